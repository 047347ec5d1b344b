"""Who took a seat after the hand-over: the letters to the others went before they came, so they are told whose turn it is."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, String, cast, exists, func, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, ReviewId
from dialogs.ground.messages import Message
from dialogs.ground.turn import Actor
from dialogs.organisation.rules.organisation import RoleKind, line_of, reps_of
from dialogs.reviews import landing
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.pages.desk import Step
from storage.organisation import tree as organisation
from storage.reviews.reading import load
from storage.tables.organisation import RoleRow
from storage.tables.outbox import OutboxRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

SEATED = (RoleKind.MANAGER.value, RoleKind.STAND_IN.value, RoleKind.SAFETY_REP.value)
TURNS = {Step.CONFIRM: ReviewMessage.HANDED_OVER, Step.TALK: ReviewMessage.TALK, Step.SIGN: ReviewMessage.TO_SIGN}

# Handed over and not signed; a pair in one room needs no letter.
WAITING = (
    ReviewRow.handed_over_at.is_not(None),
    ReviewRow.signed_at.is_(None),
    ReviewRow.withdrawn_at.is_(None),
    ReviewRow.together.is_not(True),
)


def _holds(today: date) -> tuple[ColumnElement[bool], ...]:
    begun = or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= today)
    return begun, or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= today)


def due(session: Session, today: date, now: datetime) -> tuple[Message, ...]:
    """To those whose turn it is and who have never been written to about the review. A pair in one room needs no letter."""
    found = []
    for review_id, person_id in _unwritten(session, today):
        review, person = load(session, review_id, today, with_past=False), organisation.person(session, person_id)
        if review is None or person is None or review.seat_kind(person_id) is None:
            continue
        kind = TURNS.get(landing.step(review, Actor(person=person, now=now, today=today)))
        if kind is not None:
            mark = f"v{review.version}seated"
            by = next((one for one in review.managers if one != person_id), None)
            found.append(Message(kind=kind, review=review.id, mark=mark, person=person_id, by=by))
    return tuple(found)


def _unwritten(session: Session, today: date) -> list[tuple[ReviewId, PersonId]]:
    hex_id = func.replace(cast(ReviewRow.id, String), "-", "")
    written = exists().where(OutboxRow.person_id == RoleRow.person_id, OutboxRow.key.contains(hex_id))
    rows = session.execute(
        select(ReviewRow.id, RoleRow.person_id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .join(RoleRow, RoleRow.node_id == ReviewNodeRow.node_id)
        .where(
            *WAITING,
            RoleRow.kind.in_(SEATED),
            *_holds(today),
            ~written,
        )
        .distinct()
    )
    return [*((ReviewId(review), PersonId(person)) for review, person in rows), *_chiefs(session, today)]


def _chiefs(session: Session, today: date) -> list[tuple[ReviewId, PersonId]]:
    """A huvudskyddsombud becomes a rep without any role beginning: when a unit's own rep leaves."""
    own_rep = exists().where(
        RoleRow.node_id == ReviewNodeRow.node_id, RoleRow.kind == RoleKind.SAFETY_REP.value, *_holds(today)
    )
    waiting = session.execute(
        select(ReviewRow.id, ReviewNodeRow.node_id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .where(*WAITING, ~own_rep)
    ).all()
    if not waiting:
        return []
    nodes, roles = organisation.nodes(session), organisation.roles(session, today)
    chiefs = [role for role in roles if role.kind is RoleKind.CHIEF_SAFETY_REP]
    pairs = [
        (ReviewId(review), person)
        for review, node in waiting
        for person in reps_of(line_of(NodeId(node), nodes), chiefs, today)
    ]
    keys = session.execute(
        select(OutboxRow.person_id, OutboxRow.key).where(OutboxRow.person_id.in_({person for _, person in pairs}))
    ).all()
    return [(review, who) for review, who in pairs if not any(p == who and review.hex in key for p, key in keys)]
