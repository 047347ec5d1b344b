"""Outside the own line a few reviews are not told of, nor anything that they could be worked out from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.ground.ids import NodeId
from dialogs.levels.rules.few import FEW, Counted, told
from dialogs.levels.rules.sight import Sight, Viewer
from dialogs.organisation.rules.organisation import line_of
from tests.dialogs.levels.trees import Tree, is_below, placed, tree_of, trees, viewers

Rule = Callable[[Tree, Sequence[Counted], Viewer], Collection[NodeId]]


def by_the_rule(tree: Tree, reviews: Sequence[Counted], viewer: Viewer) -> Collection[NodeId]:
    return told(tree, reviews, viewer).aggregate


def by_size_alone(tree: Tree, reviews: Sequence[Counted], viewer: Viewer) -> Collection[NodeId]:
    """What one would write first: every group that is large enough."""
    return [
        node
        for node in tree
        if viewer.sight(line_of(node, tree)) is Sight.AGGREGATE
        and sum(is_below(one.home, node, tree) for one in reviews) > FEW
    ]


def rows(tree: Tree, reviews: Sequence[Counted], viewer: Viewer, nodes: Collection[NodeId]) -> list[list[int]]:
    """One row for each told figure: 1 for every review in it that the viewer does not know anyway."""
    hidden = [one for one in reviews if not viewer.knows(one.nodes, tree)]
    return [[int(is_below(one.home, node, tree)) for one in hidden] for node in sorted(nodes)]


def spans(matrix: list[list[int]], wanted: Sequence[int]) -> bool:
    """Whether adding and subtracting rows, with any factors, can give this: plain elimination over fractions."""
    left = [Fraction(one) for one in wanted]
    done: list[tuple[int, list[Fraction]]] = []
    for row in matrix:
        now = [Fraction(one) for one in row]
        for at, other in done:
            now = [a - now[at] * b for a, b in zip(now, other, strict=True)] if now[at] else now
        at = next((i for i, one in enumerate(now) if one), None)
        if at is not None:
            done.append((at, [one / now[at] for one in now]))
    for at, other in done:
        left = [a - left[at] * b for a, b in zip(left, other, strict=True)] if left[at] else left
    return not any(left)


def a_few_that_can_be_worked_out(matrix: list[list[int]], limit: int = FEW) -> list[int] | None:
    """A group of few whose figure is a combination of the told ones. Reviews that stand in the same rows cannot be told apart,
    so that a group holds all of them or none."""
    columns = Counter(zip(*matrix, strict=True))
    kinds = [column for column in columns if any(column)]
    for size in range(1, len(kinds) + 1):
        for some in combinations(kinds, size):
            if sum(columns[one] for one in some) <= limit:
                wanted = [int(column in some) for column in zip(*matrix, strict=True)]
                if spans(matrix, wanted):
                    return wanted
    return None


def differences(matrix: list[list[int]]) -> list[list[int]]:
    """Every sum and difference of two told figures."""
    return [
        [a * x + b * y for x, y in zip(one, other, strict=True)]
        for one, other in combinations(matrix, 2)
        for a, b in product((1, -1), repeat=2)
    ]


@settings(max_examples=150)
@given(st.data())
def test_no_combination_of_what_is_told_tells_of_a_few(data: st.DataObject) -> None:
    """Somebody with a pocket calculator must not come to what a single unit answered."""
    tree = data.draw(trees())
    reviews, viewer = data.draw(placed(tree)), data.draw(viewers(tree))
    matrix = rows(tree, reviews, viewer, by_the_rule(tree, reviews, viewer))
    assert a_few_that_can_be_worked_out(matrix) is None
    for found in (*matrix, *differences(matrix)):
        assert not 0 < sum(map(bool, found)) <= FEW


@settings(max_examples=50)
@given(st.data())
def test_somebody_with_several_roles_sees_no_more_by_having_them(data: st.DataObject) -> None:
    """A coordinator who also manages a unit knows that unit: it must not serve as cover for its neighbour."""
    tree = data.draw(trees())
    reviews = data.draw(placed(tree))
    top, unit = NodeId("n0"), data.draw(st.sampled_from(sorted(tree)))
    viewer = Viewer(line=frozenset({unit}), coordinates=frozenset({top}))
    matrix = rows(tree, reviews, viewer, by_the_rule(tree, reviews, viewer))
    assert a_few_that_can_be_worked_out(matrix) is None


def at(*counts: tuple[str, int]) -> list[Counted]:
    return [Counted(home=NodeId(node), nodes=(NodeId(node),)) for node, number in counts for _ in range(number)]


CLINICS = tree_of({"r": None, "a": "r", "b": "r", "c": "r"})
COORDINATOR = Viewer(coordinates=frozenset({NodeId("r")}))


def names(tree: Tree, reviews: Sequence[Counted], viewer: Viewer = COORDINATOR) -> str:
    return "".join(sorted(told(tree, reviews, viewer).aggregate))


def test_the_search_finds_what_size_alone_lets_through() -> None:
    """If it could not, it would prove nothing."""
    reviews = at(("a", 8), ("b", 7), ("c", 3))
    matrix = rows(CLINICS, reviews, COORDINATOR, by_size_alone(CLINICS, reviews, COORDINATOR))
    assert a_few_that_can_be_worked_out(matrix) is not None


@pytest.mark.parametrize(
    ("counts", "seen"),
    [
        ((("a", 8), ("b", 7), ("c", 9)), "abcr"),
        ((("a", 8), ("b", 7), ("c", 3)), "ar"),  # r - a - b would be c: the smaller of the two is withheld with it
        ((("a", 8), ("b", 3), ("c", 3)), "ar"),  # b and c together are six
        ((("a", 8), ("b", 7), ("c", 6), ("r", 1)), "abr"),  # what stands at r itself is a review as well
        ((("a", 8), ("b", 0), ("c", 0)), "abcr"),
        ((("a", 3), ("b", 3)), "cr"),
        ((("a", 3), ("b", 2)), ""),
        ((("a", 6),), "abcr"),
        ((("a", 5),), ""),
    ],
)
def test_what_a_coordinator_is_told(counts: tuple[tuple[str, int], ...], seen: str) -> None:
    """As much as can be, and from six."""
    assert names(CLINICS, at(*counts)) == seen


def test_nothing_below_what_is_withheld_is_told() -> None:
    """Its parts would give it away."""
    tree = tree_of({"r": None, "a": "r", "b": "r", "x": "b"})
    assert names(tree, at(("a", 3), ("b", 1), ("x", 6))) == "r"


def test_the_own_line_sees_everything_however_few() -> None:
    """A verksamhetschef with four units still sees the four: it is not anonymous, and the line has a duty to lead."""
    viewer = Viewer(line=frozenset({NodeId("b")}))
    found = told(CLINICS, at(("a", 8), ("b", 1)), viewer)
    assert (found.line, found.aggregate) == ({"b"}, frozenset())


def test_a_coordinator_of_a_part_is_told_of_that_part() -> None:
    """Not of what is above it or beside it."""
    tree = tree_of({"r": None, "a": "r", "b": "r", "x": "a"})
    found = told(tree, at(("x", 8), ("b", 9)), Viewer(coordinates=frozenset({NodeId("a")})))
    assert found.aggregate == {"a", "x"}
    assert NodeId("a") in found
    assert NodeId("b") not in found


def test_what_may_be_read_in_full_and_what_in_sum_are_both_told() -> None:
    """Asked of one node, it does not matter why."""
    viewer = Viewer(line=frozenset({NodeId("b")}), coordinates=frozenset({NodeId("r")}))
    found = told(CLINICS, at(("a", 8), ("b", 1)), viewer)
    assert NodeId("a") in found
    assert NodeId("b") in found


def test_a_joint_review_that_is_the_viewers_own_is_no_cover() -> None:
    """Five strangers and one of mine are five strangers."""
    together = Counted(home=NodeId("r"), nodes=(NodeId("a"), NodeId("b")))
    viewer = Viewer(line=frozenset({NodeId("a")}), coordinates=frozenset({NodeId("r")}))
    assert told(CLINICS, [together, *at(("c", 5))], viewer).aggregate == frozenset()
    assert "r" in told(CLINICS, [together, *at(("c", 6))], viewer)


def test_the_limit_is_a_setting() -> None:
    """Some employers have agreed on another number."""
    assert told(CLINICS, at(("a", 3)), COORDINATOR, limit=2).aggregate == set(CLINICS)
    assert told(CLINICS, at(("a", 8)), COORDINATOR, limit=10).aggregate == frozenset()
