"""`results check|import`: answers and measures from interviews, surveys and paper, on behalf of the pairs (G04).

All or nothing, as the organisation's import. What is written in is the pair's to go through, hand over and sign.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.orm import Session

from bot.cli import context, named
from bot.cli.context import opened
from bot.cli.failing import Exit, stop
from bot.cli.problems_shown import SHOWN, ProblemsShown, progress
from bot.delivery import posting
from bot.delivery.posting import Hours
from bot.settings import SettingsError, letters_any_time_from
from dialogs.ground.texts import Language
from dialogs.reviews.rules.method import Method
from storage.database import Sessions, transaction
from storage.ground.moved_on import MovedOn
from storage.measures import entering
from storage.reviews import rounds
from storage.reviews.results import checking, comparing, sheets
from storage.reviews.results.entry import Comparison, EnteredReview, Entry
from storage.reviews.results.records import Results
from storage.reviews.rounds import Round

results_app = typer.Typer(help="Results from interviews, surveys and paper.", no_args_is_help=True)


class OtherMethod(StrEnum):
    INTERVIEW = Method.INTERVIEW
    SURVEY = Method.SURVEY
    PAPER = Method.PAPER


File = Annotated[Path, typer.Argument(help="A .csv file, a folder of them, or one .xlsx workbook (docs/results.md).")]
OfYear = Annotated[int, typer.Option("--round", min=2000, max=2100, help="The year of the round.", metavar="YEAR")]
How = Annotated[OtherMethod, typer.Option(help="How they were gained.")]
By = Annotated[str, typer.Option(help="Who writes them in: the pair sees it.")]
Which = Annotated[
    str | None, typer.Option(help="Which round, where a year has several.", metavar="ID", show_default=False)
]
All = Annotated[bool, typer.Option("--all", help="Show every row, however many.")]
Tongue = Annotated[Language, typer.Option(help="The language of what is shown.")]


@results_app.command("check")
def check_command(
    path: File,
    year: OfYear,
    method: How = OtherMethod.INTERVIEW,
    checklist: Which = None,
    show_all: All = False,
    language: Tongue = Language.SV,
) -> None:
    """What is wrong with the files, or what an import would change. Nothing is saved."""
    shown = Shown(language=language, limit=None if show_all else SHOWN)
    results = _read(shown, path)
    with opened() as sessions, sessions() as session:
        entry = _entry(session, shown, year, checklist, Method(method.value), "–")
        comparison = _compared(session, shown, results, entry)
    shown.comparison(comparison)
    shown.outcome(comparison, entry, saved=False)


@results_app.command("import")
def import_command(
    path: File,
    year: OfYear,
    method: How,
    by: By,
    checklist: Which = None,
    show_all: All = False,
    language: Tongue = Language.SV,
) -> None:
    """Write them in on behalf of the pairs, who confirm them in Teams. All or nothing; the same file twice changes nothing."""
    shown = Shown(language=language, limit=None if show_all else SHOWN)
    if not by.strip():
        raise stop(shown.t("--by must not be empty: say who writes them in."))
    results = _read(shown, path)
    with opened() as sessions:
        try:
            entry, comparison = _imported(sessions, shown, results, (year, checklist, Method(method.value), by.strip()))
        except MovedOn as error:
            raise stop(
                shown.t("Somebody changed one of the reviews in the same moment. Nothing was written in. Run it again.")
            ) from error
    shown.outcome(comparison, entry, saved=True)


Asked = tuple[int, str | None, Method, str]


def _imported(sessions: Sessions, shown: Shown, results: Results, asked: Asked) -> tuple[Entry, Comparison]:
    year, checklist, method, by = asked
    with transaction(sessions) as session:
        entry = _entry(session, shown, year, checklist, method, by)
        comparison = _compared(session, shown, results, entry)
        shown.comparison(comparison)
        with progress(len(comparison)) as bar:
            task = bar.add_task("results", total=len(comparison))
            told = entering.apply(session, comparison, entry, lambda done: bar.advance(task, done))
        posting.post(session, told, entry.now, _hours())
    return entry, comparison


def _read(shown: Shown, path: Path) -> Results:
    results = checking.check(sheets.read(path))
    if results.problems:
        shown.errors(results.problems)
        raise typer.Exit(Exit.WRONG)
    return results


def _compared(session: Session, shown: Shown, results: Results, entry: Entry) -> Comparison:
    comparison = comparing.compare(session, results, entry)
    if comparison.errors:
        shown.errors(comparison.errors)
        raise typer.Exit(Exit.WRONG)
    return comparison


def _entry(session: Session, shown: Shown, year: int, checklist: str | None, method: Method, by: str) -> Entry:
    now = datetime.now(UTC)
    of = _round(session, shown, year, checklist)
    return Entry(round=of, method=method, by=by, now=now, today=now.astimezone(_zone()).date())


def _round(session: Session, shown: Shown, year: int, checklist: str | None) -> Round:
    found = [one for one in rounds.rounds(session, year) if checklist in (None, one.checklist)]
    if not found:
        raise stop(shown.t("There is no round for {year}.", year=year))
    if len(found) > 1:
        known = ", ".join(one.checklist for one in found)
        raise stop(
            shown.t(
                "{year} has several rounds. Add --checklist with one of them: {checklists}.",
                year=year,
                checklists=known,
            )
        )
    return found[0]


def _hours() -> Hours:
    """As the running bot posts what somebody's press causes."""
    try:
        return Hours(zone=_zone(), any_time=letters_any_time_from(os.environ))
    except SettingsError as error:
        raise stop("; ".join(error.problems)) from error


def _zone() -> ZoneInfo:
    return context.zone()


class Shown(ProblemsShown):
    def comparison(self, comparison: Comparison) -> None:
        self.warnings(comparison.warnings)
        reviews = comparison.reviews
        heads = (
            self.t("unit"),
            self.t("answers"),
            self.t("participants"),
            self.t("measures"),
            self.t("confirmed by"),
        )
        self.table(self.out, heads, map(_row, reviews), len(reviews))
        proposed = [(one.unit, one.measure.what) for one in comparison.proposed]
        proposed_heads = (self.t("unit"), self.t("measure for the manager to decide about"))
        self.table(self.out, proposed_heads, proposed, len(proposed))

    def outcome(self, comparison: Comparison, entry: Entry, *, saved: bool) -> None:
        self.out.print(self._outcome(comparison, entry, saved=saved), markup=False)

    def _outcome(self, comparison: Comparison, entry: Entry, *, saved: bool) -> str:
        if not len(comparison):
            return self.t.n(
                "Nothing changes: it all stands there already ({unchanged} row).",
                "Nothing changes: it all stands there already ({unchanged} rows).",
                comparison.unchanged,
                unchanged=comparison.unchanged,
            )
        facts: dict[str, object] = {
            "how": named.methods(self.t)[entry.method],
            "reviews": len(comparison.reviews),
            "answers": sum(one.answers for one in comparison.reviews),
            "measures": sum(len(one.measures) for one in comparison.reviews),
            "proposed": len(comparison.proposed),
            "unchanged": comparison.unchanged,
        }
        if saved:
            return self.t.n(
                "Written in ({how}): reviews {reviews}, answers {answers}, measures in a plan {measures}, "
                "proposals {proposed}. Already so: {unchanged} row. The managers are told: they go through it, complete it and "
                "hand over.",
                "Written in ({how}): reviews {reviews}, answers {answers}, measures in a plan {measures}, "
                "proposals {proposed}. Already so: {unchanged} rows. The managers are told: they go through it, complete it and "
                "hand over.",
                comparison.unchanged,
                **facts,
            )
        return self.t.n(
            "Would be written in ({how}): reviews {reviews}, answers {answers}, measures in a plan {measures}, "
            "proposals {proposed}. Already so: {unchanged} row. Nothing was saved.",
            "Would be written in ({how}): reviews {reviews}, answers {answers}, measures in a plan {measures}, "
            "proposals {proposed}. Already so: {unchanged} rows. Nothing was saved.",
            comparison.unchanged,
            **facts,
        )


def _row(one: EnteredReview) -> tuple[str, ...]:
    counts = one.after.participants if one.before.participants != one.after.participants else None
    names = one.after.names(one.after.managers)
    return (
        one.after.title,
        str(one.answers),
        str(counts.total) if counts else "",
        str(len(one.measures)),
        ", ".join(names),
    )
