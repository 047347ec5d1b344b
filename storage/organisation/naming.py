"""Whom a typed name, an e-mail address or the people picker's directory id means."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId
from dialogs.ground.people import Person
from storage.organisation import outsiders
from storage.organisation import tree as organisation
from storage.tables.organisation import PersonRow


def accountable(
    session: Session,
    near: Collection[NodeId],
    candidates: Collection[PersonId],
    who: str | None,
    who_name: str | None,
    today: date,
) -> tuple[Person, ...]:
    """Who fits: none, one, or several. Somebody of the measure's own nodes goes before a namesake elsewhere.

    An address or a directory id that nobody has is somebody whom no import knows: from now on they are known by it.
    """
    if who_name and "@" in who_name:
        return _by_email(session, who_name) or _outside(session, who_name)
    if who_name:
        return _by_name(session, near, who_name, today)
    if who and PersonId(who) not in candidates:
        return _by_directory_id(session, who) or _outside(session, who)
    return ()


def _outside(session: Session, typed: str) -> tuple[Person, ...]:
    person = outsiders.named(session, typed)
    return (person,) if person else ()


def _by_name(session: Session, near: Collection[NodeId], name: str, today: date) -> tuple[Person, ...]:
    return organisation.find_by_name(session, name, near, today) or organisation.find_by_name(session, name)


def _by_email(session: Session, email: str) -> tuple[Person, ...]:
    ids = session.scalars(
        select(PersonRow.id).where(PersonRow.email_lower == email.strip().casefold(), PersonRow.ended_on.is_(None))
    )
    return tuple(organisation.people(session, [PersonId(one) for one in ids]).values())


def _by_directory_id(session: Session, entra_id: str) -> tuple[Person, ...]:
    """The people picker gives the Entra object id; a person's own id is taken, too (a card from before a role ended)."""
    ids = session.scalars(
        select(PersonRow.id).where(
            or_(PersonRow.entra_id == entra_id.casefold(), PersonRow.id == entra_id), PersonRow.ended_on.is_(None)
        )
    )
    return tuple(organisation.people(session, [PersonId(one) for one in ids]).values())
