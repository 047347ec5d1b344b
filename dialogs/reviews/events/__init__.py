"""What can be pressed in a review, closed here."""

from __future__ import annotations

from dialogs.reviews.events.answering import AskWhich, GiveAnswer, ShowOverview, ShowQuestion, Skip, WantSupport
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

Event = (
    AskWhich
    | OpenReview
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

__all__ = ["Event"]
