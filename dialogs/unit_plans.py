"""The plan of a unit, for its manager and safety representative: open ones of all years first, or everything of a year."""

from __future__ import annotations

from dialogs.events import ShowUnitPlan
from dialogs.notices import NotYours, Reply
from dialogs.pages import PlanLine, RefusedPage, UnitPlanPage
from dialogs.rules.measure import PlanFilter, Standing
from dialogs.turn import Turn, UnitPlan, refuse

URGENCY = (Standing.OVERDUE, Standing.TO_CONTROL, Standing.CANNOT, Standing.ONGOING, Standing.PLANNED)


def respond(plan: UnitPlan | None, event: ShowUnitPlan) -> Turn:
    """`plan` is None where the reader has no part in the unit, or there is no such unit: the same answer to both."""
    if plan is None:
        raise refuse(RefusedPage(), NotYours())
    return Turn(reply=Reply(page=page(plan, event.year, event.show)))


def page(plan: UnitPlan, year: int | None = None, show: PlanFilter = PlanFilter.OPEN) -> UnitPlanPage:
    shown = [line for line in plan.lines if year in (None, line.year) and (show is PlanFilter.ALL or line.is_open)]
    return UnitPlanPage(
        node=plan.node,
        unit=plan.unit,
        year=year,
        years=tuple(sorted({line.year for line in plan.lines}, reverse=True)),
        show=show,
        lines=tuple(sorted(shown, key=_urgency)),
        others=plan.others,
    )


def _urgency(line: PlanLine) -> tuple[int, str]:
    place = URGENCY.index(line.standing) if line.standing in URGENCY else len(URGENCY)
    return place, line.due.isoformat() if line.due else "9"
