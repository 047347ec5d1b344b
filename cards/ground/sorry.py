"""When nothing could be shown: the reason stands above (a notice), here is the way on. And when something broke on our side."""

from __future__ import annotations

from cards.ground.common import home_button
from cards.parts import Sheet, bold, buttons, heading, paragraph, rich, sheet
from cards.texts import Texts
from dialogs.ground.pages.refusals import RefusedPage, SorryPage


def refused(_page: RefusedPage, t: Texts) -> Sheet:
    return sheet(buttons(home_button(t)), summary=t("Here is the way on"))


def sorry(page: SorryPage, t: Texts) -> Sheet:
    title = t("Sorry, something went wrong on our side")
    return sheet(
        heading(title),
        paragraph(t("What you did just now was not saved. What you wrote may still be in the card above.")),
        paragraph(t("Try again in a while. If it does not help, tell your support and give them the reference:")),
        paragraph(rich(bold(page.reference))),
        buttons(home_button(t)),
        summary=title,
    )
