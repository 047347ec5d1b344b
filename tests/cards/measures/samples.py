"""Replies for a measure's own cards: as it stands in each state, each of its forms, the unit's plan, and the news."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from dialogs.ground.ids import MeasureId, NodeId, PersonId, QuestionId
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lacking, Reply, Saved, SavedThing
from dialogs.ground.plug import variants
from dialogs.ground.texts import Text
from dialogs.home.pages import HomePage, MeasuresPage
from dialogs.measures.notices import MeasureLack, MeasureSaved, NotRunning
from dialogs.measures.pages import (
    Arranging,
    MeasureNewsKind,
    MeasureNewsPage,
    MeasurePage,
    MeasureStep,
    MyMeasure,
    NewMeasurePage,
    PlanLine,
    UnitPlanPage,
)
from dialogs.measures.rules.measure import MeasureAsk, PlanFilter, StepKind
from dialogs.reviews.pages.answering import Candidate, Draft, OpenMeasure
from dialogs.reviews.pages.names import MeasureHome
from dialogs.reviews.rules.review import MeasureKind, Priority, SeatKind
from dialogs.reviews.rules.standing import Standing
from tests.cards.reviews.samples_first import BEFORE, q, question_page
from tests.cards.reviews.samples_longest import LONG
from tests.cards.samples_notices import AT, JOINT, MANAGER, REP, REVIEW

DONE_AT = datetime(2027, 2, 1, 9, 30, tzinfo=UTC)
STEP = MeasureStep(
    kind=StepKind.POSTPONED,
    note="Fastighet kan först i april",
    due=date(2027, 4, 30),
    due_before=date(2027, 3, 31),
    to=MANAGER,
    by=MANAGER,
    at=AT,
)
STEPS = tuple(replace(STEP, kind=kind) for kind in StepKind)
HOME = MeasureHome(units=REVIEW.units, year=REVIEW.year, review=REVIEW.id)
JOINT_HOME = MeasureHome(units=JOINT.units, year=JOINT.year, review=JOINT.id)
ONGOING = MeasurePage(
    home=HOME,
    measure=MeasureId(UUID(int=9)),
    revision=3,
    number=7,
    short=Text("samarbete med andra i samma byggnad", "working with others in the same building"),
    kind=MeasureKind.IMPROVE,
    standing=Standing.ONGOING,
    what="Gemensam skyddsrond på plan 3 med alla verksamheter i huset",
    due=date(2027, 4, 30),
    accountable=MANAGER,
    priority=Priority.HIGH,
    done_at=None,
    done_what="",
    control_on=None,
    controlled_at=None,
    controlled_by="",
    control_note="",
    reason=None,
    follows=None,
    followed_by=None,
    steps=(STEP,),
    node=NodeId("e-32"),
    may_act=True,
    may_drop=True,
    has_seat=True,
    lift_to="Medicinkliniken",
    earliest=date(2026, 11, 21),
    candidates=(Candidate(person=PersonId("anna"), name=MANAGER), Candidate(person=PersonId("sven"), name=REP)),
)
DONE = replace(
    ONGOING,
    standing=Standing.DONE,
    done_at=DONE_AT,
    done_what="Ronden hölls den 1 februari, sju brister åtgärdade",
    control_on=date(2027, 3, 29),
    may_drop=False,
)
TO_CONTROL = replace(DONE, standing=Standing.TO_CONTROL)
CONTROLLED = replace(
    DONE,
    standing=Standing.CONTROLLED,
    control_on=None,
    controlled_at=DONE_AT,
    controlled_by=MANAGER,
    control_note="Inga snubbelolyckor sedan dess",
    may_act=False,
)
LINE = PlanLine(
    measure=ONGOING.measure,
    year=2026,
    number=7,
    short=ONGOING.short,
    what=ONGOING.what,
    kind=MeasureKind.IMPROVE,
    standing=Standing.OVERDUE,
    is_open=True,
    due=date(2027, 1, 31),
    accountable=REP,
    priority=Priority.HIGH,
)
PLAN = UnitPlanPage(
    node=NodeId("e-32"),
    unit="Medicinkliniken avd. 32",
    year=None,
    years=(2026, 2025, 2024),
    show=PlanFilter.OPEN,
    lines=(
        LINE,
        replace(LINE, standing=Standing.TO_CONTROL, what="Introduktion för dem som varit borta länge"),
        replace(LINE, standing=Standing.ONGOING, kind=MeasureKind.PRESERVE, number=None, due=None, year=2025),
    ),
    others=((NodeId("e-33"), "Medicinkliniken avd. 33"), (NodeId("e-34"), "Rehabiliteringsenheten för öppenvård")),
)
NEWS = MeasureNewsPage(
    kind=MeasureNewsKind.ASKED,
    home=HOME,
    measure=ONGOING.measure,
    number=7,
    short=ONGOING.short,
    what=ONGOING.what,
    due=date(2027, 4, 30),
    due_before=date(2027, 3, 31),
    accountable=REP,
    by=MANAGER,
    note="",
)
MINE = MyMeasure(
    measure=ONGOING.measure,
    what=ONGOING.what,
    due=date(2026, 11, 28),
    unit="Medicinkliniken avd. 32",
    overdue=False,
    this_month=True,
)
LARGEST = replace(
    ONGOING,
    home=JOINT_HOME,
    what=LONG,
    done_at=DONE_AT,
    done_what=LONG,
    controlled_at=DONE_AT,
    controlled_by=REP,
    control_note=LONG,
    reason=LONG,
    follows=(ONGOING.measure, LONG),
    followed_by=(ONGOING.measure, LONG),
    steps=tuple(replace(one, note=LONG) for one in (*STEPS, *STEPS)),
    may_act=False,
    standing=Standing.INSUFFICIENT,
)
ARRANGING = Arranging(
    nodes=tuple((NodeId(f"e-{n}"), f"Medicinkliniken avd. {n}") for n in range(33, 53)),
    chosen=(NodeId("e-34"),),
    goals=("Verksamhetsplan 2027, mål 3: hållbart arbetsliv", "Regionplanens arbetsmiljömål"),
    goal="Verksamhetsplan 2027, mål 3: hållbart arbetsliv",
    target_year="2027",
    priority=Priority.HIGH,
)
ON_ITS_OWN = replace(
    ONGOING,
    home=replace(HOME, review=None),
    number=None,
    short=None,
    may_arrange=True,
    goal="Verksamhetsplan 2027, mål 3: hållbart arbetsliv",
    target_year=2027,
    beside=("Medicinkliniken avd. 33", "Medicinkliniken avd. 34"),
    steps=(replace(STEP, kind=StepKind.PLANNED, note="", due_before=None),),
)
PROPOSED = replace(
    ON_ITS_OWN,
    standing=Standing.PROPOSED,
    proposed_by=REP,
    may_take_in=True,
    may_arrange=False,
    due=None,
    accountable="",
    goal="",
    target_year=None,
    beside=(),
    steps=(replace(STEP, kind=StepKind.PROPOSED, by=REP, note="", due_before=None),),
)
NEW = NewMeasurePage(
    node=NodeId("e-32"),
    unit="Medicinkliniken avd. 32",
    kind=MeasureKind.IMPROVE,
    slot=2,
    proposing=False,
    draft=Draft(who="anna"),
    earliest=date(2026, 11, 21),
    candidates=ONGOING.candidates,
)
STILL_OPEN = (
    OpenMeasure(measure=ONGOING.measure, what=ONGOING.what, standing=Standing.OVERDUE, due=date(2026, 5, 1), year=2025),
    OpenMeasure(measure=ONGOING.measure, what=LONG, standing=Standing.TO_CONTROL, due=None, year=2024),
)
FROM_ABOVE = replace(
    LINE,
    what="Ett gemensamt sätt att ta hand om hot och våld i hela förvaltningen",
    standing=Standing.ONGOING,
    number=None,
    short=None,
    accountable="Rut Ängström",
    origin="Hälso- och sjukvårdsförvaltningen",
)
WHOLE_PLAN = replace(
    PLAN,
    seat=SeatKind.MANAGER,
    goals=("Verksamhetsplan 2027, mål 3: hållbart arbetsliv", "Regionplanens arbetsmiljömål"),
    lines=(
        *PLAN.lines,
        replace(LINE, standing=Standing.ONGOING, number=None, shared=True, goal=ON_ITS_OWN.goal, due=date(2027, 5, 1)),
    ),
    inherited=(FROM_ABOVE, replace(FROM_ABOVE, due=None, accountable="", origin="Region Exempel")),
)
LARGEST_PLAN = replace(
    WHOLE_PLAN,
    lines=tuple(replace(LINE, what=LONG, goal=LONG, shared=True) for _ in range(60)),
    inherited=tuple(replace(FROM_ABOVE, what=LONG) for _ in range(20)),
    goals=tuple(f"{LONG[:95]} {n}" for n in range(30)),
    others=tuple((NodeId(f"e-{n}"), f"Rehabiliteringsenheten för öppenvård {n}") for n in range(30)),
    years=tuple(range(2030, 2018, -1)),
)
SAVED = {what: SavedThing(what=what, at=AT, by=MANAGER) for what in variants(Saved)}
MOST_CANDIDATES = tuple(Candidate(person=PersonId(f"p{n}"), name=f"{REP} {n}") for n in range(40))

SAMPLES: dict[str, Reply] = {
    "measure, ongoing": Reply(page=ONGOING),
    "measure, overdue": Reply(page=replace(ONGOING, standing=Standing.OVERDUE, steps=(), priority=Priority.NORMAL)),
    "measure, planned": Reply(
        page=replace(ONGOING, standing=Standing.PLANNED, may_act=False, steps=()), notice=NotRunning()
    ),
    "measure, done": Reply(page=DONE, notice=SAVED[MeasureSaved.MEASURE_DONE]),
    "measure, to control": Reply(page=TO_CONTROL),
    "measure, controlled": Reply(page=CONTROLLED, notice=SAVED[MeasureSaved.MEASURE_HELPED]),
    "measure, not enough": Reply(
        page=replace(CONTROLLED, standing=Standing.INSUFFICIENT, followed_by=(ONGOING.measure, "Kabelrännor"))
    ),
    "measure, cannot": Reply(
        page=replace(ONGOING, standing=Standing.CANNOT, reason="Inga pengar i år"),
        notice=SAVED[MeasureSaved.MEASURE_CANNOT],
    ),
    "measure, taken out": Reply(
        page=replace(ONGOING, standing=Standing.CANCELLED, reason="Ingår i ombyggnaden", may_act=False, may_drop=False)
    ),
    "measure, proposed": Reply(page=replace(ONGOING, standing=Standing.PROPOSED, may_act=False, accountable="")),
    "measure, activity done": Reply(
        page=replace(DONE, kind=MeasureKind.PRESERVE, control_on=None, number=None, short=None)
    ),
    "measure, rep": Reply(page=replace(ONGOING, may_act=False, may_drop=False)),
    "measure, not in the review": Reply(page=replace(ONGOING, may_drop=False, has_seat=False)),
    "measure, whole history": Reply(page=replace(CONTROLLED, steps=STEPS)),
    "measure, largest": Reply(page=LARGEST),
    "measure, changed meanwhile": Reply(
        page=replace(ONGOING, draft=Draft(what=LONG[:1000])), notice=ChangedMeanwhile(by=REP, at=AT)
    ),
    "measure, postpone": Reply(page=replace(ONGOING, ask=MeasureAsk.POSTPONE)),
    "measure, postpone, lacking": Reply(
        page=replace(ONGOING, ask=MeasureAsk.POSTPONE, draft=Draft(due="2027-04-30"), typed="Sen"),
        notice=Lacking(what=(CommonLack.SAME_DAY, CommonLack.WHY)),
    ),
    "measure, hand on": Reply(page=replace(ONGOING, ask=MeasureAsk.HAND_ON)),
    "measure, hand on, picker": Reply(
        page=replace(ONGOING, ask=MeasureAsk.HAND_ON, picker=True, candidates=MOST_CANDIDATES)
    ),
    "measure, cannot be done": Reply(page=replace(ONGOING, ask=MeasureAsk.CANNOT)),
    "measure, cannot, not the manager": Reply(page=replace(ONGOING, ask=MeasureAsk.CANNOT, may_drop=False)),
    "measure, take out": Reply(page=replace(ONGOING, ask=MeasureAsk.CANNOT, standing=Standing.CANNOT)),
    "measure, what comes after": Reply(
        page=replace(TO_CONTROL, ask=MeasureAsk.NOT_ENOUGH, typed="Sladdarna ligger där igen"),
        notice=Lacking(what=(CommonLack.WHAT, CommonLack.DUE)),
    ),
    "unit plan": Reply(page=PLAN),
    "unit plan, a year": Reply(page=replace(PLAN, year=2026, show=PlanFilter.ALL, others=())),
    "unit plan, empty": Reply(page=replace(PLAN, lines=(), years=(), others=())),
    "unit plan, largest": Reply(page=replace(PLAN, lines=tuple(replace(LINE, what=LONG) for _ in range(60)))),
    "measure news, asked": Reply(page=NEWS),
    "measure news, asked, joint": Reply(page=replace(NEWS, home=JOINT_HOME, note=LONG, number=None, short=None)),
    "measure news, moved": Reply(page=replace(NEWS, kind=MeasureNewsKind.MOVED, note="Fastighet kan först i april")),
    "measure news, first day": Reply(page=replace(NEWS, kind=MeasureNewsKind.MOVED, due_before=None)),
    "measure news, handed": Reply(page=replace(NEWS, kind=MeasureNewsKind.HANDED)),
    "question, open from before": Reply(page=question_page(q(7), open_measures=STILL_OPEN)),
    "question, all that is open": Reply(
        page=question_page(q(25), open_before=BEFORE[:3], open_measures=STILL_OPEN * 4)
    ),
    "question, open from before, in a group chat": Reply(
        page=question_page(q(7), open_measures=STILL_OPEN, in_group=True)
    ),
    "measure, from a question": Reply(page=replace(ONGOING, back=(REVIEW.id, QuestionId("q7")))),
    "unit plan, with more": Reply(page=WHOLE_PLAN),
    "unit plan, rep": Reply(page=replace(WHOLE_PLAN, seat=SeatKind.REP, show=PlanFilter.TO_CONTROL, year=2026)),
    "unit plan, closed ones of a goal": Reply(
        page=replace(WHOLE_PLAN, show=PlanFilter.CLOSED, goal=WHOLE_PLAN.goals[0], lines=(), inherited=())
    ),
    "unit plan, largest of all": Reply(page=LARGEST_PLAN),
    "measure, on its own": Reply(
        page=ON_ITS_OWN, notice=replace(SAVED[MeasureSaved.MEASURE_ADDED], met_later=LONG[:60])
    ),
    "measure, arrange": Reply(page=replace(ON_ITS_OWN, ask=MeasureAsk.ARRANGE, arranging=ARRANGING)),
    "measure, arrange the goal only": Reply(
        page=replace(ON_ITS_OWN, ask=MeasureAsk.ARRANGE, arranging=replace(ARRANGING, only_goal=True, goals=())),
        notice=Lacking(what=(MeasureLack.YEAR, MeasureLack.UNIT_UNKNOWN), typed="Avd"),
    ),
    "measure, arranged": Reply(page=ON_ITS_OWN, notice=SAVED[MeasureSaved.MEASURE_ARRANGED]),
    "measure, proposed on its own": Reply(page=PROPOSED),
    "measure, proposed on its own, rep": Reply(
        page=replace(PROPOSED, may_take_in=False, may_act=False, may_drop=False),
        notice=SAVED[MeasureSaved.MEASURE_PROPOSED],
    ),
    "measure, decline": Reply(page=replace(PROPOSED, ask=MeasureAsk.CANNOT)),
    "measure, taken in": Reply(page=ON_ITS_OWN, notice=SAVED[MeasureSaved.MEASURE_TAKEN_IN]),
    "new measure": Reply(page=NEW),
    "new measure, lacking": Reply(
        page=replace(NEW, picker=True, draft=Draft(what="Ro", who_name="kalle@gmail.com", priority=Priority.HIGH)),
        notice=Lacking(what=(CommonLack.DUE, CommonLack.WHO_ADDRESS), typed="kalle@gmail.com"),
    ),
    "new measure, activity": Reply(page=replace(NEW, kind=MeasureKind.PRESERVE)),
    "new measure, proposal": Reply(page=replace(NEW, proposing=True, draft=Draft())),
    "new measure, activity proposed": Reply(page=replace(NEW, proposing=True, kind=MeasureKind.PRESERVE)),
    "measure news, asked on its own": Reply(page=replace(NEWS, home=replace(HOME, review=None))),
    "measure news, planned": Reply(page=replace(NEWS, kind=MeasureNewsKind.PLANNED)),
    "measure news, proposed": Reply(page=replace(NEWS, kind=MeasureNewsKind.PROPOSED, number=None, short=None)),
    "measure news, dropped": Reply(page=replace(NEWS, kind=MeasureNewsKind.DROPPED, note="Ingår i ombyggnaden")),
    "measure news, shared": Reply(page=replace(NEWS, kind=MeasureNewsKind.SHARED)),
    "measure news, cannot": Reply(page=replace(NEWS, kind=MeasureNewsKind.CANNOT, note="Inga pengar i år")),
    "home, measures to see to": Reply(
        page=HomePage(
            name="Anna",
            measures=(
                replace(MINE, overdue=True, this_month=False),
                MINE,
                replace(MINE, to_control=True, this_month=False),
            ),
        )
    ),
    "home, with a unit": Reply(page=HomePage(name="Anna", has_unit=True)),
    "measures, with a unit": Reply(page=MeasuresPage(measures=(MINE,), has_unit=True)),
    "measures, to control": Reply(page=MeasuresPage(measures=(replace(MINE, to_control=True, this_month=False), MINE))),
}
