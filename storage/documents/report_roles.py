"""In which roles managers have signed, as people: what the report counts per role beside the reviews (V11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, ReviewId
from dialogs.reviews.rules.review import SeatKind
from storage.levels.years import Year
from storage.tables.reviews import SignatureRow
from storage.tables.rounds import ReviewRow

_signature, _review = SignatureRow.__table__.c, ReviewRow.__table__.c


def signers(session: Session, of: Year, reviews: Collection[ReviewId]) -> tuple[tuple[str, int], ...]:
    """Each manager once, by the level of the highest of the nodes that they have signed for; the most first."""
    rows = session.execute(
        select(_signature.review_id, _signature.person_id)
        .join_from(
            SignatureRow.__table__,
            ReviewRow.__table__,
            and_(_review.id == _signature.review_id, _review.version == _signature.version),
        )
        .where(_review.round_id == of.of.id, _signature.seat == SeatKind.MANAGER.value)
    )
    known = {one.id: one.nodes for one in of.signed}
    wanted = set(reviews)
    highest: dict[PersonId, NodeId] = {}
    for review, person in rows:
        if review not in wanted:
            continue
        own = _own(of, known[ReviewId(review)], PersonId(person))
        before = highest.get(PersonId(person))
        every = (*own, before) if before is not None else own
        highest[PersonId(person)] = min(every, key=lambda node: (len(of.at.lines[node]), node))
    found = Counter(of.at.nodes[node].level for node in highest.values())
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _own(of: Year, nodes: tuple[NodeId, ...], person: PersonId) -> tuple[NodeId, ...]:
    """Of a joint review, the nodes that this person manages; all of them where they manage none any more."""
    managed = tuple(node for node in nodes if person in of.standing.managers.get(node, ()))
    return managed or nodes
