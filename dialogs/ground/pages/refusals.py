"""When it did not go as asked."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ground.page import Page as Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedPage(Shown):
    """Nothing could be shown but the reason and a way on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SorryPage(Shown):
    """Something broke on our side. The reference is in the log."""

    reference: str


Page = RefusedPage | SorryPage
