"""What signed reviews hold, added up. `Sums.of(review)` is the definition of every figure; storage counts the same in groups.

All of it can be added: the sums of a node are those of the reviews that have their home at it or below it, each counted
once. What cannot be added (shares, people who manage several units) is worked out from sums, never stored in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import TypeVar

from dialogs.ground.ids import ChoiceId, NodeId, QuestionId, ReviewId
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Participants

Key = TypeVar("Key")
NOBODY = Participants(managers=0, employees=0, safety_reps=0, union_reps=0)
IN_TEAMS = "teams"  # how answers are gained where nothing else is said (G04)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    question: QuestionId | None
    kind: MeasureKind
    state: MeasureState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """One signed review, as narrow as the sums need it. `choices` holds what is answered, `dissent` what a rep sees differently."""

    id: ReviewId
    nodes: tuple[NodeId, ...]
    home: NodeId
    optional: bool = False
    has_rep: bool = False
    participants: Participants | None = None
    choices: Mapping[QuestionId, ChoiceId] = field(default_factory=dict)
    dissent: frozenset[QuestionId] = frozenset()
    measures: tuple[MeasureFacts, ...] = ()
    matters: tuple[str, ...] = ()  # the state of each
    method: str = IN_TEAMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """A monoid: `Sums()` is nothing, `+` joins what two disjoint sets of reviews hold."""

    reviews: int = 0
    with_rep: int = 0
    participants: Participants = NOBODY
    choices: Mapping[tuple[QuestionId, ChoiceId], int] = field(default_factory=dict)
    dissent: Mapping[QuestionId, int] = field(default_factory=dict)
    measures: Mapping[MeasureFacts, int] = field(default_factory=dict)
    matters: Mapping[str, int] = field(default_factory=dict)
    methods: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, review: ReviewFacts) -> Sums:
        return cls(
            reviews=1,
            with_rep=int(review.has_rep),
            participants=review.participants or NOBODY,
            choices=Counter(review.choices.items()),
            dissent=Counter(review.dissent),
            measures=Counter(review.measures),
            matters=Counter(review.matters),
            methods={review.method: 1},
        )

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            reviews=self.reviews + other.reviews,
            with_rep=self.with_rep + other.with_rep,
            participants=together(self.participants, other.participants),
            choices=_added(self.choices, other.choices),
            dissent=_added(self.dissent, other.dissent),
            measures=_added(self.measures, other.measures),
            matters=_added(self.matters, other.matters),
            methods=_added(self.methods, other.methods),
        )


def total(sums: Iterable[Sums]) -> Sums:
    return reduce(Sums.__add__, sums, Sums())


def together(one: Participants, other: Participants) -> Participants:
    return Participants(
        managers=one.managers + other.managers,
        employees=one.employees + other.employees,
        safety_reps=one.safety_reps + other.safety_reps,
        union_reps=one.union_reps + other.union_reps,
    )


def _added(one: Mapping[Key, int], other: Mapping[Key, int]) -> Mapping[Key, int]:
    return Counter(one) + Counter(other)
