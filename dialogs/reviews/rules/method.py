"""How a follow-up is done: in Teams, or gained another way and written in on behalf of the pair (G04, G05)."""

from __future__ import annotations

from enum import StrEnum


class Method(StrEnum):
    TEAMS = "teams"
    INTERVIEW = "interview"
    SURVEY = "survey"
    PAPER = "paper"
