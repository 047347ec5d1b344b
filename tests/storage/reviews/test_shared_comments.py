"""What units have shared in words, above their own line: those words, nobody's name, and only where the figures are told."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from types import ModuleType

import docx
import openpyxl
import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cards.documents.report import document as report_document
from cards.documents.report import json as report_json
from cards.documents.report import workbook as report_workbook
from cards.texts import Texts
from dialogs.documents.rules.report import Report
from dialogs.ground.ids import NodeId, PersonId, QuestionId, RoundId
from dialogs.ground.texts import Language
from dialogs.levels.rules.seen import Seen
from storage.database import Sessions, transaction
from storage.documents import reports
from storage.levels import seeing
from storage.levels.seeing import Wanted
from storage.tables.organisation import RoleRow
from storage.tables.reviews import AnswerRow, AuditRow
from tests.storage.documents import report_region as region
from tests.storage.reviews.small_round import DURING, NOW, review_of

R, Q1 = NodeId("r"), QuestionId("q1")
SWEDISH = Texts(Language.SV)
KEPT, SHARED, OBJECTED, OF_FEW = "Bara för oss", "=Vi *saknar* ett årshjul", "Trappan är hal", "En hiss till"


@pytest.fixture
def three_parts(sessions: Sessions) -> Sessions:
    with transaction(sessions) as session:
        filled(session, region.CORE)
    return sessions


def filled(session: Session, core: str) -> None:
    """b is told, a and c are withheld: c has two units, and a would tell of them."""
    of = region.many_units(session, {"a": 7, "b": 8, "c": 2}, core)
    said = {"u-b0": (SHARED, "shared"), "u-b1": (KEPT, "kept"), "u-b2": (OBJECTED, "objected")}
    for unit, (comment, sharing) in {**said, "u-c0": (OF_FEW, "shared")}.items():
        writes(session, of, NodeId(unit), comment, sharing)
    session.add(RoleRow(person_id="ny", kind="manager", node_id="b"))
    session.flush()


def writes(session: Session, of: RoundId, unit: NodeId, comment: str, sharing: str) -> None:
    at = AnswerRow.review_id == review_of(session, of, unit)
    session.execute(update(AnswerRow).where(at).values(comment=comment, sharing=sharing))


def seen(session: Session, person: str, node: str, today: date = region.AFTER) -> Seen:
    found = seeing.seen(session, Wanted(node=NodeId(node), question=Q1), PersonId(person), today)
    assert found is not None
    return found


def test_outside_the_line_the_words_are_read_and_nobodys_name(three_parts: Sessions) -> None:
    """And neither what is kept nor what a representative objected to; the line is told whose it is."""
    with transaction(three_parts) as session:
        shown = seen(session, "mr", "r").shared
        assert [(one.text, one.units) for one in shown] == [(SHARED, ()), (OF_FEW, ())]
        assert [(one.text, one.units) for one in seen(session, "ny", "b").shared] == [(SHARED, ("Enhet u-b0",))]


def test_no_words_where_no_figures(three_parts: Sessions) -> None:
    """Of two units everybody would know who it was; and while the window is open nothing is told at all."""
    with transaction(three_parts) as session:
        assert seen(session, "mr", "b").shared != ()
        for node, today in (("c", region.AFTER), ("a", region.AFTER), ("b", DURING), ("r", DURING)):
            assert seen(session, "mr", node, today).shared == (), node


def test_a_sensitive_question_s_words_are_never_read_above(sessions: Sessions) -> None:
    """Whatever stands in the table."""
    with transaction(sessions) as session:
        filled(session, region.CORE.replace('origin = "own"', 'origin = "own"\nsensitive = true'))
        assert seen(session, "mr", "r").shared == seen(session, "ny", "b").shared == ()
        assert reports.gather(session, R, 2026, region.AFTER).questions[0].shared == ()


def test_who_reads_them_is_in_the_read_log(three_parts: Sessions) -> None:
    """Ids only, and of which question; looking at figures alone is logged as before."""
    with transaction(three_parts) as session:
        seeing.read(session, seen(session, "mr", "r"), PersonId("mr"), NOW)
        seeing.read(session, seen(session, "mr", "c"), PersonId("mr"), NOW)
        logged = session.execute(select(AuditRow.tag, AuditRow.subject).where(AuditRow.tag.like("%:read"))).all()
        assert sorted(tuple(one) for one in logged) == [
            ("comments:read", "r:2026:q1"),
            ("result:read", "c:2026"),
            ("result:read", "r:2026"),
        ]


def test_the_report_has_the_words_that_are_shared_in_every_kind_of_file(three_parts: Sessions) -> None:
    """Inert, and without a name."""
    with transaction(three_parts) as session:
        made = reports.gather(session, R, 2026, region.AFTER)
    text = _word(made)
    assert f"”{SHARED}”" in text
    assert not [one for one in (KEPT, OBJECTED, "u-b0") if one in text]
    sheet = openpyxl.load_workbook(_written(report_workbook, made))["Delade kommentarer"]
    assert [(row[0].value, row[2].value, row[2].data_type) for row in sheet.iter_rows(min_row=2)] == [
        (1, SHARED, "s"),
        (1, OF_FEW, "s"),
    ]
    told = json.loads(_written(report_json, made).getvalue())
    assert told["questions"][0]["shared_comments"] == [SHARED, OF_FEW]


def _written(kind: ModuleType, made: Report) -> BytesIO:
    out = BytesIO()
    kind.write(made, NOW, SWEDISH, out)
    out.seek(0)
    return out


def _word(made: Report) -> str:
    return "\n".join(one.text for one in docx.Document(_written(report_document, made)).paragraphs)
