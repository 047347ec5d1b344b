"""What somebody does with what others put before them: a matter that was lifted to them, an offer, a yearly assessment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.rehearsal.people import texts
from tests.rehearsal.people.looking import Card, Press
from tests.rehearsal.people.somebody import Somebody

NextPress = Callable[[Card, Somebody, date], Press | None]

DOES = ("take", "answer", "hand_on")
HOW_OFTEN = (45, 40, 15)
SETTLED = frozenset({"take-matter", "answer-matter", "pass-on-matter"})


def one_matter() -> NextPress:
    """Answers it, one way or another, and goes. Who only may read it reads it."""
    settled = False

    def next_press(card: Card, who: Somebody, today: date) -> Press | None:
        nonlocal settled
        press = None if settled else _form(card, who, today) or _chooses(card, who)
        settled = press is not None and press.button.verb in SETTLED
        return press

    return next_press


def _chooses(card: Card, who: Somebody) -> Press | None:
    does = who.chance.choices(DOES, HOW_OFTEN)[0]
    button = card.find("matter", ask=does) if card.find("matter", ask="take") else None
    return card.press(button) if button else None


def _form(card: Card, who: Somebody, today: date) -> Press | None:
    due = (today + timedelta(days=who.chance.randint(20, 150))).isoformat()
    if button := card.find("take-matter"):
        return card.press(button, what=who.chance.choice(texts.TAKEN), due=due)
    if button := card.find("answer-matter"):
        return card.press(button, answer=who.chance.choice(texts.ANSWERED))
    if button := card.find("pass-on-matter"):
        others = [one for one in card.choices("to") if one]
        return card.press(button, to=who.chance.choice(others), why=who.chance.choice(texts.WHY)) if others else None
    return None


def an_offer(decide: NextPress) -> NextPress:
    """A small extra follow-up for a new manager. Once it is begun it is answered as any other."""

    def next_press(card: Card, who: Somebody, today: date) -> Press | None:
        if (button := card.find("decline-offer")) and "why" in card.fields:
            return card.press(button, why=who.chance.choice(texts.WHY))
        if card.find("put-off-offer") or card.find("extra"):
            return None
        return decide(card, who, today)

    return next_press


def an_assessment() -> NextPress:
    """The unit's overall risk assessment: on which day it was done. The card stays, for another day."""
    settled = False

    def next_press(card: Card, who: Somebody, today: date) -> Press | None:
        nonlocal settled
        button = None if settled else card.find("note-risk")
        settled = button is not None
        return (
            card.press(button, day=(today - timedelta(days=who.chance.randint(0, 40))).isoformat()) if button else None
        )

    return next_press
