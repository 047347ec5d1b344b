"""Comments that units have shared above their own line: what is kept, objected to or sensitive is never read here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, QuestionId, ReviewId
from dialogs.levels.rules.seen import SharedText
from dialogs.reviews.rules.sharing import Sharing
from storage.levels.years import Year
from storage.tables.reviews import AnswerRow

_answer = AnswerRow.__table__.c


def shared(
    session: Session, of: Year, top: NodeId, questions: Collection[QuestionId], *, voluntary: bool
) -> dict[QuestionId, tuple[SharedText, ...]]:
    """Of the signed reviews that are counted at a node, by their words: no order that tells whose they are.

    Whoever shows them asks first whether the figures of the node may be told, and of which questions.
    """
    chosen = of.chosen(top, voluntary=voluntary)
    if not chosen.reviews or not questions:
        return {}
    rows = session.execute(
        select(_answer.question_id, _answer.review_id, _answer.comment).where(
            _answer.question_id.in_(questions),
            _answer.sharing == Sharing.SHARED.value,
            _answer.comment != "",
            chosen.among(_answer.review_id),
        )
    )
    covers = {one.id: one.nodes for one in of.signed}
    found: defaultdict[QuestionId, list[SharedText]] = defaultdict(list)
    for question, review, comment in rows:
        units = tuple(of.at.nodes[one].name for one in covers.get(ReviewId(review), ()))
        found[QuestionId(question)].append(SharedText(text=comment, units=units))
    return {question: tuple(sorted(texts, key=lambda one: (one.text, one.units))) for question, texts in found.items()}
