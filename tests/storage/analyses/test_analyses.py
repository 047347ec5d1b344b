"""What a level says of its year as it is kept: whole, under its revision, and never changed behind anybody's back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dialogs.analyses.changes import OutcomeNoted
from dialogs.analyses.rules import analysing as rules
from dialogs.analyses.rules.analysis import (
    Analysis,
    AnalysisStage,
    AnalysisStep,
    AnalysisText,
    AnalysisView,
    Correction,
    EvidenceKind,
    LevelPriority,
    OtherEvidence,
    Outcome,
    PriorityKind,
    Proposal,
    Theme,
)
from dialogs.analyses.rules.drafting import draft
from dialogs.ground.ids import (
    AnalysisId,
    EvidenceId,
    NodeId,
    PersonId,
    PriorityId,
    ProposalId,
    QuestionId,
    RoundId,
    ThemeId,
)
from dialogs.organisation.rules.organisation import Node, RoleKind
from storage.analyses import reading as analyses
from storage.analyses import writing
from storage.database import Sessions, transaction
from storage.decisions import grounds as analysis_grounds
from storage.ground.moved_on import MovedOn
from storage.levels.seeing import Wanted
from storage.tables.levels import AnalysisVersionRow, BodyRow, DecisionRow, PriorityRow
from tests.storage.reviews import filled_round as filled
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, NOW, A, R, opened, review_of

TODAY = date(2026, 12, 10)
MA, SA1, Q1 = PersonId("ma"), PersonId("sa1"), QuestionId("q1")
ID = AnalysisId(UUID(int=77))
STEP = AnalysisStep.TEXT.value


def blank(of: RoundId, *, year: int = 2026) -> Analysis:
    node = Node(id=A, parent=R, level="nivå", name="Nod a")
    id_ = AnalysisId(UUID(int=77 + 2026 - year))
    return Analysis(
        id=id_, round=of, year=year, node=node, managers=(MA,), reps=(), started_by=MA, started_at=NOW, summary="Tid"
    )


def begun(session: Session, *, year: int = 2026) -> RoundId:
    if year == 2026:
        small.organisation(session)
    of = opened(session, year, date(year, 9, 1), date(year, 11, 30))
    writing.begin(session, blank(of, year=year), STEP, MA, NOW)
    return of


def read(session: Session, of: RoundId, node: NodeId = A) -> Analysis:
    found = analyses.of(session, node, of, TODAY)
    assert found is not None
    return found


def full(before: Analysis) -> Analysis:
    priority = LevelPriority(
        id=PriorityId(uuid4()), kind=PriorityKind.PRESERVE, text="Morgonmötet", why="Fångar risker", questions=(Q1,)
    )
    proposal = Proposal(
        id=ProposalId(uuid4()), text="Stöd", package="Chefsstöd", owner_node=R, year=2027, questions=(Q1,)
    )
    evidence = OtherEvidence(
        id=EvidenceId(uuid4()),
        question=Q1,
        kind=EvidenceKind.INSPECTION,
        source="Arbetsmiljöverket",
        dated=date(2026, 3, 2),
        text="Ensamarbete",
        by=MA,
        at=NOW,
    )
    theme = Theme(id=ThemeId(uuid4()), question=Q1, name="Tid", rows=(uuid4(), uuid4()))
    return replace(
        before,
        summary="Tid och bemanning",
        sent_to_rep_at=NOW,
        texts={Q1: AnalysisText(text="Tiden räcker inte.", by=MA, at=NOW)},
        priorities=(priority,),
        proposals=(proposal,),
        evidence=(evidence,),
        themes=(theme,),
        views=(AnalysisView(person=SA1, agrees=False, comment="Hoten saknas", of_mark="m", at=NOW),),
    )


def test_everything_that_was_said_comes_back(sessions: Sessions) -> None:
    """What is written is what is read, in every part of it, with who leads the level today."""
    with transaction(sessions) as session:
        of = begun(session)
        before = read(session, of)
        after = full(before)
        writing.save(session, before, after, STEP, MA, NOW)
        found = read(session, of)
    assert found == replace(after, revision=before.revision + 1, people=found.people)
    assert found.managers == (MA,)
    assert found.people[SA1].name == "Sa1"


def test_of_two_who_change_it_at_once_the_second_has_to_look_again(sessions: Sessions) -> None:
    """The optimistic lock: nothing is overwritten unseen."""
    with transaction(sessions) as session:
        of = begun(session)
        before = read(session, of)
        writing.save(session, before, replace(before, summary="Den första"), STEP, MA, NOW)
        with pytest.raises(MovedOn):
            writing.save(session, before, replace(before, summary="Den andra"), STEP, MA, NOW)
        assert read(session, of).summary == "Den första"


def test_of_two_who_begin_at_once_the_second_has_to_look_again(sessions: Sessions) -> None:
    """One analysis of a level and a year, whoever begins."""
    with transaction(sessions) as session:
        of = begun(session)
        with pytest.raises(MovedOn):
            writing.begin(session, blank(of), STEP, MA, NOW)


def test_what_is_taken_out_stays_as_a_row_and_is_known_as_taken_out(sessions: Sessions) -> None:
    """A decision may have named it; and an old form does not bring it back."""
    with transaction(sessions) as session:
        of = begun(session)
        first = read(session, of)
        writing.save(session, first, full(first), STEP, MA, NOW)
        before = read(session, of)
        gone = before.priorities[0].id
        after = replace(before, priorities=rules.without(before.priorities, gone))
        writing.save(session, before, after, AnalysisStep.TAKEN_OUT.value, MA, NOW)
        found = read(session, of)
        assert found.priorities == ()
        assert found.taken_out == {gone}
        assert session.scalars(select(PriorityRow.text).where(PriorityRow.id == gone)).one() == "Morgonmötet"


def test_an_emptied_text_leaves_the_draft_standing(sessions: Sessions) -> None:
    """Own words that are taken away again are gone, and the draft from the rules is what is shown."""
    with transaction(sessions) as session:
        of = begun(session)
        first = read(session, of)
        writing.save(session, first, rules.with_text(first, Q1, "Ett", MA, NOW), STEP, MA, NOW)
        second = read(session, of)
        writing.save(session, second, rules.with_text(second, Q1, "", MA, NOW), STEP, MA, NOW)
        assert read(session, of).texts == {}


def test_a_decision_locks_it_and_opening_it_again_keeps_what_was_adopted(sessions: Sessions) -> None:
    """The adopted version is kept whole with the reason; "inget beslut ännu" locks nothing."""
    with transaction(sessions) as session:
        of = begun(session)
        session.execute(insert(BodyRow).values(id="lg", node_id=A, kind="management_group", name="LG"))
        adopted(session, of, none_yet=True)
        assert read(session, of).stage is AnalysisStage.DRAFTING
        adopted(session, of)
        before = read(session, of)
        assert before.stage is AnalysisStage.ADOPTED
        correction = Correction(version=1, reason="Fel siffra", by=MA, at=NOW)
        after = replace(before, version=2, sent_to_rep_at=None, corrections=(correction,))
        writing.save(session, before, after, AnalysisStep.CORRECTED.value, MA, NOW)
        found = read(session, of)
        kept = session.execute(select(AnalysisVersionRow.version, AnalysisVersionRow.content)).one()
    assert (found.version, found.locked, found.corrections) == (2, False, (correction,))
    assert (kept.version, kept.content["summary"]) == (1, "Tid")


def adopted(session: Session, of: RoundId, *, none_yet: bool = False) -> None:
    row = {
        "id": uuid4(),
        "round_id": of,
        "node_id": A,
        "body_id": "lg",
        "analysis_id": ID,
        "analysis_version": 1,
        "decided_on": TODAY,
        "text": "Vi antar den.",
        "none_yet": none_yet,
        "recorded_by": MA,
        "recorded_at": NOW,
    }
    session.execute(insert(DecisionRow).values(row))


def test_who_writes_and_who_is_asked_follows_from_todays_roles(sessions: Sessions) -> None:
    """A manager who was replaced this morning writes no more; and nobody is the representative of their own work."""
    with transaction(sessions) as session:
        of = begun(session)
        small.takes_over(session, "ny", A, kind=RoleKind.SAFETY_REP)
        small.takes_over(session, "ma", A, kind=RoleKind.SAFETY_REP)
        small.leaves(session, A1, TODAY)
        assert read(session, of).reps == ("ny",)


def test_the_year_before_is_found_with_what_became_of_its_proposals(sessions: Sessions) -> None:
    """Noted a year later beside what was said, which does not move."""
    with transaction(sessions) as session:
        begun(session)
        first = begun(session, year=2025)
        before = read(session, first)
        after = full(before)
        writing.save(session, before, after, STEP, MA, NOW)
        noted = OutcomeNoted(of=after, proposal=after.proposals[0].id, outcome=Outcome.DONE, note="Kursen gavs")
        writing.note_outcome(session, noted, MA, NOW)
        found = analyses.years_before(session, A, 2026, TODAY)
        assert analyses.years_before(session, A, 2025, TODAY) is None
    assert found is not None
    assert (found.year, found.revision) == (2025, before.revision + 1)
    assert [(one.outcome, one.outcome_note) for one in found.proposals] == [("done", "Kursen gavs")]


def test_a_draft_is_made_of_what_is_counted_below_and_of_nothing_beside(sessions: Sessions) -> None:
    """The level's own follow-up is one of those that count, once; the measures are of the plans here and below."""
    with transaction(sessions) as session:
        small.organisation(session)
        of = opened(session)
        dice = filled.dice(3)
        for node in (A, A1, A2, R):
            filled.fill(session, review_of(session, of, node), node, ["q1"], dice)
        table = analysis_grounds.of_reader(session, Wanted(node=A, question=Q1), MA, TODAY, 5)
        outside = analysis_grounds.of_reader(session, Wanted(node=R), MA, TODAY, 5)
    assert outside is None
    assert table is not None
    assert table.ground is not None
    assert table.ground.sums.reviews == 3
    found = draft(table.ground).questions[Q1]
    assert found.tally.answered == 3
    assert {one.node for one in table.ground.measures} <= {A, A1, A2}
    assert {one.question for one in table.ground.measures} <= {Q1}
    assert len(table.ground.measures) == found.measures.total
