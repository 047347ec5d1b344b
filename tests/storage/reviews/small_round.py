"""A small region with a round, for tests of rounds: who is where is said here once, and people are called by their node.

r                   mr manages; no representative anywhere but at a1, and a chief one for b
├─ a                ma
│  ├─ a1            ma1, and sa1 is safety representative
│  └─ a2            ma2
├─ b                mb; hb is huvudskyddsombud
│  └─ b1            ma1 again: a manager of two units
└─ c  (optional)    mc
   └─ c1            nobody
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.delivery import posting
from dialogs.ground.ids import NodeId, PersonId, ReviewId, RoundId
from dialogs.ground.messages import Message
from dialogs.organisation.rules.organisation import RoleKind
from storage.checklists.versions import keep_core
from storage.reviews import invitations, joining, rounds
from storage.reviews.rounds import Round, open_round
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.outbox import OutboxRow
from storage.tables.rounds import ReviewRow

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
OPENS, CLOSES = date(2026, 9, 1), date(2026, 11, 30)
DURING = date(2026, 10, 15)
R, A, A1, A2, B, B1, C, C1 = (NodeId(one) for one in ("r", "a", "a1", "a2", "b", "b1", "c", "c1"))
PARENTS = {R: None, A: R, A1: A, A2: A, B: R, B1: B, C: R, C1: C}
MANAGERS = {R: "mr", A: "ma", A1: "ma1", A2: "ma2", B: "mb", B1: "ma1", C: "mc"}

CORE = """
id = "liten"
version = "{version}"
title = {{ sv = "Liten", en = "Small" }}
[[scale]]
id = "yes"
label = {{ sv = "Ja", en = "Yes" }}
follows = "preserve"
[[scale]]
id = "no"
label = {{ sv = "Nej", en = "No" }}
follows = "improve"
[[areas]]
id = "area"
title = {{ sv = "Område", en = "Area" }}
[[areas.questions]]
id = "{question}"
text = {{ sv = "Är det så?", en = "Is it so?" }}
short = {{ sv = "Så", en = "So" }}
help = {{ sv = "Därför.", en = "Because." }}
origin = "own"
"""
ADDITION = """
extends = "liten"
version = "1"
[[areas]]
id = "{node}-eget"
title.sv = "Eget"
[[areas.questions]]
id = "{node}-q"
text.sv = "Och här?"
short.sv = "Här"
help.sv = "För att vi vill veta."
see_also = ["{see}"]
"""


def core(version: str = "1", question: str = "q1") -> str:
    return CORE.format(version=version, question=question)


def addition(node: str, see: str = "q1") -> str:
    return ADDITION.format(node=node, see=see)


def organisation(session: Session) -> None:
    for node, parent in PARENTS.items():
        session.add(NodeRow(id=node, parent_id=parent, level="nivå", name=f"Nod {node}", optional=node == C))
        session.flush()
    for person in sorted({*MANAGERS.values(), "sa1", "hb", "ny"}):
        session.add(PersonRow(id=person, name=person.title()))
    session.flush()
    for node, person in MANAGERS.items():
        takes_over(session, person, node)
    takes_over(session, "sa1", A1, kind=RoleKind.SAFETY_REP)
    takes_over(session, "hb", B, kind=RoleKind.CHIEF_SAFETY_REP)


def takes_over(
    session: Session, person: str, node: NodeId, since: date | None = None, kind: RoleKind = RoleKind.MANAGER
) -> None:
    session.add(RoleRow(person_id=person, kind=kind.value, node_id=node, valid_from=since))
    session.flush()


def leaves(session: Session, node: NodeId, last: date) -> None:
    held = (RoleRow.node_id == node, RoleRow.kind == RoleKind.MANAGER.value, RoleRow.valid_to.is_(None))
    session.execute(update(RoleRow).where(*held).values(valid_to=last))


def opened(session: Session, year: int = 2026, opens: date = OPENS, closes: date = CLOSES) -> RoundId:
    """The organisation must be there. What nodes add must have been added."""
    row = keep_core(session, core(), NOW)
    return open_round(session, year=year, core_row=row, opens=opens, closes=closes, now=NOW)[0]


def the_round(session: Session, round_id: RoundId) -> Round:
    return next(one for one in rounds.rounds(session) if one.id == round_id)


def review_of(session: Session, round_id: RoundId, node: NodeId) -> ReviewId:
    found = rounds.review_of(session, round_id, node)
    assert found is not None
    return found


def comes_to(session: Session, round_id: RoundId, node: NodeId, *steps: str) -> None:
    """`started`, `handed_over`, `signed`: each is the name of its column without _at."""
    session.execute(
        update(ReviewRow)
        .where(ReviewRow.id == review_of(session, round_id, node))
        .values({f"{step}_at": NOW for step in steps})
    )


def answer_together(session: Session, round_id: RoundId, first: NodeId, others: Iterable[NodeId]) -> ReviewId:
    review = review_of(session, round_id, first)
    joining.join_nodes(session, review, round_id, others, [first], NOW)
    return review


def look(session: Session, today: date) -> list[tuple[ReviewId, PersonId]]:
    """What the lookout does; who was invited to what."""
    due = invitations.due(session, today)
    post(session, due, today)
    return [(one.review, one.person) for one in due if one.person is not None]


def post(session: Session, messages: Iterable[Message], today: date) -> None:
    now = datetime(today.year, today.month, today.day, 9, tzinfo=UTC)
    posting.post(session, messages, now, posting.Hours(zone=ZoneInfo("UTC"), any_time=True))


def posted(session: Session) -> list[str]:
    return list(session.scalars(select(OutboxRow.key).order_by(OutboxRow.key)))


def people(*ids: str) -> list[PersonId]:
    return [PersonId(one) for one in ids]
