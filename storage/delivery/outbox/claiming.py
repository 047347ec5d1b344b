"""Which messages go next: a few, in order within each conversation, and never faster than Teams allows.

Everything the limits need is counted in the rows, so all processes share one budget and no process has to be in charge.
No row is claimed twice within a second (the shortest delay), so counting rows counts sendings. The tenant's rate is
spread over the second in bursts, and every stretch is counted with a margin: what was claimed together arrives together,
and what was claimed in one second may arrive in the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Select,
    Update,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from dialogs.delivery.rules.delivery import REPEATS, REPEATS_OTHERWISE, Limits, Sending
from dialogs.ground.ids import ActivityId, ConversationId, PersonId, TenantId
from storage.delivery.outbox.addresses import IS_UNSENT
from storage.delivery.outbox.putting import OUTBOX, Landed
from storage.mapped import Mapped
from storage.tables.base import UtcDateTime
from storage.tables.outbox import OutboxPauseRow

LOOKED_AT = 200  # messages that a claim looks at, of those that have waited longest
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
    held: int
    claimed_at: datetime
    created_at: datetime
    edits: Landed | None  # the post to change, if it is an edit
    anew: bool  # the post that it was to change is gone: a new one is needed, whatever the letter says

    def sending(self, *, edits: bool, now: datetime) -> Sending:
        return Sending(
            kind=self.kind,
            attempts=self.attempts,
            unclear=self.unclear,
            edits=edits,
            addressed=self.person is not None or self.channel is not None,
            held=self.held,
            age=now - self.created_at,
        )


CLAIMS = Mapped(
    record=Claimed,
    table=OUTBOX,
    without=frozenset({"edits"}),
    beside=frozenset({"state", "due", "again", "outcome", "conversation_id", "activity_id", "sent_at"}),
)
# The statements are built once, and on the table instead of the mapped class: building them took most of a claim.
_row, _pause = OUTBOX.c, OutboxPauseRow.__table__.c
_TENANT = func.coalesce(_row.tenant_id, "")
_NOW, _DUE_BY, _LEASE_ENDS = (bindparam(name, type_=UtcDateTime()) for name in ("moment", "due_by", "lease_ends"))
WAITING = select(_row.id).where(IS_UNSENT, _row.due <= _DUE_BY, _row.lane.is_not(None)).order_by(_row.due).limit(1)


def claim(session: Session, now: datetime, limits: Limits, most: int, due_by: datetime | None = None) -> list[Claimed]:
    """At most `most` messages that were due at `due_by` (now, unless told otherwise), marked as being sent.

    A claim that lapsed means that its process died: nobody knows whether the message arrived, and the policy for
    unclear outcomes holds. A message that has killed its process every time it was tried is dead in the end.
    """
    due_by = due_by or now
    if session.execute(WAITING, {"due_by": due_by}).first() is None:
        return []
    if session.get_bind().dialect.name == "postgresql" and not session.scalar(
        select(func.pg_try_advisory_xact_lock(CLAIMING))
    ):
        return []
    session.execute(burying(limits), {"due_by": due_by})
    found: list[Claimed] = []
    while len(found) < most:
        rows = session.execute(claiming(limits), _moments(now, limits, most - len(found), due_by)).all()
        found += [_claimed(row) for row in rows]
        if len(rows) < limits.at_once:
            break
        # A tenant has had its share: behind its messages those of another may wait.
    return sorted(found, key=lambda claimed: claimed.id)


@lru_cache
def burying(limits: Limits) -> Update:
    """Lapsed claims that must not be tried again: `Sending.may_repeat` and the limit on attempts, said in SQL."""
    allowed = case(REPEATS, value=_row.kind, else_=REPEATS_OTHERWISE)
    edits = _row.activity_id.is_not(None)
    spent = or_(_row.attempts - _row.held >= limits.attempts, and_(~edits, _row.unclear >= allowed))
    return (
        update(OUTBOX)
        .where(_row.state == "sending", _row.due <= _DUE_BY, spent)
        .values(state="dead", outcome="unclear:lapsed")
    )


@lru_cache
def claiming(limits: Limits) -> Update:
    """The one UPDATE. What it chose is asked again in its own WHERE, for the sake of a row that changed meanwhile."""
    chosen = _within_rate(limits).limit(bindparam("most")).cte("chosen")
    lapsed = case((_row.state == "sending", 1), else_=0)
    return (
        update(OUTBOX)
        .where(_row.id.in_(select(chosen.c.id)), IS_UNSENT, _row.due <= _DUE_BY)
        .values(
            state="sending",
            due=_LEASE_ENDS,
            claimed_at=_NOW,
            attempts=_row.attempts + 1,
            unclear=_row.unclear + lapsed,
            again=False,
        )
        .returning(*CLAIMS.columns.values(), _row.conversation_id, _row.activity_id)
    )


def _moments(now: datetime, limits: Limits, most: int, due_by: datetime) -> dict[str, Any]:
    def since(stretch: float) -> datetime:
        return now - timedelta(seconds=stretch + limits.margin)

    lanes = {f"since_lane_{number}": since(stretch) for number, (_, stretch) in enumerate(limits.per_lane)}
    return {
        "moment": now,
        "due_by": due_by,
        "lease_ends": now + timedelta(seconds=limits.lease),
        "most": most,
        "since_second": since(1.0),
        "since_burst": now - timedelta(seconds=limits.burst),
        **lanes,
    }


def _within_rate(limits: Limits) -> Select[int]:
    used = _used().cte("used")
    stopped = union_all(
        select(_pause.tenant_id).where(_pause.until > _NOW),
        select(used.c.tenant).where(or_(used.c.sent + 1 > limits.per_tenant, used.c.lately >= limits.at_once)),
    )
    oldest = _oldest_of_each_lane(_next_in_line(limits).where(_TENANT.not_in(stopped)))
    place = func.row_number().over(partition_by=_TENANT, order_by=(_row.due, _row.id))
    ready = select(_row.id, _row.due, _TENANT.label("tenant"), place.label("place")).where(_row.id.in_(oldest))
    each = ready.subquery("each")
    return (
        select(each.c.id)
        .outerjoin(used, used.c.tenant == each.c.tenant)
        .where(
            each.c.place <= limits.per_tenant - func.coalesce(used.c.sent, 0),
            each.c.place <= limits.at_once - func.coalesce(used.c.lately, 0),
        )
        .order_by(each.c.due, each.c.id)
    )


def _used() -> Select[Any, int, int]:
    """How much of its rate each tenant has had: in the last second, and in the last burst."""
    lately = func.count(case((_row.claimed_at > _since("burst"), 1)))
    return (
        select(_TENANT.label("tenant"), func.count().label("sent"), lately.label("lately"))
        .where(_row.claimed_at > _since("second"))
        .group_by(_TENANT)
    )


def _next_in_line(limits: Limits) -> Select[str | None]:
    """The conversations of what has waited longest: so many rows, in the order of their index, however many wait."""
    due = (IS_UNSENT, _row.due <= _DUE_BY, _row.lane.is_not(None), _row.lane.not_in(_busy_lanes(limits)))
    return select(_row.lane).where(*due).order_by(_row.due, _row.id).limit(LOOKED_AT)


def _oldest_of_each_lane(lanes: Select[str | None]) -> Select[int]:
    """One grouped query. Asking for each row whether an older one exists took 1.8 s with 5,000 in one lane."""
    line = lanes.subquery("line")
    return (
        select(func.min(_row.id))
        .where(IS_UNSENT, _row.due <= _DUE_BY, _row.lane.in_(select(line.c.lane)))
        .group_by(_row.lane)
    )


def _busy_lanes(limits: Limits) -> CompoundSelect[str | None]:
    held = select(_row.lane).where(
        or_(_row.state == "retry", _row.state == "sending"), _row.due > _DUE_BY, _row.lane.is_not(None)
    )
    # Not by the column alone: SQLite would read the whole index of lanes to have them in order.
    lane = func.coalesce(_row.lane, "")
    longest = max(range(len(limits.per_lane)), key=lambda number: limits.per_lane[number][1])
    full = (
        select(lane)
        .where(_row.claimed_at > _since(f"lane_{longest}"))
        .group_by(lane)
        .having(
            or_(
                *(
                    func.count(case((_row.claimed_at > _since(f"lane_{number}"), 1))) >= most
                    for number, (most, _) in enumerate(limits.per_lane)
                )
            )
        )
    )
    return union_all(held, full)


def _since(stretch: str) -> BindParameter[datetime]:
    return bindparam(f"since_{stretch}", type_=UtcDateTime())


def _claimed(row: Any) -> Claimed:
    if row.lane is None or row.service_url is None or row.claimed_at is None:
        raise LookupError(f"message {row.id} was claimed without an address")
    return CLAIMS.read(row, edits=_landed(row))


def _landed(row: Any) -> Landed | None:
    if row.conversation_id is None or row.activity_id is None:
        return None
    return Landed(conversation=ConversationId(row.conversation_id), activity=ActivityId(row.activity_id))
