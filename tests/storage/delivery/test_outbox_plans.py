"""However much waits and however much has been sent, a claim reads what waits, by an index, a few times and not once a row.

The plans are of the statements as they were sent to the database, caught on their way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, String, bindparam, event, select, text

from dialogs.delivery.rules.delivery import Limits, RetryIn, Sent
from dialogs.ground.ids import PersonId
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.tables.base import UtcDateTime
from storage.tables.outbox import OutboxRow
from tests.post import NOW, TENANT, URL, chat_of, claim, drain, keys, people, put, seconds, to_lane

WAITING = 13_000
YEARS, EACH_YEAR = 10, 10_000
# Written by the database itself: as objects they would take half a minute.
YEARS_POST = text(
    f"""
    INSERT INTO outbox (key, kind, subject, person_id, tenant_id, service_url, lane, state, attempts, unclear, again, anew,
                        outcome, due, claimed_at, created_at, sent_at)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {EACH_YEAR})
    SELECT 'old:' || :year || ':' || i, 'reminder', '{{}}', 'anna', :tenant, :url, 'chat' || i, 'sent', 1, 0, false, false,
           'delivered', :day, :day, :day, :day FROM n
    """  # noqa: S608 - a number of ours
).bindparams(bindparam("day", type_=UtcDateTime()), bindparam("year", type_=String()))
Statement = tuple[str, Any]


@contextmanager
def overheard(engine: Engine) -> Iterator[list[Statement]]:
    said: list[Statement] = []

    def listens(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        said.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", listens)
    yield said
    event.remove(engine, "before_cursor_execute", listens)


def plan(engine: Engine, statement: Statement) -> Any:
    """SQLite's steps as text, PostgreSQL's tree after running it; nothing is kept."""
    words, parameters = statement
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            return [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", parameters)]
        found = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {words}", parameters).scalar()
        return (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree.get("Plans", []):
        yield from nodes(child)


def rows_touched(tree: dict[str, Any]) -> int:
    """How many rows a plan has handled, those included that were thrown away again, over all its loops."""
    handled = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck")
    return int(sum(sum(node.get(each, 0) for each in handled) * node["Actual Loops"] for node in nodes(tree)))


def scans_the_outbox(found: Any) -> bool:
    if isinstance(found, list):
        return "SCAN outbox" in found
    return any(node["Node Type"] == "Seq Scan" and node["Relation Name"] == "outbox" for node in nodes(found))


def analyzed(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))


@pytest.fixture
def crowded(sessions: Sessions, engine: Engine) -> Engine:
    """5,000 messages due in one conversation, and some hundred that were sent there lately."""
    put(sessions, *(to_lane("crowded", n) for n in range(5000)))
    put(sessions, *(to_lane(f"chat{n}", 1) for n in range(300)))
    drain(sessions, NOW, Limits(per_tenant=2000))
    analyzed(engine)
    return engine


@pytest.fixture
def region(sessions: Sessions, engine: Engine) -> Engine:
    """A round has just opened for 13,000; 100,000 have been sent in the years before."""
    people(sessions, "anna")
    with transaction(sessions) as session:
        for number in range(YEARS):
            sent = {"year": number, "day": NOW - timedelta(days=365 * number + 30), "url": URL, "tenant": TENANT}
            session.execute(YEARS_POST, sent)
    put(sessions, *(to_lane(f"chat{n}", 2) for n in range(WAITING)))
    analyzed(engine)
    return engine


def overheard_claim(sessions: Sessions, engine: Engine, now: datetime) -> list[Statement]:
    with overheard(engine) as said:
        assert claim(sessions, now)
    return [one for one in said if "outbox" in one[0]]


def test_a_claim_reads_neither_what_was_sent_nor_the_whole_table(sessions: Sessions, region: Engine) -> None:
    """It is asked five times a second through a mailing, for as many years as the bot has been there."""
    said = overheard_claim(sessions, region, NOW + seconds(60))
    assert len(said) == 4  # does anything wait; what has lapsed; a burst; and whether another tenant waits behind it
    for statement in said:
        found = plan(region, statement)
        assert not scans_the_outbox(found), statement[0]
        if isinstance(found, dict):
            assert rows_touched(found) < 2 * WAITING


def test_recording_and_looking_read_no_whole_table_either(sessions: Sessions, region: Engine) -> None:
    """The health check comes every few seconds, and every press of somebody new asks for their letters."""
    sent, throttled, *_ = claim(sessions, NOW)
    with overheard(region) as said, transaction(sessions) as session:
        assert outbox.record(session, sent, Sent(), NOW)
        assert outbox.record(session, throttled, RetryIn(seconds=5, tag="throttled:429", held=True), NOW)
        outbox.throttled_lanes(session, TENANT, NOW)
        outbox.is_due(session, NOW)
        outbox.waiting(session, NOW)
        outbox.readdress(session, NOW)
        outbox.address_known(session, PersonId("anna"), chat_of("anna"), "https://new.example/", TENANT, NOW)
    asked = [one for one in said if "FROM outbox" in one[0] or "UPDATE outbox" in one[0]]
    assert len(asked) == 8
    assert [words for words, values in asked if scans_the_outbox(plan(region, (words, values)))] == []


@pytest.mark.parametrize("backend", ["postgresql"])
def test_five_thousand_in_one_conversation_are_looked_at_a_few_times_each(sessions: Sessions, crowded: Engine) -> None:
    """Asking for every row whether an older one exists took 1.8 s for each claim: 5,000 times 5,000 rows. Here every
    row is handled a few times, however many there are."""
    claiming = overheard_claim(sessions, crowded, NOW + seconds(60))[-1]
    with transaction(sessions) as session:
        session.execute(text("UPDATE outbox SET state = 'pending', due = created_at WHERE state = 'sending'"))
    assert 5000 < rows_touched(plan(crowded, claiming)) < 10 * 5000


@pytest.mark.parametrize("backend", ["sqlite"])
def test_no_part_of_a_claim_runs_once_a_row(sessions: Sessions, crowded: Engine) -> None:
    """The same on SQLite, whose plan says "correlated" for what is run again and again."""
    for statement in overheard_claim(sessions, crowded, NOW + seconds(60)):
        assert not [step for step in plan(crowded, statement) if "CORRELATED" in step]


def test_a_crowded_conversation_goes_on_in_order(sessions: Sessions, crowded: Engine) -> None:
    """The plan is fast, and still right."""
    assert keys(claim(sessions, NOW + seconds(60))) == ["region:crowded:7"]
    with transaction(sessions) as session:
        states = session.scalars(select(OutboxRow.state).where(OutboxRow.lane == "crowded")).all()
    assert states.count("sent") == 7
