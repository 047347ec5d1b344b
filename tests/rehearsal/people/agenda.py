"""What happens when: an order of things to come, on a clock that jumps from one to the next. Days with nothing cost nothing."""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

Doing = Callable[[], Awaitable[None]]


@dataclass
class Clock:
    """Everybody's. Each time somebody asks it is a millisecond later, so that no two things happen at once."""

    now: datetime

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@dataclass
class Agenda:
    clock: Clock
    _coming: list[tuple[datetime, int, Doing]] = field(default_factory=list)
    _number: count[int] = field(default_factory=count)

    def at(self, moment: datetime, doing: Doing) -> None:
        """What is asked for in the past happens now."""
        heapq.heappush(self._coming, (max(moment, self.clock.now), next(self._number), doing))

    async def run(self, until: datetime, step: Callable[[datetime], None] = lambda _: None) -> None:
        """Until there is nothing left before `until`."""
        while self._coming and self._coming[0][0] < until:
            moment, _, doing = heapq.heappop(self._coming)
            self.clock.now = max(self.clock.now, moment)
            await doing()
            step(moment)
