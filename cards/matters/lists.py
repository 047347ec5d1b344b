"""The lists of matters: what is raised to the reader, and what the reader's units have raised, with how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from cards.ground.common import home_button
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    button,
    buttons,
    group,
    heading,
    paragraph,
    sheet,
    small,
    subheading,
    tap_line,
)
from cards.reviews.matter_words import in_short, receiver_words, state_words
from cards.texts import Texts
from dialogs.matters.events import ShowLift, ShowMatter
from dialogs.matters.pages import MatterLine, MattersPage
from dialogs.reviews.rules.said import MatterState

MOST = 8  # of each list: a line that can be pressed costs a kilobyte on the wire


def matters(page: MattersPage, t: Texts) -> Sheet:
    title = t("Raised matters")
    return sheet(
        heading(title),
        _to_me(page, t),
        _ours(page, t),
        None if page.to_me or page.ours else paragraph(t("There are no raised matters.")),
        buttons(button(t("Raise something"), ShowLift(), inputs=False) if page.may_lift else None, home_button(t)),
        summary=t("{title}: {to_me} to you, {ours} from you", title=title, to_me=len(page.to_me), ours=len(page.ours)),
    )


def _to_me(page: MattersPage, t: Texts) -> Iterator[Element]:
    if page.to_me:
        yield subheading(t("Raised to you"))
        for one in page.to_me[:MOST]:
            yield _line(one, _units(one, t), t)
        yield from _more(len(page.to_me), t)


def _ours(page: MattersPage, t: Texts) -> Iterator[Element]:
    if page.ours:
        yield subheading(t("Raised by your units"))
        for one in page.ours[:MOST]:
            yield _line(
                one, t("{unit} to {receiver}", unit=_units(one, t), receiver=receiver_words(one.receiver, t)), t
            )
        yield from _more(len(page.ours), t)


def _units(one: MatterLine, t: Texts) -> str:
    return units_words(one.unit, one.others, t)


def units_words(unit: str, others: int, t: Texts) -> str:
    """Medicinkliniken avd. 32 och 2 till"""
    return t.n("{unit} and {n} more", "{unit} and {n} more", others, unit=unit) if others else unit


def _line(one: MatterLine, about: str, t: Texts) -> Element:
    state = state_words(one.state, overdue=one.overdue, t=t)
    title = t("Open: {what}", what=in_short(one.what))
    words = [state, about]
    if one.wanted_by is not None and one.state is MatterState.OPEN:
        words.append(t("wants an answer by {day}", day=t.short_day(one.wanted_by)))
    return group(
        tap_line(in_short(one.what), "", title, ShowMatter(matter=one.matter)),
        small(" · ".join(words), spacing=TIGHT),
    )


def _more(number: int, t: Texts) -> Iterator[Element]:
    left = number - MOST
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))
