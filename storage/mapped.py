"""A record and its table, by name: the columns to select, a row read as a record, a record as values, and what differs.

What has the same name on both sides is never written down; a field of an id finds its column with `_id`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from functools import cached_property
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import Column, FromClause, Select, SQLColumnExpression, select

Record = TypeVar("Record")
Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Kept:
    """How one field is kept: its name, its column, and what its value becomes on the way in and out, if anything."""

    name: str
    column: str
    read: Convert | None = None
    write: Convert | None = None


@dataclass(frozen=True, kw_only=True)
class Mapped(Generic[Record]):
    """One declaration for each record that is kept as a row. A test walks all of them and looks for what is in none."""

    record: type[Record]
    table: FromClause  # a mapped class's `__table__`
    named: Mapping[str, str] = field(default_factory=dict)  # field -> a column of another name
    without: frozenset[str] = frozenset()  # fields that are kept elsewhere, or worked out
    beside: frozenset[str] = frozenset()  # columns that are no fields: what the row belongs to, and what is its own

    @cached_property
    def columns(self) -> dict[str, Column[Any]]:
        """By field, in the record's order."""
        return {name: self._column(name) for name in self._names}

    @property
    def _names(self) -> list[str]:
        every = fields(self.record)  # type: ignore[arg-type] # a dataclass, which mypy cannot say of a type variable
        return [one.name for one in every if one.name not in self.without]

    def _column(self, name: str) -> Column[Any]:
        known = self.table.c
        said = self.named.get(name, name)
        return cast(Column[Any], known[said] if said in known else known[f"{said}_id"])

    def select(self, *others: SQLColumnExpression[Any]) -> Select[Any]:
        """The columns of the record, and these after them."""
        return select(*self.columns.values(), *others)

    @cached_property
    def _kept(self) -> tuple[_Kept, ...]:
        hints = get_type_hints(self.record)
        return tuple(_Kept(name, column.name, *_conversions(hints[name])) for name, column in self.columns.items())

    @cached_property
    def read(self) -> Callable[..., Record]:
        """A row that begins with these columns, as `select` gives it, as a record. What is kept elsewhere comes by name.

        By place, because an attribute of a row costs ten times as much: this is run for every answer of every card.
        """
        names = tuple(one.name for one in self._kept)
        converting = tuple((one.name, one.read) for one in self._kept if one.read)
        record = self.record

        def read(row: Any, **elsewhere: Any) -> Record:
            values = dict(zip(names, row, strict=False))  # what stands beside comes after
            for name, convert in converting:
                if values[name] is not None:
                    values[name] = convert(values[name])
            return record(**values, **elsewhere)

        return read

    def read_from(self, row: Any, **elsewhere: Any) -> Record:
        """The same of a row with more in it, in any order."""
        return self.read([getattr(row, one.column) for one in self._kept], **elsewhere)

    @cached_property
    def values(self) -> Callable[[Record], dict[str, Any]]:
        """A record as a row's values, by column. What stands `beside` is the caller's to add."""
        get, names = attrgetter(*(one.name for one in self._kept)), tuple(one.column for one in self._kept)
        converting = tuple((one.column, one.write) for one in self._kept if one.write)

        def values(one: Record) -> dict[str, Any]:
            row = dict(zip(names, get(one), strict=True))
            for name, convert in converting:
                if row[name] is not None:
                    row[name] = convert(row[name])
            return row

        return values

    def changed(self, before: Record, after: Record) -> dict[str, Any]:
        """The values that differ: what an UPDATE sets."""
        was = self.values(before)
        return {name: value for name, value in self.values(after).items() if was[name] != value}

    def but(self, fields: Collection[str]) -> Mapped[Record]:
        """The same without some of the fields: for what writes only a part of a record."""
        gone = [name for name in self.columns if name in fields]
        columns = {self.columns[name].name for name in gone}
        named = {name: column for name, column in self.named.items() if name not in gone}
        return replace(self, named=named, without=self.without | {*gone}, beside=self.beside | columns)

    def unknown(self) -> list[str]:
        """What is wrong with the declaration: fields that have no column, columns that are no field, words that are neither."""
        every, known = {one.name for one in fields(self.record)}, set(self.table.c.keys())  # type: ignore[arg-type] # a dataclass
        wrong = (self.without | self.named.keys()) - every | self.beside - known
        has = {name: self.named.get(name, name) for name in every - self.without}
        lost = {name for name, column in has.items() if not {column, f"{column}_id"} & known}
        told = {column if column in known else f"{column}_id" for column in has.values()} | self.beside
        return sorted(wrong | lost | known - told)


def _conversions(hint: Any) -> tuple[Convert | None, Convert | None]:
    """An enum is kept as its value; a tuple as a JSON list, with a UUID in it as hexadecimal digits."""
    kinds = [one for one in get_args(hint) if one is not NoneType] if get_origin(hint) in (Union, UnionType) else [hint]
    (kind,) = kinds if len(kinds) == 1 else (None,)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {one.value: one for one in kind}.__getitem__, attrgetter("value")
    if get_origin(kind) is tuple:
        return (_uuids, _hex) if get_args(kind)[0] is UUID else (tuple, list)
    return None, None


def _uuids(kept: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(UUID(one) for one in kept)


def _hex(ids: Sequence[UUID]) -> list[str]:
    return [one.hex for one in ids]
