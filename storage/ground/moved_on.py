"""The optimistic-lock conflict: what was read is not what is kept any more."""

from __future__ import annotations


class MovedOn(Exception):
    """Somebody else changed it after it was read: read it again and decide again."""
