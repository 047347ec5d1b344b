"""Signing and reopening."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.ids import ReviewId
from dialogs.ground.typed import typed


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSign:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Signs what was shown: this version at this revision."""

    review: ReviewId
    version: int
    revision: int
    judgement: str | None = typed()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowReopen:
    review: ReviewId


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    review: ReviewId
    version: int
    reason: str | None = typed()
