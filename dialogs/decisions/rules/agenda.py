"""When a body is to see the year's result or to decide on it, so that the annual report is not late, and with what slack."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dialogs.decisions.rules.decision import Body, Milestone, Planned
from dialogs.ground.ids import BodyId


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """`meeting` None: no coming one is known. `by` None: no day of the annual report is."""

    body: BodyId
    meeting: date | None
    by: date | None

    @property
    def on(self) -> date | None:
        """What it has to be ready for."""
        return self.meeting or self.by

    @property
    def slack(self) -> int | None:
        """Days between the meeting and the latest day for it; negative: too late for the annual report."""
        return (self.by - self.meeting).days if self.by and self.meeting else None


def agenda(body: Body, plan: Iterable[Planned], closes: date | None, today: date) -> AgendaItem | None:
    """None when the body has seen it. A meeting before the last day for answers is no meeting about them."""
    if any(one.presented_at is not None for one in body.meetings):
        return None
    coming = (one.on for one in body.meetings if one.on >= today and (closes is None or one.on > closes))
    return AgendaItem(body=body.id, meeting=min(coming, default=None), by=latest(body, plan))


def latest(body: Body, plan: Iterable[Planned]) -> date | None:
    """One that decides has longer than one that only sees it."""
    wanted = Milestone.DECISION if body.decides else Milestone.BODIES
    return next((one.on for one in plan if one.milestone is wanted), None)
