"""Whom a matter can be lifted to, and the lists that it is found in, by the roles of the day."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import update
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, NodeId, PersonId, QuestionId, ReviewId, RoundId
from dialogs.matters.rules.matter import StepKind
from dialogs.organisation.rules.organisation import RoleKind
from dialogs.organisation.rules.receivers import MatterKind, Near, Receiver, ReceiverRole
from dialogs.reviews.rules.said import MatterState
from storage.matters import liftings
from storage.matters import lists as matter_lists
from storage.matters import owed as owed_answers
from storage.organisation import receivers
from storage.organisation import tree as organisation
from storage.reviews import support_wishes
from storage.reviews.reading import load
from storage.tables.reviews import AnswerRow, MatterRow
from tests.storage.matters.lifted_matter import HB, ID, MA, MA1, MA2, MB, NY, OTHER, SA1, TO_A, UTC, case, lifted, step
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, B1, DURING, NOW, A, B, C, R

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
    owed = {one.person: one for one, _ in owed_answers.owed(session, UTC, DURING)}
    assert set(owed) == {MA, NY}
    assert owed[MA].since == NOW.date()
    passed = step(session, found, StepKind.PASSED_ON, to=Receiver(node=B), wanted_by=None)
    [(only, shown)] = owed_answers.owed(session, UTC, DURING)
    assert (only.person, only.wanted_by, only.since) == (MB, None, (NOW + timedelta(days=1)).date())
    assert (shown.what, shown.unit) == ("Ventilationen", "Nod a1")
    assert owed_answers.owed(session, UTC, DURING, MA) == ()
    step(session, passed, StepKind.ANSWERED, state=MatterState.ANSWERED)
    assert owed_answers.owed(session, UTC, DURING) == ()


def test_premises_and_hr_owe_only_what_was_lifted_to_them(session: Session) -> None:
    """One node may hold all three roles: each has its own."""
    small.takes_over(session, "hb", A, kind=RoleKind.PREMISES)
    small.takes_over(session, "ny", A, kind=RoleKind.HR_SUPPORT)
    lifted(session, to=Receiver(node=A, role=ReceiverRole.PREMISES))
    assert [one.person for one, _ in owed_answers.owed(session, UTC, DURING)] == [HB]
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
