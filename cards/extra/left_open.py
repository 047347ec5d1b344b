"""What a unit has left open, in lines: for a new manager of it, and for the unit that takes over from it."""

from __future__ import annotations

from collections.abc import Iterator

from cards.ground.common import review_title
from cards.parts import Element, paragraph
from cards.reviews.stages import stage_words
from cards.texts import Texts
from dialogs.extra.pages import TakenOver


def left_open(waiting: TakenOver, nothing: str, t: Texts) -> Iterator[Element]:
    """`nothing`: that there is nothing is worth a line, too."""
    for review, stage in waiting.reviews:
        yield paragraph(f"{review_title(t, review)}: {stage_words(stage, t)}")
    if waiting.measures:
        told = t.n("{n} open measure", "{n} open measures", waiting.measures)
        if waiting.overdue:
            told += t.n(", {n} of them overdue", ", {n} of them overdue", waiting.overdue)
        yield paragraph(told)
    if waiting.matters:
        yield paragraph(
            t.n("{n} lifted matter without an answer", "{n} lifted matters without an answer", waiting.matters)
        )
    if not (waiting.reviews or waiting.measures or waiting.matters):
        yield paragraph(nothing)
