"""What a page leaves behind as a bookmark: the review and, where there is one, the question or area on it."""

from __future__ import annotations

from dialogs.analyses import words as analysis_words
from dialogs.decisions import words as deciding_words
from dialogs.extra.pages import ExtraStartedPage
from dialogs.ground.page import Bookmark, Page
from dialogs.ground.pages.news import NewsPage
from dialogs.home.pages import DeskReview, HomePage, Step
from dialogs.levels import words as levels_words
from dialogs.matters.pages import LiftPage, MatterNewsPage, MatterPage
from dialogs.measures.pages import MeasureNewsPage, MeasurePage
from dialogs.reminders.pages import CausePage
from dialogs.reviews.pages.answering import FollowUpPage, NoRepPage, OverviewPage, QuestionPage, WaitingPage
from dialogs.reviews.pages.confirming import AreaPage, DifferPage, PlanPage, TalkPage
from dialogs.reviews.pages.entering import InvitationPage, LatePage, NotePage, ParticipantsPage, TogetherPage
from dialogs.reviews.pages.signing import ReopenPage, SignedPage, SignPage
from dialogs.sharing.pages import SharingPage
from dialogs.sharing.rules.shared import sign_mark


def of(page: Page) -> Bookmark | None:
    """None for a page that is not about one review: the earlier bookmark then stays."""
    match page:
        case QuestionPage():
            return Bookmark(review=page.review.id, page="question", question=page.question)
        case FollowUpPage():
            return Bookmark(review=page.review.id, page="follow_up", question=page.question)
        case DifferPage():
            return Bookmark(review=page.review.id, page="differ", question=page.question, area=page.area)
        case AreaPage():
            return Bookmark(review=page.review.id, page="area", area=page.area)
        case PlanPage():
            return Bookmark(review=page.review.id, page="plan")
        case SignPage():
            return Bookmark(review=page.review.id, page=sign_mark(page.shared))
        case SharingPage():
            return Bookmark(review=page.review.id, page="sharing")
        case OverviewPage():
            return Bookmark(review=page.review.id, page="overview")
        case ParticipantsPage():
            return Bookmark(review=page.review.id, page="participants")
        case LatePage():
            return Bookmark(review=page.review.id, page="late")
        case NoRepPage():
            return Bookmark(review=page.review.id, page="no_rep")
        case ReopenPage():
            return Bookmark(review=page.review.id, page="reopen")
        case CausePage():
            return Bookmark(review=page.review.id, page="cause")
        case NotePage():
            return Bookmark(review=page.review.id, page="note")
        case MeasurePage() | MeasureNewsPage():
            return Bookmark(review=page.home.review, page="measure", measure=page.measure)
        case ExtraStartedPage() if page.may_open:
            return Bookmark(review=page.review.id, page="review")
        case MatterPage() | MatterNewsPage():
            return Bookmark(review=None, page="matter", matter=page.matter)
        case LiftPage():
            return Bookmark(review=page.review, page="lift", question=page.question, measure=page.measure)
        case InvitationPage() | TalkPage() | WaitingPage() | SignedPage() | TogetherPage() | NewsPage():
            return Bookmark(review=page.review.id, page="review")
        case HomePage(welcome=True, reviews=(DeskReview(step=Step.START) as first, *_)):
            return Bookmark(review=first.review.id, page="review")  # the welcome invites to it: no invitation beside it
        case _:
            return analysis_words.mark(page) or deciding_words.mark(page) or levels_words.mark(page)
