"""The example region with last year's reviews signed, this year's round open, and fifty managers who have not begun."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.demo.demo import CHECKLIST, Author
from dialogs.ground.ids import ChecklistId, NodeId, PersonId, ReviewId
from dialogs.ground.messages import Message
from dialogs.organisation.rules.organisation import RoleKind
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.rules.review import Review
from storage.checklists import files as checklist_files
from storage.checklists.versions import keep_core
from storage.database import Sessions, engine_for, sessions_for, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Outgoing
from storage.migrating import upgrade
from storage.organisation import tree as organisation
from storage.organisation.example import FOLDER
from storage.organisation.importing import applying, checking, comparing, sheets
from storage.reviews import rounds
from storage.reviews.reading import load
from storage.tables.organisation import PersonRow
from tests.fake_teams import TENANT

PEOPLE = 50


def prepare(url: str, today: date) -> dict[PersonId, ReviewId]:
    """Migrated, loaded and opened. The fifty people, each with the review of their own unit."""
    engine = engine_for(url)
    try:
        upgrade(engine)
        with transaction(sessions_for(engine)) as session:
            return _filled(session, today)
    finally:
        engine.dispose()


def _filled(session: Session, today: date) -> dict[PersonId, ReviewId]:
    now = datetime.combine(today, time(8), UTC)
    plan = checking.check(sheets.read(FOLDER), today)
    applying.apply(session, comparing.compare(session, plan, today), now, today)
    session.flush()
    text = checklist_files.available()[ChecklistId(CHECKLIST)].read_text(encoding="utf-8")
    core = keep_core(session, text, now)
    author = Author(random.Random(1), today)  # noqa: S311 - invented answers, not secrets
    for review in _opened(session, core, today.replace(day=1) - timedelta(days=365), today).values():
        author.signed(session, review, today - timedelta(days=300))
    this_year = _opened(session, core, today, today)
    people = {who: ReviewId(review.id) for who, review in this_year.items()}
    for who in people:
        _has_account(session, who)
    return people


def _opened(session: Session, core: int, day: date, today: date) -> dict[PersonId, Review]:
    """A round around this day: the reviews of the fifty, by manager."""
    opens, closes = day - timedelta(days=30), day + timedelta(days=30)
    began = datetime.combine(opens, time(7), UTC)
    round_id, _ = rounds.open_round(session, year=day.year, core_row=core, opens=opens, closes=closes, now=began)
    found = {}
    for who, node in _managers_of_one_unit(session):
        review_id = rounds.review_of(session, round_id, node)
        review = load(session, review_id, today, with_past=False) if review_id else None
        if review is not None:
            found[who] = review
    return found


def _managers_of_one_unit(session: Session) -> list[tuple[PersonId, NodeId]]:
    nodes = organisation.nodes(session)
    held = [role for role in organisation.roles(session) if role.kind is RoleKind.MANAGER]
    managing = Counter(role.person for role in held)
    units = [r for r in held if managing[r.person] == 1 and nodes[r.node].level == "enhet"]
    return [(role.person, role.node) for role in units[:PEOPLE]]


def _has_account(session: Session, who: PersonId) -> None:
    """Known by its Entra id, so that the roster need not be asked; and all read Swedish."""
    row = session.get_one(PersonRow, who)
    row.tenant_id, row.entra_id, row.language = TENANT, entra_id(who), "sv"


def entra_id(who: PersonId) -> str:
    return f"00000000-0000-4000-8000-{int(who.removeprefix('p')):012d}"


def remind(sessions: Sessions, people: dict[PersonId, ReviewId], times: int, mark: str = "bench") -> int:
    """So many reminders for each into the outbox, and how many that makes. Another `mark`, other reminders."""
    messages = [
        Message(kind=ReviewMessage.REMINDER, review=review, mark=f"{mark}-{number}", person=who)
        for number in range(times)
        for who, review in people.items()
    ]
    rows = [Outgoing(key=m.key, kind=m.kind.value, subject=m.subject(), person=m.person) for m in messages]
    with transaction(sessions) as session:
        outbox.put(session, rows, datetime.now(UTC))
    return len(rows)
