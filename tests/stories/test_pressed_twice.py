"""Phones lag and people press again: every button of every card of a whole review, twice, changes things once."""

from __future__ import annotations

from tests.stories import cards
from tests.stories.conftest import Opening
from tests.stories.teams import Json
from tests.stories.world import Someone, World

TYPED = {
    "what": "Ta upp det på APT",
    "due": "2027-01-31",
    "comment": "Ett ord om saken",
    "reason": "Fel svar på fråga 8",
    "employees": "12",
    "day": "2026-11-25",
    "judgement": "Det mesta fungerar",
}


async def pressed_twice(someone: Someone, action: Json, card: Json) -> None:
    world = someone.world
    typed = {name: TYPED.get(name, value) for name, value in cards.inputs(card).items()}
    first = await someone.presses_again(action, someone.post, typed)
    after = world.history(), world.outbox()
    assert "gick fel" not in first, f"{action['title']}: {first}"
    second = await someone.presses_again(action, someone.post, typed)
    assert (world.history(), world.outbox()) == after, f"{action['title']} changed something again: {second}"
    assert "gick fel" not in second, f"{action['title']}: {second}"
    assert cards.buttons(someone.card), f"{action['title']} led to a dead end: {second}"


async def goes_on(someone: Someone, title: str) -> None:
    """The one press that leads on, twice like all others."""
    card = someone.card
    await pressed_twice(someone, cards.button(card, title), card)


async def test_every_button_of_a_whole_review_pressed_twice_changes_things_once(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Second presses, and presses on cards that have become old a moment ago, are the commonest of all accidents."""
    await anna.says("starta")
    tried = 0
    for title in (
        "Var för sig",
        "Nej",
        "Planera",
        "Delvis",
        "Klart direkt",
        "Nej",
        "Ingen åtgärd",
        "Nej",
        "Lyft frågan",
    ):
        await goes_on(anna, title)
        if "Fråga" in anna.sees:
            tried += await tries_side_doors(anna)
    await anna.says("fortsätt")
    await anna.answers_everything("Ja")
    await anna.presses("Lägg till aktivitet")
    await goes_on(anna, "Planera") if "Planera" in anna.buttons else await goes_on(anna, anna.buttons[0])
    await anna.says("översikt")
    await goes_on(anna, "Lämna över")

    await sven.says("starta")
    for title in ("Ser annorlunda", "Ja", "Kommentera", "Spara kommentar", "Föreslå åtgärd", "Skicka förslaget"):
        await goes_on(sven, title)
    await sven.says("starta")
    while agree := next((one for one in sven.buttons if one.startswith("Håller med")), None):
        await goes_on(sven, agree)

    await anna.says("starta")
    for title in ("Låt båda stå", "Ta in i planen"):
        await goes_on(anna, title)
    assert "Klart senast" in anna.sees  # the proposal has no accountable person yet
    await goes_on(anna, anna.buttons[0])
    assert world.review().proposals == ()
    await sven.says("starta")
    while agree := next((one for one in sven.buttons if one.startswith("Håller med")), None):
        await goes_on(sven, agree)
    for signer in (sven, anna):
        await signer.says("starta")
        await goes_on(signer, "Skriv under")
    assert world.review().signed_at is not None
    await anna.presses("Öppna igen")
    await goes_on(anna, "Öppna igen")
    assert world.review().version == 2
    assert tried > 15


async def tries_side_doors(someone: Someone) -> int:
    """Every button that changes nothing in the answers, twice, each from this very card."""
    card = someone.card
    tried = 0
    for action in cards.buttons(card):
        if action["title"] in ("Översikt", "Tillbaka", "Startsidan", "Senare", "Vill ha stöd", "Hjälp"):
            await pressed_twice(someone, action, card)
            someone.post.private[someone.who.teams_id] = card
            tried += 1
    return tried


async def test_execute_and_submit_come_to_the_same(opening: Opening) -> None:
    """Old clients know only Submit. What is kept must not depend on the client."""
    kept = []
    for submit in (False, True):
        async with opening(submit=submit) as world:
            anna, sven = world.somebody("Anna Ek"), world.somebody("Sven Lindqvist-Åkerström")
            await whole_review(anna, sven)
            review = world.review()
            kept.append(
                (
                    review.stage,
                    {which: (one.choice, one.comment, one.by) for which, one in review.answers.items()},
                    {key: (one.agrees, one.choice, one.comment) for key, one in review.views.items()},
                    [(one.what, one.state, one.due, one.accountable) for one in review.measures],
                    [(one.person, one.seat) for one in review.signatures],
                    review.revision,
                    world.history(),
                )
            )
            world.empties()
    assert kept[0] == kept[1]


async def whole_review(anna: Someone, sven: Someone) -> None:
    await anna.says("starta")
    await anna.presses("Var för sig", employees="12")
    await anna.presses("Nej", comment="Inte än")
    await anna.presses("Planera", what="Ta upp det på APT", due="2027-01-31")
    await anna.presses("Delvis")
    await anna.presses("Klart direkt", what="Gjort samma dag")
    await anna.answers_everything("Ja")
    await anna.presses("Lämna över")
    await sven.says("starta")
    await sven.presses("Ser annorlunda", 2)
    await sven.presses("Delvis", comment="På natten inte")
    while agree := next((one for one in sven.buttons if one.startswith("Håller med")), None):
        await sven.presses(agree)
    await anna.says("starta")
    await anna.presses("Låt båda stå")
    for signer in (sven, anna):
        await signer.says("starta")
        await signer.presses("Skriv under")
