"""Asking who is who: the tree, the people and their roles, and which person a Teams account belongs to.

Authority is read here at the moment of a press, and never kept: a manager who was replaced this morning has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import EntraId, NodeId, PersonId, TenantId
from dialogs.ground.people import Person
from dialogs.ground.texts import Language
from dialogs.organisation.rules.organisation import Node, Role, line_of
from storage.organisation.rows import NODES, PEOPLE, ROLES
from storage.tables.organisation import NodeRow, PersonRow, RoleRow

LAST_LETTERS = str.maketrans({"å": "z1", "ä": "z2", "æ": "z2", "ö": "z3", "ø": "z3"})


def alphabetical(name: str) -> str:
    """A key that sorts as Swedish does: å, ä and ö last, in that order. Databases disagree, and none does it by default."""
    return name.casefold().translate(LAST_LETTERS)


_node = NodeRow.__table__.c
TREE = NODES.select().where(_node.ended_on.is_(None))


def nodes(session: Session) -> dict[NodeId, Node]:
    """The whole tree of today, in one query, in the order of the names."""
    return by_name(session.execute(TREE))


def by_name(rows: Iterable[Any]) -> dict[NodeId, Node]:
    """Nodes in the order that people look for them in. Rows begin as those of `rows.NODES` do."""
    found = sorted(map(NODES.read, rows), key=lambda one: (alphabetical(one.name), one.id))
    return {one.id: one for one in found}


def line(session: Session, node: NodeId) -> list[NodeId]:
    """The node, then its parents up to the root; empty for a node that is not there (any more)."""
    return line_of(node, nodes(session))


# --- roles


def roles(session: Session, day: date | None = None) -> tuple[Role, ...]:
    """Every role, or those that hold on this day."""
    return _roles(session, *(() if day is None else (_holds(day),)))


_role = RoleRow.__table__.c
# Asked for every desk: built once, and without the ORM.
ROLES_OF = (
    ROLES.select()
    .where(
        _role.person_id == bindparam("person"),
        or_(_role.valid_from.is_(None), _role.valid_from <= bindparam("day")),
        or_(_role.valid_to.is_(None), _role.valid_to >= bindparam("day")),
    )
    .order_by(_role.id)
)


def roles_of(session: Session, person: PersonId, day: date | None = None) -> tuple[Role, ...]:
    if day is None:
        return _roles(session, RoleRow.person_id == person)
    return tuple(map(ROLES.read, session.execute(ROLES_OF, {"person": person, "day": day})))


def roles_at(session: Session, node_ids: Collection[NodeId], day: date | None = None) -> tuple[Role, ...]:
    return _roles(session, RoleRow.node_id.in_(node_ids), *(() if day is None else (_holds(day),)))


def _holds(day: date) -> ColumnElement[bool]:
    begun = or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= day)
    return begun & or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= day)


def _roles(session: Session, *conditions: ColumnElement[bool]) -> tuple[Role, ...]:
    """In the order they were written: of two managers, the one who was first in the file stays first."""
    return tuple(map(ROLES.read, session.execute(ROLES.select().where(*conditions).order_by(_role.id))))


# --- people


_who = PersonRow.__table__.c
BY_ID = PEOPLE.select().where(_who.id.in_(bindparam("ids", expanding=True)))


def person(session: Session, id_: PersonId) -> Person | None:
    """Also one who has left: history shows names. Whether they may do anything is for their roles to say."""
    return people(session, [id_]).get(id_)


def people(session: Session, ids: Collection[PersonId]) -> dict[PersonId, Person]:
    found = map(PEOPLE.read, session.execute(BY_ID, {"ids": list(ids)}))
    return {one.id: one for one in found}


def people_of(session: Session, node_ids: Collection[NodeId], day: date) -> tuple[Person, ...]:
    """Everybody with a role at these nodes on this day: who can be accountable for a measure there."""
    here = select(RoleRow.person_id).where(RoleRow.node_id.in_(node_ids), _holds(day))
    rows = session.execute(PEOPLE.select().where(PersonRow.id.in_(here), PersonRow.ended_on.is_(None)))
    return tuple(sorted(map(PEOPLE.read, rows), key=lambda one: (alphabetical(one.name), one.id)))


def find_by_name(
    session: Session, text: str, node_ids: Collection[NodeId] | None = None, day: date | None = None
) -> tuple[Person, ...]:
    """Those whose name has every typed word at the beginning of one of its own; the whole name right wins alone.

    Looked through in Python: SQLite does not know that Ö is a large ö.
    """
    query = PEOPLE.select().where(PersonRow.ended_on.is_(None))
    if node_ids is not None:
        here = select(RoleRow.person_id).where(RoleRow.node_id.in_(node_ids), *(() if day is None else (_holds(day),)))
        query = query.where(PersonRow.id.in_(here))
    typed = _words(text)
    if not typed:
        return ()
    found = [one for one in map(PEOPLE.read, session.execute(query)) if _fits(typed, _words(one.name))]
    whole = [one for one in found if _words(one.name) == typed]
    return tuple(sorted(whole or found, key=lambda one: (alphabetical(one.name), one.id)))


def _words(text: str) -> list[str]:
    return text.casefold().replace("-", " ").replace(",", " ").split()


def _fits(typed: list[str], name: list[str]) -> bool:
    return all(any(part.startswith(word) for part in name) for word in typed)


def choose_language(session: Session, person_id: PersonId, language: Language) -> None:
    session.execute(update(PersonRow).where(PersonRow.id == person_id).values(language=language.value))


# --- whose account it is


_person = PersonRow.__table__.c
# Asked at every activity, and so built once and without the ORM: 30 us instead of 300.
BY_ACCOUNT = PEOPLE.select(_person.tenant_id).where(
    _person.entra_id == bindparam("account"),
    or_(_person.tenant_id == bindparam("tenant"), _person.tenant_id.is_(None)),
    _person.ended_on.is_(None),
)


def find_by_entra(session: Session, tenant: TenantId, entra_id: EntraId) -> Person | None:
    """The person this account belongs to.

    An account named by the import has no tenant until it is first met: then it is bound to that one, for good.
    """
    account = entra_id.casefold()
    rows = session.execute(BY_ACCOUNT, {"account": account, "tenant": tenant}).all()
    if len(rows) != 1:
        return None
    (row,) = rows
    if row.tenant_id != tenant:
        return _bound(session, session.get_one(PersonRow, row.id), tenant, account)
    return PEOPLE.read(row)


def bind_by_email(session: Session, tenant: TenantId, entra_id: EntraId, emails: list[str]) -> Person | None:
    """First contact: the one person with one of these addresses (e-mail, UPN) gets this account.

    Once, and never instead of another: whoever already has an account, or several who fit, bind to nothing.
    """
    addresses = {email.strip().casefold() for email in emails if email.strip()}
    rows = session.scalars(
        select(PersonRow).where(PersonRow.email_lower.in_(addresses), PersonRow.ended_on.is_(None))
    ).all()
    if len(rows) != 1:
        return None
    row, account = rows[0], entra_id.casefold()
    if row.entra_id not in (None, account) or row.tenant_id not in (None, tenant):
        return None
    return _bound(session, row, tenant, account)


def _bound(session: Session, row: PersonRow, tenant: TenantId, account: str) -> Person | None:
    if (row.tenant_id, row.entra_id) != (tenant, account):
        others = select(PersonRow).where(
            PersonRow.tenant_id == tenant, PersonRow.entra_id == account, PersonRow.id != row.id
        )
        for other in session.scalars(others):
            if other.ended_on is None:
                return None
            other.entra_id = None  # came back under a new id: the account follows, the history stays with the old
        session.flush()
        row.tenant_id, row.entra_id = tenant, account
        session.flush()
    return PEOPLE.read_from(row)
