"""The databases every test can have: SQLite in a file and a real PostgreSQL, with all tables, a fresh one per test.

    def test_something(sessions):          # runs twice, once on each
    @pytest.mark.parametrize("backend", ["sqlite"])   # only there, where the database cannot matter

PostgreSQL is the server named by TEST_DATABASE_URL, or else one that pgserver starts for this run in a temporary
folder. Each process of the run makes one database there and empties it before each test, with DELETE: 3 ms, where
TRUNCATE takes 20-150 and a new database from a template 30-300, because those make and remove hundreds of files.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import hypothesis
import pytest
from sqlalchemy import URL, Connection, Engine, make_url, text

from storage.database import Sessions, engine_for, sessions_for
from storage.tables import Table

SERVER_FOLDER = "SAM_TEST_POSTGRES_FOLDER"


def pytest_configure(config: pytest.Config) -> None:
    """The first process of the run says where PostgreSQL lives; xdist's workers inherit it and share the server."""
    hypothesis.settings.register_profile("any-machine", deadline=None)  # how busy it is, is no property of the code
    hypothesis.settings.load_profile("any-machine")
    if not hasattr(config, "workerinput"):
        os.environ[SERVER_FOLDER] = str(Path(tempfile.gettempdir()) / f"sam-test-postgres-{uuid4().hex[:12]}")


@dataclass(frozen=True, kw_only=True)
class Server:
    """A PostgreSQL that we may make databases on, with the one connection that makes them."""

    url: URL
    connection: Connection

    @contextmanager
    def new_database(self) -> Iterator[URL]:
        """A database of its own, gone afterwards."""
        name = f"sam_test_{uuid4().hex[:16]}"
        self.connection.execute(text(f"CREATE DATABASE {name}"))
        try:
            yield self.url.set(database=name)
        finally:
            self.connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))

    def empty(self) -> None:
        """No rows, numbers from 1 again, and no connection that an earlier test left open (it might hold locks)."""
        deletes = (str(table.delete()) for table in reversed(Table.metadata.sorted_tables))
        for statement in (LEFT_OPEN, "; ".join(deletes), NUMBERS):
            self.connection.execute(text(statement))


LEFT_OPEN = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
NUMBERS = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S' AND relname NOT LIKE 'pg_%'"


@contextmanager
def connected(url: URL) -> Iterator[Server]:
    engine = engine_for(shown(url), pool_size=1)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield Server(url=url, connection=connection)
    finally:
        engine.dispose()


@contextmanager
def own_server() -> Iterator[Server]:
    with warnings.catch_warnings():  # platformdirs warns at import where XDG_RUNTIME_DIR is not set (containers)
        warnings.simplefilter("ignore")
        import pgserver
    server = pgserver.get_server(os.environ[SERVER_FOLDER], cleanup_mode="delete")
    try:
        with connected(make_url(server.get_uri())) as connection:
            yield connection
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    if url := os.environ.get("TEST_DATABASE_URL"):
        with connected(make_url(url)) as server:
            yield server
        return
    with own_server() as server:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing there outlives the run
            server.connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        server.connection.execute(text("SELECT pg_reload_conf()"))
        yield server


def shown(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def make_tables(url: str) -> None:
    engine = engine_for(url)
    Table.metadata.create_all(engine)
    engine.dispose()


@pytest.fixture(scope="session")
def postgres_database(postgres: Server) -> Iterator[Server]:
    """The database of this process."""
    with postgres.new_database() as url:
        make_tables(shown(url))
        with connected(url) as database:
            yield database


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "sam.db"
    make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_database_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database without any table, for the migrations."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    with server.new_database() as url:
        yield shown(url)


@pytest.fixture
def database_url(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database with every table and no rows."""
    if backend == "sqlite":
        path = tmp_path / "sam.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    database: Server = request.getfixturevalue("postgres_database")
    database.empty()
    yield shown(database.url)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = engine_for(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sessions(engine: Engine) -> Sessions:
    return sessions_for(engine)
