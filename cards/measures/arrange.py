"""What the manager does with a measure beside carrying it out: takes in a proposal, and arranges it."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.types import Spacing

from cards.ground.common import shorten
from cards.parts import Element, Option, box, button, buttons, choice_field, date_field, paragraph, small, text_field
from cards.reviews.who import who_fields
from cards.texts import Texts
from dialogs.measures.events import ArrangeMeasure, TakeInMeasure
from dialogs.measures.pages import Arranging, MeasurePage
from dialogs.reviews.rules.review import MeasureKind, Priority

MOST_UNITS = 15  # more are named by writing
LONGEST = 100  # characters of a goal


def take_in(page: MeasurePage, t: Texts) -> Iterator[Element]:
    yield paragraph(t("{who} proposes this. Take it into the plan, or say why not.", who=page.proposed_by))
    yield date_field("due", t("Done by (required to plan)"), value=page.draft.due, earliest=page.earliest)
    yield from who_fields(page.candidates, page.draft, t, picker=page.picker)
    event = TakeInMeasure(measure=page.measure, revision=page.revision)
    yield box(buttons(button(t("Take into the plan"), event), spacing=Spacing.NONE))


def arrange(page: MeasurePage, form: Arranging, t: Texts) -> Iterator[Element]:
    if page.kind is MeasureKind.IMPROVE and not form.only_goal:
        options = [Option(t("Normal"), Priority.NORMAL.value), Option(t("High, a serious risk"), Priority.HIGH.value)]
        yield choice_field("priority", t("Priority"), options, value=form.priority.value)
    yield text_field("goal", t("Plan or goal that it serves"), value=form.goal, long=False, max_length=LONGEST)
    if form.goals:
        yield small(t("Used before: {goals}", goals=" · ".join(shorten(one, 40) for one in form.goals)))
    label = t("Year that it aims at, for example 2027")
    yield text_field("target_year", label, value=form.target_year, long=False, max_length=4)
    if form.nodes and not form.only_goal:
        yield from _units(form, t)
    event = ArrangeMeasure(measure=page.measure, revision=page.revision)
    yield box(buttons(button(t("Save"), event), spacing=Spacing.NONE))


def _units(form: Arranging, t: Texts) -> Iterator[Element]:
    """The nearest ones to choose, and those chosen already; the others by name."""
    chosen = [one for one in form.nodes if one[0] in form.chosen]
    shown = [*chosen, *(one for one in form.nodes if one not in chosen)][: max(MOST_UNITS, len(chosen))]
    options = [Option(name, node) for node, name in shown]
    title = t("Holds for these units, too. One person sees to it for all of them.")
    yield choice_field("nodes", title, options, value=",".join(node for node, _ in chosen), several=True)
    if len(form.nodes) > len(shown):
        yield text_field("node_name", t("Another unit (its name)"), long=False, max_length=200)
