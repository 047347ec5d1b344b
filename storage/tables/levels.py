"""The levels above the units: what they say of the year, what their bodies decide, and what is answered back down."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dialogs.analyses.rules.analysis import EvidenceKind, PriorityKind
from dialogs.analyses.rules.decision import ItemKind, Verdict
from dialogs.decisions.rules.decision import BodyKind, MemberRole
from storage.tables.base import LEFT_OUT, Table, told


class AnalysisRow(Table):
    """What one level says of one round, together with its safety representative (G12-G14).

    `revision` moves at every change and is the optimistic lock; `version` moves when an adopted one is corrected.
    """

    __tablename__ = "analysis"
    __table_args__ = (UniqueConstraint("round_id", "node_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"))
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    revision: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    summary: Mapped[str] = mapped_column(default="")  # in sum, in their own words
    started_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    started_at: Mapped[datetime]
    sent_to_rep_at: Mapped[datetime | None]
    no_rep_reason: Mapped[str | None]


class AnalysisVersionRow(Table):
    """An adopted version of an analysis as it was when it was opened again, whole, and why it was."""

    __tablename__ = "analysis_version"

    analysis_id: Mapped[UUID] = mapped_column(ForeignKey("analysis.id"), primary_key=True, info=LEFT_OUT)
    version: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(
        JSON, info=told(schema={"type": "object", "additionalProperties": {}})
    )
    by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class AnalysisTextRow(Table):
    """What the level says of one question; while nobody has written, the draft from the rules is shown as a draft."""

    __tablename__ = "analysis_text"

    analysis_id: Mapped[UUID] = mapped_column(ForeignKey("analysis.id"), primary_key=True, info=LEFT_OUT)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class AnalysisViewRow(Table):
    """The level's safety representative confirms the analysis, or adds a differing view (G14)."""

    __tablename__ = "analysis_view"

    analysis_id: Mapped[UUID] = mapped_column(ForeignKey("analysis.id"), primary_key=True, info=LEFT_OUT)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    agrees: Mapped[bool]
    comment: Mapped[str] = mapped_column(default="")
    of_mark: Mapped[str]  # what they looked at: when it changes they are asked again
    viewed_at: Mapped[datetime]


class EvidenceRow(Table):
    """Something else than answers that an analysis rests on: an inspection, an internal audit, statistics (V24)."""

    __tablename__ = "evidence"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    analysis_id: Mapped[UUID] = mapped_column(ForeignKey("analysis.id"), index=True, info=LEFT_OUT)
    question_id: Mapped[str | None]
    kind: Mapped[str] = mapped_column(info=told(words=EvidenceKind))
    source: Mapped[str]
    dated: Mapped[date | None]
    text: Mapped[str]
    removed: Mapped[bool] = mapped_column(default=False)
    by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class ThemeRow(Table):
    """What several measures are about, as the analyst names it (V16). Suggested ones are worked out and not stored."""

    __tablename__ = "theme"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    analysis_id: Mapped[UUID] = mapped_column(ForeignKey("analysis.id"), index=True, info=LEFT_OUT)
    question_id: Mapped[str | None]
    name: Mapped[str]
    measures: Mapped[list[str]] = mapped_column(
        JSON, info=told(schema={"type": "array", "items": {"type": "string"}})
    )  # the rows behind it: measures, and comments by their comment_id
    by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class PriorityRow(Table):
    """What the level puts first: to improve, or to keep (G13)."""

    __tablename__ = "priority"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    analysis_id: Mapped[UUID] = mapped_column(ForeignKey("analysis.id"), index=True, info=LEFT_OUT)
    kind: Mapped[str] = mapped_column(info=told(words=PriorityKind))
    text: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    questions: Mapped[list[str]] = mapped_column(JSON)
    place: Mapped[int] = mapped_column(default=0)
    removed: Mapped[bool] = mapped_column(default=False)
    by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class ProposalRow(Table):
    """A proposal with an organisation that owns it, a year and a package (V28, V29). May rest on no measure at all."""

    __tablename__ = "proposal"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    analysis_id: Mapped[UUID] = mapped_column(ForeignKey("analysis.id"), index=True, info=LEFT_OUT)
    text: Mapped[str]
    questions: Mapped[list[str]] = mapped_column(JSON)
    package: Mapped[str] = mapped_column(default="")
    owner_node_id: Mapped[str | None] = mapped_column(ForeignKey("node.id"))
    owner: Mapped[str] = mapped_column(default="")  # an organisation that is no node of the tree
    year: Mapped[int]  # in which it is to be done
    place: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[str | None]  # a year later: done, ongoing, dropped
    outcome_note: Mapped[str] = mapped_column(default="")
    removed: Mapped[bool] = mapped_column(default=False)
    by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class BodyRow(Table):
    """A body of a node that treats the year's result: ledningsgrupp, samverkansgrupp, skyddskommitté, nämnd, ... (G19-G27)."""

    __tablename__ = "body"

    id: Mapped[str] = mapped_column(
        primary_key=True, info=told("The organisation's own id of a body, as in its import.")
    )
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    kind: Mapped[str] = mapped_column(info=told(words=BodyKind))
    name: Mapped[str]
    decides: Mapped[bool] = mapped_column(default=False)
    channel_id: Mapped[str | None]  # where it is posted to, beside the node's channels of that purpose
    team_id: Mapped[str | None]
    place: Mapped[int] = mapped_column(default=0)  # in which order a level's bodies see the result
    ended_on: Mapped[date | None]


class BodyMemberRow(Table):
    __tablename__ = "body_member"

    body_id: Mapped[str] = mapped_column(ForeignKey("body.id"), primary_key=True, info=LEFT_OUT)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(info=told(words=MemberRole))


class BodyMeetingRow(Table):
    """A meeting of a body. Its agenda item is offered in time; shown and decided are what happened there."""

    __tablename__ = "body_meeting"

    body_id: Mapped[str] = mapped_column(ForeignKey("body.id"), primary_key=True, info=LEFT_OUT)
    on: Mapped[date] = mapped_column(primary_key=True)
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("round.id"), info=told("That it is to treat."))
    presented_at: Mapped[datetime | None]  # the result was shown there


class AnnualReportRow(Table):
    """The day the year's result has to be in the annual report: milestones are laid out backwards from it (G11)."""

    __tablename__ = "annual_report"

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, info=LEFT_OUT)
    on: Mapped[date]


class DecisionRow(Table):
    """What a body decided, or (`none_yet`) that it has not decided yet and why. Correcting is a new decision."""

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_node_round", "node_id", "round_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"))
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"))
    body_id: Mapped[str] = mapped_column(
        ForeignKey("body.id"), index=True, info=told("The organisation's own id of a body, as in its import.")
    )
    analysis_id: Mapped[UUID] = mapped_column(ForeignKey("analysis.id"), index=True)
    analysis_version: Mapped[int]
    decided_on: Mapped[date]
    paragraph: Mapped[str] = mapped_column(default="")
    registry_number: Mapped[str] = mapped_column(default="")  # diarienummer
    text: Mapped[str]
    none_yet: Mapped[bool] = mapped_column(default=False)
    expected_on: Mapped[date | None]  # of `none_yet`: when it is
    corrects_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"), index=True)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    recorded_at: Mapped[datetime]


class DecisionItemRow(Table):
    """One priority, proposal or measure in a decision: adopted, changed, or rejected with a reason."""

    __tablename__ = "decision_item"

    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), primary_key=True, info=LEFT_OUT)
    kind: Mapped[str] = mapped_column(primary_key=True, info=told(words=ItemKind))
    item_id: Mapped[UUID] = mapped_column(primary_key=True, info=told(name="item"))
    verdict: Mapped[str] = mapped_column(info=told(words=Verdict))
    text: Mapped[str] = mapped_column(default="")  # how it reads where it was changed
    reason: Mapped[str] = mapped_column(default="")
    measure_id: Mapped[UUID | None] = mapped_column(ForeignKey("measure.id"), info=told("What it became in the plans."))


class FeedbackRow(Table):
    """What the deciding level answers those beneath: written once, for one decision (G22, G27)."""

    __tablename__ = "feedback"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decision.id"), unique=True, info=LEFT_OUT)
    text: Mapped[str]
    sent_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime]


class FeedbackTextRow(Table):
    """The same, adjusted for one level."""

    __tablename__ = "feedback_text"

    feedback_id: Mapped[UUID] = mapped_column(ForeignKey("feedback.id"), primary_key=True, info=LEFT_OUT)
    level: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]


class FeedbackReceiptRow(Table):
    """A node has read the answer, and taken it up where the staff meet (APT)."""

    __tablename__ = "feedback_receipt"

    feedback_id: Mapped[UUID] = mapped_column(ForeignKey("feedback.id"), primary_key=True, info=LEFT_OUT)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    read_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    read_at: Mapped[datetime | None]
    raised_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    raised_on: Mapped[date | None]


class AdoptedDocumentRow(Table):
    """A report or a plan as it was adopted: whole, with its checksum, never changed again."""

    __tablename__ = "adopted_document"
    __table_args__ = (UniqueConstraint("document_id", "version", "media"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"))
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decision.id"))
    kind: Mapped[str] = mapped_column(info=told(words=("report", "plan")))
    document_id: Mapped[str] = mapped_column(info=told(name="document"))
    version: Mapped[str]
    media: Mapped[str] = mapped_column(info=told(words=("docx", "xlsx", "json")))
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, info=LEFT_OUT)
    adopted_at: Mapped[datetime]


class RetentionRow(Table):
    """What a run of the retention rule disposed of, and under which rule: as counts, never as names."""

    __tablename__ = "retention"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    rule: Mapped[str]
    subject: Mapped[str]  # which table or kind of thing
    older_than: Mapped[date]
    count: Mapped[int]
