"""What people really type: sentences with slips of the finger, in both languages. An answer is taken only when it is one."""

from __future__ import annotations

import pytest

from dialogs import words
from dialogs.ground.texts import Language
from dialogs.ground.words import Unclear, tidy
from dialogs.home.events import Ask, ShowLeft, SnoozeReminders, Topic
from dialogs.reviews import heard
from dialogs.reviews.events.answering import AskWhich, ShowOverview, ShowQuestion
from dialogs.reviews.events.entering import RemindLater
from dialogs.reviews.heard import Doubt, Heard
from tests.dialogs.reviews.review_factory import (
    ANNA,
    LOCAL,
    NA,
    NO,
    PARTLY,
    POLICY,
    REVIEW,
    RISKS,
    YES,
    actor,
    new_review,
)
from tests.dialogs.saying import answers, on, said

SCALE = new_review().checklist.scale
ANSWERS = {
    "ja": (YES, ""),
    "Ja": (YES, ""),
    "JA!": (YES, ""),
    " ja ": (YES, ""),
    "ja.": (YES, ""),
    "jaa": (YES, ""),
    "jaaa": (YES, ""),
    "jaaaa!": (YES, ""),
    "japp": (YES, ""),
    "jepp": (YES, ""),
    "jadå": (YES, ""),
    "jajamän": (YES, ""),
    "jo": (YES, ""),
    "absolut": (YES, ""),
    "ja tack": (YES, ""),
    "ja, tack": (YES, ""),
    "ja tack!": (YES, ""),
    "j": (YES, ""),
    "y": (YES, ""),
    "yes": (YES, ""),
    "Yes!": (YES, ""),
    "yess": (YES, ""),
    "yep": (YES, ""),
    "yeah": (YES, ""),
    "yes please": (YES, ""),
    "yes, thanks": (YES, ""),
    "ja: varje måndag": (YES, "varje måndag"),
    "ja, varje måndag": (YES, "varje måndag"),
    "ja - varje måndag": (YES, "varje måndag"),
    "ja – varje måndag": (YES, "varje måndag"),
    "ja. varje måndag": (YES, "varje måndag"),
    "ja; varje måndag": (YES, "varje måndag"),
    "ja vi gör det varje vår": (YES, "vi gör det varje vår"),
    "jaa det gör vi": (YES, "det gör vi"),
    "yes, every Monday": (YES, "every Monday"),
    "yes we do it every spring": (YES, "we do it every spring"),
    "ja, på APT": (YES, "på APT"),
    "ja\u200b": (YES, ""),
    "\u200bja": (YES, ""),
    "j\u00ada": (YES, ""),
    "ja\u00a0tack": (YES, ""),
    "ja:\u00a0varje\u00a0måndag": (YES, "varje måndag"),
    "\ufeffja": (YES, ""),
    "\u2066ja\u2069": (YES, ""),
    "ja\n": (YES, ""),
    "ja:\nvarje måndag": (YES, "varje måndag"),
    "nej": (NO, ""),
    "Nej.": (NO, ""),
    "NEJ": (NO, ""),
    "nejj": (NO, ""),
    "nä": (NO, ""),
    "näe": (NO, ""),
    "nix": (NO, ""),
    "nej tack": (NO, ""),
    "n": (NO, ""),
    "no": (NO, ""),
    "No.": (NO, ""),
    "nope": (NO, ""),
    "no, thanks": (NO, ""),
    "nej, vi hinner inte": (NO, "vi hinner inte"),
    "nej vi har ingen metod": (NO, "vi har ingen metod"),
    "nej: tid saknas": (NO, "tid saknas"),
    "nej - tid saknas": (NO, "tid saknas"),
    "Nej. Det saknas en rutin": (NO, "Det saknas en rutin"),
    "nä, det har vi aldrig gjort": (NO, "det har vi aldrig gjort"),
    "nej inte i år": (NO, "inte i år"),
    "nej, inte i år": (NO, "inte i år"),
    "nej: nej, aldrig": (NO, "nej, aldrig"),
    "no: we have no time": (NO, "we have no time"),
    "nope, we have no method": (NO, "we have no method"),
    "n: hinner inte": (NO, "hinner inte"),
    "delvis": (PARTLY, ""),
    "Delvis.": (PARTLY, ""),
    "delviss": (PARTLY, ""),
    "till viss del": (PARTLY, ""),
    "till en del": (PARTLY, ""),
    "sådär": (PARTLY, ""),
    "partly": (PARTLY, ""),
    "partially": (PARTLY, ""),
    "delvis: saknar rutin": (PARTLY, "saknar rutin"),
    "delvis - saknar rutin": (PARTLY, "saknar rutin"),
    "delvis. saknar rutin": (PARTLY, "saknar rutin"),
    "Delvis – saknar rutin": (PARTLY, "saknar rutin"),
    "delvis, saknar rutin": (PARTLY, "saknar rutin"),
    "delvis vi saknar en rutin": (PARTLY, "vi saknar en rutin"),
    "delvis : saknar rutin": (PARTLY, "saknar rutin"),
    "delvis:saknar rutin": (PARTLY, "saknar rutin"),
    "till viss del: saknar rutin": (PARTLY, "saknar rutin"),
    "partly: no routine": (PARTLY, "no routine"),
    "partly, we lack a routine": (PARTLY, "we lack a routine"),
    "ej aktuellt": (NA, ""),
    "Ej aktuellt.": (NA, ""),
    "ej aktuellt: inga kemikalier": (NA, "inga kemikalier"),
    "ej aktuellt, inga kemikalier": (NA, "inga kemikalier"),
    "ej aktuellt - inga kemikalier": (NA, "inga kemikalier"),
    "ej aktuellt vi har inga kemikalier": (NA, "vi har inga kemikalier"),
    "not applicable": (NA, ""),
    "not applicable: no chemicals": (NA, "no chemicals"),
    "not applicable, we have no chemicals": (NA, "we have no chemicals"),
}
# It begins as an answer does and could mean another, or takes itself back.
DOUBTFUL = (
    "ja och nej",
    "ja eller nej",
    "ja/nej",
    "ja men inte på natten",
    "ja, men inte på natten",
    "ja, fast bara ibland",
    "ja inte alltid",
    "ja ibland",
    "ja, delvis",
    "ja nästan",
    "nej, men snart",
    "nej eller delvis",
    "nej, ja",
    "nej aldrig",
    "delvis men inte på natten",
    "delvis, nej",
    "yes and no",
    "yes but not at night",
    "yes, almost",
    "yes not always",
    "no but soon",
    "no idea",
    "no, yes",
    "partly or not at all",
    "ja kanske",
)
NO_ANSWER = (
    "nja",
    "jag",
    "jag vet inte",
    "jobbigt",
    "jaha",
    "nejdå kanske",
    "vet ej",
    "kanske",
    "ingen aning",
    "vad menar du?",
    "dela",
    "delar vi rum?",
    "notera detta",
    "nu kör vi",
    "yesterday",
    "nobody knows",
    "partner",
    "eller",
    "7",
    "...",
    "?",
    "👍",
)


@pytest.mark.parametrize(("text", "meant"), ANSWERS.items(), ids=list(ANSWERS))
def test_what_people_type_as_an_answer_is_one(text: str, meant: tuple[str, str]) -> None:
    """On a phone at half past four nobody types a colon."""
    assert heard.answer(text, SCALE) == Heard(*meant)  # type: ignore[arg-type]
    assert said(text, on("question", RISKS)) == answers(meant[0], comment=meant[1] or None)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_what_could_mean_another_answer_is_asked_about(text: str) -> None:
    """The question comes again with the words in its field: pressing takes a second, a wrong answer stays for a year."""
    assert heard.answer(text, SCALE) == Doubt()
    unclear = said(text, on("question", RISKS))
    assert unclear == Unclear(text=text, again=ShowQuestion(review=REVIEW, question=RISKS))


@pytest.mark.parametrize("text", NO_ANSWER)
def test_what_is_no_answer_saves_nothing(text: str) -> None:
    """Not even where it begins with the same letters."""
    assert heard.answer(text, SCALE) is None


@pytest.mark.parametrize("text", ["ja", "nej: tid saknas", "delvis - saknar rutin", "ja men inte på natten"])
def test_without_a_question_on_the_screen_nothing_is_answered(text: str) -> None:
    """Whatever page it is, and however clear the answer."""
    for page in ("", "overview", "plan", "review", "late"):
        assert said(text, on(page)) == AskWhich(review=REVIEW, text=text)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("visa fråga 4", LOCAL),
        ("fråga fyra", LOCAL),
        ("gå till fråga 1", POLICY),
        ("Visa fråga ett", POLICY),
        ("question four", LOCAL),
        ("go to question 1", POLICY),
        ("show question one", POLICY),
        ("4", LOCAL),
        ("fråga 4.", LOCAL),
        ("nr 4", LOCAL),
    ],
)
def test_a_question_is_found_by_its_number_however_it_is_said(text: str, question: str) -> None:
    """Numbers are read aloud by screen readers, and written as words by those who dictate."""
    assert said(text, on("question", RISKS)) == ShowQuestion(review=REVIEW, question=question)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("fråga 1: ja", answers(YES, POLICY)),
        ("1 nej, vi hinner inte", answers(NO, POLICY, "vi hinner inte")),
        ("4: delvis - saknar rutin", answers(PARTLY, LOCAL, "saknar rutin")),
        ("fråga fyra: nej", answers(NO, LOCAL)),
        ("4. nej vi har ingen metod", answers(NO, LOCAL, "vi har ingen metod")),
    ],
)
def test_a_named_question_is_answered_wherever_one_is(text: str, meant: object) -> None:
    """Named is unmistakable, so it needs no question on the screen."""
    assert said(text, on("overview")) == meant


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("öveersikt", "översikt"),
        ("oversik", "översikt"),
        ("hjälpp", "hjälp"),
        ("åtgärde", "åtgärd"),
        ("skriv undr", "skriv under"),
    ],
)
def test_a_slip_of_the_finger_in_a_command_is_offered_and_not_done(text: str, word: str) -> None:
    """A button says what it could mean; nothing happens before it is pressed."""
    unclear = said(text, on("question", RISKS))
    assert isinstance(unclear, Unclear)
    assert unclear.again == ShowQuestion(review=REVIEW, question=RISKS)
    assert word in [one for one, _ in unclear.could]


def test_an_answer_is_never_offered_as_a_guess() -> None:
    """ "nja" is as near to "nej" as to "ja"."""
    for text in ("nja", "nei", "jä", "nehj", "delvus"):
        unclear = said(text, on("question", RISKS))
        assert isinstance(unclear, Unclear)
        assert all(event.__class__.__name__ != "GiveAnswer" for _, event in unclear.could)


def test_invisible_signs_and_odd_spaces_are_taken_off() -> None:
    """Copied from Word and web pages: soft hyphens, zero-width spaces, marks of direction, no-break spaces."""
    assert tidy("\u2066\ufeffö\u00adver\u200bsikt\u00a0\u2069") == "översikt"
    assert said("över\u00adsikt", on("question", RISKS)) == ShowOverview(review=REVIEW)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("utan chef", ShowLeft()),
        ("left behind", ShowLeft()),
        ("tack", Ask(topic=Topic.THANKS)),
        ("Tack så mycket!", Ask(topic=Topic.THANKS)),
        ("thanks", Ask(topic=Topic.THANKS)),
        ("vem ser mina svar?", Ask(topic=Topic.WHO_SEES)),
        ("Vilka kan läsa det jag skriver?", Ask(topic=Topic.WHO_SEES)),
        ("who can see my answers?", Ask(topic=Topic.WHO_SEES)),
        ("är det anonymt?", Ask(topic=Topic.WHO_SEES)),
        ("var finns min data?", Ask(topic=Topic.WHERE)),
        ("var sparas svaren", Ask(topic=Topic.WHERE)),
        ("where is my data stored?", Ask(topic=Topic.WHERE)),
        ("hur lång tid tar det?", Ask(topic=Topic.HOW_LONG)),
        ("Hur mycket är kvar?", Ask(topic=Topic.HOW_LONG)),
        ("how long does it take?", Ask(topic=Topic.HOW_LONG)),
        ("jag hinner inte nu", RemindLater(review=REVIEW)),
        ("inte nu", RemindLater(review=REVIEW)),
        ("not now", RemindLater(review=REVIEW)),
    ],
)
def test_what_people_ask_and_say_beside_the_questions_is_answered(text: str, event: object) -> None:
    """The first things that people write to a bot, and nothing of it is an answer to a question."""
    assert said(text, on("question", RISKS)) == event


def test_no_time_without_a_follow_up_puts_the_reminders_off() -> None:
    """Somebody who only has a measure has no follow-up to be reminded of."""
    assert words.read("hinner inte nu", (), None, actor(ANNA), Language.SV) == SnoozeReminders()
