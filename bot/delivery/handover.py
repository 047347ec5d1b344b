"""Letters about what changes hands: everything of somebody's, and what a unit that has ended leaves open."""

from __future__ import annotations

from typing import assert_never

from bot.delivery.post import Post, Written
from bot.turns import handing_all, taking_over
from dialogs.handover.messages import HandoverMessage


def write(kind: HandoverMessage, post: Post) -> Written | None:
    match kind:
        case HandoverMessage.ALL_HANDED:
            return post.to_reader(lambda reader: handing_all.letter(post.session, post.subject, reader))
        case HandoverMessage.TAKE_OVER:
            return post.to_reader(lambda reader: taking_over.letter(post.session, post.subject, reader))
        case _:
            assert_never(kind)
