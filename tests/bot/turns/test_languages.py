"""Which language somebody is written to in, before they have chosen."""

from __future__ import annotations

import pytest

from bot.turns.callers import language
from dialogs.ground.texts import Language


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("sv-SE", Language.SV),
        ("sv", Language.SV),
        ("nb-NO", Language.SV),
        ("nn-NO", Language.SV),
        ("no", Language.SV),
        ("da-DK", Language.SV),
        ("da_DK", Language.SV),
        (None, Language.SV),
        ("", Language.SV),
        ("en-GB", Language.EN),
        ("fi-FI", Language.EN),
        ("de-DE", Language.EN),
        ("svk", Language.EN),
    ],
)
def test_neighbours_read_swedish(locale: str | None, shown: Language) -> None:
    """A Norwegian or a Dane reads Swedish more easily than English; everybody can change it."""
    assert language(None, locale) is shown
