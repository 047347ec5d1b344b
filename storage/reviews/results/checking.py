"""Understanding each row of results by itself; what is wrong in any of them is found in one reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from dialogs.ground.ids import NodeId
from dialogs.organisation.rules.accountable import is_group
from dialogs.reviews.rules.review import MeasureKind, Participants, Priority
from storage.organisation.importing.cells import Cells
from storage.organisation.importing.problems import Problem, ProblemKind, in_reading_order
from storage.organisation.importing.tables import Reading, Row
from storage.reviews.results.records import KINDS, PRIORITIES, AnswerRecord, MeasureRecord, ParticipantsRecord, Results
from storage.reviews.results.sheets import SheetName

T = TypeVar("T")

LONGEST_COMMENT = 2000  # as on the cards
LONGEST_WHAT = 500
MOST = 9999  # people in one unit
YEARS = range(2000, 2101)


def check(reading: Reading) -> Results:
    problems = list(reading.problems)
    answers = _each(reading.rows(SheetName.ANSWERS), _answer, problems)
    participants = _each(reading.rows(SheetName.PARTICIPANTS), _participants, problems)
    measures = _each(reading.rows(SheetName.MEASURES), _measure, problems)
    return Results(answers=answers, participants=participants, measures=measures, problems=in_reading_order(problems))


def _each(rows: Sequence[Row], understand: Callable[[Cells], T], problems: list[Problem]) -> tuple[T, ...]:
    """Only what is sound goes on: the next step need not ask again."""
    return tuple(record for row in rows if (record := _sound(Cells(row, problems), understand)) is not None)


def _sound(cells: Cells, understand: Callable[[Cells], T]) -> T | None:
    record = understand(cells)
    return record if cells.sound else None


def _answer(cells: Cells) -> AnswerRecord:
    return AnswerRecord(
        node=NodeId(cells.id("nod")),
        question=cells.text("fråga"),
        choice=cells.text("svar"),
        comment=_short(cells, "kommentar", LONGEST_COMMENT),
        source=cells.source,
    )


def _participants(cells: Cells) -> ParticipantsRecord:
    counts = Participants(
        managers=_number(cells, "chefer", range(1, MOST + 1)),
        employees=_number(cells, "medarbetare", range(MOST + 1)),
        safety_reps=_number(cells, "skyddsombud", range(MOST + 1)),
        union_reps=_number(cells, "fackliga", range(MOST + 1)),
    )
    return ParticipantsRecord(node=NodeId(cells.id("nod")), counts=counts, source=cells.source)


def _measure(cells: Cells) -> MeasureRecord:
    due = cells.day("klart_senast")
    if not cells.row["klart_senast"]:
        cells.wrong(ProblemKind.EMPTY, "klart_senast")
    accountable = cells.text("ansvarig")
    if accountable and is_group(accountable):
        cells.wrong(ProblemKind.NOT_ONE_PERSON, "ansvarig")
    return MeasureRecord(
        node=NodeId(cells.id("nod")),
        question=cells.row["fråga"],
        kind=cells.one_of("typ", KINDS, ProblemKind.UNKNOWN_WORD) or MeasureKind.IMPROVE,
        what=cells.text("vad", longest=LONGEST_WHAT),
        due=due or date.min,
        accountable=accountable,
        priority=cells.one_of("prioritet", PRIORITIES, ProblemKind.UNKNOWN_WORD) or Priority.NORMAL,
        goal=_short(cells, "mål") or None,
        target_year=_number(cells, "målår", YEARS) if cells.row["målår"] else None,
        source=cells.source,
    )


def _short(cells: Cells, column: str, longest: int = 200) -> str:
    value = cells.row[column]
    if len(value) > longest:
        cells.wrong(ProblemKind.TOO_LONG, column, str(longest))
    return value


def _number(cells: Cells, column: str, allowed: range) -> int:
    value = cells.row[column]
    if not (value.isascii() and value.isdecimal() and len(value) <= len(str(allowed[-1])) and int(value) in allowed):
        kind = ProblemKind.BAD_NUMBER if value else ProblemKind.EMPTY
        cells.wrong(kind, column, f"{allowed[0]}–{allowed[-1]}")
        return allowed[0]
    return int(value)
