"""A person, as everybody knows them: an id, a name, a language."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import PersonId
from dialogs.ground.texts import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: PersonId
    name: str
    language: Language | None = None
    outside: bool = False  # named by a colleague, not by an import

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]
