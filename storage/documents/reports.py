"""A level's report of a year, gathered: the figures as its kind of reader may be told them, and what the level says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import Session

from dialogs.analyses.rules.analysis import Analysis, AnalysisStage, Proposal, Theme
from dialogs.analyses.rules.decision import ItemKind, standing
from dialogs.analyses.rules.drafting import Draft, Ground, QuestionDraft, draft
from dialogs.analyses.rules.theming import SuggestedTheme
from dialogs.checklists.rules.checklist import AnsweredBy, Question
from dialogs.documents.rules import law
from dialogs.documents.rules.law import Evidence
from dialogs.documents.rules.report import (
    Adopted,
    Audience,
    Background,
    ChildPart,
    Decided,
    Empty,
    FromBefore,
    MethodLine,
    NoReport,
    OwnedProposal,
    QuestionPart,
    Report,
    RoleCount,
    ThemeLine,
    TookPart,
    links,
    packages,
)
from dialogs.ground.ids import NodeId, PersonId, QuestionId
from dialogs.ground.texts import Text
from dialogs.levels.rules import compiled
from dialogs.levels.rules.few import FEW
from dialogs.levels.rules.seen import Seen, SharedText
from dialogs.levels.rules.sight import Sight, Viewer, may_read_text
from dialogs.levels.rules.sums import Sums
from dialogs.organisation.rules.organisation import Node
from storage.analyses import reading as analyses
from storage.decisions import grounds as analysis_grounds
from storage.decisions import reading as decisions
from storage.documents import report_roles
from storage.documents.law_files import provisions
from storage.levels import comments, seeing, years
from storage.levels.years import Year
from storage.organisation import bodies
from storage.reviews import method_decisions

SEEN_BY_REP = frozenset({AnalysisStage.CONFIRMED, AnalysisStage.ADOPTED})


def gather(
    session: Session,
    node: NodeId,
    year: int | None,
    today: date,
    *,
    audience: Audience | None = None,
    few: int = FEW,
    remark: str = "",
) -> Report:
    """For a kind of reader: without one, the region's for anybody and any other node's for its own line. Raises NoReport.

    What is made for anybody is judged as if somebody coordinated the whole tree: so all such reports together tell no more
    of a few than each of them does.
    """
    of = _year(session, year, today)
    if node not in of.at.nodes:
        raise NoReport(Empty.NO_NODE)
    root = of.at.lines[node][-1]
    if audience is None:
        audience = Audience.OUTSIDE if node == root else Audience.LINE
    line = audience is Audience.LINE
    viewer = Viewer(line=frozenset({node})) if line else Viewer(coordinates=frozenset({root}))
    return _report(session, of, node, viewer, today, few, remark)


def for_person(
    session: Session, node: NodeId | None, year: int | None, person: PersonId, today: date, few: int
) -> Report:
    """As this person may see it. Raises NoReport; NO_NODE also where it is none of their business."""
    of, wanted, viewer = _of_person(session, node, year, person, today)
    return _report(session, of, wanted, viewer, today, few, None)


def may_have(
    session: Session, node: NodeId | None, year: int | None, person: PersonId, today: date, few: int
) -> tuple[Node, int]:
    """Whose report, and of which year, `for_person` would be. Raises what it raises, and costs what a level's card does."""
    of, wanted, viewer = _of_person(session, node, year, person, today)
    return _seen(session, of, wanted, viewer, today, few).node, of.of.year


def _of_person(
    session: Session, node: NodeId | None, year: int | None, person: PersonId, today: date
) -> tuple[Year, NodeId, Viewer]:
    viewer = seeing.viewer_of(session, person, today)
    of = _year(session, year, today)
    wanted = node or seeing.highest(viewer, of)
    if wanted is None or wanted not in of.at.nodes or of.widened(viewer).sight(of.at.lines[wanted]) is Sight.NOTHING:
        raise NoReport(Empty.NO_NODE)
    return of, wanted, viewer


def _year(session: Session, year: int | None, today: date) -> Year:
    there = years.years(session)
    number = year if year is not None else next(iter(there), None)
    of = years.year(session, number, today) if number is not None else None
    if of is None:
        raise NoReport(Empty.NO_ROUND, years=there)
    return of


def _report(
    session: Session, of: Year, node: NodeId, viewer: Viewer, today: date, few: int, remark: str | None
) -> Report:
    """Without a remark, not even an empty one, it is made for one person in chat."""
    seen = _seen(session, of, node, viewer, today, few)
    ground = analysis_grounds.whole(session, node, of.of.year, today, with_comments=seen.sight is Sight.LINE)
    if ground is None:
        raise NoReport(Empty.NO_NODE)
    gathering = _Gathering(
        session=session,
        of=of,
        seen=seen,
        sums=seen.sums or Sums(),
        whole=ground,
        viewer=viewer,
        today=today,
        in_chat=remark is None,
    )
    return gathering.report(remark or "")


def _seen(session: Session, of: Year, node: NodeId, viewer: Viewer, today: date, few: int) -> Seen:
    """The level's figures, of which there are some. Raises NoReport."""
    wanted = seeing.Wanted(node=node, year=of.of.year, talk=True)
    seen = seeing.seen_by(session, wanted, viewer, today, few)
    if seen is None:
        raise NoReport(Empty.NO_NODE)
    counts = seen.whole.optional if seen.voluntary else seen.whole.reviews
    if not counts.signed and not (seen.sums and seen.sums.reviews):
        raise NoReport(Empty.NONE_SIGNED)
    if seen.results_from is not None:
        raise NoReport(Empty.NOT_YET, until=seen.results_from)
    if seen.sums is None or not seen.sums.reviews:
        raise NoReport(Empty.TOO_FEW)
    return seen


@dataclass(frozen=True, kw_only=True)
class _Gathering:
    session: Session
    of: Year
    seen: Seen
    sums: Sums
    whole: Ground
    viewer: Viewer
    today: date
    in_chat: bool  # made for one person, on their own word

    @property
    def node(self) -> NodeId:
        return self.seen.node.id

    @property
    def line(self) -> bool:
        return self.seen.sight is Sight.LINE

    @cached_property
    def ground(self) -> Ground:
        """The draft is made of what the reader may be told, and of nothing else."""
        seen = self.seen
        return replace(self.whole, sums=self.sums, asked=seen.asked, earlier=seen.earlier, topics=seen.topics)

    @cached_property
    def analysis(self) -> Analysis | None:
        """Outside the line, only what the representative has looked at: before that it is between the two of them."""
        said = analyses.of(self.session, self.node, self.of.of.id, self.today)
        return said if said is not None and (self.line or said.stage in SEEN_BY_REP) else None

    def _said(self, question: QuestionId) -> Analysis | None:
        """What is said of 12 and 26 is shown to a coordinator in chat when a body has adopted it, and not before."""
        said, sensitive = self.analysis, self.seen.checklist.question(question).sensitive
        if said is None or self.line or not sensitive or not self.in_chat:
            return said
        return said if said.stage is AnalysisStage.ADOPTED else None

    @cached_property
    def draft(self) -> Draft:
        return draft(self.ground)

    def report(self, remark: str) -> Report:
        seen, said = self.seen, self.analysis
        parts = [self._question(question) for question in seen.checklist if question.id in self.draft.questions]
        core = [one.question for one in parts if one.question.id in seen.core]
        return Report(
            node=seen.node,
            above=tuple(self.of.at.nodes[one].name for one in self.of.at.lines[self.node][1:]),
            year=seen.year,
            on=self.today,
            audience=Audience.LINE if self.line else Audience.OUTSIDE,
            few=seen.limit,
            voluntary=seen.voluntary,
            remark=remark,
            checklist=seen.checklist,
            earlier_year=seen.earlier.year if seen.earlier else None,
            earlier_reviews=seen.earlier.sums.reviews if seen.earlier else 0,
            background=self._background(),
            part=self._part(),
            signed=self.sums.reviews,
            questions=tuple(one for one in parts if one.question.id in seen.core),
            local=tuple(one for one in parts if one.question.id not in seen.core),
            measures=compiled.measures(self.sums),
            alike=compiled.alike(self.sums, core),
            matters=self.sums.matters,
            topics=seen.topics,
            stage=said.stage if said else None,
            version=said.version if said else 0,
            summary=said.summary if said else "",
            differing=tuple(one.comment for one in said.dissent) if said else (),
            draft=self.draft,
            evidence=tuple(one for one in said.evidence if one.question is None) if said else (),
            priorities=said.priorities if said else (),
            packages=packages(OwnedProposal(proposal=one, owner=self._owner(one)) for one in said.proposals)
            if said
            else (),
            links=links(seen.checklist, self.of.of.closes),
            before=tuple(self._before()),
            before_year=self.whole.last.year if self.whole.last else None,
            decided=tuple(self._decided()),
            measure_rows=self.whole.measures if self.line else (),
        )

    def _owner(self, proposal: Proposal) -> str:
        node = self.of.at.nodes.get(proposal.owner_node) if proposal.owner_node else None
        return node.name if node else proposal.owner

    # --- background, and who took part

    def _background(self) -> Background:
        of, lines = self.of.of, self.of.at.lines
        decided = method_decisions.holding(method_decisions.decisions(self.session, of.year)).values()
        here = [one for one in decided if one.node in lines[self.node] or self.node in lines.get(one.node, ())]
        demands = [one for one in provisions() if Evidence.FOLLOW_UP in one.evidence]
        return Background(
            opens=of.opens,
            closes=of.closes,
            law=law.in_force(demands, of.closes),
            decided=tuple(
                MethodLine(
                    node=self.of.at.nodes[one.node].name,
                    method=one.method,
                    on=one.on,
                    body=one.body,
                    by=one.by,
                    note=one.note,
                )
                for one in here
                if one.node in self.of.at.nodes
            ),
            ways=self.sums.methods,
        )

    def _part(self) -> TookPart:
        whole, signed = self.seen.whole, self.of.chosen(self.node, voluntary=self.seen.voluntary)
        levels = report_roles.signers(self.session, self.of, signed.reviews)
        return TookPart(
            reviews=whole.optional if self.seen.voluntary else whole.reviews,
            optional=whole.optional,
            units=whole.nodes,
            managers=whole.managers,
            with_rep=self.sums.with_rep,
            participants=self.sums.participants,
            roles=tuple(RoleCount(level=level, people=people) for level, people in levels),
            children=tuple(self._children()),
            counted_above=self.seen.counted_above,
            causes=self.seen.causes,
        )

    def _children(self) -> Iterator[ChildPart]:
        optional = self.of.at.optional
        for one in self.seen.beneath:
            free = one.node.id in optional
            yield ChildPart(
                node=one.node,
                reviews=one.part.optional if free and self.seen.voluntary else one.part.reviews,
                optional=one.part.optional,
                units=one.part.nodes,
                managers=one.part.managers,
                sums=years.sums_at(self.session, self.of, one.node.id, voluntary=free) if one.told else None,
            )

    # --- question by question

    def _question(self, question: Question) -> QuestionPart:
        drafted, said = self.draft.questions[question.id], self._said(question.id)
        earlier = self.seen.earlier
        core = question.id in self.seen.core
        own = said.texts.get(question.id) if said else None
        pair = question.answered_by is AnsweredBy.PAIR
        return QuestionPart(
            question=question,
            number=drafted.number,
            tally=drafted.tally,
            earlier=compiled.of_question(earlier.sums, self.seen.checklist, question) if earlier and core else None,
            measures=drafted.measures,
            looked_at=self.sums.with_rep if pair and core else 0,
            dissent=drafted.dissent if pair else 0,
            themes=tuple(self._themes(question.id, drafted)),
            text=own.text if own else "",
            draft=drafted,
            evidence=tuple(one for one in said.evidence if one.question == question.id) if said else (),
            proposals=tuple(one for one in said.proposals if question.id in one.questions) if said else (),
            most_measures=question.id == next(iter(self.draft.most_measures), None),
            shared=tuple(one.text for one in self._shared.get(question.id, ())),
        )

    @cached_property
    def _shared(self) -> Mapping[QuestionId, tuple[SharedText, ...]]:
        """Comments that units have shared, of questions whose figures are told, and never of 12 and 26."""
        seen = self.seen
        told = [
            one.id
            for one in seen.checklist
            if (one.id in seen.core or one.id in seen.asked) and may_read_text(Sight.AGGREGATE, one, shared=True)
        ]
        return comments.shared(self.session, self.of, self.node, told, voluntary=seen.voluntary)

    @cached_property
    def _comments(self) -> frozenset[UUID]:
        return frozenset(one.id for one in self.whole.comments)

    @cached_property
    def _measured(self) -> Mapping[UUID, NodeId]:
        """At which unit each measure is."""
        return {one.id: one.node for one in self.whole.measures}

    def _themes(self, question: QuestionId, drafted: QuestionDraft) -> Iterator[ThemeLine]:
        """Those that the level has named; else what is worked out. Each with how many of the measures are behind it."""
        said, said_in = self._said(question), self._comments
        own = [one for one in said.themes if one.question == question] if said else list[Theme]()
        if own:
            for theme in own:
                rows = [one for one in theme.rows if one in said_in or one in self._measured]
                yield ThemeLine(name=Text(theme.name), rows=len(rows), comments=len(said_in & {*rows}), suggested=False)
            return
        for suggested in drafted.themes:
            if self.line or self._may_be_said(suggested, question):
                of_them = len(said_in.intersection(suggested.rows))
                yield ThemeLine(name=suggested.name, rows=len(suggested.rows), comments=of_them, suggested=True)

    def _may_be_said(self, theme: SuggestedTheme, question: QuestionId) -> bool:
        """A word out of what units have written is told outside the line only where many have written it, of nothing tender."""
        if self.seen.checklist.question(question).sensitive:
            return False
        units = {self._measured[one] for one in theme.rows if one in self._measured}
        return theme.suggestion or len(units) > self.seen.limit

    # --- what was decided, this year and last

    def _decided(self) -> Iterator[Decided]:
        names = {one.id: one.name for one in bodies.of_node(self.session, self.node, self.of.of.id)}
        for one in sorted(
            standing(decisions.of_node(self.session, self.node, self.of.of.id)), key=lambda d: d.decided_on
        ):
            adopted = Adopted(
                body=names.get(one.body, ""),
                on=one.decided_on,
                paragraph=one.paragraph,
                registry_number=one.registry_number,
                text=one.text,
            )
            yield Decided(adopted=adopted, none_yet=one.none_yet, expected_on=one.expected_on)

    def _before(self) -> Iterator[FromBefore]:
        """Proposals carry a note of what became of them; priorities are judged by the proposals and measures."""
        notes = iter(self.whole.last.proposals if self.whole.last else ())
        for fact in self.draft.from_last:
            note = next(notes).outcome_note if fact.kind is ItemKind.PROPOSAL else ""
            yield FromBefore(fact=fact, note=note)
