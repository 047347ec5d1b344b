"""What is between one person and the bot: measures, matters, levels, decisions, ... One way in for all of them.

Never in a group chat, which is about its one review. What each family loads and saves is in a file of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from sqlalchemy.orm import Session

from bot.delivery.posting import Hours
from bot.turns import analyses as analysis_turns
from bot.turns import decisions as decision_turns
from bot.turns import extra as extra_turns
from bot.turns import handing_all as handing_all_turns
from bot.turns import levels as level_turns
from bot.turns import matters as matter_turns
from bot.turns import measures as measure_turns
from bot.turns import risk as risk_turns
from bot.turns import taking_over as taking_over_turns
from dialogs.analyses.events import Event as AnalysisEvent
from dialogs.decisions.events import Event as DecidingEvent
from dialogs.decisions.events import PresentTo
from dialogs.extra.events import Event as ExtraEvent
from dialogs.extra.rules.extra import WEEKS
from dialogs.ground.turn import Actor, Turn
from dialogs.handover.events.handing_all import Event as HandAllEvent
from dialogs.handover.events.taking_over import Event as TakeOverEvent
from dialogs.levels.events import ShowLevel
from dialogs.levels.rules.few import FEW
from dialogs.matters.events import Event as MatterEvent
from dialogs.measures import unit_plans as unit_plan_pages
from dialogs.measures.events import OfNew as NewMeasureEvent
from dialogs.measures.events import OfOne as MeasureEvent
from dialogs.measures.events import ShowUnitPlan
from dialogs.reviews.events.answering import ShowQuestion
from dialogs.risk.events import Event as RiskEvent
from storage.measures import unit_plans

PrivateEvent = (
    MeasureEvent
    | NewMeasureEvent
    | ShowUnitPlan
    | ShowLevel
    | DecidingEvent
    | AnalysisEvent
    | MatterEvent
    | RiskEvent
    | ExtraEvent
    | HandAllEvent
    | TakeOverEvent
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How this employer wants it, as far as these turns ask."""

    hours: Hours
    few: int = FEW
    extra_weeks: int = WEEKS


def typed_before(event: PrivateEvent) -> ShowQuestion | None:
    """A comment that was typed on the question's card before its button led here: it is kept first."""
    if isinstance(event, MeasureEvent | NewMeasureEvent):
        return measure_turns.typed_before(event)
    if isinstance(event, MatterEvent):
        return matter_turns.typed_before(event)
    return risk_turns.typed_before(event) if isinstance(event, RiskEvent) else None


def take(session: Session, event: PrivateEvent, actor: Actor, ways: Ways) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    if isinstance(event, ShowUnitPlan):
        plan = unit_plans.of_reader(session, unit_plan_pages.unit(event), actor.person.id, actor.today)
        return unit_plan_pages.respond(plan, event)
    if isinstance(event, MeasureEvent | NewMeasureEvent):
        return measure_turns.take(session, event, actor)
    if isinstance(event, ShowLevel):
        return level_turns.take(session, event, actor, ways.few)
    if isinstance(event, DecidingEvent):
        return decision_turns.take(session, event, actor, ways.hours, ways.few)
    if isinstance(event, AnalysisEvent):
        return analysis_turns.take(session, event, actor, ways.few)
    if isinstance(event, MatterEvent):
        return matter_turns.take(session, event, actor)
    if isinstance(event, RiskEvent):
        return risk_turns.take(session, event, actor)
    if isinstance(event, ExtraEvent):
        return extra_turns.take(session, event, actor, ways.extra_weeks)
    if isinstance(event, HandAllEvent):
        return handing_all_turns.take(session, event, actor)
    if isinstance(event, TakeOverEvent):
        return taking_over_turns.take(session, event, actor)
    assert_never(event)


def puts_post(event: PrivateEvent, turn: Turn) -> bool:
    """Whether the postman has something new. A presentation is put by its own turn: its receivers are channels."""
    return bool(turn.messages) or isinstance(event, PresentTo)
