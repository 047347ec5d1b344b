"""The cards of measures: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.measures import measure, new_measure, news, news_of_several, unit_plan
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.measures.pages import MeasureNewsPage, MeasurePage, MeasuresNewsPage, NewMeasurePage, Page, UnitPlanPage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case MeasurePage():
            return measure.measure(page, t)
        case NewMeasurePage():
            return new_measure.new_measure(page, t)
        case UnitPlanPage():
            return unit_plan.unit_plan(page, t)
        case MeasuresNewsPage():
            return news_of_several.measures_news(page, t)
        case MeasureNewsPage():
            return news.measure_news(page, t)
        case _:
            assert_never(page)
