"""The overview of a level: how far it has come, who took part, and the areas, each leading to its questions."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.ground.common import home_button, shorten
from cards.levels.parts import caveat, level_button, of_what, shares, title, title_line, under, why_none
from cards.parts import Element, Sheet, button, buttons, group, paragraph, progress, sheet, small, subheading, tap_line
from cards.reviews.sums import took_part
from cards.texts import Texts
from dialogs.analyses.events import ShowAnalysis
from dialogs.decisions.events import ShowDecisions
from dialogs.levels import showing as levels_pages
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.pages import AreaFigures, LevelFigures, LevelPage

LONGEST_BUTTON = 28  # characters: at 320 px more are cut off
MOST_LOCAL = 4
MOST_OTHERS = 4


def level(page: LevelPage, t: Texts) -> Sheet:
    signed = _signed(page, t)
    return sheet(
        title_line(page.level, t),
        paragraph(signed) if page.expected or not page.counted_above else None,
        progress(page.signed, page.expected),
        small(_covered(page, t)),
        small(_voluntary(page, t)) if page.free.total else None,
        small(_above(page, t)) if page.counted_above else None,
        _figures(page.figures, page, t) if page.figures else None,
        why_none(page.lacking, t) if page.lacking else None,
        _analysis(page, t) if page.has_below else None,
        _decisions(page, t) if page.level.in_line and page.has_below else None,
        _others(page, t) if page.others else None,
        buttons(*_ways(page, t)),
        summary=f"{title(page.level, t)}: {signed}",
    )


def _signed(page: LevelPage, t: Texts) -> str:
    return t(
        "{signed} of {expected} follow-ups are signed",
        signed=t.number(page.signed),
        expected=t.number(page.expected),
    )


def _covered(page: LevelPage, t: Texts) -> str:
    """Units and managers are other numbers than follow-ups: several may answer together (V09)."""
    if page.voluntary:
        return t("It is voluntary here, and not counted above.")
    return t(
        "They cover {units} of {all_units} units and {managers} of {all_managers} managers.",
        units=t.number(page.units.signed),
        all_units=t.number(page.units.total),
        managers=t.number(page.managers.signed),
        all_managers=t.number(page.managers.total),
    )


def _voluntary(page: LevelPage, t: Texts) -> str:
    return t(
        "Voluntary ones beside these: {signed} of {total} signed. They are not in the figures.",
        signed=page.free.signed,
        total=page.free.total,
    )


def _above(page: LevelPage, t: Texts) -> str:
    return t.n(
        "{n} follow-up is joint with units elsewhere, and is counted at the level above.",
        "{n} follow-ups are joint with units elsewhere, and are counted at the level above.",
        page.counted_above,
    )


def _figures(figures: LevelFigures, page: LevelPage, t: Texts) -> Iterator[Element]:
    yield paragraph(took_part(figures.participants, t))
    yield small(
        t(
            "A safety representative took part in {with_rep} of {reviews} follow-ups.",
            with_rep=t.number(figures.with_rep),
            reviews=t.number(figures.reviews),
        )
    )
    yield subheading(t("The answers, area by area"))
    yield caveat(t)
    for area in figures.areas:
        yield _area(area, figures, page, t)
    if levels_pages.picture(page):
        drawn = ShowLevel(node=page.level.node, year=page.level.year, show=LevelView.PICTURE)
        yield tap_line(t("The answers as a picture"), "", t("The answers as a picture"), drawn)
    for id_, name in figures.local[:MOST_LOCAL]:
        event = ShowLevel(node=page.level.node, year=page.level.year, area=id_)
        yield group(
            tap_line(t.text(name), "", t("Open: {what}", what=t.text(name)), event),
            under(t("Own questions, not in the figures above")),
        )


def _area(area: AreaFigures, figures: LevelFigures, page: LevelPage, t: Texts) -> Element:
    name = t.text(area.title)
    event = ShowLevel(node=page.level.node, year=page.level.year, area=area.area)
    first = figures.scale[0]
    share = next(one for one in area.tally.choices if one.choice == first.id)
    return group(
        tap_line(name, "", t("Open: {what}", what=name), event),
        under(shares(area.tally, figures.scale, t)),
        progress(share.count, area.tally.counted),
        under(of_what(area.tally, figures.scale, t)),
        under(f"{figures.earlier_year}: {shares(area.earlier, figures.scale, t)}") if area.earlier else None,
    )


def _decisions(page: LevelPage, t: Texts) -> Element:
    """The way to its bodies and what they decided."""
    name = t("Decisions and answers back")
    event = ShowDecisions(node=page.level.node, year=page.level.year)
    return tap_line(name, "", name, event)


def _analysis(page: LevelPage, t: Texts) -> Element:
    """The way to what the level says of it."""
    name = t("Analyse and prioritise") if page.level.in_line else t("What the level says")
    event = ShowAnalysis(node=page.level.node, year=page.level.year)
    return tap_line(name, "", name, event, separator=True)


def _others(page: LevelPage, t: Texts) -> Iterator[Element]:
    yield subheading(t("Elsewhere"))
    for node, name in page.others[:MOST_OTHERS]:
        event = ShowLevel(node=node, year=page.level.year)
        yield tap_line(name, "", t("Open: {what}", what=name), event)


def _ways(page: LevelPage, t: Texts) -> Iterator[ActionExecute]:
    here = page.level
    if page.has_below:
        yield level_button(t("Below"), here, LevelView.BELOW)
    if page.figures:
        yield level_button(t("Measures and more"), here, LevelView.MORE)
        if here.in_line:
            yield level_button(t("Worth a talk"), here, LevelView.TALK)
    other = next((year for year in page.years if year < here.year), None) or (
        page.years[0] if page.years and page.years[0] != here.year else None
    )
    if other:
        yield button(str(other), ShowLevel(node=here.node, year=other), inputs=False)
    if page.above:
        node, name = page.above
        yield button(shorten(name, LONGEST_BUTTON), ShowLevel(node=node, year=here.year), inputs=False)
    yield home_button(t)
