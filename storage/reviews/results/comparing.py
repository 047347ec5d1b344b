"""Holding results against the round's reviews. Everything is decided here; applying only writes.

Into a review that nobody has begun, as answered. Never into one that the pair has begun or signed: what they have said
is theirs. A row that says what stands there already changes nothing, so the same file twice is the same as once.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from dialogs.checklists.rules.checklist import Follows
from dialogs.ground.ids import NodeId, QuestionId, ReviewId
from dialogs.reviews.rules.review import Answer, Participants, Review
from storage.organisation.importing.problems import Problem, ProblemKind, in_reading_order
from storage.organisation.importing.records import Source
from storage.reviews.results.at_hand import AtHand, choice_in, question_in, unfit
from storage.reviews.results.entry import Comparison, EnteredReview, Entry
from storage.reviews.results.measures import Planning
from storage.reviews.results.records import AnswerRecord, ParticipantsRecord, Results


def compare(session: Session, results: Results, entry: Entry) -> Comparison:
    """The results' own problems come along, so that all are shown together."""
    known = AtHand(session, entry)
    answering = Answering(known, entry)
    for answer in results.answers:
        answering.answer(answer)
    for counts in results.participants:
        answering.participants(counts)
    planning = Planning(known, entry, answering.reviews)
    planning.take(results.measures)
    problems = [*results.problems, *answering.problems, *planning.problems]
    return Comparison(
        reviews=tuple(one for one in planning.reviews.values() if one.after != one.before),
        proposed=tuple(planning.proposed),
        unchanged=answering.unchanged + planning.unchanged,
        problems=in_reading_order(problems),
    )


class Answering:
    """Row by row. What is wrong is noted, and the row left out, so that one reading finds it all."""

    def __init__(self, known: AtHand, entry: Entry) -> None:
        self.known = known
        self.entry = entry
        self.reviews: dict[ReviewId, EnteredReview] = {}
        self.problems: list[Problem] = []
        self.unchanged = 0
        self._rows: dict[tuple[ReviewId, QuestionId | None], int] = {}

    def answer(self, record: AnswerRecord) -> None:
        review = self._review(record.node, record.source)
        read = self._read(review, record) if review is not None else None
        if review is None or read is None or self._doubled(review, read[0], record.source, "fråga"):
            return
        which, answer = read
        stands = review.answers.get(which)
        if stands is not None and (stands.choice, stands.comment) == (answer.choice, answer.comment):
            self.unchanged += 1
        elif self._may_be_written(review, record.source, record.choice, "svar"):
            after = self._begun(review)
            self._keep(review, replace(after, answers={**after.answers, which: answer}))

    def participants(self, record: ParticipantsRecord) -> None:
        review = self._review(record.node, record.source)
        if review is None or self._doubled(review, None, record.source, "nod"):
            return
        if review.participants == record.counts:
            self.unchanged += 1
        elif self._may_be_written(review, record.source, _counted(record.counts), "medarbetare"):
            self._keep(review, replace(self._begun(review), participants=record.counts))

    # --- what a row is about

    def _review(self, node: NodeId, source: Source) -> Review | None:
        review = self.known.review(node)
        problem = next(unfit(self.known, self.entry, node, review), None)
        if problem is not None:
            self._wrong(problem[0], source, "nod", node, problem[1])
            return None
        return review

    def _read(self, review: Review, record: AnswerRecord) -> tuple[QuestionId, Answer] | None:
        checklist, source = review.checklist, record.source
        question, choice = question_in(checklist, record.question), choice_in(checklist, record.choice)
        if question is None:
            known = str(len(checklist.questions))
            self._wrong(ProblemKind.UNKNOWN_QUESTION, source, "fråga", record.question, known)
        if choice is None:
            labels = ", ".join(one.label.sv for one in checklist.scale)
            self._wrong(ProblemKind.UNKNOWN_CHOICE, source, "svar", record.choice, labels)
        elif choice.follows is Follows.REASON and not record.comment:
            self._wrong(ProblemKind.NEEDS_REASON, source, "kommentar", "", choice.label.sv)
        elif question is not None:
            by, revision = review.managers[0], review.revision + 1
            return question.id, Answer(
                choice=choice.id, comment=record.comment, by=by, at=self.entry.now, revision=revision
            )
        return None

    def _doubled(self, review: Review, which: QuestionId | None, source: Source, column: str) -> bool:
        first = self._rows.setdefault((review.id, which), source.row)
        if first != source.row:
            self._wrong(ProblemKind.DOUBLED_RESULT, source, column, review.title, str(first))
        return first != source.row

    def _may_be_written(self, review: Review, source: Source, value: str, column: str) -> bool:
        if review.frozen or review.signed_at is not None:
            self._wrong(ProblemKind.REVIEW_SIGNED, source, column, value, review.title)
        elif review.started_at is not None or review.answers:
            self._wrong(ProblemKind.REVIEW_BEGUN, source, column, value, review.title)
        else:
            return True
        return False

    # --- what comes of it

    def _begun(self, review: Review) -> Review:
        known = self.reviews.get(review.id)
        if known is not None:
            return known.after
        return replace(
            review,
            revision=review.revision + 1,
            started_at=self.entry.now,
            method=self.entry.method,
            entered_by=self.entry.by,
        )

    def _keep(self, before: Review, after: Review) -> None:
        self.reviews[before.id] = EnteredReview(before=before, after=after)

    def _wrong(self, kind: ProblemKind, source: Source, column: str, value: str, fact: str = "") -> None:
        self.problems.append(
            Problem(kind=kind, file=source.file, row=source.row, column=column, value=value, fact=fact)
        )


def _counted(counts: Participants) -> str:
    return f"{counts.managers} + {counts.employees} + {counts.safety_reps} + {counts.union_reps}"
