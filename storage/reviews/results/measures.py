"""Measures that were found another way: into the plan of a review that is being answered, otherwise as proposals.

A plan that the safety representative is looking at, or that is signed, does not change from outside. Then a measure
stands on its own, and is in no plan until a manager takes it in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dialogs.checklists.rules.checklist import Question
from dialogs.ground.ids import PersonId, ReviewId
from dialogs.reviews.rules.review import Measure, MeasureState, Review
from storage.organisation.importing.problems import Problem, ProblemKind
from storage.reviews.results.at_hand import AtHand, measure_id, question_in, unfit
from storage.reviews.results.entry import EnteredReview, Entry, ProposedMeasure
from storage.reviews.results.records import MeasureRecord

Understood = tuple[MeasureRecord, Review, Measure]


class Planning:
    def __init__(self, known: AtHand, entry: Entry, reviews: Mapping[ReviewId, EnteredReview]) -> None:
        self.known = known
        self.entry = entry
        self.reviews = dict(reviews)
        self.proposed: list[ProposedMeasure] = []
        self.problems: list[Problem] = []
        self.unchanged = 0

    def take(self, records: Sequence[MeasureRecord]) -> None:
        people = self.known.people({one.accountable for one in records})
        understood = [found for one in records if (found := self._understood(one, people)) is not None]
        there = self.known.measures([measure.id for _, _, measure in understood])
        rows: dict[object, int] = {}
        for record, review, measure in understood:
            first = rows.setdefault(measure.id, record.source.row)
            if first != record.source.row:
                self._wrong(record, ProblemKind.DOUBLED_RESULT, "vad", record.what, str(first))
            elif (known := there.get(measure.id)) is not None:
                self._there_already(record, known, measure)
            else:
                self._new(record, review, measure)

    def _understood(self, record: MeasureRecord, people: Mapping[str, PersonId]) -> Understood | None:
        review = self.known.review(record.node)
        problem = next(unfit(self.known, self.entry, record.node, review), None)
        if review is None or problem is not None:
            kind, fact = problem or (ProblemKind.NO_REVIEW, str(self.entry.round.year))
            self._wrong(record, kind, "nod", record.node, fact)
            return None
        who = people.get(record.accountable) or people.get(record.accountable.casefold())
        if who is None:
            self._wrong(record, ProblemKind.UNKNOWN_ACCOUNTABLE, "ansvarig", record.accountable)
        about = question_in(review.checklist, record.question) if record.question else None
        if record.question and about is None:
            known = str(len(review.checklist.questions))
            self._wrong(record, ProblemKind.UNKNOWN_QUESTION, "fråga", record.question, known)
        if who is None or (record.question and about is None):
            return None
        return record, review, self._measure(record, review, about, who)

    def _measure(self, record: MeasureRecord, review: Review, about: Question | None, who: PersonId) -> Measure:
        return Measure(
            id=measure_id(self.entry, record, about),
            node=record.node,
            question=about.id if about else None,
            kind=record.kind,
            state=MeasureState.PLANNED,
            what=record.what,
            due=record.due,
            accountable=who,
            priority=record.priority,
            goal=record.goal,
            target_year=record.target_year,
            method=self.entry.method,
            by=review.managers[0],
            at=self.entry.now,
        )

    def _there_already(self, record: MeasureRecord, known: Measure, wanted: Measure) -> None:
        """What has become of it since is its people's: never written over."""
        said = (known.due, known.accountable, known.kind, known.priority)
        if said != (wanted.due, wanted.accountable, wanted.kind, wanted.priority):
            self._wrong(record, ProblemKind.MEASURE_THERE, "vad", record.what)
        else:
            self.unchanged += 1

    def _new(self, record: MeasureRecord, review: Review, measure: Measure) -> None:
        if record.due < self.entry.today:
            self._wrong(record, ProblemKind.DAY_HAS_PASSED, "klart_senast", record.due.isoformat())
        entered = self.reviews.get(review.id) or EnteredReview(before=review, after=review)
        after = entered.after
        if _is_being_answered(after):
            revision = review.revision + 1
            after = replace(after, revision=revision, measures=(*after.measures, measure))
            self.reviews[review.id] = replace(entered, after=after)
            return
        on_its_own = replace(measure, state=MeasureState.PROPOSED)
        unit = self.known.nodes[record.node].name
        self.proposed.append(ProposedMeasure(measure=on_its_own, unit=unit, managers=review.managers))

    def _wrong(self, record: MeasureRecord, kind: ProblemKind, column: str, value: str, fact: str = "") -> None:
        source = record.source
        self.problems.append(
            Problem(kind=kind, file=source.file, row=source.row, column=column, value=value, fact=fact)
        )


def _is_being_answered(review: Review) -> bool:
    return review.started_at is not None and review.handed_over_at is None and not review.frozen
