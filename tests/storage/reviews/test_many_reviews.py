"""Many reviews at once are read as each would be by itself: two ways of reading that must not come apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, event, insert, select, update

from dialogs.reminders.rules.deadlines import Facts
from storage.database import Sessions, transaction
from storage.reminders import reminding
from storage.reviews.many import load_many
from storage.reviews.reading import load
from storage.tables.organisation import NodeRow, RoleRow
from storage.tables.reviews import AnswerRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow, RoundWindowRow
from tests.bench import units

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def region(sessions: Sessions) -> None:
    """Some units in every state, and in it what is not everyday: a joint review, a node that has ended, a chief
    representative, own windows, somebody who has signed, a differing view, one answer fewer."""
    with transaction(sessions) as session:
        units.fill(session, 30)
        this = session.scalars(select(RoundRow.id).order_by(RoundRow.year.desc())).first()
        covering = select(ReviewNodeRow.review_id).where(ReviewNodeRow.round_id == this)
        other = session.scalars(covering.where(ReviewNodeRow.node_id == "u4")).one()
        session.execute(
            update(ReviewNodeRow)
            .where(ReviewNodeRow.round_id == this, ReviewNodeRow.node_id == "u3")
            .values(review_id=other)
        )
        session.execute(update(NodeRow).where(NodeRow.id == "u7").values(ended_on=units.TODAY))
        session.execute(update(NodeRow).where(NodeRow.id == "v1").values(opens=units.OPENS, closes=units.TODAY))
        session.execute(
            insert(RoundWindowRow).values(round_id=this, node_id="f0", opens=units.OPENS, closes=units.CLOSES)
        )
        session.execute(update(RoleRow).where(RoleRow.person_id == "s-u9").values(valid_to=units.OPENS))
        handed = session.scalars(select(ReviewRow.id).where(ReviewRow.handed_over_at.is_not(None))).all()
        for review in handed[::3]:
            session.execute(update(ViewRow).where(ViewRow.review_id == review).values(agrees=False, choice="no"))
            session.execute(
                update(AnswerRow)
                .where(AnswerRow.review_id == review, AnswerRow.question_id == "q1")
                .values(choice=None)
            )
        for review in handed[::4]:
            session.execute(
                insert(SignatureRow).values(
                    review_id=review, version=1, person_id="m-u1", seat="manager", signed_at=units.NOW
                )
            )


def test_many_are_read_as_each_by_itself(sessions: Sessions) -> None:
    """But for the names of those who sit nowhere, which many do not need."""
    region(sessions)
    with transaction(sessions) as session:
        found = list(load_many(session, select(ReviewRow.id), units.TODAY))
        each = [load(session, review.id, units.TODAY, with_past=False) for review in found]
    assert len(found) > 60
    assert len({review.stage for review in found}) >= 4
    for one, many in zip(each, found, strict=True):
        assert one is not None
        assert replace(one, people={}) == replace(many, people={})
        assert set(many.people) >= {*one.managers, *one.reps}


def facts_in(sessions: Sessions, engine: Engine) -> tuple[Facts, int]:
    """And in how many statements."""
    said: list[str] = []

    def listens(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", listens)
    with transaction(sessions) as session:
        found = reminding.facts(session, units.NOW, STOCKHOLM)
    event.remove(engine, "before_cursor_execute", listens)
    return found, len(said)


def test_the_mornings_look_asks_no_more_for_more_units(sessions: Sessions, engine: Engine) -> None:
    """With 5,000 units, a statement for each review would hold everybody up for a minute."""
    region(sessions)
    found, statements = facts_in(sessions, engine)
    assert {owed.waits_for.value for owed in found.reviews} >= {"answers", "view", "signature"}
    with transaction(sessions) as session:
        more = units.NOW - timedelta(days=1)
        session.execute(update(ReviewRow).where(ReviewRow.signed_at.is_(None)).values(handed_over_at=more))
    again, still = facts_in(sessions, engine)
    assert len([owed for owed in again.reviews if owed.waits_for.value != "answers"]) > 10
    assert still <= statements
