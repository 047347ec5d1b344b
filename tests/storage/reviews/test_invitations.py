"""Whom to invite and when: everybody who is to answer, once, when their own window is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from dialogs.ground.ids import PersonId, ReviewId, RoundId
from dialogs.organisation.rules.organisation import RoleKind
from storage.database import Sessions, transaction
from storage.levels import round_status
from storage.reviews import invitations, rounds
from storage.tables.organisation import NodeRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, B1, CLOSES, DURING, NOW, OPENS, PARENTS, A, B, look

DAY = timedelta(days=1)


def people(found: list[tuple[ReviewId, PersonId]]) -> list[str]:
    return sorted(person for _, person in found)


ALL = ["ma", "ma1", "ma1", "ma2", "mb", "mc", "mr"]  # ma1 has two units, and so two reviews


@pytest.mark.usefixtures("round_id")
def test_managers_are_invited_when_the_window_opens_and_once(session: Session) -> None:
    """The lookout looks every other minute; nobody is to hear it twice."""
    assert look(session, OPENS - DAY) == []
    assert people(look(session, OPENS)) == ALL
    assert look(session, OPENS) == []
    assert look(session, DURING) == []


@pytest.mark.usefixtures("round_id")
def test_after_an_outage_of_a_week_everybody_is_invited_once(session: Session) -> None:
    """Looked for, not scheduled."""
    assert people(look(session, OPENS + 7 * DAY)) == ALL


@pytest.mark.usefixtures("round_id")
def test_nobody_is_invited_when_the_window_is_over(session: Session) -> None:
    """A bot that was down all autumn does not invite to what has ended."""
    assert look(session, CLOSES + DAY) == []


def test_a_node_s_own_window_holds_for_everything_below_it(session: Session, round_id: RoundId) -> None:
    """A clinic that moves its autumn moves its units', and the nearest window wins."""
    rounds.set_window(session, round_id, A, DURING, CLOSES)
    rounds.set_window(session, round_id, A2, OPENS, DURING)
    assert people(look(session, OPENS)) == ["ma1", "ma2", "mb", "mc", "mr"]  # ma1 for b1
    assert people(look(session, DURING)) == ["ma", "ma1"]


def test_the_round_s_window_goes_before_the_organisation_s(session: Session, round_id: RoundId) -> None:
    """What the coordinator says of this year is newer than what the import says of every year."""
    node = session.get_one(NodeRow, B)
    node.opens, node.closes = DURING, CLOSES
    session.flush()
    assert "mb" not in people(look(session, OPENS))
    rounds.set_window(session, round_id, B, OPENS, CLOSES)
    assert "mb" in people(look(session, OPENS))


@pytest.mark.usefixtures("round_id")
def test_a_new_manager_is_invited_and_the_old_one_hears_no_more(session: Session) -> None:
    """G03: a manager is replaced in the middle of the round."""
    look(session, OPENS)
    small.leaves(session, A2, DURING - DAY)
    small.takes_over(session, "ny", A2, DURING)
    assert look(session, DURING - DAY) == []
    assert people(look(session, DURING)) == ["ny"]
    assert look(session, DURING + DAY) == []


def test_a_stand_in_is_invited_too(session: Session, round_id: RoundId) -> None:
    """Somebody has to answer while the manager is away."""
    small.takes_over(session, "ny", A2, kind=RoleKind.STAND_IN)
    found = look(session, OPENS)
    assert {person for review, person in found if review == small.review_of(session, round_id, A2)} == {"ma2", "ny"}


@pytest.mark.parametrize("done", [("started", "handed_over"), ("started", "handed_over", "signed")])
def test_a_new_manager_of_what_is_done_is_left_in_peace(
    session: Session, round_id: RoundId, done: tuple[str, ...]
) -> None:
    """Nobody who is done is reminded."""
    look(session, OPENS)
    small.comes_to(session, round_id, A2, *done)
    small.leaves(session, A2, OPENS)
    small.takes_over(session, "ny", A2, DURING)
    assert look(session, DURING) == []


def test_a_joint_review_invites_each_of_its_managers_once(session: Session, round_id: RoundId) -> None:
    """ma1 manages two of the three units, and gets one card for the one review."""
    review = small.answer_together(session, round_id, A1, [A2, B1])
    found = look(session, OPENS)
    assert sorted(person for which, person in found if which == review) == ["ma1", "ma2"]
    assert people(found) == ["ma", "ma1", "ma2", "mb", "mc", "mr"]


def test_nobody_is_invited_to_a_closed_round(session: Session, round_id: RoundId) -> None:
    """The coordinator has the last word."""
    rounds.close_round(session, round_id, NOW)
    assert look(session, DURING) == []


def test_what_the_coordinator_is_told_is_what_happens(session: Session, round_id: RoundId) -> None:
    """`round open` says who will be invited and when; the lookout does it."""
    rounds.set_window(session, round_id, A, DURING, CLOSES)
    told = round_status.invitation_days(session, small.the_round(session, round_id), OPENS - DAY)
    assert told == {OPENS: {"ma1", "mb", "mc", "mr"}, DURING: {"ma", "ma2"}}
    day, invited = OPENS, dict.fromkeys((person for people in told.values() for person in people), CLOSES)
    while day <= DURING:
        for person in people(look(session, day)):
            invited[PersonId(person)] = min(day, invited[PersonId(person)])
        day += DAY
    assert invited == {person: day for day, people in told.items() for person in people}


Step = Callable[[Session, RoundId, date], object]

nodes = st.sampled_from(list(PARENTS))
units = st.sampled_from([A1, A2, B1])
days = st.integers(-3, 100).map(lambda n: OPENS + n * DAY)
steps: st.SearchStrategy[Step] = st.one_of(
    st.builds(
        lambda first, others: lambda session, of, _: small.answer_together(session, of, first, others - {first}),
        units,
        st.sets(units),
    ),
    st.builds(lambda node: lambda session, of, _: small.comes_to(session, of, node, "started"), nodes),
    st.builds(lambda node: lambda session, of, _: small.comes_to(session, of, node, "started", "handed_over"), nodes),
    st.builds(lambda node: lambda session, _, day: small.leaves(session, node, day), nodes),
    st.builds(
        lambda who, node: lambda session, _, day: small.takes_over(session, who, node, day),
        st.sampled_from(["ny", "ma1", "mb"]),
        nodes,
    ),
    st.builds(
        lambda node, opens, length: (
            lambda session, of, _: rounds.set_window(session, of, node, opens, opens + length * DAY)
        ),
        nodes,
        days,
        st.integers(0, 60),
    ),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(days, st.lists(steps, max_size=3)), min_size=1, max_size=8))
def test_nobody_is_ever_invited_twice_to_one_review(sessions: Sessions, looks: list[tuple[date, list[Step]]]) -> None:
    """Whatever happens between the looks, and even if the clock goes backwards."""
    with sessions() as session:  # never committed: each example begins with an empty database
        small.organisation(session)
        of = small.opened(session)
        invited: Counter[tuple[ReviewId, PersonId]] = Counter()
        for day, meanwhile in looks:
            for step in meanwhile:
                step(session, of, day)
            invited.update(look(session, day))
            invited.update(look(session, day))
        assert set(invited.values()) <= {1}
        assert len(small.posted(session)) == len(invited)


def test_two_processes_that_look_at_once_invite_once(sessions: Sessions) -> None:
    """On PostgreSQL several processes each have a lookout: the key in the outbox is what makes it once."""
    with transaction(sessions) as session:
        small.organisation(session)
        small.opened(session)
    with transaction(sessions) as session:
        stale = invitations.due(session, OPENS)
    with transaction(sessions) as session:
        look(session, OPENS)
    with transaction(sessions) as session:
        small.post(session, stale, OPENS)
        assert len(small.posted(session)) == len(ALL)


def test_a_node_that_ends_in_the_middle_is_not_invited(session: Session, round_id: RoundId) -> None:
    """Its roles end with it in the import; a new manager of nothing is not called."""
    small.leaves(session, A2, OPENS - DAY)
    session.get_one(NodeRow, A2).ended_on = OPENS
    session.flush()
    assert "ma2" not in people(look(session, DURING))
    told = round_status.invitation_days(session, small.the_round(session, round_id), OPENS)
    assert PersonId("ma2") not in {person for people in told.values() for person in people}
