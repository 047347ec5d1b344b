"""What is planned, by whom it is proposed, and the one person who sees to it."""

from __future__ import annotations

import pytest

from dialogs.ground.ids import PersonId
from tests.stories import cards, ways
from tests.stories.world import Someone, World


async def at_the_form(anna: Someone) -> None:
    await ways.begins(anna)
    await anna.presses("Nej")
    assert "Vad gör ni åt det" in anna.sees


def accountable(world: World) -> str | None:
    measures = world.review().measures
    return measures[0].accountable if measures else None


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Sven Lindqvist-Åkerström", "sven"),
        ("sven", "sven"),
        ("lindqvist åkerström", "sven"),
        ("Disa", "disa"),
        ("DISA HOLM", "disa"),
        ("disa@example.com", "disa"),
        ("Disa@Example.com ", "disa"),
    ],
)
async def test_one_person_by_a_typed_name_or_address(world: World, anna: Someone, name: str, person: str) -> None:
    """However it is written, as long as it can only be one."""
    await at_the_form(anna)
    await anna.presses("Planera", what="En åtgärd", due="2027-01-31", who_name=name)
    assert accountable(world) == person
    assert "Fråga 2 av 26" in anna.sees


@pytest.mark.parametrize("name", ["alla", "hela arbetsgruppen", "Anna och Sven", "Ingen Sådan", "ingen@example", "h"])
async def test_never_a_group_nobody_or_several(world: World, anna: Someone, name: str) -> None:
    """AML wants one person who sees to it. What was typed stands in its fields again."""
    await at_the_form(anna)
    await anna.presses("Planera", what="En åtgärd", due="2027-01-31", who_name=name)
    assert accountable(world) is None
    fields = cards.inputs(anna.card)
    assert (fields["what"], fields["due"], fields["who_name"]) == ("En åtgärd", "2027-01-31", name)
    if name == "h":
        assert "Hugo Falk" in anna.sees
        assert "Hanna Åström" in anna.sees
    await anna.presses("Planera", who_name="Hugo Falk")
    assert accountable(world) == "hugo"


async def test_by_the_people_picker_s_directory_id(world: World, anna: Someone, bo: Someone) -> None:
    """The picker gives an Entra id, whatever its letters; it is the same person as in the import."""
    await bo.says("hej")
    await at_the_form(anna)
    assert bo.who.entra_id is not None
    field = "who_found" if "who_found" in cards.inputs(anna.card) else "who"
    await anna.presses("Planera", what="En åtgärd", due="2027-01-31", **{field: bo.who.entra_id.upper()})
    assert accountable(world) == "bo"
    await bo.says("mina åtgärder")
    assert "En åtgärd" in bo.sees


async def test_everything_that_is_missing_is_told_at_once(world: World, anna: Someone) -> None:
    """Not one after the other."""
    await at_the_form(anna)
    await anna.presses("Planera", what="", due="", who_name="alla")
    assert world.review().measures == ()
    assert "3 saker saknas" in anna.sees


@pytest.mark.parametrize("due", ["2020-01-01", "31/12", "nästa vecka"])
async def test_a_day_that_cannot_be_is_asked_for_again(world: World, anna: Someone, due: str) -> None:
    """A day is never guessed, and never in the past."""
    await at_the_form(anna)
    await anna.presses("Planera", what="En åtgärd", due=due)
    assert world.review().measures == ()
    assert cards.inputs(anna.card)["what"] == "En åtgärd"


async def test_the_draft_is_there_when_one_comes_back(world: World, anna: Someone) -> None:
    """Half a measure was typed, then the phone rang."""
    await at_the_form(anna)
    await anna.presses("Senare", what="Halv tanke")
    await anna.says("fråga 1")
    await anna.says("åtgärd")
    assert cards.inputs(anna.card)["what"] == "Halv tanke"


async def test_an_activity_keeps_a_strength(world: World, anna: Someone) -> None:
    """What works is kept on purpose, too."""
    await ways.begins(anna)
    await anna.presses("Ja")
    await anna.presses("Lägg till aktivitet")
    await anna.presses(anna.buttons[0], what="Fortsätt med måndagsmötet", due="2027-06-30")
    assert [(one.kind.value, one.state.value) for one in world.review().measures] == [("preserve", "planned")]


async def test_nothing_is_handed_over_while_a_no_has_no_answer(world: World, anna: Someone) -> None:
    """A shortcoming without measure, matter or reason is a gap in the law, not in the form."""
    await at_the_form(anna)
    await anna.presses("Senare")
    await anna.answers_everything("Ja")
    await anna.says("lämna över")
    assert world.review().handed_over_at is None
    await anna.says("1 nej")
    await anna.says("ingen åtgärd: Det är redan beslutat")
    await anna.says("lämna över")
    assert world.review().handed_over_at is not None


# --- the rep's proposals


async def proposes(world: World, anna: Someone, sven: Someone, **typed: str) -> None:
    """The rep proposes a measure for question 1, and confirms the rest."""
    await ways.hands_over(world, anna)
    await sven.says("föreslå 1")
    await sven.presses("Skicka förslaget", **({"what": "Mer tid för rond"} | typed))
    await ways.confirms_everything(sven)
    await world.delivers_mail()


async def test_a_complete_proposal_is_taken_in_with_one_press(world: World, anna: Someone, sven: Someone) -> None:
    """And the rep is asked about the plan that it changed."""
    await proposes(world, anna, sven, due="2027-02-28", who="anna")
    assert world.review().stage.value == "talking"
    await anna.says("starta")
    assert "Mer tid för rond" in anna.sees
    await anna.presses("Ta in i planen")
    measure = world.review().measures[0]
    assert (measure.state.value, measure.accountable, measure.proposed_by) == ("planned", "anna", "sven")
    assert world.review().stage.value == "with_rep"
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    assert world.review().signed_at is not None


async def test_an_incomplete_proposal_is_completed_first(world: World, anna: Someone, sven: Someone) -> None:
    """A plan without a day and a person is none; the proposal's words are there already."""
    await proposes(world, anna, sven)
    await anna.says("starta")
    await anna.presses("Ta in i planen")
    assert world.review().measures[0].state.value == "proposed"
    assert cards.inputs(anna.card)["what"] == "Mer tid för rond"
    await anna.presses(anna.buttons[0], due="2027-02-28", who_name="Sven")
    measure = world.review().measures[0]
    assert (measure.state.value, measure.accountable) == ("planned", PersonId("sven"))


async def test_a_proposal_is_declined_with_a_reason(world: World, anna: Someone, sven: Someone) -> None:
    """The rep is owed one, and both are kept."""
    await proposes(world, anna, sven)
    await anna.says("starta")
    before = world.history()
    await anna.presses("Säg nej")
    assert world.history() == before
    await anna.presses("Säg nej", what="Ronden utökades i maj")
    measure = world.review().measures[0]
    assert (measure.state.value, measure.reason) == ("cancelled", "Ronden utökades i maj")
    assert world.review().stage.value == "to_sign"


async def test_the_rep_takes_back_only_what_the_rep_has_proposed(world: World, anna: Someone, sven: Someone) -> None:
    """And no longer when it is in the plan: then it is the plan's."""
    await proposes(world, anna, sven, due="2027-02-28", who="anna")
    await anna.says("starta")
    await anna.presses("Ta in i planen")
    measure = world.review().measures[0]
    before = world.history()
    for verb in ("cancel-measure", "plan-measure"):
        data = {"v": 1, "review": world.review().id.hex, "measure": measure.id.hex, "revision": world.review().revision}
        await sven.presses_again({"verb": verb, "data": data}, sven.post, {"what": "Något annat", "due": ""})
    assert world.history() == before
    assert world.review().measures[0] == measure
