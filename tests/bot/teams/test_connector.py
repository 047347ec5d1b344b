"""Speaking to Teams: the calls as they stand on the wire, and what each of Teams' answers means."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.teams.connector import Connector, RosterMember
from bot.teams.outcomes import retry_after
from dialogs.delivery.rules.delivery import Delivered, Gone, GoneWhy, Outcome, Throttled, Unclear
from dialogs.ground.ids import ActivityId, ConversationId, EntraId, TenantId
from tests.bot.conftest import Door
from tests.fake_teams import APP_ID, FakeTeams, Json

THREAD = ConversationId("19:abc@thread.tacv2;messageid=170")
CARD: Json = {"type": "message", "summary": "Hälsning", "attachments": []}


@pytest.fixture
def connector(door: Door) -> Connector:
    return door.connector


def error(code: str) -> Json:
    return {"error": {"code": code, "message": "…"}}


# JSON in a text in JSON, as it has been seen on the wire.
INNER = json.dumps({"subCode": "MessageWritesBlocked", "details": None}, indent=2)
WRITES_BLOCKED: Json = {"errorCode": 209, "message": INNER}


async def test_a_message_is_posted_as_it_is_and_its_id_kept(connector: Connector, teams: FakeTeams) -> None:
    """The id in the path must be quoted whole, or Teams finds no such conversation."""
    outcome = await connector.send(teams.service_url, THREAD, CARD)

    (call,) = teams.posts
    assert call.path == "/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D170/activities"
    assert call.body == CARD
    assert isinstance(outcome, Delivered)
    assert (outcome.conversation, bool(outcome.activity)) == (THREAD, True)


@pytest.mark.parametrize("slashes", ["", "/"])
async def test_a_service_url_with_or_without_a_slash_is_the_same(
    connector: Connector, teams: FakeTeams, slashes: str
) -> None:
    """Both are seen; `//v3` is a 404."""
    await connector.send(teams.service_url.rstrip("/") + slashes, THREAD, CARD)
    assert teams.posts[0].path.startswith("/emea/v3/")


async def test_an_update_names_the_post_it_replaced(connector: Connector, teams: FakeTeams) -> None:
    """So that it can be updated again."""
    outcome = await connector.update(teams.service_url, THREAD, ActivityId("17/1"), CARD)
    assert outcome == Delivered(conversation=THREAD, activity=ActivityId("17/1"))
    assert teams.updates[0].path.endswith("/activities/17%2F1")


async def test_a_channels_post_gives_the_thread_to_go_on_in(connector: Connector, teams: FakeTeams) -> None:
    """A summary is posted once, and what follows belongs under it."""
    outcome = await connector.post_to_channel(teams.service_url, TenantId("t"), "19:abc@thread.tacv2", CARD)

    assert isinstance(outcome, Delivered)
    assert outcome.conversation == f"19:abc@thread.tacv2;messageid={outcome.activity}"
    assert teams.posts[0].body == {
        "isGroup": True,
        "tenantId": "t",
        "channelData": {"channel": {"id": "19:abc@thread.tacv2"}, "tenant": {"id": "t"}},
        "activity": CARD,
    }


async def test_the_chat_with_a_person_is_made_for_the_bot(connector: Connector, teams: FakeTeams) -> None:
    """Who has not been met yet is reached by Entra id."""
    outcome = await connector.create_personal(teams.service_url, TenantId("t"), "6f0d")
    assert outcome == Delivered(conversation=ConversationId("a:6f0d"))
    assert teams.posts[0].body["bot"] == {"id": f"28:{APP_ID}"}
    assert teams.posts[0].body["members"] == [{"id": "6f0d"}]


async def test_the_chat_with_somebody_without_the_app_cannot_be_made(connector: Connector, teams: FakeTeams) -> None:
    """The invitation waits until they install it."""
    teams.answer_next(403, body=error("ForbiddenOperationException"))
    outcome = await connector.create_personal(teams.service_url, TenantId("t"), "6f0d")
    assert outcome == Gone(why=GoneWhy.NOT_IN_ROSTER, status=403)


async def test_a_chat_whose_id_is_not_told_is_not_a_chat(connector: Connector, teams: FakeTeams) -> None:
    """An empty id must not be stored as somebody's conversation."""
    teams.answer_next(201, body="OK")
    assert isinstance(await connector.create_personal(teams.service_url, TenantId("t"), "6f0d"), Unclear)


async def test_a_member_is_known_by_email_and_entra_id(connector: Connector, teams: FakeTeams) -> None:
    """The roster says objectId where activities say aadObjectId."""
    teams.members["29:anna"] = {"id": "29:anna", "name": "Anna", "objectId": "6f", "userPrincipalName": "anna@x.se"}
    assert await connector.member(teams.service_url, THREAD, "29:anna") == RosterMember(
        teams_user_id="29:anna", name="Anna", entra_id=EntraId("6f"), email=None, user_principal_name="anna@x.se"
    )
    assert isinstance(await connector.member(teams.service_url, THREAD, "29:nobody"), Gone)


@pytest.mark.parametrize(
    ("status", "headers", "body", "expected"),
    [
        (200, {}, "delivered, says a proxy", Delivered(conversation=THREAD)),
        (200, {}, [], Delivered(conversation=THREAD)),
        (202, {}, "", Delivered(conversation=THREAD)),
        (302, {"Location": "https://evil.example/"}, "", Gone(why=GoneWhy.REFUSED, status=302)),
        (400, {}, error("BadArgument"), Gone(why=GoneWhy.REFUSED, status=400)),
        (401, {}, error("BotNotRegistered"), Gone(why=GoneWhy.REFUSED, status=401)),
        (403, {}, error("BotDisabledByAdmin"), Gone(why=GoneWhy.DISABLED_BY_ADMIN, status=403)),
        (403, {}, error("BotNotInConversationRoster"), Gone(why=GoneWhy.NOT_IN_ROSTER, status=403)),
        (403, {}, error("ConversationBlockedByUser"), Gone(why=GoneWhy.BLOCKED, status=403)),
        (403, {}, error("NotEnoughPermissions"), Gone(why=GoneWhy.FORBIDDEN, status=403)),
        (403, {}, WRITES_BLOCKED, Gone(why=GoneWhy.WRITES_BLOCKED, status=403)),
        (403, {}, {"error": {"code": "x", "message": INNER}}, Gone(why=GoneWhy.WRITES_BLOCKED, status=403)),
        (403, {}, "<html>", Gone(why=GoneWhy.FORBIDDEN, status=403)),
        (404, {}, error("ConversationNotFound"), Gone(why=GoneWhy.CONVERSATION_MISSING, status=404)),
        (404, {}, error("ActivityNotFoundInConversation"), Gone(why=GoneWhy.ACTIVITY_MISSING, status=404)),
        (412, {}, error("PreconditionFailed"), Throttled(status=412)),
        (413, {}, error("MessageSizeTooBig"), Gone(why=GoneWhy.TOO_BIG, status=413)),
        (429, {"Retry-After": "7"}, error("Throttled"), Throttled(status=429, after=7.0)),
        (429, {}, "", Throttled(status=429)),
        (500, {}, error("ServiceError"), Gone(why=GoneWhy.REFUSED, status=500)),
        (502, {}, "<html>Bad gateway</html>", Unclear(error="BadGateway")),
        (503, {"Retry-After": "2"}, "", Throttled(status=503, after=2.0)),
        (504, {}, "", Unclear(error="GatewayTimeout")),
    ],
)
async def test_each_answer_of_teams_has_one_meaning(
    connector: Connector, teams: FakeTeams, status: int, headers: dict[str, str], body: Any, expected: Outcome
) -> None:
    """What is retried, what is stored and shown, and what may have arrived already, all hang on this."""
    teams.answer_next(status, headers, body)
    assert await connector.send(teams.service_url, THREAD, CARD) == expected
    assert len(teams.calls) == 1


async def test_a_post_that_is_gone_is_told_from_a_conversation_that_is(connector: Connector, teams: FakeTeams) -> None:
    """The one is posted anew, the other is not to be written to again."""
    teams.answer_next(404, body=error("Whatever"))
    teams.answer_next(404, body=error("ConversationNotFound"))
    update = [await connector.update(teams.service_url, THREAD, ActivityId("1"), CARD) for _ in range(2)]
    assert [one.why for one in update if isinstance(one, Gone)] == [
        GoneWhy.ACTIVITY_MISSING,
        GoneWhy.CONVERSATION_MISSING,
    ]


async def test_a_line_that_breaks_may_have_delivered(connector: Connector, teams: FakeTeams) -> None:
    """Teams has no way to recognise a repeated message: who repeats must know that it may be one."""
    teams.hang_up_next()
    assert await connector.send(teams.service_url, THREAD, CARD) == Unclear(error="ServerDisconnectedError")


async def test_a_line_that_never_stood_has_delivered_nothing(connector: Connector) -> None:
    """Nobody listens there; trying again cannot make two."""
    assert await connector.send("http://127.0.0.1:9/", THREAD, CARD) == Throttled(status=503)


async def test_our_token_is_not_sent_to_a_host_that_is_not_listed(connector: Connector, teams: FakeTeams) -> None:
    """A stored address may be old or forged; the token would open every conversation of the bot."""
    outcome = await connector.send("https://evil.example/", THREAD, CARD)
    assert outcome == Gone(why=GoneWhy.REFUSED, status=0)
    assert teams.token_requests == []


async def test_a_refused_token_is_replaced(connector: Connector, teams: FakeTeams) -> None:
    """A rotated secret or a withdrawn token must not last until the token's own end."""
    teams.answer_next(401)
    for _ in range(2):
        await connector.send(teams.service_url, THREAD, CARD)
    assert [call.headers["Authorization"] for call in teams.posts] == ["Bearer outgoing-1", "Bearer outgoing-2"]


async def test_local_mode_sends_without_a_token(opens: Any, teams: FakeTeams) -> None:
    """The Playground asks for none, and there is none."""
    door = await opens(local=True)
    await door.connector.send(teams.service_url, THREAD, CARD)
    assert "Authorization" not in teams.posts[0].headers


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": "120"}, 120.0),
        ({"Retry-After": "Sat, 21 Nov 2026 08:15:30 GMT", "Date": "Sat, 21 Nov 2026 08:15:00 GMT"}, 30.0),
        ({"Retry-After": "Sat, 21 Nov 2026 08:14:00 GMT", "Date": "Sat, 21 Nov 2026 08:15:00 GMT"}, 0.0),
        ({"Retry-After": "Sat, 21 Nov 2026 08:15:30 GMT"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_understood_in_both_forms(headers: dict[str, str], seconds: float | None) -> None:
    """HTTP allows seconds and dates; a proxy may write either."""
    assert retry_after(headers) == seconds
