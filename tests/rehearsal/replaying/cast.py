"""Who says what: the source's totals dealt out over the self-checks, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.ground.ids import QuestionId
from tests.rehearsal.replaying.region import Chair
from tests.rehearsal.replaying.source import Question, Source

YES, PARTLY, NO, NOT_APPLICABLE = "yes", "partly", "no", "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one self-check will say."""

    chair: Chair
    day: date
    answers: Mapping[QuestionId, str]
    measures: Mapping[QuestionId, str]
    employees: int
    union_reps: int


def dealt(source: Source, chairs: tuple[Chair, ...], seed: int) -> tuple[Part, ...]:
    chance = random.Random(f"{source.year}:{seed}")  # noqa: S311 - made-up answers
    everywhere = range(len(chairs))
    answers: list[dict[QuestionId, str]] = [{} for _ in everywhere]
    measures: list[dict[QuestionId, str]] = [{} for _ in everywhere]
    for question in source.questions:
        _deal(question, answers, measures, chance)
    unions = [0 for _ in everywhere]
    for n in chance.sample(everywhere, source.involved.union_reps):
        unions[n] = 1
    employees = [0 for _ in everywhere]
    for n in chance.choices(everywhere, k=_employees(source, chairs)):
        employees[n] += 1
    days = _days(source, len(chairs), chance)
    return tuple(
        Part(
            chair=chair,
            day=days[n],
            answers=answers[n],
            measures=measures[n],
            employees=employees[n],
            union_reps=unions[n],
        )
        for n, chair in enumerate(chairs)
    )


def _deal(
    question: Question,
    answers: list[dict[QuestionId, str]],
    measures: list[dict[QuestionId, str]],
    chance: random.Random,
) -> None:
    """Short of Ja at so many, a measure at some of those; it does not concern so many; all others say Ja."""
    which = QuestionId(f"q{question.number}")
    drawn = chance.sample(range(len(answers)), question.short + question.not_applicable)
    short, not_applicable = drawn[: question.short], set(drawn[question.short :])
    for n, said in enumerate(answers):
        said[which] = NOT_APPLICABLE if n in not_applicable else YES
    for n in short:
        answers[n][which] = chance.choices((PARTLY, NO), (3, 1))[0]
    for number, n in enumerate(short[: question.measures]):
        measures[n][which] = question.texts[number % len(question.texts)]


def _employees(source: Source, chairs: tuple[Chair, ...]) -> int:
    """What is left of all who were involved, when managers and representatives are counted in each self-check."""
    managers = sum(len(chair.managers) for chair in chairs)
    return source.involved.people - managers - source.involved.safety_reps - source.involved.union_reps


def _days(source: Source, number: int, chance: random.Random) -> list[date]:
    """From the second day to the last week: working days, the earliest first."""
    span = (source.closes - source.opens).days - 5
    every = [source.opens + timedelta(days=n) for n in range(3, span)]
    working = [day for day in every if day.weekday() < 5]
    return sorted(chance.choice(working) for _ in range(number))
