"""Everything a person can do, as one closed union. A button, its Submit twin and a typed word become the same event.

Fields made with `typed()` come from inputs that the person filled in; None means that the client did not send them,
which is "unchanged", never "cleared". All other fields come from the button, and nothing in them is believed: ids are
looked up within what the person may see.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dialogs.ids import AreaId, ChoiceId, MeasureId, NodeId, QuestionId, ReviewId
from dialogs.rules.checklist import Language
from dialogs.rules.deadlines import Cause
from dialogs.rules.measure import MeasureAsk, PlanFilter
from dialogs.rules.review import MeasureKind


def typed() -> Any:
    """A field that the person typed or chose in an input of the same name."""
    return field(default=None, metadata={"typed": True})


# --- not about one review


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Also the answer to anything not understood; `said` then tells that it was not."""

    not_understood: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakLanguage:
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class MyMeasures:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """Progress of the level below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeReminders:
    """No digest before that day."""

    day: str | None = typed()


# --- a review: getting in


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReview:
    """To where this review stands for this person: the next question, the next area, the talk, the signing."""

    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowInvitation:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class RemindLater:
    review: ReviewId
    day: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotMine:
    review: ReviewId
    reason: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowParticipants:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveParticipants:
    """`together` says whether the pair sits together; `joined` are the other units that answer in the same review."""

    review: ReviewId
    together: bool | None = None  # None leaves it as it is
    revision: int = 0
    managers: str | None = typed()
    employees: str | None = typed()
    safety_reps: str | None = typed()
    union_reps: str | None = typed()
    joined: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveLateReason:
    review: ReviewId
    reason: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCause:
    """The last day has passed: what stood in the way?"""

    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveCause:
    review: ReviewId
    cause: Cause


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSupport:
    """With the follow-up as such, not with one question."""

    review: ReviewId


# --- a review: answering


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowQuestion:
    """To a question. `comment_on` is the question whose comment field was on the card: what was typed there is kept."""

    review: ReviewId
    question: QuestionId
    comment_on: QuestionId | None = None
    revision: int = 0
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAnswer:
    review: ReviewId
    question: QuestionId
    choice: ChoiceId
    revision: int
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    review: ReviewId
    question: QuestionId
    revision: int
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class WantSupport:
    review: ReviewId
    question: QuestionId
    revision: int
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowOverview:
    review: ReviewId
    area: AreaId | None = None  # the area that is unfolded
    comment_on: QuestionId | None = None
    revision: int = 0
    comment: str | None = typed()


# --- a review: what follows an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowFollowUp:
    """The card of one question's measures; `measure` is one that is being changed."""

    review: ReviewId
    question: QuestionId | None = None
    kind: MeasureKind = MeasureKind.IMPROVE
    measure: MeasureId | None = None
    comment_on: QuestionId | None = None  # as in ShowQuestion
    revision: int = 0
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeasure:
    """Plans a new measure in `slot`, or changes `measure`. From the rep it is a proposal."""

    review: ReviewId
    question: QuestionId | None = None
    slot: int = 0
    kind: MeasureKind = MeasureKind.IMPROVE
    measure: MeasureId | None = None
    revision: int = 0
    what: str | None = typed()
    due: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()  # from the people picker: a directory id
    priority: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneAtOnce:
    review: ReviewId
    question: QuestionId
    slot: int = 0
    kind: MeasureKind = MeasureKind.IMPROVE
    revision: int = 0
    what: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMeasure:
    review: ReviewId
    question: QuestionId
    revision: int = 0
    what: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftMatter:
    """To the level above (who it is, the database knows)."""

    review: ReviewId
    question: QuestionId
    revision: int = 0
    what: str | None = typed()
    due: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Leaves the follow-up card and keeps what was typed on it. `to_question` goes back to the answer."""

    review: ReviewId
    question: QuestionId
    to_question: bool = False
    what: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelMeasure:
    review: ReviewId
    measure: MeasureId
    revision: int = 0
    what: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptMeasure:
    """The manager takes the rep's proposal into the plan."""

    review: ReviewId
    measure: MeasureId
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowPlan:
    review: ReviewId


# --- a review: over to the rep, and back


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """`reason` is needed only where there is no safety representative at all."""

    review: ReviewId
    revision: int
    reason: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowArea:
    """To an area. `comment_on` is the question that the rep was writing about: what was typed is kept as a remark."""

    review: ReviewId
    area: AreaId
    comment_on: QuestionId | None = None
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeArea:
    """Agrees with everything in the area that the rep has not said anything else about."""

    review: ReviewId
    area: AreaId
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreePlan:
    review: ReviewId
    mark: str  # the plan that was looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeAll:
    """Only where the pair sits together: the rep has taken part in every answer."""

    review: ReviewId
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDiffer:
    review: ReviewId
    question: QuestionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Differ:
    """The rep's own answer. The manager's own choice, chosen by the rep, is agreement."""

    review: ReviewId
    question: QuestionId
    choice: ChoiceId
    revision: int
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment of the rep's without another answer."""

    review: ReviewId
    question: QuestionId
    revision: int = 0
    comment: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTalk:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class LetStand:
    review: ReviewId
    question: QuestionId
    revision: int


# --- a review: signing


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSign:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Signs what was shown: this version at this revision."""

    review: ReviewId
    version: int
    revision: int
    judgement: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowReopen:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    review: ReviewId
    version: int
    reason: str | None = typed()


# --- a measure, after the review is signed. `revision` is None where the event was typed and no card stands behind it.


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMeasure:
    """The measure's own card; with `ask` the form for what is to be done with it."""

    measure: MeasureId
    ask: MeasureAsk | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteMeasure:
    measure: MeasureId
    revision: int | None = None
    what: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlMeasure:
    """Did it help? No leads to the form for what follows it."""

    measure: MeasureId
    helped: bool = True
    revision: int | None = None
    note: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEnough:
    """It did not help enough: another measure, linked to this one."""

    measure: MeasureId
    revision: int | None = None
    note: str | None = typed()
    what: str | None = typed()
    due: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()  # from the people picker: a directory id


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeMeasure:
    measure: MeasureId
    revision: int | None = None
    due: str | None = typed()
    why: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class CannotMeasure:
    """`lift` takes it to the level above, too (who it is, the database knows)."""

    measure: MeasureId
    lift: bool = False
    revision: int | None = None
    why: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropMeasure:
    measure: MeasureId
    revision: int | None = None
    why: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOnMeasure:
    """To another accountable person: one."""

    measure: MeasureId
    revision: int | None = None
    why: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowUnitPlan:
    """The unit's measures of all years or of one. Without a node: the reader's own."""

    node: NodeId | None = None
    year: int | None = None
    show: PlanFilter = PlanFilter.OPEN


# --- in a channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelHello:
    """Mentioned in a channel: what the bot does there, and that follow-ups are done in private."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowLinks:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChannel:
    node: NodeId


DeskEvent = Home | Help | SpeakLanguage | MyMeasures | Below | SnoozeReminders
ChannelEvent = ChannelHello | ShowLinks | LinkChannel
ReviewEvent = (
    OpenReview
    | ShowInvitation
    | RemindLater
    | NotMine
    | ShowParticipants
    | SaveParticipants
    | GiveLateReason
    | ShowCause
    | GiveCause
    | AskSupport
    | ShowQuestion
    | GiveAnswer
    | Skip
    | WantSupport
    | ShowOverview
    | ShowFollowUp
    | PlanMeasure
    | DoneAtOnce
    | NoMeasure
    | LiftMatter
    | Later
    | CancelMeasure
    | AdoptMeasure
    | ShowPlan
    | HandOver
    | ShowArea
    | AgreeArea
    | AgreePlan
    | AgreeAll
    | ShowDiffer
    | Differ
    | Remark
    | ShowTalk
    | LetStand
    | ShowSign
    | Sign
    | ShowReopen
    | Reopen
)
MeasureEvent = (
    ShowMeasure
    | CompleteMeasure
    | ControlMeasure
    | NotEnough
    | PostponeMeasure
    | CannotMeasure
    | DropMeasure
    | HandOnMeasure
)
Event = DeskEvent | ChannelEvent | ReviewEvent | MeasureEvent | ShowUnitPlan
