"""Keeps a level's report and plan when a body has adopted: whole, once for each decision, as they stand when it is looked.

Not in the turn that records the decision: a region's report takes seconds, and whoever presses must not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from cards.documents.plan import document as plan_document
from cards.documents.plan import facts as plan_facts
from cards.documents.plan import workbook as plan_workbook
from cards.documents.report import data as report_data
from cards.documents.report import document as report_document
from cards.documents.report import json as report_json
from cards.texts import Texts
from dialogs.analyses.rules.decision import Decision, standing
from dialogs.documents.rules.report import Audience, NoReport
from dialogs.ground.ids import NodeId, RoundId
from dialogs.ground.texts import Language
from dialogs.measures import unit_plans as pages
from dialogs.measures.rules.measure import PlanFilter
from storage.database import Sessions, reading, transaction
from storage.decisions import reading as decisions
from storage.documents import adopted, reports
from storage.documents.adopted import AdoptedKind, AdoptedMedia
from storage.documents.exporting.scope import scope
from storage.measures import unit_plans
from storage.organisation import tree as organisation
from storage.reviews import rounds

Made = tuple[AdoptedKind, str, str, AdoptedMedia, bytes]


def keep(sessions: Sessions, year: int, node: NodeId | None, now: datetime, zone: ZoneInfo) -> int:
    """How many documents were kept, of the node and everything below it, or of all; those of a decision that has some are
    kept already. In Swedish, which is the language of the record. Raises NoNode.

    They are made while others may write, and written in a moment: the running bot never waits for a region's report.
    """
    t = Texts(Language.SV, zone)
    with reading(sessions) as session:
        wanted = list(_to_keep(session, year, node))
    return sum(_keep_one(sessions, year, decision, now, t) for decision in wanted)


def _to_keep(session: Session, year: int, node: NodeId | None) -> Iterator[Decision]:
    nodes = scope(session, year, node).nodes if node is not None else frozenset(organisation.nodes(session))
    for one in rounds.rounds(session, year):
        for decision in _newest(session, nodes, one.id):
            if not any(kept.decision == decision.id for kept in adopted.of(session, decision.node, one.id)):
                yield decision


def _newest(session: Session, nodes: frozenset[NodeId], round_id: RoundId) -> Iterator[Decision]:
    """Of each node the last that holds and has decided something."""
    for node in sorted(nodes & adopted.nodes_that_decided(session, round_id)):
        held = [one for one in standing(decisions.of_node(session, node, round_id)) if not one.none_yet]
        if held:
            yield held[-1]


def _keep_one(sessions: Sessions, year: int, decision: Decision, now: datetime, t: Texts) -> int:
    with reading(sessions) as session:
        made = (*_report(session, year, decision.node, now, t), *_plan(session, year, decision.node, now, t))
    with transaction(sessions) as session:
        return sum(
            adopted.keep(
                session,
                node=decision.node,
                round_id=decision.round,
                decision=decision.id,
                kind=kind,
                document=document,
                version=version,
                media=media,
                content=content,
                now=now,
            )
            for kind, document, version, media, content in made
            if not adopted.has(session, document, version, media)  # two decisions about the same content
        )


def _report(session: Session, year: int, node: NodeId, now: datetime, t: Texts) -> Iterator[Made]:
    """Where there is one to make: a body may decide although nobody has signed."""
    today = now.astimezone(t.zone).date()
    try:
        report = reports.gather(session, node, year, today, audience=Audience.LINE)
    except NoReport:
        return
    for media, write in ((AdoptedMedia.WORD, report_document.write), (AdoptedMedia.JSON, report_json.write)):
        file = BytesIO()
        write(report, now, t, file)
        which = (report_data.document_id(report), report_data.version(report))
        yield AdoptedKind.REPORT, *which, media, file.getvalue()


def _plan(session: Session, year: int, node: NodeId, now: datetime, t: Texts) -> Iterator[Made]:
    plan = unit_plans.of_node(session, node, now.astimezone(t.zone).date())
    page = pages.page(plan, year, PlanFilter.ALL) if plan is not None else None
    if page is None or not page.lines:
        return
    for media, write in ((AdoptedMedia.WORD, plan_document.write), (AdoptedMedia.EXCEL, plan_workbook.write)):
        file = BytesIO()
        write(page, now, t, file)
        yield AdoptedKind.PLAN, plan_facts.document_id(page), plan_facts.version(page), media, file.getvalue()
