"""What people say in a review, one value for each: an answer, a view, a signature, who took part, what was lifted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialogs.ground.ids import ChoiceId, MatterId, MeasureId, NodeId, PersonId, QuestionId
from dialogs.organisation.rules.receivers import MatterKind, Receiver, ReceiverRole
from dialogs.reviews.rules.plan import PastMeasure
from dialogs.reviews.rules.sharing import Sharing


class SeatKind(StrEnum):
    MANAGER = "manager"
    REP = "rep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A chair at the table: one of these people has to sign. A joint review has one for each node."""

    kind: SeatKind
    node: NodeId
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Without a choice it is a comment that was kept, or a question that was skipped."""

    choice: ChoiceId | None
    comment: str = ""
    by: PersonId
    at: datetime
    revision: int
    skipped: bool = False
    support_wanted: bool = False
    no_measure_reason: str | None = None
    draft: str = ""  # typed on the follow-up card and not yet used
    stands: bool = False  # the manager has seen a differing view: both stand
    sharing: Sharing = Sharing.KEPT  # of the comment


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a safety representative sees. `of_choice` is the answer they looked at: when it changes, they are asked again.

    `agrees` is None while there is only a comment.
    """

    person: PersonId
    agrees: bool | None
    choice: ChoiceId | None = None
    of_choice: str | None = None
    comment: str = ""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    person: PersonId
    seat: SeatKind
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Who took part, as numbers (V11, V13). Names are never kept, nor anybody's union."""

    managers: int
    employees: int
    safety_reps: int
    union_reps: int

    @property
    def total(self) -> int:
        return self.managers + self.employees + self.safety_reps + self.union_reps


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """What was answered last time, and what became of it."""

    year: int
    choice: ChoiceId
    comment: str = ""
    measures: tuple[PastMeasure, ...] = ()
    extra_on: date | None = None  # answered in an extra follow-up, signed on this day


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What was lifted to a role at another node, as it was lifted. What has become of it is in `rules.matter`."""

    id: MatterId
    question: QuestionId | None
    from_node: NodeId
    to_node: NodeId
    to_role: ReceiverRole = ReceiverRole.MANAGER
    kind: MatterKind = MatterKind.MATTER
    measure: MeasureId | None = None  # that is lifted, or that cannot be done
    what: str
    wanted_by: date | None
    by: PersonId
    at: datetime

    @property
    def to(self) -> Receiver:
        return Receiver(node=self.to_node, role=self.to_role)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedEarlier:
    """A matter that these units lifted in another follow-up about this question, and that has no answer yet."""

    matter: MatterId
    question: QuestionId
    what: str
    taken: bool  # somebody has it in hand: there is a measure
    wanted_by: date | None
    year: int


class MatterState(StrEnum):
    OPEN = "open"
    TAKEN = "taken"  # there is a measure at the receiver's
    ANSWERED = "answered"
    MERGED = "merged"  # one voice of another
    WITHDRAWN = "withdrawn"
