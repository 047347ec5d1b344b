"""An archive of one node and year: files whole, with their checksums, that can be checked without this program.

A signed version is written as the very bytes that its checksum is of, so `sha256sum` of the file is what was kept at the
signature. SHA256SUMS is in the form of `sha256sum -c`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, RoundId
from storage.documents import adopted
from storage.documents.exporting.scope import Scope
from storage.tables.reviews import MeasureNodeRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow, SignedVersionRow

SUMS = "SHA256SUMS"
YEAR = "year.json"
PIECE = 1 << 20
NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of the archive, under its path in it."""

    path: str
    content: bytes


def file_name(text: str) -> str:
    """Safe on any system; two that differ stay two."""
    plain = NOT_IN_A_NAME.sub("_", text).strip(".") or "_"
    return plain if plain == text else f"{plain}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def signed(session: Session, of: Scope) -> Iterator[Kept]:
    """Every version that was signed, also earlier ones."""
    rows = session.execute(
        select(SignedVersionRow.review_id, SignedVersionRow.version, SignedVersionRow.content)
        .join(ReviewRow, ReviewRow.id == SignedVersionRow.review_id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(RoundRow.year == of.year, of.covers())
        .order_by(SignedVersionRow.review_id, SignedVersionRow.version)
        .execution_options(yield_per=100)
    )
    for review, version, content in rows:
        yield Kept(path=signed_path(review.hex, version), content=_as_signed(content))


def signed_path(review: str, version: int) -> str:
    return f"signed/{review}-{version}.json"


def _as_signed(content: dict[str, Any]) -> bytes:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def adopted_documents(session: Session, of: Scope) -> Iterator[Kept]:
    """As they were adopted, byte for byte."""
    rounds = [RoundId(one) for one in session.scalars(select(RoundRow.id).where(RoundRow.year == of.year))]
    for one in adopted.of_nodes(session, of.nodes, rounds):
        name = f"{file_name(f'{one.document}-{one.version}')}.{one.media.value}"
        yield Kept(path=f"adopted/{name}", content=adopted.content(session, one.id))


def with_a_plan(session: Session, of: Scope) -> tuple[NodeId, ...]:
    """Nodes that have measures of any year: their own, of their reviews, or that hold for them, too."""
    here = (
        select(MeasureRow.node_id).where(MeasureRow.node_id.in_(of.nodes)),
        select(MeasureNodeRow.node_id).where(MeasureNodeRow.node_id.in_(of.nodes)),
        select(ReviewNodeRow.node_id)
        .join(MeasureRow, MeasureRow.review_id == ReviewNodeRow.review_id)
        .where(ReviewNodeRow.node_id.in_(of.nodes)),
    )
    return tuple(sorted({NodeId(node) for query in here for node in session.scalars(query.distinct())}))


# --- checksums


def write_sums(folder: Path) -> int:
    """Of every file in the folder. How many there are."""
    sums = _sums(folder)
    lines = "".join(f"{checksum}  {path}\n" for path, checksum in sorted(sums.items()))
    (folder / SUMS).write_text(lines, encoding="utf-8", newline="\n")
    return len(sums)


def _sums(folder: Path) -> dict[str, str]:
    files = (one for one in folder.rglob("*") if one.is_file() and one != folder / SUMS)
    return {one.relative_to(folder).as_posix(): _checksum(one) for one in files}


def _checksum(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found.update(piece)
    return found.hexdigest()


class Fault(StrEnum):
    NO_SUMS = "no_sums"  # there is no SHA256SUMS, or it cannot be read
    MISSING = "missing"
    CHANGED = "changed"
    UNKNOWN = "unknown"  # a file that is not in SHA256SUMS
    NOT_AS_SIGNED = "not_as_signed"  # year.json and the signed version do not agree
    UNREADABLE = "unreadable"  # year.json is not the data of a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    fault: Fault
    path: str


def verify(folder: Path) -> tuple[Wrong, ...]:
    """Everything that is wrong; empty for an archive that is as it was written."""
    said = _read_sums(folder)
    if said is None:
        return (Wrong(fault=Fault.NO_SUMS, path=SUMS),)
    there = _sums(folder)
    found = [Wrong(fault=Fault.MISSING, path=path) for path in said if path not in there]
    found += [Wrong(fault=Fault.CHANGED, path=path) for path in said if path in there and there[path] != said[path]]
    found += [Wrong(fault=Fault.UNKNOWN, path=path) for path in there if path not in said]
    return tuple(sorted([*found, *_unlike_the_year(folder, there)], key=lambda one: (one.path, one.fault)))


def _read_sums(folder: Path) -> dict[str, str] | None:
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    pairs = [line.split("  ", 1) for line in lines if line]
    return {pair[1]: pair[0] for pair in pairs} if pairs and all(len(pair) == 2 for pair in pairs) else None


def _unlike_the_year(folder: Path, there: dict[str, str]) -> Iterator[Wrong]:
    """The checksum that was kept at the signature, against the file."""
    if YEAR not in there:
        return  # said already
    try:
        kept = _kept_at_signature(json.loads((folder / YEAR).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):  # somebody has made it something else
        yield Wrong(fault=Fault.UNREADABLE, path=YEAR)
        return
    for path, checksum in kept.items():
        if there.get(path) != checksum:
            yield Wrong(fault=Fault.NOT_AS_SIGNED, path=path)


def _kept_at_signature(year: Mapping[str, Any]) -> dict[str, str]:
    """The checksum of each signed version, by its path."""
    return {
        signed_path(review["id"], one["version"]): one["sha256"]
        for review in year["reviews"]
        for one in review["signed_versions"]
    }
