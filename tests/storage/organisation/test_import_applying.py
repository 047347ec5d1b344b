"""An import is an update: all or nothing, history kept, and what people chose or Teams told is not taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from dialogs.ground.ids import ConversationId, EntraId, NodeId, PersonId, TenantId
from dialogs.ground.texts import Language
from dialogs.organisation.rules.organisation import managers_of
from storage.database import Sessions, transaction
from storage.organisation import contacts
from storage.organisation import tree as organisation
from storage.organisation.contacts import Purpose, Reach
from storage.organisation.example import FOLDER
from storage.organisation.importing import applying, checking, comparing, sheets
from storage.organisation.importing.changes import ChangeKind, Comparison
from storage.organisation.importing.problems import ProblemKind as P
from storage.tables.organisation import ChannelRow, NodeRow, PersonRow, RoleRow
from storage.tables.reviews import AuditRow
from tests.storage.organisation.region import TODAY, Region

NEXT_MONTH = TODAY + timedelta(days=30)
YESTERDAY = NEXT_MONTH - timedelta(days=1)
TENANT = TenantId("11111111-1111-1111-1111-111111111111")
ACCOUNT = EntraId("6f9619ff-8b86-d011-b42d-00c04fc964ff")
OTHER_ACCOUNT = EntraId("7f9619ff-8b86-d011-b42d-00c04fc964ff")

Import = Callable[..., Comparison]


@pytest.fixture
def imports(sessions: Sessions, tmp_path: Path) -> Import:
    """Imports a region on a day, and gives what was found to differ."""

    def one(region: Region, today: date = TODAY, *, apply: bool = True) -> Comparison:
        now = datetime.combine(today, datetime.min.time(), UTC)
        with transaction(sessions) as session:
            comparison = comparing.compare(session, region.plan(tmp_path / "import", today), today)
            if apply:
                applying.apply(session, comparison, now, today)
            return comparison

    return one


def changes(comparison: Comparison) -> list[tuple[ChangeKind, str, tuple[str, ...]]]:
    return [(one.kind, str(getattr(one.about, "id", one.about)), one.columns) for one in comparison]


def managers(sessions: Sessions, node: str, day: date) -> tuple[str, ...]:
    with transaction(sessions) as session:
        return managers_of(NodeId(node), organisation.roles(session), day)


def test_a_region_is_there_after_its_import(sessions: Sessions, imports: Import) -> None:
    """Names with å, ä and ö, the tree, the roles with open days, the own window."""
    imports(Region())
    with transaction(sessions) as session:
        named = [(one.id, one.parent, one.name) for one in organisation.nodes(session).values()]
        assert named[:2] == [("m1", "m", "Avd. Å"), ("m2", "m", "Avd. Ä")]
        assert named[2:] == [("m", "r", "Medicin"), ("r", None, "Region Småland")]
        assert organisation.line(session, NodeId("m1")) == ["m1", "m", "r"]
        assert len(organisation.roles(session, TODAY)) == 6
        own = session.execute(select(NodeRow.opens, NodeRow.closes).where(NodeRow.id == "m2")).one()
        assert tuple(own) == (date(2026, 10, 1), date(2026, 11, 30))
    assert managers(sessions, "m", date(2020, 1, 1)) == ("max",)


def test_the_same_files_again_change_nothing(sessions: Sessions, imports: Import) -> None:
    """Nor do they leave a mark in the audit."""
    imports(Region())
    assert changes(imports(Region(), NEXT_MONTH)) == []
    with transaction(sessions) as session:
        assert session.scalars(select(AuditRow.tag)).all() == ["import:applied"]


def test_a_comparison_alone_writes_nothing(sessions: Sessions, imports: Import) -> None:
    """That is what a dry run is."""
    assert len(imports(Region(), apply=False)) == 14
    with transaction(sessions) as session:
        assert session.scalar(select(func.count()).select_from(NodeRow)) == 0


def test_nothing_is_imported_unless_all_is_right(sessions: Sessions, imports: Import) -> None:
    """One bad date in roles keeps the right organisation out too."""
    with pytest.raises(applying.NotApplicable):
        imports(Region().changed("roles", "max;chef;m;;", "max;chef;m;x;"))
    with transaction(sessions) as session:
        assert session.scalar(select(func.count()).select_from(NodeRow)) == 0


def test_a_manager_who_leaves_is_followed_by_the_next_one(sessions: Sessions, imports: Import) -> None:
    """In the middle of a review: the old role ends yesterday, the new holds from today, and history says who was when."""
    imports(Region())
    comparison = imports(Region().changed("roles", "max;chef;m;;", "rut;chef;m;;"), NEXT_MONTH)

    assert sorted(one.kind for one in comparison.roles) == [ChangeKind.ADDED, ChangeKind.ENDED]
    assert managers(sessions, "m", NEXT_MONTH) == ("rut",)
    assert managers(sessions, "m", YESTERDAY) == ("max",)
    with transaction(sessions) as session:
        assert organisation.roles_of(session, PersonId("max"), NEXT_MONTH) == ()
        old = organisation.roles_of(session, PersonId("max"))
    assert [(one.valid_from, one.valid_to) for one in old] == [(None, YESTERDAY)]


def test_a_role_that_comes_back_begins_anew(sessions: Sessions, imports: Import) -> None:
    """The time between stays a gap."""
    imports(Region())
    imports(Region().without("roles", "sven;skyddsombud;m1;;"), NEXT_MONTH)
    later = NEXT_MONTH + timedelta(days=30)
    imports(Region(), later)
    with transaction(sessions) as session:
        times = [
            (one.valid_from, one.valid_to)
            for one in organisation.roles_of(session, PersonId("sven"))
            if one.kind == "safety_rep"
        ]
    assert times == [(None, YESTERDAY), (later, None)]


def test_days_written_in_the_file_are_kept(sessions: Sessions, imports: Import) -> None:
    """A last day that is filled in, moved and taken away again is the same role all the time."""
    imports(Region())
    until_new_year = Region().changed("roles", "max;chef;m;;", "max;chef;m;2025-03-01;2026-12-31")
    assert [one.columns for one in imports(until_new_year).roles] == [("valid_from", "valid_to")]
    assert managers(sessions, "m", date(2027, 1, 1)) == ()
    imports(Region())
    assert managers(sessions, "m", date(2027, 1, 1)) == ("max",)
    with transaction(sessions) as session:
        held = organisation.roles_of(session, PersonId("max"))
    assert [(one.valid_from, one.valid_to) for one in held] == [(date(2025, 3, 1), None)]


def test_a_person_and_a_unit_that_are_gone_end_and_may_come_back(sessions: Sessions, imports: Import) -> None:
    """Never deleted: a review of last year points at them."""
    imports(Region())
    less = (
        Region()
        .without("organisation", "m2;m;enhet;Avd. Ä;;2026-10-01;2026-11-30")
        .without("people", "mia;Mia Ål;mia.al@example.com;;en")
        .without("roles", "mia;chef;m1;;")
        .without("roles", "mia;chef;m2;;")
    )
    comparison = imports(less, NEXT_MONTH)
    assert [one.kind for one in comparison] == [ChangeKind.ENDED] * 4
    with transaction(sessions) as session:
        assert NodeId("m2") not in organisation.nodes(session)
        assert session.scalar(select(NodeRow.ended_on).where(NodeRow.id == "m2")) == NEXT_MONTH
        gone = organisation.person(session, PersonId("mia"))
        assert gone is not None
        assert gone.name == "Mia Ål"
        assert organisation.find_by_name(session, "mia") == ()

    imports(Region(), NEXT_MONTH)
    with transaction(sessions) as session:
        assert NodeId("m2") in organisation.nodes(session)
        assert [one.id for one in organisation.find_by_name(session, "mia")] == ["mia"]
    assert managers(sessions, "m2", NEXT_MONTH) == ("mia",)


def test_a_chosen_language_survives_an_empty_cell(sessions: Sessions, imports: Import) -> None:
    """Max has chosen English in the chat; the file says nothing."""
    imports(Region())
    with transaction(sessions) as session:
        organisation.choose_language(session, PersonId("max"), Language.EN)
    assert changes(imports(Region())) == []
    with transaction(sessions) as session:
        max_ = organisation.person(session, PersonId("max"))
    assert max_ is not None
    assert max_.language is Language.EN


def test_an_account_met_in_teams_survives_an_empty_cell(sessions: Sessions, imports: Import) -> None:
    """Else the next import would lock everybody out."""
    imports(Region())
    with transaction(sessions) as session:
        organisation.bind_by_email(session, TENANT, ACCOUNT, ["max.oberg@example.com"])
    assert changes(imports(Region().changed("people", "max.oberg@", "max@"))) == [
        (ChangeKind.CHANGED, "max", ("email",))
    ]
    with transaction(sessions) as session:
        found = organisation.find_by_entra(session, TENANT, ACCOUNT)
    assert found is not None
    assert found.id == "max"


def with_account(person: str, account: str) -> Region:
    return Region().changed("people", f"{person}@example.com;", f"{person}@example.com;{account}")


def test_an_account_met_in_teams_is_not_replaced_by_a_file(sessions: Sessions, imports: Import) -> None:
    """Whoever can edit the file would otherwise become another person without anybody noticing."""
    imports(Region())
    with transaction(sessions) as session:
        organisation.bind_by_email(session, TENANT, ACCOUNT, ["max.oberg@example.com"])
    replaced = imports(with_account("max.oberg", OTHER_ACCOUNT), apply=False)
    taken = imports(with_account("mia.al", ACCOUNT), apply=False)
    assert [(one.kind, one.row, one.column) for one in replaced.errors] == [(P.BOUND_ACCOUNT, 3, "entra_id")]
    assert [(one.kind, one.row, one.fact) for one in taken.errors] == [(P.ACCOUNT_TAKEN, 4, "max")]


def test_an_account_that_nobody_has_met_yet_may_be_mended(sessions: Sessions, imports: Import) -> None:
    """It came from a file, so a file may change it."""
    imports(with_account("max.oberg", ACCOUNT))
    assert changes(imports(with_account("max.oberg", OTHER_ACCOUNT))) == [(ChangeKind.CHANGED, "max", ("entra_id",))]
    with transaction(sessions) as session:
        assert organisation.find_by_entra(session, TENANT, ACCOUNT) is None


def test_somebody_under_a_new_id_is_warned_about_and_keeps_the_account(sessions: Sessions, imports: Import) -> None:
    """A new HR system gives new ids: allowed, but the history stays with the old one."""
    imports(Region())
    with transaction(sessions) as session:
        organisation.bind_by_email(session, TENANT, ACCOUNT, ["max.oberg@example.com"])
    renamed = Region().changed("people", "max;", "u77;").changed("roles", "max;", "u77;")
    comparison = imports(renamed, NEXT_MONTH)
    assert [(one.kind, one.value, one.fact) for one in comparison.warnings] == [(P.SAME_PERSON_NEW_ID, "u77", "max")]
    with transaction(sessions) as session:
        assert organisation.find_by_entra(session, TENANT, ACCOUNT) is None
        bound = organisation.bind_by_email(session, TENANT, ACCOUNT, ["MAX.OBERG@example.com"])
    assert bound is not None
    assert bound.id == "u77"


def test_a_unit_may_move_below_a_new_one(sessions: Sessions, imports: Import) -> None:
    """The new one is further down in the file, and foreign keys are checked row by row."""
    imports(Region())
    moved = (
        Region()
        .changed("organisation", "m1;m;", "m1;n2;")
        .with_row("organisation", "n2;n1;verksamhet;Nya två;;;")
        .with_row("organisation", "n1;r;förvaltning;Nya ett;;;")
    )
    imports(moved, NEXT_MONTH)
    with transaction(sessions) as session:
        assert organisation.line(session, NodeId("m1")) == ["m1", "n2", "n1", "r"]


CHANNELS = "node;team_id;channel_id;purpose\nm1;team;19:a@thread.tacv2;enhet\nm;team;19:b@thread.tacv2;nämnd\n"


def test_a_channel_linked_in_teams_is_not_ended_by_a_file(sessions: Sessions, imports: Import) -> None:
    """One from the file ends when the file no longer has it; without a file of channels nothing happens to any."""
    region = Region().holding("channels", CHANNELS)
    imports(region)
    with transaction(sessions) as session:
        now = datetime(2026, 10, 16, tzinfo=UTC)
        contacts.link_channel(
            session, NodeId("m2"), "team", "19:c@thread.tacv2", Purpose.UNIT, "Ä", PersonId("mia"), now
        )
    assert changes(imports(Region())) == []
    shorter = region.changed("channels", "m;team;19:b@thread.tacv2;nämnd\n", "")
    assert [one.kind for one in imports(shorter)] == [ChangeKind.ENDED]
    with transaction(sessions) as session:
        left = session.scalars(select(ChannelRow.channel_id).where(ChannelRow.ended_on.is_(None))).all()
    assert sorted(left) == ["19:a@thread.tacv2", "19:c@thread.tacv2"]
    assert [one.kind for one in imports(region)] == [ChangeKind.ADDED]


def test_half_a_file_is_warned_about(sessions: Sessions, imports: Import) -> None:
    """Saved by mistake it looks like half of the organisation leaving."""
    many = Region()
    for number in range(30):
        many = many.with_row("organisation", f"x{number};m;enhet;Enhet {number};;;")
    imports(many)
    comparison = imports(Region(), apply=False)
    gone = [one for one in comparison.warnings if one.kind is P.MUCH_IS_GONE]
    assert [(one.file, one.value, one.fact) for one in gone] == [("organisation", "30", "34")]


def test_a_person_keeps_the_chat_through_an_import(sessions: Sessions, imports: Import) -> None:
    """What Teams told is beside the person, and no import looks at it."""
    imports(Region())
    with transaction(sessions) as session:
        now = datetime(2026, 10, 16, tzinfo=UTC)
        contacts.met(session, PersonId("max"), ConversationId("a:1"), "https://smba.example.com", "29:x", "sv-SE", now)
    imports(Region().changed("people", "Max Öberg", "Max Öberg-Ek"), NEXT_MONTH)
    with transaction(sessions) as session:
        held = contacts.contact(session, PersonId("max"))
    assert held is not None
    assert held.state is Reach.REACHABLE


def test_the_example_region_can_be_imported(sessions: Sessions) -> None:
    """As a newcomer does first; and once more, which changes nothing."""
    now = datetime(2026, 10, 16, tzinfo=UTC)
    for expected in (680, 0):
        with transaction(sessions) as session:
            comparison = comparing.compare(session, checking.check(sheets.read(FOLDER), TODAY), TODAY)
            assert comparison.errors == ()
            assert len(comparison) == expected
            applying.apply(session, comparison, now, TODAY)


def test_a_deep_tree_is_imported(imports: Import, sessions: Sessions) -> None:
    """Depth is free, and rows may stand in any order: deeper than Python's stack, the lowest first."""
    deep = Region()
    for number in range(1500, 0, -1):
        deep = deep.with_row("organisation", f"d{number};{f'd{number - 1}' if number > 1 else 'm'};lager;Lager;;;")
    imports(deep)
    with transaction(sessions) as session:
        assert len(organisation.line(session, NodeId("d1500"))) == 1502


def test_rows_are_not_doubled_by_an_update(sessions: Sessions, imports: Import) -> None:
    """Whatever comes and goes, a person is one row."""
    imports(Region())
    imports(Region().changed("people", "Rut Ek", "Rut Ek-Ny"), NEXT_MONTH)
    with transaction(sessions) as session:
        session.execute(update(PersonRow).values(language="en"))
        assert session.scalar(select(func.count()).select_from(PersonRow)) == 4
        assert session.scalar(select(func.count()).select_from(RoleRow)) == 6


def test_a_unit_that_moves_house_is_an_update(sessions: Sessions, imports: Import) -> None:
    """The column may come later, and go again."""
    housed = Region().changed("organisation", "closes", "closes;byggnad").changed("organisation", "Å;;;", "Å;;;;Hus 12")
    imports(Region())
    assert changes(imports(housed, NEXT_MONTH)) == [(ChangeKind.CHANGED, "m1", ("building",))]
    with transaction(sessions) as session:
        assert session.scalar(select(NodeRow.building).where(NodeRow.id == "m1")) == "Hus 12"
    assert changes(imports(housed, NEXT_MONTH)) == []
