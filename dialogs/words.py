"""Typed words: the same events as the buttons, for phones whose buttons fail and for screen readers.

A word means what it means on the page that is on the screen. What is not understood is never guessed: the same page comes
again with the sentence in its field, and with what it could have meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from dialogs.again import again
from dialogs.analyses import words as analyses
from dialogs.decisions import words as decisions
from dialogs.documents import words as documents
from dialogs.extra import words as extra
from dialogs.ground import vocabulary as v
from dialogs.ground.page import NOWHERE, Bookmark
from dialogs.ground.texts import Language
from dialogs.ground.turn import Actor
from dialogs.ground.words import Line, Unclear, near, split, tidy, without_courtesy
from dialogs.handover import words as handover
from dialogs.home import words as home
from dialogs.levels import words as levels
from dialogs.matters import words as matters
from dialogs.measures import words as measures
from dialogs.measures.events import ShowUnitPlan
from dialogs.organisation.events import ChannelHello, LinkBody, ShowLinks
from dialogs.organisation.events import Event as ChannelEvent
from dialogs.reviews import words as reviews
from dialogs.reviews.rules.review import Review
from dialogs.risk import words as risk
from dialogs.sharing import words as sharing
from dialogs.subjects import Event

# In this order: what is said everywhere, then what is about the card on the screen, then one's own follow-up.
READERS: tuple[Callable[[Line], Any | None], ...] = (
    home.read,
    extra.read,
    risk.read,
    handover.read,
    documents.read,
    measures.read,
    matters.read,
    decisions.read,
    analyses.read,
    levels.read,
    sharing.read,
    reviews.read,
    handover.alone,
)
VOCABULARIES: tuple[ModuleType, ...] = (v, analyses, decisions, extra, measures)


def in_channel(text: str) -> ChannelEvent:
    head, tail = split(text)
    if head not in v.LINK:
        return ChannelHello()
    return LinkBody(to=tail) if tail else ShowLinks()


def read(
    text: str, own: tuple[Review, ...], bookmark: Bookmark | None, actor: Actor, shown: Language
) -> Event | Unclear:
    """What was meant, or why it cannot be said. `own` are the person's reviews, the most urgent first."""
    said = tidy(text)
    head, tail = split(said)
    line = Line(text=said, head=head, tail=tail, reviews=own, bookmark=bookmark or NOWHERE, actor=actor, shown=shown)
    meant = _read(line)
    if meant is not None:
        return meant if isinstance(meant, Unclear) else _event(meant)
    return Unclear(text=said, again=again(line.bookmark, own), could=tuple(_near(line)))


def _read(line: Line) -> Any | None:
    for reader in READERS:
        if (meant := reader(line)) is not None:
            return meant
    return ShowUnitPlan() if line.head in v.PLAN else None


def _event(meant: Any) -> Event:
    event: Event = meant
    return event


def _near(line: Line) -> Iterator[tuple[str, Event]]:
    """Commands that it looks like, each with what it would do here."""
    for word in near(without_courtesy(line.head), known()):
        meant = _read(Line(**{**_fields(line), "text": word, "head": word, "tail": ""}))
        if meant is not None and not isinstance(meant, Unclear):
            yield word, meant


def _fields(line: Line) -> dict[str, Any]:
    return {name: getattr(line, name) for name in Line.__dataclass_fields__}


def known() -> set[str]:
    """Every word that is a command somewhere. Answers are not among them: an answer is never guessed."""
    found: set[str] = set()
    for module in VOCABULARIES:
        for value in vars(module).values():
            if isinstance(value, frozenset):
                found |= {one for one in value if isinstance(one, str) and len(one) > 2}
    return found
