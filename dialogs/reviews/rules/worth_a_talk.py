"""Questions for the conversation that a review's own answers raise; never a list of whom it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialogs.checklists.rules.checklist import Checklist, Follows
from dialogs.ground.ids import ChoiceId, NodeId, QuestionId
from dialogs.reviews.rules.review import MeasureKind, MeasureState, Review

YEAR = timedelta(days=365)  # the overall risk assessment is revised at least yearly (V25)


class Topic(StrEnum):
    """The question itself is found by `cards`."""

    ALL_STRENGTHS = "all_strengths"  # every answer a strength, and not one comment
    NO_REP = "no_rep"
    OPEN_FROM_BEFORE = "open_from_before"  # last year's shortcomings are mended, but measures of then are open
    NO_ASSESSMENT = "no_assessment"  # risks are assessed, but no day within a year is known
    ASSESSMENT_LACKS = "assessment_lacks"  # risks are not assessed (enough): when will they be?


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFacts:
    nodes: tuple[NodeId, ...]
    choices: Mapping[QuestionId, ChoiceId]
    commented: bool  # at least one answer has a comment
    has_rep: bool
    assessed_on: date | None  # the latest of its units' overall risk assessments
    open_before: int  # measures of earlier years that are still to be done


def of_review(review: Review) -> TalkFacts:
    """Before it is signed, for the pair itself."""
    open_before = [
        one for one in review.carried if one.kind is MeasureKind.IMPROVE and one.state is MeasureState.PLANNED
    ]
    return TalkFacts(
        nodes=tuple(node.id for node in review.nodes),
        choices={which: answer.choice for which, answer in review.answers.items() if answer.choice is not None},
        commented=any(answer.comment for answer in review.answers.values()),
        has_rep=bool(review.rep_seats),
        assessed_on=max((one.on for one in review.risk_assessed), default=None),
        open_before=len([one for one in open_before if one.year < review.year]),
    )


def topics(facts: TalkFacts, checklist: Checklist, day: date) -> tuple[Topic, ...]:
    return tuple(_topics(facts, checklist, day))


def _topics(facts: TalkFacts, checklist: Checklist, day: date) -> Iterator[Topic]:
    given = [checklist.choice(choice) for choice in facts.choices.values() if checklist.has_choice(choice)]
    counting = [choice for choice in given if choice.counts]
    if counting and not facts.commented and all(one.follows is Follows.PRESERVE for one in counting):
        yield Topic.ALL_STRENGTHS
    if not facts.has_rep:
        yield Topic.NO_REP
    for question in checklist:
        choice = facts.choices.get(question.id)
        if choice is None or not checklist.has_choice(choice):
            continue
        follows = checklist.choice(choice).follows
        if question.carries_over and follows is Follows.PRESERVE and facts.open_before:
            yield Topic.OPEN_FROM_BEFORE
        known = facts.assessed_on is not None and day - facts.assessed_on <= YEAR
        if question.assessment and follows is Follows.PRESERVE and not known:
            yield Topic.NO_ASSESSMENT
        if question.assessment and follows is Follows.IMPROVE and not known:
            yield Topic.ASSESSMENT_LACKS


def counted(of_reviews: Iterable[tuple[Topic, ...]]) -> Mapping[Topic, int]:
    """In how many reviews each is worth a talk."""
    found: Counter[Topic] = Counter()
    for topics_of_one in of_reviews:
        found.update(set(topics_of_one))
    return {topic: found[topic] for topic in Topic if found[topic]}
