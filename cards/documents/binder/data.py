"""An inspector's file as plain data, in an open format: what its Word file says, whole, with a checksum of the content.

The checksum is SHA-256 of `content` as JSON with sorted keys, no spaces, UTF-8, like that of a signed review.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from hashlib import sha256
from typing import Any

from dialogs.documents.rules.binder import Answered, Binder, Gap, Line, Part

FORMAT = "sam-boten/binder"
VERSION = 1
VALID_COPY = "SAM-boten holds the valid record. This is a copy, as it was when it was written."
Json = dict[str, Any]


def document_id(binder: Binder) -> str:
    return f"binder-{binder.facts.node.id}-{binder.facts.year}"


def checksum(binder: Binder) -> str:
    """Of what is said, not of how or when: the same in every kind of file and language."""
    told = json.dumps(content(binder), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode("utf-8", "replace")).hexdigest()


def version(binder: Binder) -> str:
    return checksum(binder)[:12]


def as_data(binder: Binder, now: datetime, registry_number: str = "") -> Json:
    return {
        "format": FORMAT,
        "format_version": VERSION,
        "document": document_id(binder),
        "version": version(binder),
        "registry_number": registry_number,
        "written_at": now.isoformat(),
        "valid_copy": VALID_COPY,
        "sha256": checksum(binder),
        "content": content(binder),
    }


def content(binder: Binder) -> Json:
    facts = binder.facts
    return {
        "node": {"id": facts.node.id, "name": facts.node.name, "level": facts.node.level},
        "part_of": list(facts.above),
        "year": facts.year,
        "on": facts.on.isoformat(),
        "checklist": {"id": facts.checklist.id, "version": facts.checklist.version},
        "provisions": [_part(part) for part in binder.parts],
        "units": list(facts.units),
        "not_signed": list(facts.missing),
        "follow_ups": _plain(facts.follow_ups),
        "plan": _plain(facts.plan),
        "risk_assessments": _plain(facts.assessed),
        "matters": _plain(facts.matters),
        "methods": _plain(facts.methods),
        "extra_follow_ups": _plain(facts.extras),
        "decisions": _plain(facts.treated),
    }


def _part(part: Part) -> Json:
    return {
        "provision": part.provision.name,
        "title": part.provision.title.sv,
        "demand": part.provision.demand.sv,
        "evidence": [_line(line) for line in part.lines],
        "answers": [_answer(one) for one in part.answers],
        "gaps": [_gap(gap) for gap in part.gaps],
    }


def _line(line: Line) -> Json:
    days = {"first": _plain(line.first), "last": _plain(line.last)}
    return {"kind": line.said.value, "n": line.n, "of": line.of, **days, "what": list(line.what)}


def _gap(gap: Gap) -> Json:
    return {"kind": gap.lacks.value, "n": gap.n, "of": gap.of, "where": list(gap.where)}


def _answer(one: Answered) -> Json:
    return {
        "question": one.question.id,
        "number": one.number,
        "text": one.question.text.sv,
        "choices": dict(sorted(one.choices.items())),
        "without_measure_or_reason": one.bare,
        "comment": one.comment,
    }


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            return value
