"""How what is looked for grows with the region: each look of the lookout with 500 units and with 5,000, on both databases.

`python -m tests.bench.growth`: a table on standard output, in about three minutes. BENCH_UNITS says other sizes.
"""

from __future__ import annotations

import os
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.orm import Session

from bot import reminders
from bot.reminders import Reminders
from storage import extra_offers, invitations, newcomers, rounds
from storage.database import engine_for, sessions_for, transaction
from storage.migrating import upgrade
from tests.bench import units
from tests.conftest import SERVER_FOLDER, own_server, shown

SIZES = tuple(int(size) for size in os.environ.get("BENCH_UNITS", "500,5000").split(","))
ZONE = ZoneInfo("Europe/Stockholm")
SPEAKING = Reminders()
Look = Callable[[Session], object]


def _morning(session: Session) -> object:
    calendar = SPEAKING.calendar(ZONE, units.TODAY)
    return reminders.due(session, units.NOW, calendar, SPEAKING.intervals, ZONE)


LOOKS: dict[str, Look] = {
    "reviews for new nodes": rounds.ensure_open,
    "invitations": lambda session: invitations.due(session, units.TODAY),
    "who is new in a seat": lambda session: newcomers.due(session, units.TODAY, units.NOW),
    "offers of an extra follow-up": lambda session: extra_offers.due(session, units.TODAY),
    "a Monday morning's reminders and lines": _morning,
}


@dataclass(frozen=True, kw_only=True)
class Grown:
    """Of one look: seconds and MiB at their highest, for each size."""

    look: str
    seconds: tuple[float, ...]
    memory: tuple[float, ...]


def measured(database: str, url_of: Callable[[int], str]) -> Iterator[Grown]:
    """`url_of` says where a database for so many units may be made."""
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in LOOKS}
    for size in SIZES:
        engine = engine_for(url_of(size))
        upgrade(engine)
        sessions = sessions_for(engine)
        with transaction(sessions) as session:
            units.fill(session, size)
        with transaction(sessions) as session:
            session.execute(text("ANALYZE"))
        for name, look in LOOKS.items():
            with sessions() as session:
                took[name].append(_timed(session, look))
        engine.dispose()
    for name, each in took.items():
        yield Grown(
            look=f"{name}, {database}",
            seconds=tuple(seconds for seconds, _ in each),
            memory=tuple(memory for _, memory in each),
        )


def _timed(session: Session, look: Look) -> tuple[float, float]:
    """The better of two for the time, and one more for the memory, which is slower when it is watched."""
    times = []
    for _ in range(2):
        began = time.perf_counter()
        look(session)
        times.append(time.perf_counter() - began)
        session.rollback()
    with _watched() as peak:
        look(session)
        session.rollback()
    return min(times), peak[0]


@contextmanager
def _watched() -> Iterator[list[float]]:
    peak = [0.0]
    tracemalloc.start()
    yield peak
    peak[0] = tracemalloc.get_traced_memory()[1] / 1024**2
    tracemalloc.stop()


def table(found: Sequence[Grown]) -> str:
    sizes = [f"{size} units, s" for size in SIZES]
    header = ("", *sizes, "grows by", "at most MiB")
    lines = [header, ("---", *["---:"] * (len(header) - 1)), *(_cells(one) for one in found)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(one: Grown) -> tuple[str, ...]:
    grows = one.seconds[-1] / one.seconds[0] if one.seconds[0] else 0.0
    seconds = (f"{each:.3f}" for each in one.seconds)
    return (one.look, *seconds, f"{grows:.1f}×", f"{max(one.memory):.0f}")


def main() -> None:
    with TemporaryDirectory(prefix="sam-units-") as name:
        folder, found = Path(name), list[Grown]()
        found += measured("SQLite", lambda size: f"sqlite:///{folder / f'units-{size}.db'}")
        os.environ[SERVER_FOLDER] = str(folder / "postgres")
        with ExitStack() as stack:
            server = stack.enter_context(own_server())
            found += measured("PostgreSQL", lambda _: shown(stack.enter_context(server.new_database())))
    sys.stdout.write(f"{table(found)}\n")


if __name__ == "__main__":
    main()
