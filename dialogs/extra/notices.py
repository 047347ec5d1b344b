"""The lines above a page of this subject: what was saved, what is lacking, why not. Facts; `cards` finds the words."""

from __future__ import annotations

from dialogs.ground.notices import Lack


class ExtraLack(Lack):
    """What is lacking to begin an extra follow-up."""

    EXTRA_KIND = "extra_kind"
    QUESTIONS = "questions"  # a word that names no question, area or set of them
    YEARLY_ROUND = "yearly_round"  # an extra follow-up asks what the yearly one asked, and there has been none
