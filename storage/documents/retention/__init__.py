"""Disposing of what the rules say, in one transaction for each rule, and writing down how much: counts, never names.

A second run on the same day finds nothing more. What is preserved is counted and listed, and never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import delete, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from dialogs.documents.rules.retention import PRESERVED, Rule, Subject
from storage.documents.retention import finding
from storage.tables import Table
from storage.tables.levels import RetentionRow
from storage.tables.organisation import ContactRow, SeenActivityRow
from storage.tables.outbox import OutboxRow
from storage.tables.reminders import CauseRow, RemindedRow, SnoozeRow
from storage.tables.reviews import AnswerRow, AuditRow, BookmarkRow, PersonalNoteRow, SharedCardRow

AT_ONCE = 500
TABLES: dict[Subject, type[Table]] = {
    Subject.SEEN_ACTIVITY: SeenActivityRow,
    Subject.SNOOZE: SnoozeRow,
    Subject.CONTACT: ContactRow,
    Subject.BOOKMARK: BookmarkRow,
    Subject.SHARED_CARD: SharedCardRow,
    Subject.DRAFT: AnswerRow,
    Subject.PERSONAL_NOTE: PersonalNoteRow,
    Subject.CAUSE: CauseRow,
    Subject.REMINDED: RemindedRow,
    Subject.OUTBOX: OutboxRow,
    Subject.READ_LOG: AuditRow,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How much a rule takes, and how much of the same stays. `older_than` None: the rule keeps everything."""

    rule: Rule
    older_than: date | None
    count: int
    stays: int


def look(session: Session, rules: Iterable[Rule], today: date) -> tuple[Found, ...]:
    """What a run would come to."""
    return tuple(_found(session, rule, today) for rule in rules)


def _found(session: Session, rule: Rule, today: date) -> Found:
    before = rule.older_than(today)
    count = _count(session, rule.subject, before) if before is not None else 0
    return Found(rule=rule, older_than=before, count=count, stays=_all(session, rule.subject) - count)


def _count(session: Session, subject: Subject, before: date) -> int:
    match subject:
        case Subject.OUTBOX:
            return sum(1 for _ in finding.outbox(session, before))
        case Subject.REMINDED:
            return sum(1 for _ in finding.reminded(session, before))
        case _:
            of = select(func.count()).select_from(TABLES[subject])
            return session.scalar(of.where(finding.condition(subject, before))) or 0


def _all(session: Session, subject: Subject) -> int:
    of = select(func.count()).select_from(TABLES[subject])
    return session.scalar(of.where(AnswerRow.draft != "") if subject is Subject.DRAFT else of) or 0


def run(
    session: Session, rule: Rule, now: datetime, today: date, advance: Callable[[int], object] = lambda _: None
) -> Found:
    """Disposes of what one rule takes, and writes it in the log where it is anything. The caller commits."""
    found = _found(session, rule, today)
    if found.older_than is None or not found.count:
        return found
    match rule.subject:
        case Subject.OUTBOX:
            for some in _some(finding.outbox(session, found.older_than)):
                session.execute(delete(OutboxRow).where(OutboxRow.id.in_(some)))
                advance(len(some))
        case Subject.REMINDED:
            pair = tuple_(RemindedRow.person_id, RemindedRow.key)
            for some in _some(finding.reminded(session, found.older_than)):
                session.execute(delete(RemindedRow).where(pair.in_(some)))
                advance(len(some))
        case Subject.DRAFT:
            session.execute(update(AnswerRow).where(finding.condition(rule.subject, found.older_than)).values(draft=""))
            advance(found.count)
        case _:
            session.execute(delete(TABLES[rule.subject]).where(finding.condition(rule.subject, found.older_than)))
            advance(found.count)
    row = {"at": now, "rule": rule.name, "subject": rule.subject.value, "older_than": found.older_than}
    session.execute(insert(RetentionRow).values(**row, count=found.count))
    return found


def _some(items: Iterator[Any]) -> Iterator[Sequence[Any]]:
    """All found before the first is removed: they are found by reading the same table."""
    every = iter(list(items))
    while some := list(islice(every, AT_ONCE)):
        yield some


def preserved(session: Session) -> tuple[tuple[str, int], ...]:
    """What is never disposed of, and how much of it there is."""
    tables = Table.metadata.tables
    return tuple((name, session.scalar(select(func.count()).select_from(tables[name])) or 0) for name in PRESERVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """A line of the log: what one rule has taken in one run."""

    at: datetime
    rule: str
    older_than: date
    count: int


def log(session: Session) -> tuple[Logged, ...]:
    """The newest first."""
    rows = session.scalars(select(RetentionRow).order_by(RetentionRow.at.desc(), RetentionRow.id.desc()))
    return tuple(Logged(at=row.at, rule=row.rule, older_than=row.older_than, count=row.count) for row in rows)
