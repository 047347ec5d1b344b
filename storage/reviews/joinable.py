"""Which other units a manager may take into the same review: their own, and those beside it (V09)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.organisation.around import Joinable
from dialogs.organisation.rules.organisation import managers_of
from dialogs.reviews.rules.review import Review
from storage.organisation import own_units
from storage.organisation import tree as organisation
from storage.reviews.joining import begun
from storage.reviews.rounds import progress
from storage.tables.organisation import NodeRow

MOST = 12  # more would not fit on a card: such a review is joined by the coordinator


def joinable(session: Session, review: Review, person: PersonId, today: date) -> tuple[Joinable, ...]:
    """Nodes of the person's own first, then those with the same parent as the one they sit for, of the same level.

    The node they sit for stays in any case, so it is not in the list.
    """
    if review.extra is not None:  # it is about this one unit
        return ()
    first = review.home_of(person)
    mine = [node for node, _ in own_units.managed(session, person, today)]
    beside = select(NodeRow.id).where(
        NodeRow.parent_id == first.parent, NodeRow.level == first.level, NodeRow.ended_on.is_(None)
    )
    ids = [NodeId(one) for one in session.scalars(beside.order_by(NodeRow.name)) if first.parent is not None]
    already = [node.id for node in review.nodes]
    wanted = [one for one in dict.fromkeys((*already, *mine, *ids)) if one != first.id][:MOST]
    if not wanted:
        return ()
    rows = session.execute(select(NodeRow.id, NodeRow.name).where(NodeRow.id.in_(wanted)))
    names = {id_: name for id_, name in rows}  # noqa: C416 - mypy knows no dict of rows
    roles = organisation.roles_at(session, wanted, today)
    people = organisation.people(session, {role.person for role in roles})
    standing = progress(session, review.round)
    said_in = begun(session, {standing[node].review for node in wanted if node in standing})
    found = []
    for node in wanted:
        managers = managers_of(node, roles, today)
        at = standing.get(node)
        found.append(
            Joinable(
                node=node,
                name=names[node],
                managers=managers,
                manager_name=people[managers[0]].name if managers else "",
                review=at.review if at else None,
                started=at is not None and at.review != review.id and at.review in said_in,
            )
        )
    return tuple(found)
