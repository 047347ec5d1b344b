"""An exported year: everything of it is in the file, and the file is what its schema says."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy import func, select

from dialogs.ground.ids import ReviewId
from storage.database import Sessions, transaction
from storage.documents.exporting import fields, level_fields
from storage.documents.exporting.reviews import INSIDE
from storage.reviews import load
from storage.tables import Table
from storage.tables.organisation import ChannelRow, NodeRow, RoleRow
from storage.tables.reviews import (
    AnswerRow,
    HistoryRow,
    MatterRow,
    MatterStepRow,
    MeasureRow,
    MeasureStepRow,
    PersonalNoteRow,
    SignatureRow,
    ViewRow,
)
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow, SignedVersionRow
from tests.bot.cli.export_region import SCHEMA, TODAY, YEAR, exported, problems

# --- the format


@pytest.mark.parametrize("year", [YEAR, YEAR + 1])
def test_a_year_is_what_its_schema_says(export_region: Sessions, year: int) -> None:
    """This one under way, the next with an addition and nothing answered. Last year's is tried on both databases below."""
    assert problems(exported(export_region, year)) == []


def test_the_schema_is_itself_right_and_lets_nothing_unknown_in(export_year: dict[str, Any]) -> None:
    """A schema that takes everything promises nothing."""
    Draft202012Validator.check_schema(SCHEMA)
    review = deepcopy(next(one for one in export_year["reviews"] if one["signed_versions"]))
    few = {**export_year, "reviews": [review]}
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


def test_there_is_as_much_in_the_file_as_in_the_tables(export_region: Sessions, export_year: dict[str, Any]) -> None:
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
    with transaction(export_region) as session:
        for name, table in inside.items():
            there = sum(len(review[name]) for review in export_year["reviews"])
            in_table = of_matters_of_reviews() if table is MatterStepRow else of_year(table)
            assert there == session.scalar(in_table) == export_year["counts"][name] > 0, name
        nodes = sum(len(review["nodes"]) for review in export_year["reviews"])
        assert nodes == session.scalar(of_year(ReviewNodeRow))
        for name, table in {"organisation": NodeRow, "roles": RoleRow, "channels": ChannelRow}.items():
            assert len(export_year[name]) == session.scalar(select(func.count()).select_from(table)) > 0
    free = ("free_measures", "free_measure_steps", "free_matters", "free_matter_steps", "risk_assessments")
    for name in ("reviews", "rounds", "checklists", "method_decisions", *free, "people"):
        assert len(export_year[name]) == export_year["counts"][name] > 0


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


def test_a_review_reads_the_same_in_the_file_as_in_the_bot(
    export_region: Sessions, export_year: dict[str, Any]
) -> None:
    """One review, value by value."""
    one = next(each for each in export_year["reviews"] if each["signed_at"] and each["measures"])
    with transaction(export_region) as session:
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


def test_what_the_levels_say_and_decide_is_there_whole(export_year: dict[str, Any]) -> None:
    """The decision is what the year came to; whoever is named only in an earlier version of the analysis is told, too."""
    (analysis,), (decision,) = export_year["analyses"], export_year["decisions"]
    parts = ("versions", "texts", "views", "evidence", "themes", "priorities", "proposals")
    assert [len(analysis[name]) for name in parts] == [1] * len(parts)
    assert decision["analysis"] == analysis["id"]
    assert decision["items"][0]["item"] == analysis["proposals"][0]["id"]
    (feedback,) = decision["feedback"]
    assert (feedback["texts"][0]["level"], feedback["receipts"][0]["raised_on"]) == ("enhet", TODAY.isoformat())
    (body,) = [one for one in export_year["bodies"] if one["id"] == decision["body"]]
    assert (len(body["members"]), len(body["meetings"])) == (1, 1)
    assert [one["on"] for one in export_year["annual_reports"]] == [TODAY.isoformat()]
    (kept,) = export_year["adopted_documents"]
    assert (kept["sha256"], "content" in kept) == (sha256(b"docx").hexdigest(), False)
