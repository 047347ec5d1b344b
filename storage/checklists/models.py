"""The models of a checklist file: which tables and keys it has, and what is right in each."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from dialogs.checklists.rules.checklist import AnsweredBy, Follows, Origin
from storage.checklists.around import LOCKED, ActTable, Around
from storage.ground.toml_files import Day, Fault, Flag, Last, Link, Table, TextOf, Texts, Word, must

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
_SHAPED = '{key} "{value}" has characters that are not allowed; use '
_OF_THE_CORE = f'"{{value}}" belongs to the core. {LOCKED}'

Info = ValidationInfo[Around]


def _once(kind: str) -> AfterValidator:
    return must(lambda id_, info: not info.context.met(kind, id_), 'the id "{value}" is used twice')


def _a_question(id_: str, info: Info) -> bool:
    """Below a core that nobody knows, any question may be one of its."""
    around = info.context
    return id_ in around.questions or (around.addition and around.core is None)


def _known(extends: str, info: Info) -> str:
    if extends not in info.context.cores:
        raise Fault(f'there is no checklist "{extends}"; known are {", ".join(sorted(info.context.cores))}')
    return extends


def _usual_origin(value: object, info: Info) -> object:
    usual = Origin.LOCAL if info.context.addition else Origin.LAW
    return usual if value is None else value


Id = Annotated[
    Word,
    must(lambda id_, _: _ID.fullmatch(id_), _SHAPED + "small letters a-z, digits, - and _, at most 40"),
]
Version = Annotated[
    Word,
    must(lambda version, _: _VERSION.fullmatch(version), _SHAPED + "letters a-z, digits, dot, - and _, at most 20"),
]
ChoiceWord = Annotated[
    Word,
    must(
        lambda word, _: word == word.lower(),
        'write the word "{value}" in small letters; what people type is compared without case',
    ),
    must(
        lambda word, info: info.context.claimed(word, info.data), 'the word "{value}" already belongs to another choice'
    ),
]
DocumentName = Annotated[
    Word,
    must(
        lambda name, info: name in info.context.documents,
        'unknown document "{value}"; describe it as [documents.{value}]',
    ),
]
OtherQuestion = Annotated[
    Word,
    must(_a_question, 'see_also names "{value}", and there is no such question'),
    must(lambda id_, info: id_ != info.data.get("id"), "see_also names the question itself"),
]
OriginOf = Annotated[
    Origin,
    Field(default=None),
    BeforeValidator(_usual_origin),
    must(
        lambda origin, info: origin is Origin.LOCAL or not info.context.addition,
        "a question added to a core is always local; leave origin out",
    ),
    must(
        lambda origin, info: origin is not Origin.LOCAL or info.context.addition,
        "a question of the core is law or own; local ones belong in an addition",
    ),
    must(
        lambda origin, info: origin is not Origin.LAW or info.data.get("law") != (),
        'a question from the law needs a law reference; otherwise write origin = "own"',
    ),
]


class DocumentTable(Table):
    title: TextOf
    url: Link
    valid_from: Day | None = None
    valid_to: Last = None


class ChoiceTable(Table):
    id: Annotated[Id, _once("choice")]
    label: TextOf
    follows: Follows
    counts: Flag = True
    words: tuple[ChoiceWord, ...] = ()


class LawTable(Table):
    act: Annotated[
        Word,
        must(lambda act, info: act in info.context.acts, 'unknown act "{value}"; describe it once as [acts."{value}"]'),
    ]
    place: Word
    url: Link | None = None
    valid_from: Day | None = None
    valid_to: Last = None

    @field_validator("url", "valid_from", "valid_to", mode="before")
    @classmethod
    def _or_of_the_act(cls, value: object, info: Info) -> object:
        act = info.context.acts.get(str(info.data.get("act")))
        return getattr(act, str(info.field_name), None) if value is None else value


class QuestionTable(Table):
    id: Annotated[Id, _once("question"), must(lambda id_, info: id_ not in info.context.core_questions, _OF_THE_CORE)]
    text: TextOf
    short: TextOf
    help: TextOf
    law: tuple[LawTable, ...] = ()
    documents: tuple[DocumentName, ...] = ()
    see_also: tuple[OtherQuestion, ...] = ()
    answered_by: AnsweredBy = AnsweredBy.PAIR
    sensitive: Flag = False
    carries_over: Flag = False
    assessment: Flag = False
    task_allocation: Flag = False
    new_manager: Flag = False
    suggestions: Texts = ()
    origin: OriginOf


class AreaTable(Table):
    id: Annotated[Id, _once("area"), must(lambda id_, info: id_ not in info.context.core_areas, _OF_THE_CORE)]
    title: TextOf
    questions: Annotated[
        tuple[QuestionTable, ...],
        must(lambda questions, _: questions, "the area has no questions: [[areas.questions]]"),
    ] = ()


class ChecklistFile(Table):
    """What a whole checklist and an addition have in common."""

    version: Version
    acts: dict[str, ActTable] = Field(default_factory=dict)
    documents: dict[str, DocumentTable] = Field(default_factory=dict)
    areas: Annotated[tuple[AreaTable, ...], must(lambda areas, _: areas, "there are no areas: [[areas]]")] = ()


class CoreFile(ChecklistFile):
    id: Id
    title: TextOf
    scale: Annotated[
        tuple[ChoiceTable, ...],
        must(lambda scale, _: any(one.counts for one in scale), "the scale needs at least one choice that counts"),
    ] = ()


class AdditionFile(ChecklistFile):
    extends: Annotated[Id, AfterValidator(_known)]
