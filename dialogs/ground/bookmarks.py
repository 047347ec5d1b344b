"""What a page leaves behind as a bookmark: the review and, where there is one, the question or area on it."""

from __future__ import annotations

from dialogs import pages as p
from dialogs.analyses import words as analysis_words
from dialogs.decisions import words as deciding_words
from dialogs.ground.turn import Bookmark
from dialogs.levels import words as levels_words
from dialogs.sharing.rules.shared import sign_mark


def of(page: p.Page) -> Bookmark | None:
    """None for a page that is not about one review: the earlier bookmark then stays."""
    match page:
        case p.QuestionPage():
            return Bookmark(review=page.review.id, page="question", question=page.question)
        case p.FollowUpPage():
            return Bookmark(review=page.review.id, page="follow_up", question=page.question)
        case p.DifferPage():
            return Bookmark(review=page.review.id, page="differ", question=page.question, area=page.area)
        case p.AreaPage():
            return Bookmark(review=page.review.id, page="area", area=page.area)
        case p.PlanPage():
            return Bookmark(review=page.review.id, page="plan")
        case p.SignPage():
            return Bookmark(review=page.review.id, page=sign_mark(page.shared))
        case p.SharingPage():
            return Bookmark(review=page.review.id, page="sharing")
        case p.OverviewPage():
            return Bookmark(review=page.review.id, page="overview")
        case p.ParticipantsPage():
            return Bookmark(review=page.review.id, page="participants")
        case p.LatePage():
            return Bookmark(review=page.review.id, page="late")
        case p.NoRepPage():
            return Bookmark(review=page.review.id, page="no_rep")
        case p.ReopenPage():
            return Bookmark(review=page.review.id, page="reopen")
        case p.CausePage():
            return Bookmark(review=page.review.id, page="cause")
        case p.NotePage():
            return Bookmark(review=page.review.id, page="note")
        case p.MeasurePage() | p.MeasureNewsPage():
            return Bookmark(review=page.home.review, page="measure", measure=page.measure)
        case p.ExtraStartedPage() if page.may_open:
            return Bookmark(review=page.review.id, page="review")
        case p.MatterPage() | p.MatterNewsPage():
            return Bookmark(review=None, page="matter", matter=page.matter)
        case p.LiftPage():
            return Bookmark(review=page.review, page="lift", question=page.question, measure=page.measure)
        case p.InvitationPage() | p.TalkPage() | p.WaitingPage() | p.SignedPage() | p.TogetherPage() | p.NewsPage():
            return Bookmark(review=page.review.id, page="review")
        case p.HomePage(welcome=True, reviews=(p.DeskReview(step=p.Step.START) as first, *_)):
            return Bookmark(review=first.review.id, page="review")  # the welcome invites to it: no invitation beside it
        case _:
            return analysis_words.mark(page) or deciding_words.mark(page) or levels_words.mark(page)
