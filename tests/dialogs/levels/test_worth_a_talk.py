"""What does not fit is a question for the conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialogs.checklists.rules.checklist import Area, Checklist, Choice, Follows, Question
from dialogs.ground.ids import AreaId, ChecklistId, ChoiceId, NodeId, QuestionId
from dialogs.ground.texts import Text
from dialogs.reviews.rules.worth_a_talk import TalkFacts, Topic, counted, topics

YES, NO, NA = ChoiceId("yes"), ChoiceId("no"), ChoiceId("na")
DAY = date(2026, 11, 2)


def question(id_: str, *, carries_over: bool = False, assessment: bool = False) -> Question:
    text = Text(id_)
    return Question(
        id=QuestionId(id_), text=text, short=text, help=text, carries_over=carries_over, assessment=assessment
    )


CHECKLIST = Checklist(
    id=ChecklistId("c"),
    version="1",
    title=Text("c"),
    scale=(
        Choice(id=YES, label=Text("Ja"), follows=Follows.PRESERVE),
        Choice(id=NO, label=Text("Nej"), follows=Follows.IMPROVE),
        Choice(id=NA, label=Text("Ej aktuellt"), follows=Follows.REASON, counts=False),
    ),
    areas=(
        Area(
            id=AreaId("a"),
            title=Text("a"),
            questions=(question("q1"), question("q13", assessment=True), question("q25", carries_over=True)),
        ),
    ),
)
FACTS = TalkFacts(
    nodes=(NodeId("unit"),),
    choices={QuestionId("q1"): NO, QuestionId("q13"): YES, QuestionId("q25"): YES},
    commented=True,
    has_rep=True,
    assessed_on=date(2026, 3, 1),
    open_before=0,
)
ALL_YES = {**FACTS.choices, QuestionId("q1"): YES}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, ()),
        ({"choices": ALL_YES}, ()),
        ({"choices": ALL_YES, "commented": False}, (Topic.ALL_STRENGTHS,)),
        ({"choices": {**ALL_YES, QuestionId("q1"): NA}, "commented": False}, (Topic.ALL_STRENGTHS,)),
        ({"has_rep": False}, (Topic.NO_REP,)),
        ({"open_before": 2}, (Topic.OPEN_FROM_BEFORE,)),
        ({"open_before": 2, "choices": {**FACTS.choices, QuestionId("q25"): NO}}, ()),
        ({"assessed_on": None}, (Topic.NO_ASSESSMENT,)),
        ({"assessed_on": date(2025, 10, 1)}, (Topic.NO_ASSESSMENT,)),
        ({"assessed_on": None, "choices": {**FACTS.choices, QuestionId("q13"): NO}}, (Topic.ASSESSMENT_LACKS,)),
    ],
)
def test_what_is_worth_a_talk(changed: dict[str, object], found: tuple[Topic, ...]) -> None:
    """Answers unlike the own measures and dates, all Ja without a word, nobody who represents the staff (V04)."""
    assert topics(replace(FACTS, **changed), CHECKLIST, DAY) == found


def test_nothing_answered_is_nothing_to_wonder_about() -> None:
    """Not begun is not all Ja."""
    assert topics(replace(FACTS, choices={}, commented=False), CHECKLIST, DAY) == ()


def test_above_the_unit_they_are_counts() -> None:
    """How many, and never which."""
    found = counted([(Topic.NO_REP,), (Topic.NO_REP, Topic.ALL_STRENGTHS), ()])
    assert found == {Topic.ALL_STRENGTHS: 1, Topic.NO_REP: 2}
