"""What Alembic runs around the steps. The connection and its transaction come from `storage.migrating`."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.runtime.migration import MigrationInfo

from storage.tables import Table
from storage.tables.base import UtcDateTime


def written(kind: str, item: Any, _autogenerate: AutogenContext) -> str | Literal[False]:
    """A step must mean the same in ten years, so it names the database's type and not our class."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def tell(ctx: object, step: MigrationInfo, heads: object, run_args: object) -> None:  # noqa: ARG001 - Alembic's names
    context.config.attributes["told"](step.up_revision_id)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    compare_type=True,
    render_as_batch=True,  # SQLite cannot alter a column; batch builds the table anew there, and alters elsewhere
    render_item=written,
    on_version_apply=tell,
)
with context.begin_transaction():
    context.run_migrations()
