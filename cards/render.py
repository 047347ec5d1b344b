"""From facts to a card: the one entrance of this package. The notice comes first, then the page."""

from __future__ import annotations

from typing import assert_never

from cards import notes, sorry
from cards.analyses import lists as analysis_lists
from cards.analyses import overview as analysis
from cards.analyses import question as analysis_question
from cards.analyses import whole as analysis_whole
from cards.decisions import deciding, decision, feedback, presentation, receipt
from cards.documents import files
from cards.extra import follow_up as extra_follow_up
from cards.ground import news
from cards.handover import handing_all, leaving, taking_over
from cards.home import helping, home
from cards.levels import level
from cards.levels import more as level_more
from cards.levels import picture as level_picture
from cards.levels import question as level_question
from cards.matters import lift as matter_lift
from cards.matters import lists as matters
from cards.matters import matter
from cards.matters import news as matter_news
from cards.measures import measure, new_measure, standing, unit_plan
from cards.measures import news as measure_news
from cards.measures import news_of_several as measures_news
from cards.organisation import channel
from cards.parts import Sheet
from cards.reminders import digest, monthly, weekly
from cards.reviews import after_deadline, follow_up, invitation, overview, plan, question, rep, signing, summary, talk
from cards.risk import risk
from cards.sharing import sharing
from cards.texts import Texts
from cards.wire import Card, to_card
from dialogs import pages
from dialogs.ground.notices import Notice, Reply
from dialogs.pages import Page


def render(reply: Reply, t: Texts, *, submit_only: bool = False) -> Card:
    """`submit_only`: for clients whose Action.Execute is broken."""
    shown = with_notice(reply.notice, page_sheet(reply.page, t), t, reply.page)
    return to_card(shown, t.language, submit_only=submit_only)


def with_notice(notice: Notice | None, page: Sheet, t: Texts, below: Page | None = None) -> Sheet:
    if notice is None:
        return page
    note = notes.note(notice, t, below)
    return Sheet(body=(*note.body, *page.body), summary=f"{note.summary} {page.summary}")


def page_sheet(page: Page, t: Texts) -> Sheet:
    match page:
        case pages.HomePage():
            return home.home(page, t)
        case pages.NoRolePage():
            return home.no_role(page, t)
        case pages.HelpPage():
            return helping.help_page(page, t)
        case pages.MeasuresPage():
            return standing.measures(page, t)
        case pages.BelowPage():
            return standing.below(page, t)
        case pages.DigestPage():
            return digest.digest(page, t)
        case pages.SnoozePage():
            return digest.snooze(page, t)
        case pages.SnoozedPage():
            return digest.snoozed(page, t)
        case pages.CausePage():
            return after_deadline.cause(page, t)
        case pages.CauseNotedPage():
            return after_deadline.cause_noted(page, t)
        case pages.WeeklyPage():
            return weekly.weekly(page, t)
        case pages.RiskPage():
            return risk.risk(page, t)
        case pages.MonthlyPage():
            return monthly.monthly(page, t)
        case pages.InvitationPage():
            return invitation.invitation(page, t)
        case pages.NotePage():
            return invitation.note(page, t)
        case pages.NotedPage():
            return invitation.noted(page, t)
        case pages.ParticipantsPage():
            return invitation.participants(page, t)
        case pages.LatePage():
            return invitation.late(page, t)
        case pages.TogetherPage():
            return invitation.together(page, t)
        case pages.QuestionPage():
            return question.question(page, t)
        case pages.FollowUpPage():
            return follow_up.follow_up(page, t)
        case pages.OverviewPage():
            return overview.overview(page, t)
        case pages.NoRepPage():
            return overview.no_rep(page, t)
        case pages.WaitingPage():
            return overview.waiting(page, t)
        case pages.AreaPage():
            return rep.area(page, t)
        case pages.DifferPage():
            return rep.differ(page, t)
        case pages.PlanPage():
            return plan.plan(page, t)
        case pages.TalkPage():
            return talk.talk(page, t)
        case pages.SharingPage():
            return sharing.sharing(page, t)
        case pages.SignPage():
            return signing.sign(page, t)
        case pages.SignedPage():
            return signing.signed(page, t)
        case pages.ReopenPage():
            return signing.reopen(page, t)
        case pages.SummaryPage():
            return summary.summary(page, t)
        case pages.MeasurePage():
            return measure.measure(page, t)
        case pages.NewMeasurePage():
            return new_measure.new_measure(page, t)
        case pages.UnitPlanPage():
            return unit_plan.unit_plan(page, t)
        case pages.FilePage():
            return files.file(page, t)
        case pages.LevelPage():
            return level.level(page, t)
        case pages.LevelPicturePage():
            return level_picture.picture(page, t)
        case pages.LevelAreaPage():
            return level_question.area(page, t)
        case pages.LevelQuestionPage():
            return level_question.question(page, t)
        case pages.LevelBelowPage():
            return level_more.below(page, t)
        case pages.LevelMorePage():
            return level_more.more(page, t)
        case pages.LevelTalkPage():
            return level_more.talk(page, t)
        case pages.AnalysisPage():
            return analysis.analysis(page, t)
        case pages.AnalysisQuestionPage():
            return analysis_question.question(page, t)
        case pages.AnalysisThemesPage():
            return analysis_question.themes(page, t)
        case pages.PrioritiesPage():
            return analysis_lists.priorities(page, t)
        case pages.ProposalsPage():
            return analysis_lists.proposals(page, t)
        case pages.EvidencePage():
            return analysis_lists.other_evidence(page, t)
        case pages.LastPage():
            return analysis_lists.last(page, t)
        case pages.AnalysisWholePage():
            return analysis_whole.whole(page, t)
        case pages.AnalysisReasonPage():
            return analysis_whole.reason(page, t)
        case pages.AnalysisNewsPage():
            return analysis_whole.news(page, t)
        case pages.DecisionsPage():
            return decision.decisions(page, t)
        case pages.DecidePage():
            return deciding.decide(page, t)
        case pages.DecisionPage():
            return decision.decision(page, t)
        case pages.PresentationPage():
            return presentation.presentation(page, t)
        case pages.FeedbackPage():
            return feedback.feedback(page, t)
        case pages.AnswerBackPage():
            return feedback.answer_back(page, t)
        case pages.ReceiptPage():
            return receipt.receipt(page, t)
        case pages.MeasuresNewsPage():
            return measures_news.measures_news(page, t)
        case pages.TakeOverPage():
            return taking_over.offer(page, t)
        case pages.TakeOverAnsweredPage():
            return taking_over.answered(page, t)
        case pages.HandAllPage():
            return handing_all.form(page, t)
        case pages.HandedAllPage():
            return handing_all.handed(page, t)
        case pages.MeasureNewsPage():
            return measure_news.measure_news(page, t)
        case pages.LiftPage():
            return matter_lift.lift(page, t)
        case pages.MatterPage():
            return matter.matter(page, t)
        case pages.MattersPage():
            return matters.matters(page, t)
        case pages.MatterNewsPage():
            return matter_news.matter_news(page, t)
        case pages.ChannelPage():
            return channel.channel(page, t)
        case pages.LinksPage():
            return channel.links(page, t)
        case pages.LinkedPage():
            return channel.linked(page, t)
        case pages.ExtraPage():
            return extra_follow_up.form(page, t)
        case pages.ExtraStartedPage():
            return extra_follow_up.started(page, t)
        case pages.OfferPage():
            return extra_follow_up.offer(page, t)
        case pages.DeclinePage():
            return extra_follow_up.decline(page, t)
        case pages.OfferAnsweredPage():
            return extra_follow_up.answered(page, t)
        case pages.LeftPage():
            return leaving.left(page, t)
        case pages.NewsPage():
            return news.news(page, t)
        case pages.RefusedPage():
            return sorry.refused(page, t)
        case pages.SorryPage():
            return sorry.sorry(page, t)
        case _:
            assert_never(page)
