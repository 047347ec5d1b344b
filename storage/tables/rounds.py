"""Checklist versions, the year's round with its windows, and the reviews that belong to it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from dialogs.reviews.rules.extra import ExtraKind
from storage.tables.base import LEFT_OUT, WORD, Table, defined, told


class ChecklistRow(Table):
    """One version of a checklist's core, or of what one node adds to it. Frozen once a round uses it."""

    __tablename__ = "checklist"
    __table_args__ = (
        UniqueConstraint("checklist_id", "version", "node_id"),
        # NULLs are distinct, so the constraint above does not hold for cores.
        Index(
            "uq_checklist_core",
            "checklist_id",
            "version",
            unique=True,
            sqlite_where=text("node_id IS NULL"),
            postgresql_where=text("node_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, info=told("What `core` and `additions` of a round point at."))
    checklist_id: Mapped[str] = mapped_column(info=told(name="checklist", schema=WORD))  # of an addition: the core's
    version: Mapped[str] = mapped_column(info=told(schema=WORD))
    node_id: Mapped[str | None] = mapped_column(
        ForeignKey("node.id"), info=told("The node that adds it; null for a core.")
    )
    added_at: Mapped[datetime]
    sha256: Mapped[str] = mapped_column(info=told("Of `source` in UTF-8."))
    source: Mapped[str] = mapped_column(info=told("The TOML text as it was written (docs/checklists.md)."))


class RoundRow(Table):
    """The yearly round of everybody; or, with `extra_kind`, an extra follow-up of one node (14 § allmänna råd).

    An extra one may ask only some of the checklist's questions.
    """

    __tablename__ = "round"
    __table_args__ = (
        Index(
            "uq_round_yearly",
            "year",
            "checklist_id",
            unique=True,
            sqlite_where=text("extra_kind IS NULL"),
            postgresql_where=text("extra_kind IS NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    year: Mapped[int]
    checklist_id: Mapped[str] = mapped_column(info=told(name="checklist", schema=WORD))
    core_id: Mapped[int] = mapped_column(ForeignKey("checklist.id"))
    opens: Mapped[date]
    closes: Mapped[date]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]  # closed by the coordinator, before or after its last day
    extra_kind: Mapped[str | None] = mapped_column(
        info=told(
            "null: the yearly one. Otherwise an extra follow-up of one node, and what it comes from.", words=ExtraKind
        )
    )
    extra_reason: Mapped[str | None]
    extra_node_id: Mapped[str | None] = mapped_column(ForeignKey("node.id"), index=True)
    extra_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    extra_questions: Mapped[list[str] | None] = mapped_column(
        JSON(none_as_null=True), info=told("Which questions it asks; null: all of them.")
    )


class ExtraOfferRow(Table):
    """A small extra follow-up that a manager was offered, and what they answered. Once for each manager, unit and kind."""

    __tablename__ = "extra_offer"
    __table_args__ = {"info": LEFT_OUT}  # noqa: RUF012 - SQLAlchemy reads it from the class

    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)  # new_manager, reorganisation
    offered_on: Mapped[date]
    again_on: Mapped[date | None]  # they asked to be offered it later
    answer: Mapped[str | None]  # taken, declined
    reason: Mapped[str | None]  # why not now
    answered_at: Mapped[datetime | None]


class RoundAdditionRow(Table):
    """Which additions a round froze when it opened."""

    __tablename__ = "round_addition"

    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), primary_key=True)
    checklist_id: Mapped[int] = mapped_column(ForeignKey("checklist.id"), primary_key=True)


class RoundWindowRow(Table):
    """A node's own window in a round; it holds for everything below until a nearer one."""

    __tablename__ = "round_window"

    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), primary_key=True, info=LEFT_OUT)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    opens: Mapped[date]
    closes: Mapped[date]


class ReviewRow(Table):
    """One filled checklist (egenkontroll), of one node or of several that answer together.

    `revision` moves at every change and is the optimistic lock; `version` moves when a signed review is reopened.
    """

    __tablename__ = "review"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"), index=True)
    revision: Mapped[int] = mapped_column(default=0, info=told(least=0))
    version: Mapped[int] = mapped_column(default=1, info=told("Moves when a signed review is reopened.", least=1))
    version_began: Mapped[int] = mapped_column(
        default=0, info=told("The revision at which this version began.", least=0)
    )
    started_at: Mapped[datetime | None]
    started_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    together: Mapped[bool | None] = mapped_column(info=told("The pair sat together, or each answered alone."))
    managers: Mapped[int | None] = mapped_column(
        info=told(least=0, group="participants")
    )  # who took part, as numbers, never names
    employees: Mapped[int | None] = mapped_column(info=told(least=0, group="participants"))
    safety_reps: Mapped[int | None] = mapped_column(info=told(least=0, group="participants"))
    union_reps: Mapped[int | None] = mapped_column(info=told(least=0, group="participants"))
    late_reason: Mapped[str | None]
    handed_over_at: Mapped[datetime | None]
    no_rep_reason: Mapped[str | None]
    judgement: Mapped[str] = mapped_column(default="")  # the pair's summary in their own words (G08)
    reopened_reason: Mapped[str | None]
    signed_at: Mapped[datetime | None] = mapped_column(
        info=told("When the last seat signed.")
    )  # kept for queries: it follows from the signatures
    withdrawn_at: Mapped[datetime | None] = mapped_column(info=told("When it became part of a joint review."))
    method: Mapped[str | None] = mapped_column(
        info=told("How the answers were gained where not in Teams; null: in Teams.", schema=defined("method"))
    )
    entered_by: Mapped[str | None] = mapped_column(
        info=told("Who wrote them in on behalf of the pair: a name as it was given.")
    )


class ReviewNodeRow(Table):
    """Which nodes a review covers. A node is in one review of a round, once."""

    __tablename__ = "review_node"
    __table_args__ = (UniqueConstraint("round_id", "node_id"),)

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("round.id"))


class SignedVersionRow(Table):
    """What was signed, whole and unchangeable, with its checksum."""

    __tablename__ = "signed_version"

    review_id: Mapped[UUID] = mapped_column(ForeignKey("review.id"), primary_key=True, info=LEFT_OUT)
    version: Mapped[int] = mapped_column(primary_key=True, info=told(least=1))
    sha256: Mapped[str] = mapped_column(info=told("Of `content` as JSON with sorted keys, UTF-8, no spaces."))
    signed_at: Mapped[datetime]
    content: Mapped[dict[str, object]] = mapped_column(JSON, info=told(schema=defined("signedContent")))


class MethodDecisionRow(Table):
    """How a node does its follow-up, decided together with the safety representatives (G05). Append only."""

    __tablename__ = "method_decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    node_id: Mapped[str] = mapped_column(ForeignKey("node.id"), index=True)
    year: Mapped[int] = mapped_column(info=LEFT_OUT)
    method: Mapped[str] = mapped_column(info=told(schema=defined("method")))  # teams, interview, survey, paper
    decided_on: Mapped[date]
    body: Mapped[str] = mapped_column(info=told("Which body decided."))
    decided_by: Mapped[str] = mapped_column(info=told("Who, as they wrote it."))
    note: Mapped[str] = mapped_column(default="")
    noted_at: Mapped[datetime]
