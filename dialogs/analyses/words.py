"""Typed words about a level's analysis: "analysera", and on its cards "fråga 9", "text: …", "förbättra: …", "föreslå: …".

As with levels, the bookmark says which in the page itself: "analysis:2026:question:k-med".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dialogs.analyses.events import (
    AddEvidence,
    CorrectAnalysis,
    MoveItemUp,
    NameTheme,
    NoteOutcome,
    Propose,
    SaveAnalysisText,
    SendAnalysis,
    SetPriority,
    ShowAnalysis,
    TakeOutItem,
    UnnameTheme,
    ViewAnalysis,
)
from dialogs.analyses.events import Event as AnalysisEvent
from dialogs.analyses.pages import (
    MARK,
)
from dialogs.analyses.rules.analysis import AnalysisPart, EvidenceKind, Outcome, PriorityKind
from dialogs.ground import vocabulary as v
from dialogs.ground.ids import NodeId, QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.words import Line

NUMBERED = re.compile(r"(?:fråga|question|nr|nummer)?\s*(\d{1,3})")
WITH_NUMBER = re.compile(r"(.+?)\s+(\d{1,3}(?:(?:\s*,\s*|\s+och\s+|\s+and\s+)\d{1,3})*)")
YEARLY = re.compile(r"(.+?)\s+(20\d\d)")

ANALYSE = frozenset({"analysera", "analys", "analysen", "analyse", "analysis", "the analysis"})
PARTS: Mapping[v.Words, AnalysisPart] = {
    frozenset({"prioriteringar", "priorities"}): AnalysisPart.PRIORITIES,
    frozenset({"förslag", "förslagen", "proposals"}): AnalysisPart.PROPOSALS,
    frozenset({"underlag", "annat underlag", "evidence", "other evidence"}): AnalysisPart.EVIDENCE,
    frozenset({"teman", "tema", "themes"}): AnalysisPart.THEMES,
    frozenset({"förra året", "förra årets", "last year"}): AnalysisPart.LAST,
    frozenset({"läs allt", "läs igenom", "read all of it", "read"}): AnalysisPart.WHOLE,
}
TEXT = frozenset({"text", "egen text", "egna ord", "own words"})
IMPROVE = frozenset({"förbättra", "prioritera", "improve"})
PRESERVE = frozenset({"bevara", "preserve", "keep"})
PROPOSE = frozenset({"föreslå", "propose"})
EVIDENCE = frozenset({"underlag", "annat underlag", "evidence"})
KINDS = {
    "inspektion": EvidenceKind.INSPECTION,
    "tillsyn": EvidenceKind.INSPECTION,
    "inspection": EvidenceKind.INSPECTION,
    "intern revision": EvidenceKind.INTERNAL_AUDIT,
    "internrevision": EvidenceKind.INTERNAL_AUDIT,
    "internal audit": EvidenceKind.INTERNAL_AUDIT,
    "statistik": EvidenceKind.STATISTICS,
    "statistics": EvidenceKind.STATISTICS,
}
THEME = frozenset({"tema", "slå ihop", "theme", "merge"})
TAKE_OUT = frozenset({"ta bort", "take out"})
UP = frozenset({"flytta upp", "upp", "move up", "up"})
SEND = frozenset(
    {"lämna till skyddsombudet", "lämna över", "lämna till ombudet", "hand over", "hand to the representative"}
)
BECAME = frozenset({"utfall", "vad det blev av", "outcome"})
OUTCOMES = {
    "klart": Outcome.DONE,
    "gjort": Outcome.DONE,
    "done": Outcome.DONE,
    "pågår": Outcome.ONGOING,
    "ongoing": Outcome.ONGOING,
    "avskrivet": Outcome.DROPPED,
    "släppt": Outcome.DROPPED,
    "dropped": Outcome.DROPPED,
}


def general(head: str) -> ShowAnalysis | None:
    """Wherever one is."""
    said = YEARLY.fullmatch(head)
    if said and said[1] in ANALYSE:
        return ShowAnalysis(year=int(said[2]))
    return ShowAnalysis() if head in ANALYSE else None


def on_card(head: str, tail: str, bookmark: Bookmark) -> AnalysisEvent | None:
    """On an analysis' card. None: about something else."""
    if not bookmark.page.startswith(MARK):
        return None
    year, _, rest = bookmark.page.removeprefix(MARK).partition(":")
    part, _, node = rest.partition(":")
    here = _Here(node=NodeId(node), year=int(year), part=AnalysisPart(part), question=bookmark.question)
    return (
        here.looking(head, tail) or here.writing(head, tail) or here.listed(head, tail) or here.confirming(head, tail)
    )


class _Here:
    """The card that the words are said to."""

    def __init__(self, *, node: NodeId, year: int, part: AnalysisPart, question: QuestionId | None) -> None:
        self.node, self.year, self.part, self.question = node, year, part, question

    def looking(self, head: str, tail: str) -> AnalysisEvent | None:
        if head in ANALYSE or head in v.BACK:
            return ShowAnalysis(node=self.node, year=self.year)
        if found := NUMBERED.fullmatch(head):
            return ShowAnalysis(node=self.node, year=self.year, part=AnalysisPart.QUESTION, number=found[1])
        part = next((part for words, part in PARTS.items() if head in words), None)
        if part is None or tail:
            return None
        return ShowAnalysis(node=self.node, year=self.year, part=part, question=self.question)

    def writing(self, head: str, tail: str) -> AnalysisEvent | None:
        if head in TEXT and tail:
            return SaveAnalysisText(node=self.node, year=self.year, question=self.question, text=tail)
        if head in IMPROVE or head in PRESERVE:
            kind = PriorityKind.IMPROVE if head in IMPROVE else PriorityKind.PRESERVE
            what, why = _parts(tail, 2)
            return SetPriority(node=self.node, year=self.year, kind=kind, question=self.question, what=what, why=why)
        if head in PROPOSE:
            what, owner, year, package = _parts(tail, 4)
            return Propose(
                node=self.node,
                year=self.year,
                question=self.question,
                what=what,
                owner=owner,
                in_year=year,
                package=package,
            )
        return self._evidence(tail) if head in EVIDENCE else None

    def _evidence(self, tail: str) -> AddEvidence:
        """The kind first, where it is one; then from where, from when, and what it says."""
        first, _, rest = tail.partition(";")
        kind = KINDS.get(first.strip().lower())
        source, dated, what = _parts(rest if kind else tail, 3)
        return AddEvidence(
            node=self.node,
            year=self.year,
            question=self.question,
            evidence=kind.value if kind else None,
            source=source,
            dated=dated,
            what=what,
        )

    def listed(self, head: str, tail: str) -> AnalysisEvent | None:
        found = WITH_NUMBER.fullmatch(head)
        if found is None:
            return None
        said, numbers = found[1], re.sub(r"\s*(?:,|och|and)\s*", ",", found[2])
        if said in TAKE_OUT and self.part is AnalysisPart.THEMES and self.question is not None:
            return UnnameTheme(node=self.node, year=self.year, question=self.question, themes=numbers)
        if said in TAKE_OUT:
            return TakeOutItem(node=self.node, year=self.year, part=self.part, number=numbers)
        if said in UP:
            return MoveItemUp(node=self.node, year=self.year, part=self.part, number=numbers)
        if said in THEME and self.question is not None:
            return NameTheme(node=self.node, year=self.year, question=self.question, themes=numbers, name=tail)
        if said in BECAME:
            first, _, note = tail.partition(";")
            outcome = OUTCOMES.get(first.strip().lower())
            return NoteOutcome(
                node=self.node,
                year=self.year,
                number=numbers,
                outcome=outcome.value if outcome else None,
                note=note.strip(),
            )
        return None

    def confirming(self, head: str, tail: str) -> AnalysisEvent | None:
        if head in v.REOPEN or (head in v.REASON and self.part is AnalysisPart.CORRECT):
            correct = CorrectAnalysis(node=self.node, year=self.year, reason=tail)
            return correct if tail else ShowAnalysis(node=self.node, year=self.year, part=AnalysisPart.CORRECT)
        if head in SEND or (head in v.REASON and tail):
            return SendAnalysis(node=self.node, year=self.year, reason=tail or None)
        if head in v.AGREE:
            return ViewAnalysis(node=self.node, year=self.year, agrees=True, comment=tail)
        if head in v.DIFFER:
            return ViewAnalysis(node=self.node, year=self.year, agrees=False, comment=tail)
        return None


def _parts(tail: str, most: int) -> list[str | None]:
    """What stands between semicolons; what is missing is None."""
    found: list[str | None] = [part.strip() or None for part in tail.split(";", most - 1)]
    return [*found, *[None] * (most - len(found))]


def read(line: Line) -> Any | None:
    """On an analysis' card what is said of it; the analysis anywhere."""
    return on_card(line.head, line.tail, line.bookmark) or general(line.head)
