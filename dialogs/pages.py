"""What is shown, as facts without words: one dataclass for each kind of card. `cards` finds the words and the look.

A page holds everything its card needs, already worked out, in the order it is read. Texts of the checklist are `Text` in
both languages; names and what people typed are plain strings and are made inert where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dialogs.ids import AreaId, ChoiceId, MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.rules.checklist import Choice, Document, LawReference, Text
from dialogs.rules.deadlines import Why
from dialogs.rules.measure import MeasureAsk, PlanFilter, Standing, StepKind
from dialogs.rules.review import (
    MeasureKind,
    Participants,
    PastAnswer,
    Priority,
    SeatKind,
    Stage,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewName:
    """How a review is called on a card."""

    id: ReviewId
    year: int
    units: tuple[str, ...]  # one, or several that answer together
    revision: int
    version: int


# --- home


class Step(StrEnum):
    """What a person has to do next in a review, the most urgent first."""

    SIGN = "sign"
    TALK = "talk"
    CONFIRM = "confirm"
    ANSWER = "answer"
    START = "start"
    LATE = "late"  # not done, and the window has passed
    WAIT_REP = "wait_rep"
    WAIT_MANAGER = "wait_manager"
    WAIT_SIGNATURE = "wait_signature"
    NOT_OPEN = "not_open"
    SIGNED = "signed"

    @property
    def is_mine(self) -> bool:
        return self in (Step.SIGN, Step.TALK, Step.CONFIRM, Step.ANSWER, Step.START, Step.LATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskReview:
    """One review on a person's home card."""

    review: ReviewName
    seat: SeatKind
    step: Step
    answered: int
    total: int
    next_number: int | None  # the question that comes next
    minutes: int
    opens: date
    closes: date
    days_left: int
    others: tuple[str, ...]  # who sits on the other side


@dataclass(frozen=True, slots=True, kw_only=True)
class MyMeasure:
    measure: MeasureId
    what: str
    due: date | None
    unit: str
    overdue: bool
    this_month: bool = False
    to_control: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftedToMe:
    what: str
    unit: str
    wanted_by: date | None
    question: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportWanted:
    """For the support function only: who wants support with which question."""

    unit: str
    question: Text
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeBelow:
    name: str
    signed: int
    expected: int
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first line is always the next thing to do. `reviews` come most urgent first."""

    name: str
    welcome: bool = False  # the first meeting: what the bot is, and what is kept about people
    reviews: tuple[DeskReview, ...] = ()
    measures: tuple[MyMeasure, ...] = ()
    lifted: tuple[LiftedToMe, ...] = ()
    support: tuple[SupportWanted, ...] = ()
    below: tuple[NodeBelow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRolePage:
    """Somebody the organisation has given no role (`known`), or does not know at all."""

    name: str
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    in_channel: bool = False
    is_manager: bool = False
    is_rep: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresPage:
    measures: tuple[MyMeasure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BelowPage:
    nodes: tuple[NodeBelow, ...]


# --- reminders


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestLine:
    """One thing that is due: a review or a measure. `days` until the date it is about; negative when it has passed."""

    why: Why
    days: int
    review: ReviewName | None = None
    step: Step | None = None  # of the review, for the reader
    measure: MyMeasure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPage:
    """Everything that a person is reminded of on one morning, the most urgent first."""

    lines: tuple[DigestLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozePage:
    """Asks for the day until which there are to be no reminders."""

    earliest: date
    latest: date
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozedPage:
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CausePage:
    """What stood in the way? Asked of the manager alone, once, when the last day has passed."""

    review: ReviewName


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseNotedPage:
    review: ReviewName
    support: bool  # support has been asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyPage:
    """The weekly line in a channel while the round goes on. Counts; never who has not answered."""

    review: ReviewName
    days_left: int
    closes: date
    signed: bool  # this node's own
    below: tuple[int, int] | None = None  # signed, of expected


# --- a review: getting in


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPage:
    review: ReviewName
    seat: SeatKind
    questions: int
    minutes: int
    opens: date
    closes: date
    is_open: bool
    managers: tuple[str, ...]
    reps: tuple[str, ...]  # empty: there is none, not even a huvudskyddsombud
    stage: Stage


class NoteKind(StrEnum):
    REMIND_LATER = "remind_later"
    NOT_MINE = "not_mine"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePage:
    """Asks for a day (remind later) or for a line (not my unit) before it is noted."""

    review: ReviewName
    kind: NoteKind
    earliest: date | None = None
    latest: date | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedPage:
    """It is noted: `remind_on`, or that the coordinator has been told that the unit is not theirs."""

    review: ReviewName
    remind_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinableNode:
    node: NodeId
    name: str
    manager: str
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantsPage:
    review: ReviewName
    managers: tuple[str, ...]
    reps: tuple[str, ...]
    counts: Participants | None
    suggested: Participants  # own role prefilled (V11)
    joinable: tuple[JoinableNode, ...]
    together: bool | None
    in_group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePage:
    """The window has passed (or the round is closed): it can still be done, with a reason."""

    review: ReviewName
    closed: date
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherPage:
    """How the pair gets a group chat with the bot in it."""

    review: ReviewName
    others: tuple[str, ...]


# --- a review: answering


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    choice: ChoiceId
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBefore:
    """A shortcoming of last year's, or a measure that is still open, shown at the question about them (V27)."""

    number: int
    question: Text
    choice: Choice
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    review: ReviewName
    question: QuestionId
    number: int
    total: int
    answered: int
    area: Text
    text: Text
    help: Text
    law: tuple[LawReference, ...]
    documents: tuple[Document, ...]
    see_also: tuple[tuple[int, Text], ...]
    scale: tuple[Choice, ...]
    chosen: GivenAnswer | None
    comment: str
    manager_only: bool
    sensitive: bool
    support_wanted: bool
    past: PastAnswer | None
    past_choice: Choice | None
    open_before: tuple[OpenBefore, ...] = ()
    before: QuestionId | None = None
    after: QuestionId | None = None
    measures: int = 0
    may_answer: bool = True  # False: put to the manager personally, and this is the rep
    in_group: bool = False
    pressed_by: str | None = None  # in a group chat: who pressed last


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was typed on a measure's form, to be shown again."""

    what: str = ""
    due: str = ""
    who: str = ""
    who_name: str = ""
    priority: Priority = Priority.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    person: PersonId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeasure:
    """A measure as it stands in a plan."""

    id: MeasureId
    number: int | None  # of its question
    what: str
    kind: MeasureKind
    state: str
    due: date | None
    accountable: str
    priority: Priority
    done_at_once: bool
    proposed_by: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPage:
    """What is done about an answer: plan, done at once, lift, or no measure. For the rep: a proposal."""

    review: ReviewName
    question: QuestionId | None
    number: int | None
    short: Text | None
    choice: Choice | None
    kind: MeasureKind
    slot: int
    editing: MeasureId | None
    proposing: bool
    suggestions: tuple[Text, ...]
    candidates: tuple[Candidate, ...]
    draft: Draft
    earliest: date
    measures: tuple[PlannedMeasure, ...]
    no_measure_reason: str | None
    lifted: tuple[str, ...]
    lift_to: str | None  # the level above, by name
    picker: bool = False  # the client can search the directory


class Mark(StrEnum):
    """How a question stands on the overview."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"
    NEEDS_FOLLOW_UP = "needs_follow_up"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewQuestion:
    question: QuestionId
    number: int
    short: Text
    choice: Choice | None
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewArea:
    area: AreaId
    title: Text
    answered: int
    total: int
    to_do: int  # unanswered, or without follow-up
    differs: int
    questions: tuple[OverviewQuestion, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    review: ReviewName
    stage: Stage
    seat: SeatKind
    areas: tuple[OverviewArea, ...]
    answered: int
    total: int
    missing: tuple[OverviewQuestion, ...]  # what is missing before hand-over, first ones first
    participants_missing: bool
    measures: int
    reps: tuple[str, ...]
    rep_missing: bool
    together: bool
    next_question: QuestionId | None
    in_group: bool = False
    pressed_by: str | None = None

    @property
    def ready(self) -> bool:
        return not self.missing and not self.participants_missing


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRepPage:
    """No safety representative, not even a huvudskyddsombud: hand over as "saknas", with the reason."""

    review: ReviewName
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage:
    """It is somebody else's turn: who, and what they will do."""

    review: ReviewName
    stage: Stage
    waiting_for: tuple[str, ...]
    just_done: bool  # the person has just done their part


# --- a review: the rep


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAnswer:
    question: QuestionId
    number: int
    short: Text
    choice: Choice | None
    comment: str
    measures: tuple[PlannedMeasure, ...]
    no_measure_reason: str | None
    lifted: tuple[str, ...]
    manager_only: bool
    agrees: bool | None  # the rep's own view of what stands there now
    own_choice: Choice | None
    own_comment: str
    changed: bool  # the manager has changed the answer since the rep looked


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage:
    review: ReviewName
    area: AreaId
    index: int
    total: int
    title: Text
    manager: str
    answers: tuple[AreaAnswer, ...]
    left: int  # questions in the area that the rep has not said anything about
    before: AreaId | None
    after: AreaId | None
    may_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferPage:
    """The rep's own answer to one question, or just a comment."""

    review: ReviewName
    area: AreaId
    question: QuestionId
    number: int
    text: Text
    scale: tuple[Choice, ...]
    manager: str
    manager_choice: Choice | None
    manager_comment: str
    own_choice: ChoiceId | None
    comment: str
    remark_only: bool  # put to the manager personally: comment, but no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The plan of a review: measures, activities, what is lifted. The rep confirms it, the manager changes it."""

    review: ReviewName
    stage: Stage
    seat: SeatKind
    mark: str
    measures: tuple[PlannedMeasure, ...]
    lifted: tuple[str, ...]
    to_confirm: bool
    may_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    question: QuestionId
    number: int
    short: Text
    manager_choice: Choice
    manager_comment: str
    views: tuple[tuple[str, Choice | None, str], ...]  # who, their answer, their comment
    stands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPage:
    review: ReviewName
    differences: tuple[Difference, ...]
    proposals: tuple[PlannedMeasure, ...]
    remarks: tuple[tuple[int, str, str], ...]  # question number, who, comment
    may_decide: bool


# --- a review: signing, and what came of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`percent` is of those that count (Ej aktuellt does not), or None."""

    choice: Choice
    count: int
    percent: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    shares: tuple[Share, ...]
    total: int
    counted: int  # the denominator of the percentages
    seen_alike: int
    asked_of_rep: int
    rep_missing: bool
    participants: Participants | None
    strengths: tuple[str, ...]
    measures: tuple[PlannedMeasure, ...]
    lifted: int
    local: int = 0  # answered questions that a node has added: told apart, never in the shares (G07)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPage:
    review: ReviewName
    seat: SeatKind
    sums: Sums
    judgement: str
    waiting_for: tuple[str, ...]
    signed_by: tuple[str, ...]
    may_sign: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedPage:
    """What was signed, for those who were in it."""

    review: ReviewName
    sums: Sums
    judgement: str
    signatures: tuple[tuple[str, SeatKind, datetime], ...]
    no_rep_reason: str | None
    reopened_reason: str | None
    may_reopen: bool
    node: NodeId | None = None  # the reader's own: whose measures live on


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenPage:
    review: ReviewName
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryPage:
    """The post in the unit's channel. No comments, no single answers, no names of who has not answered."""

    review: ReviewName
    sums: Sums
    signed_on: date


# --- a measure, after the review is signed


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureStep:
    """A line of a measure's history."""

    kind: StepKind
    note: str
    due: date | None
    due_before: date | None
    to: str  # the accountable person afterwards
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage:
    """A measure's own card: how it stands, what has happened, and what can be done now. With `ask` one form."""

    review: ReviewName
    measure: MeasureId
    revision: int
    number: int | None
    short: Text | None
    kind: MeasureKind
    standing: Standing
    what: str
    due: date | None
    accountable: str
    priority: Priority
    done_at: datetime | None
    done_what: str
    control_on: date | None
    controlled_at: datetime | None
    controlled_by: str
    control_note: str
    reason: str | None
    follows: tuple[MeasureId, str] | None
    followed_by: tuple[MeasureId, str] | None
    steps: tuple[MeasureStep, ...]
    node: NodeId
    may_act: bool
    may_drop: bool
    in_review: bool  # the reader has a seat in the review
    lift_to: str | None = None  # the level above, by name
    ask: MeasureAsk | None = None
    draft: Draft = field(default_factory=Draft)
    typed: str = ""  # the reason, or what was seen, shown again in its field
    earliest: date | None = None
    candidates: tuple[Candidate, ...] = ()
    picker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A measure in the unit's plan."""

    measure: MeasureId
    year: int
    number: int | None
    short: Text | None
    what: str
    kind: MeasureKind
    standing: Standing
    is_open: bool
    due: date | None
    accountable: str
    priority: Priority
    done_at: datetime | None = None
    done_what: str = ""
    control_on: date | None = None
    controlled_at: datetime | None = None
    control_note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlanPage:
    """The plan of a unit through the years, what is overdue first."""

    node: NodeId
    unit: str
    year: int | None
    years: tuple[int, ...]
    show: PlanFilter
    lines: tuple[PlanLine, ...]
    others: tuple[tuple[NodeId, str], ...]  # the reader's other units


class MeasureNewsKind(StrEnum):
    ASKED = "asked"  # to the person made accountable
    MOVED = "moved"  # another day
    HANDED = "handed"  # another person
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureNewsPage:
    """Something about a measure that concerns the reader: why they are told, and one button to it."""

    kind: MeasureNewsKind
    review: ReviewName
    measure: MeasureId
    number: int | None
    short: Text | None
    what: str
    due: date | None
    due_before: date | None
    accountable: str
    by: str
    note: str


# --- in a channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPage:
    """What the bot does in a channel, and which node it belongs to."""

    linked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksPage:
    """The nodes that the asking manager may link to this channel."""

    offered: tuple[tuple[NodeId, str, bool], ...]  # id, name, linked already


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPage:
    name: str


# --- messages of their own


class NewsKind(StrEnum):
    HANDED_OVER = "handed_over"  # to the rep
    ASKED_AGAIN = "asked_again"  # to the rep: an answer has changed
    TALK = "talk"  # to the manager
    TO_SIGN = "to_sign"
    SIGNED = "signed"
    REOPENED = "reopened"
    JOINED = "joined"  # to a manager whose unit now answers together with another
    NOT_MINE = "not_mine"  # to the coordinator
    REMINDER = "reminder"  # asked for with remind later
    SUPPORT = "support"  # to the support function
    LIFTED = "lifted"  # to the manager of the level above


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsPage:
    """Something happened in a review that concerns the reader: what, by whom, and one button to it."""

    kind: NewsKind
    review: ReviewName
    by: str
    days_left: int | None = None
    question: Text | None = None
    number: int | None = None
    text: str = ""
    may_open: bool = True


# --- when it did not go as asked


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPage:
    """Nothing could be shown but the reason and a way on."""

    review: ReviewName | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SorryPage:
    """Something broke on our side. The reference is in the log."""

    reference: str


Page = (
    HomePage
    | NoRolePage
    | HelpPage
    | MeasuresPage
    | BelowPage
    | DigestPage
    | SnoozePage
    | SnoozedPage
    | CausePage
    | CauseNotedPage
    | WeeklyPage
    | InvitationPage
    | NotePage
    | NotedPage
    | ParticipantsPage
    | LatePage
    | TogetherPage
    | QuestionPage
    | FollowUpPage
    | OverviewPage
    | NoRepPage
    | WaitingPage
    | AreaPage
    | DifferPage
    | PlanPage
    | TalkPage
    | SignPage
    | SignedPage
    | ReopenPage
    | SummaryPage
    | MeasurePage
    | UnitPlanPage
    | MeasureNewsPage
    | ChannelPage
    | LinksPage
    | LinkedPage
    | NewsPage
    | RefusedPage
    | SorryPage
)
