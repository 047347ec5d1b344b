"""What people type means nothing but itself on a card, judged by the Markdown reader that Teams' renderer resembles."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cards.inert import APART, Markdown, inert
from cards.parts import bold, link, rich, sheet, text
from cards.texts import Texts
from cards.wire import to_card
from dialogs.ground.notices import Reply
from dialogs.ground.texts import Language
from tests.cards.home import samples as samples_home
from tests.cards.home import samples_overview
from tests.cards.pressing import card_of, nodes
from tests.cards.reviews import samples_first

MARKDOWN = MarkdownIt("default", {"html": True, "linkify": True, "breaks": True}).enable("linkify")
HARMLESS = {"paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak"}
# Words made of what Markdown, HTML and Teams read something into.
signs = st.sampled_from(
    (
        *("*", "_", "**", "`", "~~", "[", "](", "](https://evil.se)", "![x]", "|", "---", "===", "\\", "ord"),
        *("#", "7. ", "1) ", "- ", "+ ", "> ", "    ", "\t", " ", "\n", "\n\n"),
        *("<at>", "</at>", "<b>", "&amp;", "&#42;", "{{DATE(2026-01-01T00:00:00Z)}}"),
        *("https://evil.se", "www.evil.se", "evil.com", "a@b.se", "mailto:a@b.se", "javascript:x", "//evil.com"),
    )
)
hostile = st.one_of(st.lists(signs, max_size=12).map("".join), st.text(max_size=60))


def flat(tokens: list[Token]) -> list[Token]:
    return [one for token in tokens for one in (token, *flat(token.children or []))]


def meanings(words: str) -> set[str]:
    return {token.type for token in flat(MARKDOWN.parse(words))} - HARMLESS


@given(hostile)
@example("7. Texten")
@example("**fet** och _kursiv_ och `kod`")
@example("[klicka](https://evil.se)")
@example("<at>Anna Ek</at>")
@example("&lt;b&gt;")
@example("___")
@example("rad\n---\n| a |\n|---|")
def test_no_text_means_anything_to_markdown(words: str) -> None:
    """A comment must not become a heading, a list, a link to somewhere, or a mention that wakes people up."""
    assert meanings(inert(words)) == set()


@given(hostile)
def test_nothing_is_left_for_teams_itself(words: str) -> None:
    """Teams reads mentions and {{DATE()}} on its own, whatever Markdown says."""
    shown = inert(words)
    assert "<at" not in shown.lower()
    assert "{{" not in shown


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd", "Zs"]), max_size=40))
def test_ordinary_words_stay_as_they_are(words: str) -> None:
    """Escapes that show would be worse than what they guard against: names and comments are read by people."""
    assert inert(words) == words.strip()


@given(hostile)
def test_what_is_inert_is_not_changed_again(words: str) -> None:
    """A text may pass two parts on its way."""
    assert inert(inert(words)) == inert(words)


@pytest.mark.parametrize("lie", ["\u202edne\u202c", "\u2066x\u2069", "a\x00b", "\ufeffa"])
def test_signs_that_turn_text_around_are_taken_away(lie: str) -> None:
    """A name that shows backwards is a name that lies."""
    assert not set(inert(lie)) & set("\u202e\u202c\u2066\u2069\x00\ufeff")


def test_markdown_of_our_own_is_kept() -> None:
    """Bold and links are made on purpose, and only around inert text."""
    made = rich(bold("I fjol svarade ni *Ja*."), " ", link("AFS 2023:1", "https://www.av.se/a(b)"))
    assert isinstance(made, Markdown)
    assert made == "**I fjol svarade ni ∗Ja∗.** [AFS 2023:1](https://www.av.se/a%28b%29)"
    assert meanings(made) == {"strong_open", "strong_close", "link_open", "link_close"}


def test_a_link_that_is_not_https_is_only_its_text() -> None:
    """A checklist added by a unit is content that we have not written."""
    assert link("Läs", "javascript:alert(1)") == "Läs"


POISON = "**x** [y](https://evil.se) <at>Anna</at> {{DATE(2026-01-01T00:00:00Z)}} 7. z"


def poisoned(value: Any) -> Any:
    """The same page with every name and every typed text hostile."""
    if is_dataclass(value) and not isinstance(value, type):
        kept = ("id", "question", "choice", "area", "person", "node", "measure", "before", "after", "due", "url")
        changed = {one.name: poisoned(getattr(value, one.name)) for one in fields(value) if one.name not in kept}
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(poisoned(one) for one in value)
    return POISON if isinstance(value, str) and not isinstance(value, Enum) else value


SAMPLES = samples_home.SAMPLES | samples_first.SAMPLES | samples_overview.SAMPLES


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "question, largest"])
def test_no_card_forgets_to_make_a_text_inert(name: str) -> None:
    """One forgotten place is all it takes."""
    reply = Reply(page=poisoned(SAMPLES[name].page))
    for node in nodes(card_of(reply).content):
        if node.get("type") == "TextBlock":
            assert "**x**" not in node["text"]
            assert "https://evil" not in node["text"]
            assert "<at>" not in node["text"]
            assert "{{" not in node["text"]


def test_the_signs_are_kept_apart_without_being_seen() -> None:
    """Backslashes would show on phones."""
    shown = inert("se <at>Anna</at>, 5 * 3")
    assert "\\" not in shown
    assert shown.replace(APART, "").replace("∗", "*") == "se <at>Anna</at>, 5 * 3"


def test_texts_of_a_card_pass_through_inert() -> None:
    """The parts do it, so that no page has to remember."""
    card = to_card(sheet(text("7. *hej*"), summary="x"), Texts(Language.SV).language)
    assert card.content["body"][0]["text"] == f"{APART}7. ∗hej∗"
