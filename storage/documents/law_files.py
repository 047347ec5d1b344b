"""Reads the law that is shipped: `storage/law/*.toml`, as provisions with the days they hold."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from dialogs.documents.rules.law import Evidence, Provision
from dialogs.ground.texts import Text
from storage.checklists.fields import Fields, Report
from storage.checklists.lines import Lines
from storage.checklists.parts import Act, read_acts

SHIPPED = Path(__file__).parents[1] / "law" / "sam.toml"


class LawUnreadable(Exception):
    """The file is not as it must be. Says every place, with its line."""


@lru_cache(maxsize=1)
def provisions() -> tuple[Provision, ...]:
    """Those that are shipped, of all times, in the order of the file. Raises LawUnreadable."""
    return read(SHIPPED.read_text(encoding="utf-8"))


def read(source: str) -> tuple[Provision, ...]:
    """Raises LawUnreadable, and tomllib.TOMLDecodeError for what is no TOML at all."""
    report = Report(lines=Lines(source))
    root = Fields(tomllib.loads(source), (), report)
    acts = read_acts(root)
    found = tuple(_provision(fields, acts) for fields in root.tables("provisions"))
    root.close()
    if report.problems:
        raise LawUnreadable("; ".join(str(one) for one in sorted(report.problems)))
    return found


def _provision(fields: Fields, acts: dict[str, Act]) -> Provision:
    name = fields.word("act")
    act = acts.get(name)
    if act is None:
        fields.wrong("act", f'"{name}" is not among the acts of this file')
    place, title, demand = fields.word("place"), fields.text("title"), fields.text("demand")
    evidence = tuple(_evidence(fields, word) for word in fields.words("evidence"))
    fields.close()
    return Provision(
        act=name,
        place=place,
        title=title,
        demand=demand if demand.sv else Text(""),
        evidence=evidence,
        url=act.url if act else None,
        valid_from=act.valid_from if act else None,
        valid_to=act.valid_to if act else None,
    )


def _evidence(fields: Fields, word: str) -> Evidence:
    if word not in set(Evidence):
        fields.wrong("evidence", f'"{word}" is not evidence that is kept here; use {", ".join(Evidence)}', text=word)
        return Evidence.ANSWERS
    return Evidence(word)
