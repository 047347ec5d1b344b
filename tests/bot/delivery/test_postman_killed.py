"""The postman killed with -9, in a process of its own, at each place where it hurts; and what the next one does."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from storage.database import Sessions
from tests.post import NOW, row, seconds

ROOT = Path(__file__).parents[3]
LEASE_OVER = NOW + seconds(121)
REMINDER, SUMMARY = "reminder:anna:1", "summary:1"


class Host:
    """A machine whose process is started and killed; the database and what has arrived outlive it."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._mailbox = folder / "mailbox"
        self._mailbox.touch()

    def _start(self, now: datetime, place: str, first: str) -> subprocess.Popen[str]:
        command = [
            sys.executable,
            "-m",
            "tests.bot.delivery.post_process",
            self._url,
            now.isoformat(),
            str(self._mailbox),
        ]
        return subprocess.Popen([*command, place, first], cwd=ROOT, stdout=subprocess.PIPE, text=True)

    def killed_when(self, place: str, now: datetime = NOW, *, first: str = "") -> None:
        """`first` is what is put into the outbox to begin with."""
        with self._start(now, place, first) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{place}\n"
            process.kill()

    def runs(self, now: datetime) -> None:
        with self._start(now, "nowhere", "") as process:
            assert process.wait() == 0

    @property
    def arrived(self) -> list[str]:
        return sorted(self._mailbox.read_text().split())


@pytest.fixture
def host(database_url: str, tmp_path: Path) -> Host:
    return Host(database_url, tmp_path)


@pytest.mark.parametrize("what", [REMINDER, SUMMARY])
def test_killed_between_commit_and_sending_it_arrives_once(host: Host, what: str) -> None:
    """The press was acknowledged; what it promised to others happens, although the process is gone."""
    host.killed_when("committed", first=what.split(":")[0])
    assert host.arrived == []
    host.runs(NOW)
    host.runs(LEASE_OVER)
    assert host.arrived == [what]


def test_killed_between_sending_and_recording_a_summary_is_not_repeated_blindly(host: Host, sessions: Sessions) -> None:
    """Teams accepted it and nobody wrote it down: the channel must not see it twice, and the operator is told."""
    host.killed_when("accepted", first="summary")
    host.runs(LEASE_OVER)
    assert host.arrived == [SUMMARY]
    assert (row(sessions, SUMMARY).state, row(sessions, SUMMARY).outcome) == ("dead", "unclear:lapsed")


def test_killed_between_sending_and_recording_a_reminder_is_repeated_once(host: Host, sessions: Sessions) -> None:
    """Every crash in flight could make one more; the second is the last."""
    host.killed_when("accepted", first="reminder")
    host.killed_when("accepted", LEASE_OVER)
    host.runs(LEASE_OVER + seconds(121))
    host.runs(LEASE_OVER + seconds(242))
    assert host.arrived == [REMINDER, REMINDER]
    assert row(sessions, REMINDER).state == "dead"


def test_killed_before_sending_a_reminder_still_arrives(host: Host, sessions: Sessions) -> None:
    """The claim dies with its process, and another takes it when its time is over; not before."""
    host.killed_when("claimed", first="reminder")
    host.runs(NOW + seconds(60))
    assert host.arrived == []
    host.runs(LEASE_OVER)
    assert host.arrived == [REMINDER]
    assert row(sessions, REMINDER).state == "sent"
