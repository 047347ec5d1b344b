"""Analyses that wait for somebody: for the level's representative to look, or for a body to decide."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select, union_all
from sqlalchemy.orm import Session

from dialogs.analyses.rules.analysis import Analysis, AnalysisStage
from dialogs.ground.ids import AnalysisId, NodeId, PersonId, RoundId
from dialogs.home.pages import WaitingAnalysis
from dialogs.organisation.rules.organisation import RoleKind
from storage.analyses import reading as analyses
from storage.organisation import tree as organisation
from storage.organisation.bodies import SPEAK
from storage.reviews import rounds
from storage.tables import Table
from storage.tables.levels import AnalysisRow, BodyMemberRow, BodyRow, DecisionRow

REPRESENTING = (RoleKind.SAFETY_REP, RoleKind.CHIEF_SAFETY_REP)
_analysis, _decision = AnalysisRow.__table__.c, DecisionRow.__table__.c
_body, _member = BodyRow.__table__.c, BodyMemberRow.__table__.c
_adopted = select(_decision.analysis_id).where(
    _decision.analysis_id == _analysis.id,
    _decision.analysis_version >= _analysis.version,
    _decision.none_yet.is_(False),
)


def with_rep(session: Session, of: RoundId, today: date, person: PersonId | None) -> Iterator[Analysis]:
    """Whole, because what it waits for follows from its words. Nothing is read for somebody who represents nobody."""
    if person is not None and not _represents(session, person, today):
        return
    for said in _sent(session, of, today, _analysis.no_rep_reason.is_(None)):
        if said.stage is AnalysisStage.WITH_REP and (person is None or person in said.reps):
            yield said


def _represents(session: Session, person: PersonId, today: date) -> bool:
    return any(role.kind in REPRESENTING for role in organisation.roles_of(session, person, today))


def _sent(session: Session, of: RoundId, today: date, *conditions: ColumnElement[bool]) -> Iterator[Analysis]:
    """Sent on, and not adopted as they are."""
    query = select(_analysis.id).where(
        _analysis.round_id == of, _analysis.sent_to_rep_at.is_not(None), ~_adopted.exists(), *conditions
    )
    for one in session.scalars(query.order_by(_analysis.id)).all():
        said = analyses.by_id(session, AnalysisId(one), today)
        if said is not None:
            yield said


def changed_at(session: Session, analysis: AnalysisId) -> datetime | None:
    """Since then it has been as it is: who works on it keeps nobody waiting."""
    tables = (Table.metadata.tables[name] for name in ("analysis_text", "priority", "proposal", "evidence", "theme"))
    parts = [select(rows.c.at.label("at")).where(rows.c.analysis_id == analysis) for rows in tables]
    sent = select(_analysis.sent_to_rep_at.label("at")).where(_analysis.id == analysis)
    every = union_all(sent, *parts).subquery()
    found: datetime | None = session.scalar(select(func.max(every.c.at)))
    return found


# --- on somebody's start page


def of_person(
    session: Session, person: PersonId, managed: Collection[NodeId], today: date
) -> tuple[WaitingAnalysis, ...]:
    """Of the newest year: what waits for the person's own view; and of the levels they decide for, what waits for others."""
    of = next(iter(rounds.rounds(session)), None)  # the newest year's; of several the first by its checklist
    if of is None:
        return ()
    spoken_for = select(_body.node_id).where(
        _body.ended_on.is_(None),
        _body.id.in_(select(_member.body_id).where(_member.person_id == person, _member.role.in_(SPEAK))),
    )
    mine = or_(_analysis.node_id.in_(list(managed)), _analysis.node_id.in_(spoken_for))
    decides = {one.id: one for one in _sent(session, of.id, today, mine)}
    looks = {one.id: one for one in with_rep(session, of.id, today, person)}
    return tuple(
        WaitingAnalysis(
            node=one.node.id,
            level=one.node.name,
            year=one.year,
            mine=one.id in looks,
            stage=one.stage,
        )
        for one in {**looks, **decides}.values()
    )
