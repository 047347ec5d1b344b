"""`(state, event, actor) -> Turn`: the one place where every event meets its conversation."""

from __future__ import annotations

from typing import assert_never

from dialogs import events as e
from dialogs.ground.notices import Withdrawn
from dialogs.ground.turn import Actor, Around, Turn, refuse
from dialogs.pages import RefusedPage
from dialogs.reviews import after_deadline, answering, confirming, entering, following_up, guard, signing
from dialogs.reviews.rules.review import Review
from dialogs.sharing import sharing


def respond(review: Review, event: e.ReviewEvent, actor: Actor, around: Around) -> Turn:
    """Raises Refused, which carries today's page and the reason."""
    if review.withdrawn:  # before the seats: a review that covers no unit any more has none
        raise refuse(RefusedPage(), Withdrawn(by=""))
    guard.seat(review, actor)
    match event:
        case e.OpenReview():
            return entering.open_review(review, event, actor)
        case e.ShowInvitation():
            return entering.show_invitation(review, event, actor)
        case e.RemindLater():
            return entering.remind_later(review, event, actor)
        case e.NotMine():
            return entering.not_mine(review, event, actor)
        case e.ShowParticipants():
            return entering.show_participants(review, event, actor, around)
        case e.SaveParticipants():
            return entering.save_participants(review, event, actor, around)
        case e.GiveLateReason():
            return entering.give_late_reason(review, event, actor)
        case e.ShowCause():
            return after_deadline.show_cause(review, event, actor)
        case e.GiveCause():
            return after_deadline.give_cause(review, event, actor)
        case e.AskSupport():
            return after_deadline.ask_support(review, event, actor)
        case e.ShowQuestion():
            return answering.show_question(review, event, actor)
        case e.GiveAnswer():
            return answering.give_answer(review, event, actor)
        case e.Skip():
            return answering.skip(review, event, actor)
        case e.WantSupport():
            return answering.want_support(review, event, actor)
        case e.ShowOverview():
            return answering.show_overview(review, event, actor)
        case e.ShowFollowUp():
            return following_up.show_follow_up(review, event, actor)
        case e.PlanMeasure():
            return following_up.plan_measure(review, event, actor, around)
        case e.DoneAtOnce():
            return following_up.done_at_once(review, event, actor)
        case e.NoMeasure():
            return following_up.no_measure(review, event, actor)
        case e.LiftMatter():
            return following_up.lift_matter(review, event, actor, around)
        case e.Later():
            return following_up.later(review, event, actor)
        case e.CancelMeasure():
            return following_up.cancel_measure(review, event, actor)
        case e.AdoptMeasure():
            return following_up.adopt_measure(review, event, actor)
        case e.ShowPlan():
            return following_up.show_plan(review, event, actor)
        case e.HandOver():
            return confirming.hand_over(review, event, actor)
        case e.ShowArea():
            return confirming.show_area(review, event, actor)
        case e.AgreeArea():
            return confirming.agree_area(review, event, actor)
        case e.AgreePlan():
            return confirming.agree_plan(review, event, actor)
        case e.AgreeAll():
            return confirming.agree_all(review, event, actor)
        case e.ShowDiffer():
            return confirming.show_differ(review, event, actor)
        case e.Differ():
            return confirming.differ(review, event, actor)
        case e.Remark():
            return confirming.remark(review, event, actor)
        case e.ShowTalk():
            return confirming.show_talk(review, event, actor)
        case e.LetStand():
            return confirming.let_stand(review, event, actor)
        case e.ShowSharing():
            return sharing.show(review, event, actor)
        case e.ShareComments():
            return sharing.share(review, event, actor)
        case e.ShowSign():
            return signing.show_sign(review, event, actor)
        case e.Sign():
            return signing.sign(review, event, actor)
        case e.ShowReopen():
            return signing.show_reopen(review, event, actor)
        case e.Reopen():
            return signing.reopen(review, event, actor)
        case _:
            assert_never(event)
