"""People whom a colleague has named to see to a measure, and whom no import knows (yet).

They are met when they open the app: recognised by directory id or, never for guests, by e-mail, as everybody is. They
see the measures that they see to, and nothing else. An import that has the same person takes over everything.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import Table as SqlTable
from sqlalchemy import and_, delete, exists, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import ConversationId, PersonId, TenantId
from dialogs.ground.people import Person
from dialogs.organisation.rules.accountable import work_address
from storage.delivery.outbox import address_known
from storage.tables import Table
from storage.tables.organisation import ContactRow, PersonRow
from storage.tables.reviews import AuditRow

UNNAMED = "En kollega utanför organisationsfilen"  # named by directory id alone, until they open the app
LIVE = PersonRow.ended_on.is_(None)


def named(session: Session, typed: str) -> Person | None:
    """The person behind an address of work or a directory id, made where nobody has been named by it. None: rubbish."""
    if "@" in typed:
        address = work_address(typed)
        return _new(session, name=address, email=address) if address else None
    account = _directory_id(typed)
    return _new(session, name=UNNAMED, entra_id=account) if account else None


def _directory_id(typed: str) -> str | None:
    try:
        return str(UUID(typed.strip()))
    except ValueError:
        return None


def _new(session: Session, *, name: str, email: str | None = None, entra_id: str | None = None) -> Person:
    id_ = PersonId(f"outside-{uuid4().hex}")
    row = PersonRow(id=id_, name=name, email=email, email_lower=email, entra_id=entra_id, outside=True)
    session.add(row)
    session.flush()
    return Person(id=id_, name=name)


def met_later(session: Session, people: Iterable[Person]) -> frozenset[PersonId]:
    """Those of them who have been named from outside and have not opened the app yet."""
    wanted = [one.id for one in people]
    if not wanted:
        return frozenset()
    met = exists().where(ContactRow.person_id == PersonRow.id)
    found = session.scalars(select(PersonRow.id).where(PersonRow.id.in_(wanted), PersonRow.outside, ~met))
    return frozenset(PersonId(one) for one in found)


def is_nameless(person: Person) -> bool:
    """Known by what a colleague typed or chose, and by no name of their own yet."""
    return person.name == UNNAMED or "@" in person.name


def calls_themselves(session: Session, person: Person, name: str) -> Person:
    """The name from the authenticated activity, for somebody whom a colleague has named by address or id alone."""
    name = " ".join(name.split())[:200]
    if not name or name == person.name:
        return person
    known = update(PersonRow).where(PersonRow.id == person.id, PersonRow.outside, LIVE).returning(PersonRow.id)
    changed = session.scalar(known.values(name=name).execution_options(synchronize_session=False))
    return Person(id=person.id, name=name, language=person.language) if changed else person


# --- when an import knows them


def taken_over(session: Session, today: date, now: datetime) -> int:
    """Everything of an outside person goes to the imported one with the same account or address. How many there were.

    The row stays, ended: an old line of history may name it.
    """
    outside, imported = PersonRow.__table__.alias("outside"), PersonRow.__table__.alias("imported")
    same = (imported.c.entra_id == outside.c.entra_id) | (imported.c.email_lower == outside.c.email_lower)
    pairs = session.execute(
        select(outside.c.id, imported.c.id.label("new"))
        .join_from(outside, imported, and_(same, ~imported.c.outside, imported.c.ended_on.is_(None)))
        .where(outside.c.outside, outside.c.ended_on.is_(None))
        .order_by(outside.c.id, imported.c.id)
    ).all()
    done: set[str] = set()
    for row in pairs:
        if row.id not in done:
            _take_over(session, PersonId(row.id), PersonId(row.new), today, now)
            session.add(AuditRow(at=now, person_id=None, tag="person:taken_over", subject=f"{row.id} {row.new}"))
            done.add(row.id)
    session.flush()
    return len(done)


def _take_over(session: Session, old: PersonId, new: PersonId, today: date, now: datetime) -> None:
    """With the account, unless the import says that the imported person has another."""
    for table in Table.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column is PersonRow.__table__.c.id for key in column.foreign_keys):
                _move(session, table, column.name, old, new)
    row, into = session.get_one(PersonRow, old), session.get_one(PersonRow, new)
    entra, tenant, chat = row.entra_id, row.tenant_id, session.get(ContactRow, new)
    row.ended_on, row.entra_id, row.tenant_id = today, None, None
    session.flush()
    if entra and into.entra_id in (None, entra):
        into.entra_id, into.tenant_id = entra, into.tenant_id or tenant
    session.flush()
    if chat is not None and into.tenant_id:  # what waited for the outside person can go there
        where = ConversationId(chat.conversation_id), chat.service_url, TenantId(into.tenant_id)
        address_known(session, new, *where, now)


def _move(session: Session, table: SqlTable, name: str, old: PersonId, new: PersonId) -> None:
    """What the imported person has already stays: of two contacts or bookmarks it is theirs."""
    column = table.c[name]
    others = [one for one in table.primary_key if one.name != name]
    if column.primary_key:
        mine = table.alias("mine")
        theirs = select(mine).where(mine.c[name] == new, *(mine.c[one.name] == table.c[one.name] for one in others))
        session.execute(delete(table).where(column == old, theirs.exists()))
    session.execute(update(table).where(column == old).values({name: new}))
