"""What is asked before anything is done with a measure, in the reader's order: may they? is it allowed now? is anything missing?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogs.ground.notices import ChangedMeanwhile, Lack, Lacking, NotYours, OldCard
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, refuse
from dialogs.measures import showing as measure_pages
from dialogs.measures.notices import NotRunning, NotYourMeasure
from dialogs.measures.pages import MeasurePage
from dialogs.measures.rules.measure import MeasureAsk, MeasureCase, StepKind
from dialogs.organisation.around import Around
from dialogs.reviews.notices import Withdrawn
from dialogs.reviews.pages.answering import Draft
from dialogs.reviews.rules.review import MeasureState

SHORTEST = 3  # characters of a text that says anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed on the form, to be shown again where it cannot be saved."""

    ask: MeasureAsk | None = None
    draft: Draft = field(default_factory=Draft)
    why: str = ""

    def page(self, case: MeasureCase, actor: Actor) -> MeasurePage:
        return measure_pages.own(case, actor, self.ask, draft=self.draft, typed=self.why)


def may_see(case: MeasureCase, actor: Actor) -> None:
    if case.home.withdrawn:
        raise refuse(RefusedPage(), Withdrawn(by=""))
    last, me = case.last(), actor.person.id
    just_handed_on = last is not None and last.kind is StepKind.HANDED_ON and last.by == me
    if not case.may_see(me) and not just_handed_on:
        raise refuse(RefusedPage(), NotYours())


def may_act(case: MeasureCase, actor: Actor) -> None:
    if not case.may_act(actor.person.id):
        page = measure_pages.own(case, actor)
        raise refuse(page, NotYourMeasure(accountable=page.accountable))
    if not case.running:
        raise refuse(measure_pages.own(case, actor), NotRunning())


def allowed(case: MeasureCase, actor: Actor, revision: int | None, form: Typed, *states: MeasureState) -> None:
    """An old card is answered with today's. Typed words have no revision: they mean the measure as it is."""
    measure, last = case.measure, case.last()
    if measure.state not in states:
        raise refuse(measure_pages.own(case, actor), OldCard())
    if revision is not None and revision != measure.revision:
        by, at = (case.home.name(last.by), last.at) if last else ("", None)
        raise refuse(form.page(case, actor), ChangedMeanwhile(by=by, at=at))


def long_enough(case: MeasureCase, actor: Actor, form: Typed, text: str, lack: Lack) -> None:
    if len(text) < SHORTEST:
        raise refuse(form.page(case, actor), Lacking(what=(lack,)))


def lacking(lacks: Iterable[Lack], typed: str | None, around: Around) -> Lacking:
    names = tuple(person.name for person in around.found)
    return Lacking(what=tuple(lacks), typed=typed or "", candidates=names)
