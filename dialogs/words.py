"""Typed words: the same events as the buttons, for phones whose buttons fail and for screen readers.

A word means what it means on the page that was last shown (the bookmark): "ja" answers the question one is looking at. The
words of the answers themselves belong to the checklist's scale. Each subject's words are in a words_ module of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from dialogs.analyses import words as analysis_words
from dialogs.checklists.rules.checklist import Choice
from dialogs.decisions import presentation_words
from dialogs.decisions import words as deciding_words
from dialogs.documents import report_words
from dialogs.ground import vocabulary as v
from dialogs.ground.ids import QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.texts import Language
from dialogs.ground.turn import Actor
from dialogs.ground.words import Said, Saying, Spot, split, spot_of
from dialogs.handover import handing_all_words, taking_over_words
from dialogs.home import words as words_general
from dialogs.home.events import Home
from dialogs.levels import words as levels_words
from dialogs.matters import words as matter_words
from dialogs.measures import plan_words
from dialogs.measures import words as measure_words
from dialogs.measures.events import ShowUnitPlan
from dialogs.organisation.events import ChannelHello, LinkBody, ShowLinks
from dialogs.organisation.events import Event as ChannelEvent
from dialogs.reviews import words_answering, words_dates, words_planning, words_signing
from dialogs.reviews.events.answering import GiveAnswer, ShowQuestion
from dialogs.reviews.events.confirming import Differ, ShowDiffer
from dialogs.reviews.events.entering import GiveLateReason
from dialogs.reviews.rules.review import Review, SeatKind
from dialogs.sharing import words as sharing_words
from dialogs.subjects import Event

NUMBERED = re.compile(r"^(?:fråga|question|nr|nummer)?\s*(\d{1,3})\b[\s:.,]*", re.IGNORECASE)


def in_channel(text: str) -> ChannelEvent:
    head, tail = split(text)
    if head not in v.LINK:
        return ChannelHello()
    return LinkBody(to=tail) if tail else ShowLinks()


def read(text: str, reviews: tuple[Review, ...], bookmark: Bookmark | None, actor: Actor, shown: Language) -> Event:
    """What was meant; what is not understood leads home, which says so.

    `reviews` are the person's own, the most urgent first.
    """
    head, tail = split(text)
    general = words_general.read(head, tail, reviews, shown)
    if general is not None:
        return general
    if (everything := handing_all_words.read(head, tail)) is not None:
        return everything
    if (taken := taking_over_words.read(head, tail)) is not None:
        return taken
    if (report := report_words.read(head, bookmark)) is not None:
        return report
    if (papers := presentation_words.read(head, bookmark)) is not None:
        return papers
    if (planned := plan_words.read(head, tail, actor)) is not None:
        return planned
    matter = matter_words.general(head, tail, bookmark, actor)
    if matter is not None:
        return matter
    if bookmark is not None and bookmark.matter is not None:
        matter = matter_words.read(head, tail, bookmark.matter, actor)
        if matter is not None:
            return matter
    if bookmark is not None and bookmark.measure is not None and bookmark.page != "lift":
        about = measure_words.read(head, tail, bookmark.measure, actor)
        if about is not None:
            return about
    if (decided := deciding_words.read(head, tail, bookmark, actor)) is not None:
        return decided
    analysis = (analysis_words.read(head, tail, bookmark) if bookmark else None) or analysis_words.general(head)
    if analysis is not None:
        return analysis
    level = levels_words.read(head, bookmark) if bookmark is not None else None
    if level is not None:
        return level
    spot = spot_of(reviews, bookmark)
    if spot is not None and (sharing := sharing_words.read(head, spot.review)) is not None:
        return sharing
    meant = _about_review(head, tail, spot, actor) if spot else None
    if meant is None and head in handing_all_words.ALONE:
        return handing_all_words.of(None, tail)
    return meant or (ShowUnitPlan() if head in v.PLAN else Home(not_understood=True))


def _about_review(head: str, tail: str, spot: Spot, actor: Actor) -> Event | None:
    rep = spot.review.seat_kind(actor.person.id) is SeatKind.REP and not actor.in_group
    numbered = NUMBERED.match(head)
    question = spot.question
    if numbered and (asked := spot.review.checklist.by_number(int(numbered[1]))):
        question, rest = asked.id, head[numbered.end() :].strip()
        head = rest or "fråga"
        if not rest and _choice(split(tail)[0], spot.review):  # "7: ja", "fråga 7: delvis: saknar rutin"
            head, tail = split(tail)
    if question is not None and (choice := _choice(head, spot.review)):
        return _answer(spot, question, choice, tail, rep=rep, named=bool(numbered))
    if spot.page == "cause" and (said := words_dates.of_cause(head, spot)):
        return said
    for words, meaning in SAYINGS.items():
        if head in words:
            return meaning(Said(spot=spot, question=question, tail=tail, rep=rep, actor=actor))
    if head == "fråga" and question is not None:
        event: Event = ShowQuestion(review=spot.review.id, question=question)
        return ShowDiffer(review=spot.review.id, question=question) if rep else event
    return _trailing_number(head, tail, spot, actor)


def _trailing_number(head: str, tail: str, spot: Spot, actor: Actor) -> Event | None:
    """ "kommentera 7: ...", "låt stå 7": the number last."""
    match = re.fullmatch(r"(.+?)\s+(?:fråga\s+)?(\d{1,3})", head)
    if match is None or not spot.review.checklist.by_number(int(match[2])):
        return None
    return _about_review(f"{match[2]} {match[1]}", tail, spot, actor)


def _choice(head: str, review: Review) -> Choice | None:
    return next((choice for choice in review.checklist.scale if head in choice.words), None)


def _answer(spot: Spot, question: QuestionId, choice: Choice, tail: str, *, rep: bool, named: bool) -> Event | None:
    """The manager answers; for the rep it is another answer, and only to a question they named or are looking at."""
    review = spot.review
    comment = tail or None
    if not rep:
        return GiveAnswer(
            review=review.id, question=question, choice=choice.id, revision=review.revision, comment=comment
        )
    if not named and spot.page != "differ":
        return None
    return Differ(review=review.id, question=question, choice=choice.id, revision=review.revision, comment=comment)


def _reason(said: Said) -> Event | None:
    """ "skäl: ..." on a page that asks for one."""
    match said.spot.page:
        case "late":
            return GiveLateReason(review=said.review.id, reason=said.tail)
        case "no_rep":
            return words_signing.hand_over(said)
        case "reopen":
            return words_signing.reopen(said)
        case "note":
            return words_dates.not_mine(said)
        case "follow_up":
            return words_planning.no_measure(said)
        case _:
            return None


SAYINGS: Mapping[v.Words, Saying] = {
    **words_answering.SAYINGS,
    **words_planning.SAYINGS,
    **words_signing.SAYINGS,
    **words_dates.SAYINGS,
    v.REASON: _reason,
}
