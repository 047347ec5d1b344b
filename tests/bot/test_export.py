"""An exported year: everything of it is in the file, nothing else is, and the file is what its schema says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.demo import prepare
from dialogs.ids import DecisionId, MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId, RoundId
from dialogs.rules.measure import StepKind
from dialogs.rules.review import Matter, Measure, MeasureKind, MeasureState, Review
from dialogs.turn import MeasureChanged
from storage import adopted, exporting, measures, notes, rounds
from storage.checklist_versions import keep_addition
from storage.contacts import Purpose, link_channel
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.exporting import NoNode, fields, level_fields
from storage.exporting.reviews import INSIDE
from storage.migrating import upgrade
from storage.reviews import load, save
from storage.reviews.saving import checksum, plain
from storage.rounds import NoRound
from storage.tables import Table
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
from storage.tables.organisation import ChannelRow, NodeRow, PersonRow, RoleRow
from storage.tables.reviews import (
    AnswerRow,
    HistoryRow,
    MatterRow,
    MatterStepRow,
    MeasureNodeRow,
    MeasureRow,
    MeasureStepRow,
    PersonalNoteRow,
    RiskAssessmentRow,
    SignatureRow,
    ViewRow,
)
from storage.tables.rounds import MethodDecisionRow, ReviewNodeRow, ReviewRow, RoundRow, SignedVersionRow
from tests.storage import small_round as small

TODAY = date(2026, 10, 15)
NOW = datetime(2026, 10, 15, 12, 0, tzinfo=UTC)
YEAR = TODAY.year
SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "export.schema.json").read_text("utf-8"))
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


@pytest.fixture(scope="module")
def region_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up region, a year and a half into its life, with one of everything that it lacks."""
    path = tmp_path_factory.mktemp("region") / "sam.db"
    engine = engine_for(f"sqlite:///{path}")
    upgrade(engine)
    sessions = sessions_for(engine)
    prepare(sessions, TODAY)
    with transaction(sessions) as session:
        add_the_rest(session)
    engine.dispose()
    return path


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
    measures.save(session, change, case.measure.by, NOW)


@pytest.fixture(scope="module")
def region(region_file: Path) -> Iterator[Sessions]:
    engine = engine_for(f"sqlite:///{region_file}")
    yield sessions_for(engine)
    engine.dispose()


def exported(sessions: Sessions, year: int = YEAR) -> dict[str, Any]:
    written: list[str] = []
    with exporting.snapshot(sessions) as session:
        exporting.export(session, year, written.append, NOW, lambda _: None)
    document: dict[str, Any] = json.loads("".join(written))
    return document


@pytest.fixture(scope="module")
def document(region: Sessions) -> dict[str, Any]:
    return exported(region)


def problems(document: Any) -> list[str]:
    return [f"{list(one.absolute_path)}: {one.message[:200]}" for one in VALID.iter_errors(document)]


# --- the format


@pytest.mark.parametrize("year", [YEAR, YEAR + 1])
def test_a_year_is_what_its_schema_says(region: Sessions, year: int) -> None:
    """This one under way, the next with an addition and nothing answered. Last year's is tried on both databases below."""
    assert problems(exported(region, year)) == []


def test_the_schema_is_itself_right_and_lets_nothing_unknown_in(document: dict[str, Any]) -> None:
    """A schema that takes everything promises nothing."""
    Draft202012Validator.check_schema(SCHEMA)
    review = deepcopy(next(one for one in document["reviews"] if one["signed_versions"]))
    few = {**document, "reviews": [review]}
    for place in (few, review, review["answers"][0], review["signed_versions"][0]["content"]):
        place["surprise"] = 1
        assert any("surprise" in one for one in problems(few))
        del place["surprise"]
    assert problems(few) == []


def test_every_object_in_the_schema_says_what_it_needs_and_no_more() -> None:
    """A new field is noticed by the schema, and so by whoever reads the format."""

    def objects(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if value.get("type") == "object":
                yield value
            for each in value.values():
                yield from objects(each)
        elif isinstance(value, list):
            for each in value:
                yield from objects(each)

    found = list(objects(SCHEMA))
    # History is never written anew: what a measure has got since then is not in it.
    grown = [
        SCHEMA["$defs"][name] for name in ("answerThen", "measureThen", "measureAfter", "matterThen", "signedContent")
    ]
    assert len(found) > 25
    for one in found:
        assert one["additionalProperties"] is not True
        if "minProperties" not in one and one["additionalProperties"] is False:
            assert one["required"] == list(one["properties"])[: len(one["required"])]
            assert len(one["required"]) == len(one["properties"]) or one in grown


# --- nothing is lost


def of_year(table: Any, year: int = YEAR) -> Any:
    return (
        select(func.count())
        .select_from(table)
        .join(ReviewRow, ReviewRow.id == table.review_id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(RoundRow.year == year)
    )


def of_matters_of_reviews(year: int = YEAR) -> Any:
    return (
        select(func.count(MatterStepRow.id))
        .join(MatterRow, MatterRow.id == MatterStepRow.matter_id)
        .join(ReviewRow, ReviewRow.id == MatterRow.review_id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(RoundRow.year == year)
    )


def test_there_is_as_much_in_the_file_as_in_the_tables(region: Sessions, document: dict[str, Any]) -> None:
    """Row by row of the year, and what the file says of itself."""
    inside = {
        "answers": AnswerRow,
        "views": ViewRow,
        "measures": MeasureRow,
        "measure_steps": MeasureStepRow,
        "matters": MatterRow,
        "matter_steps": MatterStepRow,
        "signatures": SignatureRow,
        "history": HistoryRow,
        "signed_versions": SignedVersionRow,
        "notes": PersonalNoteRow,
    }
    assert set(inside) == {kind.name for kind in INSIDE}
    with transaction(region) as session:
        for name, table in inside.items():
            there = sum(len(review[name]) for review in document["reviews"])
            in_table = of_matters_of_reviews() if table is MatterStepRow else of_year(table)
            assert there == session.scalar(in_table) == document["counts"][name] > 0, name
        nodes = sum(len(review["nodes"]) for review in document["reviews"])
        assert nodes == session.scalar(of_year(ReviewNodeRow))
        for name, table in {"organisation": NodeRow, "roles": RoleRow, "channels": ChannelRow}.items():
            assert len(document[name]) == session.scalar(select(func.count()).select_from(table)) > 0
    free = ("free_measures", "free_measure_steps", "free_matters", "free_matter_steps", "risk_assessments")
    for name in ("reviews", "rounds", "checklists", "method_decisions", *free, "people"):
        assert len(document[name]) == document["counts"][name] > 0


def test_every_column_is_in_the_file_or_left_out_for_a_reason() -> None:
    """A column that a migration adds must be decided about."""
    exported_as = {
        "node": fields.NODE,
        "person": fields.PERSON,
        "role": fields.ROLE,
        "channel": fields.CHANNEL,
        "checklist": fields.CHECKLIST,
        "round": fields.ROUND,
        "round_window": fields.WINDOW,
        "review": {**fields.REVIEW, **fields.PARTICIPANTS},
        "answer": fields.ANSWER,
        "view": fields.VIEW,
        "measure": fields.MEASURE,
        "measure_history": fields.MEASURE_STEP,
        "matter": fields.MATTER,
        "matter_step": fields.MATTER_STEP,
        "risk_assessment": fields.RISK_ASSESSMENT,
        "method_decision": fields.METHOD_DECISION,
        "signature": fields.SIGNATURE,
        "history": fields.HISTORY,
        "node_past": fields.NODE_PAST,
        "signed_version": fields.SIGNED_VERSION,
        "personal_note": fields.NOTE,
        "analysis": level_fields.ANALYSIS,
        "analysis_version": level_fields.ANALYSIS_VERSION,
        "analysis_text": level_fields.ANALYSIS_TEXT,
        "analysis_view": level_fields.ANALYSIS_VIEW,
        "evidence": level_fields.EVIDENCE,
        "theme": level_fields.THEME,
        "priority": level_fields.PRIORITY,
        "proposal": level_fields.PROPOSAL,
        "body": level_fields.BODY,
        "body_member": level_fields.BODY_MEMBER,
        "body_meeting": level_fields.BODY_MEETING,
        "annual_report": level_fields.ANNUAL_REPORT,
        "decision": level_fields.DECISION,
        "decision_item": level_fields.DECISION_ITEM,
        "feedback": level_fields.FEEDBACK,
        "feedback_text": level_fields.FEEDBACK_TEXT,
        "feedback_receipt": level_fields.FEEDBACK_RECEIPT,
        "adopted_document": level_fields.ADOPTED_DOCUMENT,
    }
    left_out = {**fields.LEFT_OUT, **level_fields.LEFT_OUT}
    # A review's nodes, a round's additions, the other nodes of a measure.
    as_lists = {"review_node", "round_addition", "measure_node"}
    tables = Table.metadata.tables
    assert set(exported_as) | fields.TABLES_LEFT_OUT | as_lists == set(tables)
    for name, wanted in exported_as.items():
        told = {column.key for column in wanted.values()} | left_out.get(name, frozenset())
        assert told == {column.key for column in tables[name].columns}, name


def test_a_review_reads_the_same_in_the_file_as_in_the_bot(region: Sessions, document: dict[str, Any]) -> None:
    """One review, value by value."""
    one = next(each for each in document["reviews"] if each["signed_at"] and each["measures"])
    with transaction(region) as session:
        review = load(session, ReviewId(UUID(one["id"])), TODAY)
    assert review is not None
    assert one["nodes"] == sorted(node.id for node in review.nodes)
    assert {each["question"]: (each["choice"], each["comment"]) for each in one["answers"]} == {
        question: (answer.choice, answer.comment) for question, answer in review.answers.items()
    }
    assert {(each["id"], each["what"], each["due"]) for each in one["measures"]} == {
        (measure.id.hex, measure.what, measure.due.isoformat() if measure.due else None) for measure in review.measures
    }
    assert datetime.fromisoformat(one["signed_at"]) == review.signed_at
    assert review.participants is not None
    assert one["participants"]["employees"] == review.participants.employees


def test_what_the_levels_say_and_decide_is_there_whole(document: dict[str, Any]) -> None:
    """The decision is what the year came to; whoever is named only in an earlier version of the analysis is told, too."""
    (analysis,), (decision,) = document["analyses"], document["decisions"]
    parts = ("versions", "texts", "views", "evidence", "themes", "priorities", "proposals")
    assert [len(analysis[name]) for name in parts] == [1] * len(parts)
    assert decision["analysis"] == analysis["id"]
    assert decision["items"][0]["item"] == analysis["proposals"][0]["id"]
    (feedback,) = decision["feedback"]
    assert (feedback["texts"][0]["level"], feedback["receipts"][0]["raised_on"]) == ("enhet", TODAY.isoformat())
    (body,) = document["bodies"]
    assert (len(body["members"]), len(body["meetings"])) == (1, 1)
    assert [one["on"] for one in document["annual_reports"]] == [TODAY.isoformat()]
    (kept,) = document["adopted_documents"]
    assert (kept["sha256"], "content" in kept) == (sha256(b"docx").hexdigest(), False)


# --- of one node


def exported_of(sessions: Sessions, node: str) -> dict[str, Any]:
    written: list[str] = []
    with exporting.snapshot(sessions) as session:
        exporting.export(session, YEAR, written.append, NOW, lambda _: None, NodeId(node))
    document: dict[str, Any] = json.loads("".join(written))
    return document


def test_the_file_of_one_node_has_what_is_of_it_and_below_it(region: Sessions, document: dict[str, Any]) -> None:
    """An archive of one förvaltning holds no other's answers, and is of the same format."""
    parents = {one["id"]: one["parent"] for one in document["organisation"]}
    top = "psy"

    def below(node: str | None) -> bool:
        return node is not None and (node == top or below(parents[node]))

    own = exported_of(region, top)
    assert problems(own) == []
    assert (own["node"], document["node"]) == (top, None)
    assert {one["id"] for one in own["organisation"]} == {*filter(below, parents), parents[top]}
    expected = [one["id"] for one in document["reviews"] if any(below(node) for node in one["nodes"])]
    assert [one["id"] for one in own["reviews"]] == expected != []
    assert own["analyses"] == own["decisions"] == own["adopted_documents"] == []
    assert [one["id"] for one in own["bodies"]] == ["rsg"]
    with exporting.snapshot(region) as session:
        assert exporting.size(session, YEAR, NodeId(top)) == len(expected)


def test_the_files_of_the_parts_hold_every_review_of_the_whole(region: Sessions, document: dict[str, Any]) -> None:
    """Nothing falls between two archives."""
    (root,) = [one["id"] for one in document["organisation"] if one["parent"] is None]
    whole = {one["id"] for one in document["reviews"] if one["nodes"]}
    assert {one["id"] for one in exported_of(region, root)["reviews"]} == whole
    parts = [one["id"] for one in document["organisation"] if one["parent"] == root]
    found = {one["id"] for part in parts for one in exported_of(region, part)["reviews"]}
    assert whole - found == {one["id"] for one in document["reviews"] if one["nodes"] == [root]}


def test_a_node_that_there_is_not_is_refused(region: Sessions) -> None:
    """Before a line is written."""
    with pytest.raises(NoNode):
        exported_of(region, "finns-inte")


def test_what_belongs_to_no_review_is_there_with_what_was_done_with_it(document: dict[str, Any]) -> None:
    """A matter lifted on its own, a measure from a skyddsrond: a year's record that lacked them would be no record."""
    (measure,), (step,) = document["free_measures"], document["free_measure_steps"]
    assert step["measure"] == measure["id"]
    (root,) = [node["id"] for node in document["organisation"] if node["parent"] is None]
    assert measure["also_for"] == [root]
    (matter,), (taken,) = document["free_matters"], document["free_matter_steps"]
    assert (taken["matter"], taken["step"], matter["what"]) == (matter["id"], "taken", "Hissen")
    (decided,) = document["method_decisions"]
    assert (decided["method"], decided["body"]) == ("interview", "Samverkansgruppen")
    (assessed,) = document["risk_assessments"]
    assert assessed["assessed_on"] == TODAY.isoformat()
    lifted = next(one for review in document["reviews"] for one in review["matter_steps"])
    assert lifted["matter"] == UUID(int=1).hex
    assert any(one["also_for"] for review in document["reviews"] for one in review["measures"])


def test_an_extra_follow_up_is_there_beside_the_years(region: Sessions, document: dict[str, Any]) -> None:
    """Of the same checklist, which is written once; with what it comes from, and why."""
    with region() as session:  # never committed
        whole = session.scalars(select(RoundRow).where(RoundRow.year == YEAR)).one()
        node = session.scalars(select(NodeRow.id).where(NodeRow.parent_id.is_(None))).one()
        who = session.scalars(select(PersonRow.id).order_by(PersonRow.id.desc()).limit(1)).one()
        same = {
            name: getattr(whole, name) for name in ("year", "checklist_id", "core_id", "opens", "closes", "opened_at")
        }
        why = {"extra_kind": "accident", "extra_reason": "Efter olyckan", "extra_node_id": node, "extra_by": who}
        session.add(RoundRow(id=UUID(int=9), **same, **why, extra_questions=["q1", "q2"]))
        session.flush()
        written: list[str] = []
        exporting.export(session, YEAR, written.append, NOW, lambda _: None)
        session.rollback()
    with_extra = json.loads("".join(written))
    assert problems({**with_extra, "reviews": []}) == []
    assert with_extra["checklists"] == document["checklists"]
    (extra,) = [one for one in with_extra["rounds"] if one["extra_kind"]]
    assert (extra["extra_kind"], extra["extra_node"], extra["extra_questions"]) == ("accident", node, ["q1", "q2"])
    assert who in {one["id"] for one in with_extra["people"]}


def test_signed_versions_verify(document: dict[str, Any]) -> None:
    """With our own function, and as docs/export.md says that anybody can."""
    signed = [each for review in document["reviews"] for each in review["signed_versions"]]
    assert len(signed) > 20
    for each in signed:
        assert checksum(each["content"]) == each["sha256"]
        text = json.dumps(each["content"], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert sha256(text.encode()).hexdigest() == each["sha256"]


def test_checklists_are_there_as_written_and_as_read(region: Sessions) -> None:
    """The core with its 26 questions and its scale, and the addition of a node under the round that froze it."""
    document = exported(region, YEAR + 1)
    core, addition = document["checklists"]
    (this,) = document["rounds"]
    assert (this["core"], this["additions"]) == (core["id"], [addition["id"]])
    assert sum(len(area["questions"]) for area in core["areas"]) == 26
    assert [choice["id"] for choice in core["scale"]] == ["yes", "partly", "no", "not_applicable"]
    assert addition["areas"][0]["questions"][0]["added_by"] == addition["node"]
    for each in (core, addition):
        assert sha256(each["source"].encode()).hexdigest() == each["sha256"]


# --- and nothing else is there


def test_people_are_named_and_nothing_more(region: Sessions, document: dict[str, Any]) -> None:
    """Neither addresses nor accounts, and nobody who is not in the file."""
    text = json.dumps({**document, "people": []}, ensure_ascii=False)
    assert document["people"]
    for person in document["people"]:
        assert set(person) == {"id", "name"}
        assert f'"{person["id"]}"' in text
    with transaction(region) as session:
        addresses = [one for one in session.scalars(select(PersonRow.email)) if one]
    assert addresses
    assert not any(address in text for address in addresses)


def test_everybody_who_is_pointed_at_has_a_name(document: dict[str, Any]) -> None:
    """Also who was accountable once and is no more: only history knows."""
    known = {person["id"] for person in document["people"]}
    for review in document["reviews"]:
        pointed_at = {review["started_by"], *(one["answered_by"] for one in review["answers"])}
        pointed_at |= {one["person"] for name in ("views", "signatures", "history", "notes") for one in review[name]}
        pointed_at |= {one[name] for one in review["measures"] for name in ("accountable", "proposed_by", "created_by")}
        for change in review["history"]:
            for state in (change["before"] or {}, change["after"] or {}):
                pointed_at |= {state.get("accountable"), state.get("by")}
        assert pointed_at - {None} <= known


def test_roles_of_other_years_are_not_there(region: Sessions) -> None:
    """Those of a round that ends in January are, though the year has passed."""
    day = date(2028, 1, 15)
    with region() as session:  # never committed
        who, node = session.execute(select(RoleRow.person_id, RoleRow.node_id).limit(1)).one()
        for first, last in ((day, None), (None, date(2026, 12, 31)), (date(2028, 2, 1), None)):
            role = RoleRow(person_id=who, kind="coordinator", node_id=node, valid_from=first, valid_to=last)
            session.add(role)
        session.flush()
        written: list[str] = []
        exporting.export(session, YEAR + 1, written.append, NOW, lambda _: None)
        session.rollback()
    ours = [
        one for one in json.loads("".join(written))["roles"] if one["kind"] == "coordinator" and one["node"] == node
    ]
    assert ("2028-01-15", None) in {(one["valid_from"], one["valid_to"]) for one in ours}
    assert not {(None, "2026-12-31"), ("2028-02-01", None)} & {(one["valid_from"], one["valid_to"]) for one in ours}


# --- how it is written


def test_the_same_database_gives_the_same_file_on_both_databases(backend: str, sessions: Sessions) -> None:
    """In a stable order, whatever the database thinks of å, ä and ö. `prepare` makes the same region but for its ids."""
    prepare(sessions, TODAY)
    first, second = exported(sessions, YEAR - 1), exported(sessions, YEAR - 1)
    assert first == second
    assert problems(first) == []
    for name in ("organisation", "people"):
        ids = [one["id"] for one in first[name]]
        assert ids == sorted(ids), backend
    ids = [one["id"] for one in first["reviews"]]
    assert ids == sorted(ids)
    for review in first["reviews"]:
        for each in review["signed_versions"]:
            assert checksum(each["content"]) == each["sha256"]


def test_the_bot_can_write_while_an_export_reads(sessions: Sessions) -> None:
    """A turn must not wait for minutes; and the file shows one moment, not two."""
    with transaction(sessions) as session:
        small.organisation(session)
        small.opened(session, YEAR)
    with exporting.snapshot(sessions) as session:
        before = exporting.size(session, YEAR)
        with transaction(sessions) as other:
            other.add(NodeRow(id="new", level="enhet", name="Ny"))
            other.flush()
            rounds.ensure_open(other)
        written: list[str] = []
        exporting.export(session, YEAR, written.append, NOW, lambda _: None)
    document = json.loads("".join(written))
    assert len(document["reviews"]) == before
    assert "new" not in {node["id"] for node in document["organisation"]}
    assert len(exported(sessions)["reviews"]) == before + 1


def test_a_year_without_a_round_is_refused(region: Sessions) -> None:
    """Before a line is written."""
    written: list[str] = []
    with exporting.snapshot(region) as session, pytest.raises(NoRound):
        exporting.export(session, 2001, written.append, NOW, lambda _: None)
    assert written == []
