"""Roles through any series of imports: what the file says is what holds, and nothing that was true is unsaid."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dialogs.ground.ids import NodeId, PersonId
from dialogs.organisation.rules.organisation import RoleKind
from storage.organisation.importing import role_changes
from storage.organisation.importing.held import HeldRole
from storage.organisation.importing.records import RoleRecord

START = date(2026, 1, 1)
days = st.integers(0, 400).map(lambda number: START + timedelta(days=number))


@st.composite
def roles(draw: st.DrawFn) -> RoleRecord:
    first, last = draw(st.none() | days), draw(st.none() | days)
    if first and last and last < first:
        first, last = last, first
    return RoleRecord(
        person=PersonId(draw(st.sampled_from("ab"))),
        kind=draw(st.sampled_from([RoleKind.MANAGER, RoleKind.SAFETY_REP])),
        node=NodeId(draw(st.sampled_from("xy"))),
        valid_from=first,
        valid_to=last,
    )


def apart(wanted: list[RoleRecord]) -> list[RoleRecord]:
    """What the checking lets through: nobody holds the same role twice at once."""
    kept: list[RoleRecord] = []
    for role in wanted:
        if not any(role.seat == other.seat and role.meets(other) for other in kept):
            kept.append(role)
    return kept


def applied(held: list[HeldRole], wanted: list[RoleRecord], today: date) -> list[HeldRole]:
    rows = {one.row_id: one.record for one in held}
    for change in role_changes.compare(held, wanted, today):
        row = change.row_id or len(rows) + 1
        ended = RoleRecord(
            person=change.about.person,
            kind=change.about.kind,
            node=change.about.node,
            valid_from=change.about.valid_from,
            valid_to=today - timedelta(days=1),
        )
        rows[row] = change.after or ended
    return [HeldRole(row_id=row, record=record) for row, record in rows.items()]


def holding(records: list[RoleRecord], day: date) -> set[object]:
    return {one.seat for one in records if one.meets(RoleRecord(**_day(one, day)))}


def _day(one: RoleRecord, day: date) -> dict[str, object]:
    return {"person": one.person, "kind": one.kind, "node": one.node, "valid_from": day, "valid_to": day}


imports = st.lists(st.tuples(st.lists(roles(), max_size=6).map(apart), st.integers(0, 60)), min_size=1, max_size=5)


@given(imports)
def test_after_any_imports_today_holds_what_the_last_file_says(series: list[tuple[list[RoleRecord], int]]) -> None:
    """Authority is read from these rows."""
    held: list[HeldRole] = []
    today = START
    for wanted, passed in series:
        today += timedelta(days=passed)
        held = applied(held, wanted, today)
        assert holding([one.record for one in held], today) == holding(wanted, today)


@given(imports)
def test_the_same_file_again_changes_nothing(series: list[tuple[list[RoleRecord], int]]) -> None:
    """On the same day and on the next."""
    held: list[HeldRole] = []
    today = START
    for wanted, passed in series:
        today += timedelta(days=passed)
        held = applied(held, wanted, today)
    assert role_changes.compare(held, series[-1][0], today) == ()
    assert role_changes.compare(held, series[-1][0], today + timedelta(days=1)) == ()


@given(imports, imports)
def test_what_was_over_stays_as_it_was(
    series: list[tuple[list[RoleRecord], int]], later: list[tuple[list[RoleRecord], int]]
) -> None:
    """An import without dates does not rewrite last year: the days before it keep their holders."""
    held: list[HeldRole] = []
    today = START
    for wanted, passed in series:
        today += timedelta(days=passed)
        held = applied(held, wanted, today)
    undated = apart([RoleRecord(person=one.person, kind=one.kind, node=one.node) for one in later[0][0]])
    before = today - timedelta(days=1)
    then = holding([one.record for one in held], before)
    after = applied(held, undated, today)
    if held:
        assert holding([one.record for one in after], before) == then


near = st.none() | st.integers(-1, 2).map(lambda number: START + timedelta(days=number))


@st.composite
def adjoining(draw: st.DrawFn) -> RoleRecord:
    """One person in one role, in periods that touch each other and the day of the import."""
    first, last = draw(near), draw(near)
    if first and last and last < first:
        first, last = last, first
    return RoleRecord(person=PersonId("a"), kind=RoleKind.MANAGER, node=NodeId("x"), valid_from=first, valid_to=last)


close = st.lists(st.tuples(st.lists(adjoining(), max_size=3).map(apart), st.integers(0, 1)), min_size=1, max_size=4)


@given(close, st.randoms(use_true_random=False))
def test_the_same_file_again_changes_nothing_when_periods_adjoin(
    series: list[tuple[list[RoleRecord], int]], random: Random
) -> None:
    """Until 1 January and from 2 January: the two must not take each other's places, whatever order they are read in."""
    held: list[HeldRole] = []
    today = START
    for wanted, passed in series:
        today += timedelta(days=passed)
        held = applied(held, wanted, today)
        random.shuffle(held)
    for later in (0, 1):
        assert role_changes.compare(held, series[-1][0], today + timedelta(days=later)) == ()


def test_a_manager_until_new_year_and_again_from_then_on_is_read_twice_without_a_change() -> None:
    """First another role, then nothing, then both periods: read again, they used to change places for ever."""
    new_year = date(2026, 1, 1)

    def period(first: date | None, last: date | None) -> RoleRecord:
        return RoleRecord(
            person=PersonId("a"), kind=RoleKind.MANAGER, node=NodeId("x"), valid_from=first, valid_to=last
        )

    both = [period(new_year + timedelta(days=1), None), period(None, new_year)]
    held = applied(
        [], [period(new_year + timedelta(days=1), new_year + timedelta(days=1)), period(new_year, new_year)], START
    )
    held = applied(held, [], START)
    held = applied(held, both, START)
    for _ in range(2):
        assert role_changes.compare(held, both, START) == ()
        held = applied(held, both, START)
