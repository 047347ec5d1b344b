"""A region for the exports: the made-up one, a year and a half into its life, with one of everything that it lacks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from jsonschema import Draft202012Validator
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from bot.demo.demo import prepare
from dialogs.ground.ids import DecisionId, MatterId, MeasureId, NodeId, PersonId, QuestionId, RoundId
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.rules.measure import StepKind
from dialogs.reviews.rules.review import Matter, Measure, MeasureKind, MeasureState, Review
from storage.checklists.versions import keep_addition
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.documents import adopted, exporting
from storage.ground import notes
from storage.ground.plain import plain
from storage.measures import reading as measures
from storage.measures import writing as measure_writing
from storage.migrating import upgrade
from storage.organisation.contacts import Purpose, link_channel
from storage.reviews import rounds
from storage.reviews.reading import load
from storage.reviews.writing import save
from storage.tables.levels import (
    AnalysisRow,
    AnalysisTextRow,
    AnalysisVersionRow,
    AnalysisViewRow,
    AnnualReportRow,
    BodyMeetingRow,
    BodyMemberRow,
    BodyRow,
    DecisionItemRow,
    DecisionRow,
    EvidenceRow,
    FeedbackReceiptRow,
    FeedbackRow,
    FeedbackTextRow,
    PriorityRow,
    ProposalRow,
    ThemeRow,
)
from storage.tables.organisation import NodeRow
from storage.tables.reviews import (
    MatterRow,
    MatterStepRow,
    MeasureNodeRow,
    MeasureRow,
    MeasureStepRow,
    RiskAssessmentRow,
)
from storage.tables.rounds import MethodDecisionRow, ReviewRow, RoundRow

TODAY = date(2026, 10, 15)
NOW = datetime(2026, 10, 15, 12, 0, tzinfo=UTC)
YEAR = TODAY.year
SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "export.schema.json").read_text("utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
ADDITION = """
extends = "vastmanland"
version = "1"
[[areas]]
id = "akuten"
title.sv = "På akuten"
[[areas.questions]]
id = "akuten-larm"
text.sv = "Har ni övat överfallslarmet i år?"
short.sv = "Överfallslarm"
help.sv = "Larmet hjälper bara den som vet hur det fungerar."
"""


def made(path: Path) -> Sessions:
    """In a database of its own, under `path`."""
    engine = engine_for(f"sqlite:///{path / 'sam.db'}")
    upgrade(engine)
    sessions = sessions_for(engine)
    prepare(sessions, TODAY)
    with transaction(sessions) as session:
        add_the_rest(session)
    return sessions


def add_the_rest(session: Session) -> None:
    """What the made-up region has none of: matters, notes, channels, own windows, a free measure, a round with additions."""
    (this,) = rounds.rounds(session, YEAR)
    standing = rounds.progress(session, this.id)
    node = next(iter(standing))
    at = standing[node].review
    review = load(session, at, TODAY)
    assert review is not None
    who = review.managers[0]
    root = session.scalars(select(NodeRow.id).where(NodeRow.parent_id.is_(None))).one()
    matter = Matter(
        id=MatterId(UUID(int=1)),
        question=QuestionId("q1"),
        from_node=node,
        to_node=NodeId(root),
        what="Ventilationen <b>hörs</b>.\n",
        wanted_by=TODAY,
        by=who,
        at=NOW,
    )
    save(session, review, replace(review, matters=(matter,), revision=review.revision + 1), who, NOW)
    notes.note(session, at, who, NOW, not_mine="Jag har bytt enhet.", remind_on=TODAY)
    link_channel(session, node, "team", "19:x@thread.tacv2", Purpose.UNIT, "Allmänt", who, NOW)
    rounds.set_window(session, this.id, node, TODAY, TODAY)
    free = MeasureRow(
        id=UUID(int=2),
        node_id=node,
        kind="improve",
        state="planned",
        what="Ny skyddsrond",
        created_by=who,
        created_at=NOW,
    )
    session.add(free)
    session.flush()
    add_what_is_lifted_and_decided(session, matter, review, who)
    add_what_the_level_says(session, RoundId(this.id), NodeId(root), node, who)
    postpone_one(session)
    keep_addition(session, ADDITION, node, NOW)
    core = session.scalars(select(RoundRow.core_id).limit(1)).one()
    rounds.open_round(session, year=YEAR + 1, core_row=core, opens=date(2027, 9, 1), closes=date(2028, 1, 31), now=NOW)


def add_what_is_lifted_and_decided(session: Session, matter: Matter, review: Review, who: PersonId) -> None:
    """A step of the matter, one of its own with a step, a measure for two nodes, a risk assessment and a method."""
    other, root = review.nodes[0].id, matter.to_node
    own = MatterRow(id=UUID(int=3), from_node_id=other, to_node_id=root, what="Hissen", lifted_by=who, lifted_at=NOW)
    session.add_all([own, MeasureNodeRow(measure_id=UUID(int=2), node_id=root)])
    of_review = session.scalars(in_reviews_of_year().limit(1)).one()
    session.add(MeasureNodeRow(measure_id=of_review, node_id=root))
    session.flush()
    for of in (matter.id, own.id):
        session.add(MatterStepRow(matter_id=of, revision=1, step="taken", to_node_id=root, person_id=who, at=NOW))
    step = {"measure_id": UUID(int=2), "revision": 1, "step": "added", "person_id": who, "at": NOW}
    session.add(MeasureStepRow(**step, after={**plain(as_measure(who, other)), "by": who}))
    session.add(RiskAssessmentRow(node_id=other, assessed_on=TODAY, noted_by=who, noted_at=NOW))
    decided = {"decided_on": TODAY, "body": "Samverkansgruppen", "decided_by": "Karin Holm", "noted_at": NOW}
    session.add(MethodDecisionRow(node_id=root, year=YEAR, method="interview", **decided))


def add_what_the_level_says(session: Session, of: RoundId, root: NodeId, unit: NodeId, who: PersonId) -> None:
    """One row in each of the levels' tables."""
    analysis, decision, feedback, by = UUID(int=10), UUID(int=11), UUID(int=12), {"by": who, "at": NOW}
    session.add(AnalysisRow(id=analysis, round_id=of, node_id=root, started_by=who, started_at=NOW))
    session.add(BodyRow(id="rsg", node_id=root, kind="cooperation_group", name="Regionens samverkansgrupp"))
    session.flush()
    inside = {"analysis_id": analysis}
    session.add_all(
        [
            AnalysisVersionRow(**inside, version=1, reason="Fel siffra", content={"texts": [{"by": "p-sven"}]}, **by),
            AnalysisTextRow(**inside, question_id="q1", text="Bättre än i fjol.", **by),
            AnalysisViewRow(**inside, person_id=who, agrees=True, of_mark="x", viewed_at=NOW),
            EvidenceRow(**inside, id=UUID(int=13), kind="inspection", source="Arbetsmiljöverket", text="Krav", **by),
            ThemeRow(**inside, id=UUID(int=14), name="APT", measures=[UUID(int=2).hex], **by),
            PriorityRow(**inside, id=UUID(int=15), kind="improve", text="APT", questions=["q1"], **by),
            ProposalRow(**inside, id=UUID(int=16), text="Mall", questions=[], owner_node_id=root, year=2027, **by),
            BodyMemberRow(body_id="rsg", person_id=who, role="chair"),
            BodyMeetingRow(body_id="rsg", on=TODAY, round_id=of),
            AnnualReportRow(node_id=root, year=YEAR, on=TODAY),
        ]
    )
    made = {"analysis_id": analysis, "analysis_version": 1, "decided_on": TODAY, "text": "Anta."}
    recorded = {"recorded_by": who, "recorded_at": NOW}
    session.add(DecisionRow(id=decision, round_id=of, node_id=root, body_id="rsg", **made, **recorded))
    session.flush()
    session.add(DecisionItemRow(decision_id=decision, kind="proposal", item_id=UUID(int=16), verdict="adopted"))
    session.add(FeedbackRow(id=feedback, decision_id=decision, text="Tack.", sent_by=who, sent_at=NOW))
    session.flush()
    session.add(FeedbackTextRow(feedback_id=feedback, level="enhet", text="Tack, alla."))
    session.add(FeedbackReceiptRow(feedback_id=feedback, node_id=unit, read_by=who, read_at=NOW, raised_on=TODAY))
    adopted.keep(
        session,
        node=root,
        round_id=of,
        decision=DecisionId(decision),
        kind=adopted.AdoptedKind.REPORT,
        document="report-r",
        version="1",
        media=adopted.AdoptedMedia.WORD,
        content=b"docx",
        now=NOW,
    )


def as_measure(who: PersonId, node: NodeId) -> Measure:
    what = {"kind": MeasureKind.IMPROVE, "state": MeasureState.PLANNED, "what": "Ny skyddsrond"}
    return Measure(id=MeasureId(UUID(int=2)), node=node, question=None, by=who, at=NOW, **what)


def in_reviews_of_year() -> Select[UUID]:
    planned = select(MeasureRow.id).join(ReviewRow, ReviewRow.id == MeasureRow.review_id)
    of_year = planned.join(RoundRow, RoundRow.id == ReviewRow.round_id).where(RoundRow.year == YEAR)
    return of_year.order_by(MeasureRow.id)


def postpone_one(session: Session) -> None:
    """One step in the life of a measure of this year's."""
    case = measures.case(session, MeasureId(session.scalars(in_reviews_of_year()).all()[0]), TODAY)
    assert case is not None
    moved = replace(case.measure, due=date(2027, 5, 1), revision=case.measure.revision + 1)
    change = MeasureChanged(before=case, after=moved, step=StepKind.POSTPONED, note="Sen leverans")
    measure_writing.save(session, change, case.measure.by, NOW)


# --- what is written of it


def exported(sessions: Sessions, year: int = YEAR) -> dict[str, Any]:
    written: list[str] = []
    with exporting.snapshot(sessions) as session:
        exporting.export(session, year, written.append, NOW, lambda _: None)
    document: dict[str, Any] = json.loads("".join(written))
    return document


def exported_of(sessions: Sessions, node: str) -> dict[str, Any]:
    written: list[str] = []
    with exporting.snapshot(sessions) as session:
        exporting.export(session, YEAR, written.append, NOW, lambda _: None, NodeId(node))
    document: dict[str, Any] = json.loads("".join(written))
    return document


def problems(document: Any) -> list[str]:
    return [f"{list(one.absolute_path)}: {one.message[:200]}" for one in VALID.iter_errors(document)]
