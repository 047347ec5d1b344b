"""Letters about a matter: to those who lifted it, and to those who have it."""

from __future__ import annotations

from uuid import UUID

from bot.delivery.post import Post, Written
from dialogs.ground.ids import MatterId
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor
from dialogs.matters import letters
from dialogs.reviews.messages import MatterMessage
from storage.matters import reading as cases


def write(kind: MatterMessage, post: Post) -> Written | None:
    def says(reader: Actor) -> Reply | None:
        case = cases.case(post.session, MatterId(UUID(post.subject.matter)), reader.today)
        return letters.compose(kind, post.subject, case, reader, by=post.by()) if case else None

    return post.to_reader(says)
