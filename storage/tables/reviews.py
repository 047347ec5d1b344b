"""What is inside a review: answers, the rep's views, measures, signatures, and the history of all of them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from dialogs.organisation.rules.receivers import MatterKind
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Priority, SeatKind
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.sharing import Sharing
from storage.tables.base import LEFT_OUT, WORD, Table, defined, told


class AnswerRow(Table):
    """What the manager (or the pair together) answered. Without a choice: a kept comment, or a skipped question."""

    __tablename__ = "answer"
    # What is counted of a level, in the index itself: the comments beside it are never read for a sum.
    __table_args__ = (Index("ix_answer_counted", "review_id", "question_id", "choice"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True, info=LEFT_OUT)
    question_id: Mapped[str] = mapped_column(primary_key=True)
    choice: Mapped[str | None] = mapped_column(info=told("null: a kept comment, or a skipped question."))
    comment: Mapped[str] = mapped_column(default="")
    no_measure_reason: Mapped[str | None]
    skipped: Mapped[bool] = mapped_column(default=False)
    support_wanted: Mapped[bool] = mapped_column(default=False)
    draft: Mapped[str] = mapped_column(default="", info=told("Typed and not used."))
    revision: Mapped[int] = mapped_column(default=0, info=told(least=0))  # the review's when this last changed
    stands: Mapped[bool] = mapped_column(default=False, info=told("The manager has seen a differing view: both stand."))
    sharing: Mapped[str] = mapped_column(
        default="kept",
        server_default="kept",
        info=told(
            "Of the comment: kept in the own line, shared above it, or objected to by a safety representative.",
            words=Sharing,
        ),
    )
    answered_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime]


class ViewRow(Table):
    """What a safety representative sees: the same, or something else. `of_choice` is what they looked at."""

    __tablename__ = "view"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True, info=LEFT_OUT)
    question_id: Mapped[str] = mapped_column(
        primary_key=True, info=told('A question, or "plan" for the plan as a whole.', schema=WORD)
    )
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    agrees: Mapped[bool | None] = mapped_column(info=told("null while there is only a comment."))
    choice: Mapped[str | None]
    of_choice: Mapped[str | None] = mapped_column(info=told("The answer that was looked at, or the mark of the plan."))
    comment: Mapped[str] = mapped_column(default="")
    viewed_at: Mapped[datetime]


class MeasureRow(Table):
    """An åtgärd (improve) or an aktivitet (preserve): what, when, and one accountable person (AML 3 kap. 2 a §)."""

    __tablename__ = "measure"
    __table_args__ = (Index("ix_measure_accountable", "accountable_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True, info=LEFT_OUT)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    question_id: Mapped[str | None]
    kind: Mapped[str] = mapped_column(info=told("åtgärd, aktivitet", words=MeasureKind))
    state: Mapped[str] = mapped_column(info=told(words=MeasureState))
    what: Mapped[str]
    due: Mapped[date | None]
    accountable_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    priority: Mapped[str] = mapped_column(default="normal", info=told(words=Priority))
    done_at: Mapped[datetime | None]
    done_at_once: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str | None] = mapped_column(info=told("Why it was cancelled, or cannot be done."))
    proposed_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    created_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    done_what: Mapped[str] = mapped_column(default="", server_default="")
    controlled_at: Mapped[datetime | None]  # whether it helped was looked at
    controlled_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    control_note: Mapped[str] = mapped_column(
        default="", server_default="", info=told("What was seen when it was looked at whether it helped.")
    )
    follows_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("measure.id"), index=True, info=told("A measure that did not help enough.")
    )
    revision: Mapped[int] = mapped_column(
        default=0, server_default="0", info=told("Steps since the review was signed.", least=0)
    )
    goal: Mapped[str | None] = mapped_column(info=told("The plan or goal that it serves."))
    target_year: Mapped[int | None]
    method: Mapped[str | None] = mapped_column(
        info=told("How it was found where not in a review in Teams; null: there.", schema=defined("method"))
    )


class MeasureStepRow(Table):
    """What was done with a measure after the review was signed, append only: what it was, what it became, who, when."""

    __tablename__ = "measure_history"
    __table_args__ = (UniqueConstraint("measure_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[UUID] = mapped_column(ForeignKey("measure.id"))
    review_id: Mapped[UUID | None] = mapped_column(ForeignKey("review.id"), index=True, info=LEFT_OUT)  # the measure's
    revision: Mapped[int] = mapped_column(info=told(least=0))  # the measure's after this step
    step: Mapped[str] = mapped_column(
        info=told('What was done. Read a word that you do not know as "changed".', schema=WORD)
    )
    note: Mapped[str] = mapped_column(default="")
    before: Mapped[dict[str, object] | None] = mapped_column(JSON, info=told(schema=defined("measureAfter")))
    after: Mapped[dict[str, object]] = mapped_column(JSON, info=told(schema=defined("measureAfter")))
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
    review_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("review.id"), index=True, info=LEFT_OUT
    )  # None: lifted on its own
    question_id: Mapped[str | None]
    measure_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("measure.id"), index=True, info=told("The measure that could not be done.")
    )
    kind: Mapped[str] = mapped_column(
        default="matter",
        server_default="matter",
        info=told("returned_task: a task that a manager gives back (AFS 2023:1, 9 §).", words=MatterKind),
    )
    from_node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    to_node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    to_role: Mapped[str] = mapped_column(
        default="manager", server_default="manager", info=told("Who at `to_node` has it now.", schema=WORD)
    )
    state: Mapped[str] = mapped_column(default="open", server_default="open", info=told(words=MatterState))
    merged_into_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("matter.id"), index=True, info=told("The matter that it became one voice of.")
    )
    revision: Mapped[int] = mapped_column(default=0, server_default="0", info=told(least=0))
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
    revision: Mapped[int] = mapped_column(info=told(least=0))  # the matter's after this step
    step: Mapped[str] = mapped_column(
        info=told('What was done. Read a word that you do not know as "changed".', schema=WORD)
    )
    note: Mapped[str] = mapped_column(default="")
    to_node_id: Mapped[str | None] = mapped_column(ForeignKey("node.id"), info=told("Who has it afterwards."))
    to_role: Mapped[str | None]
    wanted_by: Mapped[date | None]  # afterwards
    measure_id: Mapped[UUID | None] = mapped_column(ForeignKey("measure.id"), index=True, info=told("That came of it."))
    other_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("matter.id"), info=told("The matter that it was merged with.")
    )
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

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True, info=LEFT_OUT)
    version: Mapped[int] = mapped_column(primary_key=True, info=told(least=1))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    seat: Mapped[str] = mapped_column(info=told(words=SeatKind))
    signed_at: Mapped[datetime]


class HistoryRow(Table):
    """Every change inside a review, append only: what it was, what it became, who, when."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_review", "review_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), info=LEFT_OUT)
    version: Mapped[int] = mapped_column(info=told(least=1))
    revision: Mapped[int] = mapped_column(info=told(least=0))
    subject: Mapped[str] = mapped_column(
        info=told(
            '"review", "answer:<question>", "view:<question>:<person>", "measure:<id>", "matter:<id>", "signature:<person>".'
        )
    )
    before: Mapped[dict[str, object] | None] = mapped_column(JSON, info=told(schema=defined("was")))
    after: Mapped[dict[str, object] | None] = mapped_column(JSON, info=told(schema=defined("was")))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class BookmarkRow(Table):
    """What was last shown to a person, so that a typed "ja" answers the question they are looking at.

    A fact about the past, not a state that buttons depend on: every button names its own question.
    """

    __tablename__ = "bookmark"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

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
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

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

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True, info=LEFT_OUT)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    remind_on: Mapped[date | None]
    not_mine: Mapped[str | None] = mapped_column(info=told("Why the person says that it is not their unit."))
    noted_at: Mapped[datetime]


class AuditRow(Table):
    """Who did what, and who read what, as readable tags with ids. Append only; never an answer or a name."""

    __tablename__ = "audit"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[str | None]
    tag: Mapped[str]  # "review:signed", "review:read", "import:applied"
    subject: Mapped[str | None]
