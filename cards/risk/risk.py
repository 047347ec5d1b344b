"""When a unit last did its overall risk assessment, with one field to note the next."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.ground.common import home_button, shorten
from cards.parts import Sheet, button, buttons, date_field, heading, paragraph, sheet, small, top
from cards.texts import Texts
from dialogs.reviews.events.answering import ShowQuestion
from dialogs.risk.events import NoteRiskAssessment, ShowRiskAssessment
from dialogs.risk.pages import RiskPage
from dialogs.risk.rules.risk import RiskAssessed

LONGEST_BUTTON = 28  # characters: at 320 px more are cut off
MOST_OTHERS = 4


def risk(page: RiskPage, t: Texts) -> Sheet:
    title = t("The year's risk assessment")
    last = last_line(page.last, t)
    return sheet(
        top(title, page.unit),
        heading(last),
        paragraph(
            t(
                "The overall risk assessment is gone through at least once a year, and when something changes. "
                "Note the day, and I remind the manager when it is time again."
            )
        ),
        date_field("day", t("It was done on (required)"), value=page.typed, earliest=page.earliest, latest=page.latest),
        small(t("Only the day and who noted it are kept here, never what you found.")),
        buttons(*_ways(page, t)),
        summary=f"{title}, {page.unit}. {last}",
    )


def last_line(last: RiskAssessed | None, t: Texts) -> str:
    """ "Senast: 1 mars 2026 (Anna Ek)" """
    if last is None:
        return t("Not noted yet")
    return t("Last: {day} ({who})", day=t.day(last.on), who=last.by)


def _ways(page: RiskPage, t: Texts) -> Iterator[ActionExecute]:
    yield button(t("Save the day"), NoteRiskAssessment(node=page.node, review=page.review, question=page.question))
    if page.review is not None and page.question is not None:
        to = ShowQuestion(review=page.review, question=page.question)
        yield button(t("Back to the question"), to, inputs=False)
        return
    for node, name in page.others[:MOST_OTHERS]:
        yield button(shorten(name, LONGEST_BUTTON), ShowRiskAssessment(node=node), inputs=False)
    yield home_button(t)
