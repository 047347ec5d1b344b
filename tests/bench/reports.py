"""What a level of a region waits for: its overview card, the whole report as Word with its charts, and the Excel behind it.

`python -m tests.bench.reports`: tables on standard output, in some minutes. Five years of follow-ups with sixty questions,
with 500 units and with 5,000 (BENCH_UNITS says other sizes), on both databases.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.turns import levels as level_turns
from cards.documents.report import document as report_document
from cards.documents.report import workbook as report_workbook
from cards.render import render
from cards.texts import Texts
from dialogs.documents.rules.report import Audience, Report
from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.people import Person
from dialogs.ground.texts import Language
from dialogs.ground.turn import Actor
from dialogs.levels.events import ShowLevel
from dialogs.levels.rules.few import FEW
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.documents import reports
from storage.migrating import upgrade
from tests.bench import answered, apart
from tests.bench.answered import AFTER, LAST, NOW
from tests.bench.apart import Row, Step, measured
from tests.conftest import SERVER_FOLDER, own_server, shown

SIZES = tuple(int(size) for size in os.environ.get("BENCH_UNITS", "500,5000").split(","))
LOOKS = ("the first after a start", "when somebody has signed", "when nothing has moved")


# --- the work, each a function that another process can be asked for


def looks(sessions: Sessions, *, node: str, person: str) -> None:
    """A press for the card of a level, from reading to the drawn card; it is written down who looked."""
    who = Person(id=PersonId(person), name=person, language=Language.SV)
    with transaction(sessions) as session:
        turn = level_turns.take(session, ShowLevel(node=NodeId(node)), Actor(person=who, now=NOW, today=AFTER), FEW)
    render(turn.reply, Texts(Language.SV))


def somebody_signs(sessions: Sessions) -> None:
    with transaction(sessions) as session:
        answered.is_opened_again(session, "u3")


def word(sessions: Sessions) -> None:
    report_document.write(_gathered(sessions), NOW, Texts(Language.SV), BytesIO())


def excel(sessions: Sessions) -> None:
    report_workbook.write(_gathered(sessions), NOW, Texts(Language.SV), BytesIO())


def gathers(sessions: Sessions) -> None:
    _gathered(sessions)


def _gathered(sessions: Sessions) -> Report:
    with sessions() as session:
        return reports.gather(session, NodeId("r"), LAST, AFTER, audience=Audience.LINE)


CARDS: Mapping[str, Step] = {
    "the region, its director": partial(looks, node="r", person="m-r"),
    "the region, its coordinator": partial(looks, node="r", person=answered.COORDINATOR),
    "a förvaltning, its director": partial(looks, node="f0", person="m-f0"),
    "a verksamhet, its manager": partial(looks, node="v0", person="m-v0"),
}
PAPERS: Mapping[str, Step] = {
    "the report's figures gathered": gathers,
    "the whole report as Word": word,
    "the whole report as Excel": excel,
}


# --- measuring


def found(urls: Mapping[int, str], database: str) -> Iterator[Row]:
    for name, look in CARDS.items():
        steps = (look, somebody_signs, look, look)
        by_size = [measured(url, steps) for url in urls.values()]
        for place, how in zip((0, 2, 3), LOOKS, strict=True):
            yield Row(what=f"{name}, {how}, {database}", took=tuple(each[place] for each in by_size))
    for name, paper in PAPERS.items():
        yield Row(what=f"{name}, {database}", took=tuple(measured(url, [paper])[0] for url in urls.values()))


def filled(url: str, size: int) -> int:
    engine = engine_for(url)
    upgrade(engine)
    sessions = sessions_for(engine)
    with transaction(sessions) as session:
        reviews = answered.fill(session, size)
    with transaction(sessions) as session:
        answered.analysed(session)
    engine.dispose()
    return reviews


def main() -> None:
    with TemporaryDirectory(prefix="sam-reports-") as name, ExitStack() as stack:
        folder = Path(name)
        os.environ[SERVER_FOLDER] = str(folder / "postgres")
        server = stack.enter_context(own_server())
        places = {
            "SQLite": {size: f"sqlite:///{folder / f'reports-{size}.db'}" for size in SIZES},
            "PostgreSQL": {size: shown(stack.enter_context(server.new_database())) for size in SIZES},
        }
        reviews = [filled(url, size) for urls in places.values() for size, url in urls.items()][: len(SIZES)]
        sys.stdout.write(apart.header([f"{one} reviews a year" for one in reviews]))
        for database, urls in places.items():
            for row in found(urls, database):
                sys.stdout.write(apart.line(row))
                sys.stdout.flush()


if __name__ == "__main__":
    main()
