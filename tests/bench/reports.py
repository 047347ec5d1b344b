"""How long a whole report of a region takes: 5,000 signed reviews of 60 questions, and the year before, as Word and Excel.

`python -m tests.bench.reports`: a table on standard output, in some minutes. BENCH_UNITS says other sizes.
"""

from __future__ import annotations

import os
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, text, update
from sqlalchemy.orm import Session

from cards.documents import report_document, report_workbook
from cards.texts import Texts
from dialogs.ids import NodeId
from dialogs.rules.checklist import Language
from dialogs.rules.report import Audience, Report
from storage import reports, rounds
from storage.checklist_versions import checklist_of, keep_core
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.migrating import upgrade
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AnswerRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow
from tests.bench import units
from tests.conftest import SERVER_FOLDER, own_server, shown

SIZES = tuple(int(size) for size in os.environ.get("BENCH_UNITS", "500,5000").split(","))
QUESTIONS = 60
YEARS = (2025, 2026)
AFTER = date(2026, 12, 20)
NOW = datetime(2026, 12, 20, 9, tzinfo=UTC)
HEAD = """
id = "bench"
version = "1"
title.sv = "Sextio frågor"
"""
SCALE = "".join(
    f'[[scale]]\nid = "{id_}"\nlabel.sv = "{label}"\nfollows = "{follows}"\ncounts = {counts}\n'
    for id_, label, follows, counts in (
        ("yes", "Ja", "preserve", "true"),
        ("partly", "Delvis", "improve", "true"),
        ("no", "Nej", "improve", "true"),
        ("na", "Ej aktuellt", "reason", "false"),
    )
)
AREA = '[[areas]]\nid = "area"\ntitle.sv = "Allt"\n'
QUESTION = (
    '[[areas.questions]]\nid = "q{n}"\ntext.sv = "Arbetar ni aktivt med område nummer {n} i det dagliga arbetet?"\n'
    'short.sv = "Område {n}"\nhelp.sv = "Därför."\norigin = "own"\n'
)
CHECKLIST = HEAD + SCALE + AREA + "".join(QUESTION.format(n=n) for n in range(1, QUESTIONS + 1))


def fill(session: Session, size: int) -> None:
    nodes = list(units._nodes(size))
    for node in nodes:
        session.execute(insert(NodeRow).values(node))
    for name in ("m", "s"):
        session.execute(
            text("INSERT INTO person (id, name, outside) VALUES (:id, :id, :no)"), {"id": name, "no": False}
        )
    core = keep_core(session, CHECKLIST, NOW)
    questions = [str(one.id) for one in checklist_of(session, core).questions]
    dice = random.Random(1)  # noqa: S311 - invented answers
    for year in YEARS:
        days = {"opens": date(year, 9, 1), "closes": date(year, 11, 30)}
        rounds.open_round(session, year=year, core_row=core, now=NOW, **days)
        for node, review in units._reviews(session, year).items():
            units._all(session, AnswerRow, _answers(review, questions, dice))
            if dice.random() < 0.5:
                units._all(session, MeasureRow, iter([_measure(node, review, dice.choice(questions))]))
    done = {"started_at": NOW, "handed_over_at": NOW, "signed_at": NOW, "managers": 1, "employees": 4}
    session.execute(update(ReviewRow).values(**done))
    assert session.query(ReviewNodeRow).count() == len(nodes) * len(YEARS)


def _answers(review: UUID, questions: list[str], dice: random.Random) -> Iterator[dict[str, Any]]:
    for question in questions:
        said = {
            "choice": dice.choice(("yes", "yes", "partly", "no", "na")),
            "comment": "Tas upp på APT.",
            "skipped": False,
        }
        kept = {"support_wanted": False, "draft": "", "revision": 1, "stands": False, "answered_by": "m"}
        yield {"review_id": review, "question_id": question, "answered_at": NOW} | said | kept


def _measure(node: str, review: UUID, question: str) -> dict[str, Any]:
    what = {"kind": "improve", "state": "planned", "what": "Ta upp riskbedömningen på APT", "priority": "normal"}
    who = {"created_by": "m", "created_at": NOW, "done_what": "", "control_note": "", "revision": 0}
    return (
        {"id": uuid4(), "review_id": review, "node_id": node, "question_id": question, "done_at_once": False}
        | what
        | who
    )


def measured(database: str, url: str, size: int) -> Iterator[tuple[str, int, float, float, float]]:
    engine = engine_for(url)
    upgrade(engine)
    sessions = sessions_for(engine)
    with transaction(sessions) as session:
        fill(session, size)
    with transaction(sessions) as session:
        session.execute(text("ANALYZE"))
    report = _gathered(sessions)
    yield f"gathered, {database}", size, *_timed(lambda: _gathered(sessions))
    if database == "SQLite":
        t = Texts(Language.SV)
        yield "written as Word", size, *_timed(lambda: report_document.write(report, NOW, t, BytesIO()))
        yield "written as Excel", size, *_timed(lambda: report_workbook.write(report, NOW, t, BytesIO()))
    engine.dispose()


def _gathered(sessions: Sessions) -> Report:
    with sessions() as session:
        return reports.gather(session, NodeId("r"), 2026, AFTER, audience=Audience.LINE)


def _timed(do: Callable[[], object]) -> tuple[float, float, float]:
    """Once for the time, by the clock and of the processor, and once more for the memory, which is slower when watched."""
    began, worked = time.perf_counter(), time.process_time()
    do()
    took, cpu = time.perf_counter() - began, time.process_time() - worked
    tracemalloc.start()
    do()
    peak = tracemalloc.get_traced_memory()[1] / 1024**2
    tracemalloc.stop()
    return took, cpu, peak


def main() -> None:
    sys.stdout.write(
        "| the report of a region | reviews | s | s of processor | at most MiB |\n| --- | ---: | ---: | ---: | ---: |\n"
    )
    with TemporaryDirectory(prefix="sam-reports-") as name, ExitStack() as stack:
        folder = Path(name)
        os.environ[SERVER_FOLDER] = str(folder / "postgres")
        server = stack.enter_context(own_server())
        for size in SIZES:
            found = [*measured("SQLite", f"sqlite:///{folder / f'reports-{size}.db'}", size)]
            found += measured("PostgreSQL", shown(stack.enter_context(server.new_database())), size)
            for what, reviews, seconds, cpu, memory in found:
                sys.stdout.write(f"| {what} | {reviews} | {seconds:.2f} | {cpu:.2f} | {memory:.0f} |\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
