"""Pages of a review, built from the review: what several conversations show. One function for each page."""

from __future__ import annotations

from dialogs.checklists.rules.checklist import AnsweredBy, Area, Question
from dialogs.ground.ids import MeasureId, QuestionId
from dialogs.ground.turn import Actor
from dialogs.reviews import carrying
from dialogs.reviews.pages.answering import (
    Candidate,
    Draft,
    FollowUpPage,
    GivenAnswer,
    Mark,
    OverviewArea,
    OverviewPage,
    OverviewQuestion,
    PlannedMeasure,
    QuestionPage,
    WaitingPage,
)
from dialogs.reviews.pages.confirming import PlanPage
from dialogs.reviews.pages.entering import InvitationPage, LatePage
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.pages.signing import Share, SignedPage, SignPage, Sums
from dialogs.reviews.rules import marks, worth_a_talk
from dialogs.reviews.rules.review import PLAN, Measure, MeasureKind, MeasureState, Review, SeatKind
from dialogs.reviews.rules.shared import shareable, shared
from dialogs.risk.pages import UnitRisk


def name_of(review: Review) -> ReviewName:
    units = tuple(node.name for node in review.nodes)
    return ReviewName(
        id=review.id,
        year=review.year,
        units=units,
        revision=review.revision,
        version=review.version,
        extra=review.extra.kind if review.extra else None,
        method=review.method,
        entered_by=review.entered_by or "",
    )


def invitation(review: Review, actor: Actor) -> InvitationPage:
    return InvitationPage(
        review=name_of(review),
        seat=review.seat_kind(actor.person.id) or SeatKind.MANAGER,
        questions=len(review.checklist.questions),
        minutes=review.minutes_left(),
        opens=review.window.opens,
        closes=review.window.closes,
        is_open=review.window.is_open(actor.today),
        managers=review.names(review.managers),
        reps=review.names(review.reps),
        stage=review.stage,
        reason=review.extra.reason if review.extra else "",
    )


def late(review: Review, typed: str = "") -> LatePage:
    return LatePage(review=name_of(review), closed=review.window.closes, typed=typed)


def question(review: Review, actor: Actor, which: QuestionId, *, typed: str | None = None) -> QuestionPage:
    """`typed` is a comment that could not be saved and is shown again in its field."""
    checklist = review.checklist
    asked = checklist.question(which)
    answer = review.answers.get(which)
    before, after = checklist.before(which), checklist.after(which)
    past = carrying.past(review, which)
    return QuestionPage(
        review=name_of(review),
        question=which,
        number=checklist.number(which),
        total=len(checklist.questions),
        answered=review.answered,
        area=checklist.area_of(which).title,
        text=asked.text,
        help=asked.help,
        law=tuple(law for law in asked.law if law.holds(actor.today)),
        documents=tuple(document for document in asked.documents if document.holds(actor.today)),
        see_also=tuple((checklist.number(q), checklist.question(q).short) for q in asked.see_also if q in checklist),
        scale=checklist.scale,
        chosen=_given(review, which),
        comment=typed if typed is not None else (answer.comment if answer else ""),
        manager_only=asked.answered_by is AnsweredBy.MANAGER,
        sensitive=asked.sensitive,
        support_wanted=bool(answer and answer.support_wanted),
        past=past,
        past_choice=checklist.choice(past.choice) if past and checklist.has_choice(past.choice) else None,
        open_before=carrying.open_before(review) if asked.carries_over else (),
        open_measures=carrying.open_measures(review, asked, actor),
        open_matters=carrying.open_matters(review, asked, actor),
        risks=_risks(review) if asked.assessment else (),
        before=before.id if before else None,
        after=after.id if after else None,
        measures=len(review.measures_for(which)),
        may_answer=asked.answered_by is AnsweredBy.PAIR or actor.person.id in review.managers,
        in_group=actor.in_group,
    )


def _given(review: Review, which: QuestionId) -> GivenAnswer | None:
    answer = review.answers.get(which)
    if answer is None or answer.choice is None:
        return None
    return GivenAnswer(choice=answer.choice, by=review.name(answer.by), at=answer.at)


def _risks(review: Review) -> tuple[UnitRisk, ...]:
    known = {one.node: one for one in review.risk_assessed}
    return tuple(UnitRisk(node=node.id, unit=node.name, last=known.get(node.id)) for node in review.nodes)


def planned(review: Review, measure: Measure) -> PlannedMeasure:
    known = measure.question is not None and measure.question in review.checklist
    return PlannedMeasure(
        id=measure.id,
        number=review.checklist.number(measure.question) if known and measure.question else None,
        what=measure.what,
        kind=measure.kind,
        state=measure.state.value,
        due=measure.due,
        accountable=review.name(measure.accountable) if measure.accountable else "",
        priority=measure.priority,
        done_at_once=measure.done_at_once,
        proposed_by=review.name(measure.proposed_by) if measure.proposed_by else None,
        reason=measure.reason,
        seen=marks.of_measure(review, measure.id),
    )


def lifted(review: Review, which: QuestionId | None = None) -> tuple[str, ...]:
    return tuple(matter.what for matter in review.matters if which is None or matter.question == which)


def follow_up(
    review: Review,
    actor: Actor,
    which: QuestionId | None,
    kind: MeasureKind,
    *,
    editing: MeasureId | None = None,
    draft: Draft | None = None,
) -> FollowUpPage:
    asked = review.checklist.question(which) if which else None
    answer = review.answers.get(which) if which else None
    proposing = review.seat_kind(actor.person.id) is SeatKind.REP and not actor.in_group
    mine = "" if proposing else actor.person.id
    shown = draft or Draft(what=answer.draft if answer else "", who=mine)
    return FollowUpPage(
        review=name_of(review),
        question=which,
        number=review.checklist.number(which) if which else None,
        short=asked.short if asked else None,
        choice=review.choice_of(which) if which else None,
        kind=kind,
        slot=review.slot(which),
        editing=editing,
        proposing=proposing,
        suggestions=asked.suggestions if asked and kind is MeasureKind.IMPROVE else (),
        candidates=tuple(Candidate(person=p, name=review.name(p)) for p in review.candidates),
        draft=shown,
        earliest=actor.today,
        measures=tuple(planned(review, m) for m in review.measures_for(which)) if which else (),
        no_measure_reason=answer.no_measure_reason if answer else None,
        lifted=lifted(review, which) if which else (),
        lift_to=review.above.name if review.above else None,
        returnable=bool(asked and review.may_return(asked)),
        seen=marks.of_follow_up(review, which) if which else None,
    )


def overview_question(review: Review, asked: Question) -> OverviewQuestion:
    choice = review.choice_of(asked.id)
    answer = review.answers.get(asked.id)
    if review.dissent(asked.id):
        mark = Mark.DIFFERS
    elif choice is None:
        mark = Mark.SKIPPED if answer and answer.skipped else Mark.UNANSWERED
    else:
        mark = Mark.NEEDS_FOLLOW_UP if review.needs_follow_up(asked) else Mark.ANSWERED
    return OverviewQuestion(
        question=asked.id, number=review.checklist.number(asked.id), short=asked.short, choice=choice, mark=mark
    )


def _area(review: Review, area: Area, *, unfolded: bool) -> OverviewArea:
    questions = tuple(overview_question(review, asked) for asked in area.questions)
    to_do = (Mark.SKIPPED, Mark.UNANSWERED, Mark.NEEDS_FOLLOW_UP)
    return OverviewArea(
        area=area.id,
        title=area.title,
        answered=sum(1 for one in questions if one.choice is not None),
        total=len(questions),
        to_do=sum(1 for one in questions if one.mark in to_do),
        differs=sum(1 for one in questions if one.mark is Mark.DIFFERS),
        questions=questions,
        unfolded=unfolded,
    )


def next_unanswered(review: Review, after: QuestionId | None = None) -> QuestionId | None:
    """The next one without an answer: those further on first, then those that were skipped."""
    left = [asked.id for asked in review.unanswered]
    if after is None or not left:
        return left[0] if left else None
    number = review.checklist.number
    return next((which for which in left if number(which) > number(after)), left[0])


def overview(review: Review, actor: Actor, unfolded: str | None = None) -> OverviewPage:
    missing = (*review.unanswered, *review.without_follow_up)
    in_order = sorted(missing, key=lambda asked: review.checklist.number(asked.id))
    return OverviewPage(
        review=name_of(review),
        stage=review.stage,
        seat=review.seat_kind(actor.person.id) or SeatKind.MANAGER,
        areas=tuple(_area(review, area, unfolded=area.id == unfolded) for area in review.checklist.areas),
        answered=review.answered,
        total=len(review.checklist.questions),
        missing=tuple(overview_question(review, asked) for asked in in_order),
        participants_missing=review.participants is None,
        measures=len(review.plan),
        reps=review.names(review.reps),
        rep_missing=not review.reps,
        together=bool(review.together),
        next_question=next_unanswered(review),
        in_group=actor.in_group,
    )


def waiting(review: Review, actor: Actor, *, just_done: bool = False) -> WaitingPage:
    return WaitingPage(
        review=name_of(review), stage=review.stage, waiting_for=waiting_for(review, actor), just_done=just_done
    )


def waiting_for(review: Review, actor: Actor) -> tuple[str, ...]:
    """Whose turn it is, by name: only those whose part is not done, never the one who reads."""
    match review.stage.value:
        case "with_rep":
            people = [
                person
                for seat in review.rep_seats
                if all(review.not_viewed(one) for one in seat.people)
                for person in seat.people
            ]
        case "to_sign":
            people = [person for seat in review.unsigned_seats for person in seat.people]
        case _:
            people = list(review.managers)
    return review.names(dict.fromkeys(person for person in people if person != actor.person.id))


def plan(review: Review, actor: Actor) -> PlanPage:
    seat = review.seat_kind(actor.person.id) or SeatKind.MANAGER
    asked = seat is SeatKind.REP and review.handed_over_at is not None
    return PlanPage(
        review=name_of(review),
        stage=review.stage,
        seat=seat,
        mark=review.plan_mark,
        measures=tuple(planned(review, m) for m in review.measures if m.state is not MeasureState.CANCELLED),
        lifted=lifted(review),
        to_confirm=asked and not review.has_viewed(PLAN, actor.person.id),
        may_change=not review.frozen,
    )


def sums(review: Review, *, in_channel: bool = False) -> Sums:
    """`in_channel`: without what was written about sensitive questions, which stays in the own line (GDPR, OSL)."""
    counts = {choice.id: 0 for choice in review.checklist.scale}
    core = [asked for asked in review.checklist if asked.added_by is None]
    for asked in core:
        if choice := review.choice_of(asked.id):
            counts[choice.id] += 1
    counted = sum(counts[choice.id] for choice in review.checklist.scale if choice.counts)
    shares = tuple(
        Share(
            choice=choice,
            count=counts[choice.id],
            percent=round(100 * counts[choice.id] / counted) if choice.counts and counted else None,
        )
        for choice in review.checklist.scale
    )
    sensitive = {asked.id for asked in review.checklist if asked.sensitive} if in_channel else set()
    told = [measure for measure in review.plan if measure.question not in sensitive and measure.follows is None]
    kept = [m for m in told if m.kind is MeasureKind.PRESERVE]
    return Sums(
        shares=shares,
        total=len(core),
        counted=counted,
        seen_alike=review.seen_alike,
        asked_of_rep=len(review.to_confirm),
        rep_missing=review.no_rep_reason is not None,
        participants=review.participants,
        strengths=tuple(measure.what for measure in kept),
        measures=tuple(planned(review, m) for m in told if m.kind is MeasureKind.IMPROVE),
        lifted=sum(1 for matter in review.matters if review.signed_at is None or matter.at <= review.signed_at),
        local=review.answered - sum(counts.values()),
    )


def sign(review: Review, actor: Actor, *, judgement: str | None = None) -> SignPage:
    seat = review.seat_kind(actor.person.id) or SeatKind.MANAGER
    return SignPage(
        review=name_of(review),
        seat=seat,
        sums=sums(review),
        judgement=review.judgement if judgement is None else judgement,
        waiting_for=waiting_for(review, actor),
        signed_by=review.names(signature.person for signature in review.signatures),
        may_sign=not review.has_signed(actor.person.id),
        topics=worth_a_talk.topics(worth_a_talk.of_review(review), review.checklist, actor.today),
        comments=len(shareable(review)),
        shared=tuple(review.checklist.number(one) for one in shared(review)),
    )


def signed(review: Review, actor: Actor) -> SignedPage:
    return SignedPage(
        review=name_of(review),
        sums=sums(review),
        judgement=review.judgement,
        signatures=tuple((review.name(one.person), one.seat, one.at) for one in review.signatures),
        no_rep_reason=review.no_rep_reason,
        reopened_reason=review.reopened_reason,
        may_reopen=True,
        node=review.home_of(actor.person.id).id,
    )
