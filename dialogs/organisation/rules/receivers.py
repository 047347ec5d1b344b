"""Who a matter can be lifted to: a role at a node, worked out from the tree and the roles of a day (V19).

A role and not a person: whoever holds it when the letter is opened answers, also when somebody else held it before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.ground.ids import NodeId, PersonId
from dialogs.organisation.rules.organisation import Node, Role, RoleKind, line_of, managers_of

MOST_BESIDE = 20  # of the units and levels beside the line: the others are found by name


class ReceiverRole(StrEnum):
    MANAGER = "manager"
    HR_SUPPORT = "hr_support"
    PREMISES = "premises"


class MatterKind(StrEnum):
    MATTER = "matter"
    RETURNED_TASK = "returned_task"  # a work environment task handed back to the superior (AFS 2023:1 9 §)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    node: NodeId
    role: ReceiverRole = ReceiverRole.MANAGER

    @property
    def key(self) -> str:
        """As a choice on a card carries it. Ids hold no colon."""
        return f"{self.role.value}:{self.node}"

    @classmethod
    def read(cls, key: str) -> Receiver | None:
        role, colon, node = key.partition(":")
        known = {one.value: one for one in ReceiverRole}
        return cls(node=NodeId(node), role=known[role]) if colon and node and role in known else None


class Near(StrEnum):
    """How a receiver stands to the one who lifts: what it is called on the card."""

    ABOVE = "above"
    HR = "hr"
    PREMISES = "premises"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverChoice:
    receiver: Receiver
    near: Near
    name: str  # of the node
    people: tuple[PersonId, ...] = ()  # who hold it today


def holders(receiver: Receiver, roles: Iterable[Role], day: date) -> tuple[PersonId, ...]:
    """Who may answer for this receiver today."""
    if receiver.role is ReceiverRole.MANAGER:
        return managers_of(receiver.node, roles, day)
    kind = RoleKind(receiver.role.value)
    held = (one for one in roles if one.kind is kind and one.node == receiver.node and one.holds(day))
    return tuple(dict.fromkeys(one.person for one in held))


ANSWERING: Mapping[RoleKind, ReceiverRole] = {
    RoleKind.MANAGER: ReceiverRole.MANAGER,
    RoleKind.STAND_IN: ReceiverRole.MANAGER,
    RoleKind.HR_SUPPORT: ReceiverRole.HR_SUPPORT,
    RoleKind.PREMISES: ReceiverRole.PREMISES,
}


def nearest_role(wanted: Receiver, held: Iterable[Role], nodes: Mapping[NodeId, Node]) -> Receiver | None:
    """Of the roles that somebody holds, the one to answer in: the same role at the nearest place, else another."""
    line = line_of(wanted.node, nodes)
    own = {Receiver(node=one.node, role=ANSWERING[one.kind]) for one in held if one.kind in ANSWERING}
    known = [one for one in own if one.node in nodes]
    return min(
        known,
        key=lambda one: (one != wanted, one.role is not wanted.role, _common(line, line_of(one.node, nodes)), one.key),
        default=None,
    )


def choices(
    node: NodeId, nodes: Mapping[NodeId, Node], roles: Collection[Role], day: date
) -> tuple[ReceiverChoice, ...]:
    """The level above first, which is what is meant where nothing is said; then the functions, then those beside the line."""
    line = line_of(node, nodes)
    above = _above(line, roles, day)
    found = [above] if above else []
    found += [one for one in (_hr(line, roles, day), _premises(line, nodes, roles, day)) if one is not None]
    beside = (one for one in _beside(line, nodes) if managers_of(one, roles, day))
    found += [Receiver(node=one) for one, _ in zip(beside, range(MOST_BESIDE), strict=False)]
    return tuple(
        ReceiverChoice(receiver=one, near=_near(one, above), name=nodes[one.node].name, people=holders(one, roles, day))
        for one in dict.fromkeys(found)
    )


def _near(receiver: Receiver, above: Receiver | None) -> Near:
    match receiver.role:
        case ReceiverRole.HR_SUPPORT:
            return Near.HR
        case ReceiverRole.PREMISES:
            return Near.PREMISES
        case ReceiverRole.MANAGER:
            return Near.ABOVE if receiver == above else Near.BESIDE


def _above(line: Sequence[NodeId], roles: Collection[Role], day: date) -> Receiver | None:
    """The nearest level with a manager; where nobody is there at all, the level above, for whoever comes."""
    higher = line[1:]
    led = next((one for one in higher if managers_of(one, roles, day)), None)
    nearest = led or next(iter(higher), None)
    return Receiver(node=nearest) if nearest is not None else None


def _hr(line: Sequence[NodeId], roles: Iterable[Role], day: date) -> Receiver | None:
    held = {one.node for one in roles if one.kind is RoleKind.HR_SUPPORT and one.holds(day)}
    found = next((one for one in line if one in held), None)
    return Receiver(node=found, role=ReceiverRole.HR_SUPPORT) if found is not None else None


def _premises(
    line: Sequence[NodeId], nodes: Mapping[NodeId, Node], roles: Iterable[Role], day: date
) -> Receiver | None:
    """They seldom sit above those whose houses they keep: the nearest relative in the tree. Only where somebody holds it."""
    places = dict.fromkeys(one.node for one in roles if one.kind is RoleKind.PREMISES and one.holds(day))
    known = [one for one in places if one in nodes]
    if not known:
        return None
    nearest = min(known, key=lambda one: (_common(line, line_of(one, nodes)), nodes[one].name, one))
    return Receiver(node=nearest, role=ReceiverRole.PREMISES)


def _common(line: Sequence[NodeId], other: Collection[NodeId]) -> int:
    """How far up the line both are below the same node."""
    return next((at for at, one in enumerate(line) if one in other), len(line))


def _beside(line: Sequence[NodeId], nodes: Mapping[NodeId, Node]) -> Iterator[NodeId]:
    """The siblings of the unit, then of the level above it, and so on, by name as the mapping is."""
    for one in line:
        yield from (
            other.id
            for other in nodes.values()
            if other.parent == nodes[one].parent and other.parent and other.id != one
        )


def called(text: str, known: Iterable[ReceiverChoice]) -> tuple[ReceiverChoice, ...]:
    """Those that a typed name fits: "HR", "fastighet", or the beginnings of the words of a node's name; the whole alone."""
    words = text.casefold().replace("-", " ").split()
    if not words:
        return ()
    functions = {"hr": Near.HR, "fastighet": Near.PREMISES, "fastigheter": Near.PREMISES, "premises": Near.PREMISES}
    near = functions.get(words[0])
    held = [one for one in known if near is not None and one.near is near]
    if held and (len(words) == 1 or words == ["hr", "stöd"]):
        return tuple(held)
    led = [one for one in known if one.receiver.role is ReceiverRole.MANAGER]
    whole = [one for one in led if _words(one.name) == words]
    return tuple(whole or (one for one in led if _begins(words, _words(one.name))))


def _words(name: str) -> list[str]:
    return name.casefold().replace("-", " ").replace(",", " ").split()


def _begins(typed: Sequence[str], name: Sequence[str]) -> bool:
    return all(any(part.startswith(word) for part in name) for word in typed)
