"""The inspector's file: each provision of the year's law meets what is kept, and what is lacking is said plainly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dialogs.checklists.rules.checklist import Checklist, LawReference, Question
from dialogs.decisions.rules.decision import BodyKind
from dialogs.documents.rules.binder import (
    Answered,
    Assessed,
    Facts,
    FollowUp,
    Gap,
    Lacks,
    Lifted,
    Line,
    Part,
    Planned,
    Said,
    Treated,
    binder,
)
from dialogs.ground.ids import ChecklistId, ChoiceId, NodeId, QuestionId
from dialogs.ground.texts import Text
from dialogs.organisation.rules.organisation import Node
from dialogs.organisation.rules.receivers import MatterKind
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.said import MatterState
from storage.documents.law_files import provisions

ON = date(2026, 11, 22)


def question(id_: str, act: str, place: str, **more: bool) -> Question:
    text = Text(id_)
    law = (LawReference(act=act, place=place),)
    return Question(id=QuestionId(id_), text=text, short=text, help=text, law=law, **more)


def facts(**more: Any) -> Facts:
    checklist = Checklist(id=ChecklistId("x"), version="1", title=Text("x"), scale=(), areas=())
    empty = Facts(
        node=Node(id=NodeId("a"), parent=None, level="verksamhet", name="Akuten"),
        above=(),
        year=2026,
        on=ON,
        is_unit=False,
        checklist=checklist,
        closes=date(2026, 11, 30),
        is_open=True,
        units=("A1", "A2", "A3"),
        missing=(),
    )
    return replace(empty, **more)


def planned(**more: Any) -> Planned:
    one = Planned(
        unit="A1",
        number=3,
        what="Rutin",
        kind=MeasureKind.IMPROVE,
        state=MeasureState.PLANNED,
        at_once=False,
        due=date(2027, 1, 1),
        accountable="Anna",
        done_on=None,
        control_on=None,
        controlled_on=None,
    )
    return replace(one, **more)


def part(of: Facts, name: str) -> Part:
    return next(one for one in binder(of, provisions()).parts if one.provision.name == name)


def line(of: Facts, name: str, said: Said) -> Line:
    return next(one for one in part(of, name).lines if one.said is said)


def gaps(of: Facts, name: str) -> dict[Lacks, Gap]:
    return {one.lacks: one for one in part(of, name).gaps}


def test_a_year_is_shown_under_the_law_that_held_then() -> None:
    """2023 was lived under AFS 2001:1. Nobody is to be judged by what came later."""

    def acts(year: int) -> set[str]:
        return {one.provision.act for one in binder(facts(year=year), provisions()).parts}

    assert acts(2023) == acts(2024) == {"AFS 2001:1", "Arbetsmiljölagen"}
    assert acts(2025) == {"AFS 2023:1", "Arbetsmiljölagen"}


def test_units_without_a_signed_follow_up_are_counted_and_named() -> None:
    """14 §: every year, in writing. The first thing an inspector asks for."""
    signed = FollowUp(units=("A1",), version=1, signed_on=date(2026, 10, 1), sha256="x", with_rep=True)
    of = facts(follow_ups=(signed,), missing=("A2", "A3"))
    found = line(of, "AFS 2023:1, 14 §", Said.SIGNED)
    assert (found.n, found.of, found.first) == (1, 3, date(2026, 10, 1))
    assert gaps(of, "AFS 2023:1, 14 §")[Lacks.NOT_SIGNED] == Gap(lacks=Lacks.NOT_SIGNED, n=2, of=3, where=("A2", "A3"))


def test_a_plan_says_who_and_when_and_each_that_lacks_either_is_a_gap() -> None:
    """13 §: what is not done at once is in a written plan with when and who. What was done at once needs neither."""
    plan = (
        planned(),
        planned(unit="A2", accountable=""),
        planned(unit="A3", due=None),
        planned(unit="A3", due=date(2026, 1, 1)),
        planned(at_once=True, due=None, accountable="", state=MeasureState.DONE, done_on=ON),
    )
    of = facts(plan=plan)
    assert (line(of, "AFS 2023:1, 13 §", Said.PLANNED).n, line(of, "AFS 2023:1, 13 §", Said.PLANNED).of) == (2, 4)
    found = gaps(of, "AFS 2023:1, 13 §")
    assert (found[Lacks.NO_WHO].where, found[Lacks.NO_WHEN].where) == (("A2",), ("A3",))
    assert (found[Lacks.OVERDUE].n, found[Lacks.OVERDUE].of) == (1, 4)


def test_what_was_carried_out_is_looked_at_again_and_an_activity_need_not_be() -> None:
    """13 §: measures that have been carried out are controlled."""
    done = {"state": MeasureState.DONE, "done_on": date(2026, 1, 1)}
    plan = (
        planned(**done, control_on=date(2026, 3, 1)),
        planned(**done, control_on=date(2027, 3, 1)),
        planned(state=MeasureState.CONTROLLED, done_on=date(2026, 1, 1), controlled_on=date(2026, 3, 1)),
        planned(**done, kind=MeasureKind.PRESERVE),
    )
    of = facts(plan=plan)
    assert (line(of, "AFS 2023:1, 13 §", Said.CONTROLLED).n, line(of, "AFS 2023:1, 13 §", Said.CONTROLLED).of) == (1, 3)
    assert gaps(of, "AFS 2023:1, 13 §")[Lacks.TO_CONTROL].n == 1


def test_a_shortcoming_with_neither_measure_nor_reason_is_named_by_its_question() -> None:
    """14 §: shortcomings lead to improving measures."""
    bare = Answered(question=question("q3", "AFS 2023:1", "13 §"), number=3, bare=2)
    gap = gaps(facts(answers=(bare,)), "AFS 2023:1, 14 §")[Lacks.BARE]
    assert (gap.n, gap.where) == (2, ("3",))


def test_answers_stand_with_the_provision_that_their_question_cites() -> None:
    """12–13 §§ is both; a question about the allocation of tasks speaks to 9 § whatever else it cites."""
    answers = (
        Answered(question=question("q1", "AFS 2023:1", "12–13 §§"), number=1, choices={ChoiceId("yes"): 2}),
        Answered(question=question("q2", "Arbetsmiljölagen", "3 kap. 6 §", task_allocation=True), number=2),
    )
    of = facts(answers=answers)
    for place, numbers in (("12 §", [1]), ("13 §", [1]), ("9 §", [2]), ("7 §", [])):
        assert [one.number for one in part(of, f"AFS 2023:1, {place}").answers] == numbers
    assert Lacks.NOT_ASKED in gaps(of, "AFS 2023:1, 7 §")
    assert Lacks.NOT_ASKED not in gaps(of, "AFS 2023:1, 12 §")


def test_what_is_kept_elsewhere_is_said_so_and_is_no_gap_of_theirs() -> None:
    """16 § is about the occupational health service: a contract that is not here."""
    of = facts()
    assert list(gaps(of, "AFS 2023:1, 16 §")) == [Lacks.ELSEWHERE]
    assert Lacks.ELSEWHERE not in {one.lacks for one in binder(of, provisions()).gaps}


def test_why_there_was_no_representative_stands_with_how_often() -> None:
    """6 §, AML 6 kap. 4 §: "saknas" with its reason is an answer, too."""
    signed = FollowUp(units=("A1",), version=1, signed_on=ON, sha256="x", with_rep=False, no_rep_reason="Vakant")
    of = facts(follow_ups=(signed, signed, replace(signed, with_rep=True)), looked_at=20, alike=18)
    gap = gaps(of, "Arbetsmiljölagen, 6 kap. 4 §")[Lacks.NO_REP]
    assert (gap.n, gap.of, gap.where) == (2, 3, ("Vakant (2)",))
    assert line(of, "AFS 2023:1, 6 §", Said.LOOKED_AT).n == 20


def test_a_risk_assessment_of_more_than_a_year_ago_is_not_this_years() -> None:
    """11 §: regularly, and in writing; the routine says yearly."""
    assessed = (
        Assessed(unit="A1", on=date(2026, 5, 1)),
        Assessed(unit="A2", on=date(2025, 11, 21)),
        Assessed(unit="A3", on=None),
    )
    found = gaps(facts(assessed=assessed), "AFS 2023:1, 11 §")
    assert (found[Lacks.ASSESSED_LONG_AGO].where, found[Lacks.NOT_ASSESSED].where) == (("A2",), ("A3",))
    assert line(facts(assessed=assessed), "AFS 2023:1, 11 §", Said.ASSESSED).n == 1


def test_a_task_that_was_handed_back_needs_an_answer_and_a_merged_matter_none_of_its_own() -> None:
    """9 §: whoever hands a task back must not be left with it."""

    def lifted(kind: MatterKind, state: MatterState) -> Lifted:
        return Lifted(kind=kind, state=state, wanted_by=None)

    of = facts(
        matters=(
            lifted(MatterKind.RETURNED_TASK, MatterState.OPEN),
            lifted(MatterKind.RETURNED_TASK, MatterState.ANSWERED),
            lifted(MatterKind.MATTER, MatterState.MERGED),
            lifted(MatterKind.MATTER, MatterState.TAKEN),
        )
    )
    assert gaps(of, "AFS 2023:1, 9 §")[Lacks.NOT_RETURNED] == Gap(lacks=Lacks.NOT_RETURNED, n=1, of=2)
    assert Lacks.NO_ANSWER not in gaps(of, "AFS 2023:1, 14 §")
    assert line(of, "AFS 2023:1, 14 §", Said.LIFTED).n == 1


def test_only_a_safety_committee_or_the_group_in_its_place_treats_the_plans() -> None:
    """AML 6 kap. 9 and 9 a §§. A management group has decided nothing in the committee's name, nor has "inget beslut ännu"."""
    by = Treated(node="Akuten", body="Ledningsgruppen", kind=BodyKind.MANAGEMENT_GROUP, on=ON)
    committee = replace(by, body="Samverkansgruppen", kind=BodyKind.COOPERATION_GROUP, paragraph="§ 12")
    name = "Arbetsmiljölagen, 6 kap. 9 §"
    assert Lacks.NOT_TREATED in gaps(facts(treated=(by, replace(committee, none_yet=True))), name)
    assert part(facts(treated=(by, committee)), name).gaps == ()
    assert line(facts(treated=(by, committee)), name, Said.TREATED).what == ("Samverkansgruppen", "Akuten", "§ 12")


def test_the_same_gap_under_several_provisions_is_one_gap_in_the_list() -> None:
    """The plan is asked for by 13 §, 14 § and the act; whoever mends it mends it once."""
    found = [one.lacks for one in binder(facts(plan=(planned(due=None),)), provisions()).gaps]
    assert found.count(Lacks.NO_WHEN) == 1
