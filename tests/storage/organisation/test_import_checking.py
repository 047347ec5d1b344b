"""Everything wrong with an import is found in one reading, with file, row, column and value."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogs.organisation.rules.organisation import RoleKind
from storage.organisation.importing.problems import ProblemKind as P
from tests.storage.organisation.region import TODAY, Region, told

GUID = "6f9619ff-8b86-d011-b42d-00c04fc964ff"
CHANNELS = "node;team_id;channel_id;purpose\n"
THREAD = "19:abc@thread.tacv2"


def test_a_region_that_is_right_has_no_problems(tmp_path: Path) -> None:
    """Both m1 with its own rep and m2 with a huvudskyddsombud above."""
    plan = Region().plan(tmp_path)
    assert told(plan) == []
    assert (len(plan.nodes), len(plan.people), len(plan.roles), plan.channels) == (4, 4, 6, None)


ONE_WRONG = [
    ("organisation", "m;r;", "m;x;", (P.UNKNOWN_PARENT, 3, "parent", "x")),
    ("organisation", "m;r;", "m;;", (P.TWO_ROOTS, 3, "parent", "m")),
    ("organisation", "m;r;", "m;m1;", (P.CYCLE, 3, "parent", "m1")),
    ("organisation", "m;r;", "m;m;", (P.CYCLE, 3, "parent", "m")),
    ("organisation", "m2;m;", "m1;m;", (P.DOUBLED_ID, 5, "id", "m1")),
    ("organisation", "m;r;", "m n;r;", (P.BAD_ID, 3, "id", "m n")),
    ("organisation", "m;r;", "m:n;r;", (P.BAD_ID, 3, "id", "m:n")),
    ("organisation", "verksamhet", "", (P.EMPTY, 3, "level", "")),
    ("organisation", "Medicin", "x" * 201, (P.TOO_LONG, 3, "name", "x" * 201)),
    ("organisation", "nej", "kanske", (P.BAD_YES_NO, 3, "optional", "kanske")),
    ("organisation", "2026-10-01", "2026-10-32", (P.BAD_DATE, 5, "opens", "2026-10-32")),
    ("organisation", "2026-10-01", "1/10 2026", (P.BAD_DATE, 5, "opens", "1/10 2026")),
    ("organisation", "2026-10-01", "20261001", (P.BAD_DATE, 5, "opens", "20261001")),
    ("organisation", "2026-10-01", "2026-12-01", (P.CLOSES_BEFORE_OPENS, 5, "closes", "2026-11-30")),
    ("organisation", "2026-10-01", "", (P.HALF_WINDOW, 5, "opens", "")),
    ("people", "max;", "rut;", (P.DOUBLED_ID, 3, "id", "rut")),
    ("people", "max.oberg@", "RUT.EK@", (P.DOUBLED_EMAIL, 3, "email", "rut.ek@example.com")),
    ("people", "max.oberg@example.com", "max.oberg", (P.BAD_EMAIL, 3, "email", "max.oberg")),
    ("people", "max.oberg@example.com;", "max@example.com;123", (P.BAD_ENTRA_ID, 3, "entra_id", "123")),
    ("people", ";en", ";finska", (P.BAD_LANGUAGE, 4, "language", "finska")),
    ("people", "Mia Ål", "", (P.EMPTY, 4, "name", "")),
    ("roles", "max;chef", "max;boss", (P.UNKNOWN_ROLE, 3, "role", "boss")),
    ("roles", "max;chef", "max;", (P.EMPTY, 3, "role", "")),
    ("roles", "max;chef;m;", "max;chef;q;", (P.UNKNOWN_NODE, 3, "node", "q")),
    ("roles", "max;chef", "moa;chef", (P.UNKNOWN_PERSON, 3, "person", "moa")),
    ("roles", "max;chef;m;;", "max;chef;m;2026-05-01;2026-04-30", (P.ENDS_BEFORE_IT_STARTS, 3, "to", "2026-04-30")),
    ("roles", "max;chef;m;;", "max;chef;m;igår;", (P.BAD_DATE, 3, "from", "igår")),
    ("roles", "max;chef;m;", "max;chef;r;", (P.TWO_MANAGERS, 3, "node", "r")),
    ("roles", "mia;chef;m2;", "mia;chef;m1;", (P.DOUBLED_ROLE, 5, "person", "mia")),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), ONE_WRONG, ids=lambda one: str(one)[:24])
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, expected: tuple[P, int, str, str]
) -> None:
    """The coordinator goes straight to the cell."""
    kind, row, column, value = expected
    plan = Region().changed(name, old, new).plan(tmp_path)
    assert (kind, f"{name}.csv", row, column, value) in told(plan)
    assert not any(one.is_warning for one in plan.problems)


def test_everything_wrong_is_told_together(tmp_path: Path) -> None:
    """Mending one error and running again, ten times, is how people give up."""
    region = Region()
    for name, old, new in (
        ("organisation", "2026-10-01", "oktober"),
        ("people", "mia.al@", "mia.al"),
        ("roles", "mia;chef;m1", "mia;chief;m1"),
        ("roles", "sven;huvudskyddsombud;m", "sven;huvudskyddsombud;x"),
    ):
        region = region.changed(name, old, new)
    assert [one.kind for one in region.plan(tmp_path).problems] == [
        P.BAD_DATE,
        P.BAD_EMAIL,
        P.UNKNOWN_ROLE,
        P.UNKNOWN_NODE,
    ]


def test_the_same_account_on_two_rows_is_told(tmp_path: Path) -> None:
    """Whatever the case of its letters."""
    region = Region().changed("people", "rut.ek@example.com;", f"rut.ek@example.com;{GUID}")
    region = region.changed("people", "mia.al@example.com;", f"mia.al@example.com;{GUID.upper()}")
    assert told(region.plan(tmp_path)) == [(P.DOUBLED_ENTRA_ID, "people.csv", 4, "entra_id", GUID)]


def test_a_long_ring_is_told_once_with_all_its_nodes(tmp_path: Path) -> None:
    """Those below a ring are not in it, and need no mending."""
    region = Region().changed("organisation", "m;r;", "m;m2;")
    cycles = [one for one in region.plan(tmp_path).problems if one.kind is P.CYCLE]
    assert [one.fact for one in cycles] == ["m → m2 → m"]


def test_a_tree_without_top_is_told(tmp_path: Path) -> None:
    """It ends in a parent that is not in the file: the row of the region was cut off."""
    region = Region().without("organisation", "r;;region;Region Småland;;;")
    assert [one.kind for one in region.plan(tmp_path).problems] == [P.UNKNOWN_PARENT, P.NO_ROOT, P.UNKNOWN_NODE]


def test_one_manager_may_follow_another(tmp_path: Path) -> None:
    """Only days that belong to both are too many."""
    leaving = Region().changed("roles", "max;chef;m;;", "max;chef;m;;2026-10-31")
    assert told(leaving.with_row("roles", "mia;chef;m;2026-11-01;").plan(tmp_path)) == []
    both = leaving.with_row("roles", "mia;chef;m;2026-10-31;").plan(tmp_path)
    assert [(one.kind, one.row, one.fact) for one in both.problems] == [(P.TWO_MANAGERS, 8, "max")]


def test_a_third_manager_inside_a_long_time_is_told_too(tmp_path: Path) -> None:
    """Neighbours in time are not enough to look at: the first one may last longest."""
    region = Region().with_row("roles", "mia;chef;m;2026-01-01;2026-01-31").with_row("roles", "rut;chef;m;2026-03-01;")
    assert [(one.kind, one.row) for one in region.plan(tmp_path).problems] == [
        (P.TWO_MANAGERS, 8),
        (P.TWO_MANAGERS, 9),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"m1;t;{THREAD};enhet", None),
        (f"m1;t;{THREAD};Nämnd", None),
        (f"m1;t;{THREAD};fika", (P.UNKNOWN_PURPOSE, "purpose")),
        (f"m9;t;{THREAD};enhet", (P.UNKNOWN_NODE, "node")),
        ("m1;t;19%3Aabc%40thread.tacv2;enhet", (P.BAD_CHANNEL_ID, "channel_id")),
        (f"m1;;{THREAD};enhet", (P.EMPTY, "team_id")),
    ],
)
def test_channels_are_checked(tmp_path: Path, row: str, expected: tuple[P, str] | None) -> None:
    """An id copied out of a link from Teams would lead nowhere."""
    plan = Region().holding("channels", CHANNELS + row + "\n").plan(tmp_path)
    assert [(one.kind, one.column) for one in plan.problems] == ([expected] if expected else [])


def test_the_same_channel_twice_is_told(tmp_path: Path) -> None:
    """It would get every summary twice."""
    row = f"m1;t;{THREAD};enhet\n"
    plan = Region().holding("channels", CHANNELS + row + row).plan(tmp_path)
    assert [(one.kind, one.row, one.fact) for one in plan.problems] == [(P.DOUBLED_CHANNEL, 3, "2")]


def test_what_is_seldom_meant_is_a_warning(tmp_path: Path) -> None:
    """Told, and imported all the same."""
    region = (
        Region()
        .without("roles", "mia;chef;m2;;")
        .without("roles", "sven;huvudskyddsombud;m;;")
        .changed("people", "max.oberg@example.com", "")
        .with_row("people", "eva;Eva Ny;eva@example.com;;")
    )
    plan = region.plan(tmp_path)
    assert plan.errors == ()
    assert [(one.kind, one.value) for one in plan.warnings] == [
        (P.NODE_WITHOUT_MANAGER, "m2"),
        (P.UNIT_WITHOUT_REP, "m2"),
        (P.PERSON_WITHOUT_ADDRESS, "max"),
        (P.PERSON_WITHOUT_ROLE, "eva"),
    ]


def test_a_manager_who_has_left_is_no_manager(tmp_path: Path) -> None:
    """The row is still in the file, with a last day that has passed."""
    region = Region().changed("roles", "max;chef;m;;", f"max;chef;m;;{TODAY.replace(day=14)}")
    assert [(one.kind, one.value) for one in region.plan(tmp_path).problems] == [(P.NODE_WITHOUT_MANAGER, "m")]


def test_a_building_and_the_premises_role_are_read(tmp_path: Path) -> None:
    """Both are optional: an organisation without the column and the role is as right as before."""
    region = Region().changed("organisation", "level;name;", "level;name;byggnad;")
    for row in ("Region Småland;", "Medicin;", "Avd. Ä;"):
        region = region.changed("organisation", row, f"{row};")
    region = region.changed("organisation", "Avd. Å;", "Avd. Å;Hus 12;").with_row("roles", "rut;fastighet;m;;")
    plan = region.plan(tmp_path)
    assert plan.errors == ()
    assert [one.building for one in plan.nodes] == [None, None, "Hus 12", None]
    assert (plan.roles[-1].person, plan.roles[-1].kind) == ("rut", RoleKind.PREMISES)
    long = region.changed("organisation", "Hus 12", "x" * 201).plan(tmp_path)
    assert (P.TOO_LONG, "organisation.csv", 4, "byggnad", "x" * 201) in told(long)
