"""What one viewer may see of one node and year: what the conversation about levels works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import ChoiceId, QuestionId
from dialogs.levels.rules.progress import Part
from dialogs.levels.rules.sight import Sight
from dialogs.levels.rules.sums import Sums
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.worth_a_talk import Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The year before, where it may be shown as well."""

    year: int
    sums: Sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Beneath:
    """A child, in the order of the names. `told`: whether its figures may be shown."""

    node: Node
    part: Part
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAnswers:
    """One question at one child, for the own line. The node itself is the first, where it has a review of its own."""

    node: Node
    reviews: int
    choices: Mapping[ChoiceId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAnswer:
    """What the node's own review says to one question, for the own line. `with_nodes`: who answered together with it."""

    choice: ChoiceId
    comment: str
    rep_choices: tuple[ChoiceId | None, ...]  # differing views
    measures: tuple[str, ...]
    with_nodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedText:
    """A comment that a unit has shared. `units` only for the own line: outside it nobody is told whose it is."""

    text: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Seen:
    node: Node
    above: Node | None  # as far as the viewer sees
    year: int
    years: tuple[int, ...]  # newest first
    others: tuple[Node, ...]  # elsewhere in the tree, that the viewer sees too
    sight: Sight
    own: bool  # the viewer's own unit, with nothing below it: not somebody else's result
    limit: int
    checklist: Checklist  # with what the nodes here and below have added
    core: frozenset[QuestionId]
    whole: Part
    beneath: tuple[Beneath, ...]
    counted_above: int  # joint reviews that cover something here and are counted higher up
    voluntary: bool  # the node itself is optional, and the figures are of those who take part of their own will
    results_from: date | None = None  # outside the line nothing is told until this day has passed
    sums: Sums | None = None  # None: too few to be told of, or not yet
    asked: Mapping[QuestionId, int] = field(default_factory=dict)  # of local questions; one that is missing has too few
    earlier: Earlier | None = None
    causes: Mapping[Cause, int] = field(default_factory=dict)
    question: QuestionId | None = None  # that was asked for, by its id or its number
    children: tuple[ChildAnswers, ...] = ()
    answer: UnitAnswer | None = None
    shared: tuple[SharedText, ...] = ()  # comments on the question that units here and below have shared
    topics: Mapping[Topic, int] = field(default_factory=dict)
