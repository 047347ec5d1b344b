"""Lifting something, and what stands in the database of it: for the stories of matters."""

from __future__ import annotations

from sqlalchemy import select

from storage.database import transaction
from storage.tables.reviews import MatterRow, MatterStepRow, MeasureRow
from tests.stories.world import Someone, World

WHAT = "Ny ventilation i läkemedelsrummet"


def matters(world: World) -> list[MatterRow]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(MatterRow).order_by(MatterRow.lifted_at)))


def steps(world: World) -> list[str]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(MatterStepRow.step).order_by(MatterStepRow.id)))


def measures(world: World) -> list[MeasureRow]:
    with transaction(world.sessions) as session:
        return list(session.scalars(select(MeasureRow).order_by(MeasureRow.created_at)))


async def lifts(world: World, someone: Someone, what: str = WHAT, **typed: str) -> None:
    """On its own, from the lists."""
    await someone.says("ärenden")
    await someone.presses("Lyft något")
    await someone.presses("Lyft frågan", what=what, **typed)
    await world.delivers_mail()


async def reads(someone: Someone, words: str) -> str:
    """The one letter that says this; its button is pressed."""
    [letter] = someone.letters(words)
    someone.looking_at = letter
    return await someone.presses("Öppna ärendet")
