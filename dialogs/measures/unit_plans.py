"""The plan of a unit, for its manager and safety representative: what is overdue and what is serious first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dialogs.ground.ids import NodeId
from dialogs.ground.notices import NotYours, Reply
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Turn, refuse
from dialogs.measures.events import ShowUnitPlan
from dialogs.measures.facts import UnitPlan
from dialogs.measures.pages import PlanLine, UnitPlanPage
from dialogs.measures.rules.measure import PlanFilter
from dialogs.reviews.rules.review import Priority
from dialogs.reviews.rules.standing import Standing

URGENCY = (
    Standing.PROPOSED,
    Standing.OVERDUE,
    Standing.TO_CONTROL,
    Standing.CANNOT,
    Standing.ONGOING,
    Standing.PLANNED,
)
EVERY = "*"  # chosen on the card: all goals, all years
FIRST = (Standing.PROPOSED, Standing.OVERDUE)  # before what is serious (V26)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which lines are shown."""

    year: int | None = None
    show: PlanFilter = PlanFilter.OPEN
    goal: str | None = None

    @classmethod
    def of(cls, event: ShowUnitPlan) -> Choice:
        """What was chosen on the card goes before what its button carries."""
        year, show, goal = event.year, event.show, event.goal
        if event.of_year is not None:
            year = int(event.of_year) if event.of_year.isdecimal() else None
        if event.of_state in set(PlanFilter):
            show = PlanFilter(event.of_state)
        if event.of_goal is not None:
            goal = event.of_goal if event.of_goal not in ("", EVERY) else None
        return cls(year=year, show=show, goal=goal)

    def has(self, line: PlanLine) -> bool:
        """A year is that of the round it comes from, or the one that it aims at."""
        if self.year is not None and self.year not in (line.year, line.target_year):
            return False
        return self._state(line) and self._goal(line)

    def _state(self, line: PlanLine) -> bool:
        match self.show:
            case PlanFilter.OPEN:
                return line.is_open or line.standing is Standing.PROPOSED
            case PlanFilter.TO_CONTROL:
                return line.is_open and line.standing in (Standing.DONE, Standing.TO_CONTROL)
            case PlanFilter.CLOSED:
                return not line.is_open and line.standing is not Standing.PROPOSED
            case PlanFilter.ALL:
                return True

    def _goal(self, line: PlanLine) -> bool:
        return self.goal is None or goal_key(self.goal) in goal_key(line.goal)


def goal_key(goal: str) -> str:
    """As it stands in a choice: a comma there would be between two choices."""
    return " ".join(goal.casefold().replace(",", " ").split())


def unit(event: ShowUnitPlan) -> NodeId | None:
    """Which unit's plan is asked for."""
    return NodeId(event.of_unit) if event.of_unit else event.node


def respond(plan: UnitPlan | None, event: ShowUnitPlan) -> Turn:
    """`plan` is None where the reader has no part in the unit, or there is no such unit: the same answer to both."""
    if plan is None:
        raise refuse(RefusedPage(), NotYours())
    choice = Choice.of(event)
    return Turn(reply=Reply(page=page(plan, choice.year, choice.show, choice.goal)))


def page(
    plan: UnitPlan, year: int | None = None, show: PlanFilter = PlanFilter.OPEN, goal: str | None = None
) -> UnitPlanPage:
    choice = Choice(year=year, show=show, goal=goal)
    every = (*plan.lines, *plan.inherited)
    return UnitPlanPage(
        node=plan.node,
        unit=plan.unit,
        year=year,
        years=tuple(sorted({one for line in plan.lines for one in (line.year, line.target_year) if one}, reverse=True)),
        show=show,
        lines=_sorted(line for line in plan.lines if choice.has(line)),
        others=plan.others,
        inherited=_sorted(line for line in plan.inherited if choice.has(line)),
        goal=goal,
        goals=tuple(sorted({line.goal for line in every if line.goal}, key=str.casefold)),
        seat=plan.seat,
    )


def _sorted(lines: Iterable[PlanLine]) -> tuple[PlanLine, ...]:
    return tuple(sorted(lines, key=_urgency))


def _urgency(line: PlanLine) -> tuple[int, bool, int, str]:
    """What waits for the manager and what is overdue; then what is serious; then what is to be looked at; then by day."""
    first = FIRST.index(line.standing) if line.standing in FIRST else len(FIRST)
    place = URGENCY.index(line.standing) if line.standing in URGENCY else len(URGENCY)
    serious = line.is_open and line.priority is Priority.HIGH
    return first, not serious, place, line.due.isoformat() if line.due else "9"
