"""When a review may be answered: the round's window, or the nearest own window upwards in the organisation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.ground.ids import NodeId


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """First and last day, both included. `closed_early` is when the coordinator has closed the round."""

    opens: date
    closes: date
    closed_early: bool = False

    def is_before(self, day: date) -> bool:
        """The window has not opened yet."""
        return day < self.opens

    def is_over(self, day: date) -> bool:
        return self.closed_early or day > self.closes

    def is_open(self, day: date) -> bool:
        return not self.is_before(day) and not self.is_over(day)

    def days_left(self, day: date) -> int:
        """Whole days after today; 0 on the last day, negative when it has passed."""
        return (self.closes - day).days


def window_of(line: list[NodeId], own: Mapping[NodeId, Window], whole_round: Window) -> Window:
    """The nearest own window, the node itself first; else the round's."""
    for node in line:
        if node in own:
            near = own[node]
            return Window(opens=near.opens, closes=near.closes, closed_early=whole_round.closed_early)
    return whole_round
