"""A level with its bodies, decisions and answers, read whole: what the conversation about decisions works on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.analyses.rules.decision import Decision
from dialogs.decisions.rules.deciding import CameOf, DecidingTable
from dialogs.ground.ids import DecisionId, MeasureId, NodeId, PersonId, QuestionId
from dialogs.organisation.rules.organisation import managers_of
from dialogs.reviews.rules.review import IN_PLAN, MeasureKind, MeasureState
from dialogs.reviews.rules.standing import Facts
from storage.analyses import reading as analyses
from storage.decisions import annual_reports, feedback
from storage.decisions import reading as decisions
from storage.levels import years
from storage.levels.years import Year
from storage.organisation import bodies
from storage.organisation import tree as organisation
from storage.tables.levels import BodyMemberRow, BodyRow
from storage.tables.organisation import PersonRow
from storage.tables.reviews import MeasureRow
from storage.tables.rounds import RoundRow

_measure, _person = MeasureRow.__table__.c, PersonRow.__table__.c
_body, _member, _round = BodyRow.__table__.c, BodyMemberRow.__table__.c, RoundRow.__table__.c
COLUMNS = (
    _measure.id,
    _measure.what,
    _measure.node_id,
    _measure.question_id,
    _measure.kind,
    _measure.state,
    _measure.due,
    _measure.done_at,
    _person.name.label("accountable"),
)


def of_reader(
    session: Session, node: NodeId | None, year: int | None, person: PersonId, today: date
) -> DecidingTable | None:
    """Without a node the one the person leads, or whose body they speak for. Whether they may see it is asked later."""
    there = years.years(session)
    number = year or (there[0] if there else None)
    of = years.year(session, number, today) if number is not None else None
    wanted = node or (_own(session, of, person, today) if of else None)
    return of_node(session, wanted, of, today) if of is not None and wanted is not None else None


def _own(session: Session, of: Year, person: PersonId, today: date) -> NodeId | None:
    """The highest that has a body, else the highest."""
    held = {role.node for role in organisation.roles_of(session, person, today)}
    speaks = select(_body.node_id).join_from(BodyRow.__table__, BodyMemberRow.__table__, _member.body_id == _body.id)
    held |= {NodeId(one) for one in session.scalars(speaks.where(_member.person_id == person))}
    with_body = {NodeId(one) for one in session.scalars(select(_body.node_id).where(_body.ended_on.is_(None)))}
    here = [one for one in of.at.nodes if one in held and one not in of.at.ended]
    return min(here, key=lambda one: (one not in with_body, len(of.at.lines[one])), default=None)


def of_decision(session: Session, decision: DecisionId, today: date) -> DecidingTable | None:
    known = decisions.by_id(session, decision)
    if known is None:
        return None
    year = session.scalar(select(_round.year).where(_round.id == known.round))
    of = years.year(session, year, today) if year is not None else None
    return of_node(session, known.node, of, today) if of is not None else None


def of_node(session: Session, node: NodeId, of: Year, today: date) -> DecidingTable | None:
    """None for a node that there is not, or not any more."""
    nodes = organisation.nodes(session)
    if node not in nodes:
        return None
    said = analyses.of(session, node, of.of.id, today)
    decided = decisions.of_node(session, node, of.of.id)
    managers, reps = analyses.seats(session, node, today)
    sits = bodies.of_node(session, node, of.of.id)
    answered = feedback.of_decisions(session, [one.id for one in decided])
    led_to = {item.measure for one in decided for item in one.items if item.measure is not None}
    owners = {one.owner_node for one in said.proposals if one.owner_node} if said else set()
    readers = {one.read_by for value in answered.values() for one in value.receipts if one.read_by}
    names = {*managers, *reps, *readers, *(one.by for one in decided), *(one.by for one in answered.values())}
    return DecidingTable(
        node=nodes[node],
        year=of.of.year,
        round=of.of.id,
        managers=managers,
        reps=reps,
        analysis=said,
        bodies=sits,
        decisions=decided,
        feedback=answered,
        own=_own_measures(session, node, _made_by(decided), today),
        came_of=_came_of(session, led_to, today),
        nodes=nodes,
        heads=_heads(session, {node, *owners}, today),
        people=organisation.people(session, names),
        plan=annual_reports.plan(session, node, of),
    )


def _made_by(decided: Iterable[Decision]) -> frozenset[MeasureId]:
    """What a decision itself has planned is not put to a body once more; what was put to it stays on the list."""
    return frozenset(
        item.measure for one in decided for item in one.items if item.measure is not None and item.item != item.measure
    )


def _own_measures(session: Session, node: NodeId, made: Collection[MeasureId], today: date) -> tuple[CameOf, ...]:
    """The level's that stand on their own: what came of a follow-up is about its own workplace."""
    rows = select(*COLUMNS).outerjoin(PersonRow.__table__, _person.id == _measure.accountable_id)
    here = rows.where(
        _measure.node_id == node, _measure.review_id.is_(None), _measure.state.in_([one.value for one in IN_PLAN])
    )
    found = (_value(row, today) for row in session.execute(here.order_by(_measure.created_at, _measure.id)))
    return tuple(one for one in found if one.measure not in made)


def _came_of(session: Session, measures: Collection[MeasureId], today: date) -> dict[MeasureId, CameOf]:
    if not measures:
        return {}
    rows = select(*COLUMNS).outerjoin(PersonRow.__table__, _person.id == _measure.accountable_id)
    found = (_value(row, today) for row in session.execute(rows.where(_measure.id.in_(measures))))
    return {one.measure: one for one in found}


def _value(row: Any, today: date) -> CameOf:
    kind, state = MeasureKind(row.kind), MeasureState(row.state)
    facts = Facts(kind=kind, state=state, due=row.due, done_at=row.done_at, running=True)
    return CameOf(
        measure=MeasureId(row.id),
        what=row.what,
        node=NodeId(row.node_id),
        standing=facts.standing(today),
        due=row.due,
        accountable=row.accountable or "",
        kind=kind,
        question=QuestionId(row.question_id) if row.question_id else None,
    )


def _heads(session: Session, nodes: Collection[NodeId], today: date) -> dict[NodeId, PersonId]:
    roles = organisation.roles_at(session, nodes, today)
    found = {node: managers_of(node, roles, today) for node in nodes}
    return {node: managers[0] for node, managers in found.items() if managers}
