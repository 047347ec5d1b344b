"""Reading a review whole: a handful of narrow queries, each saying what the decision needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, exists
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import PersonId, QuestionId, ReviewId, RoundId
from dialogs.ground.people import Person
from dialogs.reviews.rules.extra import Extra, ExtraKind
from dialogs.reviews.rules.review import Answer, Matter, Measure, Participants, Review, Signature
from dialogs.reviews.rules.windows import Window, window_of
from storage.checklists.versions import KeptSource, checklist_known
from storage.organisation.rows import NAMED
from storage.reviews import inside
from storage.reviews.carried import carried
from storage.reviews.lifted_earlier import lifted_earlier
from storage.reviews.past import past_answers
from storage.reviews.rows import PARTICIPANTS, REVIEWS
from storage.reviews.table_round import Line, TableRound, line_of_review, table_round
from storage.risk import reading as risk_assessments
from storage.tables.organisation import PersonRow
from storage.tables.reviews import MatterRow, MeasureRow
from storage.tables.rounds import ChecklistRow, ReviewRow, RoundRow

# Statements of the hot path: built once, and on the tables themselves. A select of mapped attributes runs as an ORM query,
# which at every run takes 50-200 us more than the statement itself; these take 20-90.
_REVIEW: BindParameter[UUID] = bindparam("review")
_review, _round, _checklist = ReviewRow.__table__.c, RoundRow.__table__.c, ChecklistRow.__table__.c
_measure, _matter, _person = MeasureRow.__table__.c, MatterRow.__table__.c, PersonRow.__table__.c
HEADS = (
    REVIEWS.select(
        *PARTICIPANTS.columns.values(),
        _review.withdrawn_at,
        _round.year,
        _round.checklist_id,
        _round.core_id,
        _round.opens,
        _round.closes,
        _round.closed_at,
        _round.extra_kind,
        _round.extra_reason,
        _round.extra_by,
        _round.extra_questions,
        _checklist.sha256.label("core_sha"),
        exists().where(_measure.review_id == _review.id).label("has_measures"),
        exists().where(_matter.review_id == _review.id).label("has_matters"),
    )
    .join_from(ReviewRow.__table__, RoundRow.__table__, _round.id == _review.round_id)
    .join(ChecklistRow.__table__, _checklist.id == _round.core_id)
)
HEAD = HEADS.where(_review.id == _REVIEW)
PEOPLE = NAMED.select().where(_person.id.in_(bindparam("ids", expanding=True)))


def load(session: Session, review_id: ReviewId, today: date, *, with_past: bool = True) -> Review | None:
    """The review as it stands, with the seats as they are on this day. None if there is none with this id."""
    wanted = {"review": review_id}
    head = session.execute(HEAD, wanted).one_or_none()
    if head is None:
        return None
    line = line_of_review(session, review_id, RoundId(head.round_id))
    around = table_round(session, review_id, line, today)
    within = Inside(
        answers=inside.answers(session.execute(inside.ANSWERS, wanted).all()),
        views=inside.views(session.execute(inside.VIEWS, wanted).all()) if _may_have_views(head) else {},
        measures=inside.measures(session.execute(inside.MEASURES, wanted).all()) if head.has_measures else (),
        matters=inside.matters(session.execute(inside.MATTERS, wanted).all()) if head.has_matters else (),
        signatures=_signatures(session, head) if head.handed_over_at else (),
    )
    people = {**around.people, **_people(session, _named(head, within) - around.people.keys())}
    checklist = checklist_of_round(session, head, line)
    if not with_past:
        return assembled(head, line, around, checklist, people, within)
    asks_about_risks = any(asked.assessment for asked in checklist)
    return replace(
        assembled(head, line, around, checklist, people, within),
        past=past_answers(session, line.covered, head),
        carried=carried(session, line.covered, head),
        lifted_earlier=lifted_earlier(session, line.covered, head),
        risk_assessed=risk_assessments.last(session, line.covered) if asks_about_risks else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    answers: Mapping[QuestionId, Answer]
    views: inside.Views
    measures: tuple[Measure, ...]
    matters: tuple[Matter, ...]
    signatures: tuple[Signature, ...]


def assembled(
    head: Any,
    line: Line,
    around: TableRound,
    checklist: Checklist,
    people: Mapping[PersonId, Person],
    within: Inside,
) -> Review:
    """One review of what was read, for itself or with others."""
    extra = _extra(head)
    whole_round = Window(opens=head.opens, closes=head.closes, closed_early=head.closed_at is not None)
    return REVIEWS.read(
        head,
        year=head.year,
        checklist=checklist,
        nodes=tuple(line.nodes[node] for node in line.covered),
        above=line.above,
        window=whole_round if extra else window_of(line.first, line.windows, whole_round),
        seats=around.seats,
        people=people,
        candidates=around.candidates,
        managers_above=around.managers_above,
        support=around.support,
        coordinators=around.coordinators,
        extra=extra,
        withdrawn=head.withdrawn_at is not None,
        participants=_participants(head),
        answers=within.answers,
        views=within.views,
        measures=within.measures,
        matters=within.matters,
        signatures=within.signatures,
    )


def _may_have_views(head: Any) -> bool:
    return head.handed_over_at is not None or head.version > 1


def _named(head: Any, within: Inside) -> set[PersonId]:
    named = {answer.by for answer in within.answers.values()} | {person for _, person in within.views}
    for one in within.measures:
        named |= {person for person in (one.by, one.accountable, one.proposed_by, one.controlled_by) if person}
    named |= {signature.person for signature in within.signatures}
    return named | ({PersonId(head.extra_by)} if head.extra_by else set())


def _signatures(session: Session, head: Any) -> tuple[Signature, ...]:
    wanted = {"review": head.id, "version": head.version}
    return inside.signatures(session.execute(inside.SIGNATURES, wanted).all())


def _extra(head: Any) -> Extra | None:
    if head.extra_kind is None:
        return None
    by = PersonId(head.extra_by) if head.extra_by else None
    return Extra(kind=ExtraKind(head.extra_kind), reason=head.extra_reason or "", by=by)


def checklist_of_round(session: Session, head: Any, line: Line) -> Checklist:
    """As its line of nodes meets it; of an extra follow-up perhaps only some of the questions."""
    whole = checklist_known(session, [KeptSource(head.core_id, head.core_sha, None), *line.additions_in_order])
    return whole if head.extra_questions is None else whole.only(frozenset(head.extra_questions))


def _participants(head: Any) -> Participants | None:
    if head.managers is None:
        return None
    return Participants(
        managers=head.managers,
        employees=head.employees or 0,
        safety_reps=head.safety_reps or 0,
        union_reps=head.union_reps or 0,
    )


def _people(session: Session, ids: Collection[PersonId]) -> dict[PersonId, Person]:
    """People who are named but sit nowhere (any more): an earlier manager's answers keep their name."""
    if not ids:
        return {}
    found = map(NAMED.read, session.execute(PEOPLE, {"ids": sorted(ids)}))
    return {one.id: one for one in found}
