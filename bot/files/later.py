"""Work that goes on when its request has been answered: files, which take longer to make than Teams waits for an answer.

Nothing that was acknowledged may be kept here: it is gone when the process is killed. Somebody who gets no file asks again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

MOST = 20  # that wait or are at work: they are made one after the other


class Later:
    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None]) -> bool:
        """Whether there was room for it. `work` catches what goes wrong in it."""
        if len(self._tasks) >= self._most:
            work.close()
            return False
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return True

    async def done(self, within: float | None = None) -> None:
        """When all that has begun has ended; what takes longer than `within` seconds is given up."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=within)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
