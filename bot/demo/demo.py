"""The made-up region to try the bot with: loaded, last year answered, and this year's round laid around today.

The answers are invented with a fixed seed: the same every time, and like nobody's.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid5

from sqlalchemy.orm import Session

from bot.demo import bodies as demo_bodies
from bot.turns import measures as measure_turns
from dialogs.checklists.rules.checklist import Follows, Question
from dialogs.ground.ids import ChecklistId, ChoiceId, MeasureId, NodeId, PersonId, QuestionId, ReviewId, RoundId
from dialogs.ground.turn import Actor
from dialogs.measures.events import ControlMeasure
from dialogs.reviews.rules.review import (
    PLAN,
    Answer,
    Measure,
    MeasureKind,
    MeasureState,
    Participants,
    Review,
    Signature,
    View,
)
from dialogs.reviews.rules.standing import CONTROL_AFTER
from storage.checklists import files as checklist_files
from storage.checklists.versions import keep_core
from storage.database import Sessions, transaction
from storage.organisation import tree as organisation
from storage.organisation.example import FOLDER
from storage.organisation.importing import applying, checking, comparing, sheets
from storage.reviews import joining, rounds
from storage.reviews.reading import load
from storage.reviews.writing import save

CHECKLIST = "vastmanland"
SEED = 2023
LEFT = timedelta(days=9)  # of this year's days to answer
ANNAS = NodeId("hs-med-01")  # stays untouched: it is what a newcomer walks through
COMMENTS = {
    "yes": ("Tas upp på APT varje månad.", "Fungerar bra.", "Nya medarbetare får informationen första veckan."),
    "partly": ("Fungerar bra på dagtid, sämre på helgerna.", "Vi har rutinen, men alla känner inte till den."),
    "no": ("Vi har inte hunnit med det i år.", "Oklart vem som ansvarar för det hos oss."),
    "not_applicable": ("Förekommer inte hos oss.",),
}


def prepare(sessions: Sessions, today: date) -> None:
    """Loads everything into an empty, migrated database. One transaction: all of it or nothing."""
    now = datetime.combine(today, time(8), UTC)
    plan = checking.check(sheets.read(FOLDER), today)
    if plan.errors:
        raise ValueError(f"the example region has {len(plan.errors)} errors")
    with transaction(sessions) as session:
        applying.apply(session, comparing.compare(session, plan, today), now, today)
        session.flush()
        core = keep_core(session, checklist_files.available()[ChecklistId(CHECKLIST)].read_text(encoding="utf-8"), now)
        _last_year(session, core, today)
        _this_year(session, core, today)
        demo_bodies.load(session, today + LEFT, now)


def _last_year(session: Session, core: int, today: date) -> None:
    """Opened and closed around the same day last year; nearly everybody answered."""
    opens, closes = today - timedelta(days=365 + 45), today - timedelta(days=365 - 45)
    opened = datetime.combine(opens, time(7), UTC)
    round_id, _ = rounds.open_round(session, year=today.year - 1, core_row=core, opens=opens, closes=closes, now=opened)
    _join(session, round_id, opened)
    author = Author(random.Random(SEED), today)  # noqa: S311 - invented answers, not secrets
    for review in _reviews(session, today.year - 1, today):
        if _node(review) == ANNAS or author.happens(0.9):
            signed = author.signed(session, review, closes - timedelta(days=author.days(60)))
            author.controlled(session, signed)
    rounds.close_round(session, round_id, datetime.combine(closes, time(17), UTC))


def _this_year(session: Session, core: int, today: date) -> None:
    """Open since six weeks, nine days left. A third is done, a third under way, Anna's has not begun."""
    opens, closes = today - timedelta(days=42), today + LEFT
    opened = datetime.combine(opens, time(7), UTC)
    round_id, _ = rounds.open_round(session, year=today.year, core_row=core, opens=opens, closes=closes, now=opened)
    _join(session, round_id, opened)
    author = Author(random.Random(SEED + 1), today)  # noqa: S311
    for review in _reviews(session, today.year, today):
        if _node(review) == ANNAS:
            continue
        if author.happens(0.35):
            author.signed(session, review, today - timedelta(days=1 + author.days(30)))
        elif author.happens(0.5):
            author.begun(session, review, today - timedelta(days=1 + author.days(10)))


def _node(review: Review) -> NodeId:
    return review.nodes[0].id


def _join(session: Session, round_id: RoundId, now: datetime) -> None:
    """A few pairs of units under the same verksamhet answer together."""
    nodes = organisation.nodes(session)
    siblings: dict[NodeId, list[NodeId]] = {}
    for node in sorted(nodes.values(), key=lambda one: one.id):
        if node.parent and node.level == "enhet" and node.id != ANNAS:
            siblings.setdefault(node.parent, []).append(node.id)
    for pair in [found[-2:] for _, found in sorted(siblings.items()) if len(found) > 3][:5]:
        first = rounds.review_of(session, round_id, pair[0])
        if first is not None:
            joining.join_nodes(session, first, round_id, [pair[1]], [pair[0]], now)


def _reviews(session: Session, year: int, today: date) -> Iterable[Review]:
    standing = rounds.progress(session, rounds.rounds(session, year)[0].id)
    for review_id in dict.fromkeys(one.review for one in standing.values()):
        review = load(session, ReviewId(review_id), today, with_past=False)
        if review is not None and review.managers:
            yield review


@dataclass(frozen=True)
class Author:
    """Makes up what a unit might have answered."""

    random: random.Random
    today: date

    def happens(self, share: float) -> bool:
        return self.random.random() < share

    def days(self, most: int) -> int:
        return self.random.randrange(most)

    def begun(self, session: Session, review: Review, day: date) -> None:
        """Some of the questions answered, nobody has signed."""
        at = datetime.combine(day, time(9, 30), UTC)
        some = review.checklist.questions[: 4 + self.days(18)]
        after = self._answered(review, some, at)
        save(session, review, replace(after, revision=review.revision + 1), review.managers[0], at)

    def signed(self, session: Session, review: Review, day: date) -> Review:
        """Answered, seen by the rep where there is one, and signed by every seat."""
        at = datetime.combine(day, time(14, 30), UTC)
        after = self._answered(review, review.checklist.questions, at)
        reps = [seat.people[0] for seat in review.rep_seats]
        after = replace(
            after, handed_over_at=at, no_rep_reason=None if reps else "Enheten saknar skyddsombud och söker ett."
        )
        for rep in dict.fromkeys(reps):
            after = self._viewed(after, rep, at + timedelta(days=1))
        signed_at = at + timedelta(days=2)
        signatures = tuple(
            Signature(person=person, seat=seat.kind, at=signed_at)
            for person, seat in {seat.people[0]: seat for seat in after.unsigned_seats}.items()
        )
        after = replace(after, signatures=signatures, signed_at=signed_at, revision=review.revision + 1)
        save(session, review, after, review.managers[0], signed_at)
        return after

    def controlled(self, session: Session, review: Review) -> None:
        """Most measures that were done eight weeks ago have been asked about, and had helped."""
        for measure in review.measures:
            asked = measure.done_at + CONTROL_AFTER if measure.done_at else None
            if asked is None or asked.date() >= self.today or not self.happens(0.8):
                continue
            person = review.people[review.managers[0]]
            actor = Actor(person=person, now=asked, today=asked.date())
            measure_turns.take(session, ControlMeasure(measure=measure.id, helped=True), actor)

    def _answered(self, review: Review, questions: Iterable[Question], at: datetime) -> Review:
        answers: dict[QuestionId, Answer] = {}
        measures: list[Measure] = []
        for question in questions:
            choice = self._choice()
            follows = review.checklist.choice(choice).follows
            reason = None
            if follows is Follows.IMPROVE:
                measure = self._measure(review, question, at)
                reason = None if measure else "Vi avvaktar den nya rutinen från förvaltningen."
                measures += [measure] if measure else []
            comment = self.random.choice(COMMENTS[choice]) if self.happens(0.3) or follows is Follows.REASON else ""
            answers[question.id] = Answer(
                choice=choice,
                comment=comment,
                by=review.managers[0],
                at=at,
                revision=review.revision + 1,
                no_measure_reason=reason,
            )
        counts = Participants(
            managers=len({seat.people[0] for seat in review.seats if seat.kind.value == "manager"}),
            employees=self.random.randrange(2, 14),
            safety_reps=min(1, len(review.reps)),
            union_reps=self.random.randrange(2),
        )
        return replace(
            review,
            answers=answers,
            measures=tuple(measures),
            participants=counts,
            started_at=at - timedelta(hours=1),
            together=False,
        )

    def _choice(self) -> ChoiceId:
        return ChoiceId(self.random.choices(("yes", "partly", "no", "not_applicable"), (68, 18, 9, 5))[0])

    def _measure(self, review: Review, question: Question, at: datetime) -> Measure | None:
        if not question.suggestions or not self.happens(0.7):
            return None
        due = at.date() + timedelta(days=30 + self.days(150))
        done = due < self.today and self.happens(0.8)
        return Measure(
            id=MeasureId(uuid5(review.id, f"{question.id}:0")),
            node=_node(review),
            question=question.id,
            kind=MeasureKind.IMPROVE,
            state=MeasureState.DONE if done else MeasureState.PLANNED,
            what=self.random.choice(question.suggestions).sv,
            due=due,
            accountable=review.managers[0],
            done_at=datetime.combine(due, time(12), UTC) if done else None,
            by=review.managers[0],
            at=at,
        )

    def _viewed(self, review: Review, rep: PersonId, at: datetime) -> Review:
        views = dict(review.views)
        for question in review.to_confirm:
            agrees = not self.happens(0.03)
            chosen = review.answers[question.id].choice
            other = ChoiceId("partly" if chosen != "partly" else "no")
            views[(question.id, rep)] = View(
                person=rep,
                agrees=agrees,
                choice=None if agrees else other,
                of_choice=chosen,
                comment="" if agrees else "Vi i personalgruppen ser det lite annorlunda.",
                at=at,
            )
        views[(PLAN, rep)] = View(person=rep, agrees=True, of_choice=review.plan_mark, at=at)
        answers = {
            which: replace(answer, stands=any(v.agrees is False for (q, _), v in views.items() if q == which))
            for which, answer in review.answers.items()
        }
        return replace(review, views=views, answers=answers)
