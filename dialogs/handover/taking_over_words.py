"""Typed words about what a unit that has ended left open: "ta över", "inte vårt: skäl"."""

from __future__ import annotations

from dialogs.handover.events.taking_over import Event as TakeOverEvent
from dialogs.handover.events.taking_over import NotOurs, ShowTakeOver, TakeOver

SHOW = frozenset({"övertagande", "avslutade enheter", "att ta över", "take-over", "ended units"})
TAKE = frozenset({"ta över", "vi tar över", "take over", "we take over"})
NOT_OURS = frozenset({"inte vårt", "inte vår", "inte våra", "not ours"})


def read(head: str, tail: str) -> TakeOverEvent | None:
    """None: not about it."""
    if head in TAKE:
        return TakeOver()
    if head in NOT_OURS:
        return NotOurs(why=tail or None)
    return ShowTakeOver() if head in SHOW else None
