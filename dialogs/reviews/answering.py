"""The manager (or the pair in one room) answers: a question, a skip, a wish for support, the overview."""

from __future__ import annotations

from dataclasses import replace

from dialogs.checklists.rules.checklist import Choice, Follows
from dialogs.ground.ids import QuestionId
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lacking, NotUnderstood, SavedThing
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.reviews import build, changing, guard, landing
from dialogs.reviews.events.answering import AskWhich, GiveAnswer, ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.reviews.notices import ReviewSaved, SavedAnswer
from dialogs.reviews.pages.answering import WhichPage
from dialogs.reviews.rules.review import MeasureKind, Review, Stage


def show_question(review: Review, event: ShowQuestion, actor: Actor) -> Turn:
    """To a question; a comment typed on the card that is left is kept."""
    guard.may_record(review, actor, guard.question(review, actor, event.question))
    kept = keeping(review, event.comment_on, event.comment, event.revision, actor)
    return kept_then(review, kept, actor, event.comment_on, lambda r, a: build.question(r, a, event.question))


def ask_which(review: Review, event: AskWhich, actor: Actor) -> Turn:
    """Which question an answer is about. With its number the question is shown, with what was typed in its field."""
    guard.seat(review, actor)
    typed = event.text or ""
    asked = review.checklist.by_number(int(event.number)) if event.number and event.number.isdecimal() else None
    if asked is not None:
        guard.may_record(review, actor, asked)
        return shown(build.question(review, actor, asked.id).holding(typed))
    questions = tuple((review.checklist.number(one.id), one.short) for one in review.checklist)
    return shown(WhichPage(review=build.name_of(review), typed=typed, questions=questions))


def show_overview(review: Review, event: ShowOverview, actor: Actor) -> Turn:
    guard.seat(review, actor)
    kept = keeping(review, event.comment_on, event.comment, event.revision, actor)
    return kept_then(review, kept, actor, event.comment_on, lambda r, a: build.overview(r, a, event.area))


def keeping(review: Review, which: QuestionId | None, comment: str | None, revision: int, actor: Actor) -> Review:
    """Only who may answer the question may leave a comment on it by walking away from its card."""
    if which is None or which not in review.checklist or landing.is_late(review, actor):
        return review
    if review.window.is_before(actor.today):
        return review
    guard.may_record(review, actor, review.checklist.question(which))
    return changing.with_comment(review, actor, which, comment, revision)


def kept_then(review: Review, kept: Review, actor: Actor, which: QuestionId | None, show: changing.Showing) -> Turn:
    if kept == review or which is None:
        return shown(show(review, actor))
    number = review.checklist.number(which)
    saved = SavedThing(what=ReviewSaved.COMMENT, at=actor.now, by=actor.person.name, number=number)
    return changing.done(review, kept, actor, show, saved)


def give_answer(review: Review, event: GiveAnswer, actor: Actor) -> Turn:
    """One press answers: it saves the choice, takes the comment along, and goes on."""
    asked = guard.question(review, actor, event.question)
    guard.may_record(review, actor, asked)
    guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    if not review.checklist.has_choice(event.choice):
        raise refuse(build.question(review, actor, asked.id), NotUnderstood())
    choice = review.checklist.choice(event.choice)
    known = changing.answer_in(review, actor, asked.id)
    comment = known.comment if event.comment is None else event.comment
    if choice.follows is Follows.REASON and not comment:
        raise refuse(build.question(review, actor, asked.id), Lacking(what=(CommonLack.REASON,)))
    _not_meanwhile(review, event, comment, actor)
    answer = replace(known, choice=choice.id, comment=comment, skipped=False)
    if known.choice != choice.id:
        answer = replace(answer, no_measure_reason=None, stands=False)
    after = changing.with_answer(review, asked.id, changing.stamped(answer, review, actor))
    begun = replace(after, started_at=after.started_at or actor.now)
    at = begun.answers[asked.id].at
    return changing.done(
        review,
        begun,
        actor,
        lambda r, a: after_answer(r, a, asked.id, choice),
        SavedAnswer(
            review=review.id,
            question=asked.id,
            number=review.checklist.number(asked.id),
            choice=choice,
            at=at,
            by=actor.person.name,
            activity=choice.follows is Follows.PRESERVE,
        ),
    )


def _not_meanwhile(review: Review, event: GiveAnswer | Skip, comment: str, actor: Actor) -> None:
    """An old card, or two people at once: if somebody changed the answer after this card was made, nothing is overwritten.

    The same press twice is not a change, so it goes through and changes nothing.
    """
    known = review.answers.get(event.question)
    if known is None or known.revision <= event.revision:
        return
    wanted = event.choice if isinstance(event, GiveAnswer) else known.choice
    if known.choice in (None, wanted) and known.comment in ("", comment):
        return
    typed = event.comment or None
    notice = ChangedMeanwhile(
        by=review.name(known.by),
        at=known.at,
        number=review.checklist.number(event.question),
        choice=choice.label if (choice := review.choice_of(event.question)) else None,
        comment=typed if typed and typed != known.comment else "",
    )
    raise refuse(build.question(review, actor, event.question, typed=typed), notice)


def after_answer(review: Review, actor: Actor, which: QuestionId, choice: Choice) -> Page:
    """What a shortcoming needs first; else the next question; else what is left before it is handed over."""
    if choice.follows is Follows.IMPROVE and review.needs_follow_up(review.checklist.question(which)):
        return build.follow_up(review, actor, which, MeasureKind.IMPROVE)
    return go_on(review, actor, which)


def go_on(review: Review, actor: Actor, which: QuestionId) -> Page:
    following = build.next_unanswered(review, which)
    if following is not None:
        return build.question(review, actor, following)
    return build.overview(review, actor) if review.stage is Stage.ANSWERING else landing.page(review, actor)


def skip(review: Review, event: Skip, actor: Actor) -> Turn:
    """Skipping keeps what was typed, and comes back at the end. An answered question is just passed."""
    asked = guard.question(review, actor, event.question)
    guard.may_record(review, actor, asked)
    guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    known = changing.answer_in(review, actor, asked.id)
    comment = known.comment if event.comment is None else event.comment
    _not_meanwhile(review, event, comment, actor)
    answer = replace(known, comment=comment, skipped=known.choice is None)
    after = changing.with_answer(review, asked.id, changing.stamped(answer, review, actor))
    number = review.checklist.number(asked.id)
    saved = SavedThing(what=ReviewSaved.SKIPPED, at=actor.now, by=actor.person.name, number=number)
    notice = saved if known.choice is None else None
    return changing.done(review, after, actor, lambda r, a: _onward(r, a, asked.id), notice)


def _onward(review: Review, actor: Actor, which: QuestionId) -> Page:
    """The very next question, answered or not; after the last one the overview."""
    following = review.checklist.after(which)
    return build.question(review, actor, following.id) if following else build.overview(review, actor)


def want_support(review: Review, event: WantSupport, actor: Actor) -> Turn:
    """One press; it reaches the support function, not the line (V30)."""
    asked = guard.question(review, actor, event.question)
    guard.may_record(review, actor, asked)
    guard.editable(review, actor)
    kept = changing.with_comment(review, actor, asked.id, event.comment, event.revision)
    known = changing.answer_in(kept, actor, asked.id)
    wanted = replace(known, support_wanted=True)
    after = (
        kept if known.support_wanted else changing.with_answer(kept, asked.id, changing.stamped(wanted, review, actor))
    )
    number = review.checklist.number(asked.id)
    saved = SavedThing(what=ReviewSaved.SUPPORT, at=actor.now, by=actor.person.name, number=number)
    return changing.done(review, after, actor, lambda r, a: build.question(r, a, asked.id), saved)


def typed_before(event: object) -> ShowQuestion | None:
    """A comment that was typed on the question's card before a button on it led elsewhere: it is kept first."""
    review, question, revision, comment = (
        getattr(event, name, None) for name in ("review", "question", "revision", "comment")
    )
    if review is None or question is None or revision is None or not comment:
        return None
    return ShowQuestion(review=review, question=question, comment_on=question, revision=revision, comment=comment)
