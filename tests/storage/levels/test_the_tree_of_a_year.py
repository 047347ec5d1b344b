"""A year that is over is told of the organisation as it was: what moves later moves nothing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dialogs.documents.rules.report import Audience, Report
from dialogs.ground.ids import NodeId, PersonId
from dialogs.levels.rules.seen import Seen
from dialogs.levels.rules.sight import Sight
from storage.checklists.versions import keep_core
from storage.database import Sessions, transaction
from storage.documents import reports
from storage.documents.exporting.scope import scope
from storage.levels import below as levels_below
from storage.levels import seeing
from storage.levels.seeing import Wanted
from storage.organisation.importing import applying, comparing
from storage.reviews import rounds
from storage.tables.organisation import NodePastRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow, RoundRow
from tests.storage.organisation.region import Region
from tests.storage.reviews import filled_round as filled
from tests.storage.reviews import small_round as small

LAST_AUTUMN, CHRISTMAS = date(2025, 8, 20), date(2025, 12, 20)
SPRING, AUTUMN, AFTER = date(2026, 5, 10), date(2026, 10, 10), date(2026, 12, 20)
M, M1, M2, K, K1, R = (NodeId(one) for one in ("m", "m1", "m2", "k", "k1", "r"))
BEFORE = (
    Region()
    .changed("organisation", ";2026-10-01;2026-11-30", ";")
    .with_row("organisation", "k;r;verksamhet;Kirurgi;nej;;")
    .with_row("organisation", "k1;k;enhet;Avd. 7;nej;;")
    .with_row("people", "kim;Kim Bo;kim@example.com;;")
    .with_row("roles", "kim;chef;k;;")
    .with_row("roles", "sven;chef;k1;;")
)
# m1 goes to surgery, k1 is closed, and m2 becomes free to take part
SINCE = (
    BEFORE.changed("organisation", "m1;m;enhet;Avd. Å;", "m1;k;enhet;Avd. Å;")
    .changed("organisation", "m2;m;enhet;Avd. Ä;", "m2;m;enhet;Avd. Ä;ja")
    .changed("organisation", "k1;k;enhet;Avd. 7;nej;;\n", "")
    .changed("roles", "sven;chef;k1;;\n", "")
)


def imported(session: Session, region: Region, folder: Path, today: date) -> None:
    found = comparing.compare(session, region.plan(folder, today), today)
    applying.apply(session, found, datetime.combine(today, datetime.min.time(), UTC), today)


def opened(session: Session, year: int) -> None:
    core = keep_core(session, small.core(), small.NOW)
    days = {"opens": date(year, 9, 1), "closes": date(year, 11, 30)}
    rounds.open_round(session, year=year, core_row=core, now=datetime(year, 8, 20, tzinfo=UTC), **days)


def answered(session: Session, year: int, *nodes: NodeId) -> None:
    of = session.scalars(select(RoundRow.id).where(RoundRow.year == year)).one()
    for node in nodes:
        here = select(ReviewNodeRow.review_id).where(ReviewNodeRow.node_id == node, ReviewNodeRow.round_id == of)
        review = session.scalars(here).one()
        done = {"started_at": small.NOW, "handed_over_at": small.NOW, "signed_at": small.NOW, "managers": 1}
        session.execute(update(ReviewRow).where(ReviewRow.id == review).values(**done))
        filled.answer(session, review, "q1", "no" if node == M1 else "yes", by="mia")


@pytest.fixture
def a_year(sessions: Sessions, tmp_path: Path) -> Sessions:
    """2025 is over: all have answered but k1. Nothing has moved yet."""
    with transaction(sessions) as session:
        imported(session, BEFORE, tmp_path / "import", LAST_AUTUMN)
        opened(session, 2025)
        answered(session, 2025, R, M, M1, M2, K)
    return sessions


def moves(session: Session, folder: Path) -> None:
    imported(session, SINCE, folder / "import", SPRING)


def seen(session: Session, person: str, node: NodeId, year: int, today: date) -> Seen:
    found = seeing.seen(session, Wanted(node=node, year=year), PersonId(person), today)
    assert found is not None
    return found


def report(session: Session, node: NodeId, today: date) -> Report:
    return replace(reports.gather(session, node, 2025, today, audience=Audience.LINE), on=SPRING)


def test_what_moves_in_a_later_year_moves_no_figure_of_an_earlier_one(a_year: Sessions, tmp_path: Path) -> None:
    """Both parents' figures stay, what was expected stays, and the report says the same as before."""
    with transaction(a_year) as session:
        before = [seen(session, "rut", node, 2025, CHRISTMAS) for node in (R, M, K)]
        papers = [report(session, node, CHRISTMAS) for node in (R, M, K)]
        moves(session, tmp_path)
        after = [seen(session, "rut", node, 2025, SPRING) for node in (R, M, K)]
        assert [(one.sums, one.whole, one.beneath) for one in after] == [
            (one.sums, one.whole, one.beneath) for one in before
        ]
        assert [report(session, node, SPRING) for node in (R, M, K)] == papers
        assert [(one.whole.reviews.signed, one.whole.reviews.expected) for one in after] == [(5, 6), (3, 3), (1, 2)]
        assert M1 in scope(session, 2025, M).nodes
        assert M1 not in scope(session, 2025, K).nodes


def test_the_next_year_is_told_of_the_organisation_of_today(a_year: Sessions, tmp_path: Path) -> None:
    """m1 is surgery's, k1 is gone, and m2 is voluntary: from the next round on, and beside 2025 as it was."""
    with transaction(a_year) as session:
        moves(session, tmp_path)
        opened(session, 2026)
        answered(session, 2026, M, M1, K)
        medicine, surgery = (seen(session, "rut", node, 2026, AUTUMN) for node in (M, K))
        assert (medicine.whole.reviews.signed, medicine.whole.optional.expected) == (1, 1)
        assert [one.node.id for one in surgery.beneath] == [M1]
        assert surgery.sums is not None
        assert surgery.sums.choices[("q1", "no")] == 1
        assert surgery.earlier is not None
        assert surgery.earlier.sums.choices.get(("q1", "no"), 0) == 0, "that was medicine's"
        assert [(one.name, one.expected) for one in levels_below.below(session, [K], AUTUMN)] == [("Avd. Å", 1)]
        assert scope(session, 2026, K).nodes == {K, M1, K1}


def test_a_unit_that_moves_keeps_its_history(a_year: Sessions, tmp_path: Path) -> None:
    """The unit sees what it answered before, its new superior may, and the old one still sees the year that was theirs."""
    with transaction(a_year) as session:
        moves(session, tmp_path)
        opened(session, 2026)
        answered(session, 2026, M1)
        for person in ("mia", "kim", "max"):
            found = seen(session, person, M1, 2025, AFTER)
            assert (found.sight, found.sums and found.sums.reviews) == (Sight.LINE, 1), person
        now = seen(session, "kim", M1, 2026, AFTER)
        assert now.earlier is not None
        assert now.earlier.sums.choices == {("q1", "no"): 1}
        assert seeing.seen(session, Wanted(node=M1, year=2026), PersonId("max"), AFTER) is None
        assert seeing.seen(session, Wanted(node=M, year=2025), PersonId("kim"), AFTER) is None


def test_until_the_last_day_a_round_follows_the_organisation(a_year: Sessions, tmp_path: Path) -> None:
    """Somebody answers for a unit that moves in October: who has it now."""
    with transaction(a_year) as session:
        opened(session, 2026)
        assert seen(session, "rut", K, 2026, AUTUMN).whole.reviews.expected == 2
        imported(session, SINCE, tmp_path / "import", AUTUMN)
        for day in (AUTUMN, AFTER):
            assert [one.node.id for one in seen(session, "rut", K, 2026, day).beneath] == [M1]
        assert [one.node.id for one in seen(session, "rut", K, 2025, AFTER).beneath] == [K1]


def test_an_import_that_moves_nothing_writes_nothing_down(a_year: Sessions, tmp_path: Path) -> None:
    """A new name is no other organisation, and the nightly import must not fill a table."""
    with transaction(a_year) as session:
        renamed = BEFORE.changed("organisation", "Avd. Å", "Avdelning Å")
        imported(session, renamed, tmp_path / "import", SPRING)
        imported(session, renamed, tmp_path / "import", AUTUMN)
        assert session.scalars(select(NodePastRow.id)).all() == []
