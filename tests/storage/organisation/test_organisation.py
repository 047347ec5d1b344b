"""Asking who is who: names as people type them, and accounts that bind once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import EntraId, NodeId, PersonId, TenantId
from dialogs.ground.people import Person
from dialogs.ground.texts import Language
from storage.database import Sessions
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow, PersonRow, RoleRow

TODAY = date(2026, 10, 15)
TENANT, FOREIGN = TenantId("tenant-one"), TenantId("tenant-two")
ACCOUNT, OTHER = EntraId("Aaaaaaaa-0000-0000-0000-000000000001"), EntraId("bbbbbbbb-0000-0000-0000-000000000002")


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions.begin() as session:
        yield session


def person(session: Session, id_: str, name: str, email: str | None = None, **more: object) -> PersonId:
    email = email or f"{id_}@example.com"
    session.add(PersonRow(id=id_, name=name, email=email, email_lower=email.casefold(), **more))
    session.flush()
    return PersonId(id_)


def node(session: Session, id_: str, parent: str | None = None, **more: object) -> NodeId:
    session.add(NodeRow(id=id_, parent_id=parent, level="enhet", name=id_, **more))
    session.flush()
    return NodeId(id_)


def role(session: Session, who: str, where: str, kind: str = "manager", **more: object) -> None:
    session.add(RoleRow(person_id=who, node_id=where, kind=kind, **more))
    session.flush()


def ids(people: tuple[Person, ...]) -> list[str]:
    return [one.id for one in people]


def stored(session: Session, id_: str) -> tuple[str | None, str | None]:
    row = session.execute(select(PersonRow.tenant_id, PersonRow.entra_id).where(PersonRow.id == id_)).one()
    return row.tenant_id, row.entra_id


@pytest.fixture
def team(session: Session) -> Session:
    """Two units below a region, and five people of whom one has left."""
    node(session, "r")
    for unit in ("a", "b", "closed"):
        node(session, unit, "r", ended_on=TODAY if unit == "closed" else None)
    person(session, "anna", "Anna Ek")
    person(session, "anna2", "Anna-Karin Ekström")
    person(session, "orjan", "Örjan Åkerström", language="en")
    person(session, "gone", "Anna Gone", ended_on=TODAY)
    person(session, "zara", "Zara Ek")
    role(session, "anna", "a")
    role(session, "anna2", "b", valid_to=date(2026, 10, 14))
    role(session, "orjan", "a", "safety_rep", valid_from=TODAY)
    role(session, "gone", "a")
    return session


def test_a_unit_that_is_closed_is_not_in_the_tree(team: Session) -> None:
    """Nobody can open a review there."""
    assert list(organisation.nodes(team)) == ["a", "b", "r"]
    assert organisation.line(team, NodeId("b")) == ["b", "r"]
    assert organisation.line(team, NodeId("closed")) == []


def test_roles_hold_from_their_first_day_through_their_last(team: Session) -> None:
    """Both days are included: a manager until the 14th signs on the 14th."""
    assert {one.person for one in organisation.roles(team, TODAY)} == {"anna", "orjan", "gone"}
    assert {one.person for one in organisation.roles(team, date(2026, 10, 14))} == {"anna", "anna2", "gone"}
    assert [one.person for one in organisation.roles_at(team, [NodeId("b")])] == ["anna2"]
    assert organisation.roles_at(team, [NodeId("b")], TODAY) == ()
    assert organisation.roles_at(team, []) == ()


def test_who_can_be_accountable_holds_a_role_there_today(team: Session) -> None:
    """In Swedish order, and nobody who has left."""
    assert ids(organisation.people_of(team, [NodeId("a"), NodeId("b")], TODAY)) == ["anna", "orjan"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("anna", ["anna", "anna2"]),
        ("Anna Ek", ["anna"]),  # the whole name of one, the beginning of another
        ("anna eks", ["anna2"]),
        ("karin", ["anna2"]),
        ("ek", ["anna", "anna2", "zara"]),
        ("Åkerström, Örjan", ["orjan"]),
        ("ÖRJAN", ["orjan"]),
        ("orjan", []),  # ö is no o
        ("nna", []),
        ("%", []),
        ("  ", []),
    ],
)
def test_people_are_found_as_they_are_typed(team: Session, typed: str, expected: list[str]) -> None:
    """Large letters, order and hyphens do not matter."""
    assert ids(organisation.find_by_name(team, typed)) == expected


def test_a_search_can_be_kept_to_some_nodes(team: Session) -> None:
    """And to the roles of a day."""
    assert ids(organisation.find_by_name(team, "anna", [NodeId("b")])) == ["anna2"]
    assert ids(organisation.find_by_name(team, "anna", [NodeId("b")], TODAY)) == []


def test_a_person_who_has_left_still_has_a_name(team: Session) -> None:
    """History shows it."""
    found = organisation.people(team, [PersonId("gone"), PersonId("orjan"), PersonId("nobody")])
    assert {key: one.name for key, one in found.items()} == {"gone": "Anna Gone", "orjan": "Örjan Åkerström"}
    assert found[PersonId("orjan")].language is Language.EN
    assert organisation.person(team, PersonId("nobody")) is None


def test_first_contact_binds_the_account_once(team: Session) -> None:
    """By e-mail or UPN, whatever their case; after that, the account is the identity."""
    bound = organisation.bind_by_email(team, TENANT, ACCOUNT, ["upn@elsewhere.example", " ANNA@Example.com "])
    assert bound is not None
    assert stored(team, "anna") == (TENANT, ACCOUNT.casefold())
    found = organisation.find_by_entra(team, TENANT, EntraId(ACCOUNT.upper()))
    assert found is not None
    assert found.id == "anna"
    again = organisation.bind_by_email(team, TENANT, ACCOUNT, ["anna@example.com"])
    assert again == bound


def test_a_bound_person_is_never_bound_to_another_account(team: Session) -> None:
    """Somebody who takes over an address does not become the person."""
    organisation.bind_by_email(team, TENANT, ACCOUNT, ["anna@example.com"])
    assert organisation.bind_by_email(team, TENANT, OTHER, ["anna@example.com"]) is None
    assert organisation.bind_by_email(team, FOREIGN, ACCOUNT, ["anna@example.com"]) is None
    assert stored(team, "anna") == (TENANT, ACCOUNT.casefold())


def test_an_account_is_never_bound_to_a_second_person(team: Session) -> None:
    """Whose UPN has become another's e-mail address."""
    organisation.bind_by_email(team, TENANT, ACCOUNT, ["anna@example.com"])
    assert organisation.bind_by_email(team, TENANT, ACCOUNT, ["zara@example.com"]) is None
    assert stored(team, "zara") == (None, None)


def test_an_account_of_another_tenant_is_nobody(team: Session) -> None:
    """The same id in a foreign tenant is not the same account."""
    organisation.bind_by_email(team, TENANT, ACCOUNT, ["anna@example.com"])
    assert organisation.find_by_entra(team, FOREIGN, ACCOUNT) is None


def test_addresses_that_fit_two_people_bind_to_none(team: Session) -> None:
    """A guess here would show one person's reviews to another."""
    assert organisation.bind_by_email(team, TENANT, ACCOUNT, ["anna@example.com", "zara@example.com"]) is None
    assert organisation.bind_by_email(team, TENANT, ACCOUNT, ["", " "]) is None
    assert organisation.bind_by_email(team, TENANT, ACCOUNT, ["gone@example.com"]) is None


def test_an_account_named_by_the_import_gets_its_tenant_when_it_is_met(team: Session) -> None:
    """From then on it is bound to that one."""
    person(team, "maja", "Maja Ström", entra_id=OTHER)
    assert organisation.bind_by_email(team, TENANT, ACCOUNT, ["maja@example.com"]) is None
    found = organisation.find_by_entra(team, TENANT, OTHER)
    assert found is not None
    assert stored(team, "maja") == (TENANT, OTHER)
    assert organisation.find_by_entra(team, FOREIGN, OTHER) is None


def test_somebody_who_comes_back_under_a_new_id_takes_the_account_along(team: Session) -> None:
    """The old id keeps its history and can no longer act."""
    person(team, "old", "Bo Ek", "bo@example.com", tenant_id=TENANT, entra_id=OTHER, ended_on=TODAY)
    person(team, "new", "Bo Ek", "bo@example.com")
    assert organisation.find_by_entra(team, TENANT, OTHER) is None
    bound = organisation.bind_by_email(team, TENANT, OTHER, ["bo@example.com"])
    assert bound is not None
    assert bound.id == "new"
    assert (stored(team, "new"), stored(team, "old")) == ((TENANT, OTHER), (TENANT, None))
