"""The safety representative sees it differently: both answers stay, side by side."""

from __future__ import annotations

from dialogs.ground.ids import PersonId, QuestionId
from storage.database import transaction
from storage.tables.rounds import SignedVersionRow
from tests.stories import ways
from tests.stories.world import Someone, World

Q1, Q2 = "Fråga 1", "Fråga 2"


async def differs_on_the_first(world: World, anna: Someone, sven: Someone, comment: str = "Inte på natten") -> None:
    await ways.hands_over(world, anna)
    await sven.says("starta")
    await sven.presses("Ser annorlunda")
    await sven.presses("Nej", comment=comment)
    await ways.confirms_everything(sven)
    await world.delivers_mail()


def signed_content(world: World, version: int = 1) -> dict[str, object]:
    with transaction(world.sessions) as session:
        row = session.get(SignedVersionRow, (world.review_at("avd32"), version))
        assert row is not None
        return row.content


def first_question(world: World) -> QuestionId:
    return world.review().checklist.questions[0].id


async def test_both_answers_are_in_the_record_and_in_what_is_signed(world: World, anna: Someone, sven: Someone) -> None:
    """Dissent that disappears before signing would be worse than none."""
    await anna.installs()
    await differs_on_the_first(world, anna, sven)
    assert "Inte på natten" not in anna.reads_the_newest()  # a notification names no answers
    await anna.says("starta")
    assert "Inte på natten" in anna.sees
    assert "Sven Lindqvist-Åkerström" in anna.sees
    await anna.presses("Låt båda stå")
    assert world.review().stage.value == "to_sign"
    await ways.signs(world, anna, sven)

    content = signed_content(world)
    asked = first_question(world)
    answers, views = content["answers"], content["views"]
    assert isinstance(answers, dict)
    assert isinstance(views, list)
    assert answers[asked]["choice"] == "yes"
    assert answers[asked]["stands"] is True
    mine = next(one for one in views if one["question"] == asked)
    assert (mine["agrees"], mine["choice"], mine["comment"]) == (False, "no", "Inte på natten")
    assert world.review().seen_alike == len(world.review().to_confirm) - 1


async def test_when_the_manager_changes_the_answer_the_rep_is_asked_only_about_that(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Going through 26 questions again because of one would teach people not to change anything."""
    await differs_on_the_first(world, anna, sven)
    await anna.says("starta")
    await anna.presses("Ändra mitt svar") if "Ändra mitt svar" in anna.buttons else await anna.says("fråga 1")
    await anna.presses("Nej")
    await anna.presses("Ingen åtgärd", what="Vi har redan ett beslut om nattpass")
    await world.delivers_mail()
    assert world.review().not_viewed(PersonId("sven")) == (first_question(world),)
    assert sven.letters("Anna Ek")
    await sven.says("starta")
    await sven.presses(next(one for one in sven.buttons if one.startswith("Håller med")))
    assert world.review().stage.value == "to_sign"
    assert world.review().dissents == ()


async def test_a_remark_is_no_dissent(world: World, anna: Someone, sven: Someone) -> None:
    """A word beside a shared answer is not a disagreement."""
    await ways.hands_over(world, anna)
    await sven.says("starta")
    await sven.presses("Kommentera")
    await sven.presses("Spara kommentar", comment="Bra att det syns")
    assert "Bra att det syns" in sven.sees
    await ways.confirms_everything(sven)
    review = world.review()
    assert review.dissents == ()
    assert review.stage.value == "to_sign"
    assert review.views[review.checklist.questions[0].id, PersonId("sven")].comment == "Bra att det syns"


async def test_a_new_dissent_after_both_stood_has_to_be_met_anew(world: World, anna: Someone, sven: Someone) -> None:
    """What the manager let stand was another view than this one."""
    await differs_on_the_first(world, anna, sven)
    await anna.says("starta")
    await anna.presses("Låt båda stå")
    assert world.review().stage.value == "to_sign"
    await sven.says("fråga 1")
    await sven.presses("Delvis", comment="Numera ibland")
    review = world.review()
    assert review.stage.value == "talking"
    assert not review.answers[review.checklist.questions[0].id].stands
    await world.delivers_mail()
    await anna.says("starta")
    assert "Numera ibland" in anna.sees
    await anna.presses("Låt båda stå")
    assert world.review().stage.value == "to_sign"


async def test_letting_stand_what_one_has_not_seen_shows_it_first(world: World, anna: Someone, sven: Someone) -> None:
    """The rep changed their view while the manager's card stood open."""
    await differs_on_the_first(world, anna, sven)
    await anna.says("starta")
    stand, post = anna.button("Låt båda stå"), anna.post
    await sven.says("fråga 1")
    await sven.presses("Delvis", comment="Något helt nytt")
    before = world.history()
    await anna.presses_again(stand, post)
    assert world.history() == before
    assert "Något helt nytt" in anna.sees
    assert "Inget har skrivits över" in anna.sees
    await anna.presses("Låt båda stå")
    assert world.review().stage.value == "to_sign"


async def test_the_rep_may_change_their_mind_and_agree(world: World, anna: Someone, sven: Someone) -> None:
    """After a talk it is sometimes the rep who sees it otherwise."""
    await differs_on_the_first(world, anna, sven)
    await sven.says("fråga 1")
    await sven.presses("Ja", comment="Vi har pratat")
    assert world.review().dissents == ()
    assert world.review().stage.value == "to_sign"


async def test_questions_put_to_the_manager_are_read_not_confirmed(world: World, anna: Someone, sven: Someone) -> None:
    """8, 9 and 22 ask about the manager's own conditions; a rep comments, and has no other answer."""
    await ways.hands_over(world, anna)
    before = world.history()
    await sven.says("8 nej: jag ser det annorlunda")
    assert world.history() == before
    await sven.says("kommentera 8: vi hjälps gärna åt")
    assert world.history() == before + 1
    assert world.review().dissents == ()
