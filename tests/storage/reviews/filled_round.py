"""A round of the small region with invented answers, views, measures and matters in every review, written as rows."""

from __future__ import annotations

import random
from uuid import uuid4

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, ReviewId
from dialogs.levels.rules.sums import MeasureFacts, ReviewFacts
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Review, SeatKind
from storage.tables.reviews import AnswerRow, MatterRow, MeasureRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewRow
from tests.dialogs.levels.trees import home_of
from tests.storage.reviews.small_round import NOW

STATES = [state.value for state in MeasureState]


def fill(session: Session, review: ReviewId, node: NodeId, questions: list[str], dice: random.Random) -> None:
    """Signed, by a representative or without one."""
    with_rep = dice.random() < 0.7
    session.execute(
        update(ReviewRow)
        .where(ReviewRow.id == review)
        .values(
            started_at=NOW,
            handed_over_at=NOW,
            signed_at=NOW,
            managers=1,
            employees=dice.randrange(9),
            safety_reps=int(with_rep),
            union_reps=dice.randrange(2),
            no_rep_reason=None if with_rep else "Vakant",
            method=dice.choice((None, None, "paper")),
        )
    )
    for seat in (SeatKind.MANAGER, *((SeatKind.REP,) if with_rep else ())):
        who = "mr" if seat is SeatKind.MANAGER else "sa1"
        row = {"review_id": review, "version": 1, "person_id": who, "seat": seat.value, "signed_at": NOW}
        session.execute(insert(SignatureRow).values(row))
    for question in questions:
        answer(session, review, question, dice.choice(("yes", "no")), "Så gör vi" if dice.random() < 0.3 else "")
        if with_rep:
            view(session, review, question, dice)
    for _ in range(dice.randrange(3)):
        measure(session, review, node, dice.choice((None, *questions)), dice.choice(STATES), dice)
    if dice.random() < 0.5:
        matter(session, review, node, dice.choice(("open", "answered")))


def answer(
    session: Session, review: ReviewId, question: str, choice: str, comment: str = "", *, by: str = "mr"
) -> None:
    row = {
        "review_id": review,
        "question_id": question,
        "choice": choice,
        "comment": comment,
        "answered_by": by,
        "answered_at": NOW,
    }
    session.execute(insert(AnswerRow).values(row))


def view(session: Session, review: ReviewId, question: str, dice: random.Random) -> None:
    """Some look at an answer that was changed afterwards: no dissent from what stands."""
    row = {
        "review_id": review,
        "question_id": question,
        "person_id": "sa1",
        "agrees": dice.random() < 0.5,
        "of_choice": dice.choice(("yes", "no")),
        "viewed_at": NOW,
    }
    session.execute(insert(ViewRow).values(row))


def measure(
    session: Session, review: ReviewId | None, node: NodeId, question: str | None, state: str, dice: random.Random
) -> None:
    row = {
        "id": uuid4(),
        "review_id": review,
        "node_id": node,
        "question_id": question,
        "kind": dice.choice(("improve", "preserve")),
        "state": state,
        "what": "Ett årshjul",
        "created_by": "mr",
        "created_at": NOW,
    }
    session.execute(insert(MeasureRow).values(row))


def matter(session: Session, review: ReviewId | None, node: NodeId, state: str) -> None:
    row = {
        "id": uuid4(),
        "review_id": review,
        "from_node_id": node,
        "to_node_id": "r",
        "state": state,
        "what": "Taket läcker",
        "lifted_by": "mr",
        "lifted_at": NOW,
    }
    session.execute(insert(MatterRow).values(row))


def facts(review: Review, nodes: dict[NodeId, Node]) -> ReviewFacts:
    """The same review as it is loaded for a card, told as the sums want it."""
    covered = {node.id for node in review.nodes}
    return ReviewFacts(
        id=review.id,
        nodes=tuple(sorted(covered)),
        home=home_of(covered, nodes),
        has_rep=any(one.seat is SeatKind.REP for one in review.signatures),
        participants=review.participants,
        choices={question: given.choice for question, given in review.answers.items() if given.choice},
        dissent=frozenset(review.dissents),
        measures=tuple(
            MeasureFacts(question=one.question, kind=MeasureKind(one.kind), state=one.state) for one in review.measures
        ),
        matters=(),
    )


def dice(seed: int) -> random.Random:
    """Invented answers, the same every time."""
    return random.Random(seed)  # noqa: S311
