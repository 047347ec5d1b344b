"""The yearly risk assessment: its day is noted by the manager or the representative, and the manager is reminded of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from storage.database import transaction
from storage.tables.reviews import RiskAssessmentRow
from tests.stories import ways
from tests.stories.conftest import Opening
from tests.stories.world import GROUP, Someone, World

MORNING = datetime(2026, 11, 12, 8, 0, tzinfo=UTC)  # 9 in Stockholm


@pytest.fixture
async def world(opening: Opening) -> AsyncIterator[World]:
    async with opening() as world:
        world.clock.now = MORNING
        yield world


async def mornings_until(world: World, day: date) -> None:
    while world.clock.now.date() < day:
        world.clock.now = datetime.combine(world.clock.now.date() + timedelta(days=1), MORNING.timetz())
        await world.looks_at_the_calendar()


def noted(world: World) -> int:
    with transaction(world.sessions) as session:
        return session.scalar(select(func.count()).select_from(RiskAssessmentRow)) or 0


async def test_the_day_is_noted_from_the_help_card_and_seen_by_both(world: World, anna: Someone, sven: Someone) -> None:
    """ "Senast: 1 mars 2026 (Anna Ek)": also for the representative, and twice is once."""
    await anna.says("hjälp")
    await anna.presses("Riskbedömning")
    assert "Ingen dag är inskriven än" in anna.sees
    save = anna.button("Spara dagen")
    await anna.presses("Spara dagen", day="2026-03-01")
    assert "Senast: 1 mars 2026 (Anna Ek)" in anna.sees
    await anna.presses_again(save, anna.post, {"day": "2026-03-01"})
    assert noted(world) == 1
    await sven.says("riskbedömning")
    assert "Senast: 1 mars 2026 (Anna Ek)" in sven.sees


async def test_it_can_be_typed_and_put_right(world: World, anna: Someone, sven: Someone) -> None:
    """The representative notes it, the manager mends the day; what is ahead or rubbish is refused."""
    await sven.says("riskbedömning: 1 mars")
    assert "Senast: 1 mars 2026 (Sven Lindqvist-Åkerström)" in sven.sees
    await anna.says("riskbedömning: 2026-02-01")
    assert "Senast: 1 februari 2026 (Anna Ek)" in anna.sees
    await anna.says("riskbedömning: 2027-01-01")
    assert "Den dagen har inte varit än" in anna.sees
    await anna.says("riskbedömning: när vi hann")
    assert "Jag kunde inte läsa dagen" in anna.sees
    assert noted(world) == 2


async def test_a_stranger_notes_nothing(world: World, anna: Someone) -> None:
    """A forged press with another unit's id, and somebody without any unit."""
    await anna.says("riskbedömning")
    save = anna.button("Spara dagen")
    bo = world.somebody("Bo Öberg")
    await bo.says("hej")
    await bo.presses_again(save, bo.post, {"day": "2026-03-01"})
    assert "Medicinkliniken avd. 32" not in bo.sees
    nils = world.somebody("Nils Utanroll")
    await nils.says("riskbedömning: 2026-03-01")
    assert noted(world) == 0


async def test_from_the_question_about_it_and_back_again(world: World, anna: Someone) -> None:
    """Question 13 says when it was last done; what was typed in the comment is kept on the way there."""
    await ways.begins(anna)
    await anna.says("13")
    assert "Övergripande riskbedömning. Ingen dag är inskriven än" in anna.sees
    await anna.presses("Skriv in dagen", comment="Vi gjorde den i mars")
    await anna.presses("Spara dagen", day="2026-03-01")
    await anna.presses("Tillbaka till frågan")
    assert "Senast: 1 mars 2026 (Anna Ek)" in anna.sees
    assert "Fråga 13" in anna.sees
    review = world.review()
    (thirteen,) = (one for one in review.checklist if review.checklist.number(one.id) == 13)
    assert review.answers[thirteen.id].comment == "Vi gjorde den i mars"
    await anna.says("12")
    assert "Övergripande riskbedömning" not in anna.sees


async def test_in_a_group_chat_it_is_only_read(world: World, anna: Someone, sven: Someone) -> None:
    """A group chat is about its one review."""
    await anna.says("riskbedömning: 2026-03-01")
    await ways.begins(anna)
    there = anna.at(GROUP)
    await there.says("13")
    assert "Senast: 1 mars 2026 (Anna Ek)" in there.sees
    assert "Skriv in dagen" not in there.buttons


async def test_the_manager_is_reminded_before_a_year_has_passed(world: World, anna: Someone, sven: Someone) -> None:
    """In the digest, with its button; noted anew it is quiet for another year."""
    await ways.is_signed(world, anna, sven)
    await anna.installs()
    await anna.says("riskbedömning: 2026-03-01")
    world.clock.now = datetime.combine(date(2027, 2, 12), MORNING.timetz())
    await mornings_until(world, date(2027, 2, 28))
    (soon,) = anna.letters("Riskbedömningen är snart ett år gammal")
    assert "1 mars 2026" in soon.summary or "1 mars 2026" in str(soon.card)
    await mornings_until(world, date(2027, 3, 2))
    anna.looking_at = anna.letters("Riskbedömningen är ett år gammal")[0]
    await anna.presses("Skriv in dagen")
    await anna.presses("Spara dagen", day="2027-03-01")
    before = len(anna.inbox), len(sven.inbox)
    await mornings_until(world, date(2027, 4, 1))
    assert (len(anna.inbox), len(sven.inbox)) == before


async def test_where_none_is_noted_it_is_asked_four_weeks_after_the_signature(
    world: World, anna: Someone, sven: Someone
) -> None:
    """And then every eighth week: kindly."""
    await ways.is_signed(world, anna, sven)
    await anna.installs()
    await mornings_until(world, date(2026, 12, 9))
    assert anna.letters("När gjordes riskbedömningen?") == []
    await mornings_until(world, date(2027, 2, 12))
    asked = anna.letters("När gjordes riskbedömningen?")
    assert len(asked) == 2
    assert sven.letters("riskbedömning") == []
