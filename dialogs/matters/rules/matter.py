"""A matter that was lifted: who lifted it, who has it today, and what has been done with it.

Several units that lift the same become one matter with several voices: one answer reaches them all. A step is never
lost, and each is a receipt to those who lifted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum

from dialogs.ground.ids import MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.ground.people import Person
from dialogs.ground.texts import Text
from dialogs.organisation.rules.receivers import MatterKind, Receiver
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.standing import Standing


class StepKind(StrEnum):
    """What was done with a matter: one line of its history."""

    LIFTED = "lifted"  # written down with the first step after it, so that the first receiver is never lost
    TAKEN = "taken"
    ANSWERED = "answered"
    PASSED_ON = "passed_on"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class MatterAsk(StrEnum):
    """Which form a matter's card shows."""

    TAKE = "take"
    ANSWER = "answer"
    HAND_ON = "hand_on"
    MERGE = "merge"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    matter: MatterId  # which of the voices it was done with
    revision: int
    kind: StepKind
    note: str
    to: Receiver | None  # who had it afterwards
    wanted_by: date | None  # afterwards
    measure: MeasureId | None  # that came of it
    other: MatterId | None  # that it was merged with
    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One unit that has lifted it. `people` are those who get the receipts today, `managers` those who may take it back."""

    matter: MatterId
    node: NodeId
    unit: str
    what: str
    wanted_by: date | None
    by: PersonId
    at: datetime
    review: ReviewId | None = None
    question: QuestionId | None = None
    managers: tuple[PersonId, ...] = ()
    people: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOf:
    """The measure at the receiver's that came of it."""

    measure: MeasureId
    what: str
    due: date | None
    accountable: PersonId | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another open matter with the same receiver. `alike`: about the same question, or from the same building."""

    matter: MatterId
    revision: int
    unit: str
    what: str
    alike: bool
    wanted_by: date | None = None
    people: tuple[PersonId, ...] = ()  # those who get its receipts


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedMatter:
    """What steps change."""

    id: MatterId
    kind: MatterKind
    state: MatterState
    revision: int
    to: Receiver
    wanted_by: date | None


@dataclass(frozen=True, kw_only=True)
class MatterCase:
    """A matter with everybody who has lifted it, and those who hold the receiver's role today."""

    matter: LiftedMatter
    to_name: str
    voices: tuple[Voice, ...]
    holders: tuple[PersonId, ...]
    held_before: tuple[PersonId, ...] = ()  # who hold a role that it has been passed on from
    steps: tuple[Step, ...] = ()
    number: int | None = None
    short: Text | None = None  # of the question
    came_of: CameOf | None = None
    beside: tuple[Beside, ...] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    places: Mapping[NodeId, str] = field(default_factory=dict)

    @property
    def first(self) -> Voice:
        return next(one for one in self.voices if one.matter == self.matter.id)

    @property
    def is_open(self) -> bool:
        return self.matter.state is MatterState.OPEN

    @property
    def lifters(self) -> tuple[PersonId, ...]:
        """Everybody whom an answer reaches."""
        return tuple(dict.fromkeys(person for voice in self.voices for person in voice.people))

    @property
    def alike(self) -> tuple[Beside, ...]:
        return tuple(one for one in self.beside if one.alike)

    def may_answer(self, person: PersonId) -> bool:
        return person in self.holders

    def may_see(self, person: PersonId) -> bool:
        return self.may_answer(person) or person in self.lifters or person in self.held_before

    def may_withdraw(self, person: PersonId) -> bool:
        """Of several voices none takes back what the others have lifted."""
        return self.is_open and len(self.voices) == 1 and person in self.first.managers

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.matter.wanted_by is not None and self.matter.wanted_by < today

    def received_on(self, zone: tzinfo) -> date:
        """Since when the present receiver has had it."""
        passed = [step.at for step in self.steps if step.kind is StepKind.PASSED_ON and step.matter == self.matter.id]
        return max(passed, default=self.first.at).astimezone(zone).date()

    def step(self, matter: str, revision: int) -> Step | None:
        return next((one for one in self.steps if one.matter.hex == matter and one.revision == revision), None)

    def last(self) -> Step | None:
        own = [one for one in self.steps if one.matter == self.matter.id]
        return own[-1] if own else None

    def unit_of(self, matter: MatterId | None) -> str:
        return next((one.unit for one in self.voices if one.matter == matter), "")

    def name(self, person: PersonId) -> str:
        known = self.people.get(person)
        return known.name if known else ""

    def names(self, people: tuple[PersonId, ...]) -> tuple[str, ...]:
        return tuple(self.name(one) for one in people)
