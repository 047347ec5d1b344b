"""What in a text somebody should look at before it is handed out: marked, never removed. The review itself is a person's.

Free text about colleagues may fall under OSL 39 kap. (staff administration). What follows is simple on purpose, and marks
rather too much than too little.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

LAW = "OSL 39 kap."
# Six or eight digits that can be a day (of a samordningsnummer: 60 more), then four.
PERSON_NUMBER = re.compile(
    r"(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]|[67]\d|8\d|9[01])[-+– ]?\d{4}(?!\d)"
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST = 3  # "Bo" would mark every text about where people live


class Mark(StrEnum):
    SENSITIVE = "sensitive"  # free text of a question that is marked so in the checklist
    PERSON_NUMBER = "person_number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Names:
    """The names that people of the organisation have, each word by itself."""

    words: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        return cls(frozenset(word for name in names for word in WORD.findall(name) if len(word) >= SHORTEST))

    def are_all_of(self, text: str) -> bool:
        """It is somebody's name and nothing else: who is accountable, in a column of a plan."""
        long = [word for word in WORD.findall(text) if len(word) >= SHORTEST]
        return bool(long) and all(word in self.words for word in long)


def marks(text: str, names: Names, *, sensitive: bool) -> tuple[Mark, ...]:
    """Of an empty text none."""
    if not text.strip():
        return ()
    found: list[Mark] = [Mark.SENSITIVE] if sensitive else []
    if PERSON_NUMBER.search(text):
        found.append(Mark.PERSON_NUMBER)
    if _has_name(text, names.words):
        found.append(Mark.NAME)
    return tuple(found)


def _has_name(text: str, words: Collection[str]) -> bool:
    """As it is written, with its capital: "Berg" may be a name, "berg" is none. "Annas" is Anna's."""
    return any(word in words or (word.endswith("s") and word[:-1] in words) for word in WORD.findall(text))
