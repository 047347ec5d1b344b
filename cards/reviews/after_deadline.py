"""What stood in the way, asked of the manager alone when the last day has passed; and thanks for the answer."""

from __future__ import annotations

from cards.ground.common import home_button, open_button, review_title, short_units
from cards.parts import Sheet, button, buttons, heading, paragraph, sheet, small, top
from cards.texts import Texts
from dialogs.reviews.events.entering import AskSupport, GiveCause
from dialogs.reviews.pages.after import CauseNotedPage, CausePage
from dialogs.reviews.rules.owed import Cause


def cause(page: CausePage, t: Texts) -> Sheet:
    title = t("What stood in the way?")
    words = {
        Cause.TIME: t("Time"),
        Cause.USE: t("I do not see the use of it"),
        Cause.ACCESS: t("I lack access or permission"),
        Cause.OTHER: t("Something else"),
    }
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        paragraph(t("I ask once, so that it gets easier next year. It is not about finding fault.")),
        small(t("Nobody sees what you answer. The coordinator sees only how many have answered what.")),
        *(
            buttons(button(said, GiveCause(review=page.review.id, cause=which), inputs=False))
            for which, said in words.items()
        ),
        buttons(
            button(t("I want support"), AskSupport(review=page.review.id), inputs=False),
            open_button(page.review, t("Do it now")),
        ),
        summary=title,
    )


def cause_noted(page: CauseNotedPage, t: Texts) -> Sheet:
    title = t("Support has been asked for") if page.support else t("Thank you, that helps")
    told = (
        t("Those who give support get in touch with you. Your superiors are not told.")
        if page.support
        else t("The follow-up can still be done. If you want, somebody helps you get started.")
    )
    support = AskSupport(review=page.review.id)
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        paragraph(told),
        buttons(
            open_button(page.review, t("Do it now")),
            None if page.support else button(t("I want support"), support, inputs=False),
            home_button(t),
        ),
        summary=title,
    )
