"""Two postmen in two processes keep Teams' limits together: the tenant's rate and each conversation's, from Teams' own log.

Counted at the moments of claiming, which every message carries, and which a slow machine does not change; and at the
moments when Teams got them, where only what is in a process's hands can be late.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest

from dialogs.delivery.rules.delivery import Limits
from storage.database import Sessions
from tests.bot.delivery.storm import Arrival, Teams, hosting, messages, most_within
from tests.bot.delivery.storm_process import Orders
from tests.post import chat_of, put, to

RATE = 10  # messages a second, so that even a busy machine could do more
AT_ONCE = 2  # in the hands of one process
BUSY = 20  # messages for one person; the rest are for as many people
OTHERS = 40


def moments(log: list[Arrival]) -> list[float]:
    return [each.claimed.timestamp() for each in log]


@pytest.mark.parametrize("backend", ["postgresql"])  # several processes share no SQLite
async def test_two_processes_together_keep_the_rate_of_the_tenant_and_of_each_conversation(
    sessions: Sessions, database_url: str
) -> None:
    """Each keeping the limits for itself would be twice what Teams allows, and 429 for everybody."""
    async with Teams() as teams, hosting(sessions, Orders(url=database_url, per_tenant=RATE, at_once=AT_ONCE)) as host:
        sent = messages(sessions, teams, OTHERS, 1)
        busy = {f"reminder:p0:more-{number:02}" for number in range(BUSY)}
        put(sessions, *(to("p0", f"more-{number:02}") for number in range(BUSY)))
        await host.prepares(2)
        host.begins()
        host.begins()
        await host.finishes()
        await host.ends()
    assert sorted(each.key for each in teams.log) == sorted(sent | busy)
    assert len({each.by for each in teams.log}) == 2, "one of them did everything"

    second = 1.0 + Limits().margin
    assert most_within(moments(teams.log), second) <= RATE
    assert most_within([each.at for each in teams.log], second) <= RATE + 2 * AT_ONCE
    assert most_within([each.at for each in teams.log], 3.0) <= 3 * RATE + 2 * AT_ONCE

    lanes: dict[str, list[Arrival]] = defaultdict(list)
    for each in teams.log:
        lanes[each.conversation].append(each)
    for lane, (most, seconds) in itertools.product(lanes.values(), Limits().per_lane):
        assert most_within(moments(lane), seconds + Limits().margin) <= most
        assert most_within([each.at for each in lane], seconds) <= most + 1  # the one that came late
    ours = lanes[chat_of("p0")]
    assert [each.key for each in ours[1:]] == sorted(busy), "out of order"


def test_the_count_within_a_while_is_of_the_fullest_while() -> None:
    """The measure itself: the end of a stretch belongs to the next one."""
    assert most_within([], 1.0) == 0
    assert most_within([0.0, 1.0, 2.0], 1.0) == 1
    assert most_within([0.0, 0.5, 0.9, 1.0, 5.0], 1.0) == 3
    assert most_within([3.0, 0.1, 0.2, 0.0], 1.0) == 3
