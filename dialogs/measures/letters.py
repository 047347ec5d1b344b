"""What is told about a measure, worked out when it is sent. None: it is not so any more."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.ground.messages import Subject
from dialogs.ground.notices import Reply
from dialogs.ground.turn import Actor
from dialogs.measures import showing as measure_pages
from dialogs.measures.pages import MeasureNewsKind, MeasureNewsPage, MeasuresNewsPage
from dialogs.measures.rules.measure import MeasureCase, StepKind
from dialogs.reviews.messages import MeasureMessage
from dialogs.reviews.rules.review import MeasureState

NEWS = {
    MeasureMessage.MEASURE_ASKED: MeasureNewsKind.ASKED,
    MeasureMessage.MEASURE_MOVED: MeasureNewsKind.MOVED,
    MeasureMessage.MEASURE_HANDED: MeasureNewsKind.HANDED,
    MeasureMessage.MEASURE_CANNOT: MeasureNewsKind.CANNOT,
    MeasureMessage.MEASURE_PLANNED: MeasureNewsKind.PLANNED,
    MeasureMessage.MEASURE_PROPOSED: MeasureNewsKind.PROPOSED,
    MeasureMessage.MEASURE_DROPPED: MeasureNewsKind.DROPPED,
    MeasureMessage.MEASURE_SHARED: MeasureNewsKind.SHARED,
}


def compose(
    kind: MeasureMessage, subject: Subject, case: MeasureCase, reader: Actor, *, by: str = "", told: bool = True
) -> Reply | None:
    """`told`: the reader has had a letter about the measure before. Nobody is told that what they never knew of is gone."""
    if case.home.withdrawn or not case.running or not _still_true(kind, subject, case, reader):
        return None
    if kind is MeasureMessage.MEASURE_DROPPED and not (told or case.home.node_of(reader.person.id)):
        return None
    entered = case.last(StepKind.ENTERED)  # by somebody who is not at the table: the note says who
    return Reply(page=measure_pages.news(case, NEWS[kind], subject, by or (entered.note if entered else "")))


def together(news: Sequence[MeasureNewsPage]) -> Reply:
    """As one letter; of one it is that."""
    if len(news) == 1:
        return Reply(page=news[0])
    by = tuple(dict.fromkeys(one.by for one in news if one.by))
    return Reply(page=MeasuresNewsPage(kind=news[0].kind, by=by, news=tuple(news)))


def _still_true(kind: MeasureMessage, subject: Subject, case: MeasureCase, reader: Actor) -> bool:
    """What has been done, taken out or moved again since then is told by what came after, or not at all."""
    me, state = reader.person.id, case.measure.state
    match kind:
        case MeasureMessage.MEASURE_ASKED:
            return state in (MeasureState.PLANNED, MeasureState.DONE) and case.is_accountable(me)
        case MeasureMessage.MEASURE_MOVED:
            return state is MeasureState.PLANNED and case.may_see(me) and _is_last(subject, case)
        case MeasureMessage.MEASURE_PLANNED:
            return state is not MeasureState.CANCELLED and case.may_see(me)
        case MeasureMessage.MEASURE_PROPOSED:
            return case.is_proposal and case.is_manager(me)
        case MeasureMessage.MEASURE_DROPPED:
            return state is MeasureState.CANCELLED and case.may_see(me)
        case MeasureMessage.MEASURE_SHARED:
            return state is not MeasureState.CANCELLED and case.home.reads_beside(me)
        case MeasureMessage.MEASURE_HANDED:
            return state is not MeasureState.CANCELLED and _is_last(subject, case)
        case _:
            return state is MeasureState.CANNOT and case.may_see(me)


def _is_last(subject: Subject, case: MeasureCase) -> bool:
    """The last change of this kind: of two new days only the second is told."""
    told = next((one for one in case.steps if subject.mark == f"r{one.revision}"), None)
    return told is not None and case.last(told.kind) == told
