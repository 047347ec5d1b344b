"""Whatever people press, type and when: no apology, no silent loss, and what is signed stays as it was signed."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from sqlalchemy import select

from storage.database import transaction
from storage.reviews.writing import checksum, content_of
from storage.tables.reviews import HistoryRow
from storage.tables.rounds import SignedVersionRow
from tests.stories import cards, ways
from tests.stories.teams import Json, Post
from tests.stories.world import GROUP, Someone, World

PRESSES = 100
WORDS = (
    "starta", "7 ja", "1 nej: ett ord", "delvis", "nej", "ja", "hoppa", "tillbaka", "översikt", "plan", "håller med",
    "låt stå", "skriv under", "öppna igen: fel", "lämna över", "deltagare: 5 1 0", "åtgärd: Något nytt; 2027-03-31; jag",
    "ingen åtgärd: redan beslutat", "klart direkt: gjort", "lyft: för stort", "stöd", "obegripligt", "english", "svenska",
    "kommentera 3: ett ord", "3 delvis: annat", "föreslå 2: mer tid", "hem", "aktivitet: fortsätt; 2027-03-31; jag",
)  # fmt: skip
TYPED = {
    "comment": ("", "Ett ord", "Ett annat ord"),
    "what": ("", "Skriva en rutin", "Prata på APT"),
    "due": ("", "2027-01-31", "2020-01-01"),
    "reason": ("", "Ett skäl"),
    "who_name": ("", "Sven", "alla"),
    "employees": ("", "12", "många"),
    "day": ("2026-11-27", ""),
    "joined": ("", "avd33"),
}


class Walk:
    """People who press at random, sometimes on cards from long ago, and what must hold after each press."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.random = world, random.Random(seed)  # noqa: S311 - a walk, no secret
        self.kept: list[tuple[Someone, Post, Json, Json]] = []
        self.revisions: dict[object, int] = {}
        self.signed: dict[tuple[object, int], str] = {}
        self.events: Counter[str] = Counter()

    async def step(self, who: Someone) -> None:
        before = self.world.history(), self.world.review().revision
        if self.kept and self.random.random() < 0.15:
            owner, post, action, typed = self.random.choice(self.kept)
            presser = owner if self.random.random() < 0.8 else who
            await self.pressing(presser, post, action, typed)
        elif self.random.random() < 0.25:
            await who.says(self.random.choice(WORDS))
        elif pressable := cards.buttons(who.card):
            action = self.random.choice(pressable)
            typed = {name: self.some(name, value) for name, value in cards.inputs(who.card).items()}
            self.kept.append((who, who.post, action, typed))
            await self.pressing(who, who.post, action, typed)
        else:
            raise AssertionError(f"a dead end: {who.sees}")
        self.holds(who, before)

    async def pressing(self, who: Someone, post: Post, action: Json, typed: Json) -> None:
        self.events[str(action.get("title"))] += 1
        await who.presses_again(action, post, typed)

    def some(self, name: str, value: str) -> str:
        return self.random.choice((*TYPED.get(name, ()), value))

    def holds(self, who: Someone, before: tuple[int, int]) -> None:
        assert "gick fel hos oss" not in who.sees
        assert "went wrong on our side" not in who.sees
        review = self.world.review()
        known = self.revisions.get(review.id, 0)
        assert review.revision >= known
        self.revisions[review.id] = review.revision
        if review.revision != before[1]:
            assert self.world.history() > before[0], "a change without history"
        if review.signed_at is not None:
            key = (review.id, review.version)
            now = checksum(content_of(review))
            assert self.signed.setdefault(key, now) == now, "a signed version has changed"


def versions_are_whole(world: World) -> int:
    """What was signed is kept with its checksum; the newest one is what the review says today."""
    review = world.review()
    with transaction(world.sessions) as session:
        kept = list(session.scalars(select(SignedVersionRow)))
        for one in kept:
            assert checksum(one.content) == one.sha256
        if review.signed_at is not None:
            newest = session.get(SignedVersionRow, (review.id, review.version))
            assert newest is not None
            assert newest.content == content_of(review)
        return len(kept)


def only_those_at_the_table_have_changed_anything(world: World, *people: str) -> None:
    with transaction(world.sessions) as session:
        assert set(session.scalars(select(HistoryRow.person_id))) <= set(people)


@pytest.mark.parametrize("seed", range(4))
async def test_a_random_walk_from_the_beginning(world: World, anna: Someone, sven: Someone, seed: int) -> None:
    """Anna, Sven, and two who have no business there."""
    bo, nils = world.somebody("Bo Öberg"), world.somebody("Nils Utanroll")
    await walks(world, seed, anna, sven, bo, nils)
    only_those_at_the_table_have_changed_anything(world, "anna", "sven", "bo")


@pytest.mark.parametrize("seed", range(4, 8))
async def test_a_random_walk_around_the_signing(world: World, anna: Someone, sven: Someone, seed: int) -> None:
    """Where the most can go wrong: confirmed, differing, signed, reopened."""
    await ways.hands_over(world, anna)
    if seed % 2:
        await sven.says("starta")
        await sven.presses("Ser annorlunda")
        await sven.presses("Nej", comment="Inte alltid")
    await ways.confirms_everything(sven)
    await walks(world, seed, anna, sven, anna.at(GROUP), sven.at(GROUP))
    only_those_at_the_table_have_changed_anything(world, "anna", "sven")


async def walks(world: World, seed: int, *people: Someone) -> None:
    walk = Walk(world, seed)
    for one in people:
        await one.says("hej")
    for _ in range(PRESSES):
        await walk.step(walk.random.choice(people))
        world.passes(seconds=walk.random.choice((1, 60)))
        if walk.random.random() < 0.05:
            await world.looks_at_the_calendar()
    versions_are_whole(world)
