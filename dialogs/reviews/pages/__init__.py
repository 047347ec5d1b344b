"""What is shown of a review, closed here."""

from __future__ import annotations

from dialogs.reviews.pages import after, answering, confirming, entering, news, signing

Page = entering.Page | answering.Page | confirming.Page | signing.Page | after.Page | news.Page

__all__ = ["Page"]
