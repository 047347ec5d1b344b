"""Typed words about what a unit that has ended left open: "ta över", "inte vårt: skäl"."""

from __future__ import annotations

from dialogs import events as e

SHOW = frozenset({"övertagande", "avslutade enheter", "att ta över", "take-over", "ended units"})
TAKE = frozenset({"ta över", "vi tar över", "take over", "we take over"})
NOT_OURS = frozenset({"inte vårt", "inte vår", "inte våra", "not ours"})


def read(head: str, tail: str) -> e.TakeOverEvent | None:
    """None: not about it."""
    if head in TAKE:
        return e.TakeOver()
    if head in NOT_OURS:
        return e.NotOurs(why=tail or None)
    return e.ShowTakeOver() if head in SHOW else None
