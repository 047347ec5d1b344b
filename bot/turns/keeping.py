"""Writing down what a turn about a review came to: the review itself, and what is beside it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.turns.writing import Writing, write
from dialogs.ground.turn import Actor, Turn
from dialogs.reviews.changes import NodesJoined
from dialogs.reviews.rules.review import Review
from storage.reviews import joining
from storage.reviews.writing import save


def keep(session: Session, review: Review, turn: Turn, actor: Actor) -> Review:
    """The review afterwards. Raises MovedOn where somebody else was faster, so that it is decided again."""
    after = turn.state or review
    if any(isinstance(change, NodesJoined) for change in turn.changes):
        joining.one_at_a_time(session, review.round)
    if turn.state is not None:
        save(session, review, turn.state, actor.person.id, actor.now)
    write(turn, Writing(session=session, actor=actor, review=after))
    return after
