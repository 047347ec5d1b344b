"""Changing a review: every change goes through here, so that the revision and the news are never forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from dialogs.ground.ids import QuestionId
from dialogs.ground.messages import Message
from dialogs.ground.notices import Notice, Reply
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Change, Turn
from dialogs.reviews import telling
from dialogs.reviews.rules.review import Answer, Measure, Review
from dialogs.reviews.rules.sharing import Sharing

Showing = Callable[[Review, Actor], Page]


def done(
    before: Review,
    after: Review,
    actor: Actor,
    show: Showing,
    notice: Notice | None = None,
    *,
    changes: tuple[Change, ...] = (),
    messages: tuple[Message, ...] = (),
) -> Turn:
    """The turn that changed `before` into `after`. When nothing differs nothing is saved and nobody is told."""
    if after == before and not changes:
        return Turn(reply=Reply(page=show(before, actor), notice=notice))
    moved = replace(after, revision=before.revision + 1)
    news = (*telling.news(before, moved, actor), *messages)
    return Turn(reply=Reply(page=show(moved, actor), notice=notice), state=moved, changes=changes, messages=news)


def answer_in(review: Review, actor: Actor, which: QuestionId) -> Answer:
    """The answer as it stands, or an empty one by this person."""
    known = review.answers.get(which)
    if known is not None:
        return known
    return Answer(choice=None, by=actor.person.id, at=actor.now, revision=review.revision + 1)


def with_answer(review: Review, which: QuestionId, answer: Answer) -> Review:
    """The review with this answer; an answer that is the same changes nothing, not even its time."""
    known = review.answers.get(which)
    if known is not None and _same(known, answer):
        return review
    if known is None and answer == replace(
        answer, choice=None, comment="", draft="", skipped=False, support_wanted=False
    ):
        return review
    return replace(review, answers={**review.answers, which: _kept_again(known, answer)})


def _kept_again(known: Answer | None, answer: Answer) -> Answer:
    """What was shared, or objected to, was what stood there then: other words stay in the line until somebody shares them."""
    if known is None or known.comment == answer.comment:
        return answer
    return replace(answer, sharing=Sharing.KEPT)


def _same(one: Answer, other: Answer) -> bool:
    return replace(one, by=other.by, at=other.at, revision=other.revision) == other


def stamped(answer: Answer, review: Review, actor: Actor) -> Answer:
    return replace(answer, by=actor.person.id, at=actor.now, revision=review.revision + 1)


def with_comment(review: Review, actor: Actor, which: QuestionId | None, comment: str | None, revision: int) -> Review:
    """Keeps a comment that was typed before going somewhere else.

    An empty field, a field that the client did not send, and a card that is older than the comment change nothing.
    """
    if which is None or comment is None or which not in review.checklist or review.frozen:
        return review
    answer = answer_in(review, actor, which)
    stale = answer.revision > revision and which in review.answers
    if comment == answer.comment or stale or (not comment and not answer.comment):
        return review
    return with_answer(review, which, stamped(replace(answer, comment=comment), review, actor))


def with_measure(review: Review, measure: Measure) -> Review:
    kept = tuple(measure if one.id == measure.id else one for one in review.measures)
    if all(one.id != measure.id for one in review.measures):
        kept = (*review.measures, measure)
    return replace(review, measures=kept)


def without_drafts(review: Review, questions: Iterable[QuestionId]) -> Review:
    """What was drafted has been used."""
    emptied = {which: replace(review.answers[which], draft="") for which in questions if which in review.answers}
    return replace(review, answers={**review.answers, **emptied}) if emptied else review
