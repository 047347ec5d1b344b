"""What the levels say and decide of a year: analyses with all their parts, bodies, decisions with what was answered beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.documents.exporting.fields import people_of
from storage.documents.exporting.parts import Item, all_of, numbered, ordered
from storage.documents.exporting.reviews import People
from storage.documents.exporting.scope import Scope
from storage.documents.exporting.within import Within, inside
from storage.tables.levels import (
    AdoptedDocumentRow,
    AnalysisRow,
    AnalysisTextRow,
    AnalysisVersionRow,
    AnalysisViewRow,
    AnnualReportRow,
    BodyMeetingRow,
    BodyMemberRow,
    BodyRow,
    DecisionItemRow,
    DecisionRow,
    EvidenceRow,
    FeedbackReceiptRow,
    FeedbackRow,
    FeedbackTextRow,
    PriorityRow,
    ProposalRow,
    ThemeRow,
)
from storage.tables.rounds import RoundRow

OF_ANALYSIS = (
    Within(
        name="versions",
        of=AnalysisVersionRow.analysis_id,
        row=AnalysisVersionRow,
        order=("version",),
    ),
    Within(
        name="texts",
        of=AnalysisTextRow.analysis_id,
        row=AnalysisTextRow,
        order=("question",),
    ),
    Within(
        name="views",
        of=AnalysisViewRow.analysis_id,
        row=AnalysisViewRow,
        order=("person",),
    ),
    Within(name="evidence", of=EvidenceRow.analysis_id, row=EvidenceRow, order=("at", "id")),
    Within(name="themes", of=ThemeRow.analysis_id, row=ThemeRow, order=("at", "id")),
    Within(
        name="priorities",
        of=PriorityRow.analysis_id,
        row=PriorityRow,
        order=("at", "id"),
    ),
    Within(name="proposals", of=ProposalRow.analysis_id, row=ProposalRow, order=("at", "id")),
)
OF_BODY = (
    Within(
        name="members",
        of=BodyMemberRow.body_id,
        row=BodyMemberRow,
        order=("person",),
    ),
    Within(name="meetings", of=BodyMeetingRow.body_id, row=BodyMeetingRow, order=("on",)),
)
OF_DECISION = (
    Within(name="items", of=DecisionItemRow.decision_id, row=DecisionItemRow, order=("kind", "item")),
    Within(
        name="feedback",
        of=FeedbackRow.decision_id,
        row=FeedbackRow,
        order=("sent_at",),
    ),
)
OF_FEEDBACK = (
    Within(name="texts", of=FeedbackTextRow.feedback_id, row=FeedbackTextRow, order=("level",)),
    Within(
        name="receipts",
        of=FeedbackReceiptRow.feedback_id,
        row=FeedbackReceiptRow,
        order=("node",),
    ),
)


def _of_year(column: InstrumentedAttribute[Any], scope: Scope) -> ColumnElement[bool]:
    return column.in_(select(RoundRow.id).where(RoundRow.year == scope.year))


def analyses(session: Session, scope: Scope, people: People) -> Iterator[Item]:
    found = all_of(session, AnalysisRow, _of_year(AnalysisRow.round_id, scope), scope.at(AnalysisRow.node_id))
    _fill(session, found, OF_ANALYSIS, people)
    for one in ordered(found, "node", "id"):
        people.note(one, people_of(AnalysisRow))
        for version in one["versions"]:
            _note_inside(version["content"], people)
        yield one


def _note_inside(value: Any, people: People) -> None:
    """Who is named in an earlier version, wherever in it."""
    match value:
        case dict():
            people.note({name: one for name, one in value.items() if isinstance(one, str)}, ("by", "person"))
            for one in value.values():
                _note_inside(one, people)
        case list():
            for one in value:
                _note_inside(one, people)


def bodies(session: Session, scope: Scope, people: People) -> Iterator[Item]:
    """Also those that have ended, and those above: their decisions hold here."""
    found = all_of(session, BodyRow, scope.along(BodyRow.node_id))
    _fill(session, found, OF_BODY, people)
    return ordered(found, "id")


def annual_reports(session: Session, scope: Scope) -> Iterator[Item]:
    of_year = (AnnualReportRow.year == scope.year, scope.along(AnnualReportRow.node_id))
    return ordered(all_of(session, AnnualReportRow, *of_year), "node")


def decisions(session: Session, scope: Scope, people: People) -> Iterator[Item]:
    of_year = (_of_year(DecisionRow.round_id, scope), scope.at(DecisionRow.node_id))
    found = all_of(session, DecisionRow, *of_year)
    _fill(session, found, OF_DECISION, people)
    _fill(session, [each for one in found for each in one["feedback"]], OF_FEEDBACK, people)
    for one in ordered(found, "decided_on", "recorded_at", "id"):
        people.note(one, people_of(DecisionRow))
        yield one


def adopted_documents(session: Session, scope: Scope) -> Iterator[Item]:
    """Which there are; the documents themselves are files, in the archive."""
    of_year = (_of_year(AdoptedDocumentRow.round_id, scope), scope.at(AdoptedDocumentRow.node_id))
    return numbered(all_of(session, AdoptedDocumentRow, *of_year))


def _fill(session: Session, items: Sequence[Item], kinds: Sequence[Within], people: People) -> None:
    for kind in kinds:
        found = inside(session, kind, [_key(kind, one["id"]) for one in items])
        for one in items:
            one[kind.name] = found[one["id"]]
            for each in one[kind.name]:
                people.note(each, people_of(kind.row))


def _key(kind: Within, id_: str) -> Any:
    """A body's id is a word of the employer's own."""
    return id_ if kind.row in (BodyMemberRow, BodyMeetingRow) else UUID(id_)
