"""The post in a channel is read by everybody who works there: what must never be in it, and what must always be."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from cards.render import render
from cards.texts import Texts
from dialogs.ground.notices import Reply
from dialogs.ground.texts import Language
from dialogs.reviews.pages.signing import SummaryPage
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from tests.cards.reviews.samples_second import CHEMICALS, NO_REP, ROUND_TRIP, SUMMARY, SUMS, measure

both_languages = pytest.mark.parametrize("language", list(Language))


def shown(page: SummaryPage, language: Language = Language.SV) -> str:
    """Everything that leaves for Teams: the card and the notification."""
    card = render(Reply(page=page), Texts(language))
    return json.dumps(card.content, ensure_ascii=False) + card.summary


@both_languages
def test_no_person_is_named(language: Language) -> None:
    """Who is accountable stands in the plan; in a channel it would be homework about a named person."""
    kept = replace(ROUND_TRIP, accountable="MARKED-ACCOUNTABLE", proposed_by="MARKED-PROPOSER", reason="MARKED-REASON")
    assert "MARKED" not in shown(replace(SUMMARY, sums=replace(SUMS, measures=(kept,))), language)


@both_languages
def test_no_measure_tells_which_question_it_came_from(language: Language) -> None:
    """A measure beside "Fråga 7" says that question 7 was answered with Nej: that is a single answer."""
    told = shown(replace(SUMMARY, sums=replace(SUMS, measures=(replace(ROUND_TRIP, number=7777),))), language)
    assert ROUND_TRIP.what in told
    assert "7777" not in told


@both_languages
def test_only_what_is_in_the_plan_is_told(language: Language) -> None:
    """What was proposed or taken out is between manager and safety representative; an activity is among the strengths."""
    hidden = (
        replace(ROUND_TRIP, what="MARKED-PROPOSED", state=MeasureState.PROPOSED),
        replace(ROUND_TRIP, what="MARKED-CANCELLED", state=MeasureState.CANCELLED),
        replace(ROUND_TRIP, what="MARKED-ACTIVITY", kind=MeasureKind.PRESERVE),
    )
    told = shown(replace(SUMMARY, sums=replace(SUMS, measures=(*hidden, CHEMICALS))), language)
    assert "MARKED" not in told
    assert CHEMICALS.what in told


@both_languages
def test_the_post_has_no_button_into_the_review(language: Language) -> None:
    """A press in a channel would show the review to whoever looks over the shoulder, and it never opens there."""
    assert "Action." not in shown(SUMMARY, language)


def test_every_figure_says_what_it_is_a_share_of() -> None:
    """76 % of what? Without both denominators the figure is a score and a wrong one (V10)."""
    told = shown(SUMMARY)
    for share in SUMS.shares:
        assert share.choice.label.sv in told
    for figure in ("19", "76\N{NO-BREAK SPACE}%", "16\N{NO-BREAK SPACE}%", "8\N{NO-BREAK SPACE}%"):
        assert f'"{figure}"' in told
    assert "på 25 av 26 frågor, utan Ej aktuellt" in told
    assert "såg lika på 21 av de 23 frågor" in told


def test_what_a_choice_does_not_count_in_has_no_percentage() -> None:
    """Ej aktuellt is outside the denominator, so a percentage beside it could not be added to the others."""
    assert [share.percent for share in SUMS.shares if not share.choice.counts] == [None]
    assert '"–"' in shown(SUMMARY)


def test_when_everything_counts_the_denominator_is_all_questions() -> None:
    """No "utan Ej aktuellt" where nothing was left out."""
    everything = replace(SUMS, shares=SUMS.shares[:3], counted=26)
    told = shown(replace(SUMMARY, sums=everything))
    assert "på alla 26 frågor" in told
    assert "utan Ej aktuellt" not in told


def test_many_yes_is_no_score() -> None:
    """The report of Region Västmanland says it itself: many yes may be a culture where shortcomings are not raised (V04)."""
    assert "Många ja kan betyda att mycket fungerar, eller att brister inte tas upp." in shown(SUMMARY)


def test_a_missing_safety_representative_is_said() -> None:
    """Otherwise "såg lika på 0 av 0" would stand there, or nothing, as if there had been two at the table."""
    told = shown(replace(SUMMARY, sums=NO_REP))
    assert "Skyddsombud saknas" in told
    assert "såg lika" not in told


def test_who_took_part_is_told_as_numbers() -> None:
    """Numbers per category, and no category of which there was nobody (V13)."""
    assert "1 chef, 11 medarbetare, 1 skyddsombud och 2 fackliga företrädare" in shown(SUMMARY)
    assert "Deltog" not in shown(replace(SUMMARY, sums=NO_REP))


def test_the_first_eight_measures_are_shown_soonest_first_and_the_rest_counted() -> None:
    """A post that fills the screen is not read; what comes soonest is what the team meets first."""
    many = tuple(measure(n, f"MEASURE-{n:02}", due=date(2027, 13 - n, 1)) for n in range(1, 13))
    told = shown(replace(SUMMARY, sums=replace(SUMS, measures=many)))
    found = [n for n in range(1, 13) if f"MEASURE-{n:02}" in told]
    assert found == list(range(5, 13))
    assert told.index("MEASURE-12") < told.index("MEASURE-05")
    assert "och 4 till" in told


def test_a_day_more_than_a_year_away_has_its_year() -> None:
    """ "31 mars" means the next one to everybody who reads it."""
    soon, late = replace(ROUND_TRIP, due=date(2027, 3, 31)), replace(ROUND_TRIP, due=date(2028, 3, 31))
    assert '"31 mars"' in shown(replace(SUMMARY, sums=replace(SUMS, measures=(soon,))))
    assert '"31 mars 2028"' in shown(replace(SUMMARY, sums=replace(SUMS, measures=(late,))))


def test_own_questions_are_said_to_be_left_out() -> None:
    """Questions that a node has added are never in the core's figures (G07), and who answered them wonders where they went."""
    assert "2 frågor som ni själva har lagt till räknas inte här" in shown(
        replace(SUMMARY, sums=replace(SUMS, local=2))
    )
