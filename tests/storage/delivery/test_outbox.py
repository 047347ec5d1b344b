"""Messages in the outbox: one for each key, with an address when there is one, and edits that wait as one."""

from __future__ import annotations

import pytest

from dialogs.delivery.rules.delivery import Dead, Drop, RetryIn, Sent, Wait
from dialogs.ground.ids import ActivityId, ConversationId, PersonId
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Landed, Outgoing
from storage.tables.organisation import ContactRow, TeamRow
from tests.post import (
    NOW,
    TENANT,
    URL,
    chat_of,
    claim,
    edit,
    keys,
    people,
    put,
    put_edit,
    row,
    seconds,
    team,
    to,
    to_channel,
)

LANDED = (ConversationId("c"), ActivityId("a"))


def test_a_known_key_is_skipped(sessions: Sessions) -> None:
    """A repeated scan, a double press and a second process make one message."""
    people(sessions, "anna")
    put(sessions, to("anna"), to("anna"))
    put(sessions, to("anna"), now=NOW + seconds(5))
    assert keys(claim(sessions, NOW + seconds(10))) == ["reminder:anna:1"]


def test_a_key_that_has_been_sent_is_still_known(sessions: Sessions) -> None:
    """Tomorrow's scan finds the same review with the same deadline."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, Sent(), NOW, *LANDED)
    put(sessions, to("anna"), now=NOW + seconds(86400))
    assert claim(sessions, NOW + seconds(86400)) == []


def test_a_message_rolls_back_with_what_caused_it(sessions: Sessions) -> None:
    """Nobody is told of an answer that was never saved."""
    people(sessions, "anna")
    with sessions() as session:
        outbox.put(session, [to("anna")], NOW)
        session.rollback()
    assert claim(sessions) == []


def test_thousands_are_put_at_once_each_with_its_address(sessions: Sessions) -> None:
    """The round of a region opens in one transaction."""
    names = [f"p{n}" for n in range(2000)]
    people(sessions, *names)
    put(sessions, *(to(name) for name in names))
    with transaction(sessions) as session:
        lanes = {each.key: each.has_address for each in outbox.undelivered(session)}
    assert len(lanes) == 2000
    assert all(lanes.values())


def test_a_message_to_somebody_the_bot_has_met_goes_to_their_chat(sessions: Sessions) -> None:
    """The address is looked up where the message is put, so that whoever causes it need not know it."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    (claimed,) = claim(sessions)
    assert (claimed.lane, claimed.service_url, claimed.tenant) == (chat_of("anna"), URL, TENANT)


def test_a_message_to_a_channel_goes_through_its_teams_service_url(sessions: Sessions) -> None:
    """A channel has no address of its own."""
    team(sessions)
    put(sessions, to_channel())
    (claimed,) = claim(sessions)
    assert (claimed.lane, claimed.service_url, claimed.tenant) == ("19:unit", URL, TENANT)


def test_somebody_the_bot_has_not_met_gets_the_message_when_it_does(sessions: Sessions) -> None:
    """Whoever installs the app in week three finds the invitation."""
    people(sessions, "sven", met=False)
    put(sessions, to("sven", kind="invitation"))
    assert claim(sessions) == []

    with transaction(sessions) as session:
        outbox.address_known(session, PersonId("sven"), chat_of("sven"), URL, TENANT, NOW)
    (claimed,) = claim(sessions)
    assert (claimed.key, claimed.lane, claimed.tenant) == ("invitation:sven:1", chat_of("sven"), TENANT)


def test_a_new_service_url_holds_for_what_is_waiting_already(sessions: Sessions) -> None:
    """Teams moves tenants between regions; the old address answers "wrong geo"."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    with transaction(sessions) as session:
        outbox.address_known(session, PersonId("anna"), chat_of("anna"), "https://new.example/", TENANT, NOW)
    assert [each.service_url for each in claim(sessions)] == ["https://new.example/"]


def test_somebody_who_removed_the_bot_is_not_written_to_until_they_come_back(sessions: Sessions) -> None:
    """Every message to them would be refused, and count against our rate."""
    people(sessions, "anna", "sven")
    put(sessions, to("anna"), to("sven"))
    with transaction(sessions) as session:
        outbox.lost_address(session, PersonId("anna"))
    assert keys(claim(sessions)) == ["reminder:sven:1"]


def test_an_unreachable_contact_is_no_address(sessions: Sessions) -> None:
    """The chat is remembered, but a message there would be refused."""
    people(sessions, "anna")
    with transaction(sessions) as session:
        session.get_one(ContactRow, "anna").state = "blocked"
    put(sessions, to("anna"))
    assert claim(sessions) == []


def test_a_channel_gets_its_post_when_the_bot_is_added_to_the_team(sessions: Sessions) -> None:
    """The import names the channel long before somebody installs the app there."""
    team(sessions, installed=False)
    put(sessions, to_channel())
    assert claim(sessions) == []

    with transaction(sessions) as session:
        session.add(TeamRow(team_id="t1", tenant_id=TENANT, service_url=URL, seen_at=NOW))
        session.flush()
        assert outbox.readdress(session, NOW) == 1
    assert keys(claim(sessions)) == ["summary:1"]


def test_readdressing_finds_whom_the_bot_met_unseen(sessions: Sessions) -> None:
    """On PostgreSQL a message can be put while another transaction, which cannot see it, learns the address."""
    people(sessions, "anna", met=False)
    put(sessions, to("anna"))
    with transaction(sessions) as session:
        assert outbox.readdress(session, NOW) == 0
        session.add(
            ContactRow(person_id="anna", conversation_id="late", service_url=URL, teams_user_id="a", seen_at=NOW)
        )
        session.flush()
        assert outbox.readdress(session, NOW) == 1
    assert [each.lane for each in claim(sessions)] == ["late"]


def test_a_message_to_nobody_is_refused() -> None:
    """It would lie in the outbox for ever, and nobody would miss it."""
    with pytest.raises(ValueError, match="nobody"):
        Outgoing(key="k", kind="reminder", subject={})


def test_only_the_claim_that_holds_may_record(sessions: Sessions) -> None:
    """A process that woke up after its lease must not overwrite what the next one has written."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    (late,) = claim(sessions)
    (holder,) = claim(sessions, NOW + seconds(121))
    with transaction(sessions) as session:
        assert not outbox.record(session, late, Dead(tag="gone:refused"), NOW)
        assert outbox.record(session, holder, Sent(), NOW, *LANDED)
        assert not outbox.record(session, holder, Dead(tag="gone:refused"), NOW)
    assert row(sessions, "reminder:anna:1").state == "sent"


def test_what_was_sent_can_be_found_for_editing(sessions: Sessions) -> None:
    """The summary's post is edited, not posted twice."""
    team(sessions)
    put(sessions, to_channel())
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        assert outbox.sent_activity(session, "summary:1") is None
        outbox.record(session, claimed, Sent(), NOW, *LANDED)
        assert outbox.sent_activity(session, "summary:1") == Landed(conversation=LANDED[0], activity=LANDED[1])


def test_when_one_message_finds_the_chat_gone_the_others_wait_too(sessions: Sessions) -> None:
    """One refusal is enough to learn it."""
    people(sessions, "anna")
    put(sessions, to("anna", 1), to("anna", 2))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, Wait(tag="gone:blocked"), NOW)
        assert outbox.waiting(session, NOW).without_address == 2
    assert claim(sessions, NOW + seconds(60)) == []


def test_several_edits_of_one_card_wait_as_one(sessions: Sessions) -> None:
    """Ten presses in a meeting are one update of the card that the others look at."""
    for text in ("one", "two", "three"):
        put_edit(sessions, edit(text=text))
    (claimed,) = claim(sessions)
    assert claimed.edits == Landed(conversation=ConversationId("group"), activity=ActivityId("card-1"))


def test_a_later_edit_goes_out_again_after_a_moment(sessions: Sessions) -> None:
    """The key is the card's, and the card changes all afternoon; but not more often than Teams likes."""
    put_edit(sessions, edit())
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, Sent(), NOW, *LANDED)
    put_edit(sessions, edit(text="later"), NOW + seconds(60))
    assert claim(sessions, NOW + seconds(61)) == []
    (again,) = claim(sessions, NOW + seconds(62))
    assert again.subject == {"text": "later"}
    assert again.attempts == 1


@pytest.mark.parametrize("step", [Sent(), Drop(tag="obsolete"), Dead(tag="gone:too_big")])
def test_an_edit_asked_for_while_one_is_being_sent_is_not_lost(sessions: Sessions, step: Sent | Drop | Dead) -> None:
    """The card on its way was built before the last press, so one more must follow, whatever became of the first."""
    put_edit(sessions, edit(text="built before"))
    (claimed,) = claim(sessions)
    put_edit(sessions, edit(text="pressed after"), NOW + seconds(1))
    assert claim(sessions, NOW + seconds(60)) == [], "two edits of one card at once could overtake each other"

    with transaction(sessions) as session:
        outbox.record(session, claimed, step, NOW + seconds(2), *LANDED)
    assert [each.subject for each in claim(sessions, NOW + seconds(10))] == [{"text": "pressed after"}]


def test_a_claim_from_before_the_card_changed_again_records_nothing(sessions: Sessions) -> None:
    """An edit's attempts begin anew with every change, so that counting them cannot tell an old claim from a new one."""
    put_edit(sessions, edit())
    (old,) = claim(sessions)
    (second,) = claim(sessions, NOW + seconds(121))
    with transaction(sessions) as session:
        outbox.record(session, second, Sent(), NOW + seconds(122), *LANDED)
    put_edit(sessions, edit(text="newest"), NOW + seconds(130))
    (newest,) = claim(sessions, NOW + seconds(140))
    assert newest.attempts == old.attempts
    with transaction(sessions) as session:
        assert not outbox.record(session, old, Sent(), NOW + seconds(141), *LANDED)
    assert row(sessions, newest.key).state == "sending"


def test_an_edit_that_waits_for_a_retry_keeps_its_delay(sessions: Sessions) -> None:
    """Another press must not shorten Retry-After."""
    put_edit(sessions, edit())
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, RetryIn(seconds=60, tag="throttled:429"), NOW)
    put_edit(sessions, edit(text="newer"), NOW + seconds(1))
    assert claim(sessions, NOW + seconds(59)) == []
    assert len(claim(sessions, NOW + seconds(60))) == 1


def test_health_counts_what_waits_what_is_dead_and_what_has_no_address(sessions: Sessions) -> None:
    """An alarm needs the age of the oldest, not the number of messages."""
    people(sessions, "anna", "bo")
    people(sessions, "sven", met=False)
    put(sessions, to("anna"), to("sven"), to("bo", not_before=NOW + seconds(3600)))
    put(sessions, to("bo", 2), now=NOW - seconds(90))
    claimed = {each.key: each for each in claim(sessions)}
    with transaction(sessions) as session:
        outbox.record(session, claimed["reminder:anna:1"], Dead(tag="gone:too_big"), NOW)
        outbox.record(session, claimed["reminder:bo:2"], RetryIn(seconds=10, tag="throttled:503"), NOW)
        health = outbox.waiting(session, NOW + seconds(100))
    assert health == outbox.Health(oldest=seconds(190), dead=1, without_address=1)


def test_an_empty_outbox_is_healthy(sessions: Sessions) -> None:
    """No message is overdue, and none is said to be."""
    with transaction(sessions) as session:
        assert outbox.waiting(session, NOW) == outbox.Health(oldest=None, dead=0, without_address=0)


def test_what_did_not_arrive_is_listed_with_its_reason(sessions: Sessions) -> None:
    """The coordinator asks somebody to install the app; the operator looks at what is dead."""
    people(sessions, "anna")
    people(sessions, "sven", met=False)
    put(sessions, to("anna"), to("sven", kind="invitation"))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, Dead(tag="gone:too_big"), NOW)
        found = [(each.key, each.state, each.has_address, each.outcome) for each in outbox.undelivered(session)]
    assert found == [
        ("reminder:anna:1", "dead", True, "gone:too_big"),
        ("invitation:sven:1", "pending", False, None),
    ]


def test_a_message_that_is_tried_again_and_again_grows_old(sessions: Sessions) -> None:
    """With an expired secret every message is due in a quarter of an hour, for ever: that must not look healthy."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, RetryIn(seconds=7200, tag="throttled:401"), NOW)
        assert outbox.waiting(session, NOW + seconds(3600)).oldest == seconds(3600)


def test_a_message_that_found_its_address_today_has_waited_since_today(sessions: Sessions) -> None:
    """On the day the app is rolled out, months of invitations go at once; that is no fault of the post."""
    people(sessions, "sven", met=False)
    put(sessions, to("sven"))
    later = NOW + seconds(60 * 86400)
    with transaction(sessions) as session:
        outbox.address_known(session, PersonId("sven"), chat_of("sven"), URL, TENANT, later)
        assert outbox.waiting(session, later + seconds(5)).oldest == seconds(5)


def test_a_reminder_for_later_has_not_waited_before_it_is_due(sessions: Sessions) -> None:
    """It was asked for a month ago; when it is throttled on its day it is a minute old."""
    people(sessions, "anna")
    put(sessions, to("anna", not_before=NOW), now=NOW - seconds(30 * 86400))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, RetryIn(seconds=100, tag="throttled:429"), NOW)
        assert outbox.waiting(session, NOW + seconds(60)).oldest == seconds(60)
