"""What stood in the way: said in private, kept for each, told only of many."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from dialogs.ids import NodeId, PersonId, RoundId
from dialogs.rules.deadlines import Cause
from storage import causes
from storage.causes import FEW, Causes
from storage.database import Sessions, transaction
from storage.tables.organisation import PersonRow
from tests.storage import small_round as small
from tests.storage.small_round import A1, A2, NOW, B


def opened(session: Session, people: int) -> tuple[RoundId, list[PersonId]]:
    small.organisation(session)
    ids = [PersonId(f"m{number}") for number in range(people)]
    if ids:
        session.execute(insert(PersonRow), [{"id": one, "name": one} for one in ids])
    return small.opened(session), ids


def say(session: Session, of: RoundId, node: NodeId, people: Iterable[PersonId], cause: Cause | None) -> None:
    for person in people:
        causes.say(session, small.review_of(session, of, node), person, cause, NOW)


@pytest.mark.parametrize("said", [0, 1, FEW])
def test_of_few_nothing_is_told(sessions: Sessions, said: int) -> None:
    """Somebody who knows the units would know who it was."""
    with transaction(sessions) as session:
        of, people = opened(session, said)
        say(session, of, A1, people, Cause.TIME)
        say(session, of, A1, people, None)
        assert causes.causes(session, of, {A1}) == Causes()


def test_of_many_there_are_counts(sessions: Sessions) -> None:
    """Of the nodes that are asked about, and those of each cause."""
    with transaction(sessions) as session:
        of, people = opened(session, FEW + 2)
        say(session, of, A1, people[:4], Cause.TIME)
        say(session, of, A2, people[4:], Cause.ACCESS)
        found = causes.causes(session, of, {A1, A2})
        assert found.counts == {Cause.TIME: 4, Cause.USE: 0, Cause.ACCESS: 3, Cause.OTHER: 0}
        assert causes.causes(session, of, {A1, B}).counts == {}


def test_a_later_answer_takes_the_place_of_the_first_and_support_is_kept(sessions: Sessions) -> None:
    """Pressed by mistake, and thought better of."""
    with transaction(sessions) as session:
        of, people = opened(session, FEW + 1)
        for cause in (Cause.OTHER, None, Cause.USE):
            say(session, of, A1, people, cause)
        found = causes.causes(session, of, {A1})
        assert (found.counts[Cause.USE], sum(found.counts.values()), found.support) == (6, 6, 6)
