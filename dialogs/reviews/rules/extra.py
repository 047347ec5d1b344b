"""An extra follow-up's own facts: why there is one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dialogs.ground.ids import PersonId


class ExtraKind(StrEnum):
    """Why. The words of the database, of the buttons and of the command line."""

    NEW_MANAGER = "new_manager"
    REORGANISATION = "reorganisation"
    ACCIDENT = "accident"
    INCIDENT = "incident"  # allvarligt tillbud
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What makes a review an extra one. `by` is None where the coordinator started it."""

    kind: ExtraKind
    reason: str
    by: PersonId | None = None
