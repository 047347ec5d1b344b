"""Which comments may be read above the own line: one press for all of them, and nothing has to be shared."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.ground.common import home_button, overview_button, question_line, review_title, short_units, shorten
from cards.parts import (
    TIGHT,
    Element,
    Option,
    Sheet,
    button,
    buttons,
    choice_field,
    group,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    top,
)
from cards.texts import Texts
from dialogs.reviews.events.entering import OpenReview
from dialogs.reviews.rules.review import SeatKind
from dialogs.reviews.rules.sharing import Sharing
from dialogs.sharing.events import ShareComments
from dialogs.sharing.pages import CommentLine, SharingPage

LONGEST = 140  # of a comment beside its box: they know what they wrote
MOST = 20  # comments on one card; of more only the boxes, and the comments are where they were written


def sharing(page: SharingPage, t: Texts) -> Sheet:
    title = t("Which comments may be read above?")
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        paragraph(
            t(
                "Your own line reads what you have written. What you tick here may also be read in the results and reports "
                "of the levels above, without your unit's name and without your answer. Do not name anybody in it."
            )
        ),
        _lines(page, t) if page.lines else paragraph(_nothing(page, t)),
        _objected(page, t),
        buttons(*_ways(page, t)),
        summary=title,
    )


def _nothing(page: SharingPage, t: Texts) -> str:
    if page.seat is SeatKind.REP:
        return t("The manager has not chosen to share any comment.")
    return t("There is no comment to share. What is written about sensitive questions is never shared.")


def _lines(page: SharingPage, t: Texts) -> Iterator[Element]:
    lines = [one for one in page.lines if page.may_change or one.sharing is Sharing.SHARED]
    for one in lines if len(lines) <= MOST else ():
        yield group(paragraph(_name(one, t)), small(quote(shorten(one.comment, LONGEST)), spacing=TIGHT))
    if not page.may_change:
        yield small(t("It is signed, or being signed. To change it, open the follow-up again."))
        return
    chosen = ",".join(one.question for one in lines if one.sharing is Sharing.SHARED)
    options = [Option(title=_name(one, t), value=one.question) for one in lines if _may_be_ticked(one, page)]
    if options:
        yield choice_field("shared", t("May be read above:"), options, value=chosen, several=True)


def _may_be_ticked(one: CommentLine, page: SharingPage) -> bool:
    """What a representative objected to is theirs to let go of again."""
    return page.seat is SeatKind.REP or one.sharing is not Sharing.OBJECTED


def _name(one: CommentLine, t: Texts) -> str:
    return question_line(t, one.number, one.short)


def _objected(page: SharingPage, t: Texts) -> Element | None:
    numbers = [str(one.number) for one in page.lines if one.sharing is Sharing.OBJECTED]
    if not numbers:
        return None
    return small(
        t(
            "Not shared, because the safety representative does not want it: question {numbers}.",
            numbers=t.names(numbers),
        )
    )


def _ways(page: SharingPage, t: Texts) -> Iterator[ActionExecute]:
    if page.may_change and any(_may_be_ticked(one, page) for one in page.lines):
        review = page.review
        yield button(t("Save"), ShareComments(review=review.id, version=review.version, revision=review.revision))
    yield button(t("Back"), OpenReview(review=page.review.id), inputs=False)
    yield overview_button(t, page.review)
    yield home_button(t)
