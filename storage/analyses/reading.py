"""The reading of analyses, each whole: who may write and confirm it is read anew each time, as of today."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, union_all
from sqlalchemy.orm import Session

from dialogs.analyses.rules.analysis import Analysis
from dialogs.ground.ids import AnalysisId, NodeId, PersonId, QuestionId, RoundId
from dialogs.organisation.rules.organisation import line_of, managers_of, reps_of
from storage.analyses.rows import ANALYSES, CORRECTIONS, EVIDENCE, PRIORITIES, PROPOSALS, TEXTS, THEMES, VIEWS
from storage.mapped import Mapped, Record
from storage.measures import homes as measure_homes
from storage.organisation import tree as organisation
from storage.tables import Table
from storage.tables.levels import AnalysisRow, DecisionRow
from storage.tables.rounds import RoundRow

_analysis, _round, _decision = AnalysisRow.__table__.c, RoundRow.__table__.c, DecisionRow.__table__.c
_tables = Table.metadata.tables
ANALYSIS = ANALYSES.select(_analysis.node_id, _round.year).join_from(
    AnalysisRow.__table__, RoundRow.__table__, _round.id == _analysis.round_id
)


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
    text, view, correction = _of(session, TEXTS, id_), _of(session, VIEWS, id_), _of(session, CORRECTIONS, id_)
    texts = {QuestionId(one.question_id): TEXTS.read_from(one) for one in text}
    views = tuple(sorted(map(VIEWS.read_from, view), key=lambda one: one.at))
    corrections = tuple(sorted(map(CORRECTIONS.read_from, correction), key=lambda one: one.version))
    managers, reps = seats(session, node, today)
    people = {*managers, *reps, *(one.person for one in views), *(one.by for one in texts.values()), row.started_by}
    return ANALYSES.read(
        row,
        year=row.year,
        node=home.nodes[0],
        managers=managers,
        reps=reps,
        people=organisation.people(session, people),
        texts=texts,
        evidence=_standing(session, EVIDENCE, id_, "at"),
        themes=_standing(session, THEMES, id_, "at"),
        priorities=_standing(session, PRIORITIES, id_, "place", "at"),
        proposals=_standing(session, PROPOSALS, id_, "place", "at"),
        views=views,
        corrections=corrections,
        taken_out=_taken_out(session, id_),
        adopted_version=_adopted(session, id_),
    )


def seats(session: Session, node: NodeId, today: date) -> tuple[tuple[PersonId, ...], tuple[PersonId, ...]]:
    """The level's managers and its safety representatives, as of today. Nobody is the representative of their own work."""
    line = line_of(node, organisation.nodes(session))
    roles = organisation.roles_at(session, line, today)
    managers = managers_of(node, roles, today)
    return managers, tuple(one for one in reps_of(line, roles, today) if one not in managers)


def _of(session: Session, mapped: Mapped[Any], analysis: AnalysisId) -> Collection[Any]:
    return session.execute(select(mapped.table).where(mapped.table.c.analysis_id == analysis)).all()


def _standing(session: Session, mapped: Mapped[Record], analysis: AnalysisId, *order: str) -> tuple[Record, ...]:
    """Those that were not taken out, in their order."""
    rows = mapped.table.c
    here = mapped.select().where(rows.analysis_id == analysis).order_by(*(rows[name] for name in order), rows.id)
    still = here.where(rows.removed.is_(False)) if "removed" in rows else here
    return tuple(map(mapped.read, session.execute(still)))


def _taken_out(session: Session, analysis: AnalysisId) -> frozenset[UUID]:
    every = union_all(
        *(
            select(rows.c.id).where(rows.c.analysis_id == analysis, rows.c.removed.is_(True))
            for rows in (_tables[name] for name in ("evidence", "priority", "proposal"))
        )
    )
    return frozenset(session.scalars(every))


def _adopted(session: Session, analysis: AnalysisId) -> int:
    """The newest version that a body has decided on: "inget beslut ännu" adopts nothing."""
    newest = select(func.max(_decision.analysis_version)).where(
        _decision.analysis_id == analysis, _decision.none_yet.is_(False)
    )
    return session.scalar(newest) or 0
