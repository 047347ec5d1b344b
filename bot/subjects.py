"""What each subject hands to the turn: a line for each. What nobody takes, writes or sends stops the start, not a press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

from sqlalchemy.orm import Session

from bot.delivery import analyses as analysis_letters
from bot.delivery import decisions as decision_letters
from bot.delivery import digests
from bot.delivery import extra as extra_letters
from bot.delivery import handover as handover_letters
from bot.delivery import matters as matter_letters
from bot.delivery import measures as measure_letters
from bot.delivery import reviews as review_letters
from bot.delivery.post import Post, Written
from bot.turns import (
    analyses,
    channels,
    decisions,
    desk,
    extra,
    handing_all,
    levels,
    matters,
    measures,
    reviews,
    risk,
    taking_over,
)
from bot.turns.ways import Ways
from bot.turns.writing import WRITERS
from dialogs.documents.events import Event as FileEvent
from dialogs.ground.event import NAMES
from dialogs.ground.messages import MessageKind
from dialogs.ground.plug import claimed, complete, defined, members
from dialogs.ground.turn import Actor, Change, Turn
from dialogs.home.events import Event as DeskEvent
from dialogs.organisation.events import Event as ChannelEvent
from dialogs.reviews.events import Event as ReviewEvent
from dialogs.sharing.events import Event as SharingEvent

Take = Callable[[Session, Any, Actor, Ways], Turn]
Typed = Callable[[Any], Any]
Write = Callable[[Any, Post], Written | None]

# Between one person and the bot; never in a group chat, which is about its one review.
_TAKES: tuple[Take, ...] = (
    analyses.take,
    decisions.take,
    extra.take,
    handing_all.take,
    levels.take,
    matters.take,
    measures.take,
    risk.take,
    taking_over.take,
)
TAKERS: Mapping[type[Any], Take] = claimed(((get_type_hints(take)["event"], take) for take in _TAKES), "the event")

# Taken by the frame itself: what is about a review, the start page, a channel or a file.
_FRAME = {kind for union in (ReviewEvent, SharingEvent, DeskEvent, ChannelEvent, FileEvent) for kind in members(union)}
complete({**TAKERS, **dict.fromkeys(_FRAME)}, NAMES, "events")

_WRITING = (
    analyses,
    channels,
    decisions,
    desk,
    extra,
    matters,
    measures,
    reviews,
    risk,
    taking_over,
)  # they have the writers
complete(WRITERS, defined(Change), "changes")

_LETTERS: tuple[Write, ...] = (
    analysis_letters.write,
    decision_letters.write,
    digests.write,
    extra_letters.write,
    handover_letters.write,
    matter_letters.write,
    measure_letters.write,
    review_letters.write,
)
LETTERS: Mapping[type[Any], Write] = claimed(
    ((next(iter(get_type_hints(write).values())), write) for write in _LETTERS), "the message"
)
complete(LETTERS, defined(MessageKind), "messages")
