"""The catalogues are whole: what cards and the terminal ask for has words in Swedish and English, and nothing is left over."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from cards.catalogues import SOURCES, extracted, missing, read
from dialogs.ground.texts import Language

both_languages = pytest.mark.parametrize("language", list(Language))


def ids(catalog: Catalog) -> set[str]:
    return {key(message) for message in catalog if message.id}


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def forms(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def facts(text: str) -> set[str]:
    """The places that the code fills in: {unit}, {number}."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("source", SOURCES)
def test_the_cards_and_the_terminal_ask_for_words(source: str) -> None:
    """If nothing were found in the code, everything below would pass on nothing."""
    found = [one for one in extracted() if any(file.startswith(f"{source}/") for file, _ in one.locations)]
    assert len(found) > 50


@both_languages
def test_everything_that_is_said_has_words(language: Language) -> None:
    """English in the middle of a Swedish card is the first thing that people see. Mend with: python -m cards.catalogues"""
    catalog = read(language)
    assert ids(extracted()) - ids(catalog) == set()
    assert missing(catalog) == []


@both_languages
def test_nothing_is_left_over(language: Language) -> None:
    """Old words are read and corrected by people who think that somebody sees them."""
    catalog = read(language)
    assert ids(catalog) - ids(extracted()) == set()
    assert list(catalog.obsolete) == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []


@both_languages
def test_the_same_facts_are_in_every_translation(language: Language) -> None:
    """A misspelt {unit} is an error in front of a person; a forgotten one is a sentence without its subject.

    A singular may leave out the number: "en fråga kvar".
    """
    for message in read(language):
        if not message.id:
            continue
        asked, said = forms(message.id), forms(message.string)
        assert all(facts(one) <= facts(asked[-1]) for one in said), message.id
        assert facts(said[-1]) == facts(asked[-1]), message.id


def test_swedish_has_words_for_one_and_for_many() -> None:
    """A line such as "1 frågor kvar" reads like a machine."""
    for message in read(Language.SV):
        if message.id and not isinstance(message.id, str):
            assert len(forms(message.string)) == 2, message.id
