"""Matters that are lifted: the form, the matter's own card, the lists, and the news of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dialogs.ground.ids import MatterId, MeasureId, NodeId, QuestionId, ReviewId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.matters.rules.matter import MatterAsk, StepKind
from dialogs.organisation.rules.receivers import MatterKind, ReceiverChoice, ReceiverRole
from dialogs.reviews.pages.answering import Candidate, Draft
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverName:
    """Who has it: a role at a node, and the people who hold it today."""

    role: ReceiverRole
    node: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftPage(Shown):
    """The form for lifting. `units` are those of the reader, where there are several to lift it from."""

    node: NodeId
    unit: str
    receivers: tuple[ReceiverChoice, ...]
    units: tuple[tuple[NodeId, str], ...] = ()
    review: ReviewId | None = None
    question: QuestionId | None = None
    number: int | None = None
    short: Text | None = None
    measure: MeasureId | None = None
    measure_what: str = ""
    returnable: bool = False  # the question is about the allocation of tasks: one can be handed back
    to: str = ""  # the chosen receiver
    to_name: str = ""
    draft: Draft = field(default_factory=Draft)
    earliest: date | None = None

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=self.review, page="lift", question=self.question, measure=self.measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    unit: str
    what: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterStep:
    """A line of a matter's history. `to` is who has it afterwards, `unit` the one that joined it."""

    kind: StepKind
    note: str
    to: ReceiverName | None
    wanted_by: date | None
    unit: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOfLine:
    what: str
    due: date | None
    standing: Standing
    accountable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideLine:
    matter: MatterId
    unit: str
    what: str
    alike: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterPage(Shown):
    """A matter's own card: who lifted what, who has it, what has happened, and what can be done now. With `ask` one form."""

    matter: MatterId
    revision: int
    kind: MatterKind
    state: MatterState
    receiver: ReceiverName
    voices: tuple[VoiceLine, ...]
    number: int | None
    short: Text | None
    wanted_by: date | None
    overdue: bool
    came_of: CameOfLine | None
    steps: tuple[MatterStep, ...]
    beside: tuple[BesideLine, ...]
    may_answer: bool
    may_withdraw: bool
    measure: MeasureId | None = None  # that came of it, where the reader may open it
    ask: MatterAsk | None = None
    draft: Draft = field(default_factory=Draft)
    to: str = ""
    to_name: str = ""
    typed: str = ""  # the answer or the reason, shown again in its field
    receivers: tuple[ReceiverChoice, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    earliest: date | None = None
    picker: bool = False
    back: tuple[ReviewId, QuestionId] | None = None  # the question that the reader came from

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page="matter", matter=self.matter)


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterLine:
    """A matter in a list. `others`: how many more units have lifted it."""

    matter: MatterId
    kind: MatterKind
    state: MatterState
    what: str
    unit: str
    others: int
    receiver: ReceiverName
    wanted_by: date | None
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MattersPage(Shown):
    to_me: tuple[MatterLine, ...]
    ours: tuple[MatterLine, ...]
    may_lift: bool


class MatterNewsKind(StrEnum):
    LIFTED = "lifted"  # to the receiver
    PASSED_TO = "passed_to"  # to the new receiver
    TAKEN = "taken"  # the rest to those who lifted it
    ANSWERED = "answered"
    PASSED_ON = "passed_on"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"  # to the receiver
    MEASURE_DONE = "measure_done"
    MEASURE_HELPED = "measure_helped"
    MEASURE_NOT_ENOUGH = "measure_not_enough"
    MEASURE_STUCK = "measure_stuck"  # it cannot be done, or was taken out


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterNewsPage(Shown):
    """A receipt: what has been done with a matter, and one button to it. These arrive unasked."""

    kind: MatterNewsKind
    matter: MatterId
    matter_kind: MatterKind
    number: int | None
    short: Text | None
    voices: tuple[VoiceLine, ...]
    receiver: ReceiverName
    wanted_by: date | None
    came_of: CameOfLine | None
    by: str
    note: str

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page="matter", matter=self.matter)


Page = LiftPage | MatterPage | MattersPage | MatterNewsPage


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedToMe:
    """A matter that waits for an answer. `others`: how many more units have lifted it."""

    matter: MatterId
    what: str
    unit: str
    wanted_by: date | None
    others: int = 0
    overdue: bool = False
