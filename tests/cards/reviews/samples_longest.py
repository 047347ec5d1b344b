"""Replies with as much as anybody can have written: these have to fit in one message."""

from __future__ import annotations

from dataclasses import replace

from dialogs.ground.notices import ChangedMeanwhile, Reply
from dialogs.reviews.rules.review import MeasureState, Priority
from tests.cards.reviews.samples_second import (
    LONG_PLAN,
    PLAN_MANAGER,
    SIGNED,
    SUMMARY,
    SUMS,
    TALK,
    WIDE,
    answer,
    measure,
)
from tests.cards.samples_notices import (
    AT,
    JOINT,
    NO,
    NOTICES,
    PARTLY,
    REP,
)

LONG = "Vi har gått igenom det här på APT, men alla hittar inte rutinen och nattpersonalen är sällan med. " * 20
MOST_WRITTEN = tuple(measure(number, LONG[:1000], accountable=REP, priority=Priority.HIGH) for number in range(1, 41))
SAMPLES: dict[str, Reply] = {
    "area, everything written": Reply(
        page=replace(
            WIDE,
            review=JOINT,
            answers=tuple(
                replace(one, comment=LONG, own_comment=LONG, agrees=False, own_choice=PARTLY, measures=MOST_WRITTEN[:3])
                for one in WIDE.answers
            ),
        ),
        notice=replace(ChangedMeanwhile(by=REP, at=AT, number=7, choice=PARTLY.label), comment=LONG),
    ),
    "area, fourteen questions": Reply(
        page=replace(
            WIDE,
            answers=tuple(
                answer(number, "Instruktioner vid risker", "Instructions for hazardous work", NO, comment=LONG)
                for number in range(1, 15)
            ),
        )
    ),
    "plan, everything written": Reply(
        page=replace(LONG_PLAN, measures=MOST_WRITTEN, lifted=(LONG,) * 12), notice=NOTICES["saved adopted"]
    ),
    "plan, twelve written long": Reply(page=replace(PLAN_MANAGER, measures=MOST_WRITTEN[:12])),
    "talk, everything written": Reply(
        page=replace(
            TALK,
            differences=tuple(
                replace(one, number=number, manager_comment=LONG, views=((REP, NO, LONG),))
                for number in range(1, 14)
                for one in TALK.differences
            ),
            proposals=tuple(replace(one, state=MeasureState.PROPOSED) for one in MOST_WRITTEN),
            remarks=tuple((number, REP, LONG) for number in range(1, 27)),
        )
    ),
    "summary, everything written": Reply(
        page=replace(SUMMARY, sums=replace(SUMS, strengths=(LONG,) * 9, measures=MOST_WRITTEN))
    ),
    "signed, everything written": Reply(page=replace(SIGNED, judgement=LONG)),
}
