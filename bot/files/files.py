"""The document that somebody wants as a file. Whether they may have it is looked up when they ask, and anew when it is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import IO, assert_never

from sqlalchemy.orm import Session

from bot.turns import levels as level_turns
from bot.turns import presenting
from cards.documents import presentation_document
from cards.documents.plan import document as plan_document
from cards.documents.plan import facts as plan_facts
from cards.documents.plan import workbook as plan_workbook
from cards.documents.report import document as report_document
from cards.documents.report import facts as report_facts
from cards.documents.report import workbook as report_workbook
from cards.levels import picture as level_picture
from cards.levels.parts import title as level_title
from cards.texts import Texts
from dialogs.documents.rules.files import DocumentKind, FileForm, Wanted
from dialogs.documents.rules.report import Report
from dialogs.ground.ids import NodeId
from dialogs.ground.turn import Actor
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.pages import LevelPicturePage
from dialogs.measures import unit_plans as plan_pages
from dialogs.measures.pages import UnitPlanPage
from dialogs.measures.rules.measure import PlanFilter
from storage.database import Sessions, reading
from storage.decisions import tables as decision_tables
from storage.documents import reports
from storage.levels import seeing
from storage.measures import unit_plans
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


# Roughly, in bytes: Teams wants a size with its question, and the file is made when it has been said yes to.
SIZES: Mapping[tuple[DocumentKind, FileForm], int] = {
    (DocumentKind.PLAN, FileForm.WORD): 40_000,
    (DocumentKind.PLAN, FileForm.EXCEL): 10_000,
    (DocumentKind.REPORT, FileForm.WORD): 500_000,
    (DocumentKind.REPORT, FileForm.EXCEL): 60_000,
    (DocumentKind.PRESENTATION, FileForm.WORD): 40_000,
    (DocumentKind.CHART, FileForm.PICTURE): 15_000,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that somebody may have: `unit` is whose, `name` the file's, `about` one line for whoever is asked to take it."""

    wanted: Wanted
    unit: str
    name: str
    about: str

    @property
    def size(self) -> int:
        """In bytes, roughly."""
        return SIZES[self.wanted.document, self.wanted.form]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A document that is made."""

    paper: Paper
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """All that a document needs is read; `write` asks no database any more."""

    paper: Paper
    write: Callable[[IO[bytes]], None]


def may_have(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> Paper | None:
    """What this person would get. Quick: somebody waits for a card, and on SQLite everybody who writes waits, too.

    None: there is no such thing, or it is not for this person. Raises NoReport where there is nothing to tell yet.
    """
    if wanted.document is DocumentKind.REPORT:
        node, year = reports.may_have(session, wanted.node, wanted.year, actor.person.id, actor.today, few)
        title = report_facts.name(node.name, year, t)
        return _report_paper(wanted, node.name, year, title, actor, about=title)
    draft = _draft(session, wanted, actor, t, few)
    return draft.paper if draft else None


def build(sessions: Sessions, wanted: Wanted, actor: Actor, t: Texts, few: int) -> Built | None:
    """As `may_have`, and then makes it: seconds of a region's report. Nobody who writes has to wait for that."""
    with reading(sessions) as session:
        draft = _draft(session, wanted, actor, t, few)
    if draft is None:
        return None
    file = BytesIO()
    draft.write(file)
    return Built(paper=draft.paper, content=file.getvalue())


def _draft(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> _Draft | None:
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


def given(session: Session, paper: Paper, actor: Actor) -> None:
    """Who took what out is remembered: it has names and free text in it."""
    tag = f"file:{paper.wanted.document.value}"
    of = paper.wanted
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


def _plan(session: Session, wanted: Wanted, actor: Actor, t: Texts) -> _Draft | None:
    plan = unit_plans.of_reader(session, wanted.node, actor.person.id, actor.today)
    if plan is None:
        return None
    page = plan_pages.page(plan, wanted.year, PlanFilter.ALL)
    title = plan_facts.title(page, t)
    paper = Paper(
        wanted=wanted,
        unit=plan.unit,
        name=_name(title, actor, ENDINGS[wanted.form]),
        about=f"{title}. {plan_facts.document_line(page, t)}",
    )
    return _Draft(paper=paper, write=lambda file: WRITERS[wanted.form](page, actor.now, t, file))


def _report(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> _Draft:
    report = reports.for_person(session, wanted.node, wanted.year, actor.person.id, actor.today, few)
    title = report_facts.name(report.node.name, report.year, t)
    about = f"{title}. {report_facts.document_line(report, t)}"
    paper = _report_paper(wanted, report.node.name, report.year, title, actor, about=about)
    return _Draft(paper=paper, write=lambda file: REPORTS[wanted.form](report, actor.now, t, file))


def _report_paper(wanted: Wanted, unit: str, year: int, title: str, actor: Actor, *, about: str) -> Paper:
    name = _name(title, actor, ENDINGS[wanted.form])
    return Paper(wanted=replace(wanted, year=year), unit=unit, name=name, about=about)


def _presentation(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> _Draft | None:
    """For whoever may see the level's decisions: what the body sees, and nothing of few."""
    table = decision_tables.of_reader(session, wanted.node, wanted.year, actor.person.id, actor.today)
    body = presenting.body_of(table, wanted.body, None) if table and table.may_see(actor.person.id) else None
    page = presenting.page(session, table, body, actor.today, few) if table and body else None
    if table is None or body is None or page is None:
        return None
    title = t("To {body}: {level}", body=page.body, level=level_title(page.level, t))
    paper = Paper(
        wanted=replace(wanted, year=table.year, body=body.id),
        unit=page.body,
        name=_name(title, actor, ENDINGS[FileForm.WORD]),
        about=title,
    )
    return _Draft(paper=paper, write=lambda file: presentation_document.write(page, actor.now, t, file))


def _chart(session: Session, wanted: Wanted, actor: Actor, t: Texts, few: int) -> _Draft | None:
    """What the level's card says to this person, drawn: what it may not say is in no picture either."""
    event = ShowLevel(
        node=wanted.node,
        year=wanted.year,
        area=wanted.area,
        question=wanted.question,
        show=LevelView.PICTURE,
    )
    page = level_turns.look(session, event, actor, few)[0].reply.page
    if not isinstance(page, LevelPicturePage):
        return None
    made = level_picture.drawn(page, t)
    title = f"{level_title(page.level, t)} {made.name}"
    paper = Paper(
        wanted=replace(wanted, node=page.level.node, year=page.level.year),
        unit=page.level.name,
        name=_name(title, actor, ENDINGS[FileForm.PICTURE]),
        about=made.said[:LONGEST_ABOUT],
    )

    def write(file: IO[bytes]) -> None:
        file.write(made.png)

    return _Draft(paper=paper, write=write)


def _name(title: str, actor: Actor, ending: str) -> str:
    tidy = " ".join(NOT_IN_A_NAME.sub(" ", title).split())[:LONGEST_NAME].strip(" .")
    return f"{tidy} {actor.today.isoformat()}.{ending}"
