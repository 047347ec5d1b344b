"""Replies for sharing comments above the own line, and for what is worth a talk before it is signed."""

from __future__ import annotations

from dataclasses import replace

from dialogs.ground.ids import QuestionId
from dialogs.ground.notices import Reply, SavedThing
from dialogs.ground.texts import Text
from dialogs.reviews.rules.review import SeatKind
from dialogs.reviews.rules.sharing import Sharing
from dialogs.reviews.rules.worth_a_talk import Topic
from dialogs.sharing.notices import SharingSaved
from dialogs.sharing.pages import CommentLine, SharingPage
from tests.cards.reviews.samples_second import REVIEW, SIGN
from tests.cards.samples_notices import AT, MANAGER, REP

POLICY = CommentLine(
    question=QuestionId("q1"),
    number=1,
    short=Text(sv="Arbetsmiljöpolicy", en="Work environment policy"),
    comment="Policyn finns på intranätet, men *ingen* av oss tre nya har fått den vid introduktionen. Vi tar upp det på APT.",
    sharing=Sharing.KEPT,
)
LOAD = CommentLine(
    question=QuestionId("q11"),
    number=11,
    short=Text(sv="Arbetsbelastning", en="Workload"),
    comment="Arbetsbelastningen har varit hög hela hösten. " * 9,
    sharing=Sharing.SHARED,
)
STAIRS = CommentLine(
    question=QuestionId("q16"),
    number=16,
    short=Text(sv="Tillbud och olyckor", en="Incidents and accidents"),
    comment="Trappan vid lastkajen är hal när det regnar.",
    sharing=Sharing.OBJECTED,
)
SHARING = SharingPage(review=REVIEW, seat=SeatKind.MANAGER, lines=(POLICY, LOAD, STAIRS), may_change=True)
EVERY = tuple(replace(LOAD, question=QuestionId(f"q{n}"), number=n, sharing=Sharing.SHARED) for n in range(1, 27))

SAMPLES = {
    "sharing": Reply(page=SHARING),
    "sharing, the representative": Reply(page=replace(SHARING, seat=SeatKind.REP, lines=(LOAD, STAIRS))),
    "sharing, nothing shared": Reply(page=replace(SHARING, seat=SeatKind.REP, lines=())),
    "sharing, nothing to share": Reply(page=replace(SHARING, lines=())),
    "sharing, being signed": Reply(page=replace(SHARING, may_change=False)),
    "sharing, everything": Reply(page=replace(SHARING, lines=EVERY)),
    "sign, worth a talk": Reply(
        page=replace(
            SIGN,
            topics=(Topic.ALL_STRENGTHS, Topic.OPEN_FROM_BEFORE, Topic.NO_ASSESSMENT),
            comments=3,
            shared=(11, 14),
        ),
        notice=SavedThing(what=SharingSaved.SHARING, at=AT, by=MANAGER),
    ),
    "sign, the representative sees what is shared": Reply(
        page=replace(SIGN, seat=SeatKind.REP, comments=3, shared=(11,), waiting_for=(REP,), signed_by=(MANAGER,))
    ),
}
