"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dialogs.ground.notices import Saved


class HomeSaved(Saved):
    """What was saved at the start page."""

    LANGUAGE = "language"
