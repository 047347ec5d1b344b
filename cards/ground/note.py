"""A note: the words of the line above a page. Each subject has those of its own notices in its notes.py."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 300  # characters of what somebody typed: the whole of it is in its field


@dataclass(frozen=True, slots=True)
class Note:
    """A title, and what follows it. `done`: something was saved."""

    title: str
    more: tuple[str, ...] = ()
    done: bool = False
