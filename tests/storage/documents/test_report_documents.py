"""A report as files: opened again and read as a screen reader, a spreadsheet and a machine read them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from cards.documents.cells import put
from cards.documents.report import data as report_data
from cards.documents.report import document as report_document
from cards.documents.report import json as report_json
from cards.documents.report import text as report_text
from cards.documents.report import workbook as report_workbook
from cards.documents.word import link
from cards.texts import Texts
from dialogs.documents.rules.report import Audience, Report
from dialogs.ground.ids import MeasureId
from dialogs.ground.texts import Language
from storage.database import Sessions, transaction
from storage.documents import reports
from tests.storage.documents.report_region import AFTER, filled_years, many_units
from tests.storage.reviews.small_round import R

NOW = datetime(2026, 12, 10, 9, tzinfo=UTC)
SWEDISH = Texts(Language.SV)
EVIL = '=HYPERLINK("http://evil.example") \x07{ PAGE }'


@pytest.fixture
def report(sessions: Sessions) -> Report:
    with transaction(sessions) as session:
        filled_years(session)
        return reports.gather(session, R, 2026, AFTER, audience=Audience.LINE, remark=EVIL)


def word(report: Report, t: Texts = SWEDISH) -> Any:
    file = BytesIO()
    report_document.write(report, NOW, t, file)
    return docx.Document(file)


def headings(document: Any, level: int) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == f"Heading {level}"]


def test_the_sections_come_in_the_order_of_vastmanlands(report: Report) -> None:
    """Whoever has read last year's finds their way (V32)."""
    assert headings(word(report), 1) == [
        "1. Bakgrund och metod",
        "2. Vilka deltog i uppföljningen?",
        "3. Resultat, analys och förbättringsförslag per fråga",
        "4. Slutsatser och prioriteringar",
        "5. Förbättringsförslag för 2027",
    ]
    assert headings(word(report), 2) == ["Fråga 1. Så"]
    assert "Är det så?" in [one.text for one in word(report).paragraphs]


def test_the_table_of_contents_is_filled_in_and_leads_to_the_headings(report: Report) -> None:
    """Opened, printed or read out before Word has worked anything out, it is not empty."""
    document = word(report)
    entries = [one for one in document.paragraphs if one.style.name.startswith("toc ")]
    assert [one.text for one in entries if one.style.name == "toc 1"] == headings(document, 1)
    targets = {one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))}
    assert {one.get(qn("w:anchor")) for one in document.element.iter(qn("w:hyperlink"))} == {*targets} - _third(
        document
    )
    assert [one.get(qn("w:fldCharType")) for one in document.element.iter(qn("w:fldChar"))] == [
        "begin",
        "separate",
        "end",
    ]


def _third(document: Any) -> set[str]:
    """What the headings below the contents' levels are marked with."""
    deep = [one for one in document.paragraphs if one.style.name == "Heading 3"]
    return {mark.get(qn("w:name")) for one in deep for mark in one._p.iter(qn("w:bookmarkStart"))}


def test_every_chart_has_its_words_and_every_table_its_header_row(report: Report) -> None:
    """Whoever hears the report gets every number, and knows in which column."""
    document = word(report)
    said = [one._inline.docPr.get("descr") for one in document.inline_shapes]
    assert any("Ja 2026 4 (80" in one and "2025 2 (40" in one for one in said), said
    assert all(said)
    assert all(one.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for one in document.tables)


def test_a_table_says_both_shares_beside_the_year_before(report: Report) -> None:
    """80 % of those it applies to is 67 % of all who signed (V10)."""
    table = next(one for one in word(report).tables if one.rows[0].cells[0].text == "Svar")
    assert [cell.text for cell in table.rows[1].cells] == ["Ja", "4", "80\xa0%", "67\xa0%", "2", "40\xa0%", "40\xa0%"]
    assert [cell.text for cell in table.rows[3].cells] == ["Ej aktuellt", "1", "–", "17\xa0%", "0", "–", "0\xa0%"]
    whole = "\n".join(one.text for one in word(report).paragraphs)
    assert (
        "Andelarna är av de 5 som frågan gäller, och av alla 6 underskrivna egenkontroller. 2025: av 5 och av 5."
        in whole
    )
    assert "6 egenkontroller är därför inte 6 chefer" in whole
    assert "Andelen är inget betyg" in whole


def test_every_page_says_which_document_and_the_language_is_set(report: Report) -> None:
    """A copy on a desk must not be taken for the report (G29)."""
    document = word(report)
    foot = document.sections[0].footer.paragraphs[0]
    assert report_data.version(report) in foot.text
    assert {one.get(qn("w:instr")) for one in foot._p.iter(qn("w:fldSimple"))} == {"PAGE", "NUMPAGES"}
    assert document.core_properties.language == "sv-SE"
    assert document.core_properties.identifier == "report-r-2026-line"
    assert word(report, Texts(Language.EN)).core_properties.language == "en-GB"


def test_a_page_that_has_come_loose_says_that_it_is_a_draft_and_what_is_remarked(report: Report) -> None:
    """Figures that are made up, or not adopted, must not be taken for others because the first page is gone."""
    remarked = replace(report, remark="Svaren är påhittade. Resten står i källan.")
    assert word(remarked).sections[0].header.paragraphs[0].text == "Nod r 2026 · Utkast · Svaren är påhittade."


def test_the_version_is_of_what_is_said_and_not_of_the_databases_keys(report: Report) -> None:
    """The same year played again is the same document; another word in it makes another version."""
    rows = tuple(replace(one, id=MeasureId(uuid4())) for one in report.measure_rows)
    assert report_data.version(replace(report, measure_rows=rows)) == report_data.version(report)
    said = tuple(replace(one, what="Något annat") for one in report.measure_rows)
    assert report_data.version(replace(report, measure_rows=said)) != report_data.version(report)


def test_a_report_nobody_has_adopted_is_a_draft_and_says_so(report: Report) -> None:
    """What rules have written is told from what people have."""
    document = word(report)
    assert any(one.text == "Utkast" for one in document.paragraphs)
    drafts = [one for one in document.paragraphs if one.text.startswith("Utkast, ")]
    assert drafts
    assert all(run.italic for one in drafts for run in one.runs)


def test_what_people_typed_is_text_in_word_and_in_excel(report: Report) -> None:
    """A formula or a field that somebody typed must not run where the report is opened."""
    document = word(report)
    codes = [one.text for one in document.element.iter(qn("w:instrText"))]
    assert len(codes) == 1
    assert codes[0].strip().startswith("TOC")
    assert any("HYPERLINK" in one.text and "\x07" not in one.text for one in document.paragraphs)
    file = BytesIO()
    report_workbook.write(report, NOW, SWEDISH, file)
    book = openpyxl.load_workbook(file)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if str(cell.value).startswith("=HYPER")]
    assert "f" not in {cell.data_type for cell in cells}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith("=HYPER")), "nor when it is edited"


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\x00=", "＝"])
def test_no_way_to_begin_a_formula_makes_one(begins: str) -> None:
    """Nor what is passed over when a sheet is saved as CSV and opened again."""
    book, file = openpyxl.Workbook(), BytesIO()
    put(book.active["A1"], f"{begins}1+1")
    book.save(file)
    cell = openpyxl.load_workbook(file).active["A1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_an_address_in_the_links_can_be_pressed_and_is_nothing_but_the_web() -> None:
    """V33. A script for an address stays text."""
    document = docx.Document()
    for url in ("https://example.org/x", "javascript:alert(1)"):
        link(document.add_paragraph(), url)
    pressed = [one.get(qn("r:id")) for one in document.element.iter(qn("w:hyperlink"))]
    assert [document.part.rels[one].target_ref for one in pressed] == ["https://example.org/x"]
    assert [one.text for one in document.paragraphs] == ["https://example.org/x", "javascript:alert(1)"]


def test_the_workbook_has_what_is_behind_it(report: Report) -> None:
    """Numbers as numbers, with what they are shares of beside them."""
    file = BytesIO()
    report_workbook.write(report, NOW, SWEDISH, file)
    book = openpyxl.load_workbook(file)
    rows = list(book["Frågor"].iter_rows(values_only=True))
    assert rows[1] == ("gemensam", 1, "Är det så?", "Ja", 4, 80, 67, 5, 6, 2, 40, 40, 5, 5)
    assert [row[0] for row in book["Vilka deltog"].iter_rows(min_row=2, values_only=True)] == [
        "Nod a",
        "Nod b",
        "Nod c (frivillig)",
        "Tillsammans",
    ]


def test_a_part_that_is_too_few_has_no_figures_in_any_file(sessions: Sessions) -> None:
    """Withheld is withheld everywhere: one file that has it undoes the others."""
    with transaction(sessions) as session:
        many_units(session, {"a": 7, "b": 8, "c": 2})
        made = reports.gather(session, R, 2026, AFTER)
    file = BytesIO()
    report_workbook.write(made, NOW, SWEDISH, file)
    rows = list(openpyxl.load_workbook(file)["Svar per del"].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows if row[2] == "för få"} == {"Del a", "Del c"}
    assert {row[0] for row in rows if row[4] is not None} == {"Del b"}
    told = report_data.as_data(made)["took_part"]["children"]
    assert [child["id"] for child in told if child["sums"] is not None] == ["b"]
    table = word(made).tables[0]
    assert [row.cells[5].text for row in table.rows[1:4]] == ["för få", "0", "för få"]


def test_json_holds_the_same_figures_and_the_same_version(report: Report) -> None:
    """For machines and for the archive; the version is of what is said, not of when."""
    file = BytesIO()
    report_json.write(report, NOW, SWEDISH, file)
    told = json.loads(file.getvalue())
    assert (told["format"], told["format_version"], told["version"]) == (
        "sam-boten/report",
        1,
        report_data.version(report),
    )
    (question,) = told["questions"]
    assert question["answers"]["choices"]["yes"] == {"count": 4, "percent_of_applies_to": 80, "percent_of_asked": 67}
    assert question["answers"]["asked"] == told["signed"] == 6
    later = replace(report, on=AFTER.replace(day=20))
    assert report_data.version(later) == report_data.version(report)
    assert report_data.version(replace(report, summary="En slutsats")) != report_data.version(report)


def test_the_lines_for_the_annual_report_say_of_how_many(report: Report) -> None:
    """Half a page, every figure with its denominator."""
    file = BytesIO()
    report_text.write(report, NOW, SWEDISH, file)
    text = file.getvalue().decode("utf-8-sig")
    assert "6 av 6 egenkontroller (100\xa0%)" in text
    assert "Ja 80\xa0% och Nej 20\xa0%, av 5 svar på frågor som gällde (6 svar var möjliga)" in text
    assert "Andelen är inget betyg" in text
    assert len(text) < 3000
