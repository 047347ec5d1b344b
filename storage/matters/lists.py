"""The lists that matters are found in: lifted to a person, lifted by their units, and beside the question they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import and_, case, false, func, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.matters.facts import Matters
from dialogs.matters.pages import LiftedToMe, MatterLine, ReceiverName
from dialogs.organisation.rules.organisation import Role, RoleKind
from dialogs.organisation.rules.receivers import MatterKind, ReceiverRole
from dialogs.reviews.pages.answering import LiftedBefore
from dialogs.reviews.rules.said import MatterState
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow
from storage.tables.reviews import MatterRow
from storage.tables.rounds import ReviewNodeRow

MANAGING = (RoleKind.MANAGER, RoleKind.STAND_IN)
OF_A_UNIT = (*MANAGING, RoleKind.SAFETY_REP, RoleKind.CHIEF_SAFETY_REP)
ANSWERING = {
    ReceiverRole.MANAGER: MANAGING,
    ReceiverRole.HR_SUPPORT: (RoleKind.HR_SUPPORT,),
    ReceiverRole.PREMISES: (RoleKind.PREMISES,),
}
MOST = 40  # of one list

VOICE, MAIN = MatterRow.__table__.alias("voice"), MatterRow.__table__.alias("main")
_from, _to, _others = (
    NodeRow.__table__.alias("lifted_from"),
    NodeRow.__table__.alias("lifted_to"),
    MatterRow.__table__.alias("others"),
)
_covers = ReviewNodeRow.__table__
ORDER = case(
    {state.value: place for place, state in enumerate((MatterState.OPEN, MatterState.TAKEN))},
    value=MAIN.c.state,
    else_=2,
)
LINES = (
    select(
        MAIN.c.id,
        MAIN.c.state,
        MAIN.c.wanted_by,
        MAIN.c.to_role,
        VOICE.c.kind,
        VOICE.c.what,
        _from.c.name.label("unit"),
        _to.c.name.label("receiver"),
        select(func.count()).where(_others.c.merged_into_id == MAIN.c.id).scalar_subquery().label("others"),
    )
    .join_from(VOICE, MAIN, MAIN.c.id == func.coalesce(VOICE.c.merged_into_id, VOICE.c.id))
    .join(_from, _from.c.id == VOICE.c.from_node_id)
    .join(_to, _to.c.id == MAIN.c.to_node_id)
    .order_by(ORDER, MAIN.c.wanted_by.is_(None), MAIN.c.wanted_by, VOICE.c.lifted_at.desc(), VOICE.c.id)
    .limit(MOST)
)


def of_person(session: Session, person: PersonId, today: date) -> Matters:
    """What is lifted to the roles that they hold today, and what their units have lifted."""
    roles = organisation.roles_of(session, person, today)
    own = [role.node for role in roles if role.kind in OF_A_UNIT]
    return Matters(
        to_me=tuple(_line(row, today) for row in session.execute(_lifted_to(roles))),
        ours=tuple(_line(row, today) for row in session.execute(LINES.where(_lifted_by(own)))),
        may_lift=any(role.kind in MANAGING for role in roles),
    )


def _lifted_to(roles: Iterable[Role]) -> Any:
    held = {receiver: [role.node for role in roles if role.kind in kinds] for receiver, kinds in ANSWERING.items()}
    mine = (
        and_(MAIN.c.to_role == receiver.value, MAIN.c.to_node_id.in_(nodes))
        for receiver, nodes in held.items()
        if nodes
    )
    return LINES.where(VOICE.c.merged_into_id.is_(None), or_(false(), *mine))


def _lifted_by(nodes: Collection[NodeId]) -> Any:
    """Also by the others of a joint review."""
    covered = select(_covers.c.review_id).where(_covers.c.node_id.in_(nodes))
    return or_(VOICE.c.from_node_id.in_(nodes), VOICE.c.review_id.in_(covered))


def _line(row: Any, today: date) -> MatterLine:
    state = MatterState(row.state)
    return MatterLine(
        matter=MatterId(row.id),
        kind=MatterKind(row.kind),
        state=state,
        what=row.what,
        unit=row.unit,
        others=row.others,
        receiver=ReceiverName(role=ReceiverRole(row.to_role), node=row.receiver),
        wanted_by=row.wanted_by,
        overdue=state is MatterState.OPEN and row.wanted_by is not None and row.wanted_by < today,
    )


def waiting(session: Session, roles: Collection[Role], today: date) -> tuple[LiftedToMe, ...]:
    """For the start page: what waits for an answer from somebody with these roles."""
    kinds = {kind for each in ANSWERING.values() for kind in each}
    if not any(role.kind in kinds for role in roles):
        return ()
    rows = session.execute(_lifted_to(roles).where(MAIN.c.state == MatterState.OPEN.value)).all()
    return tuple(
        LiftedToMe(
            matter=MatterId(row.id),
            what=row.what,
            unit=row.unit,
            others=row.others,
            wanted_by=row.wanted_by,
            overdue=row.wanted_by is not None and row.wanted_by < today,
        )
        for row in rows
    )


def lifted_by(session: Session, roles: Collection[Role]) -> int:
    """For the start page: how many matters of their units are not answered yet."""
    own = [role.node for role in roles if role.kind in OF_A_UNIT]
    if not own:
        return 0
    open_ones = LINES.where(_lifted_by(own), MAIN.c.state.in_([MatterState.OPEN.value, MatterState.TAKEN.value]))
    return session.scalar(select(func.count()).select_from(open_ones.order_by(None).subquery())) or 0


def before(
    session: Session, question: QuestionId, nodes: Collection[NodeId], review: ReviewId
) -> tuple[LiftedBefore, ...]:
    """What these units have lifted about a question in other years."""
    rows = session.execute(
        LINES.where(
            VOICE.c.question_id == question,
            _lifted_by(nodes),
            VOICE.c.review_id.is_distinct_from(review),
            MAIN.c.state != MatterState.WITHDRAWN.value,
        )
    )
    return tuple(LiftedBefore(matter=MatterId(row.id), what=row.what, state=MatterState(row.state)) for row in rows)
