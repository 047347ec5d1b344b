"""Matters that are lifted to somebody else. `revision` is None where the event was typed and no card stands behind it."""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import MatterId, MeasureId, NodeId, QuestionId, ReviewId
from dialogs.matters.rules.matter import MatterAsk


@event("matters")
class ShowMatters:
    """The lists: what is lifted to the reader, and what the reader's units have lifted."""


@event("matter")
class ShowMatter:
    """The matter's own card; with `ask` the form for what is to be done with it.

    From a question's card: what was typed there is kept, and there is a way back.
    """

    matter: MatterId
    ask: MatterAsk | None = None
    review: ReviewId | None = None
    question: QuestionId | None = None
    revision: int | None = None
    comment: str | None = typed()


@event("show-lift")
class ShowLift:
    """The form for lifting: a question, a measure, or something of its own from a unit (without any: the reader's)."""

    node: NodeId | None = None
    review: ReviewId | None = None
    question: QuestionId | None = None
    measure: MeasureId | None = None


@event("lift-this")
class Lift:
    """`to` is one of the receivers on the card, `to_name` a typed one; `unit` another of the reader's units."""

    node: NodeId | None = None
    review: ReviewId | None = None
    question: QuestionId | None = None
    measure: MeasureId | None = None
    unit: str | None = typed()
    to: str | None = typed()
    to_name: str | None = typed()
    what: str | None = typed()
    due: str | None = typed()


@event("take-matter")
class TakeMatter:
    """We do it: a measure of the receiver's own, with one accountable person."""

    matter: MatterId
    revision: int | None = None
    what: str | None = typed()
    due: str | None = typed()
    who: str | None = typed()
    who_name: str | None = typed()
    who_found: str | None = typed()  # from the people picker: a directory id


@event("answer-matter")
class AnswerMatter:
    matter: MatterId
    revision: int | None = None
    answer: str | None = typed()


@event("pass-on-matter")
class PassOnMatter:
    """To another receiver. Without `due` the day that was wished for is kept."""

    matter: MatterId
    revision: int | None = None
    to: str | None = typed()
    to_name: str | None = typed()
    why: str | None = typed()
    due: str | None = typed()


@event("merge-matters")
class MergeMatters:
    """`others` are ids with commas between them: they become voices of this one."""

    matter: MatterId
    revision: int | None = None
    others: str | None = typed()


@event("withdraw-matter")
class WithdrawMatter:
    matter: MatterId
    revision: int | None = None
    why: str | None = typed()


Event = (
    ShowMatters
    | ShowMatter
    | ShowLift
    | Lift
    | TakeMatter
    | AnswerMatter
    | PassOnMatter
    | MergeMatters
    | WithdrawMatter
)
