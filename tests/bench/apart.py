"""One piece of work in a process of its own: nothing is known from before, and the memory is all its own.

What it took is measured inside: the clock, this process's CPU with that of the database it asked, and the highest memory
above what was there before it began. The clock is also everybody else's who works on the machine; the CPU hardly.
"""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import text

from storage.database import Sessions, engine_for, sessions_for

Step = Callable[[Sessions], object]
MEBI = 1024 * 1024
STATUS, FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True, kw_only=True)
class Took:
    seconds: float
    cpu: float  # with the database's
    memory: float  # MiB at the highest, above what was there before


def measured(url: str, steps: Sequence[Step]) -> tuple[Took, ...]:
    """The steps one after another in one new process. They must be functions of a module: they travel by name."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(_all, url, tuple(steps)).result()


def _all(url: str, steps: Sequence[Step]) -> tuple[Took, ...]:
    engine = engine_for(url)
    sessions = sessions_for(engine)
    server = _server(sessions)
    found = tuple(_one(sessions, step, server) for step in steps)
    engine.dispose()
    return found


def _one(sessions: Sessions, step: Step, server: psutil.Process | None) -> Took:
    gc.collect()
    there = psutil.Process().memory_info().rss / MEBI
    FORGET.write_text("5", encoding="ascii")  # the highest so far
    worked, began = _cpu(server), time.perf_counter()
    step(sessions)
    return Took(
        seconds=time.perf_counter() - began,
        cpu=_cpu(server) - worked,
        memory=max(0.0, _highest() - there),
    )


def _server(sessions: Sessions) -> psutil.Process | None:
    """PostgreSQL's own processes, by the one that answers here. SQLite works in this one."""
    with sessions() as session:
        if session.get_bind().dialect.name == "sqlite":
            return None
        return psutil.Process(session.scalar(text("SELECT pg_backend_pid()"))).parent()


def _cpu(server: psutil.Process | None) -> float:
    return time.process_time() + (_family(server) if server else 0.0)


def _family(server: psutil.Process) -> float:
    """With the helpers of a query that have ended meanwhile, and those that another connection has."""
    used: Any = server.cpu_times()
    ended = used.user + used.system + used.children_user + used.children_system
    return float(ended) + sum(float(each.user + each.system) for each in map(_times, server.children()) if each)


def _times(process: psutil.Process) -> Any:
    try:
        return process.cpu_times()
    except psutil.NoSuchProcess:
        return None


def _highest() -> float:
    """Not what `getrusage` says: a new process begins there with its parent's."""
    said = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return int(said.split()[1]) / 1024


# --- the table


@dataclass(frozen=True, kw_only=True)
class Row:
    """One piece of work on one database, by size."""

    what: str
    took: tuple[Took, ...]


def header(sizes: Sequence[str]) -> str:
    cells = ["", *(f"{size}: CPU (clock)" for size in sizes), "grows by", "at most MiB"]
    return f"| {' | '.join(cells)} |\n| --- |{' ---: |' * (len(cells) - 1)}\n"


def line(row: Row) -> str:
    first, last = row.took[0], row.took[-1]
    cells = [row.what, *(f"{_said(one.cpu)} ({_said(one.seconds)})" for one in row.took)]
    cells += [f"{last.cpu / first.cpu:.1f}×" if first.cpu else "", f"{last.memory:.0f}"]
    return f"| {' | '.join(cells)} |\n"


def _said(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
