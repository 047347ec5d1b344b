"""A turn from Teams' request to what the person sees: answers, regrets, and limits."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from botbuilder.core import CloudAdapterBase, TurnContext
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount

from bot.teams.answers import CardAnswer, NoAnswer
from bot.teams.authentication import OpenGuard, PluggedAuthentication
from bot.teams.limits import Rate
from bot.teams.sdkconnector import NotDelivered, SdkConnectors
from tests.bot.conftest import HELLO, Door, TalkingAnswerer
from tests.fake_teams import CHANNEL, GROUP, FakeTeams, Json

CARD = "application/vnd.microsoft.card.adaptive"


async def test_a_press_gets_its_card_in_the_same_answer(door: Door, teams: FakeTeams) -> None:
    """botbuilder 4.17.1 answers 500 here."""
    answer = await door.receives(teams.press("answer", {"q": 7}))

    assert (answer.status, answer.content_type) == (200, "application/json")
    assert await answer.json() == {"statusCode": 200, "type": CARD, "value": HELLO}
    assert teams.calls == []


async def test_a_message_gets_its_card_in_the_conversation(door: Door, teams: FakeTeams) -> None:
    """With a summary, or the notification says only that a card was sent; and in the thread it was asked in."""
    await door.receives(teams.activity("message", place=CHANNEL, text="status"))

    (post,) = teams.posts
    assert "%3Bmessageid%3D1732190001111/" in post.path
    assert post.body == {
        "type": "message",
        "summary": "Hej",
        "inputHint": "acceptingInput",
        "attachments": [{"contentType": CARD, "content": HELLO}],
    }


async def test_a_submit_replaces_the_card_it_was_pressed_on(door: Door, teams: FakeTeams) -> None:
    """Where a client falls back to Submit, the person sees what they would have seen with Execute."""
    await door.receives(teams.activity("message", value={"verb": "answer"}, replyToId="17"))
    assert [(call.activity_id, call.card) for call in teams.updates] == [("17", HELLO)]
    assert teams.posts == []


async def test_a_submit_on_a_card_that_is_gone_gets_a_new_one(door: Door, teams: FakeTeams) -> None:
    """Teams says so now and then without reason; silence would be worse than a second card."""
    teams.answer_next(404, body={"error": {"code": "ActivityNotFoundInConversation"}})
    await door.receives(teams.activity("message", value={"verb": "answer"}, replyToId="17"))
    assert [call.card for call in teams.posts] == [HELLO]


async def test_a_short_throttling_is_sat_out(door: Door, teams: FakeTeams) -> None:
    """There is a person waiting, and no outbox behind a reply."""
    teams.answer_next(429, {"Retry-After": "0"})
    await door.receives(teams.activity("message", text="hej"))
    assert len(teams.posts) == 2


async def test_a_reply_that_cannot_be_delivered_is_not_an_error_to_teams(door: Door, teams: FakeTeams) -> None:
    """Teams would send the message again, and the bot do everything twice."""
    teams.answer_next(403, body={"error": {"code": "ConversationBlockedByUser"}})
    assert (await door.receives(teams.activity("message", text="hej"))).status == 200


async def test_nothing_to_say_is_silence_for_a_message_and_a_word_for_a_press(
    door: Door, teams: FakeTeams, answerer: TalkingAnswerer
) -> None:
    """An empty answer to a press counts as a failure, and Teams presses again by itself."""
    answerer.says = NoAnswer()
    assert (await door.receives(teams.activity("message", text="hej"))).status == 200
    pressed = await (await door.receives(teams.press("answer", {}))).json()

    assert teams.calls == []
    assert (pressed["statusCode"], bool(pressed["value"])) == (200, True)


async def test_the_answerer_learns_where_a_shared_card_stands(
    door: Door, teams: FakeTeams, answerer: TalkingAnswerer
) -> None:
    """The pair in a group chat have one card; a press by one must update it for the other."""
    answerer.says = CardAnswer(card=HELLO, summary="Hej", shared="review 7")
    await door.receives(teams.activity("message", place=GROUP, text="starta"))
    await door.receives(teams.activity("message", place=GROUP, value={"verb": "a"}, replyToId="17"))
    await door.receives(teams.press("a", {}, place=GROUP, replyToId="18"))

    new, updated, executed = answerer.was_sent
    assert new[1] not in ("17", "18")
    assert updated == (GROUP.id, "17", "review 7")
    assert executed == (GROUP.id, "18", "review 7")


async def test_what_fails_after_the_card_is_out_does_not_take_it_back(
    door: Door, teams: FakeTeams, answerer: TalkingAnswerer, caplog: pytest.LogCaptureFixture
) -> None:
    """The answer is saved and shown; regretting it would be a lie."""
    answerer.says = CardAnswer(card=HELLO, summary="Hej", shared=ValueError("no"))
    answer = await (await door.receives(teams.press("a", {}, replyToId="18"))).json()
    assert answer["value"] == HELLO
    assert "sent_failed" in caplog.text


@pytest.mark.parametrize("pressed", [True, False])
async def test_what_goes_wrong_is_regretted_with_a_reference_that_the_log_knows(
    door: Door, teams: FakeTeams, answerer: TalkingAnswerer, caplog: pytest.LogCaptureFixture, pressed: bool
) -> None:
    """Whoever answers the phone finds the error by what the person reads aloud."""
    answerer.says = LookupError("no such review")
    answer = await door.receives(teams.press("a", {}) if pressed else teams.activity("message", text="hej"))

    card = (await answer.json())["value"] if pressed else teams.posts[0].card
    reference = answerer.heard[0].reference
    assert card["fallbackText"] == f"Något gick fel, {reference} (sv-SE)"
    assert len(reference) == 8
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == [
        f"turn_failed reference={reference} error=LookupError"
    ]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("installationUpdate", {"action": "remove"}),
        ("conversationUpdate", {"membersAdded": [{"id": "29:new"}]}),
        ("message", {"text": "inte till boten"}),
    ],
)
async def test_a_channel_is_not_told_of_what_nobody_there_asked_for(
    door: Door, teams: FakeTeams, answerer: TalkingAnswerer, kind: str, fields: Json, caplog: pytest.LogCaptureFixture
) -> None:
    """It is in the log; a team of forty has no use for a regret about somebody's joining."""
    answerer.says = LookupError("no such team")
    answer = await door.receives(teams.activity(kind, place=CHANNEL, **fields))
    assert (answer.status, teams.calls) == (200, [])
    assert "turn_failed" in caplog.text


async def test_a_turn_that_takes_too_long_is_regretted(opens: Any, teams: FakeTeams, answerer: TalkingAnswerer) -> None:
    """Teams gives up after 10 to 15 seconds and tells the person that the app cannot be reached."""
    door: Door = await opens(SAM_TURN_TIMEOUT="0.01")
    answerer.before = asyncio.Event().wait
    answer = await (await door.receives(teams.press("a", {}))).json()
    assert answer["value"]["fallbackText"].startswith("Något gick fel")


async def test_an_error_of_our_own_is_a_500_that_tells_nothing(
    opens: Any, teams: FakeTeams, answerer: TalkingAnswerer
) -> None:
    """Even the regret may fail; a trace in the answer would show code and data."""

    def broken(reference: str, locale: str | None) -> Json:
        raise RuntimeError(f"secret of {reference} and {locale}")

    door: Door = await opens(regrets=broken)
    answerer.says = ValueError("secret")
    answer = await door.receives(teams.press("a", {}))
    assert (answer.status, set(await answer.json())) == (500, {"reference"})


async def test_more_at_once_than_the_bot_can_do_is_put_off(
    opens: Any, teams: FakeTeams, answerer: TalkingAnswerer
) -> None:
    """Better some who wait than all."""
    door: Door = await opens(SAM_IN_FLIGHT="1")
    entered, leave = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        entered.set()
        await leave.wait()

    answerer.before = hold
    first = asyncio.create_task(door.receives(teams.press("a", {})))
    await entered.wait()
    second = await door.receives(teams.press("a", {}))
    leave.set()

    assert (second.status, second.headers["Retry-After"]) == (503, "1")
    assert (await first).status == 200
    assert (await door.receives(teams.press("a", {}))).status == 200


async def test_one_person_cannot_ask_for_everybodys_share(opens: Any, teams: FakeTeams) -> None:
    """A stuck client presses for ever. Installations are not counted: one administrator makes thousands in a minute."""
    door: Door = await opens(SAM_USER_RATE="0.2")
    statuses = [(await door.receives(teams.press("a", {}))).status for _ in range(4)]
    installed = await door.receives(teams.activity("installationUpdate", action="add"))
    assert (statuses, installed.status) == ([200, 200, 429, 429], 200)


def test_a_persons_share_comes_back_with_time() -> None:
    """Ten seconds' worth at once, then at the pace that was set; everybody has their own."""
    now = [0.0]
    rate = Rate(1.0, lambda: now[0])
    assert [rate.allows("anna") for _ in range(11)] == [True] * 10 + [False]
    assert rate.allows("sven")
    now[0] = 1.0
    assert [rate.allows("anna"), rate.allows("anna")] == [True, False]


async def test_local_mode_lets_this_machine_in_without_a_token(
    opens: Any, teams: FakeTeams, answerer: TalkingAnswerer
) -> None:
    """The Playground's ids are no GUIDs, its tenant is anybody's, and it may send a token that means nothing."""
    door: Door = await opens(local=True)
    activity = teams.activity(
        "message", text="hej", recipient={"id": "bot-id"}, channelData=None, conversation={"id": "personal-chat-id"}
    )
    assert (await door.receives(activity, {})).status == 200
    assert (await door.receives(activity, {"Authorization": "Bearer nonsense"})).status == 200
    assert answerer.heard[0].caller.tenant == "local"


async def test_local_mode_answers_to_this_machine_only(opens: Any, teams: FakeTeams) -> None:
    """Without tokens anybody who gets in chooses where the answer goes."""
    door: Door = await opens(local=True)
    activity = teams.activity("message", text="hej", serviceUrl="https://smba.trafficmanager.net/emea/")
    assert (await door.receives(activity, {})).status == 403


async def test_the_sdks_own_ways_of_sending_go_through_our_connector(door: Door, teams: FakeTeams) -> None:
    """Whatever a part of the SDK sends by itself must not open connections or ask for tokens of its own."""
    adapter = CloudAdapterBase(PluggedAuthentication(OpenGuard(), SdkConnectors(door.connector)))
    activity = Activity(
        type="message",
        channel_id="msteams",
        service_url=teams.service_url,
        conversation=ConversationAccount(id="a:1"),
        from_property=ChannelAccount(id="29:1"),
        recipient=ChannelAccount(id="28:1"),
    )

    async def turn(context: TurnContext) -> None:
        sent = await context.send_activity("hej")
        await context.update_activity(Activity(type="message", id=sent.id, text="hej då"))
        await context.delete_activity(sent.id)

    await adapter.process_activity("", activity, turn)
    assert [(call.method, (call.body or {}).get("text")) for call in teams.calls] == [
        ("POST", "hej"),
        ("PUT", "hej då"),
        ("DELETE", None),
    ]

    teams.answer_next(403)
    with pytest.raises(NotDelivered):
        await adapter.process_activity("", activity, lambda context: context.send_activity("hej"))
