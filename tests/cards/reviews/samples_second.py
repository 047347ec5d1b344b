"""Replies for the second half of the cards: the safety representative, signing, news, channels, and every notice.

The names are long, the comments wordy and hostile to Markdown on purpose: what holds here holds for real units.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.ids import AreaId, MeasureId, NodeId, QuestionId
from dialogs.ground.notices import Reply
from dialogs.ground.pages.refusals import RefusedPage, SorryPage
from dialogs.ground.texts import Text
from dialogs.organisation.pages import ChannelPage, LinkedPage, LinksPage
from dialogs.reviews.pages.answering import PlannedMeasure
from dialogs.reviews.pages.confirming import AreaAnswer, AreaPage, Difference, DifferPage, PlanPage, TalkPage
from dialogs.reviews.pages.news import NewsKind, NewsPage
from dialogs.reviews.pages.signing import ReopenPage, Share, SignedPage, SignPage, SummaryPage, Sums
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Participants, Priority, SeatKind, Stage
from tests.cards.samples_notices import (
    AT,
    JOINT,
    MANAGER,
    NO,
    NOT_APPLICABLE,
    NOTICES,
    PARTLY,
    REP,
    REVIEW,
    SCALE,
    YES,
)


def measure(number: int | None, what: str, **change: object) -> PlannedMeasure:
    made = PlannedMeasure(
        id=MeasureId(UUID(int=100 + (number or 0) + len(what))),
        number=number,
        what=what,
        kind=MeasureKind.IMPROVE,
        state=MeasureState.PLANNED,
        due=date(2027, 3, 31),
        accountable=MANAGER,
        priority=Priority.NORMAL,
        done_at_once=False,
        proposed_by=None,
    )
    return replace(made, **change)


ROUND_TRIP = measure(7, "Gemensam skyddsrond på plan 3 med alla verksamheter i huset", priority=Priority.HIGH)
INTRODUCTION = measure(15, "Introduktion för dem som varit borta länge", due=date(2027, 4, 30), accountable=REP)
CHEMICALS = measure(23, "Genomgång av kemiska risker på APT", state=MeasureState.DONE, due=None, done_at_once=True)
MORNING = measure(10, "Morgonmötet där risker tas upp innan passet börjar", kind=MeasureKind.PRESERVE, due=None)
PROPOSED = measure(
    18, "Visa på APT hur man rapporterar OSA-avvikelser", state=MeasureState.PROPOSED, proposed_by=REP, due=None
)
DROPPED = measure(
    3, "Årshjul för styrdokument", state=MeasureState.CANCELLED, reason="Finns redan i förvaltningens årshjul"
)
PLAN = (ROUND_TRIP, INTRODUCTION, CHEMICALS, MORNING)


def answer(number: int, sv: str, en: str, choice: Choice | None, **change: object) -> AreaAnswer:
    made = AreaAnswer(
        question=QuestionId(f"q{number}"),
        number=number,
        short=Text(sv, en),
        choice=choice,
        comment="",
        measures=(),
        no_measure_reason=None,
        lifted=(),
        manager_only=False,
        agrees=None,
        own_choice=None,
        own_comment="",
        changed=False,
    )
    return replace(made, **change)


COOPERATION = AreaPage(
    review=REVIEW,
    area=AreaId("cooperation"),
    index=2,
    total=7,
    title=Text("Samverkan", "Cooperation"),
    manager=MANAGER,
    answers=(
        answer(5, "Samarbete chef, skyddsombud, medarbetare", "Manager, rep and employees together", YES),
        answer(6, "Lyfta ärenden", "Matters raised", YES, comment="Lokalfrågan lyft till förvaltningen i *mars*."),
        answer(7, "Samarbete i samma byggnad", "Sharing a building", NO, measures=(ROUND_TRIP,)),
    ),
    left=3,
    before=AreaId("governance"),
    after=AreaId("manager"),
    may_change=True,
)
MIXED = replace(
    COOPERATION,
    review=JOINT,
    answers=(
        answer(
            5,
            "Samarbete chef, skyddsombud, medarbetare",
            "Manager, rep and employees together",
            YES,
            agrees=False,
            own_choice=PARTLY,
            own_comment="Nattpersonalen kommer sällan med på APT.",
        ),
        answer(6, "Lyfta ärenden", "Matters raised", NOT_APPLICABLE, comment="Inget behov i år.", changed=True),
        answer(
            7,
            "Samarbete i samma byggnad",
            "Sharing a building",
            PARTLY,
            no_measure_reason="Fastighet bygger om hela plan 3 under våren",
            lifted=("Vem kallar till gemensam skyddsrond i hus 12?",),
            agrees=True,
        ),
    ),
    left=1,
)
WIDE = AreaPage(
    review=REVIEW,
    area=AreaId("daily"),
    index=7,
    total=7,
    title=Text(
        "Risker, kunskap och rapportering i det dagliga arbetet", "Risks, knowledge and reporting in daily work"
    ),
    manager="Maria-Elisabeth Söderström-Hägglund",
    answers=tuple(
        answer(
            number,
            "Kunskap om lokala, skriftliga instruktioner för riskfyllda arbeten",
            "Knowledge of local written instructions for hazardous work",
            NO if number % 3 else YES,
            comment="Vi har instruktioner för cytostatika men de är från 2021 och alla hittar dem inte. " * 2,
            measures=(measure(number, "Gå igenom instruktionerna på APT i februari och lägg länk på intranätet"),)
            if number % 3
            else (),
        )
        for number in range(10, 18)
    ),
    left=8,
    before=AreaId("manager"),
    after=None,
    may_change=True,
)
PERSONAL = AreaPage(
    review=REVIEW,
    area=AreaId("manager"),
    index=3,
    total=7,
    title=Text("Chefens uppdrag", "The manager's task"),
    manager=MANAGER,
    answers=(
        answer(8, "Aktuell uppgiftsfördelning", "Task allocation up to date", YES, manager_only=True),
        answer(
            9,
            "Chefens förutsättningar",
            "The manager's conditions",
            PARTLY,
            manager_only=True,
            own_comment="Håller med, det är för många medarbetare per chef.",
        ),
    ),
    left=0,
    before=AreaId("cooperation"),
    after=AreaId("daily"),
    may_change=True,
)

DIFFER = DifferPage(
    review=REVIEW,
    area=AreaId("cooperation"),
    question=QuestionId("q7"),
    number=7,
    text=Text(
        "Har det fungerat bra att samarbeta med andra som jobbar i samma byggnad eller utrymme gällande arbetsmiljön?",
        "Has cooperation on the work environment worked well with others in the same building or premises?",
    ),
    scale=SCALE,
    manager=MANAGER,
    manager_choice=YES,
    manager_comment="Gemensam rond i maj.",
    own_choice=PARTLY.id,
    comment="Bara halva huset kom.",
    remark_only=False,
)

PLAN_REP = PlanPage(
    review=REVIEW,
    stage=Stage.WITH_REP,
    seat=SeatKind.REP,
    mark="a1b2c3d4e5f60718",
    measures=(*PLAN, PROPOSED),
    lifted=("Vem kallar till gemensam skyddsrond i hus 12?",),
    to_confirm=True,
    may_change=True,
)
PLAN_MANAGER = replace(
    PLAN_REP, stage=Stage.TALKING, seat=SeatKind.MANAGER, to_confirm=False, measures=(*PLAN, PROPOSED, DROPPED)
)
LONG_PLAN = replace(
    PLAN_MANAGER,
    review=JOINT,
    measures=tuple(
        measure(
            number, "Gå igenom instruktionerna för riskfyllda arbeten på APT i februari och lägg länk på intranätet"
        )
        for number in range(1, 27)
    ),
)

TALK = TalkPage(
    review=REVIEW,
    differences=(
        Difference(
            question=QuestionId("q7"),
            number=7,
            short=Text("Samarbete i samma byggnad", "Sharing a building"),
            manager_choice=YES,
            manager_comment="Gemensam rond i maj.",
            views=((REP, PARTLY, "Bara halva huset kom."),),
            stands=False,
        ),
        Difference(
            question=QuestionId("q12"),
            number=12,
            short=Text("Öppet klimat", "An open climate"),
            manager_choice=YES,
            manager_comment="",
            views=((REP, NO, ""), ("Amina Yusuf", PARTLY, "Olika på dag och natt.")),
            stands=True,
        ),
    ),
    proposals=(PROPOSED,),
    remarks=((9, REP, "Håller med, det är för många medarbetare per chef."),),
    may_decide=True,
)

SUMS = Sums(
    shares=(
        Share(choice=YES, count=19, percent=76),
        Share(choice=PARTLY, count=4, percent=16),
        Share(choice=NO, count=2, percent=8),
        Share(choice=NOT_APPLICABLE, count=1, percent=None),
    ),
    total=26,
    counted=25,
    seen_alike=21,
    asked_of_rep=23,
    rep_missing=False,
    participants=Participants(managers=1, employees=11, safety_reps=1, union_reps=2),
    strengths=("Morgonmötet där risker tas upp innan passet börjar",),
    measures=(ROUND_TRIP, INTRODUCTION, CHEMICALS),
    lifted=1,
)
NO_REP = replace(
    SUMS, seen_alike=0, asked_of_rep=0, rep_missing=True, participants=None, strengths=(), measures=(), lifted=0
)

SIGN = SignPage(
    review=REVIEW,
    seat=SeatKind.MANAGER,
    sums=SUMS,
    judgement="",
    waiting_for=(MANAGER, REP),
    signed_by=(),
    may_sign=True,
)
SIGNED = SignedPage(
    review=REVIEW,
    sums=SUMS,
    judgement="Vi har kommit långt med riskerna i vardagen. Rapporteringen behöver bli bättre.",
    signatures=((MANAGER, SeatKind.MANAGER, AT), (REP, SeatKind.REP, AT)),
    no_rep_reason=None,
    reopened_reason=None,
    may_reopen=True,
    node=NodeId("e-32"),
)
SUMMARY = SummaryPage(review=REVIEW, sums=SUMS, signed_on=date(2026, 11, 21))
MANY_MEASURES = tuple(measure(number, f"Åtgärd {number}: gå igenom rutinen på APT") for number in range(1, 13))

NEWS = {
    f"news {kind.value}": NewsPage(
        kind=kind,
        review=REVIEW,
        by=MANAGER,
        days_left=9,
        question=Text("Samarbete i samma byggnad", "Sharing a building"),
        number=7,
        text="Vem kallar till gemensam skyddsrond i hus 12?",
        may_open=kind not in (NewsKind.NOT_MINE, NewsKind.SUPPORT),
    )
    for kind in NewsKind
}

SAMPLES: dict[str, Reply] = {
    "area": Reply(page=COOPERATION),
    "area, some said": Reply(page=MIXED, notice=NOTICES["saved view"]),
    "area, eight long questions": Reply(page=WIDE),
    "area, put to the manager": Reply(page=PERSONAL),
    "area, all said": Reply(page=replace(MIXED, left=0, after=None, before=None)),
    "area, locked": Reply(page=replace(MIXED, may_change=False)),
    "differ": Reply(page=DIFFER),
    "differ, first time": Reply(page=replace(DIFFER, own_choice=None, comment="", manager_comment="")),
    "differ, comment only": Reply(
        page=replace(DIFFER, remark_only=True, own_choice=None), notice=NOTICES["lacking comment"]
    ),
    "plan, rep": Reply(page=PLAN_REP),
    "plan, manager": Reply(page=PLAN_MANAGER),
    "plan, locked": Reply(
        page=replace(PLAN_REP, stage=Stage.SIGNED, to_confirm=False, may_change=False, measures=PLAN)
    ),
    "plan, empty": Reply(page=replace(PLAN_REP, measures=(), lifted=())),
    "plan, twenty-six": Reply(page=LONG_PLAN),
    "talk": Reply(page=TALK),
    "talk, read only": Reply(page=replace(TALK, may_decide=False)),
    "talk, all done": Reply(page=replace(TALK, differences=TALK.differences[1:], proposals=())),
    "sign": Reply(page=SIGN),
    "sign, the other has": Reply(
        page=replace(SIGN, seat=SeatKind.REP, judgement=SIGNED.judgement, waiting_for=(REP,), signed_by=(MANAGER,))
    ),
    "sign, not mine": Reply(page=replace(SIGN, may_sign=False, waiting_for=(REP,), signed_by=(MANAGER,))),
    "sign, no rep": Reply(page=replace(SIGN, sums=NO_REP, waiting_for=(MANAGER,))),
    "signed": Reply(page=SIGNED, notice=NOTICES["saved signed, no question"]),
    "signed, no rep": Reply(
        page=replace(
            SIGNED,
            review=JOINT,
            sums=NO_REP,
            judgement="",
            signatures=SIGNED.signatures[:1],
            no_rep_reason="Skyddsombudet har slutat, val i januari",
            reopened_reason="Fel svar på fråga 8",
            may_reopen=False,
        )
    ),
    "reopen": Reply(page=ReopenPage(review=REVIEW)),
    "reopen, reason lacking": Reply(page=ReopenPage(review=REVIEW, typed="fel"), notice=NOTICES["lacking reason"]),
    "summary": Reply(page=SUMMARY),
    "summary, no rep": Reply(page=replace(SUMMARY, review=JOINT, sums=NO_REP)),
    "summary, many measures": Reply(page=replace(SUMMARY, sums=replace(SUMS, measures=MANY_MEASURES))),
    **{name: Reply(page=page) for name, page in NEWS.items()},
    "news reminder, last day": Reply(page=replace(NEWS["news reminder"], days_left=0)),
    "news reminder, late": Reply(page=replace(NEWS["news reminder"], days_left=-3)),
    "channel": Reply(page=ChannelPage(linked=("Medicinkliniken avd. 32",))),
    "channel, not linked": Reply(page=ChannelPage(linked=()), notice=NOTICES["only in private"]),
    "links": Reply(
        page=LinksPage(
            offered=(
                (NodeId("e-32"), "Medicinkliniken avd. 32", True),
                (NodeId("e-33"), "Rehabiliteringsenheten för öppenvård och hemsjukvård i Västerås", False),
            )
        )
    ),
    "links, none": Reply(page=LinksPage(offered=())),
    "linked": Reply(page=LinkedPage(name="Medicinkliniken avd. 32")),
    "sorry": Reply(page=SorryPage(reference="K7F2-9Q")),
    **{f"notice: {name}": Reply(page=RefusedPage(), notice=notice) for name, notice in NOTICES.items()},
    "refused, no review": Reply(page=RefusedPage(), notice=NOTICES["not yours"]),
}
