"""What somebody makes of a letter: what they press on it first, after how long, and how they go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.rehearsal.people import answering, measuring, reviewing, texts
from tests.rehearsal.people.habits import Begins
from tests.rehearsal.people.looking import Button, Card, Press
from tests.rehearsal.people.somebody import Somebody
from tests.rehearsal.people.teams import Post

NextPress = Callable[[Card, Somebody, date], Press | None]
Reading = tuple[timedelta, Press, NextPress]  # after how long, what first, and then

RUSH = 8  # days before the last one, when those who wait till then begin
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    post: Post
    who: Somebody
    is_manager: bool
    closes: date

    @property
    def card(self) -> Card:
        return self.post.card

    def press(self, verb: str, **data: object) -> Press | None:
        button = self.card.find(verb, **data)
        return self.card.press(button) if button else None


def reads(letter: Letter, today: date) -> Iterator[Reading]:
    """Nothing, one thing, or for a digest perhaps two."""
    match letter.post.kind:
        case "invitation":
            yield from _invitation(letter, today)
        case "digest":
            yield from _digest(letter, today)
        case "handed_over" | "asked_again":
            yield from _opens(letter, letter.who.chance.randint(2, 150) * HOUR)
        case "talk" | "to_sign" | "reminder":
            yield from _opens(letter, letter.who.chance.randint(1, 100) * HOUR)
        case "signed":
            yield from _signed(letter)
        case "measure_asked":
            yield from _measure(letter, letter.who.chance.randint(1, 60) * DAY, measuring.one_measure())
        case "lifted" | "matter_step":
            yield from _first(letter, "matter", letter.who.chance.randint(1, 30) * DAY, answering.one_matter())
        case "extra_offer":
            yield from _offer(letter)
        case "measure_moved" | "measure_handed" | "measure_cannot":
            yield from _measure(letter, letter.who.chance.randint(1, 40) * HOUR, just_looks)
        case _:
            return


def just_looks(card: Card, who: Somebody, today: date) -> Press | None:
    del card, who, today
    return None


# --- a follow-up


def _opens(letter: Letter, delay: timedelta) -> Iterator[Reading]:
    if press := letter.press("open"):
        yield delay, press, reviewing.next_press


def _invitation(letter: Letter, today: date) -> Iterator[Reading]:
    who, soon = letter.who, letter.who.chance.randint(1, 20) * HOUR
    if who.happens(0.012) and (not_mine := letter.press("not-mine")):
        yield soon, not_mine, _says_not_mine
    if who.happens(0.08) and (later := letter.press("remind-later")):
        yield soon, later, _another_day
        return
    days = _begins_in(letter, today)
    if days is not None:
        yield from _opens(letter, days * DAY + soon)


def _begins_in(letter: Letter, today: date) -> int | None:
    """Days from the invitation. Those who wait for a reminder, and those who never begin, have none."""
    who, left = letter.who, (letter.closes - today).days
    match who.habits.begins:
        case Begins.EARLY:
            return who.chance.randint(0, 9)
        case Begins.MIDWAY:
            return who.chance.randint(10, max(11, left - 15))
        case Begins.LATE:
            return max(0, left) + who.chance.randint(3, 40)
        case Begins.LAST_MINUTE | Begins.NEVER:
            return None


def _another_day(card: Card, who: Somebody, today: date) -> Press | None:
    day = today + timedelta(days=who.chance.randint(3, 21))
    button = card.find("remind-later") if "day" in card.fields else None
    return card.press(button, day=day.isoformat()) if button else None


def _says_not_mine(card: Card, who: Somebody, today: date) -> Press | None:
    del today
    button = card.find("not-mine") if "reason" in card.fields else None
    return card.press(button, reason=who.chance.choice(texts.NOT_MINE)) if button else None


def _signed(letter: Letter) -> Iterator[Reading]:
    """Once in a while something was wrong, and it is opened again."""
    if letter.is_manager and letter.who.happens(0.03) and (press := letter.press("open")):
        yield letter.who.chance.randint(1, 9) * DAY, press, _opens_again


def _opens_again(card: Card, who: Somebody, today: date) -> Press | None:
    if button := card.find("reopen"):
        return card.press(button, reason=who.chance.choice(texts.REASONS))
    if button := card.find("show-reopen"):
        return card.press(button)
    return reviewing.next_press(card, who, today)


# --- measures, and a morning's reminders


def _measure(letter: Letter, delay: timedelta, decide: NextPress) -> Iterator[Reading]:
    yield from _first(letter, "measure", delay, decide)


def _first(letter: Letter, verb: str, delay: timedelta, decide: NextPress) -> Iterator[Reading]:
    if press := letter.press(verb):
        yield delay, press, decide


def _offer(letter: Letter) -> Iterator[Reading]:
    verb = letter.who.chance.choices(("take-offer", "put-off-offer", "decline-offer"), (60, 20, 20))[0]
    decide = answering.an_offer(reviewing.next_press)
    yield from _first(letter, verb, letter.who.chance.randint(1, 72) * HOUR, decide)


def _digest(letter: Letter, today: date) -> Iterator[Reading]:
    who, soon = letter.who, letter.who.chance.randint(0, 30) * HOUR
    if who.happens(who.habits.snoozes) and (rest := letter.press("snooze")):
        yield soon, rest, _rests
        return
    why = letter.press("show-cause")
    if why and who.habits.says_why:
        yield soon, why, _says_why
    for button in letter.card.buttons:
        decide = _how(button)
        if decide is not None and _does(letter, button, today, late=why is not None):
            yield soon, letter.card.press(button), decide
            return


def _how(button: Button) -> NextPress | None:
    """To go on with what a line of the digest is about."""
    match button.verb:
        case "open":
            return reviewing.next_press
        case "measure":
            return measuring.one_measure()
        case "matter":
            return answering.one_matter()
        case "risk":
            return answering.an_assessment()
        case _:
            return None


def _does(letter: Letter, button: Button, today: date, *, late: bool) -> bool:
    who = letter.who
    if button.verb == "measure":
        return who.happens(0.05 if who.habits.forgets_measures else who.habits.diligence)
    if not letter.is_manager or button.verb != "open":
        return who.happens(who.habits.diligence)
    match who.habits.begins:
        case Begins.NEVER:
            return False
        case Begins.LATE:
            return late and who.happens(who.habits.diligence)
        case Begins.LAST_MINUTE:
            return (letter.closes - today).days <= RUSH and who.happens(0.8)
        case Begins.EARLY | Begins.MIDWAY:
            return who.happens(who.habits.diligence)


def _rests(card: Card, who: Somebody, today: date) -> Press | None:
    day = today + timedelta(days=who.chance.randint(2, 14))
    button = card.find("snooze") if "day" in card.fields else None
    return card.press(button, day=day.isoformat()) if button else None


def _says_why(card: Card, who: Somebody, today: date) -> Press | None:
    del today
    if causes := card.all("cause"):
        return card.press(who.chance.choice(causes))
    support = card.find("ask-support")
    return card.press(support) if support and who.happens(0.25) else None
