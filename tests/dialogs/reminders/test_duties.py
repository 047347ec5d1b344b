"""What levels, bodies and those beneath owe each other: when they are reminded of it, and when no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dialogs.decisions.rules.agenda import agenda
from dialogs.decisions.rules.decision import Body, BodyKind, Meeting, laid_out
from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import BodyId, NodeId, PersonId
from dialogs.reminders.rules.deadlines import Facts, Intervals, Why, digests, duty_due
from dialogs.reminders.rules.duties import Duty, DutyId, DutyIntervals, OwedDuty

KAJ = PersonId("kaj")
ALWAYS = Calendar()
DAY = timedelta(days=1)
SINCE = date(2027, 2, 3)  # a Wednesday
CLOSES, REPORT = date(2026, 11, 30), date(2027, 2, 15)
PLAN = laid_out(CLOSES, REPORT)


def owed(duty: Duty, *, on: date | None = None) -> OwedDuty:
    return OwedDuty(person=KAJ, duty=duty, id=DutyId(f"{duty.value}:x"), since=SINCE, on=on)


def told_after(one: OwedDuty, *days: int, intervals: Intervals | None = None) -> list[str]:
    every = intervals or Intervals()
    return [due.key for after in days for due in duty_due(one, SINCE + after * DAY, ALWAYS, every)]


@pytest.mark.parametrize(("duty", "first"), [(Duty.FEEDBACK, 14), (Duty.RECEIPT, 7), (Duty.EXPECTED, 1)])
def test_the_first_reminder_comes_when_its_days_have_passed(duty: Duty, first: int) -> None:
    """A decision two weeks, an answer one week, and what was expected the day after."""
    assert told_after(owed(duty), first - 1) == []
    assert len(told_after(owed(duty), first)) == 1


def test_an_answer_that_is_not_read_is_asked_for_once_a_week_at_most() -> None:
    """More often would be nagging; the key is the same all week."""
    keys = told_after(owed(Duty.RECEIPT), *range(28))
    assert sorted(keys.count(one) for one in set(keys)) == [7, 7, 7]


def test_how_long_a_decision_waits_for_its_answer_can_be_set() -> None:
    """An employer that meets every week wants to hear sooner."""
    soon = Intervals(duties=DutyIntervals(feedback=5))
    assert len(told_after(owed(Duty.FEEDBACK), 5, intervals=soon)) == 1


def test_a_representative_has_three_working_days_and_is_then_told_each_week() -> None:
    """As of a unit's answers: a weekend is nobody's delay."""
    assert told_after(owed(Duty.LEVEL_VIEW), 4) == []  # Sunday
    assert len(set(told_after(owed(Duty.LEVEL_VIEW), *range(5, 12)))) == 1
    assert len(set(told_after(owed(Duty.LEVEL_VIEW), *range(5, 13)))) == 2


def test_an_agenda_is_reminded_of_three_weeks_and_one_before_and_when_its_day_has_passed() -> None:
    """In time for the papers to be sent; and after it, because then the next meeting is what matters."""
    one = owed(Duty.AGENDA, on=SINCE + 30 * DAY)
    told = told_after(one, 8, 9, 22, 23, 30)
    assert [key.rsplit(":", 1)[1] for key in told] == ["21", "21", "7", "7"]
    late = told_after(one, 31, 44, 45)
    assert late[0] == late[1] != late[2]
    assert all(":late:" in key for key in late)


def test_what_has_been_told_is_not_told_again_and_nothing_on_a_sunday() -> None:
    """Duties obey the digest's rules like everything else."""
    one = owed(Duty.FEEDBACK)
    (due,) = digests(Facts(duties=(one,)), SINCE + 14 * DAY, ALWAYS)[KAJ]
    assert (due.why, due.days) == (Why.FEEDBACK, -14)
    assert digests(Facts(duties=(one,), told={KAJ: {due.key}}), SINCE + 14 * DAY, ALWAYS) == {}
    assert digests(Facts(duties=(one,)), SINCE + 18 * DAY, ALWAYS) == {}


# --- the agenda


def body(*meetings: Meeting, decides: bool = False) -> Body:
    kind = BodyKind.BOARD if decides else BodyKind.COOPERATION_GROUP
    return Body(id=BodyId("b"), node=NodeId("med"), kind=kind, name="Organet", decides=decides, meetings=meetings)


def test_the_next_meeting_after_the_last_day_for_answers_is_the_one() -> None:
    """One in the middle of the answering has nothing to look at."""
    item = agenda(body(Meeting(on=date(2026, 11, 3)), Meeting(on=date(2027, 1, 13))), PLAN, CLOSES, date(2026, 10, 1))
    assert item is not None
    assert item.meeting == date(2027, 1, 13)
    assert item.slack == -9  # six weeks before the annual report was 4 January


def test_a_body_that_decides_has_longer_than_one_that_only_sees_it() -> None:
    """The decision is three weeks before the annual report."""
    meeting = Meeting(on=date(2027, 1, 13))
    item = agenda(body(meeting, decides=True), PLAN, CLOSES, CLOSES)
    assert item is not None
    assert item.slack == 12


def test_without_a_meeting_the_latest_day_is_what_is_reminded_of() -> None:
    """Somebody has to call one."""
    item = agenda(body(Meeting(on=date(2026, 12, 1))), PLAN, CLOSES, date(2026, 12, 2))
    assert item is not None
    assert (item.meeting, item.slack, item.on) == (None, None, date(2027, 1, 4))


def test_without_a_day_of_the_annual_report_a_meeting_is_still_offered_but_has_no_slack() -> None:
    """The milestones are laid out from that day; a meeting is a meeting all the same."""
    item = agenda(body(Meeting(on=date(2027, 1, 13))), (), CLOSES, CLOSES)
    assert item is not None
    assert (item.on, item.slack) == (date(2027, 1, 13), None)
    nothing = agenda(body(), (), CLOSES, CLOSES)
    assert nothing is not None
    assert nothing.on is None


def test_what_was_shown_is_no_agenda_item_any_more() -> None:
    """Nobody who is done is reminded."""
    shown = Meeting(on=date(2026, 12, 8), presented_at=datetime(2026, 12, 8, 9, tzinfo=UTC))
    assert agenda(body(shown, Meeting(on=date(2027, 1, 13))), PLAN, CLOSES, date(2026, 12, 9)) is None
