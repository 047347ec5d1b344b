"""Answering those beneath about a decision, and what each node says to it: read, and taken up where the staff meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import uuid5

from dialogs.analyses.rules.decision import Decision
from dialogs.decisions import showing as deciding_pages
from dialogs.decisions.changes import FeedbackSent, ReceiptNoted
from dialogs.decisions.deciding import SHORTEST, of_event
from dialogs.decisions.events import RaiseAnswerBack, ReadAnswerBack, SendFeedback, ShowAnswerBack, ShowFeedback
from dialogs.decisions.messages import DecisionMessage
from dialogs.decisions.notices import DecisionLack, DecisionSaved, NotYourDecision
from dialogs.decisions.pages import AnswerBackPage
from dialogs.decisions.rules.deciding import DecidingTable
from dialogs.decisions.rules.decision import Feedback, Receipt
from dialogs.ground.dates import read_past_day
from dialogs.ground.ids import DecisionId, FeedbackId, NodeId, PersonId
from dialogs.ground.messages import Message
from dialogs.ground.notices import ChangedMeanwhile, Lacking, NotYours, Reply, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Turn, refuse, shown

Seats = dict[NodeId, tuple[PersonId, ...]]  # managers and safety representatives of each node beneath, today


def respond(
    table: DecidingTable | None, event: ShowFeedback | SendFeedback, actor: Actor, seats: Seats | None = None
) -> Turn:
    if table is None or not table.may_see(actor.person.id):
        raise refuse(RefusedPage(), NotYours())
    decision = of_event(table, event.decision)
    if not any(one.id == decision.body for one in table.recorded_for(actor.person.id)):
        managers = tuple(table.name(one) for one in table.managers)
        raise refuse(deciding_pages.decision(table, actor, decision), NotYourDecision(managers=managers))
    known = table.feedback.get(decision.id)
    match event:
        case ShowFeedback() if known is None:
            return shown(deciding_pages.feedback_form(table, actor, decision))
        case ShowFeedback():
            return shown(deciding_pages.decision(table, actor, decision))
        case SendFeedback():
            return _send(table, event, decision, known, actor, seats or {})


def _send(
    table: DecidingTable, event: SendFeedback, decision: Decision, known: Feedback | None, actor: Actor, seats: Seats
) -> Turn:
    text = (event.text or "").strip()
    typed = tuple((one or "").strip() for one in (event.first, event.second, event.third))
    texts = {level: said for level, said in zip(table.levels, typed, strict=False) if said and said != text}
    page = deciding_pages.decision(table, actor, decision)
    if known is not None:
        if known.by == actor.person.id and known.text == text:
            return shown(page, SavedThing(what=DecisionSaved.FED_BACK, at=known.at, by=table.name(known.by)))
        raise refuse(page, ChangedMeanwhile(by=table.name(known.by), at=known.at))
    if len(text) < SHORTEST:
        form = deciding_pages.feedback_form(table, actor, decision, text, typed)
        raise refuse(form, Lacking(what=(DecisionLack.FEEDBACK_TEXT,)))
    sent = Feedback(
        id=FeedbackId(uuid5(decision.id, "feedback")),
        decision=decision.id,
        text=text,
        texts=texts,
        by=actor.person.id,
        at=actor.now,
        to=tuple(one.id for one in table.beneath),
    )
    notice = SavedThing(what=DecisionSaved.FED_BACK, at=actor.now, by=actor.person.name)
    return Turn(
        reply=Reply(page=page, notice=notice),
        changes=(FeedbackSent(feedback=sent),),
        messages=_letters(sent, table.node.id, actor, seats),
    )


def _letters(feedback: Feedback, at: NodeId, actor: Actor, seats: Seats) -> tuple[Message, ...]:
    """To the people of each node, and to its channels and its bodies'; and to those of the level that answers."""
    found = []
    for node in feedback.to:
        for person in seats.get(node, ()):
            if person != actor.person.id:
                found.append(_letter(feedback, node, person=person))
        found.append(_letter(feedback, node, channel=True))
    found.append(_letter(feedback, at, channel=True))
    return tuple(found)


def _letter(feedback: Feedback, node: NodeId, *, person: PersonId | None = None, channel: bool = False) -> Message:
    """The mark tells apart what somebody gets for several nodes."""
    return Message(
        kind=DecisionMessage.FED_BACK,
        mark=node,
        decision=feedback.decision,
        person=person,
        node=node if channel else None,
        unit=node,
        by=feedback.by,
    )


# --- at the node that is answered

AtNode = ShowAnswerBack | ReadAnswerBack | RaiseAnswerBack


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What one node was answered. `sits`: the reader manages the node or represents its staff today."""

    table: DecidingTable
    decision: Decision
    feedback: Feedback
    receipt: Receipt
    sits: bool

    def page(self, today: date, typed: str = "") -> AnswerBackPage:
        return deciding_pages.answer_back(
            self.table,
            self.decision,
            self.feedback,
            self.receipt.node,
            today,
            may_receipt=self.sits,
            typed=typed,
        )


def find(
    table: DecidingTable | None, decision: DecisionId | None, node: NodeId | None, *, sits: bool
) -> Answered | None:
    """None where nothing was answered to this node."""
    known = table.decision(decision) if table else None
    feedback = table.feedback.get(known.id) if table and known else None
    receipt = feedback.receipt_of(node) if feedback and node else None
    if table is None or known is None or feedback is None or receipt is None:
        return None
    return Answered(table=table, decision=known, feedback=feedback, receipt=receipt, sits=sits)


def in_own_channel(table: DecidingTable | None, decision: DecisionId) -> Answered | None:
    """In the channels of the level that answers, whose bodies saw it decided. It owes itself no receipt."""
    known = table.decision(decision) if table else None
    feedback = table.feedback.get(known.id) if table and known else None
    if table is None or known is None or feedback is None:
        return None
    receipt = Receipt(node=table.node.id)
    return Answered(table=table, decision=known, feedback=feedback, receipt=receipt, sits=False)


def at_node(found: Answered | None, event: AtNode, actor: Actor) -> Turn:
    """The decider's own line reads it, too; only the node itself says that it has."""
    may_read = found is not None and (found.sits or found.table.may_see(actor.person.id))
    if found is None or not may_read or not (found.sits or isinstance(event, ShowAnswerBack)):
        raise refuse(RefusedPage(), NotYours())
    match event:
        case ShowAnswerBack():
            return shown(found.page(actor.today))
        case ReadAnswerBack():
            return _read(found, actor)
        case RaiseAnswerBack():
            return _raise(found, event, actor)


def _read(found: Answered, actor: Actor) -> Turn:
    known = found.receipt
    if known.read_at is not None:
        by = found.table.name(known.read_by) if known.read_by else ""
        return shown(found.page(actor.today), SavedThing(what=DecisionSaved.ANSWER_READ, at=known.read_at, by=by))
    notice = SavedThing(what=DecisionSaved.ANSWER_READ, at=actor.now, by=actor.person.name)
    change = ReceiptNoted(feedback=found.feedback.id, node=known.node)
    return Turn(reply=Reply(page=found.page(actor.today), notice=notice), changes=(change,))


def _raise(found: Answered, event: RaiseAnswerBack, actor: Actor) -> Turn:
    """Taken up where the staff meet, today or on a day that has been. Another day corrects the first."""
    typed = (event.day or "").strip()
    day = read_past_day(typed, actor.today) if typed else actor.today
    if day is None or not found.feedback.at.date() <= day <= actor.today:
        raise refuse(found.page(actor.today, typed), Lacking(what=(DecisionLack.RAISED_DAY,), typed=typed))
    notice = SavedThing(what=DecisionSaved.ANSWER_RAISED, at=actor.now, by=actor.person.name)
    if found.receipt.raised_on == day:
        return shown(found.page(actor.today), notice)
    change = ReceiptNoted(feedback=found.feedback.id, node=found.receipt.node, raised_on=day)
    return Turn(reply=Reply(page=found.page(actor.today), notice=notice), changes=(change,))
