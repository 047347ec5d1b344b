"""The reader of the law that is shipped: `sam.toml` beside this, as provisions with the days they hold."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from dialogs.documents.rules.law import Evidence, Provision
from storage.checklists.around import ActTable
from storage.ground.toml_files import Table, TextOf, Word, must, parsed, read

SHIPPED = Path(__file__).with_name("sam.toml")


class _ProvisionTable(Table):
    act: Annotated[Word, must(lambda act, info: act in info.context, '"{value}" is not among the acts of this file')]
    place: Word
    title: TextOf
    demand: TextOf
    evidence: tuple[Evidence, ...] = ()


class _LawFile(Table):
    acts: dict[str, ActTable] = Field(default_factory=dict)
    provisions: tuple[_ProvisionTable, ...] = ()


@lru_cache(maxsize=1)
def provisions() -> tuple[Provision, ...]:
    """Those that are shipped, of all times, in the order of the file. Raises BadFile."""
    return provisions_in(SHIPPED.read_text(encoding="utf-8"))


def provisions_in(source: str) -> tuple[Provision, ...]:
    """Raises BadFile."""
    file = read(_LawFile, source, around=parsed(source).get("acts", {}))
    return tuple(Provision(**dict(file.acts[one.act]), **dict(one)) for one in file.provisions)
