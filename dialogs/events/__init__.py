"""Everything a person can do, as one closed union. A button, its Submit twin and a typed word become the same event.

Fields made with `typed()` come from inputs that the person filled in; None means that the client did not send them,
which is "unchanged", never "cleared". All other fields come from the button, and nothing in them is believed: ids are
looked up within what the person may see.
"""

from __future__ import annotations

from dialogs.events.answering import GiveAnswer, ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.events.channel import ChannelHello, LinkChannel, ShowLinks
from dialogs.events.confirming import (
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
from dialogs.events.desk import Below, Help, Home, MyMeasures, SnoozeReminders, SpeakLanguage
from dialogs.events.entering import (
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
from dialogs.events.following_up import (
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
from dialogs.events.measures import (
    CannotMeasure,
    CompleteMeasure,
    ControlMeasure,
    DropMeasure,
    HandOnMeasure,
    NotEnough,
    PostponeMeasure,
    ShowMeasure,
    ShowUnitPlan,
)
from dialogs.events.signing import Reopen, ShowReopen, ShowSign, Sign
from dialogs.events.typed import typed

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

__all__ = [
    "AdoptMeasure",
    "AgreeAll",
    "AgreeArea",
    "AgreePlan",
    "AskSupport",
    "Below",
    "CancelMeasure",
    "CannotMeasure",
    "ChannelEvent",
    "ChannelHello",
    "CompleteMeasure",
    "ControlMeasure",
    "DeskEvent",
    "Differ",
    "DoneAtOnce",
    "DropMeasure",
    "Event",
    "GiveAnswer",
    "GiveCause",
    "GiveLateReason",
    "HandOnMeasure",
    "HandOver",
    "Help",
    "Home",
    "Later",
    "LetStand",
    "LiftMatter",
    "LinkChannel",
    "MeasureEvent",
    "MyMeasures",
    "NoMeasure",
    "NotEnough",
    "NotMine",
    "OpenReview",
    "PlanMeasure",
    "PostponeMeasure",
    "Remark",
    "RemindLater",
    "Reopen",
    "ReviewEvent",
    "SaveParticipants",
    "ShowArea",
    "ShowCause",
    "ShowDiffer",
    "ShowFollowUp",
    "ShowInvitation",
    "ShowLinks",
    "ShowMeasure",
    "ShowOverview",
    "ShowParticipants",
    "ShowPlan",
    "ShowQuestion",
    "ShowReopen",
    "ShowSign",
    "ShowTalk",
    "ShowUnitPlan",
    "Sign",
    "Skip",
    "SnoozeReminders",
    "SpeakLanguage",
    "WantSupport",
    "typed",
]
