"""A made-up year of six units, played through the whole bot: the rules hold, and every kind of card was worked with."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.rehearsal.__main__ import app
from tests.rehearsal.people.opening import NotEmpty
from tests.rehearsal.people.records import Records
from tests.rehearsal.people.region import Region
from tests.rehearsal.people.somebody import Somebody
from tests.rehearsal.simulating.checking import broken
from tests.rehearsal.simulating.playing import play

UNITS = 6
SEEDS = (1, 2)
# One process plays each year, for all of these.
pytestmark = pytest.mark.xdist_group("simulated")


@cache
def year(seed: int) -> Records:
    """Played once for all tests that look at it. The environment of whoever runs the tests has no say."""
    return play(year=2026, seed=seed, units=UNITS, environ={})


@pytest.mark.parametrize("seed", SEEDS)
def test_a_whole_year_keeps_every_rule(seed: int) -> None:
    """Whoever the people are: those who are done hear nothing, nobody hears too much, and nothing is lost."""
    assert broken(year(seed)) == []


def test_the_year_has_in_it_what_a_year_has() -> None:
    """A rule that holds because nothing happened would prove nothing."""
    found = [year(seed) for seed in SEEDS]
    kinds = Counter(one.kind for records in found for one in records.attempts if one.arrived)
    outcomes = Counter(one.outcome.partition(":")[0] for records in found for one in records.attempts)
    presses: Counter[str] = sum((Counter(records.presses) for records in found), Counter())
    assert {"invitation", "digest", "weekly", "handed_over", "to_sign", "signed", "summary", "lifted"} <= set(kinds)
    assert {"delivered", "throttled", "gone"} <= set(outcomes)
    assert {"answer", "plan-measure", "hand-over", "agree-area", "sign", "complete-measure"} <= set(presses)
    assert {"control-measure", "postpone-measure", "cannot-measure", "snooze", "cause", "late-reason"} <= set(presses)
    assert {"matter", "answer-matter", "take-matter"} & set(presses)
    assert all(records.expected for records in found)
    assert sum(records.standing["reviews signed"] for records in found) > len(found) * UNITS / 2


def test_people_who_have_not_met_the_bot_are_waited_for() -> None:
    """Their letters are in the outbox without an address: not lost, and not tried in vain."""
    waiting = [row for seed in SEEDS for row in year(seed).rows if row.state == "pending"]
    assert waiting
    assert not any(row.has_address for row in waiting)


def test_the_same_seed_has_the_same_people() -> None:
    """So that a year can be looked at again; another number makes another one.

    To the letter until the plans are made: then the bot orders some things by ids that are new each time.
    """

    def drawn(seed: int) -> list[object]:
        return [Somebody.drawn(known, seed, 2026).habits for known in Region.of(UNITS).known]

    def told(records: Records) -> list[tuple[object, ...]]:
        early = [one for one in records.attempts if one.at < datetime(2026, 9, 14, tzinfo=UTC)]
        return sorted((f"{one.at:%Y-%m-%d %H}", one.kind, one.receiver, one.outcome) for one in early)

    assert drawn(2) == drawn(2) != drawn(1)
    assert told(play(year=2026, seed=2, units=UNITS, environ={})) == told(year(2)) != told(year(1))


def test_the_command_plays_into_a_database_and_shows_the_weeks(empty_database_url: str, tmp_path: Path) -> None:
    """To look at afterwards with the other commands. A second year is not mixed into it."""
    address, path = empty_database_url, tmp_path / "records.json"
    command = ["simulate", "--year", "2026", "--units", "2", "--database", address, "--json", str(path), "--verbose"]
    result = CliRunner().invoke(app, command, catch_exceptions=False, env={"COLUMNS": "160", "SAM_QUIET_MONTHS": "7"})
    assert result.exit_code == 0, result.output
    assert "Ett påhittat år: 2026" in result.stdout
    assert "Alla regler höll." in result.stdout
    records = json.loads(path.read_text(encoding="utf-8"))
    assert records["broken"] == []
    assert {one["kind"] for one in records["attempts"]} >= {"invitation", "digest"}
    with pytest.raises(NotEmpty):
        play(year=2026, seed=1, units=2, database=address, environ={})


def test_a_year_that_cannot_be_played_says_why(tmp_path: Path) -> None:
    """In one line."""
    command = ["simulate", "--year", "2026", "--database", "nothing://"]
    result = CliRunner().invoke(app, command, catch_exceptions=False)
    assert result.exit_code == 3
    assert "--database" in result.stderr
