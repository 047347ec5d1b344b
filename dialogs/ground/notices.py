"""The line above a page: what was saved, or why nothing was. Facts; `cards` finds the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from dialogs.ground.page import Page
from dialogs.ground.texts import Text


class Notice:
    """A notice: the line above a page. Facts; `cards` finds the words. Each subject has its own beside these."""

    __slots__ = ()


class Saved(StrEnum):
    """What was saved, in a word. Each subject has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedThing(Notice):
    what: Saved
    at: datetime
    by: str
    number: int | None = None  # of the question it belongs to
    met_later: str = ""  # the person made accountable, where SAM-boten has not met them yet


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedMeanwhile(Notice):
    """An old card, or two people at once: nothing was overwritten. Who changed what is told, today's page is shown."""

    by: str
    at: datetime | None = None
    number: int | None = None
    choice: Text | None = None  # the answer that stands there now
    comment: str = ""  # what the person had typed and that is still in the field


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCard(Notice):
    """The card was made before the review was reopened, or shows something that is no longer there."""

    reopened_reason: str | None = None


class Lack(StrEnum):
    """What is missing or wrong in what a person typed. Each subject has its own beside the common ones."""


class CommonLack(Lack):
    """What several forms ask for: a line of reason, a day, a person, a unit."""

    REASON = "reason"  # Ej aktuellt, late, reopen, no measure: a line of reason
    WHAT = "what"
    DUE = "due"
    DUE_UNREADABLE = "due_unreadable"
    DUE_PASSED = "due_passed"
    WHO = "who"
    WHO_UNKNOWN = "who_unknown"
    WHO_SEVERAL = "who_several"  # the name fits several people
    WHO_GROUP = "who_group"  # "alla", a group: one person is accountable
    WHO_ADDRESS = "who_address"  # no address of somebody's at work
    WHO_SAME = "who_same"  # it is theirs already
    COMMENT = "comment"
    DONE_WHAT = "done_what"
    WHY = "why"
    SAME_DAY = "same_day"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking(Notice):
    what: tuple[Lack, ...]
    typed: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYours(Notice):
    """The person has no seat in this review (any more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyInPrivate(Notice):
    """Reviews are never shown in a channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood(Notice):
    """A button or a word that means nothing (any more). `could`: words that it looks like, each with its event."""

    typed: str = ""
    could: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TooFast(Notice):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What goes back to the one who acted: a page, and above it a line about what was (not) done."""

    page: Page
    notice: Notice | None = None
