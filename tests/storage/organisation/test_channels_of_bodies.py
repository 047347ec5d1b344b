"""What a level's channels get when somebody presses: an answer from above, to the unit and its bodies, in the round's thread."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.delivery import posting
from dialogs.decisions.messages import DecisionMessage
from dialogs.ground.ids import DecisionId, PersonId, TenantId
from dialogs.ground.messages import Message, MessageKind
from dialogs.reviews.messages import ReviewMessage
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Outgoing
from storage.organisation import contacts
from storage.organisation.contacts import Purpose
from storage.tables.outbox import OutboxRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, NOW, A

HOURS = posting.Hours(zone=ZoneInfo("UTC"), any_time=True)
MA = PersonId("ma")
CHANNELS = {"19:unit@thread.tacv2": Purpose.UNIT, "19:group@thread.tacv2": Purpose.COOPERATION_GROUP}


@pytest.fixture
def review(sessions: Sessions) -> str:
    """Two channels of one unit: its own, and its samverkansgrupp's."""
    with transaction(sessions) as session:
        small.organisation(session)
        contacts.team_seen(session, "team", TenantId("t"), "Team", "https://smba.example.com/", NOW)
        for channel, purpose in CHANNELS.items():
            contacts.link_channel(session, A1, "team", channel, purpose, None, MA, NOW)
        return small.review_of(session, small.opened(session), A1).hex


def letter(kind: MessageKind) -> Message:
    return Message(kind=kind, mark=A1, decision=DecisionId(UUID(int=5)), node=A1, unit=A1, by=MA)


def posts(sessions: Sessions, kind: MessageKind) -> list[tuple[str | None, str | None]]:
    """Where each goes: a new post in a channel, or an answer in a thread."""
    with sessions() as session:
        rows = session.execute(
            select(OutboxRow.channel_id, OutboxRow.lane).where(OutboxRow.kind == kind.value).order_by(OutboxRow.id)
        )
        return [(row.channel_id, row.lane) for row in rows]


def test_an_answer_from_above_reaches_the_unit_and_its_bodies_once(sessions: Sessions, review: str) -> None:
    """To every level and body beneath (G22); a summary is the unit's own and stays in its channel."""
    with transaction(sessions) as session:
        for _ in range(2):
            posting.post(session, [letter(DecisionMessage.FED_BACK), letter(ReviewMessage.REOPENED)], NOW, HOURS)
    assert {channel for channel, _ in posts(sessions, DecisionMessage.FED_BACK)} == set(CHANNELS)
    assert len(posts(sessions, DecisionMessage.FED_BACK)) == 2
    assert [channel for channel, _ in posts(sessions, ReviewMessage.REOPENED)] == ["19:unit@thread.tacv2"]


def test_it_stands_under_the_round_s_post_where_there_is_one(sessions: Sessions, review: str) -> None:
    """Whoever reads the answer finds above it what it is an answer to."""
    thread = "19:group@thread.tacv2;messageid=1"
    with transaction(sessions) as session:
        key = f"weekly:{review}:19:group@thread.tacv2:2026-w45"
        weekly = Outgoing(key=key, kind="weekly", subject={"mark": "2026-w45"}, channel="19:group@thread.tacv2")
        outbox.put(session, [weekly], NOW)
        session.execute(update(OutboxRow).values(state="sent", conversation_id=thread))
        posting.post(session, [letter(DecisionMessage.FED_BACK)], NOW, HOURS)
    assert set(posts(sessions, DecisionMessage.FED_BACK)) == {
        ("19:unit@thread.tacv2", "19:unit@thread.tacv2"),
        (None, thread),
    }


def test_another_level_s_channels_hear_nothing(sessions: Sessions, review: str) -> None:
    """A channel belongs to its node."""
    with transaction(sessions) as session:
        posting.post(session, [Message(kind=DecisionMessage.FED_BACK, mark=A, node=A, unit=A, by=MA)], NOW, HOURS)
    assert posts(sessions, DecisionMessage.FED_BACK) == []
