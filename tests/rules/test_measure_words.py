"""Typed words about the measure whose card was last shown."""

from __future__ import annotations

from uuid import UUID

import pytest

from dialogs import events as e
from dialogs import words
from dialogs.ids import MeasureId
from dialogs.rules.checklist import Language
from dialogs.rules.measure import MeasureAsk
from dialogs.turn import Bookmark
from tests.rules.review_factory import ANNA, REVIEW, actor, signed

ID = MeasureId(UUID(int=9))
HERE = Bookmark(review=REVIEW, page="measure", measure=ID)


def said(text: str, bookmark: Bookmark | None = HERE) -> e.Event:
    return words.read(text, (signed().review,), bookmark, actor(ANNA), Language.SV)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("klar: Ronden hölls", e.CompleteMeasure(measure=ID, what="Ronden hölls")),
        ("Klart", e.CompleteMeasure(measure=ID)),
        ("hjälpte", e.ControlMeasure(measure=ID)),
        ("Det hjälpte: inga olyckor", e.ControlMeasure(measure=ID, note="inga olyckor")),
        ("skjut upp: 2027-05-01; sen leverans", e.PostponeMeasure(measure=ID, due="2027-05-01", why="sen leverans")),
        ("skjut upp: sen leverans; 1 maj 2027", e.PostponeMeasure(measure=ID, due="2027-05-01", why="sen leverans")),
        ("skjut upp: i vår; sen leverans", e.PostponeMeasure(measure=ID, due="i vår", why="sen leverans")),
        ("skjut upp: sen leverans", e.PostponeMeasure(measure=ID, due=None, why="sen leverans")),
        ("skjut upp", e.ShowMeasure(measure=ID, ask=MeasureAsk.POSTPONE)),
        ("räckte inte", e.ShowMeasure(measure=ID, ask=MeasureAsk.NOT_ENOUGH)),
        (
            "räckte inte: Kabelrännor; 2027-05-01; Disa",
            e.NotEnough(measure=ID, what="Kabelrännor", due="2027-05-01", who_name="Disa"),
        ),
        ("räckte inte: Kabelrännor; jag", e.NotEnough(measure=ID, what="Kabelrännor", who=ANNA)),
        ("kan inte: inga pengar", e.CannotMeasure(measure=ID, why="inga pengar")),
        ("ta bort: ingår i annat", e.DropMeasure(measure=ID, why="ingår i annat")),
        ("ta bort", e.ShowMeasure(measure=ID, ask=MeasureAsk.CANNOT)),
        ("lämna vidare: Disa Holm; jag slutar", e.HandOnMeasure(measure=ID, who_name="Disa Holm", why="jag slutar")),
        ("lämna vidare", e.ShowMeasure(measure=ID, ask=MeasureAsk.HAND_ON)),
        ("tillbaka", e.ShowMeasure(measure=ID)),
        ("mina åtgärder", e.MyMeasures()),
        ("enhetens handlingsplan", e.ShowUnitPlan()),
        ("hej", e.Home()),
    ],
)
def test_words_are_about_the_measure_that_is_shown(text: str, event: e.Event) -> None:
    """For phones whose buttons fail, and for screen readers. The whole desk is still a word away."""
    assert said(text) == event


def test_without_a_measure_shown_the_same_words_mean_what_they_meant() -> None:
    """ "Klar" hands over a review, as it has always done."""
    assert isinstance(said("klar", None), e.HandOver)
    assert isinstance(said("klar", Bookmark(review=REVIEW, page="overview")), e.HandOver)


def test_other_words_are_still_about_the_review() -> None:
    """Having looked at a measure takes nothing away."""
    assert isinstance(said("översikt"), e.ShowOverview)
