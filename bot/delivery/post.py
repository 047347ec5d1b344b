"""A post: one message at the moment it is written, with what its letter is worked out from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.delivery.reminders import Reminders
from bot.turns import callers
from dialogs.extra.rules.extra import WEEKS
from dialogs.ground.ids import NodeId
from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.page import Page
from dialogs.ground.people import Person
from dialogs.ground.texts import Language
from dialogs.ground.turn import Actor
from dialogs.levels.rules.few import FEW
from storage.delivery.outbox import Claimed
from storage.organisation import contacts
from storage.organisation import tree as organisation

Written = tuple[Reply, Language]


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How this employer writes letters."""

    zone: ZoneInfo
    reminders: Reminders = field(default_factory=Reminders)
    extra_weeks: int = WEEKS
    few: int = FEW


@dataclass(frozen=True, kw_only=True)
class Post:
    session: Session
    claimed: Claimed
    subject: Subject
    now: datetime
    manner: Manner

    @property
    def today(self) -> date:
        return self.now.astimezone(self.manner.zone).date()

    @property
    def node(self) -> NodeId | None:
        """The node whose channel it goes to."""
        node = self.claimed.subject.get("node")
        return NodeId(node) if isinstance(node, str) else None

    def receiver(self) -> Person | None:
        return organisation.person(self.session, self.claimed.person) if self.claimed.person else None

    def reader(self, person: Person) -> Actor:
        return Actor(person=person, now=self.now, today=self.today)

    def by(self) -> str:
        """The name of whoever caused it, or nothing."""
        by = organisation.person(self.session, self.subject.by) if self.subject.by else None
        return by.name if by else ""

    def language(self, person: Person) -> Language:
        known = contacts.contact(self.session, person.id)
        return callers.language(person, known.locale if known else None)

    def to_reader(self, says: Callable[[Actor], Reply | None]) -> Written | None:
        """To one person, in their language; None when there is nobody, or nothing left to say."""
        person = self.receiver()
        reply = says(self.reader(person)) if person else None
        return (reply, self.language(person)) if person and reply else None

    def to_channel(self, page: Page | None) -> Written | None:
        """A channel is written to in Swedish."""
        return (Reply(page=page), Language.SV) if page else None
