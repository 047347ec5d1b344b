"""Whom a matter can be lifted to: the level above first, then the functions, then those beside the line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialogs.ground.ids import NodeId, PersonId
from dialogs.organisation.rules.organisation import Node, Role, RoleKind
from dialogs.organisation.rules.receivers import Near, Receiver, ReceiverRole, called, choices, holders

DAY = date(2026, 11, 16)
PARENTS = {
    "region": None,
    "hs": "region",
    "med": "hs",
    "avd32": "med",
    "avd33": "med",
    "avd34": "med",
    "kir": "hs",
    "service": "region",
    "husen": "service",
    "skolan": "region",
}
NODES = {
    NodeId(id_): Node(
        id=NodeId(id_), parent=NodeId(parent) if parent else None, level="nivå", name=f"Enheten {id_.title()}"
    )
    for id_, parent in PARENTS.items()
}
WARD = NodeId("avd32")


def role(person: str, kind: RoleKind, node: str, until: date | None = None) -> Role:
    return Role(person=PersonId(person), kind=kind, node=NodeId(node), valid_to=until)


MANAGERS = [role(f"chef-{node}", RoleKind.MANAGER, node) for node in PARENTS if node not in ("kir", "husen")]


def found(roles: list[Role]) -> list[tuple[str, Near]]:
    return [(one.receiver.key, one.near) for one in choices(WARD, NODES, roles, DAY)]


def test_the_level_above_comes_first_then_hr_and_premises_then_those_beside_the_line() -> None:
    """Own siblings before the siblings of the levels above; a level that nobody manages is left out."""
    roles = [*MANAGERS, role("hr", RoleKind.HR_SUPPORT, "hs"), role("hus", RoleKind.PREMISES, "husen")]
    assert found(roles) == [
        ("manager:med", Near.ABOVE),
        ("hr_support:hs", Near.HR),
        ("premises:husen", Near.PREMISES),
        ("manager:avd33", Near.BESIDE),
        ("manager:avd34", Near.BESIDE),
        ("manager:service", Near.BESIDE),
        ("manager:skolan", Near.BESIDE),
    ]


def test_what_nobody_holds_today_is_not_offered() -> None:
    """Yesterday's premises manager answers nobody."""
    yesterday = DAY - timedelta(days=1)
    roles = [*MANAGERS, role("hus", RoleKind.PREMISES, "husen", yesterday), role("hr", RoleKind.HR_SUPPORT, "skolan")]
    assert {near for _, near in found(roles)} == {Near.ABOVE, Near.BESIDE}


def test_premises_are_the_nearest_relatives_in_the_tree() -> None:
    """The clinic's own before the region's, wherever they sit."""
    roles = [role("fjärran", RoleKind.PREMISES, "husen"), role("nära", RoleKind.PREMISES, "kir")]
    assert ("premises:kir", Near.PREMISES) in found(roles)
    own = [*roles, role("egen", RoleKind.PREMISES, "med")]
    assert ("premises:med", Near.PREMISES) in found(own)


def test_a_level_above_that_nobody_manages_is_passed_over() -> None:
    """Unless nobody manages any of them: then it waits there for whoever comes."""
    without_clinic = [one for one in MANAGERS if one.node != "med"]
    assert found(without_clinic)[0] == ("manager:hs", Near.ABOVE)
    assert found([]) == [("manager:med", Near.ABOVE)]


def test_at_the_top_there_is_no_level_above() -> None:
    assert choices(NodeId("region"), NODES, MANAGERS, DAY) == ()
    assert choices(NodeId("nowhere"), NODES, MANAGERS, DAY) == ()


def test_who_holds_a_receiver_s_role() -> None:
    """Manager and stand-in answer for a node; nobody else at it does."""
    roles = [
        role("chef", RoleKind.MANAGER, "med"),
        role("ställ", RoleKind.STAND_IN, "med"),
        role("ombud", RoleKind.SAFETY_REP, "med"),
        role("hus", RoleKind.PREMISES, "med"),
    ]
    assert holders(Receiver(node=NodeId("med")), roles, DAY) == ("chef", "ställ")
    assert holders(Receiver(node=NodeId("med"), role=ReceiverRole.PREMISES), roles, DAY) == ("hus",)
    assert holders(Receiver(node=NodeId("med"), role=ReceiverRole.HR_SUPPORT), roles, DAY) == ()


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("HR", ["hr_support:hs"]),
        ("hr-stöd", ["hr_support:hs"]),
        ("Fastighet", ["premises:husen"]),
        ("Enheten Avd33", ["manager:avd33"]),
        ("enh avd3", ["manager:avd33", "manager:avd34"]),
        ("skolan", ["manager:skolan"]),
        ("Månen", []),
        ("  ", []),
    ],
)
def test_a_typed_name_means_those_that_it_fits(typed: str, keys: list[str]) -> None:
    """The beginnings of the words of a name are enough."""
    roles = [*MANAGERS, role("hr", RoleKind.HR_SUPPORT, "hs"), role("hus", RoleKind.PREMISES, "husen")]
    assert [one.receiver.key for one in called(typed, choices(WARD, NODES, roles, DAY))] == keys
