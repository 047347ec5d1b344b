"""What the accountable person does with a measure's card, once its review is signed: the next press, or none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.rehearsal.people import texts
from tests.rehearsal.people.looking import Button, Card, Press
from tests.rehearsal.people.somebody import Somebody

# What comes of a measure when somebody sits down with it. The rest of the time they look, and go.
DOES = ("complete", "postpone", "cannot", "hand_on", "nothing")
HOW_OFTEN = (60, 14, 6, 4, 16)


# After one of these there is nothing more to do with it today.
SETTLED = frozenset(
    {"complete-measure", "postpone-measure", "cannot-measure", "drop-measure", "hand-on-measure", "not-enough"}
)


def one_measure() -> Callable[[Card, Somebody, date], Press | None]:
    """Sees to one measure, and goes."""
    settled = False

    def next_press(card: Card, who: Somebody, today: date) -> Press | None:
        nonlocal settled
        press = None if settled else _form(card, who, today) or _own_card(card, who) or _opens_one(card, who)
        settled = press is not None and (press.button.verb in SETTLED or _helped(press.button))
        return press

    return next_press


def _helped(button: Button) -> bool:
    return button.verb == "control-measure" and button.data.get("helped", True) is True


def _own_card(card: Card, who: Somebody) -> Press | None:
    helped = card.find("control-measure")
    if helped is not None:
        not_enough = card.find("control-measure", helped=False)
        if not_enough and who.happens(0.2):
            return card.press(not_enough, note=who.chance.choice(texts.NOT_ENOUGH))
        return card.press(helped, note=who.chance.choice(texts.HELPED))
    done = card.find("complete-measure")
    if done is None:
        return None
    does = who.chance.choices(DOES, HOW_OFTEN)[0]
    if does == "complete":
        return card.press(done, what=who.chance.choice(texts.DONE))
    form = card.find("measure", ask=does)
    return card.press(form) if form else None


def _form(card: Card, who: Somebody, today: date) -> Press | None:
    """Another day, another person, why it cannot be done, or what comes after one that was not enough."""
    why, due = who.chance.choice(texts.WHY), (today + timedelta(days=who.chance.randint(21, 120))).isoformat()
    if button := card.find("postpone-measure"):
        return card.press(button, due=due, why=why)
    if button := card.find("not-enough"):
        return card.press(button, what=who.chance.choice(texts.MEASURES), due=due)
    if button := card.find("hand-on-measure"):
        others = [one for one in card.choices("who") if one and one != who.known.id]
        return card.press(button, who=who.chance.choice(others), why=why) if others else None
    return _gives_up(card, who, why)


def _gives_up(card: Card, who: Somebody, why: str) -> Press | None:
    """Lifted to the level above, mostly: it is there that something can be done about it."""
    if card.find("cannot-measure") is None:
        return None
    drop: Button | None = card.find("drop-measure")
    if drop and who.happens(0.2):
        return card.press(drop, why=why)
    lift = card.find("cannot-measure", lift=True)
    button = lift if lift and who.happens(0.6) else card.find("cannot-measure")
    return card.press(button, why=why) if button else None


def _opens_one(card: Card, who: Somebody) -> Press | None:
    """A list of measures, or a letter about one."""
    open_ones = [one for one in card.all("measure") if "ask" not in one.data]
    return card.press(who.chance.choice(open_ones)) if open_ones else None
