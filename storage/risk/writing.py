"""The writing of risk assessments: noted in rows that are only added."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from storage.tables.reviews import AuditRow, RiskAssessmentRow


def note(session: Session, node: NodeId, on: date, by: PersonId, now: datetime) -> None:
    session.execute(insert(RiskAssessmentRow).values(node_id=node, assessed_on=on, noted_by=by, noted_at=now))
    session.execute(insert(AuditRow).values(at=now, person_id=by, tag="risk:noted", subject=node))
