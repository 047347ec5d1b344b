"""What rows of results are held against: nodes, the round's reviews, people and measures, each read once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Checklist, Choice, Question
from dialogs.ground.ids import MeasureId, NodeId, PersonId, ReviewId
from dialogs.reviews.rules.review import Measure, Review
from storage.organisation import tree as organisation
from storage.organisation.importing.problems import ProblemKind
from storage.reviews import rounds
from storage.reviews.reading import load
from storage.reviews.results.entry import Entry
from storage.reviews.results.records import MeasureRecord
from storage.reviews.rows import MEASURES
from storage.tables.organisation import PersonRow
from storage.tables.reviews import MeasureRow

AT_ONCE = 500  # ids asked for in one query


class AtHand:
    def __init__(self, session: Session, entry: Entry) -> None:
        self._session = session
        self._entry = entry
        self._reviews: dict[NodeId, ReviewId | None] = {}
        self._loaded: dict[ReviewId, Review | None] = {}
        self.nodes = organisation.nodes(session)

    def review(self, node: NodeId) -> Review | None:
        """The node's in the round; of a joint one the same for each of its nodes."""
        if node not in self._reviews:
            self._reviews[node] = rounds.review_of(self._session, self._entry.round.id, node)
        which = self._reviews[node]
        if which is None:
            return None
        if which not in self._loaded:
            self._loaded[which] = load(self._session, which, self._entry.today, with_past=False)
        return self._loaded[which]

    def people(self, written: Collection[str]) -> dict[str, PersonId]:
        """By what is written of them: an id, or an e-mail address. Those who have left are not among them."""
        found: dict[str, PersonId] = {}
        for some in _some(sorted({one for raw in written for one in (raw, raw.casefold())})):
            query = select(PersonRow.id, PersonRow.email_lower).where(
                PersonRow.ended_on.is_(None), PersonRow.id.in_(some) | PersonRow.email_lower.in_(some)
            )
            for id_, email in self._session.execute(query):
                found |= {id_: PersonId(id_)} | ({email: PersonId(id_)} if email else {})
        return found

    def measures(self, ids: Collection[MeasureId]) -> dict[MeasureId, Measure]:
        found: dict[MeasureId, Measure] = {}
        for some in _some(sorted(ids)):
            query = MEASURES.select().where(MeasureRow.__table__.c.id.in_(some))
            found |= {one.id: one for one in map(MEASURES.read, self._session.execute(query))}
        return found


def _some(ids: list[str] | list[MeasureId]) -> Iterable[list[str] | list[MeasureId]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def unfit(known: AtHand, entry: Entry, node: NodeId, review: Review | None) -> Iterator[tuple[ProblemKind, str]]:
    """Why nothing can be written in for a node, with the fact that says more."""
    if node not in known.nodes:
        yield ProblemKind.NO_SUCH_NODE, ""
    elif review is None:
        yield ProblemKind.NO_REVIEW, str(entry.round.year)
    elif not review.managers:
        yield ProblemKind.NOBODY_CONFIRMS, review.title
    elif review.window.is_before(entry.today):
        yield ProblemKind.NOT_OPEN_YET, review.window.opens.isoformat()


def question_in(checklist: Checklist, written: str) -> Question | None:
    """By its number, as it stands on paper, or by its id."""
    if written.isascii() and written.isdecimal() and len(written) < 5:
        return checklist.by_number(int(written)) if int(written) else None
    return next((one for one in checklist if one.id.casefold() == written.casefold()), None)


def choice_in(checklist: Checklist, written: str) -> Choice | None:
    """By its label, its id, or one of the words that people type for it."""
    wanted = written.casefold()
    return next((one for one in checklist.scale if wanted in _called(one)), None)


def _called(choice: Choice) -> set[str]:
    names = {choice.id, choice.label.sv, choice.label.en or "", *choice.words}
    return {one.casefold() for one in names if one}


def measure_id(entry: Entry, record: MeasureRecord, question: Question | None) -> MeasureId:
    """The same row of the same round is the same measure, whenever and as often as it is read."""
    about = question.id if question else "-"
    return MeasureId(uuid5(NAMESPACE_URL, f"entered|{entry.round.id}|{record.node}|{about}|{record.what.casefold()}"))
