"""Which unit takes over from one that ends: as the file says, else where the unit's people are from now on.

A guess hinders nothing: what is open is offered to the manager there, who may say that it is not theirs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.organisation.rules.organisation import RoleKind
from storage.organisation.importing.changes import Change, ChangeKind, Successor
from storage.organisation.importing.held import HeldRole
from storage.organisation.importing.problems import Problem, ProblemKind
from storage.organisation.importing.records import NodeRecord, Plan, RoleRecord
from storage.tables.organisation import NodeRow, TakeOverRow

WEIGHT = {RoleKind.MANAGER: 4, RoleKind.SAFETY_REP: 2, RoleKind.STAND_IN: 1}  # whose going tells most of where it went


def find(
    session: Session, plan: Plan, nodes: Sequence[Change[NodeRecord]], roles: Sequence[HeldRole], today: date
) -> tuple[tuple[Successor, ...], tuple[Problem, ...]]:
    """Those of units that end now; and of earlier ones where the file says so first now and nobody has answered yet."""
    wanted = {one.id: one for one in plan.nodes}
    ending = {one.about.id: one.about for one in nodes if one.kind is ChangeKind.ENDED}
    ended = {NodeId(id_): name for id_, name in session.execute(select(NodeRow.id, NodeRow.name)) if id_ not in wanted}
    said = {old: one.id for one in plan.nodes for old in one.replaces if old in ended}
    known = {row.node_id: row for row in session.scalars(select(TakeOverRow))}
    found = [
        Successor(node=old, name=ended[old], to=new, to_name=wanted[new].name, said=True)
        for old, new in said.items()
        if old in ending or _is_news(known.get(old), new)
    ]
    for node in (one for one in ending if one not in said):
        new = _where_they_went(ending[node], wanted, roles, plan.roles, today)
        if new is not None:
            found.append(Successor(node=node, name=ended[node], to=new, to_name=wanted[new].name, said=False))
    problems = tuple(_wrong(one, old) for one in plan.nodes for old in one.replaces if old not in ended)
    return tuple(found), problems


def _is_news(known: TakeOverRow | None, to: NodeId) -> bool:
    return known is None or (known.answer is None and known.to_node_id != to)


def _wrong(one: NodeRecord, old: NodeId) -> Problem:
    kind, at = ProblemKind.REPLACES_NOBODY, one.source
    return Problem(kind=kind, file=at.file, row=at.row, column="ersätter", value=old, fact=one.name)


def _where_they_went(
    gone: NodeRecord,
    wanted: Mapping[NodeId, NodeRecord],
    before: Iterable[HeldRole],
    after: Iterable[RoleRecord],
    today: date,
) -> NodeId | None:
    """The unit with most of its people, its manager counted most; beside it before far away. Not a level above it."""
    here: dict[PersonId, int] = defaultdict(int)
    for role in (one.record for one in before):
        if role.node == gone.id and _holds(role, today) and role.kind in WEIGHT:
            here[role.person] = max(here[role.person], WEIGHT[role.kind])
    above = _above(gone, wanted)
    score: Counter[NodeId] = Counter()
    for role in after:
        if role.person in here and role.kind in WEIGHT and role.node not in above and _holds(role, today):
            score[role.node] += here[role.person]
    if not score:
        return None
    return min(score, key=lambda one: (-score[one], wanted[one].parent != gone.parent, wanted[one].name, one))


def _holds(role: RoleRecord, today: date) -> bool:
    return role.valid_to is None or role.valid_to >= today


def _above(gone: NodeRecord, wanted: Mapping[NodeId, NodeRecord]) -> Collection[NodeId]:
    line: list[NodeId] = []
    at = gone.parent
    while at is not None and at in wanted and at not in line:
        line.append(at)
        at = wanted[at].parent
    return line
