"""How much one person may ask in a while: a bucket each, so that a stuck client does not slow everybody down."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

_BURST_SECONDS = 10.0
_KEPT = 10_000


class Rate:
    """`per_second` sustained, ten seconds' worth at once."""

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._full = max(1.0, per_second * _BURST_SECONDS)
        self._clock = clock
        self._buckets: OrderedDict[Hashable, tuple[float, float]] = OrderedDict()

    def allows(self, who: Hashable) -> bool:
        now = self._clock()
        left, since = self._buckets.pop(who, (self._full, now))
        left = min(self._full, left + (now - since) * self._per_second)
        allowed = left >= 1.0
        self._buckets[who] = (left - 1.0 if allowed else left, now)
        if len(self._buckets) > _KEPT:
            self._buckets.popitem(last=False)
        return allowed
