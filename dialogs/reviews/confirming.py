"""The safety representative looks at the answers, area by area; then the manager meets what was seen differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dialogs.checklists.rules.checklist import AnsweredBy, Area
from dialogs.ground.ids import AreaId, PersonId, QuestionId
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lacking, NotUnderstood, Saved, SavedThing
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.reviews import build, changing, guard, landing
from dialogs.reviews import showing_to_rep as confirming_pages
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
from dialogs.reviews.notices import AlreadySigned, NotReady, ReviewSaved
from dialogs.reviews.pages.answering import NoRepPage
from dialogs.reviews.rules.review import PLAN, Review, SeatKind, Stage, View

Views = Mapping[tuple[QuestionId, PersonId], View]


def hand_over(review: Review, event: HandOver, actor: Actor) -> Turn:
    """To the rep, when nothing is missing. Without any rep it counts as "saknas", with a reason."""
    if guard.seat(review, actor) is SeatKind.REP and not actor.in_group:
        guard.as_manager(review, actor)
    left_after_signing = review.rep_left and review.frozen
    if not left_after_signing:  # nothing changes then but that there is no rep
        guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    if review.handed_over_at is not None and not review.rep_left:
        return shown(landing.page(review, actor))
    missing = len(review.unanswered) + len(review.without_follow_up) + (review.participants is None)
    if missing:
        raise refuse(build.overview(review, actor), NotReady(stage=review.stage, missing=missing))
    if review.reps:
        after = replace(review, handed_over_at=actor.now, no_rep_reason=None)
        return changing.done(review, after, actor, _handed_over)
    if not event.reason:
        page = NoRepPage(review=build.name_of(review))
        if event.reason is None:
            return shown(page)
        raise refuse(page, Lacking(what=(CommonLack.REASON,)))
    if left_after_signing:
        after = replace(review, no_rep_reason=event.reason)
        after = replace(after, signed_at=actor.now) if after.complete else after
    else:
        after = replace(review, handed_over_at=actor.now, no_rep_reason=event.reason)
    return changing.done(review, after, actor, landing.page)


def _handed_over(review: Review, actor: Actor) -> Page:
    if review.stage is Stage.WITH_REP:
        return build.overview(review, actor) if actor.in_group else build.waiting(review, actor, just_done=True)
    return landing.page(review, actor)


def _area(review: Review, which: AreaId, actor: Actor) -> Area:
    found = next((area for area in review.checklist.areas if area.id == which), None)
    if found is None:
        raise refuse(landing.page(review, actor), NotUnderstood())
    return found


def _confirmable(review: Review, actor: Actor, *, agreeing: bool = False) -> None:
    """The rep's turn: handed over, and nobody has signed yet.

    Where the other side has signed with a rep who then left, whoever takes the seat may agree. To see it differently they
    open it again: what was signed is not argued with behind anybody's back.
    """
    guard.as_rep(review, actor)
    guard.handed_over(review, actor)
    late = agreeing and bool(review.not_viewed(actor.person.id)) and not _rep_signed(review)
    if review.frozen and not late:
        by = review.names(signature.person for signature in review.signatures)
        raise refuse(landing.page(review, actor), AlreadySigned(by=by, at=review.signatures[-1].at))


def _rep_signed(review: Review) -> bool:
    return any(signature.seat is SeatKind.REP for signature in review.signatures)


def show_area(review: Review, event: ShowArea, actor: Actor) -> Turn:
    guard.seat(review, actor)
    guard.handed_over(review, actor)
    area = _area(review, event.area, actor)
    noted = _noted(review, event.comment_on, event.comment, actor)
    saved = SavedThing(what=ReviewSaved.REMARK, at=actor.now, by=actor.person.name) if noted is not review else None
    return changing.done(review, noted, actor, lambda r, a: confirming_pages.area(r, a, area.id), saved)


def _noted(review: Review, which: QuestionId | None, comment: str | None, actor: Actor) -> Review:
    """What the rep was writing when they went back is kept as a remark."""
    if which is None or not comment or which not in review.checklist or review.frozen:
        return review
    if review.seat_kind(actor.person.id) is not SeatKind.REP:
        return review
    known = review.view_of(which, actor.person.id)
    if known is not None and known.comment == comment:
        return review
    empty = View(person=actor.person.id, agrees=None, at=actor.now)
    return _with_views(review, actor, {which: replace(known or empty, comment=comment, at=actor.now)})


def _agreeing(review: Review, which: QuestionId, actor: Actor) -> View:
    """Agreement with what stands there now. A comment that the rep has written stays."""
    known = review.view_of(which, actor.person.id)
    return View(
        person=actor.person.id,
        agrees=True,
        of_choice=review.looked_at(which),
        comment=known.comment if known else "",
        at=actor.now,
    )


def _with_views(review: Review, actor: Actor, views: Mapping[QuestionId, View]) -> Review:
    kept = {(which, actor.person.id): view for which, view in views.items()}
    return replace(review, views={**review.views, **kept})


def agree_area(review: Review, event: AgreeArea, actor: Actor) -> Turn:
    """What the rep has said otherwise about stays as they said it."""
    area = _area(review, event.area, actor)
    _confirmable(review, actor, agreeing=True)
    _looked_at_today(review, area, event.revision, actor)
    left = review.area_left(area, actor.person.id)
    after = _with_views(review, actor, {asked.id: _agreeing(review, asked.id, actor) for asked in left})
    saved = SavedThing(what=ReviewSaved.AREA, at=actor.now, by=actor.person.name)
    return changing.done(review, after if left else review, actor, _next_area, saved)


def _looked_at_today(review: Review, area: Area, revision: int, actor: Actor) -> None:
    """Agreement is with what was on the card: an answer changed since is shown again first."""
    guard.not_old(review, actor, revision)
    changed = [
        asked.id
        for asked in area.questions
        if asked.answered_by is AnsweredBy.PAIR
        and asked.id in review.answers
        and review.answers[asked.id].revision > revision
    ]
    if changed:
        answer = review.answers[changed[0]]
        notice = ChangedMeanwhile(
            by=review.name(answer.by),
            at=answer.at,
            number=review.checklist.number(changed[0]),
            choice=choice.label if (choice := review.choice_of(changed[0])) else None,
        )
        raise refuse(confirming_pages.area(review, actor, area.id), notice)


def _next_area(review: Review, actor: Actor) -> Page:
    return landing.page(review, actor)


def agree_plan(review: Review, event: AgreePlan, actor: Actor) -> Turn:
    """The rep takes part in drawing up the plan (AML 6 kap. 4 §), so it is confirmed, too."""
    _confirmable(review, actor, agreeing=True)
    if event.mark != review.plan_mark:
        raise refuse(build.plan(review, actor), ChangedMeanwhile(by=", ".join(review.names(review.managers))))
    seen = review.has_viewed(PLAN, actor.person.id)
    after = review if seen else _with_views(review, actor, {PLAN: _agreeing(review, PLAN, actor)})
    saved = SavedThing(what=ReviewSaved.PLAN, at=actor.now, by=actor.person.name)
    return changing.done(review, after, actor, landing.page, saved)


def agree_all(review: Review, event: AgreeAll, actor: Actor) -> Turn:
    """For a pair that sat together: the rep took part in every answer, and says so once."""
    _confirmable(review, actor, agreeing=True)
    guard.not_old(review, actor, event.revision)
    if not review.together:
        raise refuse(landing.page(review, actor), NotUnderstood())
    if event.revision < review.revision and any(a.revision > event.revision for a in review.answers.values()):
        raise refuse(build.overview(review, actor), ChangedMeanwhile(by=", ".join(review.names(review.managers))))
    left = review.not_viewed(actor.person.id)
    after = _with_views(review, actor, {which: _agreeing(review, which, actor) for which in left})
    saved = SavedThing(what=ReviewSaved.AREA, at=actor.now, by=actor.person.name)
    return changing.done(review, after if left else review, actor, landing.page, saved)


def show_differ(review: Review, event: ShowDiffer, actor: Actor) -> Turn:
    guard.question(review, actor, event.question)
    _confirmable(review, actor)
    return shown(confirming_pages.differ(review, actor, event.question))


def differ(review: Review, event: Differ, actor: Actor) -> Turn:
    """Their own answer stands beside the manager's; neither is overwritten."""
    asked = guard.question(review, actor, event.question)
    _confirmable(review, actor)
    guard.not_old(review, actor, event.revision)
    if not review.checklist.has_choice(event.choice) or asked.answered_by is AnsweredBy.MANAGER:
        raise refuse(confirming_pages.differ(review, actor, asked.id), NotUnderstood())
    answer = review.answers.get(asked.id)
    if answer is not None and answer.revision > event.revision:
        page = confirming_pages.differ(review, actor, asked.id, typed=event.comment)
        notice = ChangedMeanwhile(
            by=review.name(answer.by),
            at=answer.at,
            number=review.checklist.number(asked.id),
            choice=choice.label if (choice := review.choice_of(asked.id)) else None,
        )
        raise refuse(page, notice)
    known = review.view_of(asked.id, actor.person.id)
    comment = event.comment if event.comment is not None else (known.comment if known else "")
    same = review.looked_at(asked.id) == event.choice
    if _said_since(review, known, event, comment, same=same):
        page = confirming_pages.differ(review, actor, asked.id, typed=event.comment)
        number = review.checklist.number(asked.id)
        raise refuse(page, ChangedMeanwhile(by=actor.person.name, at=known.at if known else None, number=number))
    view = View(
        person=actor.person.id,
        agrees=same,
        choice=None if same else event.choice,
        of_choice=review.looked_at(asked.id),
        comment=comment,
        at=actor.now,
    )
    return _viewed(review, asked.id, view, actor, ReviewSaved.VIEW)


def _said_since(review: Review, known: View | None, event: Differ, comment: str, *, same: bool) -> bool:
    """The card is older than the review, and what is said on it is not what this person has said of the question."""
    if known is None or known.agrees is None or event.revision >= review.revision:
        return False
    return (known.agrees, known.choice, known.comment) != (same, None if same else event.choice, comment)


def remark(review: Review, event: Remark, actor: Actor) -> Turn:
    """A comment without another answer; agreement is still asked for, except where the manager was asked personally."""
    asked = guard.question(review, actor, event.question)
    _confirmable(review, actor)
    guard.not_old(review, actor, event.revision)
    if not event.comment:
        raise refuse(confirming_pages.differ(review, actor, asked.id), Lacking(what=(CommonLack.COMMENT,)))
    known = review.view_of(asked.id, actor.person.id)
    empty = View(person=actor.person.id, agrees=None, at=actor.now)
    view = replace(known or empty, comment=event.comment, at=actor.now)
    return _viewed(review, asked.id, view, actor, ReviewSaved.REMARK)


def _viewed(review: Review, which: QuestionId, view: View, actor: Actor, what: Saved) -> Turn:
    known = review.view_of(which, actor.person.id)
    same = known is not None and replace(known, at=view.at) == view
    after = review if same else _with_views(review, actor, {which: view})
    if not same and view.agrees is False:
        after = _unsettled(after, which)
    saved = SavedThing(what=what, at=actor.now, by=actor.person.name, number=review.checklist.number(which))
    area = review.checklist.area_of(which)

    def show(r: Review, a: Actor) -> Page:
        return confirming_pages.area(r, a, area.id) if r.area_left(area, a.person.id) else landing.page(r, a)

    return changing.done(review, after, actor, show, saved)


def _unsettled(review: Review, which: QuestionId) -> Review:
    """A new differing view has not been talked through yet."""
    answer = review.answers.get(which)
    if answer is None or not answer.stands:
        return review
    return replace(review, answers={**review.answers, which: replace(answer, stands=False)})


def show_talk(review: Review, event: ShowTalk, actor: Actor) -> Turn:
    del event
    guard.seat(review, actor)
    guard.handed_over(review, actor)
    return shown(confirming_pages.talk(review, actor))


def let_stand(review: Review, event: LetStand, actor: Actor) -> Turn:
    """Both answers stay in the record."""
    asked = guard.question(review, actor, event.question)
    guard.as_manager(review, actor)
    guard.handed_over(review, actor)
    guard.editable(review, actor)
    answer = review.answers.get(asked.id)
    if answer is None or not review.dissent(asked.id):
        raise refuse(landing.page(review, actor), NotUnderstood())
    if not answer.stands and event.revision != review.revision:
        by = ", ".join(review.name(view.person) for view in review.dissent(asked.id))
        notice = ChangedMeanwhile(by=by, number=review.checklist.number(asked.id))
        raise refuse(confirming_pages.talk(review, actor), notice)
    after = replace(review, answers={**review.answers, asked.id: replace(answer, stands=True)})
    saved = SavedThing(
        what=ReviewSaved.STANDS, at=actor.now, by=actor.person.name, number=review.checklist.number(asked.id)
    )
    return changing.done(review, after, actor, landing.page, saved)
