"""Answering those beneath: the form, and the answer as it reaches a node, with its receipts."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.decisions.words import decided_words, head_words, not_yet_words
from cards.ground.common import home_button, shorten
from cards.levels.parts import title, under, where
from cards.parts import (
    Element,
    Sheet,
    box,
    button,
    buttons,
    date_field,
    group,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    subheading,
    text,
    text_field,
    top,
)
from cards.texts import Texts
from dialogs.decisions.events import RaiseAnswerBack, ReadAnswerBack, SendFeedback, ShowDecision, ShowReceipt
from dialogs.decisions.pages import AnswerBackPage, FeedbackPage

FIELDS = ("first", "second", "third")  # of the levels beneath, the highest first
MOST_ITEMS = 10
LONGEST = 400


def feedback(page: FeedbackPage, t: Texts) -> Sheet:
    named = t("Answer those beneath")
    return sheet(
        where(page.level, t),
        heading(named),
        small(not_yet_words(page.head, t) if page.head.none_yet else head_words(page.head, t)),
        paragraph(
            t(
                "Write once, so that it can be understood at every workplace: what you saw, what was decided, what happens "
                "now."
            )
        ),
        text_field("text", t("The answer (required)"), value=page.text),
        _adjusted(page, t),
        small(_reaches(page, t)),
        box(buttons(button(t("Send it to those beneath"), SendFeedback(decision=page.head.decision)))),
        buttons(button(t("The decision"), ShowDecision(decision=page.head.decision), inputs=False), home_button(t)),
        summary=f"{named}: {title(page.level, t)}",
    )


def _adjusted(page: FeedbackPage, t: Texts) -> Iterator[Element]:
    """Only where there are several levels: the one level's text is the answer itself."""
    if len(page.levels) < 2:
        return
    yield subheading(t("Adjusted, where a level needs it"))
    for field, (level, _), said in zip(FIELDS, page.levels, (*page.texts, "", "", ""), strict=False):
        yield text_field(field, t("To {level} (empty: the same)", level=level), value=said)


def _reaches(page: FeedbackPage, t: Texts) -> str:
    counts = ", ".join(f"{level} {t.number(count)}" for level, count in page.levels)
    return t("It reaches managers and safety representatives: {counts}. And their channels.", counts=counts)


def answer_back(page: AnswerBackPage, t: Texts) -> Sheet:
    named = t("The answer from {level}", level=page.level.name)
    return sheet(
        top(title(page.level, t), page.unit),
        heading(named),
        paragraph(not_yet_words(page.head, t) if page.head.none_yet else head_words(page.head, t)),
        small(t("Corrects: {decision}", decision=head_words(page.corrects, t))) if page.corrects else None,
        paragraph(quote(page.text)),
        small(t("The decision: {text}", text=quote(shorten(page.decided, LONGEST))))
        if page.decided != page.text
        else None,
        _items(page, t),
        _receipt(page, t),
        buttons(*_ways(page, t)),
        summary=f"{named} ({page.unit})",
    )


def _items(page: AnswerBackPage, t: Texts) -> Iterator[Element]:
    if page.items:
        yield subheading(t("What was decided"))
    for item in page.items[:MOST_ITEMS]:
        yield group(text(shorten(item.wording or item.text, LONGEST)), *(under(one) for one in decided_words(item, t)))


def _receipt(page: AnswerBackPage, t: Texts) -> Iterator[Element]:
    if page.read_at is not None:
        yield small(t("Read by {who} {when}", who=page.read_by, when=t.moment(page.read_at)))
    if page.raised_on is not None:
        yield small(t("Taken up at a staff meeting {day}", day=t.day(page.raised_on)))
    if page.may_receipt and page.raised_on is None:
        yield date_field("day", t("Taken up with the staff on"), value=page.typed, latest=page.today)


def _ways(page: AnswerBackPage, t: Texts) -> Iterator[ActionExecute]:
    if not page.may_receipt:
        return
    decision, node = page.head.decision, page.node
    if page.read_at is None:
        yield button(t("Read"), ReadAnswerBack(decision=decision, node=node), inputs=False)
    if page.raised_on is None:
        yield button(t("Taken up with the staff"), RaiseAnswerBack(decision=decision, node=node))
    yield button(t("What came of our answers"), ShowReceipt(node=page.node, year=page.level.year), inputs=False)
    yield home_button(t)
