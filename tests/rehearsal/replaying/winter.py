"""When everybody has signed: the region's own analysis, typed to the bot by whoever leads it, and agreed to by its representative.

Typed words and no presses, so that this way is walked as well: "analysera 2023", "fråga 7", "text: …", "underlag: …", "föreslå: …".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from dialogs.ground.ids import PersonId
from tests.rehearsal.people.somebody import Somebody
from tests.rehearsal.replaying.autumn import Autumn
from tests.rehearsal.replaying.source import Evidence, Proposal, Source

KINDS = {"inspection": "tillsyn", "internal_audit": "internrevision", "statistics": "statistik", "other": ""}
LAST_OF_YEAR = (1, 15)  # in the year after: everybody has signed


async def analyses(autumn: Autumn, source: Source, head: PersonId, rep: PersonId) -> None:
    clock, zone = autumn.stage.clock, autumn.stage.settings.timezone
    clock.now = max(clock.now, datetime.combine(source.closes.replace(source.year + 1, *LAST_OF_YEAR), time(9), zone))
    who = await autumn.somebody(head)
    for said in _said(source):
        await autumn.says(who, said)
    await _agrees(autumn, await autumn.somebody(rep), source)


def _said(source: Source) -> Iterator[str]:
    begin = f"analysera {source.year}"
    yield begin
    yield f"text: {source.region.summary}"
    for one in source.evidence:
        yield begin
        yield _evidence(one)
    for question in source.questions:
        about = f"fråga {question.number}"
        if question.analysis:
            yield from (begin, about, f"text: {question.analysis}")
        if question.evidence is not None:
            yield from (begin, about, _evidence(question.evidence))
        if question.proposal is not None:
            yield from (begin, about, _proposal(question.proposal, source))
    yield begin
    yield "lämna över"


def _evidence(one: Evidence) -> str:
    kind = KINDS[one.kind]
    dated = one.dated.isoformat() if one.dated else ""
    return "underlag: " + "; ".join([*([kind] if kind else []), one.source, dated, one.text])


def _proposal(one: Proposal, source: Source) -> str:
    return f"föreslå: {one.text}; {one.owner}; {source.year + 1}; {one.package}"


async def _agrees(autumn: Autumn, rep: Somebody, source: Source) -> None:
    await autumn.says(rep, f"analysera {source.year}")
    await autumn.says(rep, "läs allt")
    await autumn.says(rep, "håller med")
