"""Typed words about the measure whose card was last shown."""

from __future__ import annotations

from uuid import UUID

import pytest

from dialogs import events as e
from dialogs import words
from dialogs.checklists.rules.checklist import Language
from dialogs.ground.ids import MeasureId
from dialogs.ground.turn import Bookmark
from dialogs.measures.rules.measure import MeasureAsk, PlanFilter
from dialogs.reviews.rules.review import MeasureKind
from tests.dialogs.reviews.review_factory import ANNA, REVIEW, actor, signed

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
        ("prioritet: hög", e.ArrangeMeasure(measure=ID, priority="high")),
        ("prioritet", e.ShowMeasure(measure=ID, ask=MeasureAsk.ARRANGE)),
        ("mål: Regionplanen; 2027", e.ArrangeMeasure(measure=ID, goal="Regionplanen", target_year="2027")),
        ("koppla till mål: inget", e.ArrangeMeasure(measure=ID, goal="inget")),
        ("målår: 2028", e.ArrangeMeasure(measure=ID, target_year="2028")),
        ("gäller även: avd. 33", e.ArrangeMeasure(measure=ID, node_name="avd. 33")),
        ("gäller även", e.ShowMeasure(measure=ID, ask=MeasureAsk.ARRANGE)),
        ("ta in: 2027-05-01; Sven", e.TakeInMeasure(measure=ID, due="2027-05-01", who_name="Sven")),
        ("ta in: jag", e.TakeInMeasure(measure=ID, who=ANNA)),
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


@pytest.mark.parametrize("bookmark", [HERE, None])
@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("ny åtgärd", e.ShowNewMeasure()),
        ("Ny aktivitet", e.ShowNewMeasure(kind=MeasureKind.PRESERVE)),
        (
            "ny åtgärd: Skyddsrond; 2027-05-01; Sven; hög",
            e.AddMeasure(what="Skyddsrond", due="2027-05-01", who_name="Sven", priority="high"),
        ),
        ("new measure: Round; i", e.AddMeasure(what="Round", who=ANNA)),
        ("handlingsplan 2027", e.ShowUnitPlan(year=2027)),
        ("enhetens handlingsplan avslutade", e.ShowUnitPlan(show=PlanFilter.CLOSED)),
        ("handlingsplan 2026 alla", e.ShowUnitPlan(year=2026, show=PlanFilter.ALL)),
        ("handlingsplan att kontrollera", e.ShowUnitPlan(show=PlanFilter.TO_CONTROL)),
        ("handlingsplan mål: Regionplanen", e.ShowUnitPlan(goal="Regionplanen")),
        ("unit plan 2027 closed", e.ShowUnitPlan(year=2027, show=PlanFilter.CLOSED)),
    ],
)
def test_words_about_the_unit_s_plan_mean_the_same_everywhere(
    text: str, event: e.Event, bookmark: Bookmark | None
) -> None:
    """Whatever card was last shown."""
    assert said(text, bookmark) == event


def test_the_plan_of_the_follow_up_is_still_the_follow_up_s() -> None:
    """ "handlingsplan" alone has always been the plan that one is working on; without any follow-up it is the unit's."""
    assert said("handlingsplan", None) == e.ShowPlan(review=REVIEW)
    assert words.read("handlingsplan", (), None, actor(ANNA), Language.SV) == e.ShowUnitPlan()
