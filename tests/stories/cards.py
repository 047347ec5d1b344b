"""Reading a card as a person does: what it says, which buttons and fields it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def walk(node: Any) -> Iterator[Json]:
    """Every object of the card that is drawn, in the order it is read."""
    match node:
        case dict():
            if node.get("type"):
                yield node
            for key, value in node.items():
                if key not in ("data", "fallback"):
                    yield from walk(value)
        case list():
            for one in node:
                yield from walk(one)


def text(card: Json) -> str:
    """Everything that is read on it, labels and button titles too."""
    words = []
    for node in walk(card):
        words += [str(node[key]) for key in ("text", "label", "title", "value", "placeholder") if node.get(key)]
        words += [f"{fact['title']} {fact['value']}" for fact in node.get("facts", [])]
    return plain(" ".join(words))


def plain(said: str) -> str:
    """Without Markdown's signs and escapes."""
    return said.replace("\\", "").replace("*", "").replace("\u200b", "").replace("\u00a0", " ")


def buttons(card: Json) -> list[Json]:
    return [node for node in walk(card) if str(node.get("type", "")).startswith("Action.") and node.get("title")]


def button(card: Json, title: str, nth: int = 0) -> Json:
    """The button with this title, or beginning with it. Raises AssertionError naming those that are there."""
    found = [one for one in buttons(card) if one["title"] == title]
    found = found or [one for one in buttons(card) if one["title"].startswith(title)]
    assert len(found) > nth, (
        f"no button {title!r}; there are {[one['title'] for one in buttons(card)]} on: {text(card)}"
    )
    return found[nth]


def inputs(card: Json) -> dict[str, str]:
    """What the fields hold before anybody types: Teams sends them along with every press."""
    return {
        node["id"]: str(node.get("value", ""))
        for node in walk(card)
        if str(node["type"]).startswith("Input.") and node.get("id")
    }
