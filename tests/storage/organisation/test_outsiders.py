"""People whom no import knows: made once, never ended by a file, and taken over whole by the one who has their account."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import ConversationId, EntraId, PersonId, TenantId
from dialogs.ground.messages import Message
from dialogs.reviews.messages import MeasureMessage
from storage.delivery import outbox
from storage.delivery.outbox import Outgoing
from storage.organisation import contacts, naming, outsiders
from storage.organisation import tree as organisation
from storage.organisation.importing import held
from storage.tables.organisation import ContactRow, PersonRow
from storage.tables.outbox import OutboxRow
from storage.tables.reviews import AuditRow, MeasureRow
from tests.storage.reviews.small_round import A1, DURING, NOW

TENANT, ACCOUNT = TenantId("t1"), EntraId("00000000-0000-4000-8000-000000000099")
ADDRESS = "kim@kommunen.se"


def named(session: Session, typed: str) -> PersonId:
    by_address = typed if "@" in typed else None
    [person] = naming.accountable(session, [A1], (), None if by_address else typed, by_address, DURING)
    return person.id


def has_a_measure(session: Session, person: PersonId) -> None:
    session.add(
        MeasureRow(
            id=UUID(int=9),
            node_id=A1,
            kind="improve",
            state="planned",
            what="Kablarna",
            accountable_id=person,
            created_by="ma1",
            created_at=NOW,
        )
    )
    message = Message(kind=MeasureMessage.MEASURE_ASKED, mark="r0", person=person, measure=None)
    one = Outgoing(key=message.key, kind=message.kind.value, subject=message.subject(), person=person)
    session.flush()
    outbox.put(session, [one], NOW)


def imported(session: Session, **columns: str | None) -> PersonId:
    session.add(PersonRow(id="kim", name="Kim Andersson", **columns))
    session.flush()
    return PersonId("kim")


def test_the_same_address_or_account_is_the_same_person(session: Session) -> None:
    """Named twice, by whomever, is one person; and rubbish is nobody."""
    assert named(session, ADDRESS) == named(session, " Kim@Kommunen.SE ")
    assert named(session, ACCOUNT) == named(session, ACCOUNT.upper())
    assert naming.accountable(session, [A1], (), None, "kim@gmail.com", DURING) == ()
    assert naming.accountable(session, [A1], (), "no-guid", None, DURING) == ()


def test_an_import_does_not_see_them(session: Session) -> None:
    """So no file that lacks them ends them, and they are no share of those who leave."""
    person = named(session, ADDRESS)
    assert person not in held.people(session)


def test_nothing_is_left_behind_when_they_are_taken_over(session: Session) -> None:
    """Measure, waiting letter, chat and account; the row stays, ended, because history may name it."""
    old = named(session, ADDRESS)
    has_a_measure(session, old)
    bound = organisation.bind_by_email(session, TENANT, ACCOUNT, [ADDRESS])
    assert bound is not None
    assert bound.id == old
    contacts.met(session, old, ConversationId("a:1"), "https://smba.example/", "29:1", "sv", NOW)
    new = imported(session, email="Kim@Kommunen.se", email_lower=ADDRESS)
    assert outsiders.taken_over(session, DURING, NOW) == 1
    assert session.scalar(select(MeasureRow.accountable_id)) == new
    assert session.scalars(select(OutboxRow.person_id)).all() == [new]
    assert session.scalars(select(ContactRow.person_id)).all() == [new]
    found = organisation.find_by_entra(session, TENANT, ACCOUNT)
    assert found is not None
    assert (found.id, found.outside) == (new, False)
    left = session.get_one(PersonRow, old)
    assert (left.ended_on, left.entra_id) == (DURING, None)
    assert session.scalars(select(AuditRow.subject).where(AuditRow.tag == "person:taken_over")).all() == [
        f"{old} {new}"
    ]
    assert outsiders.taken_over(session, DURING, NOW) == 0


def test_what_waited_goes_to_the_chat_that_the_imported_person_has(session: Session) -> None:
    """They were met long ago under another address: the letter must not wait for a first meeting."""
    new = imported(session, email="kim.andersson@regionen.se", email_lower="kim.andersson@regionen.se")
    organisation.bind_by_email(session, TENANT, ACCOUNT, ["kim.andersson@regionen.se"])
    contacts.met(session, new, ConversationId("a:7"), "https://smba.example/", "29:7", "sv", NOW)
    old = named(session, ADDRESS)
    has_a_measure(session, old)
    row = session.get_one(PersonRow, new)
    row.email, row.email_lower = ADDRESS, ADDRESS
    session.flush()
    assert outsiders.taken_over(session, DURING, NOW + timedelta(hours=1)) == 1
    session.expire_all()
    assert session.execute(select(OutboxRow.person_id, OutboxRow.lane)).all() == [(new, "a:7")]
    assert session.scalars(select(ContactRow.conversation_id)).all() == ["a:7"]


def test_an_account_that_the_import_gives_to_another_is_not_moved(session: Session) -> None:
    """The address is the same, the account is not: the file is right about whose account it is."""
    old = named(session, ADDRESS)
    organisation.bind_by_email(session, TENANT, ACCOUNT, [ADDRESS])
    other = "00000000-0000-4000-8000-000000000001"
    new = imported(session, email=ADDRESS, email_lower=ADDRESS, entra_id=other)
    assert outsiders.taken_over(session, DURING, NOW) == 1
    assert session.get_one(PersonRow, new).entra_id == other
    assert organisation.find_by_entra(session, TENANT, ACCOUNT) is None
    assert session.get_one(PersonRow, old).ended_on == DURING


def test_only_outside_people_are_called_what_they_call_themselves(session: Session) -> None:
    """An import's names are the import's."""
    person = organisation.person(session, named(session, ADDRESS))
    anna = organisation.person(session, PersonId("ma1"))
    assert person is not None
    assert anna is not None
    assert outsiders.calls_themselves(session, person, "  Kim   Andersson ").name == "Kim Andersson"
    assert outsiders.calls_themselves(session, anna, "Någon Annan").name == anna.name
    again = organisation.person(session, person.id)
    assert again is not None
    assert again.name == "Kim Andersson"
