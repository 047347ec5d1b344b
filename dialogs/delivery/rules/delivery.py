"""What can become of a message that was sent, as values, and what to do about each: the retry policy.

Source of the codes: Teams' table of status codes for bot conversations (412, 429, 502, 503 and 504 may be tried again,
nothing else).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from math import ceil
from typing import assert_never

from dialogs.ground.ids import ActivityId, ConversationId


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwritten:
    """The letter could not be written, so nothing was sent. `error` is a type's name."""

    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How fast, how often and how long. Teams calls its own numbers estimates, so these are settings and not constants."""

    per_tenant: float = 25.0  # messages in a second; Teams allows 50, and answers and look-ups share them
    per_lane: tuple[tuple[int, float], ...] = ((7, 1.0), (8, 2.0), (60, 30.0))  # so many in so many seconds
    burst: float = 0.2  # seconds whose share of the tenant's rate may go at once
    margin: float = 0.1  # added to each stretch of time: what was claimed at its beginning may arrive so much later
    lease: float = 120.0  # seconds until a claim lapses; well above the postman's time limit for one sending
    attempts: int = 20  # that failed by the message's own fault; with the delays below about three hours of trying
    throttled_lanes: int = 3  # so many conversations throttled at once: it is the tenant, not a conversation
    throttled_within: float = 30.0
    pause: float = 30.0  # for a throttled tenant, unless Retry-After says longer

    def __post_init__(self) -> None:
        if self.per_tenant < 1:
            raise ValueError("less than one message a second would never send any")
        if 1.0 + self.margin >= SHORTEST_DELAY:
            raise ValueError("a message that is tried twice would be counted once")

    @property
    def at_once(self) -> int:
        """Of the tenant's messages, in any stretch as long as a burst."""
        return ceil(self.per_tenant * self.burst)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """It arrived."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryIn:
    """Try again after `seconds`. `unclear`: the attempt may have arrived, and counts against how often it may repeat.

    `held`: Teams held it back, which is not the message's fault, and does not count towards giving it up.
    """

    seconds: float
    tag: str
    unclear: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAnew:
    """The post that was to be edited is gone: try again as a new post."""

    seconds: float
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Nobody knows where to send it any more: it waits until the bot meets the person or the team again."""

    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """No longer worth sending. Nobody needs to act."""

    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """Not delivered, or nobody knows; the operator is shown it."""

    tag: str


Step = Sent | RetryIn | PostAnew | Wait | Drop | Dead

# How often a message may be repeated when nobody knows whether it arrived (no idempotency key exists in Teams). A
# summary is for a whole channel to see, and bots cannot read channels: somebody looks before it is repeated.
# Everything else, a reminder or an invitation, repeats at most once. An edit may always be repeated.
REPEATS: Mapping[str, int] = {"summary": 0}
REPEATS_OTHERWISE = 1

# Nothing is held back for ever. A digest and a weekly line are of their own day and week; a card is edited again when
# it changes again. After two months an invitation is about a round that is over.
LASTS: Mapping[str, timedelta] = {"edit": timedelta(days=1), "digest": timedelta(days=2), "weekly": timedelta(days=8)}
LASTS_OTHERWISE = timedelta(days=60)
TOO_OLD = "too_old"  # before the tag of what held it back

FIRST_DELAY = 2.0
LONGEST_DELAY = 900.0
LONGEST_RETRY_AFTER = 3600.0
SHORTEST_DELAY = 1.5  # so that no message is sent twice within a second, and the rate can be counted in rows
DISABLED_DELAY = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What the policy needs to know about the message that was tried."""

    kind: str
    attempts: int  # this one included
    unclear: int  # earlier attempts that may have arrived
    edits: bool  # it was to change a post, so that a repetition does no harm
    addressed: bool  # to a person or a channel, whose address can come back; not to a conversation as such
    held: int = 0  # earlier attempts that Teams held back
    age: timedelta = timedelta(0)  # since it could go for the first time

    @property
    def may_repeat(self) -> bool:
        return self.edits or self.unclear < repeats(self.kind)

    @property
    def faults(self) -> int:
        """Attempts that are the message's own, this one included."""
        return self.attempts - self.held

    @property
    def is_too_old(self) -> bool:
        return self.age >= lasts(self.kind)


def repeats(kind: str) -> int:
    return REPEATS.get(kind, REPEATS_OTHERWISE)


def lasts(kind: str) -> timedelta:
    return LASTS.get(kind, LASTS_OTHERWISE)


def next_step(outcome: Outcome | Unwritten, tried: Sending, jitter: float, limits: Limits) -> Step:
    """What to do after an attempt. `jitter` is random, from 0 up to 1."""
    tag = tag_of(outcome)
    match outcome:
        case Delivered():
            return Sent()
        case Gone(why=why):
            return _after_gone(why, tag, tried)
        case Throttled() if tried.is_too_old:
            return Dead(tag=f"{TOO_OLD}:{tag}")
        case Throttled(after=after):
            return RetryIn(seconds=delay(tried.attempts, jitter, at_least=after or 0.0), tag=tag, held=True)
        case Unwritten() | Unclear() if tried.faults >= limits.attempts:
            return Dead(tag=tag)
        case Unwritten():
            return RetryIn(seconds=delay(tried.attempts, jitter), tag=tag)
        case Unclear() if tried.may_repeat:
            return RetryIn(seconds=delay(tried.attempts, jitter), tag=tag, unclear=True)
        case Unclear():
            return Dead(tag=tag)
        case _:
            assert_never(outcome)


def _after_gone(why: GoneWhy, tag: str, tried: Sending) -> Step:
    match why:
        case GoneWhy.ACTIVITY_MISSING if tried.edits:
            return PostAnew(seconds=SHORTEST_DELAY, tag=tag)
        case GoneWhy.DISABLED_BY_ADMIN if tried.is_too_old:
            return Dead(tag=f"{TOO_OLD}:{tag}")
        case GoneWhy.DISABLED_BY_ADMIN:  # the tenant is paused; an administrator can undo it without telling us
            return RetryIn(seconds=DISABLED_DELAY, tag=tag, held=True)
        case GoneWhy.NOT_IN_ROSTER | GoneWhy.BLOCKED | GoneWhy.WRITES_BLOCKED | GoneWhy.CONVERSATION_MISSING:
            return Wait(tag=tag) if tried.addressed and not tried.edits else Drop(tag=tag)
        case GoneWhy.ACTIVITY_MISSING | GoneWhy.FORBIDDEN | GoneWhy.TOO_BIG | GoneWhy.REFUSED:
            return Dead(tag=tag)
        case _:
            assert_never(why)


def delay(attempts: int, jitter: float, *, at_least: float = 0.0) -> float:
    """Twice as long after every attempt, and spread, so that what failed together does not come back together."""
    growing = min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** min(attempts - 1, 30))
    return max(growing, min(at_least, LONGEST_RETRY_AFTER)) * (1.0 + 0.3 * jitter)


def tag_of(outcome: Outcome | Unwritten) -> str:
    """The outcome in a word or two, as it is kept in the row, logged and shown to the operator."""
    match outcome:
        case Delivered():
            return "delivered"
        case Throttled(status=status):
            return f"throttled:{status}"
        case Gone(why=why):
            return f"gone:{why}"
        case Unclear(error=error):
            return f"unclear:{error}"
        case Unwritten(error=error):
            return f"unwritten:{error}"
        case _:
            assert_never(outcome)


def tenant_pause(outcome: Outcome, throttled: int, limits: Limits) -> float | None:
    """For how many seconds the whole tenant is left alone, now that `throttled` of its conversations have said 429."""
    match outcome:
        case Throttled(status=429, after=after) if throttled >= limits.throttled_lanes:
            return max(limits.pause, min(after or 0.0, LONGEST_RETRY_AFTER))
        case Gone(why=GoneWhy.DISABLED_BY_ADMIN):
            return DISABLED_DELAY
        case _:
            return None
