"""What the month's line counts: the plan of the node and of everything below, each measure once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, ReviewId
from dialogs.reminders.pages import Counted, NextMeasure
from storage.database import Sessions, transaction
from storage.organisation import contacts
from storage.organisation.contacts import Purpose
from storage.reminders import monthly_posts
from storage.tables.reviews import MeasureNodeRow, MeasureRow
from tests.storage.reviews import small_round as small

SIGNED = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 12, 1)
DUE = date(2027, 3, 15)


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with transaction(sessions) as session:
        small.organisation(session)
        small.opened(session)
        yield session


def planned(session: Session, node: NodeId, review: ReviewId | None = None, **more: Any) -> UUID:
    row = {"kind": "improve", "state": "planned", "what": f"Åtgärd vid {node}", "due": DUE, "created_at": SIGNED}
    one = MeasureRow(id=uuid4(), node_id=node, review_id=review, created_by="ma1", **{**row, **more})
    session.add(one)
    session.flush()
    return one.id


def total(session: Session, node: NodeId) -> int:
    page = monthly_posts.page(session, node, TODAY)
    return page.improve.total if page else 0


def test_a_level_counts_everything_below_and_names_only_its_own(session: Session) -> None:
    """What a unit has planned is not for the förvaltning's channel to read."""
    planned(session, small.A1)
    planned(session, small.A2, state="done", done_at=SIGNED)
    planned(session, small.B1)
    page = monthly_posts.page(session, small.A, TODAY)
    assert page is not None
    assert (page.level, page.improve, page.next) == (True, Counted(done=1, total=2), NextMeasure(due=DUE))
    assert [total(session, node) for node in (small.R, small.A, small.A1, small.B)] == [3, 2, 1, 1]
    planned(session, small.A, due=date(2027, 5, 1), what="Gemensam skyddsrond")
    page = monthly_posts.page(session, small.A, TODAY)
    assert page is not None
    assert page.next == NextMeasure(due=date(2027, 5, 1), what="Gemensam skyddsrond")


def test_a_joint_reviews_measure_is_each_units_and_counted_once_above(session: Session) -> None:
    """A parent equals its parts, and nothing is counted twice."""
    (of,) = small.rounds.rounds(session)
    review = small.answer_together(session, of.id, small.A1, [small.A2])
    small.comes_to(session, of.id, small.A1, "started", "handed_over", "signed")
    planned(session, small.A1, review)
    assert [total(session, node) for node in (small.A1, small.A2, small.A, small.R)] == [1, 1, 1, 1]


def test_what_holds_for_other_units_is_theirs_too(session: Session) -> None:
    """One measure for several nodes, with one accountable person."""
    shared = planned(session, small.A1)
    session.add(MeasureNodeRow(measure_id=shared, node_id=small.B1))
    session.flush()
    assert [total(session, node) for node in (small.A1, small.B1, small.B, small.R)] == [1, 1, 1, 1]


def test_a_plan_that_is_not_signed_is_not_told(session: Session) -> None:
    """It may change until both have signed."""
    (of,) = small.rounds.rounds(session)
    planned(session, small.A1, small.review_of(session, of.id, small.A1))
    assert monthly_posts.page(session, small.A1, TODAY) is None
    small.comes_to(session, of.id, small.A1, "signed")
    session.expire_all()
    assert total(session, small.A1) == 1


def test_a_line_for_each_channel_with_something_to_tell(session: Session) -> None:
    """The unit's, and those of the bodies above; not the ones beside, nor before there was a plan."""
    for node, purpose in ((small.A1, Purpose.UNIT), (small.A, Purpose.BOARD), (small.B, Purpose.UNIT)):
        contacts.link_channel(session, node, "t", f"19:{node}", purpose, node, PersonId("ma"), SIGNED)
    planned(session, small.A1)
    lines = monthly_posts.lines(session, TODAY, TODAY)
    assert sorted(line.node for line in lines) == [small.A, small.A1]
    assert monthly_posts.lines(session, date(2026, 11, 2), date(2026, 11, 23)) == []
    assert monthly_posts.page(session, NodeId("nowhere"), TODAY) is None
