"""Beside the answers: the nodes below, what has become of measures and matters, and questions for the conversation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from adaptive_cards.card import ActionExecute

from cards.ground.common import home_button
from cards.levels.parts import back, level_button, title, under, where
from cards.parts import (
    Element,
    Sheet,
    button,
    buttons,
    facts,
    group,
    heading,
    line,
    paragraph,
    sheet,
    small,
    subheading,
    tap_line,
)
from cards.reviews import worth_a_talk
from cards.texts import Texts
from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.pages import BelowLine, LevelBelowPage, LevelMorePage, LevelTalkPage
from dialogs.levels.rules.compiled import Became
from dialogs.reviews.rules.owed import Cause
from dialogs.reviews.rules.said import MatterState
from dialogs.reviews.rules.worth_a_talk import Topic

MOST_NODES = 18  # a line that can be pressed costs a kilobyte on the wire


def below(page: LevelBelowPage, t: Texts) -> Sheet:
    """By name. So many of so many is told everywhere; answers lie behind the line, where they may be seen."""
    name = t("Below {name}", name=page.level.name)
    left = len(page.nodes) - MOST_NODES
    hidden = any(not one.told for one in page.nodes)
    return sheet(
        where(page.level, t),
        heading(name),
        small(t("Signed follow-ups of those expected, by name.")),
        *(_node(one, page, t) for one in page.nodes[:MOST_NODES]),
        small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None,
        None if page.nodes else paragraph(t("Nothing here.")),
        small(t("Where no answers can be opened they are too few, or not to be shown yet.")) if hidden else None,
        buttons(back(page.level, t), home_button(t)),
        summary=f"{title(page.level, t)}: {name}",
    )


def _node(one: BelowLine, page: LevelBelowPage, t: Texts) -> Element:
    progress = t("{signed} of {expected}", signed=t.number(one.signed), expected=t.number(one.expected))
    event = ShowLevel(node=one.node, year=page.level.year)
    shown = (
        tap_line(one.name, progress, t("Open: {what}", what=one.name), event) if one.told else line(one.name, progress)
    )
    return group(shown, under(t("voluntary")) if one.optional else None)


def more(page: LevelMorePage, t: Texts) -> Sheet:
    name = t("Measures and more")
    return sheet(
        where(page.level, t),
        heading(name),
        small(t.n("From {n} signed follow-up.", "From {n} signed follow-ups.", page.reviews)),
        subheading(t("Measures")),
        _measures(page, t),
        subheading(t("Matters that were raised")),
        _matters(page.matters, t),
        subheading(t("Seen alike")),
        _alike(page, t),
        _methods(page.methods, t),
        _causes(page.causes, t) if page.causes else None,
        buttons(
            back(page.level, t),
            level_button(t("Below"), page.level, LevelView.BELOW),
            _report(t("Report as Word"), FileForm.WORD, page),
            _report(t("Report as Excel"), FileForm.EXCEL, page),
            home_button(t),
        ),
        summary=f"{title(page.level, t)}: {name}",
    )


def _report(name: str, form: FileForm, page: LevelMorePage) -> ActionExecute:
    """Everything of this level and year, in the order that a report has it."""
    here = page.level
    event = GetFile(document=DocumentKind.REPORT, form=form, node=here.node, year=here.year)
    return button(name, event, inputs=False)


def _measures(page: LevelMorePage, t: Texts) -> Iterator[Element]:
    found = page.measures
    if not found.total:
        yield paragraph(t("No measures are planned here."))
        return
    words = {
        Became.ONGOING: t("Not carried out yet"),
        Became.DONE: t("Carried out, not followed up yet"),
        Became.HELPED: t("Carried out, and it helped"),
        Became.NOT_ENOUGH: t("Carried out, but not enough"),
        Became.CANNOT: t("Cannot be done"),
    }
    yield paragraph(
        t(
            "{improve} to improve, {preserve} to keep strengths.",
            improve=t.number(found.improve),
            preserve=t.number(found.preserve),
        )
    )
    yield facts(*((words[one], t.number(found.became[one])) for one in Became if found.became.get(one)))


def _matters(matters: Mapping[str, int], t: Texts) -> Element:
    words = {
        MatterState.OPEN: t("Waiting for an answer"),
        MatterState.TAKEN: t("Taken care of by the one who got it"),
        MatterState.ANSWERED: t("Answered"),
        MatterState.MERGED: t("A voice in somebody else's matter"),
        MatterState.WITHDRAWN: t("Taken back"),
    }
    found = [(words[one], t.number(matters[one.value])) for one in MatterState if matters.get(one.value)]
    return facts(*found) if found else paragraph(t("None."))


def _alike(page: LevelMorePage, t: Texts) -> Iterator[Element]:
    if page.alike.asked:
        yield paragraph(
            t(
                "Manager and safety representative saw it alike in {alike} of {asked} answers that both look at.",
                alike=t.number(page.alike.seen_alike),
                asked=t.number(page.alike.asked),
            )
        )
        yield small(
            t(
                "Differing views: {n}. They stand beside the answer, and neither is the right one.",
                n=t.number(page.alike.dissent),
            )
        )
    without = page.reviews - page.with_rep
    if without:
        yield small(
            t.n(
                "In {n} follow-up there was no safety representative.",
                "In {n} follow-ups there was no safety representative.",
                without,
            )
        )


def _methods(methods: Mapping[str, int], t: Texts) -> Element | None:
    """Only where something else than the conversation in Teams was used (G04)."""
    words = {"interview": t("by interview"), "survey": t("by survey"), "paper": t("on paper")}
    others = [f"{words[one]}: {t.number(count)}" for one, count in sorted(methods.items()) if one in words]
    return small(t("Answered in another way: {how}.", how=t.names(others))) if others else None


def _causes(causes: Mapping[Cause, int], t: Texts) -> Iterator[Element]:
    words = {
        Cause.TIME: t("Time"),
        Cause.USE: t("Do not see the use"),
        Cause.ACCESS: t("No access or authority"),
        Cause.OTHER: t("Something else"),
    }
    yield subheading(t("What stood in the way"))
    yield small(t("Asked of managers in private when the last day had passed, and shown only as counts of many."))
    yield facts(*((words[one], t.number(causes[one])) for one in Cause if causes.get(one)))


def talk(page: LevelTalkPage, t: Texts) -> Sheet:
    name = t("Worth a talk")
    return sheet(
        where(page.level, t),
        heading(name),
        paragraph(
            t("Questions for the conversation, not a judgement. There may be good reasons for every answer."),
        ),
        *(_topic(topic, count, page, t) for topic, count in page.topics.items()),
        None if page.topics else paragraph(t("Nothing stands out here. Talk about what you are proud of!")),
        None
        if page.own
        else small(t("Which follow-ups it is about is seen only at the unit itself, by its own line.")),
        buttons(back(page.level, t), home_button(t)),
        summary=f"{title(page.level, t)}: {name}",
    )


def _topic(topic: Topic, count: int, page: LevelTalkPage, t: Texts) -> Element:
    saw, ask = worth_a_talk.words(topic, t)
    where = None if page.own else under(t.n("in {n} follow-up", "in {n} follow-ups", count))
    return group(paragraph(ask), under(saw), where)
