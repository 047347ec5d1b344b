"""`binder`, `archive`, `records` and `retention`: what whoever runs them sees, and what is left on the disk."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import docx
import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.demo.demo import prepare
from dialogs.ground.ids import NodeId, RoundId
from storage.database import engine_for, sessions_for, transaction
from storage.documents import adopted
from storage.migrating import upgrade
from storage.tables.levels import AnalysisRow, BodyRow, DecisionRow, FeedbackRow
from storage.tables.organisation import PersonRow
from storage.tables.reviews import AnswerRow
from storage.tables.rounds import ReviewNodeRow, RoundRow, SignedVersionRow
from tests.storage.reviews.small_round import NOW

TODAY = date(2026, 10, 15)
SECRET = "Det var Gunilla, 800312-1234, som sa det."


def _word(*lines: str) -> bytes:
    file, document = BytesIO(), docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


REPORT = _word("Rapporten som den fastställdes.", "Gunilla")


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The made-up region; one unit's signed review has a name and a number in it, and its level has adopted a report."""
    url = f"sqlite:///{tmp_path_factory.mktemp('region') / 'sam.db'}"
    engine = engine_for(url)
    upgrade(engine)
    sessions = sessions_for(engine)
    prepare(sessions, TODAY)
    with transaction(sessions) as session:
        of = session.scalars(select(RoundRow.id).where(RoundRow.year == 2025)).one()
        review = session.scalars(
            select(ReviewNodeRow.review_id).where(ReviewNodeRow.node_id == "hs-aku-02", ReviewNodeRow.round_id == of)
        ).one()
        row = session.get_one(SignedVersionRow, (review, 1))
        content = json.loads(json.dumps(row.content))
        content["answers"]["q3"]["comment"] = SECRET
        signed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        row.content, row.sha256 = content, hashlib.sha256(signed).hexdigest()
        session.execute(
            update(AnswerRow).where(AnswerRow.review_id == review, AnswerRow.question_id == "q3").values(comment=SECRET)
        )
        analysis = AnalysisRow(id=UUID(int=7), round_id=of, node_id="hs-aku", started_by="p", started_at=NOW)
        analysis.started_by = session.scalars(select(PersonRow.id).order_by(PersonRow.id)).first() or ""
        body = BodyRow(id="aku-sg", node_id="hs-aku", kind="cooperation_group", name="Akutens samverkansgrupp")
        session.add_all([analysis, body])
        session.flush()
        made = {"round_id": of, "node_id": "hs-aku", "body_id": "aku-sg", "analysis_id": analysis.id, "text": "Anta."}
        by = {"recorded_by": analysis.started_by, "recorded_at": NOW}
        session.add(DecisionRow(id=UUID(int=8), analysis_version=1, decided_on=TODAY, paragraph="§ 7", **made, **by))
        session.flush()
        answer = {"decision_id": UUID(int=8), "text": "Tack för era svar.", "sent_by": analysis.started_by}
        session.add(FeedbackRow(id=UUID(int=9), sent_at=NOW, **answer))
        adopted.keep(
            session,
            node=NodeId("hs-aku"),
            round_id=RoundId(of),
            decision=None,
            kind=adopted.AdoptedKind.REPORT,
            document="report-hs-aku-2025",
            version="1",
            media=adopted.AdoptedMedia.WORD,
            content=REPORT,
            now=NOW,
        )
    engine.dispose()
    return url


@pytest.fixture(autouse=True)
def in_service(region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", region)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False, env={"COLUMNS": "250"})


# --- the inspector's file


def test_the_binder_is_a_document_with_its_gaps_first(tmp_path: Path) -> None:
    """Headings that a screen reader knows, each provision of the year, the checksum of the content and the diarienummer."""
    out, data = tmp_path / "akuten.docx", tmp_path / "akuten.json"
    asked = ("binder", "--node", "hs-aku", "--year", 2025, "--registry-number", "RV 2026-1", "--out")
    result = run(*asked, out)
    assert result.exit_code == 0, result.output
    assert run(*asked, data).exit_code == 0
    told = json.loads(data.read_text("utf-8"))
    document = docx.Document(str(out))
    text = [one.text for one in document.paragraphs]
    heads = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 2"]
    assert heads[0] == "Det som saknas"
    assert [one.split(":")[0] for one in heads[1:3]] == ["AFS 2023", "AFS 2023"]
    assert "Diarienummer: RV 2026-1" in text
    assert f"Innehållets kontrollsumma (SHA-256): {told['sha256']}" in text
    assert any(one.startswith("Saknas: 7 av 7 enheter har ingen riskbedömning antecknad.") for one in text)
    assert told["sha256"] in result.stdout
    assert document.core_properties.language == "sv-SE"
    signed = json.dumps(told["content"], sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert hashlib.sha256(signed).hexdigest() == told["sha256"]
    assert sorted(one.name for one in tmp_path.iterdir()) == [out.name, data.name]


def test_the_binder_prints_what_was_signed_with_its_checksum(tmp_path: Path) -> None:
    """So that the version on the table can be told from any other."""
    out = tmp_path / "x.json"
    run("binder", "--node", "hs-aku", "--year", 2025, "--out", out)
    document = json.loads(out.read_text("utf-8"))
    with transaction(sessions_for(engine_for(_url()))) as session:
        known = set(session.scalars(select(SignedVersionRow.sha256)))
    sums = [one["sha256"] for one in document["content"]["follow_ups"]]
    assert sums
    assert set(sums) <= known


def _url() -> str:
    import os

    return os.environ["DATABASE_URL"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--node", "finns-inte", "--out", "x.docx"), "finns ingen nod"),
        (("--node", "hs-aku", "--year", 2001, "--out", "x.docx"), "ingen omgång för 2001"),
        (("--node", "hs-aku", "--out", "x.pdf"), ".docx eller .json"),
    ],
)
def test_what_cannot_be_made_is_said_in_a_line(words: tuple[object, ...], said: str) -> None:
    """And nothing is written."""
    result = run("binder", *words)
    assert result.exit_code == 1
    assert said in result.output
    assert not Path("x.docx").exists()


# --- the archive


def test_an_archive_is_whole_and_can_be_checked_by_anybody(tmp_path: Path) -> None:
    """A signed version's file has the very checksum that was kept at the signature; an adopted report is byte for byte."""
    out = tmp_path / "arkiv"
    result = run("archive", "--node", "hs-aku", "--year", 2025, "--out", out)
    assert result.exit_code == 0, result.output
    assert [one.name for one in tmp_path.iterdir()] == ["arkiv"]
    assert (out / "adopted" / "report-hs-aku-2025-1.docx").read_bytes() == REPORT
    year = json.loads((out / "year.json").read_text("utf-8"))
    signed = {one["sha256"] for review in year["reviews"] for one in review["signed_versions"]}
    files = {hashlib.sha256(one.read_bytes()).hexdigest() for one in (out / "signed").iterdir()}
    assert files == signed
    assert list((out / "plans").glob("*.xlsx"))
    for line in (out / "SHA256SUMS").read_text("utf-8").splitlines():
        checksum, path = line.split("  ")
        assert hashlib.sha256((out / path).read_bytes()).hexdigest() == checksum
    assert run("archive", "verify", out).exit_code == 0
    again = run("archive", "--node", "hs-aku", "--year", 2025, "--out", out)
    assert (again.exit_code, "skrivs aldrig över" in again.output) == (1, True)


def test_what_a_body_has_adopted_is_kept_once_and_is_in_the_archive(tmp_path: Path) -> None:
    """The report as it was when the body decided, and not as it would read years later."""
    first = run("archive", "adopt", "--year", 2025)
    assert first.exit_code == 0, first.output
    assert run("archive", "adopt", "--year", 2025).stdout == "2025: dokument som nu är sparade som fastställda: 0.\n"
    for name in ("a", "b"):
        assert run("archive", "--node", "hs-aku", "--year", 2025, "--out", tmp_path / name).exit_code == 0
    kept = {one.name: one.read_bytes() for one in (tmp_path / "a" / "adopted").iterdir()}
    assert kept == {one.name: one.read_bytes() for one in (tmp_path / "b" / "adopted").iterdir()}
    endings = sorted(name.rpartition(".")[2] for name in kept if name.startswith("report-hs-aku-2025-line"))
    assert endings == ["docx", "json"]


def test_what_has_been_touched_in_an_archive_is_named(tmp_path: Path) -> None:
    """Changed, gone, or put there afterwards; also where somebody made the checksum anew."""
    out = tmp_path / "arkiv"
    run("archive", "--node", "hs-aku", "--year", 2025, "--out", out)
    first, *_ = sorted((out / "signed").iterdir())
    first.write_bytes(first.read_bytes().replace(b"yes", b"no"))
    (out / "README.txt").unlink()
    (out / "new.txt").write_text("x", encoding="utf-8")
    result = run("archive", "verify", out)
    assert result.exit_code == 1
    for said in (f"signed/{first.name}: är ändrad", "README.txt: saknas", "new.txt: hör inte till arkivet"):
        assert said in result.stderr
    sums, name = out / "SHA256SUMS", f"signed/{first.name}"
    forged = hashlib.sha256(first.read_bytes()).hexdigest()
    lines = [f"{forged}  {name}" if line.endswith(name) else line for line in sums.read_text("utf-8").splitlines()]
    sums.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert f"{name}: är inte det som skrevs under" in run("archive", "verify", out).stderr
    (out / "year.json").write_text("[]", encoding="utf-8")
    assert "year.json: går inte att läsa" in run("archive", "verify", out).stderr
    sums.unlink()
    assert "ingen läsbar SHA256SUMS" in run("archive", "verify", out).stderr


@pytest.mark.parametrize("command", ["archive", "records"])
def test_a_node_or_a_year_that_there_is_not_leaves_nothing(command: str, tmp_path: Path) -> None:
    """No half folder that somebody takes for a whole one."""
    out = tmp_path / "x"
    assert run(command, "--node", "finns-inte", "--year", 2025, "--out", out).exit_code == 1
    assert run(command, "--node", "hs-aku", "--year", 2001, "--out", out).exit_code == 1
    assert list(tmp_path.iterdir()) == []


# --- a request for public documents


def test_records_are_readable_and_what_is_to_be_looked_at_is_marked_and_not_removed(tmp_path: Path) -> None:
    """The review itself is a person's: the program finds, and lists where."""
    out = tmp_path / "utlamnande"
    result = run("records", "--node", "hs-aku", "--year", 2025, "--out", out)
    assert result.exit_code == 0, result.output
    (file,) = (out / "underskrivna").glob("hs-aku-02-*.txt")
    said = "[ATT PRÖVA, OSL 39 kap.: kan vara ett personnummer, kan vara ett namn] "
    assert f"   Kommentar: {said}{SECRET}\n" in file.read_text("utf-8")
    covering = (out / "00-forteckning.txt").read_text("utf-8")
    assert f"underskrivna/{file.name}" in covering
    assert "kan vara ett personnummer: 1" in covering
    listed = {line for line in covering.splitlines() if line.endswith((".txt", ".docx")) and " " not in line}
    there = {one.relative_to(out).as_posix() for one in out.rglob("*") if one.is_file()}
    assert there - listed == {"00-forteckning.txt"}
    assert f"filer {len(there)}" in result.stdout


def test_records_have_what_a_body_has_decided_and_adopted(tmp_path: Path) -> None:
    """An adopted report is what most requests are about. A name in it is counted, one in a cell of its own is whose it is."""
    out = tmp_path / "utlamnande"
    assert run("records", "--node", "hs-aku", "--year", 2025, "--out", out).exit_code == 0
    assert (out / "faststallda" / "report-hs-aku-2025-1.docx").read_bytes() == REPORT
    decided = (out / "beslut.txt").read_text("utf-8")
    for said in ("2026-10-15 Akutens samverkansgrupp", "§ 7", "   Beslut: Anta.", ": Tack för era svar."):
        assert said in decided
    covering = (out / "00-forteckning.txt").read_text("utf-8")
    adopted_report = covering.partition("faststallda/report-hs-aku-2025-1.docx\n")[2].partition("\n\n")[0]
    assert hashlib.sha256(REPORT).hexdigest() in adopted_report
    assert "siffror om få" in adopted_report
    assert "kan vara ett namn" not in adopted_report


def test_records_of_a_year_under_way_have_what_is_signed_and_nothing_else(tmp_path: Path) -> None:
    """A draft is no public document. As a zip, where that is easier to send."""
    out = tmp_path / "alla.zip"
    assert run("records", "--node", "psy", "--year", 2026, "--out", out).exit_code == 0
    with ZipFile(out) as file:
        signed = [name for name in file.namelist() if name.startswith("underskrivna/")]
        texts = [file.read(name).decode("utf-8") for name in signed]
    with transaction(sessions_for(engine_for(_url()))) as session:
        every = session.scalars(
            select(SignedVersionRow.sha256)
            .join(ReviewNodeRow, ReviewNodeRow.review_id == SignedVersionRow.review_id)
            .join(RoundRow, RoundRow.id == ReviewNodeRow.round_id)
            .where(RoundRow.year == 2026, ReviewNodeRow.node_id.startswith("psy"))
        ).all()
    assert len(texts) == len(set(every)) > 0
    assert all(any(one in text for text in texts) for one in every)
    assert [one.name for one in tmp_path.iterdir()] == ["alla.zip"]


# --- disposal


def test_a_dry_run_shows_the_table_and_disposes_of_nothing(tmp_path: Path) -> None:
    """With what is preserved beside it, so that an archivist sees that it is."""
    first = run("retention", "--dry-run")
    assert first.exit_code == 0, first.output
    assert "signed_version" in first.stdout
    assert "bevaras" in first.stdout
    assert "ingenting är gallrat" in first.stdout
    assert run("retention", "--dry-run").stdout == first.stdout
    done = run("retention")
    assert (done.exit_code, "Gallrat: 0." in done.stdout) == (0, True)
    assert run("retention", "--log").stdout == "Ingenting är gallrat ännu.\n"
    own = tmp_path / "own.toml"
    own.write_text("[dispose]\noutbox = 3\n", encoding="utf-8")
    wrong = run("retention", "--rules", own)
    assert (wrong.exit_code, "the fewest are 365" in wrong.stderr) == (1, True)
    assert run("retention", "--rules", tmp_path / "none.toml").exit_code == 1
