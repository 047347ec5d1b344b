"""For each event a press that may be made: by whom, on a review that has come how far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, get_args

import pytest

from dialogs import events as e
from dialogs.ground.ids import PersonId
from dialogs.reminders.rules.deadlines import Cause
from tests.dialogs.reviews.review_factory import (
    ANNA,
    CLOSED,
    NO,
    OWN_TASKS,
    POLICY,
    RISKS,
    SVEN,
    WORK,
    YES,
    Table,
    answered,
    confirms,
    handed_over,
    new_review,
    signed,
    to_sign,
)

DUE = "2027-03-31"
KINDS = tuple(get_args(e.ReviewEvent))


def with_a_shortcoming() -> Table:
    table = answered(Table())
    table.press(ANNA, e.GiveAnswer, question=POLICY, choice=NO)
    return table


def with_a_measure() -> Table:
    table = with_a_shortcoming()
    table.press(ANNA, e.PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE)
    return table


def with_a_proposal() -> Table:
    table = handed_over()
    table.press(SVEN, e.PlanMeasure, question=POLICY, what="Ett anslag", due=DUE, who=SVEN)
    return table


def with_comments() -> Table:
    """To be signed, with a comment on an ordinary question and on a sensitive one."""
    table = to_sign()
    for question in (POLICY, RISKS):
        table.press(ANNA, e.GiveAnswer, question=question, choice=YES, comment="Vi har tagit upp det")
    return table


def with_dissent() -> Table:
    table = handed_over()
    table.press(SVEN, e.Differ, question=POLICY, choice=NO, comment="Aldrig sett den")
    confirms(table)
    return table


def ready() -> Table:
    return answered(Table())


@dataclass(frozen=True, kw_only=True)
class Case:
    """A press that changes (or shows) something, by somebody who may."""

    table: Callable[[], Table]
    who: PersonId = ANNA
    given: dict[str, Any] = field(default_factory=dict)
    of_measure: bool = False

    def event(self, table: Table, kind: type[Any]) -> e.ReviewEvent:
        more = {"measure": table.review.measures[0].id} if self.of_measure else {}
        return table.event(kind, **self.given, **more)


CASES: dict[type[Any], Case] = {
    e.OpenReview: Case(table=Table),
    e.ShowInvitation: Case(table=Table),
    e.RemindLater: Case(table=Table, given={"day": "2026-11-20"}),
    e.NotMine: Case(table=Table, given={"reason": "Har bytt jobb"}),
    e.ShowParticipants: Case(table=Table),
    e.SaveParticipants: Case(table=Table, given={"employees": "12", "together": True}),
    e.GiveLateReason: Case(table=lambda: Table(new_review(window=CLOSED)), given={"reason": "Sjukdom"}),
    e.ShowCause: Case(table=lambda: Table(new_review(window=CLOSED))),
    e.GiveCause: Case(table=lambda: Table(new_review(window=CLOSED)), given={"cause": Cause.TIME}),
    e.AskSupport: Case(table=lambda: Table(new_review(window=CLOSED))),
    e.ShowQuestion: Case(table=Table, given={"question": RISKS, "comment_on": POLICY, "comment": "Ses på APT"}),
    e.GiveAnswer: Case(table=Table, given={"question": POLICY, "choice": YES, "comment": "På intranätet"}),
    e.Skip: Case(table=Table, given={"question": POLICY, "comment": "Frågar Eva"}),
    e.WantSupport: Case(table=Table, given={"question": POLICY, "comment": "Hur då?"}),
    e.ShowOverview: Case(table=Table, given={"area": WORK, "comment_on": POLICY, "comment": "Ses på APT"}),
    e.ShowFollowUp: Case(table=with_a_measure, of_measure=True),
    e.PlanMeasure: Case(
        table=with_a_shortcoming, given={"question": POLICY, "what": "Skriva policyn", "due": DUE, "who": SVEN}
    ),
    e.DoneAtOnce: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Skrev den"}),
    e.NoMeasure: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Görs i mars"}),
    e.LiftMatter: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Kliniken äger den", "due": DUE}),
    e.Later: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Kanske en"}),
    e.CancelMeasure: Case(table=with_a_measure, of_measure=True),
    e.AdoptMeasure: Case(table=with_a_proposal, of_measure=True),
    e.ShowPlan: Case(table=with_a_measure),
    e.HandOver: Case(table=ready),
    e.ShowArea: Case(table=handed_over, who=SVEN, given={"area": WORK, "comment_on": POLICY, "comment": "Var?"}),
    e.AgreeArea: Case(table=handed_over, who=SVEN, given={"area": WORK}),
    e.AgreePlan: Case(table=handed_over, who=SVEN),
    e.AgreeAll: Case(table=lambda: Table(replace(handed_over().review, together=True)), who=SVEN),
    e.ShowDiffer: Case(table=handed_over, who=SVEN, given={"question": POLICY}),
    e.Differ: Case(table=handed_over, who=SVEN, given={"question": POLICY, "choice": NO, "comment": "Var?"}),
    e.Remark: Case(table=handed_over, who=SVEN, given={"question": OWN_TASKS, "comment": "Bra"}),
    e.ShowTalk: Case(table=with_dissent),
    e.LetStand: Case(table=with_dissent, given={"question": POLICY}),
    e.ShowSharing: Case(table=with_comments),
    e.ShareComments: Case(table=with_comments, given={"shared": POLICY}),
    e.ShowSign: Case(table=to_sign),
    e.Sign: Case(table=to_sign, given={"judgement": "Ett bra år"}),
    e.ShowReopen: Case(table=signed),
    e.Reopen: Case(table=signed, given={"reason": "Fel antal"}),
}
SHOWS = {
    e.ShowInvitation,
    e.ShowParticipants,
    e.ShowCause,
    e.ShowFollowUp,
    e.ShowPlan,
    e.ShowDiffer,
    e.ShowTalk,
    e.ShowSharing,
    e.ShowSign,
    e.ShowReopen,
}
NOTED = {e.RemindLater, e.NotMine, e.GiveCause, e.AskSupport}  # kept beside the review
every_event = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
