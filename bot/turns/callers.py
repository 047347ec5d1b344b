"""Who is calling: the person behind a Teams account, and the language they read. Identity comes from the token alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from bot.teams.inbound import Caller, Place, PlaceKind
from dialogs.ground.ids import EntraId, PersonId
from dialogs.ground.people import Person
from dialogs.ground.texts import Language
from storage.delivery import outbox
from storage.organisation import contacts, outsiders
from storage.organisation import tree as organisation
from storage.organisation.contacts import Reach

GUEST = "#ext#"  # in the user principal name of somebody from another organisation


class Stranger(Exception):
    """Nobody knows this account, or what its owner is called: the roster has to be asked first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """What Teams' roster says of an account: the name, and the addresses by which an import may know the person."""

    emails: tuple[str, ...] = ()
    name: str = ""

    @classmethod
    def of(cls, email: str | None, principal_name: str | None, name: str = "") -> Roster:
        """A guest is never matched: their address says nothing about their place in this organisation."""
        if principal_name and GUEST in principal_name.casefold():
            return cls(name=name)
        return cls(emails=tuple(one for one in (email, principal_name) if one), name=name)


@dataclass(kw_only=True)
class Disguises:
    """Demo only: who the person at the Playground has said they are. Empty everywhere else."""

    allowed: bool = False
    worn: dict[EntraId, PersonId] = field(default_factory=dict)


def caller(session: Session, who: Caller, roster: Roster | None, disguises: Disguises) -> Person | None:
    """The person, or None for somebody the organisation does not know.

    Raises Stranger when only the roster can tell; the caller asks it, and comes again.
    """
    if who.entra_id is None:
        return None
    if disguises.allowed and who.entra_id in disguises.worn:
        return organisation.person(session, disguises.worn[who.entra_id])
    known = organisation.find_by_entra(session, who.tenant, who.entra_id)
    if known is None:
        if roster is None:
            raise Stranger
        known = organisation.bind_by_email(session, who.tenant, who.entra_id, list(roster.emails))
    return _by_name(session, known, who, roster) if known is not None and known.outside else known


def _by_name(session: Session, known: Person, who: Caller, roster: Roster | None) -> Person:
    """Named by a colleague, by address or directory id alone: cards are to show a name. Not every activity has one."""
    name = who.name.strip() or (roster.name if roster else "")
    if not name and roster is None and outsiders.is_nameless(known):
        raise Stranger
    return outsiders.calls_themselves(session, known, name)


def meet(session: Session, person: Person, who: Caller, place: Place, now: datetime) -> None:
    """Remembers where the personal chat is; what waited for the person can then be sent."""
    if place.kind is not PlaceKind.PERSONAL:
        return
    known = contacts.contact(session, person.id)
    same = (
        known is not None
        and known.state is Reach.REACHABLE
        and (known.conversation, known.service_url, known.locale)
        == (place.conversation, place.service_url, who.locale or known.locale)
    )
    if same:
        return
    contacts.met(session, person.id, place.conversation, place.service_url, who.teams_user_id, who.locale, now)
    outbox.address_known(session, person.id, place.conversation, place.service_url, who.tenant, now)


READ_SWEDISH = ("sv", "nb", "nn", "no", "da")


def language(person: Person | None, locale: str | None) -> Language:
    """The person's own choice; else Teams' language; else Swedish, which neighbours read more easily than English."""
    if person is not None and person.language is not None:
        return person.language
    known = (locale or "").lower().replace("_", "-").partition("-")[0]
    return Language.SV if known in ("", *READ_SWEDISH) else Language.EN
