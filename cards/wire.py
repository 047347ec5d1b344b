"""Turns a sheet into what Teams is sent: the only place that knows how a card looks on the wire."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cards.extras import TeamsCard
from cards.parts import Sheet
from dialogs.ground.texts import Language

# Bots may send about 100 KB counted as UTF-16; connectors and message extensions only 28 KB. This keeps to both.
MOST_BYTES = 25 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`summary` is what the notification says."""

    content: dict[str, Any]
    summary: str


class CardTooLarge(Exception):
    """A page would not fit in a card. A page that can grow has to be folded or cut into several."""


def to_card(sheet: Sheet, language: Language, *, submit_only: bool = False) -> Card:
    card = TeamsCard(version="1.5", lang=language.value, fallback_text=sheet.summary, body=[])
    body: list[Any] = list(sheet.body)
    card.body = body
    content = card.model_dump(mode="json", by_alias=True, exclude_none=True, serialize_as_any=True)
    _send_as(content["body"], submit_only)
    return Card(content=content, summary=sheet.summary)


def _send_as(node: Any, submit_only: bool) -> None:
    """Gives every Action.Execute its Submit twin, or turns it into one."""
    if isinstance(node, list):
        for one in node:
            _send_as(one, submit_only)
    elif isinstance(node, dict):
        for key in ("items", "columns", "rows", "cells", "actions"):
            if key in node:
                _send_as(node[key], submit_only)
        if node.get("type") == "Action.Execute":
            _twin(node, submit_only)
        elif "selectAction" in node:
            _twin(node["selectAction"], submit_only)


def _twin(action: dict[str, Any], submit_only: bool) -> None:
    twin = {**action, "type": "Action.Submit", "data": {**action["data"], "verb": action["verb"]}}
    del twin["verb"]
    if submit_only:
        action.clear()
        action.update(twin)
    else:
        action["fallback"] = twin


def size(content: Mapping[str, Any]) -> int:
    """The bytes of a card as we send it."""
    return len(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
