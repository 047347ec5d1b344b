"""Typed words about a level, and on its cards."""

from __future__ import annotations

import pytest

from dialogs import events as e
from dialogs.events import LevelView
from dialogs.ground import bookmarks
from dialogs.ground.ids import NodeId
from dialogs.ground.turn import Bookmark
from dialogs.levels import words as levels_words
from dialogs.pages import Page
from tests.cards.levels import samples

ON_CARD = Bookmark(review=None, page="level:2026:k-med")
HERE = {"node": NodeId("k-med"), "year": 2026}


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("nivån", e.ShowLevel()),
        ("resultat", e.ShowLevel()),
        ("resultat 2025", e.ShowLevel(year=2025)),
        ("fråga 9", None),
    ],
)
def test_wherever_one_is(said: str, event: e.ShowLevel | None) -> None:
    """The way in; "fråga 9" belongs to what one is looking at."""
    assert levels_words.general(said) == event


@pytest.mark.parametrize(
    ("said", "event"),
    [
        ("fråga 9", e.ShowLevel(**HERE, number=9)),
        ("9", e.ShowLevel(**HERE, number=9)),
        ("2025", e.ShowLevel(node=NodeId("k-med"), year=2025)),
        ("under", e.ShowLevel(**HERE, show=LevelView.BELOW)),
        ("under avd. 32", e.ShowLevel(**HERE, show=LevelView.BELOW, beneath="avd. 32")),
        ("mer", e.ShowLevel(**HERE, show=LevelView.MORE)),
        ("värt att prata om", e.ShowLevel(**HERE, show=LevelView.TALK)),
        ("tillbaka", e.ShowLevel(**HERE)),
        ("ja", None),
    ],
)
def test_on_a_levels_card(said: str, event: e.ShowLevel | None) -> None:
    """Everything that can be pressed can be typed."""
    assert levels_words.read(said, ON_CARD) == event


def test_on_another_card_they_mean_nothing() -> None:
    """ "fråga 9" in a review is the review's question."""
    assert levels_words.read("fråga 9", Bookmark(review=None, page="overview")) is None


@pytest.mark.parametrize(
    "page", [samples.PAGE, samples.AREA, samples.QUESTION, samples.BELOW, samples.MORE, samples.TALK]
)
def test_every_card_of_a_level_leaves_word_of_where_one_is(page: Page) -> None:
    """Or "fråga 10" after "fråga 9" would lead elsewhere."""
    marked = bookmarks.of(page)
    assert marked is not None
    assert marked.page.startswith("level:2026:")
