"""Writing down what a turn changes: every kind of change has one writer, and one that nobody writes stops the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints

from sqlalchemy.orm import Session

from bot.teams.inbound import Received
from dialogs.extra.rules.extra import WEEKS
from dialogs.ground.plug import members
from dialogs.ground.turn import Actor, Turn
from dialogs.reviews.rules.review import Review

W = TypeVar("W", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Where and for whom something is written down. `review` is what units join; `received` names the channel to link."""

    session: Session
    actor: Actor
    review: Review | None = None
    received: Received | None = None
    extra_weeks: int = WEEKS


WRITERS: dict[type[Any], Callable[[Writing, Any], Any]] = {}


def writes(writer: W) -> W:
    """The decorator of a writer: claims the changes of its `change` argument. Raises TypeError for one that has a writer."""
    for kind in members(get_type_hints(writer)["change"]):
        if kind in WRITERS:
            raise TypeError(f"the change {kind.__name__} is claimed twice")
        WRITERS[kind] = writer
    return writer


def write(turn: Turn, to: Writing) -> tuple[Any, ...]:
    """What each writer says of what it wrote. Raises MovedOn where somebody else was faster."""
    return tuple(WRITERS[type(change)](to, change) for change in turn.changes)
