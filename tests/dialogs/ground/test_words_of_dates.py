"""What is typed about the risk assessment, and about what stood in the way where somebody is late with several units."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from dialogs import words
from dialogs.ground.ids import ReviewId
from dialogs.ground.texts import Language
from dialogs.reviews.events.entering import ShowCause
from dialogs.risk.events import NoteRiskAssessment, ShowRiskAssessment
from dialogs.subjects import Event
from tests.dialogs.reviews.review_factory import ANNA, REVIEW, actor, new_review
from tests.dialogs.saying import UNCLEAR, on, said

OTHER = ReviewId(UUID(int=99))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("riskbedömning", ShowRiskAssessment()),
        ("Riskbedömningen.", ShowRiskAssessment()),
        ("riskbedömning: 2026-03-01", NoteRiskAssessment(day="2026-03-01")),
        ("risk assessment: 1 march", NoteRiskAssessment(day="1 march")),
        ("riskbedömning: avd. 32; 1 mars", NoteRiskAssessment(day="1 mars", unit="avd. 32")),
        ("riskbedömning: när vi hann", NoteRiskAssessment(day="när vi hann")),
    ],
)
def test_the_risk_assessment_can_be_typed(text: str, event: Event) -> None:
    """The day as it was written: whether it can be read is for the conversation to say."""
    assert said(text, on("question")) == event


@pytest.mark.parametrize(
    ("text", "review"),
    [
        ("vad stod i vägen", REVIEW),
        ("hinder 1", REVIEW),
        ("hinder 2", OTHER),
        ("vad stod i vägen 2", OTHER),
        ("what stood in the way 2", OTHER),
    ],
)
def test_of_several_late_units_each_can_be_told_of(text: str, review: ReviewId) -> None:
    """The digest has buttons for six; of the others it can be written."""
    both = (new_review(), replace(new_review(), id=OTHER))
    assert words.read(text, both, None, actor(ANNA), Language.SV) == ShowCause(review=review)


def test_a_number_that_no_unit_has_is_not_guessed() -> None:
    """Nobody's cause ends up at another unit."""
    both = (new_review(), replace(new_review(), id=OTHER))
    assert words.read("hinder 3", both, None, actor(ANNA), Language.SV) == UNCLEAR
