"""What can be pressed where work changes hands, closed here."""

from __future__ import annotations

from dialogs.handover.events import handing_all, taking_over

Event = handing_all.Event | taking_over.Event

__all__ = ["Event"]
