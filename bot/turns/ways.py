"""How this employer wants it, as far as turns ask."""

from __future__ import annotations

from dataclasses import dataclass

from bot.delivery.posting import Hours
from dialogs.extra.rules.extra import WEEKS
from dialogs.levels.rules.few import FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The policy of an employer: working hours, the disclosure threshold, how long an extra follow-up is open."""

    hours: Hours
    few: int = FEW
    extra_weeks: int = WEEKS
