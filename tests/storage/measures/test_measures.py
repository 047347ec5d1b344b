"""A measure as it is kept: each step once and in its history, and the lists that it is found in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, NodeId, PersonId, ReviewId, RoundId
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.rules.measure import MeasureCase, StepKind
from dialogs.reviews.rules.review import Measure, MeasureKind, MeasureState
from dialogs.reviews.rules.standing import CONTROL_AFTER, Standing
from storage.ground.moved_on import MovedOn
from storage.measures import choices as measure_choices
from storage.measures import homes as measure_homes
from storage.measures import owed as owed_measures
from storage.measures import reading as measures
from storage.measures import unit_plans
from storage.measures import writing as measure_writing
from storage.reminders import reminding
from storage.reviews.reading import load
from storage.tables.organisation import NodeRow
from storage.tables.reviews import MeasureRow, MeasureStepRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, DURING, NOW, B

ID, OTHER = MeasureId(UUID(int=9)), MeasureId(UUID(int=10))
MA1, SA1, MA2 = PersonId("ma1"), PersonId("sa1"), PersonId("ma2")


@pytest.fixture
def round_id(session: Session) -> RoundId:
    """A round in which a1 has signed."""
    opened = small.opened(session)
    small.comes_to(session, opened, A1, "started", "handed_over", "signed")
    return opened


def planned(
    session: Session,
    review: ReviewId,
    node: NodeId = A1,
    *,
    id_: MeasureId = ID,
    due: date | None = DURING,
    state: MeasureState = MeasureState.PLANNED,
) -> None:
    row = MeasureRow(
        id=id_,
        review_id=review,
        node_id=node,
        question_id="q1",
        kind="improve",
        state=state.value,
        what=f"Åtgärd {due}",
        due=due,
        accountable_id=MA1,
        done_at=NOW if state is MeasureState.DONE else None,
        created_by=MA1,
        created_at=NOW,
    )
    session.add(row)
    session.flush()


def loaded(session: Session) -> MeasureCase:
    case = measures.case(session, ID, DURING)
    assert case is not None
    return case


def postponed(case: MeasureCase, due: date) -> MeasureChanged:
    after = replace(case.measure, due=due, revision=case.measure.revision + 1)
    return MeasureChanged(before=case, after=after, step=StepKind.POSTPONED, note="Sen leverans")


def test_a_step_is_kept_with_what_was_before(session: Session, round_id: RoundId) -> None:
    """Nothing is overwritten: the old day, who moved it and why are there for ever."""
    planned(session, small.review_of(session, round_id, A1))
    later = DURING + timedelta(days=30)
    measure_writing.save(session, postponed(loaded(session), later), MA1, NOW)
    case = loaded(session)
    [step] = case.steps
    assert (case.measure.due, case.measure.revision) == (later, 1)
    assert (step.kind, step.due_before, step.due, step.note) == (StepKind.POSTPONED, DURING, later, "Sen leverans")
    assert (step.by, step.at) == (MA1, NOW)


def test_of_two_at_once_only_the_first_is_kept(session: Session, round_id: RoundId) -> None:
    """The second is told to look again, and nothing of it is left."""
    planned(session, small.review_of(session, round_id, A1))
    seen_by_both = loaded(session)
    measure_writing.save(session, postponed(seen_by_both, DURING + timedelta(days=1)), MA1, NOW)
    with pytest.raises(MovedOn):
        measure_writing.save(session, postponed(seen_by_both, DURING + timedelta(days=2)), SA1, NOW)
    assert loaded(session).measure.due == DURING + timedelta(days=1)
    assert session.scalar(select(func.count()).select_from(MeasureStepRow)) == 1


def test_there_is_no_case_of_what_is_not_there(session: Session, round_id: RoundId) -> None:
    """An id that is nobody's is answered, not failed on."""
    del round_id
    assert measures.case(session, ID, DURING) is None


def test_what_is_overdue_comes_first_then_what_is_to_be_controlled(session: Session, round_id: RoundId) -> None:
    """And what was done lately, or has been controlled, is not on the desk."""
    review = small.review_of(session, round_id, A1)
    today = NOW.date() + CONTROL_AFTER
    for due, state in (
        (today + timedelta(days=40), MeasureState.PLANNED),
        (today + timedelta(days=400), MeasureState.DONE),
        (today - timedelta(days=1), MeasureState.PLANNED),
        (today, MeasureState.PLANNED),
        (today - timedelta(days=2), MeasureState.CONTROLLED),
        (today - timedelta(days=3), MeasureState.CANCELLED),
    ):
        planned(session, review, id_=MeasureId(uuid4()), due=due, state=state)
    found = owed_measures.mine(session, MA1, today)
    assert [(one.overdue, one.to_control, one.this_month) for one in found] == [
        (True, False, False),
        (False, True, False),
        (False, False, True),
        (False, False, False),
    ]
    assert len(owed_measures.mine(session, MA1, today - timedelta(days=1))) == 3
    assert owed_measures.mine(session, SA1, today) == ()


def test_the_plan_of_a_unit_is_for_those_who_manage_or_represent_it(session: Session, round_id: RoundId) -> None:
    """Read at the moment of the press; a unit that is not there, or not theirs, is answered the same."""
    planned(session, small.review_of(session, round_id, A1), due=DURING - timedelta(days=1))
    for person in (MA1, SA1):
        plan = unit_plans.of_reader(session, A1, person, DURING)
        assert plan is not None
        assert [line.standing for line in plan.lines] == [Standing.OVERDUE]
    assert unit_plans.of_reader(session, A1, MA2, DURING) is None
    assert unit_plans.of_reader(session, NodeId("nowhere"), MA1, DURING) is None
    small.leaves(session, A1, DURING - timedelta(days=1))
    assert unit_plans.of_reader(session, A1, MA1, DURING) is None


def test_without_a_unit_it_is_the_reader_s_first_and_the_others_are_offered(
    session: Session, round_id: RoundId
) -> None:
    """ma1 manages two; somebody with no unit has no plan."""
    del round_id
    plan = unit_plans.of_reader(session, None, MA1, DURING)
    assert plan is not None
    assert (plan.node, [node for node, _ in plan.others]) == (A1, [small.B1])
    assert unit_plans.of_reader(session, None, PersonId("ny"), DURING) is None


def test_a_chief_representative_reads_the_plan_of_a_unit_without_one(session: Session, round_id: RoundId) -> None:
    """As they sign its review."""
    del round_id
    assert unit_plans.of_reader(session, small.B1, PersonId("hb"), DURING) is not None
    assert unit_plans.of_reader(session, B, PersonId("hb"), DURING) is not None
    assert unit_plans.of_reader(session, A2, PersonId("hb"), DURING) is None


def test_units_that_answer_together_have_one_plan(session: Session, round_id: RoundId) -> None:
    """Each sees it under its own name."""
    review = small.answer_together(session, round_id, A1, [A2])
    planned(session, review)
    for node, person in ((A1, MA1), (A2, MA2)):
        plan = unit_plans.of_reader(session, node, person, DURING)
        assert plan is not None
        assert [line.measure for line in plan.lines] == [ID]


def on_its_own(node: NodeId = A1, **changes: Any) -> Measure:
    given = {"due": DURING, "accountable": MA1} | changes
    return Measure(
        id=ID,
        node=node,
        question=None,
        kind=MeasureKind.IMPROVE,
        state=MeasureState.PLANNED,
        what="Skyddsrond",
        by=MA1,
        at=NOW,
        **given,
    )


def test_a_measure_lives_without_a_review(session: Session, round_id: RoundId) -> None:
    """It runs from the moment it is planned, with the people of its unit around it, and is found in every list."""
    del round_id
    measure_writing.add(session, on_its_own(), StepKind.PLANNED, "", MA1, NOW)
    case = loaded(session)
    assert (case.running, case.home.review, [node.id for node in case.home.nodes]) == (True, None, [A1])
    assert (case.home.managers, case.home.reps) == ((MA1,), (SA1,))
    assert [step.kind for step in case.steps] == [StepKind.PLANNED]
    assert [one.measure for one in owed_measures.mine(session, MA1, DURING)] == [ID]
    plan = unit_plans.of_reader(session, A1, SA1, DURING)
    assert plan is not None
    assert [(line.measure, line.year, line.standing) for line in plan.lines] == [(ID, NOW.year, Standing.ONGOING)]
    measure_writing.save(session, postponed(case, DURING + timedelta(days=9)), MA1, NOW)
    assert [step.kind for step in loaded(session).steps] == [StepKind.PLANNED, StepKind.POSTPONED]


def test_the_same_measure_is_added_once(session: Session, round_id: RoundId) -> None:
    """Of two presses at the same moment the second looks again, and its turn can go on."""
    del round_id
    measure_writing.add(session, on_its_own(), StepKind.PLANNED, "", MA1, NOW)
    with pytest.raises(MovedOn):
        measure_writing.add(session, on_its_own(), StepKind.PLANNED, "", MA1, NOW)
    assert len(loaded(session).steps) == 1


def test_a_measure_for_several_units_stands_in_the_plan_of_each(session: Session, round_id: RoundId) -> None:
    """One accountable person; those of the other unit read it, and do nothing with it."""
    del round_id
    measure_writing.add(session, on_its_own(also=(A2,)), StepKind.PLANNED, "", MA1, NOW)
    case = loaded(session)
    assert case.measure.also == (A2,)
    assert case.may_see(MA2)
    assert not case.may_act(MA2)
    for node, person in ((A1, MA1), (A2, MA2)):
        plan = unit_plans.of_reader(session, node, person, DURING)
        assert plan is not None
        assert [line.measure for line in plan.lines] == [ID]


def test_what_the_levels_above_do_on_their_own_is_inherited(session: Session, round_id: RoundId) -> None:
    """Marked by origin, the open ones; what came of the level's own follow-up is about its own workplace."""
    measure_writing.add(session, on_its_own(small.A), StepKind.PLANNED, "", MA1, NOW)
    closed = replace(on_its_own(small.A), id=MeasureId(uuid4()), state=MeasureState.CANCELLED)
    measure_writing.add(session, closed, StepKind.PLANNED, "", MA1, NOW)
    planned(session, small.review_of(session, round_id, small.A), small.A, id_=MeasureId(uuid4()))
    plan = unit_plans.of_reader(session, A1, SA1, DURING)
    assert plan is not None
    assert plan.lines == ()
    name = session.scalar(select(NodeRow.name).where(NodeRow.id == small.A))
    assert [(line.measure, line.origin) for line in plan.inherited] == [(ID, name)]
    other = unit_plans.of_reader(session, small.B1, MA1, DURING)
    assert other is not None
    assert other.inherited == ()


def test_only_a_proposal_on_its_own_stands_in_the_plan(session: Session, round_id: RoundId) -> None:
    """One of a review waits in the review."""
    proposed = replace(on_its_own(), state=MeasureState.PROPOSED, proposed_by=SA1, accountable=None)
    measure_writing.add(session, proposed, StepKind.PROPOSED, "", SA1, NOW)
    review = small.review_of(session, round_id, A1)
    planned(session, review, id_=MeasureId(uuid4()), state=MeasureState.PROPOSED)
    plan = unit_plans.of_reader(session, A1, MA1, DURING)
    assert plan is not None
    assert [line.measure for line in plan.lines] == [ID]


def test_units_below_and_beside_may_be_named_and_no_others(session: Session, round_id: RoundId) -> None:
    """a1 has a2 beside it; its level above has both below it, and b beside itself."""
    del round_id
    measure_writing.add(session, on_its_own(goal="Regionplanen"), StepKind.PLANNED, "", MA1, NOW)
    case = loaded(session)
    choice = measure_choices.arrangeable(session, case.home, DURING)
    assert {one.node.id for one in choice.units} == {A2}
    assert choice.goals == ("Regionplanen",)
    above = measure_homes.of_node(session, small.A, DURING)
    assert above is not None
    found = {one.node.id for one in measure_choices.arrangeable(session, above, DURING).units}
    assert {A1, A2, B} <= found
    assert small.R not in found
    assert small.B1 not in found


def test_what_is_open_comes_along_and_what_is_closed_does_not(session: Session, round_id: RoundId) -> None:
    """Of a signed follow-up and on its own; to the next one of the same unit."""
    first = small.review_of(session, round_id, A1)
    planned(session, first)
    planned(session, first, id_=MeasureId(uuid4()), state=MeasureState.CANCELLED)
    planned(session, small.review_of(session, round_id, A2), A2, id_=MeasureId(uuid4()))
    own = replace(on_its_own(), id=MeasureId(UUID(int=10)))
    measure_writing.add(session, own, StepKind.PLANNED, "", MA1, NOW)
    later = small.opened(session, 2027)
    review = load(session, small.review_of(session, later, A1), DURING)
    assert review is not None
    assert {(one.measure, one.question) for one in review.carried} == {(ID, "q1"), (own.id, None)}
    signed = load(session, first, DURING)
    assert signed is not None
    assert signed.carried == ()


def test_only_what_runs_is_reminded_of_and_from_when_it_was_taken_over(session: Session, round_id: RoundId) -> None:
    """A draft in a review that nobody has signed is no duty yet; who was handed a measure counts from that day."""
    planned(session, small.review_of(session, round_id, A1))
    planned(session, small.review_of(session, round_id, A2), A2, id_=OTHER)
    [(owed, _)] = reminding.measures_of(session, UTC, DURING)
    assert (owed.measure, owed.since) == (ID, NOW.date())
    later = NOW + timedelta(days=3)
    case = loaded(session)
    handed = replace(case.measure, accountable=SA1, revision=1)
    change = MeasureChanged(before=case, after=handed, step=StepKind.HANDED_ON)
    measure_writing.save(session, change, MA1, later)
    [(owed, _)] = reminding.measures_of(session, UTC, DURING)
    assert (owed.person, owed.since) == (SA1, later.date())
