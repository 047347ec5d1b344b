"""What the bot can do for the reader, and what can be written instead of pressing."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.ground.common import choose_language, home_button
from cards.ground.kept import kept
from cards.parts import Element, Sheet, bold, button, buttons, heading, paragraph, rich, sheet, subheading
from cards.texts import Texts
from dialogs.home.pages import HelpPage
from dialogs.risk.events import ShowRiskAssessment


def help_page(page: HelpPage, t: Texts) -> Sheet:
    title = t("This is what I can do")
    return sheet(
        heading(title),
        *(_help_in_channel(t) if page.in_channel else _help_in_private(page, t)),
        None if page.in_channel else buttons(home_button(t), choose_language(t), _risk(page, t)),
        summary=title,
    )


def _risk(page: HelpPage, t: Texts) -> ActionExecute | None:
    if not (page.is_manager or page.is_rep):
        return None
    return button(t("Risk assessment"), ShowRiskAssessment(), inputs=False)


def _help_in_channel(t: Texts) -> list[Element]:
    return [
        paragraph(
            t("In this channel I post the summary when a follow-up is signed. Never single answers or comments.")
        ),
        paragraph(t("The follow-up itself is done in a chat of our own: write to me there.")),
    ]


def _help_in_private(page: HelpPage, t: Texts) -> list[Element]:
    words = [
        (t("“start”"), t("what waits for you now")),
        (t("“yes”, “partly: no routine”, “no”"), t("answers the question, with a comment after the colon")),
        (t("“not applicable: no chemicals”"), t("answers, with the reason")),
        (t("“skip”, “back”, “overview”"), t("moves about in the follow-up")),
        *(_manager_words(t) if page.is_manager else ()),
        *(_rep_words(t) if page.is_rep else ()),
        (t("“status”, “measures”"), t("how far you are, and what is yours to do")),
        (t("“done: held in May”, “postpone: 1 May; why”, “helped”"), t("about the measure that you look at")),
        (t("“hand over all: Anna Ek”"), t("gives all that is yours to one person, when you leave")),
        *(_unit_words(page, t) if page.is_manager or page.is_rep else ()),
        (t("“language”"), t("Swedish or English")),
    ]
    return [
        paragraph(_role_help(page, t)),
        subheading(t("You can write instead of pressing")),
        *(_word_line(word, meaning) for word, meaning in words),
        kept(t),
    ]


def _manager_words(t: Texts) -> Iterator[tuple[str, str]]:
    yield t("“measure: new routine; Anna Ek; 31 March”"), t("plans what, who and when")
    yield t("“hand over”, “let stand”, “sign”"), t("takes it further when you are ready")


def _unit_words(page: HelpPage, t: Texts) -> Iterator[tuple[str, str]]:
    yield t("“result”, “result 2025”, then “question 9”"), t("what came out of it, at your own level and below")
    yield t("“as a picture”"), t("the same answers drawn; “picture as a file” to take it along")
    yield t("“share 3, 9”, “do not share 3”"), t("which comments may be read above your own line")
    yield t("“analyse”, “improve: time for new managers”"), t("what your own level says of its year, and puts first")
    yield t("“decisions”, “the answer”, “receipt”"), t("what was decided, what you were answered, and what came of it")
    yield t("“unit plan”, “unit plan 2027 closed”"), t("the measures of your unit, of a year or a state")
    yield t("“plan word”, “plan excel”"), t("the same plan as a file")
    yield t("“new measure: safety round; 31 March; Anna Ek”"), t("a measure on its own, outside the follow-up")
    yield (
        t("“raise: ventilation; premises; 1 May”, “matters”"),
        t("what you cannot solve yourselves, and what came of it"),
    )
    yield t("“risk assessment: 1 March”"), t("the day when the unit's risk assessment was done")
    if page.is_manager:
        yield t("“extra follow-up”"), t("once more, after a change or an accident")
        yield t("“remind me: 20 November”"), t("puts off the invitation to that day")
        yield (
            t("“what stood in the way”"),
            t("when the last day has passed; a number after it for another of your units"),
        )
    yield t("“pause: 20 November”"), t("no reminders before that day")


def _rep_words(t: Texts) -> Iterator[tuple[str, str]]:
    yield t("“agree”"), t("with the whole area, or the plan")
    yield t("“7 no: not at night”, “comment 7: good”"), t("your own view of question 7, or just a comment")
    yield t("“propose 7: more time”, “sign”"), t("proposes a measure, and signs when it is time")


def _word_line(word: str, meaning: str) -> Element:
    return paragraph(rich(bold(word), f" {meaning}"))


def _role_help(page: HelpPage, t: Texts) -> str:
    if page.is_manager:
        return t(
            "You answer one question at a time, for your unit, preferably together with the safety representative. "
            "Each press saves: pause whenever you like. What does not work gets a measure, then you both sign."
        )
    if page.is_rep:
        return t(
            "When the manager has answered, you go through the answers area by area: agree, see it differently, or "
            "propose a measure. Then you both sign."
        )
    return t("I lead managers and safety representatives through the yearly follow-up of the work environment.")
