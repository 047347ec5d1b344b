"""What goes on when its request has been answered: so much and no more, and an end when the bot stops."""

from __future__ import annotations

import asyncio

from bot.files.later import Later


async def test_what_has_begun_is_waited_for() -> None:
    """Somebody has said yes to a file: a bot that stops finishes it first."""
    later, done = Later(), []

    async def work() -> None:
        await asyncio.sleep(0)
        done.append(1)

    assert later.begin(work())
    await later.done()
    assert done == [1]
    await later.done()  # nothing is left, and that is no error


async def test_there_is_room_for_so_many() -> None:
    """Whoever presses a hundred times fills no memory. When one has ended there is room again."""
    later, may = Later(most=2), asyncio.Event()

    async def work() -> None:
        await may.wait()

    assert [later.begin(work()) for _ in range(3)] == [True, True, False]
    may.set()
    await later.done()
    assert later.begin(work())
    await later.done()


async def test_what_takes_too_long_is_given_up() -> None:
    """The bot is to stop some time."""
    later, ended = Later(), []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(1)

    assert later.begin(work())
    await later.done(within=0.01)
    assert ended == [1]
