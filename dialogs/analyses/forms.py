"""The pages of an analysis on which something is added or changed, with what was typed still in its fields."""

from __future__ import annotations

from uuid import UUID

from dialogs.analyses import showing as shown
from dialogs.analyses.events import AddEvidence, Propose, SetPriority
from dialogs.analyses.pages import AnalysisThemesPage, EvidencePage, PrioritiesPage, ProposalsPage, RowLine, ThemeRows
from dialogs.analyses.rules import analysing as rules
from dialogs.analyses.rules.analysing import AnalysisTable
from dialogs.analyses.rules.analysis import AnalysisPart, EvidenceKind, PriorityKind
from dialogs.analyses.rules.drafting import CommentText, Ground, MeasureText, of_question
from dialogs.ground.ids import QuestionId
from dialogs.ground.turn import Actor


def priorities(
    table: AnalysisTable,
    actor: Actor,
    *,
    item: UUID | None = None,
    about: QuestionId | None = None,
    kind: PriorityKind | None = None,
    typed: SetPriority | None = None,
) -> PrioritiesPage:
    analysis = shown.said(table, actor)
    known = rules.find(analysis.priorities, item)
    of = about or (known.questions[0] if known and known.questions else None)
    return PrioritiesPage(
        head=shown.head(table, actor),
        lines=shown.priorities(table, analysis.priorities),
        item=known.id if known else rules.new_id(analysis, AnalysisPart.PRIORITIES),
        editing=known is not None,
        kind=typed.kind if typed else known.kind if known else kind or PriorityKind.IMPROVE,
        about=shown.about(table, of),
        what=(typed.what or "") if typed else known.text if known else "",
        why=(typed.why or "") if typed else known.why if known else "",
    )


def proposals(
    table: AnalysisTable,
    actor: Actor,
    *,
    item: UUID | None = None,
    about: QuestionId | None = None,
    typed: Propose | None = None,
) -> ProposalsPage:
    analysis = shown.said(table, actor)
    known = rules.find(analysis.proposals, item)
    of = about or (known.questions[0] if known and known.questions else None)
    year = known.year if known else table.seen.year + 1
    return ProposalsPage(
        head=shown.head(table, actor),
        lines=shown.proposals(table, analysis.proposals),
        item=known.id if known else rules.new_id(analysis, AnalysisPart.PROPOSALS),
        editing=known is not None,
        about=shown.about(table, of),
        measures=_measures(table, of),
        what=(typed.what or "") if typed else known.text if known else "",
        owner=(typed.owner or "") if typed else shown.owner(table, known) if known else table.seen.node.name,
        in_year=(typed.in_year or "") if typed else str(year),
        package=(typed.package or "") if typed else known.package if known else "",
        packages=tuple(one for one in rules.packages(analysis.proposals) if one),
    )


def _measures(table: AnalysisTable, of: QuestionId | None) -> int | None:
    if of is None or table.ground is None or of not in table.seen.checklist:
        return None
    return of_question(table.ground, table.seen.checklist.question(of)).measures.total


def evidence(
    table: AnalysisTable,
    actor: Actor,
    *,
    item: UUID | None = None,
    about: QuestionId | None = None,
    typed: AddEvidence | None = None,
) -> EvidencePage:
    analysis = shown.said(table, actor)
    known = rules.find(analysis.evidence, item)
    kinds = [one.value for one in EvidenceKind]
    kind = typed.evidence if typed and typed.evidence in kinds else None
    return EvidencePage(
        head=shown.head(table, actor),
        lines=shown.evidence(table, analysis.evidence),
        item=known.id if known else rules.new_id(analysis, AnalysisPart.EVIDENCE),
        editing=known is not None,
        about=shown.about(table, about or (known.question if known else None)),
        kind=EvidenceKind(kind) if kind else known.kind if known else EvidenceKind.INSPECTION,
        source=(typed.source or "") if typed else known.source if known else "",
        dated=(typed.dated or "") if typed else known.dated.isoformat() if known and known.dated else "",
        what=(typed.what or "") if typed else known.text if known else "",
    )


def themes(
    table: AnalysisTable, ground: Ground, which: QuestionId, actor: Actor, *, name: str = "", chosen: str = ""
) -> AnalysisThemesPage:
    analysis, asked = shown.said(table, actor), table.seen.checklist.question(which)
    found = shown.themes(analysis, of_question(ground, asked))
    known = shown.by_id(ground)
    taken = {row for one in found for row in one.rows}
    return AnalysisThemesPage(
        head=shown.head(table, actor),
        question=which,
        number=table.seen.checklist.number(which),
        short=asked.short,
        themes=tuple(
            ThemeRows(
                key=one.key,
                name=one.name,
                named=one.named,
                rows=tuple(_row(known[row]) for row in one.rows if row in known),
            )
            for one in found
        ),
        alone=tuple(_row(one) for one in ground.measures if one.question == which and one.id not in taken),
        name=name,
        chosen=chosen,
    )


def _row(one: MeasureText | CommentText) -> RowLine:
    return RowLine(what=one.what, unit=one.unit, kind=one.kind if isinstance(one, MeasureText) else None)
