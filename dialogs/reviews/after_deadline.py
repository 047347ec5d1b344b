"""The last day has passed: what stood in the way is asked once, in private, and there is help to be had."""

from __future__ import annotations

from dialogs.ground.messages import Message
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.reviews import build, guard, landing
from dialogs.reviews.changes import CauseSaid
from dialogs.reviews.events.entering import AskSupport, GiveCause, ShowCause
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.notices import NotReady
from dialogs.reviews.pages.after import CauseNotedPage, CausePage
from dialogs.reviews.rules.review import Review


def show_cause(review: Review, event: ShowCause, actor: Actor) -> Turn:
    del event
    _only_late(review, actor)
    return shown(CausePage(review=build.name_of(review)))


def give_cause(review: Review, event: GiveCause, actor: Actor) -> Turn:
    """Kept beside the review, not in it: the pair and the superiors never see it, the coordinator sees counts."""
    _only_late(review, actor)
    noted = shown(CauseNotedPage(review=build.name_of(review), support=False))
    return Turn(reply=noted.reply, changes=(CauseSaid(review=review.id, cause=event.cause),))


def ask_support(review: Review, event: AskSupport, actor: Actor) -> Turn:
    """To the support function, not to the line (V30); where there is none, to the coordinator."""
    del event
    _only_late(review, actor)
    messages = tuple(
        Message(
            kind=ReviewMessage.SUPPORT,
            review=review.id,
            mark=f"late{actor.person.id}",
            person=person,
            by=actor.person.id,
        )
        for person in review.support or review.coordinators
        if person != actor.person.id
    )
    noted = shown(CauseNotedPage(review=build.name_of(review), support=True))
    return Turn(reply=noted.reply, changes=(CauseSaid(review=review.id),), messages=messages)


def _only_late(review: Review, actor: Actor) -> None:
    """For the manager, in private, while it is not handed over and the last day has passed."""
    guard.as_manager(review, actor)
    over = review.window.is_over(actor.today) and review.handed_over_at is None
    if actor.in_group or not over:
        raise refuse(landing.page(review, actor), NotReady(stage=review.stage))
