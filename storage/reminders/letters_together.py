"""Letters of one kind to one person that are told in one: what they planned or proposed in one evening is not ten pings.

Each letter stays a row of its own, so that nothing is lost. The first that is written tells of those that wait behind it
in the same conversation, and that it did is remembered as a digest's milestones are: if it never arrives, the others go.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, PersonId
from storage.delivery.outbox.addresses import AT_REST
from storage.reminders.reminding import LETTER, NEVER_ARRIVED
from storage.tables.outbox import OutboxRow
from storage.tables.reminders import RemindedRow
from storage.upserts import upsert

MOST = 60  # letters in one; more than that go in the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    key: str
    kind: str
    subject: dict[str, object]


def behind(session: Session, person: PersonId, kind: str, key: str, now: datetime) -> tuple[Waiting, ...]:
    """Those of this kind that could go to this person now, beside the one with this key, in their order."""
    rows = session.execute(
        select(OutboxRow.key, OutboxRow.kind, OutboxRow.subject)
        .where(
            OutboxRow.person_id == person,
            OutboxRow.state.in_(AT_REST),
            OutboxRow.kind == kind,
            OutboxRow.key != key,
            OutboxRow.lane.is_not(None),
            OutboxRow.due <= now,
        )
        .order_by(OutboxRow.id)
        .limit(MOST)
    )
    return tuple(Waiting(key=row.key, kind=row.kind, subject=row.subject) for row in rows)


def remember(session: Session, person: PersonId, keys: Collection[str], message: str) -> None:
    """That the letter `message` tells what the letters with these keys would."""
    rows = [{"person_id": person, "key": f"{LETTER}{key}", "message": message} for key in sorted(keys)]
    upsert(session, "reminded", rows)


def was_told(session: Session, person: PersonId, key: str) -> bool:
    """By another letter, which arrived or may have."""
    query = _told(person).where(RemindedRow.key == f"{LETTER}{key}", RemindedRow.message != key)
    return session.scalar(query.limit(1)) is not None


def was_told_of(session: Session, person: PersonId, measure: MeasureId) -> bool:
    """A letter about the measure has reached the person, or was told in another. Keys name what they are about."""
    mark = f":{measure.hex}:"
    about = OutboxRow.key.contains(mark, autoescape=True)
    sent = select(OutboxRow.id).where(OutboxRow.person_id == person, OutboxRow.state == "sent", about)
    told = _told(person).where(RemindedRow.key.startswith(LETTER), RemindedRow.key.contains(mark, autoescape=True))
    return any(session.scalar(one.limit(1)) is not None for one in (sent, told))


def _told(person: PersonId) -> Select[str]:
    return (
        select(RemindedRow.key)
        .outerjoin(OutboxRow, OutboxRow.key == RemindedRow.message)
        .where(RemindedRow.person_id == person, ~NEVER_ARRIVED)
    )
