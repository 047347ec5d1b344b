"""What every table shares: named constraints, aware UTC times on both databases, and the ids' column types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time in UTC. SQLite keeps no zone, so it is put back on the way out; a naive time is refused on the way in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an export and its schema say of a column beyond what its type and its name do (storage.documents.exporting)."""

    description: str = ""
    name: str = ""
    words: tuple[str, ...] = ()
    least: int | None = None
    schema: Mapping[str, Any] = field(default_factory=dict)
    group: str = ""  # the object inside the row's that it is in


def told(
    description: str = "",
    *,
    name: str = "",
    words: Iterable[str] = (),
    least: int | None = None,
    schema: Mapping[str, Any] | None = None,
    group: str = "",
) -> dict[str, Told]:
    """A column's `info`: its description, another name than the column's, the words it may hold, or a schema of its own."""
    words = tuple(str(one) for one in words)
    return {
        "export": Told(description=description, name=name, words=words, least=least, schema=schema or {}, group=group)
    }


def defined(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


WORD = {"type": "string", "minLength": 1}
# A column's or a table's `info`: where it stands in the document says it, or nobody but the bot has use for it.
LEFT_OUT: dict[str, None] = {"export": None}


class Table(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: dict[Any, Any] = {datetime: UtcDateTime()}  # noqa: RUF012 - SQLAlchemy reads it from the class
