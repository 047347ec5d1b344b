"""Seventy-eight things that a bot's address may be sent, with token checking on: each ends in the right status.

The rows were collected by sending them to botbuilder 4.17.1, which answers 500 to about half of them. `ran` says whether
the activity got as far as the answerer.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from bot.teams.answers import CardAnswer
from tests.bot.conftest import HELLO, Door, TalkingAnswerer
from tests.fake_teams import TENANT, FakeTeams, Json

JSON = "application/json"
Change = Callable[[FakeTeams], Json]


@dataclass(frozen=True)
class Row:
    """A message as Teams sends it, changed in one way."""

    number: int
    what: str
    status: int
    ran: bool = False
    fields: Change = lambda _: {}  # into the activity; None takes out
    body: bytes | Callable[[Json], bytes] | None = None
    content_type: str | None = JSON
    header: Callable[[FakeTeams], str | None] = lambda teams: f"Bearer {teams.token()}"
    raises: bool = False
    method: str = "POST"
    invoke: bool = False
    keys: dict[str, tuple[str, list[str] | None]] | None = None


def fields(**changed: Any) -> Change:
    return lambda _: changed


def invoke(**changed: Any) -> dict[str, Any]:
    return {"fields": fields(**({"name": "adaptiveCard/action"} | changed)), "invoke": True}


def auth(**claims: Any) -> Callable[[FakeTeams], str]:
    return lambda teams: f"Bearer {teams.token(**claims)}"


def header(text: str | None) -> Callable[[FakeTeams], str | None]:
    return lambda _: text


def deep(depth: int) -> Json:
    nested: Any = 1
    for _ in range(depth):
        nested = [nested]
    return {"deep": nested}


NO_TENANT = {"conversation": {"id": "a:1", "conversationType": "personal"}}
VALUE = {"action": {"type": "Action.Execute", "verb": "answer", "data": {}}, "trigger": "manual"}
NOW = int(time.time())

ROWS = [
    Row(1, "valid message", 200, ran=True),
    Row(2, "valid invoke Action.Execute", 200, ran=True, **invoke(value=VALUE)),
    Row(3, "charset in content type", 200, ran=True, content_type="application/json; charset=utf-8"),
    Row(4, "empty body", 400, body=b""),
    Row(5, "malformed JSON", 400, body=b'{"type": '),
    Row(6, "invalid UTF-8", 400, body=b'{"type": "\xff"}'),
    Row(7, "JSON array", 400, body=b"[]"),
    Row(8, "JSON string", 400, body=b'"message"'),
    Row(9, "JSON null", 400, body=b"null"),
    Row(10, "JSON number", 400, body=b"7"),
    Row(11, "Content-Type text/plain", 415, content_type="text/plain"),
    Row(12, "no Content-Type header", 415, content_type=None),
    Row(13, "Content-Type Application/JSON (case)", 200, ran=True, content_type="Application/JSON"),
    Row(14, "charset=bogus", 200, ran=True, content_type="application/json; charset=bogus"),
    Row(15, "body 1.1 MB", 413, fields=fields(text="x" * 1_100_000)),
    Row(16, "body 900 kB", 413, fields=fields(text="x" * 900_000)),
    Row(17, "nesting depth 100000", 400, body=b"[" * 100_000 + b"]" * 100_000),
    Row(18, "nesting depth 900 in channelData, no tenant left", 403, fields=fields(channelData=deep(900), **NO_TENANT)),
    Row(18, "nesting depth 900 in channelData, tenant elsewhere", 200, ran=True, fields=fields(channelData=deep(900))),
    Row(19, "missing type", 400, fields=fields(type=None)),
    Row(20, "type null", 400, body=lambda activity: json.dumps({**activity, "type": None}).encode()),
    Row(21, "type is a number", 400, fields=fields(type=7)),
    Row(22, "type is an object", 400, fields=fields(type={})),
    Row(23, "unknown type 'banana'", 200, fields=fields(type="banana")),  # runs, and is nothing for the answerer
    Row(24, "missing conversation", 400, fields=fields(conversation=None)),
    Row(25, "missing serviceUrl", 400, fields=fields(serviceUrl=None)),
    Row(26, "serviceUrl not a URL", 403, fields=fields(serviceUrl="banana")),  # not a host on the list: 403, not 400
    Row(27, "serviceUrl null + from null", 400, fields=fields(serviceUrl=None, **{"from": None})),
    Row(28, "missing recipient", 400, fields=fields(recipient=None)),
    Row(29, "missing from", 400, fields=fields(**{"from": None})),
    Row(30, "missing channelId", 400, fields=fields(channelId=None)),
    Row(31, "from is a string", 400, fields=fields(**{"from": "29:1"})),
    Row(32, "conversation is a list", 400, fields=fields(conversation=[])),
    Row(33, "entities is an object", 400, fields=fields(entities={})),
    Row(34, "attachments list of strings", 400, fields=fields(attachments=["a"])),
    Row(35, "timestamp garbage", 400, fields=fields(timestamp="yesterday")),
    Row(36, "text is an object", 400, fields=fields(text={})),
    Row(37, "membersAdded string", 400, fields=fields(type="conversationUpdate", membersAdded="29:1")),
    Row(
        38,
        "conversationUpdate without any tenant",
        403,
        fields=fields(type="conversationUpdate", channelData=None, **NO_TENANT),
    ),
    Row(
        38,
        "conversationUpdate no channelData, tenant elsewhere",
        200,
        fields=fields(type="conversationUpdate", channelData=None),
    ),
    Row(39, "installationUpdate unknown action", 200, fields=fields(type="installationUpdate", action="shake")),
    Row(40, "invoke, unknown name", 501, **invoke(name="banana/peel")),
    Row(41, "invoke, no name", 501, **invoke(name=None)),
    Row(42, "adaptiveCard/action, no value", 200, **invoke()),
    Row(43, "adaptiveCard/action, value list", 200, **invoke(value=[])),
    Row(44, "adaptiveCard/action, no action", 200, **invoke(value={})),
    Row(
        45,
        "adaptiveCard/action, Action.Submit",
        200,
        **invoke(value={"action": {"type": "Action.Submit", "verb": "a"}}),
    ),
    Row(46, "adaptiveCard/action, action is str", 200, **invoke(value={"action": "answer"})),
    Row(47, "task/fetch, value str", 501, **invoke(name="task/fetch", value="a")),  # no dialogs here: 501, not 500
    Row(48, "expectReplies", 200, ran=True, fields=fields(deliveryMode="expectReplies")),
    # 200 and not 500, here and in 50: the person gets the sorry card, and Teams no reason to send it again.
    Row(49, "handler raises (message)", 200, ran=True, raises=True),
    Row(50, "handler raises (invoke)", 200, ran=True, raises=True, **invoke(value=VALUE)),
    Row(51, "GET", 405, method="GET"),
    Row(
        52,
        "duplicate JSON keys",
        200,
        ran=True,
        body=lambda activity: b'{"type": "banana",' + json.dumps(activity).encode()[1:],
    ),
    Row(53, "AUTH none", 401, header=header(None)),
    Row(54, "AUTH empty string", 401, header=header("")),
    Row(55, "AUTH 'Bearer' only", 401, header=header("Bearer")),
    Row(56, "AUTH not a JWT", 401, header=header("Bearer banana")),
    Row(57, "AUTH three junk parts", 401, header=header("Bearer a.b.c")),
    Row(58, "AUTH Basic", 401, header=header("Basic YTpi")),
    Row(59, "AUTH extra part", 401, header=lambda teams: f"Bearer {teams.token()} more"),
    Row(60, "AUTH expired", 401, header=auth(exp=NOW - 600)),
    Row(61, "AUTH expired within 5 min leeway", 200, ran=True, header=auth(exp=NOW - 120)),
    Row(62, "AUTH wrong audience", 401, header=auth(aud="another")),
    Row(63, "AUTH aud as list", 401, header=auth(aud=["11111111-2222-3333-4444-555555555555"])),
    Row(64, "AUTH wrong issuer", 401, header=auth(iss="https://example.com")),
    Row(65, "AUTH no issuer", 401, header=auth(without="iss")),
    Row(66, "AUTH wrong serviceUrl claim", 401, header=auth(serviceurl="https://smba.trafficmanager.net/emea/")),
    Row(67, "AUTH no serviceUrl claim", 401, header=auth(without="serviceurl")),
    Row(
        68,
        "AUTH body without serviceUrl, any claim",
        400,
        fields=fields(serviceUrl=None),
        header=auth(serviceurl="https://a.b"),
    ),
    Row(69, "AUTH other key, same kid", 401, header=auth(key="stranger")),
    Row(70, "AUTH unknown kid", 401, header=auth(key="stranger", head={"kid": "key-9"})),
    Row(71, "AUTH alg HS256", 401, header=auth(algorithm="HS256")),
    Row(72, "AUTH alg none", 401, header=auth(algorithm="none")),
    Row(73, "AUTH no kid header", 401, header=auth(head={"kid": None})),
    Row(74, "AUTH token without exp at all", 401, header=auth(without="exp")),
    Row(75, "AUTH RS512-signed", 401, header=auth(algorithm="RS512")),
    Row(76, "AUTH channel not endorsed", 401, keys={"key-1": ("first", ["webchat"])}),
    Row(76, "AUTH key without any endorsement", 401, keys={"key-1": ("first", None)}),  # the SDK would not look
    Row(
        77,
        "AUTH no channelId (endorsement bypass)",
        401,  # 401 and not 400: the endorsement is checked before the body is read
        fields=fields(channelId=None),
        keys={"key-1": ("first", ["webchat"])},
    ),
    Row(
        78,
        "AUTH emulator issuer, foreign key",
        401,
        header=auth(key="stranger", iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
    ),
]
# What the seventy-eight did not think of.
MORE = [
    Row(101, "another bot's activity", 403, fields=fields(recipient={"id": "28:another"})),
    Row(102, "a foreign tenant", 403, fields=fields(channelData={"tenant": {"id": "foreign"}}, **NO_TENANT)),
    Row(103, "two tenants", 403, fields=fields(channelData={"tenant": {"id": "foreign"}})),
    Row(
        104,
        "somebody of another tenant in a shared channel",
        403,
        fields=fields(**{"from": {"id": "29:1", "tenantId": "foreign"}}),
    ),
    Row(105, "another channel", 403, fields=fields(channelId="webchat")),
    Row(
        106,
        "serviceUrl of a host that is not listed",
        403,
        fields=fields(serviceUrl="https://evil.example/"),
        header=auth(serviceurl="https://evil.example/"),
    ),
    Row(107, "half a surrogate pair", 400, body=lambda activity: json.dumps({**activity, "text": "\ud83d"}).encode()),
    Row(108, "a NUL in the text", 400, fields=fields(text="a\0b")),
    Row(109, "an emoji, escaped", 200, ran=True, fields=fields(text="🙂")),
    Row(110, "NaN", 400, fields=fields(value={"a": float("nan")})),
    Row(111, "AUTH exp as text", 401, header=auth(without="exp", head={"exp": "soon"})),
    Row(112, "AUTH far too long", 401, header=auth(padding="x" * 5600)),
    Row(113, "tenant in capitals", 200, ran=True, fields=fields(channelData={"tenant": {"id": TENANT.upper()}})),
]


@pytest.mark.parametrize("row", ROWS + MORE, ids=lambda row: f"{row.number}-{row.what}")
async def test_whatever_is_sent_ends_in_the_right_status(
    row: Row, opens: Any, teams: FakeTeams, answerer: TalkingAnswerer
) -> None:
    """A 500 is an alarm at night, a 200 to the wrong person is a leak; and no refusal may tell what it was about."""
    teams.published = row.keys or teams.published
    door: Door = await opens()
    answerer.says = ValueError("the answerer's secret") if row.raises else CardAnswer(card=HELLO, summary="Hej")
    activity = teams.activity("invoke" if row.invoke else "message", **_fields(row, teams))

    answer = await door.client.request(
        row.method,
        "/api/messages",
        data=io.BytesIO(_body(row, activity)),
        headers=_headers(row, teams),
        skip_auto_headers=["Content-Type"],
    )

    assert (answer.status, bool(answerer.heard)) == (row.status, row.ran)
    text = await answer.text()
    assert "secret" not in text
    assert "Traceback" not in text
    if 400 <= answer.status < 500 and row.method == "POST":
        assert set(json.loads(text)) == {"reference"}


def _fields(row: Row, teams: FakeTeams) -> dict[str, Any]:
    return {"text": "hej", **row.fields(teams)}


def _body(row: Row, activity: Json) -> bytes:
    if callable(row.body):
        return row.body(activity)
    return json.dumps(activity).encode() if row.body is None else row.body


def _headers(row: Row, teams: FakeTeams) -> dict[str, str]:
    given = {"Authorization": row.header(teams), "Content-Type": row.content_type}
    return {name: value for name, value in given.items() if value is not None}


def test_the_table_is_whole() -> None:
    """So that nobody takes out the row that has begun to fail."""
    assert {row.number for row in ROWS} == set(range(1, 79))
