"""A level seen: a node of any height in one year, drilled down from the whole to one question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.checklists.rules.checklist import Choice
from dialogs.ground.ids import AreaId, NodeId, QuestionId
from dialogs.ground.page import Bookmark
from dialogs.ground.page import Page as Shown
from dialogs.ground.texts import Text
from dialogs.levels.rules.compiled import Alike, MeasureCount, Tally
from dialogs.levels.rules.progress import Covered
from dialogs.levels.rules.seen import SharedText
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.review import Participants
from dialogs.reviews.rules.worth_a_talk import Topic

MARK = "level:"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelName:
    """Which node and year; `in_line` is whether the reader is in its own line."""

    node: NodeId
    name: str
    year: int
    in_line: bool

    @property
    def mark(self) -> str:
        """As a bookmark says it: a level is no review. The node comes last, because an id may hold anything."""
        return f"{MARK}{self.year}:{self.node}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFigures:
    """Why there are none: too few reviews (`limit` or fewer, or others could be worked out), or not yet."""

    limit: int
    until: date | None = None  # the last day to answer: figures come after it
    none_signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFigures:
    """`tally` is of all its answers together. A local one is of those who were asked, and in no other sum."""

    area: AreaId
    title: Text
    tally: Tally
    earlier: Tally | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFigures:
    """What the signed reviews hold."""

    reviews: int
    with_rep: int
    participants: Participants
    scale: tuple[Choice, ...]
    areas: tuple[AreaFigures, ...]
    local: tuple[tuple[AreaId, Text], ...]  # areas that a node has added
    measures: MeasureCount
    alike: Alike
    earlier_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPage(Shown):
    """The overview of a node."""

    level: LevelName
    signed: int
    expected: int
    free: Covered  # voluntary ones, told apart: reviews signed of all
    voluntary: bool
    units: Covered
    managers: Covered
    counted_above: int
    figures: LevelFigures | None
    lacking: NoFigures | None
    has_below: bool
    above: tuple[NodeId, str] | None
    others: tuple[tuple[NodeId, str], ...]  # elsewhere, that the reader sees too
    years: tuple[int, ...]

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFigures:
    """`tally` None: too few were asked to be told of."""

    question: QuestionId
    number: int
    short: Text
    tally: Tally | None
    earlier: Tally | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelAreaPage(Shown):
    level: LevelName
    area: AreaId
    title: Text
    local: bool
    scale: tuple[Choice, ...]
    questions: tuple[QuestionFigures, ...]
    earlier_year: int | None

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark, area=self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildLine:
    node: NodeId
    name: str
    own: bool  # the node itself: its own review, and those that several below it answer together
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSeen:
    """A unit's own answer, for its line."""

    choice: Choice
    comment: str
    rep_choices: tuple[Choice | None, ...]
    measures: tuple[str, ...]
    with_nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelQuestionPage(Shown):
    level: LevelName
    question: QuestionId
    number: int
    text: Text
    area: AreaId
    local: bool
    scale: tuple[Choice, ...]
    tally: Tally | None
    limit: int
    earlier: Tally | None
    earlier_year: int | None
    alike: Alike | None
    measures: MeasureCount
    children: tuple[ChildLine, ...]  # the own line's; by name, never by result
    answer: AnswerSeen | None
    before: QuestionId | None
    after: QuestionId | None
    shared: tuple[SharedText, ...] = ()  # with the units' names only in the own line

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark, question=self.question)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPicturePage(Shown):
    """What another page says, drawn: so nothing is drawn that it does not say."""

    level: LevelName
    of: LevelPage | LevelAreaPage | LevelQuestionPage
    area: AreaId | None = None
    question: QuestionId | None = None

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark, question=self.question, area=self.area)


@dataclass(frozen=True, slots=True, kw_only=True)
class BelowLine:
    node: NodeId
    name: str
    signed: int
    expected: int
    optional: bool
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelBelowPage(Shown):
    level: LevelName
    nodes: tuple[BelowLine, ...]
    limit: int

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMorePage(Shown):
    level: LevelName
    reviews: int
    measures: MeasureCount
    matters: Mapping[str, int]
    alike: Alike
    with_rep: int
    methods: Mapping[str, int]
    causes: Mapping[Cause, int] = field(default_factory=dict)

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTalkPage(Shown):
    """Questions for the conversation, and in how many reviews each comes up; above the unit never in which."""

    level: LevelName
    topics: Mapping[Topic, int]
    own: bool  # it is one review: the reader's own, or that of the unit they look at
    limit: int = 0

    @property
    def bookmark(self) -> Bookmark:
        return Bookmark(review=None, page=self.level.mark)


Page = LevelPage | LevelPicturePage | LevelAreaPage | LevelQuestionPage | LevelBelowPage | LevelMorePage | LevelTalkPage
