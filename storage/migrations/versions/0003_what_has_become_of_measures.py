"""what has become of measures"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.add_column(sa.Column("done_what", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("controlled_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("controlled_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("control_note", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("follows_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("revision", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_index(batch_op.f("ix_measure_follows_id"), ["follows_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_measure_controlled_by"), "person", ["controlled_by"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_measure_follows_id"), "measure", ["follows_id"], ["id"])

    op.create_table(
        "measure_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_history_measure_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_measure_history_person_id")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_measure_history_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_history")),
        sa.UniqueConstraint("measure_id", "revision", name=op.f("uq_measure_history_measure_id_revision")),
    )
    with op.batch_alter_table("measure_history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_history_review_id"), ["review_id"], unique=False)

    with op.batch_alter_table("bookmark", schema=None) as batch_op:
        batch_op.add_column(sa.Column("measure_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_bookmark_measure_id"), "measure", ["measure_id"], ["id"])
