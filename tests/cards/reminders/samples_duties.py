"""Replies for what levels owe: in the morning's reminders, on the start page, before a meeting, in a body's channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.decisions.pages import PresentationWays
from dialogs.documents.pages import FilePage, FileState
from dialogs.documents.rules.files import DocumentKind, FileForm, Wanted
from dialogs.ground.ids import BodyId, DecisionId, NodeId
from dialogs.ground.notices import Reply
from dialogs.home.pages import UnreadAnswer, WaitingAnalysis
from dialogs.organisation.pages import LinkedPage, LinksPage
from dialogs.reminders.pages import DigestLine, DigestPage, DueDuty
from dialogs.reminders.rules.deadlines import Why
from dialogs.reminders.rules.duties import Duty
from tests.cards.decisions.samples import DECISIONS, PRESENTATION
from tests.cards.home.samples import HOME

CLINIC, WARD = NodeId("k-med"), NodeId("e-32")
LONG = "Hälso- och sjukvårdsförvaltningens centrala samverkansgrupp för Sjukhusområdet norr och Närsjukvården"
DECISION = DecisionId(UUID(int=31))


def due(duty: Duty, days: int, **other: date | None) -> DigestLine:
    about = DueDuty(
        duty=duty,
        node=CLINIC,
        level="Medicinkliniken",
        year=2026,
        body=BodyId("n"),
        body_name="Hälso- och sjukvårdsnämnden",
        decision=DECISION,
        on=other.get("on", date(2027, 2, 3)),
        by=other.get("by"),
        at=WARD,
        unit="Medicinkliniken avd. 32",
    )
    return DigestLine(why=Why(duty.value), days=days, duty=about)


AGENDA = due(Duty.AGENDA, 21, by=date(2027, 2, 12))
EVERY = (
    due(Duty.EXPECTED, -2, by=date(2027, 1, 30)),
    due(Duty.FEEDBACK, -14),
    due(Duty.LEVEL_VIEW, -5),
    AGENDA,
    due(Duty.AGENDA, 7, by=date(2027, 1, 25)),
    due(Duty.AGENDA, 7, on=None, by=date(2027, 1, 25)),
    due(Duty.AGENDA, 7, by=None),
    due(Duty.RECEIPT, -7),
)
FIRST = {one.why: one for one in reversed(EVERY)}
WAITS = WaitingAnalysis(node=CLINIC, level="Medicinkliniken", year=2026, mine=False, stage=AnalysisStage.WITH_REP)
UNREAD = UnreadAnswer(decision=DECISION, node=WARD, unit="Medicinkliniken avd. 32", level="Medicinkliniken")
LEVELS = replace(
    HOME,
    analyses=(WAITS, replace(WAITS, mine=True), replace(WAITS, stage=AnalysisStage.CONFIRMED)),
    unread=(UNREAD,) * 6,
    has_receipt=True,
    has_unit=True,
)
WAYS = PresentationWays(
    body=BodyId("n"),
    meeting=date(2027, 3, 3),
    by=date(2027, 2, 25),
    presented_at=None,
    stage=AnalysisStage.CONFIRMED,
    has_channel=True,
    may_present=True,
)
SHOWN = replace(WAYS, presented_at=datetime(2027, 2, 4, 9, 12, tzinfo=UTC))
FILE = FilePage(
    state=FileState.ASKED,
    wanted=Wanted(document=DocumentKind.PRESENTATION, form=FileForm.WORD, node=CLINIC, year=2026, body=BodyId("n")),
    unit="Hälso- och sjukvårdsnämnden",
    name="Till Hälso- och sjukvårdsnämnden Medicinkliniken, 2026 2027-02-01.docx",
)
UNITS = tuple((NodeId(f"e-{number}"), f"Medicinkliniken avd. {number}", number == 1) for number in range(1, 20))
BODIES = tuple((BodyId(f"b{number}"), f"{LONG} {number}", number == 1) for number in range(1, 9))

SAMPLES: dict[str, Reply] = {
    **{f"digest, {why.value}": Reply(page=DigestPage(lines=(one,))) for why, one in FIRST.items()},
    "digest, levels": Reply(page=DigestPage(lines=EVERY)),
    "digest, agenda late": Reply(page=DigestPage(lines=(EVERY[4], EVERY[5], EVERY[6]))),
    "home, levels": Reply(page=LEVELS),
    "home, nothing but levels": Reply(page=replace(LEVELS, reviews=(), measures=(), lifted=(), unread=())),
    "decisions, in time": Reply(
        page=replace(
            DECISIONS,
            bodies=tuple(replace(one, presented_at=None, by=date(2027, 2, 25)) for one in DECISIONS.bodies),
        )
    ),
    "presentation, to be shown": Reply(page=replace(PRESENTATION, ways=WAYS)),
    "presentation, shown": Reply(page=replace(PRESENTATION, ways=SHOWN)),
    "presentation, no channel": Reply(
        page=replace(PRESENTATION, ways=replace(WAYS, has_channel=False, may_present=False))
    ),
    "presentation, drafting": Reply(
        page=replace(
            PRESENTATION, items=(), ways=replace(WAYS, meeting=None, stage=AnalysisStage.DRAFTING, may_present=False)
        )
    ),
    "presentation file": Reply(page=FILE),
    "presentation file, declined": Reply(page=replace(FILE, state=FileState.DECLINED)),
    "links, bodies": Reply(page=LinksPage(offered=UNITS[:2], bodies=BODIES[:2])),
    "links, many": Reply(page=LinksPage(offered=UNITS, bodies=BODIES)),
    "linked, a body": Reply(page=LinkedPage(name=LONG, is_body=True)),
}
