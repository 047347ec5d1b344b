"""What of the levels' tables is in an export, and under which name."""

from __future__ import annotations

from collections.abc import Mapping

from storage.documents.exporting.fields import Fields, as_they_are
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

ANALYSIS: Fields = {
    "id": AnalysisRow.id,
    "round": AnalysisRow.round_id,
    "node": AnalysisRow.node_id,
    **as_they_are(
        AnalysisRow, "revision", "version", "summary", "started_by", "started_at", "sent_to_rep_at", "no_rep_reason"
    ),
}
ANALYSIS_VERSION: Fields = as_they_are(AnalysisVersionRow, "version", "reason", "content", "by", "at")
ANALYSIS_TEXT: Fields = {
    "question": AnalysisTextRow.question_id,
    **as_they_are(AnalysisTextRow, "text", "by", "at"),
}
ANALYSIS_VIEW: Fields = {
    "person": AnalysisViewRow.person_id,
    **as_they_are(AnalysisViewRow, "agrees", "comment", "of_mark", "viewed_at"),
}
EVIDENCE: Fields = {
    "id": EvidenceRow.id,
    "question": EvidenceRow.question_id,
    **as_they_are(EvidenceRow, "kind", "source", "dated", "text", "removed", "by", "at"),
}
THEME: Fields = {
    "id": ThemeRow.id,
    "question": ThemeRow.question_id,
    **as_they_are(ThemeRow, "name", "measures", "by", "at"),
}
PRIORITY: Fields = as_they_are(PriorityRow, "id", "kind", "text", "why", "questions", "place", "removed", "by", "at")
PROPOSAL: Fields = {
    **as_they_are(ProposalRow, "id", "text", "questions", "package"),
    "owner_node": ProposalRow.owner_node_id,
    **as_they_are(ProposalRow, "owner", "year", "place", "outcome", "outcome_note", "removed", "by", "at"),
}
BODY: Fields = {
    "id": BodyRow.id,
    "node": BodyRow.node_id,
    **as_they_are(BodyRow, "kind", "name", "decides", "channel_id", "team_id", "place", "ended_on"),
}
BODY_MEMBER: Fields = {"person": BodyMemberRow.person_id, "role": BodyMemberRow.role}
BODY_MEETING: Fields = {
    "on": BodyMeetingRow.on,
    "round": BodyMeetingRow.round_id,
    "presented_at": BodyMeetingRow.presented_at,
}
ANNUAL_REPORT: Fields = {"node": AnnualReportRow.node_id, "on": AnnualReportRow.on}
DECISION: Fields = {
    "id": DecisionRow.id,
    "round": DecisionRow.round_id,
    "node": DecisionRow.node_id,
    "body": DecisionRow.body_id,
    "analysis": DecisionRow.analysis_id,
    **as_they_are(
        DecisionRow, "analysis_version", "decided_on", "paragraph", "registry_number", "text", "none_yet", "expected_on"
    ),
    "corrects": DecisionRow.corrects_id,
    **as_they_are(DecisionRow, "recorded_by", "recorded_at"),
}
DECISION_ITEM: Fields = {
    "kind": DecisionItemRow.kind,
    "item": DecisionItemRow.item_id,
    **as_they_are(DecisionItemRow, "verdict", "text", "reason"),
    "measure": DecisionItemRow.measure_id,
}
FEEDBACK: Fields = as_they_are(FeedbackRow, "id", "text", "sent_by", "sent_at")
FEEDBACK_TEXT: Fields = as_they_are(FeedbackTextRow, "level", "text")
FEEDBACK_RECEIPT: Fields = {
    "node": FeedbackReceiptRow.node_id,
    **as_they_are(FeedbackReceiptRow, "read_by", "read_at", "raised_by", "raised_on"),
}
ADOPTED_DOCUMENT: Fields = {
    "id": AdoptedDocumentRow.id,
    "node": AdoptedDocumentRow.node_id,
    "round": AdoptedDocumentRow.round_id,
    "decision": AdoptedDocumentRow.decision_id,
    "kind": AdoptedDocumentRow.kind,
    "document": AdoptedDocumentRow.document_id,
    **as_they_are(AdoptedDocumentRow, "version", "media", "sha256", "adopted_at"),
}

# Where it stands in the document says it; an adopted document itself is a file, in the archive.
LEFT_OUT: Mapping[str, frozenset[str]] = {
    **{
        inside: frozenset({"analysis_id"})
        for inside in (
            "analysis_version",
            "analysis_text",
            "analysis_view",
            "evidence",
            "theme",
            "priority",
            "proposal",
        )
    },
    "body_member": frozenset({"body_id"}),
    "body_meeting": frozenset({"body_id"}),
    "annual_report": frozenset({"year"}),
    "decision_item": frozenset({"decision_id"}),
    "feedback": frozenset({"decision_id"}),
    "feedback_text": frozenset({"feedback_id"}),
    "feedback_receipt": frozenset({"feedback_id"}),
    "adopted_document": frozenset({"content"}),
}
