"""What levels say of a year, read whole: who may write and confirm it is read anew each time, as of today.

Writing is in `analyses_saving`; what a draft is made of in `analysis_grounds`.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, union_all
from sqlalchemy.orm import Session

from dialogs.analyses.rules.analysis import (
    Analysis,
    AnalysisText,
    AnalysisView,
    Correction,
    EvidenceKind,
    LevelPriority,
    OtherEvidence,
    PriorityKind,
    Proposal,
    Theme,
)
from dialogs.ground.ids import (
    AnalysisId,
    EvidenceId,
    NodeId,
    PersonId,
    PriorityId,
    ProposalId,
    QuestionId,
    RoundId,
    ThemeId,
)
from dialogs.organisation.rules.organisation import line_of, managers_of, reps_of
from storage.analyses.saving import begin, note_outcome, save
from storage.measures import homes as measure_homes
from storage.organisation import tree as organisation
from storage.reviews import MovedOn
from storage.tables import Table
from storage.tables.levels import AnalysisRow, DecisionRow, EvidenceRow, PriorityRow, ProposalRow, ThemeRow
from storage.tables.rounds import RoundRow

__all__ = ["MovedOn", "begin", "by_id", "note_outcome", "of", "save", "seats", "years_before"]

_analysis, _round, _decision = AnalysisRow.__table__.c, RoundRow.__table__.c, DecisionRow.__table__.c
_tables = Table.metadata.tables
ANALYSIS = select(AnalysisRow.__table__, _round.year).join(RoundRow.__table__, _round.id == _analysis.round_id)


def of(session: Session, node: NodeId, round_id: RoundId, today: date) -> Analysis | None:
    """None while nobody has begun it."""
    row = session.execute(ANALYSIS.where(_analysis.node_id == node, _analysis.round_id == round_id)).one_or_none()
    return _whole(session, row, today) if row is not None else None


def by_id(session: Session, analysis: AnalysisId, today: date) -> Analysis | None:
    row = session.execute(ANALYSIS.where(_analysis.id == analysis)).one_or_none()
    return _whole(session, row, today) if row is not None else None


def years_before(session: Session, node: NodeId, year: int, today: date) -> Analysis | None:
    """The newest of the years before: what was said then, to be looked at now."""
    earlier = ANALYSIS.where(_analysis.node_id == node, _round.year < year, _round.extra_kind.is_(None))
    row = session.execute(earlier.order_by(_round.year.desc(), _round.checklist_id).limit(1)).one_or_none()
    return _whole(session, row, today) if row is not None else None


def _whole(session: Session, row: Row[Any], today: date) -> Analysis | None:
    id_, node = AnalysisId(row.id), NodeId(row.node_id)
    home = measure_homes.of_node(session, node, today)
    if home is None:
        return None
    texts = {QuestionId(one.question_id): _text(one) for one in _of(session, "analysis_text", id_)}
    views = tuple(_view(one) for one in sorted(_of(session, "analysis_view", id_), key=lambda one: one.viewed_at))
    corrections = sorted(_of(session, "analysis_version", id_), key=lambda one: one.version)
    managers, reps = seats(session, node, today)
    people = {*managers, *reps, *(one.person for one in views), *(one.by for one in texts.values()), row.started_by}
    return Analysis(
        id=id_,
        round=RoundId(row.round_id),
        year=row.year,
        node=home.nodes[0],
        managers=managers,
        reps=reps,
        people=organisation.people(session, people),
        revision=row.revision,
        version=row.version,
        summary=row.summary,
        started_by=PersonId(row.started_by),
        started_at=row.started_at,
        sent_to_rep_at=row.sent_to_rep_at,
        no_rep_reason=row.no_rep_reason,
        texts=texts,
        evidence=tuple(_evidence(one) for one in _standing(session, EvidenceRow, id_)),
        themes=tuple(_theme(one) for one in session.execute(_themes(id_))),
        priorities=tuple(_priority(one) for one in _standing(session, PriorityRow, id_)),
        proposals=tuple(_proposal(one) for one in _standing(session, ProposalRow, id_)),
        views=views,
        corrections=tuple(_correction(one) for one in corrections),
        taken_out=_taken_out(session, id_),
        adopted_version=_adopted(session, id_),
    )


def seats(session: Session, node: NodeId, today: date) -> tuple[tuple[PersonId, ...], tuple[PersonId, ...]]:
    """The level's managers and its safety representatives, as of today. Nobody is the representative of their own work."""
    line = line_of(node, organisation.nodes(session))
    roles = organisation.roles_at(session, line, today)
    managers = managers_of(node, roles, today)
    return managers, tuple(one for one in reps_of(line, roles, today) if one not in managers)


def _of(session: Session, table: str, analysis: AnalysisId) -> Collection[Any]:
    rows = _tables[table]
    return session.execute(select(rows).where(rows.c.analysis_id == analysis)).all()


def _standing(
    session: Session, kind: type[EvidenceRow | PriorityRow | ProposalRow], analysis: AnalysisId
) -> Collection[Any]:
    """Those that were not taken out, in their order."""
    rows = kind.__table__.c
    order = (rows.at, rows.id) if kind is EvidenceRow else (rows.place, rows.at, rows.id)
    wanted = select(kind.__table__).where(rows.analysis_id == analysis, rows.removed.is_(False)).order_by(*order)
    return session.execute(wanted).all()


def _taken_out(session: Session, analysis: AnalysisId) -> frozenset[UUID]:
    every = union_all(
        *(
            select(rows.c.id).where(rows.c.analysis_id == analysis, rows.c.removed.is_(True))
            for rows in (_tables[name] for name in ("evidence", "priority", "proposal"))
        )
    )
    return frozenset(session.scalars(every))


def _themes(analysis: AnalysisId) -> Any:
    rows = ThemeRow.__table__.c
    return select(ThemeRow.__table__).where(rows.analysis_id == analysis).order_by(rows.at, rows.id)


def _adopted(session: Session, analysis: AnalysisId) -> int:
    """The newest version that a body has decided on: "inget beslut ännu" adopts nothing."""
    newest = select(func.max(_decision.analysis_version)).where(
        _decision.analysis_id == analysis, _decision.none_yet.is_(False)
    )
    return session.scalar(newest) or 0


# --- rows as values


def _text(row: Any) -> AnalysisText:
    return AnalysisText(text=row.text, by=PersonId(row.by), at=row.at)


def _view(row: Any) -> AnalysisView:
    return AnalysisView(
        person=PersonId(row.person_id), agrees=row.agrees, comment=row.comment, of_mark=row.of_mark, at=row.viewed_at
    )


def _correction(row: Any) -> Correction:
    return Correction(version=row.version, reason=row.reason, by=PersonId(row.by), at=row.at)


def _evidence(row: Any) -> OtherEvidence:
    return OtherEvidence(
        id=EvidenceId(row.id),
        question=QuestionId(row.question_id) if row.question_id else None,
        kind=EvidenceKind(row.kind),
        source=row.source,
        dated=row.dated,
        text=row.text,
        by=PersonId(row.by),
        at=row.at,
    )


def _theme(row: Any) -> Theme:
    from_hex = tuple(UUID(one) for one in row.measures)
    question = QuestionId(row.question_id) if row.question_id else None
    return Theme(id=ThemeId(row.id), question=question, name=row.name, rows=from_hex)


def _priority(row: Any) -> LevelPriority:
    return LevelPriority(
        id=PriorityId(row.id),
        kind=PriorityKind(row.kind),
        text=row.text,
        why=row.why,
        questions=tuple(QuestionId(one) for one in row.questions),
        place=row.place,
    )


def _proposal(row: Any) -> Proposal:
    return Proposal(
        id=ProposalId(row.id),
        text=row.text,
        questions=tuple(QuestionId(one) for one in row.questions),
        package=row.package,
        owner_node=NodeId(row.owner_node_id) if row.owner_node_id else None,
        owner=row.owner,
        year=row.year,
        place=row.place,
        outcome=row.outcome,
        outcome_note=row.outcome_note,
    )
