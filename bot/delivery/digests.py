"""What is sent unasked because of a date: a person's reminders of one morning, and a channel's line of the month."""

from __future__ import annotations

from typing import assert_never

from bot.delivery.post import Post, Written
from dialogs.ground.notices import Reply
from dialogs.reminders import digesting
from dialogs.reminders.messages import ReminderMessage
from storage.handover import leavers
from storage.home import desks
from storage.matters import owed as owed_answers
from storage.organisation import tree as organisation
from storage.reminders import duties, monthly_posts, reminding
from storage.risk import owed as owed_risks


def write(kind: ReminderMessage, post: Post) -> Written | None:
    match kind:
        case ReminderMessage.DIGEST:
            return _digest(post)
        case ReminderMessage.MONTHLY:
            return _monthly(post)
        case _:
            assert_never(kind)


def _monthly(post: Post) -> Written | None:
    """One that waited until the next month has become pointless."""
    if post.subject.mark != monthly_posts.mark(post.today) or post.node is None:
        return None
    return post.to_channel(monthly_posts.page(post.session, post.node, post.today))


def _digest(post: Post) -> Written | None:
    """Of today only: one that comes too late is dropped, and the next morning says what then is due."""
    session, today, zone, person = post.session, post.today, post.manner.zone, post.receiver()
    if person is None or post.subject.mark != today.isoformat():
        return None
    roles = organisation.roles_of(session, person.id, today)
    of = digesting.OnePerson(
        reviews=desks.my_reviews(session, person.id, roles, today, unsigned=True),
        measures=reminding.measures_of(session, zone, today, person.id),
        left=leavers.left_to(session, person.id, today),
        answers=owed_answers.owed(session, zone, today, person.id),
        risks=owed_risks.owed(session, zone, today, person.id),
        duties=duties.owed(session, zone, today, person.id),
        invited=reminding.invited(session, zone, person.id),
        told=reminding.told(session, person.id, but=post.claimed.key).get(person.id, frozenset()),
        snoozed_until=reminding.snoozed(session).get(person.id),
    )
    reminders = post.manner.reminders
    found = digesting.digest(of, post.reader(person), reminders.calendar(zone, today), reminders.intervals)
    if found is None:
        return None
    reminding.remember(session, person.id, found.keys, post.claimed.key)
    return Reply(page=found.page), post.language(person)
