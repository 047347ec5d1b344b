"""The start page, the way in, questions and what follows: what can be pressed, and what comes along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialogs.ground.notices import Reply
from dialogs.ground.page import Page
from dialogs.ground.texts import Language
from dialogs.home.events import SpeakLanguage
from dialogs.home.pages import HomePage
from dialogs.reviews.events.answering import GiveAnswer, ShowQuestion
from dialogs.reviews.events.confirming import HandOver, ShowArea
from dialogs.reviews.events.entering import OpenReview, SaveParticipants
from dialogs.reviews.events.following_up import PlanMeasure
from dialogs.reviews.rules.review import MeasureKind, SeatKind, Stage
from dialogs.subjects import Event
from tests.cards.home.samples import ANSWERING, FULL_HOME, HOME
from tests.cards.home.samples_overview import OVERVIEW, READY
from tests.cards.pressing import card_of, nodes, presses, words
from tests.cards.reviews.samples_first import (
    ANSWERED,
    FOLLOW_UP,
    INVITATION,
    MEASURE,
    PARTICIPANTS,
    REVIEW,
    SEVEN,
    YES,
    q,
    question_page,
)
from tests.cards.samples import SAMPLES


def pressed(page: Page) -> list[tuple[str, Event]]:
    return presses(card_of(Reply(page=page)))


def titles(page: Page) -> list[str]:
    return [title for title, _ in pressed(page)]


def told(page: Page) -> str:
    return "\n".join(words(card_of(Reply(page=page))))


def action(page: Page, title: str) -> dict[str, object]:
    return next(node for node in nodes(card_of(Reply(page=page)).content) if node.get("title") == title)


# --- the start page


def test_the_next_thing_to_do_comes_first() -> None:
    """The first line, in the box, with its button: nobody should have to look for what to do."""
    card = card_of(Reply(page=HOME))
    assert words(card)[:2] == ["Hej Anna!", "**Nästa steg: fortsätt på fråga 7**"]
    assert presses(card)[0] == ("Fortsätt", OpenReview(review=REVIEW.id))


def test_every_review_has_its_own_button() -> None:
    """A manager of four units must not have to end one follow-up to find the next."""
    opened = [event.review for _, event in pressed(FULL_HOME) if isinstance(event, OpenReview)]
    assert opened == [one.review.id for one in FULL_HOME.reviews]


def test_the_other_language_is_offered_in_its_own_words() -> None:
    """Who does not read Swedish looks for English, not for "engelska"."""
    assert dict(pressed(HOME))["In English"] == SpeakLanguage(language=Language.EN)
    english = presses(card_of(Reply(page=HOME), Language.EN))
    assert dict(english)["På svenska"] == SpeakLanguage(language=Language.SV)


def test_a_voluntary_company_is_not_counted_among_those_expected() -> None:
    """Bolag are recommended, not obliged: 5 of 11 and not 7 of 22."""
    assert "Under dig: 5 av 11" in told(FULL_HOME)


@pytest.mark.parametrize("name", ["home, first meeting", "invitation", "invitation, rep"])
def test_what_is_kept_is_told_before_anything_is(name: str) -> None:
    """AFS 2023:11 3 kap. 9 §: nobody is followed without knowing it."""
    assert "Det här sparas, och de här ser det" in told(SAMPLES[name].page)


# --- the way in


def test_an_invitation_that_is_not_open_cannot_be_started() -> None:
    """A button that answers "not yet" is a small disappointment every day."""
    assert "Starta" in titles(INVITATION)
    assert "Starta" not in titles(replace(INVITATION, is_open=False))


def test_the_pair_chooses_how_they_sit() -> None:
    chosen = dict(pressed(PARTICIPANTS))
    assert chosen["Vi sitter tillsammans"] == SaveParticipants(
        review=REVIEW.id, revision=REVIEW.revision, together=True
    )
    assert chosen["Var för sig"] == SaveParticipants(review=REVIEW.id, revision=REVIEW.revision, together=False)
    assert "Vi sitter tillsammans" not in titles(replace(PARTICIPANTS, reps=()))


def test_the_numbers_are_there_to_be_corrected() -> None:
    """One's own role is filled in; a silent blank would be counted as nobody (V11)."""
    fields = {node["id"]: node["value"] for node in nodes(card_of(Reply(page=PARTICIPANTS)).content) if "value" in node}
    assert fields == {"employees": 0, "managers": 1, "safety_reps": 1, "union_reps": 0}


# --- a question


def test_every_answer_is_one_press_that_takes_the_comment_along() -> None:
    """26 presses and not 52; the comment would be lost if the tile left it behind."""
    answers = [event for _, event in pressed(SEVEN) if isinstance(event, GiveAnswer)]
    assert [event.choice for event in answers] == [choice.id for choice in SEVEN.scale]
    for choice in ("Ja", "Delvis", "Nej", "Ej aktuellt"):
        assert "associatedInputs" not in action(SEVEN, choice)


@pytest.mark.parametrize("title", ["Tillbaka", "Hoppa över", "Översikt", "Vill ha stöd"])
def test_every_way_off_the_question_keeps_the_comment(title: str) -> None:
    """Nothing typed is lost: the way says whose comment it is, and sends it."""
    sent = action(SEVEN, title)
    assert "associatedInputs" not in sent
    data = sent["data"]
    assert isinstance(data, dict)
    assert SEVEN.question in (data.get("comment_on"), data.get("question"))


def test_the_chosen_answer_is_marked_with_more_than_colour() -> None:
    assert "✓ Nej" in titles(ANSWERED)
    assert "✓ Sparat 21 november 14.32 av Sven Lindqvist-Åkerström. Tryck på ett annat svar för att ändra." in told(
        ANSWERED
    )


def test_last_year_is_shown_with_what_became_of_it() -> None:
    """Who answers Delvis again should see what was promised then."""
    assert "**I fjol svarade ni Delvis.** ”Oklart vem som kallar till gemensam skyddsrond.”" in told(SEVEN)
    assert "Åtgärd: Gemensam rutin för plan 3 · klar" in told(SEVEN)


def test_an_older_answer_tells_its_year() -> None:
    past = SEVEN.past
    assert past is not None
    assert "2023 svarade ni Delvis." in told(replace(SEVEN, past=replace(past, year=2023)))


def test_what_the_manager_is_asked_personally_says_so() -> None:
    assert "Frågan är ställd till dig som chef" in told(question_page(q(9)))


def test_sensitive_questions_ask_for_ways_of_working() -> None:
    """Questions 12 and 26: the bot must never become the place where a case is reported."""
    for number in (12, 26):
        field = next(
            n for n in nodes(card_of(Reply(page=question_page(q(number)))).content) if n.get("id") == "comment"
        )
        assert field["placeholder"] == "Beskriv arbetssätt, inte enskilda händelser eller personer."


def test_who_may_only_read_has_no_field_and_no_answers() -> None:
    page = SAMPLES["question, rep reads"].page
    assert not [event for _, event in pressed(page) if isinstance(event, GiveAnswer)]
    assert not [n for n in nodes(card_of(Reply(page=page)).content) if n.get("type") == "Input.Text"]


def test_support_is_asked_for_once() -> None:
    assert "Vill ha stöd" in titles(SEVEN)
    assert "Vill ha stöd" not in titles(replace(SEVEN, support_wanted=True))


# --- what follows


def test_one_text_serves_every_way() -> None:
    """Whoever has typed a reason into the plan's field must not have to type it again."""
    for title in ("Planera", "Klart direkt", "Lyft frågan", "Ingen åtgärd", "Senare", "Ändra svaret"):
        assert "associatedInputs" not in action(FOLLOW_UP, title)


def test_there_is_nobody_to_raise_it_to_at_the_top() -> None:
    assert "Lyft frågan" not in titles(replace(FOLLOW_UP, lift_to=None))


def test_a_strength_gets_an_activity_and_nothing_to_excuse() -> None:
    activity = replace(FOLLOW_UP, kind=MeasureKind.PRESERVE, choice=YES)
    assert "Ingen åtgärd" not in titles(activity)
    planned = dict(pressed(activity))["Planera"]
    assert isinstance(planned, PlanMeasure)
    assert planned.kind is MeasureKind.PRESERVE


def test_a_measure_is_changed_and_not_doubled() -> None:
    change = dict(pressed(replace(FOLLOW_UP, editing=MEASURE.id)))["Spara ändringen"]
    assert isinstance(change, PlanMeasure)
    assert change.measure == MEASURE.id


def test_taking_a_measure_out_does_not_send_its_text_as_the_reason() -> None:
    assert action(replace(FOLLOW_UP, editing=MEASURE.id), "Ta bort")["associatedInputs"] == "none"


def test_a_day_that_was_not_read_is_not_put_into_the_field() -> None:
    """A date field with "vecka 8" in it shows nothing, or breaks the card."""
    card = card_of(SAMPLES["follow-up, lacking"])
    assert "value" not in next(n for n in nodes(card.content) if n.get("id") == "due")


def test_the_past_cannot_be_chosen() -> None:
    due = next(n for n in nodes(card_of(Reply(page=FOLLOW_UP)).content) if n.get("id") == "due")
    assert due["min"] == date(2026, 11, 21).isoformat()


# --- the overview


def test_nothing_is_handed_over_before_it_is_ready() -> None:
    assert "Lämna över" not in titles(OVERVIEW)
    assert dict(pressed(READY))["Lämna över"] == HandOver(review=REVIEW.id, revision=REVIEW.revision)


def test_what_is_missing_is_told_by_number() -> None:
    assert "Att besvara: fråga 2, 3, 7, 8, 12 och 5 till" in told(OVERVIEW)


def test_every_question_of_an_unfolded_area_can_be_jumped_to() -> None:
    unfolded = next(area for area in OVERVIEW.areas if area.unfolded)
    shown = {event.question for _, event in pressed(OVERVIEW) if isinstance(event, ShowQuestion)}
    assert {one.question for one in unfolded.questions} <= shown


def test_the_rep_is_led_to_the_areas_and_not_to_the_managers_questions() -> None:
    rep = replace(READY, seat=SeatKind.REP, stage=Stage.WITH_REP)
    shown = [event for _, event in pressed(rep) if isinstance(event, ShowArea)]
    assert [event.area for event in shown] == [area.area for area in READY.areas]


def test_agreeing_with_everything_is_only_for_those_who_sat_together() -> None:
    """Who was not there has not seen the answers (conversation: area by area)."""
    rep = replace(READY, seat=SeatKind.REP, stage=Stage.WITH_REP)
    assert "Jag håller med om allt" not in titles(rep)
    assert "Jag håller med om allt" in titles(replace(rep, together=True))


def test_a_person_without_a_name_is_still_greeted() -> None:
    """The directory may hold an empty name."""
    assert words(card_of(Reply(page=HomePage(name="", reviews=(ANSWERING,)))))[0] == "Hej!"
