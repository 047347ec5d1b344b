"""The conversation about a unit's yearly risk assessment: when it was last done, and to note that it has been done."""

from __future__ import annotations

from dataclasses import replace

from dialogs.ground.dates import read_past_day
from dialogs.ground.notices import CommonLack, Lacking, NotYours, Reply, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Turn, refuse
from dialogs.risk.changes import RiskNoted
from dialogs.risk.events import Event as RiskEvent
from dialogs.risk.events import NoteRiskAssessment, ShowRiskAssessment
from dialogs.risk.facts import RiskBook
from dialogs.risk.notices import RiskLack, RiskSaved
from dialogs.risk.pages import RiskPage
from dialogs.risk.rules.risk import OLDEST, RiskAssessed


def respond(book: RiskBook | None, event: RiskEvent, actor: Actor) -> Turn:
    """`book` is None where the reader has no part in the unit, or there is no such unit: the same answer to both."""
    if book is None:
        raise refuse(RefusedPage(), NotYours())
    match event:
        case ShowRiskAssessment():
            return Turn(reply=Reply(page=page(book, event, actor)))
        case NoteRiskAssessment():
            return _note(book, event, actor)


def page(book: RiskBook, event: RiskEvent, actor: Actor) -> RiskPage:
    return RiskPage(
        node=book.node,
        unit=book.unit,
        last=book.last,
        earliest=actor.today - OLDEST,
        latest=actor.today,
        typed=(event.day or "") if isinstance(event, NoteRiskAssessment) else "",
        others=book.others,
        review=event.review,
        question=event.question,
    )


def _note(book: RiskBook, event: NoteRiskAssessment, actor: Actor) -> Turn:
    """What is noted last holds, so that a slip of the keys can be put right. The same day again changes nothing."""
    typed, shown = event.day or "", page(book, event, actor)
    if event.node is None and book.others and not book.chosen:
        raise refuse(shown, Lacking(what=(CommonLack.UNIT,), typed=event.unit or ""))
    day = read_past_day(typed, actor.today)
    if day is None or day < actor.today - OLDEST:
        raise refuse(shown, Lacking(what=(RiskLack.RISK_DAY,), typed=typed))
    if day > actor.today:
        raise refuse(shown, Lacking(what=(RiskLack.RISK_DAY_AHEAD,), typed=typed))
    saved = SavedThing(what=RiskSaved.RISK_ASSESSED, at=actor.now, by=actor.person.name)
    noted = RiskAssessed(node=book.node, unit=book.unit, on=day, by=actor.person.name)
    if book.last is not None and book.last.on == day:
        return Turn(reply=Reply(page=shown, notice=saved))
    return Turn(
        reply=Reply(page=replace(shown, last=noted), notice=saved), changes=(RiskNoted(node=book.node, on=day),)
    )
