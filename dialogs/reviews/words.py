"""Typed words about a review. "ja" answers the question that is on the screen, and no other.

The words of the answers themselves belong to the checklist's scale (`heard`); the rest is in the words_ modules beside this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.ground.ids import QuestionId
from dialogs.ground.turn import Actor
from dialogs.ground.words import Line, Unclear, split
from dialogs.reviews import heard, words_answering, words_dates, words_planning, words_signing
from dialogs.reviews.events.answering import AskWhich, GiveAnswer, ShowQuestion
from dialogs.reviews.events.confirming import Differ, ShowDiffer
from dialogs.reviews.events.entering import GiveLateReason, OpenReview
from dialogs.reviews.heard import Doubt, Heard
from dialogs.reviews.rules.review import SeatKind
from dialogs.reviews.said import Said, Saying, Spot, spot_of

NUMBERED = re.compile(r"^(?:fråga|question|nr|nummer|number)?\s*(\d{1,3})\b[\s:.,]*", re.IGNORECASE)
TRAILING = re.compile(r"(.+?)\s+(?:fråga\s+|question\s+)?(\d{1,3})")


def read(line: Line) -> Any | None:
    """None: about something else. Unclear where it may be an answer, or may be about another of one's follow-ups."""
    spot = spot_of(line.reviews, line.bookmark)
    if spot is None:
        return None
    meant = _about(line.text, line.head, line.tail, spot, line.actor)
    if meant is None or spot.here or len(line.reviews) == 1 or _only_shows(meant):
        return meant
    could = tuple((f"uppföljning {n}", OpenReview(review=one.id)) for n, one in enumerate(line.reviews[:3], 1))
    return Unclear(text=line.text, could=could)


def _only_shows(meant: object) -> bool:
    """Nothing is changed by it, so it may be about the most urgent one."""
    return isinstance(meant, Unclear | OpenReview | AskWhich) or type(meant).__name__.startswith("Show")


def _about(text: str, head: str, tail: str, spot: Spot, actor: Actor) -> Any | None:
    rep = spot.review.seat_kind(actor.person.id) is SeatKind.REP and not actor.in_group
    numbered = NUMBERED.match(head)
    question = spot.question
    if numbered and (asked := spot.review.checklist.by_number(int(numbered[1]))):
        question, rest = asked.id, head[numbered.end() :].strip()
        head = rest or "fråga"
        text = text.lstrip()[_length(text) :].lstrip(" :.,") if rest or tail else ""
        if not rest and tail:  # "7: ja", "fråga 7: delvis: saknar rutin"
            if isinstance(heard.answer(tail, spot.review.checklist.scale), Heard):
                head, tail = split(tail)
            text = text or tail
    if spot.page == "cause" and (said := words_dates.of_cause(head, spot)):
        return said
    for words, meaning in SAYINGS.items():
        if head in words:
            return meaning(Said(spot=spot, question=question, tail=tail, rep=rep, actor=actor))
    if (answer := _answer(text, question, spot, rep=rep, named=bool(numbered))) is not None:
        return answer
    if head == "fråga" and question is not None:
        event: Any = ShowQuestion(review=spot.review.id, question=question)
        return ShowDiffer(review=spot.review.id, question=question) if rep else event
    return _trailing_number(head, tail, spot, actor)


def _length(text: str) -> int:
    """Of the number at the beginning, with its word."""
    found = re.match(
        r"(?:(?:visa|show|gå till|go to)\s+)?(?:fråga[n]?|question|nr|nummer|number)?\s*[\w]+\b", text, re.IGNORECASE
    )
    return found.end() if found else 0


def _trailing_number(head: str, tail: str, spot: Spot, actor: Actor) -> Any | None:
    """ "kommentera 7: ...", "låt stå 7": the number last."""
    match = TRAILING.fullmatch(head)
    if match is None or not spot.review.checklist.by_number(int(match[2])):
        return None
    said = f"{match[2]} {match[1]}"
    return _about(f"{said}: {tail}" if tail else said, said, tail, spot, actor)


def _answer(text: str, question: QuestionId | None, spot: Spot, *, rep: bool, named: bool) -> Any | None:
    """The manager answers; for the rep it is another answer, and only to a question they named or are looking at."""
    review = spot.review
    match heard.answer(text, review.checklist.scale):
        case None:
            return None
        case Doubt():
            return None if rep and not named and spot.page != "differ" else _asked(text, question, spot, rep=rep)
        case Heard(choice=choice, comment=said):
            comment = said or None
    if rep:
        if question is None or (not named and spot.page != "differ"):
            return None
        return Differ(review=review.id, question=question, choice=choice, revision=review.revision, comment=comment)
    if question is None:
        return AskWhich(review=review.id, text=text)
    return GiveAnswer(review=review.id, question=question, choice=choice, revision=review.revision, comment=comment)


def _asked(text: str, question: QuestionId | None, spot: Spot, *, rep: bool) -> Any:
    """It begins as an answer, and may be none: the question comes again, with what was typed in its field."""
    if question is None:
        return AskWhich(review=spot.review.id, text=text)
    again = ShowDiffer if rep else ShowQuestion
    return Unclear(text=text, again=again(review=spot.review.id, question=question))


def _reason(said: Said) -> Any | None:
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
