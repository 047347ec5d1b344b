"""The writing of decisions. One is never changed: a correction is a new one."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.analyses.rules.decision import Decision
from dialogs.ground.ids import DecisionId, PersonId
from storage.decisions.reading import by_id
from storage.decisions.rows import DECISIONS, ITEMS
from storage.ground.moved_on import MovedOn
from storage.tables import Table

_tables = Table.metadata.tables


def record(session: Session, decision: Decision) -> None:
    """Raises MovedOn where there is one with this id already: decided again, it is seen to be there."""
    try:
        with session.begin_nested():
            session.execute(insert(_tables["decision"]).values(DECISIONS.values(decision)))
    except IntegrityError as error:
        if by_id(session, decision.id) is None:
            raise
        raise MovedOn(decision.id) from error
    if decision.items:
        rows = [{"decision_id": decision.id, **ITEMS.values(one)} for one in decision.items]
        session.execute(insert(_tables["decision_item"]), rows)
    audit(session, "none_yet" if decision.none_yet else "recorded", decision.id, decision.by, decision.at)


def audit(session: Session, step: str, decision: DecisionId, by: PersonId, now: datetime) -> None:
    row = {"at": now, "person_id": by, "tag": f"decision:{step}", "subject": decision.hex}
    session.execute(insert(_tables["audit"]).values(row))
