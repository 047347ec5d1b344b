"""A level's manager analyses and prioritises (G12, G13): own words beside the draft, other evidence, themes, proposals.

Only the level's manager or stand-in writes; its representative says what they see (`analysis_confirming`); those above read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never
from uuid import UUID

from dialogs.analyses import confirming, forms, guard, steps, themes
from dialogs.analyses import showing as shown
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
from dialogs.analyses.notices import AnalysisLack, AnalysisSaved
from dialogs.analyses.rules import analysing as rules
from dialogs.analyses.rules.analysing import AnalysisTable
from dialogs.analyses.rules.analysis import (
    Analysis,
    AnalysisPart,
    AnalysisStep,
    EvidenceKind,
    LevelPriority,
    OtherEvidence,
    Proposal,
)
from dialogs.ground.dates import read_day
from dialogs.ground.ids import EvidenceId, PriorityId, ProposalId, QuestionId
from dialogs.ground.notices import OldCard
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn, refuse
from dialogs.measures.notices import MeasureLack
from dialogs.reviews.notices import ReviewLack

LATEST = 10  # years ahead that a proposal may aim at


def respond(found: AnalysisTable | None, event: AnalysisEvent, actor: Actor) -> Turn:
    """Raises Refused, which carries today's page and the reason."""
    table = guard.may_read(found, actor)
    match event:
        case ShowAnalysis():
            return _show(table, event, actor)
        case SaveAnalysisText():
            return _save_text(table, event, actor)
        case SetPriority():
            return _prioritise(table, event, actor)
        case Propose():
            return _propose(table, event, actor)
        case AddEvidence():
            return _add_evidence(table, event, actor)
        case TakeOutItem():
            return _take_out(table, event, actor)
        case MoveItemUp():
            return _move_up(table, event, actor)
        case NameTheme():
            return themes.name(table, event, actor)
        case UnnameTheme():
            return themes.unname(table, event, actor)
        case SendAnalysis():
            return confirming.send(table, event, actor)
        case ViewAnalysis():
            return confirming.view(table, event, actor)
        case CorrectAnalysis():
            return confirming.correct(table, event, actor)
        case NoteOutcome():
            return confirming.note_outcome(table, event, actor)
        case _:
            assert_never(event)


# --- looking, and what was typed on the way


def _show(table: AnalysisTable, event: ShowAnalysis, actor: Actor) -> Turn:
    before = shown.said(table, actor)
    after = _with_typed(table, before, event, actor)
    saved = AnalysisSaved.ANALYSIS_TEXT if after != before else None
    return steps.done(table, before, after, AnalysisStep.TEXT, actor, lambda of: page(of, event, actor), saved)


def _with_typed(table: AnalysisTable, before: Analysis, event: ShowAnalysis, actor: Actor) -> Analysis:
    """Nothing typed is lost: it is kept on every way from the card. An empty field changes nothing here."""
    text = (event.text or "").strip()
    if not text or event.base is None or actor.person.id not in table.managers or before.locked:
        return before
    return _checked_text(table, before, event.text_on, event.base, text, actor)


def page(table: AnalysisTable, event: ShowAnalysis, actor: Actor) -> Page:
    ground, which = table.ground, table.seen.question
    match event.part:
        case AnalysisPart.WHOLE:
            return shown.whole(table, actor)
        case _ if ground is None:
            return shown.whole(table, actor)
        case AnalysisPart.OVERVIEW:
            return shown.overview(table, actor)
        case AnalysisPart.QUESTION:
            return shown.question(table, ground, which, actor) if which else shown.overview(table, actor)
        case AnalysisPart.THEMES:
            return forms.themes(table, ground, which, actor) if which else shown.overview(table, actor)
        case AnalysisPart.PRIORITIES:
            return forms.priorities(table, actor, item=event.item, about=which, kind=event.kind)
        case AnalysisPart.PROPOSALS:
            return forms.proposals(table, actor, item=event.item, about=which)
        case AnalysisPart.EVIDENCE:
            return forms.evidence(table, actor, item=event.item, about=which)
        case AnalysisPart.LAST:
            return shown.last(table, ground, actor, event.item) or shown.overview(table, actor)
        case AnalysisPart.CORRECT:
            return confirming.correct_page(table, actor)
        case _:
            assert_never(event.part)


# --- own words


def _save_text(table: AnalysisTable, event: SaveAnalysisText, actor: Actor) -> Turn:
    guard.may_write(table, actor)
    before = shown.said(table, actor)
    if event.question is not None and event.question not in table.seen.checklist:
        raise refuse(shown.overview(table, actor), OldCard())
    text = (event.text or "").strip() if event.text is not None else rules.text_of(before, event.question)
    after = _checked_text(table, before, event.question, event.base, text, actor)
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.TEXT,
        actor,
        lambda of: _text_page(of, event.question, actor),
        AnalysisSaved.ANALYSIS_TEXT,
    )


def _checked_text(
    table: AnalysisTable, before: Analysis, which: QuestionId | None, base: str | None, text: str, actor: Actor
) -> Analysis:
    """Without `base` it was typed as a word: then it means the text as it is."""
    now = rules.text_of(before, which)
    if text != now and base is not None and base != rules.text_mark(now):
        raise guard.changed_meanwhile(_text_page(table, which, actor, text), text)
    return rules.with_text(before, which, text, actor.person.id, actor.now)


def _text_page(table: AnalysisTable, which: QuestionId | None, actor: Actor, typed: str | None = None) -> Page:
    if which is not None and table.ground is not None:
        return shown.question(table, table.ground, which, actor, typed=typed)
    found = shown.overview(table, actor)
    return found if typed is None else replace(found, summary=typed)


# --- what comes first, what is proposed, what it rests on


def _checked_item(
    before: Analysis, known: object | None, new: object, item: UUID, revision: int | None, form: Page
) -> None:
    """A line that is there may only be changed on a card that shows it as it is; one taken out does not come back."""
    if item in before.taken_out:
        raise refuse(form, OldCard())
    if known is not None and known != new and revision is not None and revision != before.revision:
        raise guard.changed_meanwhile(form)


def _questions(table: AnalysisTable, event: SetPriority | Propose) -> tuple[QuestionId, ...]:
    which = event.question
    return (which,) if which is not None and which in table.seen.checklist else ()


def _prioritise(table: AnalysisTable, event: SetPriority, actor: Actor) -> Turn:
    guard.may_write(table, actor)
    before, what = shown.said(table, actor), (event.what or "").strip()
    id_ = PriorityId(event.item or rules.new_id(before, AnalysisPart.PRIORITIES))
    form = forms.priorities(table, actor, item=id_, about=event.question, typed=event)
    guard.complete(form, [guard.short(what, AnalysisLack.PRIORITY)])
    known = rules.find(before.priorities, id_)
    new = LevelPriority(
        id=id_,
        kind=event.kind,
        text=what,
        why=(event.why or "").strip(),
        questions=_questions(table, event) or (known.questions if known else ()),
        place=known.place if known else _next_place(before.priorities),
    )
    _checked_item(before, known, new, id_, event.revision, form)
    after = replace(before, priorities=rules.put(before.priorities, new))
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.PRIORITY,
        actor,
        lambda of: forms.priorities(of, actor, kind=event.kind, about=event.question),
        AnalysisSaved.ANALYSIS_PRIORITY,
    )


def _next_place(items: tuple[LevelPriority, ...] | tuple[Proposal, ...]) -> int:
    return max((one.place for one in items), default=-1) + 1


def _propose(table: AnalysisTable, event: Propose, actor: Actor) -> Turn:
    guard.may_write(table, actor)
    before, what, owner = shown.said(table, actor), (event.what or "").strip(), (event.owner or "").strip()
    id_ = ProposalId(event.item or rules.new_id(before, AnalysisPart.PROPOSALS))
    form = forms.proposals(table, actor, item=id_, about=event.question, typed=event)
    year = _year(event.in_year, table.seen.year + 1)
    guard.complete(
        form,
        [
            guard.short(what, AnalysisLack.PROPOSAL),
            None if owner else AnalysisLack.OWNER,
            None if year and table.seen.year <= year <= table.seen.year + LATEST else MeasureLack.YEAR,
        ],
    )
    known = rules.find(before.proposals, id_)
    new = Proposal(
        id=id_,
        text=what,
        questions=_questions(table, event) or (known.questions if known else ()),
        package=(event.package or "").strip(),
        owner_node=table.owner.id if table.owner else None,
        owner="" if table.owner else owner,
        year=year or table.seen.year + 1,
        place=known.place if known else _next_place(before.proposals),
    )
    _checked_item(before, known, new, id_, event.revision, form)
    after = replace(before, proposals=rules.put(before.proposals, new))
    named = {**table.nodes, table.owner.id: table.owner.name} if table.owner else table.nodes
    return steps.done(
        replace(table, nodes=named),
        before,
        after,
        AnalysisStep.PROPOSAL,
        actor,
        lambda of: forms.proposals(of, actor, about=event.question),
        AnalysisSaved.ANALYSIS_PROPOSAL,
    )


def _year(typed: str | None, otherwise: int) -> int | None:
    if not typed:
        return otherwise
    return int(typed) if typed.isdecimal() and len(typed) == 4 else None


def _add_evidence(table: AnalysisTable, event: AddEvidence, actor: Actor) -> Turn:
    guard.may_write(table, actor)
    before, source, what = shown.said(table, actor), (event.source or "").strip(), (event.what or "").strip()
    id_ = EvidenceId(event.item or rules.new_id(before, AnalysisPart.EVIDENCE))
    form = forms.evidence(table, actor, item=id_, about=event.question, typed=event)
    dated = read_day(event.dated, actor.today) if event.dated else None
    guard.complete(
        form,
        [
            guard.short(source, AnalysisLack.SOURCE),
            ReviewLack.DAY if event.dated and dated is None else None,
            guard.short(what, AnalysisLack.EVIDENCE),
        ],
    )
    known = rules.find(before.evidence, id_)
    new = OtherEvidence(
        id=id_,
        question=form.about.question if form.about else None,
        kind=form.kind if event.evidence else EvidenceKind.OTHER,
        source=source,
        dated=dated,
        text=what,
        by=known.by if known else actor.person.id,
        at=known.at if known else actor.now,
    )
    _checked_item(before, known, new, id_, event.revision, form)
    after = replace(before, evidence=rules.put(before.evidence, new))
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.EVIDENCE,
        actor,
        lambda of: forms.evidence(of, actor, about=event.question),
        AnalysisSaved.ANALYSIS_EVIDENCE,
    )


# --- lines taken out, moved


def _list_page(table: AnalysisTable, part: AnalysisPart, actor: Actor) -> Page:
    return page(table, ShowAnalysis(part=part), actor)


def _meant(before: Analysis, event: TakeOutItem | MoveItemUp) -> UUID | None:
    """By its id on a card, by its number as it is typed. None: there is no such line."""
    lines: dict[AnalysisPart, list[UUID]] = {
        AnalysisPart.PRIORITIES: [one.id for one in before.priorities],
        AnalysisPart.PROPOSALS: [one.id for one in before.proposals],
        AnalysisPart.EVIDENCE: [one.id for one in before.evidence],
    }
    if event.item is not None:
        return event.item if any(event.item in ids for ids in lines.values()) else None
    return rules.numbered(lines.get(event.part, []), event.number)


def _take_out(table: AnalysisTable, event: TakeOutItem, actor: Actor) -> Turn:
    guard.may_write(table, actor)
    before = shown.said(table, actor)
    item = _meant(before, event)
    if item is None and (event.item is None or event.item not in before.taken_out):
        raise refuse(_list_page(table, event.part, actor), OldCard())
    after = before
    if item is not None:
        after = replace(
            before,
            priorities=rules.without(before.priorities, item),
            proposals=rules.without(before.proposals, item),
            evidence=rules.without(before.evidence, item),
            taken_out=before.taken_out | {item},
        )
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.TAKEN_OUT,
        actor,
        lambda of: _list_page(of, event.part, actor),
        AnalysisSaved.ANALYSIS_TAKEN_OUT,
    )


def _move_up(table: AnalysisTable, event: MoveItemUp, actor: Actor) -> Turn:
    """The order of priorities, and of proposals, is part of what is said."""
    guard.may_write(table, actor)
    before = shown.said(table, actor)
    item = _meant(before, event)
    if item is None or (event.revision is not None and event.revision != before.revision):
        raise refuse(_list_page(table, event.part, actor), OldCard())
    priorities = rules.moved_up(before.priorities, item)
    proposals = rules.moved_up(before.proposals, item)
    after = replace(
        before,
        priorities=tuple(replace(one, place=at) for at, one in enumerate(priorities)),
        proposals=tuple(replace(one, place=at) for at, one in enumerate(proposals)),
    )
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.MOVED,
        actor,
        lambda of: _list_page(of, event.part, actor),
        AnalysisSaved.ANALYSIS_MOVED,
    )
