"""What must hold of a year, worked out from its records alone. Each rule says which messages break it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

from tests.rehearsal.people.records import Attempt, Records

BEGINS, ENDS = time(8, 0), time(17, 0)  # of a working day
UNASKED = ("digest", "weekly", "monthly", "invitation", "extra_offer", "take_over")  # nobody's press caused it
SATURDAY = 5
AT_ONCE = timedelta(minutes=5)  # with Teams' weather
OBSOLETE = "obsolete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A rule that did not hold, and the message or the person that shows it: keys and ids, no names."""

    rule: str
    what: str


Rule = Callable[[Records], Iterator[str]]


def broken(records: Records) -> list[Broken]:
    return [Broken(rule=rule, what=what) for rule, holds in RULES.items() for what in holds(records)]


def nobody_who_was_done(records: Records) -> Iterator[str]:
    for one in records.attempts:
        yield from (f"{one.at:%Y-%m-%d %H:%M} {one.receiver} {key}" for key in one.done)


def one_digest_a_day(records: Records) -> Iterator[str]:
    days = Counter((one.receiver, records.day(one.at)) for one in _arrived(records) if one.kind == "digest")
    yield from (f"{day} {person}: {number}" for (person, day), number in days.items() if number > 1)


def none_in_quiet_time(records: Records) -> Iterator[str]:
    """In quiet months two who work may hear from each other; whoever writes to the bot in the evening is answered."""
    for one in _arrived(records):
        if not one.edit and _is_quiet(records, one) and not _just_met(records, one):
            yield f"{one.at.astimezone(records.zone):%Y-%m-%d %H:%M} {one.key}"


def _is_quiet(records: Records, one: Attempt) -> bool:
    local = one.at.astimezone(records.zone)
    day = local.date()
    quiet_month = one.kind in UNASKED and day.month in records.quiet_months
    off = day.weekday() >= SATURDAY or day in records.days_off or quiet_month
    return off or not BEGINS <= local.time() < ENDS


def _just_met(records: Records, one: Attempt) -> bool:
    return any(met.person == one.receiver and met.at <= one.at < met.at + AT_ONCE for met in records.met)


def none_while_it_was_down(records: Records) -> Iterator[str]:
    """That would be a simulation that does not do what it says."""
    first, last = records.down
    yield from (one.key for one in records.attempts if first <= one.at < last)


def each_milestone_once(records: Records) -> Iterator[str]:
    """Unless the person put it off in between."""
    for (person, told), days in _told(records).items():
        for before, after in pairwise(days):
            if not any(before <= rest < after for rest in _rests(records, person)):
                yield f"{person} {told}: {before} and {after}"


def the_latest_always(records: Records) -> Iterator[str]:
    """What was owed in the morning and in the evening has been told by then; anew, if it was put off since."""
    told = _told(records)
    for one in records.expected:
        put_off = max((rest for rest in _rests(records, one.person) if rest < one.day), default=date.min)
        days = told.get((one.person, one.milestone), [])
        if not any(put_off <= day <= one.day for day in days):
            yield f"{one.day} {one.person} {one.milestone}"


def every_message_accounted_for(records: Records) -> Iterator[str]:
    """Sent, and then arrived once; dropped because it had become pointless; or waiting for an address, or for its day."""
    arrived = Counter(one.key for one in _arrived(records) if not one.edit)
    edited = {one.key for one in _arrived(records) if one.edit}
    for row in records.rows:
        match row.state:
            case "sent":
                good = arrived[row.key] == 1 or (row.kind == "edit" and row.key in edited)
            case "dropped":
                good = arrived[row.key] == 0 and (row.outcome or "").startswith((OBSOLETE, "gone:"))
            case "pending" | "retry":
                good = arrived[row.key] == 0 and (not row.has_address or records.day(row.due) > records.ends)
            case _:
                good = False
        if not good:
            yield f"{row.key}: {row.state} {row.outcome}, arrived {arrived[row.key]} times"
    known = {row.key for row in records.rows}
    yield from (f"{key}: arrived, and is in no row" for key in arrived if key not in known)


RULES: dict[str, Rule] = {
    "nobody is reminded of what they have done": nobody_who_was_done,
    "at most one digest for a person and a day": one_digest_a_day,
    "nothing in quiet time": none_in_quiet_time,
    "nothing while the bot was down": none_while_it_was_down,
    "each milestone at most once": each_milestone_once,
    "the latest milestone always": the_latest_always,
    "every message is accounted for": every_message_accounted_for,
}


def _arrived(records: Records) -> Iterator[Attempt]:
    return (one for one in records.attempts if one.arrived)


def _told(records: Records) -> dict[tuple[str, str], list[date]]:
    """On which days a person was told a milestone."""
    found: dict[tuple[str, str], list[date]] = defaultdict(list)
    for one in _arrived(records):
        for key in one.told:
            found[one.receiver, key].append(records.day(one.at))
    return found


def _rests(records: Records, person: str) -> list[date]:
    return [records.day(one.at) for one in records.snoozes if one.person == person]


def weeks(records: Records) -> Iterator[tuple[date, list[Attempt]]]:
    """Each week in which something arrived: its Monday, and what."""
    found: dict[date, list[Attempt]] = defaultdict(list)
    for one in _arrived(records):
        day = records.day(one.at)
        found[day - timedelta(days=day.weekday())].append(one)
    yield from sorted(found.items())
