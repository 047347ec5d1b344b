"""The bodies of the made-up region, with their meetings in the weeks after this year's last day to answer.

The clinic's ledningsgrupp has the channel that the Playground shows (bot/playground/people.yml): it knows only one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from storage.organisation import contacts
from storage.organisation.contacts import Purpose
from storage.organisation.example import FOLDER
from storage.organisation.importing import bodies
from storage.organisation.importing.bodies import MEETINGS
from storage.organisation.importing.tables import Reading, Row

WEEK = timedelta(weeks=1)
WRITTEN_FOR = date(2026, 11, 30)  # the last day to answer that the files' meetings come after


CLINIC, ITS_MANAGER = NodeId("hs-med"), PersonId("p008")
TEAM, CHANNEL, NAME = "team-avd-32", "channel-arbetsmiljo", "Arbetsmiljö"


def load(session: Session, closes: date, now: datetime) -> None:
    today = now.date()
    plan = bodies.plan(session, _moved(bodies.read(FOLDER.parent / "bodies"), closes), today)
    if plan.problems:
        raise ValueError(f"the example bodies have {len(plan.problems)} problems")
    bodies.apply(session, plan.changes, today)
    contacts.link_channel(session, CLINIC, TEAM, CHANNEL, Purpose.MANAGEMENT_GROUP, NAME, ITS_MANAGER, now)


def _moved(reading: Reading, closes: date) -> Reading:
    """By whole weeks, upwards: a meeting stays on its day of the week, and comes after the last day."""
    by = -((WRITTEN_FOR - closes) // WEEK) * WEEK
    rows = tuple(_moved_row(row, by) for row in reading.rows(MEETINGS))
    return replace(reading, sheets={**reading.sheets, MEETINGS: rows})


def _moved_row(row: Row, by: timedelta) -> Row:
    day = date.fromisoformat(row["datum"]) + by
    return replace(row, cells={**row.cells, "datum": day.isoformat()})
