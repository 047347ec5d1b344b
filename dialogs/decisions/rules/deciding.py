"""A level whose bodies are to decide: what is put to them, what they have decided, and who may record it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from dialogs.analyses.rules.analysis import Analysis, PriorityKind
from dialogs.analyses.rules.decision import Decision, DecisionItem, ItemKind, Verdict, standing
from dialogs.decisions.rules.decision import Body, Feedback, MemberRole, Planned, Unfinished, unfinished
from dialogs.ground.ids import DecisionId, MeasureId, NodeId, PersonId, QuestionId, RoundId
from dialogs.ground.people import Person
from dialogs.organisation.rules.organisation import Node, line_of
from dialogs.reviews.rules.review import MeasureKind
from dialogs.reviews.rules.standing import Standing

OPEN = (Standing.PLANNED, Standing.ONGOING, Standing.OVERDUE, Standing.CANNOT)
SPEAK = (MemberRole.CHAIR, MemberRole.SECRETARY)  # who records, beside the level's manager


@dataclass(frozen=True, slots=True, kw_only=True)
class PutItem:
    """One thing that a body is asked about. `owner` is who is to do it, where that is said."""

    kind: ItemKind
    id: UUID
    text: str
    questions: tuple[QuestionId, ...] = ()
    preserve: bool = False
    owner_node: NodeId | None = None
    owner: str = ""
    year: int | None = None

    @property
    def key(self) -> str:
        return f"{self.kind.value}:{self.id.hex}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOf:
    """A measure that came of a decision, or that a level had already: where it is and how it stands today."""

    measure: MeasureId
    what: str
    node: NodeId
    standing: Standing
    due: date | None = None
    accountable: str = ""
    kind: MeasureKind = MeasureKind.IMPROVE
    question: QuestionId | None = None


ENDINGS = ("", "n", "en", "t", "et")  # "ledningsgruppen" is a ledningsgrupp
SHORTEST_STEM = 5


def _is_called(body: Body, typed: str) -> bool:
    stems = {typed.removesuffix(ending) for ending in ENDINGS}
    return any(len(stem) >= SHORTEST_STEM and stem in body.name.casefold() for stem in stems)


@dataclass(frozen=True, kw_only=True)
class DecidingTable:
    """A level in a year, with its bodies. Read anew at every press: who may do what is as of today."""

    node: Node
    year: int
    round: RoundId
    managers: tuple[PersonId, ...] = ()
    reps: tuple[PersonId, ...] = ()
    analysis: Analysis | None = None
    bodies: tuple[Body, ...] = ()
    decisions: tuple[Decision, ...] = ()
    feedback: Mapping[DecisionId, Feedback] = field(default_factory=dict)
    own: tuple[CameOf, ...] = ()  # the level's own measures: the open ones can be put to a body
    came_of: Mapping[MeasureId, CameOf] = field(default_factory=dict)  # what the decisions have led to
    nodes: Mapping[NodeId, Node] = field(default_factory=dict)  # the whole tree
    heads: Mapping[NodeId, PersonId] = field(
        default_factory=dict
    )  # who is to see to it at the nodes that own proposals
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    plan: tuple[Planned, ...] = ()  # the way to the annual report, where its day is known

    @property
    def beneath(self) -> tuple[Node, ...]:
        """Every node under this one."""
        here = self.node.id
        return tuple(one for one in self.nodes.values() if here in line_of(one.id, self.nodes)[1:])

    def binds(self, node: NodeId) -> bool:
        """A body decides for its own node and what is beneath it. Whoever owns something elsewhere is asked."""
        return self.node.id in line_of(node, self.nodes)

    @property
    def levels(self) -> tuple[str, ...]:
        """The kinds of nodes beneath, the highest first."""
        depth = sorted(self.beneath, key=lambda one: len(line_of(one.id, self.nodes)))
        return tuple(dict.fromkeys(one.level for one in depth))

    @property
    def items(self) -> tuple[PutItem, ...]:
        """What is put to the bodies, in the order of their numbers."""
        own = tuple(_measure(one) for one in self.own if one.standing in OPEN)
        if self.analysis is None:
            return own
        return (
            *(
                PutItem(
                    kind=ItemKind.PRIORITY,
                    id=one.id,
                    text=one.text,
                    questions=one.questions,
                    preserve=one.kind is PriorityKind.PRESERVE,
                    owner_node=self.node.id,
                    owner=self.node.name,
                )
                for one in self.analysis.priorities
            ),
            *(
                PutItem(
                    kind=ItemKind.PROPOSAL,
                    id=one.id,
                    text=one.text,
                    questions=one.questions,
                    owner_node=one.owner_node if one.owner_node in self.nodes else None,
                    owner=self.name_of(one.owner_node) or one.owner,
                    year=one.year,
                )
                for one in self.analysis.proposals
            ),
            *own,
        )

    @property
    def every_item(self) -> tuple[PutItem, ...]:
        """With the level's measures that are done, or were."""
        return (*self.items, *(_measure(one) for one in self.own if one.standing not in OPEN))

    def name_of(self, node: NodeId | None) -> str:
        known = self.nodes.get(node) if node else None
        return known.name if known else ""

    def item(self, kind: ItemKind, id_: UUID) -> PutItem | None:
        return next((one for one in self.every_item if one.kind is kind and one.id == id_), None)

    def body(self, wanted: str) -> Body | None:
        """By its id, its name, or what one body alone has in its name: "ledningsgruppen", "nämnden"."""
        typed = wanted.strip().casefold()
        exact = [one for one in self.bodies if typed in (one.id.casefold(), one.name.casefold())]
        begun = [one for one in self.bodies if typed and one.name.casefold().startswith(typed)]
        some = exact or begun or [one for one in self.bodies if _is_called(one, typed)]
        return some[0] if len(some) == 1 else None

    def decision(self, id_: DecisionId | None) -> Decision | None:
        return next((one for one in self.decisions if one.id == id_), None)

    @property
    def newest(self) -> Decision | None:
        """Of those that hold: the newest that is not answered yet, else the newest."""
        held = standing(self.decisions)
        owed = [one for one in held if one.id not in self.feedback]
        return next(reversed(owed or held), None)

    def corrected_by(self, decision: DecisionId) -> Decision | None:
        return next((one for one in self.decisions if one.corrects == decision), None)

    def recorded_for(self, person: PersonId) -> tuple[Body, ...]:
        """The bodies whose decisions this person may record."""
        if person in self.managers:
            return self.bodies
        return tuple(one for one in self.bodies if _speaks(one, person))

    def may_see(self, person: PersonId) -> bool:
        return person in self.managers or person in self.reps or bool(self.recorded_for(person))

    def next_id(self, number: int) -> DecisionId | None:
        """Of the decision that a form made now would record: the next form makes another."""
        return DecisionId(uuid5(self.analysis.id, f"decision:{number}")) if self.analysis else None

    def state_of(self, decision: Decision, today: date) -> Unfinished | None:
        """Nothing is owed for one that another has corrected."""
        if decision not in standing(self.decisions):
            return None
        return unfinished(decision, self.feedback.get(decision.id), today)

    def name(self, person: PersonId) -> str:
        known = self.people.get(person)
        return known.name if known else ""


def _speaks(body: Body, person: PersonId) -> bool:
    return any(who == person and role in SPEAK for who, role in body.members)


def _measure(one: CameOf) -> PutItem:
    questions = (one.question,) if one.question else ()
    return PutItem(kind=ItemKind.MEASURE, id=one.measure, text=one.what, questions=questions, owner_node=one.node)


# --- what was filled in about each


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """`without_reason`: numbers that are neither adopted nor given a reason. `unknown`: numbers of no item."""

    items: tuple[DecisionItem, ...]
    without_reason: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()


NUMBERED = re.compile(r"\s*(\d{1,3})\s*[:.)]\s*(\S.*)")


def by_number(text: str) -> tuple[dict[int, str], str]:
    """ "2: ny lydelse" line by line; and what stands there without a number."""
    found: dict[int, str] = {}
    rest = []
    for line in re.split(r"[\n;]", text):
        if match := NUMBERED.fullmatch(line.strip()):
            found[int(match[1])] = match[2].strip()
        elif line.strip():
            rest.append(line.strip())
    return found, " ".join(rest)


def verdicts(items: Sequence[PutItem], adopted: str | None, changed: str, reasons: str) -> Verdicts:
    """What is chosen is adopted (None: everything); with a new wording it is changed; the rest is rejected, with a reason.

    A reason without a number is of all that are rejected.
    """
    wordings, stray = by_number(changed)
    whys, of_all = by_number(reasons)
    chosen = {one.key for one in items} if adopted is None else set(adopted.replace(" ", "").split(","))
    found: list[DecisionItem] = []
    without: list[int] = []
    for number, one in enumerate(items, 1):
        if number in wordings:
            found.append(DecisionItem(kind=one.kind, item=one.id, verdict=Verdict.CHANGED, text=wordings[number]))
        elif one.key in chosen and number not in whys:
            found.append(DecisionItem(kind=one.kind, item=one.id, verdict=Verdict.ADOPTED, text=one.text))
        elif why := whys.get(number) or of_all:
            found.append(DecisionItem(kind=one.kind, item=one.id, verdict=Verdict.REJECTED, text=one.text, reason=why))
        else:
            without.append(number)
    strange = [str(number) for number in {*wordings, *whys} if not 0 < number <= len(items)]
    return Verdicts(
        items=tuple(found), without_reason=tuple(without), unknown=tuple(strange + ([stray] if stray else []))
    )
