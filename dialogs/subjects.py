"""The union of all events: what can be pressed or typed. A button, its Submit twin and a typed word become the same one."""

from __future__ import annotations

from dialogs.analyses.events import Event as AnalysisEvent
from dialogs.decisions.events import Event as DecidingEvent
from dialogs.documents.events import Event as FileEvent
from dialogs.extra.events import Event as ExtraEvent
from dialogs.handover.events import Event as HandoverEvent
from dialogs.home.events import Event as DeskEvent
from dialogs.levels.events import Event as LevelEvent
from dialogs.matters.events import Event as MatterEvent
from dialogs.measures.events import Event as MeasureEvent
from dialogs.organisation.events import Event as ChannelEvent
from dialogs.reviews.events import Event as ReviewEvent
from dialogs.risk.events import Event as RiskEvent
from dialogs.sharing.events import Event as SharingEvent

Event = (
    ChannelEvent
    | ReviewEvent
    | SharingEvent
    | RiskEvent
    | LevelEvent
    | MeasureEvent
    | MatterEvent
    | AnalysisEvent
    | HandoverEvent
    | ExtraEvent
    | DecidingEvent
    | FileEvent
    | DeskEvent
)
