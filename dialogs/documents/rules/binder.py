"""The inspector's file: what is kept here that speaks to each provision of a year's law, and plainly what is lacking.

Facts go in, and for each provision come out lines of evidence and gaps; the words, and what to do about a gap, are the
document's. Comments and measures of questions that are sensitive (12 and 26 of Västmanlands) come in without their text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from dialogs.checklists.rules.checklist import Checklist, Question
from dialogs.decisions.rules.decision import BodyKind
from dialogs.documents.rules.law import Evidence, Provision, in_force
from dialogs.ground.ids import ChoiceId
from dialogs.organisation.rules.organisation import Node
from dialogs.organisation.rules.receivers import MatterKind
from dialogs.reviews.rules.extra import ExtraKind
from dialogs.reviews.rules.method import Method
from dialogs.reviews.rules.review import MeasureKind, MeasureState
from dialogs.reviews.rules.said import MatterState

SAFETY_BODIES = (BodyKind.SAFETY_COMMITTEE, BodyKind.COOPERATION_GROUP)  # AML 6 kap. 9 and 9 a §§
A_YEAR = timedelta(days=365)
RUNNING = (MeasureState.PLANNED, MeasureState.CANNOT)

# --- what was gathered


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A signed review: the checksum is that of the version that was signed, so it can be told from any other."""

    units: tuple[str, ...]
    version: int
    signed_on: date
    sha256: str
    with_rep: bool
    no_rep_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A measure in the plan. `what` is empty where the question is sensitive."""

    unit: str
    number: int | None
    what: str
    kind: MeasureKind
    state: MeasureState
    at_once: bool
    due: date | None
    accountable: str
    done_on: date | None
    control_on: date | None  # done, and not looked at yet: by when it should be
    controlled_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question, how often each choice was made, and shortcomings with neither a measure nor a reason for none."""

    question: Question
    number: int
    choices: Mapping[ChoiceId, int] = field(default_factory=dict)
    bare: int = 0
    comment: str = ""  # of a unit that reads its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    unit: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    kind: MatterKind
    state: MatterState
    wanted_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodDecided:
    node: str
    method: Method
    on: date
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraDone:
    unit: str
    kind: ExtraKind
    opened_on: date
    signed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """A body of the node, or of a level above it, has decided about the year; `none_yet` that it has not."""

    node: str
    body: str
    kind: BodyKind
    on: date
    paragraph: str = ""
    registry_number: str = ""
    none_yet: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    node: Node
    above: tuple[str, ...]
    year: int
    on: date  # the day that is judged from: today, or the year's last day where it has passed
    is_unit: bool  # nothing below it
    checklist: Checklist
    closes: date
    is_open: bool  # it may still be answered
    units: tuple[str, ...]  # of whom a follow-up is expected
    missing: tuple[str, ...]  # of those, whose is not signed
    follow_ups: tuple[FollowUp, ...] = ()
    looked_at: int = 0  # answers that a representative has looked at ...
    alike: int = 0  # ... and sees the same way
    plan: tuple[Planned, ...] = ()
    answers: tuple[Answered, ...] = ()
    assessed: tuple[Assessed, ...] = ()
    matters: tuple[Lifted, ...] = ()
    methods: tuple[MethodDecided, ...] = ()
    extras: tuple[ExtraDone, ...] = ()
    treated: tuple[Treated, ...] = ()


# --- what comes of it


class Said(StrEnum):
    """A line of evidence."""

    SIGNED = "signed"
    PLANNED = "planned"
    DONE = "done"
    CONTROLLED = "controlled"
    WITH_REP = "with_rep"
    LOOKED_AT = "looked_at"
    RETURNED = "returned"
    ASSESSED = "assessed"
    LIFTED = "lifted"
    METHOD = "method"
    IN_TEAMS = "in_teams"
    EXTRA = "extra"
    NO_EXTRA = "no_extra"
    TREATED = "treated"


class Lacks(StrEnum):
    """A gap. Each has something that can be done about it."""

    NOT_SIGNED = "not_signed"
    NO_WHO = "no_who"
    NO_WHEN = "no_when"
    OVERDUE = "overdue"
    BARE = "bare"
    TO_CONTROL = "to_control"
    NO_REP = "no_rep"
    NOT_RETURNED = "not_returned"  # tasks that were handed back and have got no answer
    NOT_ASSESSED = "not_assessed"
    ASSESSED_LONG_AGO = "assessed_long_ago"
    NO_ANSWER = "no_answer"
    NOT_TREATED = "not_treated"
    NOT_ASKED = "not_asked"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    said: Said
    n: int
    of: int = 0
    first: date | None = None
    last: date | None = None
    what: tuple[str, ...] = ()  # named: a method, a body and its paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    lacks: Lacks
    n: int = 0
    of: int = 0
    where: tuple[str, ...] = ()  # units by name, or reasons that were given


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    provision: Provision
    lines: tuple[Line, ...]
    answers: tuple[Answered, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, kw_only=True)
class Binder:
    facts: Facts
    parts: tuple[Part, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Each once, in the order of the law: a plan that lacks names is one gap, whichever provisions ask for plans."""
        return tuple(dict.fromkeys(gap for part in self.parts for gap in part.gaps if gap.lacks is not Lacks.ELSEWHERE))


def binder(facts: Facts, provisions: Iterable[Provision]) -> Binder:
    """Under the law as it stood on the last day of the year."""
    law = in_force(provisions, date(facts.year, 12, 31))
    return Binder(facts=facts, parts=tuple(_part(facts, one) for one in law))


def _part(facts: Facts, provision: Provision) -> Part:
    found = [one for evidence in provision.evidence for one in _evidence(facts, provision, evidence)]
    gaps = [one for one in found if isinstance(one, Gap)] or []
    if not provision.evidence:
        gaps.append(Gap(lacks=Lacks.ELSEWHERE))
    return Part(
        provision=provision,
        lines=tuple(one for one in found if isinstance(one, Line)),
        answers=_answers(facts, provision) if _asks(provision) else (),
        gaps=tuple(dict.fromkeys(gaps)),
    )


def _asks(provision: Provision) -> bool:
    return Evidence.ANSWERS in provision.evidence or Evidence.ALLOCATION in provision.evidence


def _answers(facts: Facts, provision: Provision) -> tuple[Answered, ...]:
    return tuple(
        one
        for one in facts.answers
        if any(provision.is_cited_by(reference) for reference in one.question.law)
        or (Evidence.ALLOCATION in provision.evidence and one.question.task_allocation)
    )


def _evidence(facts: Facts, provision: Provision, evidence: Evidence) -> Iterator[Line | Gap]:
    match evidence:
        case Evidence.FOLLOW_UP:
            yield from _follow_up(facts)
        case Evidence.PLAN:
            yield from _plan(facts)
        case Evidence.CONTROLS:
            yield from _controls(facts)
        case Evidence.REP:
            yield from _rep(facts)
        case Evidence.ANSWERS:
            yield from _asked(facts, provision)
        case Evidence.ALLOCATION:
            yield from _matters(facts, MatterKind.RETURNED_TASK, Said.RETURNED, Lacks.NOT_RETURNED)
        case Evidence.RISK_ASSESSMENT:
            yield from _assessments(facts)
        case Evidence.MATTERS:
            yield from _matters(facts, MatterKind.MATTER, Said.LIFTED, Lacks.NO_ANSWER)
        case Evidence.METHOD:
            yield from _method(facts)
        case Evidence.EXTRA:
            yield from _extra(facts)
        case Evidence.DECISIONS:
            yield from _treated(facts)
        case _:
            assert_never(evidence)


def _follow_up(facts: Facts) -> Iterator[Line | Gap]:
    days = [one.signed_on for one in facts.follow_ups]
    total, lacking = len(facts.units), len(facts.missing)
    yield Line(
        said=Said.SIGNED, n=total - lacking, of=total, first=min(days, default=None), last=max(days, default=None)
    )
    if facts.missing:
        yield Gap(lacks=Lacks.NOT_SIGNED, n=lacking, of=total, where=facts.missing)


def _plan(facts: Facts) -> Iterator[Line | Gap]:
    """What was done at once needs neither a day nor a name (13 §)."""
    written = [one for one in facts.plan if not one.at_once]
    whole = [one for one in written if one.due and one.accountable]
    yield Line(said=Said.PLANNED, n=len(whole), of=len(written))
    yield Line(said=Said.DONE, n=sum(one.done_on is not None for one in facts.plan), of=len(facts.plan))
    running = [one for one in written if one.state in RUNNING]
    yield from _gap(Lacks.NO_WHO, [one for one in running if not one.accountable], len(running))
    yield from _gap(Lacks.NO_WHEN, [one for one in running if one.due is None], len(running))
    late = [one for one in running if one.state is MeasureState.PLANNED and one.due and one.due < facts.on]
    yield from _gap(Lacks.OVERDUE, late, len(running))
    bare = sum(one.bare for one in facts.answers)
    if bare:
        yield Gap(lacks=Lacks.BARE, n=bare, where=tuple(str(one.number) for one in facts.answers if one.bare))


def _gap(lacks: Lacks, measures: list[Planned], of: int) -> Iterator[Gap]:
    if measures:
        yield Gap(lacks=lacks, n=len(measures), of=of, where=tuple(dict.fromkeys(one.unit for one in measures)))


def _controls(facts: Facts) -> Iterator[Line | Gap]:
    """An activity that keeps a strength is done when it is done."""
    done = [one for one in facts.plan if one.done_on is not None and one.kind is MeasureKind.IMPROVE]
    yield Line(said=Said.CONTROLLED, n=sum(one.controlled_on is not None for one in done), of=len(done))
    waits = [one for one in done if one.control_on is not None and one.control_on <= facts.on]
    yield from _gap(Lacks.TO_CONTROL, waits, len(done))


def _rep(facts: Facts) -> Iterator[Line | Gap]:
    signed = facts.follow_ups
    without = [one for one in signed if not one.with_rep]
    yield Line(said=Said.WITH_REP, n=len(signed) - len(without), of=len(signed))
    yield Line(said=Said.LOOKED_AT, n=facts.looked_at, of=facts.alike)
    if without:
        reasons = Counter(one.no_rep_reason for one in without if one.no_rep_reason)
        where = tuple(f"{reason} ({n})" for reason, n in sorted(reasons.items()))
        yield Gap(lacks=Lacks.NO_REP, n=len(without), of=len(signed), where=where)


def _asked(facts: Facts, provision: Provision) -> Iterator[Gap]:
    if not _answers(facts, provision):
        yield Gap(lacks=Lacks.NOT_ASKED)


def _matters(facts: Facts, kind: MatterKind, said: Said, lacks: Lacks) -> Iterator[Line | Gap]:
    """A voice of another is counted with it; one that was taken back is nobody's any more."""
    gone = (MatterState.MERGED, MatterState.WITHDRAWN)
    own = [one for one in facts.matters if one.kind is kind and one.state not in gone]
    waiting = [one for one in own if one.state is MatterState.OPEN]
    yield Line(said=said, n=len(own), of=len(own) - len(waiting))
    if waiting:
        yield Gap(lacks=lacks, n=len(waiting), of=len(own))


def _assessments(facts: Facts) -> Iterator[Line | Gap]:
    days = [one.on for one in facts.assessed if one.on is not None]
    fresh = [day for day in days if facts.on - day <= A_YEAR]
    total = len(facts.assessed)
    yield Line(said=Said.ASSESSED, n=len(fresh), of=total, first=min(days, default=None), last=max(days, default=None))
    never = tuple(one.unit for one in facts.assessed if one.on is None)
    long_ago = tuple(one.unit for one in facts.assessed if one.on is not None and facts.on - one.on > A_YEAR)
    if never:
        yield Gap(lacks=Lacks.NOT_ASSESSED, n=len(never), of=total, where=never)
    if long_ago:
        yield Gap(lacks=Lacks.ASSESSED_LONG_AGO, n=len(long_ago), of=total, where=long_ago)


def _method(facts: Facts) -> Iterator[Line]:
    if not facts.methods:
        yield Line(said=Said.IN_TEAMS, n=0)
    for one in facts.methods:
        yield Line(said=Said.METHOD, n=1, first=one.on, what=(one.node, one.method.value, one.body))


def _extra(facts: Facts) -> Iterator[Line]:
    signed = sum(one.signed_on is not None for one in facts.extras)
    said = Said.EXTRA if facts.extras else Said.NO_EXTRA
    yield Line(said=said, n=len(facts.extras), of=signed)


def _treated(facts: Facts) -> Iterator[Line | Gap]:
    decided = [one for one in facts.treated if not one.none_yet and one.kind in SAFETY_BODIES]
    for one in decided:
        where = " ".join(part for part in (one.paragraph, one.registry_number) if part)
        yield Line(said=Said.TREATED, n=1, first=one.on, what=(one.body, one.node, where))
    if not decided:
        yield Gap(lacks=Lacks.NOT_TREATED)
