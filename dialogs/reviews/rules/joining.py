"""Who may answer together: another unit that could come into the same review."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import NodeId, PersonId, ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class Joinable:
    """Another unit that could answer in the same review."""

    node: NodeId
    name: str
    managers: tuple[PersonId, ...]
    manager_name: str
    review: ReviewId | None  # its own review, which would be withdrawn
    started: bool
