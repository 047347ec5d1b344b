"""The whole bot on a real database with a fake Teams, and people who can be told what to do."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from sqlalchemy import func, select

from bot.wiring import POSTMAN, Parts
from dialogs.ground.ids import ChecklistId, NodeId, ReviewId, RoundId
from dialogs.reviews.rules.review import Review
from storage.checklists import files as checklist_files
from storage.checklists.versions import keep_core
from storage.database import Sessions, transaction
from storage.organisation.importing import applying, checking, comparing, sheets
from storage.reviews import rounds
from storage.reviews.reading import load
from storage.tables import Table
from storage.tables.outbox import OutboxRow
from storage.tables.reviews import HistoryRow
from tests.fake_teams import TENANT, Chat, Person
from tests.stories import cards
from tests.stories.teams import Post, StatefulTeams, assert_fits

Json = dict[str, Any]

MONDAY = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
REGION = Path(__file__).parent / "region"
TEAM = "19:team32@thread.tacv2"
CHANNEL = "19:kanal32@thread.tacv2"
GROUP = Chat("groupChat", "19:paret@thread.v2")
IN_CHANNEL = Chat(
    "channel",
    f"{CHANNEL};messageid=1",
    {
        "teamsChannelId": CHANNEL,
        "teamsTeamId": TEAM,
        "channel": {"id": CHANNEL, "name": "Arbetsmiljö"},
        "team": {"id": TEAM, "name": "Avd 32", "aadGroupId": "b1"},
    },
)


def load_region(sessions: Sessions, folder: Path = REGION, today: date = MONDAY.date()) -> None:
    plan = checking.check(sheets.read(folder), today)
    assert not plan.errors, plan.errors
    with transaction(sessions) as session:
        applying.apply(session, comparing.compare(session, plan, today), MONDAY, today)


def open_round(
    sessions: Sessions, year: int = 2026, opens: date = date(2026, 9, 1), closes: date = date(2026, 11, 30)
) -> RoundId:
    text = checklist_files.available()[ChecklistId("vastmanland")].read_text(encoding="utf-8")
    with transaction(sessions) as session:
        core = keep_core(session, text, MONDAY)
        return rounds.open_round(session, year=year, core_row=core, opens=opens, closes=closes, now=MONDAY)[0]


@dataclass
class World:
    teams: StatefulTeams
    client: TestClient[Any, Any]
    parts: Parts
    sessions: Sessions
    clock: Clock
    submit: bool = False
    round: RoundId | None = None
    people: dict[str, Someone] = field(default_factory=dict)

    async def send(self, body: Json) -> ClientResponse:
        return await self.client.post("/api/messages", json=body, headers=self.teams.headers())

    async def delivers_mail(self) -> int:
        """The postman's round: everything that is due."""
        return await self.parts.app[POSTMAN].deliver_all(self.clock.now)

    async def looks_at_the_calendar(self) -> None:
        self.parts.lookout.look()
        await self.delivers_mail()

    def passes(self, **time: float) -> None:
        self.clock.now += timedelta(**time)

    def somebody(self, name: str, email: str | None = None, *, tenant: str = TENANT) -> Someone:
        """A person with a Teams account. The roster knows their e-mail address."""
        number = len(self.people) + 1
        known = Person(f"29:{number}", name, f"00000000-0000-4000-8000-{number:012d}")
        address = email or f"{name.split()[0].lower()}@example.com"
        self.teams.members[known.teams_id] = {
            "id": known.teams_id,
            "name": name,
            "objectId": known.entra_id,
            "email": address,
            "userPrincipalName": address,
            "tenantId": tenant,
        }
        someone = Someone(self, known, Chat("personal", f"a:{number}"))
        self.people[name] = someone
        return someone

    def channel_posts(self, channel: str = CHANNEL) -> list[Post]:
        return [post for post in self.teams.chats.posts if post.conversation.startswith(channel)]

    # --- what the organisation does

    def imports(self, folder: Path, **files: Mapping[str, str]) -> None:
        """A later import: the region's files with some lines replaced, `roles={"anna;chef": "lina;chef"}`."""
        new = folder / f"region-{self.clock.now:%H%M%S%f}"
        shutil.copytree(REGION, new)
        for name, replaced in files.items():
            path = new / f"{name}.csv"
            text = path.read_text(encoding="utf-8")
            for old, fresh in replaced.items():
                assert old in text, f"{old!r} is not in {name}.csv"
                text = text.replace(old, fresh)
            path.write_text(text, encoding="utf-8")
        load_region(self.sessions, new, self.clock.now.date())

    # --- what is kept

    def review_at(self, node: str) -> ReviewId:
        assert self.round is not None
        with transaction(self.sessions) as session:
            found = rounds.review_of(session, self.round, NodeId(node))
        assert found is not None
        return found

    def review(self, node: str = "avd32") -> Review:
        return self.loaded(self.review_at(node))

    def loaded(self, review: ReviewId) -> Review:
        with transaction(self.sessions) as session:
            found = load(session, review, self.clock.now.date())
        assert found is not None
        return found

    def outbox(self) -> int:
        """How many messages there have been."""
        with transaction(self.sessions) as session:
            return session.scalar(select(func.count()).select_from(OutboxRow)) or 0

    def empties(self) -> None:
        """Everything gone, for another world in the same database."""
        with transaction(self.sessions) as session:
            for table in reversed(Table.metadata.sorted_tables):
                session.execute(table.delete())

    def history(self) -> int:
        """How many changes there have been, in all reviews."""
        with transaction(self.sessions) as session:
            return session.scalar(select(func.count()).select_from(HistoryRow)) or 0


@dataclass
class Clock:
    now: datetime = MONDAY

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@dataclass
class Someone:
    """A person in their personal chat, or (with `at`) in another place."""

    world: World
    who: Person
    chat: Chat
    looking_at: Post | None = None

    def at(self, chat: Chat) -> Someone:
        return Someone(self.world, self.who, chat)

    # --- what they do

    async def installs(self) -> None:
        await self._told("installationUpdate", action="add")
        await self._told("conversationUpdate", membersAdded=[{"id": self.world.teams.activity("x")["recipient"]["id"]}])

    async def removes_the_app(self) -> None:
        await self._told("installationUpdate", action="remove")

    async def says(self, text: str, *, mention: bool = True) -> str:
        fields: Json = {"text": text}
        if self.chat.kind != "personal" and mention:
            bot = self.world.teams.activity("x")["recipient"]
            fields["text"] = f"<at>SAM-boten</at> {text}"
            fields["entities"] = [{"type": "mention", "mentioned": bot, "text": "<at>SAM-boten</at>"}]
        return await self._told("message", **fields)

    async def _told(self, kind: str, **fields: Any) -> str:
        before = len(self.world.teams.chats.posts)
        response = await self.world.send(self.world.teams.activity(kind, self.who, self.chat, **fields))
        assert response.status == 200, response.status
        new = [post for post in self.world.teams.chats.posts[before:] if post.conversation == self.chat.id]
        if new:
            self.looking_at = new[-1]
        return self.sees if new else ""

    async def presses(self, title: str, nth: int = 0, /, **typed: str) -> str:
        """A button on the card one is looking at, with what is typed in its fields."""
        action = cards.button(self.card, title, nth)
        return await self.presses_again(action, self.post, cards.inputs(self.card) | typed)

    def button(self, title: str, nth: int = 0) -> Json:
        """To be pressed later, when the card has become old."""
        return cards.button(self.card, title, nth)

    async def presses_again(self, action: Json, post: Post, typed: Json | None = None) -> str:
        """A button kept from before: an old card, a second press."""
        data = {**action.get("data", {}), **(typed or {})}
        teams = self.world.teams
        verb = action.get("verb") or data.get("verb")
        if self.world.submit:
            body = teams.activity(
                "message", self.who, self.chat, value={**data, "verb": verb}, replyToId=post.id, text=None
            )
            response = await self.world.send(body)
            assert response.status == 200, response.status
        else:
            response = await self.world.send(teams.press(str(verb), data, self.who, self.chat, replyToId=post.id))
            assert response.status == 200, response.status
            answer = await response.json()
            if answer["type"] == "application/vnd.microsoft.card.adaptive":
                assert_fits(answer["value"])
                post.private[self.who.teams_id] = answer["value"]
        self.looking_at = post
        return self.sees

    async def answers_everything(self, title: str = "Ja") -> None:
        """From the question one is at until there are none left."""
        for _ in range(60):
            if not any(one.startswith(title) for one in self.buttons):
                return
            if "Fråga" not in self.sees and "Question" not in self.sees:
                return
            await self.presses(title)
        raise AssertionError("the questions never end")

    # --- what they see

    @property
    def post(self) -> Post:
        mine = self.world.teams.chats.of(self.chat.id)
        post = self.looking_at or (mine[-1] if mine else None)
        assert post is not None, f"{self.who.name} has no card"
        return post

    @property
    def card(self) -> Json:
        return self.post.seen_by(self.who.teams_id)

    @property
    def sees(self) -> str:
        return cards.text(self.card)

    @property
    def inbox(self) -> list[Post]:
        return self.world.teams.chats.of(self.chat.id)

    def reads_the_newest(self) -> str:
        self.looking_at = self.inbox[-1]
        return self.sees

    @property
    def buttons(self) -> list[str]:
        return [one["title"] for one in cards.buttons(self.card)]

    def letters(self, words: str) -> list[Post]:
        """The cards in their chat that say this."""
        return [post for post in self.inbox if words in cards.text(post.seen_by(self.who.teams_id))]
