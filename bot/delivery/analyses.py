"""Letters about a level's analysis: to its representatives, and to its managers."""

from __future__ import annotations

from uuid import UUID

from bot.delivery.post import Post, Written
from dialogs.analyses import letters
from dialogs.analyses.messages import AnalysisMessage
from dialogs.ground.ids import AnalysisId
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor
from storage.analyses import reading as analyses


def write(kind: AnalysisMessage, post: Post) -> Written | None:
    def says(reader: Actor) -> Reply | None:
        analysis = analyses.by_id(post.session, AnalysisId(UUID(post.subject.analysis)), reader.today)
        return letters.compose(kind, post.subject, analysis, reader, by=post.by()) if analysis else None

    return post.to_reader(says)
