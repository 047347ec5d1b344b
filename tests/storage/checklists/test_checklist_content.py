"""The checklists that come with the bot: word for word where they are quoted, complete in both languages, right on dates."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from dialogs.checklists.rules.checklist import AnsweredBy, Checklist, Follows, Origin, Question
from dialogs.ground.ids import ChecklistId, QuestionId
from dialogs.ground.texts import Language, Text
from storage.checklists.files import available, shipped

REPORT = Path(__file__).parents[2] / "data" / "vastmanland-2023-questions.json"  # the 26 questions of the report
IN_2023, BEFORE_2025, NOW = date(2023, 11, 1), date(2024, 12, 31), date(2026, 10, 1)

every_checklist = pytest.mark.parametrize("checklist", shipped().values(), ids=lambda one: one.id)


@pytest.fixture
def vastmanland() -> Checklist:
    return shipped()[ChecklistId("vastmanland")]


@pytest.fixture
def grund() -> Checklist:
    return shipped()[ChecklistId("sam-grund")]


def numbers(checklist: Checklist, *, where: str) -> set[int]:
    return {checklist.number(one.id) for one in checklist if getattr(one, where)}


def test_the_26_questions_are_the_reports_word_for_word(vastmanland: Checklist) -> None:
    """Its spelling too: "samverkanstrukturen", "era medarbetaren". A checklist that is quoted is quoted."""
    assert [one.text.sv for one in vastmanland] == json.loads(REPORT.read_text(encoding="utf-8"))


def test_the_ids_say_the_reports_numbers(vastmanland: Checklist) -> None:
    """Ids never change; whoever reads an export can see which question is meant."""
    assert [one.id for one in vastmanland] == [f"q{number}" for number in range(1, 27)]


def test_the_questions_point_at_one_another_as_the_report_does(vastmanland: Checklist) -> None:
    """V22: "Frågan hänger ihop med föregående fråga", "se även fråga 7", "Se även fråga 26"."""
    found = {(vastmanland.number(one.id), vastmanland.number(other)) for one in vastmanland for other in one.see_also}
    assert found == {(8, 9), (9, 8), (9, 7), (10, 11), (11, 10), (12, 26), (26, 12)}


def test_the_managers_own_questions_and_the_sensitive_ones_are_marked(vastmanland: Checklist) -> None:
    """8, 9 and 22 say "du som chef"; 12 and 26 ask for ways of working, and their free text stays in the line."""
    managers = {vastmanland.number(one.id) for one in vastmanland if one.answered_by is AnsweredBy.MANAGER}
    assert managers == {8, 9, 22}
    assert numbers(vastmanland, where="sensitive") == {12, 26}
    assert numbers(vastmanland, where="carries_over") == {25}


@every_checklist
def test_a_sensitive_question_says_that_it_is_not_about_cases_or_persons(checklist: Checklist) -> None:
    """The bot is never the reporting channel for a case."""
    for one in (one for one in checklist if one.sensitive):
        assert "Beskriv hur ni arbetar, inte enskilda händelser eller personer." in one.help.sv
        assert "Describe how you work, not particular events or persons." in one.help.in_(Language.EN)


@pytest.mark.parametrize(("checklist", "question"), [("vastmanland", "q26"), ("sam-grund", "victimisation")])
def test_the_routine_against_victimisation_is_told_with_its_three_facts(checklist: str, question: str) -> None:
    """AFS 2023:2, 2 kap. 11 §: who receives, what happens with the information, how and where help is found fast."""
    told = shipped()[ChecklistId(checklist)].question(QuestionId(question)).help.sv
    for fact in (
        "vem som tar emot",
        "vad mottagaren gör och hur informationen hanteras",
        "hur och var",
        "snabbt får hjälp",
    ):
        assert fact in told


@every_checklist
def test_the_scale_is_ja_delvis_nej_ej_aktuellt(checklist: Checklist) -> None:
    """What follows each choice is a promise: Delvis and Nej ask for a measure, Ej aktuellt is outside percentages."""
    assert [(one.label.sv, one.follows, one.counts) for one in checklist.scale] == [
        ("Ja", Follows.PRESERVE, True),
        ("Delvis", Follows.IMPROVE, True),
        ("Nej", Follows.IMPROVE, True),
        ("Ej aktuellt", Follows.REASON, False),
    ]


@every_checklist
@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *(("ja", "yes"), ("j", "yes"), ("yes", "yes"), ("delvis", "partly"), ("nej", "no"), ("n", "no"), ("no", "no")),
        *(("ej aktuellt", "not_applicable"), ("ea", "not_applicable"), ("n/a", "not_applicable")),
    ],
)
def test_a_typed_word_means_one_choice(checklist: Checklist, word: str, meant: str) -> None:
    """Every step also by typed text; a word that meant two choices would answer for people."""
    assert [one.id for one in checklist.scale if word in one.words] == [meant]


@every_checklist
def test_everything_is_there_in_both_languages(checklist: Checklist) -> None:
    """English is shown where it exists; in what we ship it exists everywhere, and is not the Swedish copied."""
    texts = [checklist.title, *(one.label for one in checklist.scale), *(one.title for one in checklist.areas)]
    texts += [text for one in checklist for text in (one.text, one.short, one.help, *one.suggestions)]
    texts += [one.title for one in checklist.documents]
    for text in texts:
        assert text.sv.strip()
        assert text.en
        assert text.en != text.sv


@every_checklist
def test_every_question_can_be_shown_and_helped_with(checklist: Checklist) -> None:
    """A short name fits an overview's line; each question has two to four measures to choose from, none twice."""
    for one in checklist:
        assert len(one.short.sv) <= 32
        assert len(one.help.sv) <= 400
        assert 2 <= len(one.suggestions) <= 4
        assert len({text.sv for text in one.suggestions}) == len(one.suggestions)
    assert len({one.short.sv for one in checklist}) == len(checklist.questions)


@every_checklist
def test_every_question_is_from_the_law_or_the_employers_own(checklist: Checklist) -> None:
    """V07: the report builds on the authority's rules, completed with the region's own documents."""
    for one in checklist:
        assert one.origin in (Origin.LAW, Origin.OWN)
        assert one.law or one.origin is Origin.OWN


def test_the_regions_own_questions_are_marked_as_its_own(vastmanland: Checklist) -> None:
    """Policy, the region's goals and the HFA model: the law alone would not ask for them in these words."""
    assert {vastmanland.number(one.id) for one in vastmanland if one.origin is Origin.OWN} == {2, 4, 16}


@every_checklist
def test_every_question_of_the_law_has_a_rule_in_force_today(checklist: Checklist) -> None:
    """A card must never refer to a rule that has been repealed as if it held."""
    for one in (one for one in checklist if one.origin is Origin.LAW):
        assert acts(one, NOW), one.id
        assert not acts(one, NOW) & {"AFS 2001:1", "AFS 2015:4", "AFS 2019:3", "AFS 2011:19"}


def test_the_year_2023_is_shown_under_its_own_rules(vastmanland: Checklist) -> None:
    """The report was written under AFS 2001:1; showing AFS 2023:1 beside its answers would be false."""
    for one in (one for one in vastmanland if one.origin is Origin.LAW):
        for day in (IN_2023, BEFORE_2025):
            assert acts(one, day), one.id
            assert not {act for act in acts(one, day) if act.startswith(("AFS 2023:", "AFS 2025:"))}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 12, 31), {"AFS 2019:3"}),
        (date(2025, 1, 1), {"AFS 2023:15"}),
        (date(2025, 8, 1), {"AFS 2023:15", "AFS 2025:3"}),
        (date(2025, 12, 19), {"AFS 2023:15", "AFS 2025:3", "AFS 2025:7"}),
        (date(2026, 4, 9), {"AFS 2023:15", "AFS 2025:3", "AFS 2025:7"}),
    ],
)
def test_the_amended_rules_on_medical_checks_hold_from_their_days(
    vastmanland: Checklist, day: date, expected: set[str]
) -> None:
    """AFS 2025:3 came into force in two steps (bilaga 7 and 11 first), AFS 2025:7 on 2025-12-19."""
    assert acts(vastmanland.question(QuestionId("q22")), day) == expected


def test_the_first_step_of_an_amendment_ends_the_day_before_the_second(vastmanland: Checklist) -> None:
    """Both at once would tell of bilaga 7 and 11 twice."""
    law = vastmanland.question(QuestionId("q22")).law
    for day in (date(2026, 4, 8), date(2026, 4, 9)):
        assert len([one for one in law if one.act == "AFS 2025:3" and one.holds(day)]) == 1


def test_the_reports_three_addresses_are_links(vastmanland: Checklist) -> None:
    """V33. The two numbers are named as numbers: the report does not say what they lead to."""
    assert {one.url for one in vastmanland.documents} == {
        "https://ledningssystemet.regionvastmanland.se/RegNo/2503",
        "https://ledningssystemet.regionvastmanland.se/RegNo/44943",
        "https://regionvastmanland.se/intranat/stod-och-service/chef/arbetsmiljohandboken/",
    }
    assert any(one.documents for one in vastmanland)


def test_the_checklist_for_any_employer_covers_every_paragraph(grund: Checklist) -> None:
    """AFS 2023:1, 5-15 §§, and the organisational and social work environment of AFS 2023:2, 2 kap."""
    covered = {re.match(r"\d+", one.place)[0] for question in grund for one in question.law if one.act == "AFS 2023:1"}
    assert covered == {str(paragraph) for paragraph in range(5, 16)}
    assert {one.place for question in grund for one in question.law if one.act == "AFS 2023:2"} == {
        "2 kap. 4 §",
        "2 kap. 5 §",
        "2 kap. 6–9 §§",
        "2 kap. 10–11 §§",
    }


def test_the_checklist_for_any_employer_speaks_of_no_region(grund: Checklist) -> None:
    """A municipality or a company must be able to use it as it is."""
    said = " ".join(f"{one.text.sv} {one.help.sv} {_joined(one.suggestions)}" for one in grund).lower()
    for word in ("region", "synergi", "förvaltning", "hälsoteam", "hfa"):
        assert word not in said


@every_checklist
def test_the_stiff_words_of_offices_have_not_slipped_in(checklist: Checklist) -> None:
    """Plain Swedish: help and measures say who does what. These are the words that hide it."""
    said = " ".join(f"{one.help.sv} {_joined(one.suggestions)}" for one in checklist).lower()
    for word in ("säkerställ", "tillse", "beakta", "vidta", "avseende", "gällande", "inom ramen för", "åligger"):
        assert word not in said


def test_a_checklists_file_is_named_after_its_id() -> None:
    """`round open --checklist vastmanland` finds it by name."""
    assert {name: shipped()[name].id for name in available()} == {name: name for name in available()}


def acts(question: Question, day: date) -> set[str]:
    return {one.act for one in question.law if one.holds(day)}


def _joined(texts: tuple[Text, ...]) -> str:
    return " ".join(text.sv for text in texts)
