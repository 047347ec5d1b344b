"""Which questions an extra follow-up asks, and what somebody means who types that one is to begin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.extra import words as extra_words
from dialogs.extra.changes import ExtraAsked, OfferAnswered
from dialogs.extra.events import DeclineOffer, PutOffOffer, ShowExtra, StartExtra, TakeOffer
from dialogs.extra.events import Event as ExtraEvent
from dialogs.extra.follow_ups import ExtraState, respond, unit_of
from dialogs.extra.notices import ExtraLack
from dialogs.extra.pages import DeclinePage, ExtraPage, OfferAnsweredPage
from dialogs.extra.rules import extra
from dialogs.ground.ids import NodeId
from dialogs.ground.notices import CommonLack, Lacking, NotYours
from dialogs.ground.turn import Actor, Refused
from dialogs.reviews.rules.extra import ExtraKind
from tests.dialogs.reviews.review_factory import ANNA, CHECKLIST, LOCAL, NOON, OWN_TASKS, PEOPLE, POLICY, RISKS, TODAY
from tests.dialogs.saying import line

WARD, LAB = NodeId("ward"), NodeId("lab")
ACTOR = Actor(person=PEOPLE[ANNA], now=NOON, today=TODAY)
ONE = ExtraState(units=((WARD, "Avd. 32"),), weeks=4, checklist=CHECKLIST)
TWO = replace(ONE, units=((WARD, "Avd. 32"), (LAB, "Laboratoriet")))
OFFERED = replace(TWO, offered=((LAB, ExtraKind.NEW_MANAGER),))


# --- which questions


@pytest.mark.parametrize(
    ("named", "asked"),
    [
        ([], None),
        (["all"], None),
        (["2", "1"], (POLICY, RISKS)),
        (["work"], (POLICY, RISKS, OWN_TASKS)),
        (["unit", "policy"], (POLICY, LOCAL)),
        (["few"], (OWN_TASKS,)),
    ],
)
def test_questions_are_named_by_number_id_area_or_set(named: list[str], asked: object) -> None:
    """In the checklist's order, whatever order they were written in."""
    assert extra.chosen(CHECKLIST, named) == asked


def test_a_word_that_names_nothing_is_told() -> None:
    """An extra follow-up with fewer questions than somebody meant would be worse than none."""
    with pytest.raises(KeyError, match="99"):
        extra.chosen(CHECKLIST, ["1", "99"])


def test_the_small_set_is_what_the_checklist_marks_for_a_new_manager() -> None:
    """A version that marks nothing, because it is older, gives what is put to the manager personally."""
    (first, *rest), *others = (area.questions for area in CHECKLIST.areas)
    area = replace(CHECKLIST.areas[0], questions=(replace(first, new_manager=True), *rest))
    marked = replace(CHECKLIST, areas=(area, *CHECKLIST.areas[1:]))
    assert extra.few(marked) == (POLICY,)
    assert extra.few(CHECKLIST) == (OWN_TASKS,)
    assert others


def test_a_smaller_checklist_has_no_empty_areas_and_is_numbered_from_one() -> None:
    """Question 1 of 2, not question 8 of 2."""
    small = CHECKLIST.only({RISKS, OWN_TASKS})
    assert [(area.id, [small.number(asked.id) for asked in area.questions]) for area in small.areas] == [
        ("work", [1, 2])
    ]


# --- words


@pytest.mark.parametrize(
    ("head", "tail", "meant"),
    [
        ("extra uppföljning", "", ShowExtra()),
        ("extra uppföljning", "ljuset", StartExtra(kind="other", reason="ljuset")),
        ("extra", "olycka: fall", StartExtra(kind="accident", reason="fall")),
        ("extra", "tillbud: fall; 8, 9", StartExtra(kind="incident", reason="fall", questions="8, 9")),
        ("extra", "olycka", StartExtra(kind="accident", reason="")),
        ("extra follow-up", "klockan 8: fall", StartExtra(kind="other", reason="klockan 8: fall")),
        ("starta extra", "", TakeOffer()),
        ("senare extra", "", PutOffOffer()),
        ("inte nu extra", "vi hinner inte", DeclineOffer(why="vi hinner inte")),
        ("hej", "", None),
    ],
)
def test_words_are_the_same_events_as_buttons(head: str, tail: str, meant: object) -> None:
    """For phones whose buttons fail."""
    assert extra_words.read(line(head, tail)) == meant


# --- the conversation


def _refused(state: ExtraState, event: ExtraEvent) -> tuple[object, object]:
    with pytest.raises(Refused) as refused:
        respond(state, event, ACTOR)
    return refused.value.reply.page, refused.value.reply.notice


def test_everything_that_is_missing_is_told_at_once_and_what_was_typed_stays() -> None:
    """And nothing is started."""
    page, notice = _refused(TWO, StartExtra(kind="sol", reason=" ", questions="work"))
    assert notice == Lacking(what=(CommonLack.UNIT, ExtraLack.EXTRA_KIND, CommonLack.REASON))
    assert isinstance(page, ExtraPage)
    assert (page.questions, page.node) == ("work", None)


def test_without_a_yearly_round_there_is_nothing_to_ask() -> None:
    """It asks what the yearly one asked."""
    _, notice = _refused(replace(ONE, checklist=None), StartExtra(kind="other", reason="ljuset"))
    assert notice == Lacking(what=(ExtraLack.YEARLY_ROUND,))


@pytest.mark.parametrize(
    "event", [ShowExtra(node=LAB), StartExtra(node=LAB), TakeOffer(node=LAB), DeclineOffer(node=LAB)]
)
def test_nobody_starts_one_for_a_unit_that_is_not_theirs(event: ExtraEvent) -> None:
    """A button carries an id; what one may is looked up."""
    assert _refused(ONE, event)[1] == NotYours()
    assert _refused(replace(ONE, units=()), ShowExtra())[1] == NotYours()


def test_the_unit_is_the_only_one_or_the_one_chosen_by_id_or_name() -> None:
    """Typed names come with whatever case the phone likes."""
    assert unit_of(StartExtra(), ONE) == WARD
    assert unit_of(StartExtra(), TWO) is None
    assert unit_of(StartExtra(unit="lab"), TWO) == LAB
    assert unit_of(StartExtra(unit="LABORATORIET"), TWO) == LAB
    assert unit_of(TakeOffer(), OFFERED) == LAB


def test_starting_asks_for_one_with_the_person_and_the_reason() -> None:
    """What `bot` then writes."""
    turn = respond(TWO, StartExtra(unit="lab", kind="omorganisation", reason="Ny byggnad", questions="1 och 2"), ACTOR)
    (asked,) = turn.changes
    assert isinstance(asked, ExtraAsked)
    assert (asked.node, asked.questions) == (LAB, (POLICY, RISKS))
    assert (asked.extra.kind, asked.extra.reason, asked.extra.by) == (ExtraKind.REORGANISATION, "Ny byggnad", ANNA)


def test_an_offer_is_taken_put_off_a_week_or_declined_with_a_reason() -> None:
    """The reason is obligatory; a week is a day in the calendar."""
    taken = respond(OFFERED, TakeOffer(), ACTOR)
    assert [type(one) for one in taken.changes] == [ExtraAsked, OfferAnswered]
    later = respond(OFFERED, PutOffOffer(node=LAB, kind=ExtraKind.NEW_MANAGER), ACTOR)
    assert isinstance(later.reply.page, OfferAnsweredPage)
    assert later.reply.page.again is not None
    assert (later.reply.page.again - TODAY).days == 7
    asked = respond(OFFERED, DeclineOffer(), ACTOR)
    assert isinstance(asked.reply.page, DeclinePage)
    assert asked.changes == ()
    assert _refused(OFFERED, DeclineOffer(why="-"))[1] == Lacking(what=(CommonLack.REASON,))
    (declined,) = respond(OFFERED, DeclineOffer(why="Vi gjorde den i går"), ACTOR).changes
    assert declined == OfferAnswered(node=LAB, kind=ExtraKind.NEW_MANAGER, why="Vi gjorde den i går")
