"""What comes along from earlier follow-ups to today's questions: answers, shortcomings, and what is still open."""

from __future__ import annotations

from dataclasses import replace

from dialogs.checklists.rules.checklist import Follows, Question
from dialogs.ground.ids import QuestionId
from dialogs.ground.turn import Actor
from dialogs.reviews.pages.answering import OpenBefore, OpenMatter, OpenMeasure
from dialogs.reviews.rules.review import Carried, PastAnswer, Review
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.standing import Facts


def past(review: Review, which: QuestionId) -> PastAnswer | None:
    """What is still open has a line of its own, with the way to it."""
    found, lines = review.past.get(which), {one.measure for one in review.carried}
    if found is None or not lines:
        return found
    return replace(found, measures=tuple(one for one in found.measures if one.id not in lines))


def open_measures(review: Review, asked: Question, actor: Actor) -> tuple[OpenMeasure, ...]:
    """What came along from earlier years, beside its own question; at the one about last year's shortcomings, all of it."""
    return tuple(
        OpenMeasure(
            measure=one.measure,
            what=one.what,
            standing=_facts(one).standing(actor.today),
            due=one.due,
            year=one.year,
        )
        for one in review.carried
        if asked.carries_over or one.question == asked.id
    )


def open_matters(review: Review, asked: Question, actor: Actor) -> tuple[OpenMatter, ...]:
    """What was lifted about this question in earlier years, and waits for its answer still."""
    return tuple(
        OpenMatter(
            matter=one.matter,
            what=one.what,
            state=MatterState.TAKEN if one.taken else MatterState.OPEN,
            overdue=not one.taken and one.wanted_by is not None and one.wanted_by < actor.today,
            year=one.year,
        )
        for one in review.lifted_earlier
        if one.question == asked.id
    )


def _facts(one: Carried) -> Facts:
    return Facts(kind=one.kind, state=one.state, due=one.due, done_at=one.done_at, running=True)


def open_before(review: Review) -> tuple[OpenBefore, ...]:
    """Last year's shortcomings, and measures that are still open (V27)."""
    found, lines = [], {one.measure for one in review.carried}
    for asked in review.checklist:
        last = review.past.get(asked.id)
        if last is None or not review.checklist.has_choice(last.choice):
            continue
        choice = review.checklist.choice(last.choice)
        still_open = tuple(m.what for m in last.measures if m.not_done and m.id not in lines)
        if choice.follows is Follows.IMPROVE or still_open:
            number = review.checklist.number(asked.id)
            found.append(OpenBefore(number=number, question=asked.short, choice=choice, measures=still_open))
    return tuple(found)
