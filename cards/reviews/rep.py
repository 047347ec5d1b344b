"""What the safety representative meets: the answers area by area, and a view of one's own on one of them.

Their buttons are on every question, because seeing it differently has to be as near as agreeing (AFS 2023:1 6 §).
"""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import FontWeight, Spacing

from cards.ground.common import choice_name, home_button, overview_button, question_line, short_units, shorten
from cards.parts import (
    Element,
    Sheet,
    Tile,
    bold,
    box,
    button,
    buttons,
    group,
    heading,
    line,
    paragraph,
    progress,
    quote,
    rich,
    sheet,
    small,
    subtle,
    text,
    text_field,
    tiles,
    top,
)
from cards.reviews.plan import measure_words
from cards.texts import Texts
from dialogs.checklists.rules.checklist import Follows
from dialogs.reviews.events.confirming import AgreeArea, Differ, Remark, ShowArea, ShowDiffer
from dialogs.reviews.events.following_up import ShowFollowUp, ShowPlan
from dialogs.reviews.events.signing import ShowReopen
from dialogs.reviews.pages.confirming import AreaAnswer, AreaPage, DifferPage

MOST_CHARACTERS = 5000  # of what was written, on one card
MOST_WITH_ALL_BUTTONS = 8
MOST_TEXTS = 32


def area(page: AreaPage, t: Texts) -> Sheet:
    title = t.text(page.title)
    where = t("Area {number} of {total}", number=page.index, total=page.total)
    return sheet(
        top(where, short_units(page.review)),
        progress(page.index, page.total),
        heading(t("{area}: what {who} answered", area=title, who=page.manager)),
        (_answer(page, one, t) for one in page.answers),
        _main(page, t),
        _ways(page, t),
        small(
            t(
                "Seeing it differently here is not a formal request under chapter 6, section 6 a of the Work Environment Act."
            )
        ),
        summary=t("{where}: what {who} answered about {area}", where=where, who=page.manager, area=title),
    )


def _answer(page: AreaPage, one: AreaAnswer, t: Texts) -> Element:
    name = question_line(t, one.number, one.short)
    return group(
        line(text(name), text(choice_name(t, one.choice), weight=FontWeight.BOLDER)),
        (small(words) for words in _said_by_manager(one, _room(page), t)),
        small(t("Put to the manager personally: you read it, you do not confirm it.")) if one.manager_only else None,
        text(bold(t("Changed since you looked")), spacing=Spacing.SMALL) if one.changed else None,
        [paragraph(_own_view(one, _room(page), t))] if one.agrees is not None or one.own_comment else None,
        buttons(*_on_question(page, one, t), spacing=Spacing.SMALL) if page.may_change else None,
    )


def _texts(page: AreaPage) -> int:
    """How many things are written on the card: comments, reasons, measures, what is raised."""
    return sum(2 + len(one.measures) + len(one.lifted) for one in page.answers)


def _room(page: AreaPage) -> int:
    """How many characters one of them may have, so that the card fits: the question's own card shows the whole of it."""
    return max(80, MOST_CHARACTERS // max(1, _texts(page)))


def _said_by_manager(one: AreaAnswer, room: int, t: Texts) -> Iterator[str]:
    if one.comment:
        yield quote(shorten(one.comment, room))
    for measure in one.measures:
        yield measure_words(measure, t, longest=room)
    if one.no_measure_reason:
        yield t("No measure: {reason}", reason=quote(shorten(one.no_measure_reason, room)))
    for matter in one.lifted:
        yield t("Raised to the level above: {what}", what=quote(shorten(matter, room)))


def _own_view(one: AreaAnswer, room: int, t: Texts) -> str:
    said = quote(shorten(one.own_comment, room)) if one.own_comment else ""
    if one.agrees:
        return rich(bold(t("✓ You agree.")), " ", said)
    if one.agrees is None:
        return rich(bold(t("Your comment:")), " ", said)
    return rich(bold(t("You see it differently: {choice}.", choice=choice_name(t, one.own_choice))), " ", said)


def _on_question(page: AreaPage, one: AreaAnswer, t: Texts) -> Iterator[ActionExecute]:
    review = page.review.id
    show = ShowDiffer(review=review, question=one.question)
    if not one.manager_only:
        yield button(t("I see it differently"), show, inputs=False)
    if one.manager_only or not _crowded(page):
        yield button(t("Comment"), show, inputs=False)
    if one.choice is not None and one.choice.follows is Follows.IMPROVE and not _crowded(page):
        propose = ShowFollowUp(review=review, question=one.question)
        yield button(t("Propose measure"), propose, inputs=False)


def _crowded(page: AreaPage) -> bool:
    """A button costs half a kilobyte on the wire. The card behind "I see it differently" has the comment, too."""
    return len(page.answers) > MOST_WITH_ALL_BUTTONS or _texts(page) > MOST_TEXTS


def _main(page: AreaPage, t: Texts) -> Element | None:
    """The one main button: agree, or go on when everything is said."""
    if (page.may_change or page.may_agree) and page.left:
        agree = AgreeArea(review=page.review.id, area=page.area, revision=page.review.revision)
        words = t.n("{n} question is left in this area.", "{n} questions are left in this area.", page.left)
        return box(text(words), buttons(button(_agree_words(page, t), agree), spacing=Spacing.SMALL))
    done = text(t("You have said what you see in this area."))
    if page.after is not None:
        onward = button(t("Next area"), ShowArea(review=page.review.id, area=page.after))
    else:
        onward = button(t("To the plan"), ShowPlan(review=page.review.id))
    return box(done if page.may_change else None, buttons(onward, spacing=Spacing.SMALL))


def _agree_words(page: AreaPage, t: Texts) -> str:
    asked = [one for one in page.answers if not one.manager_only]
    return t("Agree with the whole area") if page.left == len(asked) else t("Agree with the rest")


def _ways(page: AreaPage, t: Texts) -> list[Element]:
    review = page.review.id
    before = button(t("Previous area"), ShowArea(review=review, area=page.before)) if page.before else None
    # The main button leads on when nothing is left.
    skips = page.after is not None and page.may_change and page.left
    after = button(t("Next area"), ShowArea(review=review, area=page.after)) if skips and page.after else None
    propose = button(t("Propose measure"), ShowFollowUp(review=review)) if page.may_change else None
    again = button(t("Open again"), ShowReopen(review=review), inputs=False) if page.may_agree else None
    return buttons(before, after, overview_button(t, page.review), propose, again, home_button(t))


# --- one question


def differ(page: DifferPage, t: Texts) -> Sheet:
    title = t("Question {number}: how do you see it?", number=page.number)
    return sheet(
        top(title, short_units(page.review)),
        heading(t.text(page.text)),
        box(
            text(
                rich(bold(t("{who} answered {choice}.", who=page.manager, choice=choice_name(t, page.manager_choice))))
            ),
            paragraph(quote(page.manager_comment)) if page.manager_comment else None,
        ),
        text_field(
            "comment", _comment_label(page, t), value=page.comment, placeholder=t("Ways of working, not persons.")
        ),
        _own_answer(page, t),
        subtle(t("Both answers are kept side by side, and you talk them through before you sign."))
        if not page.remark_only
        else None,
        _leave(page, t),
        summary=title,
    )


def _comment_label(page: DifferPage, t: Texts) -> str:
    return t("Your comment (required)") if page.remark_only else t("Your comment (optional)")


def _own_answer(page: DifferPage, t: Texts) -> list[Element]:
    if page.remark_only:
        return [
            small(
                t("The question is put to the manager personally. You can comment on it, but are not asked to answer.")
            )
        ]
    revision = page.review.revision
    answers = (
        Tile(
            title=t.text(choice.label),
            event=Differ(review=page.review.id, question=page.question, choice=choice.id, revision=revision),
            chosen=choice.id == page.own_choice,
        )
        for choice in page.scale
    )
    return [small(t("Answer with one press, your comment goes along:")), *tiles(*answers)]


def _leave(page: DifferPage, t: Texts) -> list[Element]:
    remark = Remark(review=page.review.id, question=page.question, revision=page.review.revision)
    back = ShowArea(review=page.review.id, area=page.area, comment_on=page.question)
    return buttons(
        button(t("Save comment"), remark),
        button(t("Back"), back),
        home_button(t),
    )
