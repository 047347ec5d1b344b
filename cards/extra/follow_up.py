"""An extra follow-up: the form that starts one, that it has begun, and the letter that offers a small one."""

from __future__ import annotations

from typing import assert_never

from cards.extra.left_open import left_open
from cards.ground.common import extra_kind, home_button, open_button, review_title, short_units, shorten, units
from cards.parts import (
    Option,
    Sheet,
    bold,
    box,
    button,
    buttons,
    choice_field,
    heading,
    paragraph,
    sheet,
    small,
    text,
    text_field,
    top,
)
from cards.texts import Texts
from dialogs.extra.events import DeclineOffer, PutOffOffer, ShowExtra, StartExtra, TakeOffer
from dialogs.extra.pages import DeclinePage, ExtraPage, ExtraStartedPage, OfferAnsweredPage, OfferPage
from dialogs.extra.rules.extra import ALL, FEW
from dialogs.reviews.rules.extra import ExtraKind

MOST_QUESTIONS = 6  # named in an offer
LONGEST_REASON = 500


def form(page: ExtraPage, t: Texts) -> Sheet:
    title = t("Extra follow-up")
    if not page.total:
        return sheet(
            heading(title),
            paragraph(t("It asks what the yearly follow-up asks, and there has been none yet.")),
            buttons(home_button(t)),
            summary=title,
        )
    return sheet(
        top(title, page.unit) if page.unit else small(title),
        heading(t("Why do you follow up once more?")),
        small(
            t(
                "Once a year is the least. A reorganisation, an accident or a serious incident can be a reason to follow "
                "up again (AFS 2023:1, 14 §)."
            )
        ),
        choice_field("unit", t("Unit (required)"), _units(page), value=page.units[0][0]) if page.units else None,
        choice_field("kind", t("Why (required)"), _kinds(t), value=page.kind),
        text_field(
            "reason",
            t("What has happened? (required)"),
            value=page.reason,
            placeholder=t("For example: two wards were joined on 1 March."),
            max_length=LONGEST_REASON,
        ),
        choice_field("questions", t("Which questions?"), _questions(page, t), value=page.questions or ALL),
        small(
            t.n(
                "Open from today for {n} week. The safety representative is in it, and you both sign.",
                "Open from today for {n} weeks. The safety representative is in it, and you both sign.",
                page.weeks,
            )
        ),
        buttons(button(t("Start it"), StartExtra(node=page.node)), home_button(t)),
        summary=title,
    )


def _units(page: ExtraPage) -> list[Option]:
    return [Option(name, node) for node, name in page.units]


def _kinds(t: Texts) -> list[Option]:
    return [Option(_capital(extra_kind(kind, t)), kind.value) for kind in ExtraKind]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _questions(page: ExtraPage, t: Texts) -> list[Option]:
    """All, the small set, or one area."""
    return [
        Option(t.n("All {n} question", "All {n} questions", page.total), ALL),
        *([Option(t("The {n} a new manager begins with", n=page.few), FEW)] if page.few else []),
        *(Option(f"{t.text(title)} ({number})", area) for area, title, number in page.areas),
    ]


def started(page: ExtraStartedPage, t: Texts) -> Sheet:
    title = t("The extra follow-up has begun") if page.new else t("It is going on already")
    questions = t.n("{n} question", "{n} questions", page.questions)
    day = t.weekday(page.closes)
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        paragraph(t("{questions}, to be done by {day}.", questions=questions, day=day)),
        None if page.may_open else paragraph(_invited(page, t)),
        buttons(open_button(page.review, t("To the questions")) if page.may_open else None, home_button(t)),
        summary=f"{title}: {units(t, page.review)}",
    )


def _invited(page: ExtraStartedPage, t: Texts) -> str:
    if not page.managers:
        return t("The unit has no manager. Whoever becomes it is invited.")
    return t("{who} is invited.", who=t.names(page.managers))


# --- offered


def offer(page: OfferPage, t: Texts) -> Sheet:
    title = _offer_title(page, t)
    taken = TakeOffer(node=page.node, kind=page.kind)
    return sheet(
        top(t("Extra follow-up"), page.unit),
        heading(title),
        *left_open(page.waiting, t("Nothing is open in the unit."), t),
        box(
            text(bold(t.n("A small follow-up, {n} question", "A small follow-up, {n} questions", len(page.questions)))),
            small(_named(page, t)),
            small(t.n("Open for {n} week, if you start it.", "Open for {n} weeks, if you start it.", page.weeks)),
            buttons(button(t("Start"), taken, inputs=False)),
        ),
        buttons(
            button(t("Later"), PutOffOffer(node=page.node, kind=page.kind), inputs=False),
            button(t("Not now"), DeclineOffer(node=page.node, kind=page.kind), inputs=False),
            home_button(t),
        ),
        summary=f"{title} ({page.unit})",
    )


def _offer_title(page: OfferPage, t: Texts) -> str:
    match page.kind:
        case ExtraKind.NEW_MANAGER:
            return t("You are the new manager of {unit}: this is what you take over", unit=page.unit)
        case ExtraKind.REORGANISATION:
            return t("{unit} has moved in the organisation: this is what goes with it", unit=page.unit)
        case ExtraKind.ACCIDENT | ExtraKind.INCIDENT | ExtraKind.OTHER:
            return t("A small extra follow-up of {unit}?", unit=page.unit)
        case _:
            assert_never(page.kind)


def _named(page: OfferPage, t: Texts) -> str:
    told = [t.text(one) for one in page.questions[:MOST_QUESTIONS]]
    more = len(page.questions) - len(told)
    return ", ".join(told) + (f" + {more}" if more > 0 else "")


def decline(page: DeclinePage, t: Texts) -> Sheet:
    title = t("Why not now?")
    return sheet(
        top(t("Extra follow-up"), page.unit),
        heading(title),
        text_field(
            "why",
            t("Reason (required)"),
            value=page.typed,
            placeholder=t("For example: we did the yearly one three weeks ago."),
            max_length=LONGEST_REASON,
        ),
        small(t("I do not ask again. You can start one yourself from the start page.")),
        buttons(
            button(t("Save"), DeclineOffer(node=page.node, kind=page.kind)),
            button(t("Start it after all"), TakeOffer(node=page.node, kind=page.kind), inputs=False),
            home_button(t),
        ),
        summary=title,
    )


def answered(page: OfferAnsweredPage, t: Texts) -> Sheet:
    declined = t("Noted: no extra follow-up now")
    title = t("I ask again on {day}", day=t.short_weekday(page.again)) if page.again else declined
    return sheet(
        heading(title),
        paragraph(shorten(page.unit, 100)),
        buttons(button(t("Extra follow-up"), ShowExtra(node=page.node), inputs=False), home_button(t)),
        summary=title,
    )
