"""A review: one filled checklist, and everything that follows from what is in it.

A value: every change returns a new one. What can be worked out (the stage, what is missing, who still has to sign) is
never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from dialogs.checklists.rules.checklist import AnsweredBy, Area, Checklist, Choice, Follows, Question
from dialogs.ground.ids import PersonId, QuestionId, ReviewId, RoundId
from dialogs.ground.people import Person
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.extra import Extra
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.plan import (
    CARRIED_OUT,
    IN_PLAN,
    Carried,
    Measure,
    MeasureKind,
    MeasureState,
    PastMeasure,
    Priority,
)
from dialogs.reviews.rules.said import (
    Answer,
    LiftedEarlier,
    Matter,
    Participants,
    PastAnswer,
    Seat,
    SeatKind,
    Signature,
    View,
)
from dialogs.reviews.rules.windows import Window
from dialogs.risk.rules.risk import RiskAssessed

__all__ = [
    "CARRIED_OUT",
    "IN_PLAN",
    "PLAN",
    "Answer",
    "Carried",
    "LiftedEarlier",
    "Matter",
    "Measure",
    "MeasureKind",
    "MeasureState",
    "Participants",
    "PastAnswer",
    "PastMeasure",
    "Priority",
    "Review",
    "Seat",
    "SeatKind",
    "Signature",
    "Stage",
    "View",
]

PLAN = QuestionId("plan")  # the rep confirms the plan, too (AML 6 kap. 4 §): kept as a view of this "question"


class Stage(StrEnum):
    NOT_STARTED = "not_started"
    ANSWERING = "answering"
    WITH_REP = "with_rep"
    TALKING = "talking"  # the rep sees something differently; the manager has not answered that yet
    TO_SIGN = "to_sign"
    SIGNED = "signed"


@dataclass(frozen=True, kw_only=True)
class Review:
    id: ReviewId
    round: RoundId
    year: int
    checklist: Checklist
    nodes: tuple[Node, ...]
    above: Node | None  # the level above the first node: where matters are lifted
    window: Window
    seats: tuple[Seat, ...]
    people: Mapping[PersonId, Person]  # everybody whose name a card may need
    candidates: tuple[PersonId, ...] = ()  # who may be made accountable for a measure without being searched for
    managers_above: tuple[PersonId, ...] = ()
    support: tuple[PersonId, ...] = ()  # the support function nearest upwards
    coordinators: tuple[PersonId, ...] = ()
    extra: Extra | None = None  # None: the yearly one
    withdrawn: bool = False  # its unit answers in another review, together with others
    revision: int = 0
    version: int = 1
    version_began: int = 0  # the revision at which this version began: cards from before it are old
    started_at: datetime | None = None
    together: bool | None = None
    participants: Participants | None = None
    late_reason: str | None = None
    handed_over_at: datetime | None = None
    no_rep_reason: str | None = None
    judgement: str = ""
    reopened_reason: str | None = None
    signed_at: datetime | None = None
    method: Method | None = None  # gained another way than in Teams, and written in on behalf of the pair (G04)
    entered_by: str | None = None  # by whom, as they wrote it
    answers: Mapping[QuestionId, Answer] = field(default_factory=dict)
    views: Mapping[tuple[QuestionId, PersonId], View] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    matters: tuple[Matter, ...] = ()
    signatures: tuple[Signature, ...] = ()
    past: Mapping[QuestionId, PastAnswer] = field(default_factory=dict)
    carried: tuple[Carried, ...] = ()
    lifted_earlier: tuple[LiftedEarlier, ...] = ()
    risk_assessed: tuple[RiskAssessed, ...] = ()  # noted last for its units, where a question asks about it

    # --- who

    def seats_of(self, kind: SeatKind) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.kind is kind)

    def people_in(self, kind: SeatKind) -> tuple[PersonId, ...]:
        return tuple(dict.fromkeys(person for seat in self.seats_of(kind) for person in seat.people))

    @property
    def managers(self) -> tuple[PersonId, ...]:
        return self.people_in(SeatKind.MANAGER)

    @property
    def reps(self) -> tuple[PersonId, ...]:
        return tuple(one for one in self.people_in(SeatKind.REP) if one not in self.managers)

    def seat_kind(self, person: PersonId) -> SeatKind | None:
        """Which side of the table; a person who somehow sits on both is the manager."""
        if person in self.managers:
            return SeatKind.MANAGER
        return SeatKind.REP if person in self.reps else None

    def home_of(self, person: PersonId) -> Node:
        """The unit a person sits for; of several that answer together their own, so that nobody can let go of theirs."""
        own = {seat.node for seat in self.seats if person in seat.people}
        return next((node for node in self.nodes if node.id in own), self.nodes[0])

    def name(self, person: PersonId) -> str:
        known = self.people.get(person)
        return known.name if known else ""

    def names(self, people: Iterable[PersonId]) -> tuple[str, ...]:
        return tuple(self.name(person) for person in people)

    # --- answers

    def choice_of(self, question: QuestionId) -> Choice | None:
        answer = self.answers.get(question)
        return self.checklist.choice(answer.choice) if answer and answer.choice else None

    @cached_property
    def unanswered(self) -> tuple[Question, ...]:
        return tuple(q for q in self.checklist if self.choice_of(q.id) is None)

    @property
    def answered(self) -> int:
        return len(self.checklist.questions) - len(self.unanswered)

    def measures_for(self, question: QuestionId) -> tuple[Measure, ...]:
        return tuple(m for m in self.measures if m.question == question and m.state is not MeasureState.CANCELLED)

    def slot(self, question: QuestionId | None) -> int:
        """The number of the next measure of this question: what makes a second press of the same button the same measure."""
        return sum(1 for measure in self.measures if measure.question == question)

    @property
    def plan(self) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.in_plan)

    @cached_property
    def plan_mark(self) -> str:
        """Changes whenever the plan does, so that the rep is asked again."""
        lines = sorted(f"{m.id}|{m.what}|{m.due}|{m.accountable}|{m.state}" for m in self.plan)
        return sha256("\n".join(lines).encode()).hexdigest()[:16]

    def needs_follow_up(self, question: Question) -> bool:
        """A shortcoming without a measure, a lifted matter or a reason is a gap in law, not only an untidy row (14 §)."""
        choice, answer = self.choice_of(question.id), self.answers.get(question.id)
        if choice is None or answer is None or choice.follows is not Follows.IMPROVE:
            return False
        lifted = any(matter.question == question.id for matter in self.matters)
        kept = any(m.kind is MeasureKind.IMPROVE and m.in_plan for m in self.measures_for(question.id))
        return not (kept or lifted or answer.no_measure_reason)

    def may_return(self, question: Question) -> bool:
        """A shortcoming in how tasks are allocated: the task can be handed back to the superior (AFS 2023:1 9 §)."""
        choice = self.choice_of(question.id)
        return question.task_allocation and choice is not None and choice.follows is Follows.IMPROVE

    @cached_property
    def without_follow_up(self) -> tuple[Question, ...]:
        return tuple(question for question in self.checklist if self.needs_follow_up(question))

    # --- the rep's views

    @cached_property
    def to_confirm(self) -> tuple[Question, ...]:
        """What the rep is asked to confirm: not what is put to the manager personally."""
        return tuple(question for question in self.checklist if question.answered_by is AnsweredBy.PAIR)

    def view_of(self, question: QuestionId, person: PersonId) -> View | None:
        return self.views.get((question, person))

    def looked_at(self, question: QuestionId) -> str | None:
        """What a view of this question is a view of."""
        if question == PLAN:
            return self.plan_mark
        answer = self.answers.get(question)
        return answer.choice if answer else None

    def has_viewed(self, question: QuestionId, person: PersonId) -> bool:
        """Has said yes or no to what stands there now."""
        view = self.view_of(question, person)
        return view is not None and view.agrees is not None and view.of_choice == self.looked_at(question)

    def not_viewed(self, person: PersonId) -> tuple[QuestionId, ...]:
        asked = (*(question.id for question in self.to_confirm), PLAN)
        return tuple(question for question in asked if not self.has_viewed(question, person))

    def area_left(self, area: Area, person: PersonId) -> tuple[Question, ...]:
        return tuple(
            q for q in area.questions if q.answered_by is AnsweredBy.PAIR and not self.has_viewed(q.id, person)
        )

    def dissent(self, question: QuestionId) -> tuple[View, ...]:
        """Differing views of what stands there now."""
        return self._differing.get(question, ())

    @cached_property
    def _differing(self) -> Mapping[QuestionId, tuple[View, ...]]:
        found: dict[QuestionId, tuple[View, ...]] = {}
        for (question, _), view in self.views.items():
            if view.agrees is False and view.of_choice == self.looked_at(question):
                found[question] = (*found.get(question, ()), view)
        return found

    @cached_property
    def dissents(self) -> tuple[QuestionId, ...]:
        return tuple(question.id for question in self.checklist if self.dissent(question.id))

    @property
    def to_talk_through(self) -> tuple[QuestionId, ...]:
        return tuple(question for question in self.dissents if not self.answers[question].stands)

    @property
    def proposals(self) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.state is MeasureState.PROPOSED)

    @property
    def seen_alike(self) -> int:
        """How many questions both saw alike, of those the rep is asked about."""
        return sum(1 for question in self.to_confirm if not self.dissent(question.id))

    # --- where it stands

    @property
    def rep_seats(self) -> tuple[Seat, ...]:
        """Empty when it was handed over as "saknas" with a reason. A chair that only a manager sits in is no rep's."""
        if self.no_rep_reason:
            return ()
        return tuple(seat for seat in self.seats_of(SeatKind.REP) if not set(self.reps).isdisjoint(seat.people))

    @property
    def rep_left(self) -> bool:
        """Handed over to a rep who is not there any more, and no reason for that yet: silence is not agreement."""
        gone = self.handed_over_at is not None and not self.reps and not self.no_rep_reason
        return gone and all(signature.seat is not SeatKind.REP for signature in self.signatures)

    @cached_property
    def confirmed(self) -> bool:
        return not self.rep_left and all(
            any(not self.not_viewed(person) for person in seat.people) for seat in self.rep_seats
        )

    @cached_property
    def stage(self) -> Stage:
        if self.signed_at is not None:
            return Stage.SIGNED
        if self.handed_over_at is None:
            return Stage.NOT_STARTED if self.started_at is None else Stage.ANSWERING
        if self.without_follow_up:  # an answer that was changed, or a measure taken out, after it was handed over
            return Stage.ANSWERING
        if not self.confirmed:
            return Stage.WITH_REP
        return Stage.TALKING if self.to_talk_through or self.proposals else Stage.TO_SIGN

    @property
    def frozen(self) -> bool:
        """Somebody has signed this version: nothing in it changes until it is reopened with a reason."""
        return bool(self.signatures)

    @property
    def unsigned_seats(self) -> tuple[Seat, ...]:
        """Nobody signs for both sides of the table."""
        signed = {(signature.seat, signature.person) for signature in self.signatures}
        seats = (*self.seats_of(SeatKind.MANAGER), *self.rep_seats)
        return tuple(seat for seat in seats if not signed.intersection((seat.kind, one) for one in seat.people))

    @property
    def complete(self) -> bool:
        """Everybody has signed who has to, and a manager among them: a vacant chair is not a signature."""
        by_manager = any(signature.seat is SeatKind.MANAGER for signature in self.signatures)
        return by_manager and not self.unsigned_seats

    def has_signed(self, person: PersonId) -> bool:
        return any(signature.person == person for signature in self.signatures)

    @property
    def title(self) -> str:
        return ", ".join(node.name for node in self.nodes)

    def minutes_left(self) -> int:
        """A rough promise: about 70 seconds a question, which makes 26 of them half an hour."""
        return max(1, round(len(self.unanswered) * 70 / 60))
