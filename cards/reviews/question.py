"""One question: what is asked and why, what was answered last time, a comment, and an answer in one press."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute, ActionSet

from cards.ground.common import entered, question_line, shorten, units
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    Tile,
    bold,
    box,
    button,
    buttons,
    heading,
    line,
    link,
    listed,
    paragraph,
    progress,
    quote,
    rich,
    sheet,
    small,
    subtle,
    tap_line,
    text,
    text_field,
    tiles,
    top,
)
from cards.reviews.matter_words import state_words
from cards.reviews.measure_words import standing_words
from cards.risk.risk import last_line
from cards.texts import Texts
from dialogs.checklists.rules.checklist import Choice, Follows, LawReference
from dialogs.ground.ids import QuestionId
from dialogs.matters.events import ShowMatter
from dialogs.measures.events import ShowMeasure
from dialogs.reviews.events.answering import GiveAnswer, ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.reviews.events.following_up import ShowFollowUp
from dialogs.reviews.pages.answering import GivenAnswer, OpenBefore, QuestionPage
from dialogs.reviews.rules.review import MeasureKind, MeasureState, PastAnswer, PastMeasure
from dialogs.risk.events import ShowRiskAssessment
from dialogs.risk.pages import UnitRisk

LONGEST_PAST = 400  # characters of last year's comment
MOST_BEFORE = 8  # of last year's shortcomings
MOST_OPEN = 5  # measures that are still open
LONGEST_OPEN = 110


def question(page: QuestionPage, t: Texts) -> Sheet:
    asked = t.text(page.text)
    return sheet(
        top(_where(page, t), t.text(page.area)),
        progress(page.answered, page.total),
        heading(asked),
        subtle(t.text(page.help)) if t.text(page.help) else None,
        _references(page, t),
        _past(page, t),
        _open_before(page.open_before, t),
        _open_measures(page, t),
        _open_matters(page, t),
        *(_risk(one, page, t) for one in page.risks),
        _answering(page, t) if page.may_answer else _only_read(page, t),
        buttons(*_ways(page, t)),
        entered(t, page.review),
        small(units(t, page.review)),  # somebody may manage several
        small(t("Last pressed by {who}", who=page.pressed_by)) if page.pressed_by else None,
        summary=t("Question {number} of {total}: {text}", number=page.number, total=page.total, text=asked),
    )


def _where(page: QuestionPage, t: Texts) -> str:
    where = t("Question {number} of {total}", number=page.number, total=page.total)
    answered = t("{n} answered", n=page.answered)
    return f"{where} · {answered}"


def _references(page: QuestionPage, t: Texts) -> Iterator[Element]:
    """Why it is asked, and where to read more."""
    if page.law:
        yield _labelled(t("The rules:"), [_law(law) for law in page.law])
    if page.documents:
        yield _labelled(t("Read more:"), [link(t.text(one.title), one.url) for one in page.documents])
    if page.see_also:
        yield _labelled(t("See also:"), [question_line(t, number, short) for number, short in page.see_also])


def _labelled(label: str, runs: list[str]) -> Element:
    return small(rich(f"{label} ", listed(runs)))


def _law(law: LawReference) -> str:
    named = f"{law.act}, {law.place}" if law.place else law.act
    return link(named, law.url) if law.url else named


# --- what was before


def _past(page: QuestionPage, t: Texts) -> Element | None:
    if page.past is None or page.past_choice is None:
        return None
    answered = rich(bold(_answered_then(page, page.past, page.past_choice, t)), " ", _quoted(page.past.comment))
    return box(text(answered), *(small(_became(one, t)) for one in page.past.measures))


def _answered_then(page: QuestionPage, past: PastAnswer, choice: Choice, t: Texts) -> str:
    if past.extra_on is not None:
        day = t.day(past.extra_on)
        return t("In an extra follow-up on {day} you answered {choice}.", day=day, choice=t.text(choice.label))
    if page.review.extra is not None and past.year == page.review.year:
        return t("In the yearly follow-up you answered {choice}.", choice=t.text(choice.label))
    if past.year == page.review.year - 1:
        return t("Last year you answered {choice}.", choice=t.text(choice.label))
    return t("In {year} you answered {choice}.", year=past.year, choice=t.text(choice.label))


def _quoted(comment: str) -> str:
    return quote(shorten(comment, LONGEST_PAST)) if comment else ""


def _became(one: PastMeasure, t: Texts) -> str:
    """A measure of last year's and what became of it."""
    kind = t("Measure") if one.kind is MeasureKind.IMPROVE else t("Activity")
    return f"{kind}: {shorten(one.what, LONGEST_PAST)} · {_state(one, t)}"


def _state(one: PastMeasure, t: Texts) -> str:
    match one.state:
        case MeasureState.DONE:
            return t("done")
        case MeasureState.CONTROLLED:
            return t("done, and it helped")
        case MeasureState.INSUFFICIENT:
            return t("done, but it was not enough")
        case MeasureState.CANNOT:
            return t("cannot be done")
        case MeasureState.CANCELLED:
            return t("taken out")
        case MeasureState.PLANNED if one.due:
            return t("still open, was to be done by {day}", day=t.day(one.due))
        case _:
            return t("still open")


def _open_before(before: tuple[OpenBefore, ...], t: Texts) -> Element | None:
    """Last year's shortcomings and open measures, at the question about them (V27)."""
    if not before:
        return None
    left = len(before) - MOST_BEFORE
    return box(
        text(bold(t("What fell short last year, and what is still open"))),
        *(small(_before(one, t)) for one in before[:MOST_BEFORE]),
        small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None,
    )


def _before(one: OpenBefore, t: Texts) -> str:
    found = f"{question_line(t, one.number, one.question)}: {t.text(one.choice.label)}"
    if one.measures:
        still_open = t("still open: {measures}", measures=shorten(", ".join(one.measures), LONGEST_PAST))
        found += f" · {still_open}"
    return found


def _open_measures(page: QuestionPage, t: Texts) -> Iterator[Element]:
    """Each leads to its own card. A group chat is about its one review: there they are only read."""
    if not page.open_measures:
        return
    yield small(bold(t("Still open from before:")))
    for one in page.open_measures[:MOST_OPEN]:
        what, when = shorten(one.what, LONGEST_OPEN), t.short_day(one.due) if one.due else ""
        state = f"{standing_words(one.standing, t)} · {one.year}"
        if page.in_group:
            yield small(" · ".join(said for said in (what, when, state) if said), spacing=TIGHT)
            continue
        show = ShowMeasure(
            measure=one.measure, review=page.review.id, question=page.question, revision=page.review.revision
        )
        title = t("Open: {what}", what=shorten(one.what, 40))
        yield tap_line(what, when, title, show, inputs=page.may_answer)
        yield small(state, spacing=TIGHT)
    left = len(page.open_measures) - MOST_OPEN
    if left > 0:
        yield small(t.n("and {n} more in the unit's plan", "and {n} more in the unit's plan", left))


def _open_matters(page: QuestionPage, t: Texts) -> Iterator[Element]:
    """What was raised in earlier years and waits still, in a line each with the way to it."""
    for one in page.open_matters[:MOST_OPEN]:
        state = f"{state_words(one.state, overdue=one.overdue, t=t)} · {one.year}"
        words = t("Raised: {what}", what=quote(shorten(one.what, LONGEST_OPEN)))
        if page.in_group:
            yield small(f"{words} · {state}", spacing=TIGHT)
            continue
        show = ShowMatter(
            matter=one.matter, review=page.review.id, question=page.question, revision=page.review.revision
        )
        yield tap_line(words, "", t("Open: {what}", what=shorten(one.what, 40)), show, inputs=page.may_answer)
        yield small(state, spacing=TIGHT)
    left = len(page.open_matters) - MOST_OPEN
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


def _risk(one: UnitRisk, page: QuestionPage, t: Texts) -> Element:
    """When the unit's risk assessment was done, beside the question about it. In a group chat it is only read."""
    title = t("Overall risk assessment")
    where = f"{title} ({one.unit})" if len(page.risks) > 1 else title
    words = small(f"{where}. {last_line(one.last, t)}")
    if page.in_group:
        return words
    show = ShowRiskAssessment(
        node=one.node, review=page.review.id, question=page.question, revision=page.review.revision
    )
    return line(words, ActionSet(actions=[button(t("Note the day"), show, inputs=page.may_answer)]))


# --- answering


def _answering(page: QuestionPage, t: Texts) -> Iterator[Element]:
    yield text_field("comment", _comment_label(page, t), value=page.comment, placeholder=_prompt(page, t))
    if page.manager_only:
        yield small(
            t("This question is put to you as manager: the safety representative reads it but does not confirm.")
        )
    yield _saved(page.chosen, t) if page.chosen else small(t("Answer with one press, the comment comes along:"))
    yield from tiles(*(_tile(page, choice, t) for choice in page.scale))
    if page.support_wanted:
        yield small(t("✓ Support is wanted with this question. Those who give it have been told."))


def _comment_label(page: QuestionPage, t: Texts) -> str:
    needs_reason = [t.text(choice.label) for choice in page.scale if choice.follows is Follows.REASON]
    if not needs_reason:
        return t("Comment (optional)")
    return t("Comment (optional, but needed for {choice})", choice=t.names(needs_reason))


def _prompt(page: QuestionPage, t: Texts) -> str:
    if page.sensitive:
        return t("Describe ways of working, not single events or persons.")
    return t("What works, what is missing? No names of single persons.")


def _saved(given: GivenAnswer, t: Texts) -> Element:
    return small(
        t("✓ Saved {when} by {who}. Press another answer to change it.", when=t.moment(given.at), who=given.by)
    )


def _tile(page: QuestionPage, choice: Choice, t: Texts) -> Tile:
    answer = GiveAnswer(review=page.review.id, question=page.question, choice=choice.id, revision=page.review.revision)
    chosen = page.chosen is not None and page.chosen.choice == choice.id
    return Tile(t.text(choice.label), answer, chosen)


def _only_read(page: QuestionPage, t: Texts) -> Iterator[Element]:
    yield paragraph(
        t("This question is put to the manager personally. You can read the answer, and comment on it later.")
    )
    if page.chosen:
        label = next((t.text(one.label) for one in page.scale if one.id == page.chosen.choice), "")
        yield text(rich(bold(label), " ", _quoted(page.comment)))
        yield small(t("Saved {when} by {who}", when=t.moment(page.chosen.at), who=page.chosen.by), spacing=TIGHT)


# --- the ways on


def _ways(page: QuestionPage, t: Texts) -> Iterator[ActionExecute | None]:
    """What is typed comes along on every way but the one to the measures."""
    review, here, revision = page.review.id, page.question, page.review.revision
    if page.before:
        yield _to(page, page.before, t("Back"))
    if page.chosen or not page.may_answer:
        yield _to(page, page.after, t("Next")) if page.after else None
    else:
        yield button(t("Skip"), Skip(review=review, question=here, revision=revision))
    yield button(t("Overview"), ShowOverview(review=review, comment_on=_typed(page), revision=revision))
    if page.may_answer and not page.support_wanted:
        yield button(t("I want support"), WantSupport(review=review, question=here, revision=revision))
    if page.may_answer and page.chosen:
        yield button(
            _measures(page, t),
            ShowFollowUp(review=review, question=here, kind=_kind(page), comment_on=_typed(page), revision=revision),
        )


def _to(page: QuestionPage, where: QuestionId, title: str) -> ActionExecute:
    shown = ShowQuestion(review=page.review.id, question=where, comment_on=_typed(page), revision=page.review.revision)
    return button(title, shown, inputs=page.may_answer)


def _typed(page: QuestionPage) -> QuestionId | None:
    return page.question if page.may_answer else None


def _kind(page: QuestionPage) -> MeasureKind:
    chosen = next((one for one in page.scale if page.chosen and one.id == page.chosen.choice), None)
    return MeasureKind.PRESERVE if chosen and chosen.follows is Follows.PRESERVE else MeasureKind.IMPROVE


def _measures(page: QuestionPage, t: Texts) -> str:
    if page.measures:
        return t("Measures ({n})", n=page.measures)
    return t("Activity") if _kind(page) is MeasureKind.PRESERVE else t("Measures")
