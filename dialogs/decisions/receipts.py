"""The receipt for a unit: from its answers to what the levels above put first, what was decided, and what is done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.analyses.rules.decision import Decision, DecisionItem, ItemKind, standing
from dialogs.checklists.rules.checklist import Choice
from dialogs.decisions import showing as deciding_pages
from dialogs.decisions.pages import DecisionHead, EffortLine, ReceiptLine, ReceiptPage, ReceiptStep
from dialogs.decisions.rules.deciding import DecidingTable, PutItem
from dialogs.ground.ids import NodeId, QuestionId
from dialogs.ground.notices import NotYours
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.texts import Text
from dialogs.ground.turn import Turn, refuse, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """What the unit answered to one question. `lacking`: not the best of the scale, and it counts."""

    number: int
    short: Text
    choice: Choice
    lacking: bool


@dataclass(frozen=True, kw_only=True)
class UnitYear:
    """A unit's year and the levels above it, the nearest first."""

    node: NodeId
    unit: str
    year: int
    signed: bool
    answers: Mapping[QuestionId, OwnAnswer] = field(default_factory=dict)
    levels: tuple[DecidingTable, ...] = ()
    others: tuple[tuple[NodeId, str], ...] = ()


def respond(found: UnitYear | None) -> Turn:
    """None: no unit of the reader's, or no year."""
    if found is None:
        raise refuse(RefusedPage(), NotYours())
    return shown(page(found))


def page(found: UnitYear) -> ReceiptPage:
    """Questions that a level above took up come first those with most said about them, then by number."""
    about = {which: _steps(found, which) for which in found.answers}
    taken_up = [which for which, steps in about.items() if steps]
    lines = tuple(
        ReceiptLine(
            question=which,
            number=found.answers[which].number,
            short=found.answers[which].short,
            choice=found.answers[which].choice,
            steps=about[which],
        )
        for which in sorted(taken_up, key=lambda one: (not found.answers[one].lacking, found.answers[one].number))
    )
    return ReceiptPage(
        node=found.node,
        unit=found.unit,
        year=found.year,
        lines=lines,
        general=_steps(found, None),
        waiting=sum(1 for which, one in found.answers.items() if one.lacking and not about[which]),
        answers=_answers(found),
        signed=found.signed,
        others=found.others,
    )


def _steps(found: UnitYear, which: QuestionId | None) -> tuple[ReceiptStep, ...]:
    """Level by level, the nearest first. What a level still writes on is its own."""
    steps = []
    for table in found.levels:
        for item in table.every_item:
            if (which in item.questions if which is not None else not item.questions) and _is_said(table, item):
                steps.append(_step(table, item))
    return tuple(steps)


def _is_said(table: DecidingTable, item: PutItem) -> bool:
    if item.kind is ItemKind.MEASURE:
        return True
    stage = table.analysis.stage if table.analysis else AnalysisStage.DRAFTING
    return stage in (AnalysisStage.CONFIRMED, AnalysisStage.ADOPTED)


def _step(table: DecidingTable, item: PutItem) -> ReceiptStep:
    decision, decided = _decided(table, item)
    not_yet = _not_yet(table) if decision is None else None
    said = decision or not_yet
    return ReceiptStep(
        level=table.node.name,
        text=item.text,
        kind=item.kind,
        preserve=item.preserve,
        verdict=decided.verdict if decided else None,
        wording=decided.text if decided else "",
        reason=decided.reason if decided else "",
        head=deciding_pages.head(table, said) if said else None,
        why_not_yet=not_yet.text if not_yet else "",
        effort=_effort(table, item, decided),
    )


def _decided(table: DecidingTable, item: PutItem) -> tuple[Decision | None, DecisionItem | None]:
    """The newest decision that holds and names it."""
    for decision in reversed(standing(table.decisions)):
        for one in decision.items:
            if (one.kind, one.item) == (item.kind, item.id):
                return decision, one
    return None, None


def _not_yet(table: DecidingTable) -> Decision | None:
    """ "Inget beslut ännu", unless something was decided after it."""
    held = standing(table.decisions)
    return held[-1] if held and held[-1].none_yet else None


def _effort(table: DecidingTable, item: PutItem, decided: DecisionItem | None) -> EffortLine | None:
    if item.kind is ItemKind.MEASURE:
        own = next((one for one in table.own if one.measure == item.id), None)
        return deciding_pages.effort_line(table, own) if own else None
    led_to = table.came_of.get(decided.measure) if decided and decided.measure else None
    return deciding_pages.effort_line(table, led_to) if led_to else None


def _answers(found: UnitYear) -> tuple[tuple[DecisionHead, bool], ...]:
    """What the unit was answered, by decision, and whether it is read there."""
    lines = []
    for table in found.levels:
        for decision in standing(table.decisions):
            feedback = table.feedback.get(decision.id)
            receipt = feedback.receipt_of(found.node) if feedback else None
            if receipt is not None:
                lines.append((deciding_pages.head(table, decision), receipt.read_at is not None))
    return tuple(lines)
