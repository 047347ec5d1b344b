"""The form for a measure on its own, not from a question. From the safety representative it is a proposal."""

from __future__ import annotations

from adaptive_cards.types import Spacing

from cards.ground.common import home_button
from cards.parts import (
    Element,
    Option,
    Sheet,
    box,
    button,
    buttons,
    choice_field,
    date_field,
    heading,
    paragraph,
    sheet,
    text_field,
    top,
)
from cards.reviews.who import who_fields
from cards.texts import Texts
from dialogs.measures.events import AddMeasure, ShowUnitPlan
from dialogs.measures.pages import NewMeasurePage
from dialogs.reviews.rules.review import MeasureKind, Priority


def new_measure(page: NewMeasurePage, t: Texts) -> Sheet:
    title = _title(page, t)
    due = t("Done by (optional)") if page.proposing else t("Done by (required to plan)")
    return sheet(
        top(t("The unit's plan"), page.unit),
        heading(title),
        paragraph(_explained(page, t)),
        text_field("what", _label(page, t), value=page.draft.what, placeholder=_example(page, t)),
        date_field("due", due, value=page.draft.due, earliest=page.earliest),
        who_fields(page.candidates, page.draft, t, picker=page.picker),
        _priority(page, t) if page.kind is MeasureKind.IMPROVE else None,
        _main(page, t),
        buttons(button(t("The unit's plan"), ShowUnitPlan(node=page.node), inputs=False), home_button(t)),
        summary=f"{title}: {page.unit}",
    )


def _title(page: NewMeasurePage, t: Texts) -> str:
    if page.kind is MeasureKind.PRESERVE:
        return t("Propose an activity") if page.proposing else t("A new activity")
    return t("Propose a measure") if page.proposing else t("A new measure")


def _explained(page: NewMeasurePage, t: Texts) -> str:
    if page.proposing:
        return t("The manager is told, and takes it into the plan or says why not.")
    if page.kind is MeasureKind.PRESERVE:
        return t("To keep what works. It stands on its own, outside the yearly follow-up.")
    return t("It stands on its own, outside the yearly follow-up. The safety representative is told.")


def _label(page: NewMeasurePage, t: Texts) -> str:
    return t("Activity (required)") if page.kind is MeasureKind.PRESERVE else t("Measure (required)")


def _example(page: NewMeasurePage, t: Texts) -> str:
    if page.kind is MeasureKind.PRESERVE:
        return t("For example: keep the morning meeting where risks are raised before the shift begins.")
    return t("For example: joint safety round on floor 3, every quarter.")


def _priority(page: NewMeasurePage, t: Texts) -> Element:
    options = [Option(t("Normal"), Priority.NORMAL.value), Option(t("High, a serious risk"), Priority.HIGH.value)]
    return choice_field("priority", t("Priority"), options, value=page.draft.priority.value)


def _main(page: NewMeasurePage, t: Texts) -> Element:
    title = t("Send the proposal") if page.proposing else t("Plan it")
    event = AddMeasure(node=page.node, kind=page.kind, slot=page.slot)
    return box(buttons(button(title, event), spacing=Spacing.NONE))
