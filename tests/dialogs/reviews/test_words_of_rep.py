"""What typed words mean from the handing over on: to the representative, in the talk, and at the signing."""

from __future__ import annotations

import pytest

from dialogs.ground.page import Bookmark
from dialogs.reviews.events.answering import ShowOverview
from dialogs.reviews.events.confirming import AgreeAll, AgreeArea, AgreePlan, Differ, LetStand, Remark, ShowDiffer
from dialogs.reviews.events.entering import OpenReview
from dialogs.reviews.events.signing import ShowSign, Sign
from dialogs.subjects import Event
from tests.dialogs.reviews.review_factory import (
    NO,
    OWN_TASKS,
    POLICY,
    REVIEW,
    RISKS,
    SVEN,
    WORK,
    YES,
    Table,
    handed_over,
    new_review,
    to_sign,
)
from tests.dialogs.saying import UNCLEAR, answers, on, said


def test_signing_in_words_goes_over_the_card_that_shows_what_is_signed() -> None:
    """Nobody signs blind."""
    review = to_sign().review
    shown = on("sign")
    assert said("skriv under", on("overview"), review=review) == ShowSign(review=REVIEW)
    assert said("skriv under: bra år", shown, review=review) == Sign(
        review=REVIEW, version=1, revision=review.revision, judgement="bra år"
    )


def test_letting_both_stand_is_about_what_is_talked_through() -> None:
    """Of one question when it is named, else of the first that is left; with nothing left it means nothing."""
    table = handed_over()
    assert said("låt stå", review=table.review) == UNCLEAR
    table.press(SVEN, Differ, question=POLICY, choice=NO)
    table.press(SVEN, Differ, question=RISKS, choice=NO)
    stands = LetStand(review=REVIEW, question=POLICY, revision=table.review.revision)
    assert said("låt stå", review=table.review) == stands
    assert said("låt stå 2", review=table.review) == LetStand(
        review=REVIEW, question=RISKS, revision=table.review.revision
    )
    assert said("let stand", on("review"), review=table.review) == stands


# --- the representative


WITH_REP = handed_over().review
REP = [
    ("ser annorlunda 2", on("area", area=WORK), ShowDiffer(review=REVIEW, question=RISKS)),
    ("differ 2", on("area", area=WORK), ShowDiffer(review=REVIEW, question=RISKS)),
    ("2", on("area", area=WORK), ShowDiffer(review=REVIEW, question=RISKS)),
    (
        "kommentera 3: bra",
        on("area", area=WORK),
        Remark(review=REVIEW, question=OWN_TASKS, comment="bra", revision=WITH_REP.revision),
    ),
    (
        "remark 3: good",
        on("area", area=WORK),
        Remark(review=REVIEW, question=OWN_TASKS, comment="good", revision=WITH_REP.revision),
    ),
    (
        "kommentar: bra",
        on("differ", RISKS, WORK),
        Remark(review=REVIEW, question=RISKS, comment="bra", revision=WITH_REP.revision),
    ),
    ("kommentera", on("differ", RISKS, WORK), ShowDiffer(review=REVIEW, question=RISKS)),
    ("ja", on("area", area=WORK), UNCLEAR),
    ("ja", on("question", RISKS), UNCLEAR),
    ("skriv under", on("area", area=WORK), ShowSign(review=REVIEW)),
    ("översikt", on("area", area=WORK), ShowOverview(review=REVIEW)),
    ("open", None, OpenReview(review=REVIEW)),
]


@pytest.mark.parametrize(("text", "bookmark", "event"), REP, ids=lambda one: str(one)[:40])
def test_what_the_rep_says(text: str, bookmark: Bookmark | None, event: Event) -> None:
    """A bare "ja" is not taken for an answer: it could be agreement with the area or with one question."""
    assert said(text, bookmark, who=SVEN, review=handed_over().review) == event


def test_the_reps_answer_stands_beside_the_managers() -> None:
    """To the question they look at, or name."""
    review = handed_over().review
    differ = Differ(review=REVIEW, question=RISKS, choice=NO, revision=review.revision, comment="aldrig sett")
    assert said("nej: aldrig sett", on("differ", RISKS, WORK), who=SVEN, review=review) == differ
    assert said("2 nej: aldrig sett", on("area", area=WORK), who=SVEN, review=review) == differ


def test_agreeing_is_with_what_is_on_the_page() -> None:
    """An area, the plan, or nothing in particular."""
    review = handed_over().review
    area = AgreeArea(review=REVIEW, area=WORK, revision=review.revision)
    plan = AgreePlan(review=REVIEW, mark=review.plan_mark)
    assert said("håller med", on("area", area=WORK), who=SVEN, review=review) == area
    assert said("agree", on("area", area=WORK), who=SVEN, review=review) == area
    assert said("håller med om planen", on("plan"), who=SVEN, review=review) == plan
    assert said("håller med", on("overview"), who=SVEN, review=review) == OpenReview(review=REVIEW)


def test_a_pair_that_sat_together_agrees_with_everything_at_once() -> None:
    """The rep took part in every answer; the plan is still agreed with on its own page."""
    table = Table(new_review(together=True, revision=41))
    assert said("håller med", on("overview"), who=SVEN, review=table.review) == AgreeAll(review=REVIEW, revision=41)


def test_in_a_shared_chat_the_rep_speaks_for_the_pair() -> None:
    """They sit in one room; who of them types does not matter."""
    assert said("ja", on("question", RISKS), who=SVEN, in_group=True) == answers(YES)
