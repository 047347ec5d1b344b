"""What an inspector's file says of each line of evidence and of each gap, and what to do about the gap."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from cards.ground.common import method_words
from cards.texts import Texts
from dialogs.documents.rules.binder import Gap, Lacks, Line, Said
from dialogs.reviews.rules.method import Method

NAMED = 12  # units that are named at a gap; all are in the JSON file


def evidence(line: Line, t: Texts) -> str:
    match line.said:
        case Said.SIGNED:
            said = t("Written follow-up signed: {n} of {of} units.", n=line.n, of=line.of)
            return _between(said, line.first, line.last, t)
        case Said.PLANNED:
            return t("Measures in the plan with both who and when: {n} of {of}.", n=line.n, of=line.of)
        case Said.DONE:
            return t("Measures that have been carried out: {n} of {of}.", n=line.n, of=line.of)
        case Said.CONTROLLED:
            return t("Carried out, and looked at again to see whether it helped: {n} of {of}.", n=line.n, of=line.of)
        case Said.WITH_REP:
            return t("Follow-ups signed by a safety representative, too: {n} of {of}.", n=line.n, of=line.of)
        case Said.LOOKED_AT:
            return t(
                "Answers a safety representative has taken a stand on: {n}, of which alike: {of}.", n=line.n, of=line.of
            )
        case Said.RETURNED:
            return t("Tasks handed back to the superior: {n}, of which taken care of: {of}.", n=line.n, of=line.of)
        case Said.ASSESSED:
            said = t("Overall risk assessment within a year: {n} of {of} units.", n=line.n, of=line.of)
            return _between(said, line.first, line.last, t)
        case Said.LIFTED:
            return t("Matters lifted to another level: {n}, of which taken care of: {of}.", n=line.n, of=line.of)
        case Said.METHOD | Said.IN_TEAMS | Said.EXTRA | Said.NO_EXTRA | Said.TREATED:
            return _decided(line, t)
        case _:
            assert_never(line.said)


def _decided(line: Line, t: Texts) -> str:
    if line.said is Said.METHOD:
        node, method, body = line.what
        how, day = method_words(Method(method), t), t.day(line.first) if line.first else "–"
        return t(
            "Decided {day} by {body}: {node} does its follow-up so: {how}.", day=day, body=body, node=node, how=how
        )
    if line.said is Said.TREATED:
        body, node, where = line.what
        day = t.day(line.first) if line.first else "–"
        return t("Treated {day} by {body}, {node}. {where}", day=day, body=body, node=node, where=where).strip()
    if line.said is Said.EXTRA:
        return t("Follow-ups beside the yearly one: {n}, of which signed: {of}.", n=line.n, of=line.of)
    if line.said is Said.NO_EXTRA:
        return t("No follow-ups beside the yearly one.")
    return t("The follow-up is done in Teams by the manager together with the safety representative.")


def _between(said: str, first: date | None, last: date | None, t: Texts) -> str:
    if first is None or last is None:
        return said
    days = t("{first} to {last}", first=t.day(first), last=t.day(last)) if first != last else t.day(first)
    return f"{said} {days}."


def lacking(gap: Gap, year: int, t: Texts) -> str:
    """One plain sentence."""
    n, of = gap.n, gap.of
    match gap.lacks:
        case Lacks.NOT_SIGNED:
            return t("{n} of {of} units have no signed follow-up of {year}.", n=n, of=of, year=year)
        case Lacks.NO_WHO:
            return t("{n} of {of} measures that remain have nobody accountable.", n=n, of=of)
        case Lacks.NO_WHEN:
            return t("{n} of {of} measures that remain have no date.", n=n, of=of)
        case Lacks.OVERDUE:
            return t("{n} of {of} measures that remain are past their date.", n=n, of=of)
        case Lacks.BARE:
            return t("{n} shortcomings have neither a measure nor a reason for none.", n=n)
        case Lacks.TO_CONTROL:
            return t("{n} of {of} measures carried out have not been looked at again in time.", n=n, of=of)
        case Lacks.NO_REP:
            return t("{n} of {of} follow-ups were signed without a safety representative.", n=n, of=of)
        case Lacks.NOT_RETURNED:
            return t("{n} of {of} tasks handed back have got no answer.", n=n, of=of)
        case Lacks.NOT_ASSESSED:
            return t("{n} of {of} units have noted no risk assessment.", n=n, of=of)
        case Lacks.ASSESSED_LONG_AGO:
            return t("{n} of {of} units did their last risk assessment more than a year ago.", n=n, of=of)
        case Lacks.NO_ANSWER:
            return t("{n} of {of} lifted matters have got no answer.", n=n, of=of)
        case Lacks.NOT_TREATED:
            return t(
                "No safety committee or cooperation group is recorded as having treated the plans of {year}.", year=year
            )
        case Lacks.NOT_ASKED:
            return t("No question of the checklist is about this.")
        case Lacks.ELSEWHERE:
            return t("Nothing about this is kept in SAM-boten.")
        case _:
            assert_never(gap.lacks)


def to_do(gap: Gap, t: Texts) -> str:
    match gap.lacks:
        case Lacks.NOT_SIGNED:
            return t("Finish and sign in Teams, together with the safety representative.")
        case Lacks.NO_WHO:
            return t("The manager opens the plan and says who is to see to it.")
        case Lacks.NO_WHEN:
            return t("The manager opens the plan and sets a date.")
        case Lacks.OVERDUE:
            return t("Report it done, or set a new date with a reason.")
        case Lacks.BARE:
            return t("Open the question, and plan a measure or write why none is needed.")
        case Lacks.TO_CONTROL:
            return t("Look whether it helped, and say so on the measure's card.")
        case Lacks.NO_REP:
            return t("Turn to the chief safety representative, and sign again together where that can be done.")
        case Lacks.NOT_RETURNED | Lacks.NO_ANSWER:
            return t("Whoever has it answers on its card.")
        case Lacks.NOT_ASSESSED | Lacks.ASSESSED_LONG_AGO:
            return t("Do the risk assessment in writing, and note its day with the word riskbedömning.")
        case Lacks.NOT_TREATED:
            return t("Put the plans on the body's agenda, and record what was decided.")
        case Lacks.NOT_ASKED | Lacks.ELSEWHERE:
            return t("Show it in another way: your own policy, routines, instructions or agreements.")
        case _:
            assert_never(gap.lacks)


def where(gap: Gap, t: Texts) -> str:
    """Units, questions or reasons by name; of many the first."""
    if not gap.where:
        return ""
    named, more = gap.where[:NAMED], len(gap.where) - NAMED
    said = ", ".join(named)
    if more > 0:
        said = t("{names} and {n} more", names=said, n=more)
    return t("Questions {numbers}.", numbers=said) if gap.lacks is Lacks.BARE else f"{said}."
