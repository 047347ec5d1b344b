"""Whether a comment may be read above the own line: the manager shares, a representative may object."""

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
