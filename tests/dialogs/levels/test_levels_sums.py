"""A parent equals its parts however the tree is cut, and a joint review is one review."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dialogs.checklists.rules.checklist import Choice, Follows
from dialogs.ground.ids import ChoiceId, NodeId, ReviewId
from dialogs.ground.texts import Text
from dialogs.levels.rules.compiled import Became, measures, percent, tally
from dialogs.levels.rules.sums import MeasureFacts, ReviewFacts, Sums, total
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from tests.dialogs.levels.trees import CHOICES, Region, is_below, regions


def at_or_below(region: Region, node: NodeId) -> Sums:
    return total(Sums.of(one) for one in region.reviews if is_below(one.home, node, region.tree))


@given(regions())
def test_a_parent_is_what_stands_at_itself_and_at_each_child(region: Region) -> None:
    """Whoever adds up the clinics must come to what the förvaltning shows."""
    for node in region.tree:
        own = total(Sums.of(one) for one in region.reviews if one.home == node)
        children = [one.id for one in region.tree.values() if one.parent == node]
        assert at_or_below(region, node) == own + total(at_or_below(region, child) for child in children)


@given(regions(), st.data())
def test_it_is_the_same_sum_however_the_tree_is_cut(region: Region, data: st.DataObject) -> None:
    """A cut through the tree at any height: the parts below it and what stands above are the whole."""
    cut: list[NodeId] = []
    above: list[NodeId] = []
    waiting = [NodeId("n0")]
    while waiting:
        node = waiting.pop()
        children = [one.id for one in region.tree.values() if one.parent == node]
        if children and data.draw(st.booleans()):
            above.append(node)
            waiting += children
        else:
            cut.append(node)
    left = total(Sums.of(one) for one in region.reviews if one.home in above)
    assert left + total(at_or_below(region, node) for node in cut) == at_or_below(region, NodeId("n0"))


@given(regions())
def test_every_review_is_counted_once(region: Region) -> None:
    """Also one that three units under two clinics answered together."""
    assert at_or_below(region, NodeId("n0")).reviews == len(region.reviews)


@given(regions())
def test_the_whole_is_what_one_counts_by_hand(region: Region) -> None:
    """That parts and whole agree with each other would also hold of two mistakes."""
    found, reviews = at_or_below(region, NodeId("n0")), region.reviews
    people = [one.participants for one in reviews if one.participants is not None]
    assert found.participants.total == sum(
        one.managers + one.employees + one.safety_reps + one.union_reps for one in people
    )
    assert found.with_rep == sum(one.has_rep for one in reviews)
    assert found.choices == Counter(pair for one in reviews for pair in one.choices.items())
    assert found.dissent == Counter(question for one in reviews for question in one.dissent)
    assert found.measures == Counter(measure for one in reviews for measure in one.measures)
    assert found.matters == Counter(matter for one in reviews for matter in one.matters)


def step(id_: ChoiceId, *, counts: bool = True) -> Choice:
    return Choice(id=id_, label=Text(id_), follows=Follows.REASON, counts=counts)


SCALE = tuple(step(one, counts=one != "na") for one in CHOICES)


def test_both_denominators_are_told() -> None:
    """76 % of what? Ej aktuellt is not in the first, and is in the second (V10)."""
    found = tally(SCALE, {ChoiceId("yes"): 6, ChoiceId("no"): 2, ChoiceId("na"): 2}, asked=12)
    assert (found.asked, found.answered, found.unanswered, found.counted) == (12, 10, 2, 8)
    assert [(one.of_counted, one.of_asked) for one in found.choices] == [(75, 50), (0, 0), (25, 17), (None, 17)]


def test_of_nothing_there_is_no_share() -> None:
    """0 % of nobody reads as if somebody had answered."""
    assert percent(0, 0) is None
    assert [one.of_counted for one in tally(SCALE, {}, asked=0).choices] == [None] * 4


def test_a_proposal_and_what_was_taken_out_are_in_no_plan() -> None:
    """294 measures are 294 that somebody has decided on."""
    states = (MeasureState.PLANNED, MeasureState.PROPOSED, MeasureState.CANCELLED, MeasureState.DONE)
    facts = tuple(MeasureFacts(question=None, kind=MeasureKind.IMPROVE, state=state) for state in states)
    found = measures(Sums.of(ReviewFacts(id=ReviewId(UUID(int=1)), nodes=(), home=NodeId("r"), measures=facts)))
    assert (found.total, found.carried_out) == (2, 1)
    assert found.became == {Became.ONGOING: 1, Became.DONE: 1}
