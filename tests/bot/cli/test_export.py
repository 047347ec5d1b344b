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
from storage.documents.exporting import fields, schema
from storage.documents.exporting.reviews import INSIDE
from storage.reviews.reading import load
from storage.tables import Table
from storage.tables.organisation import ChannelRow, NodeRow, PersonRow, RoleRow
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
    tables = Table.metadata.tables
    left_out = {name for name, table in tables.items() if "export" in table.info}
    rows = {row.__tablename__: row for row in fields.exported()}
    assert rows.keys() | left_out | fields.AS_LISTS == tables.keys()
    for name, row in rows.items():
        found = {**fields.fields_of(row), **fields.fields_of(row, schema.GROUPS.get(name, ""))}
        told = {field.key for field in found.values()}
        assert told == {column.key for column in tables[name].columns if fields.told_of(column)}, name
    # Nobody is found through an export, and what was said in confidence is not in it.
    assert [*fields.fields_of(PersonRow)] == ["id", "name"]
    assert left_out >= {"contact", "outbox", "cause", "audit", "seen_activity"}


def test_the_schema_says_what_the_columns_say() -> None:
    """`python -m storage.documents.exporting.schema` brings it in step; what it then says is for its readers to see."""
    assert schema.in_step(SCHEMA) == SCHEMA
    assert schema.FILE.read_text("utf-8") == schema.text(SCHEMA)
    assert [*schema.in_step(SCHEMA)["$defs"]["answer"]["properties"]] == [*fields.fields_of(AnswerRow)]
    for name in ("answer", "measureThen"):
        behind = deepcopy(SCHEMA)
        del behind["$defs"][name]["properties"]["comment" if name == "answer" else "what"]
        assert schema.in_step(behind)["$defs"][name]["properties"].keys() == SCHEMA["$defs"][name]["properties"].keys()


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
