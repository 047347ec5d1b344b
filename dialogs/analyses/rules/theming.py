"""What several measures and comments seem to be about, worked out in the open: shared words, and the checklist's own suggestions.

No outside service and nothing learnt: whoever reads a theme can see which rows are behind it and which word joined them.
It is a suggestion for the one who analyses, who merges and renames (V16).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from dialogs.ground.texts import Text

MOST = 6  # themes of one question
SHORTEST = 4  # letters of a word that can join rows
FEWEST = 2  # rows of a theme
ALIKE = 0.5  # of a suggestion's words: then a row is that suggestion in the unit's words

Words = Mapping[UUID, Mapping[str, str]]  # of each row

WORD = re.compile(r"[^\W\d_]+")
# Little words, and those that nearly every measure or comment has: they join everything and say nothing.
STOP_WORDS = (
    "alla allt andra arbeta arbete arbetet arbetsplats arbetsplatsen att av behöver berörda bestäm bland chef chefen dels "
    "den denna deras dess det detta där efter eller enhet enheten enligt ett finns flera från fråga frågan frågor får för "
    "före genom göra görs hade han har hela hos hur här ihop inför inom inte innan kan komma kommer kring kunna mellan med "
    "medarbetare medarbetarna mer mot möte nya nästa när något några och också om oss över på samt se ser sina ska skall "
    "skapa skyddsombud som så säkerställa ta tar till tillsammans under upp ur ut utan vad var varje vara varit verksamhet "
    "verksamheten vet vi vid vilka vilken våra vårt är året åtgärd åtgärder även "
    "aldrig alltid brukar delvis fortfarande fungerar förekommer ganska ibland mycket ofta saknar saknas ännu överallt "
    "about after also and before between each every from have into more next other our that their them this through "
    "what when where which will with within work workplace your"
)
STOP = frozenset(STOP_WORDS.split())
# Longest first. Light: it takes off how a word is bent, not what it is made of.
SUFFIXES = (
    "ningarnas", "ningarna", "ningars", "ningar", "ningens", "ningen", "nings", "ingarna", "ingar", "ingen", "ning", "ings",
    "andet", "ande", "endet", "ende", "heterna", "heten", "heter", "arnas", "ernas", "ornas", "arna", "erna", "orna", "ades",
    "ade", "ens", "ets", "ing", "ies", "ar", "er", "or", "en", "et", "as", "es", "ed", "a", "e", "n", "s",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What somebody has written: a measure, or a comment."""

    id: UUID
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedTheme:
    """Joined by a word that all its rows share, or by being the checklist's suggestion in other words."""

    key: str  # the same for the same rows' reason: what a card names it by
    name: Text
    suggestion: bool
    rows: tuple[UUID, ...]


@lru_cache(maxsize=20_000)  # words come again and again
def stem(word: str) -> str:
    low = word.casefold()
    for suffix in SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= SHORTEST:
            return low[: -len(suffix)]
    return low


def stems(text: str) -> dict[str, str]:
    """Each with the word it was found in."""
    words = (one for one in WORD.findall(text) if one.casefold() not in STOP)
    return {stem(word): word for word in words if len(word) >= (SHORTEST - 1 if word.isupper() else SHORTEST)}


def themes(rows: Collection[Row], suggestions: Iterable[Text] = ()) -> tuple[SuggestedTheme, ...]:
    """Suggestions first, then shared words, the most shared first; each row is in one theme or in none."""
    words = {row.id: stems(row.what) for row in rows}
    found = list(_of_suggestions(words, suggestions))
    left = _without(words, (id_ for theme in found for id_ in theme.rows))
    while left and len(found) < MOST and (theme := _most_shared(left)) is not None:
        found.append(theme)
        left = _without(left, theme.rows)
    return tuple(sorted(found, key=lambda one: -len(one.rows)))


def _without(words: Words, taken: Iterable[UUID]) -> Words:
    """A region's question has thousands of rows: looked up, not looked through."""
    gone = frozenset(taken)
    return {id_: own for id_, own in words.items() if id_ not in gone}


def _of_suggestions(words: Words, suggestions: Iterable[Text]) -> Iterable[SuggestedTheme]:
    taken: set[UUID] = set()
    for number, suggestion in enumerate(suggestions, 1):
        wanted = stems(suggestion.sv).keys() | (stems(suggestion.en).keys() if suggestion.en else set())
        own = stems(suggestion.sv).keys()
        needed = max(2, round(ALIKE * len(own)))
        rows = tuple(id_ for id_, has in words.items() if id_ not in taken and len(wanted & has.keys()) >= needed)
        if len(rows) >= FEWEST:
            taken.update(rows)
            yield SuggestedTheme(key=f"s{number}", name=suggestion, suggestion=True, rows=rows)


def _most_shared(words: Words) -> SuggestedTheme | None:
    holders: defaultdict[str, list[UUID]] = defaultdict(list)
    for id_, has in words.items():
        for one in has:
            holders[one].append(id_)
    shared = [one for one, rows in holders.items() if len(rows) >= FEWEST]
    if not shared:
        return None
    best = max(shared, key=lambda one: (len(holders[one]), len(one), one))
    found = (words[id_][best] for id_ in holders[best])
    forms = Counter(word if word.isupper() else word.casefold() for word in found)
    name = min(forms, key=lambda form: (-forms[form], len(form), form))
    return SuggestedTheme(
        key=f"w{best}", name=Text(sv=name[:1].upper() + name[1:]), suggestion=False, rows=tuple(holders[best])
    )
