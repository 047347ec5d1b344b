"""What is marked to be looked at before a text is handed out: rather too much than too little, and never removed."""

from __future__ import annotations

import pytest

from dialogs.documents.rules.secrecy import Mark, Names, marks

NAMES = Names.of(["Anna Ek", "Sven-Åke Lindström", "Bo Berg"])


@pytest.mark.parametrize(
    "text",
    ["19800312-1234", "800312-1234", "8003121234", "198003121234", "800312+1234", "Se 800372-1234 i akten"],
)
def test_a_person_number_is_seen_however_it_is_written(text: str) -> None:
    """Also one of a person without: the day is 60 higher."""
    assert marks(text, NAMES, sensitive=False) == (Mark.PERSON_NUMBER,)


@pytest.mark.parametrize("text", ["RV 2026-1234", "021-17 30 00", "2026-10-15", "1234567890123", "801312-1234"])
def test_other_numbers_are_none(text: str) -> None:
    """A diarienummer, a telephone, a day, a longer number, a month that there is not."""
    assert marks(text, NAMES, sensitive=False) == ()


@pytest.mark.parametrize("text", ["Anna vet.", "Fråga Sven-Åke!", "Lindströms schema", "enligt Ek-Berg och Berg"])
def test_a_name_of_somebody_here_is_seen(text: str) -> None:
    """First name, last name, and whose."""
    assert marks(text, NAMES, sensitive=False) == (Mark.NAME,)


@pytest.mark.parametrize("text", ["Rutinen finns på ett berg av papper.", "Vi bor i Boden.", "Schemat är klart."])
def test_a_word_that_is_like_a_name_is_none(text: str) -> None:
    """Without its capital it is a word; names of two letters would mark everything."""
    assert marks(text, NAMES, sensitive=False) == ()


def test_the_free_text_of_a_sensitive_question_is_always_to_be_looked_at() -> None:
    """Questions 12 and 26 ask how colleagues treat one another."""
    assert marks("Det fungerar bra.", NAMES, sensitive=True) == (Mark.SENSITIVE,)
    assert marks("  ", NAMES, sensitive=True) == ()
