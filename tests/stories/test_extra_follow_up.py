"""An extra follow-up, from the accident to the channel; and the small one that a new manager is offered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select

from dialogs.ground.ids import NodeId
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.review import Review
from storage.database import transaction
from storage.levels import below as levels_below
from storage.tables.rounds import ExtraOfferRow, ReviewRow, RoundRow
from tests.stories import cards, ways
from tests.stories.test_changes_of_people import LINA
from tests.stories.world import Someone, World

TUESDAY = datetime(2026, 11, 17, 8, 0, tzinfo=UTC)
LINA_FOR_ANNA = {"anna;chef;avd32;;": "lina;chef;avd32;;"}


def extras(world: World) -> list[Review]:
    with transaction(world.sessions) as session:
        query = select(ReviewRow.id).join(RoundRow, RoundRow.id == ReviewRow.round_id)
        found = session.scalars(query.where(RoundRow.extra_kind.is_not(None)).order_by(RoundRow.opened_at)).all()
    return [world.loaded(one) for one in found]


def below(world: World, node: str) -> tuple[int, int]:
    """Signed, of how many, under a node."""
    with transaction(world.sessions) as session:
        found = levels_below.below(session, [NodeId(node)], TUESDAY.date())
    return sum(one.signed for one in found), sum(one.expected for one in found)


async def starts(manager: Someone, questions: str = "few") -> None:
    await manager.says("hej")
    await manager.presses("Extra uppföljning")
    await manager.presses("Starta den", kind="accident", reason="Fall från stege", questions=questions)


async def test_from_the_accident_to_the_channel(world: World, anna: Someone, sven: Someone) -> None:
    """The manager starts it, both sign, the unit's channel is told what it was; the yearly one is as it was."""
    await sven.installs()
    await ways.links_the_channel(anna)
    await starts(anna)
    assert "Den extra uppföljningen har börjat" in anna.sees
    assert "Extra uppföljning: olycka" in anna.sees
    assert "4 frågor, klar senast måndag 14 december" in anna.sees
    await anna.presses("Till frågorna")
    await anna.presses("Var för sig", employees="12")
    assert "Fråga 1 av 4" in anna.sees
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await world.delivers_mail()
    assert "Extra uppföljning: olycka" in sven.reads_the_newest()
    await sven.presses("Titta på svaren")
    while agree := [title for title in sven.buttons if title.startswith("Håller med")]:
        await sven.presses(agree[0])
    await sven.presses("Skriv under")
    await world.delivers_mail()
    await anna.says("hej")
    await anna.presses("Läs och skriv under")
    await anna.presses("Skriv under")
    await world.delivers_mail()
    (extra,) = extras(world)
    assert extra.signed_at is not None
    posted = cards.text(world.channel_posts()[-1].card)
    assert "Extra uppföljning: olycka" in posted
    assert "har gjort en extra uppföljning" in posted
    assert "stege" not in posted
    assert world.review().started_at is None


async def test_a_second_press_finds_the_same_one(world: World, anna: Someone) -> None:
    """Two presses, or two days: one follow-up."""
    await anna.says("hej")
    await anna.presses("Extra uppföljning")
    button, post = anna.button("Starta den"), anna.post
    typed = {"kind": "accident", "reason": "Fall från stege", "questions": "all"}
    await anna.presses_again(button, post, typed)
    await anna.presses_again(button, post, typed)
    assert "Den pågår redan" in anna.sees
    assert len(extras(world)) == 1


async def test_it_can_be_typed_and_what_is_missing_is_asked_for(world: World, anna: Someone) -> None:
    """For phones whose buttons fail; the reason is obligatory."""
    await anna.says("extra uppföljning: olycka")
    assert extras(world) == []
    await anna.says("extra uppföljning: tillbud: nära att falla; 8, 13")
    (extra,) = extras(world)
    assert extra.extra is not None
    assert (extra.extra.kind, extra.extra.reason, extra.extra.by) == (ExtraKind.INCIDENT, "nära att falla", "anna")
    assert [asked.id for asked in extra.checklist] == ["q8", "q13"]
    await anna.says("extra uppföljning: omorganisation: ny avdelning; 99")
    assert "Jag hittar inte de frågorna" in anna.sees
    assert len(extras(world)) == 1
    await anna.says("extra uppföljning: ljuset i korridoren är trasigt")
    assert [one.extra.kind for one in extras(world) if one.extra] == [ExtraKind.INCIDENT, ExtraKind.OTHER]


async def test_the_manager_above_starts_it_for_a_unit_whose_manager_is_invited(world: World, anna: Someone) -> None:
    """And nobody else can: neither the rep nor a manager beside."""
    kaj, bo, sven = world.somebody("Kaj Berg"), world.somebody("Bo Öberg"), world.somebody("Sven Lindqvist-Åkerström")
    await anna.installs()
    await world.looks_at_the_calendar()
    await kaj.says("extra uppföljning")
    await kaj.presses("Starta den", unit="avd32", kind="reorganisation", reason="Två avdelningar blir en")
    assert "Anna Ek bjuds in" in kaj.sees
    await world.looks_at_the_calendar()
    assert "Dags för en extra uppföljning" in anna.reads_the_newest()
    assert "Två avdelningar blir en" in anna.sees
    for other in (bo, sven):
        await other.says("extra uppföljning")
        before = len(extras(world))
        stolen = {"verb": "start-extra", "data": {"v": 1, "node": "avd32"}}
        await other.presses_again(stolen, other.post, {"kind": "other", "reason": "Inte min"})
        assert len(extras(world)) == before
        assert "inte med i den här uppföljningen" in other.sees


async def test_it_is_reminded_of_by_its_own_last_day(world: World, anna: Someone) -> None:
    """The yearly one closes on 30 November; this one two weeks later."""
    await anna.installs()
    await starts(anna)
    await anna.presses("Till frågorna")
    heard = []
    while world.clock.now.date() < date(2026, 12, 12):
        before = len(anna.inbox)
        await world.looks_at_the_calendar()
        heard += [(world.clock.now.date(), cards.text(post.card)) for post in anna.inbox[before:]]
        world.passes(days=1)
    (day, told) = next((day, told) for day, told in heard if "7 dagar kvar" in told and day > date(2026, 12, 1))
    assert day == date(2026, 12, 7)
    assert "Extra uppföljning: olycka (Medicinkliniken avd. 32)" in told
    await anna.says("hej")
    assert "Extra uppföljning: olycka" in anna.sees
    assert "Årlig uppföljning 2026" in anna.sees or "Medicinkliniken avd. 32 · " in anna.sees


async def test_last_time_s_answer_of_an_extra_one_is_shown_with_its_day(
    world: World, anna: Someone, sven: Someone
) -> None:
    """In the yearly one afterwards, at the question that was asked."""
    await anna.says("extra uppföljning: olycka: fall; 8")
    await anna.presses("Till frågorna")
    await anna.presses("Var för sig", employees="12")
    await anna.presses("Ja", comment="Genomgången efter fallet")
    await anna.presses("Lämna över")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    await anna.says("uppföljning 1")
    await anna.presses("Var för sig", employees="12")
    await anna.says("fråga 8")
    assert "I en extra uppföljning 16 november 2026 svarade ni Ja." in anna.sees
    assert "Genomgången efter fallet" in anna.sees


# --- offered to a new manager


async def becomes_manager(world: World, tmp_path: Path) -> Someone:
    world.clock.now = TUESDAY
    world.imports(tmp_path, people=LINA, roles=LINA_FOR_ANNA)
    lina = world.somebody("Lina Ny")
    await lina.installs()
    await world.looks_at_the_calendar()
    return lina


async def test_a_new_manager_is_told_what_waits_and_offered_a_small_one(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """Question 8 before anything else: who has been given which tasks?"""
    await ways.hands_over(world, anna, comment="Saknas", what="Skriva rutinen")
    lina = await becomes_manager(world, tmp_path)
    (offer,) = lina.letters("Du är ny chef för Medicinkliniken avd. 32")
    told = cards.text(offer.card)
    assert "Årlig uppföljning 2026: hos skyddsombudet" in told
    assert "1 öppen åtgärd" in told
    assert "Aktuell uppgiftsfördelning" in told
    for _ in range(3):
        world.passes(days=1)
        await world.looks_at_the_calendar()
    assert len(lina.letters("Du är ny chef")) == 1, "once"
    lina.looking_at = offer
    await lina.presses("Starta")
    (extra,) = extras(world)
    assert [asked.id for asked in extra.checklist] == ["q8", "q9", "q10", "q13"]
    assert extra.extra is not None
    assert extra.extra.kind is ExtraKind.NEW_MANAGER
    assert "Extra uppföljning: ny chef" in lina.sees


async def test_an_offer_can_be_put_off_and_declined_with_a_reason(world: World, tmp_path: Path, anna: Someone) -> None:
    """Asked again in a week; then no more."""
    lina = await becomes_manager(world, tmp_path)
    lina.looking_at = lina.letters("Du är ny chef")[0]
    await lina.presses("Senare")
    assert "Jag frågar igen tisdag 24 november" in lina.sees
    world.passes(days=7)
    await world.looks_at_the_calendar()
    again = lina.letters("Du är ny chef")
    assert len(again) == 1  # the first card shows the answer now; this is the second letter
    lina.looking_at = again[0]
    await lina.presses("Inte nu")
    await lina.presses("Spara", why="")
    assert "Varför inte nu?" in lina.sees
    await lina.presses("Spara", why="Vi gjorde den årliga i går")
    with transaction(world.sessions) as session:
        row = session.scalars(select(ExtraOfferRow)).one()
        assert (row.answer, row.reason) == ("declined", "Vi gjorde den årliga i går")
    letters = len(lina.inbox)
    world.passes(days=8)
    await world.looks_at_the_calendar()
    assert not [one for one in lina.inbox[letters:] if "ny chef" in cards.text(one.card)]
    assert extras(world) == []


async def test_an_offer_can_be_answered_in_words(world: World, tmp_path: Path, anna: Someone) -> None:
    """For phones whose buttons fail."""
    lina = await becomes_manager(world, tmp_path)
    await lina.says("senare extra")
    assert "Jag frågar igen" in lina.sees
    await lina.says("starta extra")
    assert len(extras(world)) == 1


async def test_a_stand_in_is_not_a_new_manager(world: World, tmp_path: Path, anna: Someone) -> None:
    """Two weeks in June are no new start; and a manager who stays is not one either."""
    world.clock.now = TUESDAY
    roles = {"anna;chef;avd32;;": "anna;chef;avd32;;\nlina;ställföreträdare;avd32;2026-11-17;2026-11-30"}
    world.imports(tmp_path, people=LINA, roles=roles)
    lina = world.somebody("Lina Ny")
    await lina.installs()
    await world.looks_at_the_calendar()
    assert "Medicinkliniken avd. 32" in lina.reads_the_newest()
    assert not lina.letters("ny chef")


async def test_a_unit_that_moves_keeps_everything_and_its_manager_is_offered_one(
    world: World, tmp_path: Path, anna: Someone, sven: Someone
) -> None:
    """Moved to the surgical clinic mid-round: the review and its answers stay, the superior and the sums are new."""
    with_nils = {"anna;chef;avd32;;": "anna;chef;avd32;;\nnils;chef;kir;;"}
    world.imports(tmp_path, roles=with_nils)
    await ways.hands_over(world, anna, comment="Saknas", what="Skriva rutinen")
    before = world.review()
    assert before.managers_above == ("kaj",)
    assert below(world, "med") == (0, 3)
    world.passes(days=1)
    await anna.installs()
    moved = {"avd32;med;": "avd32;kir;"}
    world.imports(tmp_path, roles=with_nils, organisation=moved)
    after = world.review()
    assert (after.id, after.answers, after.measures) == (before.id, before.answers, before.measures)
    assert after.managers_above == ("nils",)
    assert (below(world, "med"), below(world, "kir")) == ((0, 2), (0, 2))
    await world.looks_at_the_calendar()
    assert anna.letters("Medicinkliniken avd. 32 har flyttat i organisationen")
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    assert (below(world, "med"), below(world, "kir"), below(world, "region")) == ((0, 2), (1, 2), (1, 7))
