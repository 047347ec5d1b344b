"""What several measures and comments are about: the rules suggest, the manager names, merges, and takes names away (V16)."""

from __future__ import annotations

from dialogs.analyses import forms, guard, steps
from dialogs.analyses import showing as shown
from dialogs.analyses.events import NameTheme, UnnameTheme
from dialogs.analyses.notices import AnalysisLack, AnalysisNotThere, AnalysisSaved
from dialogs.analyses.rules import analysing as rules
from dialogs.analyses.rules.analysing import AnalysisTable, ShownTheme
from dialogs.analyses.rules.analysis import Analysis, AnalysisStep
from dialogs.analyses.rules.drafting import Ground, of_question
from dialogs.ground.ids import QuestionId
from dialogs.ground.turn import Actor, Turn, refuse


def name(table: AnalysisTable, event: NameTheme, actor: Actor) -> Turn:
    ground, which = _asked(table, actor)
    before, name = shown.said(table, actor), (event.name or "").strip()
    form = forms.themes(table, ground, which, actor, name=name, chosen=event.themes or "")
    keys, chosen = _chosen(table, ground, which, before, event.themes)
    guard.complete(form, [None if keys else AnalysisLack.THEMES, guard.short(name, AnalysisLack.THEME_NAME)])
    after = rules.with_theme(before, which, name, chosen)
    known = any(one.question == which and one.name == name for one in before.themes)
    if (event.revision is not None and event.revision != before.revision) or len(chosen) < len(keys):
        if not known:
            raise guard.changed_meanwhile(form)
        after = before  # the same press twice
    return _done(table, ground, which, before, after, actor)


def unname(table: AnalysisTable, event: UnnameTheme, actor: Actor) -> Turn:
    """Of those that have no name nothing is taken; what was taken away already is gone the second time, too."""
    ground, which = _asked(table, actor)
    before = shown.said(table, actor)
    keys, chosen = _chosen(table, ground, which, before, event.themes)
    form = forms.themes(table, ground, which, actor, chosen=event.themes or "")
    guard.complete(form, [None if keys else AnalysisLack.THEMES])
    return _done(table, ground, which, before, rules.without_themes(before, chosen), actor)


def _asked(table: AnalysisTable, actor: Actor) -> tuple[Ground, QuestionId]:
    guard.may_write(table, actor)
    if table.ground is None or table.seen.question is None:
        raise refuse(shown.overview(table, actor), AnalysisNotThere())
    return table.ground, table.seen.question


def _chosen(
    table: AnalysisTable, ground: Ground, which: QuestionId, before: Analysis, typed: str | None
) -> tuple[set[str], list[ShownTheme]]:
    """By its key on a card, by its number as it is typed."""
    there = shown.themes(before, of_question(ground, table.seen.checklist.question(which)))
    keys = {key.strip() for key in (typed or "").split(",") if key.strip()}
    return keys, [one for at, one in enumerate(there, 1) if one.key in keys or str(at) in keys]


def _done(
    table: AnalysisTable, ground: Ground, which: QuestionId, before: Analysis, after: Analysis, actor: Actor
) -> Turn:
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.THEME,
        actor,
        lambda of: forms.themes(of, ground, which, actor),
        AnalysisSaved.ANALYSIS_THEME,
    )
