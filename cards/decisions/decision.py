"""A level's bodies and what they have decided; and one decision."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.decisions.agenda import agenda_words
from cards.decisions.milestones import milestones
from cards.decisions.words import decided_words, head_words, kind_words, not_yet_words, owed_words
from cards.ground.common import home_button, shorten
from cards.levels.parts import title, under, where
from cards.parts import (
    Element,
    Sheet,
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
    row_button,
    sheet,
    small,
    subheading,
    tap_line,
    text,
)
from cards.texts import Texts
from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.decisions.events import ShowDecide, ShowDecision, ShowDecisions, ShowFeedback, ShowPresentation
from dialogs.decisions.pages import BodyLine, DecisionLine, DecisionPage, DecisionsPage
from dialogs.decisions.rules.decision import Unfinished
from dialogs.levels.events import ShowLevel

MOST = 8  # decisions: a line that can be pressed costs a kilobyte on the wire
MOST_BODIES = 6
MOST_ITEMS = 12
MOST_NAMES = 6
LONGEST = 400


def decisions(page: DecisionsPage, t: Texts) -> Sheet:
    named = title(page.level, t)
    return sheet(
        heading(t("Decisions: {level}", level=named)),
        _nothing_to_decide(page, t),
        _bodies(page, t),
        _decisions(page, t),
        milestones(page.plan, t) if page.plan else None,
        buttons(*_ways(page, t)),
        summary=t("Decisions: {level}", level=named),
    )


def _nothing_to_decide(page: DecisionsPage, t: Texts) -> Element | None:
    if page.stage is None:
        return paragraph(t("There is no analysis of this level yet. The decision is about what it puts first."))
    if page.stage is AnalysisStage.DRAFTING:
        return paragraph(
            t("The analysis is being written. When it has been sent to the representative it can be decided.")
        )
    return None


def _bodies(page: DecisionsPage, t: Texts) -> Iterator[Element]:
    if not page.bodies:
        yield paragraph(t("No bodies are known for this level. The coordinator adds them."))
        return
    yield subheading(t("Bodies"))
    for one in page.bodies[:MOST_BODIES]:
        facts = [kind_words(one.kind, t)]
        if one.presented_at is not None:
            facts.append(t("shown {day}", day=t.day_of(one.presented_at)))
        if one.next_meeting is not None and one.by is None:
            facts.append(t("meets {day}", day=t.short_day(one.next_meeting)))
        yield group(_body(one, page, t), under(" · ".join(facts)), _in_time(one, t))


def _in_time(one: BodyLine, t: Texts) -> Element | None:
    """Only where the day of the annual report is known, and it has not been shown."""
    return under(agenda_words(one.next_meeting, one.by, t)) if one.by is not None else None


def _body(one: BodyLine, page: DecisionsPage, t: Texts) -> Element:
    if not one.may_present:
        return text(one.name)
    event = ShowPresentation(node=page.level.node, year=page.level.year, body=one.body)
    return line(one.name, row_button(t("Show"), event))


def _decisions(page: DecisionsPage, t: Texts) -> Iterator[Element]:
    if not page.decisions:
        return
    yield subheading(t("Decided"))
    for one in page.decisions[:MOST]:
        words = _line_words(one, t)
        event = ShowDecision(decision=one.head.decision)
        yield group(tap_line(words, "", t("Open: {what}", what=words), event), under(_facts(one, t)))
    left = len(page.decisions) - MOST
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


def _line_words(one: DecisionLine, t: Texts) -> str:
    return not_yet_words(one.head, t) if one.head.none_yet else head_words(one.head, t)


def _facts(one: DecisionLine, t: Texts) -> str:
    if one.corrected:
        return t("corrected by a later decision")
    if one.owed is Unfinished.UNREAD or (one.owed is None and one.sent_to):
        return _receipts(one.sent_to, one.read, one.raised, t)
    return owed_words(one.owed, t) if one.owed else ""


def _receipts(sent: int, read: int, raised: int, t: Texts) -> str:
    return t(
        "The answer is read by {read} of {sent}, taken up at a staff meeting by {raised}.",
        read=t.number(read),
        sent=t.number(sent),
        raised=t.number(raised),
    )


def _ways(page: DecisionsPage, t: Texts) -> Iterator[ActionExecute]:
    node, year = page.level.node, page.level.year
    if page.may_record and page.stage not in (None, AnalysisStage.DRAFTING):
        yield button(t("Record a decision"), ShowDecide(node=node, year=year), inputs=False)
        yield button(t("No decision yet"), ShowDecide(node=node, year=year, none_yet=True), inputs=False)
    if page.level.in_line:
        yield button(t("The level's result"), ShowLevel(node=node, year=year), inputs=False)
    yield home_button(t)


# --- one


def decision(page: DecisionPage, t: Texts) -> Sheet:
    named = not_yet_words(page.head, t) if page.head.none_yet else head_words(page.head, t)
    return sheet(
        where(page.level, t),
        heading(named),
        paragraph(quote(shorten(page.text, LONGEST))),
        _corrections(page, t),
        _items(page, t),
        _answered(page, t),
        small(
            t(
                "Recorded by {who} {when}. Version {n} of the analysis.",
                who=page.by,
                when=t.moment(page.at),
                n=page.version,
            )
        ),
        buttons(*_decision_ways(page, t)),
        summary=f"{title(page.level, t)}: {named}",
    )


def _corrections(page: DecisionPage, t: Texts) -> Iterator[Element]:
    if page.corrects is not None:
        yield small(t("Corrects: {decision}", decision=head_words(page.corrects, t)))
    if page.corrected_by is not None:
        yield paragraph(t("Corrected by: {decision}", decision=head_words(page.corrected_by, t)))


def _items(page: DecisionPage, t: Texts) -> Iterator[Element]:
    if page.items:
        yield subheading(t("What it says of each"))
    for item in page.items[:MOST_ITEMS]:
        yield group(text(shorten(item.wording or item.text, LONGEST)), *(under(one) for one in decided_words(item, t)))


def _answered(page: DecisionPage, t: Texts) -> Iterator[Element]:
    if page.feedback is None:
        if page.owed is not None:
            yield box(text(bold(owed_words(page.owed, t))))
        return
    told = page.feedback
    yield subheading(t("The answer to those beneath"))
    yield paragraph(quote(shorten(told.text, LONGEST)))
    yield small(t("Sent by {who} {when}.", who=told.by, when=t.moment(told.at)))
    yield paragraph(_receipts(told.sent_to, told.read, told.raised, t))
    if (bar := progress(told.read, told.sent_to)) is not None:
        yield bar
    if told.unread:
        shown, left = told.unread[:MOST_NAMES], len(told.unread) - MOST_NAMES
        more = t.n("and {n} more", "and {n} more", left) if left > 0 else ""
        names = f"{', '.join(shown)} {more}".strip()
        yield small(t("Not read yet: {names}", names=names))


def _decision_ways(page: DecisionPage, t: Texts) -> Iterator[ActionExecute]:
    here, level = page.head.decision, page.level
    if page.may_record and page.feedback is None and page.corrected_by is None:
        yield button(t("Answer those beneath"), ShowFeedback(decision=here), inputs=False)
    if page.may_record and page.corrected_by is None:
        yield button(t("Correct"), ShowDecide(node=level.node, year=level.year, corrects=here), inputs=False)
    yield button(t("All decisions"), ShowDecisions(node=level.node, year=level.year), inputs=False)
    yield home_button(t)
