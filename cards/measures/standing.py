"""Two lists behind the start page: my measures, and how far the level below has come."""

from __future__ import annotations

from cards.ground.common import home_button, shorten
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    button,
    buttons,
    group,
    heading,
    line,
    paragraph,
    progress,
    sheet,
    small,
    subheading,
    tap_line,
)
from cards.texts import Texts
from dialogs.handover.events.handing_all import ShowHandAll
from dialogs.home.pages import BelowPage, MeasuresPage, NodeBelow
from dialogs.measures.events import ShowMeasure, ShowUnitPlan
from dialogs.measures.pages import MyMeasure

MOST_MEASURES = 16  # a line that can be pressed costs a kilobyte on the wire
LONGEST = 200


def measures(page: MeasuresPage, t: Texts) -> Sheet:
    title = t("Your measures")
    left = len(page.measures) - MOST_MEASURES
    return sheet(
        heading(title),
        *(_measure(one, t) for one in page.measures[:MOST_MEASURES]),
        small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None,
        None if page.measures else paragraph(t("You have no open measures.")),
        buttons(
            button(t("The unit's plan"), ShowUnitPlan(), inputs=False) if page.has_unit else None,
            button(t("Hand over all of it"), ShowHandAll(), inputs=False) if len(page.measures) > 1 else None,
            home_button(t),
        ),
        summary=t.n("You have {n} open measure", "You have {n} open measures", len(page.measures)),
    )


def _measure(one: MyMeasure, t: Texts) -> Element:
    title = t("Open: {what}", what=shorten(one.what, 60))
    event = ShowMeasure(measure=one.measure)
    return group(tap_line(shorten(one.what, LONGEST), _due(one, t), title, event), small(one.unit, spacing=TIGHT))


def _due(one: MyMeasure, t: Texts) -> str:
    if one.to_control:
        return t("did it help?")
    if one.due is None:
        return t("no date")
    day = t.short_day(one.due)
    return t("overdue, {day}", day=day) if one.overdue else day


def below(page: BelowPage, t: Texts) -> Sheet:
    signed, expected = totals(page.nodes)
    title = t("Below you: {signed} of {expected} signed", signed=signed, expected=expected)
    voluntary = [node for node in page.nodes if node.optional]
    return sheet(
        heading(title),
        progress(signed, expected),
        *(_node(node, t) for node in page.nodes if not node.optional),
        [subheading(t("Voluntary, not counted above")), *(_node(node, t) for node in voluntary)] if voluntary else None,
        support_line(page.support, t),
        small(t("Signed by both manager and safety representative, of those expected.")),
        buttons(home_button(t)),
        summary=title,
    )


def _node(node: NodeBelow, t: Texts) -> Element:
    name = t("Several units together") if node.joint else node.name
    return line(name, t("{signed} of {expected}", signed=node.signed, expected=node.expected))


def totals(below: tuple[NodeBelow, ...]) -> tuple[int, int]:
    """Those for whom it is voluntary are told apart and never expected."""
    expected = [node for node in below if not node.optional]
    return sum(node.signed for node in expected), sum(node.expected for node in expected)


def support_line(number: int | None, t: Texts) -> list[Element]:
    """For the coordinator: how many, never whose. Those who give support see whose."""
    if number is None:
        return []
    return [small(t.n("{n} wish for support this year", "{n} wishes for support this year", number))]
