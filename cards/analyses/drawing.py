"""The cards of a level's analysis: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.analyses import lists, overview, question, whole
from cards.parts import Sheet
from cards.texts import Texts
from dialogs.analyses.pages import (
    AnalysisNewsPage,
    AnalysisPage,
    AnalysisQuestionPage,
    AnalysisReasonPage,
    AnalysisThemesPage,
    AnalysisWholePage,
    EvidencePage,
    LastPage,
    Page,
    PrioritiesPage,
    ProposalsPage,
)


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case AnalysisPage():
            return overview.analysis(page, t)
        case AnalysisQuestionPage():
            return question.question(page, t)
        case AnalysisThemesPage():
            return question.themes(page, t)
        case PrioritiesPage():
            return lists.priorities(page, t)
        case ProposalsPage():
            return lists.proposals(page, t)
        case EvidencePage():
            return lists.other_evidence(page, t)
        case LastPage():
            return lists.last(page, t)
        case AnalysisWholePage():
            return whole.whole(page, t)
        case AnalysisReasonPage():
            return whole.reason(page, t)
        case AnalysisNewsPage():
            return whole.news(page, t)
        case _:
            assert_never(page)
