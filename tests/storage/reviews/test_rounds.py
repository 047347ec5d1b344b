"""A year's round: opened with a frozen checklist and a review for every node, joined, closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import ChecklistId, NodeId, QuestionId, RoundId
from storage.checklists.files import available
from storage.checklists.versions import IdTaken, checklist_of, keep_addition, keep_core
from storage.database import Sessions
from storage.ground import notes
from storage.reviews import rounds
from storage.reviews.reading import load
from storage.reviews.round_opening import AdditionDoesNotFit, Core, UnknownChecklist, core_for, refuse_unfit
from storage.reviews.rounds import BadWindow, RoundError, RoundExists
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AuditRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, B1, CLOSES, DURING, NOW, OPENS, PARENTS, A, B

LITEN, VASTMANLAND = ChecklistId("liten"), ChecklistId("vastmanland")
SHIPPED = available()[VASTMANLAND].read_text(encoding="utf-8")


def kept(session: Session, version: str = "1", question: str = "q1") -> Core:
    return Core(row=keep_core(session, small.core(version, question), NOW), version=version, own=True)


def covered(session: Session, round_id: RoundId) -> list[NodeId]:
    """Every node as often as it is in a review that is not withdrawn."""
    query = (
        select(ReviewNodeRow.node_id)
        .join(ReviewRow, ReviewRow.id == ReviewNodeRow.review_id)
        .where(ReviewRow.round_id == round_id, ReviewRow.withdrawn_at.is_(None))
    )
    return sorted(NodeId(one) for one in session.scalars(query))


# --- opening


def test_every_node_at_every_level_gets_a_review(session: Session) -> None:
    """G01: managers at all levels, the förvaltningschef's own follow-up included."""
    round_id, made = rounds.open_round(
        session, year=2026, core_row=kept(session).row, opens=OPENS, closes=CLOSES, now=NOW
    )
    assert made == len(PARENTS)
    assert covered(session, round_id) == sorted(PARENTS)


def test_the_same_round_cannot_be_opened_twice_but_a_year_can_have_two(session: Session) -> None:
    """The command again, by mistake, must not invite a whole region again."""
    small.opened(session)
    with pytest.raises(RoundExists):
        small.opened(session)
    other = keep_core(session, SHIPPED, NOW)
    rounds.open_round(session, year=2026, core_row=other, opens=OPENS, closes=CLOSES, now=NOW)
    small.opened(session, 2027)
    assert [(one.year, one.checklist) for one in rounds.rounds(session)] == [
        (2027, LITEN),
        (2026, LITEN),
        (2026, VASTMANLAND),
    ]
    assert [one.year for one in rounds.rounds(session, 2027)] == [2027]
    assert rounds.newest_year(session) == 2027


def test_a_window_that_closes_before_it_opens_is_refused(session: Session) -> None:
    """The round's, and a node's own."""
    with pytest.raises(BadWindow):
        small.opened(session, opens=CLOSES, closes=OPENS)
    assert session.scalar(select(func.count()).select_from(RoundRow)) == 0
    with pytest.raises(BadWindow):
        rounds.set_window(session, small.opened(session), A, CLOSES, OPENS)


def test_a_new_node_gets_its_review_and_an_ended_one_none(session: Session) -> None:
    """The organisation changes in the middle of the autumn. Repeating it makes nothing twice."""
    session.get_one(NodeRow, B1).ended_on = DURING
    round_id = small.opened(session)
    assert B1 not in covered(session, round_id)
    session.add(NodeRow(id="a3", parent_id=A, level="nivå", name="Ny"))
    session.flush()
    assert [rounds.ensure_open(session), rounds.ensure_open(session)] == [1, 0]
    assert NodeId("a3") in covered(session, round_id)


def test_a_closed_round_gets_no_new_reviews(session: Session) -> None:
    """What was expected of a year does not grow after it."""
    round_id = small.opened(session)
    rounds.close_round(session, round_id, NOW)
    session.add(NodeRow(id="a3", parent_id=A, level="nivå", name="Ny"))
    session.flush()
    assert rounds.ensure_open(session) == 0
    assert rounds.rounds(session)[0].closed_at == NOW
    tags = session.scalars(select(AuditRow.tag).order_by(AuditRow.id)).all()
    assert tags == ["round:opened", "round:closed"]


def test_a_nodes_window_is_replaced_and_holds_in_the_review(session: Session) -> None:
    """The review that a manager opens says the same last day as the coordinator set."""
    round_id = small.opened(session)
    for closes in (DURING, CLOSES + timedelta(days=15)):
        rounds.set_window(session, round_id, A, OPENS, closes)
    review = load(session, small.review_of(session, round_id, A1), DURING)
    other = load(session, small.review_of(session, round_id, B1), DURING)
    assert review is not None
    assert other is not None
    assert (review.window.closes, other.window.closes) == (CLOSES + timedelta(days=15), CLOSES)
    with pytest.raises(RoundError, match="no node nowhere"):
        rounds.set_window(session, round_id, NodeId("nowhere"), OPENS, CLOSES)


# --- which checklist


def test_the_shipped_checklist_is_kept_when_nobody_has_kept_it(session: Session) -> None:
    """A first round needs no `checklist add`."""
    first = core_for(session, VASTMANLAND, NOW)
    assert (first.own, len(checklist_of(session, first.row).questions)) == (False, 26)
    assert core_for(session, VASTMANLAND, NOW) == first


@pytest.mark.parametrize(
    ("own", "taken"), [("3", "3"), ("10", "10"), ("2.1", "2.1"), ("1.9", "2"), ("0", "2"), ("2", "2")]
)
def test_the_newer_of_ours_and_theirs_is_taken(session: Session, own: str, taken: str) -> None:
    """An employer that has written a newer version means it; an old one does not hide what came with an update."""
    theirs = SHIPPED.replace('version = "2"', f'version = "{own}"', 1).replace("Ja", "Japp", 1)
    row = keep_core(session, theirs, NOW)
    core = core_for(session, VASTMANLAND, NOW)
    assert core.version == taken
    assert core.own is (core.row == row)
    assert core.own is (own not in ("0", "1.9"))


def test_the_tenth_version_is_newer_than_the_ninth(session: Session) -> None:
    """Versions are not words; and the one kept last need not be the newest."""
    tenth = kept(session, "10")
    kept(session, "9")
    assert core_for(session, LITEN, NOW).row == tenth.row


def test_an_unknown_checklist_is_refused_with_those_that_are_known(session: Session) -> None:
    """A slip of the finger in --checklist."""
    kept(session)
    with pytest.raises(UnknownChecklist, match="liten, sam-grund, vastmanland"):
        core_for(session, ChecklistId("västmanland"), NOW)


def test_the_newest_additions_are_frozen_with_the_round(session: Session) -> None:
    """G07: inherited downwards; what is added later waits for next year."""
    core = kept(session)
    keep_addition(session, small.addition(A), A, NOW)
    round_id = small.opened(session)
    keep_addition(session, small.addition(B), B, NOW)
    assert refuse_unfit(session, round_id, core) == 1
    below, beside = (load(session, small.review_of(session, round_id, one), DURING) for one in (A1, B1))
    assert below is not None
    assert beside is not None
    assert QuestionId("a-q") in below.checklist
    assert [one.id for one in beside.checklist] == ["q1"]


def test_an_addition_that_does_not_fit_the_new_core_is_told_with_its_node(session: Session) -> None:
    """Found when the round opens, not when a unit asks for its first question."""
    kept(session)
    keep_addition(session, small.addition(A, see="q1"), A, NOW)
    newer = kept(session, "2", question="q2")
    round_id, _ = rounds.open_round(session, year=2026, core_row=newer.row, opens=OPENS, closes=CLOSES, now=NOW)
    with pytest.raises(AdditionDoesNotFit, match=r'node "a" adds \(version 1\) does not fit: line 12'):
        refuse_unfit(session, round_id, newer)


def test_a_shipped_core_that_takes_a_nodes_question_id_is_refused(session: Session) -> None:
    """Answers are summed by id."""
    kept(session)
    keep_addition(session, small.addition(A), A, NOW)
    with pytest.raises(IdTaken):
        kept(session, "2", question="a-q")


# --- joint reviews


def test_a_joint_review_takes_in_a_node_and_withdraws_its_own(session: Session) -> None:
    """V09. The withdrawn review stays, for history, and nobody sees it any more."""
    round_id = small.opened(session)
    alone = small.review_of(session, round_id, A2)
    joint = small.answer_together(session, round_id, A1, [A2])
    standing = rounds.progress(session, round_id)
    assert standing[A1].review == standing[A2].review == joint
    gone = session.get_one(ReviewRow, alone)
    assert (gone.withdrawn_at, gone.revision) == (NOW, 1)
    assert rounds.reviews_at(session, [A1, A2, B1], 2026) == (joint, small.review_of(session, round_id, B1))
    assert rounds.reviews_at(session, [A1], 2025) == ()


def test_a_node_that_is_let_go_gets_a_review_of_its_own(session: Session) -> None:
    """The managers changed their minds."""
    round_id = small.opened(session)
    joint = small.answer_together(session, round_id, A1, [A2])
    small.answer_together(session, round_id, A1, [])
    assert small.review_of(session, round_id, A2) != joint
    assert covered(session, round_id) == sorted(PARENTS)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from([A1, A2, B1, A]), st.sets(st.sampled_from([A1, A2, B1, B]))), max_size=6))
def test_however_units_join_each_is_in_exactly_one_review(
    sessions: Sessions, joins: list[tuple[NodeId, set[NodeId]]]
) -> None:
    """Or a unit would answer twice, or not at all; and a review that covers nothing is withdrawn."""
    with sessions() as session:
        small.organisation(session)
        round_id = small.opened(session)
        for first, others in joins:
            small.answer_together(session, round_id, first, others)
            assert covered(session, round_id) == sorted(PARENTS)
        nodes = select(ReviewNodeRow.review_id)
        left = select(ReviewRow.id).where(ReviewRow.withdrawn_at.is_(None), ReviewRow.id.not_in(nodes))
        assert session.scalars(left).all() == []


# --- what people have said


def test_who_says_that_a_unit_is_not_theirs_is_told_with_the_reason(session: Session) -> None:
    """And a reminder that somebody asked for is no such thing."""
    round_id = small.opened(session)
    review = small.review_of(session, round_id, A1)
    mistaken, busy = small.people("ma1", "ma2")
    notes.note(session, review, mistaken, NOW, not_mine="Jag slutade i augusti.")
    notes.note(session, review, busy, NOW, remind_on=date(2026, 10, 1))
    assert rounds.not_mine(session, round_id) == ((review, "ma1", "Jag slutade i augusti."),)
