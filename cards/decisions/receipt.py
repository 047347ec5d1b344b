"""A unit's receipt: from its answer to the decision to the effort, question by question."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.decisions.words import LONGEST, effort_words, head_words, not_yet_words, verdict_words
from cards.ground.common import home_button, question_line, shorten
from cards.levels.parts import under
from cards.parts import (
    Element,
    Sheet,
    button,
    buttons,
    group,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    subheading,
    tap_line,
    text,
)
from cards.texts import Texts
from dialogs.analyses.rules.decision import ItemKind, Verdict
from dialogs.decisions.events import ShowAnswerBack, ShowReceipt
from dialogs.decisions.pages import ReceiptLine, ReceiptPage, ReceiptStep
from dialogs.measures.events import ShowUnitPlan

MOST = 8
MOST_ANSWERS = 5


def receipt(page: ReceiptPage, t: Texts) -> Sheet:
    named = t("What came of the answers: {unit}, {year}", unit=page.unit, year=page.year)
    return sheet(
        heading(named),
        None if page.signed else paragraph(t("The follow-up is not signed yet, so nobody above has seen it.")),
        *(_line(one, t) for one in page.lines[:MOST]),
        _more(page, t),
        _general(page, t),
        _waiting(page, t),
        _answers(page, t),
        buttons(*_ways(page, t)),
        summary=named,
    )


def _line(one: ReceiptLine, t: Texts) -> Element:
    return group(
        subheading(question_line(t, one.number, one.short)),
        text(t("You answered {choice}", choice=t.text(one.choice.label))),
        *(line for step in one.steps for line in _step(step, t)),
    )


def _step(step: ReceiptStep, t: Texts) -> Iterator[Element]:
    yield _arrow(_taken_up(step, t))
    if step.verdict is not None and step.head is not None:
        verdict = verdict_words(step.verdict, t)
        yield _arrow(f"{head_words(step.head, t)}: {verdict}")
        if step.verdict is Verdict.CHANGED:
            yield under(quote(shorten(step.wording, LONGEST)))
        if step.reason:
            yield under(t("Why: {reason}", reason=quote(shorten(step.reason, LONGEST))))
    elif step.head is not None:
        yield _arrow(not_yet_words(step.head, t))
        yield under(t("Why: {reason}", reason=quote(shorten(step.why_not_yet, LONGEST))))
    elif step.kind is not ItemKind.MEASURE:
        yield _arrow(t("No decision is recorded yet"))
    if step.effort is not None:
        yield _arrow(t("In the plan: {effort}", effort=effort_words(step.effort, step.wording or step.text, t)))


def _arrow(words: str) -> Element:
    return text(f"→ {words}")


def _taken_up(step: ReceiptStep, t: Texts) -> str:
    what = quote(shorten(step.text, LONGEST))
    match step.kind:
        case ItemKind.PRIORITY if step.preserve:
            return t("{level} wants to keep: {what}", level=step.level, what=what)
        case ItemKind.PRIORITY:
            return t("{level} puts first: {what}", level=step.level, what=what)
        case ItemKind.PROPOSAL:
            return t("{level} proposes: {what}", level=step.level, what=what)
        case ItemKind.MEASURE:
            return t("{level} has a measure of its own: {what}", level=step.level, what=what)


def _more(page: ReceiptPage, t: Texts) -> Element | None:
    left = len(page.lines) - MOST
    return small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None


def _general(page: ReceiptPage, t: Texts) -> Iterator[Element]:
    if page.general:
        yield subheading(t("About no question in particular"))
        for step in page.general[:MOST]:
            yield group(*_step(step, t))


def _waiting(page: ReceiptPage, t: Texts) -> Element | None:
    if page.waiting:
        return paragraph(
            t.n(
                "{n} shortcoming of yours is not taken up above. It stands in your own plan.",
                "{n} shortcomings of yours are not taken up above. They stand in your own plan.",
                page.waiting,
            )
        )
    return paragraph(t("No level above has put anything first yet.")) if page.signed and not page.lines else None


def _answers(page: ReceiptPage, t: Texts) -> Iterator[Element]:
    if page.answers:
        yield subheading(t("What you have been answered"))
    for head, read in page.answers[:MOST_ANSWERS]:
        words = not_yet_words(head, t) if head.none_yet else head_words(head, t)
        event = ShowAnswerBack(decision=head.decision, node=page.node)
        yield group(
            tap_line(words, "", t("Open: {what}", what=words), event), under(t("read") if read else t("not read yet"))
        )


def _ways(page: ReceiptPage, t: Texts) -> Iterator[ActionExecute]:
    for node, name in page.others[:2]:
        yield button(shorten(name, 28), ShowReceipt(node=node, year=page.year), inputs=False)
    yield button(t("The unit's plan"), ShowUnitPlan(node=page.node), inputs=False)
    yield home_button(t)
