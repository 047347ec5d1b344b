"""`report`: a level's report of a year as Word, Excel, JSON, or the few lines that the annual report wants."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Protocol
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.cli.context import opened
from bot.cli.failing import stop
from cards.documents import report_data, report_document, report_json, report_text, report_workbook
from cards.texts import Texts
from dialogs.ids import NodeId
from dialogs.rules.checklist import Language, Text
from dialogs.rules.levels.few import FEW
from dialogs.rules.report import Audience, Empty, NoReport, Report
from storage import exporting, reports


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
ENDING = Text(
    "{out}: filen ska sluta på .docx, .xlsx, .json eller .txt.",
    "{out}: the file must end with .docx, .xlsx, .json or .txt.",
)
UNWRITABLE = Text("{out} går inte att skriva: {why}.", "{out} cannot be written: {why}.")
NO_FEW = Text(
    "SAM_FEW är {value}: det ska vara ett tal från 0 till 100.",
    "SAM_FEW is {value}: it must be a number from 0 to 100.",
)
WHY: Mapping[Empty, Text] = {
    Empty.NO_NODE: Text("Det finns ingen nod som heter {node}.", "There is no node called {node}."),
    Empty.NO_ROUND: Text(
        "Det finns ingen omgång för {year}. Omgångar: {years}.", "There is no round for {year}. Rounds: {years}."
    ),
    Empty.NONE_SIGNED: Text(
        "Ingenting är underskrivet ännu vid {node} {year}, så det finns ingenting att rapportera.",
        "Nothing is signed yet at {node} in {year}, so there is nothing to report.",
    ),
    Empty.NOT_YET: Text(
        "Utanför den egna linjen visas inga resultat förrän sista dagen har gått: {until}. För den egna linjen: --for line.",
        "Outside the own line no results are shown until the last day has passed: {until}. For the own line: --for line.",
    ),
    Empty.TOO_FEW: Text(
        "För få svar vid {node} för en rapport till andra än den egna linjen. För den: --for line.",
        "Too few answers at {node} for a report to others than the own line. For that: --for line.",
    ),
}
WRITTEN = Text(
    "{out}: rapport för {node} {year}, egenkontroller {signed}, åtgärder och aktiviteter {measures}, dokument {id}, "
    "version {version}.",
    "{out}: report of {node} {year}, self-checks {signed}, measures {measures}, document {id}, version {version}.",
)
FOR_THE_LINE = Text(
    "Gjord för den egna linjen: den har siffror om få. Sekretesspröva den innan den lämnas till någon annan.",
    "Made for the own line: it has figures of few. Have it reviewed before it is handed to anybody else.",
)


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
    write = WRITERS.get(out.suffix.casefold())
    if write is None:
        raise stop(ENDING.in_(language).format(out=out))
    now, zone = datetime.now(UTC), ZoneInfo(os.environ.get("SAM_TIMEZONE") or "Europe/Stockholm")
    today, few = now.astimezone(zone).date(), _few(language)
    texts = Texts(language, zone)
    with opened() as sessions, exporting.snapshot(sessions) as session:
        try:
            report = reports.gather(session, NodeId(node), year, today, audience=reader, few=few, remark=remark.strip())
        except NoReport as error:
            raise stop(_why(error, node, year, texts)) from error
    partial = out.with_name(f"{out.name}.partial")  # put in place when it is whole
    try:
        with _progress(report) as advance:
            write(report, now, texts, partial, advance)
        partial.replace(out)
    except OSError as error:
        raise stop(UNWRITABLE.in_(language).format(out=out, why=error.strerror)) from error
    finally:
        partial.unlink(missing_ok=True)
    _say(report, out, language)


def _few(language: Language) -> int:
    """The same setting as the running bot has."""
    value = os.environ.get("SAM_FEW") or str(FEW)
    if not value.isdecimal() or int(value) > 100:
        raise stop(NO_FEW.in_(language).format(value=value))
    return int(value)


def _why(error: NoReport, node: str, year: int, t: Texts) -> str:
    said = WHY[error.why].in_(t.language)
    years = ", ".join(str(one) for one in error.years) or "–"
    return said.format(node=node, year=year, years=years, until=t.day(error.until) if error.until else "")


def _say(report: Report, out: Path, language: Language) -> None:
    console = Console(highlight=False, soft_wrap=True)
    told = WRITTEN.in_(language).format(
        out=out,
        node=report.node.name,
        year=report.year,
        signed=report.signed,
        measures=report.measures.total,
        id=report_data.document_id(report),
        version=report_data.version(report),
    )
    console.print(told, markup=False)
    if report.audience is Audience.LINE:
        console.print(FOR_THE_LINE.in_(language), markup=False)


@contextmanager
def _progress(report: Report) -> Iterator[report_document.Advance]:
    """Question by question, on standard error, and only where there is somebody to look at it."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("report", total=len(report.questions) + len(report.local))
        yield lambda: progress.advance(task)
