"""What `reminders preview` shows of channels: the week's and the month's line, where one would be posted on that day."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.cli import named
from bot.cli.round_shown import Shown
from bot.delivery import reminders
from bot.delivery.reminders import Reminders
from dialogs.ground.ids import NodeId
from dialogs.reminders.messages import ReminderMessage
from dialogs.reviews import letters
from dialogs.reviews.messages import ReviewMessage
from storage.organisation import tree as organisation
from storage.organisation.contacts import Reach
from storage.reminders import monthly_posts, reminder_subjects, weekly_posts
from storage.reminders.channel_posts import Line
from storage.reviews.reading import load


def rows(
    session: Session, shown: Shown, settings: Reminders, at: date, today: date, *, zone: ZoneInfo, top: NodeId | None
) -> list[tuple[str, ...]]:
    """As things stand now. On a later day of the week or month only what an outage has left unsent until today."""
    first = reminders.first_days(at, settings.calendar(zone, at))
    nodes, within = organisation.nodes(session), None
    if top is not None:
        within = reminder_subjects.nodes_below(session, top)
    found, kinds = [], named.messages(shown.t)
    for line in reminders.lines(session, at, settings.calendar(zone, at)):
        on = first[0] if line.kind is ReviewMessage.WEEKLY else first[1]
        if at not in (on, today) or (within is not None and line.node not in within):
            continue
        if _says_something(session, line, at):
            reached = line.channel.state in (Reach.REACHABLE, Reach.UNKNOWN)
            found.append(
                (
                    line.channel.name or line.channel.channel_id,
                    kinds[line.kind],
                    nodes[line.node].name,
                    shown.t("yes") if reached else shown.t("no"),
                )
            )
    return sorted(found, key=lambda row: (organisation.alphabetical(row[2]), row))


def _says_something(session: Session, line: Line, at: date) -> bool:
    """What is decided when it is sent, decided now: a plan that is done, a round that is signed, get no line."""
    if line.kind is ReminderMessage.MONTHLY:
        return monthly_posts.page(session, line.node, at) is not None
    review = load(session, line.review, at, with_past=False) if line.review else None
    return review is not None and (
        letters.weekly(review, at, weekly_posts.counted_below(session, line.node, at)) is not None
    )
