"""Looking after single messages: what the operator is shown, and what sending again and dropping do."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from dialogs.delivery.rules.delivery import Dead, RetryIn, Sent
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import tending
from storage.delivery.outbox.tending import Awaits, Message, State
from storage.tables.organisation import ContactRow
from storage.tables.reviews import AuditRow
from tests.post import NOW, TENANT, claim, keys, people, put, row, seconds, team, to, to_channel


def audited(sessions: Sessions) -> list[tuple[str, str | None]]:
    with transaction(sessions) as session:
        return [(each.tag, each.subject) for each in session.scalars(select(AuditRow).order_by(AuditRow.id))]


def found(sessions: Sessions, id_or_key: object) -> Message:
    with transaction(sessions) as session:
        message = tending.message(session, str(id_or_key), NOW)
    assert message is not None
    return message


def dies(sessions: Sessions, tag: str = "unclear:TimeoutError") -> None:
    """What can be claimed now is, and is given up."""
    for claimed in claim(sessions):
        with transaction(sessions) as session:
            outbox.record(session, claimed, Dead(tag=tag), NOW)


def test_every_message_says_what_it_waits_for(sessions: Sessions) -> None:
    """Why Anna has got nothing has seven answers, and each has another cure."""
    people(sessions, "anna", "bo", "cia", "dag", "eva")
    people(sessions, "sven", met=False)
    put(sessions, *(to(name) for name in ("anna", "bo", "cia", "dag", "sven")))
    claimed = {each.person: each for each in claim(sessions, most=4)}
    with transaction(sessions) as session:
        outbox.record(session, claimed["anna"], Sent(), NOW)
        outbox.record(session, claimed["bo"], Dead(tag="gone:too_big"), NOW)
        outbox.record(session, claimed["cia"], RetryIn(seconds=60, tag="throttled:429"), NOW)
    put(sessions, to("eva"))
    with transaction(sessions) as session:
        seen = {each.receiver: each.awaits for each in tending.listed(session, State, None, None, NOW).messages}
    assert seen == {
        "anna": Awaits.NOTHING,
        "bo": Awaits.OPERATOR,
        "cia": Awaits.LATER,
        "dag": Awaits.ANSWER,
        "eva": Awaits.TURN,
        "sven": Awaits.ADDRESS,
    }
    with transaction(sessions) as session:
        outbox.pause(session, TENANT, NOW + seconds(60))
        assert tending.pauses(session, NOW) == {TENANT: NOW + seconds(60)}
        assert tending.pauses(session, NOW + seconds(60)) == {}
    assert found(sessions, "reminder:eva:1").awaits is Awaits.PAUSE


def test_a_list_can_be_of_some_states_or_of_one_kind_and_says_how_many_there_are(sessions: Sessions) -> None:
    """Of ten thousand messages the operator sees twenty, and how many more there are."""
    people(sessions, "anna")
    put(sessions, *(to("anna", mark) for mark in range(5)), to("anna", kind="invitation"))
    with transaction(sessions) as session:
        some = tending.listed(session, tending.UNDELIVERED, "reminder", 2, NOW)
        dead = tending.listed(session, [State.DEAD], None, None, NOW)
    assert ([each.key for each in some.messages], some.total) == (["reminder:anna:0", "reminder:anna:1"], 5)
    assert (dead.messages, dead.total) == ((), 0)


@pytest.mark.parametrize("asked", ["1", "summary:1"])
def test_one_message_is_found_by_its_number_or_its_key(sessions: Sessions, asked: str) -> None:
    """The number stands in the list, the key in the log."""
    team(sessions)
    put(sessions, to_channel())
    assert found(sessions, asked).key == "summary:1"


@pytest.mark.parametrize("asked", ["2", "99999999999999999999", "٣", "nonsense", ""])
def test_a_message_that_is_not_there_is_not_found(sessions: Sessions, asked: str) -> None:
    """Whatever is typed: a number that no column can hold is no error of the database's."""
    team(sessions)
    put(sessions, to_channel())
    with transaction(sessions) as session:
        assert tending.message(session, asked, NOW) is None


def test_a_dead_message_is_sent_again_by_somebody_who_looked(sessions: Sessions) -> None:
    """Only people can see whether the summary is in the channel. It gets all its tries anew."""
    team(sessions)
    put(sessions, to_channel())
    dies(sessions)
    with transaction(sessions) as session:
        assert tending.send_again(session, 1, NOW)
    again = row(sessions, "summary:1")
    assert (again.state, again.attempts, again.unclear) == ("retry", 0, 0)
    assert keys(claim(sessions, NOW + seconds(1))) == ["summary:1"]
    assert audited(sessions) == [("message:sent_again", "1 summary:1")]


def test_a_message_that_waits_for_its_next_try_can_be_hurried(sessions: Sessions) -> None:
    """The secret is renewed; nobody wants to wait for the rest of the quarter of an hour."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, RetryIn(seconds=900, tag="throttled:401"), NOW)
        assert tending.send_again(session, claimed.id, NOW + seconds(2))
    assert keys(claim(sessions, NOW + seconds(2))) == ["reminder:anna:1"]


def test_what_arrived_or_is_on_its_way_is_neither_sent_again_nor_dropped(sessions: Sessions) -> None:
    """A slip of the finger must not make a second message, nor take one out of the postman's hands."""
    people(sessions, "anna", "bo")
    put(sessions, to("anna"), to("bo"))
    arrived, _ = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, arrived, Sent(), NOW)
        for id_ in (1, 2, 3):
            assert not tending.send_again(session, id_, NOW)
            assert not tending.drop(session, id_, "by mistake", NOW)
    assert [row(sessions, f"reminder:{name}:1").state for name in ("anna", "bo")] == ["sent", "sending"]
    assert audited(sessions) == []


def test_all_dead_messages_are_sent_again_at_once(sessions: Sessions) -> None:
    """After an outage nobody types forty numbers; what waits by itself is left alone."""
    people(sessions, "anna", "bo", "cia")
    put(sessions, to("anna"), to("bo"))
    dies(sessions)
    put(sessions, to("cia", not_before=NOW + seconds(60)))
    with transaction(sessions) as session:
        assert tending.send_all_dead_again(session, NOW) == 2
        assert tending.send_all_dead_again(session, NOW) == 0
    assert keys(claim(sessions, NOW + seconds(1))) == ["reminder:anna:1", "reminder:bo:1"]
    assert [tag for tag, _ in audited(sessions)] == ["message:sent_again"] * 2


def test_a_dead_message_goes_to_where_its_receiver_is_today(sessions: Sessions) -> None:
    """While it lay there Teams moved the tenant: the old address would refuse it once more."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    dies(sessions, "gone:refused")
    with transaction(sessions) as session:
        session.get_one(ContactRow, "anna").service_url = "https://new.example/"
        session.flush()
        tending.send_again(session, 1, NOW)
    assert [each.service_url for each in claim(sessions, NOW + seconds(1))] == ["https://new.example/"]


def test_a_dropped_message_is_never_sent_and_the_reason_is_kept(sessions: Sessions) -> None:
    """Whoever asks next year why the channel got no summary finds an answer."""
    team(sessions)
    put(sessions, to_channel())
    with transaction(sessions) as session:
        assert tending.drop(session, 1, "posted by hand", NOW)
        assert not tending.drop(session, 1, "posted by hand", NOW)
    assert claim(sessions, NOW + seconds(60)) == []
    assert (row(sessions, "summary:1").state, row(sessions, "summary:1").outcome) == ("dropped", "by_hand")
    assert audited(sessions) == [("message:dropped", "1 summary:1: posted by hand")]


def test_what_was_dropped_is_not_put_again(sessions: Sessions) -> None:
    """The calendar asks for the same reminder every two minutes."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    with transaction(sessions) as session:
        tending.drop(session, 1, "not wanted", NOW)
    put(sessions, to("anna"))
    assert claim(sessions) == []
