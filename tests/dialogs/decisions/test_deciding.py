"""What is put to a level's bodies, who may record what they decide, and which decisions hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from dialogs.analyses.rules.analysis import Analysis, LevelPriority, PriorityKind, Proposal
from dialogs.analyses.rules.decision import Decision, ItemKind, Verdict, standing
from dialogs.decisions import deciding
from dialogs.decisions import words as deciding_words
from dialogs.decisions.changes import DecisionRecorded
from dialogs.decisions.events import Decide, ShowDecisions, ShowReceipt
from dialogs.decisions.rules.deciding import CameOf, DecidingTable, PutItem, by_number, verdicts
from dialogs.decisions.rules.decision import Body, BodyKind, Feedback, MemberRole, Receipt, Unfinished, unfinished
from dialogs.ground.ids import (
    AnalysisId,
    BodyId,
    DecisionId,
    FeedbackId,
    MeasureId,
    NodeId,
    PersonId,
    PriorityId,
    ProposalId,
    RoundId,
)
from dialogs.ground.people import Person
from dialogs.ground.turn import Actor, Turn
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.changes import MatterLifted
from dialogs.reviews.messages import MatterMessage, MeasureMessage
from dialogs.reviews.rules.standing import Standing
from tests.dialogs.saying import line

AT, TODAY = datetime(2027, 2, 3, 9, tzinfo=UTC), date(2027, 2, 17)
KAJ, NILS, LENA, HUGO = PersonId("kaj"), PersonId("nils"), PersonId("lena"), PersonId("hugo")
CLINIC, WARD, TEAM = NodeId("med"), NodeId("avd32"), NodeId("team1")
NODES = {
    CLINIC: Node(id=CLINIC, parent=NodeId("hs"), level="verksamhet", name="Medicinkliniken"),
    WARD: Node(id=WARD, parent=CLINIC, level="enhet", name="Avd. 32"),
    TEAM: Node(id=TEAM, parent=WARD, level="team", name="Team 1"),
    NodeId("hs"): Node(id=NodeId("hs"), parent=None, level="förvaltning", name="Hälso- och sjukvård"),
}
ANALYSIS = Analysis(
    id=AnalysisId(UUID(int=1)),
    round=RoundId(UUID(int=2)),
    year=2026,
    node=NODES[CLINIC],
    managers=(KAJ,),
    reps=(HUGO,),
    started_by=KAJ,
    started_at=AT,
    priorities=(LevelPriority(id=PriorityId(UUID(int=3)), kind=PriorityKind.IMPROVE, text="Tid"),),
)


def body(id_: str, name: str, *members: tuple[PersonId, MemberRole]) -> Body:
    return Body(id=BodyId(id_), node=CLINIC, kind=BodyKind.BOARD, name=name, decides=True, members=members)


def decision(number: int, body: str = "n", *, none_yet: bool = False, corrects: int | None = None) -> Decision:
    return Decision(
        id=DecisionId(UUID(int=number)),
        round=ANALYSIS.round,
        node=CLINIC,
        body=BodyId(body),
        analysis=ANALYSIS.id,
        analysis_version=1,
        decided_on=AT.date(),
        text="Vi antar",
        none_yet=none_yet,
        expected_on=date(2027, 3, 3) if none_yet else None,
        corrects=DecisionId(UUID(int=corrects)) if corrects else None,
        by=KAJ,
        at=AT,
    )


def answered(of: Decision, *, read: bool) -> Feedback:
    receipt = Receipt(node=WARD, read_by=PersonId("anna") if read else None, read_at=AT if read else None)
    made = FeedbackId(UUID(int=of.id.int + 100))
    return Feedback(id=made, decision=of.id, text="Ni får tid", by=KAJ, at=AT, to=(WARD,), receipts=(receipt,))


BOARD = body("n", "Nämnden", (NILS, MemberRole.CHAIR), (LENA, MemberRole.MEMBER))
GROUP = body("lg", "Ledningsgruppen", (LENA, MemberRole.SECRETARY))
TABLE = DecidingTable(
    node=NODES[CLINIC],
    year=2026,
    round=ANALYSIS.round,
    managers=(KAJ,),
    reps=(HUGO,),
    analysis=ANALYSIS,
    bodies=(GROUP, BOARD),
    nodes=NODES,
)


@pytest.mark.parametrize(
    ("who", "recorded", "sees"),
    [
        (KAJ, ("lg", "n"), True),  # the level's manager
        (NILS, ("n",), True),  # the chair
        (LENA, ("lg",), True),  # the secretary of one, an ordinary member of the other
        (HUGO, (), True),  # the level's representative reads
        (PersonId("disa"), (), False),
    ],
)
def test_who_records_and_who_reads(who: PersonId, recorded: tuple[str, ...], sees: bool) -> None:
    """A nämnd's secretary holds the pen; a member who only sits there does not write its decisions."""
    assert tuple(one.id for one in TABLE.recorded_for(who)) == recorded
    assert TABLE.may_see(who) is sees


def test_everything_beneath_is_answered_and_its_levels_come_from_the_top_down() -> None:
    """The level itself and what is above it are not beneath it."""
    assert {one.id for one in TABLE.beneath} == {WARD, TEAM}
    assert TABLE.levels == ("enhet", "team")


def test_a_body_is_found_by_its_id_its_name_or_the_beginning_of_it() -> None:
    """People type "nämnden"; where two begin alike nobody guesses."""
    for typed in ("n", "Nämnden", " nämn"):
        assert TABLE.body(typed) == BOARD
    twins = replace(TABLE, bodies=(body("a", "Samverkansgrupp norr"), body("b", "Samverkansgrupp syd")))
    assert twins.body("samverkansgrupp") is None
    assert twins.body("samverkansgrupp syd") == twins.bodies[1]
    assert TABLE.body("") is None


def test_a_body_is_found_by_what_everybody_calls_it() -> None:
    """Its whole name is the clinic's ledningsgrupp; in the corridor it is "ledningsgruppen"."""
    named = (body("lg", "Medicinklinikens ledningsgrupp"), body("sg", "Medicinklinikens samverkansgrupp"))
    table = replace(TABLE, bodies=(*named, body("hsn", "Hälso- och sjukvårdsnämnden")))
    assert table.body("ledningsgruppen") == named[0]
    assert table.body("nämnden") == table.bodies[2]
    assert table.body("medicinkliniken") is None


def test_what_is_done_is_not_put_to_a_body_but_is_still_known() -> None:
    """A measure that is finished needs no decision; a decision from before still names it."""
    open_, done = (
        CameOf(measure=MeasureId(UUID(int=number)), what="Årshjul", node=CLINIC, standing=how)
        for number, how in ((7, Standing.ONGOING), (8, Standing.CONTROLLED))
    )
    table = replace(TABLE, own=(open_, done))
    assert [(one.kind, one.id) for one in table.items] == [
        (ItemKind.PRIORITY, UUID(int=3)),
        (ItemKind.MEASURE, UUID(int=7)),
    ]
    assert table.item(ItemKind.MEASURE, UUID(int=8)) is not None
    assert table.item(ItemKind.PROPOSAL, UUID(int=8)) is None


READER = Actor(person=Person(id=KAJ, name="Kaj Berg"), now=AT, today=TODAY)
ITEMS = tuple(PutItem(kind=ItemKind.PROPOSAL, id=UUID(int=number), text=f"Förslag {number}") for number in (1, 2, 3))


def test_what_is_typed_about_each_becomes_its_verdict() -> None:
    """Adopted unless something else is said: a new wording changes, a reason rejects."""
    found = verdicts(ITEMS, None, "2: ny lydelse", "3: görs redan")
    assert [(one.verdict, one.text, one.reason) for one in found.items] == [
        (Verdict.ADOPTED, "Förslag 1", ""),
        (Verdict.CHANGED, "ny lydelse", ""),
        (Verdict.REJECTED, "Förslag 3", "görs redan"),
    ]
    assert not found.without_reason
    assert not found.unknown


def test_what_is_not_chosen_needs_a_reason_and_one_reason_is_enough_for_all() -> None:
    """Nobody beneath is told "nej" without why."""
    chosen = ITEMS[0].key
    assert verdicts(ITEMS, chosen, "", "").without_reason == (2, 3)
    found = verdicts(ITEMS, chosen, "", "inga pengar i år")
    assert [one.reason for one in found.items] == ["", "inga pengar i år", "inga pengar i år"]


@pytest.mark.parametrize(("changed", "reasons"), [("4: finns inte", ""), ("", "9: finns inte"), ("ny lydelse", "")])
def test_a_number_of_nothing_is_asked_about_and_not_lost(changed: str, reasons: str) -> None:
    """Somebody who writes 4 of three meant something else."""
    assert verdicts(ITEMS, None, changed, reasons).unknown


def test_lines_are_read_by_their_numbers_however_they_are_written() -> None:
    """ "2: a", "3. b" and "4) c", on lines of their own or with semicolons."""
    assert by_number("2: a\n3. b; 4) c\nresten") == ({2: "a", 3: "b", 4: "c"}, "resten")


def test_a_corrected_decision_does_not_hold_and_owes_nothing() -> None:
    """Both stand in the record; the newer is the one that is answered."""
    first, second = decision(1), decision(2, corrects=1)
    table = replace(TABLE, decisions=(first, second))
    assert standing(table.decisions) == (second,)
    assert table.state_of(first, TODAY) is None
    assert table.state_of(second, TODAY) is Unfinished.NO_FEEDBACK
    assert table.corrected_by(first.id) == second


def test_no_decision_yet_is_over_when_the_same_body_has_decided() -> None:
    """Else it would stand as unfinished for ever, although everybody knows how it went."""
    not_yet, of_another, then = decision(1, none_yet=True), decision(2, "lg"), decision(3)
    assert standing((not_yet, of_another)) == (not_yet, of_another)
    assert standing((not_yet, of_another, then)) == (of_another, then)


def test_a_decision_is_finished_when_it_is_answered_and_read() -> None:
    """Feedback is part of the decision (G22)."""
    made = decision(1)
    table = replace(TABLE, decisions=(made,))
    assert table.state_of(made, TODAY) is Unfinished.NO_FEEDBACK
    assert replace(table, feedback={made.id: answered(made, read=False)}).state_of(made, TODAY) is Unfinished.UNREAD
    assert replace(table, feedback={made.id: answered(made, read=True)}).state_of(made, TODAY) is None
    waits = decision(2, none_yet=True)
    assert replace(table, decisions=(waits,)).state_of(waits, date(2027, 3, 4)) is Unfinished.STILL_NONE


def test_the_newest_that_is_not_answered_is_the_one_that_is_meant() -> None:
    """ "beslutet" and "återkoppla" without more."""
    first, second = decision(1), decision(2, "lg")
    told = {second.id: answered(second, read=False)}
    assert replace(TABLE, decisions=(first, second), feedback=told).newest == first
    assert replace(TABLE, decisions=(first, second)).newest == second
    assert TABLE.newest is None


def test_a_whole_decision_can_be_typed_with_what_it_changes_and_rejects() -> None:
    """For phones whose buttons fail: numbers are those of the presentation."""
    said = "Nämnden; 3 februari 2027; § 12; dnr RV 14; Vi antar; 2 ändras till: ny lydelse; 3 antas inte: görs redan"
    event = deciding_words.read(line("beslut", said, who=READER))
    assert isinstance(event, Decide)
    assert (event.body, event.day, event.paragraph, event.registry) == ("Nämnden", "2027-02-03", "§ 12", "RV 14")
    assert (event.text, event.changed, event.reasons) == ("Vi antar", "2: ny lydelse", "3: görs redan")


@pytest.mark.parametrize(("days", "late"), [(-1, False), (0, False), (1, True)])
def test_a_decision_that_is_expected_today_is_not_late(days: int, late: bool) -> None:
    """The meeting may be this afternoon: the day before, the day, the day after."""
    expected = date(2027, 2, 10)
    made = Decision(
        id=DecisionId(UUID(int=9)),
        round=RoundId(UUID(int=1)),
        node=NodeId("med"),
        body=BodyId("n"),
        analysis=None,
        analysis_version=None,
        decided_on=date(2027, 1, 10),
        text="Vi återkommer",
        none_yet=True,
        expected_on=expected,
        by=PersonId("kaj"),
        at=datetime(2027, 1, 10, 9, tzinfo=UTC),
    )
    found = unfinished(made, None, expected + timedelta(days=days))
    assert (found is Unfinished.STILL_NONE) == late


# --- nobody is bound who was not asked

HEAD, NEIGHBOUR_HEAD = PersonId("vera"), PersonId("olle")
HS = NodeId("hs")


def proposed(number: int, owner: NodeId) -> Proposal:
    return Proposal(
        id=ProposalId(UUID(int=number)), text=f"Förslag {number}", owner=NODES[owner].name, owner_node=owner, year=2027
    )


def adopting(table: DecidingTable) -> Turn:
    """Typed, so that everything that is put to the body is adopted."""
    event = Decide(node=CLINIC, year=2026, body="n", day="2027-01-20", text="Vi antar allt")
    return deciding.respond(table, event, replace(READER, today=date(2027, 2, 1)))


BINDING = replace(
    TABLE,
    managers=(KAJ,),
    analysis=replace(ANALYSIS, priorities=(), proposals=(proposed(31, WARD), proposed(32, HS)), sent_to_rep_at=AT),
    heads={WARD: HEAD, HS: NEIGHBOUR_HEAD},
)


def test_a_body_binds_its_own_node_and_what_is_beneath_it() -> None:
    """A clinic's ledningsgrupp used to put measures into its neighbour's plan, and into its superior's."""
    assert [BINDING.binds(one) for one in (CLINIC, WARD, TEAM, HS)] == [True, True, True, False]


def test_what_is_adopted_for_somebody_else_is_a_matter_that_they_answer() -> None:
    """A measure in their plan only when they have taken it."""
    turn = adopting(BINDING)
    [recorded] = [one for one in turn.changes if isinstance(one, DecisionRecorded)]
    assert [one.node for one in recorded.measures] == [WARD]
    [raised] = [one for one in turn.changes if isinstance(one, MatterLifted)]
    assert (raised.matter.from_node, raised.matter.to_node, raised.matter.what) == (CLINIC, HS, "Förslag 32")
    assert raised.matter.measure is None


def test_whoever_is_made_accountable_gets_a_letter_and_whoever_is_asked_does_too() -> None:
    """Nobody finds a day of their own in a plan without having heard of it."""
    told = {(one.kind, one.person) for one in adopting(BINDING).messages}
    assert told == {(MeasureMessage.MEASURE_ASKED, HEAD), (MatterMessage.LIFTED, NEIGHBOUR_HEAD)}


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("kvitto 2025", ShowReceipt(year=2025)),
        ("vad blev det 2025", ShowReceipt(year=2025)),
        ("beslut 2025", ShowDecisions(year=2025)),
        ("decisions 2025", ShowDecisions(year=2025)),
        ("kvitto", ShowReceipt()),
        ("beslut", ShowDecisions()),
    ],
)
def test_a_year_that_is_said_is_the_year_that_is_shown(typed: str, event: object) -> None:
    """What was decided last year is asked for when this year's is written."""
    assert deciding_words.read(line(typed, who=READER)) == event
