"""What is asked before anything is done with a matter, in the reader's order: may they? is it allowed now? is anything missing?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogs.ground.notices import ChangedMeanwhile, Lack, Lacking, NotYours, OldCard
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Actor, Refused, refuse
from dialogs.matters import showing as matter_pages
from dialogs.matters.notices import NotYourMatter
from dialogs.matters.pages import MatterPage
from dialogs.matters.rules.matter import MatterAsk, MatterCase
from dialogs.organisation.around import Around
from dialogs.reviews import lifted
from dialogs.reviews.pages.answering import Draft
from dialogs.reviews.rules.said import MatterState

SHORTEST = 3  # characters of a text that says anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What was typed on the form, to be shown again where it cannot be saved."""

    ask: MatterAsk | None = None
    draft: Draft = field(default_factory=Draft)
    text: str = ""
    to: str = ""
    to_name: str = ""

    def page(self, case: MatterCase, actor: Actor, around: Around) -> MatterPage:
        return matter_pages.own(
            case,
            actor,
            self.ask,
            draft=self.draft,
            typed=self.text,
            to=self.to,
            to_name=self.to_name,
            receivers=around.receivers,
            candidates=around.candidates,
        )


def may_see(case: MatterCase, actor: Actor) -> None:
    if not case.may_see(actor.person.id):
        raise refuse(RefusedPage(), NotYours())


def may_answer(case: MatterCase, actor: Actor) -> None:
    if not case.may_answer(actor.person.id):
        raise refuse(matter_pages.own(case, actor), NotYourMatter(holders=case.names(case.holders)))


def allowed(
    case: MatterCase, actor: Actor, around: Around, revision: int | None, form: Form, *states: MatterState
) -> None:
    """An old card is answered with today's. Typed words have no revision: they mean the matter as it is."""
    if case.matter.state not in states:
        raise refuse(matter_pages.own(case, actor), OldCard())
    if revision is not None and revision != case.matter.revision:
        last = case.last()
        by, at = (case.name(last.by), last.at) if last else ("", None)
        raise refuse(form.page(case, actor, around), ChangedMeanwhile(by=by, at=at))


def complete(
    case: MatterCase, actor: Actor, around: Around, form: Form, lacks: Iterable[Lack], typed: str = ""
) -> None:
    found = tuple(lacks)
    if found:
        raise incomplete(case, actor, around, form, found, typed)


def incomplete(
    case: MatterCase, actor: Actor, around: Around, form: Form, lacks: Iterable[Lack], typed: str = ""
) -> Refused:
    """Everything that is missing or wrong is told at once."""
    several = lifted.names(around.named) or tuple(person.name for person in around.found)
    return refuse(form.page(case, actor, around), Lacking(what=tuple(lacks), typed=typed, candidates=several))


def too_short(text: str, lack: Lack) -> list[Lack]:
    return [lack] if len(text) < SHORTEST else []
