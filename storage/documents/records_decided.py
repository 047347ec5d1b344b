"""What bodies have decided about a node's year and what is below it, with what was answered back: for whoever asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.analyses.rules.decision import Decision
from dialogs.decisions.rules.decision import Feedback
from dialogs.ground.ids import NodeId, RoundId
from storage.decisions import feedback
from storage.decisions import reading as decisions
from storage.documents import adopted
from storage.documents.adopted import Adopted, AdoptedMedia
from storage.documents.exporting.scope import Scope
from storage.organisation import tree as organisation
from storage.tables.levels import BodyRow, DecisionRow
from storage.tables.organisation import NodeRow
from storage.tables.rounds import RoundRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """Every one, also what was decided otherwise later: that it was is part of the record."""

    node: str
    body: str
    decision: Decision
    feedback: Feedback | None
    corrected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedRecord:
    """A document that a body has adopted, in the form that people read."""

    node: str
    kept: Adopted
    content: bytes


def decided(session: Session, of: Scope) -> tuple[DecisionRecord, ...]:
    """In the order of the nodes' names, the oldest first."""
    where = (DecisionRow.node_id.in_(of.nodes), DecisionRow.round_id.in_(_rounds(session, of)))
    there = session.execute(select(DecisionRow.node_id, DecisionRow.round_id).where(*where).distinct()).all()
    found = [one for node, of_round in there for one in decisions.of_node(session, NodeId(node), RoundId(of_round))]
    answers = feedback.of_decisions(session, [one.id for one in found])
    corrected = {one.corrects for one in found}
    called = _called(session)
    bodies: dict[str, str] = {row[0]: row[1] for row in session.execute(select(BodyRow.id, BodyRow.name))}
    made = [
        DecisionRecord(
            node=called[one.node],
            body=bodies[one.body],
            decision=one,
            feedback=answers.get(one.id),
            corrected=one.id in corrected,
        )
        for one in found
    ]
    return tuple(sorted(made, key=lambda one: (organisation.alphabetical(one.node), one.decision.at)))


def documents(session: Session, of: Scope) -> Iterator[AdoptedRecord]:
    """The Word file of each; its twins in other forms say the same, and are in the archive."""
    called = _called(session)
    for one in adopted.of_nodes(session, of.nodes, _rounds(session, of)):
        if one.media is AdoptedMedia.WORD:
            yield AdoptedRecord(node=called[one.node], kept=one, content=adopted.content(session, one.id))


def _rounds(session: Session, of: Scope) -> list[RoundId]:
    return [RoundId(one) for one in session.scalars(select(RoundRow.id).where(RoundRow.year == of.year))]


def _called(session: Session) -> dict[str, str]:
    return {row[0]: row[1] for row in session.execute(select(NodeRow.id, NodeRow.name))}
