"""What stood in the way: said in private, kept for each, told only of many."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, RoundId
from dialogs.levels.rules.few import FEW
from dialogs.reviews.rules.owed import Cause
from storage.database import Sessions, transaction
from storage.levels import round_status
from storage.reviews import causes
from storage.reviews.causes import Causes
from storage.reviews.rounds import Round
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, B1, DURING, NOW, A, B, R

EVERYBODY = (R, A, A1, A2, B, B1)


def opened(session: Session) -> tuple[RoundId, Round]:
    small.organisation(session)
    of = small.opened(session)
    return of, small.the_round(session, of)


def say(session: Session, of: RoundId, nodes: Iterable[NodeId], cause: Cause | None) -> None:
    for node in nodes:
        causes.say(session, small.review_of(session, of, node), PersonId("mr"), cause, NOW)


def told(session: Session, of: Round, top: NodeId, limit: int = FEW) -> Causes:
    return causes.causes(session, round_status.standing(session, of, DURING), of.id, top, limit=limit)


@pytest.mark.parametrize("said", [0, 1, FEW])
def test_of_few_nothing_is_told(sessions: Sessions, said: int) -> None:
    """Somebody who knows the units would know who it was."""
    with transaction(sessions) as session:
        round_id, of = opened(session)
        say(session, round_id, EVERYBODY[:said], Cause.TIME)
        say(session, round_id, EVERYBODY[:said], None)
        assert told(session, of, R) == Causes()


def test_of_many_there_are_counts(sessions: Sessions) -> None:
    """Of the whole, and those of each cause; a part of it has too few."""
    with transaction(sessions) as session:
        round_id, of = opened(session)
        say(session, round_id, EVERYBODY[:4], Cause.TIME)
        say(session, round_id, EVERYBODY[4:], Cause.ACCESS)
        assert told(session, of, R).counts == {Cause.TIME: 4, Cause.USE: 0, Cause.ACCESS: 2, Cause.OTHER: 0}
        assert told(session, of, A) == Causes()


def test_a_part_is_not_told_where_it_would_tell_of_the_rest(sessions: Sessions) -> None:
    """All of the region less all of clinic a is what two units said: so with a limit of two, a is not told either."""
    with transaction(sessions) as session:
        round_id, of = opened(session)
        say(session, round_id, (A, A1, A2, B, B1), Cause.TIME)
        assert told(session, of, R, limit=2).counts[Cause.TIME] == 5
        assert told(session, of, A, limit=2) == Causes()
        assert told(session, of, A, limit=1).counts[Cause.TIME] == 3


def test_a_later_answer_takes_the_place_of_the_first_and_support_is_kept(sessions: Sessions) -> None:
    """Pressed by mistake, and thought better of."""
    with transaction(sessions) as session:
        round_id, of = opened(session)
        for cause in (Cause.OTHER, None, Cause.USE):
            say(session, round_id, EVERYBODY, cause)
        found = told(session, of, R)
        assert (found.counts[Cause.USE], sum(found.counts.values()), found.support) == (6, 6, 6)
