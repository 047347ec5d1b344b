"""A Teams with memory: every chat holds the cards that stand in it, so that people can look at them and press."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from bot.teams.activities import CARD
from tests.fake_teams import Call, FakeTeams

Json = dict[str, Any]


LARGEST = 28 * 1024  # bytes of a card that Teams takes


@dataclass
class Post:
    """A card in a chat, as it stands now. In `private` is what an Execute showed to the one who pressed, until an edit."""

    conversation: str
    id: str
    card: Json
    summary: str
    edits: int = 0
    private: dict[str, Json] = field(default_factory=dict)

    def seen_by(self, teams_id: str) -> Json:
        return self.private.get(teams_id, self.card)

    def edited(self, card: Json) -> None:
        self.card, self.private, self.edits = card, {}, self.edits + 1


@dataclass
class Chats:
    posts: list[Post] = field(default_factory=list)

    def of(self, conversation: str) -> list[Post]:
        return [post for post in self.posts if post.conversation == conversation]

    def find(self, conversation: str, id_: str) -> Post | None:
        return next((post for post in self.of(conversation) if post.id == id_), None)


@dataclass
class OneDrive:
    """The questions about files that stand in chats, the receipts that have taken their place, and what was saved."""

    asked: dict[str, Json] = field(default_factory=dict)
    receipts: list[Json] = field(default_factory=list)
    saved: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)
    status: int = 201
    there: asyncio.Event = field(default_factory=asyncio.Event)  # OneDrive answers; cleared, it lets everybody wait

    def __post_init__(self) -> None:
        self.there.set()

    def take(self, call: Call, answered: Json, attachment: Json) -> None:
        if call.method == "PUT":
            self.asked.pop(call.activity_id or "", None)
            self.receipts.append(attachment)
        else:
            self.asked[answered["id"]] = attachment

    def save(self, name: str, content: bytes, headers: dict[str, str]) -> web.Response:
        if self.status < 300:
            self.saved.append((name, content, headers))
        return web.json_response({"id": "1"}, status=self.status)


class StatefulTeams(FakeTeams):
    def __init__(self) -> None:
        super().__init__()
        self.chats = Chats()
        self.files = OneDrive()
        self.posted = asyncio.Event()  # something new stands in a chat

    def _app(self) -> web.Application:
        app = super()._app()
        app.router.add_put("/onedrive/{name}", self._saved)
        return app

    async def _saved(self, request: web.Request) -> web.Response:
        await self.files.there.wait()
        return self.files.save(request.match_info["name"], await request.read(), dict(request.headers))

    def _usual(self, call: Call, part: str | None) -> web.Response:
        response = super()._usual(call, part)
        if call.body and part != "members":
            self._remember(call, response)
        return response

    def _remember(self, call: Call, response: web.Response) -> None:
        answered = json.loads(response.text or "{}")
        activity = call.body.get("activity", call.body)
        if not activity.get("attachments"):
            return
        if activity["attachments"][0]["contentType"] != CARD:
            self.files.take(call, answered, activity["attachments"][0])
            return
        card, summary = activity["attachments"][0]["content"], activity.get("summary", "")
        assert_fits(card)
        conversation = unquote(call.conversation or "") or call.body["channelData"]["channel"]["id"]
        if call.method == "PUT" and (post := self.chats.find(conversation, call.activity_id or "")):
            post.edited(card)
            return
        if call.method == "PUT":  # in the place of a question about a file
            self.files.asked.pop(call.activity_id or "", None)
        id_ = answered.get("activityId") or call.activity_id or answered["id"]
        self.posted.set()
        self.chats.posts.append(Post(conversation=conversation, id=id_, card=card, summary=summary))


def assert_fits(card: Json) -> None:
    """Teams refuses a larger one, and the person then sees nothing at all."""
    size = len(json.dumps(card, ensure_ascii=False).encode())
    assert size <= LARGEST, f"a card of {size} bytes"
