"""Signed reviews and lifted matters as plain text, with what needs a secrecy review marked where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from dialogs.checklists.rules.checklist import Checklist
from dialogs.documents.rules.secrecy import LAW, Mark, Names, marks
from dialogs.ground.ids import QuestionId
from storage.documents.records import MatterRecord, SignedRecord

WORDS = {
    Mark.SENSITIVE: "fritext till en känslig fråga",
    Mark.PERSON_NUMBER: "kan vara ett personnummer",
    Mark.NAME: "kan vara ett namn",
}
SEATS = {"manager": "chef", "rep": "skyddsombud"}
STATES = {
    "proposed": "föreslagen",
    "planned": "planerad",
    "done": "genomförd",
    "controlled": "kontrollerad, hjälpte",
    "insufficient": "räckte inte",
    "cannot": "går inte att göra",
    "cancelled": "borttagen",
    "open": "öppen",
    "taken": "omhändertagen",
    "answered": "besvarad",
    "merged": "ihopslagen med en annan",
    "withdrawn": "återtagen",
}
STEPS = {"lifted": "lyft", "taken": "omhändertagen", "answered": "besvarad", "merged": "ihopslagen med en annan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Writes texts, and counts what it has marked."""

    names: Names
    found: Counter[Mark] = field(default_factory=Counter)

    def __call__(self, text: str, *, sensitive: bool = False) -> str:
        """The text as it is, after its marks. On one line, so that nothing in it looks like a line of ours."""
        here = marks(text, self.names, sensitive=sensitive)
        self.found.update(here)
        plain = " / ".join(text.split("\n"))
        said = ", ".join(WORDS[one] for one in here)
        return f"[ATT PRÖVA, {LAW}: {said}] {plain}" if here else plain


def review(record: SignedRecord, mark: Marked, zone: ZoneInfo) -> str:
    content, checklist = record.content, record.checklist
    people: Mapping[str, str] = content["people"]
    lines = [
        f"Uppföljning av det systematiska arbetsmiljöarbetet {content['year']}",
        f"Enhet: {', '.join(record.units)}",
        f"Checklista: {checklist.title.sv}, version {checklist.version}",
        f"Underskriven {record.signed_at.astimezone(zone):%Y-%m-%d}, version {record.version}",
        f"Kontrollsumma (SHA-256): {record.sha256}",
        *(f"  {SEATS[one['seat']]}: {people.get(one['person'], one['person'])}" for one in content["signatures"]),
        *([f"Utan skyddsombud: {mark(content['no_rep_reason'])}"] if content["no_rep_reason"] else []),
        *_took_part(content["participants"]),
        *([f"Sammanfattning: {mark(content['judgement'])}"] if content["judgement"] else []),
        "",
    ]
    for question in checklist:
        answer = content["answers"].get(question.id)
        if answer is not None and answer["choice"]:
            lines += _answer(record, question.id, answer, mark)
    loose = [one for one in content["measures"] if one["question"] not in {question.id for question in checklist}]
    if loose:
        lines += ["Åtgärder som inte hör till någon fråga:", *(_measure(one, people, mark, False) for one in loose)]
    return "\n".join(lines) + "\n"


def _took_part(counts: Mapping[str, int] | None) -> Iterator[str]:
    if counts is not None:
        yield (
            f"Deltog: chefer {counts['managers']}, medarbetare {counts['employees']}, "
            f"skyddsombud {counts['safety_reps']}, fackliga företrädare {counts['union_reps']}"
        )


def _answer(record: SignedRecord, id_: QuestionId, answer: Mapping[str, Any], mark: Marked) -> Iterator[str]:
    checklist, content = record.checklist, record.content
    question = checklist.question(id_)
    sensitive = question.sensitive
    yield f"{checklist.number(id_)}. {question.text.sv}"
    yield f"   Svar: {_choice(checklist, answer['choice'])}"
    for name, text in (("Kommentar", answer["comment"]), ("Ingen åtgärd", answer["no_measure_reason"] or "")):
        if text:
            yield f"   {name}: {mark(text, sensitive=sensitive)}"
    for view in content["views"]:
        if view["question"] == id_:
            yield f"   Skyddsombudet: {_view(checklist, view)}{_said(view['comment'], mark, sensitive)}"
    for one in content["measures"]:
        if one["question"] == id_:
            yield _measure(one, content["people"], mark, sensitive)
    yield ""


def _choice(checklist: Checklist, choice: str) -> str:
    return next((one.label.sv for one in checklist.scale if one.id == choice), choice)


def _view(checklist: Checklist, view: Mapping[str, Any]) -> str:
    if view["agrees"] is None:
        return "kommentar"
    if view["agrees"]:
        return "samma syn"
    return f"ser det annorlunda ({_choice(checklist, view['choice'])})" if view["choice"] else "ser det annorlunda"


def _said(comment: str, mark: Marked, sensitive: bool) -> str:
    return f". {mark(comment, sensitive=sensitive)}" if comment else ""


def _measure(one: Mapping[str, Any], people: Mapping[str, str], mark: Marked, sensitive: bool) -> str:
    who = people.get(one["accountable"] or "", "–")
    kind = "Åtgärd" if one["kind"] == "improve" else "Aktivitet"
    what = mark(one["what"], sensitive=sensitive)
    return f"   {kind} ({STATES[one['state']]}, senast {one['due'] or '–'}, ansvarig {who}): {what}"


def matters(found: tuple[MatterRecord, ...], mark: Marked, zone: ZoneInfo) -> str:
    lines = ["Lyfta frågor", ""]
    for one in found:
        sensitive = one.question is not None and one.question.sensitive
        lines += [
            f"{one.lifted_at.astimezone(zone):%Y-%m-%d} från {one.from_node} till {one.to_node}: {STATES[one.state.value]}",
            f"   {mark(one.what, sensitive=sensitive)}",
            *(
                f"   {at.astimezone(zone):%Y-%m-%d} {STEPS.get(step, step)}{_said(note, mark, sensitive)}"
                for at, step, note in one.steps
            ),
            "",
        ]
    return "\n".join(lines)
