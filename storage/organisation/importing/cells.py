"""Understanding one row: each cell becomes a value, or a problem that says what stands there and what may."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from dialogs.ground.ids import EntraId, NodeId, PersonId
from dialogs.ground.texts import Language
from storage.organisation.importing.problems import Problem, ProblemKind
from storage.organisation.importing.records import (
    PURPOSES,
    ROLES,
    ChannelRecord,
    NodeRecord,
    PersonRecord,
    RoleRecord,
    Source,
)
from storage.organisation.importing.tables import Row

T = TypeVar("T")

# Ids become parts of buttons and of the outbox's keys, where ":" separates.
ID = re.compile(r"[^\s:;,|<>\"'\\]{1,64}")
EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
YES_NO: Mapping[str, bool] = {"ja": True, "nej": False}
LANGUAGES: Mapping[str, Language] = {"sv": Language.SV, "en": Language.EN}
LONGEST = 200
LONGEST_EMAIL = 254


class Cells:
    """One row being read. What is wrong is noted, and a stand-in value returned, so that one reading finds it all."""

    def __init__(self, row: Row, problems: list[Problem]) -> None:
        self.row = row
        self.problems = problems
        self.source = Source(row.file, row.number)
        self.sound = True

    def wrong(self, kind: ProblemKind, column: str, fact: str = "") -> None:
        self.sound = False
        self.problems.append(
            Problem(
                kind=kind,
                file=self.row.file,
                row=self.row.number,
                column=column,
                value=self.row[column],
                fact=fact,
            )
        )

    def text(self, column: str, *, longest: int = LONGEST) -> str:
        value = self.row[column]
        if not value:
            self.wrong(ProblemKind.EMPTY, column)
        elif len(value) > longest:
            self.wrong(ProblemKind.TOO_LONG, column, str(longest))
        return value

    def may_be(self, column: str) -> str | None:
        return self.text(column) if self.row[column] else None

    def id(self, column: str) -> str:
        value = self.row[column]
        if not value:
            self.wrong(ProblemKind.EMPTY, column)
        elif not ID.fullmatch(value):
            self.wrong(ProblemKind.BAD_ID, column)
        return value

    def matching(self, column: str, pattern: re.Pattern[str], kind: ProblemKind, *, longest: int) -> str | None:
        value = self.row[column]
        if value and (len(value) > longest or not pattern.fullmatch(value)):
            self.wrong(kind, column)
            return None
        return value or None

    def day(self, column: str) -> date | None:
        value = self.row[column]
        if not value:
            return None
        try:
            return date.fromisoformat(value if ISO_DATE.fullmatch(value) else "")
        except ValueError:
            self.wrong(ProblemKind.BAD_DATE, column)
            return None

    def one_of(self, column: str, words: Mapping[str, T], kind: ProblemKind) -> T | None:
        value = self.row[column].casefold()
        if not value:
            return None
        if value not in words:
            self.wrong(kind, column, ", ".join(words))
        return words.get(value)


def node(row: Row, problems: list[Problem]) -> NodeRecord:
    cells = Cells(row, problems)
    opens, closes = cells.day("opens"), cells.day("closes")
    if cells.sound and (opens is None) != (closes is None):
        cells.wrong(ProblemKind.HALF_WINDOW, "opens" if opens is None else "closes")
    if opens and closes and closes < opens:
        cells.wrong(ProblemKind.CLOSES_BEFORE_OPENS, "closes", opens.isoformat())
    return NodeRecord(
        id=NodeId(cells.id("id")),
        parent=NodeId(row["parent"]) if row["parent"] else None,
        level=cells.text("level"),
        name=cells.text("name"),
        building=cells.may_be("byggnad"),
        replaces=tuple(NodeId(one) for one in row["ersätter"].replace(",", " ").split()),
        optional=cells.one_of("optional", YES_NO, ProblemKind.BAD_YES_NO) or False,
        opens=opens,
        closes=closes,
        source=cells.source,
    )


def person(row: Row, problems: list[Problem]) -> PersonRecord:
    cells = Cells(row, problems)
    account = cells.matching("entra_id", GUID, ProblemKind.BAD_ENTRA_ID, longest=LONGEST)
    return PersonRecord(
        id=PersonId(cells.id("id")),
        name=cells.text("name"),
        email=cells.matching("email", EMAIL, ProblemKind.BAD_EMAIL, longest=LONGEST_EMAIL),
        entra_id=EntraId(account.casefold()) if account else None,
        language=cells.one_of("language", LANGUAGES, ProblemKind.BAD_LANGUAGE),
        source=cells.source,
    )


def role(row: Row, problems: list[Problem]) -> RoleRecord | None:
    cells = Cells(row, problems)
    who, where = cells.id("person"), cells.id("node")
    kind = cells.one_of("role", ROLES, ProblemKind.UNKNOWN_ROLE)
    first, last = cells.day("from"), cells.day("to")
    if not row["role"]:
        cells.wrong(ProblemKind.EMPTY, "role")
    if first and last and last < first:
        cells.wrong(ProblemKind.ENDS_BEFORE_IT_STARTS, "to", first.isoformat())
    if kind is None or not cells.sound:
        return None
    return RoleRecord(
        person=PersonId(who), kind=kind, node=NodeId(where), valid_from=first, valid_to=last, source=cells.source
    )


def channel(row: Row, problems: list[Problem]) -> ChannelRecord | None:
    cells = Cells(row, problems)
    where, team, thread = cells.id("node"), cells.text("team_id"), cells.text("channel_id")
    purpose = cells.one_of("purpose", PURPOSES, ProblemKind.UNKNOWN_PURPOSE)
    if not row["purpose"]:
        cells.wrong(ProblemKind.EMPTY, "purpose")
    # The link that Teams copies has it as 19%3a...%40thread.tacv2: taken as it is, the post would go nowhere.
    if thread and not (thread.startswith("19:") and "@thread." in thread):
        cells.wrong(ProblemKind.BAD_CHANNEL_ID, "channel_id")
    if purpose is None or not cells.sound:
        return None
    return ChannelRecord(node=NodeId(where), team_id=team, channel_id=thread, purpose=purpose, source=cells.source)
