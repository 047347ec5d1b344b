"""What is shown where work changes hands, closed here."""

from __future__ import annotations

from dialogs.handover.pages import handing_all, leaving, taking_over

Page = handing_all.Page | taking_over.Page | leaving.Page

__all__ = ["Page"]
