"""The cards of a level's bodies and decisions, built from its table."""

from __future__ import annotations

from datetime import date, datetime

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.analyses.rules.decision import Decision, DecisionItem
from dialogs.decisions.pages import (
    AnswerBackPage,
    BodyLine,
    DecidedItem,
    DecideDraft,
    DecidePage,
    DecisionHead,
    DecisionLine,
    DecisionPage,
    DecisionsPage,
    EffortLine,
    FedBack,
    FeedbackPage,
    ItemLine,
    PresentationPage,
    PresentationWays,
)
from dialogs.decisions.rules.agenda import agenda, latest
from dialogs.decisions.rules.deciding import CameOf, DecidingTable
from dialogs.decisions.rules.decision import Body, Feedback, Meeting
from dialogs.ground.ids import NodeId
from dialogs.ground.turn import Actor
from dialogs.levels.pages import LevelName, LevelPage


def level_name(table: DecidingTable, actor: Actor) -> LevelName:
    me = actor.person.id
    in_line = me in table.managers or me in table.reps
    return LevelName(node=table.node.id, name=table.node.name, year=table.year, in_line=in_line)


def head(table: DecidingTable, decision: Decision) -> DecisionHead:
    body = next((one.name for one in table.bodies if one.id == decision.body), decision.body)
    return DecisionHead(
        decision=decision.id,
        body=body,
        on=decision.decided_on,
        paragraph=decision.paragraph,
        registry_number=decision.registry_number,
        none_yet=decision.none_yet,
        expected_on=decision.expected_on,
    )


def decisions(table: DecidingTable, actor: Actor) -> DecisionsPage:
    leads = actor.person.id in table.managers
    return DecisionsPage(
        level=level_name(table, actor),
        stage=table.analysis.stage if table.analysis else None,
        bodies=tuple(_body(table, one, actor.today, leads=leads) for one in table.bodies),
        decisions=tuple(_line(table, one, actor.today) for one in reversed(table.decisions)),
        may_record=bool(table.recorded_for(actor.person.id)),
        leads=leads,
        plan=table.plan,
    )


def next_meeting(body: Body, today: date) -> Meeting | None:
    return next((one for one in body.meetings if one.on >= today), None)


def _body(table: DecidingTable, body: Body, today: date, *, leads: bool) -> BodyLine:
    meeting = next_meeting(body, today)
    item = agenda(body, table.plan, None, today)
    return BodyLine(
        body=body.id,
        name=body.name,
        kind=body.kind,
        decides=body.decides,
        next_meeting=meeting.on if meeting else None,
        presented_at=shown_at(body),
        may_present=leads and table.analysis is not None,
        by=item.by if item else None,
    )


def shown_at(body: Body) -> datetime | None:
    return max((one.presented_at for one in body.meetings if one.presented_at is not None), default=None)


def _line(table: DecidingTable, decision: Decision, today: date) -> DecisionLine:
    sent, read, raised = _counts(table.feedback.get(decision.id))
    return DecisionLine(
        head=head(table, decision),
        corrected=table.corrected_by(decision.id) is not None,
        owed=table.state_of(decision, today),
        sent_to=sent,
        read=read,
        raised=raised,
    )


def _counts(feedback: Feedback | None) -> tuple[int, int, int]:
    """To how many nodes, read by how many, and taken up in how many."""
    if feedback is None:
        return 0, 0, 0
    sent = len(feedback.to)
    return sent, sent - len(feedback.unread), sent - len(feedback.not_raised)


# --- recording


def decide(
    table: DecidingTable,
    actor: Actor,
    draft: DecideDraft,
    *,
    none_yet: bool = False,
    corrects: Decision | None = None,
) -> DecidePage:
    stage = table.analysis.stage if table.analysis else None
    return DecidePage(
        level=level_name(table, actor),
        number=len(table.decisions),
        bodies=tuple((one.id, one.name) for one in table.recorded_for(actor.person.id)),
        items=tuple(
            ItemLine(number=number, key=one.key, kind=one.kind, text=one.text, owner=one.owner)
            for number, one in enumerate(table.items, 1)
        ),
        none_yet=none_yet,
        corrects=head(table, corrects) if corrects else None,
        rep_silent=stage is AnalysisStage.WITH_REP,
        today=actor.today,
        draft=draft,
    )


# --- one decision


def decision(table: DecidingTable, actor: Actor, one: Decision) -> DecisionPage:
    corrects, corrected_by = table.decision(one.corrects), table.corrected_by(one.id)
    feedback = table.feedback.get(one.id)
    body = next((body for body in table.recorded_for(actor.person.id) if body.id == one.body), None)
    return DecisionPage(
        level=level_name(table, actor),
        head=head(table, one),
        text=one.text,
        version=one.analysis_version,
        items=items(table, one),
        corrects=head(table, corrects) if corrects else None,
        corrected_by=head(table, corrected_by) if corrected_by else None,
        by=table.name(one.by),
        at=one.at,
        owed=table.state_of(one, actor.today),
        feedback=_fed_back(table, feedback) if feedback else None,
        may_record=body is not None,
    )


def items(table: DecidingTable, one: Decision) -> tuple[DecidedItem, ...]:
    """In the order of the analysis; what is no longer there comes last."""
    order = {item.id: at for at, item in enumerate(table.items)}
    sorted_items = sorted(one.items, key=lambda item: order.get(item.item, len(order)))
    return tuple(_decided(table, item, number) for number, item in enumerate(sorted_items, 1))


def _decided(table: DecidingTable, item: DecisionItem, number: int) -> DecidedItem:
    known = table.item(item.kind, item.item)
    effort = table.came_of.get(item.measure) if item.measure else None
    return DecidedItem(
        number=number,
        kind=item.kind,
        text=known.text if known else item.text,
        verdict=item.verdict,
        wording=item.text,
        reason=item.reason,
        effort=effort_line(table, effort) if effort else None,
    )


def effort_line(table: DecidingTable, one: CameOf) -> EffortLine:
    return EffortLine(
        what=one.what,
        where=table.name_of(one.node),
        standing=one.standing,
        due=one.due,
        accountable=one.accountable,
    )


def _fed_back(table: DecidingTable, feedback: Feedback) -> FedBack:
    sent, read, raised = _counts(feedback)
    return FedBack(
        text=feedback.text,
        by=table.name(feedback.by),
        at=feedback.at,
        sent_to=sent,
        read=read,
        raised=raised,
        unread=tuple(table.name_of(one) or one for one in feedback.unread),
    )


# --- back down


def feedback_form(
    table: DecidingTable, actor: Actor, one: Decision, text: str | None = None, texts: tuple[str, ...] = ()
) -> FeedbackPage:
    """Begun with what was decided: it is for them to say it so that it is understood beneath."""
    beneath = table.beneath
    levels = table.levels
    return FeedbackPage(
        level=level_name(table, actor),
        head=head(table, one),
        levels=tuple((level, sum(1 for node in beneath if node.level == level)) for level in levels),
        text=one.text if text is None else text,
        texts=texts or ("",) * len(levels),
    )


def answer_back(
    table: DecidingTable,
    one: Decision,
    feedback: Feedback,
    node: NodeId,
    today: date,
    *,
    may_receipt: bool,
    typed: str = "",
) -> AnswerBackPage:
    receipt = feedback.receipt_of(node)
    corrects = table.decision(one.corrects)
    of = table.nodes.get(node)
    return AnswerBackPage(
        node=node,
        unit=of.name if of else node,
        level=LevelName(node=table.node.id, name=table.node.name, year=table.year, in_line=False),
        head=head(table, one),
        decided=one.text,
        text=feedback.text_for(of.level if of else ""),
        items=items(table, one),
        corrects=head(table, corrects) if corrects else None,
        read_by=table.name(receipt.read_by) if receipt and receipt.read_by else "",
        read_at=receipt.read_at if receipt else None,
        raised_on=receipt.raised_on if receipt else None,
        may_receipt=may_receipt,
        today=today,
        typed=typed,
    )


# --- for a body


def presentation(table: DecidingTable, body: Body, result: LevelPage, today: date) -> PresentationPage:
    """`result` is what somebody outside the line may see: a channel has readers from everywhere."""
    meeting = next_meeting(body, today)
    return PresentationPage(
        body=body.name,
        kind=body.kind,
        level=result.level,
        signed=result.signed,
        expected=result.expected,
        figures=result.figures,
        lacking=result.lacking,
        summary=table.analysis.summary if table.analysis else "",
        items=tuple(
            ItemLine(number=number, key=one.key, kind=one.kind, text=one.text, owner=one.owner)
            for number, one in enumerate(table.items, 1)
        ),
        decides=body.decides,
        meeting=meeting.on if meeting else None,
    )


def presentation_ways(table: DecidingTable, body: Body, actor: Actor, *, has_channel: bool) -> PresentationWays:
    """For the reader, before it is shown."""
    stage = table.analysis.stage if table.analysis else None
    sent = stage not in (None, AnalysisStage.DRAFTING)
    meeting = next_meeting(body, actor.today)
    return PresentationWays(
        body=body.id,
        meeting=meeting.on if meeting else None,
        by=latest(body, table.plan),
        presented_at=shown_at(body),
        stage=stage,
        has_channel=has_channel,
        may_present=sent and has_channel and actor.person.id in table.managers,
    )
