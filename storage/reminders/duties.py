"""Who owes what to a level's bodies, its representative and those beneath: as facts for reminders, with what a card says of each.

Of the newest year only: what nobody finished in the year before is not asked for for ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cached_property

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialogs.analyses.rules.decision import Decision
from dialogs.decisions.rules.agenda import agenda
from dialogs.decisions.rules.decision import Planned, laid_out
from dialogs.ground.ids import BodyId, DecisionId, NodeId, PersonId
from dialogs.organisation.rules.organisation import Node, RoleKind, line_of
from dialogs.reminders.pages import DueDuty
from dialogs.reminders.rules.duties import Duty, DutyId, OwedDuty
from storage.analyses import owed as waiting_analyses
from storage.decisions import annual_reports
from storage.decisions import reading as decisions
from storage.organisation import bodies
from storage.organisation import tree as organisation
from storage.organisation.bodies import SPEAK
from storage.reviews import rounds
from storage.reviews.rounds import Round
from storage.tables.levels import BodyMemberRow, BodyRow, DecisionRow, FeedbackReceiptRow, FeedbackRow
from storage.tables.organisation import RoleRow

Owed = tuple[OwedDuty, DueDuty]
MANAGING = (RoleKind.MANAGER.value, RoleKind.STAND_IN.value)
_role, _body = RoleRow.__table__.c, BodyRow.__table__.c
_member, _decision = BodyMemberRow.__table__.c, DecisionRow.__table__.c
_feedback, _receipt = FeedbackRow.__table__.c, FeedbackReceiptRow.__table__.c


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """The newest year, and whose duties are asked for: everybody's, or one person's. The tree only where it is needed."""

    session: Session
    of: Round
    zone: tzinfo
    today: date
    person: PersonId | None
    managers: Mapping[NodeId, tuple[PersonId, ...]]  # of every node, or the person at those that they manage

    @cached_property
    def nodes(self) -> Mapping[NodeId, Node]:
        return organisation.nodes(self.session)

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def name(self, node: NodeId) -> str:
        known = self.nodes.get(node)
        return known.name if known else node


def owed(session: Session, zone: tzinfo, today: date, person: PersonId | None = None) -> tuple[Owed, ...]:
    """In a handful of queries for everybody; in fewer for one person who has no part in any of it."""
    of = next(iter(rounds.rounds(session)), None)  # the newest year's; of several the first by its checklist
    if of is None:
        return ()
    managers = _managers(session, today, person)
    asked = _Asked(session=session, of=of, zone=zone, today=today, person=person, managers=managers)
    found = (*_agendas(session, asked), *_decided(session, asked), *_unread(session, asked), *_views(session, asked))
    return tuple({(one.person, one.id): (one, shown) for one, shown in found}.values())


def _managers(session: Session, today: date, person: PersonId | None) -> dict[NodeId, tuple[PersonId, ...]]:
    query = select(_role.node_id, _role.person_id).where(
        _role.kind.in_(MANAGING),
        or_(_role.valid_from.is_(None), _role.valid_from <= today),
        or_(_role.valid_to.is_(None), _role.valid_to >= today),
    )
    if person is not None:
        query = query.where(_role.person_id == person)
    found: dict[NodeId, tuple[PersonId, ...]] = {}
    for node, who in session.execute(query.order_by(_role.id)):
        found[NodeId(node)] = (*found.get(NodeId(node), ()), PersonId(who))
    return found


# --- the bodies' agendas


def _agendas(session: Session, asked: _Asked) -> Iterator[Owed]:
    """Of bodies that have neither seen the year's result nor decided on it."""
    with_body = {NodeId(one) for one in session.scalars(select(_body.node_id).where(_body.ended_on.is_(None)))}
    led = sorted(with_body & asked.managers.keys())
    if not led:
        return
    decided = set(session.scalars(select(_decision.body_id).where(_decision.round_id == asked.of.id)))
    days = annual_reports.days(session, asked.of.year)
    for body in bodies.of_nodes(session, led, asked.of.id):
        item = agenda(body, _plan(asked, days, body.node), asked.of.closes, asked.today)
        if item is None or item.on is None or body.id in decided:
            continue
        due = DueDuty(
            duty=Duty.AGENDA,
            node=body.node,
            level=asked.name(body.node),
            year=asked.of.year,
            body=body.id,
            body_name=body.name,
            on=item.meeting,
            by=item.by,
        )
        for who in asked.managers[body.node]:
            id_ = DutyId(f"{Duty.AGENDA.value}:{asked.of.year}:{body.id}")
            yield OwedDuty(person=who, duty=Duty.AGENDA, id=id_, since=asked.of.closes, on=item.on), due


def _plan(asked: _Asked, days: Mapping[NodeId, date], node: NodeId) -> tuple[Planned, ...]:
    on = next((days[one] for one in line_of(node, asked.nodes) if one in days), None)
    return laid_out(asked.of.closes, on) if on is not None else ()


# --- decisions


def _decided(session: Session, asked: _Asked) -> Iterator[Owed]:
    """What is not answered beneath, and what was expected: to the level's managers, and whoever wrote it for the body."""
    speakers = _speakers(session, asked.person)
    held = decisions.standing_at(session, asked.of.id, {*asked.managers, *(node for node, _ in speakers.values())})
    answered = set(session.scalars(select(_feedback.decision_id).where(_feedback.decision_id.in_([*held]))))
    names = _body_names(session, {one.body for one in held.values()})
    for one in held.values():
        wrote = (one.by,) if one.by in speakers.get(one.body, (one.node, ()))[1] else ()
        for duty, since in _unfinished(one, asked, is_answered=one.id in answered):
            due = DueDuty(
                duty=duty,
                node=one.node,
                level=asked.name(one.node),
                year=asked.of.year,
                body=one.body,
                body_name=names.get(one.body, one.body),
                decision=one.id,
                on=one.decided_on,
                by=one.expected_on,
            )
            id_ = DutyId(f"{duty.value}:{one.id.hex}")
            for who in dict.fromkeys((*asked.managers.get(one.node, ()), *wrote)):
                yield OwedDuty(person=who, duty=duty, id=id_, since=since), due


def _unfinished(one: Decision, asked: _Asked, *, is_answered: bool) -> Iterator[tuple[Duty, date]]:
    """What was expected and did not come is said instead of that it is not answered."""
    late = one.expected_on is not None and one.expected_on < asked.today
    if one.none_yet and one.expected_on is not None:
        yield Duty.EXPECTED, one.expected_on
    if not is_answered and not late:
        yield Duty.FEEDBACK, asked.day(one.at)


def _speakers(session: Session, person: PersonId | None) -> dict[BodyId, tuple[NodeId, tuple[PersonId, ...]]]:
    query = (
        select(_body.id, _body.node_id, _member.person_id)
        .join_from(BodyRow.__table__, BodyMemberRow.__table__, _member.body_id == _body.id)
        .where(_member.role.in_(SPEAK), _body.ended_on.is_(None))
        .order_by(_body.id, _member.person_id)
    )
    if person is not None:
        query = query.where(_member.person_id == person)
    found: dict[BodyId, tuple[NodeId, tuple[PersonId, ...]]] = {}
    for body, node, who in session.execute(query):
        known = found.get(BodyId(body), (NodeId(node), ()))
        found[BodyId(body)] = (known[0], (*known[1], PersonId(who)))
    return found


def _body_names(session: Session, ids: Iterable[BodyId]) -> dict[BodyId, str]:
    rows = session.execute(select(_body.id, _body.name).where(_body.id.in_(list(ids))))
    return {BodyId(row.id): row.name for row in rows}


# --- answers that nobody has read


def _unread(session: Session, asked: _Asked) -> Iterator[Owed]:
    """To the managers of the node that was answered. Of decisions that hold: a corrected one is nobody's to read any more."""
    query = (
        select(_receipt.node_id, _feedback.decision_id, _feedback.sent_at, _decision.node_id.label("level"))
        .join_from(FeedbackReceiptRow.__table__, FeedbackRow.__table__, _feedback.id == _receipt.feedback_id)
        .join(DecisionRow.__table__, _decision.id == _feedback.decision_id)
        .where(_decision.round_id == asked.of.id, _receipt.read_at.is_(None))
        .order_by(_feedback.sent_at, _receipt.node_id)
    )
    if asked.person is not None:
        query = query.where(_receipt.node_id.in_([*asked.managers]))
    mine = [row for row in session.execute(query) if NodeId(row.node_id) in asked.managers]
    held = decisions.standing_at(session, asked.of.id, {NodeId(row.level) for row in mine}) if mine else {}
    for row in mine:
        decision, at = held.get(DecisionId(row.decision_id)), NodeId(row.node_id)
        if decision is None:
            continue
        due = DueDuty(
            duty=Duty.RECEIPT,
            node=decision.node,
            level=asked.name(decision.node),
            year=asked.of.year,
            decision=decision.id,
            on=decision.decided_on,
            at=at,
            unit=asked.name(at),
        )
        id_ = DutyId(f"{Duty.RECEIPT.value}:{decision.id.hex}:{at}")
        for who in asked.managers[at]:
            yield OwedDuty(person=who, duty=Duty.RECEIPT, id=id_, since=asked.day(row.sent_at)), due


# --- analyses that wait for the level's representative


def _views(session: Session, asked: _Asked) -> Iterator[Owed]:
    for said in waiting_analyses.with_rep(session, asked.of.id, asked.today, asked.person):
        due = DueDuty(duty=Duty.LEVEL_VIEW, node=said.node.id, level=said.node.name, year=said.year)
        since = asked.day(waiting_analyses.changed_at(session, said.id) or said.started_at)
        id_ = DutyId(f"{Duty.LEVEL_VIEW.value}:{said.id.hex}")
        for who in said.reps:
            if asked.person in (None, who):
                yield OwedDuty(person=who, duty=Duty.LEVEL_VIEW, id=id_, since=since), due
