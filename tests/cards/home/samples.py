"""Replies for the start page and what lies behind it: small and at its largest, by what waits; no role, help, lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from dialogs.ground.ids import MatterId, MeasureId, QuestionId
from dialogs.ground.notices import NotUnderstood, Reply
from dialogs.home.events import Topic
from dialogs.home.pages import (
    BelowPage,
    HelpPage,
    HomePage,
    MeasuresPage,
    NodeBelow,
    NoRolePage,
    SupportWanted,
    TopicPage,
)
from dialogs.matters.pages import LiftedToMe
from dialogs.measures.pages import MyMeasure
from dialogs.reviews.pages.desk import DeskReview, Step
from dialogs.reviews.rules.review import SeatKind
from tests.cards.reviews.samples_first import ANNA, CHECKLIST, JOINT, REVIEW, SVEN

ANSWERING = DeskReview(
    review=REVIEW,
    seat=SeatKind.MANAGER,
    step=Step.ANSWER,
    answered=6,
    total=26,
    next_number=7,
    minutes=23,
    opens=date(2026, 9, 1),
    closes=date(2026, 11, 30),
    days_left=9,
    others=(SVEN,),
)
HOME = HomePage(
    name="Anna Ek",
    reviews=(ANSWERING,),
    measures=(
        MyMeasure(
            measure=MeasureId(UUID(int=3)),
            what="Gemensam skyddsrond på plan 3",
            due=date(2026, 11, 15),
            unit="Medicinkliniken avd. 32",
            overdue=True,
        ),
        MyMeasure(
            measure=MeasureId(UUID(int=4)),
            what="Introduktion för dem som varit borta länge",
            due=date(2027, 4, 30),
            unit="Medicinkliniken avd. 32",
            overdue=False,
        ),
    ),
)
LIFTED = LiftedToMe(
    matter=MatterId(UUID(int=5)),
    what="Vi får inte tag i fastighet om ventilationen i läkemedelsrummet.",
    unit="Medicinkliniken avd. 33",
    wanted_by=date(2026, 12, 15),
    others=2,
)
SUPPORT = SupportWanted(
    unit="Rehabiliteringsenheten för öppenvård och hemsjukvård i Västerås",
    question=CHECKLIST.question(QuestionId("q26")).short,
    person=SVEN,
)
NODES = (
    NodeBelow(name="Medicinkliniken avd. 32", signed=1, expected=1),
    NodeBelow(name="Medicinkliniken avd. 33", signed=0, expected=1),
    NodeBelow(name="Rehabiliteringsenheten för öppenvård och hemsjukvård i Västerås", signed=4, expected=9),
    NodeBelow(name="Folktandvården Västmanland AB", signed=2, expected=11, optional=True),
)
FULL_HOME = HomePage(
    name="Karl-Erik af Åkerhielm-Wettergren",
    reviews=(
        replace(ANSWERING, review=JOINT, step=Step.SIGN, answered=26, next_number=None, others=(SVEN, "Li Berg")),
        ANSWERING,
        replace(ANSWERING, step=Step.WAIT_REP, answered=26, next_number=None),
        replace(ANSWERING, step=Step.SIGNED, answered=26, next_number=None),
    ),
    measures=HOME.measures * 12,
    lifted=(LIFTED, replace(LIFTED, others=0, wanted_by=None)) * 4,
    support=(SUPPORT,) * 6,
    below=NODES,
)

DESKS: dict[str, Reply] = {
    f"home, {step.value}": Reply(page=HomePage(name=ANNA, reviews=(replace(ANSWERING, step=step),))) for step in Step
}
SAMPLES: dict[str, Reply] = {
    **{f"topic {topic.value}": Reply(page=TopicPage(topic=topic, questions=26, minutes=30)) for topic in Topic},
    "topic how_long, nothing to do": Reply(page=TopicPage(topic=Topic.HOW_LONG)),
    "home": Reply(page=HOME),
    "home, first meeting": Reply(
        page=HomePage(name=ANNA, welcome=True, reviews=(replace(ANSWERING, step=Step.START, answered=0),))
    ),
    "home, not understood": Reply(page=HOME, notice=NotUnderstood()),
    "home, nothing waits": Reply(page=HomePage(name=SVEN)),
    "home, rep": Reply(
        page=HomePage(
            name=SVEN,
            reviews=(
                replace(ANSWERING, seat=SeatKind.REP, step=Step.CONFIRM, answered=26, others=(ANNA, "Li Berg")),
                replace(ANSWERING, review=JOINT, seat=SeatKind.REP, step=Step.WAIT_MANAGER, others=("Li Berg",)),
            ),
        )
    ),
    "home, manager above": Reply(page=HomePage(name="Li Berg", lifted=(LIFTED,), below=NODES)),
    "home, support": Reply(page=HomePage(name="Li Berg", support=(SUPPORT,))),
    "home, everything": Reply(page=FULL_HOME),
    **DESKS,
    "no role": Reply(page=NoRolePage(name=SVEN, known=True)),
    "no role, unknown": Reply(page=NoRolePage(name="", known=False)),
    "help, manager": Reply(page=HelpPage(is_manager=True)),
    "help, rep": Reply(page=HelpPage(is_rep=True)),
    "help, neither": Reply(page=HelpPage()),
    "help, channel": Reply(page=HelpPage(in_channel=True)),
    "measures": Reply(page=MeasuresPage(measures=HOME.measures)),
    "measures, none": Reply(page=MeasuresPage(measures=())),
    "measures, many": Reply(page=MeasuresPage(measures=(*HOME.measures * 30,))),
    "below": Reply(page=BelowPage(nodes=NODES)),
    "below, many": Reply(
        page=BelowPage(
            nodes=tuple(
                NodeBelow(name=f"Vårdcentralen Ängsgärdet mottagning {n}", signed=0, expected=1) for n in range(60)
            )
        )
    ),
}
