"""The inspector's file as a Word document: provision by provision what there is, and plainly what is lacking and to be done.

Gaps stand first: they are what the reader is here for. Checksums stand last, with the reviews they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

from cards.documents.binder import data, words
from cards.documents.cells import clean
from cards.documents.word import a4_across, looks, page_foot, repeated_header, speaks
from cards.texts import Texts
from dialogs.documents.rules.binder import Answered, Binder, Gap, Part

ANSWERS = (0.55, 0.45)
SIGNED = (0.3, 0.1, 0.06, 0.12, 0.42)
PLAN = (0.22, 0.08, 0.34, 0.12, 0.14, 0.1)
MOST = 300  # rows of a list on paper; all are in the JSON file


def write(binder: Binder, now: datetime, t: Texts, out: Path | IO[bytes], registry_number: str = "") -> None:
    """What people have typed is text and nothing else: no field, no link, no markup comes of it."""
    import docx  # only where a document is made

    document = docx.Document()
    speaks(document, t.language)
    a4_across(document)
    looks(document)
    title = t("File for inspection: {node}, {year}", node=clean(binder.facts.node.name), year=binder.facts.year)
    line = t("Document {id}, version {version}", id=data.document_id(binder), version=data.version(binder))
    told = document.core_properties
    told.title, told.author, told.subject, told.comments = title, "SAM-boten", line, ""
    told.created = told.modified = now.astimezone(UTC).replace(tzinfo=None)
    told.last_modified_by = "SAM-boten"
    told.identifier, told.version = data.document_id(binder), data.version(binder)
    writing = _Writing(binder=binder, t=t, document=document)
    document.add_heading(title, level=1)
    writing.front(line, now, registry_number)
    writing.gaps()
    for part in binder.parts:
        writing.part(part)
    writing.signed()
    writing.plan()
    printed = t("A printed version may not hold any more.")
    page_foot(document, f"{line} · {printed}", t("Page"))
    document.save(out)


@dataclass(frozen=True, kw_only=True)
class _Writing:
    binder: Binder
    t: Texts
    document: Any

    def front(self, line: str, now: datetime, registry_number: str) -> None:
        facts, t = self.binder.facts, self.t
        when = t("{day} at {time}", day=t.day_of(now), time=t.time(now))
        lines = [
            t("Part of: {above}", above=", ".join(facts.above)) if facts.above else "",
            t("Registry number: {number}", number=registry_number) if registry_number else "",
            line,
            t("Checksum of the content (SHA-256): {checksum}", checksum=data.checksum(self.binder)),
            t("Written {when}. Judged as of {day}.", when=when, day=t.day(facts.on)),
            t("The law as it stood at the end of {year}, shortened in our own words.", year=facts.year),
            t("Names and free text are in this file. Have it reviewed before it is handed to anybody."),
        ]
        for one in filter(None, lines):
            self.document.add_paragraph(clean(one))
        valid = t("A copy as it was then. SAM-boten holds the valid record.")
        self.document.add_paragraph().add_run(valid).bold = True

    def gaps(self) -> None:
        t = self.t
        self.document.add_heading(t("What is lacking"), level=2)
        if not self.binder.gaps:
            self.document.add_paragraph(t("Nothing of what SAM-boten keeps is lacking."))
            return
        if self.binder.facts.is_open:
            open_ = t("The follow-up is open until {day}: more may be signed.", day=t.day(self.binder.facts.closes))
            self.document.add_paragraph(open_)
        for gap in self.binder.gaps:
            self._gap(gap)

    def _gap(self, gap: Gap) -> None:
        t = self.t
        paragraph = self.document.add_paragraph(style="List Bullet")
        paragraph.add_run(clean(t("Lacking: {what}", what=words.lacking(gap, self.binder.facts.year, t)))).bold = True
        paragraph.add_run(clean(" " + " ".join(filter(None, (words.where(gap, t), words.to_do(gap, t))))))

    def part(self, part: Part) -> None:
        t, one = self.t, part.provision
        self.document.add_heading(f"{one.name}: {t.text(one.title)}", level=2)
        self.document.add_paragraph().add_run(t.text(one.demand)).italic = True
        for line in part.lines:
            self.document.add_paragraph(clean(words.evidence(line, t)), style="List Bullet")
        if part.answers:
            self._answers(part.answers)
        for gap in part.gaps:
            self._gap(gap)

    def _answers(self, answers: Sequence[Answered]) -> None:
        t = self.t
        rows = (
            (
                t("{number}. {text}", number=one.number, text=t.text(one.question.text)),
                "\n".join(filter(None, (self._choices(one), one.comment))),
            )
            for one in answers
        )
        self._table((t("Question"), t("Answers")), ANSWERS, rows)
        self.document.add_paragraph()

    def _choices(self, one: Answered) -> str:
        scale = [choice for choice in self.binder.facts.checklist.scale if one.choices.get(choice.id)]
        if self.binder.facts.is_unit:
            return ", ".join(self.t.text(choice.label) for choice in scale) or self.t("not answered")
        return " · ".join(f"{self.t.text(choice.label)} {one.choices[choice.id]}" for choice in scale) or "0"

    def signed(self) -> None:
        t, found = self.t, self.binder.facts.follow_ups
        self.document.add_heading(t("The signed follow-ups"), level=2)
        heads = (t("Unit"), t("Signed"), t("Version"), t("Safety rep"), t("Checksum of what was signed"))
        rows = (
            (
                ", ".join(one.units),
                one.signed_on.isoformat(),
                str(one.version),
                t("Signed") if one.with_rep else one.no_rep_reason or t("Lacking"),
                one.sha256,
            )
            for one in found
        )
        self._list(heads, SIGNED, list(rows))

    def plan(self) -> None:
        t = self.t
        self.document.add_heading(t("The plan: who and when"), level=2)
        heads = (t("Unit"), t("Question"), t("What"), t("By"), t("Sees to it"), t("Done"))
        rows = (
            (
                one.unit,
                str(one.number or ""),
                one.what or t("Not shown: the question is sensitive."),
                t("at once") if one.at_once else _day(one.due),
                one.accountable or ("" if one.at_once else t("Lacking")),
                _day(one.done_on) if one.done_on else "",
            )
            for one in self.binder.facts.plan
        )
        self._list(heads, PLAN, list(rows))

    def _list(self, heads: Sequence[str], shares: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
        t = self.t
        if not rows:
            self.document.add_paragraph(t("Nothing here."))
            return
        self._table(heads, shares, rows[:MOST])
        if len(rows) > MOST:
            more = t("The first {n} of {of}. All of them are in the JSON file.", n=MOST, of=t.number(len(rows)))
            self.document.add_paragraph(more)

    def _table(self, heads: Sequence[str], shares: Sequence[float], rows: Iterable[Sequence[str]]) -> None:
        table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        repeated_header(table, heads, shares)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = clean(text)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "–"
