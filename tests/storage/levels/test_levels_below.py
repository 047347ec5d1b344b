"""The lines of what is below somebody: on any tree they add up, and a follow-up of several units is on one of them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, RoundId
from dialogs.organisation.rules.organisation import line_of
from storage.database import Sessions, transaction
from storage.levels import below as levels_below
from storage.levels import years
from storage.tables.organisation import NodeRow
from storage.tables.rounds import ReviewRow
from tests.dialogs.levels.trees import Tree, home_of, trees
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A2, B1, DURING, NOW, A, B, R

MANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _filled(session: Session, tree: Tree, groups: list[set[NodeId]]) -> list[tuple[set[NodeId], NodeId]]:
    """A round of this tree in which each group answers together. Every review: what it covers, and its home."""
    for node in tree.values():
        session.add(NodeRow(id=node.id, parent_id=node.parent, level="nivå", name=node.name, optional=False))
        session.flush()
    of = small.opened(session)
    joined: set[NodeId] = set()
    found = []
    for group in groups:
        nodes = group - joined
        if len(nodes) > 1:
            first, *others = sorted(nodes)
            small.answer_together(session, of, first, others)
            joined |= nodes
            found.append(nodes)
    found += [{node} for node in tree if node not in joined]
    return [(nodes, home_of(nodes, tree)) for nodes in found]


@MANY
@given(data=st.data())
def test_each_follow_up_is_counted_once_however_it_is_joined(sessions: Sessions, data: st.DataObject) -> None:
    """What is below a node is every review with its home below it, and those that its children share: none of them twice."""
    tree = data.draw(trees(most=8))
    some = st.sets(st.sampled_from(sorted(tree)), min_size=1, max_size=3)
    groups = data.draw(st.lists(some, max_size=3))
    with sessions() as session:
        reviews = _filled(session, tree, groups)
        for top in tree:
            expected = sum(1 for nodes, home in reviews if top in line_of(home, tree) and nodes != {top})
            lines = levels_below.below(session, [top], DURING)
            assert sum(one.expected for one in lines) == expected, top
        session.rollback()


def test_units_of_two_clinics_that_answer_together_are_on_a_line_of_their_own(sessions: Sessions) -> None:
    """Neither clinic has it, and the region's sum has it once; whoever leads region and clinic sees no clinic twice."""
    with transaction(sessions) as session:
        small.organisation(session)
        of = small.opened(session)
        small.answer_together(session, of, A2, [B1])
        _sign_all(session, of)
        assert _told(session, [R]) == [("Nod a", 2), ("Nod b", 1), ("Nod c", 0), ("", 1)]
        assert _told(session, [R, A]) == _told(session, [R])
        assert _told(session, [A]) == [("Nod a1", 1)]
        assert _told(session, [B]) == []


@pytest.mark.parametrize("top", [R, A, B])
def test_the_lines_are_those_of_the_level_s_own_card(sessions: Sessions, top: NodeId) -> None:
    """The start page leads to that card: two numbers of the same thing would make both doubtful."""
    with transaction(sessions) as session:
        small.organisation(session)
        of = small.opened(session)
        small.answer_together(session, of, A2, [B1])
        year = years.year(session, 2026, DURING)
        assert year is not None
        shown = year.overview(top)
        own = 1  # the node's own review is not below it
        lines = levels_below.below(session, [top], DURING)
        assert sum(one.expected for one in lines if not one.optional) == shown.whole.reviews.expected - own


def _sign_all(session: Session, of: RoundId) -> None:
    session.execute(update(ReviewRow).where(ReviewRow.round_id == of).values(signed_at=NOW))
    assert session.scalars(select(ReviewRow.id).where(ReviewRow.signed_at.is_(None))).all() == []


def _told(session: Session, nodes: list[NodeId]) -> list[tuple[str, int]]:
    lines = levels_below.below(session, nodes, DURING)
    return [(one.name, 0 if one.optional else one.signed) for one in lines]
