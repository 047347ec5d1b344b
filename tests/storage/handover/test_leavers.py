"""What those who have left leave behind: who sees to it, and that nothing is lost or re-assigned by itself."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, NodeId, PersonId
from dialogs.organisation.rules.organisation import RoleKind
from storage.handover import leavers
from storage.reminders import reminding
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.reviews import MatterRow, MeasureRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, B1, DURING, NOW, A, B, R

ZONE = ZoneInfo("Europe/Stockholm")
DAY = timedelta(days=1)


def measure(session: Session, node: NodeId, accountable: str, state: str = "planned") -> MeasureId:
    id_ = MeasureId(uuid4())
    row = {"id": id_, "node_id": node, "kind": "improve", "state": state, "what": f"Gör det på {node}"}
    row |= {"due": DURING - DAY, "accountable_id": accountable, "created_by": "mr", "created_at": NOW}
    session.execute(insert(MeasureRow).values(row))
    return id_


def joins(session: Session, person: str, node: NodeId, last: date | None = None) -> None:
    session.add(PersonRow(id=person, name=person.title()))
    session.flush()
    row = {"person_id": person, "kind": RoleKind.SAFETY_REP.value, "node_id": node, "valid_to": last}
    session.execute(insert(RoleRow).values(row))


def leaves_altogether(session: Session, person: str) -> None:
    session.execute(update(PersonRow).where(PersonRow.id == person).values(ended_on=DURING - DAY))
    session.execute(update(RoleRow).where(RoleRow.person_id == person).values(valid_to=DURING - DAY))


def seen_by(session: Session, person: str) -> set[MeasureId]:
    return {one.measure for one in leavers.left_to(session, PersonId(person), DURING)}


def reminded(session: Session, of: MeasureId) -> list[str]:
    owed = [one for one, _ in reminding.measures_of(session, ZONE, DURING)]
    return sorted(one.person for one in owed if one.measure == of)


def test_whoever_has_left_the_organisation_leaves_their_measures_to_the_unit_s_manager(session: Session) -> None:
    """She is reminded; the one who has left is not; and it is still his until somebody takes it over."""
    joins(session, "maria", A1)
    left, kept = measure(session, A1, "maria"), measure(session, A1, "sa1")
    leaves_altogether(session, "maria")
    assert seen_by(session, "ma1") == {left}
    assert seen_by(session, "ma") == seen_by(session, "ma2") == seen_by(session, "sa1") == set()
    assert (reminded(session, left), reminded(session, kept)) == (["ma1"], ["sa1"])
    assert session.scalar(select(MeasureRow.accountable_id).where(MeasureRow.id == left)) == "maria"


def test_whoever_has_moved_to_another_part_has_left_the_unit_s_line(session: Session) -> None:
    """But not somebody who works above, nor one who never had a part in it and was asked from outside."""
    joins(session, "maria", A1, last=DURING - DAY)
    small.takes_over(session, "maria", B1, kind=RoleKind.SAFETY_REP)
    joins(session, "olle", A1, last=DURING - DAY)
    small.takes_over(session, "olle", A, kind=RoleKind.SAFETY_REP)
    session.add(PersonRow(id="utifrån", name="Utifrån"))
    session.flush()
    moved, above, outside = (measure(session, A1, who) for who in ("maria", "olle", "utifrån"))
    assert seen_by(session, "ma1") == {moved}
    assert reminded(session, above) == ["olle"]
    assert reminded(session, outside) == ["utifrån"]
    mine = [one.measure for one, _ in reminding.measures_of(session, ZONE, DURING, PersonId("maria"))]
    assert mine == [], "the one who moved is left alone"
    (owed,) = [one for one, _ in reminding.measures_of(session, ZONE, DURING, PersonId("ma1"))]
    assert (owed.measure, owed.left) == (moved, "maria")


def test_in_a_unit_without_a_manager_the_one_above_sees_to_it(session: Session) -> None:
    """However far up, until there is a manager; and no further."""
    joins(session, "maria", A1)
    left = measure(session, A1, "maria")
    leaves_altogether(session, "maria")
    small.leaves(session, A1, DURING - DAY)
    assert (seen_by(session, "ma"), seen_by(session, "mr")) == ({left}, set())
    assert reminded(session, left) == ["ma"]
    small.leaves(session, A, DURING - DAY)
    assert seen_by(session, "mr") == {left}
    assert reminded(session, left) == ["mr"]
    small.takes_over(session, "ny", A1, DURING)
    assert (seen_by(session, "ny"), seen_by(session, "mr")) == ({left}, set())


@pytest.mark.parametrize("state", ["controlled", "insufficient", "cancelled", "proposed"])
def test_what_is_closed_is_nobody_s_business_any_more(session: Session, state: str) -> None:
    """The manager's start page is no archive."""
    joins(session, "maria", A1)
    measure(session, A1, "maria", state)
    leaves_altogether(session, "maria")
    assert seen_by(session, "ma1") == set()


def test_a_unit_without_a_manager_is_shown_above_with_what_waits_there(session: Session) -> None:
    """Its review, its measures, and matters lifted to a role that nobody holds."""
    round_id = small.opened(session)
    small.comes_to(session, round_id, A2, "started")
    small.leaves(session, A2, DURING - DAY)
    measure(session, A2, "sa1")
    row = {"id": UUID(int=5), "from_node_id": A1, "to_node_id": A2, "what": "Hissen", "lifted_by": "ma1"}
    session.execute(insert(MatterRow).values(row | {"lifted_at": NOW}))
    (unit,) = leavers.left(session, [A], DURING).units
    assert (unit.node, unit.measures, unit.matters, unit.ended) == (A2, 1, 1, False)
    assert [stage.value for _, stage in unit.reviews] == ["answering"]
    assert leavers.left(session, [B], DURING).units == ()
    assert leavers.left(session, [R], DURING).units == tuple(
        one for one in leavers.left(session, [R], DURING).units if one.node != A2
    ), "only the nearest manager above"


def test_a_unit_that_has_ended_is_shown_while_something_is_open_in_it(session: Session) -> None:
    """And then never again: ended units are kept for ever."""
    joins(session, "maria", A2)
    open_one = measure(session, A2, "maria")
    session.execute(update(NodeRow).where(NodeRow.id == A2).values(ended_on=DURING - DAY))
    small.leaves(session, A2, DURING - DAY)
    (unit,) = leavers.left(session, [A], DURING).units
    assert (unit.node, unit.ended, unit.measures) == (A2, True, 1)
    session.execute(update(MeasureRow).where(MeasureRow.id == open_one).values(state="cancelled"))
    assert leavers.left(session, [A], DURING).units == ()


def test_what_a_new_manager_takes_over_is_counted(session: Session) -> None:
    """For the letter that offers a small extra follow-up."""
    round_id = small.opened(session)
    small.comes_to(session, round_id, A1, "started")
    measure(session, A1, "sa1")
    measure(session, A1, "sa1", "done")
    measure(session, A2, "sa1")
    waiting = leavers.waiting_at(session, A1, DURING)
    assert (waiting.measures, waiting.overdue, waiting.matters) == (2, 1, 0)
    assert [stage.value for _, stage in waiting.reviews] == ["answering"]
