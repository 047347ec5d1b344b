"""A unit ends in an import and another takes over: what it left open is offered there, taken over whole, or left above."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from storage.database import transaction
from storage.tables.organisation import TakeOverRow
from storage.tables.outbox import OutboxRow
from storage.tables.reviews import MatterRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow
from tests.stories import cards, ways
from tests.stories.world import Someone, World

HEAD = "id;parent;level;name;optional;opens;closes"
MERGED = {
    HEAD: f"{HEAD};ersätter",
    "avd32;med;enhet;Medicinkliniken avd. 32;nej;;": "avd32;med;enhet;Medicinkliniken avd. 32;nej;;;avd33",
    "avd33;med;enhet;Medicinkliniken avd. 33;nej;;\n": "",
}
NOBODY_AT_33 = {"bo;chef;avd33;;\n": "", "rut;skyddsombud;avd33;;\n": ""}
WHAT = "Ny belysning i korridoren"


@pytest.fixture
def kaj(world: World) -> Someone:
    return world.somebody("Kaj Berg")


async def merges(world: World, folder: Path, anna: Someone) -> None:
    """The next morning the file has no avd. 33 any more."""
    await anna.installs()
    world.passes(days=1)
    world.imports(folder, organisation=MERGED, roles=NOBODY_AT_33)
    await world.looks_at_the_calendar()


def measure(world: World) -> MeasureRow:
    with transaction(world.sessions) as session:
        row = session.scalars(select(MeasureRow).where(MeasureRow.what == WHAT)).one()
        session.expunge(row)
        return row


async def test_what_a_unit_left_open_is_taken_over_whole(
    world: World, tmp_path: Path, anna: Someone, bo: Someone, kaj: Someone
) -> None:
    """The measures come into the new unit's plan, and the follow-up goes on where it was: one press."""
    await bo.says(f"ny åtgärd: {WHAT}; 2027-01-31; Rut Ängström")
    await anna.says("lyft: Ni stör oss på natten; Medicinkliniken avd. 33")
    await ways.begins(bo)
    await bo.presses("Nej", comment="Rutinen saknas")
    await bo.presses("Planera", what="Skriva rutinen", due="2027-02-28")
    review = world.review_at("avd33")
    await merges(world, tmp_path, anna)

    [letter] = anna.letters("Medicinkliniken avd. 33 har upphört: tar ni över")
    told = cards.text(letter.card)
    assert "Enligt organisationsfilen ersätts den av Medicinkliniken avd. 32" in told
    assert WHAT in told
    assert "Uppföljningen blir också er" in told
    await anna.says("hej")
    assert "Medicinkliniken avd. 33 har upphört: tar ni över?" in anna.sees
    anna.looking_at = letter
    press = anna.button("Ta över")
    await anna.presses("Ta över")
    assert "Medicinkliniken avd. 32 tar över från Medicinkliniken avd. 33" in anna.sees

    assert (measure(world).node_id, measure(world).accountable_id) == ("avd32", "rut")
    await anna.says("enhetens handlingsplan")
    assert WHAT in anna.sees
    await anna.presses(f"Öppna: {WHAT}")
    assert "Togs över, när enheten upphörde" in anna.sees
    assert "”Medicinkliniken avd. 33”" in anna.sees
    with transaction(world.sessions) as session:
        covered = select(ReviewNodeRow.node_id).where(ReviewNodeRow.review_id == review)
        assert set(session.scalars(covered)) == {"avd32", "avd33"}
        assert session.scalars(select(MatterRow.to_node_id)).all() == ["avd32"]
    assert world.review().answered == 1
    await anna.says("starta")
    assert "1 besvarad" in anna.sees

    # Who had a part in the unit that ended, and has none any more, sees to nothing: Anna is shown that.
    await anna.says("utan ansvarig")
    assert "Rut Ängström" in anna.sees

    # The same press once more, and another manager's, change nothing.
    revision = measure(world).revision
    await anna.presses_again(press, letter)
    assert "tar över från" in anna.sees
    eva = world.somebody("Eva Lund")
    await eva.says("hej")
    await eva.presses_again(press, eva.post)
    assert "avd. 33" not in eva.sees
    assert measure(world).revision == revision
    await kaj.says("hej")
    assert "avd. 33 har upphört" not in kaj.sees


async def test_not_ours_leaves_it_with_the_manager_above(
    world: World, tmp_path: Path, anna: Someone, bo: Someone, kaj: Someone
) -> None:
    """With a reason, also typed; it is asked once, and nothing is lost."""
    await bo.says(f"ny åtgärd: {WHAT}; 2027-01-31")
    await merges(world, tmp_path, anna)
    anna.looking_at = anna.letters("har upphört")[0]
    await anna.presses("Inte vårt")
    await anna.presses("Spara", why="")
    assert "Varför är det inte ert?" in anna.sees
    await anna.says("inte vårt: Uppgifterna gick till avd. 34")
    assert "tas inte över av Medicinkliniken avd. 32" in anna.sees
    with transaction(world.sessions) as session:
        row = session.scalars(select(TakeOverRow)).one()
        assert (row.answer, row.reason, row.answered_by) == ("declined", "Uppgifterna gick till avd. 34", "anna")
    assert measure(world).node_id == "avd33"
    await anna.says("ta över")  # the first answer stands
    assert measure(world).node_id == "avd33"
    await kaj.says("hej")
    assert "Medicinkliniken avd. 33 har upphört med saker kvar" in kaj.sees
    world.passes(days=1)
    await world.looks_at_the_calendar()
    with transaction(world.sessions) as session:
        asked = session.scalars(select(OutboxRow.id).where(OutboxRow.kind == "take_over")).all()
    assert len(asked) == 1


async def test_where_the_new_unit_has_begun_its_own_the_other_ends_and_its_plan_goes_on(
    world: World, tmp_path: Path, anna: Someone, bo: Someone
) -> None:
    """Two begun follow-ups are not made one: answers of two would stand against each other."""
    for one in (anna, bo):
        await ways.begins(one)
    await anna.presses("Ja")
    await bo.presses("Nej", comment="Rutinen saknas")
    await bo.presses("Planera", what=WHAT, due="2027-02-28")
    mine, theirs = world.review_at("avd32"), world.review_at("avd33")
    await merges(world, tmp_path, anna)
    await anna.says("övertagande")
    assert "Ni har redan påbörjat er egen uppföljning" in anna.sees
    await anna.says("ta över")
    moved = measure(world)
    assert (moved.node_id, moved.review_id, moved.revision) == ("avd32", None, 1)
    with transaction(world.sessions) as session:
        assert session.get_one(ReviewRow, theirs).withdrawn_at is not None
        assert session.get_one(ReviewRow, mine).withdrawn_at is None
    await anna.says("enhetens handlingsplan")
    assert WHAT in anna.sees


async def test_a_signed_follow_up_s_measure_keeps_its_year_and_is_the_new_unit_s(
    world: World, tmp_path: Path, anna: Someone, sven: Someone, bo: Someone, rut: Someone
) -> None:
    """What was signed stays where it was signed; the measure that came of it is seen to, and shown, at the new unit."""
    await ways.hands_over(world, bo, comment="Saknas", what=WHAT)
    await ways.confirms_everything(rut)
    await ways.signs(world, rut, bo)
    await merges(world, tmp_path, anna)
    await anna.says("ta över")
    assert measure(world).node_id == "avd32"
    assert measure(world).review_id == world.review_at("avd33")
    await sven.says("enhetens handlingsplan")
    assert WHAT in sven.sees
    await anna.says("enhetens handlingsplan")
    await anna.presses(f"Öppna: {WHAT}")
    await anna.says("skjut upp: 2027-03-31; Tar tid")
    assert measure(world).due.isoformat() == "2027-03-31"
