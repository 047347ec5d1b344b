"""Writes a message at the moment it is sent, and stores what a refusal says about its receiver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.delivery import decisions as decision_letters
from bot.delivery import extra as extra_letters
from bot.delivery import measures as measure_letters
from bot.delivery.delivering import Letter, Obsolete
from bot.delivery.reminders import Reminders
from bot.teams.activities import card_message
from bot.turns import callers
from bot.turns import handing_all as handing_all_turns
from bot.turns import taking_over as taking_over_turns
from cards.render import render
from cards.texts import Texts
from dialogs.analyses import letters as analysis_letters
from dialogs.checklists.rules.checklist import Language
from dialogs.delivery.rules.delivery import Gone, GoneWhy
from dialogs.extra.rules.extra import WEEKS
from dialogs.ground.ids import AnalysisId, ConversationId, MatterId, NodeId, PersonId, ReviewId
from dialogs.ground.messages import MessageKind, Subject
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor
from dialogs.levels.rules.few import FEW
from dialogs.matters import letters as matter_letters
from dialogs.organisation.rules.organisation import Person
from dialogs.reminders import digesting
from dialogs.reviews import letters, standing
from dialogs.reviews.rules.review import Review
from storage.analyses import reading as analyses
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox import Claimed
from storage.ground import notes
from storage.handover import leavers
from storage.home import desks
from storage.matters import cases as matter_cases
from storage.matters import lists as matter_lists
from storage.organisation import contacts
from storage.organisation import tree as organisation
from storage.organisation.contacts import Reach
from storage.reminders import duties, monthly_posts, reminding, weekly_posts
from storage.reviews import load
from storage.risk import assessments as risk_assessments

STATES = {
    GoneWhy.NOT_IN_ROSTER: Reach.NOT_IN_ROSTER,
    GoneWhy.BLOCKED: Reach.BLOCKED,
    GoneWhy.WRITES_BLOCKED: Reach.NOT_IN_ROSTER,
    GoneWhy.FORBIDDEN: Reach.NOT_IN_ROSTER,
    GoneWhy.CONVERSATION_MISSING: Reach.NOT_IN_ROSTER,
}


# What a letter says to its reader; the last is the name of whoever caused it, or "".
Says = Callable[[Session, Subject, Actor, str], Reply | None]


@dataclass(frozen=True, kw_only=True)
class Letterbox:
    sessions: Sessions
    clock: Callable[[], datetime]
    zone: ZoneInfo
    reminders: Reminders = field(default_factory=Reminders)
    extra_weeks: int = WEEKS
    few: int = FEW
    submit_only: bool = False

    def write(self, claimed: Claimed) -> Letter | Obsolete:
        """The card as things stand now; obsolete when it has become pointless."""
        with transaction(self.sessions) as session:
            written = self._reply(session, claimed)
        if written is None:
            return Obsolete()
        reply, language = written
        card = render(reply, Texts(language, self.zone), submit_only=self.submit_only)
        return Letter(activity=card_message(card.content, card.summary), update_of=claimed.edits)

    def _reply(self, session: Session, claimed: Claimed) -> tuple[Reply, Language] | None:
        subject = Subject.of(claimed.kind, claimed.subject)
        now = self.clock()
        today = now.astimezone(self.zone).date()
        if subject.kind is MessageKind.DIGEST:
            return self._digest(session, claimed, subject, now)
        if subject.kind is MessageKind.MONTHLY:
            return _monthly(session, claimed, today)
        if subject.kind is MessageKind.EXTRA_OFFER:
            return self._to_reader(session, claimed, subject, now, self._offered)
        if subject.kind is MessageKind.TAKE_OVER:
            return self._to_reader(session, claimed, subject, now, taking_over_turns.letter)
        if subject.kind is MessageKind.ALL_HANDED:
            return self._to_reader(session, claimed, subject, now, handing_all_turns.letter)
        if subject.matter is not None:
            return self._to_reader(session, claimed, subject, now, _of_matter)
        if subject.kind is MessageKind.PRESENTATION:
            shown = decision_letters.presentation(session, subject, today, self.few)
            return (shown, Language.SV) if shown else None
        if subject.decision is not None:
            return _fed_back(session, claimed, subject, today)
        if subject.analysis is not None:
            return self._to_reader(session, claimed, subject, now, _of_analysis)
        if subject.measure is not None:
            return self._to_reader(session, claimed, subject, now, partial(measure_letters.write, claimed))
        review = load(session, ReviewId(UUID(subject.review)), today)
        if review is None:
            return None
        if subject.kind is MessageKind.SUMMARY:
            page = letters.summary(subject, review, self.zone)
            return (Reply(page=page), Language.SV) if page else None
        if subject.kind is MessageKind.WEEKLY:
            return _weekly(session, claimed, review, today)
        if subject.kind is MessageKind.EDIT:
            return self._edited(session, claimed, review, now)
        return self._to_reader(session, claimed, subject, now, partial(_of_review, review))

    def _digest(
        self, session: Session, claimed: Claimed, subject: Subject, now: datetime
    ) -> tuple[Reply, Language] | None:
        """Of today only: one that comes too late is dropped, and the next morning says what then is due."""
        today = now.astimezone(self.zone).date()
        person = organisation.person(session, claimed.person) if claimed.person else None
        if person is None or subject.mark != today.isoformat():
            return None
        roles = organisation.roles_of(session, person.id, today)
        of = digesting.OnePerson(
            reviews=desks.my_reviews(session, person.id, roles, today, unsigned=True),
            measures=reminding.measures_of(session, self.zone, today, person.id),
            left=leavers.left_to(session, person.id, today),
            answers=matter_lists.owed(session, self.zone, today, person.id),
            risks=risk_assessments.owed(session, self.zone, today, person.id),
            duties=duties.owed(session, self.zone, today, person.id),
            invited=reminding.invited(session, self.zone, person.id),
            told=reminding.told(session, person.id, but=claimed.key).get(person.id, frozenset()),
            snoozed_until=reminding.snoozed(session).get(person.id),
        )
        reader = Actor(person=person, now=now, today=today)
        found = digesting.digest(of, reader, self.reminders.calendar(self.zone, today), self.reminders.intervals)
        if found is None:
            return None
        reminding.remember(session, person.id, found.keys, claimed.key)
        return Reply(page=found.page), _language(session, person)

    def _to_reader(
        self, session: Session, claimed: Claimed, subject: Subject, now: datetime, says: Says
    ) -> tuple[Reply, Language] | None:
        """To one person, in their language; None when there is nobody, or nothing left to say."""
        person = organisation.person(session, claimed.person) if claimed.person else None
        if person is None:
            return None
        by = organisation.person(session, subject.by) if subject.by else None
        reader = Actor(person=person, now=now, today=now.astimezone(self.zone).date())
        reply = says(session, subject, reader, by.name if by else "")
        return (reply, _language(session, person)) if reply else None

    def _offered(self, session: Session, subject: Subject, reader: Actor, _by: str) -> Reply | None:
        page = extra_letters.offer(session, subject, reader.person.id, reader.today, self.extra_weeks)
        return Reply(page=page) if page else None

    def _edited(
        self, session: Session, claimed: Claimed, review: Review, now: datetime
    ) -> tuple[Reply, Language] | None:
        """The card that a pair shares, as it stands: for everybody in the chat but the one who pressed."""
        shared = notes.shared_card(session, review.id, ConversationId(claimed.lane))
        person = organisation.person(session, shared.pressed_by) if shared and shared.pressed_by else None
        if shared is None or person is None or review.seat_kind(person.id) is None:
            return None
        if shared.activity != claimed.subject.get("mark"):
            return None  # another card has taken its place; not asked of `edits`, which a card posted anew has lost
        actor = Actor(person=person, now=now, today=now.astimezone(self.zone).date(), in_group=True)
        page = standing.shared(review, actor, shared.bookmark)
        return Reply(page=page), callers.language(person, None)


def _of_review(review: Review, session: Session, subject: Subject, reader: Actor, by: str) -> Reply | None:
    if subject.kind is MessageKind.INVITATION and notes.is_open(session, reader.person.id, review.id):
        return None  # they found the way before the invitation did
    declined = subject.by if subject.kind is MessageKind.NOT_MINE else None
    text = notes.why_not_mine(session, review.id, declined) if declined else ""
    return letters.compose(subject, review, reader, text=text, by=by)


def _of_matter(session: Session, subject: Subject, reader: Actor, by: str) -> Reply | None:
    case = matter_cases.case(session, MatterId(UUID(subject.matter)), reader.today)
    return matter_letters.compose(subject, case, reader, by=by) if case else None


def _of_analysis(session: Session, subject: Subject, reader: Actor, by: str) -> Reply | None:
    analysis = analyses.by_id(session, AnalysisId(UUID(subject.analysis)), reader.today)
    return analysis_letters.compose(subject, analysis, reader, by=by) if analysis else None


def _language(session: Session, person: Person) -> Language:
    known = contacts.contact(session, person.id)
    return callers.language(person, known.locale if known else None)


def _fed_back(session: Session, claimed: Claimed, subject: Subject, today: date) -> tuple[Reply, Language] | None:
    """In a channel nobody is asked for a receipt."""
    person = organisation.person(session, claimed.person) if claimed.person else None
    if claimed.person is not None and person is None:
        return None
    reply = decision_letters.fed_back(session, subject, person.id if person else None, today)
    return (reply, _language(session, person) if person else Language.SV) if reply else None


def _weekly(session: Session, claimed: Claimed, review: Review, today: date) -> tuple[Reply, Language] | None:
    """The week's line in a channel; one that waited until the next week has become pointless."""
    node = claimed.subject.get("node")
    if claimed.subject.get("mark") != weekly_posts.mark(today) or not isinstance(node, str):
        return None
    page = letters.weekly(review, today, weekly_posts.counted_below(session, NodeId(node), today))
    return (Reply(page=page), Language.SV) if page else None


def _monthly(session: Session, claimed: Claimed, today: date) -> tuple[Reply, Language] | None:
    """The month's line in a channel, likewise."""
    node = claimed.subject.get("node")
    if claimed.subject.get("mark") != monthly_posts.mark(today) or not isinstance(node, str):
        return None
    page = monthly_posts.page(session, NodeId(node), today)
    return (Reply(page=page), Language.SV) if page else None


def on_gone(session: Session, claimed: Claimed, gone: Gone) -> None:
    """A refusal is stored where it belongs, for `round status` to show."""
    state = STATES.get(gone.why)
    if state is None:
        return
    if claimed.person is not None:
        contacts.gone(session, PersonId(claimed.person), state)
        outbox.lost_address(session, PersonId(claimed.person))
    elif claimed.channel is not None:
        archived = gone.why is GoneWhy.WRITES_BLOCKED
        missing = gone.why is GoneWhy.CONVERSATION_MISSING
        reach = Reach.ARCHIVED if archived else Reach.DELETED if missing else Reach.UNINSTALLED
        contacts.channel_state(session, claimed.channel, reach)
