"""Typed words for handing over everything: "lämna över allt: Karin Berg; jag slutar", "lämna över allt för Maria Holm: …"."""

from __future__ import annotations

import re

from dialogs.handover.events.handing_all import Event as HandAllEvent
from dialogs.handover.events.handing_all import HandAll, ShowHandAll

ALL = re.compile(
    r"(?:lämna över allt|lämna allt|överlämna allt|hand over all|hand over everything|hand everything over)"
    r"(?:\s+(?:för|åt|efter|for|of)\s+(?P<of>.+))?"
)
ALONE = frozenset({"lämna över", "överlämna", "hand over"})  # where there is no follow-up that it could mean


def read(head: str, tail: str) -> HandAllEvent | None:
    """None: not about handing over everything. In a follow-up "lämna över" alone hands that one to the representative."""
    said = ALL.fullmatch(head)
    return of(said["of"], tail) if said else None


def of(name: str | None, tail: str) -> HandAllEvent:
    to, _, why = (part.strip() for part in tail.partition(";"))
    if not to:
        return ShowHandAll(of_name=name)
    first, _, rest = to.partition(" ")
    return HandAll(of_name=name, who_name=rest if first.lower() in ("till", "to") and rest else to, why=why or None)
