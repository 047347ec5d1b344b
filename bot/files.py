"""Making the document that somebody wants as a file. Whether they may have it is looked up anew each time it is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import IO, assert_never

from sqlalchemy.orm import Session

from cards.documents import plan_document, plan_facts, plan_workbook
from cards.texts import Texts
from dialogs import unit_plans as plan_pages
from dialogs.ids import NodeId
from dialogs.pages import UnitPlanPage
from dialogs.rules.files import DocumentKind, FileForm, Wanted
from dialogs.rules.measure import PlanFilter
from dialogs.turn import Actor
from storage import unit_plans
from storage.tables.reviews import AuditRow

Writer = Callable[[UnitPlanPage, datetime, Texts, IO[bytes]], None]
WRITERS: Mapping[FileForm, Writer] = {FileForm.WORD: plan_document.write, FileForm.EXCEL: plan_workbook.write}
ENDINGS = {FileForm.WORD: "docx", FileForm.EXCEL: "xlsx"}
NOT_IN_A_NAME = re.compile(r'["*:<>?/\\|~#%&{}\x00-\x1f]+')  # OneDrive takes none of them
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A document that is made: `unit` is whose, `name` the file's, `about` one line for whoever is asked to take it."""

    wanted: Wanted
    unit: str
    name: str
    about: str
    content: bytes


def build(session: Session, wanted: Wanted, actor: Actor, t: Texts) -> Built | None:
    """None: there is no such thing, or it is not for this person."""
    match wanted.document:
        case DocumentKind.PLAN:
            return _plan(session, wanted, actor, t)
        case _:
            assert_never(wanted.document)


def given(session: Session, built: Built, actor: Actor) -> None:
    """Who took what out is remembered: it has names and free text in it."""
    tag = f"file:{built.wanted.document.value}"
    session.add(AuditRow(at=actor.now, person_id=actor.person.id, tag=tag, subject=built.wanted.node))


def own_node(session: Session, actor: Actor) -> NodeId | None:
    """The unit that is meant where none is named."""
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


def _name(title: str, actor: Actor, ending: str) -> str:
    tidy = " ".join(NOT_IN_A_NAME.sub(" ", title).split())[:LONGEST_NAME].strip(" .")
    return f"{tidy} {actor.today.isoformat()}.{ending}"
