"""Replies about files: asked, ready by a link, declined, not saved; and what was written in from an interview."""

from __future__ import annotations

from dataclasses import replace

from dialogs.documents.pages import FilePage, FileState
from dialogs.documents.rules.files import DocumentKind, FileForm, Wanted
from dialogs.ground.ids import NodeId
from dialogs.ground.notices import Reply
from dialogs.reviews.pages.news import NewsKind, NewsPage
from dialogs.reviews.rules.method import Method
from tests.cards.home.samples_overview import OVERVIEW
from tests.cards.reviews.samples_first import SEVEN
from tests.cards.reviews.samples_second import SIGN, SIGNED
from tests.cards.samples_notices import JOINT, REVIEW

UNIT = "Hjärt-, lung- och kärlmottagningen på Sjukhusområdet norr (dag- och kvällsverksamheten)"
NAME = f"Handlingsplan för {UNIT}"[:100] + " 2026-11-16.docx"
WANTED = Wanted(document=DocumentKind.PLAN, form=FileForm.WORD, node=NodeId("avd32"), year=2026)
ASKED = FilePage(state=FileState.ASKED, wanted=WANTED, unit=UNIT, name=NAME)
REPORT = FilePage(
    state=FileState.ASKED,
    wanted=Wanted(document=DocumentKind.REPORT, form=FileForm.EXCEL, node=NodeId("k-med"), year=2026),
    unit="Medicinkliniken",
    name="Rapport för Medicinkliniken, 2026 2026-11-16.xlsx",
)
LINK = "http://127.0.0.1:3978/files/1234567890123456789012345678901234567890123"
INTERVIEW = replace(REVIEW, method=Method.INTERVIEW, entered_by="Karin Holm, HR-stöd på Regionstaben")
SURVEY = replace(JOINT, method=Method.SURVEY, entered_by="Karin *Holm*")

SAMPLES: dict[str, Reply] = {
    "file-asked": Reply(page=ASKED),
    "file-ready": Reply(page=replace(ASKED, state=FileState.READY, url=LINK)),
    "file-declined": Reply(page=replace(ASKED, state=FileState.DECLINED)),
    "file-failed": Reply(page=replace(ASKED, state=FileState.FAILED)),
    "report-asked": Reply(page=REPORT),
    "report-ready": Reply(page=replace(REPORT, state=FileState.READY, url=LINK)),
    "report-declined": Reply(page=replace(REPORT, state=FileState.DECLINED)),
    "report-failed": Reply(page=replace(REPORT, state=FileState.FAILED)),
    "results-entered": Reply(page=NewsPage(kind=NewsKind.RESULTS_ENTERED, review=INTERVIEW, by="")),
    "question-entered": Reply(page=replace(SEVEN, review=INTERVIEW)),
    "overview-entered": Reply(page=replace(OVERVIEW, review=INTERVIEW)),
    "sign-entered": Reply(page=replace(SIGN, review=INTERVIEW)),
    "signed-entered": Reply(page=replace(SIGNED, review=INTERVIEW)),
    "results-entered-joint": Reply(page=NewsPage(kind=NewsKind.RESULTS_ENTERED, review=SURVEY, by="")),
}
