"""Replies for the cards of a level: for the line and outside it, with few, before the last day, and at their largest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dialogs.checklists.rules.checklist import Choice, Follows
from dialogs.ground.ids import AreaId, ChoiceId, NodeId, QuestionId
from dialogs.ground.notices import Reply
from dialogs.ground.texts import Text
from dialogs.levels import showing as levels_pages
from dialogs.levels.pages import (
    AnswerSeen,
    AreaFigures,
    BelowLine,
    ChildLine,
    LevelAreaPage,
    LevelBelowPage,
    LevelFigures,
    LevelMorePage,
    LevelName,
    LevelPage,
    LevelPicturePage,
    LevelQuestionPage,
    LevelTalkPage,
    NoFigures,
    QuestionFigures,
)
from dialogs.levels.rules.compiled import Alike, Became, MeasureCount, Tally, tally
from dialogs.levels.rules.progress import Covered
from dialogs.levels.rules.seen import SharedText
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.review import Participants
from dialogs.reviews.rules.worth_a_talk import Topic
from tests.cards.reviews.samples_longest import LONG

YES = Choice(id=ChoiceId("yes"), label=Text("Ja", "Yes"), follows=Follows.PRESERVE)
PARTLY = Choice(id=ChoiceId("partly"), label=Text("Delvis", "Partly"), follows=Follows.IMPROVE)
NO = Choice(id=ChoiceId("no"), label=Text("Nej", "No"), follows=Follows.IMPROVE)
NA = Choice(id=ChoiceId("na"), label=Text("Ej aktuellt", "Not applicable"), follows=Follows.REASON, counts=False)
SCALE = (YES, PARTLY, NO, NA)


def counts(yes: int, partly: int, no: int, na: int = 0, *, unanswered: int = 0) -> Tally:
    found = {YES.id: yes, PARTLY.id: partly, NO.id: no, NA.id: na}
    return tally(SCALE, found, yes + partly + no + na + unanswered)


CLINIC = LevelName(node=NodeId("k-med"), name="Medicinkliniken", year=2026, in_line=True)
REGION = LevelName(node=NodeId("r"), name="Region Västmanland", year=2026, in_line=False)
MEASURES = MeasureCount(
    improve=31, preserve=4, became={Became.ONGOING: 20, Became.DONE: 9, Became.HELPED: 5, Became.CANNOT: 1}
)
NO_MEASURES = MeasureCount(improve=0, preserve=0, became={})
ALIKE = Alike(asked=276, dissent=7)
RISKS = AreaFigures(
    area=AreaId("risks"),
    title=Text("Risker i det dagliga arbetet", "Risks in the daily work"),
    tally=counts(43, 9, 4, 2, unanswered=0),
    earlier=counts(38, 12, 5, 1),
)
AREAS = (
    replace(RISKS, area=AreaId("governance"), title=Text("Styrning och mål", "Governance and goals")),
    RISKS,
    replace(RISKS, area=AreaId("knowledge"), title=Text("Kunskap och hälsa", "Knowledge and health"), earlier=None),
)
FIGURES = LevelFigures(
    reviews=14,
    with_rep=12,
    participants=Participants(managers=15, employees=41, safety_reps=12, union_reps=3),
    scale=SCALE,
    areas=AREAS,
    local=((AreaId("k-med-eget"), Text("Akutrummet", "The emergency room")),),
    measures=MEASURES,
    alike=ALIKE,
    earlier_year=2025,
)
PAGE = LevelPage(
    level=CLINIC,
    signed=14,
    expected=22,
    free=Covered(),
    voluntary=False,
    units=Covered(signed=16, total=24),
    managers=Covered(signed=13, total=20),
    counted_above=1,
    figures=FIGURES,
    lacking=None,
    has_below=True,
    above=(NodeId("f"), "Akutsjukvårdsförvaltningen och länssjukhuset"),
    others=((NodeId("k-kir"), "Kirurgkliniken"),),
    years=(2026, 2025, 2024),
)
FEW = replace(PAGE, level=REGION, figures=None, lacking=NoFigures(limit=5), counted_above=0, above=None, others=())
AREA = LevelAreaPage(
    area=AreaId("manager"),
    level=CLINIC,
    title=RISKS.title,
    local=False,
    scale=SCALE,
    questions=(
        QuestionFigures(
            question=QuestionId("q10"),
            number=10,
            short=Text("Fånga upp risker", "Catching risks"),
            tally=counts(9, 3, 1, 1),
            earlier=counts(8, 3, 2),
        ),
        QuestionFigures(
            question=QuestionId("q11"), number=11, short=Text("Minska risker", "Reducing risks"), tally=counts(10, 3, 1)
        ),
    ),
    earlier_year=2025,
)
LOCAL = replace(
    AREA, level=REGION, local=True, questions=tuple(replace(one, tally=None, earlier=None) for one in AREA.questions)
)
QUESTION = LevelQuestionPage(
    level=CLINIC,
    question=QuestionId("q9"),
    number=9,
    text=Text(
        "Upplever du som chef att du har förutsättningar att genomföra ett hälsofrämjande arbetsmiljöarbete?",
        "Do you as a manager feel that you have what you need for a health-promoting work environment?",
    ),
    area=AreaId("manager"),
    local=False,
    scale=SCALE,
    tally=counts(6, 5, 2, 1, unanswered=1),
    limit=5,
    earlier=counts(4, 6, 3),
    earlier_year=2025,
    alike=Alike(asked=12, dissent=2),
    measures=MEASURES,
    children=(
        ChildLine(node=CLINIC.node, name=CLINIC.name, own=True, tally=counts(0, 1, 0)),
        ChildLine(node=NodeId("e-32"), name="Medicinkliniken avd. 32", own=False, tally=counts(1, 0, 0)),
        ChildLine(node=NodeId("e-33"), name="Medicinkliniken avd. 33", own=False, tally=counts(0, 0, 1)),
    ),
    answer=None,
    before=QuestionId("q8"),
    after=QuestionId("q10"),
)
SHARED = (
    SharedText(text="*Ingen* av oss nya har fått policyn vid introduktionen.", units=("Medicinkliniken avd. 32",)),
    SharedText(text="1. Vi saknar ett årshjul " * 30, units=("Medicinkliniken avd. 33", "Rehabiliteringsenheten")),
)
ANSWER = AnswerSeen(
    choice=NO,
    comment="Tiden räcker inte, och lokalerna råder vi inte över",
    rep_choices=(PARTLY, None),
    measures=("Gå igenom uppgiftsfördelningen med verksamhetschefen",),
    with_nodes=("Medicinkliniken avd. 33",),
)
UNIT = replace(
    QUESTION,
    level=replace(CLINIC, node=NodeId("e-32"), name="Medicinkliniken avd. 32"),
    tally=counts(0, 0, 1),
    earlier=None,
    earlier_year=None,
    children=(),
    answer=ANSWER,
    measures=NO_MEASURES,
    before=None,
)
BELOW = LevelBelowPage(
    level=REGION,
    nodes=(
        BelowLine(node=NodeId("f1"), name="Akutsjukvården", signed=41, expected=52, optional=False, told=True),
        BelowLine(node=NodeId("f2"), name="Kultur och fritid", signed=3, expected=4, optional=False, told=False),
        BelowLine(node=NodeId("b1"), name="Länstrafikbolaget", signed=6, expected=9, optional=True, told=True),
    ),
    limit=5,
)
MORE = LevelMorePage(
    level=REGION,
    reviews=242,
    measures=MEASURES,
    matters={"open": 4, "taken": 2, "answered": 5, "merged": 1, "withdrawn": 1},
    alike=ALIKE,
    with_rep=89,
    methods={"teams": 230, "interview": 8, "paper": 4},
    causes={Cause.TIME: 9, Cause.USE: 2, Cause.ACCESS: 3, Cause.OTHER: 1},
)
TALK = LevelTalkPage(level=CLINIC, topics=dict.fromkeys(Topic, 3), own=False)
LARGEST = replace(
    PAGE,
    figures=replace(FIGURES, areas=AREAS * 3, local=FIGURES.local * 6),
    free=Covered(signed=3, total=9),
    level=replace(CLINIC, name="Förvaltningen för hälsa och habilitering i Västerås, Köping, Fagersta och Sala"),
)


def drawn(page: LevelPage | LevelAreaPage | LevelQuestionPage) -> LevelPicturePage:
    picture = levels_pages.picture(page)
    assert picture is not None
    return picture


SAMPLES: dict[str, Reply] = {
    "level": Reply(page=PAGE),
    "level largest": Reply(page=LARGEST),
    "level few": Reply(page=FEW),
    "level not yet": Reply(page=replace(FEW, lacking=NoFigures(limit=5, until=date(2026, 11, 30)))),
    "level nothing signed": Reply(
        page=replace(PAGE, figures=None, signed=0, lacking=NoFigures(limit=5, none_signed=True), years=(2026,))
    ),
    "level joint elsewhere": Reply(
        page=replace(PAGE, signed=0, expected=0, units=Covered(signed=1, total=1), has_below=False)
    ),
    "level voluntary": Reply(page=replace(PAGE, voluntary=True, counted_above=3, years=(2025, 2024))),
    "level area": Reply(page=AREA),
    "level area local few": Reply(page=LOCAL),
    "level question": Reply(page=QUESTION),
    "level question many": Reply(
        page=replace(QUESTION, children=QUESTION.children * 12, text=Text(LONG), earlier=None, earlier_year=None)
    ),
    "level picture": Reply(page=drawn(PAGE)),
    "level picture area": Reply(page=drawn(AREA)),
    "level picture question": Reply(page=drawn(QUESTION)),
    "level picture too large": Reply(page=drawn(replace(AREA, questions=AREA.questions * 20))),
    "level question few": Reply(page=replace(QUESTION, level=REGION, local=True, tally=None, alike=None, children=())),
    "level question shared": Reply(page=replace(QUESTION, shared=SHARED)),
    "level question shared outside": Reply(
        page=replace(QUESTION, level=REGION, children=(), shared=tuple(replace(one, units=()) for one in SHARED * 5))
    ),
    "level question unit": Reply(page=UNIT),
    "level below": Reply(page=BELOW),
    "level below many": Reply(page=replace(BELOW, nodes=BELOW.nodes * 20)),
    "level below none": Reply(page=replace(BELOW, nodes=())),
    "level more": Reply(page=MORE),
    "level more nothing": Reply(
        page=replace(
            MORE,
            reviews=1,
            measures=NO_MEASURES,
            matters={},
            alike=Alike(asked=0, dissent=0),
            with_rep=0,
            causes={},
            methods={"teams": 1},
        )
    ),
    "level talk": Reply(page=TALK),
    "level talk own": Reply(page=replace(TALK, own=True)),
    "level talk nothing": Reply(page=replace(TALK, topics={})),
}
