"""What a turn changes beside the review itself: notes of a person, who answers together, what stood in the way."""

from __future__ import annotations

from typing import assert_never

from bot.turns.writing import Writing, writes
from dialogs.reviews.changes import CauseSaid, Change, NodesJoined, Noted
from storage.ground import notes
from storage.reviews import causes, joining


@writes
def keep(to: Writing, change: Change) -> None:
    session, actor = to.session, to.actor
    match change:
        case Noted():
            notes.note(
                session, change.review, actor.person.id, actor.now, remind_on=change.remind_on, not_mine=change.not_mine
            )
        case NodesJoined():
            if to.review is None:
                raise AssertionError("units join a review")
            own = [to.review.home_of(actor.person.id).id]
            joined = [one.node for one in change.nodes]
            joining.join_nodes(session, to.review.id, to.review.round, joined, own, actor.now)
        case CauseSaid():
            causes.say(session, change.review, actor.person.id, change.cause, actor.now)
        case _:
            assert_never(change)
