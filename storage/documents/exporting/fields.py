"""What of each table is in an export, and under which name. A column that is in no list here is in LEFT_OUT, with why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from storage.tables.organisation import ChannelRow, NodePastRow, NodeRow, PersonRow, RoleRow
from storage.tables.reviews import (
    AnswerRow,
    HistoryRow,
    MatterRow,
    MatterStepRow,
    MeasureRow,
    MeasureStepRow,
    PersonalNoteRow,
    RiskAssessmentRow,
    SignatureRow,
    ViewRow,
)
from storage.tables.rounds import (
    ChecklistRow,
    MethodDecisionRow,
    ReviewRow,
    RoundRow,
    RoundWindowRow,
    SignedVersionRow,
)

Fields = Mapping[str, InstrumentedAttribute[Any]]
AT_ONCE = 500  # ids asked for in one query


def as_they_are(row: type[Any], *names: str) -> dict[str, InstrumentedAttribute[Any]]:
    return {name: getattr(row, name) for name in names}


NODE: Fields = {
    "id": NodeRow.id,
    "parent": NodeRow.parent_id,
    **as_they_are(NodeRow, "level", "name", "building", "optional", "opens", "closes", "ended_on"),
}
NODE_PAST: Fields = {
    "until": NodePastRow.until,
    "parent": NodePastRow.parent_id,
    **as_they_are(NodePastRow, "level", "optional", "opens", "closes", "ended_on"),
}
PERSON: Fields = as_they_are(PersonRow, "id", "name")
ROLE: Fields = {
    "person": RoleRow.person_id,
    "kind": RoleRow.kind,
    "node": RoleRow.node_id,
    **as_they_are(RoleRow, "valid_from", "valid_to"),
}
CHANNEL: Fields = {
    "node": ChannelRow.node_id,
    **as_they_are(
        ChannelRow,
        "team_id",
        "channel_id",
        "purpose",
        "name",
        "team_name",
        "state",
        "linked_by",
        "linked_at",
        "ended_on",
    ),
}
CHECKLIST: Fields = {
    "id": ChecklistRow.id,
    "checklist": ChecklistRow.checklist_id,
    "version": ChecklistRow.version,
    "node": ChecklistRow.node_id,
    **as_they_are(ChecklistRow, "added_at", "sha256", "source"),
}
ROUND: Fields = {
    "id": RoundRow.id,
    "year": RoundRow.year,
    "checklist": RoundRow.checklist_id,
    "core": RoundRow.core_id,
    **as_they_are(RoundRow, "opens", "closes", "opened_at", "closed_at", "extra_kind", "extra_reason"),
    "extra_node": RoundRow.extra_node_id,
    **as_they_are(RoundRow, "extra_by", "extra_questions"),
}
WINDOW: Fields = {"node": RoundWindowRow.node_id, **as_they_are(RoundWindowRow, "opens", "closes")}
REVIEW: Fields = {
    "id": ReviewRow.id,
    "round": ReviewRow.round_id,
    **as_they_are(
        ReviewRow,
        "revision",
        "version",
        "version_began",
        "started_at",
        "started_by",
        "together",
        "late_reason",
        "handed_over_at",
        "no_rep_reason",
        "judgement",
        "reopened_reason",
        "signed_at",
        "withdrawn_at",
        "method",
        "entered_by",
    ),
}
PARTICIPANTS: Fields = as_they_are(ReviewRow, "managers", "employees", "safety_reps", "union_reps")
ANSWER: Fields = {
    "question": AnswerRow.question_id,
    **as_they_are(
        AnswerRow,
        "choice",
        "comment",
        "no_measure_reason",
        "skipped",
        "support_wanted",
        "draft",
        "revision",
        "stands",
        "sharing",
        "answered_by",
        "answered_at",
    ),
}
VIEW: Fields = {
    "question": ViewRow.question_id,
    "person": ViewRow.person_id,
    **as_they_are(ViewRow, "agrees", "choice", "of_choice", "comment", "viewed_at"),
}
MEASURE: Fields = {
    "id": MeasureRow.id,
    "node": MeasureRow.node_id,
    "question": MeasureRow.question_id,
    **as_they_are(MeasureRow, "kind", "state", "what", "due"),
    "accountable": MeasureRow.accountable_id,
    **as_they_are(
        MeasureRow, "priority", "done_at", "done_at_once", "reason", "proposed_by", "created_by", "created_at"
    ),
    **as_they_are(MeasureRow, "done_what", "controlled_at", "controlled_by", "control_note"),
    "follows": MeasureRow.follows_id,
    **as_they_are(MeasureRow, "revision", "goal", "target_year", "method"),
}
MEASURE_STEP: Fields = {
    "id": MeasureStepRow.id,
    "measure": MeasureStepRow.measure_id,
    **as_they_are(MeasureStepRow, "revision", "step", "note", "before", "after"),
    "person": MeasureStepRow.person_id,
    "at": MeasureStepRow.at,
}
MATTER: Fields = {
    "id": MatterRow.id,
    "question": MatterRow.question_id,
    "measure": MatterRow.measure_id,
    "kind": MatterRow.kind,
    "from_node": MatterRow.from_node_id,
    "to_node": MatterRow.to_node_id,
    **as_they_are(MatterRow, "to_role", "state"),
    "merged_into": MatterRow.merged_into_id,
    **as_they_are(MatterRow, "revision", "what", "wanted_by", "lifted_by", "lifted_at"),
}
MATTER_STEP: Fields = {
    "id": MatterStepRow.id,
    "matter": MatterStepRow.matter_id,
    **as_they_are(MatterStepRow, "revision", "step", "note"),
    "to_node": MatterStepRow.to_node_id,
    **as_they_are(MatterStepRow, "to_role", "wanted_by"),
    "measure": MatterStepRow.measure_id,
    "other": MatterStepRow.other_id,
    "person": MatterStepRow.person_id,
    "at": MatterStepRow.at,
}
METHOD_DECISION: Fields = {
    "id": MethodDecisionRow.id,
    "node": MethodDecisionRow.node_id,
    **as_they_are(MethodDecisionRow, "method", "decided_on", "body", "decided_by", "note", "noted_at"),
}
RISK_ASSESSMENT: Fields = {
    "id": RiskAssessmentRow.id,
    "node": RiskAssessmentRow.node_id,
    **as_they_are(RiskAssessmentRow, "assessed_on", "noted_by", "noted_at"),
}
SIGNATURE: Fields = {
    "version": SignatureRow.version,
    "person": SignatureRow.person_id,
    **as_they_are(SignatureRow, "seat", "signed_at"),
}
HISTORY: Fields = {
    "id": HistoryRow.id,
    **as_they_are(HistoryRow, "version", "revision", "subject", "before", "after"),
    "person": HistoryRow.person_id,
    "at": HistoryRow.at,
}
SIGNED_VERSION: Fields = as_they_are(SignedVersionRow, "version", "sha256", "signed_at", "content")
NOTE: Fields = {
    "person": PersonalNoteRow.person_id,
    **as_they_are(PersonalNoteRow, "remind_on", "not_mine", "noted_at"),
}

# Where it stands in the document says it, or nobody but the bot has use for it.
LEFT_OUT: Mapping[str, frozenset[str]] = {
    "person": frozenset(
        {"email", "email_lower", "entra_id", "tenant_id", "language", "outside", "ended_on"}
    ),  # no more than named
    "role": frozenset({"id"}),
    "channel": frozenset({"id"}),
    **{
        inside: frozenset({"review_id"})
        for inside in (
            "answer",
            "view",
            "measure",
            "measure_history",
            "matter",
            "signature",
            "history",
            "signed_version",
            "personal_note",
        )
    },
    "round_window": frozenset({"round_id"}),
    "node_past": frozenset({"id", "node_id"}),  # inside the node
    "method_decision": frozenset({"year"}),
}
# Where in Teams people are, what waits to be sent, what was last shown, and who has read what: not of the year's record.
# What stood in a person's way was said in confidence, and is only ever counted.
TABLES_LEFT_OUT = frozenset(
    {
        *("contact", "team", "seen_activity", "outbox", "outbox_pause", "bookmark", "shared_card", "audit"),
        *("reminded", "snooze", "cause", "extra_offer", "take_over"),
        "retention",  # what was disposed of, as counts
    }
)
