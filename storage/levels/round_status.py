"""What the coordinator asks about a round: how far it has come, who is missing, whom the bot cannot reach and why.

One query for each matter. What is asked about a node is asked about everything below it, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, RoundId
from dialogs.levels.rules.progress import Standing
from dialogs.organisation.rules.organisation import Node, Role, managers_of, reps_of
from dialogs.reviews.rules.review import SeatKind
from dialogs.reviews.rules.windows import Window, window_of
from storage.delivery.outbox.addresses import UNSENT
from storage.levels import standing as levels
from storage.organisation import contacts
from storage.organisation import tree as organisation
from storage.organisation.contacts import Channel, Reach
from storage.reviews import rounds
from storage.reviews.rounds import Round
from storage.tables.outbox import OutboxRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

# --- how far


def standing(session: Session, of: Round, today: date) -> Standing:
    """The round as it is, with the roles that hold today."""
    at = levels.tree(session, of, today)
    roles = _by_node(organisation.roles(session, today))
    live = [node for node in at.nodes if node not in at.ended]
    return Standing(
        nodes=at.nodes,
        ended=at.ended,
        reviews=levels.reviews(session, of, at, today),
        managers={node: managers_of(node, roles[node], today) for node in live},
        reps={node: reps_of(at.lines[node], _along(at.lines[node], roles), today) for node in live},
    )


def _by_node(roles: Iterable[Role]) -> defaultdict[NodeId, list[Role]]:
    found: defaultdict[NodeId, list[Role]] = defaultdict(list)
    for role in roles:
        found[role.node].append(role)
    return found


def _along(line: list[NodeId], roles: Mapping[NodeId, list[Role]]) -> list[Role]:
    return [role for node in line for role in roles.get(node, ())]


# --- who is missing


def without_manager(of: Standing, top: NodeId) -> tuple[Node, ...]:
    """Nobody is invited there."""
    return _lacking(of, top, of.managers)


def without_rep(of: Standing, top: NodeId) -> tuple[Node, ...]:
    """Neither an own safety representative nor a huvudskyddsombud above."""
    return _lacking(of, top, of.reps)


def _lacking(of: Standing, top: NodeId, people: Mapping[NodeId, tuple[PersonId, ...]]) -> tuple[Node, ...]:
    return tuple(
        node for id_, node in of.nodes.items() if id_ not in of.ended and of.is_below(id_, top) and not people[id_]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreached:
    """Somebody who still has something to do, whom the bot cannot write to."""

    person: PersonId
    name: str
    why: Reach
    seats: tuple[tuple[SeatKind, NodeId], ...]


def unreached(session: Session, of: Standing, top: NodeId) -> tuple[Unreached, ...]:
    """Managers and representatives of what is not signed, by name, with the nodes that it concerns."""
    seats: defaultdict[PersonId, list[tuple[SeatKind, NodeId]]] = defaultdict(list)
    waiting = {node for review in of.reviews if not review.signed for node in review.nodes}
    for node in of.nodes:
        if node in waiting and node not in of.ended and of.is_below(node, top):
            for person in of.managers[node]:
                seats[person].append((SeatKind.MANAGER, node))
            for person in of.reps[node]:
                seats[person].append((SeatKind.REP, node))
    return tuple(
        Unreached(person=one.person, name=one.name, why=one.why, seats=tuple(seats[one.person]))
        for one in contacts.unreachable(session, list(seats))
    )


def silent_channels(session: Session, of: Standing, top: NodeId) -> tuple[Channel, ...]:
    """Channels that the bot cannot write to, or in which nobody has seen it yet."""
    here = [node for node in of.nodes if node not in of.ended and of.is_below(node, top)]
    return tuple(one for one in contacts.channels_of(session, here) if one.state is not Reach.REACHABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTheirs:
    """Somebody has said that a unit is not theirs."""

    nodes: tuple[NodeId, ...]
    person: PersonId
    name: str
    why: str


def not_theirs(session: Session, of: Standing, round_id: RoundId, top: NodeId) -> tuple[NotTheirs, ...]:
    said = rounds.not_mine(session, round_id)
    reviews = {one.id: one.nodes for one in of.reviews}
    people = organisation.people(session, {person for _, person, _ in said})
    found = [
        NotTheirs(nodes=reviews[review], person=person, name=people[person].name, why=why)
        for review, person, why in said
        if review in reviews and any(of.is_below(node, top) for node in reviews[review])
    ]
    return tuple(sorted(found, key=lambda one: (organisation.alphabetical(one.name), one.nodes)))


# --- the post


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """How many messages of one kind have not arrived, of all rounds. Nothing here names a person."""

    kind: str
    waiting: int  # for their turn, or to be tried again
    no_address: int  # until the bot meets the receiver
    dead: int  # given up: somebody has to look


def post(session: Session) -> tuple[Post, ...]:
    unsent, addressed = OutboxRow.state.in_(UNSENT), OutboxRow.lane.is_not(None)
    rows = session.execute(
        select(
            OutboxRow.kind,
            func.count().filter(unsent & addressed),
            func.count().filter(unsent & ~addressed),
            func.count().filter(OutboxRow.state == "dead"),
        )
        .where(OutboxRow.state.in_((*UNSENT, "dead")))
        .group_by(OutboxRow.kind)
    )
    found = [Post(kind=kind, waiting=waiting, no_address=lost, dead=dead) for kind, waiting, lost, dead in rows]
    return tuple(sorted(found, key=lambda one: one.kind))


# --- who will be invited


def invitation_days(session: Session, of: Round, today: date) -> dict[date, frozenset[PersonId]]:
    """Who is to be invited, by the first day that one of their windows is open. Each person once, on the earliest."""
    at = levels.tree(session, of, today)
    roles = _by_node(organisation.roles(session))
    whole = Window(opens=of.opens, closes=of.closes)
    first: dict[PersonId, date] = {}
    for (node,) in session.execute(
        select(ReviewNodeRow.node_id)
        .join(ReviewRow, ReviewRow.id == ReviewNodeRow.review_id)
        .where(ReviewRow.round_id == of.id, ReviewRow.handed_over_at.is_(None), ReviewNodeRow.node_id.not_in(at.ended))
    ):
        window = window_of(at.lines[NodeId(node)], at.windows, whole)
        day = max(window.opens, today)
        if window.is_over(day):
            continue
        for person in managers_of(NodeId(node), roles[NodeId(node)], day):
            first[person] = min(day, first.get(person, day))
    days = defaultdict(set)
    for person, day in first.items():
        days[day].add(person)
    return {day: frozenset(people) for day, people in sorted(days.items())}
