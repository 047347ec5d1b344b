"""The post of a whole region: everybody's invitation and every channel's post at once, put, claimed and delivered once.

With STORM_PEOPLE=10000 in the environment (`make storm`) it is a region; else a small one, for every day. The processes'
clock runs faster than the world's: so a mailing of ten minutes takes one or two, and the limits are kept all the same.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from itertools import islice

from sqlalchemy import func, select, update

from dialogs.delivery.rules.delivery import Limits
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Outgoing
from storage.tables.organisation import ChannelRow, ContactRow, NodeRow, TeamRow
from storage.tables.outbox import OutboxRow
from tests.bot.delivery.storm import Host, Teams, hosting, most_within
from tests.bot.delivery.storm_process import Orders
from tests.post import NOW, TENANT, people, put, to

PEOPLE = int(os.environ.get("STORM_PEOPLE", "400"))
CHANNELS = PEOPLE * 3 // 10
SPEED = 20.0
PATIENCE = 60.0 + PEOPLE / 20  # seconds in which it fails rather than hangs


def region(sessions: Sessions, teams: Teams) -> list[Outgoing]:
    """A message for everybody, and one for every channel of a unit."""
    names = [f"p{number}" for number in range(PEOPLE)]
    people(sessions, *names)
    with transaction(sessions) as session:
        session.execute(update(ContactRow).values(service_url=teams.url))
        session.add_all(NodeRow(id=f"u{n}", level="enhet", name=f"Enhet {n}") for n in range(CHANNELS))
        session.flush()
        session.add_all(
            TeamRow(team_id=f"t{n}", tenant_id=TENANT, service_url=teams.url, seen_at=NOW) for n in range(CHANNELS)
        )
        session.add_all(
            ChannelRow(node_id=f"u{n}", team_id=f"t{n}", channel_id=f"19:c{n}", purpose="unit") for n in range(CHANNELS)
        )
    posts = (Outgoing(key=f"weekly:{n}", kind="weekly", subject={}, channel=f"19:c{n}") for n in range(CHANNELS))
    return [*(to(name, kind="invitation") for name in names), *posts]


def all_put(sessions: Sessions, messages: Iterable[Outgoing]) -> float:
    """In how many seconds. In one transaction, as a round opens."""
    began = time.perf_counter()
    put(sessions, *messages)
    return time.perf_counter() - began


def left(sessions: Sessions) -> int:
    with transaction(sessions) as session:
        return session.scalar(select(func.count()).select_from(OutboxRow).where(OutboxRow.state != "sent")) or 0


async def delivered(host: Host, teams: Teams, messages: int) -> float:
    """In how many seconds, told every tenth."""
    began = time.perf_counter()
    for tenth in range(1, 11):
        await teams.has(messages * tenth // 10)
        said = f"{messages * tenth // 10} of {messages} after {time.perf_counter() - began:.0f} s"
        print(said, flush=True)  # noqa: T201 - shown by `make storm`
    took = time.perf_counter() - began
    await host.finishes()
    return took


async def test_a_region_gets_its_post_once_in_order_and_at_the_pace(
    sessions: Sessions, database_url: str, backend: str
) -> None:
    """10,000 people and 3,000 channels, on SQLite by one process and on PostgreSQL by two that share the limits."""
    processes, limits = (1 if backend == "sqlite" else 2), Limits()
    orders = Orders(url=database_url, speed=SPEED, time_limit=3.0)
    async with Teams() as teams, hosting(sessions, orders, PATIENCE) as host:
        messages = region(sessions, teams)
        put_in = all_put(sessions, messages)
        await host.prepares(processes)
        for _ in range(processes):
            host.begins()
        took = await delivered(host, teams, len(messages))
        await host.ends()
    assert left(sessions) == 0
    assert teams.copies == {message.key: 1 for message in messages}

    claimed = sorted(each.claimed.timestamp() for each in teams.log)
    fullest = most_within(claimed, 1.0 + limits.margin)
    assert fullest <= limits.per_tenant
    assert most_within(claimed, limits.burst) <= limits.at_once
    pace = len(claimed) / (claimed[-1] - claimed[0])
    print(  # noqa: T201
        f"{len(messages)} messages put in {put_in:.1f} s, delivered in {took:.0f} s by {processes} on {backend}; "
        f"{pace:.1f} a second by their clock, at most {fullest} in one"
    )
    if processes > 1:
        assert len({each.by for each in teams.log}) == processes, "one of them did everything"


def test_nothing_is_claimed_out_of_the_order_it_was_put(sessions: Sessions) -> None:
    """The first to be put is the first to go: nobody at the end of the list waits longer than the list is."""
    names = [f"p{number}" for number in range(300)]
    people(sessions, *names)
    put(sessions, *(to(name) for name in names))
    wide, went = Limits(per_tenant=1000), []
    with transaction(sessions) as session:
        while claimed := outbox.claim(session, NOW, wide, 25):
            went += [each.person for each in claimed]
    assert went == list(islice(names, len(went)))
    assert len(went) == wide.at_once
