"""Replies about the yearly risk assessment: never noted, noted, refused, and beside the question that asks about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dialogs.ground.ids import NodeId, QuestionId
from dialogs.ground.notices import CommonLack, Lacking, Reply, SavedThing
from dialogs.reminders.pages import DigestLine, DigestPage, DueRisk
from dialogs.reminders.rules.deadlines import Why
from dialogs.risk.notices import RiskLack, RiskSaved
from dialogs.risk.pages import RiskPage, UnitRisk
from dialogs.risk.rules.risk import RiskAssessed
from tests.cards.reviews.samples_first import AT, q, question_page
from tests.cards.samples_notices import REVIEW

NODE = NodeId("avd32")
UNIT = "Medicinkliniken avd. 32"
LAST = RiskAssessed(node=NODE, unit=UNIT, on=date(2026, 3, 1), by="Sven Lindqvist-Åkerström")
RISK = RiskPage(node=NODE, unit=UNIT, last=LAST, earliest=date(2016, 11, 20), latest=date(2026, 11, 21))
OTHERS = tuple((NodeId(f"avd{n}"), f"Geriatriska rehabiliteringskliniken avd. {n}") for n in range(33, 45))
DUE = DueRisk(node=NODE, unit=UNIT, last=LAST.on)

SAMPLES: dict[str, Reply] = {
    "risk, never": Reply(page=replace(RISK, last=None)),
    "risk, saved": Reply(page=RISK, notice=SavedThing(what=RiskSaved.RISK_ASSESSED, at=AT, by="Anna Ek")),
    "risk, ahead": Reply(page=replace(RISK, typed="2027-03-01"), notice=Lacking(what=(RiskLack.RISK_DAY_AHEAD,))),
    "risk, rubbish": Reply(page=RISK, notice=Lacking(what=(RiskLack.RISK_DAY,), typed="i våras")),
    "risk, many units": Reply(page=replace(RISK, others=OTHERS), notice=Lacking(what=(CommonLack.UNIT,))),
    "risk, from the question": Reply(page=replace(RISK, review=REVIEW.id, question=QuestionId("q13"))),
    "question, about risks": Reply(page=question_page(q(13), risks=(UnitRisk(node=NODE, unit=UNIT, last=LAST),))),
    "question, about risks of two": Reply(
        page=question_page(
            q(13),
            risks=(
                UnitRisk(node=NODE, unit=UNIT, last=LAST),
                UnitRisk(node=NodeId("avd33"), unit="Medicinkliniken avd. 33", last=None),
            ),
        )
    ),
    "digest, risk soon": Reply(page=DigestPage(lines=(DigestLine(why=Why.RISK_ASSESSMENT, days=30, risk=DUE),))),
    "digest, risk past": Reply(
        page=DigestPage(
            lines=(
                DigestLine(why=Why.RISK_ASSESSMENT, days=-28, risk=DUE),
                DigestLine(why=Why.RISK_ASSESSMENT, days=0, risk=replace(DUE, last=None)),
            )
        )
    ),
}
