"""What a turn works on and what it comes to: `(state, event, actor) -> Turn`, or a `Refused`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from dialogs.ids import AreaId, MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.messages import Message
from dialogs.notices import Notice, Reply
from dialogs.pages import LiftedToMe, MyMeasure, NodeBelow, Page, PlanLine, SupportWanted
from dialogs.rules.checklist import Language
from dialogs.rules.deadlines import Cause
from dialogs.rules.measure import MeasureCase, StepKind
from dialogs.rules.organisation import Person, Role
from dialogs.rules.review import Matter, Measure, Review


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies on a person's desk."""

    roles: tuple[Role, ...]
    reviews: tuple[Review, ...] = ()
    measures: tuple[MyMeasure, ...] = ()
    lifted: tuple[LiftedToMe, ...] = ()
    support: tuple[SupportWanted, ...] = ()
    below: tuple[NodeBelow, ...] = ()
    first_meeting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """A channel: the nodes linked to it, and those that the person may link."""

    channel: str
    linked: tuple[tuple[NodeId, str], ...]
    managed: tuple[tuple[NodeId, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """What a unit has planned through the years. `others` are the reader's other units."""

    node: NodeId
    unit: str
    lines: tuple[PlanLine, ...]
    others: tuple[tuple[NodeId, str], ...] = ()


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
class Snoozed:
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseSaid:
    """What stood in the way, or (None) that support is wanted."""

    review: ReviewId
    cause: Cause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChanged:
    """One step of a measure's life. `also` is a measure that follows it, `lifted` a matter that came of it."""

    before: MeasureCase
    after: Measure
    step: StepKind
    note: str = ""
    also: Measure | None = None
    lifted: Matter | None = None


Change = LanguageChosen | Noted | NodesJoined | ChannelLinked | MeasureChanged | Snoozed | CauseSaid


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
