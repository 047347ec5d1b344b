"""What a level's draft is made of: the sums it sees, the measures in words, and what it said the year before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialogs.analyses.rules.analysing import AnalysisTable
from dialogs.analyses.rules.analysis import Analysis
from dialogs.analyses.rules.decision import Decision
from dialogs.analyses.rules.drafting import CommentText, Ground, MeasureText, comment_id
from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.levels.rules.seen import Earlier, Seen
from dialogs.levels.rules.sight import Sight
from dialogs.levels.rules.sums import Sums
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.review import IN_PLAN, MeasureKind, MeasureState
from storage.analyses import reading as analyses
from storage.decisions import reading as decisions
from storage.levels import years
from storage.levels.seeing import Wanted, seen
from storage.levels.years import Year
from storage.organisation import tree as organisation
from storage.tables.organisation import NodeRow
from storage.tables.reviews import AnswerRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow

_measure, _node = MeasureRow.__table__.c, NodeRow.__table__.c
_answer, _covers = AnswerRow.__table__.c, ReviewNodeRow.__table__.c


def of_reader(
    session: Session, wanted: Wanted, person: PersonId, today: date, few: int, *, owner: str | None = None
) -> AnalysisTable | None:
    """None where there is nothing for this person. With a question come the measures about it in words."""
    found = seen(session, wanted, person, today, few)
    of = years.year(session, found.year, today) if found is not None else None
    if found is None or of is None:
        return None
    said = analyses.of(session, found.node.id, of.of.id, today)
    managers, reps = analyses.seats(session, found.node.id, today)
    in_line = found.sight is Sight.LINE
    asked = (found.question,) if in_line and found.question else ()
    rows = _texts(session, of, found.node.id, found.question) if asked else ()
    comments = _comments(session, of, found.node.id, _open(found.checklist, asked))
    return AnalysisTable(
        seen=found,
        round=of.of.id,
        managers=managers,
        reps=reps,
        people=said.people if said else organisation.people(session, {*managers, *reps}),
        said=said,
        ground=_ground(session, found, of, (rows, comments), today) if in_line else None,
        owner=_named(of, owner) if owner else None,
        nodes=_owners(of, said, found),
    )


def _named(of: Year, typed: str) -> Node | None:
    """The one node of this name; of several, or of none, the name stays a name."""
    wanted = typed.strip().casefold()
    there = [node for id_, node in of.at.nodes.items() if id_ not in of.at.ended and node.name.casefold() == wanted]
    return there[0] if len(there) == 1 else None


def _owners(of: Year, said: Analysis | None, found: Seen) -> dict[str, str]:
    named = {one.owner_node for one in said.proposals if one.owner_node} if said else set()
    return {one: of.at.nodes[one].name for one in {*named, found.node.id} if one in of.at.nodes}


Written = tuple[tuple[MeasureText, ...], tuple[CommentText, ...]]


def _ground(session: Session, found: Seen, of: Year, rows: Written, today: date) -> Ground:
    last, decided, became = before(session, found.node.id, of.of.year, today)
    return Ground(
        year=of.of.year,
        checklist=found.checklist,
        core=found.core,
        sums=found.sums or Sums(),
        asked=found.asked,
        earlier=found.earlier,
        measures=rows[0],
        comments=rows[1],
        topics=found.topics,
        last=last,
        decisions=decided,
        became=became,
    )


def before(
    session: Session, node: NodeId, year: int, today: date
) -> tuple[Analysis | None, tuple[Decision, ...], dict[MeasureId, MeasureState]]:
    """What the level said the year before, what was decided about it, and where the measures stand that came of it."""
    last = analyses.years_before(session, node, year, today)
    if last is None:
        return None, (), {}
    decided = decisions.of_node(session, node, last.round)
    named = [item.measure for one in decided for item in one.items if item.measure is not None]
    rows = session.execute(select(_measure.id, _measure.state).where(_measure.id.in_(named))).all() if named else []
    return last, decided, {MeasureId(id_): MeasureState(state) for id_, state in rows}


def whole(
    session: Session,
    node: NodeId,
    year: int,
    today: date,
    *,
    leaves_the_line: bool = False,
    with_comments: bool = False,
) -> Ground | None:
    """For a document about a node, whoever asked for it: authority is the caller's to see to.

    `leaves_the_line`: without what was written about sensitive questions (12 and 26 of Västmanland). Comments are asked
    for: they are for the own line only.
    """
    of = years.year(session, year, today)
    if of is None or node not in of.at.nodes:
        return None
    checklist = years.checklist_at(session, of, node)
    earlier = years.year(session, year - 1, today)
    hidden = {one.id for one in checklist if one.sensitive} if leaves_the_line else set[QuestionId]()
    last, decided, became = before(session, node, year, today)
    return Ground(
        year=year,
        checklist=checklist,
        core=frozenset(QuestionId(one) for one in years.is_core(checklist)),
        sums=years.sums_at(session, of, node, voluntary=node in of.at.optional),
        earlier=_earlier(session, earlier, node) if earlier else None,
        measures=tuple(one for one in _texts(session, of, node, None) if one.question not in hidden),
        comments=_comments(session, of, node, _open(checklist, [one.id for one in checklist])) if with_comments else (),
        last=last,
        decisions=decided,
        became=became,
    )


def _earlier(session: Session, of: Year, node: NodeId) -> Earlier | None:
    if node not in of.at.nodes:
        return None
    sums = years.sums_at(session, of, node, voluntary=node in of.at.optional)
    return Earlier(year=of.of.year, sums=sums) if sums.reviews else None


def _texts(session: Session, of: Year, node: NodeId, question: QuestionId | None) -> tuple[MeasureText, ...]:
    """Of the reviews that are counted here, in the plans, the oldest first. Those on their own are about no question."""
    chosen = of.chosen(node, voluntary=node in of.at.optional)
    if not chosen.reviews:
        return ()
    about = _measure.question_id == question if question is not None else _measure.question_id.is_not(None)
    rows = session.execute(
        select(
            _measure.id,
            _measure.node_id,
            _node.name,
            _measure.question_id,
            _measure.kind,
            _measure.state,
            _measure.what,
        )
        .join_from(MeasureRow.__table__, NodeRow.__table__, _node.id == _measure.node_id)
        .where(about, chosen.among(_measure.review_id), _measure.state.in_([one.value for one in IN_PLAN]))
        .order_by(_measure.created_at, _measure.id)
    )
    return tuple(
        MeasureText(
            id=MeasureId(id_),
            node=NodeId(at),
            unit=unit,
            question=QuestionId(asked) if asked else None,
            kind=MeasureKind(kind),
            state=MeasureState(state),
            what=what,
        )
        for id_, at, unit, asked, kind, state, what in rows
    )


def _open(checklist: Checklist, questions: Iterable[QuestionId]) -> list[QuestionId]:
    return [one for one in questions if one in checklist and not checklist.question(one).sensitive]


def _comments(session: Session, of: Year, node: NodeId, questions: Collection[QuestionId]) -> tuple[CommentText, ...]:
    """Of the reviews that are counted here, each once: of several units that answer together the first."""
    chosen = of.chosen(node, voluntary=node in of.at.optional)
    if not chosen.reviews or not questions:
        return ()
    first = (
        select(func.min(_covers.node_id)).where(_covers.review_id == _answer.review_id).scalar_subquery().label("node")
    )
    rows = session.execute(
        select(_answer.review_id, _answer.question_id, _answer.comment, first)
        .where(_answer.question_id.in_(questions), _answer.comment != "", chosen.among(_answer.review_id))
        .order_by(_answer.answered_at, _answer.review_id)
    )
    called = {id_: at.name for id_, at in of.at.nodes.items()}
    return tuple(
        CommentText(
            id=comment_id(ReviewId(review), QuestionId(asked)),
            node=NodeId(at),
            unit=called.get(NodeId(at), ""),
            question=QuestionId(asked),
            what=comment,
        )
        for review, asked, comment, at in rows
    )
