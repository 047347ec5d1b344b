"""Looking at a card as a person does: which buttons it has, and which fields. Nothing is pressed that is not on a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dialogs.ground import buttons

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    verb: str
    title: str
    data: Mapping[str, Any]
    with_fields: bool = True  # Teams sends what was typed along, unless the button says otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button, and what was typed into the card's fields."""

    button: Button
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Json:
        """As Teams merges it: the fields over the button's own data."""
        return {**self.button.data, **self.typed} if self.button.with_fields else dict(self.button.data)


class Unreadable(Exception):
    """A card with a button that the bot itself does not understand."""


@dataclass(frozen=True)
class Card:
    content: Json

    @cached_property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(_button(node) for node in _walk(self.content) if str(node.get("type", "")).startswith("Action."))

    @property
    def fields(self) -> dict[str, str]:
        """What they hold before anybody types: Teams sends them along with every press."""
        return {str(node["id"]): str(node.get("value", "")) for node in self._inputs()}

    def choices(self, id_: str) -> tuple[str, ...]:
        """Of a field to choose from."""
        found = next((node for node in self._inputs() if node["id"] == id_), {})
        return tuple(str(one["value"]) for one in found.get("choices", ()))

    def find(self, verb: str, **data: object) -> Button | None:
        """The first button with this verb, and with this in its data."""
        return next((one for one in self.all(verb) if data.items() <= one.data.items()), None)

    def all(self, verb: str) -> tuple[Button, ...]:
        return tuple(one for one in self.buttons if one.verb == verb)

    def press(self, button: Button, **typed: str) -> Press:
        """Only into fields that are there."""
        known = self.fields
        return Press(button=button, typed={**known, **{key: text for key, text in typed.items() if key in known}})

    def _inputs(self) -> Iterator[Json]:
        return (node for node in _walk(self.content) if str(node.get("type", "")).startswith("Input."))


def _button(node: Json) -> Button:
    data = node.get("data") or {}
    verb = str(node.get("verb") or data.get("verb") or "")
    try:
        buttons.read(verb, data)
    except buttons.NotAButton as error:
        raise Unreadable(f"{node.get('title')!r}: {verb}") from error
    with_fields = node.get("associatedInputs", "auto") != "none"
    return Button(verb=verb, title=str(node.get("title", "")), data=data, with_fields=with_fields)


def _walk(node: Any) -> Iterator[Json]:
    """Everything that is drawn, in the order it is read."""
    match node:
        case dict():
            if node.get("type"):
                yield node
            for key, value in node.items():
                if key not in ("data", "fallback"):
                    yield from _walk(value)
        case list():
            for one in node:
                yield from _walk(one)
