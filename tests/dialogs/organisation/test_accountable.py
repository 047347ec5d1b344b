"""One person is accountable for a measure (AML 3 kap. 2 a §); a group or two people is nobody."""

from __future__ import annotations

import pytest

from dialogs.organisation.rules.accountable import GROUPS, is_group, work_address


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_a_word_for_everybody_is_nobody(group: str) -> None:
    """ "Alla" is the classic answer, and the reason why nothing is done."""
    assert is_group(group)
    assert is_group(group.capitalize())


@pytest.mark.parametrize(
    "name",
    [
        "hela arbetsgruppen",
        "Alla!",
        "vi.",
        "Anna och Sven",
        "Anna Ek & Sven Lind",
        "Anna and Sven",
        "Anna, Sven",
        "Anna/Sven",
        "Anna; Sven",
        "Anna + Sven",
    ],
)
def test_several_people_are_nobody_in_particular(name: str) -> None:
    """Between two chairs things fall."""
    assert is_group(name)


@pytest.mark.parametrize(
    "name",
    [
        "Anna",
        "Anna Ek",
        "Sven Lindqvist-Åkerström",
        "Sandra",
        "Allan Berg",
        "Vivi Alm",
        "anna.ek@region.example",
        "O'Neill",
    ],
)
def test_one_person_is_one_person(name: str) -> None:
    """Names that only look like a group's ("Allan", "Sandra") are people."""
    assert not is_group(name)


@pytest.mark.parametrize("typed", ["anna.ek@regionen.se", " Anna.Ek@Regionen.SE ", "a+b@it.kommun.se", "åsa@å.se"])
def test_an_address_at_work_is_taken_in_small_letters(typed: str) -> None:
    """The same person however it is written."""
    assert work_address(typed) == typed.strip().lower()


@pytest.mark.parametrize(
    "typed",
    [
        "anna",
        "anna@",
        "@regionen.se",
        "anna@regionen",
        "anna@localhost",
        "anna@regionen.test",
        "anna@gmail.com",
        "anna..ek@regionen.se",
        ".anna@regionen.se",
        "anna@-regionen.se",
        "anna@regionen.se, bo@regionen.se",
        "<anna@regionen.se>",
        "anna ek@regionen.se",
        "anna@@regionen.se",
    ],
)
def test_rubbish_and_private_addresses_are_nobody(typed: str) -> None:
    """Nobody is met in the organisation's Teams by them: a letter would wait for ever."""
    assert work_address(typed) is None
