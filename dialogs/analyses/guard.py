"""What is asked before anything is done with an analysis, in the reader's order: may they? is it allowed now? what is missing?"""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.analyses import showing as shown
from dialogs.analyses.notices import AnalysisAdopted, AnalysisNotThere, NotYourAnalysis
from dialogs.analyses.rules.analysing import AnalysisTable
from dialogs.ground.notices import ChangedMeanwhile, Lack, Lacking, NotYours, OldCard
from dialogs.ground.page import Page
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, refuse

SHORTEST = 3  # characters of a text that says anything


def landing(table: AnalysisTable, actor: Actor) -> Page:
    """Who writes, and those who read the draft, get the overview; everybody else the whole of it."""
    return shown.overview(table, actor) if table.ground is not None else shown.whole(table, actor)


def may_read(table: AnalysisTable | None, actor: Actor) -> AnalysisTable:
    """Nobody learns which nodes there are, or that something is being written."""
    if table is None:
        raise refuse(RefusedPage(), NotYours())
    if not shown.may_read(table, actor):
        raise refuse(RefusedPage(), AnalysisNotThere())
    return table


def may_write(table: AnalysisTable, actor: Actor) -> None:
    if actor.person.id not in table.managers:
        names = tuple(table.name(one) for one in table.managers)
        raise refuse(landing(table, actor), NotYourAnalysis(managers=names))
    if shown.said(table, actor).locked:
        raise refuse(landing(table, actor), AnalysisAdopted())


def may_say(table: AnalysisTable, actor: Actor) -> None:
    if actor.person.id not in table.reps:
        names = tuple(table.name(one) for one in table.managers)
        raise refuse(landing(table, actor), NotYourAnalysis(managers=names, for_rep=True))
    analysis = shown.said(table, actor)
    if analysis.sent_to_rep_at is None:
        raise refuse(shown.whole(table, actor), OldCard())
    if analysis.locked:
        raise refuse(shown.whole(table, actor), AnalysisAdopted())


def complete(page: Page, lacks: Iterable[Lack | None]) -> None:
    """`page` is the form, with what was typed still in it."""
    found = tuple(one for one in lacks if one is not None)
    if found:
        raise refuse(page, Lacking(what=found))


def short(text: str, lack: Lack) -> Lack | None:
    return lack if len(text) < SHORTEST else None


def changed_meanwhile(page: Page, typed: str = "") -> Exception:
    """Several may stand in for a manager. What was typed is still in its field, and a second press saves it."""
    return refuse(page, ChangedMeanwhile(by="", comment=typed))
