"""What has happened to a matter, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cards.ground.common import shorten
from cards.parts import TIGHT, Element, quote, small, subheading, text
from cards.reviews.matter_words import receiver_words
from cards.texts import Texts
from dialogs.matters.pages import MatterPage, MatterStep
from dialogs.matters.rules.matter import StepKind

MOST = 8
LONGEST = 600  # an answer is read here


def history(page: MatterPage, t: Texts) -> Iterator[Element]:
    if not page.steps:
        return
    yield subheading(t("What has happened"))
    for step in page.steps[: -MOST - 1 : -1]:
        yield text(_step(step, t))
        stamp = t("{day} by {who}", day=t.day_of(step.at), who=step.by)
        yield small(f"{stamp} · {quote(shorten(step.note, LONGEST))}" if step.note else stamp, spacing=TIGHT)
    left = len(page.steps) - MOST
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


def _step(step: MatterStep, t: Texts) -> str:
    to = receiver_words(step.to, t) if step.to else ""
    match step.kind:
        case StepKind.LIFTED:
            return t("Raised to {receiver}", receiver=to)
        case StepKind.TAKEN:
            return t("Taken on by {receiver}", receiver=to)
        case StepKind.ANSWERED:
            return t("Answered")
        case StepKind.PASSED_ON:
            return t("Passed on to {receiver}", receiver=to)
        case StepKind.MERGED:
            return t("Merged with the matter of {unit}", unit=step.unit)
        case StepKind.WITHDRAWN:
            return t("Taken back")
        case _:
            assert_never(step.kind)
