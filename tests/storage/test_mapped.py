"""Records and their tables: everything that is kept is declared, and what is declared is read and written whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from importlib import import_module
from pkgutil import walk_packages
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import JSON, Column, MetaData, String, Table, Uuid, create_engine, insert

import storage
from dialogs.ground.ids import ChoiceId, PersonId, QuestionId
from storage.mapped import Mapped

NOW = datetime(2026, 10, 1, 7, 0, tzinfo=UTC)


def every() -> list[Any]:
    """Wherever one is declared."""
    found = {}
    for module in walk_packages(storage.__path__, "storage."):
        if "migrations" in module.name or module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, Mapped):
                found[id(value)] = pytest.param(value, id=f"{value.table.name}-{name}")  # type: ignore[attr-defined] # a Table
    return [*found.values()]


@pytest.mark.parametrize("mapped", every())
def test_every_field_has_a_column_and_every_column_a_field_unless_it_is_said(mapped: Mapped[Any]) -> None:
    """A column that a migration adds must be decided about, and so must a field."""
    assert mapped.unknown() == []
    assert not mapped.without & mapped.columns.keys()
    assert not mapped.beside & {column.name for column in mapped.columns.values()}
    assert mapped.read is mapped.read  # made once: it is run for every row


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    choice: ChoiceId | None
    colour: Colour | None
    by: PersonId
    asked: tuple[QuestionId, ...] = ()
    parts: tuple[UUID, ...] = ()
    owner: PersonId | None = None
    elsewhere: str = ""


TABLE = Table(
    "thing",
    MetaData(),
    Column("id", Uuid, primary_key=True),
    Column("choice", String),
    Column("colour", String),
    Column("made_by", String),
    Column("asked", JSON),
    Column("parts", JSON),
    Column("owner_id", String),
)
THINGS = Mapped(
    record=Thing,
    table=TABLE,
    named={"by": "made_by"},
    without=frozenset({"elsewhere"}),
    beside=frozenset({"id"}),
)
ONE = Thing(choice=ChoiceId("yes"), colour=Colour.RED, by=PersonId("p"), asked=(QuestionId("q"),), parts=(UUID(int=1),))


def test_what_is_written_is_read_as_it_was() -> None:
    engine = create_engine("sqlite://")
    TABLE.metadata.create_all(engine)
    bare = replace(ONE, colour=None, choice=None, asked=(), parts=())
    with engine.begin() as connection:
        for number, one in enumerate((ONE, bare)):
            connection.execute(insert(TABLE).values({"id": UUID(int=number), **THINGS.values(one)}))
        rows = connection.execute(THINGS.select(TABLE.c.id).order_by(TABLE.c.id)).all()
        assert [THINGS.read(row) for row in rows] == [ONE, bare]
        wide = connection.execute(TABLE.select().order_by(TABLE.c.id)).all()
        assert [THINGS.read_from(row, elsewhere="here") for row in wide] == [
            replace(one, elsewhere="here") for one in (ONE, bare)
        ]


def test_a_row_holds_plain_values_and_a_change_only_what_differs() -> None:
    assert THINGS.values(ONE) == {
        "choice": "yes",
        "colour": "red",
        "made_by": "p",
        "asked": ["q"],
        "parts": [UUID(int=1).hex],
        "owner_id": None,
    }
    assert THINGS.changed(ONE, ONE) == {}
    assert THINGS.changed(ONE, replace(ONE, colour=None, owner=PersonId("q"))) == {"colour": None, "owner_id": "q"}


def test_a_part_of_a_record_writes_that_part() -> None:
    part = THINGS.but({"by", "parts"})
    assert part.unknown() == []
    assert part.values(ONE) == {"choice": "yes", "colour": "red", "asked": ["q"], "owner_id": None}


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"named": {}}, ["by", "made_by"]),
        ({"without": frozenset()}, ["elsewhere"]),
        ({"beside": frozenset()}, ["id"]),
        ({"without": frozenset({"elsewhere", "never"})}, ["never"]),
        ({"beside": frozenset({"id", "never"})}, ["never"]),
    ],
)
def test_what_one_side_does_not_know_is_found(changed: dict[str, Any], wrong: list[str]) -> None:
    assert replace(THINGS, **changed).unknown() == wrong
