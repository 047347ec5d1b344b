"""What is shown of a review, closed here."""

from __future__ import annotations

from dialogs.reviews.pages import answering, confirming, entering, signing

Page = entering.Page | answering.Page | confirming.Page | signing.Page

__all__ = ["Page"]
