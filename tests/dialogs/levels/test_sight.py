"""Who is in the own line, who sees aggregates, who nothing; and whose words may be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dialogs.checklists.rules.checklist import Question
from dialogs.ground.ids import NodeId, PersonId, QuestionId
from dialogs.ground.texts import Text
from dialogs.levels.rules.sight import Sight, Viewer, may_read_text
from dialogs.organisation.rules.organisation import Role, RoleKind

DAY = date(2026, 11, 2)
LINE = [NodeId(one) for one in ("unit", "clinic", "region")]


def viewer(*held: tuple[RoleKind, str]) -> Viewer:
    return Viewer.of([Role(person=PersonId("p"), kind=kind, node=NodeId(node)) for kind, node in held], DAY)


@pytest.mark.parametrize(
    ("kind", "node", "seen"),
    [
        (RoleKind.MANAGER, "unit", Sight.LINE),
        (RoleKind.STAND_IN, "clinic", Sight.LINE),
        (RoleKind.MANAGER, "region", Sight.LINE),
        (RoleKind.SAFETY_REP, "unit", Sight.LINE),
        (RoleKind.CHIEF_SAFETY_REP, "clinic", Sight.LINE),
        (RoleKind.COORDINATOR, "region", Sight.AGGREGATE),
        (RoleKind.HR_SUPPORT, "region", Sight.NOTHING),
        (RoleKind.MANAGER, "another unit", Sight.NOTHING),
        (RoleKind.SAFETY_REP, "another unit", Sight.NOTHING),
    ],
)
def test_who_sees_what_of_a_unit(kind: RoleKind, node: str, seen: Sight) -> None:
    """The line has a duty to lead, the representative a right to see; the coordinator compiles; others have no business."""
    assert viewer((kind, node)).sight(LINE) is seen


def test_a_coordinator_who_also_leads_sees_as_a_leader_where_they_lead() -> None:
    """And as a coordinator elsewhere."""
    both = viewer((RoleKind.COORDINATOR, "region"), (RoleKind.MANAGER, "clinic"))
    assert both.sight(LINE) is Sight.LINE
    assert both.sight([NodeId("other"), NodeId("region")]) is Sight.AGGREGATE


def test_a_role_that_is_over_shows_nothing() -> None:
    """A manager who was replaced this morning has none."""
    over = Role(person=PersonId("p"), kind=RoleKind.MANAGER, node=NodeId("unit"), valid_to=date(2026, 11, 1))
    assert Viewer.of([over], DAY).sight(LINE) is Sight.NOTHING


PLAIN = Question(id=QuestionId("q9"), text=Text("?"), short=Text("?"), help=Text("?"))
SENSITIVE = replace(PLAIN, id=QuestionId("q26"), sensitive=True)


@pytest.mark.parametrize(
    ("sight", "question", "shared", "readable"),
    [
        (Sight.LINE, PLAIN, False, True),
        (Sight.LINE, SENSITIVE, False, True),
        (Sight.AGGREGATE, PLAIN, False, False),
        (Sight.AGGREGATE, PLAIN, True, True),
        (Sight.AGGREGATE, SENSITIVE, True, False),
        (Sight.NOTHING, PLAIN, True, False),
    ],
)
def test_words_are_for_the_line_unless_the_unit_shares_them(
    sight: Sight, question: Question, shared: bool, readable: bool
) -> None:
    """And what is written about harassment never leaves it, shared or not."""
    assert may_read_text(sight, question, shared=shared) is readable
