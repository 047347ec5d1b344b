"""What a turn at the start page changes."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.texts import Language
from dialogs.ground.turn import Change as Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageChosen(Changed):
    language: Language


Change = LanguageChosen
