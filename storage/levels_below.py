"""How far the reviews under somebody's nodes have come: one grouped query for the level below, however deep it goes."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import and_, bindparam, case, func, select
from sqlalchemy.orm import Session

from dialogs.ids import NodeId
from dialogs.pages import NodeBelow
from storage.organisation import alphabetical
from storage.tables.organisation import NodeRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

_node, _covers = NodeRow.__table__, ReviewNodeRow.__table__
_review, _round = ReviewRow.__table__, RoundRow.__table__
_child = _node.alias("child")
_newest = (
    select(_round.c.id)
    .where(_round.c.extra_kind.is_(None))  # an extra follow-up of one unit is not the year's
    .order_by(_round.c.year.desc(), _round.c.checklist_id)
    .limit(1)
    .scalar_subquery()
)
_top = (
    select(_node.c.id.label("child"), _node.c.id.label("id"))
    .where(_node.c.parent_id.in_(bindparam("nodes", expanding=True)), _node.c.ended_on.is_(None))
    .cte("under", recursive=True)
)
_under = _top.union_all(
    select(_top.c.child, _node.c.id)
    .join_from(_node, _top, _node.c.parent_id == _top.c.id)
    .where(_node.c.ended_on.is_(None))
)
BELOW = (
    select(
        _child.c.parent_id,
        _child.c.id,
        _child.c.name,
        _child.c.optional,
        func.count(_review.c.id.distinct()).label("expected"),
        func.count(case((_review.c.signed_at.is_not(None), _review.c.id)).distinct()).label("signed"),
    )
    .join_from(_under, _child, _child.c.id == _under.c.child)
    .outerjoin(_covers, and_(_covers.c.node_id == _under.c.id, _covers.c.round_id == _newest))
    .outerjoin(_review, and_(_review.c.id == _covers.c.review_id, _review.c.withdrawn_at.is_(None)))
    .group_by(_child.c.parent_id, _child.c.id, _child.c.name, _child.c.optional)
)


def below(session: Session, nodes: Collection[NodeId]) -> tuple[NodeBelow, ...]:
    """For each child of these nodes: how many reviews of its own and everything under it are signed, of how many.

    A review that covers several nodes is counted once for each child it belongs to.
    """
    if not nodes:
        return ()
    order = {node: at for at, node in enumerate(nodes)}
    rows = session.execute(BELOW, {"nodes": list(nodes)}).all()
    return tuple(
        NodeBelow(name=name, signed=signed, expected=expected, optional=optional)
        for _, _, name, optional, expected, signed in sorted(
            rows, key=lambda row: (order[row.parent_id], alphabetical(row.name), row.id)
        )
    )
