"""Writing down what a level says of a year: the difference between what was read and what it is now, under its revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialogs.analyses.changes import OutcomeNoted
from dialogs.analyses.rules.analysis import (
    Analysis,
    AnalysisStep,
    AnalysisText,
    LevelPriority,
    OtherEvidence,
    Proposal,
    Theme,
)
from dialogs.ground.ids import PersonId
from storage.reviews import MovedOn
from storage.tables import Table

_tables = Table.metadata.tables
_analysis = _tables["analysis"]
Values = dict[str, Any]


class _Item(Protocol):
    @property
    def id(self) -> UUID: ...


def begin(session: Session, analysis: Analysis, step: str, by: PersonId, now: datetime) -> None:
    """The level's first word of the year. Raises MovedOn where somebody else has begun in the same moment."""
    row = {
        "id": analysis.id,
        "round_id": analysis.round,
        "node_id": analysis.node.id,
        "started_by": analysis.started_by,
        "started_at": analysis.started_at,
        **_head(analysis),
        "revision": analysis.revision + 1,
    }
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
    done = session.execute(update(_analysis).where(known).values(_head(after) | {"revision": before.revision + 1}))
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


def _head(analysis: Analysis) -> Values:
    return {
        "version": analysis.version,
        "revision": analysis.revision,
        "summary": analysis.summary,
        "sent_to_rep_at": analysis.sent_to_rep_at,
        "no_rep_reason": analysis.no_rep_reason,
    }


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
    _items(session, "evidence", before.evidence if before else (), after.evidence, _evidence, said)
    _items(session, "priority", before.priorities if before else (), after.priorities, _priority, said)
    _items(session, "proposal", before.proposals if before else (), after.proposals, _proposal, said)
    _items(session, "theme", before.themes if before else (), after.themes, _theme, said)


def _texts(session: Session, before: Mapping[Any, AnalysisText], after: Analysis) -> None:
    rows = _tables["analysis_text"]
    changed = [which for which in {*before, *after.texts} if before.get(which) != after.texts.get(which)]
    if not changed:
        return
    session.execute(delete(rows).where(rows.c.analysis_id == after.id, rows.c.question_id.in_(changed)))
    new = [
        {"analysis_id": after.id, "question_id": which, "text": text.text, "by": text.by, "at": text.at}
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
        row = {
            "analysis_id": after.id,
            "person_id": view.person,
            "agrees": view.agrees,
            "comment": view.comment,
            "of_mark": view.of_mark,
            "viewed_at": view.at,
        }
        session.execute(insert(rows).values(row))


def _items(
    session: Session,
    table: str,
    before: Iterable[_Item],
    after: Iterable[_Item],
    write: Any,
    said: Mapping[str, Any],
) -> None:
    """New ones, changed ones, and those taken out: these stay as rows, because a decision may name them. A theme goes."""
    rows, had, has = _tables[table], {one.id: one for one in before}, {one.id: one for one in after}
    for id_, one in has.items():
        if id_ not in had:
            session.execute(insert(rows).values({"id": id_, **said, **write(one)}))
        elif had[id_] != one:
            session.execute(update(rows).where(rows.c.id == id_).values(write(one)))
    gone = [id_ for id_ in had if id_ not in has]
    if gone and "removed" in rows.c:
        session.execute(update(rows).where(rows.c.id.in_(gone)).values(removed=True))
    elif gone:
        session.execute(delete(rows).where(rows.c.id.in_(gone)))


def _evidence(one: OtherEvidence) -> Values:
    return {
        "question_id": one.question,
        "kind": one.kind.value,
        "source": one.source,
        "dated": one.dated,
        "text": one.text,
    }


def _priority(one: LevelPriority) -> Values:
    return {
        "kind": one.kind.value,
        "text": one.text,
        "why": one.why,
        "questions": list(one.questions),
        "place": one.place,
    }


def _proposal(one: Proposal) -> Values:
    return {
        "text": one.text,
        "questions": list(one.questions),
        "package": one.package,
        "owner_node_id": one.owner_node,
        "owner": one.owner,
        "year": one.year,
        "place": one.place,
        "outcome": one.outcome,
        "outcome_note": one.outcome_note,
    }


def _theme(one: Theme) -> Values:
    return {"question_id": one.question, "name": one.name, "measures": [row.hex for row in one.rows]}


# --- an adopted version that is opened again


def _keep_version(session: Session, before: Analysis, after: Analysis) -> None:
    newest = after.corrections[-1]
    row = {
        "analysis_id": before.id,
        "version": before.version,
        "reason": newest.reason,
        "content": whole(before),
        "by": newest.by,
        "at": newest.at,
    }
    session.execute(insert(_tables["analysis_version"]).values(row))


def whole(analysis: Analysis) -> Values:
    """All that was said, as plain values: an adopted version is kept like this."""

    def plain(values: Values) -> Values:
        return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}

    return {
        "summary": analysis.summary,
        "no_rep_reason": analysis.no_rep_reason,
        "texts": {which: text.text for which, text in analysis.texts.items()},
        "evidence": [plain(_evidence(one)) for one in analysis.evidence],
        "priorities": [{"id": one.id.hex, **_priority(one)} for one in analysis.priorities],
        "proposals": [{"id": one.id.hex, **_proposal(one)} for one in analysis.proposals],
        "themes": [_theme(one) for one in analysis.themes],
        "views": [
            {"person": one.person, "agrees": one.agrees, "comment": one.comment, "at": one.at.isoformat()}
            for one in analysis.views
        ],
    }
