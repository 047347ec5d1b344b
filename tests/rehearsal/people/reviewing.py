"""What a manager or a safety representative does with a card of a follow-up: the next press, or none when they are done.

It is decided by what is on the card alone. Which card it is, is seen from its buttons, as a person sees it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.rehearsal.people import texts
from tests.rehearsal.people.looking import Button, Card, Press
from tests.rehearsal.people.somebody import Somebody

Step = Callable[[Card, Somebody, date], Press | None]


def next_press(card: Card, who: Somebody, today: date) -> Press | None:
    """None: it is somebody else's turn, or it is signed."""
    return next((press for step in _STEPS if (press := step(card, who, today)) is not None), None)


# --- the manager


def _begins(card: Card, who: Somebody, today: date) -> Press | None:
    """The invitation."""
    del who, today
    start = card.find("open")
    return card.press(start) if start and card.find("remind-later") else None


def _participants(card: Card, who: Somebody, today: date) -> Press | None:
    del today
    button = card.find("save-participants", together=False) or card.find("save-participants")
    return card.press(button, employees=str(who.chance.randint(3, 40))) if button else None


def _late(card: Card, who: Somebody, today: date) -> Press | None:
    del today
    button = card.find("late-reason")
    return card.press(button, reason=who.chance.choice(texts.LATE)) if button else None


def _answers(card: Card, who: Somebody, today: date) -> Press | None:
    del today
    scale = card.all("answer")
    if not scale:
        return None
    support = card.find("support")
    if support and who.happens(0.004):
        return card.press(support)
    strength = 0 if not who.happens(who.habits.strict) else who.chance.choices(range(1, len(scale)), (5, 3, 1))[0]
    said = texts.COMMENTS if strength else texts.STRENGTHS
    return card.press(scale[strength], comment=who.chance.choice(said))


def _follows_up(card: Card, who: Somebody, today: date) -> Press | None:
    """A shortcoming: a measure, mostly; or it is lifted, done at once, or left with a reason."""
    none = card.find("no-measure")
    if none is None:
        return None
    what = who.chance.choices(("plan-measure", "lift", "done-at-once", "no-measure"), (70, 10, 12, 8))[0]
    button = card.find(what) or (card.find("show-lift") if what == "lift" else None) or none
    written = {"no-measure": texts.NO_MEASURE, "done-at-once": texts.DONE, "lift": texts.LIFTED}
    return _planned(card, button, who, today, who.chance.choice(written.get(what, texts.MEASURES)))


def _lifts(card: Card, who: Somebody, today: date) -> Press | None:
    """A form of its own says to whom."""
    button = card.find("lift-this")
    if button is None:
        return None
    due = (today + timedelta(days=who.chance.randint(20, 90))).isoformat() if who.happens(0.5) else ""
    to = who.chance.choice(card.choices("to") or ("",)) if who.happens(0.3) else card.fields.get("to", "")
    return card.press(button, what=who.chance.choice(texts.LIFTED), to=to, due=due)


def _keeps_a_strength(card: Card, who: Somebody, today: date) -> Press | None:
    plan, later = card.find("plan-measure", kind="preserve"), card.find("later")
    if plan is None or later is None:
        return None
    if who.happens(0.5):
        return _planned(card, plan, who, today, who.chance.choice(texts.ACTIVITIES))
    return card.press(later)


def _planned(card: Card, button: Button, who: Somebody, today: date, what: str) -> Press:
    due = today + timedelta(days=who.chance.randint(20, 210))
    chosen = who.chance.choice(card.choices("who") or ("",)) if who.happens(0.4) else card.fields.get("who", "")
    return card.press(button, what=what, due=due.isoformat(), who=chosen, reason=what, wanted_by=due.isoformat())


def _hands_over(card: Card, who: Somebody, today: date) -> Press | None:
    del today
    button = card.find("hand-over")
    return card.press(button, reason=who.chance.choice(texts.NO_REP)) if button else None


def _talks(card: Card, who: Somebody, today: date) -> Press | None:
    """What the rep sees differently stands beside; what they propose is mostly taken in."""
    del today
    if stand := card.find("let-stand"):
        return card.press(stand)
    adopt, decline = card.find("adopt-measure"), card.find("cancel-measure")
    if adopt and decline:
        return card.press(adopt if who.happens(0.7) else decline, what=who.chance.choice(texts.NO_MEASURE))
    return None


# --- the safety representative


def _agrees(card: Card, who: Somebody, today: date) -> Press | None:
    """An area, with now and then a question that is seen otherwise."""
    del today
    agree = card.find("agree-area")
    if agree is None:
        return None
    differ = card.all("show-differ")
    if differ and who.happens(who.habits.differs):
        return card.press(who.chance.choice(differ))
    return card.press(agree)


def _differs(card: Card, who: Somebody, today: date) -> Press | None:
    del today
    scale = card.all("differ")
    said = who.chance.choice(texts.OTHERS)
    if scale:
        return card.press(who.chance.choice(scale), comment=said)
    remark = card.find("remark")
    return card.press(remark, comment=said) if remark else None


def _agrees_to_all(card: Card, who: Somebody, today: date) -> Press | None:
    del who, today
    button = card.find("agree-plan") or card.find("agree-all")
    return card.press(button) if button else None


# --- both


def _signs(card: Card, who: Somebody, today: date) -> Press | None:
    del who, today
    button = card.find("sign") or card.find("show-sign")
    return card.press(button, judgement="Vi är på god väg.") if button else None


def _goes_on(card: Card, who: Somebody, today: date) -> Press | None:
    """An overview, a plan, an area that is said: the main button leads on, where there is anything left to do."""
    del who, today
    first = next(iter(card.buttons), None)
    if first is None or card.find("show-reopen"):
        return None
    if first.verb in ("participants", "follow-up", "talk", "open") or (first.verb == "question" and len(first.data)):
        return card.press(first)
    if card.find("show-differ"):
        onward = card.find("plan") or card.find("overview")
        return card.press(onward) if onward else None
    return None


_STEPS: tuple[Step, ...] = (
    _begins,
    _participants,
    _late,
    _answers,
    _follows_up,
    _lifts,
    _keeps_a_strength,
    _hands_over,
    _talks,
    _agrees,
    _differs,
    _agrees_to_all,
    _signs,
    _goes_on,
)
