"""The way into a review: the invitation, remind me later, not my unit, who takes part, together, and too late."""

from __future__ import annotations

from typing import assert_never

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import home_button, joint, minutes, open_button, review_title, short_units, units
from cards.ground.kept import kept
from cards.parts import (
    Element,
    Option,
    Sheet,
    bold,
    box,
    button,
    buttons,
    choice_field,
    date_field,
    heading,
    number_field,
    paragraph,
    quote,
    rich,
    sheet,
    small,
    text,
    text_field,
    top,
)
from cards.texts import Texts
from dialogs.reviews.events.entering import GiveLateReason, NotMine, RemindLater, SaveParticipants, ShowInvitation
from dialogs.reviews.pages.entering import (
    InvitationPage,
    LatePage,
    NotedPage,
    NoteKind,
    NotePage,
    ParticipantsPage,
    TogetherPage,
)
from dialogs.reviews.rules.review import SeatKind, Stage

MOST_PEOPLE = 9999


def invitation(page: InvitationPage, t: Texts) -> Sheet:
    title = (
        t("Time for an extra follow-up") if page.review.extra else t("Time for this year's work environment follow-up")
    )
    return sheet(
        top(review_title(t, page.review), t("by {day}", day=t.short_day(page.closes))),
        heading(title),
        paragraph(units(t, page.review)),
        paragraph(quote(page.reason)) if page.reason else None,
        *_what_it_is(page, t),
        box(text(bold(_size(page, t))), small(_when(page, t)), _begin(page, t)),
        kept(t),
        _ways_out(page, t),
        summary=f"{title}: {units(t, page.review)}, {_when(page, t)}",
    )


def _what_it_is(page: InvitationPage, t: Texts) -> list[Element]:
    if page.seat is SeatKind.REP:
        managers = t.names(page.managers) or t("The manager")
        words = t(
            "{who} answers first. Then you go through the answers, say where you see it differently, confirm the plan "
            "and sign. You can also sit together and answer at the same time.",
            who=managers,
        )
        return [paragraph(words)]
    words = (
        t(
            "You go through what works and what does not, plan what to do about it, and sign together with the safety "
            "representative. The law wants it every year (AFS 2023:1, 14 §)."
        )
        if page.review.extra is None
        else t(
            "Something has happened that is worth going through once more, beside the yearly follow-up: you answer, plan "
            "what to do about it, and sign together with the safety representative (AFS 2023:1, 14 §)."
        )
    )
    return [paragraph(words), paragraph(_with_whom(page, t))]


def _with_whom(page: InvitationPage, t: Texts) -> str:
    if not page.reps:
        return t("No safety representative is registered for the unit. You can do the follow-up anyway, and say why.")
    return t("Your safety representative: {who}", who=t.names(page.reps))


def _size(page: InvitationPage, t: Texts) -> str:
    number = t.n("{n} question", "{n} questions", page.questions)
    return t("{questions}, {minutes}. Pause whenever you like.", questions=number, minutes=minutes(page.minutes, t))


def _when(page: InvitationPage, t: Texts) -> str:
    if not page.is_open:
        return t("Opens {day}", day=t.short_weekday(page.opens))
    return t("To be done by {day}", day=t.weekday(page.closes))


def _begin(page: InvitationPage, t: Texts) -> list[Element]:
    """Opening it starts it, for the manager; the rep is shown where it stands."""
    begun = page.stage is not Stage.NOT_STARTED
    starts = page.seat is SeatKind.MANAGER and page.is_open and not begun
    title = t("Start") if starts else t("Continue") if begun else ""
    return buttons(open_button(page.review, title)) if title else []


def _ways_out(page: InvitationPage, t: Texts) -> list[Element]:
    later = button(t("Remind me later"), RemindLater(review=page.review.id), inputs=False)
    not_mine = button(t("Not my unit"), NotMine(review=page.review.id), inputs=False)
    return buttons(later if page.is_open else None, not_mine, home_button(t))


# --- a note: a day, or a line


def note(page: NotePage, t: Texts) -> Sheet:
    match page.kind:
        case NoteKind.REMIND_LATER:
            return _remind_later(page, t)
        case NoteKind.NOT_MINE:
            return _not_mine(page, t)
        case _:
            assert_never(page.kind)


def _remind_later(page: NotePage, t: Texts) -> Sheet:
    title = t("When shall I remind you?")
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        date_field("day", t("Day (required)"), value=page.typed, earliest=page.earliest, latest=page.latest),
        small(t("The last day of the follow-up is {day}.", day=t.weekday(page.latest))) if page.latest else None,
        buttons(button(t("Remind me then"), RemindLater(review=page.review.id)), _back(page, t)),
        summary=title,
    )


def _not_mine(page: NotePage, t: Texts) -> Sheet:
    title = t("Is {units} not your unit?", units=units(t, page.review))
    return sheet(
        heading(title),
        paragraph(
            t("I tell the one who coordinates the follow-up at HR, who sees to it that it reaches the right person.")
        ),
        text_field(
            "reason",
            t("What is wrong? (required)"),
            value=page.typed,
            placeholder=t("For example: I left as manager in August, now it is Li Berg."),
            max_length=500,
        ),
        buttons(button(t("Send"), NotMine(review=page.review.id)), _back(page, t)),
        summary=title,
    )


def _back(page: NotePage, t: Texts) -> ActionExecute:
    return button(t("Back"), ShowInvitation(review=page.review.id), inputs=False)


def noted(page: NotedPage, t: Texts) -> Sheet:
    if page.remind_on:
        title = t("I remind you on {day}", day=t.short_weekday(page.remind_on))
        more = t("If you have time before that, the follow-up is on the start page.")
    else:
        title = t("Thank you, it is passed on")
        more = t("The one who coordinates the follow-up at HR will look into it. You need to do nothing more.")
    return sheet(
        heading(title),
        paragraph(units(t, page.review)),
        paragraph(more),
        buttons(home_button(t)),
        summary=title,
    )


# --- too late


def late(page: LatePage, t: Texts) -> Sheet:
    title = t("The last day was {day}", day=t.short_day(page.closed))
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        paragraph(t("You can still do the follow-up. Write a line about what stood in the way, then go on as usual.")),
        text_field(
            "reason",
            t("What stood in the way? (required)"),
            value=page.typed,
            placeholder=t("For example: a change of manager in October."),
            max_length=500,
        ),
        small(t("The line is kept with the follow-up.")),
        buttons(button(t("Save and continue"), GiveLateReason(review=page.review.id)), home_button(t)),
        summary=title,
    )


# --- together


def together(page: TogetherPage, t: Texts) -> Sheet:
    title = t("Now make a chat for you to sit together in")
    with_whom = t.names(page.others)
    steps = [
        (
            t("First:"),
            t("choose New chat in Teams and add {who} and me.", who=with_whom or t("the safety representative")),
        ),
        (t("Then:"), t("write my name with @ and “start” in the chat, and I show the questions there.")),
        (t("Or:"), t("add me to the chat of a meeting you already have.")),
    ]
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        *(paragraph(rich(bold(when), f" {what}")) for when, what in steps),
        small(t("Everybody in the chat sees the answers, so add only those who are in the follow-up.")),
        buttons(open_button(page.review, t("Begin here instead")), home_button(t)),
        summary=title,
    )


# --- who takes part


def participants(page: ParticipantsPage, t: Texts) -> Sheet:
    title = t("Who takes part?")
    given = page.counts or page.suggested
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        joint(t, page.review),
        paragraph(_at_the_table(page, t)),
        small(
            t(
                "Count those who have had their say, for example at a workplace meeting. Only numbers are kept, no names."
            )
        ),
        number_field("employees", t("Employees"), value=given.employees, most=MOST_PEOPLE),
        number_field("managers", t("Managers"), value=given.managers, most=MOST_PEOPLE),
        number_field("safety_reps", t("Safety representatives"), value=given.safety_reps, most=MOST_PEOPLE),
        number_field("union_reps", t("Union representatives"), value=given.union_reps, most=MOST_PEOPLE),
        _joinable(page, t),
        *_ways_on(page, t),
        summary=f"{title} {units(t, page.review)}",
    )


def _at_the_table(page: ParticipantsPage, t: Texts) -> str:
    managers = t("Manager: {who}", who=t.names(page.managers))
    if not page.reps:
        return ". ".join((managers, t("No safety representative is registered.")))
    return ". ".join((managers, t("Safety representative: {who}", who=t.names(page.reps)))) + "."


def _joinable(page: ParticipantsPage, t: Texts) -> list[Element]:
    """Managers who share their work environment answer one review together (V09)."""
    if not page.joinable:
        return []
    options = [Option(f"{one.name} ({one.manager})" if one.manager else one.name, one.node) for one in page.joinable]
    chosen = ",".join(one.node for one in page.joinable if one.joined)
    label = t("Units that answer together with you, if you share the work environment")
    return [choice_field("joined", label, options, value=chosen, several=True)]


def _ways_on(page: ParticipantsPage, t: Texts) -> list[Element]:
    review, revision = page.review.id, page.review.revision
    if page.in_group or not page.reps:
        counted = SaveParticipants(review=review, revision=revision)
        return buttons(button(t("Save and continue"), counted), home_button(t))
    alone = SaveParticipants(review=review, revision=revision, together=False)
    both = SaveParticipants(review=review, revision=revision, together=True)
    return [
        small(
            t(
                "Do you answer together in the same room or call, or the manager first and the safety representative after?"
            )
        ),
        *buttons(
            button(t("We sit together"), both), button(t("One at a time"), alone), home_button(t), spacing=Spacing.SMALL
        ),
    ]
