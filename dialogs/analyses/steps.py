"""The turn that changes an analysis: what it is afterwards, and who is told that they are asked again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dialogs.analyses.changes import AnalysisChanged
from dialogs.analyses.messages import AnalysisMessage
from dialogs.analyses.rules.analysing import AnalysisTable
from dialogs.analyses.rules.analysis import Analysis, AnalysisStep
from dialogs.ground.ids import PersonId
from dialogs.ground.messages import Message, MessageKind
from dialogs.ground.notices import Notice, Reply, Saved, SavedThing
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn

Showing = Callable[[AnalysisTable], Page]


def moved(before: Analysis, after: Analysis) -> Analysis:
    """As it is read the next time."""
    return replace(after, revision=before.revision + 1)


def done(
    table: AnalysisTable,
    before: Analysis,
    after: Analysis,
    step: AnalysisStep,
    actor: Actor,
    show: Showing,
    saved: Saved | None,
    messages: tuple[Message, ...] = (),
) -> Turn:
    """Where nothing differs nothing is saved and nobody is told: the same press twice."""
    notice: Notice | None = saved_thing(saved, actor) if saved else None
    if after == before:
        return Turn(reply=Reply(page=show(table), notice=notice), messages=messages)
    now = moved(before, after)
    return Turn(
        reply=Reply(page=show(replace(table, said=now)), notice=notice),
        changes=(AnalysisChanged(before=table.said, after=after, step=step),),
        messages=(*asked_again(before, after, actor), *messages),
    )


def saved_thing(saved: Saved, actor: Actor) -> SavedThing:
    return SavedThing(what=saved, at=actor.now, by=actor.person.name)


def letter(kind: MessageKind, analysis: Analysis, to: PersonId, mark: str, actor: Actor) -> Message:
    return Message(kind=kind, mark=mark, person=to, by=actor.person.id, analysis=analysis.id)


def asked_again(before: Analysis, after: Analysis, actor: Actor) -> tuple[Message, ...]:
    """Those whose word was of what has now changed: told once, however much more is changed after that."""
    if before.sent_to_rep_at is None or after.sent_to_rep_at is None or after.mark == before.mark:
        return ()
    told = [one for one in after.views if one.of_mark == before.mark and one.person in after.reps]
    return tuple(letter(AnalysisMessage.ANALYSIS_AGAIN, after, one.person, before.mark, actor) for one in told)
