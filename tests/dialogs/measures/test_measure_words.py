"""Typed words about the measure whose card was last shown."""

from __future__ import annotations

from uuid import UUID

import pytest

from dialogs import words
from dialogs.ground.ids import MeasureId
from dialogs.ground.page import Bookmark
from dialogs.ground.texts import Language
from dialogs.home.events import Home, MyMeasures
from dialogs.measures.events import (
    AddMeasure,
    ArrangeMeasure,
    CannotMeasure,
    CompleteMeasure,
    ControlMeasure,
    DropMeasure,
    HandOnMeasure,
    NotEnough,
    PostponeMeasure,
    ShowMeasure,
    ShowNewMeasure,
    ShowUnitPlan,
    TakeInMeasure,
)
from dialogs.measures.rules.measure import MeasureAsk, PlanFilter
from dialogs.reviews.events.answering import ShowOverview
from dialogs.reviews.events.confirming import HandOver
from dialogs.reviews.events.following_up import ShowPlan
from dialogs.reviews.rules.review import MeasureKind
from dialogs.subjects import Event
from tests.dialogs.reviews.review_factory import ANNA, REVIEW, actor, signed

ID = MeasureId(UUID(int=9))
HERE = Bookmark(review=REVIEW, page="measure", measure=ID)


def said(text: str, bookmark: Bookmark | None = HERE) -> Event:
    return words.read(text, (signed().review,), bookmark, actor(ANNA), Language.SV)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("klar: Ronden hölls", CompleteMeasure(measure=ID, what="Ronden hölls")),
        ("Klart", CompleteMeasure(measure=ID)),
        ("hjälpte", ControlMeasure(measure=ID)),
        ("Det hjälpte: inga olyckor", ControlMeasure(measure=ID, note="inga olyckor")),
        ("skjut upp: 2027-05-01; sen leverans", PostponeMeasure(measure=ID, due="2027-05-01", why="sen leverans")),
        ("skjut upp: sen leverans; 1 maj 2027", PostponeMeasure(measure=ID, due="2027-05-01", why="sen leverans")),
        ("skjut upp: i vår; sen leverans", PostponeMeasure(measure=ID, due="i vår", why="sen leverans")),
        ("skjut upp: sen leverans", PostponeMeasure(measure=ID, due=None, why="sen leverans")),
        ("skjut upp", ShowMeasure(measure=ID, ask=MeasureAsk.POSTPONE)),
        ("räckte inte", ShowMeasure(measure=ID, ask=MeasureAsk.NOT_ENOUGH)),
        (
            "räckte inte: Kabelrännor; 2027-05-01; Disa",
            NotEnough(measure=ID, what="Kabelrännor", due="2027-05-01", who_name="Disa"),
        ),
        ("räckte inte: Kabelrännor; jag", NotEnough(measure=ID, what="Kabelrännor", who=ANNA)),
        ("kan inte: inga pengar", CannotMeasure(measure=ID, why="inga pengar")),
        ("ta bort: ingår i annat", DropMeasure(measure=ID, why="ingår i annat")),
        ("ta bort", ShowMeasure(measure=ID, ask=MeasureAsk.CANNOT)),
        ("lämna vidare: Disa Holm; jag slutar", HandOnMeasure(measure=ID, who_name="Disa Holm", why="jag slutar")),
        ("lämna vidare", ShowMeasure(measure=ID, ask=MeasureAsk.HAND_ON)),
        ("tillbaka", ShowMeasure(measure=ID)),
        ("prioritet: hög", ArrangeMeasure(measure=ID, priority="high")),
        ("prioritet", ShowMeasure(measure=ID, ask=MeasureAsk.ARRANGE)),
        ("mål: Regionplanen; 2027", ArrangeMeasure(measure=ID, goal="Regionplanen", target_year="2027")),
        ("koppla till mål: inget", ArrangeMeasure(measure=ID, goal="inget")),
        ("målår: 2028", ArrangeMeasure(measure=ID, target_year="2028")),
        ("gäller även: avd. 33", ArrangeMeasure(measure=ID, node_name="avd. 33")),
        ("gäller även", ShowMeasure(measure=ID, ask=MeasureAsk.ARRANGE)),
        ("ta in: 2027-05-01; Sven", TakeInMeasure(measure=ID, due="2027-05-01", who_name="Sven")),
        ("ta in: jag", TakeInMeasure(measure=ID, who=ANNA)),
        ("mina åtgärder", MyMeasures()),
        ("enhetens handlingsplan", ShowUnitPlan()),
        ("hej", Home()),
    ],
)
def test_words_are_about_the_measure_that_is_shown(text: str, event: Event) -> None:
    """For phones whose buttons fail, and for screen readers. The whole desk is still a word away."""
    assert said(text) == event


def test_without_a_measure_shown_the_same_words_mean_what_they_meant() -> None:
    """ "Klar" hands over a review, as it has always done."""
    assert isinstance(said("klar", None), HandOver)
    assert isinstance(said("klar", Bookmark(review=REVIEW, page="overview")), HandOver)


def test_other_words_are_still_about_the_review() -> None:
    """Having looked at a measure takes nothing away."""
    assert isinstance(said("översikt"), ShowOverview)


@pytest.mark.parametrize("bookmark", [HERE, None])
@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("ny åtgärd", ShowNewMeasure()),
        ("Ny aktivitet", ShowNewMeasure(kind=MeasureKind.PRESERVE)),
        (
            "ny åtgärd: Skyddsrond; 2027-05-01; Sven; hög",
            AddMeasure(what="Skyddsrond", due="2027-05-01", who_name="Sven", priority="high"),
        ),
        ("new measure: Round; i", AddMeasure(what="Round", who=ANNA)),
        ("handlingsplan 2027", ShowUnitPlan(year=2027)),
        ("enhetens handlingsplan avslutade", ShowUnitPlan(show=PlanFilter.CLOSED)),
        ("handlingsplan 2026 alla", ShowUnitPlan(year=2026, show=PlanFilter.ALL)),
        ("handlingsplan att kontrollera", ShowUnitPlan(show=PlanFilter.TO_CONTROL)),
        ("handlingsplan mål: Regionplanen", ShowUnitPlan(goal="Regionplanen")),
        ("unit plan 2027 closed", ShowUnitPlan(year=2027, show=PlanFilter.CLOSED)),
    ],
)
def test_words_about_the_unit_s_plan_mean_the_same_everywhere(
    text: str, event: Event, bookmark: Bookmark | None
) -> None:
    """Whatever card was last shown."""
    assert said(text, bookmark) == event


def test_the_plan_of_the_follow_up_is_still_the_follow_up_s() -> None:
    """ "handlingsplan" alone has always been the plan that one is working on; without any follow-up it is the unit's."""
    assert said("handlingsplan", None) == ShowPlan(review=REVIEW)
    assert words.read("handlingsplan", (), None, actor(ANNA), Language.SV) == ShowUnitPlan()
