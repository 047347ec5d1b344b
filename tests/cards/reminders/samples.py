"""Replies for the cards that come by themselves: the digest at its smallest and largest, its later, and after the last day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from dialogs.ground.ids import MeasureId, ReviewId
from dialogs.ground.notices import Lacking, Reply
from dialogs.measures.pages import MyMeasure
from dialogs.reminders.pages import Counted, DigestLine, DigestPage, MonthlyPage, NextMeasure, SnoozedPage, SnoozePage
from dialogs.reminders.rules.deadlines import Why
from dialogs.reviews.notices import ReviewLack
from dialogs.reviews.pages.after import CauseNotedPage, CausePage, WeeklyPage
from dialogs.reviews.pages.desk import Step
from tests.cards.samples_notices import JOINT, REVIEW

MEASURE = MyMeasure(
    measure=MeasureId(UUID(int=31)),
    what="Skriva en rutin för överfallslarm och öva den med *alla*, också nattpersonalen",
    due=date(2026, 12, 18),
    unit="Medicinkliniken avd. 32",
    overdue=False,
)
CLOSED = DigestLine(why=Why.CLOSED, days=-1, review=REVIEW, step=Step.LATE)
CLOSING = DigestLine(why=Why.CLOSING, days=7, review=REVIEW, step=Step.START)
EVERY = (
    CLOSED,
    DigestLine(why=Why.CLOSING, days=0, review=JOINT, step=Step.ANSWER),
    DigestLine(why=Why.CLOSING, days=1, review=REVIEW, step=Step.CONFIRM),
    DigestLine(why=Why.OVERDUE, days=-9, measure=MEASURE),
    DigestLine(why=Why.SIGNATURE, days=12, review=REVIEW, step=Step.SIGN),
    DigestLine(why=Why.TALK, days=12, review=REVIEW, step=Step.TALK),
    DigestLine(why=Why.VIEW, days=12, review=JOINT, step=Step.CONFIRM),
    DigestLine(why=Why.CONTROL, days=0, measure=replace(MEASURE, to_control=True)),
    DigestLine(why=Why.MEASURE, days=7, measure=MEASURE),
    DigestLine(why=Why.OPENING, days=6, review=REVIEW, step=Step.NOT_OPEN),
)
LONG = replace(MEASURE, what=MEASURE.what * 20)
SNOOZE = SnoozePage(earliest=date(2026, 11, 24), latest=date(2026, 12, 24))
WEEKLY = WeeklyPage(review=REVIEW, days_left=7, closes=date(2026, 11, 30), signed=False)
MONTHLY = MonthlyPage(
    unit="Medicinkliniken avd. 32",
    level=False,
    improve=Counted(done=3, total=5),
    preserve=Counted(done=1, total=2),
    late=0,
    to_control=1,
    next=NextMeasure(due=date(2027, 3, 15), what="årshjul för APT"),
)

SAMPLES: dict[str, Reply] = {
    "digest, one thing": Reply(page=DigestPage(lines=(CLOSING,))),
    "digest, late": Reply(page=DigestPage(lines=(CLOSED,))),
    "digest, many late": Reply(
        page=DigestPage(
            lines=tuple(replace(CLOSED, review=replace(REVIEW, id=ReviewId(UUID(int=n)))) for n in range(9))
        )
    ),
    "digest, everything": Reply(page=DigestPage(lines=EVERY)),
    "digest, twenty": Reply(page=DigestPage(lines=EVERY + EVERY)),
    **{f"digest, {one.why}": Reply(page=DigestPage(lines=(one,))) for one in EVERY if one.why is not Why.CLOSED},
    "digest, everything written": Reply(
        page=DigestPage(lines=tuple(DigestLine(why=Why.OVERDUE, days=-n, measure=LONG) for n in range(1, 21)))
    ),
    "snooze": Reply(page=SNOOZE),
    "snooze, no day": Reply(page=SNOOZE, notice=Lacking(what=(ReviewLack.DAY,))),
    "snoozed": Reply(page=SnoozedPage(until=date(2026, 12, 7))),
    "cause": Reply(page=CausePage(review=REVIEW)),
    "cause noted": Reply(page=CauseNotedPage(review=REVIEW, support=False)),
    "support asked for": Reply(page=CauseNotedPage(review=REVIEW, support=True)),
    "weekly": Reply(page=WEEKLY),
    "monthly": Reply(page=MONTHLY),
    "monthly, of a level": Reply(
        page=replace(
            MONTHLY,
            unit="Hälso- och sjukvårdsförvaltningen",
            level=True,
            improve=Counted(done=312, total=1040),
            late=17,
            to_control=44,
            next=NextMeasure(due=date(2027, 3, 15)),
        )
    ),
    "monthly, one activity": Reply(
        page=replace(
            MONTHLY, improve=Counted(done=0, total=0), preserve=Counted(done=0, total=1), to_control=0, next=None
        )
    ),
    "monthly, everything written": Reply(
        page=replace(MONTHLY, late=2, next=NextMeasure(due=date(2027, 3, 15), what=MEASURE.what * 20))
    ),
    "weekly, of a level": Reply(
        page=WeeklyPage(review=JOINT, days_left=0, closes=date(2026, 11, 30), signed=True, below=(14, 22))
    ),
}
