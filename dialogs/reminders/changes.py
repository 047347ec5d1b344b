"""What a turn about reminders changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dialogs.ground.turn import Change as Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Snoozed(Changed):
    until: date


Change = Snoozed
