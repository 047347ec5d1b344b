"""What people do and when: each letter that reaches them is read sooner or later, and what comes of it depends on who they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.teams.inbound import Installed, MessageIn, Place, PlaceKind, Removed
from dialogs.delivery.rules.delivery import GoneWhy
from dialogs.ground.calendar import Calendar
from dialogs.ground.ids import ConversationId, PersonId
from tests.rehearsal.people import measuring
from tests.rehearsal.people.looking import Card, Press
from tests.rehearsal.people.reading import Letter, reads
from tests.rehearsal.people.somebody import SERVICE_URL, Somebody
from tests.rehearsal.people.stage import Stage, Stuck
from tests.rehearsal.people.teams import Post

NextPress = Callable[[Card, Somebody, date], Press | None]

MOST = 400  # presses at one thing: who needs more goes round in circles
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(kw_only=True)
class Sitting:
    """Somebody before a card. It goes on another day where they left it."""

    who: Somebody
    post: Post
    decide: NextPress
    first: Press | None = None  # what they came for; else what the card as it stands asks of them
    place: Place | None = None
    left: int
    pressed: int = 0

    def next_press(self, today: date) -> Press | None:
        first, self.first = self.first, None
        return first or self.decide(self.post.card, self.who, today)


@dataclass(kw_only=True)
class Drama:
    stage: Stage
    calendar: Calendar
    closes: date
    managers: set[PersonId]
    people: dict[PersonId, Somebody] = field(default_factory=dict)

    # --- coming and going

    def enters(self, who: Somebody) -> None:
        """From now on they are there, and one day they install the app."""
        self.people[who.known.id] = who
        self.stage.teams.roster[who.on_roster.teams_user_id] = who.on_roster
        chat = self.stage.teams.chat(who.chat)
        chat.arrived = lambda post: self._reacts(who, post)
        if (day := who.habits.installs_on) is not None:
            self.later(who, self.morning(day), lambda: self._installs(who))
        if (day := who.habits.blocks_on) is not None:
            self.stage.agenda.at(self.morning(day), lambda: self._blocks(who))

    def morning(self, day: date) -> datetime:
        return datetime.combine(day, self.calendar.begins, self.calendar.zone) + timedelta(minutes=30)

    async def _installs(self, who: Somebody) -> None:
        if not self.stage.is_up:
            self.later(who, self.stage.down[1], lambda: self._installs(who))
            return
        who.installed = True
        self.stage.teams.chat(who.chat).closed = None
        await self.stage.says(who, who.does(Installed()))
        if who.happens(0.012):
            self.stage.agenda.at(self.stage.clock.now + 30 * DAY, lambda: self._removes(who))

    async def _removes(self, who: Somebody) -> None:
        """Tidying up; and some weeks later they need it after all."""
        if self.stage.is_up:
            await self.stage.says(who, who.does(Removed()))
            self.stage.teams.chat(who.chat).closed = GoneWhy.NOT_IN_ROSTER
            self.later(who, self.stage.clock.now + who.chance.randint(10, 60) * DAY, lambda: self._installs(who))

    async def _blocks(self, who: Somebody) -> None:
        """Teams does not tell the bot: it learns it from the next refusal."""
        self.stage.teams.chat(who.chat).closed = GoneWhy.BLOCKED
        self.later(who, self.stage.clock.now + who.chance.randint(7, 40) * DAY, lambda: self._writes_again(who))

    async def _writes_again(self, who: Somebody) -> None:
        self.stage.teams.chat(who.chat).closed = None
        if self.stage.is_up:
            await self.stage.says(who, who.does(MessageIn(text="hej", mentioned=False)))

    # --- sittings

    def later(self, who: Somebody, moment: datetime, doing: Callable[[], Awaitable[None]]) -> None:
        """When they next are at work."""
        at = who.at_work(max(moment, self.stage.clock.now), self.calendar)
        self.stage.agenda.at(at, doing)

    def sits_down(self, sitting: Sitting, moment: datetime) -> None:
        self.later(sitting.who, moment, lambda: self._begins(sitting))

    async def _begins(self, sitting: Sitting) -> None:
        """One chat, one thing at a time; and when the bot does not answer they try another day."""
        if not self.stage.is_up:
            self.sits_down(sitting, self.stage.down[1] + sitting.who.chance.randint(1, 60) * HOUR)
        elif sitting.who.sitting:
            self.sits_down(sitting, self.stage.clock.now + HOUR)
        else:
            sitting.who.sitting = True
            sitting.left = sitting.who.habits.sitting
            await self._goes_on(sitting)

    async def _goes_on(self, sitting: Sitting) -> None:
        who, stage = sitting.who, self.stage
        press = sitting.next_press(stage.today) if stage.is_up else None
        if press is None or sitting.left <= 0:
            who.sitting = False
            if press is not None or not stage.is_up:
                sitting.first = press
                self.sits_down(sitting, stage.clock.now + who.habits.between)
            return
        await stage.presses_on(who, sitting.post, press, sitting.place)
        sitting.left, sitting.pressed = sitting.left - 1, sitting.pressed + 1
        if sitting.pressed > MOST:
            raise Stuck(f"{press.button.verb} {press.button.title!r} again and again")
        thinking = timedelta(seconds=who.chance.randint(8, 75))
        stage.agenda.at(stage.clock.now + thinking, lambda: self._goes_on(sitting))

    # --- letters

    def _reacts(self, who: Somebody, post: Post) -> None:
        """Read within a day or two at work; what it leads to may take longer."""
        letter = Letter(post=post, who=who, is_manager=who.known.id in self.managers, closes=self.closes)
        for delay, first, decide in reads(letter, self.stage.today):
            sitting = Sitting(who=who, post=post, decide=decide, first=first, left=who.habits.sitting)
            self.sits_down(sitting, self.stage.clock.now + delay)

    # --- of their own accord

    def looks_at_measures(self, who: Somebody, days: Iterable[date]) -> None:
        """Now and then, without being reminded."""
        for day in days:
            self.later(who, self.morning(day), lambda: self._asks_for_measures(who))

    async def _asks_for_measures(self, who: Somebody) -> None:
        if not who.installed or not self.stage.is_up or who.sitting:
            return
        post = await self.stage.says(who, who.does(MessageIn(text="hej", mentioned=False)))
        mine = post.card.find("my-measures") if post else None
        if post is not None and mine is not None:
            first = post.card.press(mine)
            self.sits_down(
                Sitting(who=who, post=post, decide=measuring.one_measure(), first=first, left=6), self.stage.clock.now
            )

    def links_a_channel(self, who: Somebody, unit: str, day: date) -> None:
        self.later(who, self.morning(day), lambda: self._links(who, unit))

    async def _links(self, who: Somebody, unit: str) -> None:
        """The bot is added to the unit's team, says hello in the channel, and the manager says whose channel it is."""
        if not who.installed or not self.stage.is_up:
            return
        channel = f"19:{unit}@thread.tacv2"
        place = Place(
            kind=PlaceKind.CHANNEL,
            conversation=ConversationId(channel),
            service_url=SERVICE_URL,
            team=f"19:team-{unit}@thread.tacv2",
            team_name=unit,
            channel=channel,
            channel_name="Arbetsmiljö",
        )
        post = await self.stage.says(who, who.does(Installed(), place))
        if post is not None:
            self.sits_down(
                Sitting(who=who, post=post, decide=_to_the_unit(unit), place=place, left=4), self.stage.clock.now
            )


def _to_the_unit(unit: str) -> NextPress:
    def decide(card: Card, who: Somebody, today: date) -> Press | None:
        del who, today
        begins = None if card.find("channel") else card.find("links")
        button = card.find("link", node=unit) or begins
        return card.press(button) if button else None

    return decide
