"""What a report says of itself in every kind of file: which document, in which version, draft or adopted, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cards.documents.cells import clean
from cards.documents.report import data as report_data
from cards.ground.common import method_words
from cards.texts import Texts
from dialogs.analyses.rules.analysis import AnalysisStage, EvidenceKind, OtherEvidence
from dialogs.documents.rules.report import Audience, Report
from dialogs.levels.rules.compiled import Became
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.owed import Cause


def title(report: Report, t: Texts) -> str:
    return t("Yearly follow-up of systematic work environment management {year}", year=report.year)


def name(node: str, year: int, t: Texts) -> str:
    """Of the file, and of whom it is about."""
    return t("Report of {node}, {year}", node=clean(node), year=year)


def document_line(report: Report, t: Texts) -> str:
    return t(
        "Document {id}, version {version}", id=report_data.document_id(report), version=report_data.version(report)
    )


def printed_line(t: Texts) -> str:
    return t("A printed version may not hold any more: the valid report is in SAM-boten.")


def state(report: Report, t: Texts) -> str:
    """Adopted by whom, or in one word that it is not."""
    adopted = report.adopted
    if adopted is None:
        return t("Draft") if report.stage is None else t("Draft: {stage}", stage=stage(report.stage, t))
    where = [one for one in (adopted.paragraph, adopted.registry_number) if one]
    return t(
        "Adopted by {body} {day}",
        body=", ".join((clean(adopted.body), *(clean(one) for one in where))),
        day=t.day(adopted.on),
    )


def stage(of: AnalysisStage, t: Texts) -> str:
    words = {
        AnalysisStage.DRAFTING: t("the analysis is being written"),
        AnalysisStage.WITH_REP: t("the analysis is with the safety representative"),
        AnalysisStage.CONFIRMED: t("the safety representative has looked at the analysis, no body has decided yet"),
        AnalysisStage.ADOPTED: t("adopted"),
    }
    return words[of]


def about(report: Report, now: datetime, t: Texts) -> Iterator[str]:
    """Under the title. A copy on somebody's desk must not be taken for the report (G29)."""
    above = [clean(one) for one in report.above]
    if above:
        yield t("Part of: {above}", above=", ".join(above))
    yield state(report, t)
    yield document_line(report, t)
    when = t("{day} at {time}", day=t.day_of(now), time=t.time(now))
    yield t("Written {when}", when=when)
    yield t("A copy as it was then. SAM-boten holds the valid report.")
    yield printed_line(t)


def for_whom(report: Report, t: Texts) -> str:
    if report.audience is Audience.LINE:
        return t(
            "Made for the own line: it holds figures of few follow-ups. Have it reviewed before it is handed to anybody else."
        )
    return t(
        "Made for anybody: nothing is shown of {few} follow-ups or fewer, nor what they could be worked out from.",
        few=report.few,
    )


def caveat(t: Texts) -> str:
    """Wherever shares are shown (V04)."""
    return t(
        "Many Ja can mean that the work goes well, or that shortcomings are not raised. A share is not a grade: talk about "
        "what is behind it."
    )


def became(of: Became, t: Texts) -> str:
    words = {
        Became.ONGOING: t("Not carried out yet"),
        Became.DONE: t("Carried out, not followed up yet"),
        Became.HELPED: t("Carried out, and it helped"),
        Became.NOT_ENOUGH: t("Carried out, but not enough"),
        Became.CANNOT: t("Cannot be done"),
    }
    return words[of]


def cause(of: Cause, t: Texts) -> str:
    words = {
        Cause.TIME: t("Time"),
        Cause.USE: t("Do not see the use"),
        Cause.ACCESS: t("No access or authority"),
        Cause.OTHER: t("Something else"),
    }
    return words[of]


def evidence(one: OtherEvidence, t: Texts) -> str:
    words = {
        EvidenceKind.INSPECTION: t("Inspection"),
        EvidenceKind.INTERNAL_AUDIT: t("Internal audit"),
        EvidenceKind.STATISTICS: t("Statistics"),
        EvidenceKind.OTHER: t("Other evidence"),
    }
    source = ", ".join((clean(one.source), *([t.day(one.dated)] if one.dated else []))).strip(", ")
    if not source:
        return t("{kind}: {what}", kind=words[one.kind], what=clean(one.text))
    return t("{kind} ({source}): {what}", kind=words[one.kind], source=source, what=clean(one.text))


def ways(report: Report, t: Texts) -> str | None:
    """Where something else than the conversation in Teams was used (G04)."""
    known = {one.value: one for one in Method if one is not Method.TEAMS}
    found = [
        t("{way}: {n}", way=method_words(known[way], t), n=t.number(count))
        for way, count in sorted(report.background.ways.items())
        if way in known
    ]
    return t("Answered in another way: {how}.", how=t.names(found)) if found else None


def questions(numbers: tuple[int, ...], t: Texts) -> str:
    """(fråga 2 och 7)"""
    if not numbers:
        return ""
    named = t.names([str(one) for one in numbers])
    return t("(question {numbers})", numbers=named)
