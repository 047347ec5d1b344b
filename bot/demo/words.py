"""Demo only: "jag är Sven" lets the person at the Playground act as somebody else of the example region."""

from __future__ import annotations

import logging
import re

from bot.teams.inbound import PlaceKind, Received
from bot.turns import callers
from bot.turns.frame import Taken, Turns
from storage.database import transaction
from storage.organisation import tree as organisation

log = logging.getLogger(__name__)

SAID = re.compile(r"(?:jag är|i am|i'm)\s+(.{2,80})", re.IGNORECASE)


def disguise(turns: Turns, received: Received, text: str) -> Taken | None:
    """The home card of the other person; None where nothing of the kind was said, is allowed, or nobody fits."""
    said = SAID.fullmatch(text.strip(" .!"))
    who = received.caller.entra_id
    if not turns.disguises.allowed or said is None or who is None:
        return None
    with transaction(turns.sessions) as session:
        found = organisation.find_by_name(session, said[1])
        if len(found) != 1:
            return None
        turns.disguises.worn[who] = found[0].id
        if received.place.kind is PlaceKind.PERSONAL:
            callers.meet(session, found[0], received.caller, received.place, turns.clock())
    log.info("disguised person=%s reference=%s", found[0].id, received.reference)
    return turns.home(received)
