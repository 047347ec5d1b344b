"""`make migration m="what it does"`: drafts the next step: what the mapped tables have and the schema has not.

Read the draft before it is committed: Alembic cannot see a renamed column, only one that is gone and one that is new.
There are no downgrades: going back is restoring the backup, which also brings back what a downgrade would have dropped.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from alembic import command

from storage.database import engine_for
from storage.migrating import SCRIPTS, config_for, upgrade


def next_number() -> str:
    numbers = [
        int(found[1]) for path in (SCRIPTS / "versions").glob("*.py") if (found := re.match(r"(\d{4})_", path.name))
    ]
    return f"{max(numbers, default=0) + 1:04}"


def draft(what: str) -> Path:
    """Writes the next step into `versions` and returns its path."""
    number = next_number()
    with tempfile.TemporaryDirectory() as folder:
        engine = engine_for(f"sqlite:///{folder}/newest.db")
        if number != "0001":
            upgrade(engine)
        with engine.begin() as connection:
            config = config_for(connection)
            config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
            made = command.revision(config, what, autogenerate=True, rev_id=number)
        engine.dispose()
    if made is None or isinstance(made, list):
        raise LookupError("Alembic wrote no single step")
    return Path(made.path)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].strip():
        sys.exit('say what the step does: make migration m="add the priority of a measure"')
    print(draft(sys.argv[1]))  # noqa: T201 - its answer
