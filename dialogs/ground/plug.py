"""The plug: what a subject hands to those who serve all subjects, and the check that each thing is claimed exactly once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

S = TypeVar("S", bound=StrEnum)
V = TypeVar("V")


def members(union: Any) -> tuple[type[Any], ...]:
    """The classes of a closed union; of a class that is not one, itself."""
    return get_args(union) if get_origin(union) in (Union, UnionType) else (union,)


def claimed(claims: Iterable[tuple[Any, V]], what: str) -> Mapping[type[Any], V]:
    """Who takes what, from (union, taker) pairs. Raises TypeError where two claim one thing: at start, not at a press."""
    takers: dict[type[Any], V] = {}
    for union, taker in claims:
        for kind in members(union):
            if kind in takers:
                raise TypeError(f"{what} {kind.__name__} is claimed twice")
            takers[kind] = taker
    return takers


def defined(base: type[Any]) -> tuple[type[Any], ...]:
    """The classes made of `base`, as their modules know them: `slots=True` makes a class anew and leaves the first one about."""
    return tuple(kind for kind in base.__subclasses__() if getattr(sys.modules[kind.__module__], kind.__name__) is kind)


def complete(takers: Mapping[type[Any], object], kinds: Iterable[type[Any]], what: str) -> None:
    """Raises TypeError where something has no taker: a change that nobody writes down is an error, never a lost write."""
    lost = sorted(kind.__name__ for kind in kinds if kind not in takers)
    if lost:
        raise TypeError(f"{what} without a taker: {', '.join(lost)}")


def variants(base: type[S]) -> tuple[S, ...]:
    """All members of the enums made of `base`, which has none itself, in the order of their values."""
    return tuple(sorted((one for kind in base.__subclasses__() for one in kind), key=str))
