"""What a reader of a card can press and read, taken from what is sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cards.render import render
from cards.texts import Texts
from cards.wire import Card
from dialogs.ground.buttons import read
from dialogs.ground.notices import Reply
from dialogs.ground.texts import Language
from dialogs.subjects import Event


def card_of(reply: Reply, language: Language = Language.SV) -> Card:
    return render(reply, Texts(language))


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every element and action, in the order they are read."""
    if isinstance(node, list):
        for one in node:
            yield from nodes(one)
    elif isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key not in ("data", "fallback"):
                yield from nodes(value)


def words(card: Card) -> list[str]:
    return [node["text"] for node in nodes(card.content) if node.get("type") == "TextBlock"]


def presses(card: Card) -> list[tuple[str, Event]]:
    """The title of each button and what it means to the bot."""
    return [
        (node["title"], read(node["verb"], node["data"]))
        for node in nodes(card.content)
        if node.get("type") == "Action.Execute"
    ]
