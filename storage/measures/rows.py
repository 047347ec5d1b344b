"""A measure as it is kept."""

from __future__ import annotations

from dialogs.reviews.rules.review import Measure
from storage.mapped import Mapped
from storage.tables.reviews import MeasureRow

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
