"""What an import says before it leaves something open, and what it remembers of what has moved."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, update

from bot.cli.explaining import explain, explanations
from cards.texts import Texts
from dialogs.extra.messages import ExtraMessage
from dialogs.ground.texts import Language
from dialogs.handover.messages import HandoverMessage
from storage.database import Sessions, transaction
from storage.extra import offers as extra_offers
from storage.handover import left_open, take_overs
from storage.organisation.importing import applying, checking, comparing, sheets
from storage.organisation.importing.changes import Comparison
from storage.organisation.importing.problems import ProblemKind
from storage.tables.reviews import AuditRow, MeasureRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow
from tests.stories.world import MONDAY, REGION, load_region, open_round

TODAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.fixture
def region(sessions: Sessions) -> Sessions:
    load_region(sessions)
    open_round(sessions)
    return sessions


def compared(region: Sessions, folder: Path, **files: dict[str, str]) -> Comparison:
    """The region's files with some lines replaced."""
    folder.mkdir()
    for path in REGION.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        for old, new in files.get(path.stem, {}).items():
            assert old in text
            text = text.replace(old, new)
        (folder / path.name).write_text(text, encoding="utf-8")
    with transaction(region) as session:
        return left_open.warned(session, comparing.compare(session, checking.check(sheets.read(folder), TODAY), TODAY))


def begins(region: Sessions, node: str) -> None:
    with transaction(region) as session:
        here = select(ReviewNodeRow.review_id).where(ReviewNodeRow.node_id == node)
        session.execute(update(ReviewRow).where(ReviewRow.id.in_(here)).values(started_at=MONDAY))


def plans(region: Sessions, node: str, who: str, state: str = "planned") -> None:
    row = {"id": uuid4(), "node_id": node, "kind": "improve", "state": state, "what": "Rutinen", "due": TODAY}
    with transaction(region) as session:
        values = row | {"accountable_id": who, "created_by": "anna", "created_at": MONDAY}
        session.execute(insert(MeasureRow).values(values))


EXPLAINED = explanations(Texts(Language.SV))
GONE = {
    "organisation": {"avd32;med;enhet;Medicinkliniken avd. 32;nej;;\n": ""},
    "roles": {"anna;chef;avd32;;\n": "", "sven;skyddsombud;avd32;;\n": ""},
    "people": {"sven;Sven Lindqvist-Åkerström;sven@example.com;;\n": ""},
}


def test_a_unit_and_a_person_that_leave_something_open_are_warned_of(region: Sessions, tmp_path: Path) -> None:
    """Before it is applied, with what becomes of it; nothing is hindered."""
    begins(region, "avd32")
    for state in ("planned", "done", "cannot", "controlled", "cancelled"):
        plans(region, "avd32", "sven", state)
    comparison = compared(region, tmp_path / "new", **GONE)
    left = [one for one in comparison.warnings if one.kind in EXPLAINED and "with_" in one.kind]
    told = sorted((one.kind, one.value, one.fact) for one in left)
    assert told == [
        (ProblemKind.ENDS_WITH_MEASURES, "Medicinkliniken avd. 32", "3"),
        (ProblemKind.ENDS_WITH_REVIEW, "Medicinkliniken avd. 32", "1"),
        (ProblemKind.LEAVES_WITH_MEASURES, "Sven Lindqvist-Åkerström", "3"),
    ]
    assert comparison.errors == ()
    words = [explain(one, EXPLAINED) for one in left]
    assert any("öppna åtgärder: 3" in one and "chefen ovanför" in one for one in words)


def test_what_ends_without_anything_open_is_not_warned_of(region: Sessions, tmp_path: Path) -> None:
    """A warning that always comes is read by nobody."""
    comparison = compared(region, tmp_path / "new", **GONE)
    assert not [one for one in comparison.warnings if "with_" in one.kind]


def test_a_node_that_moves_is_remembered_and_its_manager_offered_one(region: Sessions, tmp_path: Path) -> None:
    """A new name is no reorganisation; another parent is. And only while it is new."""
    renamed = {"organisation": {"Medicinkliniken avd. 33": "Medicinkliniken avd. 33 B", "avd32;med;": "avd32;kir;"}}
    comparison = compared(region, tmp_path / "new", **renamed)
    with transaction(region) as session:
        applying.apply(session, comparison, NOW, TODAY)
    with transaction(region) as session:
        moved = session.scalars(select(AuditRow.subject).where(AuditRow.tag == extra_offers.MOVED)).all()
        late = extra_offers.due(session, date(2027, 1, 17))
        offered = extra_offers.due(session, TODAY)
        again = extra_offers.due(session, date(2026, 11, 18))
    assert moved == ["avd32"]
    assert (late, again) == ((), ())
    assert [(one.kind, one.person, one.unit) for one in offered] == [(ExtraMessage.EXTRA_OFFER, "anna", "avd32")]


# --- who takes over

HEAD = "id;parent;level;name;optional;opens;closes"
ENDS = {"organisation": {"avd33;med;enhet;Medicinkliniken avd. 33;nej;;\n": ""}}


def test_the_file_says_who_takes_over(region: Sessions, tmp_path: Path) -> None:
    """With `ersätter`; a unit that there is still is no mistake to be silent about."""
    named = {
        **ENDS["organisation"],
        HEAD: f"{HEAD};ersätter",
        "avd34;med;enhet;Medicinkliniken avd. 34;nej;;": "avd34;med;enhet;Medicinkliniken avd. 34;nej;;;avd33, avd32",
    }
    gone = {"bo;chef;avd33;;\n": "", "rut;skyddsombud;avd33;;\n": ""}
    comparison = compared(region, tmp_path / "new", organisation=named, roles=gone)
    assert [(one.node, one.to, one.said) for one in comparison.successors] == [("avd33", "avd34", True)]
    wrong = [one for one in comparison.warnings if one.kind is ProblemKind.REPLACES_NOBODY]
    assert [(one.value, one.fact) for one in wrong] == [("avd32", "Medicinkliniken avd. 34")]
    assert "avd32" in explain(wrong[0], EXPLAINED)


def test_else_it_is_where_the_people_are(region: Sessions, tmp_path: Path) -> None:
    """The manager's going tells more than the representative's; where nobody is anywhere nothing is guessed."""
    went = {"bo;chef;avd33;;": "bo;ställföreträdare;avd34;;", "rut;skyddsombud;avd33;;": "rut;skyddsombud;kir1;;"}
    comparison = compared(region, tmp_path / "new", organisation=ENDS["organisation"], roles=went)
    assert [(one.node, one.to, one.said) for one in comparison.successors] == [("avd33", "avd34", False)]
    gone = {"bo;chef;avd33;;\n": "", "rut;skyddsombud;avd33;;\n": ""}
    assert compared(region, tmp_path / "gone", organisation=ENDS["organisation"], roles=gone).successors == ()


def test_it_is_offered_once_while_it_is_new_and_something_is_open(region: Sessions, tmp_path: Path) -> None:
    """To whoever manages the unit; a unit that comes back is nobody's to take over."""
    went = {"bo;chef;avd33;;": "bo;ställföreträdare;avd34;;", "rut;skyddsombud;avd33;;\n": ""}
    ends = {"organisation": ENDS["organisation"], "roles": went}
    comparison = compared(region, tmp_path / "new", **ends)
    with transaction(region) as session:
        applying.apply(session, comparison, NOW, TODAY)
        assert take_overs.due(session, TODAY) == ()  # nothing is open there
    plans(region, "avd33", "rut")
    with transaction(region) as session:
        due = take_overs.due(session, TODAY)
        assert {(one.kind, one.person, one.unit) for one in due} == {
            (HandoverMessage.TAKE_OVER, "eva", "avd33"),
            (HandoverMessage.TAKE_OVER, "bo", "avd33"),
        }
        assert due == take_overs.due(session, TODAY)  # the same keys: the outbox keeps one of each
        assert take_overs.due(session, date(2027, 1, 17)) == ()
    back = compared(region, tmp_path / "back")
    with transaction(region) as session:
        applying.apply(session, back, NOW, TODAY)
        assert take_overs.due(session, TODAY) == ()
