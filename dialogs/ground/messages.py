"""What is told to somebody else than the one who acted. Each names its subject; the card is built when it is sent.

A message's key says what makes it the same message: two rows with one key are one message.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.ground.ids import (
    ActivityId,
    AnalysisId,
    ConversationId,
    DecisionId,
    MatterId,
    MeasureId,
    NodeId,
    PersonId,
    QuestionId,
    ReviewId,
)
from dialogs.ground.plug import variants


class MessageKind(StrEnum):
    """What kind of news a message is. Each subject has its own; the value is the kind in the outbox, for ever."""


def kind_of(value: str) -> MessageKind:
    """The kind of a row in the outbox. Raises ValueError for one that no subject has."""
    for one in variants(MessageKind):
        if one.value == value:
            return one
    raise ValueError(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """To one person in private, to the channels of a node, or (an edit) to a card that is already there.

    `mark` is what tells this occasion from the next of the same kind: a version, a revision, a question.
    """

    kind: MessageKind
    mark: str
    review: ReviewId | None = None  # None: about a measure or a matter that is in no review
    person: PersonId | None = None
    node: NodeId | None = None  # to the channels of this node
    by: PersonId | None = None
    question: QuestionId | None = None
    matter: MatterId | None = None
    measure: MeasureId | None = None
    unit: NodeId | None = None  # what it is about, where that is a unit as a whole
    analysis: AnalysisId | None = None
    decision: DecisionId | None = None
    not_before: date | None = None
    conversation: ConversationId | None = None
    activity: ActivityId | None = None

    @property
    def key(self) -> str:
        to = self.person or self.node or self.conversation or ""
        return f"{self.kind.value}:{self.about}:{to}:{self.mark}"

    @property
    def about(self) -> str:
        """The nearest thing that it is about: two messages about different things are never the same."""
        nearest = self.measure or self.review or self.matter or self.analysis or self.decision
        return nearest.hex if nearest is not None else (self.unit or "")

    def subject(self) -> dict[str, object]:
        """Ids only: what the card is built from when it is sent."""
        subject: dict[str, object] = {"mark": self.mark}
        for name in ("by", "question", "activity", "node", "unit"):
            if (value := getattr(self, name)) is not None:
                subject[name] = value
        for name in ("review", "matter", "measure", "analysis", "decision"):
            if (id_ := getattr(self, name)) is not None:
                subject[name] = id_.hex
        return subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A message's subject read back."""

    kind: MessageKind
    review: str
    mark: str
    by: PersonId | None
    question: QuestionId | None
    matter: str | None
    measure: str | None = None
    unit: NodeId | None = None
    analysis: str | None = None
    decision: str | None = None

    @classmethod
    def of(cls, kind: str, subject: Mapping[str, object]) -> Subject:
        def text(name: str) -> str | None:
            value = subject.get(name)
            return value if isinstance(value, str) else None

        by, question = text("by"), text("question")
        return cls(
            kind=kind_of(kind),
            review=text("review") or "",
            mark=text("mark") or "",
            by=PersonId(by) if by else None,
            question=QuestionId(question) if question else None,
            matter=text("matter"),
            measure=text("measure"),
            unit=NodeId(unit) if (unit := text("unit")) else None,
            analysis=text("analysis"),
            decision=text("decision"),
        )
