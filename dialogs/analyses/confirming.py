"""The analysis goes to the level's safety representative, who confirms it or adds a differing view (G14); and afterwards.

A body that has decided locks it; opening it again makes a new version, with a reason, and the representative is asked anew.
"""

from __future__ import annotations

from dataclasses import replace

from dialogs.analyses import guard, steps
from dialogs.analyses import showing as shown
from dialogs.analyses.changes import OutcomeNoted
from dialogs.analyses.events import CorrectAnalysis, NoteOutcome, SendAnalysis, ViewAnalysis
from dialogs.analyses.messages import AnalysisMessage
from dialogs.analyses.notices import AnalysisLack, AnalysisNotThere, AnalysisSaved, NotYourAnalysis
from dialogs.analyses.pages import AnalysisReason, AnalysisReasonPage
from dialogs.analyses.rules import analysing as rules
from dialogs.analyses.rules.analysing import AnalysisTable, text_mark
from dialogs.analyses.rules.analysis import Analysis, AnalysisStep, AnalysisView, Correction, Outcome, Proposal
from dialogs.ground.ids import ProposalId
from dialogs.ground.notices import CommonLack, OldCard, Reply
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn, refuse


def is_empty(analysis: Analysis) -> bool:
    return not (analysis.summary or analysis.texts or analysis.priorities or analysis.proposals)


# --- to the representative


def send(table: AnalysisTable, event: SendAnalysis, actor: Actor) -> Turn:
    """Handing over again after a change asks again; the same thing twice asks once."""
    guard.may_write(table, actor)
    before = shown.said(table, actor)
    if is_empty(before):
        raise refuse(guard.landing(table, actor), AnalysisNotThere(empty=True))
    if not table.reps:
        return _without_rep(table, before, event, actor)
    known = before.sent_to_rep_at is not None and before.no_rep_reason is None
    after = before if known else replace(before, sent_to_rep_at=actor.now, no_rep_reason=None)
    asked = [one for one in table.reps if one != actor.person.id and before.view_of(one) is None]
    letters = tuple(
        steps.letter(AnalysisMessage.ANALYSIS_ASKED, before, one, f"v{before.version}:{before.mark}", actor)
        for one in asked
    )
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.SENT,
        actor,
        lambda of: guard.landing(of, actor),
        AnalysisSaved.ANALYSIS_SENT,
        letters,
    )


def _without_rep(table: AnalysisTable, before: Analysis, event: SendAnalysis, actor: Actor) -> Turn:
    reason = (event.reason or "").strip()
    form = AnalysisReasonPage(head=shown.head(table, actor), why=AnalysisReason.NO_REP, reason=reason)
    if event.reason is None and before.no_rep_reason is None:
        return Turn(reply=Reply(page=form))
    guard.complete(form, [guard.short(reason or before.no_rep_reason or "", CommonLack.REASON)])
    same = before.no_rep_reason == (reason or before.no_rep_reason) and before.sent_to_rep_at is not None
    after = before if same else replace(before, sent_to_rep_at=actor.now, no_rep_reason=reason)
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.SENT,
        actor,
        lambda of: guard.landing(of, actor),
        AnalysisSaved.ANALYSIS_NO_REP,
    )


def view(table: AnalysisTable, event: ViewAnalysis, actor: Actor) -> Turn:
    guard.may_say(table, actor)
    before, comment, me = shown.said(table, actor), (event.comment or "").strip(), actor.person.id
    form = shown.whole(table, actor, comment=comment)
    if event.mark is not None and event.mark != before.mark:
        raise guard.changed_meanwhile(form, comment)
    guard.complete(form, [None if event.agrees else guard.short(comment, AnalysisLack.DIFFERS)])
    known = before.view_of(me)
    same = known is not None and (known.agrees, known.comment) == (event.agrees, comment)
    said = AnalysisView(person=me, agrees=event.agrees, comment=comment, of_mark=before.mark, at=actor.now)
    others = tuple(one for one in before.views if one.person != me)
    after = before if same else replace(before, views=(*others, said))
    mark = f"{before.mark}:{event.agrees}:{text_mark(comment)}"
    told = tuple(
        steps.letter(AnalysisMessage.ANALYSIS_SAID, before, one, mark, actor) for one in table.managers if one != me
    )
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.VIEWED,
        actor,
        lambda of: shown.whole(of, actor),
        AnalysisSaved.ANALYSIS_VIEW,
        () if same else told,
    )


# --- when a body has decided


def correct_page(table: AnalysisTable, actor: Actor, reason: str = "") -> Page:
    return AnalysisReasonPage(head=shown.head(table, actor), why=AnalysisReason.CORRECT, reason=reason)


def correct(table: AnalysisTable, event: CorrectAnalysis, actor: Actor) -> Turn:
    if actor.person.id not in table.managers:
        names = tuple(table.name(one) for one in table.managers)
        raise refuse(guard.landing(table, actor), NotYourAnalysis(managers=names))
    before, reason = shown.said(table, actor), (event.reason or "").strip()
    if not before.locked or event.version not in (None, before.version):
        raise refuse(guard.landing(table, actor), OldCard())
    guard.complete(correct_page(table, actor, reason), [guard.short(reason, CommonLack.REASON)])
    new = Correction(version=before.version, reason=reason, by=actor.person.id, at=actor.now)
    after = replace(
        before,
        version=before.version + 1,
        sent_to_rep_at=None,
        no_rep_reason=None,
        corrections=(*before.corrections, new),
    )
    return steps.done(
        table,
        before,
        after,
        AnalysisStep.CORRECTED,
        actor,
        lambda of: guard.landing(of, actor),
        AnalysisSaved.ANALYSIS_OPEN,
    )


# --- a year later


def _meant(last: Analysis, event: NoteOutcome) -> Proposal | None:
    if event.item is not None:
        return rules.find(last.proposals, event.item)
    return rules.numbered(last.proposals, event.number)


def note_outcome(table: AnalysisTable, event: NoteOutcome, actor: Actor) -> Turn:
    """Of a proposal of the year before: said by the manager of today, beside what was adopted, which stays as it is."""
    if actor.person.id not in table.managers or table.ground is None:
        names = tuple(table.name(one) for one in table.managers)
        raise refuse(guard.landing(table, actor), NotYourAnalysis(managers=names))
    last = table.ground.last
    proposal = _meant(last, event) if last else None
    if last is None or proposal is None:
        raise refuse(guard.landing(table, actor), OldCard())
    note = (event.note or "").strip()
    form = shown.last(table, table.ground, actor, proposal.id, event.outcome or "", note)
    known = event.outcome in [one.value for one in Outcome]
    guard.complete(form or guard.landing(table, actor), [None if known else AnalysisLack.OUTCOME])
    outcome = Outcome(event.outcome or "")
    noted = replace(proposal, outcome=outcome.value, outcome_note=note)
    after = replace(last, proposals=rules.put(last.proposals, noted))
    ground = replace(table.ground, last=after)
    page = shown.last(table, ground, actor, None) or guard.landing(table, actor)
    change = OutcomeNoted(of=last, proposal=ProposalId(proposal.id), outcome=outcome, note=note)
    return Turn(
        reply=Reply(page=page, notice=steps.saved_thing(AnalysisSaved.ANALYSIS_OUTCOME, actor)),
        changes=() if noted == proposal else (change,),
    )
