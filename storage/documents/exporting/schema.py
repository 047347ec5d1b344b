"""The export's schema: what it says of a table's fields follows from the columns, and what it says of history from the records.

`python -m storage.documents.exporting.schema` brings docs/export.schema.json in step. The file is the promise to those who
read exports: a test compares the two, and whoever changes a column sees in it what changes for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Column

from storage.documents import exporting
from storage.documents.exporting.fields import PLAIN, exported, fields_of, told_of
from storage.mapped import Mapped
from storage.reviews.rows import ANSWERS, AS_PLANNED, MATTERS, MEASURES, REVIEWS, SIGNATURES, VIEWS
from storage.tables import Table
from storage.tables.base import UtcDateTime, defined

FILE = Path(__file__).parents[3] / "docs" / "export.schema.json"
Schema = dict[str, Any]

IDS = {"person": "personId", "node": "nodeId"}  # those of the employer's own
CALLED = {"question_id": "questionId", "choice": "choiceId", "sha256": "sha256"}
PRIMITIVES = {str: "string", int: "integer", bool: "boolean"}
# Where a table is described, if not under the name of its class.
PLACES = {
    "person": ("properties", "people", "items"),
    "node_past": ("$defs", "node", "properties", "past", "items"),
    "personal_note": ("$defs", "note"),
    "round_window": ("$defs", "window"),
    "priority": ("$defs", "levelPriority"),
}
GROUPS = {"review": "participants"}
# What stands in histories is as the records were: a field that came later is there, and is not required.
RECORDS: Mapping[str, Mapped[Any]] = {
    "reviewThen": REVIEWS.but({"id", "round", "revision"}),
    "answerThen": ANSWERS,
    "viewThen": VIEWS,
    "measureThen": AS_PLANNED,
    "measureAfter": MEASURES,
    "matterThen": MATTERS,
    "signatureThen": SIGNATURES,
}


def in_step(schema: Mapping[str, Any]) -> Schema:
    """The same with every table's fields as the columns say. What stands inside them is as it was written there."""
    whole: Any = deepcopy(schema)
    whole["properties"]["version"]["const"] = exporting.VERSION
    for row in exported():
        _describe(_place(whole, row), row)
        group = GROUPS.get(row.__tablename__)
        if group:
            _describe(whole["$defs"][group], row, group)
    for name, mapped in RECORDS.items():
        _recall(whole["$defs"][name], mapped)
    return dict(whole)


def _place(whole: Any, row: type[Table]) -> Any:
    name = row.__name__.removesuffix("Row")
    place = PLACES.get(row.__tablename__, ("$defs", name[0].lower() + name[1:]))
    at = whole
    for step in place:
        at = at.setdefault(step, {})
    return at


def _describe(at: Schema, row: type[Table], group: str = "") -> None:
    """The columns first, in the order of the table; then what is inside."""
    told = {name: property_of(field.property.columns[0]) for name, field in fields_of(row, group).items()}
    properties = told | {name: one for name, one in at.get("properties", {}).items() if name not in told}
    at.setdefault("type", "object")
    at.setdefault("additionalProperties", False)
    at |= {"required": list(properties), "properties": properties}


def _recall(at: Schema, mapped: Mapped[Any]) -> None:
    known = at["properties"]
    for name, column in mapped.columns.items():
        told = property_of(column)
        if name in known:
            told.pop("description", None)
            said = {"description": known[name]["description"]} if "description" in known[name] else {}
            told = said | told
        known[name] = told


def property_of(column: Column[Any]) -> Schema:
    told = told_of(column) or PLAIN
    described = {"description": told.description} if told.description else {}
    bound = {"minimum": told.least} if told.least is not None else {}
    kind = dict(told.schema) or _words(told.words) or _kind(column)
    return described | (_or_null(kind) if column.nullable else kind) | bound


def _words(words: Iterable[str]) -> Schema:
    found = list(words)
    return {"type": "string", "enum": found} if found else {}


def _kind(column: Column[Any]) -> Schema:
    points = next(iter(column.foreign_keys), None)
    target = points.column if points else column
    if target.primary_key and target.table.name in IDS:
        return defined(IDS[target.table.name])
    if column.name in CALLED:
        return defined(CALLED[column.name])
    if isinstance(column.type, JSON):  # a list of questions; anything else says what it is
        return {"type": "array", "items": defined("questionId")}
    if isinstance(column.type, UtcDateTime):
        return defined("time")
    python = column.type.python_type
    return {"type": PRIMITIVES[python]} if python in PRIMITIVES else defined({UUID: "uuid", date: "date"}[python])


def _or_null(kind: Schema) -> Schema:
    if kind.keys() == {"type"}:
        return {"type": [kind["type"], "null"]}
    return {"anyOf": [kind, {"type": "null"}]}


def text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(in_step(json.loads(FILE.read_text("utf-8")))), "utf-8")
