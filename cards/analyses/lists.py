"""What a level puts first, what it proposes, and what else it rests on: the lines so far, and a form for one more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.analyses.parts import MOST_LINES, back, evidence, evidence_words, kind_words, more, priority, proposal
from cards.ground.common import home_button, question_line, shorten
from cards.levels.parts import title, under, where
from cards.parts import (
    Element,
    Option,
    Sheet,
    box,
    button,
    buttons,
    choice_field,
    date_field,
    group,
    heading,
    paragraph,
    sheet,
    small,
    subheading,
    tap_line,
    text_field,
)
from cards.texts import Texts
from dialogs.analyses.events import (
    AddEvidence,
    MoveItemUp,
    NoteOutcome,
    Propose,
    SetPriority,
    ShowAnalysis,
    TakeOutItem,
)
from dialogs.analyses.pages import (
    AboutQuestion,
    AnalysisHead,
    EvidencePage,
    LastLine,
    LastPage,
    PrioritiesPage,
    ProposalsPage,
)
from dialogs.analyses.rules.analysis import AnalysisPart, EvidenceKind, Outcome, PriorityKind
from dialogs.analyses.rules.decision import Verdict
from dialogs.reviews.rules.review import MeasureState
from dialogs.subjects import Event

LINE = 200  # characters of a field that is one line
LONGEST = 300


def priorities(page: PrioritiesPage, t: Texts) -> Sheet:
    intro = t("What to improve, and which strengths to keep. The order is yours.")
    lines = (priority(one, page.head, t) for one in page.lines[:MOST_LINES])
    return _listed(page, AnalysisPart.PRIORITIES, (t("Priorities"), intro), lines, _priority_form(page, t), t)


def _priority_form(page: PrioritiesPage, t: Texts) -> Iterator[Element]:
    name, another = kind_words(page.kind, t), t("One more")
    yield subheading(t("Change it") if page.editing else f"{another}: {name}")
    yield from _about(page.about, t)
    label = t("What to improve (required)") if page.kind is PriorityKind.IMPROVE else t("What to keep (required)")
    yield text_field("what", label, value=page.what)
    yield text_field("why", t("Why (optional)"), value=page.why)
    made: list[ActionExecute] = []
    for kind in PriorityKind:
        event = SetPriority(
            node=page.head.level.node,
            year=page.head.level.year,
            kind=kind,
            item=page.item,
            question=page.about.question if page.about else None,
            revision=page.head.revision,
        )
        made.append(button(kind_words(kind, t), event))
    yield box(buttons(*made, spacing=Spacing.NONE))


def proposals(page: ProposalsPage, t: Texts) -> Sheet:
    intro = t("Each has an organisation that owns it and a year. It may rest on other evidence than measures.")
    lines = (proposal(one, page.head, t) for one in page.lines[:MOST_LINES])
    return _listed(page, AnalysisPart.PROPOSALS, (t("Proposals"), intro), lines, _proposal_form(page, t), t)


def _proposal_form(page: ProposalsPage, t: Texts) -> Iterator[Element]:
    yield subheading(t("Change it") if page.editing else t("One more"))
    yield from _about(page.about, t)
    if page.measures == 0:
        yield small(t("No measures are planned there. Add what else it rests on under other evidence."))
    yield text_field("what", t("Proposal (required)"), value=page.what)
    label = t("Who owns it: a unit's name, or another organisation (required)")
    yield text_field("owner", label, value=page.owner, long=False, max_length=LINE)
    yield text_field("in_year", t("Year"), value=page.in_year, long=False, max_length=4)
    yield text_field("package", t("Package it belongs to (optional)"), value=page.package, long=False, max_length=LINE)
    if page.packages:
        yield small(t("Used before: {goals}", goals=" · ".join(shorten(one, 40) for one in page.packages)))
    event = Propose(
        node=page.head.level.node,
        year=page.head.level.year,
        item=page.item,
        question=page.about.question if page.about else None,
        revision=page.head.revision,
    )
    yield box(buttons(button(t("Save the proposal"), event), spacing=Spacing.NONE))


def other_evidence(page: EvidencePage, t: Texts) -> Sheet:
    intro = t("What you know in other ways than from the answers: say from where, and from when.")
    lines = (evidence(one, page.head, t) for one in page.lines[:MOST_LINES])
    return _listed(page, AnalysisPart.EVIDENCE, (t("Other evidence"), intro), lines, _evidence_form(page, t), t)


def _evidence_form(page: EvidencePage, t: Texts) -> Iterator[Element]:
    yield subheading(t("Change it") if page.editing else t("One more"))
    yield from _about(page.about, t)
    options = [Option(evidence_words(one, t), one.value) for one in EvidenceKind]
    yield choice_field("evidence", t("What it is"), options, value=page.kind.value)
    source = t("From where (required), for example the Work Environment Authority")
    yield text_field("source", source, value=page.source, long=False, max_length=LINE)
    yield date_field("dated", t("From when"), value=page.dated)
    yield text_field("what", t("What it says (required)"), value=page.what)
    event = AddEvidence(
        node=page.head.level.node,
        year=page.head.level.year,
        item=page.item,
        question=page.about.question if page.about else None,
        revision=page.head.revision,
    )
    yield box(buttons(button(t("Save the evidence"), event), spacing=Spacing.NONE))


def _listed(
    page: PrioritiesPage | ProposalsPage | EvidencePage,
    part: AnalysisPart,
    named: tuple[str, str],
    lines: Iterable[Element],
    form: Iterator[Element],
    t: Texts,
) -> Sheet:
    """The lines so far, and for whoever writes a form for one more. `named`: its name, and what it is for."""
    head, (name, intro) = page.head, named
    return sheet(
        where(head.level, t),
        heading(name),
        small(intro),
        *lines,
        more(len(page.lines) - MOST_LINES, t),
        form if head.may_write else None,
        buttons(*_around(head, part, page.item, page.about, t, editing=page.editing)),
        summary=f"{title(head.level, t)}: {name}",
    )


def _about(about: AboutQuestion | None, t: Texts) -> Iterator[Element]:
    if about is not None:
        yield small(question_line(t, about.number, about.short))


def _around(
    head: AnalysisHead, part: AnalysisPart, item: UUID, about: AboutQuestion | None, t: Texts, *, editing: bool
) -> list[ActionExecute]:
    made: list[ActionExecute] = []
    if editing and head.may_write:
        node, year = head.level.node, head.level.year
        if part is not AnalysisPart.EVIDENCE:
            up: Event = MoveItemUp(node=node, year=year, item=item, part=part, revision=head.revision)
            made.append(button(t("Move up"), up, inputs=False))
        made.append(button(t("Take out"), TakeOutItem(node=node, year=year, item=item, part=part), inputs=False))
    return [*made, *back(head, about, t), *([] if made else [home_button(t)])]


# --- the year before


def last(page: LastPage, t: Texts) -> Sheet:
    name = t("What you said {year}, and what came of it", year=page.year)
    return sheet(
        where(page.head.level, t),
        heading(name),
        _chosen(page.chosen, page, t) if page.chosen else (_last(one, page.head, t) for one in page.lines),
        buttons(*back(page.head, None, t), home_button(t)),
        summary=f"{title(page.head.level, t)}: {name}",
    )


def _last(one: LastLine, head: AnalysisHead, t: Texts) -> Element:
    text = shorten(one.text, LONGEST)
    event = ShowAnalysis(node=head.level.node, year=head.level.year, part=AnalysisPart.LAST, item=one.item)
    first = (
        tap_line(text, t("What became of it"), t("Open: {what}", what=text), event)
        if one.item is not None and head.may_write
        else paragraph(text)
    )
    return group(first, *(under(line) for line in _became(one, t)))


def _became(one: LastLine, t: Texts) -> Iterable[str]:
    yield verdict_words(one.verdict, t, one.paragraph)
    if one.reason:
        yield t("Why: {reason}", reason=shorten(one.reason, LONGEST))
    if one.measure is not None:
        done = one.measure in (MeasureState.DONE, MeasureState.CONTROLLED, MeasureState.INSUFFICIENT)
        yield t("The measure is carried out.") if done else t("The measure is not carried out yet.")
    if one.outcome is not None:
        yield outcome_words(one.outcome, t)


def verdict_words(verdict: Verdict | None, t: Texts, paragraph_: str = "") -> str:
    words = {
        None: t("No decision about it."),
        Verdict.ADOPTED: t("Adopted"),
        Verdict.CHANGED: t("Adopted in other words"),
        Verdict.REJECTED: t("Rejected"),
    }[verdict]
    return f"{words} ({paragraph_})" if paragraph_ and verdict else words


def outcome_words(outcome: Outcome, t: Texts) -> str:
    return {Outcome.DONE: t("It is done"), Outcome.ONGOING: t("It goes on"), Outcome.DROPPED: t("It was dropped")}[
        outcome
    ]


def _chosen(one: LastLine, page: LastPage, t: Texts) -> Iterator[Element]:
    yield paragraph(shorten(one.text, LONGEST))
    for line in _became(one, t):
        yield under(line)
    if page.head.level.in_line and one.item is not None:
        options = [Option(outcome_words(outcome, t), outcome.value) for outcome in Outcome]
        yield choice_field("outcome", t("What became of it"), options, value=page.outcome)
        yield text_field("note", t("A line about it (optional)"), value=page.note)
        event = NoteOutcome(node=page.head.level.node, year=page.head.level.year, item=one.item)
        yield box(buttons(button(t("Save"), event), spacing=Spacing.NONE))
