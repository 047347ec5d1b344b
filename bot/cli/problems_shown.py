"""Everything that is wrong with files that were read, as one table: where, what stands there, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text as Inert

from bot.cli.explaining import explain, explanations
from cards.texts import Texts
from dialogs.ground.texts import Language
from storage.organisation.importing.problems import Problem

SHOWN = 40


def progress(total: int) -> Progress:
    """On standard error, and only where there is somebody to look at it and something to wait for."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True, disable=total < SHOWN or not console.is_terminal)


class ProblemsShown:
    """What the terminal shows, in one language. Names and cells are inert: rich reads no markup in them."""

    def __init__(self, *, language: Language, limit: int | None) -> None:
        self.t = Texts(language)
        self.limit = limit
        self.out = Console(highlight=False, soft_wrap=True)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True)

    def errors(self, problems: Sequence[Problem]) -> None:
        self._problems(self.err, problems)
        self.err.print(
            self.t("Nothing was imported. Errors to mend: {errors}.", errors=len(problems)), style="bold red"
        )

    def warnings(self, problems: Sequence[Problem]) -> None:
        if problems:
            self.err.print(self.t("To look at (does not hinder): {warnings}", warnings=len(problems)), style="yellow")
            self._problems(self.err, problems)

    def _problems(self, console: Console, problems: Sequence[Problem]) -> None:
        headings = (self.t("where"), self.t("says"), self.t("what is wrong, and what to do"))
        explained = explanations(self.t)
        rows = ((self._place(one), one.value, explain(one, explained)) for one in problems)
        self.table(console, headings, rows, len(problems))

    def _place(self, problem: Problem) -> str:
        row = self.t("row {number}", number=problem.row) if problem.row else ""
        return ", ".join(part for part in (problem.file, row, problem.column) if part)

    def table(self, console: Console, headings: Sequence[str], rows: Iterable[Sequence[str]], total: int) -> None:
        if not total:
            return
        table = Table(*headings, box=None, pad_edge=False)
        for number, row in enumerate(rows):
            if self.limit is not None and number >= self.limit:
                break
            table.add_row(*(Inert(cell, overflow="fold") for cell in row))
        console.print(table)
        if self.limit is not None and total > self.limit:
            console.print(self.t("… and {n} more (show them with --all)", n=total - self.limit))
