"""How what is looked for grows with the region: each look of the lookout with 500 units and with 5,000, on both databases.

`python -m tests.bench.growth`: a table on standard output, in about two minutes. BENCH_UNITS says other sizes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.orm import Session

from bot.delivery import reminders
from bot.delivery.reminders import Reminders
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.extra import offers as extra_offers
from storage.migrating import upgrade
from storage.reviews import invitations, newcomers, rounds
from tests.bench import apart, units
from tests.bench.apart import Row
from tests.conftest import SERVER_FOLDER, own_server, shown

SIZES = tuple(int(size) for size in os.environ.get("BENCH_UNITS", "500,5000").split(","))
ZONE = ZoneInfo("Europe/Stockholm")
SPEAKING = Reminders()
Look = Callable[[Session], object]


def invites(session: Session) -> object:
    return invitations.due(session, units.TODAY)


def seats(session: Session) -> object:
    return newcomers.due(session, units.TODAY, units.NOW)


def offers(session: Session) -> object:
    return extra_offers.due(session, units.TODAY)


def morning(session: Session) -> object:
    calendar = SPEAKING.calendar(ZONE, units.TODAY)
    return reminders.due(session, units.NOW, calendar, SPEAKING.intervals, ZONE)


LOOKS: Mapping[str, Look] = {
    "reviews for new nodes": rounds.ensure_open,
    "invitations": invites,
    "who is new in a seat": seats,
    "offers of an extra follow-up": offers,
    "a Monday morning's reminders and lines": morning,
}


def looks(sessions: Sessions, *, look: Look) -> None:
    """Nothing is kept of it, so that it can be done again."""
    with sessions() as session:
        look(session)
        session.rollback()


def filled(url: str, size: int) -> None:
    engine = engine_for(url)
    upgrade(engine)
    sessions = sessions_for(engine)
    with transaction(sessions) as session:
        units.fill(session, size)
    with transaction(sessions) as session:
        session.execute(text("ANALYZE"))
    engine.dispose()


def row(database: str, name: str, look: Look, urls: Mapping[int, str]) -> Row:
    """The time of the second of two, when the statements have been compiled; the memory of the first, which finds none."""
    step = partial(looks, look=look)
    both = (apart.measured(url, [step, step]) for url in urls.values())
    return Row(what=f"{name}, {database}", took=tuple(replace(last, memory=first.memory) for first, last in both))


def main() -> None:
    with TemporaryDirectory(prefix="sam-units-") as name, ExitStack() as stack:
        folder = Path(name)
        os.environ[SERVER_FOLDER] = str(folder / "postgres")
        server = stack.enter_context(own_server())
        places = {
            "SQLite": {size: f"sqlite:///{folder / f'units-{size}.db'}" for size in SIZES},
            "PostgreSQL": {size: shown(stack.enter_context(server.new_database())) for size in SIZES},
        }
        sys.stdout.write(apart.header([f"{size} units" for size in SIZES]))
        for database, urls in places.items():
            for size, url in urls.items():
                filled(url, size)
            for what, look in LOOKS.items():
                sys.stdout.write(apart.line(row(database, what, look, urls)))
                sys.stdout.flush()


if __name__ == "__main__":
    main()
