"""What is somebody's to hand over: open measures, and matters that they owe an answer to. And what was handed over before.

A person's own things are all theirs to hand over; those of somebody else, as far as they lie where the actor manages or
below.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, MeasureId, NodeId, PersonId
from dialogs.ground.people import Person
from dialogs.handover import handing_all
from dialogs.handover.handing_all import Belongings, HandedBefore
from dialogs.handover.pages.handing_all import HandedAllPage, HandedKind
from dialogs.matters.rules.matter import MatterCase
from dialogs.matters.rules.matter import StepKind as MatterStep
from dialogs.measures.rules.measure import StepKind
from dialogs.organisation.rules.receivers import Receiver, nearest_role
from storage.handover.leavers import IS_OPEN, MANAGING
from storage.matters import lists as matter_lists
from storage.matters import reading as matter_cases
from storage.measures import reading as measures
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow, PersonRow
from storage.tables.reviews import MatterStepRow, MeasureRow, MeasureStepRow
from storage.tables.rounds import ReviewRow

MOST_CANDIDATES = 30
MOST_OTHERS = 40
LOOKED_BACK = 200  # steps of matters, to find a hand-over again
_measure, _review, _person = MeasureRow.__table__.c, ReviewRow.__table__.c, PersonRow.__table__.c
_step, _passed = MeasureStepRow.__table__.c, MatterStepRow.__table__.c
OPEN = (
    select(_measure.id, _measure.node_id, _measure.accountable_id, _measure.review_id, _review.signed_at)
    .join_from(MeasureRow.__table__, ReviewRow.__table__, _review.id == _measure.review_id, isouter=True)
    .where(IS_OPEN, _review.withdrawn_at.is_(None))
    .order_by(_measure.due, _measure.id)
)


def line_below(session: Session, actor: PersonId, today: date) -> frozenset[NodeId]:
    """Where the actor manages, and everything below: also what has ended."""
    held = organisation.roles_of(session, actor, today)
    found = {role.node for role in held if role.kind.value in MANAGING}
    if not found:
        return frozenset()
    pairs = session.execute(select(NodeRow.id, NodeRow.parent_id)).all()
    below: dict[str, list[NodeId]] = {}
    for id_, parent in pairs:
        below.setdefault(parent or "", []).append(NodeId(id_))
    waiting = list(found)
    while waiting:
        new = [one for one in below.get(waiting.pop(), ()) if one not in found]
        found.update(new)
        waiting += new
    return frozenset(found)


def of_person(session: Session, person: PersonId, actor: PersonId, today: date) -> Belongings | None:
    """None where it is somebody else's, and nothing of it lies in the actor's line."""
    mine, line = person == actor, line_below(session, actor, today)
    known = organisation.person(session, person)
    if known is None:
        return None
    rows = session.execute(OPEN.where(_measure.accountable_id == person)).all()
    here = [row for row in rows if mine or row.node_id in line]
    running = [row for row in here if row.review_id is None or row.signed_at is not None]
    owed = _owed(session, person, today, None if mine else line)
    if not mine and not here and not owed:
        return None
    cases = [measures.case(session, MeasureId(row.id), today) for row in running]
    return Belongings(
        of=known,
        measures=tuple(one for one in cases if one is not None),
        matters=owed,
        in_plans=len(here) - len(running),
        elsewhere=len(rows) - len(here),
        others=_others(session, actor, person, line),
        candidates=_candidates(session, person, (NodeId(row.node_id) for row in rows), today),
    )


def _owed(session: Session, person: PersonId, today: date, within: Collection[NodeId] | None) -> tuple[MatterCase, ...]:
    held = organisation.roles_of(session, person, today)
    roles = [role for role in held if within is None or role.node in within]
    found = (matter_cases.case(session, one.matter, today) for one in matter_lists.waiting(session, roles, today))
    return tuple(one for one in found if one is not None and one.is_open)


def _others(session: Session, actor: PersonId, shown: PersonId, line: Collection[NodeId]) -> tuple[Person, ...]:
    """Everybody with an open measure in the actor's line; the actor first, where somebody else is shown."""
    if not line:
        return ()
    rows = session.execute(OPEN.where(_measure.accountable_id.is_not(None))).all()
    ids = {PersonId(row.accountable_id) for row in rows if row.node_id in line} | {actor}
    people = organisation.people(session, ids - {shown}).values()
    ordered = sorted(people, key=lambda one: (one.id != actor, organisation.alphabetical(one.name), one.id))
    return tuple(ordered[:MOST_OTHERS])


def _candidates(session: Session, person: PersonId, near: Iterable[NodeId], today: date) -> tuple[Person, ...]:
    """Who has a role where the things are, or where the person has."""
    own = (role.node for role in organisation.roles_of(session, person, today))
    nodes = list(dict.fromkeys((*near, *own)))
    found = organisation.people_of(session, nodes, today) if nodes else ()
    return tuple(one for one in found if one.id != person)[:MOST_CANDIDATES]


def answering(
    session: Session, matters: Collection[MatterCase], person: PersonId, today: date
) -> tuple[tuple[Receiver, Receiver], ...]:
    """For each matter's receiver the role in which this person could answer it: none, if they hold no such role."""
    wanted = {one.matter.to for one in matters}
    held = organisation.roles_of(session, person, today) if wanted else ()
    nodes = organisation.nodes(session) if wanted else {}
    found = ((one, nearest_role(one, held, nodes)) for one in wanted)
    return tuple((one, role) for one, role in found if role is not None)


# --- what was handed over


def before(session: Session, actor: Person, of: Person, to: Person, today: date) -> HandedBefore | None:
    """The last time that the actor handed over what was this person's to that one; measures tell when."""
    last = max((row.at for row in _steps(session, actor.id, of.id, to.id)), default=None)
    last = last or _last_passed(session, actor.id)
    found = handed(session, actor, of, to, last, today, HandedKind.RECEIPT) if last else None
    if last is None or found is None:
        return None
    page, listed = found
    return HandedBefore(mark=handing_all.mark_of(listed), to=to, at=last, page=page)


def _steps(session: Session, by: PersonId, of: PersonId | None, to: PersonId) -> list[Any]:
    rows = session.execute(
        select(MeasureStepRow.__table__)
        .join_from(MeasureStepRow.__table__, MeasureRow.__table__, _measure.id == _step.measure_id)
        .where(_measure.accountable_id == to, _step.step == StepKind.HANDED_ON.value, _step.person_id == by)
        .order_by(_step.id)
    ).all()
    return [row for row in rows if of is None or (row.before or {}).get("accountable") == of]


def _last_passed(session: Session, by: PersonId) -> datetime | None:
    rows = session.execute(_passed_by(by).order_by(_passed.id.desc()).limit(1)).all()
    return rows[0].at if rows else None


def _passed_by(by: PersonId) -> Any:
    return select(MatterStepRow.__table__).where(_passed.person_id == by, _passed.step == MatterStep.PASSED_ON.value)


def handed(
    session: Session, by: Person, of: Person, to: Person, at: datetime, today: date, kind: HandedKind
) -> tuple[HandedAllPage, list[tuple[Any, int]]] | None:
    """What was handed over in one press, as it stands today; and what it was then, for the mark. None: nothing is left."""
    steps = [row for row in _steps(session, by.id, of.id, to.id) if row.at == at]
    passed = [row for row in session.execute(_passed_by(by.id).order_by(_passed.id).limit(LOOKED_BACK)) if row.at == at]
    held = [one for row in steps if (one := measures.case(session, MeasureId(row.measure_id), today)) is not None]
    found = (matter_cases.case(session, MatterId(row.matter_id), today) for row in passed)
    matters = [one for one in found if one is not None]
    if kind is HandedKind.LETTER:
        held = [one for one in held if one.facts.is_open]
        matters = [one for one in matters if one.is_open and one.may_answer(to.id)]
    if not held and not matters:
        return None
    page = HandedAllPage(
        kind=kind,
        of=of.name,
        by=by.name,
        to=to.name,
        mine=by.id == of.id,
        why=next((row.note for row in (*steps, *passed) if row.note), ""),
        measures=tuple(handing_all.measure_line(one, today) for one in held),
        matters=tuple(handing_all.matter_line(one, today) for one in matters),
    )
    listed = [(row.measure_id, row.revision - 1) for row in steps] + [
        (row.matter_id, row.revision - 1) for row in passed
    ]
    return page, listed


def letter(session: Session, by: Person, to: Person, at: datetime, today: date) -> HandedAllPage | None:
    """To who has it now. Whose it was, the measures' own history says; without any, it was the one's who handed it over."""
    steps = [row for row in _steps(session, by.id, None, to.id) if row.at == at]
    owners = {PersonId(str(row.before["accountable"])) for row in steps if row.before}
    of = organisation.person(session, next(iter(owners), by.id)) or by
    found = handed(session, by, of, to, at, today, HandedKind.LETTER)
    return found[0] if found else None
