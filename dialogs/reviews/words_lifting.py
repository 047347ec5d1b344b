"""Typed words of something lifted: what; to whom; by when."""

from __future__ import annotations

from dialogs.ground.dates import read_day
from dialogs.ground.turn import Actor


def lifted(tail: str, actor: Actor) -> tuple[str | None, str | None, str | None]:
    """What, to whom and by when: the last two in either order, and either may be left out."""
    what, *others = parts(tail) or [""]
    due = next((one for one in others if read_day(one, actor.today)), None)
    to_name = next((one for one in others if one != due), None)
    return what or None, without_to(to_name), iso(due, actor)


def parts(tail: str) -> list[str]:
    return [part.strip() for part in tail.split(";") if part.strip()]


def without_to(named: str | None) -> str | None:
    """ "till Kirurgkliniken" and "Kirurgkliniken" mean the same."""
    if named is None:
        return None
    first, _, rest = named.partition(" ")
    return rest.strip() if first.lower() in ("till", "to") and rest.strip() else named


def iso(due: str | None, actor: Actor) -> str | None:
    day = read_day(due, actor.today) if due else None
    return day.isoformat() if day else due
