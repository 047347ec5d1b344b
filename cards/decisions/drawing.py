"""The cards of decisions and the answers back: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.decisions import deciding, decision, feedback, presentation, receipt
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.decisions.pages import (
    AnswerBackPage,
    DecidePage,
    DecisionPage,
    DecisionsPage,
    FeedbackPage,
    Page,
    PresentationPage,
    ReceiptPage,
)


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case DecisionsPage():
            return decision.decisions(page, t)
        case DecidePage():
            return deciding.decide(page, t)
        case DecisionPage():
            return decision.decision(page, t)
        case PresentationPage():
            return presentation.presentation(page, t)
        case FeedbackPage():
            return feedback.feedback(page, t)
        case AnswerBackPage():
            return feedback.answer_back(page, t)
        case ReceiptPage():
            return receipt.receipt(page, t)
        case _:
            assert_never(page)
