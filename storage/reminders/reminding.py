"""Who owes what, what they have been told of it, and until when they rest: the facts that reminders are worked out from.

A handful of queries for everybody at once. Only reviews that have been handed over are read whole, all in the same
queries, because only they wait for one of several people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, false, func, or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MeasureId, NodeId, PersonId, ReviewId, RoundId
from dialogs.ground.turn import Actor
from dialogs.measures.pages import MyMeasure
from dialogs.measures.rules import measure
from dialogs.organisation.rules.organisation import RoleKind, line_of
from dialogs.reminders.messages import ReminderMessage
from dialogs.reminders.rules.deadlines import Facts, OwedMeasure
from dialogs.reviews import owing
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.rules import standing
from dialogs.reviews.rules.owed import OwedReview, WaitsFor
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.windows import Window, window_of
from storage.handover import leavers
from storage.matters import owed as owed_answers
from storage.organisation import tree as organisation
from storage.reminders import duties
from storage.reviews.invitations import own_windows
from storage.reviews.many import load_many
from storage.reviews.rounds import newest_year
from storage.risk import owed as owed_risks
from storage.tables.organisation import ContactRow, NodeRow, PersonRow, RoleRow
from storage.tables.outbox import OutboxRow
from storage.tables.reminders import RemindedRow, SnoozeRow
from storage.tables.reviews import MeasureRow, MeasureStepRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow
from storage.upserts import upsert

MANAGING = (RoleKind.MANAGER.value, RoleKind.STAND_IN.value)


def facts(session: Session, now: datetime, zone: tzinfo, *, assume_invited: date | None = None) -> Facts:
    """As things stand now. `assume_invited`: from this day on, everybody whose window is open is taken to be invited."""
    today = now.astimezone(zone).date()
    reviews = (*_unanswered(session, today, zone, assume_invited), *_handed_over(session, now, zone))
    measures = tuple(one for one, _ in measures_of(session, zone, today))
    answers = tuple(one for one, _ in owed_answers.owed(session, zone, today))
    risks = tuple(one for one, _ in owed_risks.owed(session, zone, today))
    return Facts(
        reviews=reviews,
        measures=measures,
        answers=answers,
        risks=risks,
        duties=tuple(one for one, _ in duties.owed(session, zone, today)),
        told=told(session),
        snoozed=snoozed(session),
    )


# --- reviews


def _unanswered(session: Session, today: date, zone: tzinfo, assume_invited: date | None) -> tuple[OwedReview, ...]:
    """The managers of what is not handed over."""
    asked, nodes = invited(session, zone), organisation.nodes(session)
    found: dict[tuple[ReviewId, PersonId], OwedReview] = {}
    year = newest_year(session)
    for of in session.scalars(select(RoundRow).where(RoundRow.year == year)):
        windows = {} if of.extra_kind else own_windows(session, RoundId(of.id))
        whole = Window(opens=of.opens, closes=of.closes, closed_early=of.closed_at is not None)
        for review, node, person, started in _managers(session, RoundId(of.id), today):
            window = window_of(line_of(node, nodes), windows, whole)
            since = asked.get((review, person)) or (started.astimezone(zone).date() if started else None)
            if since is None and assume_invited is not None and not window.is_over(assume_invited):
                since = max(window.opens, assume_invited)
            owed = OwedReview(person=person, review=review, waits_for=WaitsFor.ANSWERS, window=window, since=since)
            found.setdefault((review, person), owed)
    return tuple(found.values())


def _managers(
    session: Session, round_id: RoundId, today: date
) -> list[tuple[ReviewId, NodeId, PersonId, datetime | None]]:
    """The window is that of the review's first node by name, as everywhere."""
    rows = session.execute(
        select(ReviewRow.id, ReviewNodeRow.node_id, RoleRow.person_id, ReviewRow.started_at)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .join(NodeRow, NodeRow.id == ReviewNodeRow.node_id)
        .join(RoleRow, RoleRow.node_id == ReviewNodeRow.node_id)
        .where(
            ReviewRow.round_id == round_id,
            ReviewRow.withdrawn_at.is_(None),
            ReviewRow.handed_over_at.is_(None),
            ReviewRow.signed_at.is_(None),
            NodeRow.ended_on.is_(None),
            RoleRow.kind.in_(MANAGING),
            or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= today),
            or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= today),
        )
    ).all()
    names = {node.id: node.name for node in organisation.nodes(session).values()}
    first: dict[ReviewId, NodeId] = {}
    for review, node, _, _ in sorted(rows, key=lambda row: (names.get(NodeId(row[1]), ""), row[1])):
        first.setdefault(ReviewId(review), NodeId(node))
    return [(ReviewId(id_), first[ReviewId(id_)], PersonId(person), started) for id_, _, person, started in rows]


def _handed_over(session: Session, now: datetime, zone: tzinfo) -> tuple[OwedReview, ...]:
    year, today = newest_year(session), now.astimezone(zone).date()
    waiting = (
        select(ReviewRow.id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(
            RoundRow.year == year,
            ReviewRow.withdrawn_at.is_(None),
            ReviewRow.handed_over_at.is_not(None),
            ReviewRow.signed_at.is_(None),
        )
    )
    found = []
    for review in load_many(session, waiting, today):
        for who in (*review.managers, *review.reps):
            owed = owing.owed(review, Actor(person=review.people[who], now=now, today=today), zone)
            if owed is not None:
                found.append(owed)
    return tuple(found)


_outbox = OutboxRow.__table__.c
INVITED = select(_outbox.subject, _outbox.person_id, func.coalesce(_outbox.sent_at, _outbox.claimed_at)).where(
    _outbox.kind == ReviewMessage.INVITATION.value,
    or_(_outbox.state == "sent", and_(_outbox.state == "dropped", _outbox.outcome == "obsolete")),
)
INVITED_ONE = INVITED.where(_outbox.person_id == bindparam("person"))


def invited(session: Session, zone: tzinfo, person: PersonId | None = None) -> dict[tuple[ReviewId, PersonId], date]:
    """Whom an invitation has reached, and when; or who had found the way when it was about to be sent."""
    query, wanted = (INVITED, {}) if person is None else (INVITED_ONE, {"person": person})
    return {
        (ReviewId(UUID(str(subject["review"]))), PersonId(who)): sent.astimezone(zone).date()
        for subject, who, sent in session.execute(query, wanted)
        if who and sent
    }


# --- measures


_measure, _step, _review = MeasureRow.__table__.c, MeasureStepRow.__table__.c, ReviewRow.__table__.c
_node, _reminded = NodeRow.__table__.c, RemindedRow.__table__.c
# Built once, as all that a digest asks: it is written for thousands on one morning. When it was last handed on is looked
# up for these measures only, and not worked out for all there are.
OWED_MEASURES = (
    select(
        _measure.id,
        _measure.accountable_id,
        _measure.due,
        _measure.kind,
        _measure.state,
        _measure.done_at,
        _measure.created_at,
        _measure.what,
        _node.name,
        select(func.max(_step.at))
        .where(_step.measure_id == _measure.id, _step.step == measure.StepKind.HANDED_ON.value)
        .scalar_subquery(),
    )
    .join_from(MeasureRow.__table__, NodeRow.__table__, _node.id == _measure.node_id)
    .outerjoin(ReviewRow.__table__, _review.id == _measure.review_id)
    .where(
        _measure.state.in_(("planned", "done")),
        _measure.accountable_id.is_not(None),
        or_(_measure.review_id.is_(None), _review.signed_at.is_not(None)),  # before that it is a draft
    )
    .order_by(_measure.due, _measure.id)
)
OWED_BY_ONE = OWED_MEASURES.where(
    or_(_measure.accountable_id == bindparam("person"), _measure.id.in_(bindparam("left", expanding=True)))
)


def measures_of(
    session: Session, zone: tzinfo, today: date, person: PersonId | None = None
) -> tuple[tuple[OwedMeasure, MyMeasure], ...]:
    """What is planned or to be looked at again, with a date and somebody accountable; beside it what a card says of it.

    Where the accountable person has left, the manager is reminded until somebody has taken it over.
    """
    left = leavers.deputies(session, today) if person is None else leavers.deputy_for(session, person, today)
    wanted: dict[str, object] = {}
    query = OWED_MEASURES
    if person is not None:
        query, wanted = OWED_BY_ONE, {"person": person, "left": list(left)}
    found = []
    for id_, who, due, kind, state, done_at, created, what, unit, handed_on in session.execute(query, wanted):
        known = standing.Facts(
            kind=MeasureKind(kind), state=MeasureState(state), due=due, done_at=done_at, running=True
        )
        done = known.state is MeasureState.DONE
        day = known.control_on if done else due
        if day is None or who is None:
            continue
        shown = MyMeasure(measure=MeasureId(id_), what=what, due=due, unit=unit, overdue=False, to_control=done)
        since = (handed_on or created).astimezone(zone).date()
        for reader in left.get(shown.measure, (PersonId(who),)):
            gone = PersonId(who) if shown.measure in left else None
            owed = OwedMeasure(person=reader, measure=shown.measure, due=day, since=since, done=done, left=gone)
            found.append((owed, shown))
    return tuple(found)


# --- what has been told, and rest


LETTER = "letter:"  # before the key of a letter that another letter told of; all other keys are milestones'

# Dropped unsent; or given up, unless nobody knows whether it arrived. A digest that is not there any more did arrive.
NEVER_ARRIVED = func.coalesce(
    or_(
        _outbox.state == "dropped",
        and_(_outbox.state == "dead", ~_outbox.outcome.startswith("unclear", autoescape=True)),
    ),
    false(),
)
TOLD = (
    select(_reminded.person_id, _reminded.key)
    .join_from(RemindedRow.__table__, OutboxRow.__table__, _outbox.key == _reminded.message, isouter=True)
    .where(~NEVER_ARRIVED, _reminded.message != bindparam("but"))
)
TOLD_ONE = TOLD.where(_reminded.person_id == bindparam("person"))


def told(session: Session, person: PersonId | None = None, *, but: str = "") -> dict[PersonId, frozenset[str]]:
    """Milestones on digests that arrived, or may have. `but` is a digest that is being written again."""
    of_one = {} if person is None else {"person": person}
    found: dict[PersonId, set[str]] = defaultdict(set)
    for who, key in session.execute(TOLD_ONE if of_one else TOLD, {"but": but, **of_one}):
        found[PersonId(who)].add(key)
    return {who: frozenset(keys) for who, keys in found.items()}


def remember(session: Session, person: PersonId, keys: Collection[str], message: str) -> None:
    upsert(session, "reminded", [{"person_id": person, "key": key, "message": message} for key in sorted(keys)])


def snoozed(session: Session) -> dict[PersonId, date]:
    return {PersonId(who): until for who, until in session.execute(select(SnoozeRow.person_id, SnoozeRow.until))}


def snooze(session: Session, person: PersonId, until: date) -> None:
    """Nothing before that day; and on it again what the person has put off, if they still owe it."""
    upsert(session, "snooze", [{"person_id": person, "until": until}])
    milestones = ~RemindedRow.key.startswith(LETTER)
    session.execute(delete(RemindedRow).where(RemindedRow.person_id == person, milestones))


# --- who can be told


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    name: str
    reachable: bool


def reached(session: Session, people: Collection[PersonId]) -> dict[PersonId, Reached]:
    """Only those whom the bot can write to get digests; the others are in `round status`."""
    rows = session.execute(
        select(PersonRow.id, PersonRow.name, ContactRow.state).outerjoin(
            ContactRow, ContactRow.person_id == PersonRow.id
        )
    )
    wanted = set(people)
    return {
        PersonId(id_): Reached(name=name, reachable=state == "reachable") for id_, name, state in rows if id_ in wanted
    }


def digest_waits(session: Session) -> frozenset[PersonId]:
    """Whose last digest has not left yet: it will say what is due when it does."""
    rows = session.scalars(
        select(OutboxRow.person_id).where(
            OutboxRow.kind == ReminderMessage.DIGEST.value, OutboxRow.state.in_(("pending", "retry", "sending"))
        )
    )
    return frozenset(PersonId(one) for one in rows if one)
