"""The yearly risk assessment: when the manager is reminded, and what may be noted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dialogs.ground.calendar import Calendar
from dialogs.ground.dates import read_past_day
from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.notices import CommonLack, Lack, Lacking, NotYours
from dialogs.ground.people import Person
from dialogs.ground.turn import Actor, Refused
from dialogs.reminders.rules import deadlines
from dialogs.reminders.rules.deadlines import Facts, OwedRiskAssessment, Why
from dialogs.risk import noting as risk
from dialogs.risk.changes import RiskNoted
from dialogs.risk.events import NoteRiskAssessment, ShowRiskAssessment
from dialogs.risk.facts import RiskBook
from dialogs.risk.notices import RiskLack
from dialogs.risk.pages import RiskPage
from dialogs.risk.rules.risk import RiskAssessed, RiskIntervals, milestone

TODAY = date(2026, 11, 16)
ANNA = Person(id=PersonId("anna"), name="Anna Ek")
NODE = NodeId("avd32")
EVERY = RiskIntervals()
BOOK = RiskBook(node=NODE, unit="Avd. 32", last=None)
LAST = RiskAssessed(node=NODE, unit="Avd. 32", on=date(2026, 3, 1), by="Anna Ek")


def actor() -> Actor:
    return Actor(person=ANNA, now=datetime(2026, 11, 16, 9, tzinfo=UTC), today=TODAY)


def told(*, assessed: date | None = None, signed: date | None = None, until: date, first: date) -> list[date]:
    """The days on which there is something new, if the bot looks every day."""
    days, marks = [], set[str]()
    for ahead in range((until - first).days + 1):
        day = first + timedelta(days=ahead)
        found = milestone(assessed, signed, day, EVERY)
        if found is not None and found.mark not in marks:
            marks.add(found.mark)
            days.append(day)
    return days


def test_it_is_told_before_a_year_has_passed_when_it_has_and_every_four_weeks() -> None:
    """V25: revised at least yearly."""
    found = told(assessed=date(2026, 3, 1), first=date(2026, 3, 2), until=date(2027, 5, 1))
    assert found == [date(2027, 1, 30), date(2027, 3, 1), date(2027, 3, 29), date(2027, 4, 26)]


def test_with_none_ever_noted_it_is_asked_seldom() -> None:
    """Four weeks after the signature, then every eighth week: be kind."""
    found = told(signed=date(2026, 11, 1), first=date(2026, 11, 1), until=date(2027, 4, 1))
    assert found == [date(2026, 11, 29), date(2027, 1, 24), date(2027, 3, 21)]


def test_nobody_is_asked_before_anything_is_known() -> None:
    """No review signed, nothing noted: the invitation to the review comes first."""
    assert told(first=date(2026, 1, 1), until=date(2027, 12, 31)) == []


def test_a_leap_day_has_a_year_after_it() -> None:
    """29 February: the year has passed on the first of March."""
    assert told(assessed=date(2028, 2, 29), first=date(2029, 2, 20), until=date(2029, 3, 2)) == [
        date(2029, 2, 20),
        date(2029, 3, 1),
    ]


def test_it_is_in_the_managers_digest_and_not_twice() -> None:
    """Beside what else is due; what has been told is not told again the next morning."""
    owed = OwedRiskAssessment(person=ANNA.id, node=NODE, assessed_on=date(2025, 11, 1), signed_on=None)
    (due,) = deadlines.digests(Facts(risks=(owed,)), TODAY, Calendar())[ANNA.id]
    assert (due.why, due.days, due.about) == (Why.RISK_ASSESSMENT, -15, NODE)
    assert deadlines.digests(Facts(risks=(owed,), told={ANNA.id: {due.key}}), TODAY, Calendar()) == {}
    later = replace(owed, assessed_on=date(2026, 11, 1))
    assert deadlines.digests(Facts(risks=(later,)), TODAY, Calendar()) == {}


def test_the_day_is_noted() -> None:
    """With who noted it, for everybody who looks next."""
    turn = risk.respond(BOOK, NoteRiskAssessment(node=NODE, day="2026-03-01"), actor())
    assert turn.changes == (RiskNoted(node=NODE, on=date(2026, 3, 1)),)
    assert isinstance(turn.reply.page, RiskPage)
    assert turn.reply.page.last == LAST


def test_the_same_day_again_changes_nothing() -> None:
    """A second press, or the representative who notes what the manager has noted."""
    turn = risk.respond(replace(BOOK, last=LAST), NoteRiskAssessment(node=NODE, day="2026-03-01"), actor())
    assert turn.changes == ()


def test_an_earlier_day_puts_a_slip_right() -> None:
    """What is noted last holds."""
    turn = risk.respond(replace(BOOK, last=LAST), NoteRiskAssessment(node=NODE, day="2026-02-01"), actor())
    assert turn.changes == (RiskNoted(node=NODE, on=date(2026, 2, 1)),)


@pytest.mark.parametrize(
    ("typed", "lack"),
    [
        ("2026-11-17", RiskLack.RISK_DAY_AHEAD),
        ("imorgon", RiskLack.RISK_DAY_AHEAD),
        ("2027-03-01", RiskLack.RISK_DAY_AHEAD),
        ("i våras", RiskLack.RISK_DAY),
        ("", RiskLack.RISK_DAY),
        ("0206-03-01", RiskLack.RISK_DAY),
        ("2026-02-30", RiskLack.RISK_DAY),
        ("01/03/2026", RiskLack.RISK_DAY),
    ],
)
def test_a_day_ahead_and_rubbish_are_refused(typed: str, lack: Lack) -> None:
    """Nothing is noted, and the card says what is wrong."""
    with pytest.raises(Refused) as refused:
        risk.respond(BOOK, NoteRiskAssessment(node=NODE, day=typed), actor())
    assert refused.value.reply.notice == Lacking(what=(lack,), typed=typed)


def test_who_types_and_has_several_units_is_asked_which() -> None:
    """The wrong unit's date would keep the right one from being reminded."""
    book = replace(BOOK, others=((NodeId("avd33"), "Avd. 33"),))
    with pytest.raises(Refused) as refused:
        risk.respond(book, NoteRiskAssessment(day="1 mars"), actor())
    assert isinstance(refused.value.reply.notice, Lacking)
    assert refused.value.reply.notice.what == (CommonLack.UNIT,)
    named = risk.respond(replace(book, chosen=True), NoteRiskAssessment(day="1 mars", unit="32"), actor())
    assert named.changes == (RiskNoted(node=NODE, on=date(2026, 3, 1)),)


def test_a_stranger_to_the_unit_learns_nothing() -> None:
    """Nor whether there is such a unit."""
    with pytest.raises(Refused) as refused:
        risk.respond(None, ShowRiskAssessment(node=NODE), actor())
    assert refused.value.reply.notice == NotYours()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        ("1 mars", date(2026, 3, 1)),
        ("16 november", TODAY),
        ("17 november", date(2025, 11, 17)),
        ("igår", date(2026, 11, 15)),
        ("i dag", TODAY),
        ("1 mars 2024", date(2024, 3, 1)),
        ("nyss", None),
    ],
)
def test_a_day_that_has_been_is_the_latest_one(typed: str, day: date | None) -> None:
    """ "1 mars" of a measure is the next one, of what has been done the last."""
    assert read_past_day(typed, TODAY) == day
