"""the organisation as it was, and comments that a unit has shared"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"


def upgrade() -> None:
    op.create_table(
        "node_past",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("optional", sa.Boolean(), nullable=False),
        sa.Column("opens", sa.Date(), nullable=True),
        sa.Column("closes", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["node_id"], ["node.id"], name=op.f("fk_node_past_node_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["node.id"], name=op.f("fk_node_past_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_node_past")),
    )
    with op.batch_alter_table("node_past", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_node_past_node_id"), ["node_id"], unique=False)
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sharing", sa.String(), server_default="kept", nullable=False))
        batch_op.create_index("ix_answer_counted", ["review_id", "question_id", "choice"], unique=False)
