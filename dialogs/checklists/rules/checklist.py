"""What a checklist is: areas of questions, a scale of choices, and what follows each choice.

The scale belongs to the checklist (the report of Region Västmanland never states one), so nothing outside this
file may assume that there is a Ja.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from dialogs.ground.ids import AreaId, ChecklistId, ChoiceId, NodeId, QuestionId
from dialogs.ground.texts import Text


class Follows(StrEnum):
    """What a choice asks for next (domain.md 2.3)."""

    IMPROVE = "improve"  # a shortcoming: a measure, done at once, or a reason
    PRESERVE = "preserve"  # a strength: an optional activity
    REASON = "reason"  # a line of reason, nothing more


class AnsweredBy(StrEnum):
    PAIR = "pair"
    MANAGER = "manager"  # put to the manager personally: the rep reads and may comment, but does not confirm


class Origin(StrEnum):
    LAW = "law"
    OWN = "own"  # the employer's own governing documents
    LOCAL = "local"  # added by a node below; never in the core statistics


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One step of the scale. `counts` says whether it is in the denominator of percentages (Ej aktuellt is not)."""

    id: ChoiceId
    label: Text
    follows: Follows
    counts: bool = True
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """Both ends inclusive; None is open."""

    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawReference(Validity):
    act: str  # "AFS 2023:1"
    place: str  # "14 §"
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Validity):
    title: Text
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    id: QuestionId
    text: Text  # verbatim
    short: Text  # a few words, for overviews and the rep's area cards
    help: Text
    law: tuple[LawReference, ...] = ()
    documents: tuple[Document, ...] = ()
    see_also: tuple[QuestionId, ...] = ()
    answered_by: AnsweredBy = AnsweredBy.PAIR
    sensitive: bool = False  # asks for ways of working, never cases or persons; free text stays in the own line
    carries_over: bool = False  # shows last year's shortcomings and open measures (question 25 of Västmanland)
    new_manager: bool = False  # in the small extra follow-up that is offered to a new manager
    task_allocation: bool = False  # asks how tasks are allocated: one can be handed back to the superior (9 §)
    assessment: bool = False  # asks whether risks are assessed, of which the latest day is known (question 13)
    suggestions: tuple[Text, ...] = ()
    origin: Origin = Origin.LAW
    added_by: NodeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    id: AreaId
    title: Text
    questions: tuple[Question, ...]
    added_by: NodeId | None = None


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """One version of a checklist as a review meets it: the locked core, then what the nodes above have added."""

    id: ChecklistId
    version: str
    title: Text
    scale: tuple[Choice, ...]
    areas: tuple[Area, ...]
    documents: tuple[Document, ...] = field(default=())

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for area in self.areas for question in area.questions)

    @cached_property
    def _by_id(self) -> dict[QuestionId, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _numbers(self) -> dict[QuestionId, int]:
        return {question.id: number for number, question in enumerate(self.questions, 1)}

    @cached_property
    def _choices(self) -> dict[ChoiceId, Choice]:
        return {choice.id: choice for choice in self.scale}

    def __contains__(self, question: QuestionId) -> bool:
        return question in self._by_id

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    def question(self, question: QuestionId) -> Question:
        """Raises KeyError for an id that is not in this version."""
        return self._by_id[question]

    def choice(self, choice: ChoiceId) -> Choice:
        """Raises KeyError for a choice that is not on this scale."""
        return self._choices[choice]

    def has_choice(self, choice: ChoiceId) -> bool:
        return choice in self._choices

    def number(self, question: QuestionId) -> int:
        return self._numbers[question]

    def by_number(self, number: int) -> Question | None:
        return self.questions[number - 1] if 1 <= number <= len(self.questions) else None

    def area_of(self, question: QuestionId) -> Area:
        return next(area for area in self.areas if any(one.id == question for one in area.questions))

    def after(self, question: QuestionId) -> Question | None:
        return self.by_number(self.number(question) + 1)

    def before(self, question: QuestionId) -> Question | None:
        return self.by_number(self.number(question) - 1)

    def only(self, questions: Collection[QuestionId]) -> Checklist:
        """Smaller: these questions, numbered from 1, in the areas they stand in. An id that is not here is left out."""
        kept = tuple(
            replace(area, questions=tuple(one for one in area.questions if one.id in questions)) for area in self.areas
        )
        return replace(self, areas=tuple(area for area in kept if area.questions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """Areas and questions that one node adds below a core (G07: "Det går däremot att lägga till ytterligare områden").

    The core is locked (G06): an addition can only add, so it has no way of saying that something is removed.
    """

    extends: ChecklistId
    version: str
    node: NodeId
    areas: tuple[Area, ...]


def with_additions(core: Checklist, additions: tuple[Addition, ...]) -> Checklist:
    """The core first and untouched, then the additions, nearest the root first."""
    return replace(core, areas=core.areas + tuple(area for one in additions for area in one.areas))
