"""Everything a person can do, as one closed union. A button, its Submit twin and a typed word become the same event.

Fields made with `typed()` come from inputs that the person filled in; None means that the client did not send them,
which is "unchanged", never "cleared". All other fields come from the button, and nothing in them is believed: ids are
looked up within what the person may see.
"""

from __future__ import annotations

from dialogs.analyses.events import (
    AddEvidence,
    CorrectAnalysis,
    MoveItemUp,
    NameTheme,
    NoteOutcome,
    Propose,
    SaveAnalysisText,
    SendAnalysis,
    SetPriority,
    ShowAnalysis,
    TakeOutItem,
    UnnameTheme,
    ViewAnalysis,
)
from dialogs.decisions.events import (
    Decide,
    NoDecisionYet,
    PresentTo,
    RaiseAnswerBack,
    ReadAnswerBack,
    SendFeedback,
    ShowAnswerBack,
    ShowDecide,
    ShowDecision,
    ShowDecisions,
    ShowFeedback,
    ShowPresentation,
    ShowReceipt,
)
from dialogs.documents.events import GetFile
from dialogs.extra.events import DeclineOffer, PutOffOffer, ShowExtra, StartExtra, TakeOffer
from dialogs.ground.typed import typed
from dialogs.handover.events.handing_all import HandAll, ShowHandAll
from dialogs.handover.events.taking_over import NotOurs, ShowTakeOver, TakeOver
from dialogs.home.events import Below, Help, Home, MyMeasures, ShowLeft, SnoozeReminders, SpeakLanguage
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.matters.events import (
    AnswerMatter,
    Lift,
    MergeMatters,
    PassOnMatter,
    ShowLift,
    ShowMatter,
    ShowMatters,
    TakeMatter,
    WithdrawMatter,
)
from dialogs.measures.events import (
    AddMeasure,
    ArrangeMeasure,
    CannotMeasure,
    CompleteMeasure,
    ControlMeasure,
    DropMeasure,
    HandOnMeasure,
    NotEnough,
    PostponeMeasure,
    ShowMeasure,
    ShowNewMeasure,
    ShowUnitPlan,
    TakeInMeasure,
)
from dialogs.organisation.events import ChannelHello, LinkBody, LinkChannel, ShowLinks
from dialogs.reviews.events.answering import GiveAnswer, ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.reviews.events.confirming import (
    AgreeAll,
    AgreeArea,
    AgreePlan,
    Differ,
    HandOver,
    LetStand,
    Remark,
    ShowArea,
    ShowDiffer,
    ShowTalk,
)
from dialogs.reviews.events.entering import (
    AskSupport,
    GiveCause,
    GiveLateReason,
    NotMine,
    OpenReview,
    RemindLater,
    SaveParticipants,
    ShowCause,
    ShowInvitation,
    ShowParticipants,
)
from dialogs.reviews.events.following_up import (
    AdoptMeasure,
    CancelMeasure,
    DoneAtOnce,
    Later,
    LiftMatter,
    NoMeasure,
    PlanMeasure,
    ShowFollowUp,
    ShowPlan,
)
from dialogs.reviews.events.signing import Reopen, ShowReopen, ShowSign, Sign
from dialogs.risk.events import NoteRiskAssessment, ShowRiskAssessment
from dialogs.sharing.events import ShareComments, ShowSharing

DeskEvent = Home | Help | SpeakLanguage | MyMeasures | Below | ShowLeft | SnoozeReminders
RiskEvent = ShowRiskAssessment | NoteRiskAssessment
ChannelEvent = ChannelHello | ShowLinks | LinkChannel | LinkBody
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
    | ShowSharing
    | ShareComments
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
    | TakeInMeasure
    | ArrangeMeasure
)
NewMeasureEvent = ShowNewMeasure | AddMeasure
MatterEvent = (
    ShowMatters
    | ShowMatter
    | ShowLift
    | Lift
    | TakeMatter
    | AnswerMatter
    | PassOnMatter
    | MergeMatters
    | WithdrawMatter
)
HandAllEvent = ShowHandAll | HandAll
TakeOverEvent = ShowTakeOver | TakeOver | NotOurs
ExtraEvent = ShowExtra | StartExtra | TakeOffer | PutOffOffer | DeclineOffer
AnalysisEvent = (
    ShowAnalysis
    | SaveAnalysisText
    | SetPriority
    | Propose
    | AddEvidence
    | TakeOutItem
    | MoveItemUp
    | NameTheme
    | UnnameTheme
    | SendAnalysis
    | ViewAnalysis
    | CorrectAnalysis
    | NoteOutcome
)
DecidingEvent = (
    Decide
    | NoDecisionYet
    | PresentTo
    | RaiseAnswerBack
    | ReadAnswerBack
    | SendFeedback
    | ShowAnswerBack
    | ShowDecide
    | ShowDecision
    | ShowDecisions
    | ShowFeedback
    | ShowPresentation
    | ShowReceipt
)
Event = (
    DeskEvent
    | DecidingEvent
    | RiskEvent
    | ChannelEvent
    | ReviewEvent
    | MeasureEvent
    | NewMeasureEvent
    | MatterEvent
    | ShowUnitPlan
    | GetFile
    | ShowLevel
    | ExtraEvent
    | HandAllEvent
    | TakeOverEvent
    | AnalysisEvent
)

__all__ = [
    "AddEvidence",
    "AddMeasure",
    "AdoptMeasure",
    "AgreeAll",
    "AgreeArea",
    "AgreePlan",
    "AnalysisEvent",
    "AnswerMatter",
    "ArrangeMeasure",
    "AskSupport",
    "Below",
    "CancelMeasure",
    "CannotMeasure",
    "ChannelEvent",
    "ChannelHello",
    "CompleteMeasure",
    "ControlMeasure",
    "CorrectAnalysis",
    "Decide",
    "DecidingEvent",
    "DeclineOffer",
    "DeskEvent",
    "Differ",
    "DoneAtOnce",
    "DropMeasure",
    "Event",
    "ExtraEvent",
    "GetFile",
    "GiveAnswer",
    "GiveCause",
    "GiveLateReason",
    "HandAll",
    "HandAllEvent",
    "HandOnMeasure",
    "HandOver",
    "Help",
    "Home",
    "Later",
    "LetStand",
    "LevelView",
    "Lift",
    "LiftMatter",
    "LinkBody",
    "LinkChannel",
    "MatterEvent",
    "MeasureEvent",
    "MergeMatters",
    "MoveItemUp",
    "MyMeasures",
    "NameTheme",
    "NewMeasureEvent",
    "NoDecisionYet",
    "NoMeasure",
    "NotEnough",
    "NotMine",
    "NotOurs",
    "NoteOutcome",
    "NoteRiskAssessment",
    "OpenReview",
    "PassOnMatter",
    "PlanMeasure",
    "PostponeMeasure",
    "PresentTo",
    "Propose",
    "PutOffOffer",
    "RaiseAnswerBack",
    "ReadAnswerBack",
    "Remark",
    "RemindLater",
    "Reopen",
    "ReviewEvent",
    "RiskEvent",
    "SaveAnalysisText",
    "SaveParticipants",
    "SendAnalysis",
    "SendFeedback",
    "SetPriority",
    "ShareComments",
    "ShowAnalysis",
    "ShowAnswerBack",
    "ShowArea",
    "ShowCause",
    "ShowDecide",
    "ShowDecision",
    "ShowDecisions",
    "ShowDiffer",
    "ShowExtra",
    "ShowFeedback",
    "ShowFollowUp",
    "ShowHandAll",
    "ShowInvitation",
    "ShowLeft",
    "ShowLevel",
    "ShowLift",
    "ShowLinks",
    "ShowMatter",
    "ShowMatters",
    "ShowMeasure",
    "ShowNewMeasure",
    "ShowOverview",
    "ShowParticipants",
    "ShowPlan",
    "ShowPresentation",
    "ShowQuestion",
    "ShowReceipt",
    "ShowReopen",
    "ShowRiskAssessment",
    "ShowSharing",
    "ShowSign",
    "ShowTakeOver",
    "ShowTalk",
    "ShowUnitPlan",
    "Sign",
    "Skip",
    "SnoozeReminders",
    "SpeakLanguage",
    "StartExtra",
    "TakeInMeasure",
    "TakeMatter",
    "TakeOffer",
    "TakeOutItem",
    "TakeOver",
    "TakeOverEvent",
    "UnnameTheme",
    "ViewAnalysis",
    "WantSupport",
    "WithdrawMatter",
    "typed",
]
