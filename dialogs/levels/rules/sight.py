"""Who sees what of a level: the own line everything, the coordinator aggregates of what is below, anybody else nothing.

The own line of a node: its manager and stand-in, those of every node above (the duty to lead), and the safety
representatives whose area the node is in (AML 6 kap. 6 §): their own node and what is below it. HR support gets wishes for
support and nothing else. Free text is for the own line, and for the coordinator where the unit has shared it; what is
written about sensitive questions (12 and 26 of Västmanland) is never for the coordinator.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.checklists.rules.checklist import Question
from dialogs.ground.ids import NodeId
from dialogs.organisation.rules.organisation import Node, Role, RoleKind, line_of

LINE = frozenset({RoleKind.MANAGER, RoleKind.STAND_IN, RoleKind.SAFETY_REP, RoleKind.CHIEF_SAFETY_REP})


class Sight(StrEnum):
    LINE = "line"
    AGGREGATE = "aggregate"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Where somebody stands in the tree today."""

    line: frozenset[NodeId] = frozenset()  # sees all of these and what is below them
    coordinates: frozenset[NodeId] = frozenset()  # sees aggregates of these and what is below them

    @classmethod
    def of(cls, roles: Iterable[Role], day: date) -> Viewer:
        """`roles` are those of one person."""
        held = [role for role in roles if role.holds(day)]
        return cls(
            line=frozenset(role.node for role in held if role.kind in LINE),
            coordinates=frozenset(role.node for role in held if role.kind is RoleKind.COORDINATOR),
        )

    def sight(self, line: Iterable[NodeId]) -> Sight:
        """Of a node, told as the node and its parents. The nearer right wins: a coordinator who also leads sees as a leader."""
        at_or_above = frozenset(line)
        if self.line & at_or_above:
            return Sight.LINE
        return Sight.AGGREGATE if self.coordinates & at_or_above else Sight.NOTHING

    def knows(self, nodes: Iterable[NodeId], nodes_by_id: Mapping[NodeId, Node]) -> bool:
        """Whether a review that covers these is in the viewer's own line: one of its units is enough."""
        return any(self.sight(line_of(node, nodes_by_id)) is Sight.LINE for node in nodes)


def may_read_text(sight: Sight, question: Question | None, *, shared: bool) -> bool:
    """Comments, and what measures and matters say in words."""
    match sight:
        case Sight.LINE:
            return True
        case Sight.AGGREGATE:
            return shared and not (question is not None and question.sensitive)
        case Sight.NOTHING:
            return False
