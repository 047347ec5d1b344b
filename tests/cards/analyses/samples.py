"""Replies for the cards of a level's analysis: as a draft, written, with the representative, adopted, and at its largest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from dialogs.analyses.notices import AnalysisAdopted, AnalysisNotThere, AnalysisSaved, NotYourAnalysis
from dialogs.analyses.pages import (
    AboutQuestion,
    AnalysisHead,
    AnalysisNewsKind,
    AnalysisNewsPage,
    AnalysisPage,
    AnalysisQuestionPage,
    AnalysisReason,
    AnalysisReasonPage,
    AnalysisRole,
    AnalysisThemesPage,
    AnalysisWholePage,
    EvidenceLine,
    EvidencePage,
    LastLine,
    LastPage,
    PointedAt,
    PrioritiesPage,
    PriorityLine,
    ProposalLine,
    ProposalsPage,
    QuestionChoice,
    RepSays,
    RowLine,
    SeeAlso,
    ThemeLine,
    ThemeRows,
    WholeQuestion,
)
from dialogs.analyses.rules.analysis import AnalysisStage, EvidenceKind, Outcome, PriorityKind
from dialogs.analyses.rules.decision import ItemKind, Verdict
from dialogs.ground.ids import NodeId, QuestionId
from dialogs.ground.notices import Reply, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.texts import Text
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from tests.cards.levels.samples import CLINIC, MEASURES, NO_MEASURES, SCALE, counts
from tests.cards.reviews.samples_longest import LONG

AT = datetime(2026, 12, 8, 9, 30, tzinfo=UTC)
Q9 = QuestionId("q9")
SHORT = Text("tid och resurser för uppgifterna", "time and resources for the tasks")
QUESTION = Text(
    "Har chefer tillräckligt med tid och resurser för de arbetsmiljöuppgifter som de har fått?",
    "Do managers have enough time and resources for the work environment tasks that they have been given?",
)
HEAD = AnalysisHead(
    level=CLINIC,
    role=AnalysisRole.MANAGER,
    stage=AnalysisStage.DRAFTING,
    version=1,
    revision=3,
    mark="0123456789abcdef",
    managers=("Kaj Berg",),
    reps=("Hugo Falk",),
)
WITH_REP = replace(HEAD, stage=AnalysisStage.WITH_REP, sent=True)
FOR_REP = replace(WITH_REP, role=AnalysisRole.REP)
ADOPTED = replace(HEAD, stage=AnalysisStage.ADOPTED, sent=True)
NO_REP = replace(HEAD, reps=(), no_rep_reason="Valet är i januari.", sent=True, stage=AnalysisStage.CONFIRMED)
DIFFERS = RepSays(who="Hugo Falk", agrees=False, comment="Hot och våld på natten saknas.", at=AT, stands=True)
AGREES = RepSays(who="Hugo Falk", agrees=True, comment="", at=AT, stands=False)


def item(number: int) -> UUID:
    return UUID(int=number)


def point(number: int, share: int, change: int | None, measures: int) -> PointedAt:
    question = QuestionId(f"q{number}")
    return PointedAt(question=question, number=number, short=SHORT, share=share, change=change, measures=measures)


CHOICES = tuple(
    QuestionChoice(
        question=QuestionId(f"q{number}"),
        number=number,
        short=SHORT,
        written=number == 9,
        prioritised=number in (9, 12),
    )
    for number in range(1, 27)
)
PAGE = AnalysisPage(
    head=HEAD,
    drafted=True,
    summary="",
    base="e3b0c442",
    lowest=(point(9, 54, -12, 26), point(4, 61, 3, 5), point(16, 63, None, 26)),
    changed=(point(9, 54, -12, 26), point(18, 81, 9, 16), point(2, 90, 7, 3)),
    most_measures=(point(3, 75, 0, 31), point(9, 54, -12, 26), point(16, 63, None, 26)),
    earlier_year=2025,
    scale=SCALE,
    questions=CHOICES,
    priorities=2,
    proposals=3,
    evidence=1,
    last=4,
    last_year=2025,
    views=(),
)
PRIORITY = PriorityLine(
    item=item(1),
    kind=PriorityKind.IMPROVE,
    text="Tid och resurser för nya chefer",
    why="Sju av tio nya chefer svarar Nej eller Delvis.",
    numbers=(9, 8),
)
KEEP = PriorityLine(
    item=item(2), kind=PriorityKind.PRESERVE, text="Morgonmötet där risker tas upp", why="", numbers=(10,)
)
PROPOSAL = ProposalLine(
    item=item(3),
    text="Erbjud chefsstöd för hantering av arbetsmiljörisker.",
    owner="Centrum för HR",
    year=2027,
    package="Chefsstöd",
    numbers=(13,),
)
INSPECTION = EvidenceLine(
    item=item(4),
    kind=EvidenceKind.INSPECTION,
    source="Arbetsmiljöverket",
    dated=date(2026, 3, 2),
    text="Ensamarbete nattetid är inte riskbedömt på två avdelningar.",
    number=13,
)
ABOUT = AboutQuestion(question=Q9, number=9, short=SHORT)
ASKED = AnalysisQuestionPage(
    head=HEAD,
    question=Q9,
    number=9,
    text=QUESTION,
    scale=SCALE,
    tally=counts(14, 8, 4, 1),
    share=54,
    earlier=66,
    earlier_year=2025,
    measures=MEASURES,
    dissent=2,
    themes=(
        ThemeLine(
            key="s1",
            name=Text("Ta upp tid och resurser med din chef.", "Raise time and resources with your manager."),
            named=False,
            rows=("Lyft resurserna till verksamhetschefen",),
            measures=4,
            comments=2,
        ),
        ThemeLine(
            key="wutbild",
            name=Text("Utbildning"),
            named=True,
            rows=("Utbildning för nya chefer",),
            measures=2,
            comments=1,
        ),
    ),
    see_also=(SeeAlso(question=QuestionId("q8"), number=8, short=SHORT, share=72),),
    own="Nya chefer hinner inte, och de som har många medarbetare hinner minst.",
    base="ab12cd34",
    written_by="Kaj Berg",
    priorities=(PRIORITY,),
    proposals=(PROPOSAL,),
    evidence=(INSPECTION,),
    before=QuestionId("q8"),
    after=QuestionId("q10"),
)
ROWS = tuple(
    RowLine(
        what=f"Utbildning för nya chefer, del {at}", unit=f"Medicinkliniken avd. {30 + at}", kind=MeasureKind.IMPROVE
    )
    for at in range(1, 4)
)
SAID = RowLine(
    what="Vi hinner inte, och cheferna har för många medarbetare.", unit="Medicinkliniken avd. 32", kind=None
)
THEMES = AnalysisThemesPage(
    head=HEAD,
    question=Q9,
    number=9,
    short=SHORT,
    themes=(
        ThemeRows(key="s1", name=Text("Ta upp tid och resurser med din chef."), named=False, rows=(*ROWS, SAID)),
        ThemeRows(key="0f" * 16, name=Text("Utbildning"), named=True, rows=ROWS[:2]),
    ),
    alone=(RowLine(what="Kaffemaskin", unit="Medicinkliniken avd. 32", kind=MeasureKind.PRESERVE),),
)
PRIORITIES = PrioritiesPage(
    head=HEAD, lines=(PRIORITY, KEEP), item=item(9), editing=False, kind=PriorityKind.IMPROVE, about=ABOUT
)
PROPOSALS = ProposalsPage(
    head=HEAD,
    lines=(PROPOSAL,),
    item=item(9),
    editing=False,
    about=ABOUT,
    measures=0,
    owner="Medicinkliniken",
    in_year="2027",
    packages=("Chefsstöd",),
)
EVIDENCE = EvidencePage(head=HEAD, lines=(INSPECTION,), item=item(9), editing=False, about=None)
DONE = LastLine(
    kind=ItemKind.PROPOSAL,
    text="Chefsstöd om den nya policyn",
    verdict=Verdict.ADOPTED,
    reason="",
    paragraph="§ 112",
    outcome=Outcome.DONE,
    measure=MeasureState.CONTROLLED,
    item=item(5),
)
REJECTED = LastLine(
    kind=ItemKind.PRIORITY,
    text="Nya lokaler",
    verdict=Verdict.REJECTED,
    reason="Hyresavtalet gäller till 2029.",
    paragraph="§ 113",
    outcome=None,
    measure=None,
    item=None,
)
UNDECIDED = replace(DONE, verdict=None, paragraph="", outcome=None, measure=MeasureState.PLANNED, item=item(6))
LAST = LastPage(head=HEAD, year=2025, lines=(DONE, REJECTED, UNDECIDED))
WHOLE = AnalysisWholePage(
    head=FOR_REP,
    summary="Tid och bemanning är det vi ser mest. Morgonmötet fungerar och ska vara kvar.",
    questions=(WholeQuestion(number=9, short=SHORT, text="Nya chefer hinner inte."),),
    priorities=(PRIORITY, KEEP),
    proposals=(PROPOSAL,),
    evidence=(INSPECTION,),
    views=(AGREES,),
    asked=True,
)
NEWS = AnalysisNewsPage(
    kind=AnalysisNewsKind.ASKED, node=NodeId("k-med"), name="Medicinkliniken", year=2026, by="Kaj Berg"
)
LONGEST_PRIORITY = replace(PRIORITY, text=LONG, why=LONG)
LONGEST_PROPOSAL = replace(PROPOSAL, text=LONG, package=LONG[:200], owner=LONG[:200])
LONGEST_EVIDENCE = replace(INSPECTION, text=LONG, source=LONG[:200])
MANY_ROWS = tuple(replace(row, what=LONG) for row in ROWS * 20)

SAMPLES: dict[str, Reply] = {
    "analysis": Reply(page=PAGE),
    "analysis-nothing-signed": Reply(
        page=replace(PAGE, drafted=False, lowest=(), changed=(), most_measures=(), last_year=None, last=0)
    ),
    "analysis-with-rep": Reply(
        page=replace(PAGE, head=WITH_REP, summary="Tid och bemanning."),
        notice=SavedThing(what=AnalysisSaved.ANALYSIS_SENT, at=AT, by="Kaj Berg"),
    ),
    "analysis-differs": Reply(
        page=replace(PAGE, head=replace(WITH_REP, stage=AnalysisStage.CONFIRMED), views=(DIFFERS,))
    ),
    "analysis-adopted": Reply(page=replace(PAGE, head=ADOPTED, views=(AGREES,)), notice=AnalysisAdopted()),
    "analysis-no-rep": Reply(page=replace(PAGE, head=NO_REP)),
    "analysis-read": Reply(
        page=replace(PAGE, head=FOR_REP, summary="Tid och bemanning."), notice=NotYourAnalysis(managers=("Kaj Berg",))
    ),
    "analysis-longest": Reply(page=replace(PAGE, summary=LONG, views=(replace(DIFFERS, comment=LONG),) * 3)),
    "analysis-question": Reply(page=ASKED),
    "analysis-question-none": Reply(
        page=replace(
            ASKED,
            tally=counts(0, 0, 0),
            share=None,
            earlier=None,
            measures=NO_MEASURES,
            dissent=0,
            themes=(),
            own="",
            priorities=(),
            proposals=(),
            evidence=(),
        )
    ),
    "analysis-question-read": Reply(page=replace(ASKED, head=FOR_REP)),
    "analysis-question-longest": Reply(
        page=replace(
            ASKED,
            own=LONG,
            themes=tuple(replace(one, rows=(LONG,)) for one in ASKED.themes * 3),
            priorities=(LONGEST_PRIORITY,) * 3,
            proposals=(LONGEST_PROPOSAL,) * 2,
            evidence=(LONGEST_EVIDENCE,) * 2,
        )
    ),
    "analysis-themes": Reply(page=THEMES),
    "analysis-themes-none": Reply(page=replace(THEMES, themes=(), alone=())),
    "analysis-themes-longest": Reply(
        page=replace(
            THEMES,
            themes=tuple(replace(THEMES.themes[0], key=f"w{at}", rows=MANY_ROWS) for at in range(6)),
            alone=MANY_ROWS,
        )
    ),
    "analysis-priorities": Reply(page=PRIORITIES),
    "analysis-priorities-change": Reply(
        page=replace(PRIORITIES, item=item(1), editing=True, what=PRIORITY.text, why=PRIORITY.why)
    ),
    "analysis-priorities-longest": Reply(page=replace(PRIORITIES, lines=(LONGEST_PRIORITY,) * 20, what=LONG, why=LONG)),
    "analysis-proposals": Reply(page=PROPOSALS),
    "analysis-proposals-change": Reply(page=replace(PROPOSALS, item=item(3), editing=True, what=PROPOSAL.text)),
    "analysis-proposals-longest": Reply(page=replace(PROPOSALS, lines=(LONGEST_PROPOSAL,) * 20, what=LONG)),
    "analysis-evidence": Reply(page=EVIDENCE),
    "analysis-evidence-longest": Reply(page=replace(EVIDENCE, lines=(LONGEST_EVIDENCE,) * 20, what=LONG)),
    "analysis-last": Reply(page=LAST),
    "analysis-last-outcome": Reply(page=replace(LAST, chosen=UNDECIDED)),
    "analysis-whole": Reply(page=WHOLE),
    "analysis-whole-outside": Reply(
        page=replace(
            WHOLE,
            head=replace(ADOPTED, role=AnalysisRole.READER, level=replace(CLINIC, in_line=False)),
            evidence=(),
            asked=False,
        )
    ),
    "analysis-whole-longest": Reply(
        page=replace(
            WHOLE,
            summary=LONG,
            questions=tuple(replace(WHOLE.questions[0], text=LONG) for _ in range(26)),
            priorities=(LONGEST_PRIORITY,) * 20,
            proposals=(LONGEST_PROPOSAL,) * 20,
            evidence=(LONGEST_EVIDENCE,) * 20,
            comment=LONG,
        )
    ),
    "analysis-no-rep-reason": Reply(page=AnalysisReasonPage(head=HEAD, why=AnalysisReason.NO_REP)),
    "analysis-correct": Reply(page=AnalysisReasonPage(head=ADOPTED, why=AnalysisReason.CORRECT)),
    "analysis-asked": Reply(page=NEWS),
    "analysis-again": Reply(page=replace(NEWS, kind=AnalysisNewsKind.AGAIN)),
    "analysis-said": Reply(page=replace(NEWS, kind=AnalysisNewsKind.SAID, by="Hugo Falk")),
    "analysis-differing": Reply(
        page=replace(NEWS, kind=AnalysisNewsKind.DIFFERS, by="Hugo Falk", comment=DIFFERS.comment)
    ),
    "analysis-not-there": Reply(page=RefusedPage(), notice=AnalysisNotThere()),
}
