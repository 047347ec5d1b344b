"""Letters about a review, its post in the unit's channel, and the card that a pair shares."""

from __future__ import annotations

from uuid import UUID

from bot.delivery.post import Post, Written
from bot.turns import callers
from dialogs.ground.ids import ConversationId, ReviewId
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor
from dialogs.reviews import letters, standing
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.rules.review import Review
from storage.ground import notes
from storage.organisation import tree as organisation
from storage.reminders import weekly_posts
from storage.reviews.reading import load


def write(kind: ReviewMessage, post: Post) -> Written | None:
    review = load(post.session, ReviewId(UUID(post.subject.review)), post.today)
    if review is None:
        return None
    match kind:
        case ReviewMessage.SUMMARY:
            return post.to_channel(letters.summary(post.subject, review, post.manner.zone))
        case ReviewMessage.WEEKLY:
            return _weekly(post, review)
        case ReviewMessage.EDIT:
            return _edited(post, review)
        case _:
            return post.to_reader(lambda reader: _to_one(kind, post, review, reader))


def _to_one(kind: ReviewMessage, post: Post, review: Review, reader: Actor) -> Reply | None:
    if kind is ReviewMessage.INVITATION and notes.is_open(post.session, reader.person.id, review.id):
        return None  # they found the way before the invitation did
    declined = post.subject.by if kind is ReviewMessage.NOT_MINE else None
    text = notes.why_not_mine(post.session, review.id, declined) if declined else ""
    return letters.compose(kind, post.subject, review, reader, text=text, by=post.by())


def _weekly(post: Post, review: Review) -> Written | None:
    """The week's line in a channel; one that waited until the next week has become pointless."""
    if post.subject.mark != weekly_posts.mark(post.today) or post.node is None:
        return None
    below = weekly_posts.counted_below(post.session, post.node, post.today)
    return post.to_channel(letters.weekly(review, post.today, below))


def _edited(post: Post, review: Review) -> Written | None:
    """The card that a pair shares, as it stands: for everybody in the chat but the one who pressed."""
    shared = notes.shared_card(post.session, review.id, ConversationId(post.claimed.lane))
    person = organisation.person(post.session, shared.pressed_by) if shared and shared.pressed_by else None
    if shared is None or person is None or review.seat_kind(person.id) is None:
        return None
    if shared.activity != post.subject.mark:
        return None  # another card has taken its place; not asked of `edits`, which a card posted anew has lost
    actor = Actor(person=person, now=post.now, today=post.today, in_group=True)
    return Reply(page=standing.shared(review, actor, shared.bookmark)), callers.language(person, None)
