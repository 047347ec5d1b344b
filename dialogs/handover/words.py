"""Typed words where work changes hands."""

from __future__ import annotations

from typing import Any

from dialogs.ground.words import Line
from dialogs.handover import handing_all_words, taking_over_words


def read(line: Line) -> Any | None:
    return handing_all_words.read(line.head, line.tail) or taking_over_words.read(line.head, line.tail)


def alone(line: Line) -> Any | None:
    """ "lämna över" where there is no follow-up that it could mean: everything."""
    return handing_all_words.of(None, line.tail) if line.head in handing_all_words.ALONE else None
