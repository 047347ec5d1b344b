"""An event: something that a person can press or type, with its verb on the wire.

A button, its Submit twin and a typed word become the same event. Fields made with `typed()` come from inputs that the person
filled in; None means that the client did not send them, which is "unchanged", never "cleared". All other fields come from the
button, and nothing in them is believed: ids are looked up within what the person may see.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")

VERBS: dict[str, type[Any]] = {}
NAMES: dict[type[Any], str] = {}


def typed() -> Any:
    """A field that the person typed or chose in an input of the same name."""
    return field(default=None, metadata={"typed": True})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def event(verb: str, *earlier: str) -> Callable[[type[T]], type[T]]:
    """The decorator of an event: makes it a frozen record, and says its name on the wire.

    A verb that was ever sent is read for ever; `earlier` ones mean the same. Raises TypeError for a verb that is taken.
    """

    def made(kind: type[T]) -> type[T]:
        frozen = dataclass(frozen=True, slots=True, kw_only=True)(kind)
        for name in (verb, *earlier):
            if name in VERBS:
                raise TypeError(f"the verb {name} is {VERBS[name].__name__}'s already")
            VERBS[name] = frozen
        NAMES[frozen] = verb
        return frozen

    return made
