"""Recording what a body has decided: in the meeting or after it, by the level's manager or the body's own chair or secretary.

What is adopted becomes a measure of the node that is to do it, so that it stands in the plans beneath, marked by origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid5

from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.analyses.rules.decision import Decision, DecisionItem, ItemKind, Verdict
from dialogs.decisions import showing as deciding_pages
from dialogs.decisions.changes import DecisionRecorded
from dialogs.decisions.events import Decide, NoDecisionYet, ShowDecide, ShowDecision, ShowDecisions
from dialogs.decisions.notices import AnalysisNotSent, DecisionLack, DecisionSaved, NotYourDecision
from dialogs.decisions.pages import DecideDraft, DecidePage
from dialogs.decisions.rules.deciding import DecidingTable, PutItem, Verdicts, verdicts
from dialogs.decisions.rules.decision import Body
from dialogs.ground.dates import read_day, read_past_day
from dialogs.ground.ids import DecisionId, MeasureId, PersonId
from dialogs.ground.messages import Message
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lack, Lacking, NotYours, Reply, Saved, SavedThing
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Refused, Turn, refuse, shown
from dialogs.organisation.rules.receivers import Near, Receiver, ReceiverChoice
from dialogs.reviews import lifted as matters
from dialogs.reviews.changes import MatterLifted
from dialogs.reviews.lifted import Chosen
from dialogs.reviews.messages import MeasureMessage
from dialogs.reviews.rules.review import Matter, Measure, MeasureKind, MeasureState

SHORTEST = 3  # characters of a text that says anything
LONGEST_WAIT = timedelta(days=730)  # for a decision that is expected

DecidingStep = ShowDecisions | ShowDecide | Decide | NoDecisionYet | ShowDecision


def respond(table: DecidingTable | None, event: DecidingStep, actor: Actor) -> Turn:
    """`table` is None where there is nothing for this person. Raises Refused."""
    if table is None or not table.may_see(actor.person.id):
        raise refuse(RefusedPage(), NotYours())
    match event:
        case ShowDecisions():
            return shown(deciding_pages.decisions(table, actor))
        case ShowDecide():
            return _form(table, event, actor)
        case Decide():
            return _decide(table, event, actor)
        case NoDecisionYet():
            return _none_yet(table, event, actor)
        case ShowDecision():
            return shown(deciding_pages.decision(table, actor, of_event(table, event.decision)))


def of_event(table: DecidingTable, decision: DecisionId | None) -> Decision:
    """The one that is named, or the newest."""
    found = table.decision(decision) if decision is not None else table.newest
    if found is None:
        raise refuse(RefusedPage(), NotYours())
    return found


def _may_record(table: DecidingTable, actor: Actor) -> None:
    page = deciding_pages.decisions(table, actor)
    if not table.recorded_for(actor.person.id):
        raise refuse(page, NotYourDecision(managers=tuple(table.name(one) for one in table.managers)))
    if table.analysis is None or table.analysis.stage is AnalysisStage.DRAFTING:
        raise refuse(page, AnalysisNotSent())


def _form(table: DecidingTable, event: ShowDecide, actor: Actor) -> Turn:
    _may_record(table, actor)
    corrects = _corrected(table, event)
    draft = DecideDraft(body=event.body or (corrects.body if corrects else ""))
    if corrects is not None:
        draft = DecideDraft(
            body=corrects.body,
            paragraph=corrects.paragraph,
            registry=corrects.registry_number,
            text=corrects.text,
        )
    return shown(deciding_pages.decide(table, actor, draft, none_yet=event.none_yet, corrects=corrects))


def _corrected(table: DecidingTable, event: ShowDecide | Decide) -> Decision | None:
    return table.newest if event.corrects_last else table.decision(event.corrects)


def _decide(table: DecidingTable, event: Decide, actor: Actor) -> Turn:
    _may_record(table, actor)
    corrects = _corrected(table, event)
    draft = DecideDraft(
        body=event.body or (corrects.body if corrects and event.corrects_last else ""),
        day=event.day or "",
        paragraph=(event.paragraph or "").strip(),
        registry=(event.registry or "").strip(),
        text=(event.text or "").strip(),
        adopted=event.adopted,
        changed=event.changed or "",
        reasons=event.reasons or "",
    )
    again = _again(table, event.number, draft.text, actor)
    if again is not None:
        return again
    form = deciding_pages.decide(table, actor, draft, corrects=corrects)
    _not_stale(table, event.number, actor)
    body = _body(table, draft.body, actor)
    day = read_past_day(draft.day, actor.today) if draft.day else None
    of_items = verdicts(table.items, draft.adopted, draft.changed, draft.reasons)
    lacks = [DecisionLack.BODY] if body is None else []
    lacks += [DecisionLack.DECIDED_DAY] if day is None else [DecisionLack.DECIDED_AHEAD] if day > actor.today else []
    lacks += [DecisionLack.DECISION_TEXT] if len(draft.text) < SHORTEST else []
    lacks += [DecisionLack.VERDICT_REASON] if of_items.without_reason else []
    lacks += [DecisionLack.ITEM_UNKNOWN] if of_items.unknown else []
    if corrects is not None and table.corrected_by(corrects.id) is not None:
        raise refuse(deciding_pages.decision(table, actor, corrects), ChangedMeanwhile(by="", at=None))
    if body is None or day is None or lacks:
        raise _lacking(form, lacks, of_items)
    made = _made(table, body, day, draft.text, actor)
    measures, items = _planned(table, of_items.items, actor)
    whole = Decision(
        id=made.id,
        round=made.round,
        node=made.node,
        body=made.body,
        analysis=made.analysis,
        analysis_version=made.analysis_version,
        decided_on=day,
        paragraph=draft.paragraph,
        registry_number=draft.registry,
        text=draft.text,
        corrects=corrects.id if corrects else None,
        items=items,
        by=actor.person.id,
        at=actor.now,
    )
    return _recorded(table, whole, measures, actor, DecisionSaved.DECIDED)


def _none_yet(table: DecidingTable, event: NoDecisionYet, actor: Actor) -> Turn:
    """That there is no decision, why, and when there is: an answer that is owed downwards, too."""
    _may_record(table, actor)
    draft = DecideDraft(body=event.body or "", day=event.day or "", text=(event.text or "").strip())
    again = _again(table, event.number, draft.text, actor)
    if again is not None:
        return again
    form = deciding_pages.decide(table, actor, draft, none_yet=True)
    _not_stale(table, event.number, actor)
    body = _body(table, draft.body, actor)
    day = read_day(draft.day, actor.today) if draft.day else None
    lacks: list[Lack] = [DecisionLack.BODY] if body is None else []
    lacks += [CommonLack.WHY] if len(draft.text) < SHORTEST else []
    lacks += [DecisionLack.EXPECTED_DAY] if day is None or not actor.today < day <= actor.today + LONGEST_WAIT else []
    if body is None or day is None or lacks:
        raise _lacking(form, lacks)
    made = _made(table, body, actor.today, draft.text, actor, expected=day)
    return _recorded(table, made, (), actor, DecisionSaved.NO_DECISION_YET)


# --- what is asked first


def _again(table: DecidingTable, number: int | None, text: str, actor: Actor) -> Turn | None:
    """The same press once more: it is recorded already."""
    made = table.next_id(number) if number is not None else None
    known = table.decision(made) if made else None
    if known is None or known.by != actor.person.id or known.text != text:
        return None
    saved = SavedThing(what=_saved(known), at=known.at, by=table.name(known.by))
    return shown(deciding_pages.decision(table, actor, known), saved)


def _saved(decision: Decision) -> Saved:
    return DecisionSaved.NO_DECISION_YET if decision.none_yet else DecisionSaved.DECIDED


def _not_stale(table: DecidingTable, number: int | None, actor: Actor) -> None:
    """Something was recorded after the form was made: it is looked at before anything is added."""
    if number is None or number == len(table.decisions):
        return
    last = table.decisions[-1] if table.decisions else None
    at: datetime | None = last.at if last else None
    page = deciding_pages.decisions(table, actor)
    raise refuse(page, ChangedMeanwhile(by=table.name(last.by) if last else "", at=at))


def _body(table: DecidingTable, wanted: str, actor: Actor) -> Body | None:
    """The one that is meant; unsaid, where there is one only."""
    may = table.recorded_for(actor.person.id)
    found = table.body(wanted) if wanted.strip() else (may[0] if len(may) == 1 else None)
    return found if found in may else None


def _lacking(form: DecidePage, lacks: Sequence[Lack], of_items: Verdicts | None = None) -> Refused:
    numbers = ", ".join(str(number) for number in of_items.without_reason) if of_items else ""
    strange = of_items.unknown if of_items else ()
    return refuse(form, Lacking(what=tuple(lacks), typed=numbers, candidates=strange))


# --- what is recorded


def _made(
    table: DecidingTable, body: Body, on: date, text: str, actor: Actor, *, expected: date | None = None
) -> Decision:
    analysis, made = table.analysis, table.next_id(len(table.decisions))
    if analysis is None or made is None:
        raise refuse(deciding_pages.decisions(table, actor), AnalysisNotSent())
    return Decision(
        id=made,
        round=table.round,
        node=table.node.id,
        body=body.id,
        analysis=analysis.id,
        analysis_version=analysis.version,
        decided_on=on,
        text=text,
        none_yet=expected is not None,
        expected_on=expected,
        by=actor.person.id,
        at=actor.now,
    )


def _planned(
    table: DecidingTable, items: tuple[DecisionItem, ...], actor: Actor
) -> tuple[tuple[Measure, ...], tuple[DecisionItem, ...]]:
    """The measures that adopted priorities and proposals become, and the items that name them."""
    measures: list[Measure] = []
    named: list[DecisionItem] = []
    for one in items:
        put = table.item(one.kind, one.item)
        made = _measure(table, put, one, actor) if put else None
        if made is not None and one.kind is not ItemKind.MEASURE:
            measures.append(made)
        led_to = made.id if made else None
        named.append(
            DecisionItem(
                kind=one.kind, item=one.item, verdict=one.verdict, text=one.text, reason=one.reason, measure=led_to
            )
        )
    return tuple(measures), tuple(named)


def _measure(table: DecidingTable, put: PutItem, item: DecisionItem, actor: Actor) -> Measure | None:
    """One for each priority or proposal however often it is decided on: its id follows from it. Last day of its year."""
    if item.verdict is Verdict.REJECTED or put.owner_node is None or not table.binds(put.owner_node):
        return None
    own = MeasureId(put.id) if put.kind is ItemKind.MEASURE else MeasureId(uuid5(put.id, "decided"))
    year = max(put.year or table.year + 1, actor.today.year)
    return Measure(
        id=own,
        node=put.owner_node,
        question=put.questions[0] if put.questions else None,
        kind=MeasureKind.PRESERVE if put.preserve else MeasureKind.IMPROVE,
        state=MeasureState.PLANNED,
        what=item.text,
        due=date(year, 12, 31),
        accountable=table.heads.get(put.owner_node),
        by=actor.person.id,
        at=actor.now,
        target_year=year,
    )


def _recorded(
    table: DecidingTable, decision: Decision, measures: tuple[Measure, ...], actor: Actor, what: Saved
) -> Turn:
    """The card is built anew when it is saved. What it led to is told by the answer to those beneath, which is owed now.

    Whoever is to see to a measure gets a letter at once; whoever owns what the body cannot bind is asked, as for a matter.
    """
    notice = SavedThing(what=what, at=actor.now, by=actor.person.name)
    record = DecisionRecorded(decision=decision, measures=measures, dropped=_dropped(table, decision))
    asked = _asked(table, decision, actor)
    told = (
        *(_to_see_to(one, actor) for one in measures if one.accountable not in (None, actor.person.id)),
        *(letter for lifted, holders in asked for letter in matters.letters(lifted, holders, actor)),
    )
    return Turn(
        reply=Reply(page=deciding_pages.decisions(table, actor), notice=notice),
        changes=(record, *(MatterLifted(matter=lifted) for lifted, _ in asked)),
        messages=told,
    )


def _to_see_to(measure: Measure, actor: Actor) -> Message:
    return Message(
        kind=MeasureMessage.MEASURE_ASKED,
        mark="decided",
        person=measure.accountable,
        by=actor.person.id,
        measure=measure.id,
    )


def _asked(table: DecidingTable, decision: Decision, actor: Actor) -> tuple[tuple[Matter, tuple[PersonId, ...]], ...]:
    """What is adopted and owned elsewhere, each as a matter to that node's manager; a second decision asks nothing twice."""
    found = []
    for one in decision.items:
        put = table.item(one.kind, one.item)
        owner = put.owner_node if put else None
        if one.verdict is Verdict.REJECTED or owner is None or table.binds(owner):
            continue
        head = table.heads.get(owner)
        holders = (head,) if head else ()
        choice = ReceiverChoice(
            receiver=Receiver(node=owner), near=Near.BESIDE, name=table.name_of(owner), people=holders
        )
        found.append((matters.matter(actor, Chosen(choice), one.text, None, node=table.node.id), holders))
    return tuple(found)


def _dropped(table: DecidingTable, decision: Decision) -> tuple[MeasureId, ...]:
    """What an earlier decision had planned and its correction does not."""
    before = table.decision(decision.corrects)
    if before is None:
        return ()
    kept = {one.measure for one in decision.items}
    return tuple(
        one.measure
        for one in before.items
        if one.measure is not None and one.measure not in kept and one.kind is not ItemKind.MEASURE
    )
