"""A letter about a measure, with those of the same kind that wait behind it for the same person: one ping, not ten."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from bot.delivery.post import Post, Written
from dialogs.ground.ids import MeasureId, PersonId
from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor
from dialogs.measures import letters as measure_letters
from dialogs.measures.pages import MeasureNewsPage
from dialogs.reviews.messages import MeasureMessage
from storage.delivery.outbox import Claimed
from storage.measures import reading as measures
from storage.organisation import tree as organisation
from storage.reminders import letters_together


def write(kind: MeasureMessage, post: Post) -> Written | None:
    return post.to_reader(lambda reader: _together(kind, post.claimed, post.session, post.subject, reader, post.by()))


def _together(
    kind: MeasureMessage, claimed: Claimed, session: Session, subject: Subject, reader: Actor, by: str
) -> Reply | None:
    """None: it is not so any more, or another letter has told it."""
    person = reader.person.id
    if letters_together.was_told(session, person, claimed.key):
        return None
    own = _news(kind, session, subject, reader, by)
    if own is None:
        return None
    news, told = {own.measure: own}, []
    for one in letters_together.behind(session, person, claimed.kind, claimed.key, reader.now):
        other = Subject.of(one.kind, one.subject)
        page = _news(kind, session, other, reader, _name(session, other.by))
        if page is not None:
            news.setdefault(page.measure, page)
            told.append(one.key)
    letters_together.remember(session, person, told, claimed.key)
    return measure_letters.together(list(news.values()))


def _news(kind: MeasureMessage, session: Session, subject: Subject, reader: Actor, by: str) -> MeasureNewsPage | None:
    case = measures.case(session, MeasureId(UUID(subject.measure)), reader.today)
    if case is None:
        return None
    told = letters_together.was_told_of(session, reader.person.id, case.measure.id)
    reply = measure_letters.compose(kind, subject, case, reader, by=by, told=told)
    page = reply.page if reply else None
    return page if isinstance(page, MeasureNewsPage) else None


def _name(session: Session, person: PersonId | None) -> str:
    known = organisation.person(session, person) if person else None
    return known.name if known else ""
