"""The figures as a table in Markdown, each but the database's with its ratio to the bare handler of the same run.

The CPU also as a ratio to the bare handler that posts its answer: that is what an echo bot does.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import date

import psutil

from tests.bench.load import Figures

HEADER = ("", "per second", "p50 ms", "p95 ms", "p99 ms", "CPU ms", "CPU, posting", "database's CPU ms", "memory MiB")


def table(figures: Sequence[Figures]) -> str:
    lines = [HEADER, ("---", *["---:"] * (len(HEADER) - 1)), *(_cells(one, *figures[:2]) for one in figures)]
    return "\n".join([_where(), "", *(f"| {' | '.join(line)} |" for line in lines), ""])


def _where() -> str:
    memory = psutil.virtual_memory().total / 1024**3
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    python = platform.python_version()
    return f"{date.today()}, {os.cpu_count()} cores, {memory:.0f} GiB, Python {python}, load {load}."  # noqa: DTZ011


def _cells(one: Figures, bare: Figures, posting: Figures) -> tuple[str, ...]:
    return (
        one.name,
        f"{one.rate:.0f}{_times(one.rate / bare.rate)}",
        *_waits(one, bare),
        f"{one.cpu:.2f}{_times(one.cpu / bare.cpu)}",
        f"{one.cpu / posting.cpu:.1f}×",
        "" if one.database_cpu is None else f"{one.database_cpu:.2f}",
        f"{one.memory:.0f}{_times(one.memory / bare.memory)}",
    )


def _waits(one: Figures, bare: Figures) -> list[str]:
    if one.waits is None or bare.waits is None:
        return ["", "", ""]
    return [f"{wait:.0f}{_times(wait / least)}" for wait, least in zip(one.waits, bare.waits, strict=True)]


def _times(ratio: float) -> str:
    return f" ({ratio:.2f}×)" if ratio < 0.95 else f" ({ratio:.1f}×)"
