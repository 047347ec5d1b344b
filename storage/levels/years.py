"""One year as a whole: its round, the tree, where every review stands, and what a viewer may be told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ids import NodeId, ReviewId
from dialogs.rules.checklist import Checklist, Origin
from dialogs.rules.levels.few import Counted, Told, told
from dialogs.rules.levels.progress import RoundReview, Standing
from dialogs.rules.levels.sight import Viewer
from dialogs.rules.levels.sums import Sums
from storage import rounds
from storage.checklist_versions import checklist_of
from storage.levels import counting
from storage.levels.counting import Chosen
from storage.levels.standing import Tree, last_day, standing
from storage.rounds import Round
from storage.tables.rounds import ChecklistRow, RoundAdditionRow, RoundRow

MOST_YEARS = 5


@dataclass(frozen=True, kw_only=True)
class Year:
    of: Round
    at: Tree
    standing: Standing

    @cached_property
    def signed(self) -> tuple[RoundReview, ...]:
        return tuple(one for one in self.standing.reviews if one.signed)

    @cached_property
    def every(self) -> frozenset[ReviewId]:
        return frozenset(one.id for one in self.signed)

    def is_below(self, node: NodeId, top: NodeId) -> bool:
        """Or is it."""
        return top in self.at.lines.get(node, ())

    def family(self, *, voluntary: bool) -> Iterable[RoundReview]:
        """Those of the voluntary are told apart from the others, and never together with them."""
        return (one for one in self.signed if one.optional is voluntary)

    def chosen(self, top: NodeId, *, voluntary: bool) -> Chosen:
        """What is counted at a node: what has its home there or below."""
        optional = self.at.optional
        return Chosen(
            round=self.of.id,
            year=self.of.year,
            reviews={one.id: one.revision for one in self.family(voluntary=voluntary) if self.is_below(one.home, top)},
            every=self.every,
            nodes=frozenset(
                node for node in self.at.nodes if self.is_below(node, top) and (node in optional) is voluntary
            ),
            all_nodes=frozenset(self.at.nodes),
        )

    def told(self, viewer: Viewer, limit: int, *, voluntary: bool) -> Told:
        found = (Counted(home=one.home, nodes=one.nodes) for one in self.family(voluntary=voluntary))
        return told(self.at.nodes, found, viewer, limit)

    def results_from(self, today: date) -> date | None:
        """The last day that somebody may answer on, while it has not passed: no results outside the line until then."""
        last = last_day(self.of, self.at)
        return last if last is not None and today <= last else None


def years(session: Session) -> tuple[int, ...]:
    """Those that there is something to see of, newest first."""
    found = dict.fromkeys(one.year for one in rounds.rounds(session))
    return tuple(found)[:MOST_YEARS]


def year(session: Session, wanted: int, today: date) -> Year | None:
    """Of several checklists in one year the first by id, as everywhere."""
    found = rounds.rounds(session, wanted)
    if not found:
        return None
    at, stands = standing(session, found[0], today)
    return Year(of=found[0], at=at, standing=stands)


def sums_at(session: Session, of: Year, node: NodeId, *, voluntary: bool = False) -> Sums:
    """The sums of a node as they are: whoever shows them asks first whether they may be told."""
    return counting.sums(session, of.chosen(node, voluntary=voluntary))


def checklist_at(session: Session, of: Year, node: NodeId) -> Checklist:
    """The core, and what was added by the nodes above and below: everything that somebody here was asked."""
    core = session.scalars(select(RoundRow.core_id).where(RoundRow.id == of.of.id)).one()
    rows = session.execute(
        select(ChecklistRow.id, ChecklistRow.node_id)
        .join(RoundAdditionRow, RoundAdditionRow.checklist_id == ChecklistRow.id)
        .where(RoundAdditionRow.round_id == of.of.id)
    )
    line = of.at.lines[node]
    added = {NodeId(by): id_ for id_, by in rows if by and (by in line or of.is_below(NodeId(by), node))}
    order = sorted(added, key=lambda by: (len(of.at.lines[by]), by))
    return checklist_of(session, core, [added[by] for by in order])


def is_core(checklist: Checklist) -> frozenset[str]:
    return frozenset(one.id for one in checklist if one.added_by is None and one.origin is not Origin.LOCAL)
