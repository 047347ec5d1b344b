"""What is answered those beneath about a decision, and who has read it and taken it up where the staff meet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.decisions.rules.decision import Feedback
from dialogs.ground.ids import DecisionId, FeedbackId, NodeId, PersonId
from storage.decisions.rows import FEEDBACK, RECEIPTS
from storage.ground.moved_on import MovedOn
from storage.tables import Table
from storage.tables.levels import FeedbackReceiptRow, FeedbackRow, FeedbackTextRow

_tables = Table.metadata.tables
_feedback, _receipt = FeedbackRow.__table__.c, FeedbackReceiptRow.__table__.c
_text = FeedbackTextRow.__table__.c


def of_decision(session: Session, decision: DecisionId) -> Feedback | None:
    """None while nothing has been answered."""
    return of_decisions(session, [decision]).get(decision)


def of_decisions(session: Session, decisions: Collection[DecisionId]) -> dict[DecisionId, Feedback]:
    rows = session.execute(FEEDBACK.select().where(_feedback.decision_id.in_(decisions))).all()
    ids = [row.id for row in rows]
    receipts = session.execute(
        RECEIPTS.select(_receipt.feedback_id).where(_receipt.feedback_id.in_(ids)).order_by(_receipt.node_id)
    ).all()
    texts = session.execute(select(FeedbackTextRow.__table__).where(_text.feedback_id.in_(ids))).all()
    return {
        DecisionId(row.decision_id): _value(
            row,
            [one for one in receipts if one.feedback_id == row.id],
            {one.level: one.text for one in texts if one.feedback_id == row.id},
        )
        for row in rows
    }


def _value(row: Any, receipts: Iterable[Any], texts: Mapping[str, str]) -> Feedback:
    """A row for each node beneath is made when it is sent."""
    read = tuple(map(RECEIPTS.read, receipts))
    return FEEDBACK.read(row, texts=texts, to=tuple(one.node for one in read), receipts=read)


def send(session: Session, feedback: Feedback) -> None:
    """Raises MovedOn where it has been answered already: decided again, it is seen to be there."""
    try:
        with session.begin_nested():
            session.execute(insert(_tables["feedback"]).values(FEEDBACK.values(feedback)))
    except IntegrityError as error:
        if of_decision(session, feedback.decision) is None:
            raise
        raise MovedOn(feedback.decision) from error
    if feedback.texts:
        texts = [{"feedback_id": feedback.id, "level": level, "text": text} for level, text in feedback.texts.items()]
        session.execute(insert(_tables["feedback_text"]), texts)
    if feedback.to:
        session.execute(
            insert(_tables["feedback_receipt"]), [{"feedback_id": feedback.id, "node_id": one} for one in feedback.to]
        )
    _audit(session, "sent", feedback.id.hex, feedback.by, feedback.at)


def read(session: Session, feedback: FeedbackId, node: NodeId, by: PersonId, now: datetime) -> None:
    """The first who reads it for the node."""
    here = (_receipt.feedback_id == feedback) & (_receipt.node_id == node) & _receipt.read_at.is_(None)
    session.execute(update(_tables["feedback_receipt"]).where(here).values(read_by=by, read_at=now))
    _audit(session, "read", f"{feedback.hex}:{node}", by, now)


def raised(session: Session, feedback: FeedbackId, node: NodeId, on: date, by: PersonId, now: datetime) -> None:
    """Taken up where the staff meet (APT). Whoever takes it up has read it."""
    here = (_receipt.feedback_id == feedback) & (_receipt.node_id == node)
    session.execute(update(_tables["feedback_receipt"]).where(here).values(raised_by=by, raised_on=on))
    read(session, feedback, node, by, now)
    _audit(session, "raised", f"{feedback.hex}:{node}", by, now)


def _audit(session: Session, step: str, subject: str, by: PersonId, now: datetime) -> None:
    row = {"at": now, "person_id": by, "tag": f"feedback:{step}", "subject": subject}
    session.execute(insert(_tables["audit"]).values(row))
