"""What can become of a message that was sent, as values, and what to do about each: the retry policy.

Source of the codes: Teams' table of status codes for bot conversations (412, 429, 502, 503 and 504 may be tried again, nothing else).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dialogs.ids import ActivityId, ConversationId


class GoneWhy(StrEnum):
    """Why it cannot be delivered now: stored as state and shown to somebody who can act."""

    NOT_IN_ROSTER = "not_in_roster"  # uninstalled, or never installed
    BLOCKED = "blocked"  # the user blocked the bot; only the user can undo it, by writing
    WRITES_BLOCKED = "writes_blocked"  # archived team, or a roster that no longer lets the bot write
    DISABLED_BY_ADMIN = "disabled_by_admin"  # stops the whole tenant
    FORBIDDEN = "forbidden"  # any other 403
    CONVERSATION_MISSING = "conversation_missing"  # 404
    ACTIVITY_MISSING = "activity_missing"  # 404 at an update: the post is gone, a new one is needed
    TOO_BIG = "too_big"  # 413
    REFUSED = "refused"  # 400, 401, 500: our fault or the service's; trying again does not help


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    conversation: ConversationId
    activity: ActivityId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Throttled:
    """429, 412 or 503 and the like, certainly not delivered. `after` is Retry-After in seconds, if it was given."""

    status: int
    after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    why: GoneWhy
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A time-out, a broken connection, 502 or 504: it may have been delivered. `error` is a type's name, never a text."""

    error: str


Outcome = Delivered | Throttled | Gone | Unclear
