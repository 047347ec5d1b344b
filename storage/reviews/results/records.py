"""What files of results say once their cells are understood. Whether it fits the unit and its checklist is asked later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.review import MeasureKind, Participants, Priority
from storage.organisation.importing.problems import Problem
from storage.organisation.importing.records import Source

KINDS: Mapping[str, MeasureKind] = {"åtgärd": MeasureKind.IMPROVE, "aktivitet": MeasureKind.PRESERVE}
PRIORITIES: Mapping[str, Priority] = {"hög": Priority.HIGH, "normal": Priority.NORMAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    """`question` is its number or its id, `choice` a word of the scale: both as they were written."""

    node: NodeId
    question: str
    choice: str
    comment: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsRecord:
    node: NodeId
    counts: Participants
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRecord:
    """`accountable` is a person's id or e-mail address, as it was written. Without a question it stands on its own."""

    node: NodeId
    question: str
    kind: MeasureKind
    what: str
    due: date
    accountable: str
    priority: Priority
    goal: str | None
    target_year: int | None
    source: Source


@dataclass(frozen=True, kw_only=True)
class Results:
    answers: tuple[AnswerRecord, ...] = ()
    participants: tuple[ParticipantsRecord, ...] = ()
    measures: tuple[MeasureRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
