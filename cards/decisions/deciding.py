"""The forms for a decision: that there is one, or that there is none yet."""

from __future__ import annotations

from collections.abc import Iterator

from cards.decisions.presentation import asked_facts
from cards.decisions.words import head_words
from cards.ground.common import home_button, shorten
from cards.levels.parts import title, where
from cards.parts import (
    Element,
    Option,
    Sheet,
    box,
    button,
    buttons,
    choice_field,
    date_field,
    heading,
    paragraph,
    sheet,
    small,
    subheading,
    text_field,
)
from cards.texts import Texts
from dialogs.decisions.events import Decide, NoDecisionYet, ShowDecisions
from dialogs.decisions.pages import DecidePage

LONGEST = 160


def decide(page: DecidePage, t: Texts) -> Sheet:
    named = t("No decision yet") if page.none_yet else t("Record a decision")
    return sheet(
        where(page.level, t),
        heading(named),
        small(t("Corrects: {decision}", decision=head_words(page.corrects, t))) if page.corrects else None,
        _not_yet(page, t) if page.none_yet else _decision(page, t),
        buttons(
            button(t("All decisions"), ShowDecisions(node=page.level.node, year=page.level.year), inputs=False),
            home_button(t),
        ),
        summary=f"{named}: {title(page.level, t)}",
    )


def _body_field(page: DecidePage, t: Texts) -> Element | None:
    if len(page.bodies) == 1:
        return paragraph(t("Body: {name}", name=page.bodies[0][1]))
    options = [Option(name, id_) for id_, name in page.bodies]
    known = any(id_ == page.draft.body for id_, _ in page.bodies)
    return choice_field("body", t("Which body"), options, value=page.draft.body if known else "")


def _not_yet(page: DecidePage, t: Texts) -> Iterator[Element]:
    yield paragraph(
        t(
            "That there is no decision, why, and when it is expected, is an answer, too. Then you send it to those beneath."
        )
    )
    yield from _some(_body_field(page, t))
    yield text_field("text", t("Why (required)"), value=page.draft.text)
    yield date_field("day", t("Expected on (required)"), value=page.draft.day, earliest=page.today)
    event = NoDecisionYet(node=page.level.node, year=page.level.year, number=page.number)
    yield box(buttons(button(t("Save that there is none yet"), event)))


def _some(one: Element | None) -> Iterator[Element]:
    if one is not None:
        yield one


def _decision(page: DecidePage, t: Texts) -> Iterator[Element]:
    if page.rep_silent:
        yield paragraph(t("The safety representative has not said anything of the analysis yet."))
    yield from _some(_body_field(page, t))
    yield date_field("day", t("Decided on (required)"), value=page.draft.day, latest=page.today)
    yield text_field("paragraph", t("Paragraph"), value=page.draft.paragraph, long=False, max_length=20)
    yield text_field("registry", t("Registry number"), value=page.draft.registry, long=False, max_length=60)
    yield text_field("text", t("The decision as it is in the minutes (required)"), value=page.draft.text)
    if page.items:
        yield from _items(page, t)
    corrects = page.corrects.decision if page.corrects else None
    event = Decide(node=page.level.node, year=page.level.year, number=page.number, corrects=corrects)
    yield paragraph(
        t(
            "What is adopted locks the analysis, and becomes measures in the plans of this level and those beneath "
            "it. What others own is raised with their managers, who answer."
        )
    )
    yield box(buttons(button(t("Save the decision"), event)))


def _items(page: DecidePage, t: Texts) -> Iterator[Element]:
    yield subheading(t("What it adopts"))
    every = ",".join(one.key for one in page.items)
    options = [Option(f"({one.number}) {shorten(one.text, LONGEST)}", one.key) for one in page.items]
    chosen = every if page.draft.adopted is None else page.draft.adopted
    yield choice_field("adopted", t("Adopted as they are"), options, value=chosen, several=True)
    yield small(t("Who is to do what: {owners}", owners="; ".join(_owners(page, t))))
    yield text_field(
        "changed", t("Changed: number and new wording"), value=page.draft.changed, placeholder=t("2: new wording")
    )
    yield text_field(
        "reasons", t("Not adopted: number and reason"), value=page.draft.reasons, placeholder=t("3: is done already")
    )


def _owners(page: DecidePage, t: Texts) -> list[str]:
    return [f"({one.number}) {asked_facts(one, t)}" for one in page.items]
