"""What the inspector's file says beside the answers: measures, matters, assessments, decisions. A query each, for any level."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select

from dialogs.decisions.rules.decision import BodyKind
from dialogs.documents.rules.binder import Assessed, ExtraDone, Lifted, MethodDecided, Planned, Treated
from dialogs.ground.ids import QuestionId
from dialogs.organisation.rules.receivers import MatterKind
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.review import IN_PLAN, MeasureKind, MeasureState
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.standing import Facts as Standing
from storage.documents.binder_ground import Ground
from storage.organisation import tree as organisation
from storage.reviews import method_decisions
from storage.tables.levels import BodyRow, DecisionRow
from storage.tables.organisation import PersonRow
from storage.tables.reviews import MatterRow, MeasureRow, RiskAssessmentRow
from storage.tables.rounds import ReviewRow, RoundRow

_review = ReviewRow.__table__.c
_measure, _matter = MeasureRow.__table__.c, MatterRow.__table__.c
_round = RoundRow.__table__.c
_assessed, _decision, _body = RiskAssessmentRow.__table__.c, DecisionRow.__table__.c, BodyRow.__table__.c
_PLANNED = [state.value for state in IN_PLAN]


def plan(ground: Ground) -> tuple[Planned, ...]:
    """Of the year's reviews, and what was planned beside them in the year."""
    of_year = (_measure.created_at >= ground.first(), _measure.created_at < ground.after())
    rows = ground.session.execute(
        select(MeasureRow.__table__, PersonRow.__table__.c.name.label("who"))
        .outerjoin_from(MeasureRow.__table__, PersonRow.__table__, PersonRow.__table__.c.id == _measure.accountable_id)
        .where(
            _measure.state.in_(_PLANNED),
            or_(
                _measure.review_id.in_(ground.signed),
                and_(_measure.review_id.is_(None), _measure.node_id.in_(ground.below), *of_year),
            ),
        )
        .order_by(_measure.created_at, _measure.id)
    )
    found = [_planned(ground, row) for row in rows]
    return tuple(sorted(found, key=lambda one: (organisation.alphabetical(one.unit), one.number or 0)))


def _planned(ground: Ground, row: Any) -> Planned:
    kind, state = MeasureKind(row.kind), MeasureState(row.state)
    asked = QuestionId(row.question_id) if row.question_id else None
    known = asked if asked is not None and asked in ground.checklist else None
    sensitive = known is not None and ground.checklist.question(known).sensitive
    standing = Standing(kind=kind, state=state, due=row.due, done_at=row.done_at, running=True)
    return Planned(
        unit=ground.name(row.node_id),
        number=ground.checklist.number(known) if known else None,
        what="" if sensitive else row.what,
        kind=kind,
        state=state,
        at_once=row.done_at_once,
        due=row.due,
        accountable=row.who or "",
        done_on=ground.day(row.done_at) if row.done_at else None,
        control_on=standing.control_on,
        controlled_on=ground.day(row.controlled_at) if row.controlled_at else None,
    )


def matters(ground: Ground) -> tuple[Lifted, ...]:
    """Lifted in the year's reviews, or beside them in the year."""
    of_year = (_matter.lifted_at >= ground.first(), _matter.lifted_at < ground.after())
    rows = ground.session.execute(
        select(_matter.kind, _matter.state, _matter.wanted_by)
        .where(
            _matter.from_node_id.in_(ground.below),
            or_(_matter.review_id.in_(ground.signed), and_(_matter.review_id.is_(None), *of_year)),
        )
        .order_by(_matter.lifted_at, _matter.id)
    )
    return tuple(
        Lifted(kind=MatterKind(kind), state=MatterState(state), wanted_by=wanted) for kind, state, wanted in rows
    )


def assessments(ground: Ground) -> tuple[Assessed, ...]:
    """The latest day until then, of every unit that is expected to do the follow-up."""
    own = ground.node in ground.of.at.optional
    due = ground.below if own else ground.below - ground.of.at.optional
    units = {node for one in ground.of.standing.reviews for node in one.nodes if node in due}
    rows = ground.session.execute(
        select(_assessed.node_id, func.max(_assessed.assessed_on))
        .where(_assessed.node_id.in_(units), _assessed.assessed_on <= ground.on)
        .group_by(_assessed.node_id)
    )
    days: dict[str, date] = {row[0]: row[1] for row in rows}
    ordered = sorted(units, key=lambda one: (organisation.alphabetical(ground.name(one)), one))
    return tuple(Assessed(unit=ground.name(node), on=days.get(node)) for node in ordered)


def methods(ground: Ground) -> tuple[MethodDecided, ...]:
    held = method_decisions.holding(method_decisions.decisions(ground.session, ground.of.of.year)).values()
    return tuple(
        MethodDecided(node=ground.name(one.node), method=one.method, on=one.on, body=one.body)
        for one in held
        if ground.is_here_or_above(one.node)
    )


def extras(ground: Ground) -> tuple[ExtraDone, ...]:
    rows = ground.session.execute(
        select(_round.extra_node_id, _round.extra_kind, _round.opens, func.max(_review.signed_at).label("signed_at"))
        .join_from(RoundRow.__table__, ReviewRow.__table__, _review.round_id == _round.id)
        .where(_round.year == ground.of.of.year, _round.extra_node_id.in_(ground.below))
        .group_by(_round.id, _round.extra_node_id, _round.extra_kind, _round.opens)
        .order_by(_round.opens, _round.extra_node_id)
    )
    return tuple(
        ExtraDone(
            unit=ground.name(row.extra_node_id),
            kind=ExtraKind(row.extra_kind),
            opened_on=row.opens,
            signed_on=ground.day(row.signed_at) if row.signed_at else None,
        )
        for row in rows
    )


def treated(ground: Ground) -> tuple[Treated, ...]:
    """By bodies of the node and of the levels above it, whose plans are its own, too. One that was corrected is gone."""
    corrected = select(_decision.corrects_id).where(_decision.corrects_id.is_not(None))
    rows = ground.session.execute(
        select(
            _decision.node_id,
            _body.name,
            _body.kind,
            _decision.decided_on,
            _decision.paragraph,
            _decision.registry_number,
            _decision.none_yet,
        )
        .join_from(DecisionRow.__table__, BodyRow.__table__, _body.id == _decision.body_id)
        .where(
            _decision.round_id == ground.of.of.id,
            _decision.node_id.in_(ground.of.at.lines[ground.node]),
            _decision.id.not_in(corrected),
        )
        .order_by(_decision.decided_on, _decision.recorded_at)
    )
    return tuple(
        Treated(
            node=ground.name(row.node_id),
            body=row.name,
            kind=BodyKind(row.kind),
            on=row.decided_on,
            paragraph=row.paragraph,
            registry_number=row.registry_number,
            none_yet=row.none_yet,
        )
        for row in rows
    )
