"""The cards of a unit's follow-up: each page finds its card here."""

from __future__ import annotations

from typing import assert_never

from cards.parts import Sheet
from cards.reviews import (
    after_deadline,
    follow_up,
    invitation,
    news,
    overview,
    plan,
    question,
    rep,
    signing,
    summary,
    talk,
    weekly,
    which,
)
from cards.texts import Texts
from dialogs.reviews.pages import Page
from dialogs.reviews.pages.after import CauseNotedPage, CausePage, WeeklyPage
from dialogs.reviews.pages.answering import FollowUpPage, NoRepPage, OverviewPage, QuestionPage, WaitingPage, WhichPage
from dialogs.reviews.pages.confirming import AreaPage, DifferPage, PlanPage, TalkPage
from dialogs.reviews.pages.entering import InvitationPage, LatePage, NotedPage, NotePage, ParticipantsPage, TogetherPage
from dialogs.reviews.pages.news import NewsPage
from dialogs.reviews.pages.signing import ReopenPage, SignedPage, SignPage, SummaryPage


def sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case InvitationPage():
            return invitation.invitation(page, t)
        case NotePage():
            return invitation.note(page, t)
        case NotedPage():
            return invitation.noted(page, t)
        case ParticipantsPage():
            return invitation.participants(page, t)
        case LatePage():
            return invitation.late(page, t)
        case TogetherPage():
            return invitation.together(page, t)
        case QuestionPage():
            return question.question(page, t)
        case FollowUpPage():
            return follow_up.follow_up(page, t)
        case OverviewPage():
            return overview.overview(page, t)
        case NoRepPage():
            return overview.no_rep(page, t)
        case WaitingPage():
            return overview.waiting(page, t)
        case AreaPage():
            return rep.area(page, t)
        case DifferPage():
            return rep.differ(page, t)
        case PlanPage():
            return plan.plan(page, t)
        case TalkPage():
            return talk.talk(page, t)
        case SignPage():
            return signing.sign(page, t)
        case SignedPage():
            return signing.signed(page, t)
        case ReopenPage():
            return signing.reopen(page, t)
        case SummaryPage():
            return summary.summary(page, t)
        case WhichPage():
            return which.which(page, t)
        case CausePage():
            return after_deadline.cause(page, t)
        case CauseNotedPage():
            return after_deadline.cause_noted(page, t)
        case WeeklyPage():
            return weekly.weekly(page, t)
        case NewsPage():
            return news.news(page, t)
        case _:
            assert_never(page)
