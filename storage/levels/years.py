"""One year as a whole: its round, the tree, where every review stands, and what a viewer may be told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist, Origin
from dialogs.ground.ids import NodeId, ReviewId
from dialogs.levels.rules.few import Counted, Told, told
from dialogs.levels.rules.progress import Overview, RoundReview, Standing, overview
from dialogs.levels.rules.sight import Viewer
from dialogs.levels.rules.sums import Sums
from storage.checklists.versions import checklist_of
from storage.levels import counting
from storage.levels.as_it_was import Nodes, Rows
from storage.levels.counting import Chosen
from storage.levels.kept import Kept
from storage.levels.standing import MANAGERS, REVIEWS, Tree, last_day, rows_of, standing, tree
from storage.reviews import rounds
from storage.reviews.rounds import Round
from storage.tables.rounds import ChecklistRow, RoundAdditionRow, RoundRow

MOST_YEARS = 5


@dataclass(frozen=True, kw_only=True, eq=False)
class Year:
    """What it works out it keeps: it is the same object as long as nothing in it has moved."""

    of: Round
    at: Tree
    standing: Standing
    _chosen: dict[tuple[NodeId, bool], Chosen] = field(default_factory=dict)
    _told: dict[tuple[Viewer, int, bool], Told] = field(default_factory=dict)
    _overviews: dict[NodeId, Overview] = field(default_factory=dict)

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

    def overview(self, top: NodeId) -> Overview:
        if top not in self._overviews:
            self._overviews[top] = overview(self.standing, top)
        return self._overviews[top]

    def chosen(self, top: NodeId, *, voluntary: bool) -> Chosen:
        """What is counted at a node: what has its home there or below."""
        key = (top, voluntary)
        if key not in self._chosen:
            self._chosen[key] = self._choose(top, voluntary=voluntary)
        return self._chosen[key]

    def _choose(self, top: NodeId, *, voluntary: bool) -> Chosen:
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
        key = (viewer, limit, voluntary)
        if key not in self._told:
            found = (Counted(home=one.home, nodes=one.nodes) for one in self.family(voluntary=voluntary))
            self._told[key] = told(self.at.nodes, found, viewer, limit)
        return self._told[key]

    def widened(self, viewer: Viewer) -> Viewer:
        """Whoever answers for a unit today may see what it did before it came to them, and so may the unit itself."""
        line = {node for node, now in self.at.moved if viewer.line.intersection(now)}
        coordinates = {node for node, now in self.at.moved if viewer.coordinates.intersection(now)}
        if line <= viewer.line and coordinates <= viewer.coordinates:
            return viewer
        return replace(viewer, line=viewer.line | line, coordinates=viewer.coordinates | coordinates)

    def results_from(self, today: date) -> date | None:
        """The last day that somebody may answer on, while it has not passed: no results outside the line until then."""
        last = last_day(self.of, self.at)
        return last if last is not None and today <= last else None


def years(session: Session) -> tuple[int, ...]:
    """Those that there is something to see of, newest first."""
    found = dict.fromkeys(one.year for one in rounds.rounds(session))
    return tuple(found)[:MOST_YEARS]


Read = tuple[Round, date, Tree, Rows, Rows]
_years: Kept[Read, Year] = Kept(10)


def year(session: Session, wanted: int, today: date, nodes: Nodes | None = None) -> Year | None:
    """Of several checklists in one year the first by id, as everywhere. `nodes` were read already, for another year."""
    found = rounds.rounds(session, wanted)
    if not found:
        return None
    of, at = found[0], tree(session, found[0], today, nodes)
    reviews, managers = rows_of(session, REVIEWS, round=of.id), rows_of(session, MANAGERS, day=at.day)
    key = (of, today, at, reviews, managers)
    return _years.get(key, lambda: Year(of=of, at=at, standing=standing(reviews, managers, of, at, today)))


def sums_at(session: Session, of: Year, node: NodeId, *, voluntary: bool = False) -> Sums:
    """The sums of a node as they are: whoever shows them asks first whether they may be told."""
    return counting.sums(session, of.chosen(node, voluntary=voluntary))


def sums_of_joint(session: Session, of: Year, node: NodeId) -> Sums | None:
    """A unit whose review is counted higher up, because others elsewhere answered with it, still has that review to see."""
    review = next((one for one in of.signed if node in one.nodes), None)
    if review is None:
        return None
    chosen = Chosen(
        round=of.of.id,
        year=of.of.year,
        reviews={review.id: review.revision},
        every=of.every,
        nodes=frozenset(),
        all_nodes=frozenset(),
    )
    return counting.sums(session, chosen)


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
