"""Handing over everything: what it is and to whom, the receipt, and the letter to the one who has it from now on."""

from __future__ import annotations

from collections.abc import Iterator

from cards.ground.common import home_button, shorten
from cards.parts import (
    TIGHT,
    Element,
    Option,
    Sheet,
    box,
    button,
    buttons,
    choice_field,
    group,
    heading,
    line,
    paragraph,
    quote,
    row_button,
    sheet,
    small,
    subheading,
    text,
    text_field,
)
from cards.reviews.matter_words import in_short
from cards.reviews.who import who_fields
from cards.texts import Texts
from dialogs.handover.events.handing_all import HandAll, ShowHandAll
from dialogs.handover.pages.handing_all import HandAllPage, HandedAllPage, HandedKind, HandedMatter, HandedMeasure
from dialogs.home.events import MyMeasures
from dialogs.matters.events import ShowMatter
from dialogs.measures.events import ShowMeasure

MOST = 10
LONGEST = 130


def form(page: HandAllPage, t: Texts) -> Sheet:
    title = t("Hand over all that is yours") if page.mine else t("Hand over all that is {who}'s", who=page.name)
    there_is = bool(page.measures or page.matters)
    return sheet(
        heading(title),
        *(_what(page, t) if there_is else [paragraph(_nothing(page, t))]),
        *_notes(page, t),
        *(_form(page, t) if there_is else ()),
        *_somebody_else(page, t),
        buttons(home_button(t)),
        summary=title,
    )


def _nothing(page: HandAllPage, t: Texts) -> str:
    return t("You have nothing open to hand over.") if page.mine else t("{who} has nothing open here.", who=page.name)


def _what(page: HandAllPage, t: Texts) -> Iterator[Element]:
    yield from _measures(page.measures, t)
    yield from _matters(page.matters, t("Raised matters that wait for an answer"), t)


def _measures(measures: tuple[HandedMeasure, ...], t: Texts, *, opens: bool = False) -> Iterator[Element]:
    if not measures:
        return
    yield subheading(t.n("{n} measure", "{n} measures", len(measures)))
    for one in measures[:MOST]:
        what = shorten(one.what, LONGEST)
        facts = small(f"{one.unit} · {_due(one, t)}", spacing=TIGHT)
        show = row_button(t("Open"), ShowMeasure(measure=one.measure))
        yield group(line(what, show) if opens else text(what), facts)
    yield from _more(len(measures) - MOST, t)


def _due(one: HandedMeasure, t: Texts) -> str:
    if one.done:
        return t("did it help?")
    if one.due is None:
        return t("no date")
    day = t.short_day(one.due)
    return t("overdue, {day}", day=day) if one.overdue else day


def _matters(matters: tuple[HandedMatter, ...], title: str, t: Texts, *, opens: bool = False) -> Iterator[Element]:
    if not matters:
        return
    yield subheading(title)
    for one in matters[:MOST]:
        what, show = in_short(one.what), row_button(t("Open"), ShowMatter(matter=one.matter))
        yield group(
            line(what, show) if opens else text(what),
            small(" · ".join(part for part in (one.unit, _wanted(one, t)) if part), spacing=TIGHT),
            small(t("{who} has it, too: it stays there", who=t.names(one.stays_with)), spacing=TIGHT)
            if one.stays_with
            else None,
        )
    yield from _more(len(matters) - MOST, t)


def _wanted(one: HandedMatter, t: Texts) -> str:
    return t("wants an answer by {day}", day=t.short_day(one.wanted_by)) if one.wanted_by else ""


def _more(more: int, t: Texts) -> Iterator[Element]:
    if more > 0:
        yield small(t.n("and {n} more", "and {n} more", more))


def _notes(page: HandAllPage, t: Texts) -> Iterator[Element]:
    if page.matters:
        yield small(
            t(
                "A raised matter belongs to a role. It goes along to somebody whose role can answer it, and else waits for "
                "whoever has the role next."
            )
        )
    if page.in_plans:
        yield small(_in_plans(page.in_plans, t))
    if page.elsewhere:
        yield small(
            t.n(
                "{n} more measure belongs to a unit outside your line: {who} hands it on.",
                "{n} more measures belong to units outside your line: {who} hands them on.",
                page.elsewhere,
                who=page.name,
            )
        )


def _in_plans(number: int, t: Texts) -> str:
    return t.n(
        "{n} measure is in a follow-up that is not signed: it is changed in its plan.",
        "{n} measures are in follow-ups that are not signed: they are changed in their plans.",
        number,
    )


def _form(page: HandAllPage, t: Texts) -> Iterator[Element]:
    yield subheading(t("To whom?"))
    yield from who_fields(page.candidates, page.draft, t, picker=page.picker)
    yield text_field("why", t("Why (optional)"), value=page.typed, placeholder=t("For example: new job from 1 March."))
    event = HandAll(person=None if page.mine else page.of, mark=page.mark)
    yield box(*buttons(button(t("Hand over all of it"), event)))
    yield small(t("Follow-ups and roles go with the organisation's files, not from here."))


def _somebody_else(page: HandAllPage, t: Texts) -> Iterator[Element]:
    """A manager sees to it for those who cannot themselves."""
    if not page.others:
        return
    yield choice_field("of", t("Somebody else's"), [Option(name, who) for who, name in page.others])
    yield from buttons(button(t("Show theirs"), ShowHandAll()))


# --- handed over


def handed(page: HandedAllPage, t: Texts) -> Sheet:
    letter = page.kind is HandedKind.LETTER
    title = _letter_title(page, t) if letter else t("Handed over to {who}", who=page.to)
    return sheet(
        heading(title),
        small(t("It was {who}'s.", who=page.of)) if not page.mine else None,
        paragraph(t("Why: {reason}", reason=quote(shorten(page.why, 400)))) if page.why else None,
        paragraph(t("You are the one person who sees to it. If it should be somebody else, hand it on."))
        if letter
        else None,
        *_measures(page.measures, t, opens=letter),
        *_matters(
            page.matters,
            t("Raised matters that wait for your answer") if letter else t("Raised matters"),
            t,
            opens=letter,
        ),
        *_matters(page.stayed, t("Stay with the role"), t),
        small(_in_plans(page.in_plans, t)) if page.in_plans else None,
        None if letter else small(t("{who} is told in one letter. The measures' own history shows it.", who=page.to)),
        buttons(
            button(t("My measures"), MyMeasures(), inputs=False) if letter and page.measures else None,
            home_button(t),
        ),
        summary=title,
    )


def _letter_title(page: HandedAllPage, t: Texts) -> str:
    number = len(page.measures) + len(page.matters)
    return t.n("{who} has handed over {n} thing to you", "{who} has handed over {n} things to you", number, who=page.by)
