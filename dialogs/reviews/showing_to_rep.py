"""The pages on which two people's sight of the same thing is laid side by side: areas, one question, the talk."""

from __future__ import annotations

from dialogs.checklists.rules.checklist import AnsweredBy, Question
from dialogs.ground.ids import AreaId, QuestionId
from dialogs.ground.turn import Actor
from dialogs.reviews import build
from dialogs.reviews.pages.confirming import AreaAnswer, AreaPage, Difference, DifferPage, TalkPage
from dialogs.reviews.rules.review import Review, SeatKind


def area(review: Review, actor: Actor, which: AreaId) -> AreaPage:
    areas = review.checklist.areas
    index = next(i for i, one in enumerate(areas) if one.id == which)
    return AreaPage(
        review=build.name_of(review),
        area=which,
        index=index + 1,
        total=len(areas),
        title=areas[index].title,
        manager=", ".join(review.names(review.managers)),
        answers=tuple(_answer(review, actor, asked) for asked in areas[index].questions),
        left=len(review.area_left(areas[index], actor.person.id)),
        before=areas[index - 1].id if index else None,
        after=areas[index + 1].id if index + 1 < len(areas) else None,
        may_change=not review.frozen and review.handed_over_at is not None,
        may_agree=review.frozen and review.seat_kind(actor.person.id) is SeatKind.REP,
    )


def _answer(review: Review, actor: Actor, asked: Question) -> AreaAnswer:
    answer = review.answers.get(asked.id)
    view = review.view_of(asked.id, actor.person.id)
    current = view is not None and view.of_choice == review.looked_at(asked.id)
    return AreaAnswer(
        question=asked.id,
        number=review.checklist.number(asked.id),
        short=asked.short,
        choice=review.choice_of(asked.id),
        comment=answer.comment if answer else "",
        measures=tuple(build.planned(review, measure) for measure in review.measures_for(asked.id)),
        no_measure_reason=answer.no_measure_reason if answer else None,
        lifted=build.lifted(review, asked.id),
        manager_only=asked.answered_by is AnsweredBy.MANAGER,
        agrees=view.agrees if view and current else None,
        own_choice=review.checklist.choice(view.choice) if view and current and view.choice else None,
        own_comment=view.comment if view else "",
        changed=view is not None and view.agrees is not None and not current,
    )


def differ(review: Review, actor: Actor, which: QuestionId, *, typed: str | None = None) -> DifferPage:
    asked = review.checklist.question(which)
    answer = review.answers.get(which)
    view = review.view_of(which, actor.person.id)
    return DifferPage(
        review=build.name_of(review),
        area=review.checklist.area_of(which).id,
        question=which,
        number=review.checklist.number(which),
        text=asked.text,
        scale=review.checklist.scale,
        manager=review.name(answer.by) if answer else "",
        manager_choice=review.choice_of(which),
        manager_comment=answer.comment if answer else "",
        own_choice=view.choice if view else None,
        comment=typed if typed is not None else (view.comment if view else ""),
        remark_only=asked.answered_by is AnsweredBy.MANAGER,
    )


def talk(review: Review, actor: Actor) -> TalkPage:
    number = review.checklist.number
    remarks = tuple(
        (number(which), review.name(person), view.comment)
        for (which, person), view in review.views.items()
        if view.comment and which in review.checklist and which not in review.dissents
    )
    return TalkPage(
        review=build.name_of(review),
        differences=tuple(_difference(review, which) for which in review.dissents),
        proposals=tuple(build.planned(review, measure) for measure in review.proposals),
        remarks=remarks,
        may_decide=review.seat_kind(actor.person.id) is SeatKind.MANAGER and not review.frozen,
    )


def _difference(review: Review, which: QuestionId) -> Difference:
    answer = review.answers[which]
    choice = review.choice_of(which)
    if choice is None:
        raise ValueError("a differing view of an unanswered question")  # dissent() compares with what stands there
    views = tuple(
        (review.name(view.person), review.checklist.choice(view.choice) if view.choice else None, view.comment)
        for view in review.dissent(which)
    )
    return Difference(
        question=which,
        number=review.checklist.number(which),
        short=review.checklist.question(which).short,
        manager_choice=choice,
        manager_comment=answer.comment,
        views=views,
        stands=answer.stands,
    )
