"""The day of the annual report, of a node or of the nearest above it, and the way there."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.decisions.rules.decision import Planned, laid_out
from dialogs.ground.ids import NodeId
from storage.levels.years import Year
from storage.tables.levels import AnnualReportRow
from storage.tables.rounds import RoundRow
from storage.upserts import upsert

_report, _round = AnnualReportRow.__table__.c, RoundRow.__table__.c


def put(session: Session, node: NodeId, year: int, on: date) -> None:
    upsert(session, "annual_report", [{"node_id": node, "year": year, "on": on}])


def days(session: Session, year: int) -> dict[NodeId, date]:
    """By the node that it was set for: it holds for everything below, too."""
    rows = session.execute(select(_report.node_id, _report.on).where(_report.year == year))
    return {NodeId(row.node_id): row.on for row in rows}


def plan(session: Session, node: NodeId, of: Year) -> tuple[Planned, ...]:
    """Nothing where no day is known."""
    known = days(session, of.of.year)
    on = next((known[one] for one in of.at.lines.get(node, ()) if one in known), None)
    closes = session.scalar(select(_round.closes).where(_round.id == of.of.id))
    return laid_out(closes, on) if on is not None and closes is not None else ()
