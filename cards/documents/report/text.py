"""Half a page for the annual report: what was followed up, how many took part, what it showed and what is put first.

Every figure has with it what it is a share of. It is text to be pasted where the annual report is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from cards.documents.cells import clean
from cards.documents.report import facts, words
from cards.documents.report.document import Advance, nothing
from cards.texts import Texts
from dialogs.analyses.rules.analysis import PriorityKind
from dialogs.documents.rules.report import Report
from dialogs.levels.rules.compiled import percent

MOST = 5  # priorities and proposals: the rest stand in the report


def write(report: Report, now: datetime, t: Texts, out: Path | IO[bytes], advance: Advance = nothing) -> None:
    """UTF-8 with line breaks as Windows' own editor wants them."""
    text = "\r\n\r\n".join(paragraphs(report, now, t)) + "\r\n"
    content = ("\ufeff" + text).encode("utf-8", "replace")
    advance()
    if isinstance(out, Path):
        out.write_bytes(content)
    else:
        out.write(content)


def paragraphs(report: Report, now: datetime, t: Texts) -> Iterator[str]:
    yield facts.title(report, t)
    yield " ".join((*_figures(report, t), *words.measures(report.measures, t)))
    if report.summary:
        yield clean(report.summary)
    else:
        yield " ".join(words.draft_in_sum(report, t))
    if (first := _first(report, t)) is not None:
        yield first
    if (next_year := _next(report, t)) is not None:
        yield next_year
    yield facts.caveat(t)
    when = t("Written {when}", when=t("{day} at {time}", day=t.day_of(now), time=t.time(now)))
    yield ". ".join((facts.state(report, t), facts.document_line(report, t), when)) + "."
    if report.remark:
        yield clean(report.remark)


def _figures(report: Report, t: Texts) -> Iterator[str]:
    part = report.part
    yield t(
        "{node} has followed up its systematic work environment management of {year} in {signed} of {expected} self-checks "
        "({percent}), in which {people} people took part.",
        node=clean(report.node.name),
        year=report.year,
        signed=t.number(part.reviews.signed),
        expected=t.number(part.reviews.expected),
        percent=t.percent(percent(part.reviews.signed, part.reviews.expected)),
        people=t.number(part.participants.total),
    )
    yield t(
        "A safety representative took part in {with_rep} of {reviews} self-checks ({percent}).",
        with_rep=t.number(part.with_rep),
        reviews=t.number(report.signed),
        percent=t.percent(percent(part.with_rep, report.signed)),
    )
    yield from _shares(report, t)


def _shares(report: Report, t: Texts) -> Iterator[str]:
    """All answers together, of those that applied and of all there could be."""
    scale = report.checklist.scale
    counts = {one.id: sum(part.tally.count(one.id) for part in report.questions) for one in scale}
    counted = sum(counts[one.id] for one in scale if one.counts)
    asked = sum(part.tally.asked for part in report.questions)
    shares = [
        t("{choice} {percent}", choice=t.text(one.label), percent=t.percent(percent(counts[one.id], counted)))
        for one in scale
        if one.counts
    ]
    yield t(
        "The answers: {shares}, of {counted} answers to questions that applied (of {asked} there could be).",
        shares=t.names(shares),
        counted=t.number(counted),
        asked=t.number(asked),
    )


def _first(report: Report, t: Texts) -> str | None:
    improve = [clean(one.text) for one in report.priorities_of(PriorityKind.IMPROVE)][:MOST]
    keep = [clean(one.text) for one in report.priorities_of(PriorityKind.PRESERVE)][:MOST]
    said = [
        t("Put first to improve: {what}.", what="; ".join(improve)) if improve else "",
        t("To keep: {what}.", what="; ".join(keep)) if keep else "",
    ]
    return " ".join(one for one in said if one) or None


def _next(report: Report, t: Texts) -> str | None:
    named = [
        t("{what} ({owner})", what=clean(package.name or package.proposals[0].text), owner=words.owned(package, t))
        for package in report.packages[:MOST]
    ]
    return t("Proposals for {year}: {what}.", year=report.year + 1, what="; ".join(named)) if named else None
