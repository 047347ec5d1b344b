"""What is shown, as facts without words: one dataclass for each kind of card. `cards` finds the words and the look.

A page holds everything its card needs, already worked out, in the order it is read. Texts of the checklist are `Text` in
both languages; names and what people typed are plain strings and are made inert where they are shown.
"""

from __future__ import annotations

from dialogs.analyses.pages import (
    AnalysisNewsPage,
    AnalysisPage,
    AnalysisQuestionPage,
    AnalysisReasonPage,
    AnalysisThemesPage,
    AnalysisWholePage,
    EvidencePage,
    LastPage,
    PrioritiesPage,
    ProposalsPage,
)
from dialogs.decisions.pages import (
    AnswerBackPage,
    DecidePage,
    DecisionPage,
    DecisionsPage,
    FeedbackPage,
    PresentationPage,
    ReceiptPage,
)
from dialogs.documents.pages import FilePage, FileState
from dialogs.extra.pages import DeclinePage, ExtraPage, ExtraStartedPage, OfferAnsweredPage, OfferPage, TakenOver
from dialogs.ground.pages.names import MeasureHome, ReviewName
from dialogs.ground.pages.news import NewsKind, NewsPage
from dialogs.ground.pages.refusals import RefusedPage, SorryPage
from dialogs.handover.pages.handing_all import HandAllPage, HandedAllPage, HandedKind, HandedMatter, HandedMeasure
from dialogs.handover.pages.leaving import LeftMeasure, LeftPage, UnmanagedUnit
from dialogs.handover.pages.taking_over import TakeOverAnsweredPage, TakeOverMeasure, TakeOverPage
from dialogs.home.pages import (
    BelowPage,
    DeskReview,
    HelpPage,
    HomePage,
    LiftedToMe,
    MeasuresPage,
    MyMeasure,
    NodeBelow,
    NoRolePage,
    OwedDecision,
    Step,
    SupportWanted,
    UnreadAnswer,
    WaitingAnalysis,
)
from dialogs.levels.pages import (
    LevelAreaPage,
    LevelBelowPage,
    LevelMorePage,
    LevelPage,
    LevelPicturePage,
    LevelQuestionPage,
    LevelTalkPage,
)
from dialogs.matters.pages import (
    BesideLine,
    CameOfLine,
    LiftPage,
    MatterLine,
    MatterNewsKind,
    MatterNewsPage,
    MatterPage,
    MattersPage,
    MatterStep,
    ReceiverName,
    VoiceLine,
)
from dialogs.measures.pages import (
    Arranging,
    MeasureNewsKind,
    MeasureNewsPage,
    MeasurePage,
    MeasuresNewsPage,
    MeasureStep,
    NewMeasurePage,
    PlanLine,
    UnitPlanPage,
)
from dialogs.organisation.pages import ChannelPage, LinkedPage, LinksPage
from dialogs.reminders.pages import (
    CauseNotedPage,
    CausePage,
    Counted,
    DigestLine,
    DigestPage,
    DueDuty,
    DueRisk,
    MonthlyPage,
    NextMeasure,
    SnoozedPage,
    SnoozePage,
    WeeklyPage,
)
from dialogs.reviews.pages.answering import (
    Candidate,
    Draft,
    FollowUpPage,
    GivenAnswer,
    LiftedBefore,
    Mark,
    NoRepPage,
    OpenBefore,
    OpenMatter,
    OpenMeasure,
    OverviewArea,
    OverviewPage,
    OverviewQuestion,
    PlannedMeasure,
    QuestionPage,
    WaitingPage,
)
from dialogs.reviews.pages.confirming import AreaAnswer, AreaPage, Difference, DifferPage, PlanPage, TalkPage
from dialogs.reviews.pages.entering import (
    InvitationPage,
    JoinableNode,
    LatePage,
    NotedPage,
    NoteKind,
    NotePage,
    ParticipantsPage,
    TogetherPage,
)
from dialogs.reviews.pages.signing import ReopenPage, Share, SignedPage, SignPage, SummaryPage, Sums
from dialogs.risk.pages import RiskPage, UnitRisk
from dialogs.sharing.pages import CommentLine, SharingPage

Page = (
    HomePage
    | NoRolePage
    | HelpPage
    | MeasuresPage
    | BelowPage
    | DigestPage
    | SnoozePage
    | SnoozedPage
    | CausePage
    | CauseNotedPage
    | WeeklyPage
    | MonthlyPage
    | RiskPage
    | InvitationPage
    | NotePage
    | NotedPage
    | ParticipantsPage
    | LatePage
    | TogetherPage
    | QuestionPage
    | FollowUpPage
    | OverviewPage
    | NoRepPage
    | WaitingPage
    | AreaPage
    | DifferPage
    | PlanPage
    | TalkPage
    | SharingPage
    | SignPage
    | SignedPage
    | ReopenPage
    | SummaryPage
    | MeasurePage
    | NewMeasurePage
    | UnitPlanPage
    | LevelPage
    | LevelPicturePage
    | LevelAreaPage
    | LevelQuestionPage
    | LevelBelowPage
    | LevelMorePage
    | LevelTalkPage
    | AnswerBackPage
    | DecidePage
    | DecisionPage
    | DecisionsPage
    | FeedbackPage
    | PresentationPage
    | ReceiptPage
    | MeasureNewsPage
    | MeasuresNewsPage
    | HandAllPage
    | HandedAllPage
    | TakeOverPage
    | TakeOverAnsweredPage
    | LiftPage
    | MatterPage
    | MattersPage
    | MatterNewsPage
    | ChannelPage
    | LinksPage
    | LinkedPage
    | ExtraPage
    | FilePage
    | ExtraStartedPage
    | OfferPage
    | DeclinePage
    | OfferAnsweredPage
    | LeftPage
    | NewsPage
    | RefusedPage
    | SorryPage
    | AnalysisNewsPage
    | AnalysisPage
    | AnalysisQuestionPage
    | AnalysisReasonPage
    | AnalysisThemesPage
    | AnalysisWholePage
    | EvidencePage
    | LastPage
    | PrioritiesPage
    | ProposalsPage
)

__all__ = [
    "AnalysisNewsPage",
    "AnalysisPage",
    "AnalysisQuestionPage",
    "AnalysisReasonPage",
    "AnalysisThemesPage",
    "AnalysisWholePage",
    "AnswerBackPage",
    "AreaAnswer",
    "AreaPage",
    "Arranging",
    "BelowPage",
    "BesideLine",
    "CameOfLine",
    "Candidate",
    "CauseNotedPage",
    "CausePage",
    "ChannelPage",
    "CommentLine",
    "Counted",
    "DecidePage",
    "DecisionPage",
    "DecisionsPage",
    "DeclinePage",
    "DeskReview",
    "DifferPage",
    "Difference",
    "DigestLine",
    "DigestPage",
    "Draft",
    "DueDuty",
    "DueRisk",
    "EvidencePage",
    "ExtraPage",
    "ExtraStartedPage",
    "FeedbackPage",
    "FilePage",
    "FileState",
    "FollowUpPage",
    "GivenAnswer",
    "HandAllPage",
    "HandedAllPage",
    "HandedKind",
    "HandedMatter",
    "HandedMeasure",
    "HelpPage",
    "HomePage",
    "InvitationPage",
    "JoinableNode",
    "LastPage",
    "LatePage",
    "LeftMeasure",
    "LeftPage",
    "LevelAreaPage",
    "LevelBelowPage",
    "LevelMorePage",
    "LevelPage",
    "LevelPicturePage",
    "LevelQuestionPage",
    "LevelTalkPage",
    "LiftPage",
    "LiftedBefore",
    "LiftedToMe",
    "LinkedPage",
    "LinksPage",
    "Mark",
    "MatterLine",
    "MatterNewsKind",
    "MatterNewsPage",
    "MatterPage",
    "MatterStep",
    "MattersPage",
    "MeasureHome",
    "MeasureNewsKind",
    "MeasureNewsPage",
    "MeasurePage",
    "MeasureStep",
    "MeasuresNewsPage",
    "MeasuresPage",
    "MonthlyPage",
    "MyMeasure",
    "NewMeasurePage",
    "NewsKind",
    "NewsPage",
    "NextMeasure",
    "NoRepPage",
    "NoRolePage",
    "NodeBelow",
    "NoteKind",
    "NotePage",
    "NotedPage",
    "OfferAnsweredPage",
    "OfferPage",
    "OpenBefore",
    "OpenMatter",
    "OpenMeasure",
    "OverviewArea",
    "OverviewPage",
    "OverviewQuestion",
    "OwedDecision",
    "Page",
    "ParticipantsPage",
    "PlanLine",
    "PlanPage",
    "PlannedMeasure",
    "PresentationPage",
    "PrioritiesPage",
    "ProposalsPage",
    "QuestionPage",
    "ReceiptPage",
    "ReceiverName",
    "RefusedPage",
    "ReopenPage",
    "ReviewName",
    "RiskPage",
    "Share",
    "SharingPage",
    "SignPage",
    "SignedPage",
    "SnoozePage",
    "SnoozedPage",
    "SorryPage",
    "Step",
    "SummaryPage",
    "Sums",
    "SupportWanted",
    "TakeOverAnsweredPage",
    "TakeOverMeasure",
    "TakeOverPage",
    "TakenOver",
    "TalkPage",
    "TogetherPage",
    "UnitPlanPage",
    "UnitRisk",
    "UnmanagedUnit",
    "UnreadAnswer",
    "VoiceLine",
    "WaitingAnalysis",
    "WaitingPage",
    "WeeklyPage",
]
