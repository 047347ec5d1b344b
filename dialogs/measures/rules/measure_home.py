"""Where a measure belongs: whose plan it stands in and who there may do what, with or without a review behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogs.ground.ids import NodeId, PersonId, ReviewId
from dialogs.ground.people import Person
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.review import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The review that a measure was planned in."""

    review: ReviewId
    year: int
    signed: bool
    withdrawn: bool = False  # its unit answers in another review, together with others


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another node that the measure holds for, too (V20): its people read it in their plan, and are told what happens."""

    node: Node
    managers: tuple[PersonId, ...] = ()
    reps: tuple[PersonId, ...] = ()

    @property
    def people(self) -> tuple[PersonId, ...]:
        return (*self.managers, *self.reps)


@dataclass(frozen=True, kw_only=True)
class Home:
    """The people of a measure's nodes as they are today. Without an origin it stands on its own, and runs at once."""

    nodes: tuple[Node, ...]  # one, or those of a joint review
    managers: tuple[PersonId, ...] = ()
    reps: tuple[PersonId, ...] = ()
    above: Node | None = None
    managers_above: tuple[PersonId, ...] = ()
    candidates: tuple[PersonId, ...] = ()  # who may be made accountable without being searched for
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    own: Mapping[PersonId, NodeId] = field(default_factory=dict)  # of several nodes: whose is whose
    beside: tuple[Beside, ...] = ()
    origin: Origin | None = None

    @classmethod
    def of(cls, review: Review) -> Home:
        seated = (*review.managers, *review.reps)
        return cls(
            nodes=review.nodes,
            managers=review.managers,
            reps=review.reps,
            above=review.above,
            managers_above=review.managers_above,
            candidates=review.candidates,
            people=review.people,
            own={person: review.home_of(person).id for person in seated},
            origin=Origin(
                review=review.id, year=review.year, signed=review.signed_at is not None, withdrawn=review.withdrawn
            ),
        )

    @property
    def review(self) -> ReviewId | None:
        return self.origin.review if self.origin else None

    @property
    def running(self) -> bool:
        """From the signature on it lives by itself. Before that, and while the review is reopened, it is the plan's."""
        return self.origin is None or self.origin.signed

    @property
    def withdrawn(self) -> bool:
        return self.origin is not None and self.origin.withdrawn

    @property
    def in_charge(self) -> tuple[PersonId, ...]:
        """The managers; where the unit has none, those above, so that nothing waits for nobody."""
        return self.managers or self.managers_above

    def has_seat(self, person: PersonId) -> bool:
        return person in self.managers or person in self.reps

    def reads_beside(self, person: PersonId) -> bool:
        return any(person in one.people for one in self.beside)

    def node_of(self, person: PersonId) -> NodeId | None:
        """The unit whose plan this person reads it in."""
        if self.has_seat(person):
            return self.own.get(person, self.nodes[0].id)
        return next((one.node.id for one in self.beside if person in one.people), None)

    def name(self, person: PersonId) -> str:
        known = self.people.get(person)
        return known.name if known else ""
