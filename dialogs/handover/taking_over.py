"""Units that are merged: what one leaves open is offered to whoever manages the one that takes over. The first answer stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from dialogs.extra.pages import TakenOver
from dialogs.ground.ids import NodeId
from dialogs.ground.notices import CommonLack, Lacking, NotYours, Reply, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.handover.changes import TakeOverAnswered
from dialogs.handover.events.taking_over import Event as TakeOverEvent
from dialogs.handover.events.taking_over import NotOurs, ShowTakeOver, TakeOver
from dialogs.handover.notices import HandoverSaved
from dialogs.handover.pages.taking_over import TakeOverAnsweredPage, TakeOverMeasure, TakeOverPage

SHORTEST = 3  # characters of a reason that says something


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    taken: bool
    by: str
    at: datetime
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a unit that has ended leaves to one that the reader manages."""

    node: NodeId
    unit: str
    to: NodeId
    to_name: str
    said: bool
    since: date
    waiting: TakenOver
    measures: tuple[TakeOverMeasure, ...] = ()
    goes_on: bool = False
    answered: Answered | None = None


def chosen(offers: tuple[Offer, ...], node: NodeId | None) -> Offer | None:
    """The button's; typed words mean the newest that nobody has answered, else the newest."""
    if node is not None:
        return next((one for one in offers if one.node == node), None)
    return next((one for one in offers if one.answered is None), next(iter(offers), None))


def respond(offers: tuple[Offer, ...], event: TakeOverEvent, actor: Actor) -> Turn:
    """Raises Refused."""
    offer = chosen(offers, event.node)
    if offer is None and event.node is None:
        return shown(TakeOverAnsweredPage(unit="", to="", taken=False, found=False))
    if offer is None:
        raise refuse(RefusedPage(), NotYours())
    if offer.answered is not None:
        return _again(offer, offer.answered)
    match event:
        case ShowTakeOver():
            return shown(page(offer))
        case TakeOver():
            return _take(offer, actor)
        case NotOurs():
            return _decline(offer, event, actor)
        case _:
            assert_never(event)


def page(offer: Offer, *, declining: bool = False, typed: str = "") -> TakeOverPage:
    return TakeOverPage(
        node=offer.node,
        unit=offer.unit,
        to=offer.to_name,
        said=offer.said,
        since=offer.since,
        waiting=offer.waiting,
        measures=offer.measures,
        goes_on=offer.goes_on,
        declining=declining,
        typed=typed,
    )


def _again(offer: Offer, answered: Answered) -> Turn:
    """A second press, an old card, or somebody else was first: how it was answered, and by whom."""
    what = HandoverSaved.TAKEN_OVER if answered.taken else HandoverSaved.NOT_OURS
    shown = TakeOverAnsweredPage(unit=offer.unit, to=offer.to_name, taken=answered.taken, why=answered.why)
    return Turn(reply=Reply(page=shown, notice=SavedThing(what=what, at=answered.at, by=answered.by)))


def _take(offer: Offer, actor: Actor) -> Turn:
    change = TakeOverAnswered(node=offer.node, to=offer.to, taken=True)
    shown = TakeOverAnsweredPage(
        unit=offer.unit, to=offer.to_name, taken=True, waiting=offer.waiting, goes_on=offer.goes_on
    )
    saved = SavedThing(what=HandoverSaved.TAKEN_OVER, at=actor.now, by=actor.person.name)
    return Turn(reply=Reply(page=shown, notice=saved), changes=(change,))


def _decline(offer: Offer, event: NotOurs, actor: Actor) -> Turn:
    why = (event.why or "").strip()
    if event.why is None:
        return shown(page(offer, declining=True))
    if len(why) < SHORTEST:
        raise refuse(page(offer, declining=True, typed=why), Lacking(what=(CommonLack.WHY,)))
    change = TakeOverAnswered(node=offer.node, to=offer.to, taken=False, why=why)
    after = TakeOverAnsweredPage(unit=offer.unit, to=offer.to_name, taken=False, why=why)
    saved = SavedThing(what=HandoverSaved.NOT_OURS, at=actor.now, by=actor.person.name)
    return Turn(reply=Reply(page=after, notice=saved), changes=(change,))
