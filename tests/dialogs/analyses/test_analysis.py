"""An analysis as a value: what makes the representative be asked again, and what an order, a theme or a text does to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from dialogs.analyses import words as analysis_words
from dialogs.analyses.events import (
    AddEvidence,
    CorrectAnalysis,
    NameTheme,
    NoteOutcome,
    Propose,
    SaveAnalysisText,
    SendAnalysis,
    SetPriority,
    ShowAnalysis,
    TakeOutItem,
    ViewAnalysis,
)
from dialogs.analyses.events import Event as AnalysisEvent
from dialogs.analyses.rules import analysing as rules
from dialogs.analyses.rules.analysing import ShownTheme
from dialogs.analyses.rules.analysis import (
    Analysis,
    AnalysisPart,
    AnalysisStage,
    AnalysisView,
    LevelPriority,
    PriorityKind,
)
from dialogs.ground.ids import AnalysisId, MeasureId, NodeId, PersonId, PriorityId, QuestionId, RoundId
from dialogs.ground.page import Bookmark
from dialogs.ground.texts import Text
from dialogs.organisation.rules.organisation import Node

AT = datetime(2026, 12, 8, 9, tzinfo=UTC)
KAJ, HUGO = PersonId("kaj"), PersonId("hugo")
Q9 = QuestionId("q9")


def priority(number: int, text: str) -> LevelPriority:
    return LevelPriority(id=PriorityId(UUID(int=number)), kind=PriorityKind.IMPROVE, text=text, place=number)


NEW = Analysis(
    id=AnalysisId(UUID(int=1)),
    round=RoundId(UUID(int=2)),
    year=2026,
    node=Node(id=NodeId("med"), parent=None, level="verksamhet", name="Medicinkliniken"),
    managers=(KAJ,),
    reps=(HUGO,),
    started_by=KAJ,
    started_at=AT,
    priorities=(priority(1, "Tid"), priority(2, "Hot"), priority(3, "Lokaler")),
)
SENT = replace(NEW, sent_to_rep_at=AT)


def seen_by_hugo(analysis: Analysis) -> Analysis:
    return replace(analysis, views=(AnalysisView(person=HUGO, agrees=True, of_mark=analysis.mark, at=AT),))


def test_it_is_confirmed_by_what_the_representative_said_of_this_wording() -> None:
    """Not by what they said of another one."""
    confirmed = seen_by_hugo(SENT)
    assert confirmed.stage is AnalysisStage.CONFIRMED
    assert rules.with_text(confirmed, None, "Nytt", KAJ, AT).stage is AnalysisStage.WITH_REP


def test_every_change_of_what_is_said_asks_again() -> None:
    """Own words, an order, what is proposed: all of it is what the representative was asked about."""
    changed = [
        rules.with_text(SENT, Q9, "Tiden", KAJ, AT),
        replace(SENT, priorities=rules.moved_up(SENT.priorities, UUID(int=2))),
        replace(SENT, priorities=rules.without(SENT.priorities, UUID(int=3))),
        replace(SENT, priorities=rules.put(SENT.priorities, priority(1, "Tid och resurser"))),
    ]
    assert len({SENT.mark, *(one.mark for one in changed)}) == len(changed) + 1


def test_the_same_text_again_is_no_change() -> None:
    """Neither the day nor the name of who wrote it moves."""
    once = rules.with_text(NEW, Q9, "Tiden", KAJ, AT)
    assert rules.with_text(once, Q9, "Tiden", HUGO, AT) is once
    assert rules.with_text(NEW, Q9, "", KAJ, AT) is NEW


def test_moving_up_swaps_two_and_the_first_stays() -> None:
    """No line is lost on the way."""
    assert [one.text for one in rules.moved_up(NEW.priorities, UUID(int=3))] == ["Tid", "Lokaler", "Hot"]
    assert rules.moved_up(NEW.priorities, UUID(int=1)) == NEW.priorities


def test_merged_themes_hold_every_row_once_and_the_old_names_are_gone() -> None:
    """One theme of two: what was named before goes into it."""
    rows = [MeasureId(UUID(int=at)) for at in range(1, 5)]
    first = ShownTheme(key="wtid", name=Text("Tid"), rows=(rows[0], rows[1]), named=False)
    named = rules.with_theme(NEW, Q9, "Tid", [first])
    (known,) = rules.shown_themes(named.themes, (), Q9)
    second = ShownTheme(key="whot", name=Text("Hot"), rows=(rows[1], rows[2]), named=False)
    merged = rules.with_theme(replace(named, revision=1), Q9, "Tid och hot", [known, second])
    assert [(one.name, one.rows) for one in merged.themes] == [("Tid och hot", (rows[0], rows[1], rows[2]))]
    (both,) = rules.shown_themes(merged.themes, (), Q9)
    undone = rules.without_themes(merged, [both, first])
    assert undone.themes == rules.without_themes(undone, [both]).themes == (), "and a name can be taken away again"


def test_a_form_made_later_adds_another_line_and_the_same_form_the_same() -> None:
    """What makes the same press twice add one."""
    assert rules.new_id(NEW, AnalysisPart.PRIORITIES) == rules.new_id(NEW, AnalysisPart.PRIORITIES)
    assert rules.new_id(NEW, AnalysisPart.PRIORITIES) != rules.new_id(replace(NEW, revision=1), AnalysisPart.PRIORITIES)
    assert rules.new_id(NEW, AnalysisPart.PRIORITIES) != rules.new_id(NEW, AnalysisPart.PROPOSALS)


HERE = Bookmark(review=None, page="analysis:2026:question:k:med", question=Q9)
AT_MED = {"node": NodeId("k:med"), "year": 2026}


@pytest.mark.parametrize(
    ("head", "tail", "event"),
    [
        ("tillbaka", "", ShowAnalysis(**AT_MED)),
        ("fråga 12", "", ShowAnalysis(**AT_MED, part=AnalysisPart.QUESTION, number="12")),
        ("teman", "", ShowAnalysis(**AT_MED, part=AnalysisPart.THEMES, question=Q9)),
        ("text", "Tid", SaveAnalysisText(**AT_MED, question=Q9, text="Tid")),
        (
            "bevara",
            "Morgonmötet; det fångar risker",
            SetPriority(**AT_MED, kind=PriorityKind.PRESERVE, question=Q9, what="Morgonmötet", why="det fångar risker"),
        ),
        ("föreslå", "Stöd; HR", Propose(**AT_MED, question=Q9, what="Stöd", owner="HR")),
        (
            "underlag",
            "intern revision; HR; 2 mars 2026; Saknas",
            AddEvidence(
                **AT_MED, question=Q9, evidence="internal_audit", source="HR", dated="2 mars 2026", what="Saknas"
            ),
        ),
        ("tema 1 och 3", "Tid", NameTheme(**AT_MED, question=Q9, themes="1,3", name="Tid")),
        ("ta bort 2", "", TakeOutItem(**AT_MED, part=AnalysisPart.QUESTION, number="2")),
        ("utfall 1", "klart; kursen gavs", NoteOutcome(**AT_MED, number="1", outcome="done", note="kursen gavs")),
        ("lämna över", "", SendAnalysis(**AT_MED)),
        ("skäl", "Val i januari", SendAnalysis(**AT_MED, reason="Val i januari")),
        ("ser annorlunda", "Hoten saknas", ViewAnalysis(**AT_MED, agrees=False, comment="Hoten saknas")),
        ("öppna igen", "Fel siffra", CorrectAnalysis(**AT_MED, reason="Fel siffra")),
        ("kaffe", "", None),
    ],
)
def test_every_step_can_be_typed(head: str, tail: str, event: AnalysisEvent | None) -> None:
    """For phones whose buttons fail and for screen readers; a node's own id may hold a colon."""
    assert analysis_words.on_card(head, tail, HERE) == event


def test_the_words_mean_something_only_on_an_analysis_card() -> None:
    """ "text" on the card of a unit's follow-up is not an analysis' text."""
    assert analysis_words.on_card("text", "Tid", Bookmark(review=None, page="level:2026:med")) is None
    assert analysis_words.general("analys 2025") == ShowAnalysis(year=2025)
