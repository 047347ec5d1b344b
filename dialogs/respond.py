"""`(state, event, actor) -> Turn`: the one place where every event meets its conversation."""

from __future__ import annotations

from typing import assert_never

from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Turn, refuse
from dialogs.organisation.around import Around
from dialogs.reviews import after_deadline, answering, confirming, entering, following_up, guard, signing
from dialogs.reviews.events import Event as ReviewEvent
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
from dialogs.reviews.notices import Withdrawn
from dialogs.reviews.rules.review import Review
from dialogs.sharing import sharing
from dialogs.sharing.events import Event as SharingEvent
from dialogs.sharing.events import ShareComments, ShowSharing


def respond(review: Review, event: ReviewEvent | SharingEvent, actor: Actor, around: Around) -> Turn:
    """Raises Refused, which carries today's page and the reason."""
    if review.withdrawn:  # before the seats: a review that covers no unit any more has none
        raise refuse(RefusedPage(), Withdrawn(by=""))
    guard.seat(review, actor)
    match event:
        case OpenReview():
            return entering.open_review(review, event, actor)
        case ShowInvitation():
            return entering.show_invitation(review, event, actor)
        case RemindLater():
            return entering.remind_later(review, event, actor)
        case NotMine():
            return entering.not_mine(review, event, actor)
        case ShowParticipants():
            return entering.show_participants(review, event, actor, around)
        case SaveParticipants():
            return entering.save_participants(review, event, actor, around)
        case GiveLateReason():
            return entering.give_late_reason(review, event, actor)
        case ShowCause():
            return after_deadline.show_cause(review, event, actor)
        case GiveCause():
            return after_deadline.give_cause(review, event, actor)
        case AskSupport():
            return after_deadline.ask_support(review, event, actor)
        case ShowQuestion():
            return answering.show_question(review, event, actor)
        case GiveAnswer():
            return answering.give_answer(review, event, actor)
        case Skip():
            return answering.skip(review, event, actor)
        case WantSupport():
            return answering.want_support(review, event, actor)
        case AskWhich():
            return answering.ask_which(review, event, actor)
        case ShowOverview():
            return answering.show_overview(review, event, actor)
        case ShowFollowUp():
            return following_up.show_follow_up(review, event, actor)
        case PlanMeasure():
            return following_up.plan_measure(review, event, actor, around)
        case DoneAtOnce():
            return following_up.done_at_once(review, event, actor)
        case NoMeasure():
            return following_up.no_measure(review, event, actor)
        case LiftMatter():
            return following_up.lift_matter(review, event, actor, around)
        case Later():
            return following_up.later(review, event, actor)
        case CancelMeasure():
            return following_up.cancel_measure(review, event, actor)
        case AdoptMeasure():
            return following_up.adopt_measure(review, event, actor)
        case ShowPlan():
            return following_up.show_plan(review, event, actor)
        case HandOver():
            return confirming.hand_over(review, event, actor)
        case ShowArea():
            return confirming.show_area(review, event, actor)
        case AgreeArea():
            return confirming.agree_area(review, event, actor)
        case AgreePlan():
            return confirming.agree_plan(review, event, actor)
        case AgreeAll():
            return confirming.agree_all(review, event, actor)
        case ShowDiffer():
            return confirming.show_differ(review, event, actor)
        case Differ():
            return confirming.differ(review, event, actor)
        case Remark():
            return confirming.remark(review, event, actor)
        case ShowTalk():
            return confirming.show_talk(review, event, actor)
        case LetStand():
            return confirming.let_stand(review, event, actor)
        case ShowSharing():
            return sharing.show(review, event, actor)
        case ShareComments():
            return sharing.share(review, event, actor)
        case ShowSign():
            return signing.show_sign(review, event, actor)
        case Sign():
            return signing.sign(review, event, actor)
        case ShowReopen():
            return signing.show_reopen(review, event, actor)
        case Reopen():
            return signing.reopen(review, event, actor)
        case _:
            assert_never(event)
