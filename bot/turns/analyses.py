"""A turn about a level's analysis: read what this person may see of it, decide, write it down, and show it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.turns.ways import Ways
from bot.turns.writing import Writing, write, writes
from dialogs.analyses import analysing
from dialogs.analyses.changes import AnalysisChanged, Change, OutcomeNoted
from dialogs.analyses.events import (
    AddEvidence,
    NameTheme,
    Propose,
    SaveAnalysisText,
    SetPriority,
    ShowAnalysis,
    UnnameTheme,
)
from dialogs.analyses.events import Event as AnalysisEvent
from dialogs.analyses.rules.analysis import Analysis, AnalysisPart
from dialogs.ground.ids import NodeId, QuestionId
from dialogs.ground.turn import Actor, Turn
from storage.analyses import owed as waiting_analyses
from storage.analyses import writing
from storage.decisions import grounds as analysis_grounds
from storage.levels import seeing


def take(session: Session, event: AnalysisEvent, actor: Actor, ways: Ways) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    owner = event.owner if isinstance(event, Propose) else None
    wanted = _wanted(event, _waiting(session, event, actor))
    table = analysis_grounds.of_reader(session, wanted, actor.person.id, actor.today, ways.few, owner=owner)
    turn = analysing.respond(table, event, actor)
    write(turn, Writing(session=session, actor=actor))
    if table is not None:
        seeing.read(session, table.seen, actor.person.id, actor.now)
    return turn


def _waiting(session: Session, event: AnalysisEvent, actor: Actor) -> NodeId | None:
    """Whoever says "analysera" and is waited for elsewhere means that level, and not their own."""
    if not isinstance(event, ShowAnalysis) or event.node is not None:
        return None
    found = waiting_analyses.of_person(session, actor.person.id, (), actor.today)
    return next((one.node for one in found if one.mine and event.year in (None, one.year)), None)


def _wanted(event: AnalysisEvent, waiting: NodeId | None) -> seeing.Wanted:
    chosen = isinstance(event, ShowAnalysis) and event.part is AnalysisPart.QUESTION and event.question is None
    number = event.number if isinstance(event, ShowAnalysis) and chosen else None
    return seeing.Wanted(
        node=event.node or waiting,
        year=event.year,
        question=_question(event),
        number=int(number) if number and number.isdecimal() and len(number) <= 3 else None,
    )


def _question(event: AnalysisEvent) -> QuestionId | None:
    match event:
        case ShowAnalysis() | SaveAnalysisText() | SetPriority() | Propose() | AddEvidence():
            return event.question
        case NameTheme() | UnnameTheme():
            return event.question
        case _:
            return None


@writes
def keep(to: Writing, change: Change) -> None:
    session, actor = to.session, to.actor
    match change:
        case AnalysisChanged(before=None):
            writing.begin(session, change.after, change.step.value, actor.person.id, actor.now)
        case AnalysisChanged(before=Analysis() as before):
            writing.save(session, before, change.after, change.step.value, actor.person.id, actor.now)
        case OutcomeNoted():
            writing.note_outcome(session, change, actor.person.id, actor.now)
