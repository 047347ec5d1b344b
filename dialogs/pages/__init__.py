"""What is shown, as facts without words: one dataclass for each kind of card. `cards` finds the words and the look.

A page holds everything its card needs, already worked out, in the order it is read. Texts of the checklist are `Text` in
both languages; names and what people typed are plain strings and are made inert where they are shown.
"""

from __future__ import annotations

from dialogs.pages.analysis import (
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
from dialogs.pages.answering import (
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
from dialogs.pages.channel import ChannelPage, LinkedPage, LinksPage
from dialogs.pages.confirming import AreaAnswer, AreaPage, Difference, DifferPage, PlanPage, TalkPage
from dialogs.pages.deciding import (
    AnswerBackPage,
    DecidePage,
    DecisionPage,
    DecisionsPage,
    FeedbackPage,
    PresentationPage,
    ReceiptPage,
)
from dialogs.pages.entering import (
    InvitationPage,
    JoinableNode,
    LatePage,
    NotedPage,
    NoteKind,
    NotePage,
    ParticipantsPage,
    TogetherPage,
)
from dialogs.pages.extra import DeclinePage, ExtraPage, ExtraStartedPage, OfferAnsweredPage, OfferPage, TakenOver
from dialogs.pages.files import FilePage, FileState
from dialogs.pages.handing_all import HandAllPage, HandedAllPage, HandedKind, HandedMatter, HandedMeasure
from dialogs.pages.home import (
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
from dialogs.pages.leaving import LeftMeasure, LeftPage, UnmanagedUnit
from dialogs.pages.levels import (
    LevelAreaPage,
    LevelBelowPage,
    LevelMorePage,
    LevelPage,
    LevelPicturePage,
    LevelQuestionPage,
    LevelTalkPage,
)
from dialogs.pages.matters import (
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
from dialogs.pages.measures import (
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
from dialogs.pages.names import MeasureHome, ReviewName
from dialogs.pages.news import NewsKind, NewsPage
from dialogs.pages.refusals import RefusedPage, SorryPage
from dialogs.pages.reminders import (
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
from dialogs.pages.risk import RiskPage, UnitRisk
from dialogs.pages.sharing import CommentLine, SharingPage
from dialogs.pages.signing import ReopenPage, Share, SignedPage, SignPage, SummaryPage, Sums
from dialogs.pages.taking_over import TakeOverAnsweredPage, TakeOverMeasure, TakeOverPage

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
