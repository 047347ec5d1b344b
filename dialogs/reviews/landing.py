"""Where a review stands for a person: the page that "continue" leads to, and the step on the home card."""

from __future__ import annotations

from dataclasses import replace

from dialogs.ground.page import Page
from dialogs.ground.turn import Actor
from dialogs.organisation.around import Around
from dialogs.reviews import build
from dialogs.reviews import showing_to_rep as confirming_pages
from dialogs.reviews.pages.answering import NoRepPage
from dialogs.reviews.pages.desk import DeskReview, Step
from dialogs.reviews.pages.entering import JoinableNode, ParticipantsPage
from dialogs.reviews.rules.review import PLAN, MeasureKind, Participants, Review, SeatKind, Stage


def is_late(review: Review, actor: Actor) -> bool:
    """The window has passed before it was handed over, and nobody has given a reason yet. Reopening has its own."""
    over = review.window.is_over(actor.today) and review.handed_over_at is None and review.version == 1
    return over and review.late_reason is None


def page(review: Review, actor: Actor) -> Page:
    """Today's page of this review for this person, who has a seat in it."""
    stage, rep = review.stage, review.seat_kind(actor.person.id) is SeatKind.REP
    if stage is Stage.SIGNED:
        return build.signed(review, actor)
    if stage is Stage.TO_SIGN:
        return build.waiting(review, actor) if review.has_signed(actor.person.id) else build.sign(review, actor)
    if stage is Stage.TALKING:
        return build.waiting(review, actor) if rep and not actor.in_group else confirming_pages.talk(review, actor)
    if stage is Stage.WITH_REP:
        if review.rep_left and not rep:
            return NoRepPage(review=build.name_of(review))
        return _confirming(review, actor) if rep else build.waiting(review, actor)
    if rep and not actor.in_group:
        return build.waiting(review, actor)
    return _answering(review, actor)


def _confirming(review: Review, actor: Actor) -> Page:
    left = review.not_viewed(actor.person.id)
    if not left:
        return build.waiting(review, actor)
    if left[0] == PLAN:
        return build.plan(review, actor)
    if review.together:
        return build.overview(review, actor)
    return confirming_pages.area(review, actor, review.checklist.area_of(left[0]).id)


def _answering(review: Review, actor: Actor) -> Page:
    if review.window.is_before(actor.today):
        return build.invitation(review, actor)
    if is_late(review, actor):
        return build.late(review)
    if review.started_at is None:
        return build.invitation(review, actor)
    return next_page(review, actor)


def next_page(review: Review, actor: Actor) -> Page:
    """The next thing to answer: a question, what a shortcoming needs, who takes part, then the overview."""
    if review.participants is None:
        return participants(review, Around(), actor)
    which = build.next_unanswered(review)
    if which is not None:
        return build.question(review, actor, which)
    if review.without_follow_up:
        return build.follow_up(review, actor, review.without_follow_up[0].id, MeasureKind.IMPROVE)
    return build.overview(review, actor)


def participants(review: Review, around: Around, actor: Actor) -> ParticipantsPage:
    return ParticipantsPage(
        review=build.name_of(review),
        managers=review.names(review.managers),
        reps=review.names(review.reps),
        counts=review.participants,
        suggested=Participants(
            managers=max(1, len(review.seats_of(SeatKind.MANAGER))),
            employees=0,
            safety_reps=min(1, len(review.reps)),
            union_reps=0,
        ),
        joinable=_joinable(review, around),
        together=review.together,
        in_group=actor.in_group,
    )


def _joinable(review: Review, around: Around) -> tuple[JoinableNode, ...]:
    joined = {node.id for node in review.nodes}
    return tuple(
        JoinableNode(node=one.node, name=one.name, manager=one.manager_name, joined=one.node in joined)
        for one in around.joinable
    )


def with_around(shown: Page, review: Review, around: Around) -> Page:
    """A page that was reached without its surroundings, with them: who takes part names the units that may join."""
    if isinstance(shown, ParticipantsPage) and not shown.joinable:
        return replace(shown, joinable=_joinable(review, around))
    return shown


def step(review: Review, actor: Actor) -> Step:
    """What the person has to do next, or whom they wait for."""
    rep = review.seat_kind(actor.person.id) is SeatKind.REP
    match review.stage:
        case Stage.SIGNED:
            return Step.SIGNED
        case Stage.TO_SIGN:
            return Step.WAIT_SIGNATURE if review.has_signed(actor.person.id) else Step.SIGN
        case Stage.TALKING:
            return Step.WAIT_MANAGER if rep else Step.TALK
        case Stage.WITH_REP:
            mine = rep and bool(review.not_viewed(actor.person.id))
            return Step.CONFIRM if mine else Step.WAIT_REP
        case Stage.NOT_STARTED | Stage.ANSWERING:
            if review.window.is_before(actor.today):
                return Step.NOT_OPEN
            if rep:
                return Step.WAIT_MANAGER
            if is_late(review, actor):
                return Step.LATE
            return Step.START if review.started_at is None else Step.ANSWER


def on_desk(review: Review, actor: Actor) -> DeskReview:
    seat = review.seat_kind(actor.person.id) or SeatKind.MANAGER
    which = build.next_unanswered(review)
    return DeskReview(
        review=build.name_of(review),
        seat=seat,
        step=step(review, actor),
        answered=review.answered,
        total=len(review.checklist.questions),
        next_number=review.checklist.number(which) if which else None,
        minutes=review.minutes_left(),
        opens=review.window.opens,
        closes=review.window.closes,
        days_left=review.window.days_left(actor.today),
        others=review.names(review.reps if seat is SeatKind.MANAGER else review.managers),
    )
