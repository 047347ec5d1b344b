"""What is kept about people and who sees it: told before anything is."""

from __future__ import annotations

from cards.parts import Element, bold, group, small, text
from cards.texts import Texts


def kept(t: Texts) -> Element:
    """What is kept and who sees it, before anything is (AFS 2023:11 3 kap. 9 §: nobody is measured without knowing it)."""
    return group(
        text(bold(t("What is kept, and who sees it"))),
        small(
            t(
                "Answers, comments and measures are kept, with who wrote what and when. Who took part is kept as "
                "numbers, without names, and nobody's union is kept."
            )
        ),
        small(
            t(
                "The manager, the safety representative and the managers above see your follow-up, and whether it is "
                "done in time. Everybody else sees only totals, and comments that you choose to share."
            )
        ),
        small(t("Those who run SAM-boten for your employer can read what is in its database.")),
    )
