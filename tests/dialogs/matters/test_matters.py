"""What is done with a matter: who may, what it becomes, and who is told. Pure, in milliseconds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from dialogs.ground.ids import MatterId, NodeId, PersonId
from dialogs.ground.messages import MessageKind, Subject
from dialogs.ground.notices import ChangedMeanwhile, CommonLack, Lack, Lacking, NotYours, OldCard, SavedThing
from dialogs.ground.page import NOWHERE, Bookmark
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Refused
from dialogs.matters import letters as matter_letters
from dialogs.matters import words as matter_words
from dialogs.matters.events import (
    AnswerMatter,
    Lift,
    MergeMatters,
    PassOnMatter,
    ShowLift,
    ShowMatter,
    ShowMatters,
    TakeMatter,
    WithdrawMatter,
)
from dialogs.matters.events import Event as MatterEvent
from dialogs.matters.notices import MatterLack, MatterSaved, NotYourMatter
from dialogs.matters.pages import MatterNewsKind, MatterNewsPage, MatterPage
from dialogs.matters.rules.matter import MatterAsk, MatterCase, StepKind
from dialogs.organisation.around import Around
from dialogs.organisation.notices import ReceiverLack
from dialogs.organisation.rules.receivers import Receiver
from dialogs.reminders.rules.deadlines import Intervals, OwedAnswer, Why, answer_due
from dialogs.reviews.messages import MatterMessage, MeasureMessage
from dialogs.reviews.rules.said import MatterState
from tests.dialogs.matters.matter_factory import (
    AROUND,
    CLINIC,
    FIRST,
    HOUSES,
    SECOND,
    THIRD,
    WISH,
    after,
    beside,
    changed,
    matter,
    press,
    refused,
    to,
    voice,
)
from tests.dialogs.reviews.review_factory import ANNA, BERIT, EVA, HANNA, KARIN, NOON, OLLE, SVEN, TODAY, actor

TAKE = TakeMatter(matter=FIRST, revision=0, what="Ny fläkt", due="2027-03-31")
ANSWER = AnswerMatter(matter=FIRST, revision=0, answer="I mars")
ON = PassOnMatter(matter=FIRST, revision=0, to=HOUSES.key, why="Deras hus")
MERGE = MergeMatters(matter=FIRST, revision=0, others=SECOND.hex)
WITHDRAW = WithdrawMatter(matter=FIRST, revision=0, why="Löste sig")


# --- who may


@pytest.mark.parametrize("event", [TAKE, ANSWER, ON, MERGE, WITHDRAW, ShowMatter(matter=FIRST)])
def test_a_stranger_is_told_nothing(event: TakeMatter) -> None:
    """Not even that there is such a matter."""
    assert refused(matter(), event, HANNA) == (RefusedPage(), NotYours())


@pytest.mark.parametrize("event", [TAKE, ANSWER, ON, MERGE])
def test_those_who_lifted_read_and_do_not_answer(event: TakeMatter) -> None:
    """Nor does who had it before: it is the receiver's now."""
    for who in (ANNA, SVEN):
        page, notice = refused(matter(), event, who)
        assert isinstance(page, MatterPage)
        assert notice == NotYourMatter(holders=("Karin Ås",))
    assert refused(matter(held_before=(OLLE,)), event, OLLE)[1] == NotYourMatter(holders=("Karin Ås",))


def test_only_those_who_may_answer_get_the_forms() -> None:
    """And nobody else is shown what other units have lifted."""
    case = matter(beside=(beside(),))
    mine = press(case, ShowMatter(matter=FIRST, ask=MatterAsk.TAKE)).reply.page
    theirs = press(case, ShowMatter(matter=FIRST, ask=MatterAsk.TAKE), ANNA).reply.page
    assert isinstance(mine, MatterPage)
    assert isinstance(theirs, MatterPage)
    assert (mine.ask, len(mine.beside)) == (MatterAsk.TAKE, 1)
    assert (theirs.ask, theirs.beside) == (None, ())


# --- we take it


def test_taking_it_makes_a_measure_of_the_receiver_s_own() -> None:
    """At the receiver's node, about the same question, with one accountable person; the lifters get a receipt."""
    turn = press(matter(), replace(TAKE, who=OLLE))
    change = changed(turn)
    assert (change.after.state, change.after.revision, change.step) == (MatterState.TAKEN, 1, StepKind.TAKEN)
    measure = change.measure
    assert measure is not None
    assert (measure.node, measure.question, measure.what, measure.due, measure.accountable) == (
        CLINIC.node,
        "policy",
        "Ny fläkt",
        date(2027, 3, 31),
        OLLE,
    )
    assert [(one.kind, one.person) for one in turn.messages] == [
        (MatterMessage.MATTER_STEP, ANNA),
        (MatterMessage.MATTER_STEP, SVEN),
        (MeasureMessage.MEASURE_ASKED, OLLE),
    ]


def test_everything_missing_is_told_at_once_and_what_was_typed_is_kept() -> None:
    """A group is nobody, a day that has passed is no plan."""
    page, notice = refused(matter(), TakeMatter(matter=FIRST, revision=0, what="x", due="2026-01-01", who_name="alla"))
    assert notice == Lacking(what=(CommonLack.WHAT, CommonLack.DUE_PASSED, CommonLack.WHO_GROUP), typed="alla")
    assert isinstance(page, MatterPage)
    assert (page.ask, page.draft.what, page.draft.who_name) == (MatterAsk.TAKE, "x", "alla")
    assert refused(matter(), replace(TAKE, due=None))[1] == Lacking(what=(CommonLack.DUE,))


def test_the_same_press_twice_is_one_measure() -> None:
    """Saved already, and nobody is told anew."""
    again = press(after(press(matter(), TAKE)), TAKE)
    assert again.changes == again.messages == ()
    assert again.reply.notice == SavedThing(what=MatterSaved.MATTER_TAKEN, at=NOON, by="Karin Ås")


# --- back, with an answer


def test_an_answer_reaches_every_voice() -> None:
    """Each unit's people, whoever of them lifted."""
    case = matter(voices=(voice(), voice(SECOND, people=(BERIT,))))
    turn = press(case, ANSWER)
    assert changed(turn).after.state is MatterState.ANSWERED
    assert to(turn) == [ANNA, SVEN, BERIT]
    assert press(after(turn), ANSWER).changes == ()
    assert refused(after(turn), replace(ANSWER, answer="Nej"))[1] == OldCard()


def test_what_was_taken_may_still_come_back_with_an_answer() -> None:
    """The measure could not be done: silence would be worse."""
    taken = after(press(matter(), TAKE))
    assert changed(press(taken, replace(ANSWER, revision=1))).after.state is MatterState.ANSWERED


def test_an_answer_says_something() -> None:
    assert refused(matter(), replace(ANSWER, answer=" "))[1] == Lacking(what=(MatterLack.ANSWER,))


# --- on


def test_passing_on_tells_the_new_receiver_and_those_who_lifted() -> None:
    """By when is kept unless a new day is given."""
    turn = press(matter(), ON)
    change = changed(turn)
    assert (change.after.to, change.after.state, change.after.wanted_by) == (HOUSES, MatterState.OPEN, WISH)
    assert to(turn) == [EVA, ANNA, SVEN]
    later = changed(press(matter(), replace(ON, due="2027-01-31")))
    assert later.after.wanted_by == date(2027, 1, 31)


def test_who_passed_it_on_may_press_twice_but_not_answer() -> None:
    """Their card is old; what they did is saved."""
    passed = after(press(matter(), ON))
    assert press(passed, ON).changes == ()
    assert refused(passed, ANSWER)[1] == NotYourMatter(holders=("Eva Dahl",))


@pytest.mark.parametrize(
    ("given", "lack"),
    [
        ({"to": None}, ReceiverLack.RECEIVER),
        ({"to": "manager:nowhere"}, ReceiverLack.RECEIVER_UNKNOWN),
        ({"to": CLINIC.key}, ReceiverLack.RECEIVER_SAME),
        ({"to": "return"}, ReceiverLack.RECEIVER),
        ({"to_name": "Månen"}, ReceiverLack.RECEIVER_UNKNOWN),
        ({"why": ""}, CommonLack.WHY),
        ({"due": "i våras"}, CommonLack.DUE_UNREADABLE),
    ],
)
def test_it_goes_to_somebody_else_who_is_there_and_with_why(given: dict[str, str], lack: Lack) -> None:
    """A task is only handed back by who has it, so "return" is no receiver here."""
    notice = refused(matter(), replace(ON, **given))[1]
    assert isinstance(notice, Lacking)
    assert notice.what == (lack,)


# --- together


def test_merged_matters_keep_every_voice_and_the_earliest_wish() -> None:
    """Two at once are two steps; both units are told."""
    early = WISH - timedelta(days=7)
    case = matter(beside=(beside(wanted_by=early), beside(THIRD, people=(OLLE,))))
    turn = press(case, replace(MERGE, others=f"{SECOND.hex},{THIRD.hex},nonsense"))
    change = changed(turn)
    assert (change.after.wanted_by, change.after.revision) == (early, 2)
    assert [one.matter for one in change.merged] == [SECOND, THIRD]
    assert to(turn) == [ANNA, SVEN, BERIT, OLLE]
    assert press(after(turn), replace(MERGE, others=f"{SECOND.hex},{THIRD.hex}")).changes == ()


@pytest.mark.parametrize("others", [None, "", "nonsense", str(MatterId(FIRST)), THIRD.hex])
def test_only_what_lies_with_the_same_receiver_is_merged(others: str | None) -> None:
    """A forged id merges nothing."""
    case = matter(beside=(beside(),))
    if others == str(FIRST):  # itself: it is there already
        assert press(case, replace(MERGE, others=others)).changes == ()
    else:
        assert refused(case, replace(MERGE, others=others))[1] == Lacking(what=(MatterLack.OTHERS,))


# --- taken back


def test_the_unit_that_lifted_takes_it_back_and_the_receiver_is_told() -> None:
    """Its manager does; the representative reads."""
    turn = press(matter(), WITHDRAW, ANNA)
    assert changed(turn).after.state is MatterState.WITHDRAWN
    assert to(turn) == [KARIN, SVEN]
    refused(matter(), WITHDRAW, SVEN)
    refused(matter(), WITHDRAW, KARIN)


def test_of_several_voices_none_takes_back_what_the_others_have_lifted() -> None:
    refused(matter(voices=(voice(), voice(SECOND))), WITHDRAW, ANNA)


# --- old cards


@pytest.mark.parametrize("event", [TAKE, ANSWER, ON, MERGE])
def test_a_card_from_before_changes_nothing_and_keeps_what_was_typed(event: TakeMatter) -> None:
    """Somebody else was faster: who and when is told."""
    case = matter(revision=3, beside=(beside(),))
    notice = refused(case, event)[1]
    assert isinstance(notice, ChangedMeanwhile)
    changed(press(case, replace(event, revision=None)))  # typed words mean the matter as it is


# --- what is told


def subject(kind: MessageKind, mark: str = "", of: MatterId = FIRST) -> Subject:
    return Subject.of(kind.value, {"mark": mark, "matter": of.hex})


def news(case: MatterCase, told: Subject, who: PersonId) -> MatterNewsPage | None:
    reply = matter_letters.compose(told.kind, told, case, actor(who), by="Karin Ås")
    assert reply is None or isinstance(reply.page, MatterNewsPage)
    return reply.page if reply and isinstance(reply.page, MatterNewsPage) else None


def test_a_letter_is_about_what_still_holds() -> None:
    """A matter that has moved on, or a reader who has left, is told nothing."""
    lifted = subject(MatterMessage.LIFTED, FIRST.hex)
    assert news(matter(), lifted, KARIN) is not None
    assert news(matter(), lifted, OLLE) is None
    assert news(matter(state=MatterState.ANSWERED), lifted, KARIN) is None
    passed = after(press(matter(), ON))
    assert news(passed, lifted, KARIN) is None
    told = news(passed, subject(MatterMessage.MATTER_STEP, "r1"), EVA)
    assert told is not None
    assert (told.kind, told.note) == (MatterNewsKind.PASSED_TO, "Deras hus")
    receipt = news(passed, subject(MatterMessage.MATTER_STEP, "r1"), ANNA)
    assert receipt is not None
    assert receipt.kind is MatterNewsKind.PASSED_ON
    assert news(passed, subject(MatterMessage.MATTER_STEP, "r1"), HANNA) is None
    assert news(passed, subject(MatterMessage.MATTER_STEP, "r7"), ANNA) is None
    assert news(passed, subject(MatterMessage.MATTER_STEP, "x"), ANNA) is None


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        ("completed", MatterNewsKind.MEASURE_DONE),
        ("helped", MatterNewsKind.MEASURE_HELPED),
        ("not_enough", MatterNewsKind.MEASURE_NOT_ENOUGH),
        ("cannot", MatterNewsKind.MEASURE_STUCK),
        ("postponed", None),
    ],
)
def test_what_becomes_of_the_measure_is_told_to_those_who_lifted(step: str, kind: MatterNewsKind | None) -> None:
    """A new day is between those who do it; that it is done, or never will be, is not."""
    taken = after(press(matter(), TAKE))
    told = news(taken, subject(MatterMessage.MATTER_MEASURE, f"{step}:abc:1"), ANNA)
    assert (told.kind if told else None) is kind
    assert news(taken, subject(MatterMessage.MATTER_MEASURE, f"{step}:abc:1"), KARIN) is None


# --- reminders


def owed(wanted_by: date | None = WISH, since: date = TODAY) -> OwedAnswer:
    return OwedAnswer(person=KARIN, matter=FIRST, wanted_by=wanted_by, since=since)


@pytest.mark.parametrize(
    ("days", "why"),
    [(-8, None), (-7, Why.ANSWER), (-2, Why.ANSWER), (-1, Why.ANSWER), (0, Why.ANSWER), (1, Why.UNANSWERED)],
)
def test_it_is_asked_for_before_and_after_the_day_that_was_wished_for(days: int, why: Why | None) -> None:
    """Days from the wish; the day itself belongs to the last milestone before it."""
    found = answer_due(owed(), WISH + timedelta(days=days))
    assert [one.why for one in found] == ([why] if why else [])


def test_each_milestone_has_a_key_of_its_own_and_comes_again_every_four_weeks() -> None:
    """So that one digest tells each once, whatever the bot slept through."""
    keys = [answer_due(owed(), WISH + timedelta(days=days))[0].key for days in (-7, -3, -1, 1, 28, 29)]
    assert keys[0] == keys[1]
    assert keys[3] == keys[4]
    assert len(set(keys)) == 4


def test_without_a_day_it_is_asked_for_every_four_weeks_from_when_it_was_received() -> None:
    """Passed on yesterday is not four weeks old, however long ago it was lifted."""
    assert answer_due(owed(None), TODAY + timedelta(days=27)) == ()
    assert answer_due(owed(None), TODAY + timedelta(days=28))[0].why is Why.ANSWER
    assert answer_due(owed(None, TODAY + timedelta(days=20)), TODAY + timedelta(days=28)) == ()
    assert answer_due(owed(None), TODAY + timedelta(days=7), Intervals(answer_again=7))[0].why is Why.ANSWER


def test_since_when_a_receiver_has_it() -> None:
    """From the lifting, or from the last time it was passed on."""
    zone = ZoneInfo("Europe/Stockholm")
    assert matter().received_on(zone) == TODAY
    passed = after(press(matter(), ON))
    later = replace(passed, steps=tuple(replace(one, at=NOON + timedelta(days=3)) for one in passed.steps))
    assert later.received_on(zone) == TODAY + timedelta(days=3)


def test_overdue_follows_from_the_day() -> None:
    assert not matter().is_overdue(WISH)
    assert matter().is_overdue(WISH + timedelta(days=1))
    assert not matter(state=MatterState.TAKEN).is_overdue(WISH + timedelta(days=1))
    assert not matter(wanted_by=None).is_overdue(date(2030, 1, 1))


# --- typed words


@pytest.mark.parametrize(
    ("head", "tail", "event"),
    [
        ("vi tar det", "", ShowMatter(matter=FIRST, ask=MatterAsk.TAKE)),
        (
            "vi tar det",
            "Ny fläkt; 31 mars 2027; Olle Nord",
            TakeMatter(matter=FIRST, what="Ny fläkt", due="2027-03-31", who_name="Olle Nord"),
        ),
        (
            "vi tar det",
            "Ny fläkt; jag; 2027-03-31",
            TakeMatter(matter=FIRST, what="Ny fläkt", due="2027-03-31", who=KARIN),
        ),
        ("tillbaka", "I mars", AnswerMatter(matter=FIRST, answer="I mars")),
        ("tillbaka", "", ShowMatter(matter=FIRST)),
        ("svara", "", ShowMatter(matter=FIRST, ask=MatterAsk.ANSWER)),
        (
            "vidare",
            "till Fastighet; Deras hus; 2027-01-31",
            PassOnMatter(matter=FIRST, to_name="Fastighet", why="Deras hus", due="2027-01-31"),
        ),
        ("vidare", "", ShowMatter(matter=FIRST, ask=MatterAsk.HAND_ON)),
        ("slå ihop", "", ShowMatter(matter=FIRST, ask=MatterAsk.MERGE)),
        ("ta tillbaka", "Löste sig", WithdrawMatter(matter=FIRST, why="Löste sig")),
        ("ja", "", None),
    ],
)
def test_every_step_can_be_typed(head: str, tail: str, event: MatterEvent | None) -> None:
    """For phones whose buttons fail, and for screen readers."""
    assert matter_words.on_card(head, tail, FIRST, actor(KARIN)) == event


def test_lyft_means_the_question_one_is_looking_at_and_else_something_of_its_own() -> None:
    """Never the question that happens to be next."""
    on_question = Bookmark(review=None, page="question")
    assert matter_words.general("lyft", "Rummet", on_question, actor(ANNA)) is None
    own = matter_words.general("lyft", "Rummet; till Fastighet; 2027-01-31", NOWHERE, actor(ANNA))
    assert own == Lift(what="Rummet", to_name="Fastighet", due="2027-01-31")
    assert matter_words.general("lyft", "", NOWHERE, actor(ANNA)) == ShowLift()
    assert matter_words.general("ärenden", "", on_question, actor(ANNA)) == ShowMatters()


def test_a_named_receiver_is_one() -> None:
    """Two that fit are told by name."""
    several = Around(named=tuple(replace(one, name=f"Avd. {at}") for at, one in enumerate(AROUND.receivers)))
    with pytest.raises(Refused) as refusal:
        press(matter(), replace(ON, to=None, to_name="Avd."), around=several)
    told = Lacking(what=(ReceiverLack.RECEIVER_SEVERAL,), typed="Avd.", candidates=("Avd. 0", "Avd. 1"))
    assert refusal.value.reply.notice == told


def test_receivers_are_keys_on_the_card() -> None:
    """Nothing is believed of them: what is no key is nobody."""
    assert Receiver.read(HOUSES.key) == HOUSES
    for forged in ("", "manager:", ":ward", "boss:ward", "ward"):
        assert Receiver.read(forged) is None
    assert Receiver(node=NodeId("ward")).key == "manager:ward"
