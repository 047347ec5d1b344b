"""An answer as it is typed: "ja", "Delvis - saknar rutin", "nej, vi hinner inte". Taken only when its first word is unmistakable.

The words of the answers are the checklist's (`Choice.words`); what people make of them is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.ids import ChoiceId
from dialogs.ground.words import tidy, without_courtesy

SHORT = 3  # letters: "j", "ea" and "n/a" are words only alone or before a colon
SEPARATOR = re.compile(r"^\s*(?P<sign>[:;,.!–—-]+)\s*(?P<rest>.*)$", re.DOTALL)
STRETCHED = re.compile(r"(\w)\1{1,}(?=\W|$)")  # "jaa", "nejjj": the last letter held
FORMS = {  # what is said for the checklist's word
    "ja": ("japp", "jepp", "jadå", "jajamän", "jajamensan", "jo", "jodå", "absolut"),
    "nej": ("nä", "näe", "nää", "nope", "nix"),
    "yes": ("yep", "yeah", "yup"),
    "no": ("nope",),
    "delvis": ("till viss del", "till en del", "sådär"),
    "partly": ("partially", "in part"),
}
# Words that take back what the first one said: "ja men inte på natten" is neither a yes nor clearly anything else.
TAKES_BACK = frozenset(
    [
        "men",
        "fast",
        "fastän",
        "dock",
        "och",
        "eller",
        "ibland",
        "nästan",
        "utom",
        "förutom",
        "delvis",
        "kanske",
        "but",
        "though",
        "although",
        "and",
        "or",
        "sometimes",
        "almost",
        "except",
        "partly",
        "maybe",
    ]
)
NOT_AFTER_YES = frozenset({"inte", "ej", "not", "never", "aldrig"})


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer, and what was said beside it."""

    choice: ChoiceId
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """It begins as an answer does, and could mean something else: it is asked about, never guessed."""


def answer(text: str, scale: Iterable[Choice]) -> Heard | Doubt | None:
    """None: no answer at all. `text` is what was typed, whole."""
    said = tidy(text)
    choices = tuple(scale)
    for word, choice in sorted(_words(choices), key=lambda one: -len(one[0])):
        rest = _after(said, word)
        if rest is not None:
            return _meant(word, rest, choice, choices)
    return None


def _words(choices: Iterable[Choice]) -> Iterator[tuple[str, Choice]]:
    for choice in choices:
        for word in choice.words:
            yield word, choice
            yield from ((form, choice) for form in FORMS.get(word, ()))


def _after(said: str, word: str) -> str | None:
    """What follows the word. None: it does not begin with it."""
    for form in (said, STRETCHED.sub(r"\1", said)):
        if form.lower().startswith(word):
            rest = form[len(word) :]
            if not rest or not rest[0].isalnum():
                return rest
    return None


def _meant(word: str, rest: str, choice: Choice, choices: tuple[Choice, ...]) -> Heard | Doubt | None:
    rest = without_courtesy(f"x{rest}")[1:]  # behind a letter, so that nothing but a courtesy becomes nothing
    parted = SEPARATOR.match(rest)
    if not rest.strip(" .!"):
        return Heard(choice.id)
    comment = (parted["rest"] if parted else rest).strip()
    if parted and ":" in parted["sign"]:
        return Heard(choice.id, comment)
    if len(word) <= SHORT and word not in FORMS and not any(word in forms for forms in FORMS.values()):
        return None if len(word) == 1 else Doubt()
    first, *others = re.findall(r"\w+", comment.lower()) or [""]
    if first in TAKES_BACK or (first in NOT_AFTER_YES and choice is choices[0]) or _is_word(first, choices):
        return Doubt()
    return Heard(choice.id, comment) if parted or others else Doubt()


def _is_word(first: str, choices: Iterable[Choice]) -> bool:
    return any(first == word for word, _ in _words(choices))
