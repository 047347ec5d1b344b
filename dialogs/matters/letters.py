"""What is told about a matter, worked out when it is sent. None: it is not so any more, or not the reader's."""

from __future__ import annotations

from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor
from dialogs.matters import showing as matter_pages
from dialogs.matters.pages import MatterNewsKind
from dialogs.matters.rules.matter import MatterCase, Step, StepKind
from dialogs.reviews.messages import MatterMessage

RECEIPTS = {
    StepKind.TAKEN: MatterNewsKind.TAKEN,
    StepKind.ANSWERED: MatterNewsKind.ANSWERED,
    StepKind.PASSED_ON: MatterNewsKind.PASSED_ON,
    StepKind.MERGED: MatterNewsKind.MERGED,
    StepKind.WITHDRAWN: MatterNewsKind.WITHDRAWN,
}
# What became of the measure that came of a matter, by the measure's own step.
OUTCOMES = {
    "completed": MatterNewsKind.MEASURE_DONE,
    "helped": MatterNewsKind.MEASURE_HELPED,
    "not_enough": MatterNewsKind.MEASURE_NOT_ENOUGH,
    "cannot": MatterNewsKind.MEASURE_STUCK,
    "dropped": MatterNewsKind.MEASURE_STUCK,
}


def compose(kind: MatterMessage, subject: Subject, case: MatterCase, reader: Actor, *, by: str = "") -> Reply | None:
    me = reader.person.id
    match kind:
        case MatterMessage.LIFTED:
            return _lifted(case, reader, by)
        case MatterMessage.MATTER_MEASURE:
            came = OUTCOMES.get(subject.mark.partition(":")[0])
            if came is None or case.came_of is None or me not in case.lifters:
                return None
            return Reply(page=matter_pages.news(case, came, by))
        case _:
            step = case.step(subject.matter or "", int(subject.mark[1:]) if subject.mark[1:].isdigit() else -1)
            return _step(case, step, reader, by) if step else None


def _lifted(case: MatterCase, reader: Actor, by: str) -> Reply | None:
    """Only while it waits for this reader: what was passed on meanwhile is told by what came after."""
    if not case.is_open or not case.may_answer(reader.person.id):
        return None
    return Reply(page=matter_pages.news(case, MatterNewsKind.LIFTED, by))


def _step(case: MatterCase, step: Step, reader: Actor, by: str) -> Reply | None:
    me = reader.person.id
    if me in case.lifters or (step.kind is StepKind.WITHDRAWN and case.may_answer(me)):
        return Reply(page=matter_pages.news(case, RECEIPTS[step.kind], by, step))
    if step.kind is StepKind.PASSED_ON and case.is_open and case.may_answer(me) and step.to == case.matter.to:
        return Reply(page=matter_pages.news(case, MatterNewsKind.PASSED_TO, by, step))
    return None
