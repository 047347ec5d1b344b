"""The post in the unit's channel: what the year's follow-up came to, for everybody who works there.

It says what everybody may know and nothing else: counts, strengths kept, what is planned and when. No comment, no single
answer, no name of a person: `Sums` holds more than that, and what is left out is left out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from adaptive_cards.types import Spacing

from cards.ground.common import review_title, shorten
from cards.parts import Element, Sheet, heading, line, paragraph, sheet, small, subheading, subtle, text, top
from cards.reviews.sums import figures
from cards.texts import Texts
from dialogs.reviews.pages.answering import PlannedMeasure
from dialogs.reviews.pages.signing import SummaryPage
from dialogs.reviews.rules.review import CARRIED_OUT, IN_PLAN, MeasureKind

MOST_MEASURES = 8
MOST_STRENGTHS = 5
LONGEST = 200  # characters of one line; the whole of it stands in the plan
ALMOST_A_YEAR = timedelta(days=330)  # a day further away needs its year


def summary(page: SummaryPage, t: Texts) -> Sheet:
    title = _title(page, t)
    return sheet(
        top(review_title(t, page.review), t("Signed {day}", day=t.short_day(page.signed_on))),
        heading(title),
        figures(page.sums, t),
        _strengths(page.sums.strengths, t),
        _measures(page, t),
        small(_caveat(t), spacing=Spacing.MEDIUM),
        small(t("The answers and the whole plan are not shown in channels, only to those who did the follow-up.")),
        summary=title,
    )


def _title(page: SummaryPage, t: Texts) -> str:
    units = t.names(page.review.units)
    if page.review.extra is not None:
        return t("{unit} has done an extra follow-up of the work environment", unit=units)
    if len(page.review.units) > 1:
        return t("{units} have gone through the year's work environment", units=units)
    return t("{unit} has gone through the year's work environment", unit=units)


def _caveat(t: Texts) -> str:
    """The share of yes is never a score (V04)."""
    return t(
        "Many a yes can mean that much works, or that shortcomings are not brought up. "
        "Talk about it at your next meeting."
    )


def _strengths(strengths: tuple[str, ...], t: Texts) -> Iterator[Element]:
    if not strengths:
        return
    yield subheading(t("This we want to keep"))
    yield from (paragraph(shorten(one, LONGEST)) for one in strengths[:MOST_STRENGTHS])
    yield from _more(len(strengths) - MOST_STRENGTHS, t)


def _measures(page: SummaryPage, t: Texts) -> Iterator[Element]:
    planned = sorted((one for one in page.sums.measures if _is_told(one)), key=_when)
    if planned:
        yield subheading(t("This we do now"))
    for one in planned[:MOST_MEASURES]:
        yield line(text(shorten(one.what, LONGEST)), subtle(_by(one, page.signed_on, t)))
    yield from _more(len(planned) - MOST_MEASURES, t)
    if page.sums.lifted:
        yield paragraph(
            t.n(
                "{n} matter is raised to the level above.",
                "{n} matters are raised to the level above.",
                page.sums.lifted,
            )
        )


def _is_told(one: PlannedMeasure) -> bool:
    in_plan = one.state in IN_PLAN
    return in_plan and one.kind is MeasureKind.IMPROVE


def _when(one: PlannedMeasure) -> str:
    return one.due.isoformat() if one.due and one.state not in CARRIED_OUT else "9"


def _by(one: PlannedMeasure, signed_on: date, t: Texts) -> str:
    if one.done_at_once or one.state in CARRIED_OUT:
        return t("done")
    if one.due is None:
        return ""
    return t.short_day(one.due) if one.due - signed_on < ALMOST_A_YEAR else t.day(one.due)


def _more(more: int, t: Texts) -> Iterator[Element]:
    if more > 0:
        yield small(t.n("and {n} more", "and {n} more", more))
