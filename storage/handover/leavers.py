"""What those who have left leave behind, and who sees to it meanwhile. Nothing is re-assigned by itself, and nothing lost.

Measures: an accountable person who has left the organisation, or has no role in the unit's line any more. Units: where
nobody is manager today, or that have ended. Both are shown to the unit's manager; without one, to the nearest above.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session

from dialogs.extra.pages import TakenOver
from dialogs.ground.ids import MeasureId, NodeId, PersonId, ReviewId
from dialogs.handover.pages.leaving import LeftMeasure, LeftPage, UnmanagedUnit
from dialogs.organisation.rules.organisation import Role, RoleKind, line_of, managers_of
from dialogs.reviews import build
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Stage
from storage.organisation import tree as organisation
from storage.organisation.rows import ROLES
from storage.reviews.reading import load
from storage.reviews.rounds import newest_year, reviews_at
from storage.tables.organisation import NodeRow, PersonRow, RoleRow, TakeOverRow
from storage.tables.reviews import MatterRow, MeasureRow

MANAGING = (RoleKind.MANAGER.value, RoleKind.STAND_IN.value)
UNANSWERED = "open"  # a matter's state until its receiver has answered

_node, _role, _measure, _person = NodeRow.__table__, RoleRow.__table__, MeasureRow.__table__, PersonRow.__table__
_holds = and_(
    or_(_role.c.valid_from.is_(None), _role.c.valid_from <= bindparam("today")),
    or_(_role.c.valid_to.is_(None), _role.c.valid_to >= bindparam("today")),
)
_top = (
    select(_node.c.id, _node.c.name, _node.c.ended_on)
    .where(_node.c.id.in_(bindparam("nodes", expanding=True)))
    .cte("seen_to", recursive=True)
)
HAS_MANAGER = exists().where(_role.c.node_id == _node.c.id, _role.c.kind.in_(MANAGING), _holds)
# The nodes somebody manages, and downwards from them those that nobody manages: it ends where there is a manager.
SEEN_TO = select(
    _top.union(
        select(_node.c.id, _node.c.name, _node.c.ended_on)
        .join_from(_node, _top, _node.c.parent_id == _top.c.id)
        .where(or_(_node.c.ended_on.is_not(None), ~HAS_MANAGER))
    )
)
IS_OPEN = or_(
    _measure.c.state.in_((MeasureState.PLANNED.value, MeasureState.CANNOT.value)),
    and_(_measure.c.state == MeasureState.DONE.value, _measure.c.kind == MeasureKind.IMPROVE.value),
)
HELD = (
    select(
        _measure.c.id,
        _measure.c.node_id,
        _measure.c.what,
        _measure.c.due,
        _measure.c.state,
        _measure.c.accountable_id,
        _person.c.name,
        _person.c.ended_on,
    )
    .join_from(_measure, _person, _person.c.id == _measure.c.accountable_id)
    .where(IS_OPEN)
    .order_by(_measure.c.due, _measure.c.id)
)
HELD_AT = HELD.where(_measure.c.node_id.in_(bindparam("nodes", expanding=True)))
HELD_BY = HELD.where(_measure.c.accountable_id == bindparam("person"))
ROLES_EVER = ROLES.select().where(_role.c.person_id.in_(bindparam("people", expanding=True)))


# --- for one manager


def left(session: Session, managed: Collection[NodeId], today: date) -> LeftPage:
    """What somebody sees to who manages these nodes. In a healthy organisation two small queries."""
    if not managed:
        return LeftPage()
    rows = session.execute(SEEN_TO, {"nodes": list(managed), "today": today}).all()
    names = {NodeId(row.id): row.name for row in rows}
    held = session.execute(HELD_AT, {"nodes": list(names)}).all()
    nobody = [row for row in rows if row.id not in managed]
    return LeftPage(
        measures=tuple(_left(session, held, names, today)),
        units=tuple(waiting_in(session, nobody, held, today)) if nobody else (),
    )


def _left(session: Session, held: Sequence[Any], names: Mapping[NodeId, str], today: date) -> Iterable[LeftMeasure]:
    roles = _roles_of(session, {row.accountable_id for row in held if row.ended_on is None})
    maybe = [row for row in held if row.ended_on is None and _had_another(roles[row.accountable_id], today)]
    nodes = organisation.nodes(session) if maybe else {}
    taken = _taken_over(session) if maybe else {}
    for row in held:
        line = line_of(NodeId(row.node_id), nodes) or [NodeId(row.node_id)]
        line += [gone for node in line for gone in taken.get(node, ())]
        if row.ended_on is not None or _has_left(roles[row.accountable_id], line, today):
            yield _measure_of(row, names[NodeId(row.node_id)], today)


def _taken_over(session: Session) -> defaultdict[NodeId, list[NodeId]]:
    """Units that have ended, by the one that took over: who had a part there only has none in the line any more."""
    found: defaultdict[NodeId, list[NodeId]] = defaultdict(list)
    for node, to in session.execute(
        select(TakeOverRow.node_id, TakeOverRow.to_node_id).where(TakeOverRow.answer == "taken")
    ):
        found[NodeId(to)].append(NodeId(node))
    return found


def _measure_of(row: Any, unit: str, today: date) -> LeftMeasure:
    overdue = row.state == MeasureState.PLANNED.value and row.due is not None and row.due < today
    return LeftMeasure(
        measure=MeasureId(row.id),
        what=row.what,
        unit=unit,
        due=row.due,
        overdue=overdue,
        who=row.name,
        gone=row.ended_on is not None,
        person=PersonId(row.accountable_id),
    )


def _roles_of(session: Session, people: Collection[str]) -> defaultdict[str, list[Role]]:
    found: defaultdict[str, list[Role]] = defaultdict(list)
    if people:
        for role in map(ROLES.read, session.execute(ROLES_EVER, {"people": sorted(people)})):
            found[role.person].append(role)
    return found


def _had_another(roles: Iterable[Role], today: date) -> bool:
    return any(role.valid_to is not None and role.valid_to < today for role in roles)


def _has_left(roles: Sequence[Role], line: Collection[NodeId], today: date) -> bool:
    """Had a part in the unit's line and has none any more. Somebody who never had one was asked from outside."""
    here = [role for role in roles if role.node in line]
    return _had_another(here, today) and not any(role.valid_to is None or role.valid_to >= today for role in here)


def waiting_in(session: Session, rows: Sequence[Any], held: Sequence[Any], today: date) -> Iterable[UnmanagedUnit]:
    """Only those with something waiting, or still there: one that ended and is empty is nobody's business any more."""
    ids = [NodeId(row.id) for row in rows]
    reviews, matters = _open_reviews(session, ids, today), _matters_to(session, ids)
    measures = Counter(row.node_id for row in held)
    for row in sorted(rows, key=lambda one: (organisation.alphabetical(one.name), one.id)):
        unit = UnmanagedUnit(
            node=NodeId(row.id),
            name=row.name,
            ended=row.ended_on is not None,
            reviews=tuple(reviews[NodeId(row.id)]),
            measures=measures[row.id],
            matters=matters[row.id],
        )
        if unit.reviews or unit.measures or unit.matters or not unit.ended:
            yield unit


def _open_reviews(session: Session, nodes: Collection[NodeId], today: date) -> defaultdict[NodeId, list[Any]]:
    """Begun or not, and not signed; of a joint review every unit of these."""
    year = newest_year(session)
    found: defaultdict[NodeId, list[Any]] = defaultdict(list)
    for id_ in reviews_at(session, nodes, year) if year is not None else ():
        review = load(session, ReviewId(id_), today, with_past=False)
        if review is not None and not review.withdrawn and review.stage is not Stage.SIGNED:
            live = organisation.nodes(session) if len(review.nodes) > 1 else {}
            shared = any(node.id in live for node in review.nodes)
            for node in review.nodes:
                if node.id in live or not shared:  # what an ended unit shares goes on with those who are still there
                    found[node.id].append((build.name_of(review), review.stage))
    return found


def _matters_to(session: Session, nodes: Collection[NodeId]) -> Counter[str]:
    rows = session.execute(
        select(MatterRow.to_node_id, func.count())
        .where(MatterRow.to_node_id.in_(list(nodes)), MatterRow.state == UNANSWERED, MatterRow.to_role == "manager")
        .group_by(MatterRow.to_node_id)
    )
    return Counter({node: number for node, number in rows})  # noqa: C416


def left_to(session: Session, person: PersonId, today: date) -> tuple[LeftMeasure, ...]:
    """The measures that this person sees to until somebody has taken them over."""
    held = organisation.roles_of(session, person, today)
    return left(session, [role.node for role in held if role.kind.value in MANAGING], today).measures


def deputy_for(session: Session, person: PersonId, today: date) -> dict[MeasureId, tuple[PersonId, ...]]:
    """Those, and with nobody the person's own where they have left the unit's line: others are reminded of them."""
    mine = {one.measure: (person,) for one in left_to(session, person, today)}
    held = session.execute(HELD_BY, {"person": person}).all()
    names = {NodeId(row.node_id): "" for row in held}
    nobody: tuple[PersonId, ...] = ()
    return {one.measure: nobody for one in _left(session, held, names, today)} | mine


# --- for everybody


def deputies(session: Session, today: date) -> dict[MeasureId, tuple[PersonId, ...]]:
    """Who sees to each measure without anybody, for the morning's reminders and the coordinator."""
    held = session.execute(HELD).all()
    names = {NodeId(row.node_id): "" for row in held}
    found = list(_left(session, held, names, today))
    if not found:
        return {}
    nodes, roles = organisation.nodes(session), organisation.roles(session, today)
    parents = {id_: parent for id_, parent in session.execute(select(NodeRow.id, NodeRow.parent_id))}  # noqa: C416
    units = {row.id: NodeId(row.node_id) for row in held}
    by_node: defaultdict[NodeId, list[Role]] = defaultdict(list)
    for role in roles:
        by_node[role.node].append(role)
    return {one.measure: _nearest_managers(units[one.measure], parents, nodes, by_node, today) for one in found}


def _nearest_managers(
    node: NodeId,
    parents: Mapping[str, str | None],
    live: Collection[NodeId],
    roles: Mapping[NodeId, list[Role]],
    today: date,
) -> tuple[PersonId, ...]:
    """The unit's, else of the nearest above: through nodes that have ended, too."""
    at: str | None = node
    while at is not None:
        found = managers_of(NodeId(at), roles.get(NodeId(at), ()), today) if at in live else ()
        if found:
            return found
        at = parents.get(at)
    return ()


# --- what a new manager takes over


def waiting_at(session: Session, node: NodeId, today: date) -> TakenOver:
    held = session.execute(HELD.where(_measure.c.node_id == node)).all()
    matters = session.scalar(
        select(func.count()).where(
            MatterRow.state == UNANSWERED, or_(MatterRow.from_node_id == node, MatterRow.to_node_id == node)
        )
    )
    late = [row for row in held if row.state == MeasureState.PLANNED.value and row.due and row.due < today]
    return TakenOver(
        reviews=tuple(_open_reviews(session, [node], today)[node]),
        measures=len(held),
        overdue=len(late),
        matters=matters or 0,
    )
