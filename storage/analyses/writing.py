"""Writing down what a level says of a year: the difference between what was read and what it is now, under its revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.analyses.changes import OutcomeNoted
from dialogs.analyses.rules.analysis import Analysis, AnalysisStep, AnalysisText
from dialogs.ground.ids import PersonId
from storage.analyses.rows import ANALYSES, CORRECTIONS, EVIDENCE, PRIORITIES, PROPOSALS, TEXTS, THEMES, VIEWS
from storage.ground.moved_on import MovedOn
from storage.ground.plain import plain
from storage.mapped import Mapped
from storage.tables import Table

_tables = Table.metadata.tables
_analysis = _tables["analysis"]
Values = dict[str, Any]
Item = TypeVar("Item", bound="_Item")


class _Item(Protocol):
    @property
    def id(self) -> UUID: ...


def begin(session: Session, analysis: Analysis, step: str, by: PersonId, now: datetime) -> None:
    """The level's first word of the year. Raises MovedOn where somebody else has begun in the same moment."""
    row = ANALYSES.values(analysis) | {"node_id": analysis.node.id, "revision": analysis.revision + 1}
    try:
        with session.begin_nested():
            session.execute(insert(_analysis).values(row))
    except IntegrityError as error:
        here = (_analysis.c.round_id == analysis.round) & (_analysis.c.node_id == analysis.node.id)
        if session.scalar(select(_analysis.c.id).where(here)) is None:
            raise
        raise MovedOn(analysis.id) from error
    _parts(session, None, analysis, by, now)
    _audit(session, analysis, step, by, now)


def save(session: Session, before: Analysis, after: Analysis, step: str, by: PersonId, now: datetime) -> None:
    """Raises MovedOn when it is not what was read; then nothing may be committed."""
    known = (_analysis.c.id == before.id) & (_analysis.c.revision == before.revision)
    values = ANALYSES.changed(before, after) | {"revision": before.revision + 1}
    done = session.execute(update(_analysis).where(known).values(values))
    if not isinstance(done, CursorResult) or done.rowcount != 1:
        raise MovedOn(before.id)
    if after.version > before.version:
        _keep_version(session, before, after)
    _parts(session, before, after, by, now)
    _audit(session, after, step, by, now)


def note_outcome(session: Session, noted: OutcomeNoted, by: PersonId, now: datetime) -> None:
    """Beside what was said then, which stays as it was: the analysis itself does not move."""
    rows = _tables["proposal"]
    values = {"outcome": noted.outcome.value, "outcome_note": noted.note}
    session.execute(update(rows).where(rows.c.id == noted.proposal).values(values))
    _audit(session, noted.of, AnalysisStep.OUTCOME.value, by, now)


def _audit(session: Session, analysis: Analysis, step: str, by: PersonId, now: datetime) -> None:
    subject = f"{analysis.node.id}:{analysis.year}"
    session.execute(
        insert(_tables["audit"]), {"at": now, "person_id": by, "tag": f"analysis:{step}", "subject": subject}
    )


# --- what is in it


def _parts(session: Session, before: Analysis | None, after: Analysis, by: PersonId, now: datetime) -> None:
    said = {"analysis_id": after.id, "by": by, "at": now}
    _texts(session, before.texts if before else {}, after)
    _views(session, before, after)
    _items(session, EVIDENCE.but({"by", "at"}), before.evidence if before else (), after.evidence, said)
    _items(session, PRIORITIES, before.priorities if before else (), after.priorities, said)
    _items(session, PROPOSALS, before.proposals if before else (), after.proposals, said)
    _items(session, THEMES, before.themes if before else (), after.themes, said)


def _texts(session: Session, before: Mapping[Any, AnalysisText], after: Analysis) -> None:
    rows = _tables["analysis_text"]
    changed = [which for which in {*before, *after.texts} if before.get(which) != after.texts.get(which)]
    if not changed:
        return
    session.execute(delete(rows).where(rows.c.analysis_id == after.id, rows.c.question_id.in_(changed)))
    new = [
        {"analysis_id": after.id, "question_id": which, **TEXTS.values(text)}
        for which in changed
        if (text := after.texts.get(which)) is not None
    ]
    if new:
        session.execute(insert(rows), new)


def _views(session: Session, before: Analysis | None, after: Analysis) -> None:
    """The newest of each representative: what they said of an earlier wording is in the audit as a step only."""
    rows, had = _tables["analysis_view"], before.views if before else ()
    for view in after.views:
        if view in had:
            continue
        session.execute(delete(rows).where(rows.c.analysis_id == after.id, rows.c.person_id == view.person))
        session.execute(insert(rows).values({"analysis_id": after.id, **VIEWS.values(view)}))


def _items(session: Session, mapped: Mapped[Item], before: Iterable[Item], after: Iterable[Item], said: Values) -> None:
    """New ones, changed ones, and those taken out: these stay as rows, because a decision may name them. A theme goes."""
    rows: Any = mapped.table
    had, has = {one.id: one for one in before}, {one.id: one for one in after}
    for id_, one in has.items():
        if id_ not in had:
            session.execute(insert(rows).values({**mapped.values(one), **said}))
        elif changed := mapped.changed(had[id_], one):
            session.execute(update(rows).where(rows.c.id == id_).values(changed))
    gone = [id_ for id_ in had if id_ not in has]
    if gone and "removed" in rows.c:
        session.execute(update(rows).where(rows.c.id.in_(gone)).values(removed=True))
    elif gone:
        session.execute(delete(rows).where(rows.c.id.in_(gone)))


# --- an adopted version that is opened again


def _keep_version(session: Session, before: Analysis, after: Analysis) -> None:
    newest = after.corrections[-1]
    row = CORRECTIONS.values(newest) | {"analysis_id": before.id, "version": before.version, "content": whole(before)}
    session.execute(insert(_tables["analysis_version"]).values(row))


def whole(analysis: Analysis) -> Values:
    """All that was said, as plain values: an adopted version is kept like this."""

    return {
        "summary": analysis.summary,
        "no_rep_reason": analysis.no_rep_reason,
        "texts": {which: text.text for which, text in analysis.texts.items()},
        "evidence": [plain(EVIDENCE.but({"id", "by", "at"}).values(one)) for one in analysis.evidence],
        "priorities": [plain(PRIORITIES.values(one)) for one in analysis.priorities],
        "proposals": [plain(PROPOSALS.values(one)) for one in analysis.proposals],
        "themes": [THEMES.but({"id"}).values(one) for one in analysis.themes],
        "views": [
            {"person": one.person, "agrees": one.agrees, "comment": one.comment, "at": one.at.isoformat()}
            for one in analysis.views
        ],
    }
