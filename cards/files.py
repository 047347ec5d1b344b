"""A document as a file: what it has come to, and the way back."""

from __future__ import annotations

from typing import assert_never

from cards.common import home_button
from cards.parts import Sheet, button, buttons, heading, link, paragraph, sheet, small, text
from cards.texts import Texts
from dialogs import events
from dialogs.pages import FilePage, FileState


def file(page: FilePage, t: Texts) -> Sheet:
    title, told = _told(page, t)
    wanted = page.wanted
    again = events.GetFile(form=wanted.form, document=wanted.document, node=wanted.node, year=wanted.year)
    retry = page.state in (FileState.FAILED, FileState.DECLINED)
    return sheet(
        heading(title),
        paragraph(told),
        text(link(page.name, page.url)) if page.url else None,
        small(t("The file has free text and names: give it only to those who may read it."))
        if page.state in (FileState.ASKED, FileState.READY)
        else None,
        buttons(
            button(t("Ask again"), again, inputs=False) if retry else None,
            button(t("The unit's plan"), events.ShowUnitPlan(node=wanted.node, year=wanted.year), inputs=False),
            home_button(t),
        ),
        summary=title,
    )


def _told(page: FilePage, t: Texts) -> tuple[str, str]:
    match page.state:
        case FileState.ASKED:
            return (
                t("The plan of {unit} as a file", unit=page.unit),
                t(
                    "In the next message Teams asks whether I may save it in your OneDrive. It is made when you say yes, "
                    "as the plan is then."
                ),
            )
        case FileState.READY:
            return (
                t("The plan of {unit} as a file", unit=page.unit),
                t("Fetch it here. The link works once, for ten minutes."),
            )
        case FileState.DECLINED:
            return t("No file was saved"), t("The plan is here whenever you want it.")
        case FileState.FAILED:
            return (
                t("The file could not be saved"),
                t("Your OneDrive did not take it. Try again in a while; the plan is here all the time."),
            )
        case _:
            assert_never(page.state)
