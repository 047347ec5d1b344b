"""The page that a bookmark stands for, as it is now: what a shared card shows the others after somebody pressed."""

from __future__ import annotations

from dataclasses import replace

from dialogs.ground.page import Bookmark, Page
from dialogs.ground.turn import Actor
from dialogs.reviews import build, landing
from dialogs.reviews.pages.answering import OverviewPage, QuestionPage
from dialogs.reviews.rules.review import MeasureKind, Review


def shared(review: Review, actor: Actor, bookmark: Bookmark) -> Page:
    """In a group chat: the same page for everybody, with the name of who pressed last.

    As the one sees it whose turn it is: they must find their button on it, whoever pressed before them.
    """
    page = _page(review, _whose_turn(review, actor), bookmark)
    if isinstance(page, QuestionPage | OverviewPage):
        return replace(page, pressed_by=actor.person.name)
    return page


def _whose_turn(review: Review, presser: Actor) -> Actor:
    others = (replace(presser, person=review.people[one]) for one in (*review.managers, *review.reps))
    return next((one for one in (presser, *others) if landing.step(review, one).is_mine), presser)


def _page(review: Review, actor: Actor, bookmark: Bookmark) -> Page:
    known = bookmark.question is not None and bookmark.question in review.checklist
    if bookmark.page == "question" and bookmark.question and known:
        return build.question(review, actor, bookmark.question)
    if bookmark.page == "follow_up" and bookmark.question and known:
        return build.follow_up(review, actor, bookmark.question, MeasureKind.IMPROVE)
    if bookmark.page == "overview":
        return build.overview(review, actor)
    if bookmark.page == "plan":
        return build.plan(review, actor)
    return landing.page(review, actor)
