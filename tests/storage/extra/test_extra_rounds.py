"""An extra follow-up of one node, beside the year's round and never mistaken for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import ChoiceId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.levels.rules.progress import overview
from dialogs.reviews.rules.extra import Extra, ExtraKind
from storage.checklists.versions import keep_addition, keep_core
from storage.database import Sessions
from storage.extra import rounds as extra_rounds
from storage.extra.rounds import NoNode, NoYearlyRound, Started
from storage.home import desks
from storage.levels import below as levels_below
from storage.levels import round_status
from storage.organisation import tree as organisation
from storage.reminders.weekly_posts import lines as weekly
from storage.reviews import causes, invitations, rounds
from storage.reviews.reading import load
from storage.tables.organisation import ChannelRow, NodeRow
from storage.tables.reviews import AnswerRow
from storage.tables.rounds import ReviewRow, RoundRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, CLOSES, DURING, NOW, A, R

FELL = Extra(kind=ExtraKind.ACCIDENT, reason="Fall från stege", by=PersonId("ma1"))
Q1 = QuestionId("q1")


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions.begin() as session:
        small.organisation(session)
        keep_core(session, small.core(), NOW)
        yield session


def start(
    session: Session,
    node: NodeId = A1,
    extra: Extra = FELL,
    questions: list[QuestionId] | None = None,
    today: date = DURING,
) -> Started:
    return extra_rounds.start(session, node, extra, questions, now=NOW, today=today, weeks=4)


def test_it_covers_one_node_from_today_for_four_weeks_with_the_year_s_checklist(session: Session) -> None:
    """The unit's own question is asked, too, because the yearly one asked it."""
    keep_addition(session, small.addition("a"), A, NOW)
    small.opened(session)
    review = load(session, start(session).review, DURING)
    assert review is not None
    assert [node.id for node in review.nodes] == [A1]
    assert (review.window.opens, review.window.closes) == (DURING, DURING + timedelta(weeks=4))
    assert [asked.id for asked in review.checklist] == ["q1", "a-q"]
    assert review.extra == FELL
    assert {seat.people for seat in review.seats} == {("ma1",), ("sa1",)}


def test_it_may_ask_only_some_of_the_questions(session: Session) -> None:
    """Numbered from 1; nobody has to skip what is not asked."""
    keep_addition(session, small.addition("a"), A, NOW)
    small.opened(session)
    review = load(session, start(session, questions=[QuestionId("a-q")]).review, DURING)
    assert review is not None
    assert [(asked.id, review.checklist.number(asked.id)) for asked in review.checklist] == [("a-q", 1)]


def test_a_second_press_starts_no_second_one(session: Session) -> None:
    """Also with another reason; and another kind, or a later one, is another."""
    small.opened(session)
    first = start(session)
    again = start(session, extra=Extra(kind=ExtraKind.ACCIDENT, reason="Samma sak"))
    assert (again.review, again.new, first.new) == (first.review, False, True)
    assert start(session, extra=Extra(kind=ExtraKind.OTHER, reason="Ljus")).new
    assert start(session, node=A2).new
    session.execute(update(ReviewRow).where(ReviewRow.id == first.review).values(signed_at=NOW))
    assert start(session).review == first.review  # the same day: still a second press
    assert start(session, today=DURING + timedelta(days=9)).new


def test_without_a_yearly_round_or_a_node_there_is_none(session: Session) -> None:
    """It asks what the yearly one asked."""
    with pytest.raises(NoYearlyRound):
        start(session)
    small.opened(session)
    with pytest.raises(NoNode):
        start(session, node=NodeId("ingenstans"))
    session.execute(update(NodeRow).where(NodeRow.id == A1).values(ended_on=DURING))
    with pytest.raises(NoNode):
        start(session)


def test_the_year_s_round_stays_what_it_was(session: Session) -> None:
    """Sums, status, the level below, the newest year and what is opened: an extra one is in none of them."""
    round_id = small.opened(session)
    small.comes_to(session, round_id, A1, "started", "handed_over", "signed")
    session.add(ChannelRow(node_id=A1, team_id="t", channel_id="c", purpose="unit", state="reachable"))
    session.flush()
    before = _everything(session)
    extra = start(session)
    session.execute(update(ReviewRow).where(ReviewRow.id == extra.review).values(started_at=NOW))
    assert _everything(session) == before
    assert rounds.ensure_open(session) == 0  # no review of an extra round for every node
    assert rounds.open_round(session, year=2027, core_row=_core(session), opens=DURING, closes=CLOSES, now=NOW)
    assert rounds.newest_year(session) == 2027


def _core(session: Session) -> int:
    return session.scalars(select(RoundRow.core_id)).first() or 0


def _everything(session: Session) -> object:
    (of,) = rounds.rounds(session)
    standing = round_status.standing(session, of, DURING)
    return (
        overview(standing, R),
        levels_below.below(session, [R], DURING),
        rounds.newest_year(session),
        [(one.node, one.review, one.mark) for one in weekly(session, DURING, DURING)],
        causes.causes(session, standing, of.id, R),
    )


def test_its_manager_is_invited_to_it_whatever_window_the_unit_has(session: Session) -> None:
    """The unit follows up in January; what happened, happened now."""
    round_id = small.opened(session)
    rounds.set_window(session, round_id, A1, date(2027, 1, 7), date(2027, 2, 28))
    extra = start(session)
    invited = [(one.review, one.person) for one in invitations.due(session, DURING)]
    assert (extra.review, "ma1") in invited
    session.execute(update(RoundRow).where(RoundRow.extra_kind.is_not(None)).values(closes=DURING - timedelta(days=1)))
    assert extra.review not in [one.review for one in invitations.due(session, DURING)]


def _on_desk(session: Session, person: str, today: date) -> list[ReviewId]:
    roles = organisation.roles_of(session, PersonId(person), today)
    return [one.id for one in desks.my_reviews(session, PersonId(person), roles, today)]


def test_it_lies_on_the_desk_beside_the_yearly_one_and_leaves_it_when_it_is_done(session: Session) -> None:
    """Signed and over it is history; unsigned it waits, however late."""
    small.opened(session)
    extra = start(session)
    for person in ("ma1", "sa1"):
        assert extra.review in _on_desk(session, person, DURING)
    late = DURING + timedelta(weeks=5)
    assert extra.review in _on_desk(session, "ma1", late)
    session.execute(update(ReviewRow).where(ReviewRow.id == extra.review).values(signed_at=NOW))
    assert extra.review in _on_desk(session, "ma1", DURING)
    assert extra.review not in _on_desk(session, "ma1", late)


def _answers(session: Session, review: ReviewId, choice: str, comment: str) -> None:
    row = {"review_id": review, "question_id": "q1", "choice": choice, "comment": comment}
    session.execute(insert(AnswerRow).values(row | {"answered_by": "ma1", "answered_at": NOW}))


def _signed(session: Session, review: ReviewId, days: int) -> None:
    session.execute(update(ReviewRow).where(ReviewRow.id == review).values(signed_at=NOW + timedelta(days=days)))


def test_last_time_is_the_newest_of_yearly_and_extra_question_by_question(session: Session) -> None:
    """What the extra one did not ask keeps the yearly answer; what it asked is shown with its day."""
    keep_addition(session, small.addition("a1"), A1, NOW)
    yearly = small.review_of(session, small.opened(session), A1)
    _answers(session, yearly, "yes", "I våras")
    session.execute(
        insert(AnswerRow).values(
            review_id=yearly, question_id="a1-q", choice="yes", comment="Eget", answered_by="ma1", answered_at=NOW
        )
    )
    _signed(session, yearly, 60)
    extra = start(session, questions=[Q1], today=DURING + timedelta(days=60)).review
    beside = load(session, extra, DURING)
    assert beside is not None
    assert [(which, past.comment, past.extra_on) for which, past in sorted(beside.past.items())] == [
        ("a1-q", "Eget", None),
        ("q1", "I våras", None),
    ]
    _answers(session, extra, "no", "Efter fallet")
    _signed(session, extra, 90)
    next_year = small.review_of(session, small.opened(session, year=2027), A1)
    review = load(session, next_year, DURING)
    assert review is not None
    past = review.past[Q1]
    assert (past.choice, past.comment) == (ChoiceId("no"), "Efter fallet")
    assert past.extra_on == (NOW + timedelta(days=90)).date()
    assert (review.past[QuestionId("a1-q")].comment, review.past[QuestionId("a1-q")].extra_on) == ("Eget", None)
    again = load(session, yearly, DURING)
    assert again is not None
    assert again.past == {}, "what came after it is not its past"
