"""What has not moved is not read again: values remembered in the process by a key that changes whenever they would.

A key names content (rows, revisions), never only an id: so nothing has to be thrown away at the right moment, and a second
process cannot make it wrong. Levels are only looked at in transactions that change no review: what is not committed yet would
be remembered here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Forgets everything when it is full, which costs one reading."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: dict[Key, Value] = {}
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        found = self._found.get(key)
        if found is None:
            found = make()
            with self._lock:
                if len(self._found) >= self._most:
                    self._found.clear()
                self._found[key] = found
        return found
