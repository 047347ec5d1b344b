"""A year's round: opened with a frozen checklist, a window, and a review for every node; closed by the coordinator.

The year's: an extra follow-up is a round as well, of one node (`storage.extra.rounds`), and none of what is said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import ChecklistId, NodeId, PersonId, ReviewId, RoundId
from storage.mapped import Mapped
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AuditRow, PersonalNoteRow
from storage.tables.rounds import ChecklistRow, ReviewNodeRow, ReviewRow, RoundAdditionRow, RoundRow, RoundWindowRow

YEARLY = RoundRow.extra_kind.is_(None)


class RoundError(Exception):
    """A round that cannot be opened or changed as asked."""


class RoundExists(RoundError):
    def __init__(self, year: int, checklist: str) -> None:
        super().__init__(f"the round {year} with the checklist {checklist} is open already")


class NoRound(RoundError):
    def __init__(self, year: int) -> None:
        super().__init__(f"there is no round for {year}")


class BadWindow(RoundError):
    def __init__(self, opens: date, closes: date) -> None:
        super().__init__(f"the window closes ({closes}) before it opens ({opens})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    id: RoundId
    year: int
    checklist: ChecklistId
    opens: date
    closes: date
    closed_at: datetime | None
    next_opens: date | None = None  # the round of a later year, where there is one already


ROUNDS = Mapped(
    record=Round,
    table=RoundRow.__table__,
    without=frozenset({"next_opens"}),
    beside=frozenset(
        {"core_id", "opened_at", "extra_kind", "extra_reason", "extra_node_id", "extra_by", "extra_questions"}
    ),
)


def open_round(
    session: Session, *, year: int, core_row: int, opens: date, closes: date, now: datetime
) -> tuple[RoundId, int]:
    """The new round and how many reviews it has. What nodes have added to the checklist by now is frozen with it."""
    if closes < opens:
        raise BadWindow(opens, closes)
    core = session.execute(select(ChecklistRow.checklist_id).where(ChecklistRow.id == core_row)).scalar_one()
    known = session.scalar(select(RoundRow.id).where(RoundRow.year == year, RoundRow.checklist_id == core, YEARLY))
    if known is not None:
        raise RoundExists(year, core)
    round_id = RoundId(uuid4())
    session.execute(
        insert(RoundRow).values(
            id=round_id, year=year, checklist_id=core, core_id=core_row, opens=opens, closes=closes, opened_at=now
        )
    )
    newest = (
        select(func.max(ChecklistRow.id))
        .where(ChecklistRow.checklist_id == core, ChecklistRow.node_id.is_not(None))
        .group_by(ChecklistRow.node_id)
    )
    additions = [{"round_id": round_id, "checklist_id": one} for one in session.scalars(newest)]
    if additions:
        session.execute(insert(RoundAdditionRow), additions)
    made = ensure_reviews(session, round_id)
    session.execute(insert(AuditRow).values(at=now, person_id=None, tag="round:opened", subject=str(year)))
    return round_id, made


def ensure_reviews(session: Session, round_id: RoundId) -> int:
    """A review for every node that has none in this round: every level follows up (G01). Safe to repeat."""
    covered = select(ReviewNodeRow.node_id).where(ReviewNodeRow.round_id == round_id)
    missing = session.scalars(
        select(NodeRow.id).where(NodeRow.ended_on.is_(None), NodeRow.id.not_in(covered)).order_by(NodeRow.id)
    ).all()
    pairs = [(uuid4(), node) for node in missing]
    if pairs:
        session.execute(insert(ReviewRow), [{"id": id_, "round_id": round_id} for id_, _ in pairs])
        rows = [{"review_id": id_, "node_id": node, "round_id": round_id} for id_, node in pairs]
        session.execute(insert(ReviewNodeRow), rows)
    return len(pairs)


def ensure_open(session: Session) -> int:
    """The same for every round that is not closed."""
    open_ones = session.scalars(select(RoundRow.id).where(RoundRow.closed_at.is_(None), YEARLY)).all()
    return sum(ensure_reviews(session, RoundId(one)) for one in open_ones)


def set_window(session: Session, round_id: RoundId, node: NodeId, opens: date, closes: date) -> None:
    """A node's own window; it holds for everything below until a nearer one. Raises RoundError for an unknown node."""
    if closes < opens:
        raise BadWindow(opens, closes)
    if session.get(NodeRow, node) is None:
        raise RoundError(f"there is no node {node}")
    session.execute(delete(RoundWindowRow).where(RoundWindowRow.round_id == round_id, RoundWindowRow.node_id == node))
    session.execute(insert(RoundWindowRow).values(round_id=round_id, node_id=node, opens=opens, closes=closes))


def close_round(session: Session, round_id: RoundId, now: datetime) -> None:
    """Nobody can begin without a reason any more. What is signed stays, and nothing is lost."""
    session.execute(update(RoundRow).where(RoundRow.id == round_id).values(closed_at=now))
    session.execute(insert(AuditRow).values(at=now, person_id=None, tag="round:closed", subject=str(round_id)))


def rounds(session: Session, year: int | None = None) -> tuple[Round, ...]:
    """Newest year first."""
    query = ROUNDS.select().where(YEARLY).order_by(RoundRow.year.desc(), RoundRow.checklist_id)
    rows = session.execute(query).all()
    return tuple(
        ROUNDS.read(row, next_opens=min((later.opens for later in rows if later.year > row.year), default=None))
        for row in rows
        if year in (None, row.year)
    )


# --- how far it has come


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeProgress:
    node: NodeId
    review: ReviewId
    started: bool
    handed_over: bool
    signed: bool


def progress(session: Session, round_id: RoundId) -> Mapping[NodeId, NodeProgress]:
    """Where every node's review stands, in one query. Nodes that answer together share a review."""
    rows = session.execute(
        select(
            ReviewNodeRow.node_id,
            ReviewRow.id,
            ReviewRow.started_at,
            ReviewRow.handed_over_at,
            ReviewRow.signed_at,
        )
        .join(ReviewRow, ReviewRow.id == ReviewNodeRow.review_id)
        .where(ReviewNodeRow.round_id == round_id, ReviewRow.withdrawn_at.is_(None))
    )
    return {
        NodeId(node): NodeProgress(
            node=NodeId(node),
            review=ReviewId(review),
            started=started is not None,
            handed_over=handed_over is not None,
            signed=signed is not None,
        )
        for node, review, started, handed_over, signed in rows
    }


def review_of(session: Session, round_id: RoundId, node: NodeId) -> ReviewId | None:
    found = session.scalar(
        select(ReviewNodeRow.review_id).where(ReviewNodeRow.round_id == round_id, ReviewNodeRow.node_id == node)
    )
    return ReviewId(found) if found else None


_covers, _round, _review = ReviewNodeRow.__table__, RoundRow.__table__, ReviewRow.__table__
# Asked for every desk: built once, and without the ORM.
REVIEWS_AT = (
    select(_covers.c.review_id)
    .join_from(_covers, _round, _round.c.id == _covers.c.round_id)
    .where(_covers.c.node_id.in_(bindparam("nodes", expanding=True)), _round.c.year == bindparam("year"))
    .order_by(_covers.c.node_id)
)
UNSIGNED_AT = REVIEWS_AT.join(_review, _review.c.id == _covers.c.review_id).where(_review.c.signed_at.is_(None))
NEWEST_YEAR = select(func.max(_round.c.year)).where(_round.c.extra_kind.is_(None))


def reviews_at(session: Session, nodes: Iterable[NodeId], year: int, *, unsigned: bool = False) -> tuple[ReviewId, ...]:
    """The reviews of a year that cover any of these nodes, extra ones of that year with them."""
    rows = session.scalars(UNSIGNED_AT if unsigned else REVIEWS_AT, {"nodes": list(nodes), "year": year})
    return tuple(dict.fromkeys(ReviewId(one) for one in rows))


def newest_year(session: Session) -> int | None:
    year: int | None = session.scalar(NEWEST_YEAR)
    return year


def not_mine(session: Session, round_id: RoundId) -> tuple[tuple[ReviewId, PersonId, str], ...]:
    """Who has said that a unit is not theirs, and why: for `round status`."""
    rows = session.execute(
        select(PersonalNoteRow.review_id, PersonalNoteRow.person_id, PersonalNoteRow.not_mine)
        .join(ReviewRow, ReviewRow.id == PersonalNoteRow.review_id)
        .where(ReviewRow.round_id == round_id, PersonalNoteRow.not_mine.is_not(None))
    )
    return tuple((ReviewId(review), PersonId(person), why or "") for review, person, why in rows)
