"""What a turn works on and what it comes to: `(state, event, actor) -> Turn`, or a `Refused`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from dialogs.analyses.rules.analysis import Analysis, AnalysisStep, Outcome
from dialogs.checklists.rules.checklist import Language, Text
from dialogs.decisions.rules.decision import Decision, Feedback
from dialogs.extra.rules.extra import Extra, ExtraKind
from dialogs.ground.ids import (
    AreaId,
    BodyId,
    FeedbackId,
    MatterId,
    MeasureId,
    NodeId,
    PersonId,
    ProposalId,
    QuestionId,
    ReviewId,
)
from dialogs.ground.messages import Message
from dialogs.ground.notices import Notice, Reply
from dialogs.ground.page import Page
from dialogs.handover.pages.leaving import LeftPage
from dialogs.home.pages import (
    LiftedToMe,
    MyMeasure,
    NodeBelow,
    OwedDecision,
    SupportWanted,
    UnreadAnswer,
    WaitingAnalysis,
)
from dialogs.matters.pages import MatterLine
from dialogs.matters.rules.matter import Beside, LiftedMatter, MatterCase
from dialogs.matters.rules.matter import StepKind as MatterStepKind
from dialogs.measures.pages import PlanLine
from dialogs.measures.rules.measure import MeasureCase, StepKind
from dialogs.measures.rules.measure_home import Home
from dialogs.organisation.rules.organisation import Person, Role
from dialogs.organisation.rules.receivers import ReceiverChoice
from dialogs.reminders.rules.deadlines import Cause
from dialogs.reviews.rules.review import Matter, Measure, Review, SeatKind
from dialogs.risk.rules.risk import RiskAssessed


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, where and when. The person comes from the token-protected activity, never from a card."""

    person: Person
    now: datetime
    today: date
    in_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Joinable:
    """Another unit that could answer in the same review."""

    node: NodeId
    name: str
    managers: tuple[PersonId, ...]
    manager_name: str
    review: ReviewId | None  # its own review, which would be withdrawn
    started: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What some events need beside the review."""

    joinable: tuple[Joinable, ...] = ()
    found: tuple[Person, ...] = ()  # who fits the name that was typed
    met_later: frozenset[PersonId] = frozenset()  # of those: named by a colleague, and not met in Teams yet
    receivers: tuple[ReceiverChoice, ...] = ()  # whom a matter can be lifted to from here
    named: tuple[ReceiverChoice, ...] = ()  # the receivers that a typed name or a choice means
    candidates: tuple[Person, ...] = ()  # who may be made accountable without being searched for


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies on a person's desk."""

    roles: tuple[Role, ...]
    reviews: tuple[Review, ...] = ()
    measures: tuple[MyMeasure, ...] = ()
    lifted: tuple[LiftedToMe, ...] = ()
    we_lifted: int = 0
    support: tuple[SupportWanted, ...] = ()
    support_below: int | None = None
    below: tuple[NodeBelow, ...] = ()
    left: LeftPage | None = None
    decisions: tuple[OwedDecision, ...] = ()
    analyses: tuple[WaitingAnalysis, ...] = ()
    unread: tuple[UnreadAnswer, ...] = ()
    may_start_extra: bool = False
    first_meeting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """A channel: the nodes and bodies linked to it, and those that the person may link."""

    channel: str
    linked: tuple[tuple[NodeId, str], ...]
    managed: tuple[tuple[NodeId, str], ...]
    bodies: tuple[tuple[BodyId, str], ...] = ()  # of the nodes that the person manages
    linked_bodies: tuple[tuple[BodyId, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """What a unit has planned through the years. `others` are the reader's other units."""

    node: NodeId
    unit: str
    lines: tuple[PlanLine, ...]
    others: tuple[tuple[NodeId, str], ...] = ()
    inherited: tuple[PlanLine, ...] = ()  # open ones of the levels above, marked by origin
    seat: SeatKind | None = None  # the reader's: a manager plans, a safety representative proposes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeasure:
    """A unit where a measure is planned on its own: its people, and what the actor has made there before."""

    home: Home
    made: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftingFrom:
    """What is lifted, and from where. `may`: the person manages it, or (a measure) sees to it."""

    node: NodeId
    unit: str
    may: bool
    units: tuple[tuple[NodeId, str], ...] = ()  # all that the person manages
    review: ReviewId | None = None
    question: QuestionId | None = None
    number: int | None = None
    short: Text | None = None
    measure: MeasureId | None = None
    measure_what: str = ""
    returnable: bool = False  # the question asks how tasks are allocated


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """The matters that concern a person."""

    to_me: tuple[MatterLine, ...] = ()
    ours: tuple[MatterLine, ...] = ()
    may_lift: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskBook:
    """What a unit has noted about its yearly risk assessment. `chosen`: the unit was named by the person."""

    node: NodeId
    unit: str
    last: RiskAssessed | None
    others: tuple[tuple[NodeId, str], ...] = ()
    chosen: bool = False


# --- changes beside the review itself


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen:
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What a person asked for about a review: to be reminded, or that it is not theirs."""

    review: ReviewId
    remind_on: date | None = None
    not_mine: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NodesJoined:
    """These nodes answer in this review from now on (all of them: those not listed go back to their own)."""

    review: ReviewId
    nodes: tuple[Joinable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelLinked:
    node: NodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLinked:
    body: BodyId


@dataclass(frozen=True, slots=True, kw_only=True)
class Snoozed:
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskNoted:
    """The unit's overall risk assessment was done on this day."""

    node: NodeId
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseSaid:
    """What stood in the way, or (None) that support is wanted."""

    review: ReviewId
    cause: Cause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraAsked:
    """An extra follow-up of a node is to begin. `questions` None: all of them."""

    node: NodeId
    extra: Extra
    questions: tuple[QuestionId, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAnswered:
    """What somebody answered who was offered one: taken, again on a day, or not now and why."""

    node: NodeId
    kind: ExtraKind
    taken: bool = False
    again: date | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOverAnswered:
    """What a unit says of what another left open when it ended: taken over, or not theirs and why."""

    node: NodeId
    to: NodeId
    taken: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChanged:
    """One step of a measure's life. `also` is a measure that follows it, `lifted` a matter that came of it."""

    before: MeasureCase
    after: Measure
    step: StepKind
    note: str = ""
    also: Measure | None = None
    lifted: Matter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterLifted:
    """Beside a review: after it is signed, from a measure, or on its own."""

    matter: Matter
    review: ReviewId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterChanged:
    """One step of a matter's life. `measure` came of it; `merged` are those that became voices of it."""

    before: MatterCase
    after: LiftedMatter
    step: MatterStepKind
    note: str = ""
    measure: Measure | None = None
    merged: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecorded:
    """`measures` came of it; `dropped` came of the one that it corrects, and do not any more."""

    decision: Decision
    measures: tuple[Measure, ...] = ()
    dropped: tuple[MeasureId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackSent:
    feedback: Feedback


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNoted:
    """A node has read the answer; with a day it was taken up where the staff meet."""

    feedback: FeedbackId
    node: NodeId
    raised_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAdded:
    """A measure on its own: planned by the manager, or proposed by the rep."""

    measure: Measure
    step: StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisChanged:
    """One step of what a level says of its year. Without `before` it is the first."""

    before: Analysis | None
    after: Analysis
    step: AnalysisStep


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeNoted:
    """What has become of a proposal of the year before."""

    of: Analysis
    proposal: ProposalId
    outcome: Outcome
    note: str


Change = (
    LanguageChosen
    | Noted
    | NodesJoined
    | ChannelLinked
    | BodyLinked
    | MeasureChanged
    | MeasureAdded
    | Snoozed
    | CauseSaid
    | RiskNoted
    | ExtraAsked
    | OfferAnswered
    | TakeOverAnswered
    | MatterLifted
    | MatterChanged
    | AnalysisChanged
    | OutcomeNoted
    | DecisionRecorded
    | FeedbackSent
    | ReceiptNoted
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """What was last shown to a person: what a typed "ja" answers."""

    review: ReviewId | None
    page: str
    question: QuestionId | None = None
    area: AreaId | None = None
    measure: MeasureId | None = None
    matter: MatterId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    reply: Reply
    review: Review | None = None  # the review afterwards, when it changed
    changes: tuple[Change, ...] = ()
    messages: tuple[Message, ...] = field(default=())


class Refused(Exception):
    """Nothing is changed. Carries today's page and the reason, as facts."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(type(reply.notice).__name__)
        self.reply = reply


def refuse(page: Page, notice: Notice) -> Refused:
    return Refused(Reply(page=page, notice=notice))
