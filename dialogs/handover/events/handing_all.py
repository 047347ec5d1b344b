"""Handing over all that is somebody's to one other person. `mark` is None where the event was typed."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import PersonId


@event("show-hand-all")
class ShowHandAll:
    """What would be handed over, and to whom. Without a person: the reader's own things."""

    person: PersonId | None = None
    of: str | None = typed()  # chosen on the card: it goes before what its button carries
    of_name: str | None = typed()  # "lämna över allt för Maria Holm"


@event("hand-all")
class HandAll:
    """`mark` says what was listed on the card: what has come since is not handed over unseen."""

    person: PersonId | None = None
    mark: str | None = None
    of_name: str | None = typed()
    why: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()


Event = ShowHandAll | HandAll
