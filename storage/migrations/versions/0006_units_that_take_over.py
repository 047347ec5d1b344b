"""units that take over from those that have ended"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    op.create_table(
        "take_over",
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("to_node_id", sa.String(), nullable=False),
        sa.Column("said", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("answered_by", sa.String(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_take_over_answered_by")),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_take_over_node_id")),
        sa.ForeignKeyConstraint(["to_node_id"], ["node.id"], name=op.f("fk_take_over_to_node_id")),
        sa.PrimaryKeyConstraint("node_id", name=op.f("pk_take_over")),
    )
    with op.batch_alter_table("take_over", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_take_over_to_node_id"), ["to_node_id"], unique=False)
