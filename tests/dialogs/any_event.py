"""Any event at all, for Hypothesis: read off the fields of the event's class, so that a new field is tried at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from dialogs.subjects import Event

TYPED = st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=40).map(
    str.strip
)
IDS = st.text(min_size=1, max_size=200)
PLAIN: Mapping[type, st.SearchStrategy[Any]] = {
    UUID: st.uuids(),
    int: st.integers(0, 2**31 - 1),
    bool: st.booleans(),
    str: IDS,
}


def typed_fields(kind: type[Event]) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind) if one.metadata.get("typed"))


def any_of(kind: type[Event], known: Mapping[str, st.SearchStrategy[Any]] | None = None) -> st.SearchStrategy[Event]:
    """`known` are values for fields of these names; the rest is anything that its type allows."""
    hints, known = get_type_hints(kind), known or {}
    values = {one.name: known[one.name] if one.name in known else _values(one, hints[one.name]) for one in fields(kind)}
    return st.builds(kind, **values)


def _values(one: Field[Any], hint: Any) -> st.SearchStrategy[Any]:
    if one.metadata.get("typed"):
        return st.none() | TYPED
    optional = get_origin(hint) in (Union, UnionType)
    if optional:
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    plain = getattr(hint, "__supertype__", hint)
    values = st.sampled_from(plain) if issubclass(plain, StrEnum) else PLAIN[plain]
    if optional:
        assert one.default is not MISSING, one.name  # a button leaves out what is None
        return st.none() | values
    return values
