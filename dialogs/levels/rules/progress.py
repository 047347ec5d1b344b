"""How far a round has come, summed up the tree.

A review has one home: the deepest node that has everything it covers below it, or is it. It is counted there and
nowhere else, so a joint review of units under two clinics is not under either clinic but once at what holds both.
That makes every sum right: what a node shows is what stands at itself and what each child shows.

Nodes are counted apart from reviews, each at its own place; so are managers, who are people: one who has units in two
parts is in the number of both, and once in the number of the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from dialogs.ground.ids import NodeId, PersonId, ReviewId
from dialogs.organisation.rules.organisation import Node, line_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReview:
    """A review as a sum needs it. `optional` when everything it covers may but need not take part (G02)."""

    id: ReviewId
    nodes: tuple[NodeId, ...]
    home: NodeId
    started: bool = False
    handed_over: bool = False
    signed: bool = False
    late: bool = False  # not signed, and the window is over for everything it covers
    optional: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of reviews. Each step holds the later ones: what is signed was handed over, and had begun."""

    expected: int = 0
    started: int = 0
    handed_over: int = 0
    signed: int = 0
    late: int = 0

    @classmethod
    def of(cls, reviews: Iterable[RoundReview]) -> Counts:
        found = list(reviews)
        return cls(
            expected=len(found),
            started=sum(one.started for one in found),
            handed_over=sum(one.handed_over for one in found),
            signed=sum(one.signed for one in found),
            late=sum(one.late for one in found),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """So many of so many: nodes whose review is signed, or managers of such nodes."""

    signed: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One row. Optional nodes are only in `optional`: nobody waits for them."""

    node: NodeId
    reviews: Counts
    optional: Counts
    nodes: Covered
    managers: Covered


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A node: what stands at itself (its own review, and joint ones across its children), each child, and the whole."""

    own: Part
    children: tuple[Part, ...]
    whole: Part
    counted_above: int  # joint reviews that cover something here and have their home higher up


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A round on a day."""

    nodes: Mapping[NodeId, Node]  # with those that have ended, because reviews may still cover them
    ended: frozenset[NodeId]
    reviews: tuple[RoundReview, ...]
    managers: Mapping[NodeId, tuple[PersonId, ...]]
    reps: Mapping[NodeId, tuple[PersonId, ...]]
    voluntary: frozenset[NodeId] | None = None  # where known already: all that is optional, or below such
    _lines: dict[NodeId, list[NodeId]] = field(default_factory=dict, compare=False)

    def line(self, node: NodeId) -> list[NodeId]:
        if node not in self._lines:
            self._lines[node] = line_of(node, self.nodes)
        return self._lines[node]

    def is_below(self, node: NodeId, top: NodeId) -> bool:
        """Or is it."""
        return top in self.line(node)

    def part_of(self, node: NodeId, top: NodeId) -> NodeId | None:
        """Under which child of `top` the node is; `top` for itself, None for what is elsewhere."""
        line = self.line(node)
        if top not in line:
            return None
        return line[max(0, line.index(top) - 1)]

    def is_optional(self, node: NodeId) -> bool:
        """Optional itself, or below something that is: a bolag's units are as free as the bolag."""
        if self.voluntary is not None:
            return node in self.voluntary
        return any(self.nodes[one].optional for one in self.line(node))


def common(lines: Iterable[list[NodeId]]) -> NodeId:
    """The deepest node that is in every line (a node, then its parents). Raises ValueError where there is none."""
    first, *others = lines
    for node in first:
        if all(node in other for other in others):
            return node
    raise ValueError("nodes of two trees")


def overview(standing: Standing, top: NodeId) -> Overview:
    """The sums at a node. Its children come in the order of the nodes."""
    under = {node: part for node in standing.nodes if (part := standing.part_of(node, top)) is not None}
    below = [one for one in standing.reviews if one.home in under]
    reviews = _by_part(under, ((one.home, one) for one in below))
    covered = ((node, one) for one in standing.reviews for node in one.nodes if node not in standing.ended)
    places = _by_part(under, ((node, (node, one)) for node, one in covered))
    children = tuple(
        _part(standing, id_, reviews[id_], places[id_])
        for id_, node in standing.nodes.items()
        if node.parent == top and (reviews[id_] or places[id_])
    )
    everything = [one for part in places.values() for one in part]
    touching = {one.id for _, one in everything} - {one.id for one in below}
    return Overview(
        own=_part(standing, top, reviews[top], places[top]),
        children=children,
        whole=_part(standing, top, below, everything),
        counted_above=len(touching),
    )


def _by_part(under: Mapping[NodeId, NodeId], pairs: Iterable[tuple[NodeId, T]]) -> defaultdict[NodeId, list[T]]:
    found: defaultdict[NodeId, list[T]] = defaultdict(list)
    for node, value in pairs:
        part = under.get(node)
        if part is not None:
            found[part].append(value)
    return found


def _part(
    standing: Standing, node: NodeId, reviews: list[RoundReview], places: list[tuple[NodeId, RoundReview]]
) -> Part:
    due = [(place, review) for place, review in places if not standing.is_optional(place)]
    people = {who for place, _ in due for who in standing.managers.get(place, ())}
    done = {who for place, review in due if review.signed for who in standing.managers.get(place, ())}
    return Part(
        node=node,
        reviews=Counts.of(one for one in reviews if not one.optional),
        optional=Counts.of(one for one in reviews if one.optional),
        nodes=Covered(signed=sum(review.signed for _, review in due), total=len(due)),
        managers=Covered(signed=len(done), total=len(people)),
    )
