"""matters that are answered, measures of their own, extra follow-ups"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    op.create_table(
        "method_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_method_decision_node_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_method_decision")),
    )
    with op.batch_alter_table("method_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_method_decision_node_id"), ["node_id"], unique=False)

    op.create_table(
        "extra_offer",
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("again_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_extra_offer_node_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_extra_offer_person_id")),
        sa.PrimaryKeyConstraint("node_id", "person_id", "kind", name=op.f("pk_extra_offer")),
    )
    op.create_table(
        "risk_assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_risk_assessment_node_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["person.id"], name=op.f("fk_risk_assessment_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_risk_assessment")),
    )
    with op.batch_alter_table("risk_assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_risk_assessment_node_id"), ["node_id"], unique=False)

    op.create_table(
        "measure_node",
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("node_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_node_measure_id")),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_measure_node_node_id")),
        sa.PrimaryKeyConstraint("measure_id", "node_id", name=op.f("pk_measure_node")),
    )
    op.create_table(
        "matter_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("to_node_id", sa.String(), nullable=True),
        sa.Column("to_role", sa.String(), nullable=True),
        sa.Column("wanted_by", sa.Date(), nullable=True),
        sa.Column("measure_id", sa.Uuid(), nullable=True),
        sa.Column("other_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"], name=op.f("fk_matter_step_matter_id")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_matter_step_measure_id")),
        sa.ForeignKeyConstraint(["other_id"], ["matter.id"], name=op.f("fk_matter_step_other_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_matter_step_person_id")),
        sa.ForeignKeyConstraint(["to_node_id"], ["node.id"], name=op.f("fk_matter_step_to_node_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matter_step")),
        sa.UniqueConstraint("matter_id", "revision", name=op.f("uq_matter_step_matter_id_revision")),
    )
    with op.batch_alter_table("matter_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_matter_step_measure_id"), ["measure_id"], unique=False)

    with op.batch_alter_table("bookmark", schema=None) as batch_op:
        batch_op.add_column(sa.Column("matter_id", sa.Uuid(), nullable=True))
        batch_op.alter_column("review_id", existing_type=sa.Uuid(), nullable=True)
        batch_op.create_foreign_key(batch_op.f("fk_bookmark_matter_id"), "matter", ["matter_id"], ["id"])

    with op.batch_alter_table("matter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("measure_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("kind", sa.String(), server_default="matter", nullable=False))
        batch_op.add_column(sa.Column("to_role", sa.String(), server_default="manager", nullable=False))
        batch_op.add_column(sa.Column("state", sa.String(), server_default="open", nullable=False))
        batch_op.add_column(sa.Column("merged_into_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("revision", sa.Integer(), server_default="0", nullable=False))
        batch_op.alter_column("review_id", existing_type=sa.Uuid(), nullable=True)
        batch_op.create_index(batch_op.f("ix_matter_from_node_id"), ["from_node_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_matter_measure_id"), ["measure_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_matter_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_matter_merged_into_id"), "matter", ["merged_into_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_matter_measure_id"), "measure", ["measure_id"], ["id"])

    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.add_column(sa.Column("goal", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("target_year", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("method", sa.String(), nullable=True))

    with op.batch_alter_table("node", schema=None) as batch_op:
        batch_op.add_column(sa.Column("building", sa.String(), nullable=True))

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("held", sa.Integer(), server_default="0", nullable=False))
        batch_op.drop_index("ix_outbox_lane")
        batch_op.create_index(
            "ix_outbox_line",
            ["due", "id", "lane", "tenant_id", "state"],
            sqlite_where=sa.text("state IN ('pending', 'retry', 'sending')"),
            postgresql_where=sa.text("state IN ('pending', 'retry', 'sending')"),
        )
        batch_op.create_index(
            "ix_outbox_lane",
            ["lane", "id", "due", "state"],
            sqlite_where=sa.text("state IN ('pending', 'retry', 'sending')"),
            postgresql_where=sa.text("state IN ('pending', 'retry', 'sending')"),
        )

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outside", sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.add_column(sa.Column("method", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("entered_by", sa.String(), nullable=True))

    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("extra_kind", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("extra_reason", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("extra_node_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("extra_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("extra_questions", sa.JSON(none_as_null=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_round_year_checklist_id"), type_="unique")
        batch_op.create_index(batch_op.f("ix_round_extra_node_id"), ["extra_node_id"], unique=False)
        batch_op.create_index(
            "uq_round_yearly",
            ["year", "checklist_id"],
            unique=True,
            sqlite_where=sa.text("extra_kind IS NULL"),
            postgresql_where=sa.text("extra_kind IS NULL"),
        )
        batch_op.create_foreign_key(batch_op.f("fk_round_extra_by"), "person", ["extra_by"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_round_extra_node_id"), "node", ["extra_node_id"], ["id"])
