"""Importing bodies, their members and their meetings: read, check all of it, compare with the database, all or nothing.

What a file does not have any more ends: a body gets a last day, a member or a coming meeting goes. A meeting that has been, or
where something was shown or decided, stays whatever the file says.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from dialogs.decisions.rules.decision import BodyKind, MemberRole
from dialogs.ground.ids import NodeId
from storage.organisation import tree as organisation
from storage.organisation.importing import tables
from storage.organisation.importing.cells import YES_NO, Cells
from storage.organisation.importing.problems import Problem, ProblemKind, in_reading_order
from storage.organisation.importing.tables import Layout, Reading, Row
from storage.tables import Table
from storage.tables.organisation import PersonRow

BODIES, MEMBERS, MEETINGS = "organ", "medlemmar", "möten"
LAYOUT = Layout(
    columns={
        BODIES: {"id": True, "nod": True, "typ": True, "namn": True, "beslutar": False, "ordning": False},
        MEMBERS: {"organ": True, "person": True, "roll": True},
        MEETINGS: {"organ": True, "datum": True},
    },
    optional=frozenset({MEMBERS, MEETINGS}),
    one_file=True,
)
KINDS: Mapping[str, BodyKind] = {
    "ledningsgrupp": BodyKind.MANAGEMENT_GROUP,
    "samverkansgrupp": BodyKind.COOPERATION_GROUP,
    "skyddskommitté": BodyKind.SAFETY_COMMITTEE,
    "nämnd": BodyKind.BOARD,
    "styrelse": BodyKind.BOARD,
    "personalutskott": BodyKind.STAFF_COMMITTEE,
}
ROLES: Mapping[str, MemberRole] = {
    "ordförande": MemberRole.CHAIR,
    "sekreterare": MemberRole.SECRETARY,
    "ledamot": MemberRole.MEMBER,
    "skyddsombud": MemberRole.SAFETY_REP,
}
_body, _member, _meeting = (Table.metadata.tables[one] for one in ("body", "body_member", "body_meeting"))
Values = dict[str, Any]
Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Changes:
    """By key: a body's id, (body, person), (body, day). What is to be added, changed and ended."""

    bodies: Mapping[Key, Values] = field(default_factory=dict)
    ended: Collection[Key] = ()
    members: Mapping[Key, Values] = field(default_factory=dict)
    left: Collection[Key] = ()
    meetings: Mapping[Key, Values] = field(default_factory=dict)
    cancelled: Collection[Key] = ()

    def __len__(self) -> int:
        return sum(
            len(one) for one in (self.bodies, self.ended, self.members, self.left, self.meetings, self.cancelled)
        )


@dataclass(frozen=True, kw_only=True)
class Plan:
    changes: Changes = field(default_factory=Changes)
    problems: tuple[Problem, ...] = ()


def read(path: Path) -> Reading:
    return tables.read(path, LAYOUT)


def plan(session: Session, reading: Reading, today: date) -> Plan:
    """What the file would change, or everything that is wrong with it."""
    problems = list(reading.problems)
    bodies = _wanted_bodies(session, reading, problems)
    known = set(bodies) | {(one,) for one in session.scalars(select(_body.c.id).where(_body.c.ended_on.is_(None)))}
    members = _wanted_members(session, reading, known, problems)
    meetings = _wanted_meetings(reading, known, problems)
    if problems:
        return Plan(problems=in_reading_order(problems))
    return Plan(changes=_compared(session, reading, bodies, members, meetings, today))


def _wanted_bodies(session: Session, reading: Reading, problems: list[Problem]) -> dict[Key, Values]:
    nodes = organisation.nodes(session)
    found: dict[Key, Values] = {}
    for row in reading.rows(BODIES):
        cells = Cells(row, problems)
        id_, node, name = cells.id("id"), cells.id("nod"), cells.text("namn")
        kind = cells.one_of("typ", KINDS, ProblemKind.UNKNOWN_WORD)
        decides = cells.one_of("beslutar", YES_NO, ProblemKind.BAD_YES_NO)
        if not row["typ"]:
            cells.wrong(ProblemKind.EMPTY, "typ")
        if node and NodeId(node) not in nodes:
            cells.wrong(ProblemKind.NO_SUCH_NODE, "nod")
        place = _place(cells, row)
        if (id_,) in found:
            cells.wrong(ProblemKind.DOUBLED_ID, "id")
        if kind is not None and cells.sound:
            found[(id_,)] = {
                "id": id_,
                "node_id": node,
                "kind": kind.value,
                "name": name,
                "decides": bool(decides),
                "place": place,
                "ended_on": None,
            }
    return found


def _place(cells: Cells, row: Row) -> int:
    typed = row["ordning"]
    if typed and not (typed.isdecimal() and len(typed) <= 3):
        cells.wrong(ProblemKind.BAD_NUMBER, "ordning", "0–999")
        return 0
    return int(typed or 0)


def _wanted_members(
    session: Session, reading: Reading, known: Collection[Key], problems: list[Problem]
) -> dict[Key, Values]:
    people = session.execute(select(PersonRow.id, PersonRow.email_lower).where(PersonRow.ended_on.is_(None))).all()
    by_name = {email: id_ for id_, email in people if email} | {id_.casefold(): id_ for id_, _ in people}
    found: dict[Key, Values] = {}
    for row in reading.rows(MEMBERS):
        cells = Cells(row, problems)
        body = _known_body(cells, known)
        person = by_name.get(cells.text("person").casefold())
        role = cells.one_of("roll", ROLES, ProblemKind.UNKNOWN_WORD)
        if not row["roll"]:
            cells.wrong(ProblemKind.EMPTY, "roll")
        if row["person"] and person is None:
            cells.wrong(ProblemKind.NO_SUCH_PERSON, "person")
        if role is not None and person is not None and cells.sound:
            found[body, person] = {"body_id": body, "person_id": person, "role": role.value}
    return found


def _wanted_meetings(reading: Reading, known: Collection[Key], problems: list[Problem]) -> dict[Key, Values]:
    found: dict[Key, Values] = {}
    for row in reading.rows(MEETINGS):
        cells = Cells(row, problems)
        body, day = _known_body(cells, known), cells.day("datum")
        if not row["datum"]:
            cells.wrong(ProblemKind.EMPTY, "datum")
        if day is not None and cells.sound:
            found[body, day.isoformat()] = {"body_id": body, "on": day}
    return found


def _known_body(cells: Cells, known: Collection[Key]) -> str:
    body = cells.id("organ")
    if body and (body,) not in known:
        cells.wrong(ProblemKind.UNKNOWN_BODY, "organ")
    return body


# --- beside the database


def _compared(
    session: Session,
    reading: Reading,
    bodies: Mapping[Key, Values],
    members: Mapping[Key, Values],
    meetings: Mapping[Key, Values],
    today: date,
) -> Changes:
    """A sheet that is not there changes nothing: a file of meetings alone ends no body."""
    had_bodies: dict[Key, Any] = {(row.id,): row for row in session.execute(select(_body))}
    had_members: dict[Key, Any] = {(row.body_id, row.person_id): row for row in session.execute(select(_member))}
    had_meetings: dict[Key, Any] = {(row.body_id, row.on.isoformat()): row for row in session.execute(select(_meeting))}
    said = reading.sheets
    open_meetings = {key for key, row in had_meetings.items() if row.on >= today and row.presented_at is None}
    standing = {key for key, row in had_bodies.items() if row.ended_on is None}
    return Changes(
        bodies=_differing(bodies, had_bodies),
        ended=sorted(standing - bodies.keys()) if BODIES in said else (),
        members=_differing(members, had_members),
        left=sorted(had_members.keys() - members.keys()) if MEMBERS in said else (),
        meetings=_differing(meetings, had_meetings),
        cancelled=sorted(open_meetings - meetings.keys()) if MEETINGS in said else (),
    )


def _differing(wanted: Mapping[Key, Values], had: Mapping[Key, Any]) -> dict[Key, Values]:
    return {
        key: values
        for key, values in wanted.items()
        if key not in had or any(getattr(had[key], name) != value for name, value in values.items())
    }


def apply(session: Session, changes: Changes, today: date) -> None:
    """In the caller's transaction."""
    for (id_,), values in changes.bodies.items():
        _put(session, _body, _body.c.id == id_, values)
    for (id_,) in changes.ended:
        session.execute(update(_body).where(_body.c.id == id_).values(ended_on=today))
    for (body, person), values in changes.members.items():
        _put(session, _member, (_member.c.body_id == body) & (_member.c.person_id == person), values)
    for body, person in changes.left:
        session.execute(delete(_member).where(_member.c.body_id == body, _member.c.person_id == person))
    for (body, _), values in changes.meetings.items():
        _put(session, _meeting, (_meeting.c.body_id == body) & (_meeting.c.on == values["on"]), values)
    for body, day in changes.cancelled:
        on = date.fromisoformat(day)
        session.execute(delete(_meeting).where(_meeting.c.body_id == body, _meeting.c.on == on))


def _put(session: Session, table: Any, here: Any, values: Values) -> None:
    if session.execute(select(table).where(here)).first() is None:
        session.execute(insert(table).values(values))
    else:
        session.execute(update(table).where(here).values(values))
