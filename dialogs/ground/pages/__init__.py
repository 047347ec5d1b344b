"""What is shown of no subject in particular, closed here."""

from __future__ import annotations

from dialogs.ground.pages import refusals

Page = refusals.Page

__all__ = ["Page"]
