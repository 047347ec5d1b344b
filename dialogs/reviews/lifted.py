"""A matter as it is lifted: what, to whom and by when."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from dialogs.ground.dates import read_day
from dialogs.ground.ids import MatterId, MeasureId, NodeId, PersonId, QuestionId, ReviewId
from dialogs.ground.messages import Message
from dialogs.ground.notices import CommonLack, Lack
from dialogs.ground.turn import Actor
from dialogs.organisation.around import Around
from dialogs.organisation.notices import ReceiverLack
from dialogs.organisation.rules.receivers import MatterKind, Near, Receiver, ReceiverChoice
from dialogs.reviews.messages import MatterMessage
from dialogs.reviews.rules.review import Matter, Review

RETURN = "return"  # the choice on a card that hands a task back to the superior


OWN = UUID("6f1c3a52-6f55-4c37-9c55-3a3f1c0a9a51")  # what the ids of matters that belong to no review are made from


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who gets it; beside `Lack`, which says why nobody could be named."""

    choice: ReceiverChoice
    kind: MatterKind = MatterKind.MATTER


def chosen(to: str | None, to_name: str | None, around: Around, *, returnable: bool = False) -> Chosen | Lack:
    """A typed name goes before the list: somebody took the trouble to write it. Where nothing is said, the level above.

    A task is handed back to the superior and to nobody else (AFS 2023:1 9 §).
    """
    above = next((one for one in around.receivers if one.near is Near.ABOVE), None)
    if to_name:
        return _one(around.named)
    if to == RETURN:
        return Chosen(above, MatterKind.RETURNED_TASK) if above and returnable else ReceiverLack.RECEIVER
    if to:
        known = next((one for one in around.receivers if one.receiver.key == to), None)
        return Chosen(known) if known else _one(around.named)
    return Chosen(above) if above else ReceiverLack.RECEIVER


def _one(found: tuple[ReceiverChoice, ...]) -> Chosen | Lack:
    if len(found) == 1:
        return Chosen(found[0])
    return ReceiverLack.RECEIVER_SEVERAL if found else ReceiverLack.RECEIVER_UNKNOWN


def above(review: Review) -> tuple[ReceiverChoice, ...]:
    """The level above, which a review knows by itself."""
    if review.above is None:
        return ()
    receiver = Receiver(node=review.above.id)
    choice = ReceiverChoice(receiver=receiver, near=Near.ABOVE, name=review.above.name, people=review.managers_above)
    return (choice,)


def wanted_by(typed: str | None, actor: Actor) -> date | Lack | None:
    """By when an answer is wished for: it may be left out, but not lie in the past."""
    if not typed:
        return None
    day = read_day(typed, actor.today)
    if day is None:
        return CommonLack.DUE_UNREADABLE
    return CommonLack.DUE_PASSED if day < actor.today else day


def matter(
    actor: Actor,
    to: Chosen,
    what: str,
    by_when: date | None,
    *,
    node: NodeId,
    review: ReviewId | None = None,
    question: QuestionId | None = None,
    measure: MeasureId | None = None,
) -> Matter:
    """The same words about the same thing to the same receiver are the same matter, however often they are sent."""
    receiver = to.choice.receiver
    about = f"{node}:{question or ''}:{measure.hex if measure else ''}:{receiver.key}:{to.kind.value}:{what}"
    return Matter(
        id=MatterId(uuid5(review or OWN, f"matter:{about}")),
        question=question,
        from_node=node,
        to_node=receiver.node,
        to_role=receiver.role,
        kind=to.kind,
        measure=measure,
        what=what,
        wanted_by=by_when,
        by=actor.person.id,
        at=actor.now,
    )


def letters(lifted: Matter, holders: Iterable[PersonId], actor: Actor) -> tuple[Message, ...]:
    """To everybody who holds the receiver's role today."""
    return tuple(
        Message(
            kind=MatterMessage.LIFTED,
            mark=lifted.id.hex,
            person=person,
            by=actor.person.id,
            question=lifted.question,
            matter=lifted.id,
        )
        for person in dict.fromkeys(holders)
        if person != actor.person.id
    )


def names(found: Collection[ReceiverChoice]) -> tuple[str, ...]:
    return tuple(one.name for one in found)
