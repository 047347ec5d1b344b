"""Random organisations with reviews, for the properties of the levels."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from hypothesis import strategies as st

from dialogs.ground.ids import ChoiceId, NodeId, QuestionId, ReviewId
from dialogs.levels.rules.few import Counted
from dialogs.levels.rules.progress import common
from dialogs.levels.rules.sight import Viewer
from dialogs.levels.rules.sums import MeasureFacts, ReviewFacts
from dialogs.organisation.rules.organisation import Node, line_of
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Participants

Tree = dict[NodeId, Node]


def tree_of(parents: dict[str, str | None]) -> Tree:
    return {
        NodeId(id_): Node(id=NodeId(id_), parent=NodeId(parent) if parent else None, level="nivå", name=id_)
        for id_, parent in parents.items()
    }


@st.composite
def trees(draw: st.DrawFn, most: int = 10) -> Tree:
    """Each node but the first has one of those before it above it."""
    number = draw(st.integers(1, most))
    parents: dict[str, str | None] = {"n0": None}
    for at in range(1, number):
        parents[f"n{at}"] = f"n{draw(st.integers(0, at - 1))}"
    return tree_of(parents)


@st.composite
def placed(draw: st.DrawFn, tree: Tree, most: int = 9) -> list[Counted]:
    """Some reviews at each node (units stand for many), and a few that several nodes answer together."""
    alone = [Counted(home=node, nodes=(node,)) for node in tree for _ in range(draw(st.integers(0, most), label=node))]
    if len(tree) == 1:
        return alone
    several = draw(st.lists(st.sets(st.sampled_from(sorted(tree)), min_size=2, max_size=3), max_size=4))
    return alone + [
        Counted(home=home_of(nodes, tree), nodes=tuple(sorted(nodes))) for nodes in several if len(tree) > 1
    ]


def home_of(nodes: set[NodeId], tree: Tree) -> NodeId:
    return common([line_of(node, tree) for node in sorted(nodes)])


@st.composite
def viewers(draw: st.DrawFn, tree: Tree) -> Viewer:
    some = st.frozensets(st.sampled_from(sorted(tree)), max_size=2)
    return Viewer(line=draw(some), coordinates=draw(some))


def is_below(node: NodeId, top: NodeId, tree: Tree) -> bool:
    return top in line_of(node, tree)


@dataclass(frozen=True)
class Region:
    tree: Tree
    reviews: list[ReviewFacts]


QUESTIONS = (QuestionId("q1"), QuestionId("q2"))
CHOICES = (ChoiceId("yes"), ChoiceId("partly"), ChoiceId("no"), ChoiceId("na"))


@st.composite
def regions(draw: st.DrawFn) -> Region:
    tree = draw(trees())
    found = []
    for number, place in enumerate(draw(placed(tree, most=3))):
        found.append(
            ReviewFacts(
                id=ReviewId(UUID(int=number)),
                nodes=place.nodes,
                home=place.home,
                has_rep=draw(st.booleans()),
                participants=Participants(
                    managers=1, employees=draw(st.integers(0, 9)), safety_reps=draw(st.integers(0, 2)), union_reps=0
                ),
                choices=draw(st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(CHOICES))),
                dissent=draw(st.frozensets(st.sampled_from(QUESTIONS))),
                measures=tuple(draw(st.lists(measures, max_size=2))),
                matters=tuple(draw(st.lists(st.sampled_from(("open", "answered")), max_size=2))),
            )
        )
    return Region(tree, found)


measures = st.builds(
    MeasureFacts,
    question=st.sampled_from((None, *QUESTIONS)),
    kind=st.sampled_from(MeasureKind),
    state=st.sampled_from(MeasureState),
)
