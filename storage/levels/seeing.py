"""What one person may see of one node and year: authority is read here, at the moment of the press."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist
from dialogs.ground.ids import NodeId, PersonId, QuestionId
from dialogs.levels.rules.few import FEW, Counted, told
from dialogs.levels.rules.progress import Overview
from dialogs.levels.rules.seen import Beneath, Earlier, Seen, SharedText
from dialogs.levels.rules.sight import Sight, Viewer, may_read_text
from dialogs.levels.rules.sums import Sums
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.owed import Cause
from storage.levels import as_it_was, comments, details, years
from storage.levels.as_it_was import Nodes
from storage.levels.years import Year
from storage.organisation import tree as organisation
from storage.reviews import causes
from storage.tables.reviews import AuditRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Without a node: the highest the person leads, coordinates or represents. Without a year: the newest."""

    node: NodeId | None = None
    year: int | None = None
    question: QuestionId | None = None
    number: int | None = None  # the question by its number
    talk: bool = False


def viewer_of(session: Session, person: PersonId, today: date) -> Viewer:
    return Viewer.of(organisation.roles_of(session, person, today), today)


def seen(session: Session, wanted: Wanted, person: PersonId, today: date, limit: int = FEW) -> Seen | None:
    """None where there is nothing for this person: no such node, no such year, or none of their business."""
    return seen_by(session, wanted, viewer_of(session, person, today), today, limit)


def seen_by(session: Session, wanted: Wanted, viewer: Viewer, today: date, limit: int = FEW) -> Seen | None:
    """The same for where somebody stands: a document is made for a kind of reader, not for a person."""
    there = years.years(session)
    number = wanted.year or (there[0] if there else None)
    nodes = as_it_was.read(session)
    of = years.year(session, number, today, nodes) if number is not None else None
    node = wanted.node or (highest(viewer, of) if of else None)
    if of is None or node is None or node not in of.at.nodes:
        return None
    sight = of.widened(viewer).sight(of.at.lines[node])
    if sight is Sight.NOTHING:
        return None
    found = _Looking(
        session=session, of=of, node=node, asking=viewer, nodes=nodes, sight=sight, today=today, limit=limit
    )
    return found.seen(wanted, there)


def own_level(session: Session, person: PersonId, wanted: int | None, today: date) -> NodeId | None:
    """The highest that somebody leads, coordinates or represents."""
    number = wanted if wanted is not None else next(iter(years.years(session)), None)
    of = years.year(session, number, today) if number is not None else None
    return highest(viewer_of(session, person, today), of) if of else None


def highest(viewer: Viewer, of: Year) -> NodeId | None:
    """The highest first; of several as high the first by name. What they lead comes before what they coordinate."""
    for some in (viewer.line, viewer.coordinates):
        here = [node for node in of.at.nodes if node in some and node not in of.at.ended]
        if here:
            return min(here, key=lambda node: len(of.at.lines[node]))
    return None


@dataclass(frozen=True, kw_only=True)
class _Looking:
    session: Session
    of: Year
    node: NodeId
    asking: Viewer  # where they stand today
    nodes: Nodes
    sight: Sight
    today: date
    limit: int

    @property
    def viewer(self) -> Viewer:
        """With what has come to them since."""
        return self.of.widened(self.asking)

    def seen(self, wanted: Wanted, there: tuple[int, ...]) -> Seen:
        at, voluntary = self.of.at, self.node in self.of.at.optional
        line = self.sight is Sight.LINE
        checklist = years.checklist_at(self.session, self.of, self.node)
        core = frozenset(QuestionId(one) for one in years.is_core(checklist))
        results_from = None if line else self.of.results_from(self.today)
        sums = self._sums(self.of) if results_from is None else None
        asked = self._asked(checklist, core, sums)
        whole = self.of.overview(self.node)
        question = _question(checklist, wanted)
        return Seen(
            node=at.nodes[self.node],
            above=self._above(),
            year=self.of.of.year,
            years=there,
            others=self._others(),
            sight=self.sight,
            own=self.node in self.asking.line and not whole.children,
            limit=self.limit,
            checklist=checklist,
            core=core,
            whole=whole.whole,
            beneath=self._beneath(whole),
            counted_above=whole.counted_above,
            voluntary=voluntary,
            results_from=results_from,
            sums=only(sums, core | asked.keys()) if sums else None,
            asked=asked,
            earlier=self._earlier() if sums else None,
            causes=self._causes(),
            question=question,
            children=details.by_child(self.session, self.of, self.node, question) if line and question else (),
            answer=details.own_answer(self.session, self.of, self.node, question) if line and question else None,
            shared=self._shared(checklist, question, core | asked.keys()) if sums and question else (),
            topics=details.worth_a_talk(self.session, self.of, self.node, checklist, self.today)
            if line and wanted.talk
            else {},
        )

    def _causes(self) -> Mapping[Cause, int]:
        of = self.of
        found = causes.causes(self.session, of.standing, of.of.id, self.node, self.viewer, self.limit)
        return {cause: number for cause, number in found.counts.items() if number}

    def _shared(
        self, checklist: Checklist, question: QuestionId, told: frozenset[QuestionId]
    ) -> tuple[SharedText, ...]:
        """What units have shared of a question whose figures may be told here; the line is told whose it is."""
        asked = checklist.question(question)
        if question not in told or not may_read_text(self.sight, asked, shared=True) or asked.sensitive:
            return ()
        voluntary = self.node in self.of.at.optional
        found = comments.shared(self.session, self.of, self.node, [question], voluntary=voluntary).get(question, ())
        return found if self.sight is Sight.LINE else tuple(SharedText(text=one.text) for one in found)

    def _above(self) -> Node | None:
        """The node above, if the viewer sees that, too."""
        line = self.of.at.lines[self.node][1:]
        return self.of.at.nodes[line[0]] if line and self.viewer.sight(line) is not Sight.NOTHING else None

    def _others(self) -> tuple[Node, ...]:
        """Somebody may lead or coordinate in several places; what is above or below is found by going there."""
        lines = self.of.at.lines
        theirs = self.viewer.line | self.viewer.coordinates
        mine = [node for node in self.of.at.nodes if node in theirs]
        tops = [node for node in mine if theirs.isdisjoint(lines[node][1:])]
        here = lines[self.node]
        return tuple(self.of.at.nodes[one] for one in tops if one not in here and self.node not in lines[one])

    def _may_be_told(self, of: Year, node: NodeId) -> bool:
        if self.sight is Sight.LINE:
            return True
        voluntary = self.node in self.of.at.optional
        return of.results_from(self.today) is None and node in self._told(of, voluntary=voluntary)

    def _told(self, of: Year, *, voluntary: bool) -> frozenset[NodeId]:
        found = of.told(of.widened(self.asking), self.limit, voluntary=voluntary)
        return found.aggregate | found.line

    def _sums(self, of: Year) -> Sums | None:
        if self.node not in of.at.nodes or not self._may_be_told(of, self.node):
            return None
        found = years.sums_at(self.session, of, self.node, voluntary=self.node in self.of.at.optional)
        if found.reviews == 0 and self.sight is Sight.LINE:
            return years.sums_of_joint(self.session, of, self.node) or found
        return found

    def _earlier(self) -> Earlier | None:
        before = years.year(self.session, self.of.of.year - 1, self.today, self.nodes)
        sums = self._sums(before) if before is not None else None
        return Earlier(year=before.of.year, sums=sums) if before is not None and sums and sums.reviews else None

    def _beneath(self, whole: Overview) -> tuple[Beneath, ...]:
        """Figures of the voluntary may be told where they are enough among themselves."""
        may = {free: self._told(self.of, voluntary=free) for free in (False, True)} if self._is_outside() else {}
        optional = self.of.at.optional
        return tuple(
            Beneath(
                node=self.of.at.nodes[part.node],
                part=part,
                told=not may or part.node in may[part.node in optional],
            )
            for part in whole.children
        )

    def _is_outside(self) -> bool:
        return self.sight is not Sight.LINE

    def _asked(self, checklist: Checklist, core: frozenset[QuestionId], sums: Sums | None) -> dict[QuestionId, int]:
        """Of how many reviews each local question's figures are; those of too few are left out."""
        local = [question.id for question in checklist if question.id not in core]
        if sums is None or not local:
            return {}
        voluntary = self.node in self.of.at.optional
        found = {}
        for question, reviews in details.asked(self.session, self.of, local).items():
            own = [one for one in reviews if one.optional is voluntary]
            groups = (Counted(home=one.home, nodes=one.nodes) for one in own)
            if self.sight is Sight.LINE or self.node in told(self.of.at.nodes, groups, self.viewer, self.limit):
                found[question] = sum(self.of.is_below(one.home, self.node) for one in own)
        return found


def _question(checklist: Checklist, wanted: Wanted) -> QuestionId | None:
    if wanted.question is not None:
        return wanted.question if wanted.question in checklist else None
    numbered = checklist.by_number(wanted.number) if wanted.number is not None else None
    return numbered.id if numbered else None


def only(sums: Sums, questions: frozenset[QuestionId]) -> Sums:
    """Without the answers to other questions."""
    return replace(
        sums,
        choices={key: count for key, count in sums.choices.items() if key[0] in questions},
        dissent={question: count for question, count in sums.dissent.items() if question in questions},
    )


def read(session: Session, found: Seen, person: PersonId, now: datetime) -> None:
    """The read log: who looked at somebody else's result, which, and when; and at what units have shared in words.

    The pair at its own unit reads its own.
    """
    if found.own:
        return
    subject = f"{found.node.id}:{found.year}"
    rows = [{"at": now, "person_id": person, "tag": "result:read", "subject": subject}]
    if found.shared:
        rows.append({"at": now, "person_id": person, "tag": "comments:read", "subject": f"{subject}:{found.question}"})
    session.execute(insert(AuditRow), rows)
