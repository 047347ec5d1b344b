"""The start page, and what those see who have no role.

The first thing is always what needs the reader now, with its button.
"""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.decisions.words import owed_words
from cards.ground.common import choose_language, help_button, named_units, overview_button, review_title, units
from cards.ground.kept import kept
from cards.handover.leaving import left_lines
from cards.home import levels as home_levels
from cards.home.desk import facts_line, next_step, short_step
from cards.matters.lists import units_words
from cards.measures.standing import support_line, totals
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    bold,
    box,
    button,
    buttons,
    group,
    heading,
    line,
    paragraph,
    progress,
    row_button,
    sheet,
    small,
    subheading,
    subtle,
    tap_line,
    text,
)
from cards.reviews.matter_words import in_short
from cards.texts import Texts
from dialogs.decisions.events import ShowDecision
from dialogs.decisions.rules.decision import Unfinished
from dialogs.extra.events import ShowExtra
from dialogs.home.events import MyMeasures
from dialogs.home.pages import HomePage, NodeBelow, NoRolePage, OwedDecision, SupportWanted
from dialogs.levels.events import ShowLevel
from dialogs.matters.events import ShowMatter, ShowMatters
from dialogs.matters.pages import LiftedToMe
from dialogs.measures.events import ShowUnitPlan
from dialogs.measures.pages import MyMeasure
from dialogs.reviews.events.entering import OpenReview, ShowInvitation
from dialogs.reviews.pages.desk import DeskReview, Step

MOST_LINES = 4  # of one kind on the start page


def home(page: HomePage, t: Texts) -> Sheet:
    greeting = _greeting(page.name, t)
    first, rest = page.reviews[:1], page.reviews[1:]
    return sheet(
        heading(greeting, large=True),
        _welcome(t) if page.welcome else None,
        *(_first(one, t, welcome=page.welcome) for one in first),
        None if first or _waiting(page) else paragraph(t("Nothing waits for you right now.")),
        _others(rest, page, t),
        _unit_plan(t) if page.has_unit else None,
        home_levels.receipt(t) if page.has_receipt else None,
        buttons(_extra(page, t), help_button(t), choose_language(t)),
        summary=f"{greeting} {next_step(first[0], t) if first else _also(page, t)}",
    )


def _greeting(name: str, t: Texts) -> str:
    """By the first name; the directory may hold none."""
    names = name.split()
    return t("Hi {name}!", name=names[0]) if names else t("Hi!")


def _waiting(page: HomePage) -> bool:
    left = page.left is not None and (page.left.measures or page.left.units or page.left.take_overs)
    return bool(
        page.measures or page.lifted or page.support or page.below or left or page.we_lifted or page.decisions
    ) or bool(page.analyses or page.unread)


def _also(page: HomePage, t: Texts) -> str:
    return t("Here is what waits for you.") if _waiting(page) else t("Nothing waits for you right now.")


def _extra(page: HomePage, t: Texts) -> ActionExecute | None:
    return button(t("Extra follow-up"), ShowExtra(), inputs=False) if page.may_start_extra else None


def _welcome(t: Texts) -> list[Element]:
    return [
        paragraph(
            t(
                "I help managers and safety representatives with the yearly follow-up of the work environment: you go "
                "through the questions, plan what to do, and sign. All of it here in Teams."
            )
        ),
        kept(t),
    ]


def _first(one: DeskReview, t: Texts, *, welcome: bool) -> Element:
    """On the first card of all it is the invitation, too: what it is about, and the ways out, are one press away."""
    return box(
        text(bold(next_step(one, t))),
        paragraph(f"{review_title(t, one.review)} · {units(t, one.review)}"),
        small(facts_line(one, t), spacing=TIGHT),
        progress(one.answered, one.total) if one.step is Step.ANSWER else None,
        buttons(
            _open(one, t),
            overview_button(t, one.review) if _has_overview(one) else None,
            _about_it(one, t) if welcome and one.step is Step.START else None,
        ),
    )


def _about_it(one: DeskReview, t: Texts) -> ActionExecute:
    return button(t("See what it is about"), ShowInvitation(review=one.review.id), inputs=False)


def _has_overview(one: DeskReview) -> bool:
    return one.step in (Step.ANSWER, Step.TALK, Step.SIGN, Step.CONFIRM)


def _open(one: DeskReview, t: Texts) -> ActionExecute:
    titles = {
        Step.SIGN: t("Read and sign"),
        Step.TALK: t("Talk it through"),
        Step.CONFIRM: t("Go through the answers"),
        Step.ANSWER: t("Continue"),
        Step.START: t("Start"),
        Step.LATE: t("Do it now"),
    }
    return button(titles.get(one.step, t("Open")), OpenReview(review=one.review.id), inputs=False)


def _others(rest: tuple[DeskReview, ...], page: HomePage, t: Texts) -> list[Element]:
    lines = [
        *(_review_line(one, t) for one in rest),
        *_measures_line(page.measures, t),
        *_lifted_lines(page.lifted, t),
        *_we_lifted_line(page.we_lifted, t),
        *_support_lines(page.support, t),
        *_decisions_lines(page.decisions, t),
        *home_levels.lines(page, t),
        *left_lines(page.left, t),
        *_below_line(page.below, t),
        *support_line(page.support_below, t),
    ]
    title = t("Also waiting") if page.reviews else t("Waiting for you")
    return [subheading(title), *lines] if lines else []


def _review_line(one: DeskReview, t: Texts) -> Element:
    words = f"{named_units(t, one.review)} · {short_step(one, t)}"
    return line(words, row_button(t("Open"), OpenReview(review=one.review.id)))


def _unit_plan(t: Texts) -> Element:
    title = t("The unit's plan")
    return tap_line(title, "", title, ShowUnitPlan(), separator=True)


def _measures_line(measures: tuple[MyMeasure, ...], t: Texts) -> list[Element]:
    if not measures:
        return []
    overdue = sum(1 for one in measures if one.overdue)
    words = t.n("{n} measure is yours", "{n} measures are yours", len(measures))
    if overdue:
        words += t.n(", {n} of them overdue", ", {n} of them overdue", overdue)
    soon = sum(1 for one in measures if one.this_month)
    if soon:
        words += t.n(", {n} this month", ", {n} this month", soon)
    control = sum(1 for one in measures if one.to_control)
    if control:
        words += t.n(", {n} where I ask whether it helped", ", {n} where I ask whether it helped", control)
    return [line(words, row_button(t("Show"), MyMeasures()))]


def _lifted_lines(lifted: tuple[LiftedToMe, ...], t: Texts) -> list[Element]:
    shown = [
        group(
            line(
                t("{unit} has raised a matter to you", unit=units_words(one.unit, one.others, t)),
                row_button(t("Open"), ShowMatter(matter=one.matter)),
            ),
            subtle(in_short(one.what)),
            small(_wanted(one, t)) if one.wanted_by else None,
        )
        for one in lifted[:MOST_LINES]
    ]
    return [*shown, *_more(len(lifted), t)]


def _wanted(one: LiftedToMe, t: Texts) -> str:
    day = t.day(one.wanted_by) if one.wanted_by else ""
    return t("wanted an answer by {day}", day=day) if one.overdue else t("wants an answer by {day}", day=day)


def _we_lifted_line(number: int, t: Texts) -> list[Element]:
    if not number:
        return []
    words = t.n("{n} matter that you have raised", "{n} matters that you have raised", number)
    return [line(words, row_button(t("Show"), ShowMatters()))]


def _decisions_lines(decisions: tuple[OwedDecision, ...], t: Texts) -> list[Element]:
    """A decision without an answer to those beneath, and an answer that is not read: not finished (G22)."""
    shown = [
        group(
            line(owed_words(one.owed, t), row_button(t("Open"), ShowDecision(decision=one.decision))),
            small(" · ".join(_of_decision(one, t))),
        )
        for one in decisions[:MOST_LINES]
    ]
    return [*shown, *_more(len(decisions), t)]


def _of_decision(one: OwedDecision, t: Texts) -> Iterator[str]:
    yield one.level
    yield f"{one.body} {t.short_day(one.on)}"
    if one.owed is Unfinished.UNREAD:
        yield t.n("not read in {n} unit", "not read in {n} units", one.unread)


def _support_lines(support: tuple[SupportWanted, ...], t: Texts) -> list[Element]:
    shown = [
        group(text(t("{person} wants support", person=one.person)), small(f"{one.unit} · {t.text(one.question)}"))
        for one in support[:MOST_LINES]
    ]
    return [*shown, *_more(len(support), t)]


def _more(number: int, t: Texts) -> list[Element]:
    left = number - MOST_LINES
    return [small(t.n("and {n} more", "and {n} more", left))] if left > 0 else []


def _below_line(below: tuple[NodeBelow, ...], t: Texts) -> list[Element]:
    if not below:
        return []
    signed, expected = totals(below)
    words = t("Below you: {signed} of {expected} signed", signed=signed, expected=expected)
    return [line(words, row_button(t("Show"), ShowLevel()))]


# --- no role


def no_role(page: NoRolePage, t: Texts) -> Sheet:
    greeting = _greeting(page.name, t)
    why = (
        t("I know who you are, but you have no part in a follow-up right now.")
        if page.known
        else t("I do not know you yet: you are not in the organisation list that I work with.")
    )
    return sheet(
        heading(greeting, large=True),
        paragraph(why),
        paragraph(
            t(
                "If you are a manager or a safety representative and should be part of it, tell the one who "
                "coordinates the follow-up at HR. You need to do nothing else: I write as soon as it is mended."
            )
        ),
        buttons(help_button(t), choose_language(t)),
        summary=f"{greeting} {why}",
    )
