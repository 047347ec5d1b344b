"""What Teams, phones and screen readers ask of a card beyond its schema: the promises that every card keeps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from cards.wire import MOST_BYTES, Card, size
from dialogs.ground.buttons import NotAButton, read
from tests.cards.pressing import nodes

LIST_START = re.compile(r"^\s*(\d+[.)]|[-+])\s", re.MULTILINE)
MOST_BUTTONS = 6
INPUTS = ("Input.Text", "Input.Number", "Input.Date", "Input.ChoiceSet", "Input.Toggle")


def findings(
    card: Card, *, language: str, submit_only: bool = False, headed: bool = True, posted: bool = False
) -> list[str]:
    """Everything that is wrong with the card, as sentences.

    Only a refusal has no heading of its own (its notice says it all); only a post in a channel has nothing to press.
    """
    every = list(nodes(card.content))
    return [
        *_frame(card, every, language),
        *_ways(every, headed=headed, posted=posted),
        *_texts(every),
        *_inputs(every),
        *_buttons(card.content, every, submit_only=submit_only),
    ]


def _frame(card: Card, every: list[dict[str, Any]], language: str) -> Iterator[str]:
    if card.content.get("version") != "1.5":
        yield "the version is not 1.5"
    if card.content.get("lang") != language:
        yield "the language is not told to screen readers"
    if not card.summary.strip() or card.content.get("fallbackText") != card.summary:
        yield "the notification and old clients are told nothing, or different things"
    if (number := size(card.content)) > MOST_BYTES:
        yield f"{number} bytes"
    if "actions" in card.content:
        yield "a bar of actions: fallbacks work only in an ActionSet"


def _ways(every: list[dict[str, Any]], *, headed: bool, posted: bool) -> Iterator[str]:
    if sum(1 for node in every if node.get("style") == "heading") != int(headed):
        yield "there is not exactly one heading"
    if not posted and not any(str(node.get("type", "")).startswith("Action.") for node in every):
        yield "a dead end: there is nothing to press"


def _texts(every: list[dict[str, Any]]) -> Iterator[str]:
    for node in every:
        if node.get("type") == "TextBlock":
            words = node.get("text", "")
            if not words.strip():
                yield "an empty text"
            if node.get("wrap") is not True:
                yield f"does not wrap: {words[:40]}"
            if LIST_START.search(words):
                yield f"Markdown makes a list of it: {words[:40]}"
            if re.search(r"\{\w*\}", words):
                yield f"a place was not filled in: {words[:40]}"


def _inputs(every: list[dict[str, Any]]) -> Iterator[str]:
    fields = [node for node in every if node.get("type") in INPUTS]
    for name, times in Counter(node["id"] for node in fields).items():
        if times > 1:
            yield f"{times} inputs are called {name}"
    for node in fields:
        if not node.get("label"):
            yield f"{node['id']} has no label"
        if node.get("isRequired"):
            yield f"{node['id']} is required by the client: it would hold back the buttons that only leave"
        yield from _choices(node)


def _choices(node: Mapping[str, Any]) -> Iterator[str]:
    values = [choice["value"] for choice in node.get("choices", [])]
    if any("," in value for value in values):
        yield f"{node['id']}: a comma in a value cannot be told from two values"
    if len(set(values)) != len(values):
        yield f"{node['id']}: two choices with one value"


def _buttons(content: Mapping[str, Any], every: list[dict[str, Any]], *, submit_only: bool) -> Iterator[str]:
    fields = {node["id"] for node in every if node.get("type") in INPUTS}
    actions = [node for node in every if str(node.get("type", "")).startswith("Action.")]
    for action in actions:
        yield from _sent_as(action, submit_only=submit_only)
        yield from _understood(action)
        if fields & set(action["data"]):
            yield f"{action['title']}: its data have the name of an input"
    yield from _rows(every)
    if _at_the_end(content) > MOST_BUTTONS:
        yield f"{_at_the_end(content)} buttons beside those of the rows"


def _sent_as(action: Mapping[str, Any], *, submit_only: bool) -> Iterator[str]:
    if submit_only:
        if action["type"] != "Action.Submit" or "fallback" in action or "verb" not in action["data"]:
            yield f"{action['title']}: is not plainly a Submit"
        return
    twin = action.get("fallback", {})
    if action["type"] != "Action.Execute" or not action.get("verb"):
        yield f"{action['title']}: has no verb"
    elif twin.get("type") != "Action.Submit" or twin["data"] != {**action["data"], "verb": action["verb"]}:
        yield f"{action['title']}: its Submit twin does not carry the same"


def _understood(action: Mapping[str, Any]) -> Iterator[str]:
    verb = action.get("verb") or action["data"]["verb"]
    try:
        read(verb, action["data"])
    except NotAButton as error:
        yield f"{action['title']}: nobody understands {error}"


def _rows(every: list[dict[str, Any]]) -> Iterator[str]:
    for node in every:
        if node.get("type") == "ActionSet" and len(node["actions"]) > 2:
            yield "more than two buttons in a row are cut off on a phone"


def _at_the_end(content: Mapping[str, Any]) -> int:
    """Buttons that belong to the card: those of the body and of its boxes, not those of a list's rows."""
    body = content["body"]
    boxes = [part for node in body if node.get("style") == "emphasis" for part in node.get("items", [])]
    return sum(len(node["actions"]) for node in (*body, *boxes) if node.get("type") == "ActionSet")
