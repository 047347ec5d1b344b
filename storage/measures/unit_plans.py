"""The plan of a unit through the years: what its reviews planned, what was planned on its own, and what comes from above."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, NodeId, PersonId, QuestionId
from dialogs.ground.texts import Text
from dialogs.measures.facts import UnitPlan
from dialogs.measures.pages import PlanLine
from dialogs.organisation.rules.organisation import RoleKind, line_of, managers_of, reps_of
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Priority, SeatKind
from dialogs.reviews.rules.standing import Facts
from storage.checklists.versions import checklist_of
from storage.measures.reading import NEWEST_CORE
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow, PersonRow
from storage.tables.reviews import MeasureNodeRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

OF_A_UNIT = (RoleKind.MANAGER, RoleKind.STAND_IN, RoleKind.SAFETY_REP, RoleKind.CHIEF_SAFETY_REP)
_measure, _review, _round = MeasureRow.__table__.c, ReviewRow.__table__.c, RoundRow.__table__.c
_covers, _person, _beside = ReviewNodeRow.__table__.c, PersonRow.__table__.c, MeasureNodeRow.__table__.c
COLUMNS = (
    _measure.id,
    _measure.node_id,
    _measure.question_id,
    _measure.what,
    _measure.kind,
    _measure.state,
    _measure.due,
    _measure.priority,
    _measure.done_at,
    _measure.done_what,
    _measure.controlled_at,
    _measure.control_note,
    _measure.reason,
    _measure.goal,
    _measure.target_year,
    _measure.review_id,
    _measure.created_at,
    _review.signed_at,
    _round.year,
    _round.core_id,
    _person.name.label("accountable"),
)
_HERE: BindParameter[str] = bindparam("node")
_ALL: Select[Any] = (
    select(*COLUMNS, exists().where(_beside.measure_id == _measure.id).label("shared"))
    .join_from(MeasureRow.__table__, ReviewRow.__table__, _review.id == _measure.review_id, isouter=True)
    .outerjoin(RoundRow.__table__, _round.id == _review.round_id)
    .outerjoin(PersonRow.__table__, _person.id == _measure.accountable_id)
    .order_by(_measure.created_at.desc(), _measure.id)
)
# A proposal of a review is in no plan yet; one on its own waits for the manager here and nowhere else.
LINES = _ALL.where(
    or_(
        _measure.review_id.in_(select(_covers.review_id).where(_covers.node_id == _HERE)),
        _measure.node_id == _HERE,  # on its own, or taken over from a unit that has ended
        _measure.id.in_(select(_beside.measure_id).where(_beside.node_id == _HERE)),
    ),
    or_(_measure.state != MeasureState.PROPOSED.value, _measure.review_id.is_(None)),
)
# What the levels above do: not what came of their own follow-ups, which are about their own workplaces.
INHERITED = _ALL.where(
    _measure.review_id.is_(None),
    _measure.node_id.in_(bindparam("above", expanding=True)),
    _measure.state.in_([MeasureState.PLANNED.value, MeasureState.DONE.value, MeasureState.CANNOT.value]),
    _measure.id.not_in(select(_beside.measure_id).where(_beside.node_id == _HERE)),
)


def of_reader(session: Session, node: NodeId | None, person: PersonId, today: date) -> UnitPlan | None:
    """The plan for somebody who manages the unit or represents its staff today. None for anybody else."""
    own = _own_units(session, person, today)
    wanted = node or (own[0][0] if own else None)
    seat = _seat(session, wanted, person, today) if wanted else None
    if wanted is None or seat is None:
        return None
    found = of_node(session, wanted, today)
    others = tuple((id_, name) for id_, name in own if id_ != wanted)
    return replace(found, others=others, seat=seat) if found else None


def own_unit(session: Session, person: PersonId, today: date) -> NodeId | None:
    """The unit that is meant where none is named."""
    own = _own_units(session, person, today)
    return own[0][0] if own else None


def of_node(session: Session, node: NodeId, today: date) -> UnitPlan | None:
    """None for a node that there is not."""
    name = session.scalar(select(NodeRow.name).where(NodeRow.id == node))
    if name is None:
        return None
    rows = session.execute(LINES, {"node": node}).all()
    lines = tuple(_line(session, row, today) for row in rows)
    return UnitPlan(node=node, unit=name, lines=lines, inherited=_inherited(session, node, today))


def _inherited(session: Session, node: NodeId, today: date) -> tuple[PlanLine, ...]:
    """The nearest level first."""
    nodes = organisation.nodes(session)
    above = line_of(node, nodes)[1:]
    if not above:
        return ()
    rows = session.execute(INHERITED, {"node": node, "above": above}).all()
    nearest = sorted(rows, key=lambda row: above.index(row.node_id))
    lines = (replace(_line(session, row, today), origin=nodes[row.node_id].name) for row in nearest)
    return tuple(line for line in lines if line.is_open)


def _own_units(session: Session, person: PersonId, today: date) -> tuple[tuple[NodeId, str], ...]:
    held = [role.node for role in organisation.roles_of(session, person, today) if role.kind in OF_A_UNIT]
    if not held:
        return ()
    rows = session.execute(select(NodeRow.id, NodeRow.name).where(NodeRow.id.in_(held), NodeRow.ended_on.is_(None)))
    named = {NodeId(id_): name for id_, name in rows}
    return tuple((node, named[node]) for node in dict.fromkeys(held) if node in named)


def _seat(session: Session, node: NodeId, person: PersonId, today: date) -> SeatKind | None:
    line = organisation.line(session, node)
    if not line:
        return None
    roles = organisation.roles_at(session, line, today)
    if person in managers_of(node, roles, today):
        return SeatKind.MANAGER
    return SeatKind.REP if person in reps_of(line, roles, today) else None


def _line(session: Session, row: Any, today: date) -> PlanLine:
    kind, state = MeasureKind(row.kind), MeasureState(row.state)
    running = row.review_id is None or row.signed_at is not None
    facts = Facts(kind=kind, state=state, due=row.due, done_at=row.done_at, running=running)
    number, short = _about(session, row)
    return PlanLine(
        measure=MeasureId(row.id),
        year=row.year or row.created_at.year,
        number=number,
        short=short,
        what=row.what,
        kind=kind,
        standing=facts.standing(today),
        is_open=facts.is_open,
        due=row.due,
        accountable=row.accountable or "",
        priority=Priority(row.priority),
        done_at=row.done_at,
        done_what=row.done_what,
        control_on=facts.control_on,
        controlled_at=row.controlled_at,
        control_note=row.control_note,
        reason=row.reason or "",
        goal=row.goal or "",
        target_year=row.target_year,
        shared=row.shared,
    )


def _about(session: Session, row: Any) -> tuple[int | None, Text | None]:
    """The question, in the words of the round that the measure was planned in; on its own: of the newest."""
    core = row.core_id or (session.scalar(NEWEST_CORE) if row.question_id else None)
    if core is None or not row.question_id:
        return None, None
    checklist, asked = checklist_of(session, core), QuestionId(row.question_id)
    return (checklist.number(asked), checklist.question(asked).short) if asked in checklist else (None, None)
