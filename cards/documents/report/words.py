"""The report's sentences: what it says of its figures, with what each is a share of, and drafts marked as drafts."""

from __future__ import annotations

from collections.abc import Iterator

from cards.documents.cells import clean
from cards.documents.report import facts
from cards.parts import quote
from cards.texts import Texts
from dialogs.analyses.rules.decision import Verdict
from dialogs.analyses.rules.drafting import QuestionDraft
from dialogs.documents.rules.report import Decided, FromBefore, Package, QuestionPart, Report, TookPart
from dialogs.levels.rules.compiled import Became, MeasureCount, Tally
from dialogs.reviews.rules.review import MeasureState


def background(report: Report, t: Texts) -> Iterator[str]:
    found = report.background
    yield t(
        "Every year the work environment management is followed up, to see whether what governs it is in place, and whether it "
        "is kept and works. It is a possibility for managers and safety representatives at every level to raise shortcomings "
        "and what could be better."
    )
    yield facts.caveat(t)
    for one in found.law:
        yield t("{law}: {demand}", law=one.name, demand=t.text(one.demand))
    asked = t.n("{n} question", "{n} questions", len(report.questions))
    yield t(
        "Manager and safety representative answer together, in a self-check with {questions} from the checklist {title}, "
        "version {version}. Answers could be given from {opens} to {closes}.",
        questions=asked,
        title=t.text(report.checklist.title),
        version=report.checklist.version,
        opens=t.day(found.opens),
        closes=t.day(found.closes),
    )
    if (other := facts.ways(report, t)) is not None:
        yield other


def took_part(report: Report, t: Texts) -> Iterator[str]:
    """So many reviews, and what that number is not (V09, V10)."""
    part = report.part
    yield t(
        "{signed} self-checks are signed of {expected} expected. They cover {units} of {all_units} units and {managers} of "
        "{all_managers} managers.",
        signed=t.number(part.reviews.signed),
        expected=t.number(part.reviews.expected),
        units=t.number(part.units.signed),
        all_units=t.number(part.units.total),
        managers=t.number(part.managers.signed),
        all_managers=t.number(part.managers.total),
    )
    yield t(
        "Managers who work together with their work environment can answer together. So {signed} self-checks are not {signed} "
        "managers, and the shares in this report are of self-checks, not of managers.",
        signed=t.number(report.signed),
    )
    if part.counted_above:
        yield t.n(
            "{n} follow-up is joint with units elsewhere, and is counted at the level above.",
            "{n} follow-ups are joint with units elsewhere, and are counted at the level above.",
            part.counted_above,
        )
    if report.voluntary:
        yield t("It is voluntary here, and in no figure of those above.")
    elif part.optional.expected:
        yield t(
            "Voluntary ones beside these: {signed} of {total} signed. They are not in the figures.",
            signed=t.number(part.optional.signed),
            total=t.number(part.optional.expected),
        )


def involved(part: TookPart, signed: int, t: Texts) -> Iterator[str]:
    people = part.participants
    yield t(
        "{total} people took part, as counted by the pairs: {managers} managers, {employees} employees, {reps} safety "
        "representatives and {union} union representatives. Who takes part in several self-checks is counted in each.",
        total=t.number(people.total),
        managers=t.number(people.managers),
        employees=t.number(people.employees),
        reps=t.number(people.safety_reps),
        union=t.number(people.union_reps),
    )
    yield t(
        "A safety representative took part in {with_rep} of {reviews} self-checks ({percent}).",
        with_rep=t.number(part.with_rep),
        reviews=t.number(signed),
        percent=t.percent((200 * part.with_rep + signed) // (2 * signed) if signed else None),
    )


def roles(part: TookPart, t: Texts) -> Iterator[str]:
    if not part.roles:
        return
    named = [t("{level} {n}", level=clean(one.level), n=t.number(one.people)) for one in part.roles]
    yield t(
        "Managers who have signed, by the level that they manage: {levels}. Together {total} managers, each counted once.",
        levels=t.names(named),
        total=t.number(part.signed_roles),
    )
    if part.participants.managers > part.signed_roles:
        yield t(
            "The pairs have counted {n} managers: whoever is in several self-checks is counted in each, and somebody can "
            "have taken part without signing.",
            n=t.number(part.participants.managers),
        )


def denominators(tally: Tally, earlier: Tally | None, year: int | None, t: Texts) -> str:
    now = t(
        "The shares are of the {counted} to whom the question applies, and of all {asked} signed self-checks.",
        counted=t.number(tally.counted),
        asked=t.number(tally.asked),
    )
    if earlier is None:
        return now
    before = t(
        "{year}: of {counted} and of {asked}.",
        year=year,
        counted=t.number(earlier.counted),
        asked=t.number(earlier.asked),
    )
    return f"{now} {before}"


def measures(found: MeasureCount, t: Texts) -> Iterator[str]:
    if not found.total:
        yield t("No measures are registered.")
        return
    improve = t.n("{n} measure", "{n} measures", found.improve)
    preserve = t.n("{n} activity to keep what works", "{n} activities to keep what works", found.preserve)
    yield t("Registered: {what}.", what=t.names([improve, preserve] if found.preserve else [improve]))
    became = [
        t("{what} ({n})", what=_within(facts.became(one, t)), n=t.number(found.became[one]))
        for one in Became
        if found.became.get(one)
    ]
    yield t("What has become of them: {became}.", became="; ".join(became))


def _within(words: str) -> str:
    """As it is written inside a sentence."""
    return words[:1].lower() + words[1:]


def themes(part: QuestionPart, t: Texts) -> str | None:
    if not part.themes:
        return None
    named = [t("{theme} ({n})", theme=quote(clean(t.text(one.name)).rstrip(".")), n=one.rows) for one in part.themes]
    drafted = all(one.suggested for one in part.themes)
    if any(one.comments for one in part.themes):
        if drafted:
            return t("Draft, from shared words: measures and comments are about {themes}.", themes=t.names(named))
        return t("Measures and comments are about {themes}.", themes=t.names(named))
    if drafted:
        return t("Draft, from shared words: the measures are about {themes}.", themes=t.names(named))
    return t("The measures are about {themes}.", themes=t.names(named))


def dissent(part: QuestionPart, t: Texts) -> str | None:
    if not part.looked_at:
        return None
    return t(
        "Manager and safety representative saw it alike in {alike} of {asked}, differently in {dissent}.",
        alike=t.number(part.looked_at - part.dissent),
        asked=t.number(part.looked_at),
        dissent=t.number(part.dissent),
    )


def draft(part: QuestionPart, report: Report, t: Texts) -> str:
    """What rules can say. Clearly a draft: nobody has looked at it."""
    said = [
        one
        for one in (_share(part.draft, report, t), _change(part.draft, report, t), _most(part, t))
        if one is not None
    ]
    if also := see_also(part, report, t):
        said.append(also)
    return t("Draft, made by rules: {said}", said=" ".join(said))


def see_also(part: QuestionPart, report: Report, t: Texts) -> str:
    """Questions that hang together, as the checklist says (V22)."""
    also = report.numbers(part.draft.see_also)
    return t("See also question {numbers}.", numbers=t.names([str(one) for one in also])) if also else ""


def _share(one: QuestionDraft, report: Report, t: Texts) -> str:
    if one.share is None:
        return t("The question applied to none.")
    first = report.checklist.scale[0]
    return t("{share} of those it applies to answer {choice}.", share=t.percent(one.share), choice=t.text(first.label))


def _change(one: QuestionDraft, report: Report, t: Texts) -> str | None:
    if one.change is None:
        return None
    if one.change == 0:
        return t("The same share as {year}.", year=report.earlier_year)
    points = t.n("{n} percentage point", "{n} percentage points", abs(one.change))
    if one.change > 0:
        return t("{points} more than {year}.", points=points, year=report.earlier_year)
    return t("{points} fewer than {year}.", points=points, year=report.earlier_year)


def _most(part: QuestionPart, t: Texts) -> str | None:
    return t("The question with the most measures.") if part.most_measures else None


def draft_in_sum(report: Report, t: Texts) -> Iterator[str]:
    found = report.draft
    for words, those in (
        (t("Draft, made by rules: lowest shares, questions {numbers}."), found.lowest),
        (t("Draft, made by rules: most changed since the year before, questions {numbers}."), found.changed),
        (t("Draft, made by rules: most measures, questions {numbers}."), found.most_measures),
    ):
        numbers = report.numbers(those)
        if numbers:
            yield words.format(numbers=t.names([str(one) for one in numbers]))
    if report.without_measures:
        none = t.names([str(one) for one in report.without_measures])
        yield t("No measures are registered for questions {numbers}.", numbers=none)


def alike(report: Report, t: Texts) -> Iterator[str]:
    if report.alike.asked:
        yield t(
            "Manager and safety representative saw it alike in {alike} of {asked} answers that both look at.",
            alike=t.number(report.alike.seen_alike),
            asked=t.number(report.alike.asked),
        )
        yield t(
            "Differing views: {n}. They stand beside the answer, and neither is the right one.",
            n=t.number(report.alike.dissent),
        )
    raised = sum(report.matters.values())
    if raised:
        yield t.n("{n} matter was lifted to somebody else.", "{n} matters were lifted to somebody else.", raised)


def owned(package: Package, t: Texts) -> str:
    owner = clean(package.owner)
    return t("Responsible: {owner}", owner=owner) if owner else t("Responsible: not decided")


def before(one: FromBefore, t: Texts) -> tuple[str, str]:
    """What was decided, and what has become of it."""
    fact = one.fact
    verdicts = {
        Verdict.ADOPTED: t("Adopted"),
        Verdict.CHANGED: t("Adopted, changed"),
        Verdict.REJECTED: t("Rejected"),
    }
    decided = verdicts[fact.verdict] if fact.verdict else t("Not decided")
    why = [clean(part) for part in (fact.paragraph, fact.reason) if part]
    outcomes = {"done": t("Done"), "ongoing": t("Ongoing"), "dropped": t("Dropped")}
    became = [outcomes.get(fact.outcome, clean(fact.outcome))] if fact.outcome else []
    if fact.measure is not None:
        became.append(measure_state(fact.measure, t))
    if one.note:
        became.append(clean(one.note))
    return ", ".join((decided, *why)), ". ".join(became) or t("Not noted")


def measure_state(state: MeasureState, t: Texts) -> str:
    words = {
        MeasureState.PROPOSED: t("the measure is a proposal"),
        MeasureState.PLANNED: t("the measure is planned"),
        MeasureState.DONE: t("the measure is done"),
        MeasureState.CONTROLLED: t("the measure is done, and it helped"),
        MeasureState.INSUFFICIENT: t("the measure is done, but was not enough"),
        MeasureState.CANNOT: t("the measure cannot be done"),
        MeasureState.CANCELLED: t("the measure was taken out"),
    }
    return words[state]


def decision(one: Decided, t: Texts) -> str:
    body = clean(one.adopted.body)
    if one.none_yet:
        when = t("Expected {day}.", day=t.day(one.expected_on)) if one.expected_on else ""
        told = t("{body}: no decision yet. {why}", body=body, why=clean(one.adopted.text))
        return f"{told} {when}".strip()
    where = ", ".join(clean(part) for part in (one.adopted.paragraph, one.adopted.registry_number) if part)
    head = ", ".join(part for part in (body, t.day(one.adopted.on), where) if part)
    return t("{head}: {text}", head=head, text=clean(one.adopted.text))
