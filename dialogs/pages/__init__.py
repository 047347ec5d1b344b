"""What is shown, as facts without words: one dataclass for each kind of card. `cards` finds the words and the look.

A page holds everything its card needs, already worked out, in the order it is read. Texts of the checklist are `Text` in
both languages; names and what people typed are plain strings and are made inert where they are shown.
"""

from __future__ import annotations

from dialogs.pages.answering import (
    Candidate,
    Draft,
    FollowUpPage,
    GivenAnswer,
    Mark,
    NoRepPage,
    OpenBefore,
    OverviewArea,
    OverviewPage,
    OverviewQuestion,
    PlannedMeasure,
    QuestionPage,
    WaitingPage,
)
from dialogs.pages.channel import ChannelPage, LinkedPage, LinksPage
from dialogs.pages.confirming import AreaAnswer, AreaPage, Difference, DifferPage, PlanPage, TalkPage
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
    Step,
    SupportWanted,
)
from dialogs.pages.measures import MeasureNewsKind, MeasureNewsPage, MeasurePage, MeasureStep, PlanLine, UnitPlanPage
from dialogs.pages.names import MeasureHome, ReviewName
from dialogs.pages.news import NewsKind, NewsPage
from dialogs.pages.refusals import RefusedPage, SorryPage
from dialogs.pages.reminders import (
    CauseNotedPage,
    CausePage,
    DigestLine,
    DigestPage,
    SnoozedPage,
    SnoozePage,
    WeeklyPage,
)
from dialogs.pages.signing import ReopenPage, Share, SignedPage, SignPage, SummaryPage, Sums

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
    | SignPage
    | SignedPage
    | ReopenPage
    | SummaryPage
    | MeasurePage
    | UnitPlanPage
    | MeasureNewsPage
    | ChannelPage
    | LinksPage
    | LinkedPage
    | NewsPage
    | RefusedPage
    | SorryPage
)

__all__ = [
    "AreaAnswer",
    "AreaPage",
    "BelowPage",
    "Candidate",
    "CauseNotedPage",
    "CausePage",
    "ChannelPage",
    "DeskReview",
    "DifferPage",
    "Difference",
    "DigestLine",
    "DigestPage",
    "Draft",
    "FollowUpPage",
    "GivenAnswer",
    "HelpPage",
    "HomePage",
    "InvitationPage",
    "JoinableNode",
    "LatePage",
    "LiftedToMe",
    "LinkedPage",
    "LinksPage",
    "Mark",
    "MeasureHome",
    "MeasureNewsKind",
    "MeasureNewsPage",
    "MeasurePage",
    "MeasureStep",
    "MeasuresPage",
    "MyMeasure",
    "NewsKind",
    "NewsPage",
    "NoRepPage",
    "NoRolePage",
    "NodeBelow",
    "NoteKind",
    "NotePage",
    "NotedPage",
    "OpenBefore",
    "OverviewArea",
    "OverviewPage",
    "OverviewQuestion",
    "Page",
    "ParticipantsPage",
    "PlanLine",
    "PlanPage",
    "PlannedMeasure",
    "QuestionPage",
    "RefusedPage",
    "ReopenPage",
    "ReviewName",
    "Share",
    "SignPage",
    "SignedPage",
    "SnoozePage",
    "SnoozedPage",
    "SorryPage",
    "Step",
    "SummaryPage",
    "Sums",
    "SupportWanted",
    "TalkPage",
    "TogetherPage",
    "UnitPlanPage",
    "WaitingPage",
    "WeeklyPage",
]
