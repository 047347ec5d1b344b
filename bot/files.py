"""Making the document that somebody wants as a file. Whether they may have it is looked up anew each time it is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import IO, assert_never

from sqlalchemy.orm import Session

from bot import level_turns, presenting
from cards import level_picture
from cards.documents import (
    plan_document,
    plan_facts,
    plan_workbook,
    presentation_document,
    report_document,
    report_facts,
    report_workbook,
)
from cards.level_parts import title as level_title
from cards.texts import Texts
from dialogs import events as e
from dialogs import unit_plans as plan_pages
from dialogs.ids import NodeId
from dialogs.pages import LevelPicturePage, UnitPlanPage
from dialogs.rules.files import DocumentKind, FileForm, Wanted
from dialogs.rules.measure import PlanFilter
from dialogs.rules.report import Report
from dialogs.turn import Actor
from storage import decision_tables, reports, unit_plans
from storage.levels import seeing
from storage.tables.reviews import AuditRow

Writer = Callable[[UnitPlanPage, datetime, Texts, IO[bytes]], None]
WRITERS: Mapping[FileForm, Writer] = {FileForm.WORD: plan_document.write, FileForm.EXCEL: plan_workbook.write}
REPORTS: Mapping[FileForm, Callable[[Report, datetime, Texts, IO[bytes]], None]] = {
    FileForm.WORD: report_document.write,
    FileForm.EXCEL: report_workbook.write,
}
ENDINGS = {FileForm.WORD: "docx", FileForm.EXCEL: "xlsx", FileForm.PICTURE: "png"}
NOT_IN_A_NAME = re.compile(r'["*:<>?/\\|~#%&{}\x00-\x1f]+')  # OneDrive takes none of them
LONGEST_NAME = 100
LONGEST_ABOUT = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A document that is made: `unit` is whose, `name` the file's, `about` one line for whoever is asked to take it."""

    wanted: Wanted
    unit: str
    name: str
    about: str
    content: bytes


def build(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> Built | None:
    """None: there is no such thing, or it is not for this person. Raises NoReport where there is nothing to tell yet."""
    match wanted.document:
        case DocumentKind.PLAN:
            return _plan(session, wanted, actor, t)
        case DocumentKind.REPORT:
            return _report(session, wanted, actor, t, few)
        case DocumentKind.PRESENTATION:
            return _presentation(session, wanted, actor, t, few)
        case DocumentKind.CHART:
            return _chart(session, wanted, actor, t, few)
        case _:
            assert_never(wanted.document)


def given(session: Session, built: Built, actor: Actor) -> None:
    """Who took what out is remembered: it has names and free text in it."""
    tag = f"file:{built.wanted.document.value}"
    of = built.wanted
    subject = of.node if of.document is DocumentKind.PLAN else f"{of.node}:{of.year}"
    session.add(AuditRow(at=actor.now, person_id=actor.person.id, tag=tag, subject=subject))


def own_node(session: Session, document: DocumentKind, actor: Actor, year: int | None) -> NodeId | None:
    """What is meant where nothing is named: one's own unit, and of reports the highest that one leads or coordinates."""
    if document is DocumentKind.REPORT:
        return seeing.own_level(session, actor.person.id, year, actor.today)
    if document is DocumentKind.PRESENTATION:
        table = decision_tables.of_reader(session, None, year, actor.person.id, actor.today)
        return table.node.id if table else None
    return unit_plans.own_unit(session, actor.person.id, actor.today)


def _plan(session: Session, wanted: Wanted, actor: Actor, t: Texts) -> Built | None:
    plan = unit_plans.of_reader(session, wanted.node, actor.person.id, actor.today)
    if plan is None:
        return None
    page = plan_pages.page(plan, wanted.year, PlanFilter.ALL)
    file = BytesIO()
    WRITERS[wanted.form](page, actor.now, t, file)
    title = plan_facts.title(page, t)
    return Built(
        wanted=wanted,
        unit=plan.unit,
        name=_name(title, actor, ENDINGS[wanted.form]),
        about=f"{title}. {plan_facts.document_line(page, t)}",
        content=file.getvalue(),
    )


def _report(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> Built | None:
    report = reports.for_person(session, wanted.node, wanted.year, actor.person.id, actor.today, few)
    file = BytesIO()
    REPORTS[wanted.form](report, actor.now, t, file)
    title = report_facts.name(report, t)
    return Built(
        wanted=replace(wanted, year=report.year),
        unit=report.node.name,
        name=_name(title, actor, ENDINGS[wanted.form]),
        about=f"{title}. {report_facts.document_line(report, t)}",
        content=file.getvalue(),
    )


def _presentation(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> Built | None:
    """For whoever may see the level's decisions: what the body sees, and nothing of few."""
    table = decision_tables.of_reader(session, wanted.node, wanted.year, actor.person.id, actor.today)
    body = presenting.body_of(table, wanted.body, None) if table and table.may_see(actor.person.id) else None
    page = presenting.page(session, table, body, actor.today, few) if table and body else None
    if table is None or body is None or page is None:
        return None
    file = BytesIO()
    presentation_document.write(page, actor.now, t, file)
    title = t("To {body}: {level}", body=page.body, level=level_title(page.level, t))
    return Built(
        wanted=replace(wanted, year=table.year, body=body.id),
        unit=page.body,
        name=_name(title, actor, ENDINGS[FileForm.WORD]),
        about=title,
        content=file.getvalue(),
    )


def _chart(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> Built | None:
    """What the level's card says to this person, drawn: what it may not say is in no picture either."""
    event = e.ShowLevel(
        node=wanted.node,
        year=wanted.year,
        area=wanted.area,
        question=wanted.question,
        show=e.LevelView.PICTURE,
    )
    page = level_turns.take(session, event, actor, few).reply.page
    if not isinstance(page, LevelPicturePage):
        return None
    made = level_picture.drawn(page, t)
    title = f"{level_title(page.level, t)} {made.name}"
    return Built(
        wanted=replace(wanted, node=page.level.node, year=page.level.year),
        unit=page.level.name,
        name=_name(title, actor, ENDINGS[FileForm.PICTURE]),
        about=made.said[:LONGEST_ABOUT],
        content=made.png,
    )


def _name(title: str, actor: Actor, ending: str) -> str:
    tidy = " ".join(NOT_IN_A_NAME.sub(" ", title).split())[:LONGEST_NAME].strip(" .")
    return f"{tidy} {actor.today.isoformat()}.{ending}"
