"""Typed words: the same events as the buttons, for phones whose buttons fail and for screen readers.

A word means what it means on the page that was last shown (the bookmark): "ja" answers the question one is looking at. The
words of the answers themselves belong to the checklist's scale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogs import build, measure_words
from dialogs import events as e
from dialogs import vocabulary as v
from dialogs.ids import QuestionId
from dialogs.rules.checklist import Choice, Language
from dialogs.rules.dates import read_day
from dialogs.rules.review import MeasureKind, Review, SeatKind
from dialogs.turn import Actor, Bookmark

NUMBERED = re.compile(r"^(?:fråga|question|nr|nummer)?\s*(\d{1,3})\b[\s:.,]*", re.IGNORECASE)
COUNTS = re.compile(r"(\d+)\s*([a-zåäö]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where the person is: the review the words are about, and the page that was last shown."""

    review: Review
    bookmark: Bookmark | None

    @property
    def question(self) -> QuestionId | None:
        marked = self.bookmark.question if self.bookmark and self.bookmark.review == self.review.id else None
        known = marked is not None and marked in self.review.checklist
        return marked if known else build.next_unanswered(self.review)

    @property
    def page(self) -> str:
        return self.bookmark.page if self.bookmark and self.bookmark.review == self.review.id else ""


def in_channel(text: str) -> e.ChannelEvent:
    head, _ = _split(text)
    return e.ShowLinks() if head in v.LINK else e.ChannelHello()


def read(text: str, reviews: tuple[Review, ...], bookmark: Bookmark | None, actor: Actor, shown: Language) -> e.Event:
    """What was meant; what is not understood leads home, which says so.

    `reviews` are the person's own, the most urgent first.
    """
    head, tail = _split(text)
    general = _general(head, tail, reviews, shown)
    if general is not None:
        return general
    if bookmark is not None and bookmark.measure is not None:
        about = measure_words.read(head, tail, bookmark.measure, actor)
        if about is not None:
            return about
    spot = _spot(reviews, bookmark)
    meant = _about_review(head, tail, spot, actor) if spot else None
    return meant or e.Home(not_understood=True)


def _split(text: str) -> tuple[str, str]:
    """What is said, and what comes after the colon."""
    plain = unicodedata.normalize("NFKC", text).strip()
    head, _, tail = plain.partition(":")
    return " ".join(head.lower().split()).strip(" .!"), tail.strip()


def _spot(reviews: tuple[Review, ...], bookmark: Bookmark | None) -> Spot | None:
    if not reviews:
        return None
    marked = next((one for one in reviews if bookmark and one.id == bookmark.review), reviews[0])
    return Spot(review=marked, bookmark=bookmark)


def _general(head: str, tail: str, reviews: tuple[Review, ...], shown: Language) -> e.Event | None:
    if head in v.HOME:
        return e.Home()
    if head in v.HELP:
        return e.Help()
    if head in v.LANGUAGE:
        return e.SpeakLanguage(language=_language(head, tail, shown))
    if head in v.MEASURES:
        return e.MyMeasures()
    if head in v.BELOW:
        return e.Below()
    if head in v.REST:
        return e.SnoozeReminders(day=tail or None)
    if head in v.UNIT_PLAN:
        return e.ShowUnitPlan()
    chosen = re.fullmatch(r"(?:uppföljning|follow-up|byt till)\s*(\d+)", head)
    if chosen and 0 < int(chosen[1]) <= len(reviews):
        return e.OpenReview(review=reviews[int(chosen[1]) - 1].id)
    return None


def _language(head: str, tail: str, shown: Language) -> Language:
    if head in ("in english", "engelska", "english") or tail.lower().startswith("en"):
        return Language.EN
    if head in ("på svenska", "svenska", "swedish") or tail.lower().startswith("sv"):
        return Language.SV
    return Language.SV if shown is Language.EN else Language.EN


def _about_review(head: str, tail: str, spot: Spot, actor: Actor) -> e.Event | None:
    rep = spot.review.seat_kind(actor.person.id) is SeatKind.REP and not actor.in_group
    numbered = NUMBERED.match(head)
    question = spot.question
    if numbered and (asked := spot.review.checklist.by_number(int(numbered[1]))):
        question, rest = asked.id, head[numbered.end() :].strip()
        head = rest or "fråga"
        if not rest and _choice(_split(tail)[0], spot.review):  # "7: ja", "fråga 7: delvis: saknar rutin"
            head, tail = _split(tail)
    if question is not None and (choice := _choice(head, spot.review)):
        return _answer(spot, question, choice, tail, rep=rep, named=bool(numbered))
    if spot.page == "cause" and (said := _of_cause(head, spot)):
        return said
    for words, meaning in SAYINGS.items():
        if head in words:
            return meaning(Said(spot=spot, question=question, tail=tail, rep=rep, actor=actor))
    if head == "fråga" and question is not None:
        event: e.Event = e.ShowQuestion(review=spot.review.id, question=question)
        return e.ShowDiffer(review=spot.review.id, question=question) if rep else event
    return _trailing_number(head, tail, spot, actor)


def _trailing_number(head: str, tail: str, spot: Spot, actor: Actor) -> e.Event | None:
    """ "kommentera 7: ...", "låt stå 7": the number last."""
    match = re.fullmatch(r"(.+?)\s+(?:fråga\s+)?(\d{1,3})", head)
    if match is None or not spot.review.checklist.by_number(int(match[2])):
        return None
    return _about_review(f"{match[2]} {match[1]}", tail, spot, actor)


def _choice(head: str, review: Review) -> Choice | None:
    return next((choice for choice in review.checklist.scale if head in choice.words), None)


def _answer(spot: Spot, question: QuestionId, choice: Choice, tail: str, *, rep: bool, named: bool) -> e.Event | None:
    """The manager answers; for the rep it is another answer, and only to a question they named or are looking at."""
    review = spot.review
    comment = tail or None
    if not rep:
        return e.GiveAnswer(
            review=review.id, question=question, choice=choice.id, revision=review.revision, comment=comment
        )
    if not named and spot.page != "differ":
        return None
    return e.Differ(review=review.id, question=question, choice=choice.id, revision=review.revision, comment=comment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    spot: Spot
    question: QuestionId | None
    tail: str
    rep: bool
    actor: Actor

    @property
    def review(self) -> Review:
        return self.spot.review


def _start(said: Said) -> e.Event:
    return e.OpenReview(review=said.review.id)


def _overview(said: Said) -> e.Event:
    return e.ShowOverview(review=said.review.id)


def _skip(said: Said) -> e.Event | None:
    if said.question is None:
        return _overview(said)
    return e.Skip(
        review=said.review.id, question=said.question, revision=said.review.revision, comment=said.tail or None
    )


def _back(said: Said) -> e.Event:
    before = said.review.checklist.before(said.question) if said.question and said.spot.page == "question" else None
    if before is None and said.spot.page == "follow_up" and said.question:
        return e.ShowQuestion(review=said.review.id, question=said.question)
    return e.ShowQuestion(review=said.review.id, question=before.id) if before else _start(said)


def _support(said: Said) -> e.Event | None:
    if said.question is None:
        return None
    return e.WantSupport(review=said.review.id, question=said.question, revision=said.review.revision)


def _participants(said: Said) -> e.Event:
    """ "12 1 0", or with words: "2 chefer, 12 medarbetare, 1 skyddsombud, 1 facklig"."""
    found = COUNTS.findall(said.tail)
    if not found:
        return e.ShowParticipants(review=said.review.id)
    counts: dict[str, str] = {}
    for (number, word), fallback in zip(found, ("employees", "safety_reps", "union_reps"), strict=False):
        counts[_kind_of_participant(word.lower()) or fallback] = number
    for number, word in found[3:]:
        counts[_kind_of_participant(word.lower()) or "managers"] = number
    return e.SaveParticipants(
        review=said.review.id,
        revision=said.review.revision,
        managers=counts.get("managers"),
        employees=counts.get("employees"),
        safety_reps=counts.get("safety_reps"),
        union_reps=counts.get("union_reps"),
    )


def _kind_of_participant(word: str) -> str | None:
    starts = {
        "chef": "managers",
        "manager": "managers",
        "med": "employees",
        "empl": "employees",
        "anställd": "employees",
    }
    starts |= {
        "skydd": "safety_reps",
        "ombud": "safety_reps",
        "safety": "safety_reps",
        "fack": "union_reps",
        "union": "union_reps",
    }
    return next((kind for start, kind in starts.items() if word.startswith(start)), None)


def _together(said: Said) -> e.Event:
    return e.SaveParticipants(review=said.review.id, revision=said.review.revision, together=True)


def _alone(said: Said) -> e.Event:
    return e.SaveParticipants(review=said.review.id, revision=said.review.revision, together=False)


def _measure(said: Said, kind: MeasureKind) -> e.Event | None:
    """ "vad; vem; när": who and when in either order; without anything the form is shown."""
    if not said.tail:
        return e.ShowFollowUp(review=said.review.id, question=said.question, kind=kind)
    what, *others = [part.strip() for part in said.tail.split(";")]
    due = next((part for part in others if read_day(part, said.actor.today)), None)
    who = next((part for part in others if part and part != due), None)
    mine = who is not None and who.lower() in ("jag", "mig", "me", "i")
    day = read_day(due, said.actor.today) if due else None
    return e.PlanMeasure(
        review=said.review.id,
        question=said.question,
        slot=said.review.slot(said.question),
        kind=kind,
        revision=said.review.revision,
        what=what,
        due=day.isoformat() if day else None,
        who=said.actor.person.id if mine else None,
        who_name=None if mine else who,
    )


def _improve(said: Said) -> e.Event | None:
    return _measure(said, MeasureKind.IMPROVE)


def _preserve(said: Said) -> e.Event | None:
    return _measure(said, MeasureKind.PRESERVE)


def _done(said: Said) -> e.Event | None:
    if said.question is None:
        return None
    return e.DoneAtOnce(
        review=said.review.id,
        question=said.question,
        slot=said.review.slot(said.question),
        revision=said.review.revision,
        what=said.tail or None,
    )


def _no_measure(said: Said) -> e.Event | None:
    if said.question is None:
        return None
    return e.NoMeasure(
        review=said.review.id, question=said.question, revision=said.review.revision, what=said.tail or None
    )


def _lift(said: Said) -> e.Event | None:
    if said.question is None:
        return None
    return e.LiftMatter(
        review=said.review.id, question=said.question, revision=said.review.revision, what=said.tail or None
    )


def _later(said: Said) -> e.Event | None:
    return e.Later(review=said.review.id, question=said.question) if said.question else None


def _comment(said: Said) -> e.Event | None:
    if said.question is None or not said.tail:
        return None
    if said.rep:
        return _remark(said)
    return e.ShowQuestion(
        review=said.review.id,
        question=said.question,
        comment_on=said.question,
        revision=said.review.revision,
        comment=said.tail,
    )


def _remark(said: Said) -> e.Event | None:
    if said.question is None:
        return None
    if not said.tail:
        return e.ShowDiffer(review=said.review.id, question=said.question)
    return e.Remark(review=said.review.id, question=said.question, revision=said.review.revision, comment=said.tail)


def _hand_over(said: Said) -> e.Event:
    return e.HandOver(review=said.review.id, revision=said.review.revision, reason=said.tail or None)


def _agree(said: Said) -> e.Event | None:
    """With what is on the page: an area, the plan, or (in one room) everything."""
    review, bookmark = said.review, said.spot.bookmark
    if said.spot.page == "plan":
        return e.AgreePlan(review=review.id, mark=review.plan_mark)
    if review.together and said.spot.page != "area":
        return e.AgreeAll(review=review.id, revision=review.revision)
    if said.spot.page == "area" and bookmark and bookmark.area:
        return e.AgreeArea(review=review.id, area=bookmark.area, revision=review.revision)
    return e.OpenReview(review=review.id)


def _differ(said: Said) -> e.Event | None:
    return e.ShowDiffer(review=said.review.id, question=said.question) if said.question else None


def _plan(said: Said) -> e.Event:
    return e.ShowPlan(review=said.review.id)


def _talk(said: Said) -> e.Event:
    return e.ShowTalk(review=said.review.id)


def _stand(said: Said) -> e.Event | None:
    waiting = said.review.to_talk_through
    which = said.question if said.question in waiting else (waiting[0] if waiting else None)
    return e.LetStand(review=said.review.id, question=which, revision=said.review.revision) if which else None


def _sign(said: Said) -> e.Event:
    """Only straight from the card that shows what is signed; else that card comes first."""
    review = said.review
    if said.spot.page != "sign":
        return e.ShowSign(review=review.id)
    return e.Sign(review=review.id, version=review.version, revision=review.revision, judgement=said.tail or None)


def _reopen(said: Said) -> e.Event:
    if not said.tail:
        return e.ShowReopen(review=said.review.id)
    return e.Reopen(review=said.review.id, version=said.review.version, reason=said.tail)


def _reason(said: Said) -> e.Event | None:
    """ "skäl: ..." on a page that asks for one."""
    match said.spot.page:
        case "late":
            return e.GiveLateReason(review=said.review.id, reason=said.tail)
        case "no_rep":
            return _hand_over(said)
        case "reopen":
            return _reopen(said)
        case "note":
            return _not_mine(said)
        case "follow_up":
            return _no_measure(said)
        case _:
            return None


def _remind(said: Said) -> e.Event:
    return e.RemindLater(review=said.review.id, day=said.tail or None)


def _cause(said: Said) -> e.Event:
    return e.ShowCause(review=said.review.id)


def _of_cause(head: str, spot: Spot) -> e.Event | None:
    """On the card that asks what stood in the way."""
    if head in v.SUPPORT:
        return e.AskSupport(review=spot.review.id)
    return e.GiveCause(review=spot.review.id, cause=v.CAUSES[head]) if head in v.CAUSES else None


def _not_mine(said: Said) -> e.Event:
    return e.NotMine(review=said.review.id, reason=said.tail or None)


SAYINGS: Mapping[v.Words, Callable[[Said], e.Event | None]] = {
    v.START: _start,
    v.OVERVIEW: _overview,
    v.SKIP: _skip,
    v.BACK: _back,
    v.SUPPORT: _support,
    v.PARTICIPANTS: _participants,
    v.TOGETHER: _together,
    v.ALONE: _alone,
    v.PLAN_MEASURE: _improve,
    v.PROPOSE: _improve,
    v.ACTIVITY: _preserve,
    v.DONE: _done,
    v.NO_MEASURE: _no_measure,
    v.LIFT: _lift,
    v.LATER: _later,
    v.COMMENT: _comment,
    v.REMARK: _remark,
    v.HAND_OVER: _hand_over,
    v.AGREE: _agree,
    v.DIFFER: _differ,
    v.PLAN: _plan,
    v.TALK: _talk,
    v.STAND: _stand,
    v.SIGN: _sign,
    v.REOPEN: _reopen,
    v.REASON: _reason,
    v.REMIND: _remind,
    v.NOT_MINE: _not_mine,
    v.CAUSE: _cause,
}
