"""The pages of an analysis, made of what the reader may see of the level and what the level has said."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from dialogs.analyses.pages import (
    AboutQuestion,
    AnalysisHead,
    AnalysisPage,
    AnalysisQuestionPage,
    AnalysisRole,
    AnalysisWholePage,
    EvidenceLine,
    LastLine,
    LastPage,
    PointedAt,
    PriorityLine,
    ProposalLine,
    QuestionChoice,
    RepSays,
    SeeAlso,
    ThemeLine,
    WholeQuestion,
)
from dialogs.analyses.rules import analysing as rules
from dialogs.analyses.rules.analysing import AnalysisTable, ShownTheme
from dialogs.analyses.rules.analysis import Analysis, AnalysisStage, LevelPriority, OtherEvidence, Outcome, Proposal
from dialogs.analyses.rules.decision import ItemKind
from dialogs.analyses.rules.drafting import (
    CommentText,
    Draft,
    FromLast,
    Ground,
    MeasureText,
    QuestionDraft,
    draft,
    from_last,
    of_question,
)
from dialogs.ground.ids import QuestionId
from dialogs.ground.turn import Actor
from dialogs.levels import showing as levels_pages

MOST_ROWS = 3  # of a theme, on the question's card


def role(table: AnalysisTable, actor: Actor) -> AnalysisRole:
    if actor.person.id in table.managers:
        return AnalysisRole.MANAGER
    return AnalysisRole.REP if actor.person.id in table.reps else AnalysisRole.READER


def said(table: AnalysisTable, actor: Actor) -> Analysis:
    return table.begun_by(actor.person.id, actor.now)


def head(table: AnalysisTable, actor: Actor) -> AnalysisHead:
    analysis = said(table, actor)
    return AnalysisHead(
        level=levels_pages.name(table.seen),
        role=role(table, actor),
        stage=analysis.stage,
        version=analysis.version,
        revision=analysis.revision,
        mark=analysis.mark,
        managers=tuple(table.name(one) for one in table.managers),
        reps=tuple(table.name(one) for one in table.reps),
        sent=analysis.sent_to_rep_at is not None,
        no_rep_reason=analysis.no_rep_reason,
    )


# --- the overview


def overview(table: AnalysisTable, actor: Actor) -> AnalysisPage:
    analysis, ground = said(table, actor), table.ground
    found = draft(ground) if ground is not None and ground.sums.reviews else None
    return AnalysisPage(
        head=head(table, actor),
        drafted=found is not None,
        summary=analysis.summary,
        base=rules.text_mark(analysis.summary),
        lowest=_pointed(table, found, found.lowest) if found else (),
        changed=_pointed(table, found, found.changed) if found else (),
        most_measures=_pointed(table, found, found.most_measures) if found else (),
        earlier_year=ground.earlier.year if ground and ground.earlier else None,
        scale=table.seen.checklist.scale,
        questions=_questions(table, analysis),
        priorities=len(analysis.priorities),
        proposals=len(analysis.proposals),
        evidence=len(analysis.evidence),
        last=len(last_lines(ground)) if ground else 0,
        last_year=ground.last.year if ground and ground.last else None,
        views=views(table, analysis),
    )


def _pointed(table: AnalysisTable, found: Draft, which: Iterable[QuestionId]) -> tuple[PointedAt, ...]:
    return tuple(_point(table, found.questions[one]) for one in which)


def _point(table: AnalysisTable, one: QuestionDraft) -> PointedAt:
    return PointedAt(
        question=one.question,
        number=one.number,
        short=table.seen.checklist.question(one.question).short,
        share=one.share,
        change=one.change,
        measures=one.measures.total,
    )


def _questions(table: AnalysisTable, analysis: Analysis) -> tuple[QuestionChoice, ...]:
    first = {question for one in analysis.priorities for question in one.questions}
    return tuple(
        QuestionChoice(
            question=one.id,
            number=number,
            short=one.short,
            written=one.id in analysis.texts,
            prioritised=one.id in first,
        )
        for number, one in enumerate(table.seen.checklist, 1)
    )


def views(table: AnalysisTable, analysis: Analysis) -> tuple[RepSays, ...]:
    return tuple(
        RepSays(
            who=table.name(one.person),
            agrees=one.agrees,
            comment=one.comment,
            at=one.at,
            stands=one.of_mark == analysis.mark,
        )
        for one in analysis.views
    )


# --- one question


def question(
    table: AnalysisTable, ground: Ground, which: QuestionId, actor: Actor, *, typed: str | None = None
) -> AnalysisQuestionPage:
    analysis, checklist = said(table, actor), table.seen.checklist
    found = of_question(ground, checklist.question(which))
    own, text = rules.text_of(analysis, which), analysis.texts.get(which)
    before, after = checklist.before(which), checklist.after(which)
    return AnalysisQuestionPage(
        head=head(table, actor),
        question=which,
        number=found.number,
        text=checklist.question(which).text,
        scale=checklist.scale,
        tally=found.tally,
        share=found.share,
        earlier=found.earlier,
        earlier_year=ground.earlier.year if ground.earlier else None,
        measures=found.measures,
        dissent=found.dissent,
        themes=tuple(_theme(one, ground) for one in themes(analysis, found)),
        see_also=tuple(_see_also(ground, one) for one in found.see_also),
        own=own if typed is None else typed,
        base=rules.text_mark(own),
        written_by=table.name(text.by) if text else "",
        priorities=priorities(table, [one for one in analysis.priorities if which in one.questions]),
        proposals=proposals(table, [one for one in analysis.proposals if which in one.questions]),
        evidence=evidence(table, [one for one in analysis.evidence if one.question == which]),
        before=before.id if before else None,
        after=after.id if after else None,
    )


def themes(analysis: Analysis, found: QuestionDraft) -> tuple[ShownTheme, ...]:
    return rules.shown_themes(analysis.themes, found.themes, found.question)


def by_id(ground: Ground) -> dict[UUID, MeasureText | CommentText]:
    return {one.id: one for one in ground.written}


def _theme(one: ShownTheme, ground: Ground) -> ThemeLine:
    known = by_id(ground)
    rows = [known[row] for row in one.rows if row in known]
    words = tuple(row.what for row in rows[:MOST_ROWS])
    comments = sum(isinstance(row, CommentText) for row in rows)
    measures = len(rows) - comments
    return ThemeLine(key=one.key, name=one.name, named=one.named, rows=words, measures=measures, comments=comments)


def _see_also(ground: Ground, which: QuestionId) -> SeeAlso:
    other = of_question(ground, ground.checklist.question(which))
    return SeeAlso(question=which, number=other.number, short=ground.checklist.question(which).short, share=other.share)


# --- lines


def numbers(table: AnalysisTable, questions: Iterable[QuestionId]) -> tuple[int, ...]:
    checklist = table.seen.checklist
    return tuple(checklist.number(one) for one in questions if one in checklist)


def priorities(table: AnalysisTable, found: Iterable[LevelPriority]) -> tuple[PriorityLine, ...]:
    return tuple(
        PriorityLine(item=one.id, kind=one.kind, text=one.text, why=one.why, numbers=numbers(table, one.questions))
        for one in found
    )


def owner(table: AnalysisTable, one: Proposal) -> str:
    return (table.nodes.get(one.owner_node) if one.owner_node else None) or one.owner


def proposals(table: AnalysisTable, found: Iterable[Proposal]) -> tuple[ProposalLine, ...]:
    return tuple(
        ProposalLine(
            item=one.id,
            text=one.text,
            owner=owner(table, one),
            year=one.year,
            package=one.package,
            numbers=numbers(table, one.questions),
        )
        for one in found
    )


def evidence(table: AnalysisTable, found: Iterable[OtherEvidence]) -> tuple[EvidenceLine, ...]:
    return tuple(
        EvidenceLine(
            item=one.id,
            kind=one.kind,
            source=one.source,
            dated=one.dated,
            text=one.text,
            number=next(iter(numbers(table, [one.question] if one.question else [])), None),
        )
        for one in found
    )


def about(table: AnalysisTable, which: QuestionId | None) -> AboutQuestion | None:
    checklist = table.seen.checklist
    if which is None or which not in checklist:
        return None
    return AboutQuestion(question=which, number=checklist.number(which), short=checklist.question(which).short)


# --- the year before


def last_lines(ground: Ground) -> tuple[LastLine, ...]:
    """In the order of `from_last`: priorities, then proposals."""
    if ground.last is None:
        return ()
    items: list[UUID | None] = [None] * len(ground.last.priorities)
    items += [one.id for one in ground.last.proposals]
    return tuple(_last(one, item) for one, item in zip(from_last(ground), items, strict=True))


def _last(one: FromLast, item: UUID | None) -> LastLine:
    known = one.outcome in [outcome.value for outcome in Outcome]
    return LastLine(
        kind=one.kind,
        text=one.text,
        verdict=one.verdict,
        reason=one.reason,
        paragraph=one.paragraph,
        outcome=Outcome(one.outcome) if known and one.outcome else None,
        measure=one.measure,
        item=item if one.kind is ItemKind.PROPOSAL else None,
    )


def last(
    table: AnalysisTable, ground: Ground, actor: Actor, item: UUID | None, outcome: str = "", note: str = ""
) -> LastPage | None:
    """None where nothing was said the year before."""
    if ground.last is None:
        return None
    lines = last_lines(ground)
    chosen = next((one for one in lines if item is not None and one.item == item), None)
    before = rules.find(ground.last.proposals, item)
    return LastPage(
        head=head(table, actor),
        year=ground.last.year,
        lines=lines,
        chosen=chosen,
        outcome=outcome or (chosen.outcome.value if chosen and chosen.outcome else ""),
        note=note or (before.outcome_note if before else ""),
    )


# --- read through


def whole(table: AnalysisTable, actor: Actor, *, comment: str = "") -> AnalysisWholePage:
    """Questions that are for the own line alone (12 and 26 of Västmanland) are left out for everybody else."""
    analysis, checklist = said(table, actor), table.seen.checklist
    in_line = levels_pages.name(table.seen).in_line
    shown = [one for one in checklist if one.id in analysis.texts and (in_line or not one.sensitive)]
    own = next((one for one in analysis.views if one.person == actor.person.id), None)
    asked = actor.person.id in table.reps and analysis.sent_to_rep_at is not None and not analysis.locked
    return AnalysisWholePage(
        head=head(table, actor),
        summary=analysis.summary,
        questions=tuple(
            WholeQuestion(number=checklist.number(one.id), short=one.short, text=analysis.texts[one.id].text)
            for one in shown
        ),
        priorities=priorities(table, analysis.priorities),
        proposals=proposals(table, analysis.proposals),
        evidence=evidence(table, analysis.evidence) if in_line else (),
        views=views(table, analysis),
        asked=asked,
        comment=comment or (own.comment if own else ""),
    )


def may_read(table: AnalysisTable, actor: Actor) -> bool:
    """Outside the own line it is read when its representative has said something of it: before that it is a draft."""
    if levels_pages.name(table.seen).in_line:
        return True
    return table.said is not None and said(table, actor).stage in (AnalysisStage.CONFIRMED, AnalysisStage.ADOPTED)
