"""What is not about one review."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.checklists.rules.checklist import Language
from dialogs.ground.typed import typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Also the answer to anything not understood; `said` then tells that it was not."""

    not_understood: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakLanguage:
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class MyMeasures:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """Progress of the level below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowLeft:
    """What those who have left leave behind: measures without anybody, units without a manager."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeReminders:
    """No digest before that day."""

    day: str | None = typed()
