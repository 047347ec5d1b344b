"""One turn: who, what, then load, decide, save and commit in one transaction, and the card of it afterwards."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.delivery import posting
from bot.files import files
from bot.files import turns as file_turns
from bot.files.files import Paper
from bot.files.links import Links
from bot.subjects import TAKERS
from bot.teams.inbound import CardPress, Installed, MessageIn, PlaceKind, Received
from bot.turns import callers, gathering, keeping
from bot.turns import matters as matter_turns
from bot.turns.callers import Disguises, Roster
from bot.turns.ways import Ways
from bot.turns.writing import Writing, write
from cards.render import render
from cards.texts import Texts
from cards.wire import Card
from dialogs import words
from dialogs.documents.events import GetFile
from dialogs.ground import buttons
from dialogs.ground.ids import PersonId, ReviewId
from dialogs.ground.messages import Message
from dialogs.ground.notices import NotUnderstood, NotYours, OnlyInPrivate, Reply
from dialogs.ground.page import Bookmark
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.people import Person
from dialogs.ground.texts import Language
from dialogs.ground.turn import Actor, Refused, Turn
from dialogs.ground.words import Unclear
from dialogs.home import desk
from dialogs.home.changes import LanguageChosen
from dialogs.home.events import Ask, Below, Help, Home, MyMeasures, ShowLeft, SnoozeReminders, SpeakLanguage
from dialogs.home.events import Event as DeskEvent
from dialogs.home.pages import NoRolePage
from dialogs.matters.pages import MatterPage
from dialogs.measures.pages import MeasurePage, NewMeasurePage
from dialogs.organisation import channels
from dialogs.organisation.around import Around
from dialogs.organisation.events import ChannelHello, LinkBody, LinkChannel, ShowLinks
from dialogs.respond import respond
from dialogs.reviews import landing
from dialogs.reviews.answering import typed_before
from dialogs.reviews.changes import NodesJoined
from dialogs.reviews.events import Event as ReviewEvent
from dialogs.reviews.events.entering import OpenReview, ShowInvitation
from dialogs.reviews.pages.answering import FollowUpPage
from dialogs.reviews.pages.entering import TogetherPage
from dialogs.reviews.rules.review import Review
from dialogs.sharing.events import Event as SharingEvent
from dialogs.subjects import Event
from storage.database import Sessions, transaction
from storage.ground import notes
from storage.ground.moved_on import MovedOn
from storage.home import desks
from storage.organisation import contacts
from storage.organisation import tree as organisation
from storage.reviews.reading import load

log = logging.getLogger(__name__)

ATTEMPTS = 4  # of a turn whose review somebody else changed in the same moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A card that goes to a group chat: what it shows, and who pressed."""

    review: ReviewId
    bookmark: Bookmark
    pressed_by: PersonId
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A turn that was taken: the card to answer with, and whether there is post to send."""

    card: Card | None
    told: bool = False
    shared: Shared | None = None
    file: Paper | None = None  # that Teams is to ask about


NOTHING = Taken(card=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    reply: Reply
    language: Language
    told: bool = False
    shared: Shared | None = None
    file: Paper | None = None


@dataclass(kw_only=True)
class Turns:
    """Takes turns. Synchronous: it is run in a worker thread, and so is everything below it."""

    sessions: Sessions
    clock: Callable[[], datetime]
    zone: ZoneInfo
    ways: Ways
    submit_only: bool = False
    people_picker: bool = False
    links: Links | None = None  # where the bot is tried out: files are fetched by a link
    disguises: Disguises = field(default_factory=Disguises)

    def take(self, received: Received, roster: Roster | None = None) -> Taken:
        """Raises callers.Stranger when the roster has to be asked who this is."""
        return self._taken(received, roster, None)

    def home(self, received: Received) -> Taken:
        """The home card, whatever was said."""
        return self._taken(received, None, Home())

    def hello(self, received: Received, roster: Roster | None) -> Taken:
        """The first words: a welcome in private (once in a person's life), the review in a group chat, help in a channel."""
        match received.place.kind:
            case PlaceKind.CHANNEL:
                return self._taken(received, roster, ChannelHello())
            case PlaceKind.GROUP:
                return self._taken(received, roster, None)
            case PlaceKind.PERSONAL:
                return self._taken(received, roster, Home()) if self._is_first_meeting(received, roster) else NOTHING

    def _is_first_meeting(self, received: Received, roster: Roster | None) -> bool:
        now = self.clock()
        with transaction(self.sessions) as session:
            person = callers.caller(session, received.caller, roster, self.disguises)
            if person is None:
                return isinstance(received.what, Installed)
            callers.meet(session, person, received.caller, received.place, now)
            return contacts.not_welcomed(session, person.id)

    def _taken(self, received: Received, roster: Roster | None, event: Event | None) -> Taken:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                decided = self._decided(received, roster, event)
            except Refused as refused:
                decided = self._refused(received, roster, refused.reply)
            except MovedOn:
                if attempt == ATTEMPTS:
                    raise
                log.info("turn again reference=%s attempt=%d", received.reference, attempt)
                continue
            if decided is None:
                return NOTHING
            reply = self._for_client(decided.reply)
            card = render(reply, Texts(decided.language, self.zone), submit_only=self.submit_only)
            return Taken(card=card, told=decided.told, shared=decided.shared, file=decided.file)
        raise AssertionError("the loop returns or raises")

    def _for_client(self, reply: Reply) -> Reply:
        if self.people_picker and isinstance(reply.page, FollowUpPage | MatterPage | MeasurePage | NewMeasurePage):
            return replace(reply, page=replace(reply.page, picker=True))
        return reply

    def today(self, now: datetime) -> date:
        return now.astimezone(self.zone).date()

    def _decided(self, received: Received, roster: Roster | None, event: Event | None) -> _Decided | None:
        now = self.clock()
        with transaction(self.sessions) as session:
            if not self._is_new(session, received, now):
                return None
            person = callers.caller(session, received.caller, roster, self.disguises)
            shown = callers.language(person, received.caller.locale)
            if person is None:
                return _Decided(reply=Reply(page=NoRolePage(name=received.caller.name, known=False)), language=shown)
            callers.meet(session, person, received.caller, received.place, now)
            return self._event(session, received, self._actor(person, received, now), shown, event)

    def _actor(self, person: Person, received: Received, now: datetime) -> Actor:
        in_group = received.place.kind is PlaceKind.GROUP
        return Actor(person=person, now=now, today=self.today(now), in_group=in_group)

    def _refused(self, received: Received, roster: Roster | None, reply: Reply) -> _Decided | None:
        """What was refused has been rolled back, all of it. Who was met, and what is shown now, is remembered all the same."""
        now = self.clock()
        with transaction(self.sessions) as session:
            if not self._is_new(session, received, now):
                return None
            person = callers.caller(session, received.caller, roster, self.disguises)
            shown = callers.language(person, received.caller.locale)
            if person is None:
                return _Decided(reply=reply, language=shown)
            callers.meet(session, person, received.caller, received.place, now)
            actor = self._actor(person, received, now)
            reply = matter_turns.with_receivers(session, reply, actor)
            if received.place.kind is not PlaceKind.CHANNEL:
                _mark(session, reply, actor, received)
            return _Decided(reply=reply, language=shown, shared=_shared(reply, actor, received, None))

    def _is_new(self, session: Session, received: Received, now: datetime) -> bool:
        """Buttons need no such guard: their events are idempotent."""
        if not isinstance(received.what, MessageIn) or received.activity_id is None:
            return True
        return contacts.first_time(session, received.place.conversation, received.activity_id, now)

    def _event(
        self, session: Session, received: Received, actor: Actor, shown: Language, given: Event | None
    ) -> _Decided:
        event = given or self._meant(session, received, actor, shown)
        if isinstance(event, Unclear):
            return self._unclear(session, event, received, actor, shown)
        log.info("event=%s reference=%s", type(event).__name__, received.reference)
        if received.place.kind is PlaceKind.CHANNEL:
            return self._in_channel(session, event, received, actor, shown)
        if isinstance(received.what, CardPress) and received.what.automatic:
            return _Decided(reply=self._looked(session, event, actor), language=shown)
        if type(event) in TAKERS:
            return self._in_private(session, event, received, actor, shown)
        if isinstance(event, GetFile):
            return self._file(session, event, received, actor, shown)
        match event:
            case Help():
                return self._at_desk(session, event, received, actor, shown)
            case Ask() | Home() | SpeakLanguage() | MyMeasures() | Below() | ShowLeft() | SnoozeReminders():
                if actor.in_group:
                    return self._in_group(session, event, received, actor, shown)
                return self._at_desk(session, event, received, actor, shown)
            case ChannelHello() | ShowLinks() | LinkChannel() | LinkBody():
                return self._at_desk(session, Help(), received, actor, shown)
            case _:
                return self._in_review(session, cast("ReviewEvent | SharingEvent", event), received, actor, shown)

    def _unclear(self, session: Session, said: Unclear, received: Received, actor: Actor, shown: Language) -> _Decided:
        """The same page again, with the sentence in its field, and what it could have meant. Nothing is saved."""
        try:
            decided = self._event(session, received, actor, shown, said.again or Home())
        except Refused as refused:
            raise Refused(_not_understood(refused.reply, said)) from refused
        return replace(decided, reply=_not_understood(decided.reply, said))

    def _meant(self, session: Session, received: Received, actor: Actor, shown: Language) -> Event | Unclear:
        """Execute, Submit and typed words give the same events."""
        what, place = received.what, received.place
        match what:
            case CardPress():
                try:
                    return cast("Event", buttons.read(what.verb, what.data))
                except buttons.NotAButton:
                    log.info("not_a_button reference=%s", received.reference)
                    return Home(not_understood=True)
            case MessageIn() if place.kind is PlaceKind.CHANNEL:
                return words.in_channel(what.text)
            case MessageIn():
                marked = notes.bookmark(session, actor.person.id, place.conversation)
                return words.read(what.text, gathering.my_reviews(session, actor), marked, actor, shown)
            case _:
                return self._first_words(session, actor)

    def _first_words(self, session: Session, actor: Actor) -> Event:
        """Added to a group chat: the review of the one who added it, if there is one, else what the bot can do."""
        mine = gathering.my_reviews(session, actor)
        if not mine:
            return Help()
        begun = mine[0].started_at is not None  # being added somewhere must not begin a review
        return OpenReview(review=mine[0].id) if begun else ShowInvitation(review=mine[0].id)

    def _looked(self, session: Session, event: Event, actor: Actor) -> Reply:
        """A refresh by the client: today's page, and nothing changes."""
        review_id = getattr(event, "review", None)
        review = load(session, review_id, actor.today) if review_id is not None else None
        if review is None or review.seat_kind(actor.person.id) is None:
            return Reply(page=RefusedPage(), notice=NotYours())
        return Reply(page=landing.page(review, actor))

    # --- the families

    def _at_desk(
        self, session: Session, event: DeskEvent, received: Received, actor: Actor, shown: Language
    ) -> _Decided:
        first = isinstance(event, Home) and contacts.welcomed(session, actor.person.id, actor.now)
        state = desks.desk(session, actor.person.id, actor.today, first_meeting=first)
        turn = desk.respond(state, event, actor)
        write(turn, Writing(session=session, actor=actor))
        _mark(session, turn.reply, actor, received)
        chosen = next((one.language for one in turn.changes if isinstance(one, LanguageChosen)), shown)
        return _Decided(reply=turn.reply, language=chosen)

    def _in_group(
        self, session: Session, event: DeskEvent, received: Received, actor: Actor, shown: Language
    ) -> _Decided:
        """A group chat is about one review: what lies on a person's own desk is not for the others to read."""
        if isinstance(event, SpeakLanguage):
            organisation.choose_language(session, actor.person.id, event.language)
            shown = event.language
        mine = gathering.my_reviews(session, actor)
        if not mine:
            return self._at_desk(session, Help(), received, actor, shown)
        marked = notes.bookmark(session, actor.person.id, received.place.conversation)
        review = next((one for one in mine if marked and one.id == marked.review), mine[0])
        notice = NotUnderstood() if isinstance(event, Home) and event.not_understood else None
        reply = Reply(page=landing.page(load(session, review.id, actor.today) or review, actor), notice=notice)
        _mark(session, reply, actor, received)
        return _Decided(reply=reply, language=shown, shared=_shared(reply, actor, received, review))

    def _in_channel(
        self, session: Session, event: Event, received: Received, actor: Actor, shown: Language
    ) -> _Decided:
        state = gathering.channel_state(session, received, actor)
        match event:
            case ChannelHello() | ShowLinks() | LinkChannel() | LinkBody():
                turn = channels.respond(state, event)
            case Home() | Help():
                turn = channels.respond(state, ChannelHello())
            case _:
                private = channels.respond(state, ChannelHello()).reply
                return _Decided(reply=replace(private, notice=OnlyInPrivate()), language=shown)
        write(turn, Writing(session=session, actor=actor, received=received))
        return _Decided(reply=turn.reply, language=shown)

    def _in_review(
        self, session: Session, event: ReviewEvent | SharingEvent, received: Received, actor: Actor, shown: Language
    ) -> _Decided:
        review = load(session, event.review, actor.today)
        if review is None:
            raise Refused(Reply(page=RefusedPage(), notice=NotUnderstood()))
        around = gathering.around(session, event, review, actor)
        turn = respond(review, event, actor, around)
        after = keeping.keep(session, review, turn, actor)
        posting.post(session, _addressed(turn.messages), actor.now, self.ways.hours)
        reply = matter_turns.with_receivers(session, _settled(session, turn, after, around, actor), actor, after)
        _mark(session, reply, actor, received)
        shared = _shared(reply, actor, received, after)
        return _Decided(reply=reply, language=shown, told=bool(turn.messages), shared=shared)

    def _in_private(self, session: Session, event: Any, received: Received, actor: Actor, shown: Language) -> _Decided:
        """Between one person and the bot. A group chat is about its one review, and shows that."""
        if actor.in_group:
            return self._in_group(session, Home(), received, actor, shown)
        if (typed := typed_before(event)) is not None:
            self._in_review(session, typed, received, actor, shown)
        turn = TAKERS[type(event)](session, event, actor, self.ways)
        posting.post(session, turn.messages, actor.now, self.ways.hours)
        _mark(session, turn.reply, actor, received)
        return _Decided(reply=turn.reply, language=shown, told=bool(turn.messages) or turn.posted)

    def _file(self, session: Session, event: GetFile, received: Received, actor: Actor, shown: Language) -> _Decided:
        """A file goes to one's own OneDrive, so it is asked for in one's own chat."""
        if actor.in_group:
            return self._in_group(session, Home(), received, actor, shown)
        t = Texts(shown, self.zone)
        asked = file_turns.asked(session, event, actor, t, self._link_for(actor, t), self.ways.few)
        return _Decided(reply=asked.reply, language=shown, file=asked.file)

    def _link_for(self, actor: Actor, t: Texts) -> Callable[[Paper], str] | None:
        links, few = self.links, self.ways.few
        if links is None:
            return None
        return lambda paper: links.put(lambda: files.build(self.sessions, paper.wanted, actor, t, few), actor.now)


def _not_understood(reply: Reply, said: Unclear) -> Reply:
    """What looks like a command is only quoted: in a comment's field it would be saved with the next press."""
    return Reply(
        page=reply.page if said.could else reply.page.holding(said.text),
        notice=NotUnderstood(typed=said.text, could=said.could),
    )


def _addressed(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    return tuple(one for one in messages if one.person is not None or one.node is not None)


def _settled(session: Session, turn: Turn, after: Review, around: Around, actor: Actor) -> Reply:
    """The reply as things stand when everything is saved: units that have joined are in the title."""
    if any(isinstance(change, NodesJoined) for change in turn.changes):
        session.flush()
        joined = load(session, after.id, actor.today)
        if joined is not None and not isinstance(turn.reply.page, TogetherPage):
            return replace(turn.reply, page=landing.next_page(joined, actor))
    return replace(turn.reply, page=landing.with_around(turn.reply.page, after, around))


def _mark(session: Session, reply: Reply, actor: Actor, received: Received) -> None:
    notes.mark(session, actor.person.id, received.place.conversation, reply.page.bookmark)


def _shared(reply: Reply, actor: Actor, received: Received, review: Review | None) -> Shared | None:
    marked = reply.page.bookmark
    if received.place.kind is not PlaceKind.GROUP or marked.review is None:
        return None
    return Shared(
        review=marked.review, bookmark=marked, pressed_by=actor.person.id, revision=review.revision if review else 0
    )
