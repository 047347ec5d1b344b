"""The law that is shipped can be read, and what is wrong in it is said with its line."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.documents.rules.law import Evidence, in_force
from storage.checklists import files as checklist_files
from storage.documents import law_files
from storage.ground.toml_files import BadFile

GOOD = """
[acts."AFS 2023:1"]
valid_from = 2025-01-01

[[provisions]]
act = "AFS 2023:1"
place = "14 §"
title = { sv = "Årlig uppföljning", en = "Yearly follow-up" }
demand = { sv = "Följ upp.", en = "Follow up." }
evidence = ["follow_up"]
"""


def test_what_is_shipped_has_every_paragraph_of_the_provisions_in_force() -> None:
    """AFS 2023:1 demands something in its sections 5 to 16, AFS 2001:1 in 3 to 12: one left out would be a gap nobody sees."""

    def places(act: str, day: date) -> set[str]:
        return {one.place for one in in_force(law_files.provisions(), day) if one.act == act}

    assert places("AFS 2023:1", date(2026, 11, 1)) == {f"{number} §" for number in range(5, 17)}
    assert places("AFS 2001:1", date(2024, 12, 31)) == {f"{number} §" for number in range(3, 13)}
    assert places("AFS 2001:1", date(2025, 1, 1)) == set()


def test_every_provision_that_answers_speak_to_is_cited_by_a_question() -> None:
    """Otherwise the inspector's file promises answers that no checklist asks for."""
    references = [law for checklist in checklist_files.shipped().values() for one in checklist for law in one.law]
    promised = [one for one in law_files.provisions() if Evidence.ANSWERS in one.evidence]
    silent = [one.name for one in promised if not any(one.is_cited_by(law) for law in references)]
    assert promised
    assert silent == []


def test_both_languages_are_there() -> None:
    """Swedish first; English for whoever reads that."""
    for one in law_files.provisions():
        assert one.title.en, one.name
        assert one.demand.en, one.name


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('evidence = ["follow_up"]', 'evidence = ["folow_up"]', "folow_up"),
        ('act = "AFS 2023:1"\nplace', 'act = "AFS 2032:1"\nplace', "AFS 2032:1"),
        ("demand = { sv", "demamd = { sv", "demamd"),
        ('place = "14 §"\n', "", "place is missing"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(was: str, becomes: str, said: str) -> None:
    """A misspelt word in a law file must not become a silent gap."""
    assert was in GOOD
    with pytest.raises(BadFile, match=said):
        law_files.provisions_in(GOOD.replace(was, becomes))
    assert len(law_files.provisions_in(GOOD)) == 1
