"""Typed words about a level, and on its cards."""

from __future__ import annotations

import pytest

from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark, Page
from dialogs.levels import words as levels_words
from dialogs.levels.events import LevelView, ShowLevel
from tests.cards.levels import samples

ON_CARD = Bookmark(review=None, page="level:2026:k-med")
HERE = {"node": NodeId("k-med"), "year": 2026}


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("nivån", ShowLevel()),
        ("resultat", ShowLevel()),
        ("resultat 2025", ShowLevel(year=2025)),
        ("nivån medicinkliniken", ShowLevel(show=LevelView.BELOW, beneath="medicinkliniken")),
        ("nivån under", None),
        ("fråga 9", None),
    ],
)
def test_wherever_one_is(said: str, event: ShowLevel | None) -> None:
    """The way in; "fråga 9" belongs to what one is looking at."""
    assert levels_words.general(said) == event


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("fråga 9", ShowLevel(**HERE, number=9)),
        ("9", ShowLevel(**HERE, number=9)),
        ("2025", ShowLevel(node=NodeId("k-med"), year=2025)),
        ("under", ShowLevel(**HERE, show=LevelView.BELOW)),
        ("under avd. 32", ShowLevel(**HERE, show=LevelView.BELOW, beneath="avd. 32")),
        ("mer", ShowLevel(**HERE, show=LevelView.MORE)),
        ("värt att prata om", ShowLevel(**HERE, show=LevelView.TALK)),
        ("tillbaka", ShowLevel(**HERE)),
        ("ja", None),
    ],
)
def test_on_a_levels_card(said: str, event: ShowLevel | None) -> None:
    """Everything that can be pressed can be typed."""
    assert levels_words.on_card(said, ON_CARD) == event


def test_on_another_card_they_mean_nothing() -> None:
    """ "fråga 9" in a review is the review's question."""
    assert levels_words.on_card("fråga 9", Bookmark(review=None, page="overview")) is None


@pytest.mark.parametrize(
    "page", [samples.PAGE, samples.AREA, samples.QUESTION, samples.BELOW, samples.MORE, samples.TALK]
)
def test_every_card_of_a_level_leaves_word_of_where_one_is(page: Page) -> None:
    """Or "fråga 10" after "fråga 9" would lead elsewhere."""
    marked = page.bookmark
    assert marked is not None
    assert marked.page.startswith("level:2026:")
