"""What is handed out when somebody asks for public documents: a node's signed reviews and matters of a year, in words.

Only what is finished: a review that is not signed is a draft, and no public document (TF 2 kap.).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist, Question
from dialogs.documents.rules.secrecy import Names
from dialogs.ground.ids import NodeId, QuestionId, RoundId
from dialogs.reviews.rules.said import MatterState
from storage.checklists.versions import additions_of_round, checklist_of
from storage.documents.exporting.scope import Scope
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow, PersonRow
from storage.tables.reviews import MatterRow, MatterStepRow
from storage.tables.rounds import ReviewRow, RoundRow, SignedVersionRow

_review, _signed, _round = ReviewRow.__table__.c, SignedVersionRow.__table__.c, RoundRow.__table__.c
_matter, _step, _node = MatterRow.__table__.c, MatterStepRow.__table__.c, NodeRow.__table__.c


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRecord:
    """`content` is what was signed (storage/reviews/writing.py says how it is made), `checklist` what its questions mean."""

    review: str
    version: int
    signed_at: datetime
    sha256: str
    content: Mapping[str, Any]
    checklist: Checklist

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(node["name"] for node in self.content["nodes"])


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRecord:
    what: str
    question: Question | None
    from_node: str
    to_node: str
    state: MatterState
    lifted_at: datetime
    wanted_by: date | None
    steps: tuple[tuple[datetime, str, str], ...]  # when, what was done, and what was written


def names(session: Session) -> Names:
    """Everybody who is or was in the organisation."""
    return Names.of(session.scalars(select(PersonRow.name)))


def signed(session: Session, of: Scope) -> Iterator[SignedRecord]:
    """Every signed version that covers something here, in the order of the units' names."""
    rows = session.execute(
        select(
            _signed.review_id,
            _signed.version,
            _signed.signed_at,
            _signed.sha256,
            _signed.content,
            _review.round_id,
            _round.core_id,
        )
        .join_from(SignedVersionRow.__table__, ReviewRow.__table__, _review.id == _signed.review_id)
        .join(RoundRow.__table__, _round.id == _review.round_id)
        .where(_round.year == of.year, of.covers())
    ).all()
    ordered = sorted(
        rows,
        key=lambda row: (organisation.alphabetical(row.content["nodes"][0]["name"]), row.review_id.hex, row.version),
    )
    parents: dict[str, str | None] = {row[0]: row[1] for row in session.execute(select(_node.id, _node.parent_id))}
    for row in ordered:
        yield SignedRecord(
            review=row.review_id.hex,
            version=row.version,
            signed_at=row.signed_at,
            sha256=row.sha256,
            content=row.content,
            checklist=_checklist(session, row, parents),
        )


def _checklist(session: Session, row: Any, parents: Mapping[str, str | None]) -> Checklist:
    line: list[NodeId] = []
    at: str | None = row.content["nodes"][0]["id"]
    while at is not None:
        line.append(NodeId(at))
        at = parents.get(at)
    additions = additions_of_round(session, RoundId(row.round_id), line)
    return checklist_of(session, row.core_id, [one.id for one in additions])


def matters(session: Session, of: Scope, checklist: Checklist | None) -> tuple[MatterRecord, ...]:
    """Lifted from here in the year's reviews, or beside them in the year. `checklist` says what they were about."""
    theirs = select(_review.id).join_from(ReviewRow.__table__, RoundRow.__table__, _round.id == _review.round_id)
    of_year = theirs.where(_round.year == of.year)
    begins, ends = datetime.fromisoformat(f"{of.year}-01-01T00:00+00:00"), f"{of.year + 1}-01-01T00:00+00:00"
    beside = and_(
        _matter.review_id.is_(None), _matter.lifted_at >= begins, _matter.lifted_at < datetime.fromisoformat(ends)
    )
    rows = session.execute(
        select(MatterRow.__table__)
        .where(_matter.from_node_id.in_(of.nodes), or_(_matter.review_id.in_(of_year), beside))
        .order_by(_matter.lifted_at, _matter.id)
    ).all()
    called: dict[str, str] = {row[0]: row[1] for row in session.execute(select(_node.id, _node.name))}
    steps = _steps(session, [row.id for row in rows])
    return tuple(
        MatterRecord(
            what=row.what,
            question=_asked(checklist, row.question_id),
            from_node=called[row.from_node_id],
            to_node=called[row.to_node_id],
            state=MatterState(row.state),
            lifted_at=row.lifted_at,
            wanted_by=row.wanted_by,
            steps=tuple(steps.get(row.id, ())),
        )
        for row in rows
    )


def _steps(session: Session, ids: list[Any]) -> dict[Any, list[tuple[datetime, str, str]]]:
    found: dict[Any, list[tuple[datetime, str, str]]] = {}
    query = select(_step.matter_id, _step.at, _step.step, _step.note).where(_step.matter_id.in_(ids))
    for matter, at, step, note in session.execute(query.order_by(_step.id)):
        found.setdefault(matter, []).append((at, step, note))
    return found


def _asked(checklist: Checklist | None, question: str | None) -> Question | None:
    if checklist is None or question is None or QuestionId(question) not in checklist:
        return None
    return checklist.question(QuestionId(question))
