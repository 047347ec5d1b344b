"""Texts in two languages, and which language somebody reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    SV = "sv"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Swedish and, where somebody has written it, in English. Without English the Swedish is shown."""

    sv: str
    en: str | None = None

    def in_(self, language: Language) -> str:
        return self.en if language is Language.EN and self.en else self.sv
