"""The line above a page: what was saved, or why nothing was. Facts; `cards` finds the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.ids import QuestionId, ReviewId
from dialogs.ground.page import Page
from dialogs.reviews.rules.review import SeatKind, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer:
    """`activity` offers to keep the strength: an aktivitet for this question."""

    review: ReviewId
    question: QuestionId
    number: int
    choice: Choice
    at: datetime
    by: str
    activity: bool


class Saved(StrEnum):
    """What else was just saved."""

    COMMENT = "comment"
    SKIPPED = "skipped"
    PARTICIPANTS = "participants"
    MEASURE = "measure"
    MEASURE_CHANGED = "measure_changed"
    MEASURE_CANCELLED = "measure_cancelled"
    DONE_AT_ONCE = "done_at_once"
    NO_MEASURE = "no_measure"
    LIFTED = "lifted"
    SUPPORT = "support"
    LATE_REASON = "late_reason"
    AREA = "area"
    PLAN = "plan"
    VIEW = "view"
    REMARK = "remark"
    PROPOSAL = "proposal"
    ADOPTED = "adopted"
    STANDS = "stands"
    SHARING = "sharing"
    SIGNED = "signed"
    REOPENED = "reopened"
    LANGUAGE = "language"
    DRAFT = "draft"
    MEASURE_DONE = "measure_done"
    RISK_ASSESSED = "risk_assessed"
    MEASURE_HELPED = "measure_helped"
    MEASURE_FOLLOWED = "measure_followed"
    MEASURE_POSTPONED = "measure_postponed"
    MEASURE_CANNOT = "measure_cannot"
    MEASURE_DROPPED = "measure_dropped"
    MEASURE_HANDED_ON = "measure_handed_on"
    ALL_HANDED = "all_handed"
    TAKEN_OVER = "taken_over"
    NOT_OURS = "not_ours"
    MEASURE_ADDED = "measure_added"
    MEASURE_PROPOSED = "measure_proposed"
    MEASURE_TAKEN_IN = "measure_taken_in"
    MEASURE_ARRANGED = "measure_arranged"
    TASK_RETURNED = "task_returned"
    MATTER_TAKEN = "matter_taken"
    MATTER_ANSWERED = "matter_answered"
    MATTER_PASSED_ON = "matter_passed_on"
    MATTER_MERGED = "matter_merged"
    MATTER_WITHDRAWN = "matter_withdrawn"
    DECIDED = "decided"
    NO_DECISION_YET = "no_decision_yet"
    FED_BACK = "fed_back"
    ANSWER_READ = "answer_read"
    ANSWER_RAISED = "answer_raised"
    PRESENTED = "presented"
    ANALYSIS_TEXT = "analysis_text"
    ANALYSIS_PRIORITY = "analysis_priority"
    ANALYSIS_PROPOSAL = "analysis_proposal"
    ANALYSIS_EVIDENCE = "analysis_evidence"
    ANALYSIS_THEME = "analysis_theme"
    ANALYSIS_TAKEN_OUT = "analysis_taken_out"
    ANALYSIS_MOVED = "analysis_moved"
    ANALYSIS_SENT = "analysis_sent"
    ANALYSIS_NO_REP = "analysis_no_rep"
    ANALYSIS_VIEW = "analysis_view"
    ANALYSIS_OPEN = "analysis_open"
    ANALYSIS_OUTCOME = "analysis_outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedThing:
    what: Saved
    at: datetime
    by: str
    number: int | None = None  # of the question it belongs to
    met_later: str = ""  # the person made accountable, where SAM-boten has not met them yet


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedMeanwhile:
    """An old card, or two people at once: nothing was overwritten. Who changed what is told, today's page is shown."""

    by: str
    at: datetime | None = None
    number: int | None = None
    choice: Choice | None = None
    comment: str = ""  # what the person had typed and that is still in the field


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCard:
    """The card was made before the review was reopened, or shows something that is no longer there."""

    reopened_reason: str | None = None


class Lack(StrEnum):
    """What is missing or wrong in what the person typed."""

    REASON = "reason"  # Ej aktuellt, late, reopen, no measure: a line of reason
    WHAT = "what"
    DUE = "due"
    DUE_UNREADABLE = "due_unreadable"
    DUE_PASSED = "due_passed"
    WHO = "who"
    WHO_UNKNOWN = "who_unknown"
    WHO_SEVERAL = "who_several"  # the name fits several people
    WHO_GROUP = "who_group"  # "alla", a group: one person is accountable
    WHO_ADDRESS = "who_address"  # no address of somebody's at work
    WHO_SAME = "who_same"  # it is theirs already
    WHOSE = "whose"  # whose things: nobody of that name, or several
    CANNOT_ANSWER = "cannot_answer"  # no role of theirs can answer a raised matter
    NOTHING_TO_HAND = "nothing_to_hand"  # nothing of theirs is open
    YEAR = "year"
    UNIT_UNKNOWN = "unit_unknown"  # no unit that the measure may hold for
    NUMBER = "number"
    DAY = "day"
    JOINED_STARTED = "joined_started"  # a unit whose own follow-up has begun cannot be joined
    COMMENT = "comment"
    DONE_WHAT = "done_what"
    WHY = "why"
    SAME_DAY = "same_day"
    RISK_DAY = "risk_day"  # no day that can be read
    RISK_DAY_AHEAD = "risk_day_ahead"
    UNIT = "unit"
    EXTRA_KIND = "extra_kind"
    QUESTIONS = "questions"  # a word that names no question, area or set of them
    YEARLY_ROUND = "yearly_round"  # an extra follow-up asks what the yearly one asked, and there has been none
    RECEIVER = "receiver"
    RECEIVER_UNKNOWN = "receiver_unknown"
    RECEIVER_SEVERAL = "receiver_several"  # the name fits several units
    RECEIVER_SAME = "receiver_same"  # has it already
    ANSWER = "answer"
    OTHERS = "others"  # which matters are the same
    BODY = "body"  # which body decided
    DECIDED_DAY = "decided_day"
    DECIDED_AHEAD = "decided_ahead"
    DECISION_TEXT = "decision_text"
    VERDICT_REASON = "verdict_reason"  # why something is not adopted
    ITEM_UNKNOWN = "item_unknown"  # a number of nothing that was put to the body
    EXPECTED_DAY = "expected_day"
    FEEDBACK_TEXT = "feedback_text"
    RAISED_DAY = "raised_day"
    NO_CHANNEL = "no_channel"  # the body has none
    PRIORITY = "priority"  # what a level puts first
    PROPOSAL = "proposal"
    OWNER = "owner"  # which organisation owns a proposal
    SOURCE = "source"  # where other evidence comes from
    EVIDENCE = "evidence"  # what it says
    THEMES = "themes"  # which are one
    THEME_NAME = "theme_name"
    DIFFERS = "differs"  # what is seen differently
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    what: tuple[Lack, ...]
    typed: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYours:
    """The person has no seat in this review (any more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourPart:
    """The other side of the table does this."""

    seat: SeatKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOpenYet:
    opens: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadySigned:
    """`by` has signed: nothing changes until it is reopened."""

    by: tuple[str, ...]
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReady:
    """It cannot be handed over, or signed, yet."""

    stage: Stage
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyInPrivate:
    """Reviews are never shown in a channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """A button or a word that means nothing (any more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFast:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """The unit now answers in another review, together with others."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRunning:
    """The review that the measure belongs to is not signed, or open again: until then it is changed in the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourMeasure:
    """The reader sees the measure; the accountable person and the manager change it."""

    accountable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourDecision:
    """The level's manager records, or the body's own chair or secretary."""

    managers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisNotSent:
    """There is nothing to decide on until the analysis has been sent to the level's representative."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourMatter:
    """The reader sees the matter; those who have it answer."""

    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourAnalysis:
    """The reader reads it; the level's manager writes, and its representative says something of it."""

    managers: tuple[str, ...]
    for_rep: bool = False  # it is the representative's part that was tried


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisAdopted:
    """A body has decided: it is locked until it is opened again, with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisNotThere:
    """Outside the own line it is read when the representative has said something of it; and nobody hands over nothing."""

    empty: bool = False


Notice = (
    SavedAnswer
    | SavedThing
    | ChangedMeanwhile
    | OldCard
    | Lacking
    | NotYours
    | NotYourPart
    | NotOpenYet
    | AlreadySigned
    | NotReady
    | OnlyInPrivate
    | NotUnderstood
    | TooFast
    | Withdrawn
    | NotRunning
    | NotYourMeasure
    | NotYourMatter
    | NotYourDecision
    | AnalysisNotSent
    | NotYourAnalysis
    | AnalysisAdopted
    | AnalysisNotThere
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What goes back to the one who acted: a page, and above it a line about what was (not) done."""

    page: Page
    notice: Notice | None = None
