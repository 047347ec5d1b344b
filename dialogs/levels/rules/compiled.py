"""Sums as people read them: per question number and per cent, each share with what it is a share of (V10).

Two denominators: of those answered to whom it applies (without Ej aktuellt), and of all signed reviews that were asked.
The core's questions and those a node has added are told apart, always (G07).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dialogs.checklists.rules.checklist import AnsweredBy, Area, Checklist, Choice, Question
from dialogs.ground.ids import ChoiceId, QuestionId
from dialogs.levels.rules.sums import Sums
from dialogs.reviews.rules.review import CARRIED_OUT, IN_PLAN, MeasureKind, MeasureState


def percent(part: int, whole: int) -> int | None:
    """Whole per cent, a half upwards; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceCount:
    choice: ChoiceId
    count: int
    of_counted: int | None  # per cent of those it applies to; None for what does not count, and of nothing
    of_asked: int | None  # per cent of all signed reviews that were asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The answers to one question, or to all of an area: then `asked` is how many answers there could be."""

    asked: int
    answered: int
    counted: int
    choices: tuple[ChoiceCount, ...]  # in the order of the scale

    @property
    def unanswered(self) -> int:
        return self.asked - self.answered

    def count(self, choice: ChoiceId) -> int:
        return next((one.count for one in self.choices if one.choice == choice), 0)


def tally(scale: Iterable[Choice], counts: Mapping[ChoiceId, int], asked: int) -> Tally:
    steps = tuple(scale)
    counted = sum(counts.get(step.id, 0) for step in steps if step.counts)
    return Tally(
        asked=asked,
        answered=sum(counts.get(step.id, 0) for step in steps),
        counted=counted,
        choices=tuple(
            ChoiceCount(
                choice=step.id,
                count=counts.get(step.id, 0),
                of_counted=percent(counts.get(step.id, 0), counted) if step.counts else None,
                of_asked=percent(counts.get(step.id, 0), asked),
            )
            for step in steps
        ),
    )


class Became(StrEnum):
    """What has become of measures, in as few words as a level needs."""

    ONGOING = "ongoing"
    DONE = "done"  # carried out; whether it helped is not seen to yet
    HELPED = "helped"
    NOT_ENOUGH = "not_enough"
    CANNOT = "cannot"


BECAME = {
    MeasureState.PLANNED: Became.ONGOING,
    MeasureState.DONE: Became.DONE,
    MeasureState.CONTROLLED: Became.HELPED,
    MeasureState.INSUFFICIENT: Became.NOT_ENOUGH,
    MeasureState.CANNOT: Became.CANNOT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureCount:
    """Measures in the plans. A proposal is in none yet, and what was taken out not any more."""

    improve: int  # åtgärder
    preserve: int  # aktiviteter
    became: Mapping[Became, int]

    @property
    def total(self) -> int:
        return self.improve + self.preserve

    @property
    def carried_out(self) -> int:
        return sum(self.became.get(BECAME[state], 0) for state in CARRIED_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """How often both sides saw a thing alike. `asked`: answers that a safety representative looked at."""

    asked: int
    dissent: int

    @property
    def seen_alike(self) -> int:
        return self.asked - self.dissent


def of_question(sums: Sums, checklist: Checklist, question: Question, asked: int | None = None) -> Tally:
    """`asked` is how many reviews were asked: all of them, but for what a node has added."""
    counts = {step.id: sums.choices.get((question.id, step.id), 0) for step in checklist.scale}
    return tally(checklist.scale, counts, sums.reviews if asked is None else asked)


def of_area(sums: Sums, checklist: Checklist, area: Area) -> Tally:
    """All answers in an area of the core, which every review was asked."""
    counts: Counter[ChoiceId] = Counter()
    for question in area.questions:
        for step in checklist.scale:
            counts[step.id] += sums.choices.get((question.id, step.id), 0)
    return tally(checklist.scale, counts, sums.reviews * len(area.questions))


def measures(sums: Sums, question: QuestionId | None = None, *, every: bool = True) -> MeasureCount:
    """Of all questions and of none, or (`every=False`) of this one."""
    found = [
        (facts, count)
        for facts, count in sums.measures.items()
        if facts.state in IN_PLAN and (every or facts.question == question)
    ]
    became: Counter[Became] = Counter()
    for facts, count in found:
        became[BECAME[facts.state]] += count
    return MeasureCount(
        improve=sum(count for facts, count in found if facts.kind is MeasureKind.IMPROVE),
        preserve=sum(count for facts, count in found if facts.kind is MeasureKind.PRESERVE),
        became=became,
    )


def alike(sums: Sums, questions: Iterable[Question]) -> Alike:
    """What is put to the manager personally is not confirmed, and so not seen alike either."""
    asked = [question.id for question in questions if question.answered_by is AnsweredBy.PAIR]
    return Alike(asked=sums.with_rep * len(asked), dissent=sum(sums.dissent.get(one, 0) for one in asked))
