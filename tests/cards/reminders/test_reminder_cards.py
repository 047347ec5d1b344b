"""The digest and the lines to channels, as people meet them: every late unit has its own way, and no one is named."""

from __future__ import annotations

import pytest

from dialogs.reviews.events.entering import ShowCause
from dialogs.risk.events import ShowRiskAssessment
from tests.cards.pressing import card_of, presses, words
from tests.cards.reminders.samples import SAMPLES
from tests.cards.risk.samples import SAMPLES as RISKS


def test_each_late_unit_is_asked_about_on_its_own_up_to_six() -> None:
    """The button of one unit must not note the cause of another; of more than six it can be written."""
    asked = [
        event.review for _, event in presses(card_of(SAMPLES["digest, many late"])) if isinstance(event, ShowCause)
    ]
    assert len(asked) == len(set(asked)) == 6


def test_one_late_unit_is_asked_about_once() -> None:
    """In its box, and nowhere else."""
    found = presses(card_of(SAMPLES["digest, late"]))
    assert sum(isinstance(event, ShowCause) for _, event in found) == 1


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith("monthly")])
def test_the_monthly_line_is_read_and_not_answered(name: str) -> None:
    """A post in a channel has no button: homework for a named person has no place there."""
    assert presses(card_of(SAMPLES[name])) == []


def test_the_monthly_line_says_how_much_and_what_is_next() -> None:
    """As the team reads it."""
    told = words(card_of(SAMPLES["monthly"]))
    assert "3 av 5 åtgärder klara." in told
    assert "Härnäst: årshjul för APT, senast 15 mars 2027." in told
    assert "1 väntar på att kontrolleras." in told


def test_a_reminder_of_the_risk_assessment_has_its_button() -> None:
    """It leads to the unit that it is about."""
    found = presses(card_of(RISKS["digest, risk soon"]))
    assert (
        "Skriv in dagen",
        ShowRiskAssessment(node=RISKS["digest, risk soon"].page.lines[0].risk.node),
    ) in found
