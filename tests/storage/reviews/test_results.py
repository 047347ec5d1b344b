"""Results from interviews, surveys and paper: what may be written in where, and that nothing of the pair's is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import ChecklistId, ChoiceId, NodeId, PersonId, QuestionId
from dialogs.ground.messages import Message
from dialogs.reviews.messages import MeasureMessage, ReviewMessage
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.review import Answer, MeasureState, Participants, Review, Stage
from storage.checklists import files as checklist_files
from storage.checklists.versions import keep_core
from storage.database import Sessions, transaction
from storage.ground.moved_on import MovedOn
from storage.measures import entering
from storage.organisation.importing.problems import ProblemKind as P
from storage.reviews import rounds
from storage.reviews.reading import load
from storage.reviews.results import checking, comparing, sheets
from storage.reviews.results.entry import Comparison, Entry
from storage.reviews.writing import save
from storage.tables.organisation import PersonRow
from storage.tables.reviews import HistoryRow, MeasureRow, MeasureStepRow
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, DURING, R

NOW = datetime(2026, 10, 15, 9, tzinfo=UTC)
ANSWERS = "nod;fråga;svar;kommentar"
COUNTS = "nod;chefer;medarbetare;skyddsombud;fackliga"
MEASURES = "nod;fråga;typ;vad;klart senast;ansvarig;prioritet;mål;målår"
VENTILATION = "a1;2;åtgärd;Laga ventilationen;2027-01-31;sa1;hög;Trygga arbetsplatser;2028"


@pytest.fixture
def region(sessions: Sessions) -> Sessions:
    """The small region with a round of Västmanland's checklist under way."""
    with transaction(sessions) as session:
        small.organisation(session)
        session.execute(update(PersonRow).where(PersonRow.id == "ma1").values(email="Ma1@X.se", email_lower="ma1@x.se"))
        text = checklist_files.available()[ChecklistId("vastmanland")].read_text(encoding="utf-8")
        core = keep_core(session, text, small.NOW)
        rounds.open_round(session, year=2026, core_row=core, opens=small.OPENS, closes=small.CLOSES, now=small.NOW)
    return sessions


def entry(session: Session, **changed: object) -> Entry:
    (of,) = rounds.rounds(session, 2026)
    known = Entry(round=of, method=Method.INTERVIEW, by="Karin Holm", now=NOW, today=DURING)
    return replace(known, **changed)  # type: ignore[arg-type]  # by the tests' own names


def compared(session: Session, folder: Path, files: Mapping[str, str], **changed: object) -> Comparison:
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return comparing.compare(session, checking.check(sheets.read(folder)), entry(session, **changed))


def written(sessions: Sessions, folder: Path, files: Mapping[str, str]) -> tuple[Message, ...]:
    with transaction(sessions) as session:
        return entering.apply(session, compared(session, folder, files), entry(session))


def svar(*rows: str) -> dict[str, str]:
    return {"svar": "\n".join((ANSWERS, *rows))}


def measures(*rows: str) -> dict[str, str]:
    return {"åtgärder": "\n".join((MEASURES, *rows))}


def review_at(sessions: Sessions, node: NodeId) -> Review:
    with transaction(sessions) as session:
        (of,) = rounds.rounds(session, 2026)
        found = load(session, small.review_of(session, of.id, node), DURING)
    assert found is not None
    return found


def problems(comparison: Comparison) -> list[tuple[P, int | None, str | None]]:
    return [(one.kind, one.row, one.column) for one in comparison.problems]


# --- what is written in


def test_answers_stand_as_answered_by_the_manager_with_how_and_by_whom(region: Sessions, tmp_path: Path) -> None:
    """The history says who wrote them in; what is signed later says it, too."""
    told = written(
        region,
        tmp_path / "in",
        {
            **svar("a1;1;Ja;Vi pratade om det", "a1;q2;nej;", "a1;3;ej aktuellt;Vi har inga skyddsronder"),
            "deltagare": f"{COUNTS}\na1;1;14;1;0",
        },
    )
    review = review_at(region, A1)
    assert [(q, a.choice, a.comment, a.by) for q, a in sorted(review.answers.items())] == [
        ("q1", "yes", "Vi pratade om det", "ma1"),
        ("q2", "no", "", "ma1"),
        ("q3", "not_applicable", "Vi har inga skyddsronder", "ma1"),
    ]
    assert review.participants == Participants(managers=1, employees=14, safety_reps=1, union_reps=0)
    assert (review.method, review.entered_by, review.stage) == (Method.INTERVIEW, "Karin Holm", Stage.ANSWERING)
    assert [(one.kind, one.person) for one in told] == [(ReviewMessage.RESULTS_ENTERED, "ma1")]
    with transaction(region) as session:
        head = next(row for row in session.scalars(select(HistoryRow)) if row.subject == "review")
    assert head.after is not None
    assert (head.after["method"], head.after["entered_by"]) == ("interview", "Karin Holm")


def test_the_same_file_twice_changes_nothing(region: Sessions, tmp_path: Path) -> None:
    """Whoever is not sure whether it went through runs it again."""
    files = {**svar("a1;1;Ja;", "a2;1;Nej;"), "deltagare": f"{COUNTS}\na1;1;14;1;0", **measures(VENTILATION)}
    written(region, tmp_path / "in", files)
    before = (review_at(region, A1), review_at(region, A2))
    with transaction(region) as session:
        again = compared(session, tmp_path / "in", files)
    assert (len(again), again.unchanged, again.problems) == (0, 4, ())
    assert written(region, tmp_path / "in", files) == ()
    assert (review_at(region, A1), review_at(region, A2)) == before


def test_a_workbook_is_read_as_the_files_are(region: Sessions, tmp_path: Path) -> None:
    """Numbers and dates are cells of their own kind there."""
    book = openpyxl.Workbook()
    book.active.title = "Svar"
    for row in (ANSWERS.split(";"), ["a1", 1, "Ja", None]):
        book.active.append(row)
    sheet = book.create_sheet("åtgärder")
    for row in (MEASURES.split(";"), ["a1", 2, None, "Laga", date(2027, 1, 31), "MA1@x.se", None, None, 2028]):
        sheet.append(row)
    path = tmp_path / "resultat.xlsx"
    book.save(path)
    with transaction(region) as session:
        found = comparing.compare(session, checking.check(sheets.read(path)), entry(session))
    assert found.problems == ()
    (measure,) = found.reviews[0].measures
    assert (found.reviews[0].answers, measure.accountable, measure.due) == (1, "ma1", date(2027, 1, 31))


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize("name", ["svar.csv", "intervjuer hösten.csv"])
def test_one_csv_file_is_known_by_its_name_or_its_columns(region: Sessions, tmp_path: Path, name: str) -> None:
    """People call their files what they like."""
    path = tmp_path / name
    path.write_text(f"{ANSWERS}\na1;1;Ja;", encoding="cp1252")
    with transaction(region) as session:
        found = comparing.compare(session, checking.check(sheets.read(path)), entry(session))
    assert (found.problems, len(found)) == ((), 1)


# --- measures


def test_a_measure_of_a_review_that_is_being_answered_is_in_its_plan(region: Sessions, tmp_path: Path) -> None:
    """A draft until the pair signs, marked with how it was found."""
    written(region, tmp_path / "in", {**svar("a1;2;Nej;"), **measures(VENTILATION)})
    review = review_at(region, A1)
    (measure,) = review.measures
    assert (measure.state, measure.accountable, measure.method) == (MeasureState.PLANNED, "sa1", Method.INTERVIEW)
    assert (measure.priority.value, measure.goal, measure.target_year) == ("high", "Trygga arbetsplatser", 2028)
    assert review.without_follow_up == ()


def test_a_measure_that_no_open_plan_can_take_waits_for_the_manager(region: Sessions, tmp_path: Path) -> None:
    """It is a proposal on its own; the manager is told, and nothing is planned over their heads."""
    told = written(region, tmp_path / "in", measures(VENTILATION, "a1;;aktivitet;Fika ute;2027-05-01;ma1@x.se;;;"))
    assert [(one.kind, one.person) for one in told] == [(MeasureMessage.MEASURE_PROPOSED, "ma1")] * 2
    with transaction(region) as session:
        rows = session.scalars(select(MeasureRow).order_by(MeasureRow.what)).all()
        steps = session.scalars(select(MeasureStepRow)).all()
        assert [(one.review_id, one.state, one.kind, one.method) for one in rows] == [
            (None, "proposed", "preserve", "interview"),
            (None, "proposed", "improve", "interview"),
        ]
        assert {(one.step, one.note) for one in steps} == {("entered", "Karin Holm")}
    with transaction(region) as session:
        again = compared(session, tmp_path / "in", measures(VENTILATION))
    assert (len(again), again.unchanged) == (0, 1)


def test_a_measure_is_the_same_whatever_has_become_of_the_review(region: Sessions, tmp_path: Path) -> None:
    """Proposed in September, the review begun in October: the same file does not plan it a second time."""
    written(region, tmp_path / "in", measures(VENTILATION))
    written(region, tmp_path / "in", svar("a1;1;Ja;"))
    with transaction(region) as session:
        again = compared(session, tmp_path / "in", measures(VENTILATION))
        other = compared(session, tmp_path / "in", measures(VENTILATION.replace("sa1", "ma1")))
    assert (len(again), again.unchanged) == (0, 1)
    assert (len(other), problems(other)) == (0, [(P.MEASURE_THERE, 2, "vad")])


# --- what the pair has said is theirs


def begun_in_teams(sessions: Sessions) -> Review:
    before = review_at(sessions, A1)
    answer = Answer(choice=ChoiceId("no"), by=PersonId("ma1"), at=NOW, revision=1)
    after = replace(before, revision=1, started_at=NOW, answers={QuestionId("q1"): answer})
    with transaction(sessions) as session:
        save(session, before, after, PersonId("ma1"), NOW)
    return after


def test_a_review_that_the_pair_has_begun_is_refused_row_by_row(region: Sessions, tmp_path: Path) -> None:
    """What they have said stands; the rows that would have changed it are told, and nothing at all is saved."""
    begun_in_teams(region)
    with transaction(region) as session:
        found = compared(session, tmp_path / "in", svar("a2;1;Ja;", "a1;1;Nej;", "a1;2;Ja;", "a1;1;Ja;"))
        assert problems(found) == [(P.REVIEW_BEGUN, 4, "svar"), (P.DOUBLED_RESULT, 5, "fråga")]
        with pytest.raises(entering.NotApplicable):
            entering.apply(session, found, entry(session))
    assert review_at(region, A2).answers == {}


def test_an_own_import_is_not_written_over_by_another_one(region: Sessions, tmp_path: Path) -> None:
    """Once it is in, the pair may have gone through it: a mended file is mended in Teams."""
    written(region, tmp_path / "in", svar("a1;1;Ja;"))
    with transaction(region) as session:
        found = compared(session, tmp_path / "in", svar("a1;1;Nej;"))
    assert problems(found) == [(P.REVIEW_BEGUN, 2, "svar")]


def test_a_signed_review_says_so(region: Sessions, tmp_path: Path) -> None:
    """Its own words: there is another way to change it."""
    begun_in_teams(region)
    with transaction(region) as session:
        (of,) = rounds.rounds(session, 2026)
        small.comes_to(session, of.id, A1, "handed_over", "signed")
    with transaction(region) as session:
        found = compared(session, tmp_path / "in", svar("a1;2;Ja;"))
        assert problems(found) == [(P.REVIEW_SIGNED, 2, "svar")]
        with_measure = compared(session, tmp_path / "in", measures(VENTILATION))
    assert [one.measure.state for one in with_measure.proposed] == [MeasureState.PROPOSED]


def test_whoever_begins_in_the_same_moment_is_not_written_over(region: Sessions, tmp_path: Path) -> None:
    """Between the comparison and the writing."""
    with transaction(region) as session:
        found = compared(session, tmp_path / "in", svar("a1;1;Ja;"))
    begun_in_teams(region)
    with pytest.raises(MovedOn), transaction(region) as session:
        entering.apply(session, found, entry(session))
    assert review_at(region, A1).answers[QuestionId("q1")].choice == "no"


# --- what is wrong


@pytest.mark.parametrize("backend", ["sqlite"])
@pytest.mark.parametrize(
    ("files", "wrong"),
    [
        (svar("x;1;Ja;"), [(P.NO_SUCH_NODE, 2, "nod")]),
        (svar("c1;1;Ja;"), [(P.NOBODY_CONFIRMS, 2, "nod")]),
        (svar("a1;99;Ja;", "a1;0;Ja;", "a1;²;Ja;"), [(P.UNKNOWN_QUESTION, row, "fråga") for row in (2, 3, 4)]),
        (svar("a1;1;Kanske;"), [(P.UNKNOWN_CHOICE, 2, "svar")]),
        (svar("a1;1;Ej aktuellt;"), [(P.NEEDS_REASON, 2, "kommentar")]),
        (svar("a1;1;Ja;", "a1;q1;Ja;"), [(P.DOUBLED_RESULT, 3, "fråga")]),
        (svar(";1;Ja;"), [(P.EMPTY, 2, "nod")]),
        ({"deltagare": f"{COUNTS}\na1;0;-1;1,5;"}, [(P.BAD_NUMBER, 2, "chefer"), (P.EMPTY, 2, "fackliga")]),
        (measures("a1;;;Laga;2027-01-31;alla;;;"), [(P.NOT_ONE_PERSON, 2, "ansvarig")]),
        (measures("a1;;;Laga;2027-01-31;okänd;;;"), [(P.UNKNOWN_ACCOUNTABLE, 2, "ansvarig")]),
        (measures("a1;;;Laga;;;;;"), [(P.EMPTY, 2, "ansvarig"), (P.EMPTY, 2, "klart_senast")]),
        (measures("a1;;plan;Laga;31/1;ma1;viktig;;snart"), [(P.UNKNOWN_WORD, 2, "prioritet")]),
        (measures("a1;;;Laga;2026-01-31;ma1;;;"), [(P.DAY_HAS_PASSED, 2, "klart_senast")]),
        ({"svaren": ANSWERS}, [(P.UNKNOWN_SHEET, None, None)]),
        ({}, [(P.MISSING_SHEET, None, None)]),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    region: Sessions, tmp_path: Path, files: dict[str, str], wrong: list[tuple[P, int | None, str | None]]
) -> None:
    """File, row and column: so that it is mended once."""
    with transaction(region) as session:
        found = compared(session, tmp_path / "in", files)
    assert set(wrong) <= set(problems(found))
    assert {one.kind for one in found.problems} >= {kind for kind, _, _ in wrong}


@pytest.mark.parametrize("backend", ["sqlite"])
def test_nothing_is_written_in_before_the_window_opens(region: Sessions, tmp_path: Path) -> None:
    """The pair could not go on with it."""
    with transaction(region) as session:
        early = compared(session, tmp_path / "in", svar("a1;1;Ja;"), today=date(2026, 8, 1))
    assert problems(early) == [(P.NOT_OPEN_YET, 2, "nod")]


def test_units_that_answer_together_have_one_review(region: Sessions, tmp_path: Path) -> None:
    """Rows of either unit go into it, and two of them about one question are one too many."""
    with transaction(region) as session:
        (of,) = rounds.rounds(session, 2026)
        small.answer_together(session, of.id, A1, [A2])
    with transaction(region) as session:
        found = compared(session, tmp_path / "in", svar("a1;1;Ja;", "a2;2;Ja;", "a2;1;Nej;"))
        assert problems(found) == [(P.DOUBLED_RESULT, 4, "fråga")]
        right = compared(session, tmp_path / "in", svar("a1;1;Ja;", "a2;2;Ja;", "r;1;Ja;"))
    assert [(one.after.title, one.answers) for one in right.reviews] == [("Nod a1, Nod a2", 2), (f"Nod {R}", 1)]
