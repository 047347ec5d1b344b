"""What is done about an answer: a measure, done at once, a matter lifted, or a reason; and activities that keep a strength."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid5

from dialogs.checklists.rules.checklist import Question
from dialogs.ground.dates import read_day
from dialogs.ground.ids import MeasureId, PersonId, QuestionId
from dialogs.ground.notices import (
    ChangedMeanwhile,
    CommonLack,
    Lack,
    Lacking,
    NotUnderstood,
    OldCard,
    Reply,
    SavedThing,
)
from dialogs.ground.page import Page
from dialogs.ground.turn import Actor, Turn, refuse, shown
from dialogs.organisation import naming
from dialogs.organisation.around import Around
from dialogs.organisation.naming import Named
from dialogs.organisation.rules.receivers import MatterKind
from dialogs.reviews import answering, build, changing, guard, landing, lifted
from dialogs.reviews import asked as measure_asked
from dialogs.reviews import showing_to_rep as confirming_pages
from dialogs.reviews.changes import MatterLifted
from dialogs.reviews.events.following_up import (
    AdoptMeasure,
    CancelMeasure,
    DoneAtOnce,
    Later,
    LiftMatter,
    NoMeasure,
    PlanMeasure,
    ShowFollowUp,
    ShowPlan,
)
from dialogs.reviews.lifted import Chosen
from dialogs.reviews.notices import NotReady, ReviewSaved
from dialogs.reviews.pages.answering import Draft
from dialogs.reviews.rules import marks
from dialogs.reviews.rules.review import Matter, Measure, MeasureKind, MeasureState, Priority, Review, SeatKind, Stage

SHORTEST = 3  # characters of a "what" that says anything


def show_follow_up(review: Review, event: ShowFollowUp, actor: Actor) -> Turn:
    guard.seat(review, actor)
    if event.measure is not None:
        measure = _measure(review, event.measure, actor)
        draft = Draft(
            what=measure.what,
            due=measure.due.isoformat() if measure.due else "",
            who=measure.accountable or "",
            priority=measure.priority,
        )
        page = build.follow_up(review, actor, measure.question, measure.kind, editing=measure.id, draft=draft)
        return shown(page)
    if event.question is not None:
        guard.question(review, actor, event.question)
    kept = answering.keeping(review, event.comment_on, event.comment, event.revision, actor)

    def show(r: Review, a: Actor) -> Page:
        return build.follow_up(r, a, event.question, event.kind)

    return answering.kept_then(review, kept, actor, event.comment_on, show)


def _measure(review: Review, which: MeasureId, actor: Actor) -> Measure:
    """The measure, looked up in this review and nowhere else."""
    found = next((measure for measure in review.measures if measure.id == which), None)
    if found is None:
        raise refuse(landing.page(review, actor), NotUnderstood())
    return found


def _kept_measure(review: Review, which: MeasureId, actor: Actor) -> Measure:
    """One that has not been taken out: a card that still shows it is old."""
    measure = _measure(review, which, actor)
    if measure.state is MeasureState.CANCELLED:
        raise refuse(build.plan(review, actor), OldCard())
    return measure


def _may_change(review: Review, measure: Measure, actor: Actor) -> bool:
    """The rep changes what the rep has proposed, until it is in the plan. In one room either of them presses."""
    if review.seat_kind(actor.person.id) is SeatKind.MANAGER or actor.in_group:
        return True
    return not measure.in_plan and measure.proposed_by == actor.person.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed, read."""

    what: str
    due: date | None
    who: PersonId | None
    priority: Priority


def plan_measure(review: Review, event: PlanMeasure, actor: Actor, around: Around) -> Turn:
    """A new measure in its slot, or another wording, date or person for one that is there. From the rep: a proposal."""
    kind = guard.seat(review, actor)
    guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    if event.question is not None:
        guard.question(review, actor, event.question)
    proposing = kind is SeatKind.REP and not actor.in_group
    if proposing and review.handed_over_at is None:
        raise refuse(landing.page(review, actor), NotReady(stage=review.stage))
    before = _kept_measure(review, event.measure, actor) if event.measure else None
    if before is not None and not _may_change(review, before, actor):
        guard.as_manager(review, actor)
    asked = _read(review, event, actor, around, proposing=proposing)
    measure = _planned(review, event, actor, asked, before, proposing=proposing)
    _not_meanwhile(review, event, measure, actor)
    if before is None and event.question is not None and all(one.id != measure.id for one in review.measures):
        of = review.checklist.question(event.question)
        _as_shown(review, of, event.seen, actor, event.what or "", event.kind)
    after = changing.with_measure(review, measure) if _differs(review, measure) else review
    if event.question is not None and not proposing:
        after = _used(after, event.question, actor, measure.kind)
    number = review.checklist.number(event.question) if event.question else None
    what = ReviewSaved.PROPOSAL if proposing else ReviewSaved.MEASURE_CHANGED if before else ReviewSaved.MEASURE
    later = measure_asked.met_later(asked.who, around)
    saved = SavedThing(what=what, at=actor.now, by=actor.person.name, number=number, met_later=later)
    return changing.done(review, after, actor, lambda r, a: _after_measure(r, a, event.question), saved)


def _planned(
    review: Review, event: PlanMeasure, actor: Actor, asked: Asked, before: Measure | None, *, proposing: bool
) -> Measure:
    if before is not None:
        changed = replace(before, what=asked.what, due=asked.due, accountable=asked.who, priority=asked.priority)
        taken = not proposing and before.state in (MeasureState.PROPOSED, MeasureState.CANNOT)
        return replace(changed, state=MeasureState.PLANNED, reason=None) if taken else changed
    return Measure(
        id=measure_id(review, event.question, event.slot),
        node=review.nodes[0].id,
        question=event.question,
        kind=event.kind,
        state=MeasureState.PROPOSED if proposing else MeasureState.PLANNED,
        what=asked.what,
        due=asked.due,
        accountable=asked.who,
        priority=asked.priority,
        proposed_by=actor.person.id if proposing else None,
        by=actor.person.id,
        at=actor.now,
    )


def measure_id(review: Review, question: QuestionId | None, slot: int) -> MeasureId:
    """The same slot is the same measure, so the same press twice plans it once."""
    return MeasureId(uuid5(review.id, f"{question or '-'}:{slot}"))


def _differs(review: Review, measure: Measure) -> bool:
    known = next((one for one in review.measures if one.id == measure.id), None)
    return known is None or replace(known, at=measure.at, by=measure.by) != measure


def _not_meanwhile(review: Review, event: PlanMeasure, measure: Measure, actor: Actor) -> None:
    """An old form: its slot is taken, or the plan has moved on. What is there is shown, and the person may press again."""
    known = next((one for one in review.measures if one.id == measure.id), None)
    of_today = event.measure is not None and event.revision == review.revision
    if known is None or of_today or not _differs(review, measure):
        return
    draft = Draft(
        what=event.what or "",
        due=event.due or "",
        who=event.who or "",
        who_name=event.who_name or "",
        priority=_priority(event.priority),
    )
    page = build.follow_up(review, actor, event.question, event.kind, editing=event.measure, draft=draft)
    number = review.checklist.number(event.question) if event.question else None
    raise refuse(page, ChangedMeanwhile(by=review.name(known.by), at=known.at, number=number))


def _as_shown(review: Review, asked: Question, seen: str | None, actor: Actor, typed: str, kind: MeasureKind) -> None:
    """An old card never changes what somebody has decided of this question since it was made: today's comes, with the words."""
    if seen is None or seen == marks.of_follow_up(review, asked.id):
        return
    by, at = _last(review, asked.id)
    page = build.follow_up(review, actor, asked.id, kind, draft=Draft(what=typed, who=actor.person.id))
    number = review.checklist.number(asked.id)
    raise refuse(page, ChangedMeanwhile(by=by, at=at, number=number, comment=typed))


def _last(review: Review, which: QuestionId) -> tuple[str, datetime | None]:
    """Who did the last thing about this answer, and when."""
    things = [(one.at, one.by) for one in review.measures if one.question == which]
    things += [(one.at, one.by) for one in review.matters if one.question == which]
    answer = review.answers.get(which)
    if answer is not None:
        things.append((answer.at, answer.by))
    at, by = max(things, default=(None, None), key=lambda one: one[0])
    return (review.name(by) if by else "", at)


def _priority(typed: str | None) -> Priority:
    return Priority.HIGH if typed == Priority.HIGH.value else Priority.NORMAL


def _read(review: Review, event: PlanMeasure, actor: Actor, around: Around, *, proposing: bool) -> Asked:
    """Everything that is missing or wrong is told at once, and what was typed stands in its fields again."""
    what = (event.what or "").strip()
    lacks: list[Lack] = []
    candidates: tuple[str, ...] = ()
    if len(what) < SHORTEST:
        lacks.append(CommonLack.WHAT)
    due = read_day(event.due, actor.today) if event.due else None
    if event.due and due is None:
        lacks.append(CommonLack.DUE_UNREADABLE)
    elif due is not None and due < actor.today:
        lacks.append(CommonLack.DUE_PASSED)
    elif due is None and not proposing:
        lacks.append(CommonLack.DUE)
    who: PersonId | None = None
    match naming.who(event.who, event.who_name, event.who_found, review.candidates, around.found):
        case Named() as found:
            who = found.person
        case CommonLack.WHO:
            who = None if proposing else actor.person.id
        case Lack() as lack:
            lacks.append(lack)
            candidates = tuple(person.name for person in around.found)
    if lacks:
        draft = Draft(
            what=what,
            due=event.due or "",
            who=event.who or "",
            who_name=event.who_name or "",
            priority=_priority(event.priority),
        )
        page = build.follow_up(review, actor, event.question, event.kind, editing=event.measure, draft=draft)
        raise refuse(page, Lacking(what=tuple(lacks), typed=event.who_name or "", candidates=candidates))
    return Asked(what=what, due=due, who=who, priority=_priority(event.priority))


def _used(review: Review, which: QuestionId, actor: Actor, kind: MeasureKind = MeasureKind.IMPROVE) -> Review:
    """A measure replaces the reason for having none, an activity does not; the draft has become something."""
    answer = review.answers.get(which)
    if answer is None:
        return review
    reason = None if kind is MeasureKind.IMPROVE else answer.no_measure_reason
    used = replace(answer, draft="", no_measure_reason=reason)
    return changing.with_answer(review, which, changing.stamped(used, review, actor))


def _after_measure(review: Review, actor: Actor, which: QuestionId | None) -> Page:
    if review.stage is not Stage.ANSWERING:
        return _where_it_was(review, actor, which)
    if which is None:
        return build.plan(review, actor)
    if review.choice_of(which) is None:  # planned before it was answered: the answer is still to come
        return build.question(review, actor, which)
    return answering.go_on(review, actor, which)


def _where_it_was(review: Review, actor: Actor, which: QuestionId | None) -> Page:
    """After hand-over: the rep back to the area, the manager to the talk or the plan."""
    if review.seat_kind(actor.person.id) is SeatKind.REP and which and not actor.in_group:
        return confirming_pages.area(review, actor, review.checklist.area_of(which).id)
    return confirming_pages.talk(review, actor) if review.stage is Stage.TALKING else build.plan(review, actor)


def done_at_once(review: Review, event: DoneAtOnce, actor: Actor) -> Turn:
    """Done immediately: what was done, no plan needed (AFS 2023:1 13 §)."""
    asked = guard.question(review, actor, event.question)
    guard.may_record(review, actor, asked)
    guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    what = _what(review, event.question, event.what, actor, event.kind, CommonLack.WHAT)
    known = next((m for m in review.measures_for(asked.id) if m.what == what and m.done_at_once), None)
    if known is None:
        _as_shown(review, asked, event.seen, actor, what, event.kind)
    measure = known or Measure(
        id=measure_id(review, asked.id, review.slot(asked.id)),
        node=review.nodes[0].id,
        question=asked.id,
        kind=event.kind,
        state=MeasureState.DONE,
        what=what,
        accountable=actor.person.id,
        done_at=actor.now,
        done_at_once=True,
        by=actor.person.id,
        at=actor.now,
    )
    after = _used(changing.with_measure(review, measure) if known is None else review, asked.id, actor, event.kind)
    number = review.checklist.number(asked.id)
    saved = SavedThing(what=ReviewSaved.DONE_AT_ONCE, at=actor.now, by=actor.person.name, number=number)
    return changing.done(review, after, actor, lambda r, a: _after_measure(r, a, asked.id), saved)


def _what(review: Review, which: QuestionId, typed: str | None, actor: Actor, kind: MeasureKind, lack: Lack) -> str:
    """The one text field of the follow-up card; what was drafted before counts, too."""
    answer = review.answers.get(which)
    what = (typed if typed is not None else (answer.draft if answer else "")).strip()
    if len(what) < SHORTEST:
        page = build.follow_up(review, actor, which, kind, draft=Draft(what=what, who=actor.person.id))
        raise refuse(page, Lacking(what=(lack,)))
    return what


def no_measure(review: Review, event: NoMeasure, actor: Actor) -> Turn:
    asked = guard.question(review, actor, event.question)
    guard.may_record(review, actor, asked)
    guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    if review.choice_of(asked.id) is None:
        raise refuse(build.question(review, actor, asked.id), NotUnderstood())
    reason = _what(review, asked.id, event.what, actor, MeasureKind.IMPROVE, CommonLack.REASON)
    if changing.answer_in(review, actor, asked.id).no_measure_reason != reason:
        _as_shown(review, asked, event.seen, actor, reason, MeasureKind.IMPROVE)
    answer = replace(changing.answer_in(review, actor, asked.id), no_measure_reason=reason, draft="")
    after = changing.with_answer(review, asked.id, changing.stamped(answer, review, actor))
    number = review.checklist.number(asked.id)
    saved = SavedThing(what=ReviewSaved.NO_MEASURE, at=actor.now, by=actor.person.name, number=number)
    return changing.done(review, after, actor, lambda r, a: _after_measure(r, a, asked.id), saved)


def lift_matter(review: Review, event: LiftMatter, actor: Actor, around: Around) -> Turn:
    """To the level above, or to who is chosen: they are told (V03, V19). What is signed stays as it was signed."""
    asked = guard.question(review, actor, event.question)
    guard.may_record(review, actor, asked)
    if not review.frozen:
        guard.editable(review, actor)
        guard.not_old(review, actor, event.revision)
    here = around if around.receivers else replace(around, receivers=lifted.above(review))
    to = lifted.chosen(event.to, event.to_name, here, returnable=review.may_return(asked))
    what = _what(review, asked.id, event.what, actor, MeasureKind.IMPROVE, CommonLack.WHAT)
    by_when = lifted.wanted_by(event.due, actor)
    if isinstance(to, Lack) or isinstance(by_when, Lack):
        draft = Draft(what=what, due=event.due or "", who=actor.person.id)
        page = build.follow_up(review, actor, asked.id, MeasureKind.IMPROVE, draft=draft)
        page = replace(page, to=event.to or "", to_name=event.to_name or "")
        lacks = tuple(one for one in (to, by_when) if isinstance(one, Lack))
        typed = event.to_name or event.due or ""
        raise refuse(page, Lacking(what=lacks, typed=typed, candidates=lifted.names(here.named)))
    matter = lifted.matter(actor, to, what, by_when, node=review.nodes[0].id, review=review.id, question=asked.id)
    if not review.frozen and all(one.id != matter.id for one in review.matters):
        _as_shown(review, asked, event.seen, actor, what, MeasureKind.IMPROVE)
    return _lifted(review, matter, to, actor)


def _lifted(review: Review, matter: Matter, to: Chosen, actor: Actor) -> Turn:
    known = any(one.id == matter.id for one in review.matters)
    number = review.checklist.number(matter.question) if matter.question else None
    what = ReviewSaved.TASK_RETURNED if matter.kind is MatterKind.RETURNED_TASK else ReviewSaved.LIFTED
    saved = SavedThing(what=what, at=actor.now, by=actor.person.name, number=number)
    told = () if known else lifted.letters(matter, to.choice.people, actor)
    if review.frozen:
        reply = Reply(page=landing.page(review, actor), notice=saved)
        beside = () if known else (MatterLifted(matter=matter, review=review.id),)
        return Turn(reply=reply, changes=beside, messages=told)
    with_it = review if known else replace(review, matters=(*review.matters, matter))
    after = _used(with_it, matter.question, actor) if matter.question else with_it
    show = _after_lifting(matter)
    return changing.done(review, after, actor, show, saved, messages=told)


def _after_lifting(matter: Matter) -> changing.Showing:
    return lambda review, actor: _after_measure(review, actor, matter.question)


def later(review: Review, event: Later, actor: Actor) -> Turn:
    """Leaves the card; what was typed is there next time."""
    asked = guard.question(review, actor, event.question)
    guard.may_record(review, actor, asked)
    known = review.answers.get(asked.id)
    after = review
    if known is not None and event.what is not None and event.what != known.draft and not review.frozen:
        after = replace(review, answers={**review.answers, asked.id: replace(known, draft=event.what)})
    kept = bool(event.what) and after is not review
    number = review.checklist.number(asked.id)
    saved = SavedThing(what=ReviewSaved.DRAFT, at=actor.now, by=actor.person.name, number=number) if kept else None

    def show(r: Review, a: Actor) -> Page:
        return build.question(r, a, asked.id) if event.to_question else answering.go_on(r, a, asked.id)

    return changing.done(review, after, actor, show, saved)


def cancel_measure(review: Review, event: CancelMeasure, actor: Actor) -> Turn:
    """Taken out of the plan, kept in history. The rep may take back their own proposal; a no to one is owed a reason."""
    guard.seat(review, actor)
    guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    measure = _measure(review, event.measure, actor)
    if not _may_change(review, measure, actor):
        guard.as_manager(review, actor)
    changed = event.seen is not None and event.seen != marks.of_measure(review, measure.id)
    if measure.state is not MeasureState.CANCELLED and changed:
        raise refuse(build.plan(review, actor), ChangedMeanwhile(by="", comment=event.what or ""))
    declined = measure.state is MeasureState.PROPOSED and measure.proposed_by != actor.person.id
    if declined and not event.what:
        raise refuse(confirming_pages.talk(review, actor), Lacking(what=(CommonLack.REASON,)))
    cancelled = replace(measure, state=MeasureState.CANCELLED, reason=event.what or None)
    after = review if measure.state is MeasureState.CANCELLED else changing.with_measure(review, cancelled)
    number = review.checklist.number(measure.question) if measure.question else None
    saved = SavedThing(what=ReviewSaved.MEASURE_CANCELLED, at=actor.now, by=actor.person.name, number=number)
    return changing.done(review, after, actor, lambda r, a: _after_cancel(r, a, measure), saved)


def _after_cancel(review: Review, actor: Actor, measure: Measure) -> Page:
    if measure.question and review.stage is Stage.ANSWERING:
        return build.follow_up(review, actor, measure.question, measure.kind)
    return _where_it_was(review, actor, measure.question)


def adopt_measure(review: Review, event: AdoptMeasure, actor: Actor) -> Turn:
    """Into the plan. A proposal without a day or a person is completed on its form first."""
    guard.as_manager(review, actor)
    guard.editable(review, actor)
    guard.not_old(review, actor, event.revision)
    measure = _kept_measure(review, event.measure, actor)
    if measure.state is MeasureState.PROPOSED and (measure.due is None or measure.accountable is None):
        draft = Draft(
            what=measure.what,
            due=measure.due.isoformat() if measure.due else "",
            who=measure.accountable or actor.person.id,
            priority=measure.priority,
        )
        page = build.follow_up(review, actor, measure.question, measure.kind, editing=measure.id, draft=draft)
        return shown(page)
    adopted = replace(measure, state=MeasureState.PLANNED)
    after = changing.with_measure(review, adopted) if measure.state is MeasureState.PROPOSED else review
    saved = SavedThing(what=ReviewSaved.ADOPTED, at=actor.now, by=actor.person.name)
    return changing.done(review, after, actor, landing.page, saved)


def show_plan(review: Review, event: ShowPlan, actor: Actor) -> Turn:
    del event
    guard.seat(review, actor)
    return shown(build.plan(review, actor))
