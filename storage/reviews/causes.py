"""What stood in the way of reviews that were not done in time. Kept for each, told only as counts of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.levels.rules.few import FEW, Counted, told
from dialogs.levels.rules.progress import RoundReview, Standing
from dialogs.levels.rules.sight import Viewer
from dialogs.reviews.rules.owed import Cause
from storage.tables.reminders import CauseRow
from storage.tables.rounds import ReviewRow
from storage.upserts import upsert


@dataclass(frozen=True, slots=True, kw_only=True)
class Causes:
    """Empty when few have answered, or when a few could be worked out. `support` is how many have asked for help."""

    counts: Mapping[Cause, int] = field(default_factory=dict)
    support: int = 0


def say(session: Session, review: ReviewId, person: PersonId, cause: Cause | None, now: datetime) -> None:
    """`cause` None: support is wanted. Saying one keeps the other."""
    row = {
        "review_id": review,
        "person_id": person,
        "cause": cause.value if cause else None,
        "support_wanted": cause is None,
        "said_at": now,
    }
    upsert(session, "cause", [row], keep=("cause",) if cause is None else ("support_wanted",))


def causes(
    session: Session, of: Standing, round_id: RoundId, top: NodeId, viewer: Viewer | None = None, limit: int = FEW
) -> Causes:
    """Of the reviews at a node and below it, by the rule that holds outside the own line (`dialogs.levels.rules.few`).

    It was said in private, so nobody is in the line here: the superior, too, gets counts of many or nothing. Without a
    viewer it is judged as for somebody who coordinates the whole tree.
    """
    rows = session.execute(
        select(CauseRow.review_id, CauseRow.cause, CauseRow.support_wanted)
        .join(ReviewRow, ReviewRow.id == CauseRow.review_id)
        .where(ReviewRow.round_id == round_id)
    ).all()
    if not rows:
        return Causes()
    known = {one.id: one for one in of.reviews}
    said = [(known[ReviewId(id_)], Cause(cause)) for id_, cause, _ in rows if cause and id_ in known]
    wished = [known[ReviewId(id_)] for id_, _, wanted in rows if wanted and id_ in known]
    judged = _outside(of, viewer)
    found = Counter(cause for review, cause in said if of.is_below(review.home, top))
    return Causes(
        counts={cause: found[cause] for cause in Cause}
        if _may(of, (one for one, _ in said), top, judged, limit)
        else {},
        support=sum(of.is_below(one.home, top) for one in wished) if _may(of, wished, top, judged, limit) else 0,
    )


def _outside(of: Standing, viewer: Viewer | None) -> Viewer:
    if viewer is None:
        return Viewer(coordinates=frozenset(id_ for id_, node in of.nodes.items() if node.parent not in of.nodes))
    return Viewer(coordinates=viewer.line | viewer.coordinates)


def _may(of: Standing, reviews: Iterable[RoundReview], top: NodeId, viewer: Viewer, limit: int) -> bool:
    """Each review once, whoever of its managers has answered: so a group has at least as many people as reviews."""
    groups = {one.id: Counted(home=one.home, nodes=one.nodes) for one in reviews}
    return bool(groups) and top in told(of.nodes, groups.values(), viewer, limit).aggregate
