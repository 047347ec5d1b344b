"""The letter that offers a small extra follow-up, as things stand when it is sent: what waits, and what would be asked."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from bot.delivery.post import Post, Written
from dialogs.extra.messages import ExtraMessage
from dialogs.extra.pages import OfferPage
from dialogs.extra.rules import extra
from dialogs.ground.ids import PersonId
from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor
from dialogs.organisation.rules.organisation import managers_of
from dialogs.reviews.rules.extra import ExtraKind
from storage.extra import offers as extra_offers
from storage.extra import rounds as extra_rounds
from storage.handover import leavers
from storage.organisation import tree as organisation


def write(_kind: ExtraMessage, post: Post) -> Written | None:
    def says(reader: Actor) -> Reply | None:
        page = offer(post.session, post.subject, reader.person.id, reader.today, post.manner.extra_weeks)
        return Reply(page=page) if page else None

    return post.to_reader(says)


def offer(session: Session, subject: Subject, reader: PersonId, today: date, weeks: int) -> OfferPage | None:
    """None when the reader does not manage the unit any more, has answered, or there is nothing to ask."""
    node, kind = subject.unit, ExtraKind(subject.mark.partition(":")[0])
    if node is None or not extra_offers.is_open(session, node, reader, kind):
        return None
    nodes = organisation.nodes(session)
    checklist = extra_rounds.checklist_at(session, node)
    if node not in nodes or checklist is None:
        return None
    if reader not in managers_of(node, organisation.roles_at(session, [node], today), today):
        return None
    asked = extra.few(checklist) or tuple(one.id for one in checklist)
    return OfferPage(
        node=node,
        unit=nodes[node].name,
        kind=kind,
        questions=tuple(checklist.question(one).short for one in asked),
        weeks=weeks,
        waiting=leavers.waiting_at(session, node, today),
    )
