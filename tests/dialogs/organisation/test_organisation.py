"""Who is who on a day: managers with their stand-ins, representatives with their fallback, and the line upwards."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.people import Person
from dialogs.organisation.rules.organisation import Node, Role, RoleKind, line_of, managers_of, nearest, reps_of

DAY = date(2026, 11, 16)
UNIT, CLINIC, REGION = NodeId("unit"), NodeId("clinic"), NodeId("region")
LINE = [UNIT, CLINIC, REGION]
ANNA, BO, CIA, DAN = (PersonId(name) for name in ("anna", "bo", "cia", "dan"))


def node(which: NodeId, parent: NodeId | None) -> Node:
    return Node(id=which, parent=parent, level="nivå", name=which)


def role(
    person: PersonId, kind: RoleKind, where: NodeId = UNIT, *, first: date | None = None, last: date | None = None
) -> Role:
    return Role(person=person, kind=kind, node=where, valid_from=first, valid_to=last)


def test_the_line_goes_from_the_node_to_the_root() -> None:
    """Everything that goes "upwards" goes along it."""
    nodes = {UNIT: node(UNIT, CLINIC), CLINIC: node(CLINIC, REGION), REGION: node(REGION, None)}
    assert line_of(UNIT, nodes) == LINE
    assert line_of(REGION, nodes) == [REGION]


def test_a_circle_of_parents_ends_the_line() -> None:
    """An import that made a circle must not hang the bot."""
    nodes = {UNIT: node(UNIT, CLINIC), CLINIC: node(CLINIC, UNIT)}
    assert line_of(UNIT, nodes) == [UNIT, CLINIC]
    assert line_of(UNIT, {UNIT: node(UNIT, UNIT)}) == [UNIT]


def test_a_node_that_is_not_there_ends_the_line() -> None:
    """Only part of the organisation may have been read."""
    assert line_of(UNIT, {UNIT: node(UNIT, CLINIC)}) == [UNIT]
    assert line_of(UNIT, {}) == []


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (None, date(2026, 11, 15), False),
        (date(2026, 11, 17), None, False),
    ],
)
def test_a_role_holds_on_its_first_and_its_last_day(first: date | None, last: date | None, holds: bool) -> None:
    """On the day somebody takes over, the bot already asks the new one."""
    assert role(ANNA, RoleKind.MANAGER, first=first, last=last).holds(DAY) is holds


def test_the_manager_comes_before_the_stand_in() -> None:
    """The stand-in may do everything, but the responsible one is named first (and once)."""
    roles = [
        role(BO, RoleKind.STAND_IN),
        role(ANNA, RoleKind.MANAGER),
        role(ANNA, RoleKind.STAND_IN),
        role(CIA, RoleKind.STAND_IN, last=date(2026, 10, 1)),
        role(DAN, RoleKind.MANAGER, CLINIC),
        role(CIA, RoleKind.SAFETY_REP),
    ]
    assert managers_of(UNIT, roles, DAY) == (ANNA, BO)


def test_the_units_own_representatives_sit_there() -> None:
    """A huvudskyddsombud is the fallback, not an addition."""
    roles = [
        role(ANNA, RoleKind.SAFETY_REP),
        role(BO, RoleKind.SAFETY_REP),
        role(ANNA, RoleKind.SAFETY_REP),
        role(CIA, RoleKind.CHIEF_SAFETY_REP),
    ]
    assert reps_of(LINE, roles, DAY) == (ANNA, BO)


def test_without_one_the_nearest_chief_representative_sits_there() -> None:
    """AML 6 kap. 2 §; a safety representative of the clinic is not one of the unit."""
    roles = [
        role(ANNA, RoleKind.SAFETY_REP, last=date(2026, 11, 15)),
        role(BO, RoleKind.SAFETY_REP, CLINIC),
        role(DAN, RoleKind.CHIEF_SAFETY_REP, REGION),
        role(CIA, RoleKind.CHIEF_SAFETY_REP, CLINIC),
    ]
    assert reps_of(LINE, roles, DAY) == (CIA,)


def test_where_there_is_nobody_nobody_is_invented() -> None:
    """It then counts as "saknas", with a reason that the manager writes."""
    assert reps_of(LINE, [role(ANNA, RoleKind.MANAGER)], DAY) == ()
    assert reps_of([], [role(ANNA, RoleKind.SAFETY_REP)], DAY) == ()


def test_a_request_goes_to_the_nearest_upwards() -> None:
    """The clinic's own support before the region's."""
    roles = [
        role(DAN, RoleKind.HR_SUPPORT, REGION),
        role(BO, RoleKind.HR_SUPPORT, CLINIC),
        role(CIA, RoleKind.HR_SUPPORT, CLINIC),
        role(BO, RoleKind.HR_SUPPORT, CLINIC),
        role(ANNA, RoleKind.COORDINATOR, UNIT),
    ]
    assert nearest(RoleKind.HR_SUPPORT, LINE, roles, DAY) == (BO, CIA)
    assert nearest(RoleKind.SAFETY_REP, LINE, roles, DAY) == ()


def test_people_are_greeted_by_their_first_name() -> None:
    """The home card says "Hej Anna"."""
    assert Person(id=ANNA, name="Anna Ek Lind").first_name == "Anna"
