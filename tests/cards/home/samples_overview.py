"""The overview of a review in its stages, and whoever waits for somebody else."""

from __future__ import annotations

from dataclasses import replace

from dialogs.ground.ids import AreaId, QuestionId
from dialogs.ground.notices import Reply
from dialogs.reviews.pages.answering import Mark, NoRepPage, OverviewArea, OverviewPage, OverviewQuestion, WaitingPage
from dialogs.reviews.rules.review import SeatKind, Stage
from tests.cards.reviews.samples_first import CHECKLIST, JOINT, NO, NOT_APPLICABLE, REVIEW, SVEN, YES, q

MARKS = (Mark.ANSWERED, Mark.NEEDS_FOLLOW_UP, Mark.SKIPPED, Mark.UNANSWERED, Mark.DIFFERS)
CHOICES = {Mark.ANSWERED: YES, Mark.NEEDS_FOLLOW_UP: NO, Mark.DIFFERS: NOT_APPLICABLE}


def overview_question(number: int, mark: Mark) -> OverviewQuestion:
    asked = q((number - 1) % 26 + 1)
    return OverviewQuestion(
        question=QuestionId(f"q{number}"), number=number, short=asked.short, choice=CHOICES.get(mark), mark=mark
    )


def areas(numbers: int, *, each: int, unfolded: int | None, mark: Mark | None = None) -> tuple[OverviewArea, ...]:
    found = []
    for at, first in enumerate(range(1, numbers + 1, each)):
        asked = tuple(overview_question(n, mark or MARKS[n % 5]) for n in range(first, min(first + each, numbers + 1)))
        title = CHECKLIST.areas[at % len(CHECKLIST.areas)].title
        found.append(
            OverviewArea(
                area=AreaId(f"area-{at}"),
                title=title,
                answered=sum(1 for one in asked if one.choice),
                total=len(asked),
                to_do=sum(1 for one in asked if one.mark in (Mark.SKIPPED, Mark.UNANSWERED, Mark.NEEDS_FOLLOW_UP)),
                differs=sum(1 for one in asked if one.mark is Mark.DIFFERS) if at == 1 else 0,
                questions=asked,
                unfolded=at == unfolded,
            )
        )
    return tuple(found)


def missing(of: tuple[OverviewArea, ...]) -> tuple[OverviewQuestion, ...]:
    to_do = (Mark.SKIPPED, Mark.UNANSWERED, Mark.NEEDS_FOLLOW_UP)
    return tuple(one for area in of for one in area.questions if one.mark in to_do)


HALFWAY = areas(26, each=4, unfolded=1)
OVERVIEW = OverviewPage(
    review=REVIEW,
    stage=Stage.ANSWERING,
    seat=SeatKind.MANAGER,
    areas=HALFWAY,
    answered=sum(area.answered for area in HALFWAY),
    total=26,
    missing=missing(HALFWAY),
    participants_missing=True,
    measures=3,
    reps=(SVEN,),
    rep_missing=False,
    together=False,
    next_question=QuestionId("q2"),
)
SIXTY = areas(60, each=6, unfolded=3)
READY = replace(
    OVERVIEW,
    areas=areas(26, each=4, unfolded=None, mark=Mark.ANSWERED),
    answered=26,
    missing=(),
    participants_missing=False,
    next_question=None,
)
WAITING = WaitingPage(review=REVIEW, stage=Stage.WITH_REP, waiting_for=(SVEN,), just_done=True)

SAMPLES: dict[str, Reply] = {
    "overview": Reply(page=OVERVIEW),
    "overview, one left": Reply(
        page=replace(
            READY, missing=(overview_question(7, Mark.NEEDS_FOLLOW_UP),), answered=26, pressed_by=SVEN, in_group=True
        )
    ),
    "overview, ready": Reply(page=READY),
    "overview, ready without rep": Reply(page=replace(READY, reps=(), rep_missing=True)),
    "overview, with rep": Reply(page=replace(READY, stage=Stage.WITH_REP)),
    "overview, rep": Reply(page=replace(READY, stage=Stage.WITH_REP, seat=SeatKind.REP)),
    "overview, rep together": Reply(page=replace(READY, stage=Stage.WITH_REP, seat=SeatKind.REP, together=True)),
    "overview, rep too early": Reply(page=replace(OVERVIEW, seat=SeatKind.REP)),
    "overview, talking": Reply(page=replace(OVERVIEW, stage=Stage.TALKING, missing=())),
    "overview, to sign": Reply(page=replace(READY, stage=Stage.TO_SIGN)),
    "overview, signed": Reply(page=replace(READY, stage=Stage.SIGNED)),
    "overview, sixty questions": Reply(
        page=replace(
            OVERVIEW,
            review=JOINT,
            areas=SIXTY,
            answered=sum(area.answered for area in SIXTY),
            total=60,
            missing=missing(SIXTY),
        )
    ),
    "no rep": Reply(page=NoRepPage(review=REVIEW)),
    "waiting": Reply(page=WAITING),
    **{
        f"waiting, {stage.value}": Reply(page=replace(WAITING, stage=stage, just_done=False, review=JOINT))
        for stage in Stage
    },
    "waiting, nobody": Reply(page=replace(WAITING, waiting_for=(), stage=Stage.TO_SIGN)),
}
