"""A draft of what a level could say of its year, from rules alone and as facts: the words are found where it is shown.

Always a draft. It points at where to look (lowest, most changed, most measures) and never ranks units; a share of Ja is
no grade. What each figure is made of can be shown, and nothing leaves the region (V16, V24, G12).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID, uuid5

from dialogs.analyses.rules.analysis import Analysis
from dialogs.analyses.rules.decision import Decision, DecisionItem, ItemKind, Verdict, standing
from dialogs.analyses.rules.theming import Row, SuggestedTheme, themes
from dialogs.checklists.rules.checklist import Checklist, Follows, Question
from dialogs.ground.ids import MeasureId, NodeId, QuestionId, ReviewId
from dialogs.levels.rules import compiled
from dialogs.levels.rules.compiled import MeasureCount, Tally
from dialogs.levels.rules.seen import Earlier
from dialogs.levels.rules.sums import Sums
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.worth_a_talk import Topic

POINTED_AT = 3  # questions of each kind: more would be a list again
MOVED = 5  # percentage points: less is not called a change


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureText:
    """A measure in a plan here or below, as the own line reads it."""

    id: MeasureId
    node: NodeId
    unit: str
    question: QuestionId | None
    kind: MeasureKind
    state: MeasureState
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentText:
    """What a signed review says of a question, as the own line reads it. Never of a sensitive one (12 and 26 of Västmanland)."""

    id: UUID
    node: NodeId
    unit: str
    question: QuestionId
    what: str


def comment_id(review: ReviewId, question: QuestionId) -> UUID:
    """The same each time: a theme that has been named keeps its rows."""
    return uuid5(review, f"comment:{question}")


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a draft is made of. Whoever reads has been let through to all of it: `written` holds what they may read."""

    year: int
    checklist: Checklist
    core: frozenset[QuestionId]
    sums: Sums
    asked: Mapping[QuestionId, int] = field(default_factory=dict)  # of local questions
    earlier: Earlier | None = None
    measures: tuple[MeasureText, ...] = ()
    comments: tuple[CommentText, ...] = ()
    topics: Mapping[Topic, int] = field(default_factory=dict)
    last: Analysis | None = None  # what the level said a year before
    decisions: tuple[Decision, ...] = ()  # of that year
    became: Mapping[MeasureId, MeasureState] = field(default_factory=dict)  # measures that those decisions led to

    @property
    def written(self) -> tuple[MeasureText | CommentText, ...]:
        return *self.measures, *self.comments

    @cached_property
    def written_of(self) -> Mapping[QuestionId | None, list[MeasureText | CommentText]]:
        found: defaultdict[QuestionId | None, list[MeasureText | CommentText]] = defaultdict(list)
        for one in self.written:
            found[one.question].append(one)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDraft:
    question: QuestionId
    number: int
    tally: Tally
    share: int | None  # per cent with the best step of the scale, of those it applies to
    earlier: int | None
    measures: MeasureCount
    dissent: int
    themes: tuple[SuggestedTheme, ...] = ()
    see_also: tuple[QuestionId, ...] = ()

    @property
    def change(self) -> int | None:
        """In percentage points, against the year before."""
        return None if self.share is None or self.earlier is None else self.share - self.earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class FromLast:
    """A priority or proposal of the year before: what was decided about it, and what has become of it."""

    kind: ItemKind
    text: str
    verdict: Verdict | None  # None: no body has decided about it
    reason: str = ""
    paragraph: str = ""
    outcome: str | None = None  # as the level has noted: done, ongoing, dropped
    measure: MeasureState | None = None  # of the measure that it led to


@dataclass(frozen=True, kw_only=True)
class Draft:
    year: int
    questions: Mapping[QuestionId, QuestionDraft]
    lowest: tuple[QuestionId, ...]
    changed: tuple[QuestionId, ...]
    most_measures: tuple[QuestionId, ...]
    topics: Mapping[Topic, int]
    last_year: int | None
    from_last: tuple[FromLast, ...]


def draft(ground: Ground) -> Draft:
    found = {question.id: of_question(ground, question) for question in ground.checklist if _is_asked(ground, question)}
    core = [one for id_, one in found.items() if id_ in ground.core]
    return Draft(
        year=ground.year,
        questions=found,
        lowest=_lowest(core),
        changed=_changed(core),
        most_measures=_most_measures(core),
        topics=ground.topics,
        last_year=ground.last.year if ground.last else None,
        from_last=tuple(from_last(ground)) if ground.last else (),
    )


def _is_asked(ground: Ground, question: Question) -> bool:
    return question.id in ground.core or question.id in ground.asked


def of_question(ground: Ground, question: Question) -> QuestionDraft:
    tally = compiled.of_question(ground.sums, ground.checklist, question, ground.asked.get(question.id))
    rows = [Row(id=one.id, what=one.what) for one in ground.written_of.get(question.id, ())]
    return QuestionDraft(
        question=question.id,
        number=ground.checklist.number(question.id),
        tally=tally,
        share=best_share(tally, ground.checklist),
        earlier=_earlier(ground, question),
        measures=compiled.measures(ground.sums, question.id, every=False),
        dissent=ground.sums.dissent.get(question.id, 0),
        themes=themes(rows, question.suggestions),
        see_also=tuple(one for one in question.see_also if one in ground.checklist),
    )


def best_share(tally: Tally, checklist: Checklist) -> int | None:
    """Per cent with the steps that keep a strength, of those it applies to. The scale belongs to the checklist."""
    best = [step.id for step in checklist.scale if step.counts and step.follows is Follows.PRESERVE]
    return compiled.percent(sum(tally.count(one) for one in best), tally.counted)


def _earlier(ground: Ground, question: Question) -> int | None:
    if ground.earlier is None or question.id not in ground.core:
        return None
    tally = compiled.of_question(ground.earlier.sums, ground.checklist, question)
    return best_share(tally, ground.checklist)


# --- where to look


def _lowest(found: Iterable[QuestionDraft]) -> tuple[QuestionId, ...]:
    """What everybody has answered with the best step is not low."""
    low = [one for one in found if one.share is not None and one.share < 100]
    return _ids(sorted(low, key=lambda one: (one.share or 0, one.number)))


def _changed(found: Iterable[QuestionDraft]) -> tuple[QuestionId, ...]:
    """Up or down: both are worth knowing why."""
    moved = [one for one in found if one.change is not None and abs(one.change) >= MOVED]
    return _ids(sorted(moved, key=lambda one: (-abs(one.change or 0), one.number)))


def _most_measures(found: Iterable[QuestionDraft]) -> tuple[QuestionId, ...]:
    planned = [one for one in found if one.measures.total]
    return _ids(sorted(planned, key=lambda one: (-one.measures.total, one.number)))


def _ids(found: list[QuestionDraft]) -> tuple[QuestionId, ...]:
    return tuple(one.question for one in found[:POINTED_AT])


# --- what was said last year


def from_last(ground: Ground) -> Iterable[FromLast]:
    if ground.last is None:
        return
    items = {(item.kind, item.item): (item, one) for one in standing(ground.decisions) for item in one.items}
    for priority in ground.last.priorities:
        yield _from_last(ItemKind.PRIORITY, priority.text, items.get((ItemKind.PRIORITY, priority.id)), ground)
    for proposal in ground.last.proposals:
        known = items.get((ItemKind.PROPOSAL, proposal.id))
        yield _from_last(ItemKind.PROPOSAL, proposal.text, known, ground, proposal.outcome)


def _from_last(
    kind: ItemKind, text: str, decided: tuple[DecisionItem, Decision] | None, ground: Ground, outcome: str | None = None
) -> FromLast:
    if decided is None:
        return FromLast(kind=kind, text=text, verdict=None, outcome=outcome)
    item, decision = decided
    return FromLast(
        kind=kind,
        text=item.text or text,
        verdict=item.verdict,
        reason=item.reason,
        paragraph=decision.paragraph,
        outcome=outcome,
        measure=ground.became.get(item.measure) if item.measure else None,
    )
