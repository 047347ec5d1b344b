"""What is done about an answer: measures, reasons, matters lifted, and what the rep proposes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.ground.ids import MeasureId
from dialogs.ground.notices import CommonLack, Lack, Lacking, NotUnderstood
from dialogs.ground.turn import Refused
from dialogs.organisation.around import Around
from dialogs.organisation.notices import ReceiverLack
from dialogs.organisation.rules.receivers import MatterKind
from dialogs.reviews.changes import MatterLifted
from dialogs.reviews.events.confirming import HandOver
from dialogs.reviews.events.following_up import (
    AdoptMeasure,
    CancelMeasure,
    DoneAtOnce,
    Later,
    LiftMatter,
    NoMeasure,
    PlanMeasure,
)
from dialogs.reviews.notices import NotReady, NotYourPart
from dialogs.reviews.pages.answering import FollowUpPage
from dialogs.reviews.rules.review import MeasureKind, MeasureState, SeatKind
from tests.dialogs.presses import DUE, ready, with_a_measure, with_a_proposal, with_a_shortcoming
from tests.dialogs.reviews.review_factory import (
    ANNA,
    CLINIC,
    KARIN,
    NO,
    OLLE,
    OWN_TASKS,
    PEOPLE,
    POLICY,
    REVIEW,
    SVEN,
    TODAY,
    Table,
    answered,
    handed_over,
    signed,
)


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        ({}, (CommonLack.WHAT, CommonLack.DUE)),
        ({"what": "ja", "due": DUE}, (CommonLack.WHAT,)),
        ({"what": "Ny rutin", "due": "06/03/2019"}, (CommonLack.DUE_UNREADABLE,)),
        ({"what": "Ny rutin", "due": "2026-11-15"}, (CommonLack.DUE_PASSED,)),
        ({"what": "Ny rutin", "due": DUE, "who_name": "alla"}, (CommonLack.WHO_GROUP,)),
        ({"what": "Ny rutin", "due": DUE, "who_name": "Okänd"}, (CommonLack.WHO_UNKNOWN,)),
        ({"what": "Ny rutin", "due": DUE, "who": "nobody"}, (CommonLack.WHO_UNKNOWN,)),
        ({"who_name": "vi"}, (CommonLack.WHAT, CommonLack.DUE, CommonLack.WHO_GROUP)),
    ],
)
def test_a_measure_says_what_when_and_who(given: dict[str, str], lacks: tuple[Lack, ...]) -> None:
    """13 § AFS 2023:1. Everything that is missing is told at once, and what was typed stays in its fields."""
    page, notice = with_a_shortcoming().refused(ANNA, PlanMeasure, question=POLICY, **given)
    assert isinstance(notice, Lacking)
    assert notice.what == lacks
    assert isinstance(page, FollowUpPage)
    assert (page.draft.what, page.draft.due) == (given.get("what", ""), given.get("due", ""))


def test_a_measure_without_a_name_is_the_managers_own() -> None:
    """Today is soon enough; a name that fits one person is that person; one that fits several is asked about."""
    table = with_a_shortcoming()
    plan = {"question": POLICY, "due": TODAY.isoformat()}
    table.press(ANNA, PlanMeasure, what="Skriva den", **plan)
    named = table.event(PlanMeasure, what="Läsa den", who_name="Olle", who=SVEN, **plan)
    table.take(named, ANNA, around=Around(found=(PEOPLE[OLLE],)))
    assert [one.accountable for one in table.review.measures] == [ANNA, OLLE]
    several = table.event(PlanMeasure, what="Visa den", who_name="a", **plan)
    with pytest.raises(Refused) as told:
        table.take(several, ANNA, around=Around(found=(PEOPLE[OLLE], PEOPLE[KARIN])))
    assert isinstance(told.value.reply.notice, Lacking)
    assert told.value.reply.notice.candidates == ("Olle Nord", "Karin Ås")


def test_a_reason_for_no_measure_gives_way_to_a_measure() -> None:
    """And to nothing else: an activity that keeps a strength is no answer to a shortcoming."""
    table = with_a_shortcoming()
    table.press(ANNA, NoMeasure, question=POLICY, what="Görs i mars")
    table.press(ANNA, PlanMeasure, question=POLICY, kind=MeasureKind.PRESERVE, what="Behålla APT", due=DUE)
    assert table.review.answers[POLICY].no_measure_reason == "Görs i mars"
    assert table.review.without_follow_up == ()
    table.press(ANNA, PlanMeasure, question=POLICY, what="Skriva den", due=DUE)
    assert table.review.answers[POLICY].no_measure_reason is None


def test_a_reason_for_no_measure_needs_an_answer() -> None:
    """What is not kept is not said to be kept."""
    table = Table()
    assert table.refused(ANNA, NoMeasure, question=POLICY, what="Görs i mars")[1] == NotUnderstood()


def test_a_proposal_does_not_touch_the_managers_answer() -> None:
    """The rep proposes beside what the manager has said, draft and reason included."""
    table = with_a_shortcoming()
    table.press(ANNA, NoMeasure, question=POLICY, what="Görs i mars")
    table.press(ANNA, HandOver)
    before = table.review.answers
    table.press(SVEN, PlanMeasure, question=POLICY, what="Ett anslag")
    assert table.review.answers == before
    assert [one.proposed_by for one in table.review.proposals] == [SVEN]


def test_the_rep_changes_a_proposal_only_while_it_is_one() -> None:
    """In the plan it is the manager's."""
    table = with_a_proposal()
    measure = table.review.measures[0]
    changed = {"question": POLICY, "measure": measure.id, "what": "Två anslag", "due": DUE, "who": SVEN}
    table.press(SVEN, PlanMeasure, **changed)
    assert table.review.measures[0].what == "Två anslag"
    table.press(ANNA, AdoptMeasure, measure=measure.id)
    given = changed | {"what": "Tre anslag"}
    assert table.refused(SVEN, PlanMeasure, **given)[1] == NotYourPart(seat=SeatKind.MANAGER)
    assert table.refused(SVEN, CancelMeasure, measure=measure.id)[1] == NotYourPart(seat=SeatKind.MANAGER)


def test_the_rep_proposes_when_it_has_been_handed_over() -> None:
    """Before that it is still being written."""
    assert isinstance(ready().refused(SVEN, PlanMeasure, question=POLICY, what="Ett anslag")[1], NotReady)


def test_a_proposal_without_a_day_is_completed_before_it_is_adopted() -> None:
    """Saving the form is what adopts it."""
    table = handed_over()
    table.press(SVEN, PlanMeasure, question=POLICY, what="Ett anslag")
    measure = table.review.proposals[0]
    shown = table.press(ANNA, AdoptMeasure, measure=measure.id)
    assert shown.state is None
    assert isinstance(shown.reply.page, FollowUpPage)
    assert shown.reply.page.draft.what == "Ett anslag"
    table.press(ANNA, PlanMeasure, question=POLICY, measure=measure.id, what="Ett anslag", due=DUE)
    assert [one.state for one in table.review.measures] == [MeasureState.PLANNED]


def test_a_no_to_a_proposal_is_owed_a_reason() -> None:
    """The rep took the trouble."""
    table = with_a_proposal()
    measure = table.review.measures[0]
    assert table.refused(ANNA, CancelMeasure, measure=measure.id)[1] == Lacking(what=(CommonLack.REASON,))
    table.press(ANNA, CancelMeasure, measure=measure.id, what="Finns redan")
    assert table.review.measures[0].reason == "Finns redan"


def test_a_measure_of_another_review_is_not_found() -> None:
    """Ids are looked up within what the person may see."""
    elsewhere = MeasureId(REVIEW)
    assert with_a_measure().refused(ANNA, CancelMeasure, measure=elsewhere)[1] == NotUnderstood()


def test_at_the_top_there_is_nowhere_to_lift_to() -> None:
    """The button is not there, and an old one is not understood."""
    table = with_a_shortcoming()
    table.review = replace(table.review, above=None)
    assert table.refused(ANNA, LiftMatter, question=POLICY, what="Regionen äger den")[1] == Lacking(
        what=(ReceiverLack.RECEIVER,)
    )


def test_what_was_drafted_is_used_when_nothing_else_is_typed() -> None:
    """Later, then "done already" with the field untouched."""
    table = with_a_shortcoming()
    table.press(ANNA, Later, question=POLICY, what="Skrev den")
    table.press(ANNA, DoneAtOnce, question=POLICY)
    measure = table.review.measures[0]
    assert (measure.what, measure.state, measure.done_at_once) == ("Skrev den", MeasureState.DONE, True)
    assert table.review.answers[POLICY].draft == ""


def test_what_is_lifted_after_the_signature_stands_beside_what_was_signed() -> None:
    """The review is not touched, and the level above is told."""
    table = signed()
    before = table.review
    turn = table.press(ANNA, LiftMatter, question=POLICY, what="Kliniken äger den")
    [change] = turn.changes
    assert isinstance(change, MatterLifted)
    assert (change.matter.what, change.review) == ("Kliniken äger den", before.id)
    assert table.review is before
    assert [one.person for one in turn.messages] == [KARIN]


def test_a_task_is_handed_back_only_where_tasks_are_asked_about() -> None:
    """To the superior and to nobody else (AFS 2023:1 9 §), and only after a shortcoming."""
    table = answered(Table(), {OWN_TASKS: NO, POLICY: NO})
    table.press(ANNA, LiftMatter, question=OWN_TASKS, what="Jag råder inte över lokalerna", to="return")
    [matter] = table.review.matters
    assert (matter.kind, matter.to_node) == (MatterKind.RETURNED_TASK, CLINIC.id)
    notice = table.refused(ANNA, LiftMatter, question=POLICY, what="Jag råder inte", to="return")[1]
    assert notice == Lacking(what=(ReceiverLack.RECEIVER,))
    happy = answered(Table())
    notice = happy.refused(ANNA, LiftMatter, question=OWN_TASKS, what="Jag råder inte", to="return")[1]
    assert notice == Lacking(what=(ReceiverLack.RECEIVER,))


def test_the_same_words_lifted_twice_are_one_matter() -> None:
    """A second press tells nobody anew; to another receiver it is another matter."""
    table = answered(Table(), {POLICY: NO})
    for told in (1, 0):
        turn = table.press(ANNA, LiftMatter, question=POLICY, what="Kliniken äger den")
        assert len(turn.messages) == told
    assert len(table.review.matters) == 1
