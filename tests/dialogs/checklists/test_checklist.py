"""A checklist as a review meets it: order, numbers, scale, and a core that nothing added below can touch."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.checklists.rules.checklist import (
    Addition,
    Area,
    Checklist,
    Choice,
    Follows,
    LawReference,
    Origin,
    Question,
    with_additions,
)
from dialogs.ground.ids import AreaId, ChecklistId, ChoiceId, NodeId, QuestionId
from dialogs.ground.texts import Language, Text


def question(id_: str, origin: Origin = Origin.LAW) -> Question:
    return Question(
        id=QuestionId(id_), text=Text(f"Fråga {id_}?"), short=Text(id_), help=Text("Därför."), origin=origin
    )


def area(id_: str, *questions: Question, node: str | None = None) -> Area:
    return Area(id=AreaId(id_), title=Text(id_), questions=questions, added_by=NodeId(node) if node else None)


YES = Choice(id=ChoiceId("yes"), label=Text("Ja", "Yes"), follows=Follows.PRESERVE)
SKIP = Choice(id=ChoiceId("na"), label=Text("Ej aktuellt"), follows=Follows.REASON, counts=False)
CORE = Checklist(
    id=ChecklistId("core"),
    version="1",
    title=Text("Kärnan"),
    scale=(YES, SKIP),
    areas=(area("a", question("q1"), question("q2")), area("b", question("q3"))),
)


@st.composite
def additions(draw: st.DrawFn) -> tuple[Addition, ...]:
    """Any number of nodes, each with any number of areas and questions."""
    shape = draw(st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=3), max_size=4))
    return tuple(
        Addition(
            extends=CORE.id,
            version="1",
            node=NodeId(f"n{n}"),
            areas=tuple(
                area(
                    f"n{n}-{a}",
                    *(question(f"n{n}-{a}-{one}", Origin.LOCAL) for one in range(size)),
                    node=f"n{n}",
                )
                for a, size in enumerate(sizes)
            ),
        )
        for n, sizes in enumerate(shape)
    )


@given(additions())
def test_whatever_is_added_the_core_stays_as_it_is(added: tuple[Addition, ...]) -> None:
    """Statistics over years and nodes compare question 7 with question 7, whoever has added what."""
    whole = with_additions(CORE, added)
    assert whole.areas[: len(CORE.areas)] == CORE.areas
    assert whole.scale == CORE.scale
    for one in CORE:
        assert whole.question(one.id) == one
        assert whole.number(one.id) == CORE.number(one.id)
        assert whole.area_of(one.id) == CORE.area_of(one.id)


@given(additions())
def test_every_question_is_reached_by_walking_and_by_its_number(added: tuple[Addition, ...]) -> None:
    """Next, back and "fråga 12" must agree, or somebody never sees a question."""
    whole = with_additions(CORE, added)
    walked, at = [], whole.by_number(1)
    while at is not None:
        walked.append(at)
        at = whole.after(at.id)
    assert tuple(walked) == whole.questions
    assert [whole.by_number(whole.number(one.id)) for one in walked] == walked
    assert all(whole.before(after.id) == before for before, after in pairwise(walked))


@given(additions())
def test_what_is_added_comes_after_the_core_and_is_marked_local(added: tuple[Addition, ...]) -> None:
    """Local questions never enter the core's statistics; the mark is what tells them apart."""
    whole = with_additions(CORE, added)
    local = whole.questions[len(CORE.questions) :]
    assert len(local) == sum(len(one.questions) for addition in added for one in addition.areas)
    assert all(one.origin is Origin.LOCAL for one in local)


@pytest.mark.parametrize("number", [0, -1, 4])
def test_a_number_that_is_not_there_is_no_question(number: int) -> None:
    """People type numbers."""
    assert CORE.by_number(number) is None


def test_a_choice_or_question_that_is_not_there_is_said_so() -> None:
    """Cards carry ids back, and may be forged or from another version."""
    assert not CORE.has_choice(ChoiceId("maybe"))
    assert QuestionId("q9") not in CORE
    with pytest.raises(KeyError):
        CORE.choice(ChoiceId("maybe"))
    with pytest.raises(KeyError):
        CORE.question(QuestionId("q9"))


def test_without_english_the_swedish_is_shown() -> None:
    """A node's own question is often written in one language only."""
    assert Text("Fråga").in_(Language.EN) == "Fråga"
    assert Text("Fråga", "Question").in_(Language.EN) == "Question"
    assert Text("Fråga", "Question").in_(Language.SV) == "Fråga"


def test_a_law_reference_holds_on_its_first_and_last_day() -> None:
    """AFS 2001:1 held through 2024-12-31 and AFS 2023:1 from 2025-01-01: no day may have neither or both."""
    old = LawReference(act="AFS 2001:1", place="11 §", valid_to=date(2024, 12, 31))
    new = LawReference(act="AFS 2023:1", place="14 §", valid_from=date(2025, 1, 1))
    for day in (date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 2)):
        assert old.holds(day) is not new.holds(day)
