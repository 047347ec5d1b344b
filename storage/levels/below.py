"""How far the follow-ups under somebody's nodes have come: the lines on the start page, and the weekly line of a channel.

Made of the same overview as the level's own card, so that a follow-up that several units answer together is once here, too:
at the child that holds all of them, else on a line of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId
from dialogs.home.pages import NodeBelow
from dialogs.levels.rules.progress import Counts
from storage.levels import years
from storage.levels.years import Year
from storage.reviews.rounds import newest_year
from storage.tables.organisation import NodeRow

_node = NodeRow.__table__.c
# Asked for every desk, and most have nobody below them: the year is read only for those who have.
_HAS_CHILDREN = select(
    exists().where(_node.parent_id.in_(bindparam("nodes", expanding=True)), _node.ended_on.is_(None))
)


def below(session: Session, nodes: Collection[NodeId], today: date) -> tuple[NodeBelow, ...]:
    """For each child of these nodes: how many reviews of its own and of everything under it are signed, of how many.

    A node that is below another of them adds nothing: what is under it is counted there.
    """
    year = newest_year(session)
    if not nodes or year is None or not session.scalar(_HAS_CHILDREN, {"nodes": list(nodes)}):
        return ()
    of = years.year(session, year, today)
    if of is None:
        return ()
    lines = of.at.lines
    tops = [one for one in dict.fromkeys(nodes) if one in lines and not set(lines[one][1:]).intersection(nodes)]
    return tuple(line for top in tops for line in _lines(of, top))


def _lines(of: Year, top: NodeId) -> Iterator[NodeBelow]:
    for part in of.overview(top).children:
        name = of.at.nodes[part.node].name
        yield from _line(name, part.reviews, optional=False)
        yield from _line(name, part.optional, optional=True)
    joint = [one for one in of.standing.reviews if one.home == top and len(one.nodes) > 1]
    for optional in (False, True):
        counts = Counts.of(one for one in joint if one.optional is optional)
        yield from _line("", counts, optional=optional, joint=True)


def _line(name: str, counts: Counts, *, optional: bool, joint: bool = False) -> Iterator[NodeBelow]:
    if counts.expected:
        yield NodeBelow(name=name, signed=counts.signed, expected=counts.expected, optional=optional, joint=joint)
