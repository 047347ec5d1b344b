"""Which node, year and reviews an inspector's file is about, and what the things there are called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import NodeId, ReviewId
from storage.checklists.versions import additions_of_round, checklist_of
from storage.levels.years import Year
from storage.organisation import tree as organisation
from storage.tables.rounds import RoundRow

_round = RoundRow.__table__.c


@dataclass(frozen=True, kw_only=True)
class Ground:
    session: Session
    of: Year
    node: NodeId
    today: date
    zone: tzinfo

    @cached_property
    def on(self) -> date:
        """The day that is judged from."""
        return min(self.today, date(self.of.of.year, 12, 31))

    @cached_property
    def below(self) -> frozenset[NodeId]:
        """The node and everything below it that has not ended."""
        return frozenset(one for one in self.of.at.nodes if self.of.is_below(one, self.node)) - self.of.at.ended

    @cached_property
    def is_unit(self) -> bool:
        return self.below <= {self.node}

    @cached_property
    def signed(self) -> dict[ReviewId, tuple[NodeId, ...]]:
        """Also joint ones that are counted higher up: they are this unit's follow-up all the same."""
        return {
            one.id: tuple(node for node in one.nodes if self.of.is_below(node, self.node))
            for one in self.of.signed
            if any(self.of.is_below(node, self.node) for node in one.nodes)
        }

    @cached_property
    def checklist(self) -> Checklist:
        core = self.session.execute(select(_round.core_id).where(_round.id == self.of.of.id)).scalar_one()
        additions = additions_of_round(self.session, self.of.of.id, self.of.at.lines[self.node])
        return checklist_of(self.session, core, [one.id for one in additions])

    def name(self, node: str) -> str:
        known = self.of.at.nodes.get(NodeId(node))
        return known.name if known else node

    def names(self, nodes: Collection[str]) -> tuple[str, ...]:
        return tuple(sorted((self.name(one) for one in nodes), key=organisation.alphabetical))

    def day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def first(self) -> datetime:
        """The year's first moment; what was made before `after` was made in it."""
        return datetime.combine(date(self.of.of.year, 1, 1), time(), UTC)

    def after(self) -> datetime:
        return datetime.combine(date(self.of.of.year + 1, 1, 1), time(), UTC)

    def is_here_or_above(self, node: NodeId) -> bool:
        return node in self.of.at.lines[self.node] or node in self.below
