"""The way to the annual report, backwards from its day: each step with its latest day, and where time is short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from cards.levels.parts import under
from cards.parts import Element, group, line, subheading
from cards.texts import Texts
from dialogs.decisions.rules.decision import Milestone, Planned


def milestone_words(one: Milestone, t: Texts) -> str:
    match one:
        case Milestone.ANSWERS:
            return t("The last day for answers")
        case Milestone.ANALYSIS:
            return t("The analysis is ready")
        case Milestone.BODIES:
            return t("Management group and cooperation group have seen it")
        case Milestone.DECISION:
            return t("The decision is made")
        case Milestone.FEEDBACK:
            return t("Those beneath are answered")
        case Milestone.ANNUAL_REPORT:
            return t("The annual report")
        case _:
            assert_never(one)


def milestones(plan: Iterable[Planned], t: Texts) -> Iterator[Element]:
    yield subheading(t("The way to the annual report"))
    for one in plan:
        yield group(line(milestone_words(one.milestone, t), t.short_day(one.on)), slack(one, t))


def slack(one: Planned, t: Texts) -> Element | None:
    if one.slack is None:
        return None
    if one.slack < 0:
        return under(t.n("{n} day too short", "{n} days too short", -one.slack))
    return under(t.n("{n} day from the step before", "{n} days from the step before", one.slack))
