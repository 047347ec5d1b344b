"""What a form for a measure asks: what, when and who, read together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dialogs.ground.dates import read_day
from dialogs.ground.ids import PersonId
from dialogs.ground.notices import CommonLack, Lack
from dialogs.ground.turn import Actor
from dialogs.organisation import naming
from dialogs.organisation.around import Around
from dialogs.organisation.naming import Named
from dialogs.reviews.pages.answering import Draft
from dialogs.reviews.rules.review import Priority


class Form(Protocol):
    """An event of a form that asks by when and who."""

    @property
    def due(self) -> str | None: ...
    @property
    def who(self) -> str | None: ...
    @property
    def who_name(self) -> str | None: ...
    @property
    def who_found(self) -> str | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    due: date | None
    who: PersonId | None  # None: nobody was named
    lacks: tuple[Lack, ...]


def read(
    event: Form, candidates: Collection[PersonId], actor: Actor, around: Around, *, proposing: bool = False
) -> Asked:
    """A proposal may leave the day open."""
    due = read_day(event.due, actor.today) if event.due else None
    late = due_lack(event.due, actor)
    who = naming.who(event.who, event.who_name, event.who_found, candidates, around.found)
    lacks = [] if late is None or (proposing and late is CommonLack.DUE) else [late]
    if isinstance(who, Lack) and who is not CommonLack.WHO:
        lacks.append(who)
    return Asked(due=due, who=who.person if isinstance(who, Named) else None, lacks=tuple(lacks))


def draft(event: Form, *, what: str = "", priority: Priority = Priority.NORMAL) -> Draft:
    """What was typed, to be shown again."""
    return Draft(what=what, due=event.due or "", who=event.who or "", who_name=event.who_name or "", priority=priority)


def met_later(who: PersonId | None, around: Around) -> str:
    """The name of somebody whom SAM-boten can reach first when they open the app."""
    return next((one.name for one in around.found if one.id == who and one.id in around.met_later), "")


def due_lack(typed: str | None, actor: Actor) -> Lack | None:
    if not typed:
        return CommonLack.DUE
    day = read_day(typed, actor.today)
    if day is None:
        return CommonLack.DUE_UNREADABLE
    return CommonLack.DUE_PASSED if day < actor.today else None
