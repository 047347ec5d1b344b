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

from dialogs.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.rules.organisation import Node, Role, line_of, managers_of, reps_of
from dialogs.rules.review import SeatKind
from dialogs.rules.windows import Window, window_of
from storage import contacts, organisation, rounds
from storage.contacts import Channel, Reach
from storage.outbox.claiming import UNSENT
from storage.round_sums import RoundReview, Standing, common
from storage.rounds import Round
from storage.tables.organisation import NodeRow
from storage.tables.outbox import OutboxRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundWindowRow

# --- how far


def standing(session: Session, of: Round, today: date) -> Standing:
    """The round as it is, with the roles that hold today."""
    nodes, ended, windows = _nodes(session, of.id)
    lines = {node: line_of(node, nodes) for node in nodes}
    roles = _by_node(organisation.roles(session, today))
    whole = Window(opens=of.opens, closes=of.closes, closed_early=of.closed_at is not None)
    over = frozenset(node for node, line in lines.items() if window_of(line, windows, whole).is_over(today))
    live = [node for node in nodes if node not in ended]
    return Standing(
        nodes=nodes,
        ended=ended,
        reviews=tuple(_reviews(session, of.id, lines, nodes, ended, over)),
        managers={node: managers_of(node, roles[node], today) for node in live},
        reps={node: reps_of(lines[node], _along(lines[node], roles), today) for node in live},
    )


def _nodes(session: Session, round_id: RoundId) -> tuple[dict[NodeId, Node], frozenset[NodeId], dict[NodeId, Window]]:
    """The tree by name, which of it has ended, and the own windows: the round's before the organisation's."""
    nodes, ended, windows = [], set(), {}
    rows = session.execute(
        select(NodeRow, RoundWindowRow.opens, RoundWindowRow.closes).outerjoin(
            RoundWindowRow, (RoundWindowRow.node_id == NodeRow.id) & (RoundWindowRow.round_id == round_id)
        )
    )
    for row, opens, closes in rows:
        parent = NodeId(row.parent_id) if row.parent_id else None
        node = Node(id=NodeId(row.id), parent=parent, level=row.level, name=row.name, optional=row.optional)
        nodes.append(node)
        if row.ended_on is not None:
            ended.add(node.id)
        if opens and closes:
            windows[node.id] = Window(opens=opens, closes=closes)
        elif row.opens and row.closes:
            windows[node.id] = Window(opens=row.opens, closes=row.closes)
    ordered = sorted(nodes, key=lambda one: (organisation.alphabetical(one.name), one.id))
    return {one.id: one for one in ordered}, frozenset(ended), windows


def _reviews(
    session: Session,
    round_id: RoundId,
    lines: Mapping[NodeId, list[NodeId]],
    nodes: Mapping[NodeId, Node],
    ended: frozenset[NodeId],
    over: frozenset[NodeId],
) -> Iterable[RoundReview]:
    """Those that count: not withdrawn, and not of something that ended before it was signed."""
    rows = session.execute(
        select(
            ReviewRow.id,
            ReviewNodeRow.node_id,
            ReviewRow.started_at,
            ReviewRow.handed_over_at,
            ReviewRow.signed_at,
        )
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .where(ReviewRow.round_id == round_id, ReviewRow.withdrawn_at.is_(None))
        .order_by(ReviewRow.id)
    ).all()
    covered = defaultdict(list)
    for row in rows:
        covered[row.id].append(NodeId(row.node_id))
    for row in {row.id: row for row in rows}.values():
        here = tuple(sorted(covered[row.id]))
        if row.signed_at is None and ended.issuperset(here):
            continue
        yield RoundReview(
            id=ReviewId(row.id),
            nodes=here,
            home=common(lines[node] for node in here),
            started=row.started_at is not None,
            handed_over=row.handed_over_at is not None,
            signed=row.signed_at is not None,
            late=row.signed_at is None and over.issuperset(here),
            optional=all(any(nodes[one].optional for one in lines[node]) for node in here),
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
    nodes, ended, windows = _nodes(session, of.id)
    roles = _by_node(organisation.roles(session))
    whole = Window(opens=of.opens, closes=of.closes)
    first: dict[PersonId, date] = {}
    for (node,) in session.execute(
        select(ReviewNodeRow.node_id)
        .join(ReviewRow, ReviewRow.id == ReviewNodeRow.review_id)
        .where(ReviewRow.round_id == of.id, ReviewRow.handed_over_at.is_(None), ReviewNodeRow.node_id.not_in(ended))
    ):
        window = window_of(line_of(NodeId(node), nodes), windows, whole)
        day = max(window.opens, today)
        if window.is_over(day):
            continue
        for person in managers_of(NodeId(node), roles[NodeId(node)], day):
            first[person] = min(day, first.get(person, day))
    days = defaultdict(set)
    for person, day in first.items():
        days[day].add(person)
    return {day: frozenset(people) for day, people in sorted(days.items())}
