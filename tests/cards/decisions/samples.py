"""Replies for the cards of bodies, decisions, answers back and receipts: begun, owed, corrected, and at their largest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.analyses.rules.decision import ItemKind, Verdict
from dialogs.decisions.notices import AnalysisNotSent, DecisionLack, DecisionSaved, NotYourDecision
from dialogs.decisions.pages import (
    AnswerBackPage,
    BodyLine,
    DecidedItem,
    DecideDraft,
    DecidePage,
    DecisionHead,
    DecisionLine,
    DecisionPage,
    DecisionsPage,
    EffortLine,
    FedBack,
    FeedbackPage,
    ItemLine,
    PresentationPage,
    ReceiptLine,
    ReceiptPage,
    ReceiptStep,
)
from dialogs.decisions.rules.decision import BodyKind, Unfinished, laid_out
from dialogs.ground.ids import BodyId, DecisionId, NodeId, QuestionId
from dialogs.ground.notices import Lacking, Reply, SavedThing
from dialogs.ground.texts import Text
from dialogs.levels.pages import NoFigures
from dialogs.reviews.rules.standing import Standing
from tests.cards.levels.samples import CLINIC, FIGURES, NO
from tests.cards.reviews.samples_longest import LONG

AT = datetime(2027, 2, 4, 9, 12, tzinfo=UTC)
TODAY = date(2027, 2, 5)
HEAD = DecisionHead(
    decision=DecisionId(UUID(int=31)),
    body="Hälso- och sjukvårdsnämnden",
    on=date(2027, 2, 3),
    paragraph="12",
    registry_number="RV 2027-14",
)
NOT_YET = DecisionHead(
    decision=DecisionId(UUID(int=32)),
    body="Samverkansgruppen",
    on=date(2027, 1, 20),
    none_yet=True,
    expected_on=date(2027, 3, 3),
)
EFFORT = EffortLine(
    what="Rutin för ensamarbete nattetid",
    where="HR",
    standing=Standing.ONGOING,
    due=date(2027, 12, 31),
    accountable="Hanna Åström",
)
ADOPTED = DecidedItem(
    number=1,
    kind=ItemKind.PROPOSAL,
    text="Rutin för ensamarbete",
    verdict=Verdict.CHANGED,
    wording="Rutin för ensamarbete nattetid",
    reason="",
    effort=EFFORT,
)
REJECTED = replace(
    ADOPTED, number=2, text="Egen skyddsrond", verdict=Verdict.REJECTED, wording="", reason="Görs redan", effort=None
)
ITEMS = (
    ItemLine(number=1, key="proposal:1", kind=ItemKind.PROPOSAL, text="Rutin för ensamarbete", owner="HR"),
    ItemLine(number=2, key="priority:2", kind=ItemKind.PRIORITY, text="Tid för arbetsmiljöarbetet", owner="Kliniken"),
)
BODIES = (
    BodyLine(
        body=BodyId("lg"),
        name="Medicinklinikens ledningsgrupp",
        kind=BodyKind.MANAGEMENT_GROUP,
        decides=False,
        next_meeting=None,
        presented_at=AT,
        may_present=True,
    ),
    BodyLine(
        body=BodyId("n"),
        name="Hälso- och sjukvårdsnämnden",
        kind=BodyKind.BOARD,
        decides=True,
        next_meeting=date(2027, 3, 3),
        presented_at=None,
        may_present=True,
    ),
)
LINES = (
    DecisionLine(head=HEAD, corrected=False, owed=Unfinished.NO_FEEDBACK, sent_to=0, read=0, raised=0),
    DecisionLine(head=NOT_YET, corrected=True, owed=None, sent_to=0, read=0, raised=0),
)
DECISIONS = DecisionsPage(
    level=CLINIC,
    stage=AnalysisStage.CONFIRMED,
    bodies=BODIES,
    decisions=LINES,
    may_record=True,
    leads=True,
    plan=laid_out(date(2026, 11, 30), date(2027, 2, 15)),
)
DECIDE = DecidePage(
    level=CLINIC,
    number=1,
    bodies=((BodyId("lg"), "Medicinklinikens ledningsgrupp"), (BodyId("n"), "Hälso- och sjukvårdsnämnden")),
    items=ITEMS,
    none_yet=False,
    corrects=None,
    rep_silent=True,
    today=TODAY,
)
TYPED = DecideDraft(body="n", day="2027-02-03", paragraph="12", text="x", adopted="proposal:1", reasons="")
DECISION = DecisionPage(
    level=CLINIC,
    head=HEAD,
    text="Nämnden antar förslaget om ensamarbete.",
    version=1,
    items=(ADOPTED, REJECTED),
    corrects=None,
    corrected_by=None,
    by="Kaj Berg",
    at=AT,
    owed=Unfinished.NO_FEEDBACK,
    feedback=None,
    may_record=True,
)
TOLD = FedBack(
    text="Ni bad om stöd vid ensamarbete. Det kommer en rutin före sommaren.",
    by="Kaj Berg",
    at=AT,
    sent_to=12,
    read=4,
    raised=2,
    unread=tuple(f"Avdelning {number}" for number in range(1, 9)),
)
ANSWER = AnswerBackPage(
    node=NodeId("e-32"),
    unit="Medicinkliniken avd. 32",
    level=CLINIC,
    head=HEAD,
    decided="Nämnden antar förslaget om ensamarbete.",
    text=TOLD.text,
    items=(ADOPTED, REJECTED),
    corrects=NOT_YET,
    read_by="",
    read_at=None,
    raised_on=None,
    may_receipt=True,
    today=TODAY,
)
STEP = ReceiptStep(
    level="Medicinkliniken",
    text="Rutin för ensamarbete",
    kind=ItemKind.PROPOSAL,
    preserve=False,
    verdict=Verdict.CHANGED,
    wording="Rutin för ensamarbete nattetid",
    head=HEAD,
    effort=EFFORT,
)
WAITING = ReceiptStep(
    level="Förvaltningen",
    text="Tid för arbetsmiljöarbetet",
    kind=ItemKind.PRIORITY,
    preserve=False,
    head=NOT_YET,
    why_not_yet="Budgeten är inte klar",
)
KEPT = replace(WAITING, text="Morgonmötet", preserve=True, head=None, why_not_yet="")
OWN = replace(KEPT, text="Årshjul", kind=ItemKind.MEASURE, preserve=False, effort=EFFORT)
NINE = ReceiptLine(
    question=QuestionId("q9"),
    number=9,
    short=Text("ensamarbete", "working alone"),
    choice=NO,
    steps=(STEP, WAITING),
)
RECEIPT = ReceiptPage(
    node=NodeId("e-32"),
    unit="Medicinkliniken avd. 32",
    year=2026,
    lines=(NINE,),
    general=(KEPT, OWN),
    waiting=2,
    answers=((HEAD, False), (NOT_YET, True)),
    signed=True,
    others=((NodeId("e-33"), "Medicinkliniken avd. 33"),),
)
PRESENTATION = PresentationPage(
    body="Hälso- och sjukvårdsnämnden",
    kind=BodyKind.BOARD,
    level=replace(CLINIC, in_line=False),
    signed=14,
    expected=15,
    figures=FIGURES,
    lacking=None,
    summary="Vi ser tid och bemanning.",
    items=ITEMS,
    decides=True,
    meeting=date(2027, 3, 3),
)
SAVED = SavedThing(what=DecisionSaved.DECIDED, at=AT, by="Kaj Berg")
WRONG = Lacking(
    what=(
        DecisionLack.DECIDED_AHEAD,
        DecisionLack.DECISION_TEXT,
        DecisionLack.VERDICT_REASON,
        DecisionLack.ITEM_UNKNOWN,
        DecisionLack.BODY,
    ),
    typed="2",
    candidates=("7",),
)

SAMPLES: dict[str, Reply] = {
    "decisions": Reply(page=DECISIONS),
    "decisions-none": Reply(
        page=replace(DECISIONS, bodies=(), decisions=(), stage=None, plan=(), may_record=False),
        notice=NotYourDecision(managers=("Kaj Berg",)),
    ),
    "decisions-drafting": Reply(
        page=replace(DECISIONS, decisions=(), stage=AnalysisStage.DRAFTING), notice=AnalysisNotSent()
    ),
    "decisions-no-channel": Reply(page=DECISIONS, notice=Lacking(what=(DecisionLack.NO_CHANNEL,))),
    "decide": Reply(page=DECIDE),
    "decide-wrong": Reply(page=replace(DECIDE, draft=TYPED, corrects=HEAD), notice=WRONG),
    "decide-not-yet": Reply(
        page=replace(DECIDE, none_yet=True, bodies=DECIDE.bodies[:1]), notice=Lacking(what=(DecisionLack.EXPECTED_DAY,))
    ),
    "decision": Reply(page=DECISION, notice=SAVED),
    "decision-told": Reply(page=replace(DECISION, feedback=TOLD, owed=Unfinished.UNREAD)),
    "decision-corrected": Reply(page=replace(DECISION, corrected_by=HEAD, corrects=NOT_YET, owed=None)),
    "decision-not-yet": Reply(
        page=replace(DECISION, head=NOT_YET, items=(), text="Budgeten är inte klar", owed=Unfinished.STILL_NONE)
    ),
    "decision-longest": Reply(
        page=replace(DECISION, text=LONG, items=tuple(replace(ADOPTED, number=n, wording=LONG) for n in range(1, 13)))
    ),
    "feedback": Reply(
        page=FeedbackPage(
            level=CLINIC,
            head=HEAD,
            levels=(("verksamhet", 4), ("enhet", 31)),
            text="Nämnden antar förslaget.",
            texts=("", ""),
        ),
        notice=Lacking(what=(DecisionLack.FEEDBACK_TEXT,)),
    ),
    "answer-back": Reply(page=ANSWER),
    "answer-back-read": Reply(
        page=replace(ANSWER, read_by="Anna Ek", read_at=AT, raised_on=date(2027, 2, 10)),
        notice=SavedThing(what=DecisionSaved.ANSWER_RAISED, at=AT, by="Anna Ek"),
    ),
    "answer-back-channel": Reply(page=replace(ANSWER, may_receipt=False)),
    "answer-back-wrong": Reply(page=ANSWER, notice=Lacking(what=(DecisionLack.RAISED_DAY,))),
    "presentation": Reply(page=PRESENTATION),
    "presentation-few": Reply(
        page=replace(PRESENTATION, figures=None, lacking=NoFigures(limit=5), decides=False, summary="")
    ),
    "receipt": Reply(page=RECEIPT),
    "receipt-nothing": Reply(
        page=replace(RECEIPT, lines=(), general=(), waiting=0, answers=(), others=()),
        notice=SavedThing(what=DecisionSaved.ANSWER_READ, at=AT, by="Anna Ek"),
    ),
    "receipt-unsigned": Reply(page=replace(RECEIPT, lines=(), general=(), waiting=0, answers=(), signed=False)),
}
