"""The schema's history: it ends in exactly the mapped tables, and every step runs where there already is data."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import OperationalError

from storage.database import engine_for
from storage.migrating import (
    SCRIPTS,
    BrokenReferences,
    UnknownVersion,
    current,
    differences,
    is_newest,
    newest,
    upgrade,
    waiting,
)
from tests.storage.rows import count, fill

STEPS = [step.revision for step in ScriptDirectory(str(SCRIPTS)).walk_revisions()][::-1]
ROOT = Path(__file__).parents[2]

STEP = """
from alembic import op
import sqlalchemy as sa
revision = "9999"
down_revision = "{newest}"
def upgrade():
    {what}
"""


@pytest.fixture
def empty(empty_database_url: str) -> Iterator[Engine]:
    engine = engine_for(empty_database_url)
    yield engine
    engine.dispose()


def with_one_more_step(folder: Path, what: str) -> Path:
    """The history as it is, and one step after it."""
    scripts = folder / "migrations"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "9999_next.py").write_text(STEP.format(newest=newest(), what=what))
    return scripts


def shape(engine: Engine) -> dict[str, object]:
    """Everything the database itself says of its tables, in an order of our own."""
    seen = inspect(engine)
    return {
        name: {
            "columns": sorted(
                (c["name"], str(c["type"]), c["nullable"], str(c["default"])) for c in seen.get_columns(name)
            ),
            "key": seen.get_pk_constraint(name)["constrained_columns"],
            "points at": sorted((str(k["name"]), k["referred_table"]) for k in seen.get_foreign_keys(name)),
            "unique": sorted((str(u["name"]), *u["column_names"]) for u in seen.get_unique_constraints(name)),
            "checks": sorted((str(c["name"]), c["sqltext"]) for c in seen.get_check_constraints(name)),
            "indexes": sorted((str(i["name"]), *map(str, i["column_names"])) for i in seen.get_indexes(name)),
        }
        for name in seen.get_table_names()
        if name != "alembic_version"
    }


def test_the_history_ends_in_the_mapped_tables(empty: Engine, engine: Engine) -> None:
    """Tests run on tables made from the classes, a region's database comes from the steps: they must be the same."""
    upgrade(empty)
    assert differences(empty) == []
    assert shape(empty) == shape(engine)


def test_a_forgotten_column_is_noticed(empty: Engine) -> None:
    """Otherwise the check above could not fail. On a database of its own: the others share theirs."""
    upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("ALTER TABLE person DROP COLUMN language"))
    assert "language" in str(differences(empty))


@pytest.mark.parametrize("step", STEPS)
def test_each_step_runs_on_a_database_in_use(empty: Engine, step: str) -> None:
    """A new column without a default passes on an empty table and stops the region's upgrade."""
    before = STEPS[: STEPS.index(step)]
    if before:
        upgrade(empty, before[-1])
        fill(empty)
    upgrade(empty, step)
    assert current(empty) == step


def test_an_upgrade_keeps_what_is_there_and_may_be_run_again(empty: Engine) -> None:
    """`migrate` stands in every start script: run on the newest it changes nothing."""
    upgrade(empty)
    rows = fill(empty)
    assert set(rows.values()) == {1}

    told: list[str] = []
    upgrade(empty, told=told.append)

    assert told == []
    assert count(empty) == rows


def test_it_says_what_waits_and_what_was_done(empty: Engine) -> None:
    """Whoever upgrades sees what will happen, and then what did."""
    assert current(empty) is None
    assert [line.split()[0] for line in waiting(empty)] == STEPS

    told: list[str] = []
    upgrade(empty, told=told.append)

    assert told == STEPS
    assert waiting(empty) == []
    assert is_newest(empty)


def test_a_table_that_is_built_anew_keeps_those_that_point_at_it(empty: Engine, tmp_path: Path) -> None:
    """SQLite changes a column by dropping the table; foreign keys would refuse that or lose rows."""
    upgrade(empty)
    rows = fill(empty)
    scripts = with_one_more_step(
        tmp_path,
        'with op.batch_alter_table("person", recreate="auto") as table: '
        'table.alter_column("name", existing_type=sa.String(), type_=sa.Text())',
    )
    upgrade(empty, scripts=scripts)
    assert count(empty) == rows


def test_a_step_that_fails_leaves_the_database_where_it_was(empty: Engine, tmp_path: Path) -> None:
    """Half a migration is worse than none: the old version must still start."""
    upgrade(empty)
    scripts = with_one_more_step(tmp_path, 'op.drop_table("audit"); op.execute("SELECT * FROM nowhere")')
    with pytest.raises(Exception, match="nowhere"):
        upgrade(empty, scripts=scripts)
    assert current(empty) == newest()
    assert "audit" in inspect(empty).get_table_names()


def test_a_database_of_a_newer_version_is_recognised(empty: Engine, tmp_path: Path) -> None:
    """Somebody went back to last month's program: it must not guess."""
    upgrade(empty, scripts=with_one_more_step(tmp_path, "pass"))
    assert not is_newest(empty)
    with pytest.raises(UnknownVersion, match="9999"):
        waiting(empty)


@pytest.mark.parametrize("backend", ["sqlite"])
def test_a_step_that_orphans_rows_is_taken_back(empty: Engine, tmp_path: Path) -> None:
    """Foreign keys are off while SQLite migrates, so they are asked about before the commit."""
    upgrade(empty)
    rows = fill(empty)
    scripts = with_one_more_step(tmp_path, 'op.execute("DELETE FROM person")')
    with pytest.raises(BrokenReferences, match="role -> person"):
        upgrade(empty, scripts=scripts)
    assert count(empty) == rows


@pytest.mark.parametrize("backend", ["sqlite"])
def test_foreign_keys_are_on_again_after_an_upgrade(empty: Engine) -> None:
    """The connection goes back to the pool, and a turn will be written on it."""
    upgrade(empty)
    with empty.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_two_processes_that_start_together_migrate_once(empty: Engine) -> None:
    """Two replicas, one deploy: the second waits for the first and finds nothing to do."""
    code = "import sys, storage.database as d, storage.migrating as m; m.upgrade(d.engine_for(sys.argv[1]))"
    url = empty.url.render_as_string(hide_password=False)
    both = [subprocess.Popen([sys.executable, "-c", code, url], cwd=ROOT) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert is_newest(empty)


def test_a_database_that_cannot_be_opened_is_said_at_once(tmp_path: Path) -> None:
    """A wrong path in DATABASE_URL must not make a new, empty database somewhere."""
    engine = engine_for(f"sqlite:///{tmp_path}/no/such/folder/sam.db")
    with pytest.raises(OperationalError):
        current(engine)
    engine.dispose()


def test_a_bot_expects_the_version_that_the_steps_end_in() -> None:
    """The running bot reads the number from the files' names, and Alembic from what is in them."""
    assert newest() == ScriptDirectory(str(SCRIPTS)).get_current_head()


def test_serving_needs_no_alembic() -> None:
    """It is a tenth of the bot's memory."""
    code = "import sys, bot.cli.app, bot.wiring; sys.exit('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0
