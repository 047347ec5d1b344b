"""Whatever people press, in whatever order, on whichever old card: what must hold after every press."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.checklists.rules.checklist import AnsweredBy
from dialogs.ground.ids import AreaId, ChoiceId, MeasureId, PersonId, QuestionId
from dialogs.ground.notices import NotYours, Reply
from dialogs.ground.page import NOWHERE
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Refused, Turn
from dialogs.organisation.around import Around
from dialogs.reviews.events import Event as ReviewEvent
from dialogs.reviews.events.signing import Reopen
from dialogs.reviews.messages import ReviewMessage
from dialogs.reviews.pages.confirming import AreaPage, DifferPage
from dialogs.reviews.rules.review import Answer, Review, SeatKind, Stage
from dialogs.sharing.events import Event as SharingEvent
from tests.dialogs.any_event import any_of
from tests.dialogs.reviews.review_factory import (
    ANNA,
    BERIT,
    JOINT,
    OLLE,
    PEOPLE,
    QUESTIONS,
    REVIEW,
    RUNE,
    SCALE,
    SVEN,
    UNIT,
    WITHOUT_REP,
    WORK,
    Table,
    answered,
    handed_over,
    new_review,
    signed,
    to_sign,
)

KINDS = tuple(get_args(ReviewEvent | SharingEvent))
TEXTS = st.sampled_from([None, "", "Ny rutin", "Inga kemikalier här"])
BEGINNINGS = {
    "not started": Table(),
    "answered": answered(Table()),
    "with the rep": handed_over(),
    "together": handed_over(together=True),
    "without a rep": answered(Table(new_review(**WITHOUT_REP))),
    "joint": handed_over(**JOINT),
    "to sign": to_sign(),
    "signed": signed(),
}


@st.composite
def presses(draw: st.DrawFn, review: Review) -> ReviewEvent:
    """Mostly buttons of today's card, sometimes of an old one, sometimes of a card that never was."""
    measures = [measure.id for measure in review.measures]
    known: dict[str, st.SearchStrategy[Any]] = {
        "review": st.just(REVIEW),
        "question": st.sampled_from([*QUESTIONS, *QUESTIONS, QuestionId("gone")]),
        "comment_on": st.sampled_from([None, *QUESTIONS]),
        "area": st.sampled_from([WORK, UNIT, AreaId("gone")]),
        "choice": st.sampled_from([*(choice.id for choice in SCALE), ChoiceId("gone")]),
        "measure": st.sampled_from([*measures, MeasureId(UUID(int=9))]),
        "slot": st.integers(0, len(measures) + 1),
        "revision": st.sampled_from([review.revision, review.revision, max(0, review.revision - 1), 0]),
        "version": st.sampled_from([review.version, review.version, 1]),
        "mark": st.sampled_from([review.plan_mark, "old"]),
        "what": TEXTS,
        "comment": TEXTS,
        "reason": TEXTS,
        "day": st.sampled_from([None, "2026-11-20", "20 november", "i går"]),
        "due": st.sampled_from([None, "2027-03-31", "snart", "2020-01-01"]),
        "who": st.sampled_from([None, ANNA, SVEN, "nobody"]),
        "who_name": st.sampled_from([None, "", "Anna", "alla"]),
    }
    kind = draw(st.sampled_from(KINDS))
    event = draw(any_of(kind, known))
    if hasattr(event, "measure") and hasattr(event, "slot") and draw(st.booleans()):
        event = replace(event, measure=None)  # a new one, as often as a change of one
    return event


@settings(max_examples=150)
@given(st.sampled_from(sorted(BEGINNINGS)), st.data())
def test_a_walk_through_a_review_keeps_what_is_promised(beginning: str, data: st.DataObject) -> None:
    """Nobody can write down every order in which people press; these promises hold in all of them."""
    start = BEGINNINGS[beginning]
    table = Table(start.review, list(start.told), start.minutes)
    for _ in range(data.draw(st.integers(1, 15))):
        before = table.review
        who = data.draw(st.sampled_from([ANNA, ANNA, SVEN, SVEN, BERIT, RUNE, OLLE]))
        in_group = data.draw(st.booleans())
        event = data.draw(presses(before))
        around = Around(found=(PEOPLE[ANNA],)) if getattr(event, "who_name", None) == "Anna" else Around()
        try:
            turn = table.take(event, who, in_group=in_group, around=around)
        except Refused as refused:
            only_those_at_the_table_are_told(before, refused.reply, who)
            continue
        assert before.seat_kind(who) is not None
        counted(before, turn)
        only_reopening_changes_what_is_signed(before, table.review, event)
        only_ones_own(before, table.review, who, in_group)
        told_where_it_stands(table.review, turn.reply)
        nobody_is_told_twice(table, turn, who)
        signed_means_done(table.review)
        again = second_press(table, event, who, in_group, around)
        assert again is None or again.state is None


def counted(before: Review, turn: Turn) -> None:
    """The revision goes up by one exactly when something has changed: that is what keeps two people apart."""
    if turn.state is not None:
        assert turn.state.revision == before.revision + 1
        assert turn.changes or replace(turn.state, revision=before.revision) != before


def content(review: Review) -> Review:
    return replace(review, revision=0, signatures=(), signed_at=None, judgement="")


def only_reopening_changes_what_is_signed(before: Review, after: Review, event: ReviewEvent) -> None:
    """From the first signature on, only signatures are added, until it is reopened."""
    if isinstance(event, Reopen) and after is not before:
        assert after.version == before.version + 1
        assert (after.answers, after.views, after.measures) == (before.answers, before.views, before.measures)
    elif before.frozen:
        assert content(after) == content(before)
        assert after.signatures[: len(before.signatures)] == before.signatures
        assert before.signed_at is None or after is before


def unstamped(answer: Answer | None) -> Answer | None:
    """Without what a rep's new differing view undoes: that it had been talked through."""
    return answer and replace(answer, stands=False)


def only_ones_own(before: Review, after: Review, who: PersonId, in_group: bool) -> None:
    """The manager answers (either of them in one room); a view is the rep's own; everybody signs for themselves."""
    manager = before.seat_kind(who) is SeatKind.MANAGER
    for question in after.checklist:
        was, is_now = before.answers.get(question.id), after.answers.get(question.id)
        if unstamped(was) != unstamped(is_now):
            assert manager or (in_group and question.answered_by is AnsweredBy.PAIR)
            assert is_now is not None
            assert is_now.by == who or replace(is_now, draft="") == replace(was or is_now, draft="")
    changed = {key for key in {*before.views, *after.views} if before.views.get(key) != after.views.get(key)}
    assert all(person == who and not manager for _, person in changed)
    assert {one.person for one in set(after.signatures) - set(before.signatures)} <= {who}
    kept = {measure.id: measure for measure in before.measures if measure.in_plan}
    if not manager and not in_group:
        assert {measure.id: measure for measure in after.measures if measure.in_plan} == kept


def told_where_it_stands(review: Review, reply: Reply) -> None:
    """The page is of this review as it is now, and what it leaves behind as a bookmark can be found in it."""
    shown = getattr(reply.page, "review", None)
    if shown is not None:
        assert (shown.id, shown.revision, shown.version) == (REVIEW, review.revision, review.version)
    marked = reply.page.bookmark
    if marked != NOWHERE:
        assert marked.review == REVIEW
        assert marked.question is None or marked.question in review.checklist
        assert marked.area == getattr(reply.page, "area", None) or not isinstance(reply.page, AreaPage | DifferPage)


def only_those_at_the_table_are_told(review: Review, reply: Reply, who: PersonId) -> None:
    """Somebody without a seat learns nothing, not even that the review exists."""
    told_where_it_stands(review, reply)
    assert review.seat_kind(who) is not None or reply == Reply(page=RefusedPage(), notice=NotYours())


OFTEN = (
    ReviewMessage.REMINDER,
    ReviewMessage.NOT_MINE,
)  # asked for in so many words: the same wish is the same message


def nobody_is_told_twice(table: Table, turn: Turn, who: PersonId) -> None:
    """Never the one who acted, and each occasion has a key of its own, or the second message would never be sent."""
    assert all(message.person != who for message in turn.messages if message.kind is not ReviewMessage.REMINDER)
    keys = [message.key for message in table.told if message.kind not in OFTEN]
    assert len(keys) == len(set(keys))


def signed_means_done(review: Review) -> None:
    """Nothing that is asked for before signing is missing afterwards."""
    if review.stage is Stage.SIGNED:
        assert review.complete
        assert not review.unanswered
        assert not review.without_follow_up
        assert not review.to_talk_through
        assert not review.proposals


def second_press(table: Table, event: ReviewEvent, who: PersonId, in_group: bool, around: Around) -> Turn | None:
    """The same button a moment later, with a thumb that trembles or a network that does."""
    try:
        return table.take(event, who, in_group=in_group, around=around)
    except Refused:
        return None
