"""The names of bodies, decisions, verdicts and efforts, as several cards say them."""

from __future__ import annotations

from typing import assert_never

from cards.ground.common import shorten
from cards.parts import quote
from cards.reviews.measure_words import standing_words
from cards.texts import Texts
from dialogs.analyses.rules.decision import ItemKind, Verdict
from dialogs.decisions.pages import DecidedItem, DecisionHead, EffortLine
from dialogs.decisions.rules.decision import BodyKind, Unfinished

LONGEST = 240


def kind_words(kind: BodyKind, t: Texts) -> str:
    match kind:
        case BodyKind.MANAGEMENT_GROUP:
            return t("management group")
        case BodyKind.COOPERATION_GROUP:
            return t("cooperation group")
        case BodyKind.SAFETY_COMMITTEE:
            return t("safety committee")
        case BodyKind.BOARD:
            return t("board")
        case BodyKind.STAFF_COMMITTEE:
            return t("staff committee")
        case _:
            assert_never(kind)


def head_words(head: DecisionHead, t: Texts) -> str:
    """Hälso- och sjukvårdsnämnden 3 februari 2027, § 12, dnr RV 2027-14"""
    words = t("{body} {day}", body=head.body, day=t.day(head.on))
    if head.paragraph:
        words = f"{words}, {paragraph_words(head.paragraph)}"
    if head.registry_number:
        number = t("reg. no. {number}", number=head.registry_number)
        words = f"{words}, {number}"
    return words


def paragraph_words(paragraph: str) -> str:
    return paragraph if paragraph.startswith("§") else f"§ {paragraph}"


def not_yet_words(head: DecisionHead, t: Texts) -> str:
    if head.expected_on is None:
        return t("No decision yet ({body})", body=head.body)
    return t("No decision yet ({body}), expected {day}", body=head.body, day=t.day(head.expected_on))


def item_kind(kind: ItemKind, t: Texts) -> str:
    match kind:
        case ItemKind.PRIORITY:
            return t("priority")
        case ItemKind.PROPOSAL:
            return t("proposal")
        case ItemKind.MEASURE:
            return t("measure of the level's own")
        case _:
            assert_never(kind)


def verdict_words(verdict: Verdict, t: Texts) -> str:
    match verdict:
        case Verdict.ADOPTED:
            return t("was adopted")
        case Verdict.CHANGED:
            return t("adopted with a change")
        case Verdict.REJECTED:
            return t("not adopted")
        case _:
            assert_never(verdict)


def owed_words(owed: Unfinished, t: Texts) -> str:
    match owed:
        case Unfinished.NO_FEEDBACK:
            return t("Those beneath have not been answered yet")
        case Unfinished.UNREAD:
            return t("The answer is not read everywhere yet")
        case Unfinished.STILL_NONE:
            return t("The decision was expected before today")
        case _:
            assert_never(owed)


def effort_words(one: EffortLine, above: str, t: Texts) -> str:
    """ "Ny rutin för ensamarbete": HR (pågår, till 31 december 2027, Anna Ek). Not again what stands `above` it."""
    details = [standing_words(one.standing, t)]
    if one.due is not None:
        details.append(t("by {day}", day=t.day(one.due)))
    if one.accountable:
        details.append(one.accountable)
    who = f"{one.where} ({', '.join(details)})"
    return who if one.what == above else f"{quote(shorten(one.what, LONGEST))}: {who}"


def decided_words(item: DecidedItem, t: Texts) -> list[str]:
    """What it says now, how it went, and why or what came of it: one line each."""
    lines = [f"{verdict_words(item.verdict, t)} · {item_kind(item.kind, t)}"]
    if item.verdict is Verdict.CHANGED:
        lines.append(t("Put to the body: {text}", text=quote(shorten(item.text, LONGEST))))
    if item.reason:
        lines.append(t("Why: {reason}", reason=quote(shorten(item.reason, LONGEST))))
    if item.effort is not None:
        lines.append(t("In the plan: {effort}", effort=effort_words(item.effort, item.wording or item.text, t)))
    return lines
