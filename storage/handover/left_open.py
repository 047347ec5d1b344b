"""What an import would leave open: measures and follow-ups of what ends, and measures of people who leave.

Warned of, not hindered: it is shown to the manager above, and nothing is lost. But it may be a mistake in the file, and
somebody can be asked to hand it on first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.handover.leavers import IS_OPEN
from storage.organisation.importing.changes import Change, ChangeKind, Comparison
from storage.organisation.importing.problems import Problem, ProblemKind, in_reading_order
from storage.organisation.importing.records import NodeRecord, PersonRecord
from storage.tables.reviews import MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

Column = InstrumentedAttribute[str] | InstrumentedAttribute[str | None]
AT_ONCE = 500  # ids asked for in one query


def warned(session: Session, comparison: Comparison) -> Comparison:
    """The comparison with these warnings among the others."""
    problems = [*comparison.problems, *_about(session, comparison.nodes, comparison.people)]
    return replace(comparison, problems=in_reading_order(problems))


def _about(
    session: Session, nodes: Sequence[Change[NodeRecord]], people: Sequence[Change[PersonRecord]]
) -> Iterable[Problem]:
    ended = {str(one.about.id): one.about.name for one in nodes if one.kind is ChangeKind.ENDED}
    left = {str(one.about.id): one.about.name for one in people if one.kind is ChangeKind.ENDED}
    measures, begun = _measures(session, MeasureRow.node_id, ended), _begun(session, ended)
    held = _measures(session, MeasureRow.accountable_id, left)
    for node, name in ended.items():
        if begun[node]:
            yield _problem(ProblemKind.ENDS_WITH_REVIEW, "organisation", name, begun[node])
        if measures[node]:
            yield _problem(ProblemKind.ENDS_WITH_MEASURES, "organisation", name, measures[node])
    for person, name in left.items():
        if held[person]:
            yield _problem(ProblemKind.LEAVES_WITH_MEASURES, "people", name, held[person])


def _problem(kind: ProblemKind, file: str, name: str, number: int) -> Problem:
    return Problem(kind=kind, file=file, column="id", value=name, fact=str(number))


def _measures(session: Session, column: Column, ids: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for some in _in_parts(ids):
        query = select(column, func.count()).where(column.in_(some), IS_OPEN).group_by(column)
        found.update({id_: number for id_, number in session.execute(query) if id_})
    return found


def _begun(session: Session, ids: Iterable[str]) -> Counter[str]:
    """Begun and not signed."""
    found: Counter[str] = Counter()
    for some in _in_parts(ids):
        query = (
            select(ReviewNodeRow.node_id, func.count())
            .join(ReviewRow, ReviewRow.id == ReviewNodeRow.review_id)
            .where(
                ReviewNodeRow.node_id.in_(some),
                ReviewRow.started_at.is_not(None),
                ReviewRow.signed_at.is_(None),
                ReviewRow.withdrawn_at.is_(None),
            )
            .group_by(ReviewNodeRow.node_id)
        )
        found.update({node: number for node, number in session.execute(query)})  # noqa: C416
    return found


def _in_parts(ids: Iterable[str]) -> Iterable[list[str]]:
    every = list(ids)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]
