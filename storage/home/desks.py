"""What lies on a person's desk: their reviews, measures, what is lifted to them, and the level below."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from dialogs.ground.ids import NodeId, PersonId, QuestionId, ReviewId
from dialogs.handover.pages.leaving import LeftPage
from dialogs.home.facts import Desk
from dialogs.home.pages import SupportWanted
from dialogs.organisation.rules.organisation import Role, RoleKind
from dialogs.reviews.rules.review import Review
from storage.analyses import owed as waiting_analyses
from storage.checklists.versions import checklist_of
from storage.decisions import owed as decisions_owed
from storage.decisions import receipts
from storage.handover import leavers, take_overs
from storage.levels.below import below
from storage.matters import lists as matter_lists
from storage.measures import owed as owed_measures
from storage.organisation import tree as organisation
from storage.reviews import support_wishes
from storage.reviews.reading import load
from storage.reviews.rounds import newest_year, reviews_at
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.reviews import AnswerRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow

MANAGING = (RoleKind.MANAGER, RoleKind.STAND_IN)
SHOWN = 20  # of support wishes, and of reviews that a huvudskyddsombud is needed in: a card is no list


def desk(session: Session, person: PersonId, today: date, *, first_meeting: bool = False) -> Desk:
    roles = organisation.roles_of(session, person, today)
    managed = _nodes(roles, *MANAGING)
    leading = tuple(dict.fromkeys((*managed, *_nodes(roles, RoleKind.COORDINATOR))))
    has_round = newest_year(session) is not None
    return Desk(
        roles=roles,
        reviews=my_reviews(session, person, roles, today),
        measures=owed_measures.mine(session, person, today),
        lifted=matter_lists.waiting(session, roles, today),
        we_lifted=matter_lists.lifted_by(session, roles),
        support=_support(session, _nodes(roles, RoleKind.HR_SUPPORT)),
        support_below=support_wishes.below(session, _nodes(roles, RoleKind.COORDINATOR)),
        below=below(session, leading, today) if has_round else (),
        left=_left(session, managed, today),
        decisions=decisions_owed.of_person(session, person, managed, today),
        analyses=waiting_analyses.of_person(session, person, managed, today),
        unread=receipts.unread(session, person, today),
        may_start_extra=has_round and bool(managed),
        first_meeting=first_meeting,
    )


def _left(session: Session, managed: Collection[NodeId], today: date) -> LeftPage:
    found = leavers.left(session, managed, today)
    offered = take_overs.lines(session, managed, today)
    return replace(found, take_overs=offered) if offered else found


def _nodes(roles: Iterable[Role], *kinds: RoleKind) -> list[NodeId]:
    return [role.node for role in roles if role.kind in kinds]


def my_reviews(
    session: Session, person: PersonId, roles: Iterable[Role], today: date, *, unsigned: bool = False
) -> tuple[Review, ...]:
    """This year's reviews in which the person sits today; or of them only those that are not signed."""
    year = newest_year(session)
    if year is None:
        return ()
    held = tuple(roles)
    own = reviews_at(
        session, _nodes(held, *MANAGING, RoleKind.SAFETY_REP, RoleKind.CHIEF_SAFETY_REP), year, unsigned=unsigned
    )
    chief = _needing_chief(session, _nodes(held, RoleKind.CHIEF_SAFETY_REP), year, today)
    found = (load(session, review, today, with_past=False) for review in dict.fromkeys((*own, *chief)))
    mine = (review for review in found if review is not None and review.seat_kind(person) is not None)
    return tuple(review for review in mine if not _is_done_with(review, today))


def _is_done_with(review: Review, today: date) -> bool:
    """An extra follow-up leaves the desk when it is signed and its weeks are over; the year's stays."""
    return review.extra is not None and review.signed_at is not None and review.window.is_over(today)


def _needing_chief(session: Session, nodes: Collection[NodeId], year: int, today: date) -> tuple[ReviewId, ...]:
    """Below a huvudskyddsombud: reviews that are handed over and unsigned at nodes without a rep of their own."""
    if not nodes:
        return ()
    start = select(NodeRow.id.label("id")).where(NodeRow.id.in_(list(nodes))).cte("below", recursive=True)
    child = aliased(NodeRow)
    below = start.union_all(select(child.id).join(start, child.parent_id == start.c.id))
    own_rep = select(RoleRow.node_id).where(
        RoleRow.kind == RoleKind.SAFETY_REP.value,
        or_(RoleRow.valid_from.is_(None), RoleRow.valid_from <= today),
        or_(RoleRow.valid_to.is_(None), RoleRow.valid_to >= today),
    )
    rows = session.scalars(
        select(ReviewRow.id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .where(
            ReviewNodeRow.node_id.in_(select(below.c.id)),
            ReviewNodeRow.node_id.not_in(own_rep),
            RoundRow.year == year,
            ReviewRow.handed_over_at.is_not(None),
            ReviewRow.signed_at.is_(None),
        )
        .order_by(ReviewRow.handed_over_at)
        .limit(SHOWN)
    )
    return tuple(ReviewId(one) for one in rows)


def _support(session: Session, nodes: Collection[NodeId]) -> tuple[SupportWanted, ...]:
    """Wishes for support below these nodes this year, newest first."""
    if not nodes or (year := newest_year(session)) is None:
        return ()
    start = select(NodeRow.id.label("id")).where(NodeRow.id.in_(list(nodes))).cte("served", recursive=True)
    child = aliased(NodeRow)
    below = start.union_all(select(child.id).join(start, child.parent_id == start.c.id))
    rows = session.execute(
        select(AnswerRow.question_id, NodeRow.name.label("unit"), PersonRow.name.label("person"), RoundRow.core_id)
        .join(ReviewRow, ReviewRow.id == AnswerRow.review_id)
        .join(RoundRow, RoundRow.id == ReviewRow.round_id)
        .join(ReviewNodeRow, ReviewNodeRow.review_id == ReviewRow.id)
        .join(NodeRow, NodeRow.id == ReviewNodeRow.node_id)
        .join(PersonRow, PersonRow.id == AnswerRow.answered_by)
        .where(
            AnswerRow.support_wanted.is_(True),
            RoundRow.year == year,
            ReviewNodeRow.node_id.in_(select(below.c.id)),
        )
        .order_by(AnswerRow.answered_at.desc())
        .limit(SHOWN)
    )
    found = []
    for question, unit, person, core in rows:
        checklist = checklist_of(session, core)
        if QuestionId(question) in checklist:
            short = checklist.question(QuestionId(question)).short
            found.append(SupportWanted(unit=unit, question=short, person=person))
    return tuple(found)
