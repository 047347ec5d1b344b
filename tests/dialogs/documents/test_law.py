"""The law as data: what held when, and which questions speak to which provision."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.checklists.rules.checklist import LawReference
from dialogs.documents.rules.law import Evidence, Provision, in_force
from dialogs.ground.texts import Text


def _provision(place: str, act: str = "AFS 2023:1", **dates: date) -> Provision:
    return Provision(act=act, place=place, title=Text("t"), demand=Text("d"), evidence=(Evidence.PLAN,), **dates)


@pytest.mark.parametrize(
    ("cited", "place", "takes_in"),
    [
        ("14 §", "14 §", True),
        ("13–14 §§", "14 §", True),
        ("13–14 §§", "12 §", False),
        ("8 och 12 §§", "12 §", True),
        ("9 § (allmänna råd)", "9 §", True),
        ("1 §", "11 §", False),
        ("3 kap. 7 d–e §§", "3 kap. 7 e §", True),
        ("3 kap. 2 a §", "3 kap. 2 a §", True),
        ("2 kap. 5 §", "5 §", False),
    ],
)
def test_a_reference_takes_in_the_paragraphs_it_names(cited: str, place: str, takes_in: bool) -> None:
    """The inspector's file puts the answers under the paragraph they speak to, also where one question cites several."""
    assert _provision(place).is_cited_by(LawReference(act="AFS 2023:1", place=cited)) is takes_in


def test_the_same_paragraph_of_another_act_is_another_provision() -> None:
    """AFS 2001:1 and AFS 2023:1 both have a section 6, about different things."""
    assert not _provision("6 §").is_cited_by(LawReference(act="AFS 2001:1", place="6 §"))


def test_a_year_stands_under_the_law_of_its_time() -> None:
    """A report of 2023 must not be measured by provisions that came in 2025."""
    old = _provision("11 §", "AFS 2001:1", valid_to=date(2024, 12, 31))
    new = _provision("14 §", valid_from=date(2025, 1, 1))
    assert in_force((old, new), date(2024, 12, 31)) == (old,)
    assert in_force((old, new), date(2025, 1, 1)) == (new,)
