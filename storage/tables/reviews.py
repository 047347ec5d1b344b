"""What is inside a review: answers, the rep's views, measures, signatures, and the history of all of them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class AnswerRow(Table):
    """What the manager (or the pair together) answered. Without a choice: a kept comment, or a skipped question."""

    __tablename__ = "answer"
    # What is counted of a level, in the index itself: the comments beside it are never read for a sum.
    __table_args__ = (Index("ix_answer_counted", "review_id", "question_id", "choice"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    choice: Mapped[str | None]
    comment: Mapped[str] = mapped_column(default="")
    no_measure_reason: Mapped[str | None]
    skipped: Mapped[bool] = mapped_column(default=False)
    support_wanted: Mapped[bool] = mapped_column(default=False)
    draft: Mapped[str] = mapped_column(default="")  # typed on the follow-up card and not yet used
    revision: Mapped[int] = mapped_column(default=0)  # the review's when this last changed
    stands: Mapped[bool] = mapped_column(default=False)  # the manager has seen the differing view: both stand
    sharing: Mapped[str] = mapped_column(
        default="kept", server_default="kept"
    )  # of the comment: kept in the own line, shared above it, objected to by a representative
    answered_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime]


class ViewRow(Table):
    """What a safety representative sees: the same, or something else. `of_choice` is what they looked at."""

    __tablename__ = "view"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    agrees: Mapped[bool | None]  # None while there is only a comment
    choice: Mapped[str | None]
    of_choice: Mapped[str | None]
    comment: Mapped[str] = mapped_column(default="")
    viewed_at: Mapped[datetime]


class MeasureRow(Table):
    """An åtgärd (improve) or an aktivitet (preserve): what, when, and one accountable person (AML 3 kap. 2 a §)."""

    __tablename__ = "measure"
    __table_args__ = (Index("ix_measure_accountable", "accountable_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    question_id: Mapped[str | None]
    kind: Mapped[str]  # improve, preserve
    state: Mapped[str]  # proposed, planned, done, controlled, insufficient, cannot, cancelled
    what: Mapped[str]
    due: Mapped[date | None]
    accountable_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    priority: Mapped[str] = mapped_column(default="normal")  # high, normal
    done_at: Mapped[datetime | None]
    done_at_once: Mapped[bool] = mapped_column(default=False)
    done_what: Mapped[str] = mapped_column(default="", server_default="")
    controlled_at: Mapped[datetime | None]  # whether it helped was looked at
    controlled_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    control_note: Mapped[str] = mapped_column(default="", server_default="")
    follows_id: Mapped[UUID | None] = mapped_column(ForeignKey("measure.id"), index=True)  # one that was not enough
    revision: Mapped[int] = mapped_column(default=0, server_default="0")  # steps since the review was signed
    goal: Mapped[str | None]  # the plan or goal that it serves (V18)
    target_year: Mapped[int | None]
    method: Mapped[str | None]  # how it was found where not in a review in Teams: interview, survey, paper (G04)
    reason: Mapped[str | None]  # why it was cancelled, or cannot be done
    proposed_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    created_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]


class MeasureStepRow(Table):
    """What was done with a measure after the review was signed, append only: what it was, what it became, who, when."""

    __tablename__ = "measure_history"
    __table_args__ = (UniqueConstraint("measure_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[UUID] = mapped_column(ForeignKey("measure.id"))
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)  # the measure's
    revision: Mapped[int]  # the measure's after this step
    step: Mapped[str]  # dialogs.rules.measure.StepKind
    note: Mapped[str] = mapped_column(default="")
    before: Mapped[dict[str, object] | None] = mapped_column(JSON)
    after: Mapped[dict[str, object]] = mapped_column(JSON)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class MeasureNodeRow(Table):
    """Another node that a measure holds for, beside its own (V20): one accountable person all the same."""

    __tablename__ = "measure_node"

    measure_id: Mapped[UUID] = mapped_column(ForeignKey("measure.id"), primary_key=True)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)


class MatterRow(Table):
    """What was lifted upwards or sideways: what is asked for, by when, and who has it now: a role at a node (V19)."""

    __tablename__ = "matter"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True)  # None: lifted on its own
    question_id: Mapped[str | None]
    measure_id: Mapped[UUID | None] = mapped_column(ForeignKey("measure.id"), index=True)  # that could not be done
    kind: Mapped[str] = mapped_column(default="matter", server_default="matter")  # matter, returned_task (9 §)
    from_node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    to_node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    to_role: Mapped[str] = mapped_column(default="manager", server_default="manager")  # manager, hr_support, premises
    state: Mapped[str] = mapped_column(
        default="open", server_default="open"
    )  # open, taken, answered, merged, withdrawn
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("matter.id"), index=True)  # one voice of several
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    what: Mapped[str]
    wanted_by: Mapped[date | None]
    lifted_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    lifted_at: Mapped[datetime]


class MatterStepRow(Table):
    """What was done with a matter after it was lifted, append only: each step is a receipt to those who lifted it."""

    __tablename__ = "matter_step"
    __table_args__ = (UniqueConstraint("matter_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[UUID] = mapped_column(ForeignKey("matter.id"))
    revision: Mapped[int]  # the matter's after this step
    step: Mapped[str]  # dialogs.rules.matter.StepKind
    note: Mapped[str] = mapped_column(default="")
    to_node_id: Mapped[str | None] = mapped_column(ForeignKey("node.id"))  # who has it afterwards
    to_role: Mapped[str | None]
    wanted_by: Mapped[date | None]  # afterwards
    measure_id: Mapped[UUID | None] = mapped_column(ForeignKey("measure.id"), index=True)  # that came of it
    other_id: Mapped[UUID | None] = mapped_column(ForeignKey("matter.id"))  # that it was merged with
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class RiskAssessmentRow(Table):
    """When a unit last did its overall risk assessment, which is revised at least yearly (V25). Append only."""

    __tablename__ = "risk_assessment"

    id: Mapped[int] = mapped_column(primary_key=True)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    assessed_on: Mapped[date]
    noted_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    noted_at: Mapped[datetime]


class SignatureRow(Table):
    __tablename__ = "signature"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    seat: Mapped[str]  # manager, rep
    signed_at: Mapped[datetime]


class HistoryRow(Table):
    """Every change inside a review, append only: what it was, what it became, who, when."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_review", "review_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"))
    version: Mapped[int]
    revision: Mapped[int]
    subject: Mapped[str]  # "answer:q7", "view:q7:p12", "measure:<id>", "review"
    before: Mapped[dict[str, object] | None] = mapped_column(JSON)
    after: Mapped[dict[str, object] | None] = mapped_column(JSON)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class BookmarkRow(Table):
    """What was last shown to a person, so that a typed "ja" answers the question they are looking at.

    A fact about the past, not a state that buttons depend on: every button names its own question.
    """

    __tablename__ = "bookmark"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(primary_key=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"))
    page: Mapped[str]  # question, follow_up, area, differ, overview, ...
    question_id: Mapped[str | None]
    area_id: Mapped[str | None]
    measure_id: Mapped[UUID | None] = mapped_column(ForeignKey("measure.id"))
    matter_id: Mapped[UUID | None] = mapped_column(ForeignKey("matter.id"))


class SharedCardRow(Table):
    """A card that several people look at (the pair's group chat): when one presses, it is edited for the other."""

    __tablename__ = "shared_card"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(primary_key=True)
    activity_id: Mapped[str]
    service_url: Mapped[str]
    page: Mapped[str]
    question_id: Mapped[str | None]
    area_id: Mapped[str | None]
    pressed_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    revision: Mapped[int]


class PersonalNoteRow(Table):
    """What a person has asked for about one review: to be reminded later, or that it is not theirs."""

    __tablename__ = "personal_note"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    remind_on: Mapped[date | None]
    not_mine: Mapped[str | None]  # why it is not their unit
    noted_at: Mapped[datetime]


class AuditRow(Table):
    """Who did what, and who read what, as readable tags with ids. Append only; never an answer or a name."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[str | None]
    tag: Mapped[str]  # "review:signed", "review:read", "import:applied"
    subject: Mapped[str | None]
