"""Which question an answer is about, where it was typed with no question on the screen."""

from __future__ import annotations

from cards.ground.common import home_button, overview_button, question_line, review_title, short_units
from cards.parts import Option, Sheet, button, buttons, choice_field, heading, paragraph, sheet, text_field, top
from cards.texts import Texts
from dialogs.reviews.events.answering import AskWhich
from dialogs.reviews.pages.answering import WhichPage


def which(page: WhichPage, t: Texts) -> Sheet:
    title = t("Which question is it about?")
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        paragraph(t("No question was on the screen, so nothing has been saved. What you wrote comes along.")),
        choice_field(
            "number",
            t("Question (required)"),
            [Option(title=question_line(t, number, short), value=str(number)) for number, short in page.questions],
        ),
        text_field("text", t("What you wrote"), value=page.typed),
        buttons(
            button(t("Show the question"), AskWhich(review=page.review.id)),
            overview_button(t, page.review),
            home_button(t),
        ),
        summary=title,
    )
