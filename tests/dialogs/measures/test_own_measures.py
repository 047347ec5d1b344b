"""A measure on its own, and how one is arranged: who may, what is asked for, and that the same press is one measure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dialogs.ground.ids import NodeId
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lack, Lacking, NotYours, OldCard, SavedThing
from dialogs.ground.turn import Refused, Turn
from dialogs.measures import measuring, own_measures
from dialogs.measures.changes import MeasureAdded, MeasureChanged
from dialogs.measures.events import (
    AddMeasure,
    ArrangeMeasure,
    CannotMeasure,
    CompleteMeasure,
    DropMeasure,
    PostponeMeasure,
    ShowMeasure,
    ShowNewMeasure,
    TakeInMeasure,
)
from dialogs.measures.events import OfOne as MeasureEvent
from dialogs.measures.facts import NewMeasure
from dialogs.measures.notices import MeasureLack, MeasureSaved, NotYourMeasure
from dialogs.measures.pages import MeasurePage, NewMeasurePage
from dialogs.measures.rules.measure import Arrangeable, MeasureAsk, MeasureCase, StepKind
from dialogs.measures.rules.measure_home import Beside, Home
from dialogs.organisation.around import Around
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.messages import MeasureMessage
from dialogs.reviews.rules.review import Measure, MeasureState, Priority
from tests.dialogs.measures.test_measure import MEASURE
from tests.dialogs.reviews.review_factory import ANNA, KARIN, OLLE, SVEN, TODAY, actor, signed

DUE = TODAY.replace(year=TODAY.year + 1).isoformat()
HOME = replace(Home.of(signed().review), origin=None)
HERE = HOME.nodes[0].id
THERE = Beside(
    node=Node(id=NodeId("a2"), parent=HOME.nodes[0].parent, level="enhet", name="Avdelning 2"),
    managers=(KARIN,),
    reps=(OLLE,),
)
OTHER = replace(THERE, node=replace(THERE.node, id=NodeId("a3"), name="Avdelning 3"))


def added(turn: Turn) -> Measure:
    [change] = turn.changes
    assert isinstance(change, MeasureAdded)
    return change.measure


def adds(who: Any = ANNA, table: NewMeasure | None = None, around: Around = Around(), **typed: Any) -> Turn:
    event = AddMeasure(node=HERE, **({"what": "Skyddsrond", "due": DUE, "slot": 0} | typed))
    return own_measures.respond(table or NewMeasure(home=HOME), event, actor(who), around)


def refused(turn: Any, *given: Any, **typed: Any) -> Any:
    with pytest.raises(Refused) as why:
        turn(*given, **typed)
    return why.value.reply


# --- planning one


def test_the_manager_plans_and_those_concerned_are_told() -> None:
    """The representative; nobody is told of what they did themselves."""
    turn = adds()
    measure = added(turn)
    assert (measure.state, measure.question, measure.node) == (MeasureState.PLANNED, None, HERE)
    kinds = {(message.kind, message.person) for message in turn.messages}
    assert (MeasureMessage.MEASURE_PLANNED, SVEN) in kinds
    assert all(person != ANNA for _, person in kinds)
    assert all(message.review is None for message in turn.messages)


def test_the_representative_proposes_without_day_or_person() -> None:
    """The manager decides both when it is taken in."""
    turn = adds(SVEN, due=None)
    measure = added(turn)
    assert (measure.state, measure.proposed_by, measure.accountable) == (MeasureState.PROPOSED, SVEN, None)
    assert [(message.kind, message.person) for message in turn.messages] == [(MeasureMessage.MEASURE_PROPOSED, ANNA)]


def test_a_stranger_is_told_nothing() -> None:
    """Not even that there is such a unit."""
    assert refused(adds, OLLE).notice == NotYours()
    show = ShowNewMeasure(node=HERE)
    assert refused(own_measures.respond, None, show, actor(ANNA), Around()).notice == NotYours()


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        ({"what": " "}, (CommonLack.WHAT,)),
        ({"due": None}, (CommonLack.DUE,)),
        ({"due": "2020-01-01"}, (CommonLack.DUE_PASSED,)),
        ({"who_name": "alla"}, (CommonLack.WHO_GROUP,)),
        ({"who_name": "arbetsgruppen"}, (CommonLack.WHO_GROUP,)),
        ({"who_name": "Okänd"}, (CommonLack.WHO_UNKNOWN,)),
        ({"who_name": "okand@"}, (CommonLack.WHO_ADDRESS,)),
        ({"what": "", "due": "i maj"}, (CommonLack.WHAT, CommonLack.DUE_UNREADABLE)),
    ],
)
def test_everything_that_is_missing_is_told_at_once(typed: dict[str, Any], lacks: tuple[Lack, ...]) -> None:
    """One accountable person, never a group; and what was typed stands in the form."""
    reply = refused(adds, **typed)
    assert isinstance(reply.notice, Lacking)
    assert reply.notice.what == lacks
    assert isinstance(reply.page, NewMeasurePage)
    assert reply.page.draft.who_name == typed.get("who_name", "")


def test_the_same_press_is_the_same_measure() -> None:
    """The second changes nothing; an old form with other words is shown again, to be pressed anew."""
    first = added(adds())
    table = NewMeasure(home=HOME, made=(first,))
    again = adds(table=table)
    assert not again.changes
    assert not again.messages
    assert isinstance(again.reply.page, MeasurePage)
    other = refused(adds, table=table, what="Något annat")
    assert isinstance(other.notice, ChangedMeanwhile)
    assert other.page.slot == 1
    assert added(adds(table=table, what="Något annat", slot=other.page.slot)).id != first.id


def test_whoever_is_met_later_is_told_of() -> None:
    """The person who named them knows that the letter waits."""
    someone = replace(HOME.people[ANNA], id=type(ANNA)("outside-1"), name="kim@kommunen.se", outside=True)
    turn = adds(who_name="kim@kommunen.se", around=Around(found=(someone,), met_later=frozenset({someone.id})))
    assert isinstance(turn.reply.notice, SavedThing)
    assert turn.reply.notice.met_later == "kim@kommunen.se"


# --- taking in a proposal

PROPOSAL = replace(MEASURE, state=MeasureState.PROPOSED, question=None, due=None, accountable=None, proposed_by=SVEN)


def case(measure: Measure = MEASURE, **home: Any) -> MeasureCase:
    return MeasureCase(
        measure=measure,
        home=replace(HOME, **home),
        year=2026,
        arrangeable=Arrangeable(units=(THERE, OTHER), goals=("Regionplanen",)),
    )


def takes(of: MeasureCase, event: MeasureEvent, who: Any = ANNA) -> Turn:
    return measuring.respond(of, event, actor(who), Around())


def test_a_proposal_is_taken_in_with_a_day_and_a_person() -> None:
    """Only by the manager, and once."""
    event = TakeInMeasure(measure=PROPOSAL.id, revision=0, due=DUE, who=SVEN)
    assert isinstance(refused(takes, case(PROPOSAL), event, SVEN).notice, NotYourMeasure)
    assert refused(takes, case(PROPOSAL), replace(event, due=None)).notice.what == (CommonLack.DUE,)
    turn = takes(case(PROPOSAL), event)
    [change] = turn.changes
    assert isinstance(change, MeasureChanged)
    assert (change.step, change.after.state, change.after.accountable) == (
        StepKind.TAKEN_IN,
        MeasureState.PLANNED,
        SVEN,
    )
    assert [(message.kind, message.person) for message in turn.messages] == [(MeasureMessage.MEASURE_ASKED, SVEN)]
    assert isinstance(refused(takes, case(change.after), event).notice, OldCard)


def test_nothing_else_is_done_with_a_proposal() -> None:
    """It is in no plan yet."""
    for event in (
        CompleteMeasure(measure=PROPOSAL.id, what="Klart redan"),
        PostponeMeasure(measure=PROPOSAL.id, due=DUE, why="Senare"),
        CannotMeasure(measure=PROPOSAL.id, why="Inga pengar"),
    ):
        assert isinstance(refused(takes, case(PROPOSAL), event).notice, OldCard)
    declined = takes(case(PROPOSAL), DropMeasure(measure=PROPOSAL.id, revision=0, why="Gjort redan"))
    assert [(one.kind, one.person) for one in declined.messages] == [(MeasureMessage.MEASURE_DROPPED, SVEN)]


# --- arranging


def arranges(of: MeasureCase, who: Any = ANNA, **typed: Any) -> Turn:
    return takes(of, ArrangeMeasure(measure=of.measure.id, revision=of.measure.revision, **typed), who)


def test_each_thing_that_differs_is_a_step_of_its_own() -> None:
    """The history says what changed; what is as it was is no step."""
    turn = arranges(case(), priority="high", goal="Regionplanen", target_year="2027", nodes="a2")
    kinds = [change.step for change in turn.changes if isinstance(change, MeasureChanged)]
    assert kinds == [StepKind.PRIORITISED, StepKind.LINKED, StepKind.SHARED]
    after = turn.changes[-1]
    assert isinstance(after, MeasureChanged)
    assert (after.after.priority, after.after.goal, after.after.target_year) == (Priority.HIGH, "Regionplanen", 2027)
    assert (after.after.also, after.after.revision, after.note) == ((NodeId("a2"),), 3, "Avdelning 2")
    told = {(message.kind, message.person) for message in turn.messages}
    assert told == {(MeasureMessage.MEASURE_SHARED, KARIN), (MeasureMessage.MEASURE_SHARED, OLLE)}
    same = arranges(case(after.after, beside=(THERE,)), priority="high", goal="Regionplanen", target_year="2027")
    assert not same.changes
    assert isinstance(same.reply.notice, SavedThing)
    assert same.reply.notice.what is MeasureSaved.MEASURE_ARRANGED


@pytest.mark.parametrize(
    ("typed", "lack"),
    [
        ({"target_year": "nästa år"}, MeasureLack.YEAR),
        ({"target_year": "1999"}, MeasureLack.YEAR),
        ({"node_name": "Avdelning"}, MeasureLack.UNIT_UNKNOWN),  # several
        ({"node_name": "Kirurgen"}, MeasureLack.UNIT_UNKNOWN),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_saved(typed: dict[str, str], lack: Lack) -> None:
    """The rest of what was typed stands in the form."""
    reply = refused(arranges, case(), goal="Regionplanen", nodes="a2", **typed)
    assert reply.notice.what == (lack,)
    assert reply.page.arranging.goal == "Regionplanen"
    assert reply.page.arranging.chosen == ("a2",)


def test_only_units_that_may_be_named_are_taken() -> None:
    """Nothing in a button or a field is believed."""
    assert not arranges(case(), nodes="region,kir1").changes
    named = arranges(case(), node_name="avdelning 3").changes[0]
    assert isinstance(named, MeasureChanged)
    assert named.after.also == ("a3",)


def test_a_unit_that_is_not_offered_any_more_stays_named() -> None:
    """After a reorganisation a unit may be elsewhere; a form that does not show it must not drop it."""
    moved = replace(THERE, node=replace(THERE.node, id=NodeId("moved")))
    shared = case(replace(MEASURE, also=(NodeId("moved"),)), beside=(moved,))
    turn = arranges(shared, nodes="a2").changes[0]
    assert isinstance(turn, MeasureChanged)
    assert set(turn.after.also) == {"moved", "a2"}


def test_before_the_signature_only_the_goal_is_set() -> None:
    """Priority and units are the plan's, which the representative confirms."""
    planned = replace(signed().review, signed_at=None, measures=(MEASURE,))
    open_case = replace(MeasureCase.of(planned, MEASURE), arrangeable=Arrangeable(units=(THERE,)))
    [change] = arranges(open_case, priority="high", goal="Regionplanen", nodes="a2").changes
    assert isinstance(change, MeasureChanged)
    assert (change.step, change.after.priority, change.after.also) == (StepKind.LINKED, Priority.NORMAL, ())


def test_arranging_is_the_managers() -> None:
    """The accountable person carries it out; how serious it is the manager says."""
    mine = case(replace(MEASURE, accountable=SVEN))
    assert isinstance(refused(arranges, mine, SVEN, priority="high").notice, NotYourMeasure)
    shown = takes(mine, ShowMeasure(measure=MEASURE.id, ask=MeasureAsk.ARRANGE), SVEN)
    assert isinstance(shown.reply.page, MeasurePage)
    assert shown.reply.page.arranging is None


def test_those_who_share_it_read_and_are_told() -> None:
    """One accountable person; a new day concerns them all (V20)."""
    shared = case(replace(MEASURE, also=(NodeId("a2"),)), beside=(THERE,))
    page = takes(shared, ShowMeasure(measure=MEASURE.id), KARIN).reply.page
    assert isinstance(page, MeasurePage)
    assert (page.may_act, page.has_seat, page.node) == (False, True, "a2")
    moved = takes(shared, PostponeMeasure(measure=MEASURE.id, revision=0, due=DUE, why="Lokalen är upptagen"))
    assert {message.person for message in moved.messages} == {SVEN, KARIN, OLLE}


def test_a_proposal_in_a_review_is_not_declined_beside_it() -> None:
    """It is talked through there; on its own card it would be gone from a talk that waits for it."""
    in_review = Home.of(signed().review)
    of = replace(case(PROPOSAL), home=in_review)
    assert not of.is_proposal
    assert isinstance(
        refused(takes, of, DropMeasure(measure=PROPOSAL.id, revision=0, why="Gjort redan")).notice, OldCard
    )
