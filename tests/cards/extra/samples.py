"""Replies for the cards of extra follow-ups: started, offered, answered; and for what those who have left leave behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from dialogs.extra.notices import ExtraLack
from dialogs.extra.pages import DeclinePage, ExtraPage, ExtraStartedPage, OfferAnsweredPage, OfferPage, TakenOver
from dialogs.ground.ids import AreaId, MeasureId, NodeId
from dialogs.ground.notices import CommonLack, Lacking, Reply
from dialogs.ground.texts import Text
from dialogs.handover.pages.leaving import LeftMeasure, LeftPage, UnmanagedUnit
from dialogs.home.pages import HomePage
from dialogs.reminders.pages import DigestLine, DigestPage
from dialogs.reminders.rules.deadlines import Why
from dialogs.reviews.pages.desk import Step
from dialogs.reviews.pages.entering import InvitationPage
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.review import SeatKind, Stage
from tests.cards.reviews.samples_second import SUMMARY
from tests.cards.samples_notices import REVIEW

NODE = NodeId("avd32")
UNIT = "Medicinkliniken avd. 32"
EXTRA = replace(REVIEW, units=(UNIT,), extra=ExtraKind.ACCIDENT)
AREAS = tuple(
    (AreaId(id_), Text(sv, en), number)
    for id_, sv, en, number in (
        ("governance", "Styrning och mål", "Governance and goals", 4),
        ("cooperation", "Samverkan", "Cooperation", 3),
        ("tasks", "Uppgifter och förutsättningar för chefer på alla nivåer", "Tasks and conditions for managers", 2),
        ("risks", "Undersöka, bedöma och åtgärda risker", "Examining, assessing and mending risks", 6),
    )
)
FORM = ExtraPage(node=NODE, unit=UNIT, units=(), total=26, few=4, areas=AREAS, weeks=4)
UNITS = tuple((NodeId(f"avd{n}"), f"Medicinkliniken avd. {n}") for n in range(32, 40))
SHORT = (
    Text("Aktuell uppgiftsfördelning", "Current task allocation"),
    Text("Chefens förutsättningar", "The manager's conditions"),
    Text("Fånga upp risker", "Catching risks"),
    Text("Riskbedömningar", "Risk assessments"),
)
WAITING = TakenOver(
    reviews=((replace(REVIEW, units=(UNIT,)), Stage.WITH_REP), (EXTRA, Stage.ANSWERING)),
    measures=5,
    overdue=2,
    matters=1,
)
OFFER = OfferPage(node=NODE, unit=UNIT, kind=ExtraKind.NEW_MANAGER, questions=SHORT, weeks=4, waiting=WAITING)
STARTED = ExtraStartedPage(
    review=EXTRA, closes=date(2026, 12, 14), questions=4, new=True, may_open=True, managers=("Anna Ek",)
)
DECLINE = DeclinePage(node=NODE, unit=UNIT, kind=ExtraKind.NEW_MANAGER)
LEFT = LeftMeasure(
    measure=MeasureId(UUID(int=41)),
    what="Skriva en rutin för överfallslarm och öva den med *alla*, också nattpersonalen",
    unit=UNIT,
    due=date(2026, 12, 18),
    overdue=False,
    who="Maria Holm-Sjögren",
    gone=True,
)
LONG = "Byta armaturerna i korridoren och i förrådet, och se över nödbelysningen i hela huset. " * 20
VACANT = UnmanagedUnit(
    node=NodeId("avd33"),
    name="Medicinkliniken avd. 33",
    reviews=((replace(REVIEW, units=("Medicinkliniken avd. 33",)), Stage.ANSWERING),),
    measures=3,
    matters=1,
)
ENDED = UnmanagedUnit(node=NodeId("avd35"), name="Medicinkliniken avd. 35", ended=True, measures=1)
MUCH = LeftPage(
    measures=tuple(replace(LEFT, what=LONG, who=f"Maria Holm-Sjögren {n}", gone=bool(n % 2)) for n in range(14)),
    units=tuple(replace(VACANT, name=f"{VACANT.name}, {LONG[:60]} {n}") for n in range(14)),
)
INVITATION = InvitationPage(
    review=EXTRA,
    seat=SeatKind.MANAGER,
    questions=4,
    minutes=5,
    opens=date(2026, 11, 16),
    closes=date(2026, 12, 14),
    is_open=True,
    managers=("Anna Ek",),
    reps=("Sven Lindqvist-Åkerström",),
    stage=Stage.NOT_STARTED,
    reason="Fall från *stege* i förrådet",
)

SAMPLES: dict[str, Reply] = {
    "extra, form": Reply(page=FORM),
    "extra, form, several units": Reply(page=replace(FORM, node=None, unit="", units=UNITS)),
    "extra, form, lacking": Reply(
        page=replace(FORM, kind="accident", questions="risks", reason="Fö"),
        notice=Lacking(what=(CommonLack.UNIT, ExtraLack.EXTRA_KIND, CommonLack.REASON, ExtraLack.QUESTIONS)),
    ),
    "extra, no yearly round": Reply(
        page=replace(FORM, total=0, few=0, areas=()), notice=Lacking(what=(ExtraLack.YEARLY_ROUND,))
    ),
    "extra, started": Reply(page=STARTED),
    "extra, started from above": Reply(page=replace(STARTED, may_open=False)),
    "extra, started, no manager": Reply(page=replace(STARTED, may_open=False, managers=())),
    "extra, going on already": Reply(page=replace(STARTED, new=False)),
    "extra, invitation": Reply(page=INVITATION),
    **{
        f"extra, invitation, {kind}": Reply(page=replace(INVITATION, review=replace(EXTRA, extra=kind), reason=""))
        for kind in ExtraKind
    },
    "extra, summary": Reply(page=replace(SUMMARY, review=EXTRA)),
    "offer, new manager": Reply(page=OFFER),
    "offer, nothing open": Reply(page=replace(OFFER, waiting=TakenOver())),
    "offer, reorganisation": Reply(page=replace(OFFER, kind=ExtraKind.REORGANISATION, questions=SHORT * 6)),
    "offer, another reason": Reply(page=replace(OFFER, kind=ExtraKind.OTHER)),
    "offer, why not": Reply(page=DECLINE),
    "offer, no reason": Reply(page=DECLINE, notice=Lacking(what=(CommonLack.REASON,))),
    "offer, later": Reply(page=OfferAnsweredPage(unit=UNIT, node=NODE, again=date(2026, 11, 23))),
    "offer, declined": Reply(page=OfferAnsweredPage(unit=UNIT, node=NODE)),
    "left": Reply(page=LeftPage(measures=(LEFT, replace(LEFT, overdue=True, gone=False)), units=(VACANT, ENDED))),
    "left, nothing": Reply(page=LeftPage()),
    "left, much": Reply(page=MUCH),
    "digest, left": Reply(
        page=DigestPage(lines=(DigestLine(why=Why.LEFT, days=0, left=(LEFT, replace(LEFT, who="Olle Ek"))),))
    ),
    "digest, left among others": Reply(
        page=DigestPage(
            lines=(
                DigestLine(why=Why.CLOSING, days=3, review=EXTRA, step=Step.ANSWER),
                DigestLine(why=Why.LEFT, days=0, left=MUCH.measures),
            )
        )
    ),
    "home, something is left": Reply(
        page=HomePage(name="Kaj", left=LeftPage(measures=(LEFT,), units=(VACANT,)), may_start_extra=True)
    ),
    "home, much is left": Reply(page=HomePage(name="Kaj", left=MUCH, may_start_extra=True)),
}
