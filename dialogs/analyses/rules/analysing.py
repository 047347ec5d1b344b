"""Changing an analysis as a value: each change returns a new one, and one that changes nothing returns the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Protocol, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from dialogs.analyses.rules.analysis import Analysis, AnalysisPart, AnalysisText, Proposal, Theme
from dialogs.analyses.rules.drafting import Ground
from dialogs.analyses.rules.theming import SuggestedTheme
from dialogs.ground.ids import AnalysisId, PersonId, QuestionId, RoundId, ThemeId
from dialogs.ground.people import Person
from dialogs.ground.texts import Text
from dialogs.levels.rules.seen import Seen
from dialogs.organisation.rules.organisation import Node


class _Item(Protocol):
    @property
    def id(self) -> UUID: ...


Item = TypeVar("Item", bound=_Item)
Line = TypeVar("Line")


@dataclass(frozen=True, kw_only=True)
class AnalysisTable:
    """A level in a year as one person sees it, and what the level has said of it so far."""

    seen: Seen
    round: RoundId
    managers: tuple[PersonId, ...]  # of the level, today
    reps: tuple[PersonId, ...]
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    said: Analysis | None = None  # None: nobody has begun
    ground: Ground | None = None  # of the draft: for the own line only
    owner: Node | None = None  # the one node that the typed name of an owner means
    nodes: Mapping[str, str] = field(default_factory=dict)  # names of the nodes that own proposals

    def begun_by(self, person: PersonId, now: datetime) -> Analysis:
        """What is said so far; nothing yet is an analysis, too."""
        if self.said is not None:
            return self.said
        return Analysis(
            id=AnalysisId(uuid5(NAMESPACE_URL, f"{self.round}|{self.seen.node.id}")),
            round=self.round,
            year=self.seen.year,
            node=self.seen.node,
            managers=self.managers,
            reps=self.reps,
            people=self.people,
            started_by=person,
            started_at=now,
        )

    def name(self, person: PersonId) -> str:
        known = self.people.get(person)
        return known.name if known else ""


def text_mark(text: str) -> str:
    """Which wording a card has shown."""
    return sha256(text.encode()).hexdigest()[:8]


def new_id(analysis: Analysis, part: AnalysisPart) -> UUID:
    """Of a line that a form made now would add: the next form makes another."""
    return uuid5(analysis.id, f"{part.value}:{analysis.revision}")


def text_of(analysis: Analysis, question: QuestionId | None) -> str:
    if question is None:
        return analysis.summary
    known = analysis.texts.get(question)
    return known.text if known else ""


def with_text(analysis: Analysis, question: QuestionId | None, text: str, by: PersonId, at: datetime) -> Analysis:
    """An empty one leaves the draft from the rules standing."""
    if text == text_of(analysis, question):
        return analysis
    if question is None:
        return replace(analysis, summary=text)
    others = {which: one for which, one in analysis.texts.items() if which != question}
    own = {question: AnalysisText(text=text, by=by, at=at)} if text else {}
    return replace(analysis, texts={**others, **own})


def put(items: tuple[Item, ...], item: Item) -> tuple[Item, ...]:
    """In the place of the one with its id, or last."""
    if any(one.id == item.id for one in items):
        return tuple(item if one.id == item.id else one for one in items)
    return (*items, item)


def without(items: tuple[Item, ...], item: UUID) -> tuple[Item, ...]:
    return tuple(one for one in items if one.id != item)


def moved_up(items: tuple[Item, ...], item: UUID) -> tuple[Item, ...]:
    at = next((at for at, one in enumerate(items) if one.id == item), 0)
    if at == 0:
        return items
    return (*items[: at - 1], items[at], items[at - 1], *items[at + 1 :])


def find(items: Iterable[Item], item: UUID | None) -> Item | None:
    return next((one for one in items if one.id == item), None)


def numbered(lines: Sequence[Line], number: str | None) -> Line | None:
    """The line with this number, as it is typed: "2"."""
    at = int(number) if number and number.isdecimal() and len(number) <= 3 else 0
    return lines[at - 1] if 1 <= at <= len(lines) else None


def packages(proposals: Iterable[Proposal]) -> dict[str, tuple[Proposal, ...]]:
    """Proposals by the package they belong to, in the order in which these come first (V29)."""
    found: dict[str, tuple[Proposal, ...]] = {}
    for one in proposals:
        found[one.package] = (*found.get(one.package, ()), one)
    return found


# --- themes


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTheme:
    """A named one by its id, a suggested one by its key."""

    key: str
    name: Text
    rows: tuple[UUID, ...]
    named: bool


def shown_themes(
    named: Iterable[Theme], suggested: Iterable[SuggestedTheme], question: QuestionId
) -> tuple[ShownTheme, ...]:
    """The named ones first; what they hold is suggested no more."""
    own = [
        ShownTheme(key=one.id.hex, name=Text(sv=one.name), rows=one.rows, named=True)
        for one in named
        if one.question == question
    ]
    taken = {row for one in own for row in one.rows}
    left = [(one, tuple(row for row in one.rows if row not in taken)) for one in suggested]
    return (
        *own,
        *(ShownTheme(key=one.key, name=one.name, rows=rows, named=False) for one, rows in left if rows),
    )


def with_theme(analysis: Analysis, question: QuestionId, name: str, chosen: Collection[ShownTheme]) -> Analysis:
    """One theme of all that were chosen. Those of them that had a name before go into it."""
    gone = {one.key for one in chosen if one.named}
    rows = tuple(dict.fromkeys(row for one in chosen for row in one.rows))
    kept = tuple(one for one in analysis.themes if one.id.hex not in gone)
    id_ = ThemeId(uuid5(analysis.id, f"theme:{question}:{analysis.revision}"))
    return replace(analysis, themes=(*kept, Theme(id=id_, question=question, name=name, rows=rows)))


def without_themes(analysis: Analysis, chosen: Collection[ShownTheme]) -> Analysis:
    """What was named is suggested again, as the rules find it: a merge that was wrong is not for ever."""
    gone = {one.key for one in chosen if one.named}
    return replace(analysis, themes=tuple(one for one in analysis.themes if one.id.hex not in gone))
