"""A review and what is inside it as it is kept: each record with its table."""

from __future__ import annotations

from dialogs.reviews.rules.review import Answer, Matter, Measure, Participants, Review, Signature, View
from storage.mapped import Mapped
from storage.tables.reviews import AnswerRow, MatterRow, MeasureRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewRow

PARTICIPANTS = Mapped(
    record=Participants,
    table=ReviewRow.__table__,
    beside=frozenset(ReviewRow.__table__.c.keys()) - {"managers", "employees", "safety_reps", "union_reps"},
)
REVIEWS = Mapped(
    record=Review,
    table=ReviewRow.__table__,
    without=frozenset(
        {
            *("year", "checklist", "window", "extra"),  # the round's
            *("nodes", "above", "seats", "people", "candidates", "managers_above", "support", "coordinators"),
            *("answers", "views", "measures", "matters", "signatures", "participants"),
            *("past", "carried", "lifted_earlier", "risk_assessed", "withdrawn"),
        }
    ),
    beside=frozenset({"started_by", "withdrawn_at", *(column.name for column in PARTICIPANTS.columns.values())}),
)
ANSWERS = Mapped(
    record=Answer,
    table=AnswerRow.__table__,
    named={"by": "answered_by", "at": "answered_at"},
    beside=frozenset({"review_id", "question_id"}),
)
VIEWS = Mapped(
    record=View, table=ViewRow.__table__, named={"at": "viewed_at"}, beside=frozenset({"review_id", "question_id"})
)
MATTERS = Mapped(
    record=Matter,
    table=MatterRow.__table__,
    named={"by": "lifted_by", "at": "lifted_at"},
    beside=frozenset({"review_id", "state", "merged_into_id", "revision"}),  # what has become of it
)
SIGNATURES = Mapped(
    record=Signature,
    table=SignatureRow.__table__,
    named={"at": "signed_at"},
    beside=frozenset({"review_id", "version"}),
)
MEASURES = Mapped(
    record=Measure,
    table=MeasureRow.__table__,
    named={"by": "created_by", "at": "created_at"},
    without=frozenset({"also"}),  # rows of their own
    beside=frozenset({"review_id"}),
)
# Fields of a measure's life after the signature: what saves a review knows nothing of them.
AFTERWARDS = frozenset(
    {
        "done_what",
        "controlled_at",
        "controlled_by",
        "control_note",
        "follows",
        "revision",
        "goal",
        "target_year",
        "also",
    }
)
AS_PLANNED = MEASURES.but(AFTERWARDS)
