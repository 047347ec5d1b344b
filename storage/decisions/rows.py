"""What a level's bodies decide and answer as it is kept: each record with its table."""

from __future__ import annotations

from dialogs.analyses.rules.decision import Decision, DecisionItem
from dialogs.decisions.rules.decision import Feedback, Receipt
from storage.mapped import Mapped
from storage.tables.levels import DecisionItemRow, DecisionRow, FeedbackReceiptRow, FeedbackRow

DECISIONS = Mapped(
    record=Decision,
    table=DecisionRow.__table__,
    named={"by": "recorded_by", "at": "recorded_at"},
    without=frozenset({"items"}),
)
ITEMS = Mapped(record=DecisionItem, table=DecisionItemRow.__table__, beside=frozenset({"decision_id"}))
FEEDBACK = Mapped(
    record=Feedback,
    table=FeedbackRow.__table__,
    named={"by": "sent_by", "at": "sent_at"},
    without=frozenset({"texts", "to", "receipts"}),
)
RECEIPTS = Mapped(record=Receipt, table=FeedbackReceiptRow.__table__, beside=frozenset({"feedback_id", "raised_by"}))
