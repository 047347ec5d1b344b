"""Replies for a measure's own cards: as it stands in each state, each of its forms, the unit's plan, and the news."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from dialogs.ids import MeasureId, NodeId, PersonId
from dialogs.notices import ChangedMeanwhile, Lack, Lacking, NotRunning, Reply, Saved, SavedThing
from dialogs.pages import (
    Candidate,
    Draft,
    HomePage,
    MeasureHome,
    MeasureNewsKind,
    MeasureNewsPage,
    MeasurePage,
    MeasuresPage,
    MeasureStep,
    MyMeasure,
    PlanLine,
    UnitPlanPage,
)
from dialogs.rules.checklist import Text
from dialogs.rules.measure import MeasureAsk, PlanFilter, Standing, StepKind
from dialogs.rules.review import MeasureKind, Priority
from tests.cards.samples_second import AT, JOINT, LONG, MANAGER, REP, REVIEW

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
SAVED = {what: SavedThing(what=what, at=AT, by=MANAGER) for what in Saved}
MOST_CANDIDATES = tuple(Candidate(person=PersonId(f"p{n}"), name=f"{REP} {n}") for n in range(40))

SAMPLES: dict[str, Reply] = {
    "measure, ongoing": Reply(page=ONGOING),
    "measure, overdue": Reply(page=replace(ONGOING, standing=Standing.OVERDUE, steps=(), priority=Priority.NORMAL)),
    "measure, planned": Reply(
        page=replace(ONGOING, standing=Standing.PLANNED, may_act=False, steps=()), notice=NotRunning()
    ),
    "measure, done": Reply(page=DONE, notice=SAVED[Saved.MEASURE_DONE]),
    "measure, to control": Reply(page=TO_CONTROL),
    "measure, controlled": Reply(page=CONTROLLED, notice=SAVED[Saved.MEASURE_HELPED]),
    "measure, not enough": Reply(
        page=replace(CONTROLLED, standing=Standing.INSUFFICIENT, followed_by=(ONGOING.measure, "Kabelrännor"))
    ),
    "measure, cannot": Reply(
        page=replace(ONGOING, standing=Standing.CANNOT, reason="Inga pengar i år"),
        notice=SAVED[Saved.MEASURE_CANNOT],
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
        notice=Lacking(what=(Lack.SAME_DAY, Lack.WHY)),
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
        notice=Lacking(what=(Lack.WHAT, Lack.DUE)),
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
    "measures, to control": Reply(page=MeasuresPage(measures=(replace(MINE, to_control=True, this_month=False), MINE))),
}
