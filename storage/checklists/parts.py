"""The parts of a checklist file: rules and documents, the scale, areas and questions. One function for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.checklists.rules.checklist import (
    AnsweredBy,
    Area,
    Checklist,
    Choice,
    Document,
    Follows,
    LawReference,
    Origin,
    Question,
)
from dialogs.ground.ids import AreaId, ChoiceId, NodeId, QuestionId
from storage.checklists.fields import Fields

LOCKED = "the core is locked: questions can be added, not removed or reworded"
REWORDING = frozenset(
    {"remove", "removes", "removed", "delete", "drop", "hide", "replace", "override", "reword", "rename"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A rule as a file describes it once: what its references take when they say nothing else."""

    url: str | None
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the questions of a file refer to; `core` and `node` are given when the file is an addition."""

    acts: Mapping[str, Act] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    core: Checklist | None = None
    node: NodeId | None = None


def read_acts(root: Fields) -> dict[str, Act]:
    acts = {}
    for name, fields in root.named("acts"):
        valid_from, valid_to = _dates(fields)
        acts[name] = Act(url=fields.url("url"), valid_from=valid_from, valid_to=valid_to)
        fields.close()
    return acts


def read_documents(root: Fields) -> dict[str, Document]:
    documents = {}
    for name, fields in root.named("documents"):
        valid_from, valid_to = _dates(fields)
        if "url" not in fields:
            fields.wrong("url", "url is missing")
        documents[name] = Document(
            title=fields.text("title"), url=fields.url("url") or "", valid_from=valid_from, valid_to=valid_to
        )
        fields.close()
    return documents


def _dates(fields: Fields, act: Act | None = None) -> tuple[date | None, date | None]:
    first = fields.day("valid_from", act.valid_from if act else None)
    last = fields.day("valid_to", act.valid_to if act else None)
    if first and last and last < first:
        fields.wrong("valid_to", f"valid_to {last} is before valid_from {first}", text=str(last))
    return first, last


def read_scale(root: Fields) -> tuple[Choice, ...]:
    scale: list[Choice] = []
    for fields in root.tables("scale"):
        choice = _choice(fields)
        if any(one.id == choice.id for one in scale):
            fields.wrong("id", f'the id "{choice.id}" is used twice')
        for word in sorted({word for one in scale for word in one.words} & set(choice.words)):
            fields.wrong("words", f'the word "{word}" already belongs to another choice')
        scale.append(choice)
    if not any(choice.counts for choice in scale):
        root.wrong("scale", "the scale needs at least one choice that counts")
    return tuple(scale)


def _choice(fields: Fields) -> Choice:
    choice = Choice(
        id=ChoiceId(fields.id()),
        label=fields.text("label"),
        follows=fields.choice("follows", Follows),
        counts=fields.flag("counts", default=True),
        words=fields.words("words"),
    )
    for word in choice.words:
        if word != word.lower():
            fields.wrong(
                "words", f'write the word "{word}" in small letters; what people type is compared without case'
            )
    fields.close()
    return choice


def read_areas(root: Fields, shelf: Shelf) -> tuple[Area, ...]:
    areas: list[Area] = []
    seen: Counter[str] = Counter()
    for fields in root.tables("areas"):
        area_id = AreaId(fields.id())
        _new(fields, area_id, seen, {str(area.id) for area in shelf.core.areas} if shelf.core else set())
        questions = tuple(read_question(one, shelf) for one in fields.tables("questions"))
        if not questions:
            fields.wrong("questions", "the area has no questions: [[areas.questions]]")
        areas.append(Area(id=area_id, title=fields.text("title"), questions=questions, added_by=shelf.node))
        close(fields, shelf)
    if not areas:
        root.wrong("areas", "there are no areas: [[areas]]")
    _check_questions(root, areas, shelf)
    return tuple(areas)


def _new(fields: Fields, id_: str, seen: Counter[str], core: set[str]) -> None:
    seen[id_] += 1
    if id_ and seen[id_] == 2:
        fields.wrong("id", f'the id "{id_}" is used twice')
    if id_ in core:
        fields.wrong("id", f'"{id_}" belongs to the core. {LOCKED}')


def _check_questions(root: Fields, areas: list[Area], shelf: Shelf) -> None:
    """What can only be seen when all are read: doubled ids, ids of the core, and references to what is not there."""
    core = {str(one.id) for one in shelf.core} if shelf.core else set()
    known = core | {str(one.id) for area in areas for one in area.questions}
    seen: Counter[str] = Counter()
    for fields, question in _questions(root, areas):
        _new(fields, question.id, seen, core)
        for other in question.see_also:
            if other not in known:
                fields.wrong("see_also", f'see_also names "{other}", and there is no such question', text=other)
            elif other == question.id:
                fields.wrong("see_also", "see_also names the question itself")


def _questions(root: Fields, areas: list[Area]) -> list[tuple[Fields, Question]]:
    tables = [one for area in root.tables("areas") for one in area.tables("questions")]
    return list(zip(tables, (one for area in areas for one in area.questions), strict=True))


def read_question(fields: Fields, shelf: Shelf) -> Question:
    question = Question(
        id=QuestionId(fields.id()),
        text=fields.text("text"),
        short=fields.text("short"),
        help=fields.text("help"),
        law=tuple(_law(one, shelf) for one in fields.tables("law")),
        documents=_linked(fields, shelf),
        see_also=tuple(QuestionId(one) for one in fields.words("see_also")),
        answered_by=fields.choice("answered_by", AnsweredBy, AnsweredBy.PAIR),
        sensitive=fields.flag("sensitive"),
        carries_over=fields.flag("carries_over"),
        assessment=fields.flag("assessment"),
        task_allocation=fields.flag("task_allocation"),
        new_manager=fields.flag("new_manager"),
        suggestions=fields.texts("suggestions"),
        origin=_origin(fields, shelf),
        added_by=shelf.node,
    )
    if question.origin is Origin.LAW and not question.law:
        at = "origin" if "origin" in fields else "law"
        fields.wrong(at, 'a question from the law needs a law reference; otherwise write origin = "own"')
    close(fields, shelf)
    return question


def _origin(fields: Fields, shelf: Shelf) -> Origin:
    if shelf.core is None:
        origin = fields.choice("origin", Origin, Origin.LAW)
        if origin is Origin.LOCAL:
            fields.wrong("origin", "a question of the core is law or own; local ones belong in an addition")
        return origin
    if fields.get("origin") not in (None, Origin.LOCAL.value):
        fields.wrong("origin", "a question added to a core is always local; leave origin out")
    return Origin.LOCAL


def _law(fields: Fields, shelf: Shelf) -> LawReference:
    name = fields.word("act")
    act = shelf.acts.get(name)
    if name and act is None:
        fields.wrong("act", f'unknown act "{name}"; describe it once as [acts."{name}"]', text=name)
    valid_from, valid_to = _dates(fields, act)
    url = fields.url("url") or (act.url if act else None)
    reference = LawReference(act=name, place=fields.word("place"), url=url, valid_from=valid_from, valid_to=valid_to)
    fields.close()
    return reference


def _linked(fields: Fields, shelf: Shelf) -> tuple[Document, ...]:
    names = fields.words("documents")
    for name in names:
        if name not in shelf.documents:
            fields.wrong("documents", f'unknown document "{name}"; describe it as [documents.{name}]', text=name)
    return tuple(shelf.documents[name] for name in names if name in shelf.documents)


def close(fields: Fields, shelf: Shelf) -> None:
    """Unknown keys are mistakes; in an addition, those that would touch the core are told what they ran into."""
    if shelf.core is not None:
        for key in REWORDING.intersection(fields.rest()):
            fields.get(key)
            fields.wrong(key, f'"{key}" is refused. {LOCKED}')
    fields.close()
