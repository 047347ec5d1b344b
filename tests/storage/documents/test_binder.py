"""What the inspector's file gathers from the database, for a unit and for what holds it, on both databases."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, insert, select, update
from sqlalchemy.orm import Session

from dialogs.documents.rules.binder import Binder
from dialogs.ground.ids import NodeId, ReviewId, RoundId
from dialogs.reviews.rules.review import MeasureState
from storage.database import Sessions, transaction
from storage.documents import binder
from storage.reviews.rounds import NoRound
from storage.tables.levels import AnalysisRow, BodyRow, DecisionRow
from storage.tables.reviews import MatterRow, MeasureRow, RiskAssessmentRow
from storage.tables.rounds import ChecklistRow, SignedVersionRow
from tests.storage.reviews import filled_round as filled
from tests.storage.reviews import small_round as small

ZONE = ZoneInfo("Europe/Stockholm")
TODAY = small.DURING


@pytest.fixture
def of_round(sessions: Sessions) -> RoundId:
    """a1 and b1 have signed; the rest have not, and c need not."""
    with transaction(sessions) as session:
        small.organisation(session)
        of = small.opened(session)
        for number, node in enumerate((small.A1, small.B1)):
            review = small.review_of(session, of, node)
            sign(session, review, node, number)
    return of


def sign(session: Session, review: ReviewId, node: NodeId, number: int) -> None:
    filled.fill(session, review, node, [], filled.dice(number))
    session.execute(
        insert(SignedVersionRow).values(version=1, content={}, sha256="x" * 64, signed_at=small.NOW, review_id=review)
    )
    filled.answer(session, review, "q1", "no", "Vi har inte hunnit.")


def gathered(sessions: Sessions, node: NodeId, today: date = TODAY) -> Binder:
    with sessions() as session:
        return binder.gather(session, node, 2026, today, ZONE)


def plan(session: Session, review: ReviewId | None, **more: object) -> None:
    row = {
        "id": uuid4(),
        "review_id": review,
        "node_id": "a1",
        "question_id": "q1",
        "kind": "improve",
        "state": MeasureState.PLANNED.value,
        "what": "En rutin",
        "created_by": "ma1",
        "created_at": small.NOW,
    }
    session.execute(insert(MeasureRow).values({**row, **more}))


def test_who_has_signed_is_told_of_whom_it_is_expected(sessions: Sessions, of_round: RoundId) -> None:
    """The voluntary ones are waited for by nobody; asked for themselves they are."""
    whole = gathered(sessions, small.R).facts
    assert (len(whole.units), len(whole.missing)) == (6, 4)
    assert [one.units for one in whole.follow_ups] == [("Nod a1",), ("Nod b1",)]
    assert gathered(sessions, small.A).facts.missing == ("Nod a", "Nod a2")
    assert gathered(sessions, small.C).facts.units == ("Nod c", "Nod c1")


def test_a_level_shows_how_many_and_a_unit_its_own_words(sessions: Sessions, of_round: RoundId) -> None:
    """A comment is the unit's; above it there are only numbers."""
    (whole,) = gathered(sessions, small.R).facts.answers
    (own,) = gathered(sessions, small.A1).facts.answers
    assert (dict(whole.choices), whole.bare, whole.comment) == ({"no": 2}, 2, "")
    assert (dict(own.choices), own.comment) == ({"no": 1}, "Vi har inte hunnit.")


def test_the_free_text_of_a_sensitive_question_is_never_in_it(sessions: Sessions, of_round: RoundId) -> None:
    """Neither the comment nor what is planned: 12 and 26 stay in the own line."""
    with transaction(sessions) as session:
        source = session.scalars(select(ChecklistRow.source)).one()
        other = source.replace('origin = "own"', 'origin = "own"\nsensitive = true')
        session.execute(update(ChecklistRow).values(source=other, sha256="another"))
        plan(session, small.review_of(session, of_round, small.A1))
    found = gathered(sessions, small.A1).facts
    assert (found.answers[0].comment, found.answers[0].choices) == ("", {"no": 1})
    assert {one.what for one in found.plan if one.number == 1} == {""}


def test_measures_without_who_or_when_are_found_wherever_below(sessions: Sessions, of_round: RoundId) -> None:
    """Those of the reviews, and those that were planned beside them in the year; not what was taken out."""
    with transaction(sessions) as session:
        session.execute(update(MeasureRow).values(state="cancelled"))
        review = small.review_of(session, of_round, small.A1)
        plan(session, review, due=date(2026, 12, 1), accountable_id="ma1")
        plan(session, review, state="proposed")
        plan(session, None, question_id=None, node_id="a2")
    found = gathered(sessions, small.A).facts.plan
    assert [(one.unit, one.accountable, one.due) for one in found] == [
        ("Nod a1", "Ma1", date(2026, 12, 1)),
        ("Nod a2", "", None),
    ]
    assert gathered(sessions, small.A1).facts.answers[0].bare == 0
    assert gathered(sessions, small.B1).facts.answers[0].bare == 1


def test_assessments_matters_and_decisions_are_there(sessions: Sessions, of_round: RoundId) -> None:
    """A decision of a level above holds here; one that was corrected holds nowhere."""
    with transaction(sessions) as session:
        for day in (date(2025, 3, 1), date(2026, 3, 1)):
            session.add(RiskAssessmentRow(node_id="a1", assessed_on=day, noted_by="ma1", noted_at=small.NOW))
        session.execute(MatterRow.__table__.delete())
        of_matter = {"from_node_id": "a1", "to_node_id": "a", "what": "x", "lifted_by": "ma1", "lifted_at": small.NOW}
        session.add(MatterRow(id=uuid4(), kind="returned_task", **of_matter))
        analysis = AnalysisRow(id=uuid4(), round_id=of_round, node_id="r", started_by="mr", started_at=small.NOW)
        session.add_all([analysis, BodyRow(id="rsg", node_id="r", kind="cooperation_group", name="RSG")])
        session.flush()
        first = decision(session, of_round, analysis, "§ 1", None)
        decision(session, of_round, analysis, "§ 2", first)
    found = gathered(sessions, small.A1).facts
    assert [(one.unit, one.on) for one in found.assessed] == [("Nod a1", date(2026, 3, 1))]
    assert [one.kind.value for one in found.matters] == ["returned_task"]
    assert [(one.body, one.node, one.paragraph) for one in found.treated] == [("RSG", "Nod r", "§ 2")]


def decision(session: Session, of_round: RoundId, analysis: AnalysisRow, paragraph: str, corrects: UUID | None) -> UUID:
    made = {"round_id": of_round, "node_id": "r", "body_id": "rsg", "analysis_id": analysis.id, "analysis_version": 1}
    row = DecisionRow(
        id=uuid4(),
        **made,
        decided_on=TODAY,
        paragraph=paragraph,
        text="Anta.",
        corrects_id=corrects,
        recorded_by="mr",
        recorded_at=small.NOW,
    )
    session.add(row)
    session.flush()
    return row.id


def test_a_year_that_is_over_is_judged_as_of_its_last_day(sessions: Sessions, of_round: RoundId) -> None:
    """What was late in December was late then, whenever the file is written."""
    assert gathered(sessions, small.R, date(2028, 5, 1)).facts.on == date(2026, 12, 31)
    assert gathered(sessions, small.R).facts.is_open
    assert not gathered(sessions, small.R, date(2028, 5, 1)).facts.is_open


def test_what_there_is_not_is_refused(sessions: Sessions, of_round: RoundId) -> None:
    """Each for its reason, so that the command can say which."""
    with sessions() as session:
        with pytest.raises(binder.NoNode):
            binder.gather(session, NodeId("x"), 2026, TODAY, ZONE)
        with pytest.raises(NoRound):
            binder.gather(session, small.R, 2001, TODAY, ZONE)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_level_costs_as_many_queries_as_a_unit(sessions: Sessions, of_round: RoundId) -> None:
    """A region of five thousand units is no five thousand questions to the database."""

    def asked(node: NodeId) -> int:
        queries: list[str] = []
        with sessions() as session:
            engine = session.get_bind()

            def note(_c: object, _cur: object, statement: str, *_more: object) -> None:
                queries.append(statement)

            event.listen(engine, "before_cursor_execute", note)
            binder.gather(session, node, 2026, TODAY, ZONE)
            event.remove(engine, "before_cursor_execute", note)
        return len(queries)

    assert asked(small.R) <= asked(small.A1) <= 30
