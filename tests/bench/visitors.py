"""A person in Teams as a generator of load: says something, looks at the card that comes back, presses a button on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from aiohttp import ClientSession

from dialogs.ground import buttons
from dialogs.ground.ids import PersonId
from dialogs.home.events import Home
from tests.bench.load import Request
from tests.bench.region import entra_id
from tests.bench.servers import Server
from tests.fake_teams import Chat, Person
from tests.stories import cards
from tests.stories.teams import StatefulTeams

Json = dict[str, Any]

QUESTIONS = 26
EVERY = 13  # of these one is a shortcoming, and gets a measure


@dataclass(kw_only=True)
class Visitor:
    person: PersonId
    teams: StatefulTeams
    server: Server
    session: ClientSession
    card: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.who = Person(f"29:{self.person}", self.person, entra_id(self.person))
        self.chat = Chat("personal", f"a:{self.person}")
        self.headers = self.teams.headers(sub=self.person)  # a token of their own, so that each is really checked

    async def says(self, text: str) -> None:
        await self._post(self.teams.activity("message", self.who, self.chat, text=text))

    async def goes_home(self) -> None:
        await self._pressed(*buttons.write(Home()), {})

    async def begins(self) -> None:
        """To the first question, through the card that was posted."""
        await self.says("starta")
        self.card = self.teams.chats.of(self.chat.id)[-1].card
        await self.presses("Var för sig", employees="12")

    async def presses(self, title: str, **typed: str) -> None:
        button = cards.button(self.card, title)
        await self._pressed(button["verb"], button["data"], cards.inputs(self.card) | typed)

    async def _pressed(self, verb: str, data: Json, typed: Json) -> None:
        answer = await self._post(self.teams.press(verb, {**data, **typed}, self.who, self.chat))
        assert answer["type"] == "application/vnd.microsoft.card.adaptive", answer
        self.card = answer["value"]

    async def _post(self, body: Json) -> Any:
        async with self.session.post(self.server.messages, json=body, headers=self.headers) as response:
            assert response.status in (200, 201), response.status
            return await response.json() if response.content_length else None

    # --- what they do, one request at a time

    def answers_everything(self) -> Iterator[Request]:
        for number in range(1, QUESTIONS + 1):
            if number % EVERY:
                yield lambda: self.presses("Ja", comment="Tas upp på APT varje månad.")
            else:
                yield lambda: self.presses("Nej", comment="Vi har inte hunnit med det i år.")
                yield self._plans

    async def _plans(self) -> None:
        due = date.today() + timedelta(days=60)  # noqa: DTZ011 - any day ahead
        await self.presses("Planera", what="Ta upp det på APT", due=due.isoformat(), who=self.person)

    def comes_home(self, times: int) -> Iterator[Request]:
        return (self.goes_home for _ in range(times))
