"""What is allowed but seldom meant: a node that nobody answers for, a person who can never be recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from dialogs.ground.ids import NodeId
from dialogs.organisation.rules.organisation import RoleKind
from storage.organisation.importing.problems import Problem, ProblemKind
from storage.organisation.importing.records import NodeRecord, PersonRecord, Plan


def about(plan: Plan, today: date) -> Iterable[Problem]:
    held: dict[RoleKind, set[NodeId]] = defaultdict(set)
    for role in plan.roles:
        if role.valid_to is None or role.valid_to >= today:
            held[role.kind].add(role.node)
    yield from _managers(plan, held[RoleKind.MANAGER])
    yield from _reps(plan, held[RoleKind.SAFETY_REP], held[RoleKind.CHIEF_SAFETY_REP])
    yield from _people(plan)


def _managers(plan: Plan, managed: set[NodeId]) -> Iterable[Problem]:
    return (_at(one, ProblemKind.NODE_WITHOUT_MANAGER) for one in plan.nodes if one.id not in managed)


def _reps(plan: Plan, represented: set[NodeId], chiefs: set[NodeId]) -> Iterable[Problem]:
    """Units, which are the nodes with nothing below, that neither have a rep nor a huvudskyddsombud above."""
    parents = {one.id: one.parent for one in plan.nodes}
    inner = set(parents.values())
    for one in plan.nodes:
        if one.id in inner or one.id in represented:
            continue
        at: NodeId | None = one.id
        while at is not None and at not in chiefs:
            at = parents[at]
        if at is None:
            yield _at(one, ProblemKind.UNIT_WITHOUT_REP)


def _people(plan: Plan) -> Iterable[Problem]:
    with_role = {role.person for role in plan.roles}
    for one in plan.people:
        if one.id not in with_role:
            yield _at(one, ProblemKind.PERSON_WITHOUT_ROLE)
        elif not one.email and not one.entra_id:
            yield _at(one, ProblemKind.PERSON_WITHOUT_ADDRESS)


def _at(one: NodeRecord | PersonRecord, kind: ProblemKind) -> Problem:
    return Problem(kind=kind, file=one.source.file, row=one.source.row, column="id", value=one.id, fact=one.name)
