"""Reading a matter whole: its voices, who has it and who is told of it today, what has been done, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, MeasureId, NodeId, PersonId, QuestionId
from dialogs.ground.texts import Text
from dialogs.matters.rules.matter import Beside, CameOf, MatterCase, Step, Voice
from dialogs.organisation.rules.organisation import line_of, managers_of, reps_of
from dialogs.organisation.rules.receivers import Receiver, ReceiverRole, holders
from dialogs.reviews.rules import standing
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.said import MatterState
from storage.checklists.versions import checklist_of
from storage.matters.rows import LIFTED, STEPS, VOICES
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow
from storage.tables.reviews import MatterRow, MatterStepRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

_m, _s, _measure = MatterRow.__table__.c, MatterStepRow.__table__.c, MeasureRow.__table__.c
LIVE = (MatterState.OPEN.value, MatterState.TAKEN.value)
MATTER = select(MatterRow.__table__)


def case(session: Session, matter: MatterId, today: date) -> MatterCase | None:
    """The matter, or the one that it has become a voice of. None if there is none with this id."""
    row = session.execute(MATTER.where(_m.id == matter)).one_or_none()
    while row is not None and row.merged_into_id is not None:
        row = session.execute(MATTER.where(_m.id == row.merged_into_id)).one_or_none()
    if row is None:
        return None
    with_it = MATTER.where(or_(_m.id == row.id, _m.merged_into_id == row.id)).order_by(_m.lifted_at, _m.id)
    voices = session.execute(with_it).all()
    beside = session.execute(_beside(row)).all() if row.state in LIVE else []
    steps = _steps(session, [one.id for one in voices])
    surroundings = _Surroundings(session, [*voices, *beside], steps, today)
    return _case(session, row, voices, beside, steps, surroundings)


def _beside(row: Any) -> Any:
    """Other open matters with the same receiver."""
    same = (_m.to_node_id == row.to_node_id, _m.to_role == row.to_role, _m.state == MatterState.OPEN.value)
    return MATTER.where(*same, _m.id != row.id).order_by(_m.lifted_at, _m.id)


class _Surroundings:
    """The tree and the roles around the matters that are read: asked for once."""

    def __init__(self, session: Session, lifted: Collection[Any], steps: Iterable[Step], today: date) -> None:
        self.today = today
        self.nodes = organisation.nodes(session)
        covered = _covered(session, [one.review_id for one in lifted if one.review_id])
        self.units = {one.id: covered.get(one.review_id) or (NodeId(one.from_node_id),) for one in lifted}
        self.receivers = {NodeId(one.to_node_id) for one in lifted} | {step.to.node for step in steps if step.to}
        places = {node for units in self.units.values() for unit in units for node in self.line(unit)}
        self.roles = organisation.roles_at(session, places | self.receivers, today)
        known = session.execute(
            select(NodeRow.id, NodeRow.name, NodeRow.building).where(NodeRow.id.in_(places | self.receivers))
        ).all()
        self.names = {NodeId(id_): name for id_, name, _ in known}
        self.buildings = {id_: building for id_, _, building in known}
        self.sees_to = _accountable(session, lifted)

    def line(self, unit: NodeId) -> list[NodeId]:
        return line_of(unit, self.nodes) or [unit]

    def unit(self, lifted: Any) -> str:
        return ", ".join(self.names.get(one, one) for one in self.units[lifted.id])

    def managers(self, lifted: Any) -> tuple[PersonId, ...]:
        found = (one for unit in self.units[lifted.id] for one in managers_of(unit, self.roles, self.today))
        return tuple(dict.fromkeys(found))

    def people(self, lifted: Any) -> tuple[PersonId, ...]:
        """Who is told: the units' managers and representatives, and who sees to the measure that they have lifted."""
        reps = (one for unit in self.units[lifted.id] for one in reps_of(self.line(unit), self.roles, self.today))
        own = [PersonId(lifted.lifted_by)] if self.sees_to.get(lifted.measure_id) == lifted.lifted_by else []
        return tuple(dict.fromkeys((*self.managers(lifted), *reps, *own)))

    def holders(self, to: Receiver) -> tuple[PersonId, ...]:
        return holders(to, self.roles, self.today)


def _case(
    session: Session,
    row: Any,
    voices: Collection[Any],
    beside: Collection[Any],
    steps: tuple[Step, ...],
    of: _Surroundings,
) -> MatterCase:
    to = _receiver(row.to_node_id, row.to_role)
    before = {step.to for step in steps if step.to} - {to}
    number, short = question(session, row)
    found = MatterCase(
        matter=LIFTED.read_from(row, to=to),
        to_name=of.names.get(to.node, to.node),
        voices=tuple(_voice(one, of) for one in voices),
        holders=of.holders(to),
        held_before=tuple(sorted({person for one in before for person in of.holders(one)})),
        steps=steps,
        number=number,
        short=short,
        came_of=_came_of(session, steps, of.today),
        beside=tuple(_one_beside(one, voices, of) for one in beside),
        places=of.names,
    )
    return replace(found, people=organisation.people(session, _named(found)))


def _voice(lifted: Any, of: _Surroundings) -> Voice:
    return VOICES.read_from(lifted, unit=of.unit(lifted), managers=of.managers(lifted), people=of.people(lifted))


def _one_beside(lifted: Any, voices: Collection[Any], of: _Surroundings) -> Beside:
    """Alike where the question is the same, or the house that they sit in."""
    asked = {one.question_id for one in voices if one.question_id}
    houses = {of.buildings.get(one.from_node_id) for one in voices} - {None}
    return Beside(
        matter=MatterId(lifted.id),
        revision=lifted.revision,
        unit=of.unit(lifted),
        what=lifted.what,
        alike=lifted.question_id in asked or of.buildings.get(lifted.from_node_id) in houses,
        wanted_by=lifted.wanted_by,
        people=of.people(lifted),
    )


def _receiver(node: str, role: str) -> Receiver:
    return Receiver(node=NodeId(node), role=ReceiverRole(role))


def _named(found: MatterCase) -> set[PersonId]:
    """Everybody whose name the card may need."""
    accountable = {found.came_of.accountable} if found.came_of and found.came_of.accountable else set()
    lifted = {voice.by for voice in found.voices}
    return {*found.holders, *accountable, *lifted, *(step.by for step in found.steps)}


def _covered(session: Session, reviews: Collection[UUID]) -> dict[UUID, tuple[NodeId, ...]]:
    """All units that answered in a review, by name."""
    found: dict[UUID, list[NodeId]] = defaultdict(list)
    rows = session.execute(
        select(ReviewNodeRow.review_id, ReviewNodeRow.node_id)
        .join(NodeRow, NodeRow.id == ReviewNodeRow.node_id)
        .where(ReviewNodeRow.review_id.in_(reviews))
        .order_by(NodeRow.name, NodeRow.id)
    )
    for review, node in rows:
        found[review].append(NodeId(node))
    return {review: tuple(nodes) for review, nodes in found.items()}


def _accountable(session: Session, lifted: Collection[Any]) -> dict[UUID, str | None]:
    wanted = [one.measure_id for one in lifted if one.measure_id]
    if not wanted:
        return {}
    rows = session.execute(select(_measure.id, _measure.accountable_id).where(_measure.id.in_(wanted)))
    return {row.id: row.accountable_id for row in rows}


def _steps(session: Session, matters: Collection[UUID]) -> tuple[Step, ...]:
    """Of the matter and of its voices, in the order they were taken; a merging is told once, by the one that stayed."""
    steps = STEPS.select(_s.to_node_id, _s.to_role).where(_s.matter_id.in_(matters)).order_by(_s.at, _s.id)
    return tuple(
        STEPS.read(row, to=_receiver(row.to_node_id, row.to_role) if row.to_node_id else None)
        for row in session.execute(steps)
    )


def _came_of(session: Session, steps: Collection[Step], today: date) -> CameOf | None:
    measure = next((step.measure for step in reversed([*steps]) if step.measure), None)
    row = session.execute(select(MeasureRow.__table__).where(_measure.id == measure)).one_or_none() if measure else None
    if measure is None or row is None:
        return None
    facts = standing.Facts(
        kind=MeasureKind(row.kind), state=MeasureState(row.state), due=row.due, done_at=row.done_at, running=True
    )
    return CameOf(
        measure=measure,
        what=row.what,
        due=row.due,
        accountable=PersonId(row.accountable_id) if row.accountable_id else None,
        standing=facts.standing(today),
    )


def question(session: Session, lifted: Any) -> tuple[int | None, Text | None]:
    """The question as its round asked it; one that a node has added is only in that node's own review."""
    if not lifted.question_id or not lifted.review_id:
        return None, None
    core = session.scalar(
        select(RoundRow.core_id)
        .join(ReviewRow, ReviewRow.round_id == RoundRow.id)
        .where(ReviewRow.id == lifted.review_id)
    )
    checklist, asked = checklist_of(session, core or 0), QuestionId(lifted.question_id)
    return (checklist.number(asked), checklist.question(asked).short) if asked in checklist else (None, None)


def that_led_to(session: Session, measure: MeasureId) -> list[MatterId]:
    """The matters that a measure came of; one that follows another, because that was not enough, came of the same."""
    line: list[MeasureId] = []
    at: MeasureId | None = measure
    while at is not None and at not in line:
        line.append(at)
        before = session.scalar(select(MeasureRow.follows_id).where(MeasureRow.id == at))
        at = MeasureId(before) if before else None
    found = session.scalars(
        select(MatterStepRow.matter_id).where(MatterStepRow.measure_id.in_(line)).order_by(MatterStepRow.id)
    )
    return [MatterId(one) for one in dict.fromkeys(found)]
