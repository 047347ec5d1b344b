"""A small world for the outbox: people and channels that can be met, messages to them, and a Teams that can be told
what to answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.delivering import Delivery, Letter, Obsolete, Worker
from bot.delivery.postman import Pace, Postman
from dialogs.delivery.rules.delivery import Delivered, Gone, GoneWhy, Limits, Outcome, Sent
from dialogs.ground.ids import ActivityId, ConversationId, PersonId, TenantId
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Claimed, Landed, Outgoing
from storage.tables.organisation import ChannelRow, ContactRow, NodeRow, PersonRow, TeamRow
from storage.tables.outbox import OutboxRow

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
URL = "https://smba.example/emea/"
TENANT = TenantId("region")


def seconds(n: float) -> timedelta:
    return timedelta(seconds=n)


def chat_of(person: str) -> ConversationId:
    return ConversationId(f"chat-{person}")


def people(sessions: Sessions, *ids: str, met: bool = True, tenant: str | None = TENANT) -> None:
    with transaction(sessions) as session:
        session.add_all(PersonRow(id=each, name=each, tenant_id=tenant if met else None) for each in ids)
        session.flush()
        if met:
            session.add_all(
                ContactRow(
                    person_id=each, conversation_id=chat_of(each), service_url=URL, teams_user_id=each, seen_at=NOW
                )
                for each in ids
            )


def team(sessions: Sessions, *, installed: bool = True) -> None:
    """A unit with the channel `19:unit` in the team `t1`."""
    with transaction(sessions) as session:
        session.add(NodeRow(id="unit", level="enhet", name="Enheten"))
        session.flush()
        session.add(ChannelRow(node_id="unit", team_id="t1", channel_id="19:unit", purpose="unit"))
        if installed:
            session.add(TeamRow(team_id="t1", tenant_id=TENANT, service_url=URL, seen_at=NOW))


def to(person: str, mark: object = 1, *, kind: str = "reminder", not_before: datetime | None = None) -> Outgoing:
    key = f"{kind}:{person}:{mark}"
    return Outgoing(key=key, kind=kind, subject={"mark": str(mark)}, person=PersonId(person), not_before=not_before)


def to_channel(mark: object = 1, *, kind: str = "summary") -> Outgoing:
    return Outgoing(key=f"{kind}:{mark}", kind=kind, subject={"mark": str(mark)}, channel="19:unit")


def to_lane(lane: str, mark: int, tenant: TenantId = TENANT) -> Outgoing:
    """To a conversation as such."""
    return Outgoing(
        key=f"{tenant}:{lane}:{mark}",
        kind="reminder",
        subject={},
        lane=ConversationId(lane),
        service_url=URL,
        tenant=tenant,
    )


def edit(mark: object = 1, lane: str = "group", text: str = "") -> tuple[Outgoing, Landed]:
    """An edit of a card in a group chat."""
    conversation, activity = ConversationId(lane), ActivityId(f"card-{mark}")
    message = Outgoing(
        key=f"edit:{lane}:{activity}",
        kind="edit",
        subject={"text": text},
        lane=conversation,
        service_url=URL,
        tenant=TENANT,
    )
    return message, Landed(conversation=conversation, activity=activity)


def put(sessions: Sessions, *messages: Outgoing, now: datetime = NOW) -> None:
    with transaction(sessions) as session:
        outbox.put(session, messages, now)


def put_edit(sessions: Sessions, message: tuple[Outgoing, Landed], now: datetime = NOW) -> None:
    with transaction(sessions) as session:
        outbox.put_edit(session, *message, now)


def claim(sessions: Sessions, now: datetime = NOW, limits: Limits | None = None, most: int = 1000) -> list[Claimed]:
    with transaction(sessions) as session:
        return outbox.claim(session, now, limits or Limits(), most)


WIDE = Limits(per_tenant=1000)  # where it is not the tenant's rate that is looked at


def drain(sessions: Sessions, now: datetime, limits: Limits = WIDE) -> list[str]:
    """Claims and records as sent until nothing more may go at this moment."""
    went: list[str] = []
    while claimed := claim(sessions, now, limits):
        went += keys(claimed)
        with transaction(sessions) as session:
            for each in claimed:
                outbox.record(session, each, Sent(), now)
    return went


def keys(claimed: Iterable[Claimed]) -> list[str]:
    return [each.key for each in claimed]


def row(sessions: Sessions, key: str) -> OutboxRow:
    with transaction(sessions) as session:
        return session.scalars(select(OutboxRow).where(OutboxRow.key == key)).one()


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What Teams was asked for."""

    call: str  # send, channel, update
    conversation: str
    activity: ActivityId | None
    text: str


@dataclass(kw_only=True)
class Teams:
    """Keeps what arrives. Answers as told, message by message; with `Delivered` when nothing is told.

    `may_answer`, if there is one, holds back every answer until it is set.
    """

    may_answer: asyncio.Event | None = None
    answers: list[Outcome | Exception] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)

    def will_answer(self, *outcomes: Outcome | Exception) -> None:
        self.answers += outcomes

    @property
    def texts(self) -> list[str]:
        return [arrival.text for arrival in self.arrivals]

    async def send(self, service_url: str, conversation: ConversationId, activity: dict[str, Any]) -> Outcome:
        return await self._answer("send", service_url, conversation, None, activity)

    async def post_to_channel(
        self, service_url: str, tenant: TenantId, channel: str, activity: dict[str, Any]
    ) -> Outcome:
        assert tenant == TENANT
        return await self._answer("channel", service_url, ConversationId(channel), None, activity)

    async def update(
        self, service_url: str, conversation: ConversationId, activity_id: ActivityId, activity: dict[str, Any]
    ) -> Outcome:
        return await self._answer("update", service_url, conversation, activity_id, activity)

    async def _answer(
        self, call: str, url: str, conversation: ConversationId, edited: ActivityId | None, activity: dict[str, Any]
    ) -> Outcome:
        assert url == URL
        self.arrivals.append(Arrival(call=call, conversation=conversation, activity=edited, text=str(activity["text"])))
        number = len(self.arrivals)
        if self.may_answer is not None:
            await self.may_answer.wait()
        if not self.answers:
            return Delivered(conversation=conversation, activity=edited or ActivityId(f"a{number}"))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def letter(claimed: Claimed) -> Letter | Obsolete:
    """The key, or the text that the subject names."""
    text = claimed.subject.get("text") or claimed.key
    return Letter(activity={"type": "message", "text": text}, update_of=claimed.edits)


def not_reachable(session: Session, claimed: Claimed, gone: Gone) -> None:
    """What a refusal says about a person's chat, stored."""
    if claimed.person is not None and (contact := session.get(ContactRow, claimed.person)) is not None:
        contact.state = "blocked" if gone.why is GoneWhy.BLOCKED else "not_in_roster"


def postman(
    sessions: Sessions,
    teams: Any,
    *,
    clock: Callable[[], datetime] = lambda: NOW,
    pace: Pace | None = None,
    **changes: Any,
) -> Postman:
    settings: dict[str, Any] = {"letters": letter, "on_gone": not_reachable, "jitter": lambda: 0.0}
    delivery = Delivery(worker=Worker(sessions=sessions), connector=teams, **(settings | changes))
    return Postman(delivery=delivery, clock=clock, pace=pace or Pace())
