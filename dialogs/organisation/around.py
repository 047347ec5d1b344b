"""What is around a turn: the people and receivers whom a typed name or a choice means."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import NodeId, PersonId, ReviewId
from dialogs.ground.people import Person
from dialogs.organisation.rules.receivers import ReceiverChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What some events need beside the review."""

    joinable: tuple[Joinable, ...] = ()
    found: tuple[Person, ...] = ()  # who fits the name that was typed
    met_later: frozenset[PersonId] = frozenset()  # of those: named by a colleague, and not met in Teams yet
    receivers: tuple[ReceiverChoice, ...] = ()  # whom a matter can be lifted to from here
    named: tuple[ReceiverChoice, ...] = ()  # the receivers that a typed name or a choice means
    candidates: tuple[Person, ...] = ()  # who may be made accountable without being searched for


@dataclass(frozen=True, slots=True, kw_only=True)
class Joinable:
    """Another unit that could answer in the same review."""

    node: NodeId
    name: str
    managers: tuple[PersonId, ...]
    manager_name: str
    review: ReviewId | None  # its own review, which would be withdrawn
    started: bool
