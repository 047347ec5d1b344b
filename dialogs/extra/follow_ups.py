"""An extra follow-up of a unit: who may start one, for what and why; and what somebody answers who is offered one.

It is started by the unit's manager or one above (14 § allmänna råd). What is written to start it is on one card, so one
press does it; a second press finds the same follow-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import assert_never

from dialogs.checklists.rules.checklist import Checklist
from dialogs.extra.changes import ExtraAsked, OfferAnswered
from dialogs.extra.events import DeclineOffer, PutOffOffer, ShowExtra, StartExtra, TakeOffer
from dialogs.extra.events import Event as ExtraEvent
from dialogs.extra.notices import ExtraLack
from dialogs.extra.pages import DeclinePage, ExtraPage, ExtraStartedPage, OfferAnsweredPage
from dialogs.extra.rules import extra as rules
from dialogs.extra.words import read_kind
from dialogs.ground.ids import NodeId, QuestionId
from dialogs.ground.notices import CommonLack, Lacking, NotUnderstood, NotYours, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.reviews import build
from dialogs.reviews.rules.extra import Extra, ExtraKind
from dialogs.reviews.rules.review import Review

AGAIN = timedelta(days=7)  # after "senare"
SHORTEST = 3  # characters of a reason that says something


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraState:
    """The units that the person may start one for today, and what the one in question would ask."""

    units: tuple[tuple[NodeId, str], ...]
    weeks: int
    checklist: Checklist | None = None  # None: there has been no yearly round
    offered: tuple[tuple[NodeId, ExtraKind], ...] = ()  # to this person, and not answered yet

    def name(self, node: NodeId) -> str | None:
        return dict(self.units).get(node)


def unit_of(event: ExtraEvent, state: ExtraState) -> NodeId | None:
    """Which unit it is about: the button's, the one chosen or offered, or the only one. None: it must be asked."""
    if event.node is not None:
        return event.node
    match event:
        case StartExtra() if event.unit:
            wanted = event.unit.casefold()
            return next((id_ for id_, name in state.units if wanted in (id_.casefold(), name.casefold())), None)
        case TakeOffer() | PutOffOffer() | DeclineOffer():
            return state.offered[0][0] if state.offered else None
        case ShowExtra() | StartExtra():
            return state.units[0][0] if len(state.units) == 1 else None
        case _:
            assert_never(event)


def respond(state: ExtraState, event: ExtraEvent, actor: Actor) -> Turn:
    """Raises Refused. What starts one answers with the form; `bot` shows what was started instead."""
    node = unit_of(event, state)
    if not state.units or (event.node is not None and state.name(event.node) is None):
        raise refuse(RefusedPage(), NotYours())
    match event:
        case ShowExtra():
            return shown(form(state, node))
        case StartExtra():
            return _start(state, event, node, actor)
        case TakeOffer() | PutOffOffer() | DeclineOffer():
            kind = event.kind or dict(state.offered).get(node or NodeId(""))
            if node is None or kind is None:
                raise refuse(form(state, node), NotUnderstood())
            return _answered(state, event, node, kind, actor)
        case _:
            assert_never(event)


Answer = TakeOffer | PutOffOffer | DeclineOffer


def _answered(state: ExtraState, event: Answer, node: NodeId, kind: ExtraKind, actor: Actor) -> Turn:
    match event:
        case TakeOffer():
            return _take(state, node, kind, actor)
        case PutOffOffer():
            again = actor.today + AGAIN
            page = OfferAnsweredPage(unit=state.name(node) or "", node=node, again=again)
            return Turn(reply=Reply(page=page), changes=(OfferAnswered(node=node, kind=kind, again=again),))
        case DeclineOffer():
            return _decline(state, event, node, kind)
        case _:
            assert_never(event)


def form(state: ExtraState, node: NodeId | None, asked: StartExtra | None = None) -> ExtraPage:
    checklist = state.checklist
    areas = checklist.areas if checklist else ()
    return ExtraPage(
        node=node,
        unit=(state.name(node) or "") if node else "",
        units=() if node else state.units,
        total=len(checklist.questions) if checklist else 0,
        few=len(rules.few(checklist)) if checklist else 0,
        areas=tuple((area.id, area.title, len(area.questions)) for area in areas),
        weeks=state.weeks,
        kind=(asked.kind or "") if asked else "",
        questions=(asked.questions or "") if asked else "",
        reason=(asked.reason or "") if asked else "",
    )


def _start(state: ExtraState, event: StartExtra, node: NodeId | None, actor: Actor) -> Turn:
    page = form(state, node, event)
    if state.checklist is None:
        raise refuse(page, Lacking(what=(ExtraLack.YEARLY_ROUND,)))
    kind = read_kind(event.kind)
    lacking = [
        lack
        for lack, missing in (
            (CommonLack.UNIT, node is None),
            (ExtraLack.EXTRA_KIND, kind is None),
            (CommonLack.REASON, len(event.reason or "") < SHORTEST),
        )
        if missing
    ]
    if lacking or node is None or kind is None:
        raise refuse(page, Lacking(what=tuple(lacking)))
    try:
        questions = rules.chosen(state.checklist, _words(event.questions))
    except KeyError as error:
        raise refuse(page, Lacking(what=(ExtraLack.QUESTIONS,), typed=str(error.args[0]))) from error
    extra = Extra(kind=kind, reason=event.reason or "", by=actor.person.id)
    return _asked(page, node, extra, questions)


def _asked(page: ExtraPage, node: NodeId, extra: Extra, questions: tuple[QuestionId, ...] | None) -> Turn:
    return Turn(reply=Reply(page=page), changes=(ExtraAsked(node=node, extra=extra, questions=questions),))


def _words(questions: str | None) -> list[str]:
    return [word for word in (questions or "").replace(",", " ").split() if word.lower() not in ("och", "and")]


def _take(state: ExtraState, node: NodeId, kind: ExtraKind, actor: Actor) -> Turn:
    page = form(state, node)
    if state.checklist is None:
        raise refuse(page, Lacking(what=(ExtraLack.YEARLY_ROUND,)))
    extra = Extra(kind=kind, reason="", by=actor.person.id)
    turn = _asked(page, node, extra, rules.few(state.checklist) or None)
    return Turn(reply=turn.reply, changes=(*turn.changes, OfferAnswered(node=node, kind=kind, taken=True)))


def _decline(state: ExtraState, event: DeclineOffer, node: NodeId, kind: ExtraKind) -> Turn:
    unit = state.name(node) or ""
    page = DeclinePage(node=node, unit=unit, kind=kind, typed=event.why or "")
    if event.why is None:
        return shown(page)
    if len(event.why) < SHORTEST:
        raise refuse(page, Lacking(what=(CommonLack.REASON,)))
    answered = OfferAnswered(node=node, kind=kind, why=event.why)
    return Turn(reply=Reply(page=OfferAnsweredPage(unit=unit, node=node)), changes=(answered,))


def started(review: Review, actor: Actor, *, new: bool) -> ExtraStartedPage:
    """That it has begun. Whoever started it from above has no seat in it: the unit's manager gets an invitation."""
    return ExtraStartedPage(
        review=build.name_of(review),
        closes=review.window.closes,
        questions=len(review.checklist.questions),
        new=new,
        may_open=review.seat_kind(actor.person.id) is not None,
        managers=review.names(review.managers),
    )
