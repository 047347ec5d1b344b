"""The samples that are stored whole: together they have every kind of element, in every style that is used."""

from __future__ import annotations

WHOLE: tuple[str, ...] = (
    "question",
    "home",
    "overview",
    "sign",
    "summary",
    "matter, take, lacking",
    "participants, joint",
    "topic who_sees",
    "question, answered",
    "level picture",
)
