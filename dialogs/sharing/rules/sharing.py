"""Whether what a unit has written of a question may be read above its own line.

Free text stays in the own line unless the unit has shared it: the manager shares, and a safety representative may object.
What is written about sensitive questions (12 and 26 of Västmanland) is never shared.
"""

from __future__ import annotations

from enum import StrEnum


class Sharing(StrEnum):
    KEPT = "kept"  # in the own line: so it is until somebody says otherwise
    SHARED = "shared"
    OBJECTED = "objected"  # the manager wanted to share it; a representative did not


def by_manager(now: Sharing, *, wanted: bool) -> Sharing:
    """An objection stands, whatever the manager wants."""
    if now is Sharing.OBJECTED:
        return now
    return Sharing.SHARED if wanted else Sharing.KEPT


def by_rep(now: Sharing, *, wanted: bool) -> Sharing:
    """Objects to what is shared, or lets go of an objection. What the manager keeps is kept."""
    if now is Sharing.KEPT:
        return now
    return Sharing.SHARED if wanted else Sharing.OBJECTED
