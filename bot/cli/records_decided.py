"""Decisions and what was answered back as plain text, with what needs a secrecy review marked where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from bot.cli.records_text import Marked
from dialogs.analyses.rules.decision import DecisionItem, ItemKind, Verdict
from dialogs.decisions.rules.decision import Feedback
from storage.documents.records_decided import DecisionRecord

KINDS = {ItemKind.PRIORITY: "Prioritering", ItemKind.PROPOSAL: "Förslag", ItemKind.MEASURE: "Åtgärd"}
VERDICTS = {Verdict.ADOPTED: "antas", Verdict.CHANGED: "antas med ändring", Verdict.REJECTED: "avslås"}


def decided(found: Iterable[DecisionRecord], mark: Marked, zone: ZoneInfo) -> str:
    return "\n".join(("Beslut och återkoppling", "", *(line for one in found for line in _decision(one, mark, zone))))


def _decision(record: DecisionRecord, mark: Marked, zone: ZoneInfo) -> Iterator[str]:
    one = record.decision
    where = ", ".join(part for part in (one.paragraph, one.registry_number) if part)
    yield f"{one.decided_on:%Y-%m-%d} {record.body}, {record.node}{f', {where}' if where else ''}"
    if record.corrected:
        yield "   Gäller inte längre: ett senare beslut har rättat det."
    if one.none_yet:
        when = f", väntas {one.expected_on:%Y-%m-%d}" if one.expected_on else ""
        yield f"   Inget beslut ännu{when}. {mark(one.text)}"
    else:
        yield f"   Beslut: {mark(one.text)}"
    for item in one.items:
        yield _item(item, mark)
    yield from _feedback(record.feedback, mark, zone)
    yield ""


def _item(item: DecisionItem, mark: Marked) -> str:
    why = f" Skäl: {mark(item.reason)}" if item.reason else ""
    return f"   {KINDS[item.kind]}, {VERDICTS[item.verdict]}: {mark(item.text)}{why}"


def _feedback(said: Feedback | None, mark: Marked, zone: ZoneInfo) -> Iterator[str]:
    if said is None:
        yield "   Ingen återkoppling är lämnad."
        return
    yield f"   Återkoppling {said.at.astimezone(zone):%Y-%m-%d}: {mark(said.text)}"
    for level, text in sorted(said.texts.items()):
        yield f"   Återkoppling, {level}: {mark(text)}"
