"""The year 2023 of Region Västmanland, said again to the bot: what its report prints is what ours prints, in every form.

The numbers stand here once more, as the region's own report has them: the replay's data file is not asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
import typer
from typer.testing import CliRunner

from cards.documents.report import document as report_document
from cards.texts import Texts
from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.documents.rules.report import Audience, Report
from dialogs.ground.texts import Language
from tests.rehearsal import replay
from tests.rehearsal.__main__ import app
from tests.rehearsal.people import year_totals
from tests.rehearsal.people.opening import opened
from tests.rehearsal.replaying.cast import dealt
from tests.rehearsal.replaying.comparing import compared
from tests.rehearsal.replaying.playing import ZONE, Replay, reported
from tests.rehearsal.replaying.region import made_up
from tests.rehearsal.replaying.source import vastmanland

MEASURES = (11, 21, 31, 25, 6, 0, 12, 6, 26, 9, 5, 16, 7, 11, 10, 26, 6, 16, 9, 0, 0, 0, 8, 4, 8, 21)
# One process plays it, for all of these.
pytestmark = pytest.mark.xdist_group("replay")

QUESTIONS = Path(__file__).parent.parent / "data" / "vastmanland-2023-questions.json"
BEFORE = datetime(2023, 9, 1, tzinfo=UTC), date(2023, 9, 1)
HR, PREMISES = "Centrum för HR", "Förvaltningen för fastighet och service"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Audience, Report]]:
    """All 242 self-checks, once for the tests that look at what came of them."""
    folder = tmp_path_factory.mktemp("replay")
    with opened(None, folder) as sessions:
        played = Replay(source=vastmanland(), sessions=sessions, folder=folder).play()
        assert played.turns > 242 * 30
        yield {one: reported(sessions, vastmanland(), one) for one in Audience}


@pytest.fixture(scope="module")
def printed(year: dict[Audience, Report], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Every word of the Word document, in order: paragraphs and tables."""
    path = tmp_path_factory.mktemp("report") / "report.docx"
    now = datetime(2024, 2, 1, 9, tzinfo=UTC)
    report_document.write(year[Audience.OUTSIDE], now, Texts(Language.SV, ZONE), path)
    return "\n".join(_words(docx.Document(str(path)).element.body))


def _words(node: Any) -> Iterator[str]:
    for paragraph in node.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield "".join(paragraph.itertext())


@pytest.mark.parametrize("audience", Audience)
def test_the_report_has_the_numbers_of_the_source(year: dict[Audience, Report], audience: Audience) -> None:
    """242; 115, 32 and 44 are 191; 609 of whom 89 and 61: for its own line, and for anybody."""
    report = year[audience]
    assert report.signed == report.part.reviews.signed == 242
    assert {one.level: one.people for one in report.part.roles} == {
        "enhet": 115,
        "verksamhet": 32,
        "ledning och stab": 44,
    }
    assert report.part.signed_roles == 191
    people = report.part.participants
    assert (people.total, people.safety_reps, people.union_reps) == (609, 89, 61)
    assert report.part.with_rep == 89


@pytest.mark.parametrize("audience", Audience)
def test_the_measures_are_counted_at_their_questions(year: dict[Audience, Report], audience: Audience) -> None:
    """294: most at question 3, none at 6, 20, 21 and 22."""
    report = year[audience]
    assert tuple(one.measures.total for one in report.questions) == MEASURES
    assert report.measures.total == sum(MEASURES) == 294
    assert [one.number for one in report.questions if one.most_measures] == [3]
    assert report.without_measures == (6, 20, 21, 22)


def test_the_questions_are_the_source_s_word_for_word(year: dict[Audience, Report], printed: str) -> None:
    """Its spelling included."""
    wanted = json.loads(QUESTIONS.read_text(encoding="utf-8"))
    assert [one.question.text.sv for one in year[Audience.OUTSIDE].questions] == wanted
    assert [one for one in wanted if one not in printed] == []


def test_every_answer_is_in_exactly_one_column(year: dict[Audience, Report]) -> None:
    """Of 242 that were asked, as many are counted, say that it does not concern them, or are left."""
    for one in year[Audience.OUTSIDE].questions:
        assert sum(choice.count for choice in one.tally.choices) == one.tally.answered == 242


def test_five_proposals_in_three_packages_have_their_owners(year: dict[Audience, Report]) -> None:
    """One of them, question 20's, on no measure at all."""
    report = year[Audience.OUTSIDE]
    assert [one.number for one in report.questions if one.proposals] == [2, 7, 13, 16, 20]
    assert sorted(
        (one.owner, sorted(report.numbers(q for p in one.proposals for q in p.questions))) for one in report.packages
    ) == [
        (HR, [2, 13, 20]),
        (HR, [16]),
        (PREMISES, [7]),
    ]


def test_the_region_s_representative_has_agreed_to_its_analysis(year: dict[Audience, Report]) -> None:
    """25 texts of its own (the source has none for question 22), and what else it rests on."""
    report = year[Audience.OUTSIDE]
    assert report.stage is AnalysisStage.CONFIRMED
    assert [one.number for one in report.questions if not one.text] == [22]
    assert [one.number for one in report.questions if one.evidence] == [7, 13, 18, 20, 23]
    assert report.summary.startswith("Regionen följer gällande regelverk")


def test_the_document_prints_what_the_source_prints(printed: str) -> None:
    """And says that the answers are made up, and what of the source cannot be made again."""
    for fact in ("242", "115", "32", "44", "191", "93", "609", "89", "61", "294"):
        assert fact in printed.split() or f"{fact}." in printed or f" {fact}" in printed, fact
    assert "svaren är påhittade" in printed
    assert "93 medarbetare inte gjort ett aktivt val i fältet Roll" in printed
    for owner in (HR, PREMISES):
        assert owner in printed
    for text in (one.proposal.text for one in vastmanland().questions if one.proposal):
        assert text in printed
    for number, measures in enumerate(MEASURES, 1):
        assert (f"{measures} åtgärder" if measures else "Inga åtgärder") in printed, number


def test_the_command_shows_both_beside_each_other_and_writes_three_files(
    year: dict[Audience, Report], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not as in the source is an error, not a line somewhere in a table."""
    report, source = year[Audience.OUTSIDE], vastmanland()
    written = replay.write(report, tmp_path / "vastmanland-2023", Language.SV)
    replay.show(compared(report, source), written, Language.SV)
    shown = capsys.readouterr().out
    assert "Allt i tabellen är som i källan. Svaren är påhittade." in shown
    assert [one.suffix for one in written if one.stat().st_size] == [".docx", ".xlsx", ".json"]
    with pytest.raises(typer.Exit):
        replay.show(compared(report, source.model_copy(update={"reviews": 243})), written, Language.SV)


def test_what_is_dealt_out_is_the_same_for_the_same_seed() -> None:
    """So that a report can be made again; another seed has other answers and the same totals."""
    source = vastmanland()
    chairs = made_up(source).chairs
    assert dealt(source, chairs, 1) == dealt(source, chairs, 1) != dealt(source, chairs, 2)
    for seed in (1, 2):
        assert sum(len(one.measures) for one in dealt(source, chairs, seed)) == 294


def test_a_twentieth_of_it_is_said_on_both_databases(empty_database_url: str, tmp_path: Path) -> None:
    """The whole is for SQLite: it takes a minute."""
    source = vastmanland()
    parts = dealt(source, made_up(source).chairs, 1)[::20]
    with opened(empty_database_url, tmp_path) as sessions:
        Replay(source=source, sessions=sessions, folder=tmp_path, share=20).play()
        report = reported(sessions, source)
        with sessions() as session:
            counts = year_totals.counts(session)
    assert report.signed == counts["reviews signed"] == len(parts) == 13
    assert report.measures.total == sum(len(one.measures) for one in parts)
    assert report.part.with_rep == sum(one.chair.rep is not None for one in parts)
    assert len(report.packages) == 3
    told = {one.what.en: one.same for one in compared(report, source)}
    assert not told["signed self-checks"]
    assert told["proposals at questions"]


def test_a_replay_is_not_mixed_into_somebody_s_own_year(empty_database_url: str, tmp_path: Path) -> None:
    """A database that has an organisation is refused in one line."""
    with opened(empty_database_url, tmp_path) as sessions:
        made_up(vastmanland()).region.load(sessions, tmp_path / "import", *BEFORE)
    command = ["replay", "vastmanland", "--out", str(tmp_path / "out"), "--database", empty_database_url]
    result = CliRunner().invoke(app, command, catch_exceptions=False)
    assert result.exit_code == 1
    assert "har redan en organisation" in result.stderr
