"""What the cards of an analysis share: where it stands, its lines, and the ways between its parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never
from uuid import UUID

from adaptive_cards.card import ActionExecute

from cards.ground.common import shorten
from cards.levels.parts import under
from cards.parts import Element, button, group, paragraph, quote, small, tap_line
from cards.texts import Texts
from dialogs.analyses.events import ShowAnalysis
from dialogs.analyses.pages import AboutQuestion, AnalysisHead, EvidenceLine, PriorityLine, ProposalLine, RepSays
from dialogs.analyses.rules.analysis import AnalysisPart, AnalysisStage, EvidenceKind, PriorityKind
from dialogs.checklists.rules.checklist import Choice, Follows
from dialogs.ground.ids import QuestionId

MOST_LINES = 8
LONGEST = 300


def stage_words(head: AnalysisHead, t: Texts) -> str:
    reps = t.names(head.reps)
    match head.stage:
        case AnalysisStage.DRAFTING:
            return t("A draft. Only you in the own line see it.")
        case AnalysisStage.WITH_REP:
            return t("With the safety representative: {who}", who=reps)
        case AnalysisStage.CONFIRMED if head.no_rep_reason:
            return t("There is no safety representative: {reason}", reason=quote(shorten(head.no_rep_reason, LONGEST)))
        case AnalysisStage.CONFIRMED:
            return t("The safety representative has said what they see.")
        case AnalysisStage.ADOPTED:
            return t("Adopted, version {version}. It is locked until it is opened again.", version=head.version)
        case _:
            assert_never(head.stage)


def said(views: Iterable[RepSays], t: Texts) -> Iterator[Element]:
    for one in views:
        who = (
            t("{who} agrees ({day})", who=one.who, day=t.day_of(one.at))
            if one.agrees
            else t("{who} sees it differently ({day})", who=one.who, day=t.day_of(one.at))
        )
        yield paragraph(who)
        if one.comment:
            yield small(quote(shorten(one.comment, LONGEST)))
        if not one.stands:
            yield under(t("It was said of an earlier wording."))


# --- shares


def best(scale: Iterable[Choice], t: Texts) -> str:
    """What the shares of a draft are shares of: Ja."""
    return t.text(next(step.label for step in scale if step.counts and step.follows is Follows.PRESERVE))


def points(change: int, t: Texts) -> str:
    return t("+{n} points", n=change) if change > 0 else t("−{n} points", n=-change)


# --- ways


def to(head: AnalysisHead, part: AnalysisPart, question: QuestionId | None = None) -> ShowAnalysis:
    return ShowAnalysis(node=head.level.node, year=head.level.year, part=part, question=question)


def way(title: str, head: AnalysisHead, part: AnalysisPart, question: QuestionId | None = None) -> ActionExecute:
    return button(title, to(head, part, question), inputs=False)


def back(head: AnalysisHead, about: AboutQuestion | None, t: Texts) -> list[ActionExecute]:
    """To the question one came from, and to the analysis."""
    to_question = (
        [way(t("Question {number}", number=about.number), head, AnalysisPart.QUESTION, about.question)] if about else []
    )
    return [*to_question, way(t("The analysis"), head, AnalysisPart.OVERVIEW)]


# --- lines


def of_questions(numbers: tuple[int, ...], t: Texts) -> str:
    return t.n("Question {numbers}", "Questions {numbers}", len(numbers), numbers=t.names([str(n) for n in numbers]))


def kind_words(kind: PriorityKind, t: Texts) -> str:
    return t("Improve") if kind is PriorityKind.IMPROVE else t("Preserve")


def evidence_words(kind: EvidenceKind, t: Texts) -> str:
    match kind:
        case EvidenceKind.INSPECTION:
            return t("Inspection")
        case EvidenceKind.INTERNAL_AUDIT:
            return t("Internal audit")
        case EvidenceKind.STATISTICS:
            return t("Statistics")
        case EvidenceKind.OTHER:
            return t("Something else")
        case _:
            assert_never(kind)


def _opened(text: str, head: AnalysisHead, part: AnalysisPart, item: UUID, t: Texts) -> Element:
    """A line that leads to its form, for the one who writes."""
    if not head.may_write:
        return paragraph(text)
    event = ShowAnalysis(node=head.level.node, year=head.level.year, part=part, item=item)
    return tap_line(text, t("Change"), t("Change: {what}", what=text), event)


def priority(one: PriorityLine, head: AnalysisHead, t: Texts) -> Element:
    text = shorten(one.text, LONGEST)
    return group(
        _opened(text, head, AnalysisPart.PRIORITIES, one.item, t),
        under(" · ".join([kind_words(one.kind, t), *([of_questions(one.numbers, t)] if one.numbers else [])])),
        small(t("Why: {reason}", reason=shorten(one.why, LONGEST))) if one.why else None,
    )


def proposal(one: ProposalLine, head: AnalysisHead, t: Texts) -> Element:
    owner = t("Owner: {owner}, {year}", owner=one.owner, year=one.year)
    rest = [owner, *([of_questions(one.numbers, t)] if one.numbers else []), *([one.package] if one.package else [])]
    return group(
        _opened(shorten(one.text, LONGEST), head, AnalysisPart.PROPOSALS, one.item, t), under(" · ".join(rest))
    )


def evidence(one: EvidenceLine, head: AnalysisHead, t: Texts) -> Element:
    about = [of_questions((one.number,), t)] if one.number is not None else []
    source = " · ".join([evidence_words(one.kind, t), one.source, *([t.day(one.dated)] if one.dated else []), *about])
    return group(_opened(shorten(one.text, LONGEST), head, AnalysisPart.EVIDENCE, one.item, t), under(source))


def more(left: int, t: Texts) -> Element | None:
    return small(t.n("and {n} more", "and {n} more", left)) if left > 0 else None
