"""What a report says is counted once, by hand here, and on both databases; and what it may not say is not in it."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from dialogs.documents.rules.report import Audience, Empty, NoReport, Report
from dialogs.ground.ids import ChoiceId, NodeId, PersonId, QuestionId
from dialogs.levels.rules.compiled import Became
from dialogs.reviews.rules.method import Method
from storage.database import Sessions, transaction
from storage.documents import reports
from storage.reviews import method_decisions
from storage.reviews.method_decisions import MethodDecision
from storage.tables.levels import AnalysisRow, AnalysisTextRow
from storage.tables.organisation import RoleRow
from storage.tables.reviews import AnswerRow
from storage.tables.rounds import ChecklistRow
from tests.storage.documents.report_region import AFTER, filled_years, many_units
from tests.storage.reviews.small_round import A1, NOW, A, B, R

YES, NO, NA = ChoiceId("yes"), ChoiceId("no"), ChoiceId("na")


def made(session: Session, node: NodeId = R, audience: Audience | None = None, few: int = 5) -> Report:
    return reports.gather(session, node, 2026, AFTER, audience=audience, few=few)


def why_none(session: Session, node: NodeId, year: int | None, today: date, audience: Audience | None = None) -> Empty:
    with pytest.raises(NoReport) as refused:
        reports.gather(session, node, year, today, audience=audience)
    return refused.value.why


def test_the_numbers_are_those_that_were_put_in(sessions: Sessions) -> None:
    """Six of six signed; four Ja of the five that it applies to and of all six; 2025 two of five and of five."""
    with transaction(sessions) as session:
        filled_years(session)
        assert made(session).earlier_year is None, "five follow-ups in 2025 are too few to be told of"
        report = made(session, few=4)
        part, (question,) = report.part, report.questions
        assert (report.signed, part.reviews.signed, part.reviews.expected, part.units.total) == (6, 6, 6, 6)
        assert (part.participants.total, part.participants.managers, part.with_rep) == (25, 6, 1)
        assert [(one.choice, one.count, one.of_counted, one.of_asked) for one in question.tally.choices] == [
            (YES, 4, 80, 67),
            (NO, 1, 20, 17),
            (NA, 1, None, 17),
        ]
        assert question.earlier is not None
        assert report.earlier_year == 2025
        assert [(one.count, one.of_counted, one.of_asked) for one in question.earlier.choices] == [
            (2, 40, 40),
            (3, 60, 60),
            (0, None, 0),
        ]
        assert (question.measures.improve, question.measures.became) == (2, {Became.ONGOING: 1, Became.HELPED: 1})
        assert question.draft.change == 40
        assert question.most_measures
        assert (question.looked_at, report.alike.asked, report.alike.dissent) == (1, 1, 0)
        assert report.without_measures == ()


def test_managers_are_counted_as_people_by_the_highest_that_they_manage(sessions: Sessions) -> None:
    """ma1 leads a1 and b1, and signed for both: five managers, six self-checks (V09, V11)."""
    with transaction(sessions) as session:
        filled_years(session)
        report = made(session)
        assert [(one.level, one.people) for one in report.part.roles] == [("nivå", 5)]
        assert report.part.signed_roles == 5


def test_the_law_is_that_of_the_year_and_the_method_is_told_with_who_decided(sessions: Sessions) -> None:
    """A report of 2026 stands under AFS 2023:1; how a part does it, decided by whom, is in it (G05)."""
    with transaction(sessions) as session:
        filled_years(session)
        decided = MethodDecision(
            node=A, year=2026, method=Method.INTERVIEW, on=date(2026, 3, 1), body="Samverkan", by="Karin"
        )
        method_decisions.record(session, decided, NOW)
        background = made(session).background
        assert "AFS 2023:1, 14 §" in [one.name for one in background.law]
        assert [(one.node, one.method) for one in background.decided] == [("Nod a", Method.INTERVIEW)]
        assert made(session, B, Audience.LINE).background.decided == ()


def test_a_part_is_reported_as_the_whole_is(sessions: Sessions) -> None:
    """Any node's report is one command; its own line reads it, so three reviews are not too few."""
    with transaction(sessions) as session:
        filled_years(session)
        report = made(session, A)
        assert report.audience is Audience.LINE
        assert report.signed == 3
        assert report.above == ("Nod r",)
        assert [(one.node.id, one.reviews.signed) for one in report.part.children] == [("a1", 1), ("a2", 1)]
        assert report.part.here == 1
        assert all(one.sums is not None for one in report.part.children)


@pytest.mark.parametrize(("parts", "told"), [({"a": 6, "b": 7}, {"a", "b"}), ({"a": 6, "b": 7, "c": 2}, {"b"})])
def test_parts_are_told_only_as_far_as_no_few_can_be_worked_out(
    sessions: Sessions, parts: dict[str, int], told: set[str]
) -> None:
    """Two reviews at c, and the region's sum is printed: with a and b beside it c would be known, so a is withheld too."""
    with transaction(sessions) as session:
        many_units(session, parts)
        children = made(session).part.children
        assert {one.node.id for one in children if one.sums is not None} == told
        assert [one.reviews.signed for one in children] == list(parts.values())


def test_words_of_measures_are_for_the_own_line(sessions: Sessions) -> None:
    """What units have written is read by those who lead them, and by nobody else (V16)."""
    with transaction(sessions) as session:
        filled_years(session)
        assert made(session).measure_rows == ()
        rows = made(session, R, Audience.LINE).measure_rows
        assert {one.what for one in rows} == {"Ett årshjul", "=HYPERLINK(1) Ta upp det på APT"}


def test_themes_of_comments_are_for_the_own_line_and_never_of_what_is_sensitive(sessions: Sessions) -> None:
    """Comments say what measures do not (V16); outside the line no word of them is told, not even as a theme."""
    with transaction(sessions) as session:
        filled_years(session)
        session.execute(update(AnswerRow).values(comment="Vi saknar årshjul"))
        (question,) = made(session, B, Audience.LINE, few=1).questions
        assert [(one.name.sv, one.rows, one.comments) for one in question.themes] == [("Årshjul", 3, 2)]
        (outside,) = made(session, R, Audience.OUTSIDE, few=1).questions
        assert not any(one.comments for one in outside.themes)
        tender = ChecklistRow.source + "sensitive = true\n"  # the question is the last of the file
        session.execute(update(ChecklistRow).values(source=tender, sha256="tender"))
        (hidden,) = made(session, B, Audience.LINE, few=1).questions
        assert not any(one.comments for one in hidden.themes)


def test_what_cannot_be_reported_says_why(sessions: Sessions) -> None:
    """A command that writes an empty document has hidden an error."""
    with transaction(sessions) as session:
        assert why_none(session, R, 2026, AFTER) is Empty.NO_ROUND
        filled_years(session)
        assert why_none(session, NodeId("nope"), 2026, AFTER) is Empty.NO_NODE
        assert why_none(session, R, 2019, AFTER) is Empty.NO_ROUND
        assert why_none(session, NodeId("c1"), 2026, AFTER) is Empty.NONE_SIGNED
        assert why_none(session, R, 2026, date(2026, 11, 30)) is Empty.NOT_YET
        assert why_none(session, B, 2026, AFTER, Audience.OUTSIDE) is Empty.TOO_FEW
        assert reports.gather(session, R, 2026, date(2026, 11, 30), audience=Audience.LINE).signed == 6


def test_somebody_gets_a_report_as_they_see_the_level(sessions: Sessions) -> None:
    """The manager of a as the line, the coordinator as an outsider, a unit's manager nothing of what is above."""
    with transaction(sessions) as session:
        filled_years(session)
        session.execute(insert(RoleRow).values(person_id="ny", kind="coordinator", node_id="r"))
        line = reports.for_person(session, A, 2026, PersonId("ma"), AFTER, 5)
        assert (line.audience, line.signed) == (Audience.LINE, 3)
        outside = reports.for_person(session, None, None, PersonId("ny"), AFTER, 5)
        assert (outside.audience, outside.node.id, outside.measure_rows) == (Audience.OUTSIDE, "r", ())
        for person, node, why in (("ny", A, Empty.TOO_FEW), ("ma2", A, Empty.NO_NODE), ("ma2", A1, Empty.NO_NODE)):
            with pytest.raises(NoReport) as refused:
                reports.for_person(session, node, 2026, PersonId(person), AFTER, 5)
            assert refused.value.why is why, (person, node)


def test_local_questions_are_apart(sessions: Sessions) -> None:
    """What a node has added is in no figure of the core, and is told of the three who were asked (G07)."""
    with transaction(sessions) as session:
        filled_years(session, adds=A)
        report = made(session, R, Audience.LINE)
        assert [one.question.id for one in report.questions] == [QuestionId("q1")]
        (local,) = report.local
        assert (local.question.id, local.tally.asked, local.tally.count(YES)) == (QuestionId("a-q"), 3, 3)
        assert made(session).local == (), "three are too few for anybody else"


def test_what_the_level_says_leaves_the_line_when_its_representative_has_seen_it(sessions: Sessions) -> None:
    """Until then it is between the manager and the representative; the own line reads it as a draft (G14)."""
    with transaction(sessions) as session:
        of = filled_years(session)
        analysis = uuid4()
        begun = {"started_by": "mr", "started_at": NOW, "revision": 0, "version": 1, "summary": "Vi gör mer."}
        session.execute(insert(AnalysisRow).values(id=analysis, round_id=of, node_id=R, **begun))
        said = {"analysis_id": analysis, "question_id": "q1", "text": "Det går bättre.", "by": "mr", "at": NOW}
        session.execute(insert(AnalysisTextRow).values(said))
        assert made(session, R, Audience.LINE).questions[0].text == "Det går bättre."
        assert (made(session).questions[0].text, made(session).summary, made(session).stage) == ("", "", None)
        seen = {"sent_to_rep_at": NOW, "no_rep_reason": "Nivån har inget skyddsombud"}
        session.execute(update(AnalysisRow).values(seen))
        report = made(session)
        assert (report.questions[0].text, report.summary) == ("Det går bättre.", "Vi gör mer.")
        assert report.adopted is None
