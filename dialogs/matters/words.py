"""Typed words about matters: "ärenden", "lyft: ...", and on a matter's card "vi tar det: ...", "tillbaka: ...", "vidare: ..."."""

from __future__ import annotations

from typing import Any

from dialogs.ground import vocabulary as v
from dialogs.ground.dates import read_day
from dialogs.ground.ids import MatterId
from dialogs.ground.page import Bookmark
from dialogs.ground.turn import Actor
from dialogs.ground.words import Line
from dialogs.matters.events import (
    AnswerMatter,
    Lift,
    PassOnMatter,
    ShowLift,
    ShowMatter,
    ShowMatters,
    TakeMatter,
    WithdrawMatter,
)
from dialogs.matters.rules.matter import MatterAsk
from dialogs.reviews.words_lifting import iso, lifted, parts, without_to

QUESTION_PAGES = frozenset({"question", "follow_up"})  # where what is lifted is the question one is looking at


def general(head: str, tail: str, bookmark: Bookmark, actor: Actor) -> Any | None:
    """None: not about matters, or about a question of a review."""
    if head in v.MATTERS:
        return ShowMatters()
    if head not in v.LIFT or bookmark.page in QUESTION_PAGES:
        return None
    return _lift(tail, bookmark, actor)


def _lift(tail: str, bookmark: Bookmark, actor: Actor) -> Any:
    """ "vad; till vem; när": from the measure or the form one is looking at, else something of its own."""
    about = bookmark if bookmark.page in ("lift", "measure") else None
    of_form = about if about is not None and about.page == "lift" else None
    review, question = (of_form.review, of_form.question) if of_form else (None, None)
    measure = about.measure if about else None
    if not tail:
        return ShowLift(review=review, question=question, measure=measure)
    what, to_name, due = lifted(tail, actor)
    return Lift(review=review, question=question, measure=measure, what=what, to_name=to_name, due=due)


def on_card(head: str, tail: str, matter: MatterId, actor: Actor) -> Any | None:
    """On a matter's card. None: not about it."""
    if head in v.TAKE:
        return _take(tail, matter, actor)
    if head in v.ANSWER_MATTER and (tail or head not in v.BACK):
        return AnswerMatter(matter=matter, answer=tail) if tail else _form(matter, MatterAsk.ANSWER)
    if head in v.PASS_ON:
        return _pass_on(tail, matter, actor)
    if head in v.MERGE:
        return _form(matter, MatterAsk.MERGE)
    if head in v.WITHDRAW:
        return WithdrawMatter(matter=matter, why=tail) if tail else _form(matter, MatterAsk.WITHDRAW)
    return ShowMatter(matter=matter) if head in v.SHOW | v.BACK else None


def _form(matter: MatterId, ask: MatterAsk) -> ShowMatter:
    return ShowMatter(matter=matter, ask=ask)


def _take(tail: str, matter: MatterId, actor: Actor) -> Any:
    """ "vi tar det: vad; när; vem": when and who in either order."""
    what, *others = parts(tail) or [""]
    if not what:
        return _form(matter, MatterAsk.TAKE)
    due = next((one for one in others if read_day(one, actor.today)), None)
    who = next((one for one in others if one != due), None)
    mine = who is not None and who.lower() in ("jag", "mig", "me", "i")
    return TakeMatter(
        matter=matter,
        what=what,
        due=iso(due, actor),
        who=actor.person.id if mine else None,
        who_name=None if mine else who,
    )


def _pass_on(tail: str, matter: MatterId, actor: Actor) -> Any:
    """ "vidare: till vem; varför; när"."""
    to_name, *others = parts(tail) or [""]
    if not to_name:
        return _form(matter, MatterAsk.HAND_ON)
    due = next((one for one in others if read_day(one, actor.today)), None)
    why = next((one for one in others if one != due), None)
    return PassOnMatter(matter=matter, to_name=without_to(to_name), why=why, due=iso(due, actor))


def read(line: Line) -> Any | None:
    """Matters anywhere; and what is said of the one whose card is on the screen."""
    found = general(line.head, line.tail, line.bookmark, line.actor)
    if found is not None or line.bookmark.matter is None:
        return found
    return on_card(line.head, line.tail, line.bookmark.matter, line.actor)
