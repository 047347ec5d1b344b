"""Comments that a unit shares above its own line: the manager shares, the representative may object, until it is signed."""

from __future__ import annotations

from typing import cast

import pytest

from dialogs.ground.ids import PersonId
from dialogs.ground.notices import ChangedMeanwhile, OldCard
from dialogs.ground.turn import Turn
from dialogs.reviews.events.answering import GiveAnswer
from dialogs.reviews.events.confirming import HandOver
from dialogs.reviews.events.signing import Reopen, ShowSign, Sign
from dialogs.reviews.notices import AlreadySigned
from dialogs.reviews.pages.signing import SignPage
from dialogs.reviews.rules.review import Stage
from dialogs.reviews.rules.sharing import Sharing, by_manager, by_rep
from dialogs.reviews.rules.worth_a_talk import Topic
from dialogs.sharing import words as sharing_words
from dialogs.sharing.events import ShareComments, ShowSharing
from dialogs.sharing.pages import SharingPage
from tests.dialogs.presses import with_comments
from tests.dialogs.reviews.review_factory import (
    ANNA,
    POLICY,
    RISKS,
    SVEN,
    WITHOUT_REP,
    YES,
    Table,
    answered,
    new_review,
    to_sign,
)


def page(turn: Turn) -> SharingPage:
    return cast("SharingPage", turn.reply.page)


def sharing(table: Table) -> Sharing:
    return table.review.answers[POLICY].sharing


def test_nothing_is_shared_until_somebody_says_so() -> None:
    """And then one press is enough; whose answer it is stays as it was."""
    table = with_comments()
    assert sharing(table) is Sharing.KEPT
    by, at = table.review.answers[POLICY].by, table.review.answers[POLICY].at
    turn = table.press(ANNA, ShareComments, shared=POLICY)
    assert cast("SignPage", turn.reply.page).shared == (1,)
    assert (sharing(table), table.review.stage) == (Sharing.SHARED, Stage.TO_SIGN)
    assert (table.review.answers[POLICY].by, table.review.answers[POLICY].at) == (by, at)


def test_what_is_written_about_a_sensitive_question_is_never_shared() -> None:
    """Not offered, and not shared either by a button that somebody has made themselves."""
    table = with_comments()
    assert [one.question for one in page(table.press(ANNA, ShowSharing)).lines] == [POLICY]
    table.press(ANNA, ShareComments, shared=f"{RISKS},nonsense")
    assert {one.sharing for one in table.review.answers.values()} == {Sharing.KEPT}


def test_a_list_with_nothing_ticked_is_not_sent_by_every_client() -> None:
    """So no list means that nothing is ticked: what is shared is what was ticked, and nothing else."""
    table = with_comments()
    table.press(ANNA, ShareComments, shared=POLICY)
    table.press(ANNA, ShareComments)
    assert sharing(table) is Sharing.KEPT


def test_a_representative_may_object_also_when_the_manager_has_signed() -> None:
    """An objection takes something away only, so it voids no signature; the manager does not get past it."""
    table = with_comments()
    table.press(ANNA, ShareComments, shared=POLICY)
    table.press(ANNA, Sign)
    table.press(SVEN, ShareComments, shared="")
    assert (sharing(table), table.review.has_signed(ANNA)) == (Sharing.OBJECTED, True)
    table.press(SVEN, Sign)
    assert table.review.stage is Stage.SIGNED
    table.press(ANNA, Reopen, reason="Fel antal")
    table.press(ANNA, ShareComments, shared=POLICY)
    assert sharing(table) is Sharing.OBJECTED
    table.press(SVEN, ShareComments, shared=POLICY)
    assert sharing(table) is Sharing.SHARED


def test_a_representative_sees_only_what_is_to_be_shared_and_shares_nothing_themselves() -> None:
    """It is the manager's comment."""
    table = with_comments()
    assert page(table.press(SVEN, ShowSharing)).lines == ()
    table.press(SVEN, ShareComments, shared=POLICY)
    assert sharing(table) is Sharing.KEPT


def test_nobody_signs_without_having_seen_what_is_shared() -> None:
    """The representative's card was made before the manager shared something and signed."""
    table = with_comments()
    old = table.event(Sign)
    table.press(ANNA, ShareComments, shared=POLICY)
    table.press(ANNA, Sign)
    shown, why = table.refused(SVEN, Sign, revision=cast("Sign", old).revision)
    assert isinstance(why, ChangedMeanwhile)
    assert cast("SignPage", shown).shared == (1,)
    table.press(SVEN, Sign)
    assert table.review.stage is Stage.SIGNED


@pytest.mark.parametrize("who", [ANNA, SVEN])
def test_when_it_is_signed_it_is_locked(who: PersonId) -> None:
    """To change it, the follow-up is opened again."""
    table = with_comments()
    table.press(ANNA, ShareComments, shared=POLICY)
    table.press(ANNA, Sign)
    table.press(SVEN, Sign)
    assert isinstance(table.refused(who, ShareComments, shared="")[1], AlreadySigned)


def test_the_manager_shares_nothing_more_when_somebody_has_signed() -> None:
    """The other would have signed something else."""
    table = with_comments()
    table.press(SVEN, Sign)
    assert isinstance(table.refused(ANNA, ShareComments, shared=POLICY)[1], AlreadySigned)


def test_other_words_stay_in_the_line_until_they_are_shared() -> None:
    """What was shared, and what was objected to, was what stood there then."""
    table = with_comments()
    table.press(ANNA, ShareComments, shared=POLICY)
    table.press(ANNA, GiveAnswer, question=POLICY, choice=YES, comment="Något helt annat")
    assert sharing(table) is Sharing.KEPT


def test_an_old_card_and_a_second_press_change_nothing() -> None:
    """Pressed twice, pressed late, pressed after it was opened again."""
    table = with_comments()
    press = table.event(ShareComments, shared=POLICY)
    table.take(press, ANNA)
    revision = table.review.revision
    table.take(press, ANNA)
    assert table.review.revision == revision
    assert isinstance(table.refused(ANNA, ShareComments, shared="", revision=1)[1], ChangedMeanwhile)
    assert isinstance(table.refused(ANNA, ShareComments, shared="", version=9)[1], OldCard)


def test_an_objection_stands_and_what_is_kept_is_kept() -> None:
    """Whoever presses what, in whatever order."""
    assert all(by_manager(Sharing.OBJECTED, wanted=one) is Sharing.OBJECTED for one in (True, False))
    assert all(by_rep(Sharing.KEPT, wanted=one) is Sharing.KEPT for one in (True, False))


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("dela 1", "policy"),
        ("dela 1, 2 och 3", "policy"),
        ("dela inte 1", ""),
        ("share comments 1", "policy"),
        ("dela inget", ""),
    ],
)
def test_it_can_be_typed(text: str, shared: str) -> None:
    """Numbers as on the card; what cannot be shared is left out when it is saved."""
    table = with_comments()
    event = sharing_words.of_review(text, table.review)
    assert isinstance(event, ShareComments)
    table.take(event, ANNA)
    assert [which for which, one in table.review.answers.items() if one.sharing is Sharing.SHARED] == (
        [POLICY] if shared else []
    )
    assert sharing_words.of_review("dela", table.review) == ShowSharing(review=table.review.id)
    assert sharing_words.of_review("delvis", table.review) is None
    assert sharing_words.of_review("ja 1", table.review) is None


def test_what_is_worth_a_talk_is_offered_to_the_pair_before_it_signs() -> None:
    """Every answer a strength, and not one comment; no representative; and a comment is enough for the first to go."""
    shown = to_sign().press(ANNA, ShowSign).reply.page
    assert cast("SignPage", shown).topics == (Topic.ALL_STRENGTHS,)
    commented = with_comments().press(ANNA, ShowSign).reply.page
    assert cast("SignPage", commented).topics == ()
    alone = answered(Table(new_review(**WITHOUT_REP)))
    turn = alone.press(ANNA, HandOver, reason="Inget ombud är valt")
    assert cast("SignPage", turn.reply.page).topics == (Topic.ALL_STRENGTHS, Topic.NO_REP)
