"""Every card, in both languages and both ways of sending buttons: schema, linter, and an outline of what a person sees.

The outlines (and the whole cards) are rewritten with SAM_STORE_CARDS=1; read the difference, and draw the card, before committing.
"""

from __future__ import annotations

import json
import re
import typing
from functools import cache
from pathlib import Path

import pytest

from cards.render import render
from cards.texts import Texts
from cards.wire import Card
from dialogs.decisions.pages import AnswerBackPage, PresentationPage
from dialogs.ground.buttons import read, write
from dialogs.ground.page import Page
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.plug import defined
from dialogs.ground.texts import Language
from dialogs.home.pages import HelpPage
from dialogs.reminders.pages import MonthlyPage
from dialogs.reviews.pages.after import WeeklyPage
from dialogs.reviews.pages.signing import SummaryPage
from tests.cards import linter, schema
from tests.cards.outline import outline
from tests.cards.pressing import nodes
from tests.cards.samples import SAMPLES
from tests.cards.samples_whole import WHOLE

DRAWN = re.compile(r"(data:image/png;base64,)[A-Za-z0-9+/=]+")
STORED = Path(__file__).parent / "stored"
OUTLINES = Path(__file__).parent / "outlines"
OLD_BUTTONS = Path(__file__).parent / "old_buttons.json"
every_sample = pytest.mark.parametrize("name", SAMPLES)
both_languages = pytest.mark.parametrize("language", list(Language))
POSTED = (SummaryPage, WeeklyPage, MonthlyPage)  # read in a channel


@cache
def rendered(name: str, language: Language = Language.SV, *, submit_only: bool = False) -> Card:
    return render(SAMPLES[name], Texts(language), submit_only=submit_only)


def findings(name: str, language: Language = Language.SV, *, submit_only: bool = False) -> list[str]:
    page = SAMPLES[name].page
    return linter.findings(
        rendered(name, language, submit_only=submit_only),
        language=language.value,
        submit_only=submit_only,
        headed=not isinstance(page, RefusedPage),
        posted=isinstance(page, POSTED)
        or (isinstance(page, AnswerBackPage) and not page.may_receipt)
        or (isinstance(page, PresentationPage) and page.ways is None)
        or (isinstance(page, HelpPage) and page.in_channel),
    )


def test_every_kind_of_page_has_a_sample() -> None:
    """A card that nobody looks at is the one that is broken."""
    shown = {type(reply.page) for reply in SAMPLES.values()}
    assert set(defined(Page)) - shown == set()


@both_languages
@every_sample
def test_every_card_keeps_the_promises(name: str, language: Language) -> None:
    """Labels, one heading, nothing cut off, every button understood, never a dead end, small enough for Teams."""
    assert findings(name, language) == []


@every_sample
def test_with_submit_only_no_execute_is_left(name: str) -> None:
    """One setting is the way out where a client's Action.Execute is broken: it has to reach every button."""
    assert findings(name, submit_only=True) == []
    assert "Action.Execute" not in json.dumps(rendered(name, submit_only=True).content)


@every_sample
def test_every_card_obeys_the_official_schema(name: str) -> None:
    """A card that Teams refuses is an empty grey box."""
    assert schema.errors(rendered(name).content) == []
    assert schema.errors(rendered(name, submit_only=True).content) == []


def test_the_schema_refuses_what_is_wrong() -> None:
    """Evening out Teams' extras must not have evened out everything."""
    content = rendered("question").content
    assert schema.errors({**content, "body": [{"type": "Input.Text", "label": "no id"}]}) != []


def file_of(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@every_sample
def test_the_card_says_what_it_said_when_somebody_last_looked_at_it(name: str, storing: bool) -> None:
    """The difference of an outline is what people will see: read it, and draw the card, before committing."""
    now = "".join(
        f"=== {language.value}\n{outline(rendered(name, language).summary, rendered(name, language).content)}"
        for language in Language
    )
    path = OUTLINES / f"{file_of(name)}.txt"
    if storing:
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now


@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_card_is_as_it_was_when_somebody_last_looked_at_it(name: str, storing: bool) -> None:
    """One for each part that cards are built of: how it is drawn, to the last attribute."""
    card = rendered(name)
    now = json.dumps({"summary": card.summary, **card.content}, ensure_ascii=False, indent=1) + "\n"
    now = DRAWN.sub(r"\1…", now)  # the dots of a drawing are the drawing library's: what it says is beside it
    path = STORED / f"{file_of(name)}.sv.json"
    if storing:
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now


def test_the_whole_cards_have_every_element_that_any_card_has() -> None:
    """A part that no whole card shows could change its looks without a test noticing."""
    kinds = {name: {node.get("type") for node in nodes(rendered(name).content)} for name in SAMPLES}
    assert set().union(*kinds.values()) == set().union(*(kinds[name] for name in WHOLE))


def test_nothing_is_stored_of_a_card_that_is_gone() -> None:
    """It would be kept for ever."""
    assert {path.stem for path in OUTLINES.glob("*.txt")} == {file_of(name) for name in SAMPLES}
    assert {path.name.split(".")[0] for path in STORED.glob("*.json")} == {file_of(name) for name in WHOLE}


@every_sample
def test_a_button_says_again_what_it_was_made_of(name: str) -> None:
    """read(write(event)) is the event: nothing is lost on the way through Teams."""
    for node in nodes(rendered(name).content):
        if node.get("type") == "Action.Execute":
            assert write(read(node["verb"], node["data"])) == (node["verb"], node["data"])


@pytest.mark.parametrize("old", json.loads(OLD_BUTTONS.read_text()), ids=lambda old: old["verb"])
def test_old_buttons_are_read_for_ever(old: dict[str, typing.Any]) -> None:
    """A card from March is pressed in November: verbs and keys are added, never renamed. Lines here are never removed."""
    event = read(old["verb"], old["data"])
    assert type(event).__name__ == old["event"]
    verb, data = write(event)
    assert (verb, {**old["data"], **data}) == (old["verb"], old["data"])


@every_sample
def test_the_notification_can_be_read_alone(name: str) -> None:
    """What stands on the lock screen: no Markdown, no zero-width signs, not the card's whole text."""
    summary = rendered(name).summary
    assert not re.search(r"\*\*|\]\(|\N{ZERO WIDTH SPACE}", summary)
    assert len(summary) < 400
