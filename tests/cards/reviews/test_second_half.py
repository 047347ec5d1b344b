"""The rep's cards, the plan, the talk and the signing: who can press what, and that each button means what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.ground.notices import Reply
from dialogs.ground.page import Page
from dialogs.ground.texts import Language
from dialogs.reviews.events.answering import ShowQuestion
from dialogs.reviews.events.confirming import AgreeArea, AgreePlan, Differ, LetStand, Remark, ShowDiffer
from dialogs.reviews.events.entering import OpenReview
from dialogs.reviews.events.following_up import AdoptMeasure, CancelMeasure, ShowFollowUp, ShowPlan
from dialogs.reviews.events.signing import Sign
from dialogs.reviews.pages.news import NewsKind, NewsPage
from dialogs.reviews.rules.review import MeasureState, SeatKind
from dialogs.subjects import Event
from tests.cards.pressing import card_of, presses, words
from tests.cards.reviews.samples_longest import SAMPLES as LONGEST
from tests.cards.reviews.samples_second import (
    COOPERATION,
    DIFFER,
    MIXED,
    NEWS,
    PERSONAL,
    PLAN_MANAGER,
    PLAN_REP,
    PROPOSED,
    SAMPLES,
    SIGN,
    SIGNED,
    TALK,
)
from tests.cards.samples_notices import MANAGER, REP, REVIEW

CHANGING = (
    AgreeArea,
    ShowDiffer,
    ShowFollowUp,
    AgreePlan,
    AdoptMeasure,
    Sign,
)


def pressed(page: Page) -> list[tuple[str, Event]]:
    return presses(card_of(Reply(page=page)))


def titles(page: Page) -> list[str]:
    return [title for title, _ in pressed(page)]


def told(page: Page) -> str:
    return "\n".join(words(card_of(Reply(page=page))))


# --- the area


def test_one_press_agrees_with_everything_that_was_shown() -> None:
    """The revision goes along: what was changed after the card was drawn is not agreed with."""
    agree = dict(pressed(COOPERATION))["Håller med om allt i området"]
    assert agree == AgreeArea(review=REVIEW.id, area=COOPERATION.area, revision=REVIEW.revision)


def test_after_a_differing_view_the_button_says_the_rest() -> None:
    """ "Allt" would read as taking back what was just said."""
    assert "Håller med om resten" in titles(MIXED)
    assert "Håller med om allt i området" not in titles(MIXED)


def test_every_question_of_the_pair_can_be_seen_differently() -> None:
    """Seeing it differently has to be as near as agreeing."""
    differ = [event for title, event in pressed(COOPERATION) if title == "Ser annorlunda"]
    assert differ == [ShowDiffer(review=REVIEW.id, question=one.question) for one in COOPERATION.answers]


def test_what_is_put_to_the_manager_personally_can_only_be_commented_on() -> None:
    """Questions 8, 9 and 22: nobody else can answer for the manager's own conditions."""
    assert "Ser annorlunda" not in titles(PERSONAL)
    assert titles(PERSONAL).count("Kommentera") == len(PERSONAL.answers)
    assert told(PERSONAL).count("läses, bekräftas inte") == len(PERSONAL.answers)


def test_a_differing_view_is_no_formal_request() -> None:
    """A rep who believes that the employer now has to answer in writing has been misled (AML 6 kap. 6 a §)."""
    assert "ingen formell begäran enligt arbetsmiljölagen 6 kap. 6 a §" in told(COOPERATION)


def test_what_changed_since_the_rep_looked_is_marked_where_it_changed() -> None:
    assert "Ändrad sedan du tittade" in told(MIXED)
    assert "Ändrad sedan du tittade" not in told(COOPERATION)


def test_a_locked_area_can_only_be_read() -> None:
    """After a signature a press would be refused, so it is not offered."""
    locked = [event for _, event in pressed(replace(MIXED, may_change=False))]
    assert not [event for event in locked if isinstance(event, CHANGING)]


def test_nothing_left_in_the_last_area_leads_to_the_plan() -> None:
    """The plan is confirmed, too (AML 6 kap. 4 §); without this button it would be forgotten."""
    done = replace(COOPERATION, left=0, after=None)
    assert dict(pressed(done))["Till planen"] == ShowPlan(review=REVIEW.id)


# --- one question


def test_each_step_of_the_scale_is_one_press() -> None:
    differ = [event for _, event in pressed(DIFFER) if isinstance(event, Differ)]
    assert [event.choice for event in differ] == [choice.id for choice in DIFFER.scale]
    assert {event.revision for event in differ} == {REVIEW.revision}


def test_a_comment_only_card_has_no_answers() -> None:
    only = [event for _, event in pressed(replace(DIFFER, remark_only=True))]
    assert not [event for event in only if isinstance(event, Differ)]
    assert Remark(review=REVIEW.id, question=DIFFER.question, revision=REVIEW.revision) in only


# --- the plan and the talk


def test_the_rep_confirms_the_plan_that_was_shown() -> None:
    """The mark is that of the plan on the card: a measure changed meanwhile is not confirmed."""
    agree = dict(pressed(PLAN_REP))["Håller med om planen"]
    assert agree == AgreePlan(review=REVIEW.id, mark=PLAN_REP.mark)


def test_only_the_manager_takes_a_proposal_into_the_plan() -> None:
    adopt = AdoptMeasure(review=REVIEW.id, measure=PROPOSED.id, revision=REVIEW.revision)
    assert adopt in [event for _, event in pressed(PLAN_MANAGER)]
    assert adopt not in [event for _, event in pressed(PLAN_REP)]


def test_the_rep_changes_only_what_the_rep_has_proposed() -> None:
    changes = [event for title, event in pressed(PLAN_REP) if title == "Ändra"]
    assert changes == [ShowFollowUp(review=REVIEW.id, measure=PROPOSED.id, kind=PROPOSED.kind)]


def test_when_and_who_stand_at_every_measure() -> None:
    """13 §: when it shall be done, and who sees to it."""
    assert "senast 31 mars 2027 · Anna Ek" in told(PLAN_REP)


def test_a_measure_taken_out_is_kept_with_its_reason() -> None:
    dropped = next(one for one in PLAN_MANAGER.measures if one.state == MeasureState.CANCELLED)
    assert dropped.reason is not None
    assert dropped.reason in told(PLAN_MANAGER)


def test_both_views_stand_beside_each_other() -> None:
    """Neither overwrites the other, on the card as in the record."""
    text = told(TALK)
    assert "Chefen: **Ja**" in text
    assert f"{REP}: **Delvis**" in text


def test_a_no_to_a_proposal_carries_its_reason() -> None:
    """The input's id is the name of the event's field: otherwise the reason would never arrive."""
    card = card_of(Reply(page=TALK))
    assert '"id": "what"' in str(card.content).replace("'", '"')
    declined = CancelMeasure(review=REVIEW.id, measure=PROPOSED.id, revision=REVIEW.revision)
    assert declined in [event for _, event in presses(card)]


def test_the_rep_reads_the_talk_and_decides_nothing_there() -> None:
    decided = (LetStand, AdoptMeasure, CancelMeasure, ShowQuestion)
    assert not [e for _, e in pressed(replace(TALK, may_decide=False)) if isinstance(e, decided)]


# --- signing


def test_a_signature_is_for_what_was_shown() -> None:
    """This version at this revision: a card from before a change does not sign the change."""
    sign = dict(pressed(SIGN))["Skriv under"]
    assert sign == Sign(review=REVIEW.id, version=REVIEW.version, revision=REVIEW.revision)


def test_what_signing_means_is_said_before_it_is_done() -> None:
    assert "Sedan är det låst." in told(SIGN)


def test_who_has_signed_sees_no_button_to_sign() -> None:
    page = replace(SIGN, seat=SeatKind.MANAGER, may_sign=False, signed_by=(MANAGER,), waiting_for=(REP,))
    assert "Skriv under" not in titles(page)
    assert f"Ska skriva under: {REP}" in told(page)


def test_a_signed_review_is_opened_again_only_by_those_who_may() -> None:
    assert "Öppna igen" in titles(SIGNED)
    assert "Öppna igen" not in titles(replace(SIGNED, may_reopen=False))


# --- news, and every card


@pytest.mark.parametrize("kind", list(NewsKind))
def test_news_has_one_button_to_what_it_is_about(kind: NewsKind) -> None:
    """For those who may open it; a support function or a coordinator has no seat in the review."""
    page: NewsPage = NEWS[f"news {kind.value}"]
    opened = OpenReview(review=REVIEW.id)
    assert [event for _, event in pressed(replace(page, may_open=True))].count(opened) == 1
    assert opened not in [event for _, event in pressed(replace(page, may_open=False))]


@pytest.mark.parametrize("language", list(Language))
def test_no_two_kinds_of_news_begin_alike(language: Language) -> None:
    told = {card_of(Reply(page=page), language).summary for page in NEWS.values()}
    assert len(told) == len(NewsKind)


@pytest.mark.parametrize("name", [name for name in SAMPLES | LONGEST if not name.startswith("summary")])
def test_every_card_has_a_way_on(name: str) -> None:
    """No dead end. Only the post in a channel has no button: it is read, not answered."""
    assert presses(card_of((SAMPLES | LONGEST)[name]))
