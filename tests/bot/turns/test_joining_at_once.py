"""Two managers take each other's unit into their own review in the same instant: each unit answers in one, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier

import pytest

import bot.subjects  # noqa: F401  every change has its writer
from bot.turns import gathering, keeping
from dialogs.ground.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.ground.people import Person
from dialogs.ground.turn import Actor, Refused
from dialogs.respond import respond
from dialogs.reviews.events.entering import SaveParticipants
from storage.database import Sessions, transaction
from storage.ground.moved_on import MovedOn
from storage.reviews import rounds
from storage.reviews.reading import load
from tests.storage.reviews import small_round as small

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
TODAY = date(2026, 10, 15)
LONG = 30.0  # seconds: a thread that waits longer hangs


@pytest.fixture
def of(sessions: Sessions) -> RoundId:
    with transaction(sessions) as session:
        small.organisation(session)
        return small.opened(session)


def actor(who: str) -> Actor:
    return Actor(person=Person(id=PersonId(who), name=who), now=NOW, today=TODAY)


def at(sessions: Sessions, of: RoundId, node: NodeId) -> ReviewId:
    with transaction(sessions) as session:
        found = rounds.review_of(session, of, node)
    assert found is not None
    return found


def covered(sessions: Sessions, review: ReviewId) -> list[NodeId]:
    with transaction(sessions) as session:
        found = load(session, review, TODAY)
    assert found is not None
    return [node.id for node in found.nodes]


def press(
    sessions: Sessions, review_id: ReviewId, who: str, joined: str | None, together: Callable[[], object]
) -> None:
    """A press as a turn takes it. `together` is between what was read and what is written."""
    with transaction(sessions) as session:
        review, me = load(session, review_id, TODAY), actor(who)
        assert review is not None
        event = SaveParticipants(review=review_id, revision=review.revision, employees="5", joined=joined)
        turn = respond(review, event, me, gathering.around(session, event, review, me))
        together()
        keeping.keep(session, review, turn, me)


def at_once(sessions: Sessions, *presses: tuple[ReviewId, str, str | None]) -> list[BaseException | None]:
    """Everybody has read before anybody writes. SQLite lets one turn begin when the other has ended."""
    postgres = sessions.kw["bind"].dialect.name == "postgresql"
    barrier = Barrier(len(presses))
    together: Callable[[], object] = (lambda: barrier.wait(LONG)) if postgres else (lambda: None)
    with ThreadPoolExecutor(len(presses)) as pool:
        pressed: list[Future[None]] = [pool.submit(press, sessions, *one, together) for one in presses]
        return [one.exception(LONG) for one in pressed]


def test_two_who_take_each_other_in_end_in_one_review(sessions: Sessions, of: RoundId) -> None:
    """One comes first; the other has to decide again, and then reads that the unit answers together with others."""
    a1, a2 = at(sessions, of, small.A1), at(sessions, of, small.A2)
    found = at_once(sessions, (a1, "ma1", small.A2), (a2, "ma2", small.A1))
    (first,) = (one for one, error in zip((a1, a2), found, strict=True) if error is None)
    second = a2 if first == a1 else a1
    refused = [error for error in found if error is not None]
    assert at(sessions, of, small.A1) == at(sessions, of, small.A2) == first
    assert covered(sessions, first) == [small.A1, small.A2]
    with transaction(sessions) as session:
        other = load(session, second, TODAY)
    assert other is not None
    assert other.withdrawn
    (why,) = refused
    assert isinstance(why, MovedOn | Refused)  # and not the database, which had to break a deadlock


def test_a_unit_that_begins_in_the_same_instant_is_not_taken_in(sessions: Sessions, of: RoundId) -> None:
    """What its manager has just begun must not be withdrawn without a word: either it is taken in, or it has begun."""
    a1, a2 = at(sessions, of, small.A1), at(sessions, of, small.A2)
    joined, began = at_once(sessions, (a1, "ma1", small.A2), (a2, "ma2", None))
    assert [joined, began].count(None) == 1
    with transaction(sessions) as session:
        other = load(session, a2, TODAY)
    assert other is not None
    if began is None:
        assert joined is not None
        assert not other.withdrawn
        assert other.started_at is not None
        assert covered(sessions, a1) == [small.A1]
    else:
        assert other.withdrawn
        assert covered(sessions, a1) == [small.A1, small.A2]
