"""For each event a press that may be made: by whom, on a review that has come how far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, get_args

import pytest

from dialogs.ground.ids import PersonId
from dialogs.reviews.events import Event as ReviewEvent
from dialogs.reviews.events.answering import AskWhich, GiveAnswer, ShowOverview, ShowQuestion, Skip, WantSupport
from dialogs.reviews.events.confirming import (
    AgreeAll,
    AgreeArea,
    AgreePlan,
    Differ,
    HandOver,
    LetStand,
    Remark,
    ShowArea,
    ShowDiffer,
    ShowTalk,
)
from dialogs.reviews.events.entering import (
    AskSupport,
    GiveCause,
    GiveLateReason,
    NotMine,
    OpenReview,
    RemindLater,
    SaveParticipants,
    ShowCause,
    ShowInvitation,
    ShowParticipants,
)
from dialogs.reviews.events.following_up import (
    AdoptMeasure,
    CancelMeasure,
    DoneAtOnce,
    Later,
    LiftMatter,
    NoMeasure,
    PlanMeasure,
    ShowFollowUp,
    ShowPlan,
)
from dialogs.reviews.events.signing import Reopen, ShowReopen, ShowSign, Sign
from dialogs.reviews.rules.owed import Cause
from dialogs.sharing.events import Event as SharingEvent
from dialogs.sharing.events import ShareComments, ShowSharing
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
KINDS = tuple(get_args(ReviewEvent | SharingEvent))


def with_a_shortcoming() -> Table:
    table = answered(Table())
    table.press(ANNA, GiveAnswer, question=POLICY, choice=NO)
    return table


def with_a_measure() -> Table:
    table = with_a_shortcoming()
    table.press(ANNA, PlanMeasure, question=POLICY, what="Skriva policyn", due=DUE)
    return table


def with_a_proposal() -> Table:
    table = handed_over()
    table.press(SVEN, PlanMeasure, question=POLICY, what="Ett anslag", due=DUE, who=SVEN)
    return table


def with_comments() -> Table:
    """To be signed, with a comment on an ordinary question and on a sensitive one."""
    table = to_sign()
    for question in (POLICY, RISKS):
        table.press(ANNA, GiveAnswer, question=question, choice=YES, comment="Vi har tagit upp det")
    return table


def with_dissent() -> Table:
    table = handed_over()
    table.press(SVEN, Differ, question=POLICY, choice=NO, comment="Aldrig sett den")
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

    def event(self, table: Table, kind: type[Any]) -> ReviewEvent:
        more = {"measure": table.review.measures[0].id} if self.of_measure else {}
        return table.event(kind, **self.given, **more)


CASES: dict[type[Any], Case] = {
    OpenReview: Case(table=Table),
    ShowInvitation: Case(table=Table),
    RemindLater: Case(table=Table, given={"day": "2026-11-20"}),
    NotMine: Case(table=Table, given={"reason": "Har bytt jobb"}),
    ShowParticipants: Case(table=Table),
    SaveParticipants: Case(table=Table, given={"employees": "12", "together": True}),
    GiveLateReason: Case(table=lambda: Table(new_review(window=CLOSED)), given={"reason": "Sjukdom"}),
    ShowCause: Case(table=lambda: Table(new_review(window=CLOSED))),
    GiveCause: Case(table=lambda: Table(new_review(window=CLOSED)), given={"cause": Cause.TIME}),
    AskSupport: Case(table=lambda: Table(new_review(window=CLOSED))),
    ShowQuestion: Case(table=Table, given={"question": RISKS, "comment_on": POLICY, "comment": "Ses på APT"}),
    GiveAnswer: Case(table=Table, given={"question": POLICY, "choice": YES, "comment": "På intranätet"}),
    Skip: Case(table=Table, given={"question": POLICY, "comment": "Frågar Eva"}),
    WantSupport: Case(table=Table, given={"question": POLICY, "comment": "Hur då?"}),
    ShowOverview: Case(table=Table, given={"area": WORK, "comment_on": POLICY, "comment": "Ses på APT"}),
    ShowFollowUp: Case(table=with_a_measure, of_measure=True),
    PlanMeasure: Case(
        table=with_a_shortcoming, given={"question": POLICY, "what": "Skriva policyn", "due": DUE, "who": SVEN}
    ),
    DoneAtOnce: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Skrev den"}),
    NoMeasure: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Görs i mars"}),
    LiftMatter: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Kliniken äger den", "due": DUE}),
    Later: Case(table=with_a_shortcoming, given={"question": POLICY, "what": "Kanske en"}),
    CancelMeasure: Case(table=with_a_measure, of_measure=True),
    AdoptMeasure: Case(table=with_a_proposal, of_measure=True),
    ShowPlan: Case(table=with_a_measure),
    HandOver: Case(table=ready),
    ShowArea: Case(table=handed_over, who=SVEN, given={"area": WORK, "comment_on": POLICY, "comment": "Var?"}),
    AgreeArea: Case(table=handed_over, who=SVEN, given={"area": WORK}),
    AgreePlan: Case(table=handed_over, who=SVEN),
    AgreeAll: Case(table=lambda: Table(replace(handed_over().review, together=True)), who=SVEN),
    ShowDiffer: Case(table=handed_over, who=SVEN, given={"question": POLICY}),
    Differ: Case(table=handed_over, who=SVEN, given={"question": POLICY, "choice": NO, "comment": "Var?"}),
    Remark: Case(table=handed_over, who=SVEN, given={"question": OWN_TASKS, "comment": "Bra"}),
    ShowTalk: Case(table=with_dissent),
    AskWhich: Case(table=with_dissent, given={"text": "nej"}),
    LetStand: Case(table=with_dissent, given={"question": POLICY}),
    ShowSharing: Case(table=with_comments),
    ShareComments: Case(table=with_comments, given={"shared": POLICY}),
    ShowSign: Case(table=to_sign),
    Sign: Case(table=to_sign, given={"judgement": "Ett bra år"}),
    ShowReopen: Case(table=signed),
    Reopen: Case(table=signed, given={"reason": "Fel antal"}),
}
SHOWS = {
    AskWhich,
    ShowInvitation,
    ShowParticipants,
    ShowCause,
    ShowFollowUp,
    ShowPlan,
    ShowDiffer,
    ShowTalk,
    ShowSharing,
    ShowSign,
    ShowReopen,
}
NOTED = {RemindLater, NotMine, GiveCause, AskSupport}  # kept beside the review
every_event = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
