"""What an event's fields are read from."""

from __future__ import annotations

from dataclasses import field
from typing import Any


def typed() -> Any:
    """A field that the person typed or chose in an input of the same name."""
    return field(default=None, metadata={"typed": True})
