"""A measure after the signature: what its day makes of it, and that no press takes it where it cannot go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.ground.ids import MeasureId, PersonId
from dialogs.ground.messages import Message, Subject
from dialogs.ground.notices import CommonLack, Lack, Lacking, NotYours, OldCard
from dialogs.ground.turn import Refused, Turn
from dialogs.measures import letters as measure_letters
from dialogs.measures import measuring
from dialogs.measures.changes import MeasureChanged
from dialogs.measures.events import (
    CannotMeasure,
    CompleteMeasure,
    ControlMeasure,
    DropMeasure,
    HandOnMeasure,
    NotEnough,
    PostponeMeasure,
    ShowMeasure,
)
from dialogs.measures.events import OfOne as MeasureEvent
from dialogs.measures.notices import NotRunning, NotYourMeasure
from dialogs.measures.pages import MeasureNewsKind, MeasureNewsPage, MeasurePage
from dialogs.measures.rules.measure import MeasureAsk, MeasureCase, Step
from dialogs.organisation.around import Around
from dialogs.reviews import telling
from dialogs.reviews.messages import MeasureMessage
from dialogs.reviews.rules.review import Measure, MeasureKind, MeasureState
from dialogs.reviews.rules.standing import CONTROL_AFTER, Facts, Standing
from tests.dialogs.reviews.review_factory import ANNA, KARIN, NOON, OLLE, POLICY, SVEN, TODAY, WARD, actor, signed

DUE = TODAY + timedelta(days=60)
LATER = (TODAY + timedelta(days=90)).isoformat()
MEASURE = Measure(
    id=MeasureId(UUID(int=9)),
    node=WARD.id,
    question=POLICY,
    kind=MeasureKind.IMPROVE,
    state=MeasureState.PLANNED,
    what="Skriva policyn",
    due=DUE,
    accountable=ANNA,
    by=ANNA,
    at=NOON,
)


def new_case(**changes: Any) -> MeasureCase:
    measure = replace(MEASURE, **changes)
    return MeasureCase.of(replace(signed().review, measures=(measure,)), measure)


@dataclass
class Life:
    """A measure as it goes on, press by press. What is saved is kept as `storage.measures` keeps it."""

    case: MeasureCase = field(default_factory=new_case)
    told: list[Message] = field(default_factory=list)
    minutes: int = 0

    def press(self, who: PersonId, kind: type[Any], around: Around = Around(), /, **given: Any) -> Turn:
        carried = {"measure": self.case.measure.id, "revision": self.case.measure.revision} | given
        if kind is ShowMeasure:
            del carried["revision"]
        return self.take(kind(**carried), who, around)

    def take(self, event: MeasureEvent, who: PersonId, around: Around = Around()) -> Turn:
        self.minutes += 1
        turn = measuring.respond(self.case, event, actor(who, now=NOON + timedelta(minutes=self.minutes)), around)
        for change in turn.changes:
            assert isinstance(change, MeasureChanged)
            self.case = kept(change, who, NOON + timedelta(minutes=self.minutes))
        self.told.extend(turn.messages)
        return turn

    def refused(self, who: PersonId, kind: type[Any], /, **given: Any) -> Any:
        before = self.case
        with pytest.raises(Refused) as refused:
            self.press(who, kind, **given)
        assert self.case is before
        return refused.value.reply


def kept(change: MeasureChanged, by: PersonId, at: datetime) -> MeasureCase:
    before, after = change.before, change.after
    step = Step(
        kind=change.step,
        note=change.note,
        due=after.due,
        due_before=before.measure.due,
        accountable=after.accountable,
        by=by,
        at=at,
        revision=after.revision,
    )
    return replace(before, measure=after, followed_by=change.also or before.followed_by, steps=(*before.steps, step))


# --- what its day makes of it


@pytest.mark.parametrize(
    ("state", "day", "standing"),
    [
        (MeasureState.PLANNED, DUE, Standing.ONGOING),
        (MeasureState.PLANNED, DUE + timedelta(days=1), Standing.OVERDUE),
        (MeasureState.DONE, TODAY + CONTROL_AFTER - timedelta(days=1), Standing.DONE),
        (MeasureState.DONE, TODAY + CONTROL_AFTER, Standing.TO_CONTROL),
        (MeasureState.CONTROLLED, DUE + timedelta(days=400), Standing.CONTROLLED),
        (MeasureState.CANNOT, DUE + timedelta(days=1), Standing.CANNOT),
    ],
)
def test_where_it_stands_follows_from_the_day(state: MeasureState, day: date, standing: Standing) -> None:
    """Nothing has to run at night for a measure to become overdue."""
    facts = Facts(kind=MeasureKind.IMPROVE, state=state, due=DUE, done_at=NOON, running=True)
    assert facts.standing(day) is standing


def test_an_activity_is_done_when_it_is_done() -> None:
    """What keeps a strength has nothing to help against."""
    facts = Facts(kind=MeasureKind.PRESERVE, state=MeasureState.DONE, due=None, done_at=NOON, running=True)
    assert facts.standing(TODAY + timedelta(days=400)) is Standing.DONE
    assert not facts.is_open


@pytest.mark.parametrize("state", MeasureState)
def test_only_what_helped_was_followed_or_taken_out_is_closed(state: MeasureState) -> None:
    """Done is not closed; and a proposal has not been opened."""
    facts = Facts(kind=MeasureKind.IMPROVE, state=state, due=None, done_at=NOON, running=True)
    assert facts.is_open == (state in (MeasureState.PLANNED, MeasureState.DONE, MeasureState.CANNOT))


# --- who may


ACTS: tuple[tuple[type[Any], dict[str, Any]], ...] = (
    (CompleteMeasure, {"what": "Den är skriven"}),
    (ControlMeasure, {}),
    (ControlMeasure, {"helped": False}),
    (NotEnough, {"what": "En till", "due": LATER}),
    (PostponeMeasure, {"due": LATER, "why": "Sen leverans"}),
    (CannotMeasure, {"why": "Inga pengar"}),
    (DropMeasure, {"why": "Ingår i ombyggnaden"}),
    (HandOnMeasure, {"who": KARIN}),
)
every_act = pytest.mark.parametrize(("kind", "given_"), ACTS, ids=lambda one: getattr(one, "__name__", ""))


@every_act
def test_a_stranger_is_told_nothing(kind: type[Any], given_: dict[str, Any]) -> None:
    """Not even that there is such a measure."""
    assert Life().refused(OLLE, kind, **given_).notice == NotYours()


@every_act
def test_the_rep_reads(kind: type[Any], given_: dict[str, Any]) -> None:
    """Unless it is the rep's own measure."""
    reply = Life().refused(SVEN, kind, **given_)
    assert isinstance(reply.notice, NotYourMeasure)
    assert isinstance(reply.page, MeasurePage)


@every_act
def test_nothing_is_done_while_the_review_is_open(kind: type[Any], given_: dict[str, Any]) -> None:
    """Then the measure is the plan's, and the plan is being talked about."""
    life = Life()
    life.case = MeasureCase.of(replace(signed().review, signed_at=None), life.case.measure)
    assert life.refused(ANNA, kind, **given_).notice == NotRunning()


def test_the_accountable_person_does_everything_but_take_it_out() -> None:
    """The plan is the manager's."""
    life = Life(new_case(accountable=OLLE))
    assert isinstance(life.refused(OLLE, DropMeasure, why="Ingår i ombyggnaden").notice, NotYourMeasure)
    life.press(OLLE, CannotMeasure, why="Inga pengar")
    life.press(ANNA, DropMeasure, why="Ingår i ombyggnaden")
    assert life.case.measure.state is MeasureState.CANCELLED


# --- what is asked for


@pytest.mark.parametrize(
    ("kind", "given_", "lacks"),
    [
        (CompleteMeasure, {"what": " "}, (CommonLack.DONE_WHAT,)),
        (PostponeMeasure, {}, (CommonLack.DUE, CommonLack.WHY)),
        (PostponeMeasure, {"due": "i maj", "why": "Sen leverans"}, (CommonLack.DUE_UNREADABLE,)),
        (PostponeMeasure, {"due": "2020-01-01", "why": "Sen leverans"}, (CommonLack.DUE_PASSED,)),
        (PostponeMeasure, {"due": DUE.isoformat(), "why": "Sen leverans"}, (CommonLack.SAME_DAY,)),
        (CannotMeasure, {}, (CommonLack.WHY,)),
        (DropMeasure, {"why": "x"}, (CommonLack.WHY,)),
        (HandOnMeasure, {}, (CommonLack.WHO,)),
        (HandOnMeasure, {"who_name": "hela teamet"}, (CommonLack.WHO_GROUP,)),
        (HandOnMeasure, {"who_name": "Okänd"}, (CommonLack.WHO_UNKNOWN,)),
    ],
)
def test_what_is_missing_is_told_at_once(kind: type[Any], given_: dict[str, Any], lacks: tuple[Lack, ...]) -> None:
    """And the form is still there."""
    reply = Life().refused(ANNA, kind, **given_)
    assert isinstance(reply.notice, Lacking)
    assert reply.notice.what == lacks


def test_what_was_not_enough_says_what_comes_after() -> None:
    """It is closed only together with what follows; who is asked nothing else is the one who pressed."""
    life = Life()
    life.press(ANNA, CompleteMeasure, what="Den är skriven")
    turn = life.press(ANNA, ControlMeasure, helped=False, note="Ingen läser den")
    assert isinstance(turn.reply.page, MeasurePage)
    assert (turn.reply.page.ask, turn.reply.page.typed) == (MeasureAsk.NOT_ENOUGH, "Ingen läser den")
    assert life.refused(ANNA, NotEnough).notice.what == (CommonLack.WHAT, CommonLack.DUE)
    life.press(ANNA, NotEnough, what="Ta upp den på APT", due=LATER, note="Ingen läser den")
    follower = life.case.followed_by
    assert follower is not None
    assert (follower.accountable, follower.question, follower.state) == (ANNA, POLICY, MeasureState.PLANNED)


# --- any presses at all

PRESSES = st.tuples(
    st.sampled_from([ANNA, SVEN, KARIN, OLLE]),
    st.sampled_from(ACTS),
    st.one_of(st.none(), st.integers(0, 4)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PRESSES, max_size=12))
def test_no_row_of_presses_takes_it_where_it_cannot_go(presses: list[Any]) -> None:
    """Closed stays closed, each step is one revision, a second press of the same changes nothing, nobody is told of themselves."""
    life = Life()
    closed = (MeasureState.CONTROLLED, MeasureState.INSUFFICIENT, MeasureState.CANCELLED)
    for who, (kind, typed), revision in presses:
        before = life.case
        carried = typed | ({} if revision is None else {"revision": revision})
        try:
            turn = life.press(who, kind, **carried)
        except Refused:
            assert life.case is before
            continue
        assert all(message.person != who for message in turn.messages)
        if before.measure.state in closed:
            assert not turn.changes
        if not turn.changes:
            continue
        assert before.may_act(who)
        assert life.case.measure.revision == before.measure.revision + 1 == len(life.case.steps)
        after = life.case
        try:
            again = life.take(kind(measure=MEASURE.id, revision=before.measure.revision, **typed), who)
        except Refused as refused:
            assert isinstance(refused.reply.notice, NotYours | OldCard | NotYourMeasure)  # noqa: PT017
            again = None
        assert life.case is after
        assert again is None or not (again.changes or again.messages)


# --- the letters


def letter(life: Life, message: Message, day: date = TODAY) -> MeasureNewsPage | None:
    assert message.person is not None
    subject = Subject.of(message.kind.value, message.subject())
    reply = measure_letters.compose(subject.kind, subject, life.case, actor(message.person, day=day), by="Anna")
    if reply is None:
        return None
    assert isinstance(reply.page, MeasureNewsPage)
    return reply.page


def test_a_letter_is_not_sent_when_it_is_so_no_more() -> None:
    """Of two new days only the second is told; nobody is asked to see to what is taken out."""
    life = Life()
    life.press(ANNA, PostponeMeasure, due=LATER, why="Sen leverans")
    [first] = life.told
    assert (first.kind, first.person) == (MeasureMessage.MEASURE_MOVED, SVEN)
    told = letter(life, first)
    assert told is not None
    assert (told.due_before, told.note) == (DUE, "Sen leverans")
    life.press(ANNA, PostponeMeasure, due=(TODAY + timedelta(days=120)).isoformat(), why="Ännu senare")
    assert letter(life, first) is None
    assert letter(life, life.told[-1]) is not None
    life.press(ANNA, HandOnMeasure, who=KARIN)
    asked = next(one for one in life.told if one.kind is MeasureMessage.MEASURE_ASKED)
    assert asked.person == KARIN
    assert letter(life, asked) is not None
    life.press(ANNA, DropMeasure, why="Ingår i ombyggnaden")
    *earlier, dropped_to_sven, dropped_to_karin = life.told
    assert [letter(life, one) for one in earlier] == [None] * len(earlier)
    for last in (dropped_to_sven, dropped_to_karin):
        told = letter(life, last)
        assert told is not None
        assert (told.kind, told.note) == (MeasureNewsKind.DROPPED, "Ingår i ombyggnaden")


def test_who_had_it_is_told_that_somebody_else_has_it() -> None:
    """The manager hands on what another had; both and the rep hear of it, each once."""
    life = Life(new_case(accountable=OLLE))
    life.press(ANNA, HandOnMeasure, who=KARIN)
    assert sorted((one.kind.value, str(one.person)) for one in life.told) == sorted(
        [("measure_asked", str(KARIN)), ("measure_handed", str(OLLE)), ("measure_handed", str(SVEN))]
    )


def test_somebody_without_a_seat_is_asked_when_it_is_signed() -> None:
    """Those at the table know it already. What was taken out is nobody's."""
    table = signed()
    planned = replace(MEASURE, accountable=OLLE)
    dropped = replace(planned, id=MeasureId(UUID(int=10)), state=MeasureState.CANCELLED)
    own = replace(planned, id=MeasureId(UUID(int=11)), accountable=SVEN)
    before = replace(table.review, signed_at=None, signatures=table.review.signatures[:1])
    after = replace(table.review, measures=(planned, dropped, own))
    asked = [one for one in telling.news(before, after, actor(ANNA)) if one.kind is MeasureMessage.MEASURE_ASKED]
    assert [(one.person, one.measure) for one in asked] == [(OLLE, planned.id)]
