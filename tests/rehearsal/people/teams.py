"""Teams, in this process: chats with the cards in them, a roster, and the weather. Every post is written down."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bot.teams.connector import RosterMember
from dialogs.delivery.rules.delivery import Delivered, Gone, GoneWhy, Outcome, Throttled, Unclear, tag_of
from dialogs.ground.ids import ActivityId, ConversationId, TenantId
from storage.delivery.outbox import Claimed
from tests.rehearsal.people.looking import Card

Json = dict[str, Any]

THROTTLED = 0.015  # of all sendings, on an ordinary day
STORM = timedelta(minutes=3)  # in which Teams takes hardly anything
LARGEST = 28 * 1024  # bytes of a card


@dataclass
class Post:
    """A card in a chat, as it stands now. `kind` is the message's; empty for an answer."""

    id: ActivityId
    card: Card
    kind: str
    at: datetime


@dataclass
class Chat:
    """A conversation and what stands in it. A person's can be closed to the bot."""

    posts: list[Post] = field(default_factory=list)
    closed: GoneWhy | None = None
    arrived: Callable[[Post], None] = lambda _post: None


# Told of every attempt for a message of the outbox, right when Teams has it.
Told = Callable[[Claimed, Outcome, Json, bool], None]


@dataclass(kw_only=True)
class InProcessTeams:
    """Has the calls of `bot.connector.Connector` that the post and the mind make."""

    clock: Callable[[], datetime]
    seed: int
    told: Told
    storm: datetime  # when it breaks loose
    chats: dict[ConversationId, Chat] = field(default_factory=dict)
    roster: dict[str, RosterMember] = field(default_factory=dict)
    in_hand: dict[int, Claimed] = field(default_factory=dict)  # by the identity of the activity that was written for it
    _tries: Counter[str] = field(default_factory=Counter)
    _ids: count[int] = field(default_factory=lambda: count(1))

    def chat(self, conversation: str) -> Chat:
        """A reply in a channel's thread stands in the channel."""
        return self.chats.setdefault(ConversationId(conversation.partition(";messageid=")[0]), Chat())

    async def send(self, service_url: str, conversation: ConversationId, activity: Json) -> Outcome:
        del service_url
        return self._taken(conversation, activity, conversation)

    async def post_to_channel(self, service_url: str, tenant: TenantId, channel: str, activity: Json) -> Outcome:
        del service_url, tenant
        return self._taken(channel, activity, None)

    async def update(
        self, service_url: str, conversation: ConversationId, activity_id: ActivityId, activity: Json
    ) -> Outcome:
        del service_url
        post = next((one for one in self.chat(conversation).posts if one.id == activity_id), None)
        outcome = self._weather(conversation)
        if post is None:
            outcome = Gone(why=GoneWhy.ACTIVITY_MISSING, status=404)
        elif isinstance(outcome, Delivered):
            post.card, outcome = _card(activity), Delivered(conversation=conversation, activity=activity_id)
        self._note(outcome, activity, edit=True)
        return outcome

    async def member(
        self, service_url: str, conversation: ConversationId, user_id: str
    ) -> RosterMember | Throttled | Gone | Unclear:
        del service_url, conversation
        return self.roster.get(user_id) or Gone(why=GoneWhy.NOT_IN_ROSTER, status=404)

    def answered(self, conversation: ConversationId, content: Json) -> Post:
        """A card that came back in the response to what somebody wrote: the bot's reply, not the outbox's."""
        post = Post(id=self._id(), card=Card(content), kind="", at=self.clock())
        self.chat(conversation).posts.append(post)
        return post

    def _taken(self, conversation: str, activity: Json, thread: ConversationId | None) -> Outcome:
        outcome = self._weather(conversation)
        if not isinstance(outcome, Delivered):
            self._note(outcome, activity)
            return outcome
        claimed = self.in_hand.get(id(activity))
        post = Post(id=self._id(), card=_card(activity), kind=claimed.kind if claimed else "", at=self.clock())
        where = thread or ConversationId(f"{conversation};messageid={post.id}")
        outcome = Delivered(conversation=where, activity=post.id)
        chat = self.chat(conversation)
        chat.posts.append(post)
        self._note(outcome, activity)
        chat.arrived(post)
        return outcome

    def _note(self, outcome: Outcome, activity: Json, *, edit: bool = False) -> None:
        claimed = self.in_hand.pop(id(activity), None)
        if claimed is not None:
            self.told(claimed, outcome, activity, edit)

    def _weather(self, conversation: str) -> Outcome:
        """The same for the same seed, whatever order things are sent in."""
        self._tries[conversation] += 1
        chance = random.Random(f"{self.seed}:{conversation}:{self._tries[conversation]}")  # noqa: S311 - weather
        if closed := self.chat(conversation).closed:
            return Gone(why=closed, status=403)
        stormy = self.storm <= self.clock() < self.storm + STORM
        if chance.random() < (0.9 if stormy else THROTTLED):
            return Throttled(status=429, after=chance.choice((None, 1.0, 5.0, 20.0)))
        return Delivered(conversation=ConversationId(conversation))

    def _id(self) -> ActivityId:
        return ActivityId(f"{1_700_000_000_000 + next(self._ids)}")


def _card(activity: Json) -> Card:
    return Card(activity["attachments"][0]["content"])


def tag(outcome: Outcome) -> str:
    return tag_of(outcome)
