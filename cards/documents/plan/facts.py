"""What a unit's plan says in every kind of file: which document it is, in which version, and where the valid plan is."""

from __future__ import annotations

import hashlib
from datetime import datetime

from cards.documents.cells import Cell, clean
from cards.measures.unit_plan import state_words
from cards.reviews.measure_words import standing_words
from cards.texts import Texts
from dialogs.measures.pages import PlanLine, UnitPlanPage
from dialogs.reviews.rules.review import MeasureKind, Priority


def title(page: UnitPlanPage, t: Texts) -> str:
    return t("The plan of {unit}", unit=clean(page.unit))


def about(page: UnitPlanPage, now: datetime, t: Texts) -> list[str]:
    """The lines under the title. A copy on somebody's desk must not be taken for the plan (G29)."""
    when = t("{day} at {time}", day=t.day_of(now), time=t.time(now))
    years = str(page.year) if page.year is not None else t("all years")
    goal = (clean(page.goal),) if page.goal else ()
    return [
        t("Shown: {shown}, {years}", shown=", ".join((state_words(page.show, t), *goal)), years=years),
        document_line(page, t),
        t("Written {when}", when=when),
        t("A copy as it was then. SAM-boten holds the valid plan."),
        printed_line(t),
    ]


def document_line(page: UnitPlanPage, t: Texts) -> str:
    return t("Document {id}, version {version}", id=document_id(page), version=version(page))


def printed_line(t: Texts) -> str:
    return t("A printed version may not hold any more: the valid plan is in SAM-boten.")


def document_id(page: UnitPlanPage) -> str:
    """The same unit, year and choice is the same document; its version says whether anything in it differs."""
    parts = ["plan", page.node, str(page.year or "all"), page.show.value]
    if page.goal:
        parts.append(hashlib.sha256(page.goal.encode()).hexdigest()[:6])
    return "-".join(parts)


def version(page: UnitPlanPage) -> str:
    """The same for every kind of file and in every language: of what is said, not of how."""
    told = "\n".join((page.unit, document_id(page), *(str(one) for one in (*page.lines, *page.inherited))))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:12]


def header(t: Texts) -> list[str]:
    return [
        t("Year"),
        t("Question"),
        t("Kind"),
        t("What"),
        t("How it stands"),
        t("By"),
        t("Sees to it"),
        t("Priority"),
        t("Done on"),
        t("What was done"),
        t("Controlled"),
        t("What was seen"),
        t("Why"),
        t("Plan or goal"),
        t("Target year"),
        t("From"),
    ]


def row(line: PlanLine, t: Texts) -> list[Cell]:
    return [
        line.year,
        line.number if line.number is not None else "",
        t("Measure") if line.kind is MeasureKind.IMPROVE else t("Activity"),
        line.what,
        standing_words(line.standing, t),
        line.due or "",
        line.accountable,
        t("High, a serious risk") if line.priority is Priority.HIGH else t("Normal"),
        t.local(line.done_at).date() if line.done_at else "",
        line.done_what,
        t.local(line.controlled_at).date() if line.controlled_at else "",
        line.control_note,
        line.reason,
        line.goal,
        line.target_year or "",
        line.origin,
    ]
