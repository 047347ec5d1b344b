"""A document as a file: what it has come to, and the way back."""

from __future__ import annotations

from typing import assert_never

from adaptive_cards.card import ActionExecute

from cards.ground.common import home_button
from cards.parts import Element, Sheet, button, buttons, heading, link, paragraph, sheet, small, text
from cards.texts import Texts
from dialogs.decisions.events import ShowPresentation
from dialogs.documents.events import GetFile
from dialogs.documents.pages import FilePage, FileState
from dialogs.documents.rules.files import DocumentKind, Wanted
from dialogs.levels.events import ShowLevel
from dialogs.measures.events import ShowUnitPlan


def file(page: FilePage, t: Texts) -> Sheet:
    title, told = _told(page, t)
    wanted = page.wanted
    again = GetFile(
        form=wanted.form,
        document=wanted.document,
        node=wanted.node,
        year=wanted.year,
        body=wanted.body,
        area=wanted.area,
        question=wanted.question,
    )
    retry = page.state in (FileState.FAILED, FileState.DECLINED)
    return sheet(
        heading(title),
        paragraph(told),
        text(link(page.name, page.url)) if page.url else None,
        _who_may_read_it(wanted.document, t) if page.state in (FileState.ASKED, FileState.READY) else None,
        buttons(
            button(t("Ask again"), again, inputs=False) if retry else None,
            _back(wanted, t),
            home_button(t),
        ),
        summary=title,
    )


def _who_may_read_it(document: DocumentKind, t: Texts) -> Element | None:
    match document:
        case DocumentKind.PLAN | DocumentKind.PRESENTATION:
            return small(t("The file has free text and names: give it only to those who may read it."))
        case DocumentKind.REPORT:  # made for the own line or for anybody: the file knows
            return small(t("The first page says with whom it may be shared."))
        case DocumentKind.CHART:
            return None
        case _:
            assert_never(document)


def _back(wanted: Wanted, t: Texts) -> ActionExecute:
    """To where what is in the file can be seen without it."""
    match wanted.document:
        case DocumentKind.PLAN:
            return button(t("The unit's plan"), ShowUnitPlan(node=wanted.node, year=wanted.year), inputs=False)
        case DocumentKind.PRESENTATION:
            event = ShowPresentation(node=wanted.node, year=wanted.year, body=wanted.body)
            return button(t("What the body sees"), event, inputs=False)
        case DocumentKind.REPORT:
            return button(t("The overview"), ShowLevel(node=wanted.node, year=wanted.year), inputs=False)
        case DocumentKind.CHART:
            here = ShowLevel(node=wanted.node, year=wanted.year, area=wanted.area, question=wanted.question)
            return button(t("As a table"), here, inputs=False)
        case _:
            assert_never(wanted.document)


def _title(page: FilePage, t: Texts) -> str:
    match page.wanted.document:
        case DocumentKind.PLAN:
            return t("The plan of {unit} as a file", unit=page.unit)
        case DocumentKind.REPORT:
            return t("The report of {unit} as a file", unit=page.unit)
        case DocumentKind.PRESENTATION:
            return t("What {body} sees, as a file", body=page.unit)
        case DocumentKind.CHART:
            return t("The answers of {unit} as a picture", unit=page.unit)
        case _:
            assert_never(page.wanted.document)


def _told(page: FilePage, t: Texts) -> tuple[str, str]:
    is_plan = page.wanted.document is DocumentKind.PLAN
    if not is_plan and page.state in (FileState.DECLINED, FileState.FAILED):
        return _report_not_saved(page.state, t)
    match page.state:
        case FileState.ASKED if not is_plan:
            return (
                _title(page, t),
                t(
                    "In the next message Teams asks whether I may save it in your OneDrive. It is made when you say yes, "
                    "with the figures of then."
                ),
            )
        case FileState.ASKED:
            return (
                _title(page, t),
                t(
                    "In the next message Teams asks whether I may save it in your OneDrive. It is made when you say yes, "
                    "as the plan is then."
                ),
            )
        case FileState.READY:
            return (
                _title(page, t),
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


def _report_not_saved(state: FileState, t: Texts) -> tuple[str, str]:
    if state is FileState.DECLINED:
        return t("No file was saved"), t("Ask for it whenever you want it.")
    return (
        t("The file could not be saved"),
        t("Your OneDrive did not take it. Try again in a while."),
    )
