"""What the bodies of a level decide, what is answered those beneath, and what a unit sees of it.

`number`: how many decisions there were when the form was made, so that the same press twice records one.
"""

from __future__ import annotations

from dialogs.ground.event import event, typed
from dialogs.ground.ids import BodyId, DecisionId, NodeId


@event("decisions")
class ShowDecisions:
    """The bodies of a level and what they have decided. Without a node the reader's own, without a year the newest."""

    node: NodeId | None = None
    year: int | None = None


@event("show-decide")
class ShowDecide:
    """The form. `none_yet`: that there is no decision yet."""

    node: NodeId | None = None
    year: int | None = None
    body: BodyId | None = None
    corrects: DecisionId | None = None
    corrects_last: bool = False
    none_yet: bool = False


@event("decide")
class Decide:
    """Without `adopted` everything is; a body, where there are several, by its id or its name."""

    node: NodeId | None = None
    year: int | None = None
    number: int | None = None
    corrects: DecisionId | None = None
    corrects_last: bool = False
    body: str | None = typed()
    day: str | None = typed()
    paragraph: str | None = typed()
    registry: str | None = typed()
    text: str | None = typed()
    adopted: str | None = typed()
    changed: str | None = typed()
    reasons: str | None = typed()


@event("no-decision-yet")
class NoDecisionYet:
    node: NodeId | None = None
    year: int | None = None
    number: int | None = None
    body: str | None = typed()
    text: str | None = typed()
    day: str | None = typed()  # on which it is expected


@event("decision")
class ShowDecision:
    """Without one: the newest of the reader's level that is not answered yet, else the newest."""

    decision: DecisionId | None = None


@event("show-feedback")
class ShowFeedback:
    """The form for what is answered those beneath. Without a decision as `ShowDecision`."""

    decision: DecisionId | None = None


@event("send-feedback")
class SendFeedback:
    """`first`, `second` and `third` are of the levels beneath, the highest first: empty, the text that all get."""

    decision: DecisionId | None = None
    text: str | None = typed()
    first: str | None = typed()
    second: str | None = typed()
    third: str | None = typed()


@event("answer-back")
class ShowAnswerBack:
    """What a node was answered. Without a decision: the newest answer to the reader's unit that is not read, else the newest."""

    decision: DecisionId | None = None
    node: NodeId | None = None


@event("answer-read")
class ReadAnswerBack:
    decision: DecisionId | None = None
    node: NodeId | None = None


@event("answer-raised")
class RaiseAnswerBack:
    """It was taken up where the staff meet (APT). Without a day: today."""

    decision: DecisionId | None = None
    node: NodeId | None = None
    day: str | None = typed()


@event("presentation")
class ShowPresentation:
    """What a body will see and be asked, before it is shown there. `to` is the body's name, typed."""

    node: NodeId | None = None
    year: int | None = None
    body: BodyId | None = None
    to: str | None = typed()


@event("present-to")
class PresentTo:
    """The result is posted in the body's channel. `to` is the body's name, typed."""

    node: NodeId | None = None
    year: int | None = None
    body: BodyId | None = None
    to: str | None = typed()


@event("receipt")
class ShowReceipt:
    """From a unit's answers to what was decided and done."""

    node: NodeId | None = None
    year: int | None = None


Event = (
    Decide
    | NoDecisionYet
    | PresentTo
    | RaiseAnswerBack
    | ReadAnswerBack
    | SendFeedback
    | ShowAnswerBack
    | ShowDecide
    | ShowDecision
    | ShowDecisions
    | ShowFeedback
    | ShowPresentation
    | ShowReceipt
)
