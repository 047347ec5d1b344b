"""Everything of one year as one JSON document, in the open format of docs/export.md and docs/export.schema.json.

Written piece by piece while it is read, so that five thousand reviews need no more memory than a hundred. The same
database gives the same document, but for the time of writing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from storage.database import Sessions
from storage.documents.exporting import free, levels, parts
from storage.documents.exporting.reviews import INSIDE, People, reviews
from storage.documents.exporting.scope import NoNode, Scope, scope
from storage.reviews.rounds import NoRound
from storage.tables.organisation import ChannelRow, RoleRow
from storage.tables.reviews import MatterRow, MatterStepRow, MeasureRow, RiskAssessmentRow
from storage.tables.rounds import ReviewRow, RoundRow

__all__ = ["NoNode", "export", "size", "snapshot"]

FORMAT = "sam-boten/year"
VERSION = 5
VALID_COPY = "SAM-boten holds the valid record. This is a copy, as it was when it was exported."

Write = Callable[[str], object]
Section = tuple[str, Any]  # an iterator is written as a list, item by item


@contextmanager
def snapshot(sessions: Sessions) -> Iterator[Session]:
    """Reads the database as it is at this moment, however long it takes, and keeps nobody from writing meanwhile."""
    with sessions() as session:
        connection = session.connection()
        if connection.dialect.name == "sqlite":
            # Our transactions begin IMMEDIATE, which holds the one writing lock. In WAL a plain one only reads.
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("BEGIN")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield session


def size(session: Session, year: int, node: NodeId | None = None) -> int:
    """How many reviews there are to write. Raises NoNode."""
    of_year = select(func.count(ReviewRow.id)).join(RoundRow, RoundRow.id == ReviewRow.round_id)
    return session.scalar(of_year.where(RoundRow.year == year, scope(session, year, node).covers())) or 0


def export(
    session: Session,
    year: int,
    write: Write,
    now: datetime,
    advance: Callable[[int], object],
    node: NodeId | None = None,
) -> Mapping[str, int]:
    """Writes the document and says how much of each kind is in it. `advance` hears how many reviews are written.

    With a node, only what is of it and what is below it, and where that belongs. Raises NoRound when there is nothing of that
    year, and NoNode.
    """
    if session.scalar(select(func.count()).select_from(RoundRow).where(RoundRow.year == year)) == 0:
        raise NoRound(year)
    counts: Counter[str] = Counter({kind.name: 0 for kind in INSIDE})
    for number, (name, value) in enumerate(_sections(session, scope(session, year, node), now, counts, advance)):
        write(",\n" if number else "{\n")
        write(f"{_json(name)}: ")
        if isinstance(value, Iterator):
            counts[name] = _write_list(value, write)
        else:
            write(_json(value))
    write("\n}\n")
    return counts


def _sections(
    session: Session, of: Scope, now: datetime, counts: Counter[str], advance: Callable[[int], object]
) -> Iterator[Section]:
    """In the order of the document. People come last: by then it is known who is named."""
    people = People()
    yield "format", FORMAT
    yield "version", VERSION
    yield "year", of.year
    yield "node", of.node
    yield "exported_at", now.isoformat()
    yield "valid_copy", VALID_COPY
    yield "organisation", parts.organisation(session, of)
    yield "roles", people.of(RoleRow, parts.roles(session, of))
    yield "channels", people.of(ChannelRow, parts.channels(session, of))
    yield "checklists", parts.checklists(session, of.year)
    yield "rounds", people.of(RoundRow, parts.rounds(session, of))
    yield "method_decisions", parts.method_decisions(session, of)
    yield "reviews", reviews(session, of, people, counts, advance)
    yield "free_measures", people.of(MeasureRow, free.measures(session, of))
    yield "free_measure_steps", people.of_steps(free.measure_steps(session, of))
    yield "free_matters", people.of(MatterRow, free.matters(session, of))
    yield "free_matter_steps", people.of(MatterStepRow, free.matter_steps(session, of))
    yield "risk_assessments", people.of(RiskAssessmentRow, free.risk_assessments(session, of))
    yield "analyses", levels.analyses(session, of, people)
    yield "bodies", levels.bodies(session, of, people)
    yield "annual_reports", levels.annual_reports(session, of)
    yield "decisions", levels.decisions(session, of, people)
    yield "adopted_documents", levels.adopted_documents(session, of)
    yield "people", parts.people(session, people.named)
    yield "counts", dict(counts)


def _write_list(items: Iterator[Any], write: Write) -> int:
    """One item a line, so that two exports can be compared line by line."""
    number = 0
    for item in items:
        write(",\n" if number else "[\n")
        write(_json(item))
        number += 1
    write("\n]" if number else "[]")
    return number


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
