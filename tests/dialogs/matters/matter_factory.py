"""A matter and the people around it, built so that a test reads as what they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from dialogs.ground.ids import MatterId, NodeId
from dialogs.ground.notices import Notice
from dialogs.ground.page import Page
from dialogs.ground.turn import Refused, Turn
from dialogs.matters import stepping as matters
from dialogs.matters.changes import MatterChanged
from dialogs.matters.rules.matter import Beside, CameOf, LiftedMatter, MatterCase, Step, Voice
from dialogs.organisation.around import Around
from dialogs.organisation.rules.receivers import MatterKind, Near, Receiver, ReceiverChoice, ReceiverRole
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.standing import Standing
from tests.dialogs.reviews.review_factory import (
    ANNA,
    BERIT,
    EVA,
    KARIN,
    LAB,
    NOON,
    OLLE,
    PEOPLE,
    POLICY,
    SVEN,
    WARD,
    actor,
)

CLINIC, HOUSES = Receiver(node=NodeId("clinic")), Receiver(node=NodeId("houses"), role=ReceiverRole.PREMISES)
FIRST, SECOND, THIRD = (MatterId(UUID(int=one)) for one in (1, 2, 3))
WISH = date(2026, 12, 15)
TO_HOUSES = ReceiverChoice(receiver=HOUSES, near=Near.PREMISES, name="Fastighet", people=(EVA,))
TO_CLINIC = ReceiverChoice(receiver=CLINIC, near=Near.ABOVE, name="Medicinkliniken", people=(KARIN,))
AROUND = Around(receivers=(TO_CLINIC, TO_HOUSES), candidates=(PEOPLE[KARIN], PEOPLE[OLLE]))


def voice(matter: MatterId = FIRST, **changes: Any) -> Voice:
    """The ward's: lifted by its manager, and told to its representative, too."""
    made = Voice(
        matter=matter,
        node=WARD.id,
        unit=WARD.name,
        what="Ventilationen",
        wanted_by=WISH,
        by=ANNA,
        at=NOON,
        question=POLICY,
        managers=(ANNA,),
        people=(ANNA, SVEN),
    )
    return replace(made, **changes)


def beside(matter: MatterId = SECOND, **changes: Any) -> Beside:
    """The laboratory's: the same receiver."""
    made = Beside(matter=matter, revision=0, unit=LAB.name, what="Luften", alike=True, people=(BERIT,))
    return replace(made, **changes)


def matter(**changes: Any) -> MatterCase:
    """Lifted by the ward to the clinic, whose manager is Karin."""
    of_matter = {one for one in ("state", "revision", "to", "wanted_by", "kind") if one in changes}
    lifted = LiftedMatter(
        id=FIRST, kind=MatterKind.MATTER, state=MatterState.OPEN, revision=0, to=CLINIC, wanted_by=WISH
    )
    case = MatterCase(
        matter=replace(lifted, **{one: changes.pop(one) for one in of_matter}),
        to_name="Medicinkliniken",
        voices=(voice(),),
        holders=(KARIN,),
        people=PEOPLE,
    )
    return replace(case, **changes)


def press(case: MatterCase, event: matters.MatterStepEvent, who: Any = KARIN, around: Around = AROUND) -> Turn:
    return matters.respond(case, event, actor(who), around)


def changed(turn: Turn) -> MatterChanged:
    [change] = turn.changes
    assert isinstance(change, MatterChanged)
    return change


def after(turn: Turn, **changes: Any) -> MatterCase:
    """The case as it is read back: with the step in its history."""
    change = changed(turn)
    step = Step(
        matter=FIRST,
        revision=change.after.revision,
        kind=change.step,
        note=change.note,
        to=change.after.to,
        wanted_by=change.after.wanted_by,
        measure=change.measure.id if change.measure else None,
        other=change.merged[0].matter if change.merged else None,
        by=_by(turn),
        at=NOON,
    )
    came_of = change.measure and CameOf(
        measure=change.measure.id,
        what=change.measure.what,
        due=change.measure.due,
        accountable=change.measure.accountable,
        standing=Standing.ONGOING,
    )
    holders = next((one.people for one in (TO_CLINIC, TO_HOUSES) if one.receiver == change.after.to), ())
    voices = (*change.before.voices, *(voice(one.matter, people=one.people) for one in change.merged))
    told = replace(
        change.before,
        matter=change.after,
        steps=(*change.before.steps, step),
        came_of=came_of or change.before.came_of,
        holders=holders,
        held_before=change.before.holders,
        voices=voices,
    )
    return replace(told, **changes)


def _by(turn: Turn) -> Any:
    return turn.messages[0].by if turn.messages else KARIN


def refused(case: MatterCase, event: matters.MatterStepEvent, who: Any = KARIN) -> tuple[Page, Notice | None]:
    """What is shown, and why, when nothing is changed. Fails where it is not refused."""
    try:
        turn = press(case, event, who)
    except Refused as refusal:
        return refusal.reply.page, refusal.reply.notice
    raise AssertionError(f"{type(event).__name__} was let through: {turn.reply}")


def to(turn: Turn) -> Iterable[Any]:
    return [one.person for one in turn.messages]
