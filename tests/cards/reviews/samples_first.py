"""Replies for the first half of the cards: the way in, questions, what follows them, the overview.

The questions are those of the shipped checklist; the sixty-question checklist is made of them, for the largest cards.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from dialogs.checklists.rules.checklist import AnsweredBy, Document, Question
from dialogs.ground.ids import ChecklistId, MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lacking, NotUnderstood, Reply
from dialogs.ground.texts import Text
from dialogs.home.events import Help
from dialogs.reviews.events.answering import ShowOverview
from dialogs.reviews.notices import ReviewLack, SavedAnswer
from dialogs.reviews.pages.answering import (
    Candidate,
    Draft,
    FollowUpPage,
    GivenAnswer,
    OpenBefore,
    PlannedMeasure,
    QuestionPage,
    WhichPage,
)
from dialogs.reviews.pages.entering import (
    InvitationPage,
    JoinableNode,
    LatePage,
    NotedPage,
    NoteKind,
    NotePage,
    ParticipantsPage,
    TogetherPage,
)
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import (
    MeasureKind,
    MeasureState,
    Participants,
    PastAnswer,
    PastMeasure,
    Priority,
    SeatKind,
    Stage,
)
from storage.checklists.files import shipped

CHECKLIST = shipped()[ChecklistId("vastmanland")]
YES, PARTLY, NO, NOT_APPLICABLE = CHECKLIST.scale
AT = datetime(2026, 11, 21, 13, 32, tzinfo=UTC)  # 14.32 in Stockholm
ID = ReviewId(UUID(int=7))
OTHER_ID = ReviewId(UUID(int=8))
REVIEW = ReviewName(id=ID, year=2026, units=("Medicinkliniken avd. 32",), revision=41, version=1)
JOINT = ReviewName(
    id=OTHER_ID,
    year=2026,
    units=(
        "Ortopedmottagningen Köping",
        "Rehabiliteringsenheten för öppenvård och hemsjukvård i Västerås",
        "Dagkirurgin",
        "Akutmottagningens observationsplatser",
    ),
    revision=12,
    version=2,
)
ANNA, SVEN = "Anna Ek", "Sven Lindqvist-Åkerström"
LONG_COMMENT = (
    "Vi har saknat en gemensam rutin för skyddsronder på plan 3 sedan röntgen flyttade in. Frågan har tagits upp på APT "
    "två gånger och med fastighet en gång, men ingen vet vem som ska kalla. Nattpersonalen är sällan med. "
) * 3

# --- the way in

INVITATION = InvitationPage(
    review=REVIEW,
    seat=SeatKind.MANAGER,
    questions=26,
    minutes=30,
    opens=date(2026, 9, 1),
    closes=date(2026, 11, 30),
    is_open=True,
    managers=(ANNA,),
    reps=(SVEN,),
    stage=Stage.NOT_STARTED,
)
PARTICIPANTS = ParticipantsPage(
    review=REVIEW,
    managers=(ANNA,),
    reps=(SVEN,),
    counts=None,
    suggested=Participants(managers=1, employees=0, safety_reps=1, union_reps=0),
    joinable=(),
    together=None,
)
JOINABLE = (
    JoinableNode(node=NodeId("e-33"), name="Medicinkliniken avd. 33", manager="Li Berg", joined=True),
    JoinableNode(
        node=NodeId("e-71"),
        name="Rehabiliteringsenheten för öppenvård och hemsjukvård i Västerås",
        manager="Karl-Erik af Åkerhielm-Wettergren",
        joined=False,
    ),
)

# --- questions


def question_page(asked: Question, **change: object) -> QuestionPage:
    number, total = CHECKLIST.number(asked.id), len(CHECKLIST.questions)
    before, after = CHECKLIST.before(asked.id), CHECKLIST.after(asked.id)
    page = QuestionPage(
        review=REVIEW,
        question=asked.id,
        number=number,
        total=total,
        answered=number - 1,
        area=CHECKLIST.area_of(asked.id).title,
        text=asked.text,
        help=asked.help,
        law=asked.law,
        documents=asked.documents,
        see_also=tuple((CHECKLIST.number(q), CHECKLIST.question(q).short) for q in asked.see_also),
        scale=CHECKLIST.scale,
        chosen=None,
        comment="",
        manager_only=asked.answered_by is AnsweredBy.MANAGER,
        sensitive=asked.sensitive,
        support_wanted=False,
        past=None,
        past_choice=None,
        before=before.id if before else None,
        after=after.id if after else None,
    )
    return replace(page, **change)


def q(number: int) -> Question:
    return CHECKLIST.questions[number - 1]


PAST = PastAnswer(
    year=2025,
    choice=PARTLY.id,
    comment="Oklart vem som kallar till gemensam skyddsrond.",
    measures=(
        PastMeasure(
            what="Gemensam rutin för plan 3",
            kind=MeasureKind.IMPROVE,
            state=MeasureState.DONE,
            due=date(2026, 3, 12),
        ),
        PastMeasure(
            what="Årligt möte med fastighet",
            kind=MeasureKind.IMPROVE,
            state=MeasureState.PLANNED,
            due=date(2026, 10, 1),
        ),
    ),
)
SEVEN = question_page(q(7), past=PAST, past_choice=PARTLY)
ANSWERED = replace(
    SEVEN,
    chosen=GivenAnswer(choice=NO.id, by=SVEN, at=AT),
    comment=LONG_COMMENT,
    measures=2,
    support_wanted=True,
)
DOCUMENTS = (
    Document(title=Text("Arbetsmiljöhandboken", "The work environment handbook"), url="https://example.org/handbok"),
    Document(title=Text("Policy för hälsofrämjande arbetsplats"), url="https://example.org/policy(2024)"),
)
BEFORE = tuple(
    OpenBefore(
        number=CHECKLIST.number(one.id),
        question=one.short,
        choice=PARTLY,
        measures=("Gemensam rutin för plan 3", "Årligt möte med fastighet om ventilation och lokalernas skick"),
    )
    for one in CHECKLIST.questions[:14]
)
LARGEST_QUESTION = question_page(
    q(26),
    review=JOINT,
    documents=DOCUMENTS * 2,
    see_also=tuple((CHECKLIST.number(one.id), one.short) for one in CHECKLIST.questions[:4]),
    past=replace(PAST, comment=LONG_COMMENT * 2, measures=PAST.measures * 3),
    past_choice=PARTLY,
    open_before=BEFORE,
    comment=LONG_COMMENT * 3,
    chosen=GivenAnswer(choice=YES.id, by="Karl-Erik af Åkerhielm-Wettergren", at=AT),
    in_group=True,
    pressed_by=SVEN,
)

# --- what follows

MEASURE = PlannedMeasure(
    id=MeasureId(UUID(int=3)),
    number=7,
    what="Gemensam skyddsrond på plan 3 med alla verksamheter i huset",
    kind=MeasureKind.IMPROVE,
    state=MeasureState.PLANNED,
    due=date(2027, 3, 31),
    accountable=SVEN,
    priority=Priority.HIGH,
    done_at_once=False,
    proposed_by=None,
)
FOLLOW_UP = FollowUpPage(
    review=REVIEW,
    question=QuestionId("q7"),
    number=7,
    short=q(7).short,
    choice=NO,
    kind=MeasureKind.IMPROVE,
    slot=0,
    editing=None,
    proposing=False,
    suggestions=q(7).suggestions,
    candidates=(
        Candidate(person=PersonId("anna"), name=ANNA),
        Candidate(person=PersonId("sven"), name=SVEN),
        Candidate(person=PersonId("li"), name="Li Berg"),
    ),
    draft=Draft(who="anna"),
    earliest=date(2026, 11, 21),
    measures=(),
    no_measure_reason=None,
    lifted=(),
    lift_to="Närsjukvården öst",
)

WHICH = WhichPage(review=REVIEW, typed="nej, vi hinner inte", questions=tuple((n, q(n).short) for n in range(1, 27)))

SAMPLES: dict[str, Reply] = {
    "which question": Reply(page=WHICH),
    "which question, long": Reply(page=replace(WHICH, review=JOINT, typed=LONG_COMMENT)),
    "question, not understood": Reply(
        page=SEVEN.holding("oversik"),
        notice=NotUnderstood(typed="oversik", could=(("översikt", ShowOverview(review=ID)), ("hjälp", Help()))),
    ),
    "invitation": Reply(page=INVITATION),
    "invitation, rep": Reply(page=replace(INVITATION, seat=SeatKind.REP)),
    "invitation, not open": Reply(page=replace(INVITATION, is_open=False, review=JOINT)),
    "invitation, no rep": Reply(page=replace(INVITATION, reps=())),
    "invitation, begun": Reply(page=replace(INVITATION, stage=Stage.ANSWERING)),
    "remind later": Reply(
        page=NotePage(review=REVIEW, kind=NoteKind.REMIND_LATER, earliest=date(2026, 11, 22), latest=date(2026, 11, 30))
    ),
    "remind later, unreadable": Reply(
        page=NotePage(review=JOINT, kind=NoteKind.REMIND_LATER, earliest=date(2026, 11, 22), typed="nån gång"),
        notice=Lacking(what=(ReviewLack.DAY,), typed="nån gång"),
    ),
    "not mine": Reply(page=NotePage(review=JOINT, kind=NoteKind.NOT_MINE)),
    "noted, a day": Reply(page=NotedPage(review=REVIEW, remind_on=date(2026, 11, 26))),
    "noted, not mine": Reply(page=NotedPage(review=REVIEW)),
    "participants": Reply(page=PARTICIPANTS),
    "participants, joint": Reply(page=replace(PARTICIPANTS, review=JOINT, joinable=JOINABLE)),
    "participants, no rep": Reply(page=replace(PARTICIPANTS, reps=())),
    "participants, in a group": Reply(
        page=replace(
            PARTICIPANTS, in_group=True, counts=Participants(managers=2, employees=11, safety_reps=1, union_reps=2)
        )
    ),
    "late": Reply(page=LatePage(review=REVIEW, closed=date(2026, 11, 30))),
    "together": Reply(page=TogetherPage(review=REVIEW, others=(SVEN,))),
    "question": Reply(page=SEVEN),
    "question, first": Reply(page=question_page(q(1))),
    "question, after another": Reply(
        page=question_page(q(8)),
        notice=SavedAnswer(review=ID, question=QuestionId("q7"), number=7, choice=YES, at=AT, by=ANNA, activity=True),
    ),
    "question, answered": Reply(page=ANSWERED),
    "question, manager only": Reply(page=question_page(q(9))),
    "question, rep reads": Reply(
        page=question_page(
            q(9), may_answer=False, comment="Tiden räcker inte.", chosen=GivenAnswer(choice=PARTLY.id, by=ANNA, at=AT)
        )
    ),
    "question, sensitive": Reply(page=question_page(q(12), documents=DOCUMENTS)),
    "question, changed meanwhile": Reply(
        page=ANSWERED, notice=ChangedMeanwhile(by=SVEN, at=AT, number=7, choice=NO.label, comment="vi delar *inte* rum")
    ),
    "question, last year's": Reply(page=question_page(q(25), open_before=BEFORE[:3])),
    "question, largest": Reply(page=LARGEST_QUESTION),
    **{f"question {n}": Reply(page=question_page(q(n))) for n in (2, 15, 22, 26)},
    "follow-up": Reply(page=FOLLOW_UP),
    "follow-up, has some": Reply(
        page=replace(
            FOLLOW_UP,
            slot=1,
            measures=(MEASURE, replace(MEASURE, state=MeasureState.DONE, done_at_once=True)),
            no_measure_reason="Vi flyttar i mars.",
            lifted=("Ventilationen i läkemedelsrummet",),
        )
    ),
    "follow-up, lacking": Reply(
        page=replace(FOLLOW_UP, draft=Draft(what="Ny rutin", due="vecka 8", who_name="alla", priority=Priority.HIGH)),
        notice=Lacking(what=(CommonLack.DUE_UNREADABLE, CommonLack.WHO_GROUP), typed="alla"),
    ),
    "follow-up, activity": Reply(
        page=replace(FOLLOW_UP, choice=YES, kind=MeasureKind.PRESERVE, suggestions=(), lift_to=None)
    ),
    "follow-up, editing": Reply(
        page=replace(FOLLOW_UP, editing=MEASURE.id, draft=Draft(what=MEASURE.what, due="2027-03-31", who="sven"))
    ),
    "follow-up, proposing": Reply(page=replace(FOLLOW_UP, proposing=True, draft=Draft())),
    "follow-up, no question": Reply(
        page=replace(FOLLOW_UP, question=None, number=None, short=None, choice=None, suggestions=(), candidates=())
    ),
    "follow-up, largest": Reply(
        page=replace(
            FOLLOW_UP,
            review=JOINT,
            measures=(MEASURE,) * 12,
            draft=Draft(what=LONG_COMMENT * 3, who_name="Karl-Erik af Åkerhielm-Wettergren"),
            candidates=tuple(Candidate(person=PersonId(f"p{n}"), name=f"{SVEN} {n}") for n in range(30)),
            lift_to="Förvaltningen för närsjukvård och psykiatri",
        )
    ),
}
