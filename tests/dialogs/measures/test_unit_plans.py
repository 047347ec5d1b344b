"""A unit's plan: which lines are shown, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from dialogs.ground.ids import MeasureId, NodeId
from dialogs.measures import unit_plans
from dialogs.measures.events import ShowUnitPlan
from dialogs.measures.facts import UnitPlan
from dialogs.measures.pages import PlanLine, UnitPlanPage
from dialogs.measures.rules.measure import PlanFilter
from dialogs.reviews.rules.review import MeasureKind, Priority
from dialogs.reviews.rules.standing import Standing

DUE = date(2026, 5, 1)
LINE = PlanLine(
    measure=MeasureId(uuid4()),
    year=2026,
    number=None,
    short=None,
    what="",
    kind=MeasureKind.IMPROVE,
    standing=Standing.ONGOING,
    is_open=True,
    due=DUE,
    accountable="Anna Ek",
    priority=Priority.NORMAL,
)
NOT_OPEN = (Standing.CONTROLLED, Standing.INSUFFICIENT, Standing.CANCELLED, Standing.PROPOSED)


def line(what: str, standing: Standing = Standing.ONGOING, **changes: Any) -> PlanLine:
    return replace(LINE, what=what, standing=standing, is_open=standing not in NOT_OPEN, **changes)


def shown(plan: tuple[PlanLine, ...], event: ShowUnitPlan) -> list[str]:
    page = unit_plans.respond(UnitPlan(node=NodeId("a1"), unit="A1", lines=plan), event).reply.page
    assert isinstance(page, UnitPlanPage)
    return [one.what for one in page.lines]


def test_what_is_overdue_comes_first_then_what_is_serious() -> None:
    """The worst risks first (V26); a proposal waits for an answer and comes before all."""
    plan = (
        line("senare", due=DUE + timedelta(days=30)),
        line("snart"),
        line("kontrollera", Standing.TO_CONTROL),
        line("allvarlig", priority=Priority.HIGH, due=DUE + timedelta(days=90)),
        line("avslutad och allvarlig", Standing.CONTROLLED, priority=Priority.HIGH),
        line("försenad", Standing.OVERDUE),
        line("försenad och allvarlig", Standing.OVERDUE, priority=Priority.HIGH),
        line("förslag", Standing.PROPOSED),
    )
    assert shown(plan, ShowUnitPlan(show=PlanFilter.ALL)) == [
        "förslag",
        "försenad och allvarlig",
        "försenad",
        "allvarlig",
        "kontrollera",
        "snart",
        "senare",
        "avslutad och allvarlig",
    ]


EACH = {
    "pågår": Standing.ONGOING,
    "kan inte": Standing.CANNOT,
    "klar": Standing.DONE,
    "kontrollera": Standing.TO_CONTROL,
    "förslag": Standing.PROPOSED,
    "hjälpte": Standing.CONTROLLED,
    "räckte inte": Standing.INSUFFICIENT,
    "borttagen": Standing.CANCELLED,
}


@pytest.mark.parametrize(
    ("show", "found"),
    [
        (PlanFilter.OPEN, {"pågår", "kan inte", "klar", "kontrollera", "förslag"}),
        (PlanFilter.TO_CONTROL, {"klar", "kontrollera"}),
        (PlanFilter.CLOSED, {"hjälpte", "räckte inte", "borttagen"}),
        (PlanFilter.ALL, set(EACH)),
    ],
)
def test_lines_by_state(show: PlanFilter, found: set[str]) -> None:
    """Done is not closed; what was proposed is open until it is answered."""
    plan = tuple(line(what, standing) for what, standing in EACH.items())
    assert set(shown(plan, ShowUnitPlan(show=show))) == found


def test_a_year_is_that_of_the_round_or_the_one_aimed_at() -> None:
    """ "handlingsplan 2027" is what the unit wants done in 2027, whenever it was planned."""
    plan = (line("då", year=2026), line("nu", year=2027), line("målet", year=2026, target_year=2027))
    assert shown(plan, ShowUnitPlan(year=2027)) == ["nu", "målet"]


def test_what_is_chosen_on_the_card_goes_before_its_button() -> None:
    """The star is "all of them"; rubbish in a field shows what the button carries."""
    plan = (line("då", year=2026, goal="Regionplanen, mål 3"), line("nu", year=2027))
    carried = ShowUnitPlan(year=2027, goal="verksamhetsplan")
    assert shown(plan, carried) == []
    assert shown(plan, replace(carried, of_year="*", of_goal="*")) == ["då", "nu"]
    assert shown(plan, replace(carried, of_year="2026", of_goal="regionplanen mål 3", of_state="rubbish")) == ["då"]
    assert unit_plans.unit(ShowUnitPlan(node=NodeId("a1"), of_unit="a2")) == "a2"
