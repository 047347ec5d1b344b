"""The reader of the retention rules: a TOML file with days for each subject, the employer's own or the one that is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainValidator, field_validator

from dialogs.documents.rules.retention import Rule, Subject, TooSoon, rule
from storage.ground.toml_files import BadFile, Fault, Problem, Table, read

SHIPPED = Path(__file__).parent / "default.toml"
KEEP = "keep"


def _rule(row: tuple[str, object]) -> Rule:
    name, days = row
    if name not in set(Subject):
        raise Fault(f"{{key}}: there is no such subject; use {', '.join(Subject)}")
    if days == KEEP:
        return rule(Subject(name), None)
    if not isinstance(days, int) or isinstance(days, bool):
        raise Fault(f'{{key}}: write a number of days, or "{KEEP}"')
    try:
        return rule(Subject(name), days)
    except TooSoon as error:
        raise Fault(f"{{key}}: {error.days} days is too soon, the fewest are {error.fewest}") from error


class _RulesFile(Table):
    """One table, [dispose]: a number of days for each subject, or "keep"."""

    dispose: dict[str, Annotated[Rule, PlainValidator(_rule)]]

    @field_validator("dispose", mode="before")
    @classmethod
    def _with_the_subject(cls, table: Any) -> Any:
        """What is right for one subject is too soon for another."""
        if not isinstance(table, dict):
            raise Fault("there is to be one table, [dispose], and nothing beside it")
        return {name: (name, days) for name, days in table.items()}


def rules(path: Path = SHIPPED) -> tuple[Rule, ...]:
    """In the order of the subjects; one that the file does not name is kept. Raises BadFile, OSError."""
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadFile((Problem(line=1, reason=f"not text in UTF-8: {error}"),)) from error
    found = read(_RulesFile, source).dispose
    return tuple(found.get(one.value) or rule(one, None) for one in Subject)
