"""What the postman does when a message is refused, a post is gone, or no answer comes at all."""

from __future__ import annotations

import asyncio

import pytest

from bot.delivery.delivering import Letter, Obsolete
from dialogs.delivery.rules.delivery import Gone, GoneWhy, Throttled
from dialogs.ground.ids import ActivityId, ConversationId, PersonId
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Claimed, Landed
from storage.tables.organisation import ContactRow
from tests.post import (
    NOW,
    TENANT,
    URL,
    Arrival,
    Teams,
    chat_of,
    edit,
    letter,
    people,
    postman,
    put,
    put_edit,
    row,
    seconds,
    team,
    to,
    to_channel,
)


@pytest.fixture
def teams() -> Teams:
    return Teams()


def gone(why: GoneWhy, status: int = 403) -> Gone:
    return Gone(why=why, status=status)


@pytest.mark.parametrize(("why", "state"), [(GoneWhy.BLOCKED, "blocked"), (GoneWhy.NOT_IN_ROSTER, "not_in_roster")])
async def test_a_refusal_is_stored_and_the_message_waits(
    sessions: Sessions, teams: Teams, why: GoneWhy, state: str
) -> None:
    """403 is a state and not an exception: it is shown to somebody who can act, and ends when the person comes back."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(gone(why))
    await postman(sessions, teams).deliver_all(NOW)
    with transaction(sessions) as session:
        assert session.get_one(ContactRow, "anna").state == state
        (waiting,) = outbox.undelivered(session)
        assert (waiting.has_address, waiting.outcome) == (False, f"gone:{why}")
        outbox.address_known(session, PersonId("anna"), chat_of("anna"), URL, TENANT, NOW)
    await postman(sessions, teams).deliver_all(NOW + seconds(60))
    assert row(sessions, "reminder:anna:1").state == "sent"


async def test_a_refusal_and_its_record_are_one_transaction(sessions: Sessions, teams: Teams) -> None:
    """If the state cannot be stored, the message has not been recorded either, and is found again."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(gone(GoneWhy.BLOCKED))

    def fails(*_: object) -> None:
        raise LookupError("no such contact")

    with pytest.raises(LookupError):
        await postman(sessions, teams, on_gone=fails).deliver_all(NOW)
    assert row(sessions, "reminder:anna:1").state == "sending"


async def test_a_bot_that_is_switched_off_leaves_the_tenant_alone_and_loses_nothing(
    sessions: Sessions, teams: Teams
) -> None:
    """BotDisabledByAdmin: an hour later one message tries whether it is over."""
    people(sessions, "anna", "sven")
    put(sessions, to("anna"))
    teams.will_answer(gone(GoneWhy.DISABLED_BY_ADMIN))
    await postman(sessions, teams).deliver_all(NOW)
    put(sessions, to("sven"), now=NOW + seconds(60))
    await postman(sessions, teams).step(NOW + seconds(3599))
    assert len(teams.arrivals) == 1
    await postman(sessions, teams).deliver_all(NOW + seconds(3600))
    assert {row(sessions, f"reminder:{name}:1").state for name in ("anna", "sven")} == {"sent"}


async def test_a_day_of_being_switched_off_uses_up_no_tries(sessions: Sessions, teams: Teams) -> None:
    """Thirty refusals by the hour, then 429, then a letter that could not be written once: it arrives all the same."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(*[gone(GoneWhy.DISABLED_BY_ADMIN)] * 30, Throttled(status=429))
    hours = [NOW + seconds(3600 * hour) for hour in range(31)]
    for moment in hours:
        await postman(sessions, teams).deliver_all(moment)
    assert (row(sessions, "reminder:anna:1").attempts, row(sessions, "reminder:anna:1").held) == (31, 31)

    def fails(_: Claimed) -> Letter:
        raise KeyError("review")

    await postman(sessions, teams, letters=fails).deliver_all(hours[-1] + seconds(3600))
    await postman(sessions, teams).deliver_all(hours[-1] + seconds(7200))
    assert row(sessions, "reminder:anna:1").state == "sent"


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (Throttled(status=503), "too_old:throttled:503"),
        (gone(GoneWhy.DISABLED_BY_ADMIN), "too_old:gone:disabled_by_admin"),
    ],
)
async def test_what_is_held_back_for_two_months_is_dead_and_says_why(
    sessions: Sessions, teams: Teams, outcome: Throttled | Gone, why: str
) -> None:
    """Nothing is tried for ever, and the operator reads what held it back."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(outcome, outcome, outcome)
    for days in (0, 59, 60, 61):
        await postman(sessions, teams).deliver_all(NOW + seconds(86400 * days))
    assert len(teams.arrivals) == 3
    assert (row(sessions, "reminder:anna:1").state, row(sessions, "reminder:anna:1").outcome) == ("dead", why)


async def test_an_edit_that_was_held_back_begins_anew_with_the_next_press(sessions: Sessions, teams: Teams) -> None:
    """A card that could not be changed yesterday is changed when it changes again."""
    put_edit(sessions, edit(text="yesterday"))
    teams.will_answer(Throttled(status=412), Throttled(status=412))
    for moment in (0, 86400):
        await postman(sessions, teams).deliver_all(NOW + seconds(moment))
    assert row(sessions, "edit:group:card-1").outcome == "too_old:throttled:412"
    put_edit(sessions, edit(text="today"), NOW + seconds(90000))
    await postman(sessions, teams).deliver_all(NOW + seconds(90002))
    assert [each.text for each in teams.arrivals][-1] == "today"
    assert (row(sessions, "edit:group:card-1").state, row(sessions, "edit:group:card-1").held) == ("sent", 0)


async def test_a_card_that_is_too_big_is_dead_at_once(sessions: Sessions, teams: Teams) -> None:
    """413 will be 413 tomorrow. Somebody has to make the card smaller."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(gone(GoneWhy.TOO_BIG, 413))
    await postman(sessions, teams).deliver_all(NOW)
    await postman(sessions, teams).deliver_all(NOW + seconds(86400))
    assert len(teams.arrivals) == 1
    assert (row(sessions, "reminder:anna:1").state, row(sessions, "reminder:anna:1").outcome) == (
        "dead",
        "gone:too_big",
    )


async def test_an_edit_changes_the_post(sessions: Sessions, teams: Teams) -> None:
    """And no new one appears."""
    put_edit(sessions, edit(text="7 av 26"))
    await postman(sessions, teams).deliver_all(NOW)
    assert teams.arrivals == [
        Arrival(call="update", conversation="group", activity=ActivityId("card-1"), text="7 av 26")
    ]


async def test_a_post_that_is_gone_is_made_anew_and_edited_from_then_on(sessions: Sessions, teams: Teams) -> None:
    """Somebody deleted the card: the pair gets a new one, once, and later presses change that one."""
    put_edit(sessions, edit(text="first"))
    teams.will_answer(gone(GoneWhy.ACTIVITY_MISSING, 404))
    postie = postman(sessions, teams)
    await postie.deliver_all(NOW)
    await postie.deliver_all(NOW + seconds(10))
    put_edit(sessions, edit(text="second"), NOW + seconds(60))
    await postie.deliver_all(NOW + seconds(70))
    assert [(each.call, each.activity, each.text) for each in teams.arrivals] == [
        ("update", "card-1", "first"),
        ("send", None, "first"),
        ("update", "a2", "second"),
    ]


async def test_a_letter_that_insists_on_a_lost_post_is_posted_all_the_same(sessions: Sessions, teams: Teams) -> None:
    """Else a letter that looks up the old post itself would be refused for ever."""
    team(sessions)
    put(sessions, to_channel())
    old = Landed(conversation=ConversationId("19:unit;messageid=1"), activity=ActivityId("1"))
    postie = postman(sessions, teams, letters=lambda _: Letter(activity={"text": "x"}, update_of=old))
    teams.will_answer(gone(GoneWhy.ACTIVITY_MISSING, 404), Throttled(status=429))
    for moment in (0, 10, 60):
        await postie.deliver_all(NOW + seconds(moment))
    assert [each.call for each in teams.arrivals] == ["update", "channel", "channel"]
    assert row(sessions, "summary:1").state == "sent"


async def test_a_summary_that_got_no_answer_is_not_repeated(sessions: Sessions) -> None:
    """It may be in the channel. The operator looks, and decides."""
    team(sessions)
    put(sessions, to_channel())
    silent = Teams(may_answer=asyncio.Event())
    for moment in (0, 60, 3600):
        await postman(sessions, silent, time_limit=0.01).deliver_all(NOW + seconds(moment))
    assert len(silent.arrivals) == 1
    assert (row(sessions, "summary:1").state, row(sessions, "summary:1").outcome) == ("dead", "unclear:TimeoutError")


async def test_a_reminder_that_got_no_answer_is_repeated_once(sessions: Sessions) -> None:
    """Better two reminders than none; three would be a fault."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    silent = Teams(may_answer=asyncio.Event())
    for moment in (0, 60, 3600, 7200):
        await postman(sessions, silent, time_limit=0.01).deliver_all(NOW + seconds(moment))
    assert len(silent.arrivals) == 2
    assert row(sessions, "reminder:anna:1").state == "dead"


async def test_a_connector_that_fails_unforeseen_is_an_unclear_outcome(
    sessions: Sessions, teams: Teams, caplog: pytest.LogCaptureFixture
) -> None:
    """One broken message must not stop the post, and its text is nobody's business in the log."""

    people(sessions, "anna")
    put(sessions, to("anna"))
    teams.will_answer(RuntimeError("Anna Ek svarade nej"))
    await postman(sessions, teams).deliver_all(NOW)
    assert row(sessions, "reminder:anna:1").outcome == "unclear:RuntimeError"
    assert "RuntimeError" in caplog.text
    assert "Anna Ek" not in caplog.text


async def test_a_letter_that_cannot_be_written_does_not_stop_the_others(sessions: Sessions, teams: Teams) -> None:
    """It is tried again, in case it was the moment, and shown in the end."""

    def letters(claimed: Claimed) -> Letter | Obsolete:
        if claimed.person == "anna":
            raise KeyError("review")
        return letter(claimed)

    people(sessions, "anna", "sven")
    put(sessions, to("anna"), to("sven"))
    await postman(sessions, teams, letters=letters).deliver_all(NOW)
    assert teams.texts == ["reminder:sven:1"]
    assert (row(sessions, "reminder:anna:1").state, row(sessions, "reminder:anna:1").outcome) == (
        "retry",
        "unwritten:KeyError",
    )
