"""Typed words about decisions: "beslut: nämnden; 3 februari; § 12; dnr 14; text", "inget beslut: ...", "återkoppla: ...", "kvitto".

Each means the reader's own level or unit, or the level whose card was last shown. The newest decision is meant where none is
named, and of answers the newest that is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from dialogs.decisions import presentation_words
from dialogs.decisions.events import (
    Decide,
    NoDecisionYet,
    PresentTo,
    RaiseAnswerBack,
    ReadAnswerBack,
    SendFeedback,
    ShowAnswerBack,
    ShowDecide,
    ShowDecision,
    ShowDecisions,
    ShowFeedback,
    ShowReceipt,
)
from dialogs.decisions.events import Event as DecidingEvent
from dialogs.ground.dates import read_day, read_past_day
from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark
from dialogs.ground.turn import Actor
from dialogs.ground.words import Line
from dialogs.levels.pages import MARK
from dialogs.reviews.words_lifting import parts

DECISIONS = frozenset({"beslut", "besluten", "decisions"})
RECORD = frozenset({"beslut", "skriv in beslut", "decision"})
THE_DECISION = frozenset({"beslutet", "visa beslutet", "the decision"})
NOT_YET = frozenset({"inget beslut", "inget beslut ännu", "no decision", "no decision yet"})
CORRECT = frozenset({"rätta beslutet", "rätta beslut", "correct the decision"})
ANSWER = frozenset({"återkoppla", "återkoppling", "feed back", "feedback"})
PRESENT = ("visa för ", "show to ")
THE_ANSWER = frozenset({"svaret", "svaret till oss", "the answer"})
READ = frozenset({"läst", "vi har läst", "read"})
RAISED = frozenset({"apt", "tagits upp", "tagits upp på apt", "upp på apt", "taken up"})
CHANGED = re.compile(r"(\d{1,3}) (?:ändras(?: till)?|is changed(?: to)?)\s*:?\s*(\S.*)", re.IGNORECASE)
REJECTED = re.compile(r"(\d{1,3}) (?:antas inte|avslås|is not adopted|is rejected)\s*:?\s*(\S.*)", re.IGNORECASE)
YEARLY = re.compile(r"(.+?)\s+(20\d\d)")
RECEIPT = frozenset({"kvitto", "kvittot", "vad blev det", "vad blev det av", "receipt", "what came of it"})


def read(line: Line) -> Any | None:
    """None: about something else."""
    head, tail, bookmark, actor = line.head, line.tail, line.bookmark, line.actor
    if (papers := presentation_words.read(head, bookmark)) is not None:
        return papers
    node, year = _level(bookmark)
    if (of_year := YEARLY.fullmatch(head)) is not None and not tail:
        if of_year[1] in RECEIPT:
            return ShowReceipt(year=int(of_year[2]))
        if of_year[1] in DECISIONS:
            return ShowDecisions(node=node, year=int(of_year[2]))
    if head in RECEIPT:
        return ShowReceipt()
    if head in THE_ANSWER:
        return ShowAnswerBack()
    if head in READ:
        return ReadAnswerBack()
    if head in RAISED:
        return RaiseAnswerBack(day=tail or None)
    if head in RECORD and tail:
        return _decide(tail, node, year, actor)
    if head in DECISIONS:
        return ShowDecisions(node=node, year=year)
    if head in RECORD:
        return ShowDecide(node=node, year=year)
    if head in CORRECT:
        return _correct(tail, node, year, actor)
    if head in NOT_YET:
        return _none_yet(tail, node, year, actor)
    if head in THE_DECISION:
        return ShowDecision()
    if head in ANSWER:
        return SendFeedback(text=tail) if tail else ShowFeedback()
    to = next((head.removeprefix(one) for one in PRESENT if head.startswith(one)), None)
    return PresentTo(node=node, year=year, to=to) if to else None


def _level(bookmark: Bookmark) -> tuple[NodeId | None, int | None]:
    if not bookmark.page.startswith(MARK):
        return None, None
    year, _, node = bookmark.page.removeprefix(MARK).partition(":")
    return NodeId(node), int(year)


def _correct(tail: str, node: NodeId | None, year: int | None, actor: Actor) -> DecidingEvent:
    if not tail:
        return ShowDecide(node=node, year=year, corrects_last=True)
    return _decide(tail, node, year, actor, corrects_last=True)


def _decide(tail: str, node: NodeId | None, year: int | None, actor: Actor, *, corrects_last: bool = False) -> Decide:
    """The body first where it is said, the text last; day, paragraph and registry number anywhere.

    All of it is adopted but what is said, by its number, to be changed or not adopted.
    """
    said, changed, reasons = _of_items(parts(tail))
    day = next((one for one in said if read_past_day(one, actor.today)), None)
    paragraph = next((one for one in said if one.startswith("§")), None)
    registry = next((one for one in said if one.lower().startswith(("dnr", "diarienummer"))), None)
    body, text = _first_and_last(one for one in said if one not in (day, paragraph, registry))
    on = read_past_day(day, actor.today) if day else None
    return Decide(
        node=node,
        year=year,
        corrects_last=corrects_last,
        body=body,
        day=on.isoformat() if on else None,
        paragraph=paragraph,
        registry=registry.partition(" ")[2].strip() if registry else None,
        text=text,
        changed=changed,
        reasons=reasons,
    )


def _of_items(said: Iterable[str]) -> tuple[list[str], str | None, str | None]:
    """What is said of the decision itself; and, by number, what is changed ("2 ändras: ...") and what is not adopted."""
    rest, changed, reasons = [], [], []
    for one in said:
        if found := CHANGED.fullmatch(one):
            changed.append(f"{found[1]}: {found[2]}")
        elif found := REJECTED.fullmatch(one):
            reasons.append(f"{found[1]}: {found[2]}")
        else:
            rest.append(one)
    return rest, "\n".join(changed) or None, "\n".join(reasons) or None


def _none_yet(tail: str, node: NodeId | None, year: int | None, actor: Actor) -> DecidingEvent:
    if not tail:
        return ShowDecide(node=node, year=year, none_yet=True)
    said = parts(tail)
    day = next((one for one in said if read_day(one, actor.today)), None)
    body, text = _first_and_last(one for one in said if one != day)
    on = read_day(day, actor.today) if day else None
    return NoDecisionYet(node=node, year=year, body=body, text=text, day=on.isoformat() if on else None)


def _first_and_last(said: Iterable[str]) -> tuple[str | None, str | None]:
    """Of one there is only the text."""
    first, *rest = [*said] or [""]
    return (first, "; ".join(rest)) if rest else (None, first or None)
