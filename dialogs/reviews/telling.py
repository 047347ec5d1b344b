"""Who else has to be told after a change: worked out from before and after, so that no conversation can forget it."""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.ground.ids import PersonId
from dialogs.ground.messages import Message, MessageKind
from dialogs.ground.turn import Actor
from dialogs.reviews.messages import MeasureMessage, ReviewMessage
from dialogs.reviews.rules.review import MeasureState, Review, Stage


def news(before: Review, after: Review, actor: Actor) -> tuple[Message, ...]:
    """Messages to everybody whose turn it became, never to the one who acted. What is lifted is told by who lifts it."""
    return (*_stage_news(before, after, actor), *_support(before, after, actor))


def _stage_news(before: Review, after: Review, actor: Actor) -> tuple[Message, ...]:
    if after.version != before.version:
        others = (*after.managers, *after.reps)
        return _to(others, ReviewMessage.REOPENED, f"v{after.version}", after, actor)
    if after.stage is before.stage:
        return _asked_again(before, after, actor) if after.stage is Stage.WITH_REP else ()
    mark = f"v{after.version}r{after.revision}"
    match after.stage:
        case Stage.WITH_REP if before.handed_over_at is None:
            reps = [person for seat in after.rep_seats for person in seat.people]
            return _to(reps, ReviewMessage.HANDED_OVER, mark, after, actor)
        case Stage.WITH_REP if before.stage is Stage.ANSWERING:  # the manager has mended what was missing
            reps = [person for seat in after.rep_seats for person in seat.people if after.not_viewed(person)]
            return _to(reps, ReviewMessage.ASKED_AGAIN, mark, after, actor)
        case Stage.WITH_REP:
            return _asked_again(before, after, actor)
        case Stage.TALKING:
            return _to(after.managers, ReviewMessage.TALK, mark, after, actor)
        case Stage.TO_SIGN:
            unsigned = [person for seat in after.unsigned_seats for person in seat.people]
            return _to(unsigned, ReviewMessage.TO_SIGN, mark, after, actor)
        case Stage.SIGNED:
            return (
                *_to((*after.managers, *after.reps), ReviewMessage.SIGNED, f"v{after.version}", after, actor),
                *_summaries(after),
                *_asked(after, actor),
            )
        case Stage.NOT_STARTED | Stage.ANSWERING:
            return ()


def _to(people: Iterable[PersonId], kind: MessageKind, mark: str, review: Review, actor: Actor) -> tuple[Message, ...]:
    return tuple(
        Message(kind=kind, review=review.id, mark=mark, person=person, by=actor.person.id)
        for person in dict.fromkeys(people)
        if person != actor.person.id
    )


def _asked_again(before: Review, after: Review, actor: Actor) -> tuple[Message, ...]:
    """To a rep who had looked at everything and now has something to look at again."""
    reps = [
        person
        for seat in after.rep_seats
        for person in seat.people
        if not before.not_viewed(person) and after.not_viewed(person)
    ]
    return _to(reps, ReviewMessage.ASKED_AGAIN, f"v{after.version}r{after.revision}", after, actor)


def _summaries(review: Review) -> tuple[Message, ...]:
    """One post for each unit's channel; reopened and signed again is a post of its own."""
    return tuple(
        Message(kind=ReviewMessage.SUMMARY, review=review.id, mark=f"v{review.version}", node=node.id)
        for node in review.nodes
    )


def _asked(review: Review, actor: Actor) -> tuple[Message, ...]:
    """Somebody who was made accountable without sitting at the table is told what they are asked and why.

    Once for each measure: a version that is signed anew tells only those who are new.
    """
    sitting = {*review.managers, *review.reps, actor.person.id}
    return tuple(
        Message(
            kind=MeasureMessage.MEASURE_ASKED,
            review=review.id,
            mark="asked",
            person=measure.accountable,
            by=measure.by,
            measure=measure.id,
        )
        for measure in review.measures
        if measure.state is MeasureState.PLANNED and measure.accountable and measure.accountable not in sitting
    )


def _support(before: Review, after: Review, actor: Actor) -> tuple[Message, ...]:
    wanted = [
        which
        for which, answer in after.answers.items()
        if answer.support_wanted and not (which in before.answers and before.answers[which].support_wanted)
    ]
    return tuple(
        Message(
            kind=ReviewMessage.SUPPORT, review=after.id, mark=which, person=person, by=actor.person.id, question=which
        )
        for which in wanted
        for person in after.support
        if person != actor.person.id
    )
