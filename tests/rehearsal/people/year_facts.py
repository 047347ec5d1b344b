"""How things stand at a moment of a simulated year, read from the tables and nothing else.

It is asked beside the reminders, to check them: so none of it goes through what they are worked out with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from storage.tables.organisation import ContactRow, NodeRow, PersonRow, RoleRow
from storage.tables.reminders import RemindedRow, SnoozeRow
from storage.tables.reviews import MatterRow, MeasureRow, MeasureStepRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow, RoundWindowRow

MANAGING = ("manager", "stand_in")
PLAN = "plan"  # the view that says: the plan, too


# --- what people owe


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A review that is not handed over, and a person who is to answer it."""

    review: UUID
    person: str
    closes: date
    started_at: datetime | None


def unanswered(session: Session, today: date) -> list[Unanswered]:
    """In the year's round. The last day is the nearest one up the tree from the review's first node, else the round's."""
    tree = {id_: (parent, name) for id_, parent, name in session.execute(_NODES)}
    own = {(of, node): closes for of, node, closes in session.execute(_WINDOWS)}
    seats: dict[UUID, list[tuple[str, str]]] = defaultdict(list)
    facts: dict[UUID, tuple[UUID, date, datetime | None]] = {}
    for review, of, closes, started, node, person in session.execute(_managed(today)):
        seats[review].append((node, person))
        facts[review] = (of, closes, started)
    found = []
    for review, (of, closes, started) in facts.items():
        at: str | None = min((tree[node][1], node) for node, _ in seats[review])[1]
        while at is not None and (of, at) not in own:
            at = tree[at][0]
        last = own[of, at] if at is not None else closes
        people = sorted({person for _, person in seats[review]})
        found += [Unanswered(review=review, person=one, closes=last, started_at=started) for one in people]
    return found


_NODES = select(NodeRow.id, NodeRow.parent_id, NodeRow.name)
_WINDOWS = select(RoundWindowRow.round_id, RoundWindowRow.node_id, RoundWindowRow.closes)


def _managed(today: date) -> Select[UUID, UUID, date, datetime | None, str, str]:
    return (
        select(
            ReviewRow.id, RoundRow.id, RoundRow.closes, ReviewRow.started_at, ReviewNodeRow.node_id, RoleRow.person_id
        )
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .join(RoleRow, RoleRow.node_id == ReviewNodeRow.node_id)
        .where(
            RoundRow.extra_kind.is_(None),
            _holds(today),
            ReviewRow.handed_over_at.is_(None),
            ReviewRow.withdrawn_at.is_(None),
        )
    )


def _holds(today: date) -> ColumnElement[bool]:
    """A role of those who answer, in force."""
    return and_(
        RoleRow.kind.in_(MANAGING),
        or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= today),
        or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= today),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMeasure:
    """To be done, or (`done_at`) to be looked at again."""

    measure: UUID
    person: str
    due: date | None
    done_at: datetime | None
    taken_on_at: datetime  # planned, or last handed on


def open_measures(session: Session, today: date) -> list[OpenMeasure]:
    """One for each person who sees to it."""
    rows = session.execute(
        select(
            MeasureRow.id,
            MeasureRow.node_id,
            MeasureRow.accountable_id,
            MeasureRow.due,
            MeasureRow.done_at,
            MeasureRow.created_at,
            MeasureRow.state,
        )
        .outerjoin(ReviewRow, ReviewRow.id == MeasureRow.review_id)
        .where(or_(MeasureRow.review_id.is_(None), ReviewRow.signed_at.is_not(None)))
        .where(MeasureRow.state.in_(("planned", "done")), MeasureRow.accountable_id.is_not(None))
        .where(MeasureRow.kind == "improve")
    ).all()
    seats = _Seats.read(session, today) if rows else None
    handed: dict[UUID, datetime] = {}
    steps = select(MeasureStepRow.measure_id, MeasureStepRow.at).where(MeasureStepRow.step == "handed_on")
    for of, at in session.execute(steps):
        handed[of] = max(at, handed.get(of, at))
    return [
        OpenMeasure(
            measure=id_,
            person=person,
            due=due,
            done_at=done if state == "done" else None,
            taken_on_at=handed.get(id_, created),
        )
        for id_, node, accountable, due, done, created, state in rows
        if seats is not None
        for person in seats.see_to(node, str(accountable))
    ]


@dataclass(frozen=True, kw_only=True)
class _Seats:
    """Who had which part where: whoever has left their unit's line is no longer reminded, but the nearest manager is."""

    parents: dict[str, str | None]
    had: dict[tuple[str, str], list[date | None]]  # person and node: the last day of each role
    managers: dict[str, set[str]]  # of a node, today
    gone: frozenset[str]
    today: date

    @classmethod
    def read(cls, session: Session, today: date) -> _Seats:
        had: dict[tuple[str, str], list[date | None]] = defaultdict(list)
        for person, node, last in session.execute(select(RoleRow.person_id, RoleRow.node_id, RoleRow.valid_to)):
            had[person, node].append(last)
        managers: dict[str, set[str]] = defaultdict(set)
        for node, person in session.execute(select(RoleRow.node_id, RoleRow.person_id).where(_holds(today))):
            managers[node].add(person)
        parents = {id_: parent for id_, parent, _ in session.execute(_NODES)}
        gone = session.scalars(select(PersonRow.id).where(PersonRow.ended_on <= today))
        return cls(parents=parents, had=had, managers=managers, gone=frozenset(gone), today=today)

    def see_to(self, node: str, accountable: str) -> list[str]:
        line = list(self._up(node))
        last_days = [last for one in line for last in self.had.get((accountable, one), [])]
        stays = any(last is None or last >= self.today for last in last_days)
        if accountable not in self.gone and (stays or not last_days):
            return [accountable]
        return next((sorted(self.managers[one]) for one in line if self.managers.get(one)), [])

    def _up(self, node: str) -> Iterator[str]:
        at: str | None = node
        while at is not None:
            yield at
            at = self.parents[at]


def can_be_told(session: Session, today: date) -> frozenset[str]:
    """Whom the bot can write to, and who have not asked to be left alone."""
    resting = select(SnoozeRow.person_id).where(SnoozeRow.until > today)
    rows = session.scalars(
        select(ContactRow.person_id).where(ContactRow.state == "reachable", ContactRow.person_id.not_in(resting))
    )
    return frozenset(rows)


# --- whether somebody had anything left to do


def told_on(session: Session, message: str) -> tuple[str, ...]:
    """The milestones that the bot has written down for a digest."""
    return tuple(
        session.scalars(select(RemindedRow.key).where(RemindedRow.message == message).order_by(RemindedRow.key))
    )


def measure_is_done(session: Session, measure: UUID, person: str, today: date, *, control: bool) -> bool:
    """Somebody else's by now, taken out, or in a state in which there is nothing to remind of."""
    row = session.execute(
        select(MeasureRow.state, MeasureRow.accountable_id, MeasureRow.node_id).where(MeasureRow.id == measure)
    ).one_or_none()
    if row is None or row.state != ("done" if control else "planned") or row.accountable_id is None:
        return True
    if row.accountable_id == person:
        return False
    return person not in _Seats.read(session, today).see_to(row.node_id, row.accountable_id)


def matter_is_done(session: Session, matter: UUID) -> bool:
    """Answered, taken, merged or taken back."""
    return session.scalar(select(MatterRow.state).where(MatterRow.id == matter)) != "open"


def review_is_done(session: Session, review: UUID, person: str, today: date) -> bool:
    """Signed, by all or by this person; or it is somebody else's turn."""
    row = session.get(ReviewRow, review)
    if row is None or row.signed_at is not None or row.withdrawn_at is not None:
        return True
    if session.get(SignatureRow, (review, row.version, person)) is not None:
        return True
    manages = session.scalar(select(exists().where(_at(review), _holds(today), RoleRow.person_id == person)))
    if row.handed_over_at is None:
        return not manages
    seen = set(session.scalars(select(ViewRow.person_id).where(ViewRow.review_id == review, _agreed_to_plan())))
    reps = set(session.scalars(select(RoleRow.person_id).where(_at(review), _is_rep(today))))
    return bool(manages) and person not in reps and bool(reps - seen)


def _at(review: UUID) -> ColumnElement[bool]:
    return RoleRow.node_id.in_(select(ReviewNodeRow.node_id).where(ReviewNodeRow.review_id == review))


def _is_rep(today: date) -> ColumnElement[bool]:
    return and_(
        RoleRow.kind == "safety_rep",
        or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= today),
        or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= today),
    )


def _agreed_to_plan() -> ColumnElement[bool]:
    return and_(ViewRow.question_id == PLAN, ViewRow.agrees.is_not(None))
