"""Matters as they are kept: each step once and in its history, and who has them today."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, MeasureId, RoundId
from dialogs.matters.changes import MatterChanged
from dialogs.matters.rules.matter import StepKind
from dialogs.organisation.rules.receivers import Receiver
from dialogs.reviews.rules.review import Matter
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.standing import Standing
from storage.ground.moved_on import MovedOn
from storage.matters import reading as matter_cases
from storage.matters import writing as matters
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AuditRow, MatterRow, MatterStepRow, MeasureRow
from tests.storage.matters.lifted_matter import (
    HB,
    ID,
    MA,
    MA1,
    MA2,
    MB,
    NY,
    OTHER,
    SA1,
    TO_A,
    UTC,
    case,
    lifted,
    measure,
    step,
)
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, B1, DURING, NOW, A, B

# --- one matter


def test_a_matter_is_read_with_those_whom_it_concerns_today(session: Session, round_id: RoundId) -> None:
    """The receiver's role, and the unit's manager and representative; not those who were there when it was lifted."""
    review = small.review_of(session, round_id, A1)
    found = lifted(session, review=review)
    assert (found.holders, found.lifters, found.to_name) == ((MA,), (MA1, SA1), "Nod a")
    assert (found.number, found.short.sv if found.short else "") == (1, "Så")
    assert found.first.unit == "Nod a1"
    small.leaves(session, A, DURING - timedelta(days=1))
    small.leaves(session, A1, DURING - timedelta(days=1))
    small.takes_over(session, "ny", A, DURING)
    later = case(session)
    assert (later.holders, later.lifters) == ((NY,), (SA1,))
    assert matter_cases.case(session, MatterId(uuid4()), DURING) is None


def test_units_that_answered_together_are_all_told(session: Session, round_id: RoundId) -> None:
    """And named: the matter is theirs, whoever pressed."""
    review = small.answer_together(session, round_id, A1, [A2])
    found = lifted(session, review=review)
    assert found.first.unit == "Nod a1, Nod a2"
    assert found.lifters == (MA1, MA2, SA1)
    assert found.first.managers == (MA1, MA2)


def test_who_sees_to_the_measure_that_was_lifted_is_told_too(session: Session, round_id: RoundId) -> None:
    """As long as they do: they lifted it, and sit in no seat."""
    review = small.review_of(session, round_id, A1)
    row = MeasureRow(
        id=UUID(int=7),
        review_id=review,
        node_id=A1,
        kind="improve",
        state="planned",
        what="Rond",
        accountable_id="ny",
        created_by="ma1",
        created_at=NOW,
    )
    session.add(row)
    session.flush()
    found = lifted(session, review=review, measure=MeasureId(UUID(int=7)), by=NY)
    assert found.lifters == (MA1, SA1, NY)
    session.execute(update(MeasureRow).values(accountable_id="sa1"))
    assert case(session).lifters == (MA1, SA1)


def test_the_same_press_twice_adds_one_matter(session: Session) -> None:
    """The second is told so, and nothing is overwritten."""
    lifted(session)
    again = Matter(id=ID, question=None, from_node=A1, to_node=B, what="Annat", wanted_by=None, by=MA1, at=NOW)
    assert not matters.add(session, again, None, NOW)
    assert case(session).first.what == "Ventilationen"


def test_every_step_is_kept_and_the_first_receiver_is_never_lost(session: Session) -> None:
    """Passed on, and on again: who had it, when and why is there for ever."""
    passed = step(session, lifted(session), StepKind.PASSED_ON, to=Receiver(node=B))
    assert [(one.kind, one.to) for one in passed.steps] == [
        (StepKind.LIFTED, TO_A),
        (StepKind.PASSED_ON, Receiver(node=B)),
    ]
    assert (passed.holders, passed.held_before) == ((MB,), (MA,))
    assert passed.received_on(UTC) == (NOW + timedelta(days=1)).date()
    answered = step(session, passed, StepKind.ANSWERED, state=MatterState.ANSWERED)
    assert (answered.matter.state, answered.matter.revision, len(answered.steps)) == (MatterState.ANSWERED, 2, 3)
    tags = session.scalars(select(AuditRow.tag).order_by(AuditRow.id)).all()
    assert tags == ["matter:lifted", "matter:passed_on", "matter:answered"]


def test_what_came_of_it_is_shown_as_it_stands(session: Session) -> None:
    """A measure at the receiver's, linked by the step; and the next one, where that was not enough."""
    taken = step(session, lifted(session), StepKind.TAKEN, state=MatterState.TAKEN, measure=measure())
    assert taken.came_of is not None
    assert (taken.came_of.what, taken.came_of.accountable, taken.came_of.standing) == ("Ny fläkt", MA, Standing.ONGOING)
    session.execute(update(MeasureRow).values(state="done", done_at=NOW))
    done = case(session).came_of
    assert done is not None
    assert done.standing in (Standing.DONE, Standing.TO_CONTROL)
    assert matter_cases.that_led_to(session, MeasureId(UUID(int=9))) == [ID]
    follower = {
        "id": UUID(int=10),
        "node_id": "a",
        "kind": "improve",
        "state": "planned",
        "what": "Mer",
        "created_by": "ma",
    }
    session.add(MeasureRow(**follower, created_at=NOW, follows_id=UUID(int=9)))
    session.flush()
    assert matter_cases.that_led_to(session, MeasureId(UUID(int=10))) == [ID]
    assert matter_cases.that_led_to(session, MeasureId(uuid4())) == []


def test_of_two_who_answer_at_once_only_the_first_is_kept(session: Session) -> None:
    """The second is told to look again, and nothing of it is left."""
    seen_by_both = lifted(session)
    step(session, seen_by_both, StepKind.ANSWERED, state=MatterState.ANSWERED)
    with pytest.raises(MovedOn):
        step(session, seen_by_both, StepKind.TAKEN, state=MatterState.TAKEN, measure=measure())
    assert case(session).matter.state is MatterState.ANSWERED
    assert session.scalar(select(MeasureRow.id)) is None


# --- several voices


def test_what_is_alike_is_known_by_question_and_by_house(session: Session, round_id: RoundId) -> None:
    """Only with the same receiver, and only what is still open."""
    session.execute(update(NodeRow).where(NodeRow.id.in_([A1, B1])).values(building="Hus 12"))
    review = small.review_of(session, round_id, A1)
    lifted(session, review=review)
    ids = {name: MatterId(uuid4()) for name in ("question", "house", "neither", "elsewhere", "closed")}
    lifted(session, A2, id_=ids["question"], review=small.review_of(session, round_id, A2))
    lifted(session, B1, id_=ids["house"])
    lifted(session, A2, id_=ids["neither"])
    lifted(session, A2, id_=ids["elsewhere"], to=Receiver(node=B))
    lifted(session, B1, id_=ids["closed"])
    session.execute(update(MatterRow).where(MatterRow.id == ids["closed"]).values(state="answered"))
    found = {one.matter: one.alike for one in case(session).beside}
    assert found == {ids["question"]: True, ids["house"]: True, ids["neither"]: False}


def test_merged_matters_are_one_and_keep_what_had_been_done(session: Session) -> None:
    """Also those that had been merged with the other before; and a letter about one finds them all."""
    third = MatterId(UUID(int=7))
    lifted(session, B1, id_=third, by=MA1)
    other = lifted(session, A2, id_=OTHER, by=MA2)
    matters.save(
        session,
        MatterChanged(
            before=other,
            after=replace(other.matter, revision=1),
            step=StepKind.MERGED,
            merged=tuple(one for one in other.beside if one.matter == third),
        ),
        MA,
        NOW,
    )
    found = lifted(session)
    merged = step(session, found, StepKind.MERGED, merged=found.beside)
    assert {one.matter for one in merged.voices} == {ID, OTHER, third}
    assert set(merged.lifters) == {MA1, HB, MA2, SA1}
    for voice in (OTHER, third):
        assert case(session, voice).matter.id == ID
    assert merged.beside == ()
    kinds = [one.kind for one in merged.steps if one.matter == ID]
    assert kinds == [StepKind.LIFTED, StepKind.MERGED]
    states = {row.id: row.state for row in session.scalars(select(MatterRow))}
    assert states == {ID: "open", OTHER: "merged", third: "merged"}


def test_merging_what_somebody_else_has_just_answered_is_decided_anew(session: Session) -> None:
    """Both sides are locked by their revisions."""
    lifted(session, A2, id_=OTHER, by=MA2)
    found = lifted(session)
    session.execute(update(MatterRow).where(MatterRow.id == OTHER).values(revision=1, state="answered"))
    with pytest.raises(MovedOn):
        step(session, found, StepKind.MERGED, merged=found.beside)


def test_steps_of_a_matter_have_each_their_revision(session: Session) -> None:
    """Two with the same would be a step that got lost."""
    found = lifted(session)
    step(session, found, StepKind.PASSED_ON, to=Receiver(node=B))
    rows = session.execute(select(MatterStepRow.revision, MatterStepRow.step).order_by(MatterStepRow.id)).all()
    assert [tuple(row) for row in rows] == [(0, "lifted"), (1, "passed_on")]
