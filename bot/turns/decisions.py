"""A turn about decisions: read the level anew, decide, write it down, post what others are to know, and show it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import assert_never

from sqlalchemy.orm import Session

from bot.turns import presenting
from bot.turns.ways import Ways
from bot.turns.writing import Writing, write, writes
from dialogs.decisions import deciding, feeding_back, receipts
from dialogs.decisions import showing as deciding_pages
from dialogs.decisions.changes import DecisionRecorded, FeedbackSent, ReceiptNoted
from dialogs.decisions.events import (
    Decide,
    NoDecisionYet,
    PresentTo,
    RaiseAnswerBack,
    ReadAnswerBack,
    SendFeedback,
    ShowAnswerBack,
    ShowDecide,
    ShowDecision,
    ShowDecisions,
    ShowFeedback,
    ShowPresentation,
    ShowReceipt,
)
from dialogs.decisions.events import Event as DecidingEvent
from dialogs.decisions.rules.deciding import DecidingTable
from dialogs.ground.ids import DecisionId, MeasureId, NodeId, PersonId
from dialogs.ground.turn import Actor, Turn
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.rules.measure import StepKind
from dialogs.organisation.rules.organisation import line_of, managers_of, reps_of
from dialogs.reviews.rules.review import MeasureState
from storage.decisions import feedback
from storage.decisions import receipts as kept
from storage.decisions import tables as decision_tables
from storage.decisions import writing as recording
from storage.measures import reading as measures
from storage.measures import writing as measure_writing
from storage.organisation import own_units
from storage.organisation import tree as organisation


def take(session: Session, event: DecidingEvent, actor: Actor, ways: Ways) -> Turn:
    """Raises Refused; and MovedOn where somebody else was faster, so that it is decided again."""
    match event:
        case ShowReceipt():
            found = kept.of_reader(session, event.node, event.year, actor.person.id, actor.today)
            return receipts.respond(found)
        case ShowAnswerBack() | ReadAnswerBack() | RaiseAnswerBack():
            return _at_node(session, event, actor)
        case ShowFeedback() | SendFeedback():
            return _feedback(session, event, actor)
        case ShowPresentation():
            return presenting.show(session, event, _table(session, event.node, event.year, actor), actor, ways.few)
        case PresentTo():
            return presenting.take(session, event, _table(session, event.node, event.year, actor), actor, ways.hours)
        case ShowDecision():
            return deciding.respond(_of_decision(session, event.decision, actor), event, actor)
        case ShowDecisions() | ShowDecide() | Decide() | NoDecisionYet():
            return _recorded(session, event, actor)
        case _:
            assert_never(event)


def _table(session: Session, node: NodeId | None, year: int | None, actor: Actor) -> DecidingTable | None:
    return decision_tables.of_reader(session, node, year, actor.person.id, actor.today)


def _of_decision(session: Session, decision: DecisionId | None, actor: Actor) -> DecidingTable | None:
    if decision is None:
        return _table(session, None, None, actor)
    return decision_tables.of_decision(session, decision, actor.today)


# --- recording


def _recorded(session: Session, event: ShowDecisions | ShowDecide | Decide | NoDecisionYet, actor: Actor) -> Turn:
    turn = deciding.respond(_table(session, event.node, event.year, actor), event, actor)
    write(turn, Writing(session=session, actor=actor))
    for change in turn.changes:
        if isinstance(change, DecisionRecorded):
            table = decision_tables.of_decision(session, change.decision.id, actor.today)
            saved = table.decision(change.decision.id) if table else None
            if table is not None and saved is not None:
                turn = replace(turn, reply=replace(turn.reply, page=deciding_pages.decision(table, actor, saved)))
    return turn


@writes
def record(to: Writing, change: DecisionRecorded) -> None:
    """The measures first: the decision's items name them. One that is there already, from an earlier decision, stays."""
    session, actor = to.session, to.actor
    for measure in change.measures:
        if measures.case(session, measure.id, actor.today) is None:
            measure_writing.add(session, measure, StepKind.PLANNED, "", actor.person.id, actor.now)
    session.flush()
    recording.record(session, change.decision)
    for dropped in change.dropped:
        _drop(session, dropped, change.decision.text, actor)


def _drop(session: Session, measure: MeasureId, why: str, actor: Actor) -> None:
    """What the corrected decision had planned, while nobody has done it."""
    case = measures.case(session, measure, actor.today)
    if case is None or case.measure.state is not MeasureState.PLANNED:
        return
    after = replace(case.measure, state=MeasureState.CANCELLED, reason=why, revision=case.measure.revision + 1)
    change = MeasureChanged(before=case, after=after, step=StepKind.DROPPED, note=why)
    measure_writing.save(session, change, actor.person.id, actor.now)


# --- back down


def _feedback(session: Session, event: ShowFeedback | SendFeedback, actor: Actor) -> Turn:
    table = _of_decision(session, event.decision, actor)
    seats = seats_beneath(session, table, actor.today) if table and isinstance(event, SendFeedback) else {}
    turn = feeding_back.respond(table, event, actor, seats)
    write(turn, Writing(session=session, actor=actor))
    for change in turn.changes:
        if isinstance(change, FeedbackSent):
            after = decision_tables.of_decision(session, change.feedback.decision, actor.today)
            saved = after.decision(change.feedback.decision) if after else None
            if after is not None and saved is not None:
                turn = replace(turn, reply=replace(turn.reply, page=deciding_pages.decision(after, actor, saved)))
    return turn


def seats_beneath(session: Session, table: DecidingTable, today: date) -> dict[NodeId, tuple[PersonId, ...]]:
    """Managers and safety representatives of each node beneath, as of today: two queries, however many nodes."""
    roles = organisation.roles(session, today)
    found = {}
    for node in table.beneath:
        line = line_of(node.id, table.nodes)
        people = (*managers_of(node.id, roles, today), *reps_of(line, roles, today))
        found[node.id] = tuple(dict.fromkeys(people))
    return found


def _at_node(session: Session, event: feeding_back.AtNode, actor: Actor) -> Turn:
    decision, node = event.decision, event.node
    if decision is None or node is None:
        to_raise = isinstance(event, RaiseAnswerBack)
        newest = kept.newest_answer(session, actor.person.id, actor.today, to_raise=to_raise)
        decision, node = newest or (None, None)
    table = decision_tables.of_decision(session, decision, actor.today) if decision is not None else None
    sits = node is not None and own_units.sits_at(session, node, actor.person.id, actor.today)
    turn = feeding_back.at_node(feeding_back.find(table, decision, node, sits=sits), event, actor)
    write(turn, Writing(session=session, actor=actor))
    for change in turn.changes:
        if isinstance(change, ReceiptNoted):
            after = decision_tables.of_decision(session, decision, actor.today) if decision is not None else None
            found = feeding_back.find(after, decision, node, sits=sits)
            if found is not None:
                turn = replace(turn, reply=replace(turn.reply, page=found.page(actor.today)))
    return turn


@writes
def send(to: Writing, change: FeedbackSent) -> None:
    feedback.send(to.session, change.feedback)


@writes
def receipt(to: Writing, change: ReceiptNoted) -> None:
    session, me, now = to.session, to.actor.person.id, to.actor.now
    if change.raised_on is not None:
        feedback.raised(session, change.feedback, change.node, change.raised_on, me, now)
    else:
        feedback.read(session, change.feedback, change.node, me, now)
