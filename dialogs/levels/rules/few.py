"""What may be told outside the own line: never figures of a few reviews, nor figures that those could be worked out from.

**The rule.** Figures are only ever published for a node with all that is below it (its reviews are those with their home
there), for all its children or none of them in the sense below, and never for any other selection. From the top down:

1. a node the viewer coordinates is told if it holds nothing, or more than `limit` reviews;
2. of a told node, each child with more than `limit` reviews is told, too, unless 3 withholds it, and so is an empty one;
3. the rest of the node (what stands at itself, and the children that are not told) must be empty or more than `limit`
   reviews. Is it not, the smallest of the children that could be told is withheld as well: it alone has more than `limit`;
4. nothing below a node that is not told is told.

Reviews that the viewer can read in full, because they are in their own line, are never counted as cover for others: all
counts above are of reviews the viewer does *not* know.

**Why nothing can be worked out.** The sets of reviews behind the told figures are nested or apart, never crossing: they are
subtrees. So whatever is added and subtracted, with any factors, what comes out is a sum over *rests*: the rest of a told
node being what is in it and in no told node below it. The rests are apart from each other, and each told figure is the sum
of the rests in it. Known reviews can be taken out of each. A group whose figure can be worked out is therefore made of whole
rests (without what is known), and by 1 and 3 each of them is empty or larger than `limit`. Hence no group of `limit` or
fewer reviews, however it is chosen.

**What else could be subtracted.** *Years* are different reviews: each year is judged by itself. *With and without the
voluntary*: they are two families, told apart and never together, each judged by itself. *Core and local*: a local question
is judged by the reviews that were asked it, and is in no sum of the core. *From day to day*: who writes down figures while
reviews come in can subtract yesterday's; so outside the line there are no results until the last day has passed. (What is
signed late or reopened after that changes a published sum all the same: that is the price of telling the truth.)
*Progress* (so many signed of so many) says nothing of what was answered, and is told everywhere.

`tests/dialogs/levels/test_few.py` searches random trees for any combination that tells of a few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dialogs.ground.ids import NodeId
from dialogs.levels.rules.sight import Sight, Viewer
from dialogs.organisation.rules.organisation import Node

FEW = 5  # so many or fewer are not told of outside the line; a setting (SAM_FEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One review as it counts here: where it has its home, and what it covers."""

    home: NodeId
    nodes: tuple[NodeId, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """The nodes whose figures a viewer may have, of one year and family."""

    line: frozenset[NodeId]
    aggregate: frozenset[NodeId]

    def __contains__(self, node: NodeId) -> bool:
        return node in self.line or node in self.aggregate


def told(nodes: Mapping[NodeId, Node], reviews: Iterable[Counted], viewer: Viewer, limit: int = FEW) -> Told:
    """Which nodes may be told of: all in the own line, and outside it what the rule above lets through."""
    children: defaultdict[NodeId | None, list[NodeId]] = defaultdict(list)
    for node in nodes.values():
        children[node.parent].append(node.id)
    sights = _sights(nodes, children, viewer)
    own: defaultdict[NodeId, int] = defaultdict(int)
    for review in reviews:
        if all(sights.get(node) is not Sight.LINE for node in review.nodes):
            own[review.home] += 1
    unknown = _below(nodes, children, own)
    rule = _Rule(children=children, sights=sights, own=own, unknown=unknown, limit=limit)
    tops = [
        node.id
        for node in nodes.values()
        if sights[node.id] is Sight.AGGREGATE
        and (node.parent is None or sights.get(node.parent) is not Sight.AGGREGATE)
    ]
    return Told(
        line=frozenset(node for node, sight in sights.items() if sight is Sight.LINE),
        aggregate=frozenset(node for top in tops if rule.may_be_told(top) for node in rule.from_(top)),
    )


def _sights(
    nodes: Mapping[NodeId, Node], children: Mapping[NodeId | None, list[NodeId]], viewer: Viewer
) -> dict[NodeId, Sight]:
    """What is the own line stays so downwards; what is below a coordinator's node, too, unless it is the own line."""
    found: dict[NodeId, Sight] = {}
    waiting = [(node.id, Sight.NOTHING) for node in nodes.values() if node.parent not in nodes]
    while waiting:
        node, above = waiting.pop()
        own = viewer.sight((node,))
        found[node] = Sight.LINE if Sight.LINE in (above, own) else own if above is Sight.NOTHING else above
        waiting.extend((child, found[node]) for child in children.get(node, ()))
    return found


def _below(
    nodes: Mapping[NodeId, Node], children: Mapping[NodeId | None, list[NodeId]], own: Mapping[NodeId, int]
) -> dict[NodeId, int]:
    """How many stand at each node or below it."""
    order = [node.id for node in nodes.values() if node.parent not in nodes]
    for node in order:
        order.extend(children.get(node, ()))
    found: dict[NodeId, int] = {}
    for node in reversed(order):
        found[node] = own.get(node, 0) + sum(found[child] for child in children.get(node, ()))
    return found


@dataclass(frozen=True, kw_only=True)
class _Rule:
    children: Mapping[NodeId | None, list[NodeId]]
    sights: Mapping[NodeId, Sight]
    own: Mapping[NodeId, int]  # reviews that stand at each node, without those the viewer knows
    unknown: Mapping[NodeId, int]  # and those below it
    limit: int

    def may_be_told(self, node: NodeId) -> bool:
        return self.unknown[node] == 0 or self.unknown[node] > self.limit

    def from_(self, top: NodeId) -> list[NodeId]:
        """A node that is told, and what is told below it. What is below a node of the own line is known anyway."""
        found = [top]
        for node in found:
            found.extend(child for child in self._children_told(node) if self.sights[child] is Sight.AGGREGATE)
        return found

    def _children_told(self, node: NodeId) -> list[NodeId]:
        here = self.children.get(node, [])
        fit = [child for child in here if self.may_be_told(child)]
        rest = self.unknown[node] - sum(self.unknown[child] for child in fit)
        if rest == 0 or rest > self.limit:
            return fit
        large = [child for child in fit if self.unknown[child] > self.limit]
        if not large:
            return []
        withheld = min(large, key=lambda child: (self.unknown[child], child))
        return [child for child in fit if child != withheld]
