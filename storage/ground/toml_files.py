"""The reader of TOML files: validates one against its model, and tells all that is wrong at once, each with its line.

The models stand with the subject whose file it is. Pydantic finds the faults; the words are ours, for whoever wrote the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    Strict,
    StrictBool,
    ValidationError,
    ValidationInfo,
)

from dialogs.ground.texts import Text
from storage.ground.toml_lines import Lines, Path

_ADDRESS = re.compile(r"https://[^\s/]+\.[^\s]+")
_SENTENCES: Mapping[str, str] = {
    "missing": "{key} is missing",
    "string_type": "{key} must be a text that is not empty",
    "bool_type": "{key} must be true or false",
    "date_type": "{key} must be a date without quotes, such as 2025-01-01",
    "int_type": "{key} must be a whole number",
    "enum": "unknown choice {value!r} for {key}; use {choices}",
    "tuple_type": "{key} must be a list",
    "dict_type": "{key} must be tables with names: [{key}.name]",
    "model_type": "{path} must be a table",
}
_SENTENCES_OF_AN_ITEM: Mapping[str, str] = {
    "string_type": "{key} must be a list of texts",
    "model_type": "{key} must be a list of tables",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    line: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class BadFile(Exception):
    """A file that cannot be used, with everything that is wrong in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


class Fault(ValueError):
    """What a model's own check finds. `{value}` in the sentence is what stands there, `{key}` the key it stands at and
    `{around}` the one around that; `at` is another text to look for when the value is written over several lines."""

    def __init__(self, sentence: str, *, at: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.at = sentence, at


class Table(BaseModel):
    """One table of a file. A key that nobody knows is a mistake, so a misspelt one is never silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


Model = TypeVar("Model", bound=Table)
Unknown = Callable[[Path], str]


def unknown_key(path: Path) -> str:
    return f'unknown key "{path[-1]}"'


def parsed(source: str) -> dict[str, Any]:
    """Raises BadFile for what is no TOML at all."""
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise BadFile((_not_toml(source, error),)) from error


def read(model: type[Model], source: str, *, around: object = None, unknown: Unknown = unknown_key) -> Model:
    """`around` is what the model's checks look into, `unknown` says what is wrong with a key that is not the model's.
    Raises BadFile."""
    try:
        return model.model_validate(parsed(source), context=around)
    except ValidationError as error:
        lines = Lines(source)
        found = {_problem(one, lines, unknown) for one in error.errors(include_url=False)}
        raise BadFile(tuple(sorted(found))) from error


def _problem(error: Any, lines: Lines, unknown: Unknown) -> Problem:
    path, value = error["loc"], error["input"]
    names = [name for name in path if isinstance(name, str)]
    key, around = (names[-1], names[-2] if len(names) > 1 else names[-1])
    at = str(value) if isinstance(value, str | date) else None
    match error["type"]:
        case "value_error" if isinstance(fault := error["ctx"]["error"], Fault):
            reason = fault.sentence.replace("{key}", key).replace("{around}", around).replace("{value}", str(value))
            at = fault.at or at
        case "extra_forbidden":
            reason, at = unknown(path), key
        case kind:
            sentences = {**_SENTENCES, **_SENTENCES_OF_AN_ITEM} if path[-1] != key else _SENTENCES
            choices = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
            known = sentences.get(kind)
            said = {"key": key, "path": ".".join(names), "value": value, "choices": choices}
            reason = known.format(**said) if known else f"{key}: {error['msg']}"
    return Problem(line=lines.of(path, at), reason=reason)


def _not_toml(source: str, error: tomllib.TOMLDecodeError) -> Problem:
    """tomllib writes the line into its message, or says that it ended too early."""
    said = str(error)
    found = re.search(r"\s*\(at line (\d+), column \d+\)", said)
    line = int(found[1]) if found else max(1, len(source.splitlines()))
    return Problem(line=line, reason=f"not valid TOML: {said[: found.start()] if found else said}")


def must(test: Callable[[Any, ValidationInfo[Any]], object], sentence: str) -> AfterValidator:
    """A check of a field: the value passes the test, or is told with the sentence."""

    def checked(value: Any, info: ValidationInfo[Any]) -> Any:
        if not test(value, info):
            raise Fault(sentence)
        return value

    return AfterValidator(checked)


def _not_before(last: date | None, info: ValidationInfo[Any]) -> date | None:
    first = info.data.get("valid_from")
    if first and last and last < first:
        raise Fault(f"valid_to {last} is before valid_from {first}", at=str(last))
    return last


def _swedish(value: object, info: ValidationInfo[Any]) -> object:
    if isinstance(value, str) and value.strip():
        return value
    raise Fault("{around} has no Swedish (sv)", at=info.data.get("en"))


Word = Annotated[str, must(lambda word, _: word.strip(), "{key} must be a text that is not empty")]
Flag = StrictBool
Day = Annotated[date, Strict()]
Last = Annotated[Day | None, AfterValidator(_not_before)]  # of a table that has valid_from before it
Link = Annotated[
    str,
    must(lambda link, _: _ADDRESS.fullmatch(link), "{key} must be an address that begins with https://"),
]


class _TextTable(Table):
    """English first, for it shows where the Swedish is missing."""

    en: Word | None = None
    sv: Annotated[str | None, Field(default=None), BeforeValidator(_swedish)]


def _text(value: object) -> Text:
    """Swedish must be there; without English the Swedish is shown, so that is no error."""
    if value is None:
        raise Fault("{key} needs Swedish: {key}.sv = ...")
    if not isinstance(value, dict):
        raise Fault("{key} must have sv and en")
    read = _TextTable.model_validate(value)
    return Text(read.sv or "", read.en)


Texts = tuple[Annotated[Text, PlainValidator(_text)], ...]
TextOf = Annotated[Text, Field(default=None), PlainValidator(_text)]
