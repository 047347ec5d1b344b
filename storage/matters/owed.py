"""Who owes an answer to what has been lifted: everybody who holds the receiver's role."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, PersonId
from dialogs.matters.pages import LiftedToMe
from dialogs.matters.rules.matter import StepKind
from dialogs.reminders.rules.deadlines import OwedAnswer
from dialogs.reviews.rules.said import MatterState
from storage.matters.lists import ANSWERING, LINES, MAIN, VOICE
from storage.tables.organisation import RoleRow
from storage.tables.reviews import MatterStepRow

_role, _passed = RoleRow.__table__.c, MatterStepRow.__table__.c
ANSWERS = or_(
    *(
        and_(MAIN.c.to_role == receiver.value, _role.kind.in_([kind.value for kind in kinds]))
        for receiver, kinds in ANSWERING.items()
    )
)
PASSED_AT = (
    select(func.max(_passed.at))
    .where(_passed.matter_id == MAIN.c.id, _passed.step == StepKind.PASSED_ON.value)
    .scalar_subquery()
)
# Built once: asked for every digest of a morning.
OWED = (
    LINES.add_columns(_role.person_id, MAIN.c.lifted_at, PASSED_AT.label("passed_at"))
    .join(RoleRow.__table__, and_(_role.node_id == MAIN.c.to_node_id, ANSWERS))
    .where(
        VOICE.c.merged_into_id.is_(None),
        MAIN.c.state == MatterState.OPEN.value,
        or_(_role.valid_from.is_(None), _role.valid_from <= bindparam("today")),
        or_(_role.valid_to.is_(None), _role.valid_to >= bindparam("today")),
    )
    .limit(None)
)
OWED_BY_ONE = OWED.where(_role.person_id == bindparam("person"))


def owed(
    session: Session, zone: tzinfo, today: date, person: PersonId | None = None
) -> tuple[tuple[OwedAnswer, LiftedToMe], ...]:
    """Who owes an answer to what: everybody who holds the receiver's role today. Beside it what a card says of it."""
    wanted: dict[str, object] = {"today": today} if person is None else {"today": today, "person": person}
    found = {}
    for row in session.execute(OWED if person is None else OWED_BY_ONE, wanted):
        since: datetime = row.passed_at or row.lifted_at
        one = OwedAnswer(
            person=PersonId(row.person_id),
            matter=MatterId(row.id),
            wanted_by=row.wanted_by,
            since=since.astimezone(zone).date(),
        )
        overdue = row.wanted_by is not None and row.wanted_by < today
        shown = LiftedToMe(
            matter=one.matter,
            what=row.what,
            unit=row.unit,
            others=row.others,
            wanted_by=row.wanted_by,
            overdue=overdue,
        )
        found[one.person, one.matter] = (one, shown)  # once, also for who is both manager and stand-in
    return tuple(found.values())
