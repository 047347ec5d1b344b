"""What reminders are about, by name and by node: for the coordinator, who looks at a list of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import MatterId, MeasureId, NodeId, ReviewId
from dialogs.organisation.rules.organisation import line_of
from dialogs.reminders.pages import DueDuty
from dialogs.reminders.rules.duties import DutyId
from storage.organisation import tree as organisation
from storage.reminders import duties
from storage.tables.organisation import NodeRow
from storage.tables.reviews import MatterRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow

Subject = ReviewId | MeasureId | MatterId | NodeId | DutyId


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A review by its units; a measure or a matter by its words, which the coordinator's exports show as well."""

    name: str
    nodes: frozenset[NodeId]

    def is_below(self, within: frozenset[NodeId] | None) -> bool:
        return within is None or bool(self.nodes & within)


def subjects(session: Session, ids: Collection[Subject]) -> dict[Subject, About]:
    wanted = set(ids)
    units: dict[UUID, dict[str, NodeId]] = defaultdict(dict)
    rows = session.execute(
        select(ReviewNodeRow.review_id, NodeRow.id, NodeRow.name).join(NodeRow, NodeRow.id == ReviewNodeRow.node_id)
    )
    for review, node, name in rows:
        if review in wanted:
            units[review][name] = NodeId(node)
    found: dict[Subject, About] = {
        ReviewId(review): About(name=", ".join(sorted(named)), nodes=frozenset(named.values()))
        for review, named in units.items()
    }
    for measure, what, node in session.execute(select(MeasureRow.id, MeasureRow.what, MeasureRow.node_id)):
        if measure in wanted:
            found[MeasureId(measure)] = About(name=what, nodes=frozenset({NodeId(node)}))
    for matter, what, node in session.execute(select(MatterRow.id, MatterRow.what, MatterRow.to_node_id)):
        if matter in wanted:
            found[MatterId(matter)] = About(name=what, nodes=frozenset({NodeId(node)}))
    for node, name in session.execute(select(NodeRow.id, NodeRow.name)):
        if node in wanted:
            found[NodeId(node)] = About(name=name, nodes=frozenset({NodeId(node)}))
    return found


def of_duties(session: Session, zone: tzinfo, day: date) -> dict[Subject, About]:
    """What is due about levels, on that day: whose it is, and of a body which."""
    return {
        owed.id: About(name=_called(shown), nodes=frozenset({shown.at or shown.node}))
        for owed, shown in duties.owed(session, zone, day)
    }


def _called(shown: DueDuty) -> str:
    return ", ".join(part for part in (shown.unit or shown.level, shown.body_name) if part)


def nodes_below(session: Session, top: NodeId) -> frozenset[NodeId]:
    """The node and everything under it."""
    nodes = organisation.nodes(session)
    return frozenset(node for node in nodes if top in line_of(node, nodes))
