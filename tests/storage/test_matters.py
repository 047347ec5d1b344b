"""Matters as they are kept: each step once and in its history, who has them today, and the lists that they are found in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dialogs.ids import MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId, RoundId
from dialogs.rules.matter import LiftedMatter, MatterCase, MatterState, StepKind
from dialogs.rules.measure import Standing
from dialogs.rules.organisation import RoleKind
from dialogs.rules.receivers import MatterKind, Near, Receiver, ReceiverRole
from dialogs.rules.review import Matter, Measure, MeasureKind, MeasureState
from dialogs.turn import MatterChanged
from storage import liftings, matter_cases, matter_lists, matters, organisation, receivers, support_wishes
from storage.database import Sessions
from storage.reviews import MovedOn, load
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AnswerRow, AuditRow, MatterRow, MatterStepRow, MeasureRow
from tests.storage import small_round as small
from tests.storage.small_round import A1, A2, B1, DURING, NOW, A, B, C, R

ID, OTHER = MatterId(UUID(int=5)), MatterId(UUID(int=6))
MA, MA1, MA2, MB, SA1, HB, NY = (PersonId(one) for one in ("ma", "ma1", "ma2", "mb", "sa1", "hb", "ny"))
TO_A = Receiver(node=A)
UTC = ZoneInfo("UTC")


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions.begin() as session:
        small.organisation(session)
        yield session


@pytest.fixture
def round_id(session: Session) -> RoundId:
    return small.opened(session)


def lifted(
    session: Session,
    node: NodeId = A1,
    *,
    id_: MatterId = ID,
    to: Receiver = TO_A,
    review: ReviewId | None = None,
    **changes: Any,
) -> MatterCase:
    matter = Matter(
        id=id_,
        question=QuestionId("q1") if review else None,
        from_node=node,
        to_node=to.node,
        to_role=to.role,
        what="Ventilationen",
        wanted_by=DURING + timedelta(days=30),
        by=MA1,
        at=NOW,
    )
    assert matters.add(session, replace(matter, **changes), review, NOW)
    return case(session, id_)


def case(session: Session, id_: MatterId = ID, day: date = DURING) -> MatterCase:
    found = matter_cases.case(session, id_, day)
    assert found is not None
    return found


def step(session: Session, of: MatterCase, kind: StepKind, **changes: Any) -> MatterCase:
    """One step by the manager of the level above."""
    measure, merged = changes.pop("measure", None), changes.pop("merged", ())
    after: LiftedMatter = replace(of.matter, revision=of.matter.revision + max(1, len(merged)), **changes)
    change = MatterChanged(before=of, after=after, step=kind, note="Därför", measure=measure, merged=merged)
    matters.save(session, change, MA, NOW + timedelta(days=of.matter.revision + 1))
    return case(session)


def measure(**changes: Any) -> Measure:
    made = Measure(
        id=MeasureId(UUID(int=9)),
        node=A,
        question=None,
        kind=MeasureKind.IMPROVE,
        state=MeasureState.PLANNED,
        what="Ny fläkt",
        due=DURING + timedelta(days=60),
        accountable=MA,
        by=MA,
        at=NOW,
    )
    return replace(made, **changes)


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
    assert matters.that_led_to(session, MeasureId(UUID(int=9))) == [ID]
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
    assert matters.that_led_to(session, MeasureId(UUID(int=10))) == [ID]
    assert matters.that_led_to(session, MeasureId(uuid4())) == []


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


# --- receivers


def test_receivers_are_read_from_the_roles_of_the_day(session: Session) -> None:
    """Narrowly: the line, those beside it, and premises wherever they are."""
    small.takes_over(session, "hb", B1, kind=RoleKind.PREMISES)
    small.takes_over(session, "sa1", R, kind=RoleKind.HR_SUPPORT)
    found = [(one.receiver.key, one.near, one.people) for one in receivers.choices(session, A1, DURING)]
    assert found == [
        ("manager:a", Near.ABOVE, (MA,)),
        ("hr_support:r", Near.HR, (SA1,)),
        ("premises:b1", Near.PREMISES, (HB,)),
        ("manager:a2", Near.BESIDE, (MA2,)),
        ("manager:b", Near.BESIDE, (MB,)),
        ("manager:c", Near.BESIDE, (PersonId("mc"),)),
    ]
    assert receivers.choices(session, NodeId("nowhere"), DURING) == ()


def test_a_typed_name_finds_a_unit_far_away(session: Session) -> None:
    """Somebody must manage it; a key that holds no longer is nobody."""
    known = receivers.choices(session, A1, DURING)
    [far] = receivers.named(session, known, None, "Nod b1", DURING)
    assert (far.receiver, far.people) == (Receiver(node=B1), (MA1,))
    assert receivers.named(session, known, None, "Nod c1", DURING) == ()
    assert len(receivers.named(session, known, None, "Nod", DURING)) > 1
    [by_key] = receivers.named(session, known, "manager:b1", None, DURING)
    assert by_key.people == (MA1,)
    for forged in ("manager:c1", "premises:a", "manager:nowhere", "nonsense"):
        assert receivers.named(session, known, forged, None, DURING) == ()


def test_from_where_somebody_may_lift(session: Session, round_id: RoundId) -> None:
    """Their own units, the reviews they sit in, the measures they see to; anything else is nobody's."""
    own = liftings.of_unit(session, MA1, None, DURING)
    assert own is not None
    assert (own.node, [node for node, _ in own.units]) == (A1, [A1, B1])
    assert liftings.of_unit(session, MA1, A2, DURING) is None
    assert liftings.of_unit(session, SA1, None, DURING) is None
    review = small.review_of(session, round_id, A1)
    mine = liftings.of_question(session, MA1, review, QuestionId("q1"), DURING)
    assert mine is not None
    assert (mine.may, mine.number, mine.returnable) == (True, 1, False)
    rep = liftings.of_question(session, SA1, review, QuestionId("q1"), DURING)
    assert rep is not None
    assert not rep.may
    assert liftings.of_question(session, MA2, review, QuestionId("q1"), DURING) is None
    assert liftings.of_measure(session, MA1, MeasureId(uuid4()), DURING) is None


# --- lists


def test_the_lists_of_a_person_are_those_of_their_roles(session: Session) -> None:
    """To the receiver, and from the unit's manager and representative; the others find nothing."""
    lifted(session)
    for person, to_me, ours in ((MA, 1, 0), (MA1, 0, 1), (SA1, 0, 1), (MA2, 0, 0), (MB, 0, 0)):
        found = matter_lists.of_person(session, person, DURING)
        assert (len(found.to_me), len(found.ours)) == (to_me, ours), person
    assert matter_lists.of_person(session, MA1, DURING).may_lift
    assert not matter_lists.of_person(session, SA1, DURING).may_lift
    small.leaves(session, A, DURING - timedelta(days=1))
    assert matter_lists.of_person(session, MA, DURING).to_me == ()


def test_a_merged_matter_stands_once_with_the_receiver_and_once_with_each_unit(session: Session) -> None:
    """In each one's own words, with the state of the one that it became part of."""
    lifted(session, A2, id_=OTHER, what="Luften", by=MA2)
    found = lifted(session)
    merged = step(session, found, StepKind.MERGED, merged=found.beside)
    step(session, merged, StepKind.ANSWERED, state=MatterState.ANSWERED)
    [mine] = matter_lists.of_person(session, MA, DURING).to_me
    assert (mine.matter, mine.what, mine.others, mine.state) == (ID, "Ventilationen", 1, MatterState.ANSWERED)
    [theirs] = matter_lists.of_person(session, MA2, DURING).ours
    assert (theirs.matter, theirs.what, theirs.state) == (ID, "Luften", MatterState.ANSWERED)


def test_the_start_page_has_what_waits_and_how_many_were_lifted(session: Session) -> None:
    """What is answered waits for nobody."""
    found = lifted(session)
    roles = organisation.roles_of(session, MA, DURING)
    [waits] = matter_lists.waiting(session, roles, DURING)
    assert (waits.matter, waits.unit, waits.overdue) == (ID, "Nod a1", False)
    assert matter_lists.waiting(session, roles, DURING + timedelta(days=40))[0].overdue
    assert matter_lists.lifted_by(session, organisation.roles_of(session, MA1, DURING)) == 1
    step(session, found, StepKind.ANSWERED, state=MatterState.ANSWERED)
    assert matter_lists.waiting(session, roles, DURING) == ()
    assert matter_lists.lifted_by(session, organisation.roles_of(session, MA1, DURING)) == 0


def test_who_owes_an_answer_follows_the_roles_of_the_day(session: Session) -> None:
    """Manager and stand-in both; since when it was passed on; nobody who has left, and nothing answered."""
    small.takes_over(session, "ny", A, kind=RoleKind.STAND_IN)
    found = lifted(session)
    owed = {one.person: one for one, _ in matter_lists.owed(session, UTC, DURING)}
    assert set(owed) == {MA, NY}
    assert owed[MA].since == NOW.date()
    passed = step(session, found, StepKind.PASSED_ON, to=Receiver(node=B), wanted_by=None)
    [(only, shown)] = matter_lists.owed(session, UTC, DURING)
    assert (only.person, only.wanted_by, only.since) == (MB, None, (NOW + timedelta(days=1)).date())
    assert (shown.what, shown.unit) == ("Ventilationen", "Nod a1")
    assert matter_lists.owed(session, UTC, DURING, MA) == ()
    step(session, passed, StepKind.ANSWERED, state=MatterState.ANSWERED)
    assert matter_lists.owed(session, UTC, DURING) == ()


def test_premises_and_hr_owe_only_what_was_lifted_to_them(session: Session) -> None:
    """One node may hold all three roles: each has its own."""
    small.takes_over(session, "hb", A, kind=RoleKind.PREMISES)
    small.takes_over(session, "ny", A, kind=RoleKind.HR_SUPPORT)
    lifted(session, to=Receiver(node=A, role=ReceiverRole.PREMISES))
    assert [one.person for one, _ in matter_lists.owed(session, UTC, DURING)] == [HB]
    assert case(session).holders == (HB,)
    assert matter_lists.of_person(session, MA, DURING).to_me == ()


def test_beside_a_question_stands_what_was_lifted_about_it_before(session: Session, round_id: RoundId) -> None:
    """Of other years, not of this; what was taken back is nobody's business."""
    review = small.review_of(session, round_id, A1)
    lifted(session, review=review)
    lifted(session, A2, id_=OTHER, review=small.review_of(session, round_id, A2))
    other_year = ReviewId(uuid4())
    asked = QuestionId("q1")
    assert [one.matter for one in matter_lists.before(session, asked, [A1], other_year)] == [ID]
    assert matter_lists.before(session, asked, [A1], review) == ()
    assert matter_lists.before(session, QuestionId("q2"), [A1], other_year) == ()
    session.execute(update(MatterRow).values(state="withdrawn"))
    assert matter_lists.before(session, asked, [A1], other_year) == ()


def test_a_review_reads_back_to_whom_and_what_kind(session: Session, round_id: RoundId) -> None:
    """What was lifted while it was answered is part of what is signed."""
    review = small.review_of(session, round_id, A1)
    lifted(session, review=review, kind=MatterKind.RETURNED_TASK)
    found = load(session, review, DURING)
    assert found is not None
    [matter] = found.matters
    assert (matter.to, matter.kind, matter.measure) == (TO_A, MatterKind.RETURNED_TASK, None)


def test_wishes_for_support_are_counted_below_a_coordinator(session: Session, round_id: RoundId) -> None:
    """Only counted; None for who coordinates nothing."""
    for node in (A1, B1):
        review = small.review_of(session, round_id, node)
        session.add(
            AnswerRow(
                review_id=review, question_id="q1", support_wanted=True, answered_by="ma1", answered_at=NOW, revision=1
            )
        )
    session.flush()
    assert support_wishes.below(session, [R]) == 2
    assert support_wishes.below(session, [A]) == 1
    assert support_wishes.below(session, [C]) == 0
    assert support_wishes.below(session, []) is None
    assert support_wishes.of_round(session, round_id, {A1, A2}) == 1


def test_steps_of_a_matter_have_each_their_revision(session: Session) -> None:
    """Two with the same would be a step that got lost."""
    found = lifted(session)
    step(session, found, StepKind.PASSED_ON, to=Receiver(node=B))
    rows = session.execute(select(MatterStepRow.revision, MatterStepRow.step).order_by(MatterStepRow.id)).all()
    assert [tuple(row) for row in rows] == [(0, "lifted"), (1, "passed_on")]
