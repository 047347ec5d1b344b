"""How far the levels have come with their bodies before the annual report: for the coordinator's status of a round."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.decisions.rules.agenda import AgendaItem, agenda, latest
from dialogs.decisions.rules.decision import Planned, laid_out
from dialogs.ground.ids import NodeId
from dialogs.organisation.rules.organisation import line_of
from storage.decisions import annual_reports
from storage.organisation import bodies
from storage.organisation import tree as organisation
from storage.reviews.rounds import Round
from storage.tables.levels import DecisionRow

_decision = DecisionRow.__table__.c


@dataclass(frozen=True, slots=True, kw_only=True)
class WayThere:
    """Backwards from one day of the annual report."""

    node: NodeId
    name: str
    on: date
    plan: tuple[Planned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyStanding:
    """`item` None: it has seen the result."""

    level: str
    body: str
    by: date | None
    item: AgendaItem | None
    decided: bool


def ways(session: Session, of: Round, top: NodeId, within: Collection[NodeId]) -> tuple[WayThere, ...]:
    """Of each day that is set here or below, and of the one that holds here."""
    nodes, days = organisation.nodes(session), annual_reports.days(session, of.year)
    holds = next((one for one in line_of(top, nodes) if one in days), None)
    wanted = [node for node in nodes if node in days and (node in within or node == holds)]
    return tuple(
        WayThere(node=node, name=nodes[node].name, on=days[node], plan=laid_out(of.closes, days[node]))
        for node in sorted(wanted, key=lambda one: len(line_of(one, nodes)))
    )


def standing(session: Session, of: Round, within: Collection[NodeId], today: date) -> tuple[BodyStanding, ...]:
    """Every body here and below, level by level."""
    nodes, days = organisation.nodes(session), annual_reports.days(session, of.year)
    decided = set(
        session.scalars(select(_decision.body_id).where(_decision.round_id == of.id, _decision.none_yet.is_(False)))
    )
    found = []
    for body in bodies.of_nodes(session, [node for node in nodes if node in within], of.id):
        on = next((days[one] for one in line_of(body.node, nodes) if one in days), None)
        plan = laid_out(of.closes, on) if on is not None else ()
        found.append(
            BodyStanding(
                level=nodes[body.node].name,
                body=body.name,
                by=latest(body, plan),
                item=agenda(body, plan, of.closes, today),
                decided=body.id in decided,
            )
        )
    return tuple(found)
