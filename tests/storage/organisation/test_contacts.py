"""Where people and channels are met: a cache that every activity refreshes, and state that somebody can act on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from dialogs.ground.ids import ConversationId, NodeId, PersonId, TenantId
from storage.database import Sessions
from storage.organisation import contacts
from storage.organisation.contacts import Purpose, Reach
from storage.tables.organisation import NodeRow, PersonRow

NOW = datetime(2026, 10, 15, 9, 0, tzinfo=UTC)
ANNA, ORJAN = PersonId("anna"), PersonId("orjan")
UNIT, CLINIC = NodeId("unit"), NodeId("clinic")
TENANT = TenantId("tenant")
THREAD = "19:abc@thread.tacv2"
EUROPE, AMERICA = "https://smba.example.com/emea/", "https://smba.example.com/amer/"


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions.begin() as session:
        session.add(NodeRow(id=CLINIC, level="verksamhet", name="Kliniken"))
        session.flush()
        session.add(NodeRow(id=UNIT, parent_id=CLINIC, level="enhet", name="Enheten"))
        session.add_all([PersonRow(id=ANNA, name="Anna Ek"), PersonRow(id=ORJAN, name="Örjan Ål")])
        session.flush()
        yield session


def meet(session: Session, person: PersonId = ANNA, url: str = EUROPE, chat: str = "a:1") -> None:
    contacts.met(session, person, ConversationId(chat), url, "29:x", "sv-SE", NOW)


def link(session: Session, node: NodeId = UNIT, purpose: Purpose = Purpose.UNIT, name: str | None = "Allmänt") -> None:
    contacts.link_channel(session, node, "team", THREAD, purpose, name, ANNA, NOW)


def states(session: Session, node: NodeId = UNIT) -> list[Reach]:
    return [one.state for one in contacts.channels_of(session, [node])]


def test_every_meeting_refreshes_where_a_person_is(session: Session) -> None:
    """Service URLs move, and a reinstalled bot has a new conversation."""
    assert contacts.contact(session, ANNA) is None
    meet(session)
    meet(session, url=AMERICA, chat="a:2")
    held = contacts.contact(session, ANNA)
    assert held is not None
    assert (held.conversation, held.service_url, held.locale, held.state) == ("a:2", AMERICA, "sv-SE", Reach.REACHABLE)


def test_a_person_is_welcomed_once(session: Session) -> None:
    """Teams tells of one installation in several events, and reinstalling is no first meeting."""
    meet(session)
    assert [contacts.welcomed(session, ANNA, NOW), contacts.welcomed(session, ANNA, NOW)] == [True, False]
    contacts.gone(session, ANNA, Reach.UNINSTALLED)
    meet(session)
    assert contacts.welcomed(session, ANNA, NOW) is False
    assert contacts.welcomed(session, ORJAN, NOW) is False


def test_whom_the_bot_cannot_reach_is_told_with_the_reason(session: Session) -> None:
    """The coordinator can ring; only the person can unblock."""
    meet(session)
    both = [ORJAN, ANNA]
    assert [(one.name, one.why) for one in contacts.unreachable(session, both)] == [("Örjan Ål", Reach.NEVER_MET)]
    contacts.gone(session, ANNA, Reach.BLOCKED)
    assert [(one.person, one.why) for one in contacts.unreachable(session, both)] == [
        (ANNA, Reach.BLOCKED),
        (ORJAN, Reach.NEVER_MET),
    ]
    meet(session)
    meet(session, ORJAN, chat="a:3")
    assert contacts.unreachable(session, both) == []


def test_one_who_was_never_met_cannot_leave(session: Session) -> None:
    """An uninstall may be the first thing that a new database hears."""
    contacts.gone(session, ANNA, Reach.UNINSTALLED)
    assert contacts.contact(session, ANNA) is None


def test_a_linked_channel_knows_where_to_post(session: Session) -> None:
    """Linked twice it is still one, and a missing name does not erase the known one."""
    contacts.team_seen(session, "team", TENANT, "Avd 32", EUROPE, NOW)
    link(session)
    link(session, name=None)
    (channel,) = contacts.channels_of(session, [UNIT], Purpose.UNIT)
    assert (channel.channel_id, channel.name, channel.service_url) == (THREAD, "Allmänt", EUROPE)
    assert (channel.tenant, channel.state) == (TENANT, Reach.REACHABLE)
    assert contacts.channels_of(session, [UNIT], Purpose.BOARD) == ()
    assert contacts.channels_of(session, []) == ()


def test_a_channel_may_belong_to_several_nodes(session: Session) -> None:
    """A clinic with one team for all of its units."""
    link(session)
    link(session, CLINIC, Purpose.MANAGEMENT_GROUP)
    assert [(one.node, one.purpose) for one in contacts.links_of(session, THREAD)] == [
        (UNIT, Purpose.UNIT),
        (CLINIC, Purpose.MANAGEMENT_GROUP),
    ]


@pytest.mark.parametrize("state", [Reach.UNINSTALLED, Reach.ARCHIVED, Reach.DELETED])
def test_what_happens_to_a_team_happens_to_its_channels(session: Session, state: Reach) -> None:
    """An archived team refuses every post, and is open again when something comes from it."""
    contacts.team_seen(session, "team", TENANT, "Avd 32", EUROPE, NOW)
    link(session)
    contacts.team_state(session, "team", state)
    assert states(session) == [state]
    contacts.team_seen(session, "team", TENANT, None, AMERICA, NOW + timedelta(days=1))
    assert states(session) == [Reach.REACHABLE]
    assert contacts.channels_of(session, [UNIT])[0].service_url == AMERICA


def test_a_channel_that_was_deleted_is_told(session: Session) -> None:
    """And one that was renamed or restored is itself again."""
    contacts.team_seen(session, "team", TENANT, None, EUROPE, NOW)
    link(session)
    contacts.channel_state(session, THREAD, Reach.DELETED)
    assert states(session) == [Reach.DELETED]
    contacts.channel_state(session, THREAD, Reach.REACHABLE)
    contacts.channel_named(session, THREAD, "Avdelningen")
    assert [(one.state, one.name) for one in contacts.links_of(session, THREAD)] == [(Reach.REACHABLE, "Avdelningen")]
