"""Who is meant to see to a measure: one person, or why nobody could be named."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dialogs.ground.ids import PersonId
from dialogs.ground.notices import CommonLack, Lack
from dialogs.ground.people import Person
from dialogs.organisation.rules.accountable import is_group


@dataclass(frozen=True, slots=True)
class Named:
    """Who it is; beside `Lack`, which says why nobody could be named."""

    person: PersonId


def who(
    listed: str | None,
    name: str | None,
    picked: str | None,
    candidates: Collection[PersonId],
    found: tuple[Person, ...],
) -> Named | Lack:
    """A typed name goes before the list: somebody took the trouble to write it."""
    if name:
        if is_group(name):
            return CommonLack.WHO_GROUP
        if len(found) == 1:
            return Named(found[0].id)
        if "@" in name and not found:
            return CommonLack.WHO_ADDRESS  # of a good one there would be somebody: storage/organisation/outsiders.py
        return CommonLack.WHO_SEVERAL if found else CommonLack.WHO_UNKNOWN
    chosen = picked or listed
    if not chosen:
        return CommonLack.WHO
    known = next((person for person in candidates if person == chosen), None)
    if known is not None:
        return Named(known)
    return Named(found[0].id) if len(found) == 1 else CommonLack.WHO_UNKNOWN
