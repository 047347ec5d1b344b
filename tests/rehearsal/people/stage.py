"""The bot as it is, with Teams and the clock in its hands: what somebody does goes in, what is due goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from bot.delivery.delivering import Delivery, Letter, Obsolete, Worker
from bot.delivery.letterbox import on_gone
from bot.delivery.postman import Postman
from bot.settings import Settings
from bot.teams.answers import CardAnswer
from bot.teams.inbound import Place, Received
from bot.wiring import Parts, build
from dialogs.delivery.rules.delivery import Limits, Outcome
from storage.database import Sessions
from storage.delivery.outbox import Claimed
from tests.rehearsal.people import year_facts, year_totals
from tests.rehearsal.people.agenda import Agenda, Clock
from tests.rehearsal.people.looking import Card, Press
from tests.rehearsal.people.records import Attempt, Met, Snooze
from tests.rehearsal.people.somebody import Somebody
from tests.rehearsal.people.teams import InProcessTeams, Post, tag

P = ParamSpec("P")
T = TypeVar("T")
Json = dict[str, Any]

SECOND = timedelta(seconds=1)


class Here(Executor):
    """Does the work at once, in the thread that asks: there is one thing at a time, and no thread to wait for."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - handed to whoever waits for the result, as every executor does
            done.set_exception(error)
        return done


class Stuck(Exception):
    """Somebody pressed a button, and the bot had nothing to say."""


@dataclass(kw_only=True)
class Stage:
    settings: Settings
    sessions: Sessions
    clock: Clock
    agenda: Agenda
    down: tuple[datetime, datetime]
    seed: int
    storm: datetime
    attempts: list[Attempt] = field(default_factory=list)
    snoozes: list[Snooze] = field(default_factory=list)
    met: list[Met] = field(default_factory=list)
    presses: Counter[str] = field(default_factory=Counter)
    teams: InProcessTeams = field(init=False)
    parts: Parts = field(init=False)
    postman: Postman = field(init=False)
    _post_at: datetime | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.teams = InProcessTeams(clock=self.clock, seed=self.seed, told=self._told, storm=self.storm)
        here = Here()
        self.parts = build(self.settings, self.sessions, now=self.clock, by_itself=False)
        self.parts.executor.shutdown()
        self.parts.making.shutdown()
        mind = self.parts.mind
        mind.executor, mind.making, mind.connector, mind.postman = here, here, lambda: self.teams, self
        delivery = Delivery(
            worker=Worker(sessions=self.sessions, executor=here),
            letters=self._written,
            connector=self.teams,
            on_gone=on_gone,
            limits=Limits(per_tenant=self.settings.rate_per_second),
            jitter=lambda: 0.5,
        )
        self.postman = Postman(delivery=delivery, clock=self.clock)

    @property
    def today(self) -> date:
        return self.clock.now.astimezone(self.settings.timezone).date()

    @property
    def is_up(self) -> bool:
        return not self.down[0] <= self.clock.now < self.down[1]

    # --- what people do

    async def says(self, who: Somebody, received: Received) -> Post | None:
        """Typed, or the app installed. The answer is a new card in the chat; and what waited for an address may go."""
        answer = await self.parts.mind.answer(received)
        self.met.append(Met(at=self.clock.now, person=who.known.id))
        self._deliver_at(self.clock.now)
        if not isinstance(answer, CardAnswer):
            return None
        return self.teams.answered(received.place.conversation, answer.card)

    async def presses_on(self, who: Somebody, post: Post, press: Press, place: Place | None = None) -> Card:
        """A button of a card that stands in a chat; the answer takes its place."""
        self.presses[press.button.verb] += 1
        if press.button.verb == "snooze" and press.data.get("day"):
            self.snoozes.append(Snooze(at=self.clock.now, person=who.known.id))
        answer = await self.parts.mind.answer(who.presses(press, post, place))
        if not isinstance(answer, CardAnswer):
            raise Stuck(press.button.verb)
        post.card = Card(answer.card)
        return post.card

    # --- what goes out

    def nudge(self) -> None:
        """The mind's word that there is something to send."""
        self._deliver_at(self.clock.now)

    def look(self) -> None:
        """The lookout's round."""
        if self.is_up:
            self.parts.lookout.look()
            self._deliver_at(self.clock.now)

    def wakes(self) -> None:
        """After an outage there is post that waited."""
        self._post_at = None
        self._deliver_at(self.clock.now)

    def _deliver_at(self, moment: datetime) -> None:
        if self._post_at is None or moment < self._post_at:
            self._post_at = moment
            self.agenda.at(moment, self._deliver)

    async def _deliver(self) -> None:
        """The postman's rounds, as far as the limits let it; and the next when something is due, or may go again."""
        if not self.is_up or self._post_at is None or self.clock.now < self._post_at:
            return
        self._post_at = None
        due = self._next_due()
        while due is not None and due <= self.clock.now and await self.postman.step(self.clock()):
            due = self._next_due()
        if due is not None:
            self._deliver_at(max(due, self.clock.now + SECOND))

    def _next_due(self) -> datetime | None:
        with self.sessions() as session:
            return year_totals.next_due(session)

    def _written(self, claimed: Claimed) -> Letter | Obsolete:
        letter = self.parts.letterbox.write(claimed)
        if isinstance(letter, Letter):
            self.teams.in_hand[id(letter.activity)] = claimed
        return letter

    def _told(self, claimed: Claimed, outcome: Outcome, activity: Json, edit: bool) -> None:
        told, done = self._what_it_told(claimed) if tag(outcome) == "delivered" else ((), ())
        self.attempts.append(
            Attempt(
                at=self.clock.now,
                key=claimed.key,
                kind=claimed.kind,
                receiver=str(claimed.person or claimed.channel or claimed.lane.partition(";")[0]),
                to_channel=claimed.person is None,
                outcome=tag(outcome),
                summary=str(activity.get("summary", "")),
                edit=edit,
                told=told,
                done=done,
            )
        )

    def _what_it_told(self, claimed: Claimed) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The milestones of a digest, or the message itself; and which of them were about something already done."""
        if claimed.person is None:
            return (), ()
        with self.sessions() as session:
            told = year_facts.told_on(session, claimed.key) if claimed.kind == "digest" else (claimed.key,)
            done = [one for one in told if self._is_done(session, one, claimed.person)]
        return (told if claimed.kind == "digest" else ()), tuple(done)

    def _is_done(self, session: Any, key: str, person: str) -> bool:
        why, about, *_ = key.split(":")
        match why:
            case "measure" | "overdue" | "control":
                return year_facts.measure_is_done(session, UUID(about), person, self.today, control=why == "control")
            case "answer" | "unanswered":
                return year_facts.matter_is_done(session, UUID(about))
            case "opening" | "closing" | "closed" | "view" | "talk" | "signature" | "invitation" | "reminder":
                return year_facts.review_is_done(session, UUID(about), person, self.today)
            case _:
                return False
