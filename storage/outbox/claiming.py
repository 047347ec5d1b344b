"""Which messages go next: a few, in order within each conversation, and never faster than Teams allows.

Everything the limits need is counted in the rows, so all processes share one budget and no process has to be in charge.
No row is claimed twice within a second (the shortest delay), so counting rows counts sendings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import CompoundSelect, Select, Update, and_, bindparam, case, func, or_, select, union_all, update
from sqlalchemy.orm import Session

from dialogs.ids import ActivityId, ConversationId, PersonId, TenantId
from dialogs.rules.delivery import REPEATS, REPEATS_OTHERWISE, Limits, Sending
from storage.outbox.putting import Landed
from storage.tables.outbox import OutboxPauseRow, OutboxRow

UNSENT = ("pending", "retry", "sending")
CLAIMING = 20232  # PostgreSQL's advisory lock: one process claims at a time, the others come back in a moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message that this process is to send now, and may until the lease is over."""

    id: int
    key: str
    kind: str
    subject: dict[str, object]
    person: PersonId | None
    channel: str | None
    tenant: TenantId | None
    lane: ConversationId
    service_url: str
    attempts: int  # this one included
    unclear: int
    claimed_at: datetime
    edits: Landed | None  # the post to change, if it is an edit
    anew: bool  # the post that it was to change is gone: a new one is needed, whatever the letter says

    def sending(self, *, edits: bool) -> Sending:
        addressed = self.person is not None or self.channel is not None
        return Sending(kind=self.kind, attempts=self.attempts, unclear=self.unclear, edits=edits, addressed=addressed)


_row = OutboxRow.__table__.c
WAITING = (
    select(_row.id)
    .where(or_(*(_row.state == state for state in UNSENT)), _row.due <= bindparam("due_by"), _row.lane.is_not(None))
    .limit(1)
)


def claim(session: Session, now: datetime, limits: Limits, most: int, due_by: datetime | None = None) -> list[Claimed]:
    """At most `most` messages that were due at `due_by` (now, unless told otherwise), marked as being sent.

    A claim that lapsed means that its process died: nobody knows whether the message arrived, and the policy for
    unclear outcomes holds. A message that has killed its process every time it was tried is dead in the end.
    """
    due_by = due_by or now
    # Mostly nothing waits, and the statements below are long: building them twice a second took 25 ms of it.
    if session.execute(WAITING, {"due_by": due_by}).first() is None:
        return []
    if session.get_bind().dialect.name == "postgresql" and not session.scalar(
        select(func.pg_try_advisory_xact_lock(CLAIMING))
    ):
        return []
    session.execute(burying(due_by, limits))
    rows = session.execute(claiming(now, limits, most, due_by)).all()
    return sorted((_claimed(row.OutboxRow) for row in rows), key=lambda claimed: claimed.id)


def burying(due_by: datetime, limits: Limits) -> Update:
    """Lapsed claims that must not be tried again: `Sending.may_repeat` and the limit on attempts, said in SQL."""
    allowed = case(REPEATS, value=OutboxRow.kind, else_=REPEATS_OTHERWISE)
    edits = OutboxRow.activity_id.is_not(None)
    spent = or_(OutboxRow.attempts >= limits.attempts, and_(~edits, OutboxRow.unclear >= allowed))
    return (
        update(OutboxRow)
        .where(OutboxRow.state == "sending", OutboxRow.due <= due_by, spent)
        .values(state="dead", outcome="unclear:lapsed")
        .execution_options(synchronize_session=False)
    )


def claiming(now: datetime, limits: Limits, most: int, due_by: datetime) -> Update:
    """The one UPDATE. What it chose is asked again in its own WHERE, for the sake of a row that changed meanwhile."""
    chosen = _within_rate(now, limits, due_by).limit(most).cte("chosen")
    lapsed = case((OutboxRow.state == "sending", 1), else_=0)
    return (
        update(OutboxRow)
        .where(OutboxRow.id.in_(select(chosen.c.id)), OutboxRow.state.in_(UNSENT), OutboxRow.due <= due_by)
        .values(
            state="sending",
            due=now + timedelta(seconds=limits.lease),
            claimed_at=now,
            attempts=OutboxRow.attempts + 1,
            unclear=OutboxRow.unclear + lapsed,
            again=False,
        )
        .returning(OutboxRow)
        .execution_options(synchronize_session=False, populate_existing=True)
    )


def _within_rate(now: datetime, limits: Limits, due_by: datetime) -> Select[int]:
    tenant = func.coalesce(OutboxRow.tenant_id, "")
    place = func.row_number().over(partition_by=tenant, order_by=(OutboxRow.due, OutboxRow.id))
    ready = (
        select(OutboxRow.id, OutboxRow.due, tenant.label("tenant"), place.label("place"))
        .where(
            OutboxRow.id.in_(_oldest_of_each_lane(due_by)),
            OutboxRow.lane.not_in(_busy_lanes(now, limits, due_by)),
            tenant.not_in(select(OutboxPauseRow.tenant_id).where(OutboxPauseRow.until > now)),
        )
        .subquery("ready")
    )
    used = (
        select(tenant.label("tenant"), func.count().label("sent"))
        .where(OutboxRow.claimed_at > now - timedelta(seconds=1))
        .group_by(tenant)
        .subquery("used")
    )
    return (
        select(ready.c.id)
        .outerjoin(used, used.c.tenant == ready.c.tenant)
        .where(ready.c.place <= limits.per_tenant - func.coalesce(used.c.sent, 0))
        .order_by(ready.c.due, ready.c.id)
    )


def _oldest_of_each_lane(due_by: datetime) -> Select[int]:
    """One grouped query. Asking for each row whether an older one exists took 1.8 s with 5,000 in one lane."""
    return (
        select(func.min(OutboxRow.id))
        .where(OutboxRow.state.in_(UNSENT), OutboxRow.due <= due_by, OutboxRow.lane.is_not(None))
        .group_by(OutboxRow.lane)
    )


def _busy_lanes(now: datetime, limits: Limits, due_by: datetime) -> CompoundSelect[str | None]:
    held = select(OutboxRow.lane).where(
        OutboxRow.state.in_(("retry", "sending")), OutboxRow.due > due_by, OutboxRow.lane.is_not(None)
    )
    full = [
        select(OutboxRow.lane)
        .where(OutboxRow.claimed_at > now - timedelta(seconds=seconds), OutboxRow.lane.is_not(None))
        .group_by(OutboxRow.lane)
        .having(func.count() >= most)
        for most, seconds in limits.per_lane
    ]
    return union_all(held, *full)


def _claimed(row: OutboxRow) -> Claimed:
    if row.lane is None or row.service_url is None or row.claimed_at is None:
        raise LookupError(f"message {row.id} was claimed without an address")
    return Claimed(
        id=row.id,
        key=row.key,
        kind=row.kind,
        subject=row.subject,
        person=None if row.person_id is None else PersonId(row.person_id),
        channel=row.channel_id,
        tenant=None if row.tenant_id is None else TenantId(row.tenant_id),
        lane=ConversationId(row.lane),
        service_url=row.service_url,
        attempts=row.attempts,
        unclear=row.unclear,
        claimed_at=row.claimed_at,
        edits=_landed(row),
        anew=row.anew,
    )


def _landed(row: OutboxRow) -> Landed | None:
    if row.conversation_id is None or row.activity_id is None:
        return None
    return Landed(conversation=ConversationId(row.conversation_id), activity=ActivityId(row.activity_id))
