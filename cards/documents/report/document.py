"""A level's report of a year as a Word document, in the order of Region Västmanland's.

Made to be read by everybody: real headings, a table of contents, alternative texts, header rows, the language of the text,
and on every page which document it is. What people have typed is text and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from cards.documents.cells import clean
from cards.documents.report import data as report_data
from cards.documents.report import facts, words
from cards.documents.report import figures as report_figures
from cards.documents.word import a4_upright, boxed, first_sentence, link, looks, page_foot, page_head, speaks
from cards.documents.word_contents import Contents
from cards.ground.common import method_words
from cards.texts import Texts
from dialogs.analyses.rules.analysis import PriorityKind
from dialogs.documents.rules.report import QuestionPart, Report

Advance = Callable[[], object]
MOST_SHARED = 10  # comments on a question: more is no report
LONGEST_HEAD = 80  # characters of a remark that go above a page


def nothing() -> None:
    """Nobody looks on."""


def write(report: Report, now: datetime, t: Texts, out: Path | IO[bytes], advance: Advance = nothing) -> None:
    """`advance` hears of each question that is written."""
    import docx  # only where a document is made

    document = docx.Document()
    speaks(document, t.language)
    a4_upright(document)
    looks(document)
    _properties(document.core_properties, report, now, t)
    writing = _Writing(report=report, t=t, document=document, contents=Contents(document=document), advance=advance)
    writing.front(now)
    writing.body()
    writing.contents.fill()
    page_head(document, _head(report, t))
    page_foot(document, f"{facts.document_line(report, t)} · {facts.printed_line(t)}", t("Page"))
    document.save(out)


def _head(report: Report, t: Texts) -> str:
    """Of every page: whose it is, that it is a draft, and the first thing that is remarked."""
    remark = first_sentence(clean(report.remark))
    return " · ".join(
        part
        for part in (
            f"{clean(report.node.name)} {report.year}",
            "" if report.adopted else t("Draft"),
            remark if len(remark) <= LONGEST_HEAD else "",
        )
        if part
    )


def _properties(told: Any, report: Report, now: datetime, t: Texts) -> None:
    told.title, told.author, told.subject = (
        facts.name(report.node.name, report.year, t),
        "SAM-boten",
        facts.document_line(report, t),
    )
    told.created = told.modified = now.astimezone(UTC).replace(tzinfo=None)
    told.last_modified_by, told.comments = "SAM-boten", ""
    told.identifier, told.version = report_data.document_id(report), report_data.version(report)


@dataclass(frozen=True, kw_only=True)
class _Writing:
    report: Report
    t: Texts
    document: Any
    contents: Contents
    advance: Advance

    def front(self, now: datetime) -> None:
        report, t = self.report, self.t
        self.document.add_heading(facts.title(report, t), level=0)
        self.document.add_paragraph(clean(report.node.name), style="Subtitle")
        for line in facts.about(report, now, t):
            self.document.add_paragraph(line).paragraph_format.space_after = 0
        self.document.add_paragraph()
        for line in (facts.for_whom(report, t), clean(report.remark)):
            if line:
                boxed(self.document, line)
        contents = self.document.add_paragraph(t("Contents"), style="TOC Heading")
        contents.paragraph_format.page_break_before = True  # a paragraph's own: a break could stand on an empty page
        self.contents.place()

    def body(self) -> None:
        """Numbered in the order that they come in: a section that has nothing is not there."""
        for number, (title, write) in enumerate(self._sections(), 1):
            heading = self.contents.heading(f"{number}. {title}", 1)
            heading.paragraph_format.page_break_before = (
                number == 1
            )  # not a break of its own: it could stand on an empty page
            write()

    def _sections(self) -> Iterator[tuple[str, Callable[[], None]]]:
        report, t = self.report, self.t
        yield t("Background and method"), self._background
        yield t("Who took part?"), self._part
        yield t("Results, analysis and proposals for each question"), self._questions
        if report.local:
            yield t("Own questions, in no figure of the others"), self._local
        yield t("Conclusions and priorities"), self._conclusions
        yield t("Proposals for {year}", year=report.year + 1), self._proposals
        if report.decided:
            yield t("Decisions"), lambda: self._bullets(words.decision(one, t) for one in report.decided)
        if report.links:
            yield t("Links"), self._links
        if report.before:
            yield t("What became of the proposals of {year}", year=report.before_year), self._before

    # --- small things

    def _say(self, lines: Iterable[str | None]) -> None:
        for line in lines:
            if line:
                self.document.add_paragraph(clean(line))

    def _bullets(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.document.add_paragraph(clean(line), style="List Bullet")

    def _led(self, name: str, line: str = "") -> Any:
        """What it is stands first, in bold: a reader looks for the same thing in every question."""
        paragraph = self.document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f" {clean(line)}" if line else "")
        return paragraph

    def _small(self, line: str) -> None:
        from docx.shared import Pt

        run = self.document.add_paragraph().add_run(clean(line))
        run.font.size = Pt(9)

    def _draft(self, lines: Iterable[str]) -> None:
        """Leaning, and it says so in words as well."""
        for line in lines:
            self.document.add_paragraph().add_run(clean(line)).italic = True

    def _under(self, title: str) -> None:
        self.contents.heading(title, 3)

    # --- the sections

    def _background(self) -> None:
        report, t = self.report, self.t
        self._say(words.background(report, t))
        if report.background.decided:
            self._under(t("How it is done, as decided"))
            self._bullets(
                t(
                    "{node}: {how}, decided {day} by {body}",
                    node=one.node,
                    how=method_words(one.method, t),
                    day=t.day(one.on),
                    body=one.body,
                )
                for one in report.background.decided
            )

    def _part(self) -> None:
        report, t = self.report, self.t
        self._say(words.took_part(report, t))
        if report.part.children:
            report_figures.parts(self.document, report, t)
        self._say((*words.involved(report.part, report.signed, t), *words.roles(report.part, t)))
        report_figures.people(self.document, report.part, t)
        self._under(t("What stood in the way"))
        if report.part.causes:
            self._say(
                [t("Asked of managers in private when the last day had passed, and shown only as counts of many.")]
            )
            self._bullets(
                t("{what}: {n}", what=facts.cause(one, t), n=t.number(n)) for one, n in report.part.causes.items()
            )
        else:
            self._say([t("Too few have said what stood in the way for it to be shown.")])
        self._under(t("Seen alike"))
        self._say(words.alike(report, t))

    def _questions(self) -> None:
        self._say([facts.caveat(self.t)])
        for part in self.report.questions:
            self._question(part)
            self.advance()

    def _local(self) -> None:
        for part in self.report.local:
            self._question(part)
            self.advance()

    def _question(self, part: QuestionPart) -> None:
        report, t = self.report, self.t
        name = t("Question {number}. {text}", number=part.number, text=clean(t.text(part.question.short)))
        self.contents.heading(name, 2)  # in a few words, so that the contents are one page
        asked = self.document.add_paragraph(clean(t.text(part.question.text)))
        asked.paragraph_format.keep_with_next = True
        report_figures.answers(self.document, part, report, t)
        self._small(words.denominators(part.tally, part.earlier, report.earlier_year, t))
        self._led(*words.measures(part.measures, t))
        themes = words.themes(part, t)
        if themes is not None:
            (self._draft if part.themes[0].suggested else self._say)([themes])
        self._shared(part)
        if part.text:
            self._led(t("Analysis:"), part.text)
            also = words.see_also(part, report, t)
            self._say([] if also in part.text else [also])
        else:
            self._draft([words.draft(part, report, t)])
        self._say(facts.evidence(one, t) for one in part.evidence)
        self._small(words.dissent(part, t) or t("Put to the manager personally."))
        if part.proposals:
            self._led(t("Proposal:")).paragraph_format.keep_with_next = True
            self._bullets(one.text for one in part.proposals)

    def _shared(self, part: QuestionPart) -> None:
        """As the units wrote it, and nobody's: they have shared the words and not their name."""
        if not part.shared:
            return
        t = self.t
        self._led(t("Comments that units have shared:")).paragraph_format.keep_with_next = True
        self._bullets(f"”{one}”" for one in part.shared[:MOST_SHARED])
        left = len(part.shared) - MOST_SHARED
        if left > 0:
            self._small(t.n("and {n} more, in the Excel file", "and {n} more, in the Excel file", left))

    def _conclusions(self) -> None:
        report, t = self.report, self.t
        if report.summary:
            self._say([report.summary])
        else:
            self._draft(words.draft_in_sum(report, t))
        self._led(*words.measures(report.measures, t))
        self._say(facts.evidence(one, t) for one in report.evidence)
        for view in report.differing:
            self._say([t("The safety representative sees it differently: {view}", view=view)])
        for kind, title in (
            (PriorityKind.IMPROVE, t("To improve")),
            (PriorityKind.PRESERVE, t("To keep")),
        ):
            found = report.priorities_of(kind)
            if found:
                self._under(title)
                self._bullets(
                    _joined(one.text, facts.questions(report.numbers(one.questions), t), one.why) for one in found
                )
        if not report.priorities:
            self._draft([t("No priorities are set yet.")])

    def _proposals(self) -> None:
        report, t = self.report, self.t
        if not report.packages:
            self._draft([t("No proposals are written yet.")])
        for package in report.packages:
            if package.name:
                named = self._led(f"{clean(package.name)}.", f"{words.owned(package, t)}.")
                named.paragraph_format.keep_with_next = True
                self._bullets(
                    _joined(one.text, facts.questions(report.numbers(one.questions), t)) for one in package.proposals
                )
            else:
                self._bullets(
                    _joined(one.text, facts.questions(report.numbers(one.questions), t), f"{words.owned(package, t)}.")
                    for one in package.proposals
                )

    def _links(self) -> None:
        for one in self.report.links:
            paragraph = self.document.add_paragraph(f"{clean(self.t.text(one.title))}: ", style="List Bullet")
            link(paragraph, clean(one.url))

    def _before(self) -> None:
        t = self.t
        rows = [(clean(one.fact.text), *words.before(one, t)) for one in self.report.before]
        head = [t("Proposal or priority"), t("What was decided"), t("What has become of it")]
        report_figures.table(self.document, head, rows, [0.44, 0.26, 0.30])


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
