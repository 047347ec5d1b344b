"""Replies for matters: the form, the card in each state with each of its forms, the lists, the receipts, and where they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from dialogs.ground.ids import MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lacking, Reply, Saved, SavedThing
from dialogs.ground.plug import variants
from dialogs.ground.texts import Text
from dialogs.home.pages import BelowPage, HomePage, NodeBelow
from dialogs.matters.notices import MatterLack, MatterSaved, NotYourMatter
from dialogs.matters.pages import (
    BesideLine,
    CameOfLine,
    LiftPage,
    MatterLine,
    MatterNewsKind,
    MatterNewsPage,
    MatterPage,
    MattersPage,
    MatterStep,
    ReceiverName,
    VoiceLine,
)
from dialogs.matters.rules.matter import MatterAsk, StepKind
from dialogs.organisation.notices import ReceiverLack
from dialogs.organisation.rules.receivers import MatterKind, Near, Receiver, ReceiverChoice, ReceiverRole
from dialogs.reminders.pages import DigestLine, DigestPage
from dialogs.reminders.rules.deadlines import Why
from dialogs.reviews.notices import ReviewSaved
from dialogs.reviews.pages.answering import Candidate, Draft, LiftedBefore
from dialogs.reviews.rules.review import MeasureKind
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.standing import Standing
from tests.cards.home.samples import LIFTED
from tests.cards.reviews.samples_first import FOLLOW_UP
from tests.cards.reviews.samples_longest import LONG
from tests.cards.samples_notices import AT, MANAGER, REP

MATTER, NODE = MatterId(UUID(int=5)), NodeId("e-32")
SHORT = Text("samarbete med andra i samma byggnad", "working with others in the same building")
WHAT = "Ventilationen i läkemedelsrummet räcker inte när alla fyra kylskåpen står på"
WHO = ("Karl-Johan Öberg",)
CLINIC = ReceiverName(role=ReceiverRole.MANAGER, node="Medicinkliniken", people=WHO)
PREMISES = ReceiverName(
    role=ReceiverRole.PREMISES,
    node="Förvaltningen för fastighet, service och gemensam försörjning",
    people=("Viktor Dahlqvist", "Märta Häggkvist"),
)


def receiver(node: str, name: str, near: Near, role: ReceiverRole = ReceiverRole.MANAGER) -> ReceiverChoice:
    return ReceiverChoice(receiver=Receiver(node=NodeId(node), role=role), near=near, name=name)


RECEIVERS = (
    receiver("hs-med", "Medicinkliniken", Near.ABOVE),
    receiver("hs", "Hälso- och sjukvårdsförvaltningen", Near.HR, ReceiverRole.HR_SUPPORT),
    receiver("ser", "Förvaltningen för fastighet och service", Near.PREMISES, ReceiverRole.PREMISES),
    receiver("hs-med-02", "Medicinkliniken avd. 33", Near.BESIDE),
    receiver("hs-kir", "Kirurg- och ortopedkliniken", Near.BESIDE),
)
LIFT = LiftPage(node=NODE, unit="Medicinkliniken avd. 32", receivers=RECEIVERS, earliest=date(2026, 11, 21))
VOICE = VoiceLine(unit="Medicinkliniken avd. 32", what=WHAT, by=MANAGER, at=AT)
VOICES = (
    VOICE,
    replace(VOICE, unit="Medicinkliniken avd. 33", what="Det är 28 grader i läkemedelsrummet", by="Bo Öberg"),
    replace(VOICE, unit="Kirurgen avd. 41", what="Luften på plan 3", by="Disa Holm"),
)
STEP = MatterStep(
    kind=StepKind.PASSED_ON,
    note="Det är fastighets sak, vi kan inte göra något åt kanalerna",
    to=PREMISES,
    wanted_by=date(2027, 1, 31),
    unit="",
    by="Karl-Johan Öberg",
    at=AT,
)
STEPS = tuple(replace(STEP, kind=kind, unit="Kirurgen avd. 41", to=CLINIC) for kind in StepKind)
BESIDE = (
    BesideLine(matter=MatterId(UUID(int=6)), unit="Medicinkliniken avd. 33", what="28 grader i rummet", alike=True),
    BesideLine(matter=MatterId(UUID(int=7)), unit="Kirurgen avd. 41", what="Luften på plan 3", alike=True),
    BesideLine(matter=MatterId(UUID(int=8)), unit="Dialysenheten", what="Parkeringen", alike=False),
)
CAME_OF = CameOfLine(
    what="Ny fläkt och egen kylning i läkemedelsrummet",
    due=date(2027, 3, 31),
    standing=Standing.ONGOING,
    accountable="Viktor Dahlqvist",
)
OPEN = MatterPage(
    matter=MATTER,
    revision=2,
    kind=MatterKind.MATTER,
    state=MatterState.OPEN,
    receiver=CLINIC,
    voices=(VOICE,),
    number=7,
    short=SHORT,
    wanted_by=date(2027, 1, 31),
    overdue=False,
    came_of=None,
    steps=(),
    beside=(),
    may_answer=True,
    may_withdraw=False,
    earliest=date(2026, 11, 21),
    receivers=RECEIVERS[1:],
    candidates=(Candidate(person=PersonId("viktor"), name="Viktor Dahlqvist"),),
)
READ = replace(OPEN, may_answer=False, may_withdraw=True)
SEVERAL = replace(OPEN, voices=VOICES, steps=(replace(STEP, kind=StepKind.MERGED, unit="Kirurgen avd. 41"),))
TAKEN = replace(
    OPEN, state=MatterState.TAKEN, came_of=CAME_OF, steps=STEPS[:2], measure=MeasureId(UUID(int=9)), beside=BESIDE[:1]
)
LARGEST = replace(
    OPEN,
    receiver=replace(PREMISES, people=WHO * 6),
    voices=tuple(replace(VOICE, what=LONG, unit=f"Rehabiliteringsenheten {n}") for n in range(20)),
    steps=tuple(replace(one, note=LONG) for one in (*STEPS, *STEPS)),
    beside=tuple(replace(BESIDE[0], matter=MatterId(UUID(int=n)), what=LONG) for n in range(100, 140)),
    came_of=replace(CAME_OF, what=LONG),
    state=MatterState.TAKEN,
    measure=MeasureId(UUID(int=9)),
)
LINE = MatterLine(
    matter=MATTER,
    kind=MatterKind.MATTER,
    state=MatterState.OPEN,
    what=WHAT,
    unit="Medicinkliniken avd. 32",
    others=2,
    receiver=CLINIC,
    wanted_by=date(2026, 11, 1),
    overdue=True,
)
OURS = tuple(replace(LINE, state=state, overdue=False, others=0, wanted_by=None) for state in MatterState)
NEWS = MatterNewsPage(
    kind=MatterNewsKind.LIFTED,
    matter=MATTER,
    matter_kind=MatterKind.MATTER,
    number=7,
    short=SHORT,
    voices=(VOICE,),
    receiver=CLINIC,
    wanted_by=date(2027, 1, 31),
    came_of=None,
    by=MANAGER,
    note="",
)
NOTES = {
    MatterNewsKind.ANSWERED: "Fläkten byts i mars, tills dess får ni låna en kylvagn",
    MatterNewsKind.PASSED_ON: STEP.note,
    MatterNewsKind.PASSED_TO: STEP.note,
    MatterNewsKind.WITHDRAWN: "Det löste sig",
}
RETURNED = replace(NEWS, matter_kind=MatterKind.RETURNED_TASK, wanted_by=None)
SAVED = {what: SavedThing(what=what, at=AT, by=MANAGER) for what in variants(Saved)}
WITH_RECEIVERS = replace(FOLLOW_UP, receivers=RECEIVERS, returnable=True)
BEFORE = LiftedBefore(matter=MATTER, what=WHAT, state=MatterState.OPEN)

SAMPLES: dict[str, Reply] = {
    "lift": Reply(page=LIFT),
    "lift, several units": Reply(
        page=replace(LIFT, units=((NODE, "Medicinkliniken avd. 32"), (NodeId("e-33"), "Medicinkliniken avd. 33")))
    ),
    "lift, a question": Reply(
        page=replace(
            LIFT, review=ReviewId(UUID(int=7)), question=QuestionId("q8"), number=8, short=SHORT, returnable=True
        )
    ),
    "lift, a measure": Reply(
        page=replace(LIFT, measure=MeasureId(UUID(int=9)), measure_what=LONG, draft=Draft(what=WHAT))
    ),
    "lift, lacking": Reply(
        page=replace(LIFT, to_name="Kliniken", draft=Draft(due="2026-01-01")),
        notice=Lacking(
            what=(CommonLack.WHAT, ReceiverLack.RECEIVER_SEVERAL, CommonLack.DUE_PASSED),
            candidates=("Kvinnokliniken", "Medicinkliniken", "Barn- och ungdomskliniken"),
        ),
    ),
    "lift, nobody to lift to": Reply(
        page=replace(LIFT, receivers=()), notice=Lacking(what=(ReceiverLack.RECEIVER, ReceiverLack.RECEIVER_UNKNOWN))
    ),
    "matter, open": Reply(page=OPEN),
    "matter, late": Reply(page=replace(OPEN, overdue=True, wanted_by=date(2026, 11, 1))),
    "matter, some are alike": Reply(page=replace(OPEN, beside=BESIDE)),
    "matter, several voices": Reply(page=SEVERAL, notice=SAVED[MatterSaved.MATTER_MERGED]),
    "matter, read only": Reply(page=READ, notice=NotYourMatter(holders=WHO)),
    "matter, nobody there": Reply(
        page=replace(READ, receiver=replace(CLINIC, people=())), notice=NotYourMatter(holders=())
    ),
    "matter, just lifted": Reply(page=READ, notice=SAVED[ReviewSaved.LIFTED]),
    "matter, returned task": Reply(page=replace(OPEN, kind=MatterKind.RETURNED_TASK, number=8)),
    "matter, returned by the reader": Reply(
        page=replace(READ, kind=MatterKind.RETURNED_TASK), notice=SAVED[ReviewSaved.TASK_RETURNED]
    ),
    "matter, taken": Reply(page=TAKEN, notice=SAVED[MatterSaved.MATTER_TAKEN]),
    "matter, answered": Reply(
        page=replace(READ, state=MatterState.ANSWERED, may_withdraw=False, steps=STEPS[:3]),
        notice=SAVED[MatterSaved.MATTER_ANSWERED],
    ),
    "matter, passed on": Reply(
        page=replace(OPEN, may_answer=False, receiver=PREMISES, steps=(STEP,)),
        notice=SAVED[MatterSaved.MATTER_PASSED_ON],
    ),
    "matter, taken back": Reply(
        page=replace(READ, state=MatterState.WITHDRAWN, may_withdraw=False, steps=STEPS),
        notice=SAVED[MatterSaved.MATTER_WITHDRAWN],
    ),
    "matter, merged": Reply(page=replace(READ, state=MatterState.MERGED, may_withdraw=False)),
    "matter, both sides are the reader": Reply(page=replace(OPEN, may_withdraw=True, beside=BESIDE)),
    "matter, largest": Reply(page=LARGEST),
    "matter, take": Reply(page=replace(OPEN, ask=MatterAsk.TAKE)),
    "matter, take, lacking": Reply(
        page=replace(OPEN, ask=MatterAsk.TAKE, picker=True, draft=Draft(what="Ny", who_name="alla")),
        notice=Lacking(what=(CommonLack.WHAT, CommonLack.DUE, CommonLack.WHO_GROUP)),
    ),
    "matter, answer": Reply(page=replace(OPEN, ask=MatterAsk.ANSWER), notice=Lacking(what=(MatterLack.ANSWER,))),
    "matter, answer, changed meanwhile": Reply(
        page=replace(OPEN, ask=MatterAsk.ANSWER, typed=LONG[:1000]), notice=ChangedMeanwhile(by=REP, at=AT)
    ),
    "matter, pass on": Reply(page=replace(OPEN, ask=MatterAsk.HAND_ON)),
    "matter, pass on, lacking": Reply(
        page=replace(OPEN, ask=MatterAsk.HAND_ON, to_name="Medicinkliniken", typed="Deras"),
        notice=Lacking(what=(ReceiverLack.RECEIVER_SAME, CommonLack.WHY)),
    ),
    "matter, merge": Reply(
        page=replace(OPEN, ask=MatterAsk.MERGE, beside=BESIDE), notice=Lacking(what=(MatterLack.OTHERS,))
    ),
    "matter, take back": Reply(page=replace(READ, ask=MatterAsk.WITHDRAW)),
    "matters": Reply(page=MattersPage(to_me=(LINE,), ours=OURS, may_lift=True)),
    "matters, none": Reply(page=MattersPage(to_me=(), ours=(), may_lift=False)),
    "matters, largest": Reply(
        page=MattersPage(to_me=(replace(LINE, what=LONG),) * 40, ours=(replace(LINE, what=LONG),) * 40, may_lift=True)
    ),
    "matter news, task handed back": Reply(page=RETURNED),
    "matter news, largest": Reply(
        page=replace(
            NEWS,
            kind=MatterNewsKind.TAKEN,
            came_of=replace(CAME_OF, what=LONG),
            note=LONG,
            voices=tuple(replace(VOICE, what=LONG) for _ in range(12)),
        )
    ),
    "home, matters": Reply(page=HomePage(name="Li Berg", lifted=(LIFTED, replace(LIFTED, overdue=True)), we_lifted=3)),
    "home, coordinator": Reply(
        page=HomePage(
            name="Ingrid Sjöström", below=(NodeBelow(name="Psykiatri", signed=3, expected=9),), support_below=4
        )
    ),
    "below, coordinator": Reply(page=BelowPage(nodes=(NodeBelow(name="Psykiatri", signed=3, expected=9),), support=1)),
    "follow-up, receivers": Reply(page=replace(WITH_RECEIVERS, lifted_before=(BEFORE,))),
    "follow-up, activity with receivers": Reply(
        page=replace(WITH_RECEIVERS, kind=MeasureKind.PRESERVE, suggestions=())
    ),
    "digest, matters": Reply(
        page=DigestPage(
            lines=(
                DigestLine(why=Why.UNANSWERED, days=-20, matter=replace(LIFTED, overdue=True)),
                DigestLine(why=Why.ANSWER, days=7, matter=LIFTED),
                DigestLine(why=Why.ANSWER, days=-28, matter=replace(LIFTED, wanted_by=None, others=0)),
            )
        )
    ),
}
SAMPLES |= {
    f"matter news, {kind.value.replace('_', ' ')}": Reply(
        page=replace(
            NEWS,
            kind=kind,
            note=NOTES.get(kind, ""),
            by="Karl-Johan Öberg" if kind is not MatterNewsKind.LIFTED else MANAGER,
            came_of=CAME_OF if kind.value.startswith(("taken", "measure")) else None,
            voices=VOICES if kind is MatterNewsKind.MERGED else (VOICE,),
        )
    )
    for kind in MatterNewsKind
}
