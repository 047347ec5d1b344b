"""Talk it through: where the safety representative sees it differently, what they propose, and what the manager does about it.

Nobody has to win: letting both answers stand is as good an end as changing one's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.types import Spacing

from cards.ground.common import (
    choice_name,
    home_button,
    joint,
    open_button,
    overview_button,
    question_line,
    short_units,
    shorten,
    units,
)
from cards.parts import (
    Element,
    Sheet,
    bold,
    box,
    button,
    buttons,
    group,
    heading,
    paragraph,
    quote,
    rich,
    sheet,
    small,
    subheading,
    text,
    text_field,
    top,
)
from cards.reviews.plan import measure_words
from cards.texts import Texts
from dialogs.reviews.events.answering import ShowQuestion
from dialogs.reviews.events.confirming import LetStand
from dialogs.reviews.events.following_up import AdoptMeasure, CancelMeasure
from dialogs.reviews.pages.answering import PlannedMeasure
from dialogs.reviews.pages.confirming import Difference, TalkPage

MOST_DIFFERENCES = 8
MOST_PROPOSALS = 5
MOST_REMARKS = 8
LONGEST = 200  # characters of one comment: the question's own card has the whole of it


def talk(page: TalkPage, t: Texts) -> Sheet:
    title = t("Talk it through")
    return sheet(
        top(title, short_units(page.review)),
        heading(_heading(page, t)),
        joint(t, page.review),
        paragraph(_how(page, t)),
        (_difference(page, one, t) for one in _first(page)),
        _more(len(page.differences) - MOST_DIFFERENCES, t),
        _proposals(page, t),
        _remarks(page, t),
        _onward(page, t),
        buttons(overview_button(t, page.review), home_button(t)),
        summary=t("{title}: {units}", title=title, units=units(t, page.review)),
    )


def _first(page: TalkPage) -> tuple[Difference, ...]:
    """What is not talked through yet comes first, and makes room for the rest when it is."""
    return tuple(sorted(page.differences, key=lambda one: one.stands))[:MOST_DIFFERENCES]


def _more(more: int, t: Texts) -> Element | None:
    return small(t.n("and {n} more", "and {n} more", more)) if more > 0 else None


def _left(page: TalkPage) -> int:
    return sum(1 for one in page.differences if not one.stands) + len(page.proposals)


def _heading(page: TalkPage, t: Texts) -> str:
    left = _left(page)
    if not left:
        return t("Everything is talked through")
    return t.n("{n} thing to talk through", "{n} things to talk through", left)


def _how(page: TalkPage, t: Texts) -> str:
    if not page.may_decide:
        return t("The manager looks at this now, and can change an answer or let both stand. Both are kept.")
    if not _left(page):
        return t("What you see differently is kept side by side. Now it is time to sign.")
    return t("Talk about it, preferably face to face. Then change your answer, or let both stand. Both are kept.")


def _difference(page: TalkPage, one: Difference, t: Texts) -> Element:
    manager = (t("Manager"), choice_name(t, one.manager_choice), one.manager_comment)
    views = ((who, choice_name(t, choice), comment) for who, choice, comment in one.views)
    return group(
        text(bold(question_line(t, one.number, one.short))),
        (_voice(*voice) for voice in (manager, *views)),
        small(t("✓ Both answers stand.")) if one.stands else None,
        _decide(page, one, t) if page.may_decide else None,
    )


def _voice(who: str, choice: str, comment: str) -> Element:
    said = f" · {quote(shorten(comment, LONGEST))}" if comment else ""
    return paragraph(rich(f"{who}: ", bold(choice), said))


def _decide(page: TalkPage, one: Difference, t: Texts) -> list[Element]:
    stand = LetStand(review=page.review.id, question=one.question, revision=page.review.revision)
    return buttons(
        button(t("Change answer"), ShowQuestion(review=page.review.id, question=one.question), inputs=False),
        None if one.stands else button(t("Let both stand"), stand, inputs=False),
        spacing=Spacing.SMALL,
    )


def _proposals(page: TalkPage, t: Texts) -> Iterator[Element]:
    if not page.proposals:
        return
    yield subheading(t("The safety representative proposes"))
    if page.may_decide:
        yield text_field("what", t("If you say no: why? (required for a no)"), long=False, max_length=500)
    yield from (_proposal(page, one, t) for one in page.proposals[:MOST_PROPOSALS])
    if more := _more(len(page.proposals) - MOST_PROPOSALS, t):
        yield more


def _proposal(page: TalkPage, one: PlannedMeasure, t: Texts) -> Element:
    review, now = page.review.id, page.review.revision
    answer = buttons(
        button(t("Take into the plan"), AdoptMeasure(review=review, measure=one.id, revision=now), inputs=False),
        button(t("Say no"), CancelMeasure(review=review, measure=one.id, revision=now, seen=one.seen)),
        spacing=Spacing.SMALL,
    )
    number = None if one.number is None else small(t("Question {number}", number=one.number))
    return group(number, text(measure_words(one, t)), answer if page.may_decide else None)


def _remarks(page: TalkPage, t: Texts) -> Iterator[Element]:
    if page.remarks:
        yield subheading(t("Comments"))
        for number, who, comment in page.remarks[:MOST_REMARKS]:
            yield paragraph(
                t("Question {number}, {who}: {text}", number=number, who=who, text=quote(shorten(comment, LONGEST)))
            )


def _onward(page: TalkPage, t: Texts) -> Element | None:
    return None if _left(page) else box(buttons(open_button(page.review, t("To the signing")), spacing=Spacing.NONE))
