"""The line above a page: it tells what happened, in words that can be read alone, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import pytest

from cards.render import note_sheet as note
from cards.texts import Texts
from dialogs.ground.notices import (
    ChangedMeanwhile,
    CommonLack,
    Lack,
    Lacking,
    Notice,
    OldCard,
    Reply,
    Saved,
    SavedThing,
)
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.plug import defined, variants
from dialogs.ground.texts import Language
from dialogs.reviews.events.following_up import ShowFollowUp
from dialogs.reviews.notices import NotReady, NotYourPart, SavedAnswer
from dialogs.reviews.rules.review import MeasureKind, SeatKind, Stage
from tests.cards.pressing import card_of, presses, words
from tests.cards.samples_notices import AT, ID, MANAGER, NOTICES, PARTLY, REP

both_languages = pytest.mark.parametrize("language", list(Language))
every_notice = pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES.keys())


def said(notice: Notice, language: Language = Language.SV) -> str:
    """Only the notice's own words: the page below has nothing but buttons."""
    return "\n".join(words(card_of(Reply(page=RefusedPage(), notice=notice), language)))


def test_every_kind_of_notice_is_among_the_samples() -> None:
    """A notice that nobody has drawn is a notice that nobody has read."""
    assert {type(notice) for notice in NOTICES.values()} == set(defined(Notice))


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        (Saved, {n.what for n in NOTICES.values() if isinstance(n, SavedThing)}),
        (Lack, {lack for n in NOTICES.values() if isinstance(n, Lacking) for lack in n.what}),
        (Stage, {n.stage for n in NOTICES.values() if isinstance(n, NotReady)}),
        (SeatKind, {n.seat for n in NOTICES.values() if isinstance(n, NotYourPart)}),
    ],
)
def test_every_case_within_a_notice_is_among_the_samples(kind: type[StrEnum], seen: set[StrEnum]) -> None:
    """The tests below go through the samples, so a case that is missing there is not tested at all."""
    assert seen == set(kind) | set(variants(kind))


@both_languages
@every_notice
def test_a_notice_has_words_with_every_fact_filled_in(notice: Notice, language: Language) -> None:
    """A {who} in front of a person, or an empty line, is worse than no notice."""
    told = said(notice, language)
    assert told.strip()
    assert "{" not in told
    assert "None" not in told
    assert all(line.strip() for line in told.split("\n"))


@every_notice
def test_a_notice_is_said_in_the_readers_language(notice: Notice) -> None:
    assert said(notice, Language.SV) != said(notice, Language.EN)


@both_languages
def test_no_two_things_saved_are_told_with_the_same_words(language: Language) -> None:
    """Otherwise one of them would be told wrongly."""
    told = [said(SavedThing(what=what, at=AT, by=MANAGER), language) for what in variants(Saved)]
    assert len(set(told)) == len(variants(Saved))


@both_languages
def test_no_two_lacks_are_told_with_the_same_words(language: Language) -> None:
    """A person who forgot the day must not be asked for a name."""
    told = [said(Lacking(what=(lack,)), language) for lack in variants(Lack)]
    assert len(set(told)) == len(variants(Lack))


@pytest.mark.parametrize("notice", [n for n in NOTICES.values() if isinstance(n, (SavedAnswer, SavedThing))])
def test_saved_means_visible(notice: SavedAnswer | SavedThing) -> None:
    """When and by whom: two people answer the same review, often at the same moment. The time is Stockholm's."""
    assert "14.32 av Anna Ek" in said(notice)


def test_a_saved_answer_says_which_answer_to_which_question() -> None:
    """A slip of the finger shows at once, and before the next question is read."""
    assert "Sparat: Ja på fråga 7" in said(NOTICES["saved answer"])


def test_a_strength_can_be_kept_with_one_press() -> None:
    """G28: an aktivitet keeps a strength. The press has to lead to that question, as an activity and not as a measure."""
    reply = Reply(page=RefusedPage(), notice=NOTICES["saved answer"])
    offered = dict(presses(card_of(reply)))["Lägg till aktivitet"]
    assert offered == ShowFollowUp(review=ID, question=NOTICES["saved answer"].question, kind=MeasureKind.PRESERVE)


def test_no_activity_is_offered_where_there_is_no_strength() -> None:
    """After a Nej the follow-up card comes by itself."""
    reply = Reply(page=RefusedPage(), notice=NOTICES["saved answer without activity"])
    assert "Lägg till aktivitet" not in dict(presses(card_of(reply)))


def test_what_changed_meanwhile_tells_who_what_and_that_nothing_is_lost() -> None:
    """Nothing is overwritten silently: both what stands there and what was typed are told."""
    told = said(NOTICES["changed meanwhile"])
    assert REP in told
    assert "21 november 2026 klockan 14.32" in told
    assert "Fråga 7 är nu Delvis." in told
    assert "Inget har skrivits över." in told
    assert "Bara halva huset" in told


def test_a_change_by_nobody_in_particular_names_nobody() -> None:
    """At the signing it is not known who changed the review: a sentence must not begin with a hole."""
    told = said(ChangedMeanwhile(by=""))
    assert "Något har ändrats här under tiden" in told


def test_a_reopened_review_tells_why_the_old_card_does_nothing() -> None:
    assert "Fel svar på fråga 8" in said(OldCard(reopened_reason="Fel svar på fråga 8"))


def test_everything_that_is_missing_is_told_at_once() -> None:
    """One thing at a time would be three presses to learn what one card could have said."""
    told = said(NOTICES["lacking, three things"])
    assert "3 saker saknas" in told
    for lack in (CommonLack.WHAT, CommonLack.DUE, CommonLack.WHO):
        assert said(Lacking(what=(lack,))).split("\n")[-1] in told


def test_a_group_is_refused_with_the_reason() -> None:
    """ "Alla" is the most common owner of what never gets done, and 13 § wants to know who."""
    assert "AFS 2023:1, 13 §" in said(Lacking(what=(CommonLack.WHO_GROUP,)))


def test_people_of_the_same_name_are_listed() -> None:
    told = said(NOTICES["lacking, who fits several"])
    assert "Anna Ek" in told
    assert "Anna Öst" in told


@both_languages
@every_notice
def test_what_somebody_typed_is_inert(notice: Notice, language: Language) -> None:
    """A comment is no Markdown, no mention and no link, also when it is told back."""
    told = said(notice, language)
    assert "*kom*" not in told
    assert "<b>" not in told


def test_a_long_comment_is_told_in_part() -> None:
    """The whole of it stands in its field; twice two thousand characters would not fit in one message."""
    told = said(replace(ChangedMeanwhile(by=REP), comment="ord " * 500))
    assert "ord ord" in told
    assert len(told) < 700


@every_notice
def test_the_notification_begins_with_what_happened(notice: Notice) -> None:
    """Screen readers and phones in a pocket have only this line."""
    card = card_of(Reply(page=RefusedPage(), notice=notice))
    own = note(notice, Texts(Language.SV)).summary
    assert card.summary.startswith(own)
    assert own.removesuffix(".") in said(notice).replace("**", "")


def test_the_answer_that_stands_now_is_told_in_words_of_the_scale() -> None:
    """The scale belongs to the checklist: the card must not know that there is a Delvis."""
    other = replace(PARTLY, label=replace(PARTLY.label, sv="Till hälften"))
    assert "Fråga 7 är nu Till hälften." in said(ChangedMeanwhile(by=REP, at=AT, number=7, choice=other.label))
