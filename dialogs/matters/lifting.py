"""Lifting something to somebody else: from a question, from a measure, or on its own.

A question that is still being answered is lifted in its review (`following_up`); what is lifted here stands beside it, so
that it can be done after the review is signed, too.
"""

from __future__ import annotations

from dialogs.ground.notices import CommonLack, Lack, Lacking, NotYours, Reply, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.matters.events import Lift, ShowLift
from dialogs.matters.facts import LiftingFrom, Matters
from dialogs.matters.pages import LiftPage, MattersPage
from dialogs.organisation.around import Around
from dialogs.organisation.rules.receivers import MatterKind
from dialogs.reviews import lifted
from dialogs.reviews.changes import MatterLifted
from dialogs.reviews.lifted import Chosen
from dialogs.reviews.notices import NotYourPart, ReviewSaved
from dialogs.reviews.pages.answering import Draft
from dialogs.reviews.rules.review import SeatKind

SHORTEST = 3  # characters of a "what" that says anything


def lists(matters: Matters) -> Turn:
    return shown(matters_page(matters))


def matters_page(matters: Matters) -> MattersPage:
    return MattersPage(to_me=matters.to_me, ours=matters.ours, may_lift=matters.may_lift)


def show(source: LiftingFrom | None, event: ShowLift, around: Around, actor: Actor) -> Turn:
    del event
    return shown(form(_may(source), around, actor))


def lift(source: LiftingFrom | None, event: Lift, around: Around, actor: Actor) -> Turn:
    """Raises Refused, with the form as it was typed. The matter's own card is built when it is saved."""
    origin = _may(source)
    what, to_name = (event.what or "").strip(), (event.to_name or "").strip()
    to = lifted.chosen(event.to, to_name, around, returnable=origin.returnable)
    by_when = lifted.wanted_by(event.due, actor)
    page = form(origin, around, actor, draft=Draft(what=what, due=event.due or ""), to=event.to or "", to_name=to_name)
    lacks: list[Lack] = [CommonLack.WHAT] if len(what) < SHORTEST else []
    lacks += [one for one in (to, by_when) if isinstance(one, Lack)]
    if not isinstance(to, Chosen) or isinstance(by_when, Lack) or lacks:
        typed = to_name or event.due or ""
        raise refuse(page, Lacking(what=tuple(lacks), typed=typed, candidates=lifted.names(around.named)))
    matter = lifted.matter(
        actor,
        to,
        what,
        by_when,
        node=origin.node,
        review=origin.review,
        question=origin.question,
        measure=origin.measure,
    )
    saved = ReviewSaved.TASK_RETURNED if to.kind is MatterKind.RETURNED_TASK else ReviewSaved.LIFTED
    notice = SavedThing(what=saved, at=actor.now, by=actor.person.name, number=origin.number)
    change = MatterLifted(matter=matter, review=origin.review)
    told = lifted.letters(matter, to.choice.people, actor)
    return Turn(reply=Reply(page=page, notice=notice), changes=(change,), messages=told)


def _may(source: LiftingFrom | None) -> LiftingFrom:
    """A manager lifts for the unit. What somebody has no part in, or what there is not, is answered the same."""
    if source is None:
        raise refuse(RefusedPage(), NotYours())
    if not source.may:
        raise refuse(RefusedPage(), NotYourPart(seat=SeatKind.MANAGER))
    return source


def form(
    source: LiftingFrom,
    around: Around,
    actor: Actor,
    *,
    draft: Draft | None = None,
    to: str = "",
    to_name: str = "",
) -> LiftPage:
    return LiftPage(
        node=source.node,
        unit=source.unit,
        units=source.units,
        review=source.review,
        question=source.question,
        number=source.number,
        short=source.short,
        measure=source.measure,
        measure_what=source.measure_what,
        returnable=source.returnable,
        receivers=around.receivers,
        to=to,
        to_name=to_name,
        draft=draft or Draft(what=source.measure_what),
        earliest=actor.today,
    )
