"""The flow of a review: who may do what, when, in which order, and what an old card may not do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, get_args

import pytest

from dialogs import events as e
from dialogs.ids import ChoiceId, MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.notices import (
    AlreadySigned,
    ChangedMeanwhile,
    Lack,
    Lacking,
    NotOpenYet,
    NotReady,
    NotUnderstood,
    NotYourPart,
    NotYours,
    OldCard,
    Saved,
    SavedAnswer,
    SavedThing,
    Withdrawn,
)
from dialogs.pages import (
    FollowUpPage,
    InvitationPage,
    LatePage,
    NoRepPage,
    NotePage,
    OverviewPage,
    ParticipantsPage,
    PlanPage,
    QuestionPage,
    RefusedPage,
    ReopenPage,
    SignedPage,
    SignPage,
    TalkPage,
    TogetherPage,
    WaitingPage,
)
from dialogs.rules.review import MeasureKind, MeasureState, SeatKind, Stage
from dialogs.turn import Around, Joinable, NodesJoined, Refused
from tests.rules.review_factory import (
    ANNA,
    BERIT,
    CLOSED,
    EVA,
    HANNA,
    KARIN,
    LAB,
    LOCAL,
    NA,
    NO,
    OLLE,
    OWN_TASKS,
    PARTLY,
    PEOPLE,
    POLICY,
    REVIEW,
    RISKS,
    SVEN,
    TODAY,
    WARD,
    WARD_SEATS,
    WITHOUT_REP,
    WORK,
    YES,
    Table,
    answered,
    confirms,
    handed_over,
    new_review,
    seat,
    signed,
    to_sign,
)

DUE = "2027-03-31"
KINDS = tuple(get_args(e.ReviewEvent))


def with_a_shortcoming() -> Table:
    table = answered(Table())
    table.press(ANNA, e.GiveAnswer, question=POLICY, choice=NO)
    return table


def with_a_measure() -> Table:
    table = with_a_shortcoming()
    table.press(ANNA, e.PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE)
    return table


def with_a_proposal() -> Table:
    table = handed_over()
    table.press(SVEN, e.PlanMeasure, question=POLICY, what="Ett anslag", due=DUE, who=SVEN)
    return table


def with_dissent() -> Table:
    table = handed_over()
    table.press(SVEN, e.Differ, question=POLICY, choice=NO, comment="Aldrig sett den")
    confirms(table)
    return table


def ready() -> Table:
    return answered(Table())


@dataclass(frozen=True, kw_only=True)
class Case:
    """A press that changes (or shows) something, by somebody who may."""

    table: Callable[[], Table]
    who: PersonId = ANNA
    given: dict[str, Any] = field(default_factory=dict)
    of_measure: bool = False

    def event(self, table: Table, kind: type[Any]) -> e.ReviewEvent:
        more = {"measure": table.review.measures[0].id} if self.of_measure else {}
        return table.event(kind, **self.given, **more)


CASES: dict[type[Any], Case] = {
    e.OpenReview: Case(table=Table),
    e.ShowInvitation: Case(table=Table),
    e.RemindLater: Case(table=Table, given={"day": "2026-11-20"}),
    e.NotMine: Case(table=Table, given={"reason": "Har bytt jobb"}),
    e.ShowParticipants: Case(table=Table),
    e.SaveParticipants: Case(table=Table, given={"employees": "12", "together": True}),
    e.GiveLateReason: Case(table=lambda: Table(new_review(window=CLOSED)), given={"reason": "Sjukdom"}),
    e.ShowQuestion: Case(table=Table, given={"question": RISKS, "comment_on": POLICY, "comment": "Ses på APT"}),
    e.GiveAnswer: Case(table=Table, given={"question": POLICY, "choice": YES, "comment": "På intranätet"}),
    e.Skip: Case(table=Table, given={"question": POLICY, "comment": "Frågar Eva"}),
    e.WantSupport: Case(table=Table, given={"question": POLICY, "comment": "Hur då?"}),
    e.ShowOverview: Case(table=Table, given={"area": WORK, "comment_on": POLICY, "comment": "Ses på APT"}),
    e.ShowFollowUp: Case(table=with_a_measure, of_measure=True),
    e.PlanMeasure: Case(
        table=with_a_shortcoming, given={"question": POLICY, "what": "Skriva policyn", "due": DUE, "who": SVEN}
    ),
    e.DoneAtOnce: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Skrev den"}),
    e.NoMeasure: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Görs i mars"}),
    e.LiftMatter: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Kliniken äger den", "due": DUE}),
    e.Later: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Kanske en"}),
    e.CancelMeasure: Case(table=with_a_measure, of_measure=True),
    e.AdoptMeasure: Case(table=with_a_proposal, of_measure=True),
    e.ShowPlan: Case(table=with_a_measure),
    e.HandOver: Case(table=ready),
    e.ShowArea: Case(table=handed_over, who=SVEN, given={"area": WORK, "comment_on": POLICY, "comment": "Var?"}),
    e.AgreeArea: Case(table=handed_over, who=SVEN, given={"area": WORK}),
    e.AgreePlan: Case(table=handed_over, who=SVEN),
    e.AgreeAll: Case(table=lambda: Table(replace(handed_over().review, together=True)), who=SVEN),
    e.ShowDiffer: Case(table=handed_over, who=SVEN, given={"question": POLICY}),
    e.Differ: Case(table=handed_over, who=SVEN, given={"question": POLICY, "choice": NO, "comment": "Var?"}),
    e.Remark: Case(table=handed_over, who=SVEN, given={"question": OWN_TASKS, "comment": "Bra"}),
    e.ShowTalk: Case(table=with_dissent),
    e.LetStand: Case(table=with_dissent, given={"question": POLICY}),
    e.ShowSign: Case(table=to_sign),
    e.Sign: Case(table=to_sign, given={"judgement": "Ett bra år"}),
    e.ShowReopen: Case(table=signed),
    e.Reopen: Case(table=signed, given={"reason": "Fel antal"}),
}
SHOWS = {
    e.ShowInvitation,
    e.ShowParticipants,
    e.ShowFollowUp,
    e.ShowPlan,
    e.ShowDiffer,
    e.ShowTalk,
    e.ShowSign,
    e.ShowReopen,
}
NOTED = {e.RemindLater, e.NotMine}  # kept beside the review
every_event = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@every_event
def test_a_press_changes_the_review_once(kind: type[Any]) -> None:
    """The same press again, from a trembling thumb or a network that repeats, changes nothing and tells nobody anew."""
    case = CASES[kind]
    table = case.table()
    event = case.event(table, kind)
    first = table.take(event, case.who)
    assert (first.review is None) == (kind in SHOWS | NOTED)
    told = {message.key for message in first.messages}
    try:
        second = table.take(event, case.who)
    except Refused:
        return
    assert second.review is None
    assert {message.key for message in second.messages} <= told
    assert set(second.changes) <= set(first.changes)


@every_event
@pytest.mark.parametrize("who", [OLLE, KARIN, HANNA, EVA])
def test_nobody_without_a_seat_is_told_anything(kind: type[Any], who: PersonId) -> None:
    """Not the manager above, not the support function, not the coordinator: reviews stay at their table."""
    case = CASES[kind]
    table = case.table()
    given = case.given | ({"measure": table.review.measures[0].id} if case.of_measure else {})
    assert table.refused(who, kind, **given) == (RefusedPage(), NotYours())


@every_event
def test_a_withdrawn_review_only_says_so(kind: type[Any]) -> None:
    """Its unit answers together with others, in another review."""
    case = CASES[kind]
    table = case.table()
    given = case.given | ({"measure": table.review.measures[0].id} if case.of_measure else {})
    table.review = replace(table.review, withdrawn=True)
    page, notice = table.refused(case.who, kind, **given)
    assert isinstance(page, RefusedPage)
    assert isinstance(notice, Withdrawn)


WRITES = tuple(
    kind for kind in KINDS if kind not in SHOWS | NOTED | {e.OpenReview, e.GiveLateReason, e.Sign, e.Reopen, e.HandOver}
)


@pytest.mark.parametrize("kind", WRITES, ids=lambda kind: kind.__name__)
def test_what_is_signed_is_not_changed(kind: type[Any]) -> None:
    """From the first signature on: what the second one signs is what the first one signed."""
    case = CASES[kind]
    table = case.table()
    given = case.given | ({"measure": table.review.measures[0].id} if case.of_measure else {})
    done = to_sign(together=True)
    done.press(SVEN, e.Sign)
    done.review = replace(done.review, measures=table.review.measures if case.of_measure else done.review.measures)
    done.review = replace(done.review, views={}) if case.who == SVEN else done.review
    before = done.review
    try:
        turn = done.press(case.who, kind, **given)
    except Refused as refused:
        assert isinstance(refused.reply.notice, AlreadySigned | NotUnderstood)  # noqa: PT017
        return
    assert turn.review is None
    assert done.review is before


@pytest.mark.parametrize(
    "kind",
    [e.SaveParticipants, e.GiveAnswer, e.Skip, e.WantSupport, e.PlanMeasure, e.DoneAtOnce, e.NoMeasure, e.LiftMatter],
)
def test_before_the_window_opens_nothing_is_answered(kind: type[Any]) -> None:
    """It says when it opens."""
    table = with_a_shortcoming()
    opens = date(2027, 1, 11)
    table.review = replace(table.review, window=replace(CLOSED, opens=opens, closes=date(2027, 2, 1)))
    page, notice = table.refused(ANNA, kind, **CASES[kind].given)
    assert isinstance(page, InvitationPage)
    assert notice == NotOpenYet(opens=opens)


@pytest.mark.parametrize("kind", [e.ShowQuestion, e.ShowOverview])
def test_before_the_window_opens_no_comment_is_kept(kind: type[Any]) -> None:
    """Looking ahead is fine; beginning is not."""
    table = Table(new_review(window=replace(CLOSED, opens=date(2027, 1, 11), closes=date(2027, 2, 1))))
    assert table.press(ANNA, kind, **CASES[kind].given).review is None


@pytest.mark.parametrize(
    "kind",
    [e.SaveParticipants, e.GiveAnswer, e.Skip, e.WantSupport, e.PlanMeasure, e.DoneAtOnce, e.NoMeasure, e.LiftMatter],
)
def test_after_the_window_it_first_asks_what_stood_in_the_way(kind: type[Any]) -> None:
    """Once, privately; then everything is as it was."""
    table = with_a_shortcoming()
    table.review = replace(table.review, window=CLOSED)
    page, notice = table.refused(ANNA, kind, **CASES[kind].given)
    assert isinstance(page, LatePage)
    assert isinstance(notice, NotReady)
    table.press(ANNA, e.GiveLateReason, reason="Sjukdom")
    table.press(ANNA, kind, **CASES[kind].given)


def test_the_reason_for_being_late_is_a_line() -> None:
    """And it is the manager's to give."""
    table = Table(new_review(window=CLOSED))
    assert table.refused(ANNA, e.GiveLateReason, reason="")[1] == Lacking(what=(Lack.REASON,))
    assert table.refused(SVEN, e.GiveLateReason, reason="Sjukdom")[1] == NotYourPart(seat=SeatKind.MANAGER)


def test_what_was_handed_over_in_time_is_talked_through_in_peace() -> None:
    """The deadline is for handing over."""
    table = with_dissent()
    table.review = replace(table.review, window=CLOSED)
    table.press(ANNA, e.GiveAnswer, question=POLICY, choice=YES, comment="Den finns")
    table.press(ANNA, e.LetStand, question=POLICY)
    assert table.review.stage is Stage.TO_SIGN


# --- answering


def test_one_press_answers_and_goes_on() -> None:
    """A Ja leads to the next question, and may be kept; a Nej first asks what is done about it."""
    table = Table()
    table.press(ANNA, e.SaveParticipants)
    turn = table.press(ANNA, e.GiveAnswer, question=POLICY, choice=YES)
    assert isinstance(turn.reply.page, QuestionPage)
    assert turn.reply.page.question == RISKS
    assert isinstance(turn.reply.notice, SavedAnswer)
    assert turn.reply.notice.activity
    turn = table.press(ANNA, e.GiveAnswer, question=RISKS, choice=NO)
    assert isinstance(turn.reply.page, FollowUpPage)
    assert turn.reply.page.question == RISKS


def test_the_last_answer_leads_back_to_what_was_skipped() -> None:
    """And then to the overview."""
    table = Table()
    table.press(ANNA, e.SaveParticipants)
    table.press(ANNA, e.Skip, question=POLICY)
    for question in (RISKS, OWN_TASKS, LOCAL):
        turn = table.press(ANNA, e.GiveAnswer, question=question, choice=YES)
    assert isinstance(turn.reply.page, QuestionPage)
    assert turn.reply.page.question == POLICY
    turn = table.press(ANNA, e.GiveAnswer, question=POLICY, choice=YES)
    assert isinstance(turn.reply.page, OverviewPage)
    assert turn.reply.page.ready


def test_not_applicable_wants_a_reason() -> None:
    """A line, typed now or before."""
    table = Table()
    page, notice = table.refused(ANNA, e.GiveAnswer, question=POLICY, choice=NA)
    assert isinstance(page, QuestionPage)
    assert notice == Lacking(what=(Lack.REASON,))
    table.press(ANNA, e.ShowQuestion, question=RISKS, comment_on=POLICY, comment="Inga kemikalier")
    table.press(ANNA, e.GiveAnswer, question=POLICY, choice=NA)
    assert table.review.answers[POLICY].comment == "Inga kemikalier"


@pytest.mark.parametrize(("question", "choice"), [(QuestionId("gone"), YES), (POLICY, ChoiceId("gone"))])
def test_a_question_or_choice_that_is_not_there_is_not_answered(question: QuestionId, choice: ChoiceId) -> None:
    """Nothing in a button is believed."""
    assert Table().refused(ANNA, e.GiveAnswer, question=question, choice=choice)[1] == NotUnderstood()


def test_the_rep_does_not_answer_alone() -> None:
    """In private the answers are the manager's; in one room either of them presses, but not for the manager personally."""
    table = Table()
    assert table.refused(SVEN, e.GiveAnswer, question=POLICY, choice=YES)[1] == NotYourPart(seat=SeatKind.MANAGER)
    table.press(SVEN, e.GiveAnswer, question=POLICY, choice=YES, in_group=True)
    assert table.review.answers[POLICY].by == SVEN
    with pytest.raises(Refused, match="NotYourPart"):
        table.press(SVEN, e.GiveAnswer, question=OWN_TASKS, choice=YES, in_group=True)


MANAGERS_ONLY = [
    e.SaveParticipants,
    e.ShowParticipants,
    e.ShowQuestion,
    e.GiveAnswer,
    e.Skip,
    e.WantSupport,
    e.DoneAtOnce,
    e.NoMeasure,
    e.LiftMatter,
    e.Later,
    e.CancelMeasure,
    e.AdoptMeasure,
    e.HandOver,
    e.LetStand,
]


@pytest.mark.parametrize("kind", MANAGERS_ONLY)
def test_what_is_the_managers_is_not_the_reps(kind: type[Any]) -> None:
    """The law puts the responsibility there; the rep is told whose part it is."""
    case = CASES[kind]
    table = case.table() if kind is not e.AdoptMeasure else with_a_proposal()
    given = case.given | ({"measure": table.review.measures[0].id} if case.of_measure else {})
    assert table.refused(SVEN, kind, **given)[1] == NotYourPart(seat=SeatKind.MANAGER)


@pytest.mark.parametrize("kind", [e.AgreeArea, e.AgreePlan, e.AgreeAll, e.ShowDiffer, e.Differ, e.Remark])
def test_what_is_the_reps_is_not_the_managers(kind: type[Any]) -> None:
    """A manager cannot confirm their own answers."""
    case = CASES[kind]
    assert case.table().refused(ANNA, kind, **case.given)[1] == NotYourPart(seat=SeatKind.REP)


# --- old cards


def test_an_old_card_does_not_overwrite_another_answer() -> None:
    """Somebody else answered meanwhile: their answer is shown, and what was typed stands in the field again."""
    table = Table(new_review(seats=(seat(SeatKind.MANAGER, WARD, ANNA, BERIT), WARD_SEATS[1])))
    old = table.event(e.GiveAnswer, question=POLICY, choice=NO, comment="Finns inte")
    table.press(BERIT, e.GiveAnswer, question=POLICY, choice=YES)
    with pytest.raises(Refused) as told:
        table.take(old, ANNA)
    assert isinstance(told.value.reply.notice, ChangedMeanwhile)
    assert told.value.reply.notice.by == "Berit Holm"
    assert isinstance(told.value.reply.page, QuestionPage)
    assert told.value.reply.page.comment == "Finns inte"
    assert table.review.answers[POLICY].choice == YES


def test_an_old_card_does_not_overwrite_a_comment_by_walking_away() -> None:
    """Nor by skipping."""
    table = Table()
    older = [
        table.event(kind, **given)
        for kind, given in (
            (e.ShowQuestion, {"question": RISKS, "comment_on": POLICY, "comment": "gammal"}),
            (e.ShowOverview, {"comment_on": POLICY, "comment": "gammal"}),
            (e.WantSupport, {"question": POLICY, "comment": "gammal"}),
        )
    ]
    table.press(ANNA, e.GiveAnswer, question=POLICY, choice=YES, comment="ny")
    for event in older:
        table.take(event, ANNA)
        assert table.review.answers[POLICY].comment == "ny"


def test_an_answer_on_a_card_of_another_question_is_not_old() -> None:
    """Two people may answer different questions at the same time."""
    table = Table(new_review(seats=(seat(SeatKind.MANAGER, WARD, ANNA, BERIT), WARD_SEATS[1])))
    old = table.event(e.GiveAnswer, question=RISKS, choice=YES)
    table.press(BERIT, e.GiveAnswer, question=POLICY, choice=YES)
    assert table.take(old, ANNA).review is not None


def test_an_old_form_does_not_bring_back_a_measure() -> None:
    """It was planned, then taken out or changed: the first form shows that, and plans nothing again."""
    table = with_a_shortcoming()
    old = table.event(e.PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE)
    table.take(old, ANNA)
    table.press(ANNA, e.CancelMeasure, measure=table.review.measures[0].id)
    with pytest.raises(Refused, match="ChangedMeanwhile"):
        table.take(old, ANNA)
    assert [one.state for one in table.review.measures] == [MeasureState.CANCELLED]


def test_an_old_form_does_not_undo_a_change_of_date() -> None:
    """The plan has moved on since the form was made."""
    table = with_a_shortcoming()
    old = table.event(e.PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE)
    table.take(old, ANNA)
    measure = table.review.measures[0]
    table.press(ANNA, e.PlanMeasure, question=POLICY, measure=measure.id, what=measure.what, due="2027-05-31")
    with pytest.raises(Refused, match="ChangedMeanwhile"):
        table.take(old, ANNA)
    assert table.review.measures[0].due == date(2027, 5, 31)


def test_two_people_plan_in_the_same_slot_and_neither_is_lost() -> None:
    """The second sees the first one's measure, with the own text still in the field and a slot of its own."""
    table = with_a_shortcoming()
    both = [table.event(e.PlanMeasure, question=POLICY, what=what, due=DUE) for what in ("Skriva den", "Läsa den")]
    table.take(both[0], ANNA)
    with pytest.raises(Refused, match="ChangedMeanwhile") as told:
        table.take(both[1], ANNA)
    assert isinstance(told.value.reply.page, FollowUpPage)
    assert told.value.reply.page.draft.what == "Läsa den"
    assert told.value.reply.page.slot == 1


def test_a_measure_that_was_taken_out_cannot_be_changed() -> None:
    """Saying "changed" about what is no longer in the plan would be untrue."""
    table = with_a_measure()
    measure = table.review.measures[0]
    table.press(ANNA, e.CancelMeasure, measure=measure.id)
    given = {"question": POLICY, "measure": measure.id, "what": "Något annat", "due": DUE}
    assert isinstance(table.refused(ANNA, e.PlanMeasure, **given)[1], OldCard)
    table = with_a_proposal()
    measure = table.review.measures[0]
    table.press(SVEN, e.CancelMeasure, measure=measure.id)
    assert isinstance(table.refused(ANNA, e.AdoptMeasure, measure=measure.id)[1], OldCard)


def test_the_rep_does_not_agree_with_an_answer_that_was_not_on_the_card() -> None:
    """An area that has changed since is shown again first; so is everything, for a pair."""
    for kind, given in ((e.AgreeArea, {"area": WORK}), (e.AgreeAll, {})):
        table = Table(replace(handed_over().review, together=True))
        old = table.event(kind, **given)
        table.press(ANNA, e.GiveAnswer, question=POLICY, choice=NA, comment="Inga")
        with pytest.raises(Refused, match="ChangedMeanwhile"):
            table.take(old, SVEN)


def test_the_rep_agrees_with_the_plan_that_was_on_the_card() -> None:
    """AML 6 kap. 4 §: with this plan, not with any."""
    table = handed_over()
    old = table.event(e.AgreePlan)
    table.press(ANNA, e.PlanMeasure, question=RISKS, what="Skyddsrond", due=DUE)
    with pytest.raises(Refused, match="ChangedMeanwhile") as told:
        table.take(old, SVEN)
    assert isinstance(told.value.reply.page, PlanPage)


def test_the_rep_differs_from_the_answer_that_was_on_the_card() -> None:
    """What was typed is kept in the field."""
    table = handed_over()
    old = table.event(e.Differ, question=POLICY, choice=NO, comment="Var?")
    table.press(ANNA, e.GiveAnswer, question=POLICY, choice=NA, comment="Inga")
    with pytest.raises(Refused, match="ChangedMeanwhile"):
        table.take(old, SVEN)
    assert table.review.views == {}


def test_nobody_lets_stand_a_view_that_was_not_on_the_card() -> None:
    """The rep has changed their mind since: the talk is shown as it is now."""
    table = with_dissent()
    old = table.event(e.LetStand, question=POLICY)
    table.press(SVEN, e.Differ, question=POLICY, choice=PARTLY, comment="Den är gammal")
    with pytest.raises(Refused, match="ChangedMeanwhile") as told:
        table.take(old, ANNA)
    assert isinstance(told.value.reply.page, TalkPage)
    assert table.review.to_talk_through == (POLICY,)


@pytest.mark.parametrize("kind", [e.GiveAnswer, e.Skip, e.HandOver, e.AgreeArea, e.Differ])
def test_a_card_from_before_reopening_changes_nothing(kind: type[Any]) -> None:
    """It says why it was reopened."""
    case = CASES[kind]
    table = with_dissent()
    old = table.event(kind, **case.given)
    table.press(ANNA, e.LetStand, question=POLICY)
    table.press(ANNA, e.Sign)
    table.press(SVEN, e.Sign)
    table.press(ANNA, e.Reopen, reason="Fel antal")
    if kind is not e.HandOver:
        table.press(ANNA, e.HandOver)
    with pytest.raises(Refused) as told:
        table.take(old, case.who)
    assert told.value.reply.notice == OldCard(reopened_reason="Fel antal")


# --- who takes part


def test_a_mistyped_number_is_asked_for_again() -> None:
    """ "12 st", a minus, a hundred thousand: nobody can have meant it."""
    for typed in ("12 st", "-1", "100000", "²", "tolv"):
        page, notice = Table().refused(ANNA, e.SaveParticipants, employees=typed)
        assert isinstance(page, ParticipantsPage)
        assert notice == Lacking(what=(Lack.NUMBER,))


def test_fields_that_were_not_sent_are_what_they_were() -> None:
    """Changing one number does not clear the others."""
    table = Table()
    table.press(ANNA, e.SaveParticipants, employees="12", union_reps="2")
    table.press(ANNA, e.SaveParticipants, employees="13")
    counts = table.review.participants
    assert counts is not None
    assert (counts.managers, counts.employees, counts.safety_reps, counts.union_reps) == (1, 13, 1, 2)


def test_sitting_together_shows_the_way_to_a_group_chat() -> None:
    """Where there is somebody to sit with, and one is not there already."""
    turn = Table().press(ANNA, e.SaveParticipants, together=True)
    assert isinstance(turn.reply.page, TogetherPage)
    assert turn.reply.page.others == ("Sven Lind",)
    alone = Table(new_review(**WITHOUT_REP)).press(ANNA, e.SaveParticipants, together=True)
    assert isinstance(alone.reply.page, QuestionPage)
    there = Table().press(ANNA, e.SaveParticipants, together=True, in_group=True)
    assert isinstance(there.reply.page, QuestionPage)


def joinable(*, started: bool = False) -> Around:
    lab = Joinable(
        node=LAB.id,
        name=LAB.name,
        managers=(BERIT,),
        manager_name="Berit Holm",
        review=ReviewId(new_review().round),
        started=started,
    )
    return Around(joinable=(lab,))


def test_another_unit_joins_once() -> None:
    """Its manager is told; saving the same again joins nobody anew; leaving it out lets it go."""
    table = Table()
    joins = table.event(e.SaveParticipants, joined="lab")
    turn = table.take(joins, ANNA, around=joinable())
    assert [type(change) for change in turn.changes] == [NodesJoined]
    assert [message.person for message in turn.messages] == [BERIT]
    table.review = replace(table.review, nodes=(WARD, LAB))
    again = table.take(joins, ANNA, around=joinable())
    assert (again.review, again.changes, again.messages) == (None, (), ())
    goes = table.take(table.event(e.SaveParticipants, joined=""), ANNA, around=joinable())
    assert goes.changes == (NodesJoined(review=REVIEW, nodes=()),)
    assert goes.messages == ()


def test_a_unit_that_has_begun_on_its_own_is_not_joined() -> None:
    """Its answers would be lost."""
    with pytest.raises(Refused) as told:
        Table().take(e.SaveParticipants(review=REVIEW, joined="lab"), ANNA, around=joinable(started=True))
    assert told.value.reply.notice == Lacking(what=(Lack.JOINED_STARTED,), candidates=("Laboratoriet",))


def test_nobody_joins_what_has_been_handed_over() -> None:
    """Nor a unit that may not be joined at all."""
    table = handed_over()
    assert table.take(table.event(e.SaveParticipants, joined="lab"), ANNA, around=joinable()).changes == ()
    table = Table()
    event = table.event(e.SaveParticipants, joined=NodeId("somewhere"))
    assert table.take(event, ANNA, around=joinable()).changes == ()


def test_a_reminder_is_on_a_day_that_helps() -> None:
    """Later than today, and before the deadline while there is one ahead."""
    table = Table()
    for typed in ("i går", "2026-11-16", "2026-12-01", "06/03/2019"):
        page, notice = table.refused(ANNA, e.RemindLater, day=typed)
        assert isinstance(page, NotePage)
        assert notice == Lacking(what=(Lack.DAY,), typed=typed)
    asked = table.press(ANNA, e.RemindLater)
    assert isinstance(asked.reply.page, NotePage)
    turn = table.press(ANNA, e.RemindLater, day="30 november")
    assert [message.not_before for message in turn.messages] == [date(2026, 11, 30)]


def test_not_my_unit_tells_the_coordinator_with_a_reason() -> None:
    """And takes nothing away: roles come from the organisation's own import."""
    table = Table()
    assert isinstance(table.press(ANNA, e.NotMine).reply.page, NotePage)
    assert table.refused(ANNA, e.NotMine, reason="")[1] == Lacking(what=(Lack.REASON,))
    turn = table.press(ANNA, e.NotMine, reason="Har bytt jobb")
    assert [message.person for message in turn.messages] == [EVA]
    assert turn.review is None


# --- measures


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        ({}, (Lack.WHAT, Lack.DUE)),
        ({"what": "ja", "due": DUE}, (Lack.WHAT,)),
        ({"what": "Ny rutin", "due": "06/03/2019"}, (Lack.DUE_UNREADABLE,)),
        ({"what": "Ny rutin", "due": "2026-11-15"}, (Lack.DUE_PASSED,)),
        ({"what": "Ny rutin", "due": DUE, "who_name": "alla"}, (Lack.WHO_GROUP,)),
        ({"what": "Ny rutin", "due": DUE, "who_name": "Okänd"}, (Lack.WHO_UNKNOWN,)),
        ({"what": "Ny rutin", "due": DUE, "who": "nobody"}, (Lack.WHO_UNKNOWN,)),
        ({"who_name": "vi"}, (Lack.WHAT, Lack.DUE, Lack.WHO_GROUP)),
    ],
)
def test_a_measure_says_what_when_and_who(given: dict[str, str], lacks: tuple[Lack, ...]) -> None:
    """13 § AFS 2023:1. Everything that is missing is told at once, and what was typed stays in its fields."""
    page, notice = with_a_shortcoming().refused(ANNA, e.PlanMeasure, question=POLICY, **given)
    assert isinstance(notice, Lacking)
    assert notice.what == lacks
    assert isinstance(page, FollowUpPage)
    assert (page.draft.what, page.draft.due) == (given.get("what", ""), given.get("due", ""))


def test_a_measure_without_a_name_is_the_managers_own() -> None:
    """Today is soon enough; a name that fits one person is that person; one that fits several is asked about."""
    table = with_a_shortcoming()
    plan = {"question": POLICY, "due": TODAY.isoformat()}
    table.press(ANNA, e.PlanMeasure, what="Skriva den", **plan)
    named = table.event(e.PlanMeasure, what="Läsa den", who_name="Olle", who=SVEN, **plan)
    table.take(named, ANNA, around=Around(found=(PEOPLE[OLLE],)))
    assert [one.accountable for one in table.review.measures] == [ANNA, OLLE]
    several = table.event(e.PlanMeasure, what="Visa den", who_name="a", **plan)
    with pytest.raises(Refused) as told:
        table.take(several, ANNA, around=Around(found=(PEOPLE[OLLE], PEOPLE[KARIN])))
    assert isinstance(told.value.reply.notice, Lacking)
    assert told.value.reply.notice.candidates == ("Olle Nord", "Karin Ås")


def test_a_reason_for_no_measure_gives_way_to_a_measure() -> None:
    """And to nothing else: an activity that keeps a strength is no answer to a shortcoming."""
    table = with_a_shortcoming()
    table.press(ANNA, e.NoMeasure, question=POLICY, what="Görs i mars")
    table.press(ANNA, e.PlanMeasure, question=POLICY, kind=MeasureKind.PRESERVE, what="Behålla APT", due=DUE)
    assert table.review.answers[POLICY].no_measure_reason == "Görs i mars"
    assert table.review.without_follow_up == ()
    table.press(ANNA, e.PlanMeasure, question=POLICY, what="Skriva den", due=DUE)
    assert table.review.answers[POLICY].no_measure_reason is None


def test_a_reason_for_no_measure_needs_an_answer() -> None:
    """What is not kept is not said to be kept."""
    table = Table()
    assert table.refused(ANNA, e.NoMeasure, question=POLICY, what="Görs i mars")[1] == NotUnderstood()


def test_a_proposal_does_not_touch_the_managers_answer() -> None:
    """The rep proposes beside what the manager has said, draft and reason included."""
    table = with_a_shortcoming()
    table.press(ANNA, e.NoMeasure, question=POLICY, what="Görs i mars")
    table.press(ANNA, e.HandOver)
    before = table.review.answers
    table.press(SVEN, e.PlanMeasure, question=POLICY, what="Ett anslag")
    assert table.review.answers == before
    assert [one.proposed_by for one in table.review.proposals] == [SVEN]


def test_the_rep_changes_a_proposal_only_while_it_is_one() -> None:
    """In the plan it is the manager's."""
    table = with_a_proposal()
    measure = table.review.measures[0]
    changed = {"question": POLICY, "measure": measure.id, "what": "Två anslag", "due": DUE, "who": SVEN}
    table.press(SVEN, e.PlanMeasure, **changed)
    assert table.review.measures[0].what == "Två anslag"
    table.press(ANNA, e.AdoptMeasure, measure=measure.id)
    given = changed | {"what": "Tre anslag"}
    assert table.refused(SVEN, e.PlanMeasure, **given)[1] == NotYourPart(seat=SeatKind.MANAGER)
    assert table.refused(SVEN, e.CancelMeasure, measure=measure.id)[1] == NotYourPart(seat=SeatKind.MANAGER)


def test_the_rep_proposes_when_it_has_been_handed_over() -> None:
    """Before that it is still being written."""
    assert isinstance(ready().refused(SVEN, e.PlanMeasure, question=POLICY, what="Ett anslag")[1], NotReady)


def test_a_proposal_without_a_day_is_completed_before_it_is_adopted() -> None:
    """Saving the form is what adopts it."""
    table = handed_over()
    table.press(SVEN, e.PlanMeasure, question=POLICY, what="Ett anslag")
    measure = table.review.proposals[0]
    shown = table.press(ANNA, e.AdoptMeasure, measure=measure.id)
    assert shown.review is None
    assert isinstance(shown.reply.page, FollowUpPage)
    assert shown.reply.page.draft.what == "Ett anslag"
    table.press(ANNA, e.PlanMeasure, question=POLICY, measure=measure.id, what="Ett anslag", due=DUE)
    assert [one.state for one in table.review.measures] == [MeasureState.PLANNED]


def test_a_no_to_a_proposal_is_owed_a_reason() -> None:
    """The rep took the trouble."""
    table = with_a_proposal()
    measure = table.review.measures[0]
    assert table.refused(ANNA, e.CancelMeasure, measure=measure.id)[1] == Lacking(what=(Lack.REASON,))
    table.press(ANNA, e.CancelMeasure, measure=measure.id, what="Finns redan")
    assert table.review.measures[0].reason == "Finns redan"


def test_a_measure_of_another_review_is_not_found() -> None:
    """Ids are looked up within what the person may see."""
    elsewhere = MeasureId(REVIEW)
    assert with_a_measure().refused(ANNA, e.CancelMeasure, measure=elsewhere)[1] == NotUnderstood()


def test_at_the_top_there_is_nowhere_to_lift_to() -> None:
    """The button is not there, and an old one is not understood."""
    table = with_a_shortcoming()
    table.review = replace(table.review, above=None)
    assert table.refused(ANNA, e.LiftMatter, question=POLICY, what="Regionen äger den")[1] == NotUnderstood()


def test_what_was_drafted_is_used_when_nothing_else_is_typed() -> None:
    """Later, then "done already" with the field untouched."""
    table = with_a_shortcoming()
    table.press(ANNA, e.Later, question=POLICY, what="Skrev den")
    table.press(ANNA, e.DoneAtOnce, question=POLICY)
    measure = table.review.measures[0]
    assert (measure.what, measure.state, measure.done_at_once) == ("Skrev den", MeasureState.DONE, True)
    assert table.review.answers[POLICY].draft == ""


# --- over to the rep, and signing


def test_it_is_handed_over_when_nothing_is_missing() -> None:
    """Who took part, every answer, and something about every shortcoming."""
    table = Table()
    for question in (POLICY, RISKS, OWN_TASKS):
        table.press(ANNA, e.GiveAnswer, question=question, choice=NO if question == POLICY else YES)
    missing = []
    for kind, given in (
        (e.SaveParticipants, {}),
        (e.GiveAnswer, {"question": LOCAL, "choice": YES}),
        (e.NoMeasure, {"question": POLICY, "what": "Görs i mars"}),
    ):
        page, notice = table.refused(ANNA, e.HandOver)
        assert isinstance(page, OverviewPage)
        assert isinstance(notice, NotReady)
        missing.append(notice.missing)
        table.press(ANNA, kind, **given)
    assert missing == [3, 2, 1]
    turn = table.press(ANNA, e.HandOver)
    assert isinstance(turn.reply.page, WaitingPage)
    assert turn.reply.page.waiting_for == ("Sven Lind",)


def test_in_one_room_the_rep_may_press_hand_over() -> None:
    """The card is the same for both."""
    assert ready().press(SVEN, e.HandOver, in_group=True).review is not None


def test_where_there_is_no_rep_the_reason_is_asked_for() -> None:
    """First the card that asks, then a line, else it stays."""
    table = answered(Table(new_review(**WITHOUT_REP)))
    asked = table.press(ANNA, e.HandOver)
    assert (asked.review, type(asked.reply.page)) == (None, NoRepPage)
    assert table.refused(ANNA, e.HandOver, reason="")[1] == Lacking(what=(Lack.REASON,))
    turn = table.press(ANNA, e.HandOver, reason="Inget ombud är valt")
    assert isinstance(turn.reply.page, SignPage)


def test_the_rep_is_not_asked_before_it_is_handed_over() -> None:
    """Half an answer is not confirmed."""
    for kind in (e.AgreeArea, e.Differ, e.Remark, e.AgreePlan, e.ShowArea):
        assert isinstance(ready().refused(SVEN, kind, **CASES[kind].given)[1], NotReady)


def test_agreeing_with_an_area_leaves_what_the_rep_said_otherwise() -> None:
    """One press for the rest."""
    table = handed_over()
    table.press(SVEN, e.Differ, question=POLICY, choice=NO)
    table.press(SVEN, e.Remark, question=RISKS, comment="Bra rond i mars")
    table.press(SVEN, e.AgreeArea, area=WORK)
    assert table.review.dissents == (POLICY,)
    view = table.review.view_of(RISKS, SVEN)
    assert view is not None
    assert (view.agrees, view.comment) == (True, "Bra rond i mars")


def test_what_the_manager_was_asked_personally_is_not_differed_from() -> None:
    """A remark is welcome."""
    table = handed_over()
    assert table.refused(SVEN, e.Differ, question=OWN_TASKS, choice=NO)[1] == NotUnderstood()
    assert table.refused(SVEN, e.Remark, question=OWN_TASKS, comment="")[1] == Lacking(what=(Lack.COMMENT,))


def test_everything_at_once_is_for_a_pair_that_sat_together() -> None:
    """Otherwise the rep would confirm what they have never seen."""
    assert handed_over().refused(SVEN, e.AgreeAll)[1] == NotUnderstood()


def test_only_a_differing_view_can_be_let_stand() -> None:
    """There is nothing to let stand where both saw alike."""
    table = with_dissent()
    assert table.refused(ANNA, e.LetStand, question=RISKS)[1] == NotUnderstood()


@pytest.mark.parametrize("table", [Table, ready, handed_over, with_dissent])
def test_nobody_signs_before_everything_is_settled(table: Callable[[], Table]) -> None:
    """Neither by an early button nor by a typed word."""
    for kind in (e.Sign, e.ShowSign):
        assert isinstance(table().refused(ANNA, kind)[1], NotReady)


def test_what_is_signed_is_what_was_on_the_card() -> None:
    """An answer that changed since the card was made is shown first; the judgement that was typed is kept in its field."""
    table = to_sign()
    old = table.event(e.Sign, judgement="Ett bra år")
    table.press(ANNA, e.GiveAnswer, question=POLICY, choice=YES, comment="På intranätet")
    with pytest.raises(Refused, match="ChangedMeanwhile") as told:
        table.take(old, SVEN)
    assert isinstance(told.value.reply.page, SignPage)
    assert told.value.reply.page.judgement == "Ett bra år"


def test_the_second_one_signs_what_the_first_one_signed() -> None:
    """Also from a card made before the first signature; the judgement is the first one's."""
    table = to_sign()
    old = table.event(e.Sign, judgement="Mitt omdöme")
    table.press(ANNA, e.Sign, judgement="Ett bra år")
    turn = table.take(old, SVEN)
    assert isinstance(turn.reply.page, SignedPage)
    assert table.review.judgement == "Ett bra år"
    assert [(one.person, one.seat) for one in table.review.signatures] == [
        (ANNA, SeatKind.MANAGER),
        (SVEN, SeatKind.REP),
    ]


def test_a_signing_card_of_an_earlier_version_signs_nothing() -> None:
    """It was reopened meanwhile."""
    table = to_sign()
    old = table.event(e.Sign)
    table.press(ANNA, e.Sign)
    table.press(ANNA, e.Reopen, reason="Fel antal")
    table.press(ANNA, e.HandOver)
    with pytest.raises(Refused) as told:
        table.take(old, SVEN)
    assert told.value.reply.notice == OldCard(reopened_reason="Fel antal")


@pytest.mark.parametrize("who", [ANNA, SVEN])
def test_both_may_reopen_with_a_reason(who: PersonId) -> None:
    """What was signed is kept as it was; a new version begins."""
    table = signed()
    assert isinstance(table.press(who, e.ShowReopen).reply.page, ReopenPage)
    assert table.refused(who, e.Reopen, reason="")[1] == Lacking(what=(Lack.REASON,))
    turn = table.press(who, e.Reopen, reason="Fel antal")
    assert turn.reply.notice is not None
    assert isinstance(turn.reply.notice, SavedThing)
    assert turn.reply.notice.what is Saved.REOPENED
    assert (table.review.version, table.review.stage) == (2, Stage.ANSWERING)


def test_what_nobody_has_signed_is_not_reopened() -> None:
    """It is open."""
    table = to_sign()
    assert isinstance(table.refused(ANNA, e.Reopen, reason="Fel antal")[1], OldCard)
    assert isinstance(table.press(ANNA, e.ShowReopen).reply.page, SignPage)


def test_reopened_in_time_or_not_it_can_be_signed_again() -> None:
    """The deadline has passed when most are reopened; the reason for reopening is reason enough."""
    table = signed()
    table.review = replace(table.review, window=CLOSED)
    table.press(ANNA, e.Reopen, reason="Fel antal")
    table.press(ANNA, e.SaveParticipants, employees="13")
    table.press(ANNA, e.HandOver)
    table.press(SVEN, e.Sign)
    table.press(ANNA, e.Sign)
    assert (table.review.stage, table.review.version) == (Stage.SIGNED, 2)


def test_a_reason_for_a_missing_rep_is_asked_for_in_each_version() -> None:
    """There may be a representative by then."""
    table = answered(Table(new_review(**WITHOUT_REP)))
    table.press(ANNA, e.HandOver, reason="Inget ombud är valt")
    table.press(ANNA, e.Sign)
    table.press(ANNA, e.Reopen, reason="Fel antal")
    assert table.review.no_rep_reason is None
    assert isinstance(table.press(ANNA, e.HandOver).reply.page, NoRepPage)
