"""What people do again and again in the stories, each in a line."""

from __future__ import annotations

from tests.stories.world import IN_CHANNEL, Someone, World


async def links_the_channel(manager: Someone) -> None:
    there = manager.at(IN_CHANNEL)
    await there.says("koppla")
    await there.presses("Koppla")


async def begins(manager: Someone, employees: str = "12") -> None:
    """To the first question, each answering alone."""
    await manager.says("starta")
    title = "Var för sig" if "Var för sig" in manager.buttons else "Spara och fortsätt"
    await manager.presses(title, employees=employees)


async def answers(manager: Someone, **first: str) -> None:
    """Everything Ja; with `comment` and `what` the first one is Nej with a planned measure."""
    await begins(manager)
    if first:
        await manager.presses("Nej", comment=first["comment"])
        await manager.presses("Planera", what=first["what"], due="2027-01-31")
    await manager.answers_everything("Ja")


async def hands_over(world: World, manager: Someone, **first: str) -> None:
    await answers(manager, **first)
    await manager.presses("Lämna över")
    await world.delivers_mail()


async def confirms_everything(rep: Someone) -> None:
    """What is left of the areas, and then the plan."""
    await rep.says("starta")
    for _ in range(20):
        agree = [title for title in rep.buttons if title.startswith("Håller med")]
        if not agree:
            return
        await rep.presses(agree[0])
    raise AssertionError("the areas never end")


async def signs(world: World, *people: Someone) -> None:
    for one in people:
        await one.says("starta")
        await one.presses("Skriv under")
    await world.delivers_mail()


async def is_signed(world: World, manager: Someone, rep: Someone) -> None:
    """The whole way."""
    await hands_over(world, manager)
    await confirms_everything(rep)
    await signs(world, rep, manager)
