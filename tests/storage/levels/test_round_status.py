"""How far a round has come: sums that are right at every level, and who can be helped."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import ConversationId, NodeId, PersonId, ReviewId, RoundId, TenantId
from dialogs.levels.rules.progress import Counts, Covered, Overview, RoundReview, Standing, common, overview
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.review import SeatKind
from storage.delivery import outbox
from storage.delivery.outbox import Outgoing
from storage.ground import notes
from storage.levels.round_status import (
    Post,
    not_theirs,
    post,
    silent_channels,
    standing,
    unreached,
    without_manager,
    without_rep,
)
from storage.organisation import contacts
from storage.organisation.contacts import Purpose, Reach
from storage.reviews import rounds
from storage.tables.organisation import NodeRow
from storage.tables.outbox import OutboxRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, B1, C1, CLOSES, DURING, NOW, OPENS, PARENTS, A, B, C, R

LATE = CLOSES + timedelta(days=1)


def stand(session: Session, round_id: RoundId, today: date = DURING) -> Standing:
    return standing(session, small.the_round(session, round_id), today)


def see(session: Session, round_id: RoundId, top: NodeId = R, today: date = DURING) -> Overview:
    return overview(stand(session, round_id, today), top)


def reviews(seen: Overview) -> dict[str, Counts]:
    return {"own": seen.own.reviews, **{part.node: part.reviews for part in seen.children}, "all": seen.whole.reviews}


# --- sums in the database


def test_steps_are_counted_for_each_child_and_optional_nodes_apart(session: Session, round_id: RoundId) -> None:
    """G02: a bolag is reported, but nobody waits for it, nor for what is below it."""
    small.comes_to(session, round_id, A1, "started", "handed_over", "signed")
    small.comes_to(session, round_id, A2, "started", "handed_over")
    small.comes_to(session, round_id, B, "started")
    small.comes_to(session, round_id, C1, "started", "handed_over", "signed")
    seen = see(session, round_id)
    assert reviews(seen) == {
        "own": Counts(expected=1),
        A: Counts(expected=3, started=2, handed_over=2, signed=1),
        B: Counts(expected=2, started=1),
        C: Counts(),
        "all": Counts(expected=6, started=3, handed_over=2, signed=1),
    }
    assert seen.whole.optional == Counts(expected=2, started=1, handed_over=1, signed=1)
    assert seen.whole.nodes == Covered(signed=1, total=6)


def test_managers_and_nodes_are_counted_apart_from_reviews(session: Session, round_id: RoundId) -> None:
    """V09, V10: two units and two managers in one review; ma1 has a third unit that is not done, and is done with one."""
    small.answer_together(session, round_id, A1, [A2])
    small.comes_to(session, round_id, A1, "started", "handed_over", "signed")
    seen = see(session, round_id, A)
    assert seen.whole.reviews == Counts(expected=2, started=1, handed_over=1, signed=1)
    assert seen.whole.nodes == Covered(signed=2, total=3)
    assert seen.whole.managers == Covered(signed=2, total=3)
    assert see(session, round_id).whole.managers == Covered(signed=2, total=5)


def test_a_joint_review_across_two_clinics_counts_once_at_what_holds_both(session: Session, round_id: RoundId) -> None:
    """Under either clinic it would be counted twice above, or missing in one of them."""
    small.answer_together(session, round_id, A1, [B1])
    seen = see(session, round_id)
    assert reviews(seen) == {
        "own": Counts(expected=2),
        A: Counts(expected=2),
        B: Counts(expected=1),
        C: Counts(),
        "all": Counts(expected=5),
    }
    assert [part.nodes.total for part in seen.children] == [3, 2, 0]
    assert (see(session, round_id, A).counted_above, seen.counted_above) == (1, 0)


def test_what_is_late_follows_each_nodes_own_window(session: Session, round_id: RoundId) -> None:
    """A clinic that got more time is not late; what is signed never is; a closed round is over for everybody."""
    rounds.set_window(session, round_id, A, OPENS, LATE)
    small.comes_to(session, round_id, B1, "started", "handed_over", "signed")
    assert see(session, round_id, today=CLOSES).whole.reviews.late == 0
    late = see(session, round_id, today=LATE)
    assert [part.reviews.late for part in (late.own, *late.children)] == [1, 0, 1, 0]
    assert late.whole.optional.late == 2
    rounds.close_round(session, round_id, NOW)
    assert see(session, round_id, today=DURING).whole.reviews.late == 5


def test_a_unit_that_ends_is_expected_no_more_unless_it_had_signed(session: Session, round_id: RoundId) -> None:
    """What was signed counts for ever; what nobody can answer any more is not missing."""
    small.comes_to(session, round_id, A1, "started", "handed_over", "signed")
    for node in (A1, A2):
        session.get_one(NodeRow, node).ended_on = DURING
    session.flush()
    assert see(session, round_id, A).whole.reviews == Counts(expected=2, started=1, handed_over=1, signed=1)


def test_the_number_of_queries_does_not_grow_with_the_organisation(session: Session, round_id: RoundId) -> None:
    """One grouped query for each matter: a region has hundreds of nodes."""

    def asked() -> int:
        statements: list[str] = []

        def note(_1: object, _2: object, statement: str, *_3: object) -> None:
            statements.append(statement)

        event.listen(session.get_bind(), "before_cursor_execute", note)
        of = stand(session, round_id)
        overview(of, R)
        unreached(session, of, R)
        not_theirs(session, of, round_id, R)
        silent_channels(session, of, R)
        post(session)
        event.remove(session.get_bind(), "before_cursor_execute", note)
        return len(statements)

    few = asked()
    for number in range(40):
        session.add(NodeRow(id=f"n{number}", parent_id=A, level="nivå", name=f"Enhet {number}"))
        session.flush()
        small.takes_over(session, "ny", NodeId(f"n{number}"))
    rounds.ensure_reviews(session, round_id)
    assert asked() == few


# --- sums as such


def tree(parents: list[int]) -> dict[NodeId, Node]:
    """Node n is below one of the nodes before it."""
    nodes = [Node(id=NodeId("0"), parent=None, level="", name="")]
    for number, parent in enumerate(parents, 1):
        above = NodeId(str(parent % number))
        nodes.append(Node(id=NodeId(str(number)), parent=above, level="", name="", optional=parent % 7 == 3))
    return {node.id: node for node in nodes}


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """Any tree, with its nodes shared out to reviews in any way."""
    nodes = tree(draw(st.lists(st.integers(0, 50), max_size=15)))
    of = Standing(nodes=nodes, ended=frozenset(), reviews=(), managers={}, reps={})
    groups: dict[int, list[NodeId]] = {}
    for node in nodes:
        groups.setdefault(draw(st.integers(0, 8)), []).append(node)
    found = tuple(
        RoundReview(
            id=ReviewId(UUID(int=number)),
            nodes=tuple(group),
            home=common(of.line(node) for node in group),
            started=draw(st.booleans()),
            signed=draw(st.booleans()),
            optional=all(of.is_optional(node) for node in group),
        )
        for number, group in groups.items()
    )
    managers = {node: (PersonId(f"m{draw(st.integers(0, 5))}"),) for node in nodes}
    return Standing(nodes=nodes, ended=frozenset(), reviews=found, managers=managers, reps={})


def added(many: list[Counts]) -> Counts:
    names = ("expected", "started", "handed_over", "signed", "late")
    return Counts(**{name: sum(getattr(one, name) for one in many) for name in names})


@given(standings())
def test_a_parent_is_its_parts_at_every_node(of: Standing) -> None:
    """And what a row says of a child is what the child says of itself."""
    for top in of.nodes:
        seen = overview(of, top)
        parts = (seen.own, *seen.children)
        assert seen.whole.reviews == added([part.reviews for part in parts])
        assert seen.whole.optional == added([part.optional for part in parts])
        assert seen.whole.nodes.total == sum(part.nodes.total for part in parts)
        assert seen.whole.nodes.signed == sum(part.nodes.signed for part in parts)
        assert max(part.managers.total for part in parts) <= seen.whole.managers.total
        for part in seen.children:
            below = overview(of, part.node).whole
            assert (part.reviews, part.optional, part.nodes, part.managers) == (
                below.reviews,
                below.optional,
                below.nodes,
                below.managers,
            )


@given(standings())
def test_at_the_top_every_review_is_counted_once(of: Standing) -> None:
    """However many nodes it covers."""
    whole = overview(of, NodeId("0")).whole
    assert whole.reviews.expected + whole.optional.expected == len(of.reviews)
    assert overview(of, NodeId("0")).counted_above == 0


# --- who can be helped


def test_nodes_without_a_manager_or_any_representative_are_told(session: Session, round_id: RoundId) -> None:
    """A huvudskyddsombud above is a representative (AML 6 kap. 2 §); a skyddsombud of another unit is not."""
    of = stand(session, round_id)
    assert [node.id for node in without_manager(of, R)] == [C1]
    assert [node.id for node in without_rep(of, R)] == [A, A2, C, C1, R]
    assert [node.id for node in without_rep(of, B)] == []
    small.leaves(session, A2, DURING)
    assert [node.id for node in without_manager(stand(session, round_id, DURING + timedelta(days=1)), A)] == [A2]


def meet(session: Session, *people: str) -> None:
    for person in people:
        chat = ConversationId(f"chat-{person}")
        contacts.met(session, PersonId(person), chat, "https://smba.example.com/", "29:x", None, NOW)


def test_whom_the_bot_cannot_reach_is_told_with_the_reason_and_the_units(session: Session, round_id: RoundId) -> None:
    """The coordinator can ring; and only those who still have something to do are rung."""
    meet(session, "mr", "ma", "mb", "hb", "mc", "sa1")
    contacts.gone(session, PersonId("sa1"), Reach.BLOCKED)
    contacts.gone(session, PersonId("mc"), Reach.UNINSTALLED)
    small.comes_to(session, round_id, A2, "started", "handed_over", "signed")
    told = unreached(session, stand(session, round_id), R)
    assert [(one.person, one.why, one.seats) for one in told] == [
        ("ma1", Reach.NEVER_MET, ((SeatKind.MANAGER, A1), (SeatKind.MANAGER, B1))),
        ("mc", Reach.UNINSTALLED, ((SeatKind.MANAGER, C),)),
        ("sa1", Reach.BLOCKED, ((SeatKind.REP, A1),)),
    ]
    below = unreached(session, stand(session, round_id), B)
    assert [(one.person, one.seats) for one in below] == [("ma1", ((SeatKind.MANAGER, B1),))]


def test_channels_that_cannot_be_written_to_are_told(session: Session, round_id: RoundId) -> None:
    """A summary that never comes is noticed by nobody."""
    contacts.team_seen(session, "t1", TenantId("tenant"), "Team", "https://smba.example.com/", NOW)
    for node, channel in ((A1, "19:a1"), (A2, "19:a2"), (B1, "19:b1")):
        contacts.link_channel(session, node, "t1", channel, Purpose.UNIT, channel, PersonId("ma"), NOW)
    contacts.channel_state(session, "19:a2", Reach.DELETED)
    of = stand(session, round_id)
    assert [(one.node, one.state) for one in silent_channels(session, of, R)] == [(A2, Reach.DELETED)]
    assert silent_channels(session, of, B) == ()
    contacts.team_state(session, "t1", Reach.ARCHIVED)
    assert [one.node for one in silent_channels(session, of, A)] == [A1, A2]


def test_who_says_that_a_unit_is_not_theirs_is_told_where_it_is(session: Session, round_id: RoundId) -> None:
    """For the coordinator of that clinic, and not of the other."""
    review = small.answer_together(session, round_id, A1, [A2])
    notes.note(session, review, PersonId("ma2"), NOW, not_mine="Jag har bytt jobb.")
    of = stand(session, round_id)
    (told,) = not_theirs(session, of, round_id, A)
    assert (told.name, told.nodes, told.why) == ("Ma2", (A1, A2), "Jag har bytt jobb.")
    assert not_theirs(session, of, round_id, B) == ()


def test_the_post_is_counted_by_kind_and_fate(session: Session) -> None:
    """What is on its way, what waits for an address, what was given up; what arrived or was dropped is no news."""
    meet(session, "ma")
    fates = (("ma", "pending"), ("mb", "pending"), ("ma", "dead"), ("ma", "sent"), ("ma", "dropped"), ("ma", "retry"))
    messages = [
        Outgoing(key=str(number), kind="invitation", subject={}, person=PersonId(person))
        for number, (person, _) in enumerate(fates)
    ]
    outbox.put(session, [*messages, Outgoing(key="s", kind="summary", subject={}, channel="19:x")], NOW)
    for number, (_, state) in enumerate(fates):
        session.execute(update(OutboxRow).where(OutboxRow.key == str(number)).values(state=state))
    assert post(session) == (
        Post(kind="invitation", waiting=2, no_address=1, dead=1),
        Post(kind="summary", waiting=0, no_address=1, dead=0),
    )


def test_the_tree_of_the_tests_is_the_tree_in_the_database(session: Session, round_id: RoundId) -> None:
    """In the order of the names, with what is above each."""
    assert {id_: node.parent for id_, node in stand(session, round_id).nodes.items()} == PARENTS
