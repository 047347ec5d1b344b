"""The sums of some reviews of one round, as grouped queries: what `dialogs.levels.rules.sums` defines review by review.

What was answered in a signed review does not change until it is reopened, which moves its revision; and counting 300,000
answers is what a region's card would wait for. So they are counted in parts, and the parts remembered by which reviews and
revisions they are of: a review that is signed makes one part be counted again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, partial
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, select
from sqlalchemy.orm import Session

from dialogs.ground.ids import ChoiceId, NodeId, QuestionId, ReviewId, RoundId
from dialogs.levels.rules.sums import IN_TEAMS, NOBODY, MeasureFacts, Sums, together
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Participants, SeatKind
from storage.levels.kept import Kept
from storage.tables.reviews import AnswerRow, MatterRow, MeasureRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

_answer, _view, _review = AnswerRow.__table__.c, ViewRow.__table__.c, ReviewRow.__table__.c
_covers = ReviewNodeRow.__table__.c
_measure, _matter, _signature = MeasureRow.__table__.c, MatterRow.__table__.c, SignatureRow.__table__.c


_Part = frozenset[tuple[ReviewId, int]]  # each with its revision
PART = 400  # reviews counted by one query


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Some signed reviews of a round, and the nodes they are counted at. `every` are all the signed ones of the round."""

    round: RoundId
    year: int
    reviews: Mapping[ReviewId, int]  # with their revisions
    every: frozenset[ReviewId]
    nodes: frozenset[NodeId]  # whose measures and matters of their own belong here
    all_nodes: frozenset[NodeId]

    @cached_property
    def _others(self) -> frozenset[ReviewId]:
        return self.every - self.reviews.keys()

    @cached_property
    def parts(self) -> tuple[_Part, ...]:
        """A review is always in the same part, whatever the others are."""
        number = 1 << (len(self.reviews) // PART).bit_length()
        found: list[list[tuple[ReviewId, int]]] = [[] for _ in range(number)]
        for review in self.reviews.items():
            found[review[0].int % number].append(review)
        return tuple(frozenset(part) for part in found)

    def among(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """The shorter way of saying which: these, or all but the others."""
        others = self._others
        if len(self.reviews) <= len(others):
            return column.in_(self.reviews)
        signed = (
            select(_review.id)
            .join_from(ReviewNodeRow.__table__, ReviewRow.__table__, _review.id == _covers.review_id)
            .where(_covers.round_id == self.round, _review.signed_at.is_not(None), _review.withdrawn_at.is_(None))
        )
        return and_(column.in_(signed), column.not_in(others)) if others else column.in_(signed)

    def at_nodes(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        others = self.all_nodes - self.nodes
        return column.in_(self.nodes) if len(self.nodes) <= len(others) else column.not_in(others)


def sums(session: Session, chosen: Chosen) -> Sums:
    """Grouped queries, a few, whatever the number of reviews."""
    if not chosen.reviews:
        return Sums(measures=_measures(session, chosen), matters=_matters(session, chosen))
    answered = _answered(session, chosen)
    heads = _heads(session, chosen)
    return Sums(
        reviews=sum(row.reviews for row in heads),
        with_rep=sum(row.with_rep for row in heads),
        participants=_participants(heads),
        choices=answered.choices,
        dissent=answered.dissent,
        measures=_measures(session, chosen),
        matters=_matters(session, chosen),
        methods={row.method: row.reviews for row in heads},
    )


# --- what was answered, remembered


@dataclass(frozen=True, kw_only=True)
class _Answered:
    choices: Mapping[tuple[QuestionId, ChoiceId], int]
    dissent: Mapping[QuestionId, int]


_parts: Kept[_Part, _Answered] = Kept(2000)


def _answered(session: Session, chosen: Chosen) -> _Answered:
    choices: Counter[tuple[QuestionId, ChoiceId]] = Counter()
    dissent: Counter[QuestionId] = Counter()
    for part in chosen.parts:
        found = _parts.get(frozenset(part), partial(_counted, session, [id_ for id_, _ in part]))
        choices.update(found.choices)
        dissent.update(found.dissent)
    return _Answered(choices=choices, dissent=dissent)


def _counted(session: Session, reviews: Collection[ReviewId]) -> _Answered:
    return _Answered(choices=_choices(session, reviews), dissent=_dissent(session, reviews))


def _choices(session: Session, reviews: Collection[ReviewId]) -> dict[tuple[QuestionId, ChoiceId], int]:
    rows = session.execute(
        select(_answer.question_id, _answer.choice, func.count())
        .where(_answer.review_id.in_(reviews), _answer.choice.is_not(None))
        .group_by(_answer.question_id, _answer.choice)
    )
    return {(QuestionId(question), ChoiceId(choice)): count for question, choice, count in rows}


def _dissent(session: Session, reviews: Collection[ReviewId]) -> dict[QuestionId, int]:
    """Reviews in which a representative sees the answer that stands differently; two of them are one dissent."""
    stands = exists().where(
        _answer.review_id == _view.review_id,
        _answer.question_id == _view.question_id,
        _answer.choice == _view.of_choice,
    )
    rows = session.execute(
        select(_view.question_id, func.count(_view.review_id.distinct()))
        .where(_view.review_id.in_(reviews), _view.agrees.is_(False), stands)
        .group_by(_view.question_id)
    )
    return {QuestionId(question): count for question, count in rows}


# --- who took part, what is planned, what was lifted


def _heads(session: Session, chosen: Chosen) -> list[Any]:
    """By method. A representative took part where one has signed this version."""
    signed = exists().where(
        _signature.review_id == _review.id,
        _signature.version == _review.version,
        _signature.seat == SeatKind.REP.value,
    )
    method = func.coalesce(_review.method, literal(IN_TEAMS)).label("method")
    return list(
        session.execute(
            select(
                method,
                func.count().label("reviews"),
                func.sum(case((signed, 1), else_=0)).label("with_rep"),
                *(func.coalesce(func.sum(getattr(_review, one)), 0).label(one) for one in Participants.__slots__),
            )
            .where(chosen.among(_review.id))
            .group_by(method)
        )
    )


def _participants(heads: Collection[Any]) -> Participants:
    found = NOBODY
    for row in heads:
        found = together(
            found,
            Participants(
                managers=row.managers,
                employees=row.employees,
                safety_reps=row.safety_reps,
                union_reps=row.union_reps,
            ),
        )
    return found


def _measures(session: Session, chosen: Chosen) -> Mapping[MeasureFacts, int]:
    """Those of the reviews, and those that the nodes planned on their own in that year."""
    first, after = _year(chosen.year)
    alone = (_measure.review_id.is_(None), _measure.created_at >= first, _measure.created_at < after)
    found: Counter[MeasureFacts] = Counter()
    for which in (
        chosen.among(_measure.review_id),
        and_(*alone, chosen.at_nodes(_measure.node_id)),
    ):
        rows = session.execute(
            select(_measure.question_id, _measure.kind, _measure.state, func.count())
            .where(which)
            .group_by(_measure.question_id, _measure.kind, _measure.state)
        )
        for question, kind, state, count in rows:
            facts = MeasureFacts(
                question=QuestionId(question) if question else None,
                kind=MeasureKind(kind),
                state=MeasureState(state),
            )
            found[facts] += count
    return found


def _matters(session: Session, chosen: Chosen) -> Mapping[str, int]:
    """By state; of several that became one each is a voice, and counted as merged."""
    first, after = _year(chosen.year)
    alone = (_matter.review_id.is_(None), _matter.lifted_at >= first, _matter.lifted_at < after)
    found: Counter[str] = Counter()
    for which in (chosen.among(_matter.review_id), and_(*alone, chosen.at_nodes(_matter.from_node_id))):
        rows = session.execute(select(_matter.state, func.count()).where(which).group_by(_matter.state))
        found.update({str(state): count for state, count in rows})
    return found


def _year(year: int) -> tuple[datetime, datetime]:
    """From its first moment to the next year's, in UTC."""
    first = datetime.combine(date(year, 1, 1), time(), UTC)
    return first, datetime.combine(date(year, 12, 31) + timedelta(days=1), time(), UTC)
