"""A button says what it means for as long as somebody can scroll back to it, and junk says nothing."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.ground.buttons import FORMAT, LONGEST, NAMES, VERBS, NotAButton, read, write
from dialogs.ground.ids import ChoiceId, QuestionId, ReviewId
from dialogs.home.events import Home
from dialogs.reviews.events.answering import GiveAnswer, ShowQuestion
from dialogs.reviews.events.entering import RemindLater, SaveParticipants
from dialogs.reviews.events.following_up import PlanMeasure
from dialogs.subjects import Event
from tests.dialogs.any_event import any_of, typed_fields

KINDS = tuple(get_args(Event))
STORED: dict[str, list[str]] = json.loads((Path(__file__).parent / "verbs.json").read_text(encoding="utf-8"))
REVIEW = ReviewId(UUID(int=7))
ANSWER = {"v": 1, "review": REVIEW.hex, "question": "q7", "choice": "yes", "revision": 41}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = sorted({one.name for kind in KINDS for one in fields(kind)})

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@every_kind
@settings(max_examples=25)
@given(data=st.data())
def test_what_is_written_on_a_button_is_read_back(kind: type[Event], data: st.DataObject) -> None:
    """Through JSON, together with what was typed: Execute and Submit both send the two merged into one."""
    event = data.draw(any_of(kind))
    verb, carried = write(event)
    typed = {name: getattr(event, name) for name in typed_fields(kind) if getattr(event, name) is not None}
    assert not carried.keys() & typed_fields(kind)
    assert read(verb, json.loads(json.dumps(carried | typed))) == event


def test_every_event_has_one_verb() -> None:
    """Two events with one verb would be one button with two meanings."""
    assert set(VERBS.values()) == set(KINDS)
    assert len(VERBS) == len(KINDS) == len(NAMES)


def test_every_button_says_which_format_it_is_in() -> None:
    """So that a later format can be told from this one in a card of today."""
    assert write(Home()) == ("home", {"v": FORMAT})


def test_no_verb_and_no_key_has_gone_or_been_renamed() -> None:
    """A card may be pressed months after it was made: what it carries must still be read."""
    now = {verb: {one.name for one in fields(kind)} for verb, kind in VERBS.items()}
    gone = {verb: sorted(set(keys) - now.get(verb, set())) for verb, keys in STORED.items()}
    assert {verb: keys for verb, keys in gone.items() if keys} == {}
    assert STORED.keys() <= now.keys()


def test_every_verb_and_key_is_on_the_list() -> None:
    """What is not on the list could be renamed without a test noticing: add it to verbs.json."""
    now = {verb: {one.name for one in fields(kind)} for verb, kind in VERBS.items()}
    new = {verb: sorted(keys - set(STORED.get(verb, ()))) for verb, keys in now.items()}
    assert {verb: keys for verb, keys in new.items() if keys} == {}
    assert now.keys() <= STORED.keys()


@given(st.sampled_from(sorted(VERBS)), st.dictionaries(st.sampled_from(KEYS), JSON))
def test_junk_is_not_a_button_and_nothing_worse(verb: str, data: dict[str, Any]) -> None:
    """Anybody in the tenant can send any JSON; the answer is "not understood", never an error of ours."""
    try:
        event = read(verb, data)
    except NotAButton:
        return
    assert type(event) is VERBS[verb]


@given(st.text(), st.dictionaries(st.text(), JSON, max_size=3))
def test_an_unknown_verb_is_not_a_button(verb: str, data: dict[str, Any]) -> None:
    """Also when it is long: what is told about it is cut."""
    if verb in VERBS:
        return
    with pytest.raises(NotAButton) as told:
        read(verb, data)
    assert len(str(told.value)) <= 40


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("review", "not-a-uuid"),
        ("review", 7),
        ("review", None),
        ("question", ""),
        ("question", "q" * 201),
        ("question", ["q7"]),
        ("choice", True),
        ("revision", -1),
        ("revision", 2**31),
        ("revision", True),
        ("revision", 1.5),
        ("revision", "9" * 5000),
        ("revision", "many"),
        ("comment", {"text": "hej"}),
        ("comment", True),
    ],
)
def test_a_key_with_the_wrong_kind_of_value_is_not_a_button(key: str, value: Any) -> None:
    """Half a button must not become half an answer."""
    with pytest.raises(NotAButton):
        read("answer", ANSWER | {key: value})


def test_what_is_typed_is_kept_but_for_its_edges() -> None:
    """A text that is too long is cut and not lost; a NUL, which no database takes, is left out."""
    expected = GiveAnswer(review=REVIEW, question=QuestionId("q7"), choice=ChoiceId("yes"), revision=41)
    assert read("answer", ANSWER) == expected
    assert read("answer", ANSWER | {"comment": "  vi\x00 har en\n"}) == replace(expected, comment="vi har en")
    assert read("answer", ANSWER | {"comment": "x" * (LONGEST + 1)}) == replace(expected, comment="x" * LONGEST)


def test_an_emptied_field_is_not_a_field_that_was_not_sent() -> None:
    """None is "unchanged": some clients leave out what nobody touched."""
    assert read("remind-later", {"review": REVIEW.hex, "day": ""}) == RemindLater(review=REVIEW, day="")
    assert read("remind-later", {"review": REVIEW.hex, "day": None}) == RemindLater(review=REVIEW)


@pytest.mark.parametrize(("sent", "typed"), [(12, "12"), (12.0, "12"), ("12", "12"), (1.5, "1.5")])
def test_a_number_field_may_send_a_number(sent: object, typed: str) -> None:
    """Input.Number sends text on some clients and a number on others."""
    event = read("save-participants", {"review": REVIEW.hex, "employees": sent})
    assert event == SaveParticipants(review=REVIEW, employees=typed)


@pytest.mark.parametrize(("sent", "meant"), [(True, True), ("true", True), (False, False), ("false", False)])
def test_a_yes_may_be_sent_as_text(sent: object, meant: bool) -> None:
    """Teams on phones sends toggles as text."""
    assert read("save-participants", {"review": REVIEW.hex, "together": sent}) == SaveParticipants(
        review=REVIEW, together=meant
    )


def test_keys_of_a_later_format_are_passed_over() -> None:
    """During a deploy, two versions of the bot read each other's buttons."""
    assert read("question", {"review": REVIEW.hex, "question": "q7", "colour": "red", "v": 2}) == ShowQuestion(
        review=REVIEW, question=QuestionId("q7")
    )


def test_a_button_carries_only_what_is_not_taken_for_granted() -> None:
    """A card with 26 questions has to fit within 28 KB."""
    verb, data = write(PlanMeasure(review=REVIEW, what="typed"))
    assert (verb, data) == ("plan-measure", {"v": FORMAT, "review": REVIEW.hex})
