"""The databases of the tests themselves, and the promises of storage/database.py that hold on both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, func, inspect, select
from sqlalchemy.exc import IntegrityError, StatementError

from storage.database import Sessions, engine_for, reading, transaction
from storage.tables import Table
from storage.tables.organisation import NodeRow, PersonRow, TeamRow

NOON_IN_STOCKHOLM = datetime(2026, 9, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))


def team(seen_at: datetime) -> TeamRow:
    return TeamRow(team_id="t", tenant_id="x", service_url="https://smba.example.com", seen_at=seen_at)


def test_every_table_is_there(engine: Engine, backend: str) -> None:
    """A test that says it ran on PostgreSQL must have done so."""
    assert engine.dialect.name == backend
    assert set(inspect(engine).get_table_names()) == set(Table.metadata.tables)


@pytest.mark.parametrize("turn", [1, 2])
def test_no_test_sees_the_rows_of_another(sessions: Sessions, turn: int) -> None:
    """Run twice: the second would meet the first one's node."""
    with transaction(sessions) as session:
        assert session.scalars(select(NodeRow)).all() == []
        session.add(NodeRow(id="r", level="region", name="Region"))


def test_a_time_comes_back_aware_and_in_utc(sessions: Sessions) -> None:
    """SQLite keeps no zone: an hour lost here is a reminder on the wrong day."""
    with transaction(sessions) as session:
        session.add(team(NOON_IN_STOCKHOLM))
    with transaction(sessions) as session:
        seen = session.scalars(select(TeamRow.seen_at)).one()
    assert seen == NOON_IN_STOCKHOLM
    assert seen.tzinfo is UTC or seen.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(sessions: Sessions) -> None:
    """Nobody can know later which noon it was."""
    with pytest.raises(StatementError, match="without a zone"), transaction(sessions) as session:
        session.add(team(NOON_IN_STOCKHOLM.replace(tzinfo=None)))


def test_a_broken_reference_is_refused(sessions: Sessions) -> None:
    """SQLite checks foreign keys only when told to."""
    with pytest.raises(IntegrityError), transaction(sessions) as session:
        session.add(NodeRow(id="e", parent_id="nowhere", level="enhet", name="Enheten"))


def test_an_exception_takes_everything_back(sessions: Sessions) -> None:
    """One turn, one transaction."""

    def breaks_off() -> None:
        with transaction(sessions) as session:
            session.add(NodeRow(id="r", level="region", name="Region"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks_off()
    with transaction(sessions) as session:
        assert session.get(NodeRow, "r") is None


def test_a_database_without_tables_can_be_had(empty_database_url: str) -> None:
    """For the migrations, which start from nothing."""
    engine = engine_for(empty_database_url)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_long_look_holds_no_writer_up(sessions: Sessions) -> None:
    """In the morning of a region a look takes seconds; whoever presses a button then is answered all the same."""
    with reading(sessions) as looking:
        assert looking.scalar(select(func.count()).select_from(PersonRow)) == 0
        with transaction(sessions) as writing:
            writing.add(PersonRow(id="anna", name="Anna"))
        assert looking.scalar(select(func.count()).select_from(PersonRow)) == 0, "it sees one moment"
    with reading(sessions) as looking:
        assert looking.scalar(select(func.count()).select_from(PersonRow)) == 1
