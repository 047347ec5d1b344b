"""Who is who: nodes of free depth, people, and the roles that say who may do what, where and from when to when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.ground.ids import NodeId, PersonId


class RoleKind(StrEnum):
    """The words of the import file are in storage; these are the codes in the database."""

    MANAGER = "manager"  # chef
    STAND_IN = "stand_in"  # ställföreträdare: a manager for a period (G03)
    SAFETY_REP = "safety_rep"  # skyddsombud
    CHIEF_SAFETY_REP = "chief_safety_rep"  # huvudskyddsombud: the fallback where a unit has no rep of its own
    HR_SUPPORT = "hr_support"  # hr-stöd: gets the requests for support, and the matters that are lifted to HR
    PREMISES = "premises"  # fastighet: gets the matters that are about houses and rooms
    COORDINATOR = "coordinator"  # samordnare: opens, follows and closes the round


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    id: NodeId
    parent: NodeId | None
    level: str
    name: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    person: PersonId
    kind: RoleKind
    node: NodeId
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def line_of(node: NodeId, nodes: Mapping[NodeId, Node]) -> list[NodeId]:
    """The node itself, then its parents up to the root. Nodes that are not among `nodes` end the line."""
    line: list[NodeId] = []
    at: NodeId | None = node
    while at is not None and at in nodes and at not in line:
        line.append(at)
        at = nodes[at].parent
    return line


def managers_of(node: NodeId, roles: Iterable[Role], day: date) -> tuple[PersonId, ...]:
    """The responsible manager and whoever stands in on this day, in that order."""
    held = [role for role in roles if role.node == node and role.holds(day)]
    own = [role.person for role in held if role.kind is RoleKind.MANAGER]
    stand_ins = [role.person for role in held if role.kind is RoleKind.STAND_IN]
    return tuple(dict.fromkeys(own + stand_ins))


def managers_above(line: Iterable[NodeId], roles: Iterable[Role], day: date) -> tuple[PersonId, ...]:
    """Those of the level above; where nobody is manager there, of the nearest one further up who is."""
    held = tuple(roles)
    _, *above = [*line] or [NodeId("")]
    return next((found for node in above if (found := managers_of(node, held, day))), ())


def reps_of(line: list[NodeId], roles: Iterable[Role], day: date) -> tuple[PersonId, ...]:
    """The node's own safety representatives; without any, the nearest huvudskyddsombud upwards (AML 6 kap. 2 §)."""
    held = [role for role in roles if role.holds(day)]
    own = [role.person for role in held if role.kind is RoleKind.SAFETY_REP and line and role.node == line[0]]
    if own:
        return tuple(dict.fromkeys(own))
    for node in line:
        chief = [role.person for role in held if role.kind is RoleKind.CHIEF_SAFETY_REP and role.node == node]
        if chief:
            return tuple(dict.fromkeys(chief))
    return ()


def nearest(kind: RoleKind, line: list[NodeId], roles: Iterable[Role], day: date) -> tuple[PersonId, ...]:
    """Those who hold this role nearest upwards, the node itself first: whom a request from here goes to."""
    held = [role for role in roles if role.kind is kind and role.holds(day)]
    for node in line:
        found = [role.person for role in held if role.node == node]
        if found:
            return tuple(dict.fromkeys(found))
    return ()
