"""What typed words mean, to whom and on which page: everything the buttons do can be said, in Swedish and in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs import words
from dialogs.ground import vocabulary
from dialogs.ground.ids import PersonId, QuestionId, ReviewId
from dialogs.ground.page import NOWHERE, Bookmark
from dialogs.ground.texts import Language
from dialogs.home.events import Help, Home, MyMeasures, SnoozeReminders, SpeakLanguage
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.organisation.events import ChannelHello, ShowLinks
from dialogs.reviews import words as review_words
from dialogs.reviews.events.answering import AskWhich, ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.reviews.events.confirming import HandOver, ShowTalk
from dialogs.reviews.events.entering import (
    AskSupport,
    GiveCause,
    GiveLateReason,
    NotMine,
    OpenReview,
    RemindLater,
    SaveParticipants,
    ShowCause,
    ShowParticipants,
)
from dialogs.reviews.events.following_up import (
    DoneAtOnce,
    Later,
    LiftMatter,
    NoMeasure,
    PlanMeasure,
    ShowFollowUp,
    ShowPlan,
)
from dialogs.reviews.events.signing import Reopen, ShowReopen, ShowSign
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.review import MeasureKind
from dialogs.subjects import Event
from tests.dialogs.reviews.review_factory import (
    ANNA,
    LOCAL,
    NA,
    NO,
    OWN_TASKS,
    PARTLY,
    POLICY,
    REVIEW,
    RISKS,
    SVEN,
    WARD,
    WORK,
    YES,
    actor,
    handed_over,
    new_review,
)
from tests.dialogs.saying import UNCLEAR, answers, on, said

PAGES = (
    "question",
    "follow_up",
    "differ",
    "area",
    "plan",
    "sign",
    "overview",
    "participants",
    "late",
    "no_rep",
    "reopen",
    "note",
    "review",
)


# --- wherever one is


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("hej", Home()),
        ("Hej!", Home()),
        ("  HEM ", Home()),
        ("hello", Home()),
        ("hjälp", Help()),
        ("help", Help()),
        ("?", Help()),
        ("åtgärder", MyMeasures()),
        ("my measures", MyMeasures()),
        ("nivån under", ShowLevel(show=LevelView.BELOW)),
        ("below", ShowLevel(show=LevelView.BELOW)),
        ("pausa", SnoozeReminders()),
        ("pause reminders: 2026-11-25", SnoozeReminders(day="2026-11-25")),
        ("språk", SpeakLanguage(language=Language.EN)),
        ("språk: svenska", SpeakLanguage(language=Language.SV)),
        ("in English", SpeakLanguage(language=Language.EN)),
        ("swedish", SpeakLanguage(language=Language.SV)),
    ],
)
def test_general_words_are_understood_with_and_without_a_review(text: str, event: Event) -> None:
    """Somebody without any review asks for help, too."""
    assert said(text, on("question", RISKS)) == event
    assert words.read(text, (), None, actor(SVEN), Language.SV) == event


def test_language_alone_changes_to_the_other_one() -> None:
    """Who cannot read the card can still get out of it."""
    assert said("language", shown=Language.EN) == SpeakLanguage(language=Language.SV)


@pytest.mark.parametrize("text", ["vad menar du?", "", "   ", "ja och nej", "999", "fråga 99", ":", "uppföljning 7"])
def test_what_is_not_understood_leads_home_and_says_so(text: str) -> None:
    """No dead end, and no guess."""
    assert said(text, on("question", RISKS)) == UNCLEAR


def test_without_a_review_an_answer_answers_nothing() -> None:
    """There is nothing to say ja to."""
    assert words.read("ja", (), on("question", RISKS), actor(ANNA), Language.SV) == UNCLEAR


def test_a_letter_typed_in_two_parts_is_the_same_letter() -> None:
    """Macs and iPhones send å as a and a ring."""
    assert said("o\u0308versikt") == ShowOverview(review=REVIEW)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("tid", GiveCause(review=REVIEW, cause=Cause.TIME)),
        ("Ser inte nyttan", GiveCause(review=REVIEW, cause=Cause.USE)),
        ("no access", GiveCause(review=REVIEW, cause=Cause.ACCESS)),
        ("annat", GiveCause(review=REVIEW, cause=Cause.OTHER)),
        ("stöd", AskSupport(review=REVIEW)),
    ],
)
def test_what_stood_in_the_way_is_said_on_its_own_card(text: str, event: Event) -> None:
    """Elsewhere "tid" means nothing, and "stöd" is with a question."""
    assert said(text, on("cause")) == event
    assert said(text, on("question", RISKS)) != event
    assert said("vad stod i vägen") == ShowCause(review=REVIEW)


# --- the manager


MANAGER_ON_A_QUESTION = [
    ("ja", answers(YES)),
    ("JA.", answers(YES)),
    ("yes", answers(YES)),
    ("delvis: saknar rutin", answers(PARTLY, comment="saknar rutin")),
    ("nej", answers(NO)),
    ("ej aktuellt: inga kemikalier", answers(NA, comment="inga kemikalier")),
    ("not applicable: no chemicals", answers(NA, comment="no chemicals")),
    ("1 ja", answers(YES, POLICY)),
    ("fråga 1: ja", answers(YES, POLICY)),
    ("4: delvis: saknar rutin", answers(PARTLY, LOCAL, "saknar rutin")),
    ("fråga 1: hur då?", ShowQuestion(review=REVIEW, question=POLICY)),
    ("question 4 no", answers(NO, LOCAL)),
    ("4. nej: aldrig", answers(NO, LOCAL, "aldrig")),
    ("4", ShowQuestion(review=REVIEW, question=LOCAL)),
    ("fråga 4", ShowQuestion(review=REVIEW, question=LOCAL)),
    ("hoppa", Skip(review=REVIEW, question=RISKS, revision=41)),
    ("hoppa över: återkommer", Skip(review=REVIEW, question=RISKS, revision=41, comment="återkommer")),
    ("next", Skip(review=REVIEW, question=RISKS, revision=41)),
    ("tillbaka", ShowQuestion(review=REVIEW, question=POLICY)),
    ("back", ShowQuestion(review=REVIEW, question=POLICY)),
    ("översikt", ShowOverview(review=REVIEW)),
    ("status", ShowOverview(review=REVIEW)),
    ("jag vill ha stöd", WantSupport(review=REVIEW, question=RISKS, revision=41)),
    ("support", WantSupport(review=REVIEW, question=RISKS, revision=41)),
    (
        "kommentar: ses på APT",
        ShowQuestion(review=REVIEW, question=RISKS, comment_on=RISKS, revision=41, comment="ses på APT"),
    ),
    ("starta", OpenReview(review=REVIEW)),
    ("continue", OpenReview(review=REVIEW)),
    ("uppföljning 1", OpenReview(review=REVIEW)),
    ("lämna över", HandOver(review=REVIEW, revision=41)),
    ("hand over", HandOver(review=REVIEW, revision=41)),
    ("plan", ShowPlan(review=REVIEW)),
    ("deltagare", ShowParticipants(review=REVIEW)),
    ("participants", ShowParticipants(review=REVIEW)),
    ("tillsammans", SaveParticipants(review=REVIEW, together=True, revision=41)),
    ("separately", SaveParticipants(review=REVIEW, together=False, revision=41)),
    ("prata igenom", ShowTalk(review=REVIEW)),
    ("skriv under", ShowSign(review=REVIEW)),
    ("öppna igen", ShowReopen(review=REVIEW)),
    ("påminn mig: 20 november", RemindLater(review=REVIEW, day="20 november")),
    ("remind me later", RemindLater(review=REVIEW)),
    ("inte min enhet: har bytt jobb", NotMine(review=REVIEW, reason="har bytt jobb")),
    ("not my unit", NotMine(review=REVIEW)),
    ("åtgärd", ShowFollowUp(review=REVIEW, question=RISKS)),
    ("aktivitet", ShowFollowUp(review=REVIEW, question=RISKS, kind=MeasureKind.PRESERVE)),
    ("klart direkt: satte upp den", DoneAtOnce(review=REVIEW, question=RISKS, what="satte upp den", revision=41)),
    ("done: put it up", DoneAtOnce(review=REVIEW, question=RISKS, what="put it up", revision=41)),
    ("ingen åtgärd: görs i mars", NoMeasure(review=REVIEW, question=RISKS, what="görs i mars", revision=41)),
    (
        "lyft: kliniken äger frågan",
        LiftMatter(review=REVIEW, question=RISKS, what="kliniken äger frågan", revision=41),
    ),
    ("senare", Later(review=REVIEW, question=RISKS)),
]


@pytest.mark.parametrize(("text", "event"), MANAGER_ON_A_QUESTION, ids=[text for text, _ in MANAGER_ON_A_QUESTION])
def test_what_the_manager_says_on_a_question(text: str, event: Event) -> None:
    """The question that was last shown is the one that is answered."""
    assert said(text, on("question", RISKS)) == event


WHICH = AskWhich(review=REVIEW, text="ja")


@pytest.mark.parametrize("bookmark", [None, NOWHERE, on("overview"), on("plan"), on("review"), on("participants")])
def test_with_no_question_on_the_screen_the_bot_asks_which_one(bookmark: Bookmark | None) -> None:
    """An answer belongs to the question that one is looking at. Nothing is saved on one that is next by chance."""
    assert said("ja", bookmark) == WHICH
    assert said("nej: tid saknas", bookmark) == AskWhich(review=REVIEW, text="nej: tid saknas")


def test_a_bookmark_in_another_review_is_not_this_reviews() -> None:
    """A question of last year's review must not be answered in this year's."""
    elsewhere = Bookmark(review=ReviewId(new_review().round), page="question", question=RISKS)
    assert said("ja", elsewhere) == WHICH


def test_a_bookmark_to_a_question_that_has_gone_is_no_question() -> None:
    """The bookmark may be older than the checklist."""
    assert said("ja", on("question", QuestionId("gone"))) == WHICH


def test_of_several_reviews_the_bookmarked_one_is_meant() -> None:
    """Else the most urgent, which comes first; and each can be chosen by its number."""
    other = new_review(id=ReviewId(new_review().round))
    both = (other, new_review())
    me = actor(ANNA)
    assert words.read("plan", both, on("question", RISKS), me, Language.SV) == ShowPlan(review=REVIEW)
    assert words.read("plan", both, None, me, Language.SV) == ShowPlan(review=other.id)
    assert words.read("byt till 2", both, None, me, Language.SV) == OpenReview(review=REVIEW)
    assert words.read("follow-up 1", both, None, me, Language.SV) == OpenReview(review=other.id)


def test_back_from_the_first_question_and_from_a_measure() -> None:
    """There is always somewhere to go back to."""
    assert said("tillbaka", on("question", POLICY)) == OpenReview(review=REVIEW)
    assert said("tillbaka", on("follow_up", RISKS)) == ShowQuestion(review=REVIEW, question=RISKS)


@pytest.mark.parametrize(
    ("text", "due", "who", "who_name"),
    [
        ("åtgärd: Ny rutin; jag; 31 mars", "2027-03-31", ANNA, None),
        ("åtgärd: Ny rutin; 31 mars; Sven Lind", "2027-03-31", None, "Sven Lind"),
        ("planera: Ny rutin; Sven Lind", None, None, "Sven Lind"),
        ("measure: Ny rutin; me; 2027-03-31", "2027-03-31", ANNA, None),
        ("åtgärd: Ny rutin", None, None, None),
    ],
)
def test_a_measure_in_one_line(text: str, due: str | None, who: PersonId | None, who_name: str | None) -> None:
    """What; who and when in either order. What is missing is asked for on the form."""
    meant = said(text, on("follow_up", RISKS))
    assert meant == PlanMeasure(
        review=REVIEW, question=RISKS, revision=41, what="Ny rutin", due=due, who=who, who_name=who_name
    )


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("deltagare: 12 1 0", {"employees": "12", "safety_reps": "1", "union_reps": "0"}),
        (
            "deltagare: 2 chefer, 12 medarbetare, 1 skyddsombud, 3 fackliga",
            {"managers": "2", "employees": "12", "safety_reps": "1", "union_reps": "3"},
        ),
        (
            "participants: 12 employees, 1 safety rep, 1 union rep, 2 managers",
            {"managers": "2", "employees": "12", "safety_reps": "1", "union_reps": "1"},
        ),
        ("deltagare: 12 anställda", {"employees": "12"}),
    ],
)
def test_who_took_part_in_one_line(text: str, counts: dict[str, str]) -> None:
    """Numbers, never names."""
    assert said(text) == SaveParticipants(review=REVIEW, revision=41, **counts)


@pytest.mark.parametrize(
    ("page", "event"),
    [
        ("late", GiveLateReason(review=REVIEW, reason="sjukdom")),
        ("no_rep", HandOver(review=REVIEW, revision=41, reason="sjukdom")),
        ("reopen", Reopen(review=REVIEW, version=1, reason="sjukdom")),
        ("note", NotMine(review=REVIEW, reason="sjukdom")),
        ("follow_up", NoMeasure(review=REVIEW, question=RISKS, what="sjukdom", revision=41)),
        ("question", UNCLEAR),
    ],
)
def test_a_reason_is_the_one_that_the_page_asks_for(page: str, event: Event) -> None:
    """Where nothing asks for one, it is not understood rather than put somewhere."""
    assert said("skäl: sjukdom", on(page, RISKS)) == event
    assert said("Reason: sjukdom", on(page, RISKS)) == event


@pytest.mark.parametrize(
    ("text", "event"),
    [("koppla", ShowLinks()), ("Link", ShowLinks()), ("hej", ChannelHello()), ("ja", ChannelHello())],
)
def test_in_a_channel_only_linking_is_understood(text: str, event: Event) -> None:
    """Follow-ups are done in private."""
    assert words.in_channel(text) == event


# --- anything


WORDS = sorted(
    {word for saying in review_words.SAYINGS for word in saying} | {"ja", "nej", "fråga", "1", "2", "99", ":", ";"}
)


@given(
    st.text() | st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    st.sampled_from(PAGES),
    st.sampled_from([None, POLICY, OWN_TASKS, QuestionId("gone")]),
    st.sampled_from([ANNA, SVEN]),
    st.booleans(),
    st.booleans(),
)
def test_whatever_is_typed_is_answered(
    text: str, page: str, question: QuestionId | None, who: PersonId, in_group: bool, handed: bool
) -> None:
    """People type anything, and an event about a review is about theirs."""
    review = HANDED_OVER if handed else new_review()
    event = said(text, on(page, question, WORK), who=who, review=review, in_group=in_group)
    assert getattr(event, "review", None) in (None, REVIEW)
    assert getattr(event, "question", None) in (None, *(one.id for one in review.checklist))


def test_no_saying_means_two_things() -> None:
    """The first one found would win, and the other could never be said."""
    general = [vocabulary.HOME, vocabulary.HELP, vocabulary.LANGUAGE, vocabulary.MEASURES, vocabulary.BELOW]
    sayings = [*general, *review_words.SAYINGS]
    seen: set[str] = set()
    for one in sayings:
        assert not seen & one
        seen |= one
    scale = {word for choice in new_review().checklist.scale for word in choice.words}
    assert not seen & scale


HANDED_OVER = handed_over(nodes=(WARD,)).review
