"""The months in which the self-checks are made: each person in their chat with the bot, one self-check after the other.

Everything is typed or pressed on a card that the bot has sent. Only Teams and the clock are not the real ones, and what the
bot would send unasked is left in the outbox: `python -m tests.rehearsal simulate` is where the post is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from bot.teams.inbound import Installed, MessageIn
from dialogs.ground.ids import NodeId, PersonId, ReviewId
from tests.rehearsal.people import reviewing
from tests.rehearsal.people.looking import Card, Press
from tests.rehearsal.people.somebody import Known, Somebody
from tests.rehearsal.people.stage import Stage, Stuck
from tests.rehearsal.people.teams import Post
from tests.rehearsal.replaying.cast import Part
from tests.rehearsal.replaying.saying import Saying

NextPress = Callable[[Card, Somebody, date], Press | None]
MOST = 120  # presses in one sitting: who needs more goes round in circles
PAUSE = timedelta(seconds=40)


class NotSigned(Stuck):
    """A self-check was played to the end, and it is not signed."""


@dataclass(kw_only=True)
class Autumn:
    stage: Stage
    known: Mapping[PersonId, Known]
    reviews: Mapping[NodeId, ReviewId]
    year: int
    seed: int
    met: dict[PersonId, Somebody] = field(default_factory=dict)
    turns: int = 0

    async def plays(self, part: Part) -> None:
        """The manager answers and hands over, the representative looks at it, and everybody signs."""
        self._comes(part.day)
        review = self.reviews[part.chair.nodes[0]]
        first, *others = part.chair.managers
        await self._sits(first, review, Saying(part).next_press)
        if part.chair.rep is not None:
            await self._sits(part.chair.rep, review, reviewing.next_press)
            await self._sits(first, review, reviewing.next_press)
        for manager in others:
            await self._sits(manager, review, reviewing.next_press)

    def _comes(self, day: date) -> None:
        clock, zone = self.stage.clock, self.stage.settings.timezone
        clock.now = max(clock.now, datetime.combine(day, time(9), zone))

    # --- one person, before the bot

    async def somebody(self, person: PersonId) -> Somebody:
        """Who has not met the bot yet installs it first."""
        if (known := self.met.get(person)) is not None:
            return known
        drawn = Somebody.drawn(self.known[person], self.seed, self.year)
        who = self.met[person] = replace(drawn, habits=replace(drawn.habits, differs=0.0, english=False))
        self.stage.teams.roster[who.on_roster.teams_user_id] = who.on_roster
        await self.stage.says(who, who.does(Installed()))
        self.turns += 1
        return who

    async def says(self, who: Somebody, text: str) -> Post:
        post = await self.stage.says(who, who.does(MessageIn(text=text, mentioned=False)))
        self.turns += 1
        if post is None:
            raise Stuck(text)
        return post

    async def presses(self, who: Somebody, post: Post, press: Press) -> None:
        self.stage.clock.now += PAUSE
        self.turns += 1
        await self.stage.presses_on(who, post, press)

    async def _sits(self, person: PersonId, review: ReviewId, decide: NextPress) -> None:
        """From the home card into the self-check, and on until it is somebody else's turn."""
        who = await self.somebody(person)
        post = await self.says(who, "hej")
        way_in = post.card.find("open", review=review.hex)
        if way_in is None:
            raise Stuck(f"{person} finds no way into {review}")
        press: Press | None = post.card.press(way_in)
        for _ in range(MOST):
            if press is None:
                return
            await self.presses(who, post, press)
            press = decide(post.card, who, self.stage.today)
        raise Stuck(f"{person} goes round in {review}")
