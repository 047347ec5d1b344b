"""A card's data is written by whoever sends it. Ids are looked up within what the person may see, texts are only texts."""

from __future__ import annotations

from typing import Any, get_args
from uuid import uuid4

import pytest

from dialogs.ground.buttons import NAMES, VERBS
from dialogs.reviews.events import Event as ReviewEvent
from dialogs.sharing.events import Event as SharingEvent
from tests.stories import cards, ways
from tests.stories.teams import Json, Post
from tests.stories.world import Someone, World

SECRET = "Hemligheten på avdelning 33"
ABOUT_REVIEWS = sorted(NAMES[kind] for kind in get_args(ReviewEvent | SharingEvent))
DATA: Json = {"v": 1, "revision": 1, "version": 1, "slot": 0, "choice": "yes", "mark": "x", "kind": "improve"} | {
    "cause": "time"
}
TYPED = {"what": "En åtgärd", "comment": "Ett ord", "reason": "Ett skäl", "due": "2027-01-31", "day": "2026-11-25"}
NASTY = (
    "'; DROP TABLE answer; --",
    "**fet** [länk](https://ond.example) ![bild](https://ond.example/x.png)",
    "<at>Anna Ek</at> <script>alert(1)</script>",
    "{{DATE(2026-01-01)}} ${title} {name} %s %(x)s \\n",
    "\u202e bakvänt \ufeff 👩‍⚕️" + "å" * 50,
)


async def sends(someone: Someone, verb: str, data: Json) -> str:
    post = Post(conversation=someone.chat.id, id="1", card={}, summary="")
    return await someone.presses_again({"verb": verb, "data": data}, post)


async def bos_review(world: World, bo: Someone) -> dict[str, Any]:
    """Another unit's review, with an answer, a comment and a measure that nobody else may read."""
    await ways.begins(bo)
    await bo.presses("Nej", comment=SECRET)
    await bo.presses("Planera", what=f"{SECRET}: en åtgärd", due="2027-01-31")
    review = world.review("avd33")
    return {
        "review": review.id.hex,
        "measure": review.measures[0].id.hex,
        "question": review.checklist.questions[0].id,
        "area": review.checklist.areas[0].id,
    }


@pytest.mark.parametrize("verb", ABOUT_REVIEWS)
async def test_another_unit_s_review_is_neither_shown_nor_changed(
    world: World, anna: Someone, bo: Someone, verb: str
) -> None:
    """Whatever button is forged: not a word of it, no change, and a way on."""
    theirs = await bos_review(world, bo)
    before = world.history(), world.outbox()
    sees = await sends(anna, verb, DATA | TYPED | theirs)
    assert (world.history(), world.outbox()) == before
    assert "inte med i den här uppföljningen" in sees
    assert SECRET not in str(anna.card)
    assert "avd. 33" not in str(anna.card)
    assert cards.buttons(anna.card)


@pytest.mark.parametrize("verb", ABOUT_REVIEWS)
async def test_a_review_that_does_not_exist_is_answered_kindly(world: World, anna: Someone, verb: str) -> None:
    """Nothing is learnt from whether an id exists."""
    await anna.says("hej")
    sees = await sends(anna, verb, DATA | TYPED | {"review": uuid4().hex, "question": "q", "area": "a"} | _measure())
    assert "gick fel" not in sees
    assert cards.buttons(anna.card)
    assert world.history() == 0


def _measure() -> Json:
    return {"measure": uuid4().hex}


async def mine(world: World, anna: Someone, bo: Someone) -> tuple[Json, Json]:
    """Anna at her own first question, and what Bo has."""
    theirs = await bos_review(world, bo)
    await ways.begins(anna)
    own = {"review": world.review().id.hex, "question": theirs["question"], "area": theirs["area"]}
    return own, theirs


@pytest.mark.parametrize("verb", ["follow-up", "plan-measure", "cancel-measure", "adopt-measure"])
async def test_another_s_measure_in_one_s_own_review(world: World, anna: Someone, bo: Someone, verb: str) -> None:
    """Anna's review with the id of Bo's measure."""
    own, theirs = await mine(world, anna, bo)
    before = world.history()
    await sends(anna, verb, DATA | TYPED | own | {"measure": theirs["measure"]})
    assert world.history() == before
    assert SECRET not in str(anna.card)
    assert cards.buttons(anna.card)


@pytest.mark.parametrize("verb", [one for one in ABOUT_REVIEWS if "question" in VERBS[one].__dataclass_fields__])
async def test_a_question_that_does_not_exist(world: World, anna: Someone, bo: Someone, verb: str) -> None:
    """Or that was in another checklist."""
    own, _ = await mine(world, anna, bo)
    before = world.history()
    sees = await sends(anna, verb, DATA | TYPED | own | {"question": "fraga-99"})
    assert world.history() == before
    assert "gick fel" not in sees
    assert cards.buttons(anna.card)


@pytest.mark.parametrize(
    ("verb", "wrong"),
    [
        ("answer", {"choice": "kanske"}),
        ("answer", {"choice": "x" * 300}),
        ("answer", {"revision": -1}),
        ("answer", {"revision": 10**12}),
        ("answer", {"question": {"a": 1}}),
        ("answer", {"review": "not-a-uuid"}),
        ("answer", {"comment": ["a", "list"]}),
        ("area", {"area": "ingenstans"}),
        ("agree-area", {"area": "ingenstans"}),
        ("overview", {"question": "q", "comment_on": "q99"}),
        ("save-participants", {"employees": "många"}),
        ("save-participants", {"employees": "-3"}),
        ("save-participants", {"employees": "99999"}),
        ("save-participants", {"joined": "region,hs,kir1"}),
        ("plan-measure", {"due": "2020-01-01"}),
        ("plan-measure", {"due": "31/12/2026"}),
        ("plan-measure", {"who": "nobody"}),
        ("plan-measure", {"kind": "destroy"}),
        ("sign", {"version": 99}),
        ("reopen", {"version": 99}),
        ("agree-all", {}),
        ("let-stand", {}),
    ],
)
async def test_values_that_no_card_of_ours_has(
    world: World, anna: Someone, bo: Someone, verb: str, wrong: Json
) -> None:
    """A choice that is not on the scale, an area of nowhere, a day that has passed."""
    own, _ = await mine(world, anna, bo)
    before = world.history()
    sees = await sends(anna, verb, DATA | {"what": "En åtgärd", "due": "2027-01-31"} | own | wrong)
    assert world.history() == before, sees
    assert "gick fel" not in sees
    assert cards.buttons(anna.card)


@pytest.mark.parametrize("text", NASTY)
async def test_nasty_texts_are_kept_and_shown_as_what_they_are(
    world: World, anna: Someone, sven: Someone, text: str
) -> None:
    """SQL, Markdown, mentions, templates: words of a person, in every place where they are shown."""
    await ways.begins(anna)
    await anna.presses("Nej", comment=text)
    await anna.presses("Planera", what=text, due="2027-01-31")
    kept = text.replace("\x00", "").strip()
    review = world.review()
    assert review.answers[review.checklist.questions[0].id].comment == kept
    assert review.measures[0].what == kept
    await anna.answers_everything("Ja")
    await anna.says("plan")
    await anna.says("lämna över")
    await sven.says("starta")
    assert "](https://ond" not in str(sven.card)
    assert "<at>" not in str(sven.card)
    await ways.confirms_everything(sven)
    await ways.signs(world, sven, anna)
    assert world.review().signed_at is not None


async def test_texts_far_too_long_never_make_a_card_that_teams_refuses(
    world: World, anna: Someone, sven: Someone
) -> None:
    """Typed in the chat there is no limit of a field: every question with 10 000 characters, and every card still fits."""
    await anna.says("starta")
    await anna.says("deltagare: 12 1 0")
    for _ in range(26):
        await anna.says("ja: " + "Lång text å " * 850)
    assert world.review().answered == 26
    await anna.says("åtgärd: " + "Lång åtgärd " * 900 + "; 2027-01-31; jag")
    await anna.says("plan")
    await anna.says("fråga 1")
    await anna.says("lämna över")
    assert world.review().handed_over_at is not None
    await sven.says("starta")
    for number in range(1, 5):
        await sven.says(f"kommentera {number}: " + "Också lång " * 900)
        await sven.says(f"{number} nej: " + "Också lång " * 900)
    await ways.confirms_everything(sven)
    await world.delivers_mail()
    await anna.says("starta")
    await anna.says("översikt")
    while world.review().to_talk_through:
        await anna.says("låt stå")
    await ways.confirms_everything(sven)
    for signer in (sven, anna):
        await signer.says("skriv under")
        await signer.says("skriv under: " + "Långt omdöme " * 800)
    assert world.review().signed_at is not None
    await anna.says("öppna igen: " + "Långt skäl " * 900)
    await world.delivers_mail()


@pytest.mark.parametrize("verb", ["link", "links", "channel"])
async def test_channel_buttons_in_a_private_chat_link_nothing(world: World, anna: Someone, verb: str) -> None:
    """A channel is linked in the channel."""
    await anna.says("hej")
    sees = await sends(anna, verb, {"v": 1, "node": "avd32"})
    assert "gick fel" not in sees
    assert cards.buttons(anna.card)
