"""What a level is told comes from grouped queries; here it is held against the definition, review by review."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, QuestionId, ReviewId, RoundId
from dialogs.levels.rules.sight import Sight
from dialogs.levels.rules.sums import Sums, total
from dialogs.organisation.rules.organisation import RoleKind
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.worth_a_talk import Topic
from storage.checklists.versions import keep_addition
from storage.database import Sessions, transaction
from storage.levels import seeing, years
from storage.levels.seeing import Wanted
from storage.organisation import tree as organisation
from storage.reviews import causes
from storage.reviews.reading import load
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AnswerRow, AuditRow, MatterRow
from storage.tables.rounds import ReviewRow
from tests.storage.reviews import filled_round as filled
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import (
    A1,
    A2,
    B1,
    C1,
    NOW,
    A,
    B,
    C,
    R,
    addition,
    answer_together,
    opened,
    review_of,
)

AFTER = date(2026, 12, 10)  # the last day has passed
EVERYBODY = (R, A, A1, A2, B, B1)


def filled_small(session: Session, seed: int = 1, *, joint: bool = False) -> RoundId:
    """All that is expected is signed; with `joint` a2 and b1, under two parents, answer together."""
    small.organisation(session)
    of = opened(session)
    places = list(EVERYBODY)
    if joint:
        answer_together(session, of, A2, [B1])
        places.remove(B1)
    dice = filled.dice(seed)
    for node in places:
        filled.fill(session, review_of(session, of, node), node, ["q1"], dice)
    return of


def by_definition(session: Session, of: RoundId, top: NodeId) -> Sums:
    """Every review loaded whole, and added up one by one."""
    nodes = organisation.nodes(session)
    found = []
    for id_ in session.scalars(select(ReviewRow.id).where(ReviewRow.round_id == of, ReviewRow.signed_at.is_not(None))):
        review = load(session, ReviewId(id_), AFTER)
        assert review is not None
        facts = filled.facts(review, nodes)
        states = session.scalars(select(MatterRow.state).where(MatterRow.review_id == id_))
        method = session.scalar(select(ReviewRow.method).where(ReviewRow.id == id_)) or "teams"
        if top in organisation.line(session, facts.home):
            found.append(Sums.of(replace(facts, matters=tuple(states), method=method)))
    return total(found)


def as_counts(sums: Sums) -> Sums:
    """So that a missing key and a zero are the same."""
    named = {name: Counter(getattr(sums, name)) for name in ("choices", "dissent", "measures", "matters", "methods")}
    return replace(sums, **named)


@pytest.mark.parametrize("joint", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_grouped_queries_come_to_what_adding_up_does(sessions: Sessions, seed: int, joint: bool) -> None:
    """Two ways of counting are two numbers, sooner or later; this holds them together at every node."""
    with transaction(sessions) as session:
        of = filled_small(session, seed, joint=joint)
        year = years.year(session, 2026, AFTER)
        assert year is not None
        for node in EVERYBODY:
            counted = years.sums_at(session, year, node)
            assert as_counts(counted) == as_counts(by_definition(session, of, node)), node


def test_a_joint_review_stands_once_at_what_holds_all_of_it(sessions: Sessions) -> None:
    """a2 and b1 have answered together: neither clinic has that review in its figures, the region has it once."""
    with transaction(sessions) as session:
        filled_small(session, joint=True)
        region, clinic = _seen(session, "mr", R), _seen(session, "ma", A)
        assert (region.whole.reviews.signed, region.whole.nodes.signed) == (5, 6)
        assert (clinic.whole.reviews.signed, clinic.whole.nodes.signed, clinic.counted_above) == (2, 3, 1)


def test_a_unit_whose_review_is_counted_higher_up_still_sees_it(sessions: Sessions) -> None:
    """The manager of a2 answered together with another clinic's unit: it is hers as well."""
    with transaction(sessions) as session:
        filled_small(session, joint=True)
        seen = _seen(session, "ma2", A2)
        assert seen.sums is not None
        assert (seen.whole.reviews.expected, seen.counted_above, seen.sums.reviews) == (0, 1, 1)
        small.takes_over(session, "ny", A, kind=RoleKind.COORDINATOR)
        outside = _seen(session, "ny", A2)
        assert outside.sums is None or outside.sums.reviews == 0


def test_what_is_remembered_follows_a_review_that_is_opened_again(sessions: Sessions) -> None:
    """Figures of before the correction would be worse than slow ones."""
    with transaction(sessions) as session:
        of = filled_small(session)
        before = _seen(session, "mr", R).sums
        review = review_of(session, of, A1)
        session.execute(update(AnswerRow).where(AnswerRow.review_id == review).values(choice="yes"))
        session.execute(update(ReviewRow).where(ReviewRow.id == review).values(revision=9, signed_at=None))
        assert before is not None
        opened_again = _seen(session, "mr", R).sums
        assert opened_again is not None
        assert opened_again.reviews == before.reviews - 1
        session.execute(update(ReviewRow).where(ReviewRow.id == review).values(signed_at=NOW))
        signed_again = _seen(session, "mr", R).sums
        assert signed_again is not None
        assert as_counts(signed_again) == as_counts(by_definition(session, of, R))


def test_measures_and_matters_of_their_own_belong_to_their_node_and_year(sessions: Sessions) -> None:
    """Not all of them come from a question."""
    with transaction(sessions) as session:
        filled_small(session)
        before = _seen(session, "mr", R).sums
        filled.measure(session, None, A1, None, "planned", filled.dice(1))
        filled.matter(session, None, A1, "taken")
        after, beside = _seen(session, "mr", R).sums, _seen(session, "mb", B).sums
        assert before is not None
        assert after is not None
        assert beside is not None
        assert sum(after.measures.values()) == sum(before.measures.values()) + 1
        assert after.matters.get("taken") == 1
        assert "taken" not in beside.matters


def test_the_voluntary_are_told_apart(sessions: Sessions) -> None:
    """A bolag that takes part of its own will is in no figure of the region (G02), and sees its own."""
    with transaction(sessions) as session:
        of = filled_small(session)
        for node in (C, C1):
            filled.fill(session, review_of(session, of, node), node, ["q1"], filled.dice(5))
        region, company = _seen(session, "mr", R), _seen(session, "mc", C)
        assert region.sums is not None
        assert company.sums is not None
        assert (region.sums.reviews, region.whole.optional.signed) == (6, 2)
        assert (company.voluntary, company.sums.reviews) == (True, 2)


def test_a_stranger_and_a_neighbour_see_nothing(sessions: Sessions) -> None:
    """The manager of one clinic has no business in the other; HR support gets wishes for support, and nothing else."""
    with transaction(sessions) as session:
        filled_small(session)
        small.takes_over(session, "ny", R, kind=RoleKind.HR_SUPPORT)
        for person, node in (("ny", R), ("mb", A), ("ma1", A), ("sa1", A2), ("hb", A), ("mr", NodeId("nowhere"))):
            assert seeing.seen(session, Wanted(node=node), PersonId(person), AFTER) is None, (person, node)


def test_the_line_sees_few_and_the_coordinator_does_not(sessions: Sessions) -> None:
    """Three follow-ups of a clinic: its manager leads by them; a wider circle could tell who answered what."""
    with transaction(sessions) as session:
        filled_small(session)
        small.takes_over(session, "ny", R, kind=RoleKind.COORDINATOR)
        line, outside = _seen(session, "ma", A), _seen(session, "ny", A)
        assert (line.sight, outside.sight) == (Sight.LINE, Sight.AGGREGATE)
        assert line.sums is not None
        assert outside.sums is None
        whole = _seen(session, "ny", R)
        assert whole.sums is not None
        assert [one.told for one in whole.beneath if one.part.reviews.signed] == [False, False]


def test_outside_the_line_results_come_when_the_last_day_has_passed(sessions: Sessions) -> None:
    """Whoever writes down the figures of two days could subtract them, and have the one review between."""
    with transaction(sessions) as session:
        filled_small(session)
        small.takes_over(session, "ny", R, kind=RoleKind.COORDINATOR)
        during = seeing.seen(session, Wanted(node=R), PersonId("ny"), small.DURING)
        assert during is not None
        assert (during.sums, during.results_from) == (None, small.CLOSES)
        assert during.whole.reviews.signed == 6  # how far it has come is no answer
        leading = seeing.seen(session, Wanted(node=R), PersonId("mr"), small.DURING)
        assert leading is not None
        assert leading.sums is not None


def test_the_year_before_stands_beside(sessions: Sessions) -> None:
    """The same node, other reviews."""
    with transaction(sessions) as session:
        filled_small(session)
        before = opened(session, 2025, date(2025, 9, 1), date(2025, 11, 30))
        filled.fill(session, review_of(session, before, A1), A1, ["q1"], filled.dice(3))
        seen = _seen(session, "ma1", A1)
        assert seen.earlier is not None
        assert (seen.earlier.year, seen.earlier.sums.reviews) == (2025, 1)
        assert seen.years == (2026, 2025)


def test_local_questions_are_in_no_sum_of_the_core(sessions: Sessions) -> None:
    """What a clinic added is its own (G07), and of those only who were asked."""
    with transaction(sessions) as session:
        small.organisation(session)
        small.keep_core(session, small.core(), NOW)
        keep_addition(session, addition("a"), A, NOW)
        of = opened(session)
        for node in EVERYBODY:
            asked = ["q1", "a-q"] if node in (A, A1, A2) else ["q1"]
            filled.fill(session, review_of(session, of, node), node, asked, filled.dice(2))
        small.takes_over(session, "ny", R, kind=RoleKind.COORDINATOR)
        line, outside = _seen(session, "mr", R), _seen(session, "ny", R)
        assert line.core == {"q1"}
        assert line.asked == {"a-q": 3}
        assert outside.asked == {}
        assert outside.sums is not None
        assert {question for question, _ in outside.sums.choices} == {"q1"}


def test_a_question_child_by_child_and_a_units_own_answer_are_for_the_line(sessions: Sessions) -> None:
    """The superior has a duty to lead; the coordinator gets sums."""
    with transaction(sessions) as session:
        filled_small(session)
        small.takes_over(session, "ny", R, kind=RoleKind.COORDINATOR)
        asked = Wanted(node=A, question=QuestionId("q1"))
        line = seeing.seen(session, asked, PersonId("ma"), AFTER)
        assert line is not None
        assert [(one.node.id, one.reviews) for one in line.children] == [(A, 1), (A1, 1), (A2, 1)]
        unit = seeing.seen(session, replace(asked, node=A1), PersonId("ma"), AFTER)
        assert unit is not None
        assert unit.answer is not None
        outside = seeing.seen(session, replace(asked, node=R), PersonId("ny"), AFTER)
        assert outside is not None
        assert (outside.children, outside.answer) == ((), None)


def test_causes_are_told_of_many_only_also_to_the_line(sessions: Sessions) -> None:
    """They were said in private."""
    with transaction(sessions) as session:
        of = filled_small(session)
        for node in EVERYBODY[:5]:
            causes.say(session, review_of(session, of, node), PersonId("mr"), Cause.TIME, NOW)
        assert _seen(session, "mr", R).causes == {}
        causes.say(session, review_of(session, of, B1), PersonId("mr"), Cause.USE, NOW)
        assert _seen(session, "mr", R).causes == {Cause.TIME: 5, Cause.USE: 1}
        assert _seen(session, "ma", A).causes == {}


def test_what_is_worth_a_talk_is_counted_and_never_listed(sessions: Sessions) -> None:
    """Questions for the conversation; a list of units would be a list of offenders."""
    with transaction(sessions) as session:
        small.organisation(session)
        of = opened(session)
        for node in (A1, A2):
            review = review_of(session, of, node)
            session.execute(update(ReviewRow).where(ReviewRow.id == review).values(signed_at=NOW))
            filled.answer(session, review, "q1", "yes")
        seen = seeing.seen(session, Wanted(node=A, talk=True), PersonId("ma"), AFTER)
        assert seen is not None
        assert seen.topics == {Topic.ALL_STRENGTHS: 2, Topic.NO_REP: 2}


def test_reading_somebody_elses_result_is_logged(sessions: Sessions) -> None:
    """Who looked, at what, and when: ids only. The pair at its own unit reads its own."""
    with transaction(sessions) as session:
        filled_small(session)
        for person, node in (("ma", A), ("ma", A1), ("ma2", A2)):
            seeing.read(session, _seen(session, person, node), PersonId(person), NOW)
        logged = session.execute(
            select(AuditRow.person_id, AuditRow.subject).where(AuditRow.tag == "result:read").order_by(AuditRow.id)
        ).all()
        assert [tuple(one) for one in logged] == [("ma", "a:2026"), ("ma", "a1:2026")]


def test_a_new_node_is_seen_at_once(sessions: Sessions) -> None:
    """The tree is remembered while no row of it has moved."""
    with transaction(sessions) as session:
        filled_small(session)
        assert _seen(session, "mr", R).node.name == "Nod r"
        session.execute(update(NodeRow).where(NodeRow.id == R).values(name="Regionen"))
        session.execute(insert(NodeRow).values(id="d", parent_id=R, level="nivå", name="Ny", optional=False))
        assert _seen(session, "mr", R).node.name == "Regionen"
        assert _seen(session, "mr", NodeId("d")).node.name == "Ny"


def _seen(session: Session, person: str, node: NodeId) -> seeing.Seen:
    found = seeing.seen(session, Wanted(node=node), PersonId(person), AFTER)
    assert found is not None
    return found
