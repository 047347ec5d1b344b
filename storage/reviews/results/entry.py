"""What is written in, as a value: printed by a check, saved by an import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.ground.ids import PersonId
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.review import Measure, Review
from storage.organisation.importing.problems import Problem
from storage.reviews.rounds import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Which round the results are of, how they were gained, and who writes them in, as they call themselves."""

    round: Round
    method: Method
    by: str
    now: datetime
    today: date


@dataclass(frozen=True, kw_only=True)
class EnteredReview:
    """A review as it is, and as it is with the results in it: still the pair's to go through, hand over and sign."""

    before: Review
    after: Review

    @property
    def manager(self) -> PersonId:
        """On whose behalf it is written in, and who confirms it."""
        return self.before.managers[0]

    @property
    def answers(self) -> int:
        return len(self.after.answers) - len(self.before.answers)

    @property
    def measures(self) -> tuple[Measure, ...]:
        known = {one.id for one in self.before.measures}
        return tuple(one for one in self.after.measures if one.id not in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedMeasure:
    """A measure that stands on its own, until a manager takes it into the plan."""

    measure: Measure
    unit: str
    managers: tuple[PersonId, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    reviews: tuple[EnteredReview, ...] = ()
    proposed: tuple[ProposedMeasure, ...] = ()
    unchanged: int = 0  # rows that say what stands there already
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if not one.is_warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(one for one in self.problems if one.is_warning)

    def __len__(self) -> int:
        return len(self.reviews) + len(self.proposed)
