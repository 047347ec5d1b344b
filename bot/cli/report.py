"""`report`: a level's report of a year as Word, Excel, JSON, or the few lines that the annual report wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Protocol, assert_never

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.cli import context
from bot.cli.context import opened
from bot.cli.failing import stop
from bot.cli.writing import new_file, no_node, tell
from cards.documents.report import data as report_data
from cards.documents.report import document as report_document
from cards.documents.report import json as report_json
from cards.documents.report import text as report_text
from cards.documents.report import workbook as report_workbook
from cards.texts import Texts
from dialogs.documents.rules.report import Audience, Empty, NoReport, Report
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language
from storage.documents import exporting, reports


class Writer(Protocol):
    def __call__(
        self, report: Report, now: datetime, t: Texts, out: Path, advance: report_document.Advance, /
    ) -> None: ...


WRITERS: Mapping[str, Writer] = {
    ".docx": report_document.write,
    ".xlsx": report_workbook.write,
    ".json": report_json.write,
    ".txt": report_text.write,
}


def report_command(
    year: Annotated[int, typer.Option(min=2000, max=2100)],
    node: Annotated[str, typer.Option(help="The node's id, as in the organisation's files.")],
    out: Annotated[
        Path,
        typer.Option(
            help="The .docx, .xlsx, .json or .txt file to write. One that exists is replaced.", dir_okay=False
        ),
    ],
    reader: Annotated[
        Audience | None,
        typer.Option(
            "--for",
            help="Who is to read it: the own line, or anybody. Else anybody for the whole organisation, the own line for a part.",
            show_default=False,
        ),
    ] = None,
    remark: Annotated[str, typer.Option(help="A line that the report prints about its figures.")] = "",
    language: Annotated[Language, typer.Option(help="The language of the file.")] = Language.SV,
) -> None:
    """Write a level's report of a year: the ending of the file says in which form."""
    t = Texts(language, context.zone())
    write = WRITERS.get(out.suffix.casefold())
    if write is None:
        raise stop(t("{out}: the file must end with .docx, .xlsx, .json or .txt.", out=out))
    now = datetime.now(UTC)
    with new_file(out, t) as path:
        report = _gathered(NodeId(node), year, now, t, reader, remark.strip())
        with _progress(report) as advance:
            write(report, now, t, path, advance)
    _say(report, out, t)


def _gathered(node: NodeId, year: int, now: datetime, t: Texts, reader: Audience | None, remark: str) -> Report:
    today, few = context.today(now), context.few()
    with opened() as sessions, exporting.snapshot(sessions) as session:
        try:
            return reports.gather(session, node, year, today, audience=reader, few=few, remark=remark)
        except NoReport as error:
            raise stop(_why(error, node, year, t)) from error


def _why(error: NoReport, node: str, year: int, t: Texts) -> str:
    match error.why:
        case Empty.NO_NODE:
            return no_node(node, t)
        case Empty.NO_ROUND:
            years = ", ".join(str(one) for one in error.years) or "–"
            return t("There is no round for {year}. Rounds: {years}.", year=year, years=years)
        case Empty.NONE_SIGNED:
            return t("Nothing is signed yet at {node} in {year}, so there is nothing to report.", node=node, year=year)
        case Empty.NOT_YET:
            return t(
                "Outside the own line no results are shown until the last day has passed: {until}. "
                "For the own line: --for line.",
                until=t.day(error.until) if error.until else "",
            )
        case Empty.TOO_FEW:
            return t(
                "Too few answers at {node} for a report to others than the own line. For that: --for line.", node=node
            )
        case _:
            assert_never(error.why)


def _say(report: Report, out: Path, t: Texts) -> None:
    told = t(
        "{out}: report of {node} {year}, self-checks {signed}, measures {measures}, document {id}, version {version}.",
        out=out,
        node=report.node.name,
        year=report.year,
        signed=report.signed,
        measures=report.measures.total,
        id=report_data.document_id(report),
        version=report_data.version(report),
    )
    tell(
        told,
        *(
            (t("Made for the own line: it has figures of few. Have it reviewed before it is handed to anybody else."),)
            if report.audience is Audience.LINE
            else ()
        ),
    )


@contextmanager
def _progress(report: Report) -> Iterator[report_document.Advance]:
    """Question by question, on standard error, and only where there is somebody to look at it."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("report", total=len(report.questions) + len(report.local))
        yield lambda: progress.advance(task)
