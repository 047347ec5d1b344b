"""Somebody with a Teams account: their chat with the bot, when they are at work, and what reaches the bot of what they do."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from bot.teams.connector import RosterMember
from bot.teams.inbound import Caller, CardPress, Inbound, Place, PlaceKind, Received, Via
from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import ActivityId, ConversationId, EntraId, PersonId, TenantId
from tests.rehearsal.people.habits import Habits, drawn
from tests.rehearsal.people.looking import Press
from tests.rehearsal.people.teams import Post

TENANT = TenantId("72f988bf-0000-4000-8000-000000000001")
SERVICE_URL = "https://smba.trafficmanager.net/emea/"
ACCOUNTS = UUID("5a4d0000-0000-4000-8000-000000000000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person as the organisation's files know them."""

    id: PersonId
    name: str
    email: str


@dataclass
class Somebody:
    known: Known
    habits: Habits
    chance: random.Random
    installed: bool = False
    sitting: bool = False  # before the chat with the bot, at this moment
    _said: int = field(default=0)

    @classmethod
    def drawn(cls, known: Known, seed: int, year: int) -> Somebody:
        chance = random.Random(f"{seed}:{known.id}")  # noqa: S311 - a made-up person
        return cls(known=known, habits=drawn(chance, year), chance=chance)

    @property
    def entra_id(self) -> EntraId:
        return EntraId(str(uuid5(ACCOUNTS, self.known.id)))

    @property
    def chat(self) -> ConversationId:
        return ConversationId(f"a:{self.known.id}")

    @property
    def on_roster(self) -> RosterMember:
        return RosterMember(
            teams_user_id=f"29:{self.known.id}",
            name=self.known.name,
            entra_id=self.entra_id,
            email=self.known.email,
            user_principal_name=self.known.email,
        )

    def happens(self, likely: float) -> bool:
        return self.chance.random() < likely

    # --- time

    def is_away(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.habits.away)

    def at_work(self, moment: datetime, calendar: Calendar) -> datetime:
        """That moment, or the next at which this person sits at a screen with Teams."""
        local = moment.astimezone(calendar.zone)
        day = local.date()
        earliest = self._starts(day, calendar)
        if self._works(day, calendar) and earliest <= local and local.time() < self._ends:
            return moment
        if not self._works(day, calendar) or local.time() >= self._ends:
            day += timedelta(days=1)
        while not self._works(day, calendar):
            day += timedelta(days=1)
        return self._starts(day, calendar) + timedelta(minutes=self.chance.randrange(150))

    @property
    def _ends(self) -> time:
        return time(20, 30) if self.habits.evenings else time(16, 30)

    def _starts(self, day: date, calendar: Calendar) -> datetime:
        return datetime.combine(day, time(17) if self.habits.evenings else time(8, 15), calendar.zone)

    def _works(self, day: date, calendar: Calendar) -> bool:
        """Those who work in the evening do it on Sundays, too."""
        usual = day.weekday() < 5 and day not in calendar.days_off
        return not self.is_away(day) and (usual or (self.habits.evenings and day.weekday() == 6))

    # --- what reaches the bot

    @property
    def place(self) -> Place:
        return Place(kind=PlaceKind.PERSONAL, conversation=self.chat, service_url=SERVICE_URL)

    def does(self, what: Inbound, place: Place | None = None) -> Received:
        """As the door would have read it from the wire."""
        self._said += 1
        return Received(
            activity_id=ActivityId(f"{self.known.id}-{self._said}"),
            caller=Caller(
                entra_id=self.entra_id,
                tenant=TENANT,
                teams_user_id=f"29:{self.known.id}",
                name=self.known.name,
                locale="en-GB" if self.habits.english else "sv-SE",
            ),
            place=place or self.place,
            what=what,
            reference=f"{self._said:08}",
        )

    def presses(self, press: Press, post: Post, place: Place | None = None) -> Received:
        pressed = CardPress(verb=press.button.verb, data=press.data, via=Via.EXECUTE, automatic=False, reply_to=post.id)
        return self.does(pressed, place)
