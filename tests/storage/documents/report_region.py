"""The small region with two years of signed follow-ups, every answer chosen: what a report of it must print is known.

2026, question q1: yes at r, a, a1 and a2, no at b, and "not applicable" at b1. 2025: yes at r and a, no at a1, a2 and b; b1
is not signed. A representative took part at a1 both years.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from dialogs.ground.ids import NodeId, ReviewId, RoundId
from storage.checklists.versions import keep_addition, keep_core
from storage.organisation import tree as organisation
from storage.reviews.rounds import open_round
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.reviews import MeasureRow, SignatureRow
from storage.tables.rounds import ReviewRow
from tests.storage.reviews import filled_round as filled
from tests.storage.reviews import small_round as small
from tests.storage.reviews.small_round import A1, A2, B1, MANAGERS, NOW, A, B, R, review_of

AFTER = date(2026, 12, 10)  # the last day of 2026 has passed
THIS = {R: "yes", A: "yes", A1: "yes", A2: "yes", B: "no", B1: "na"}
LAST = {R: "yes", A: "yes", A1: "no", A2: "no", B: "no"}
CORE = small.core().replace(
    "[[areas]]",
    '[[scale]]\nid = "na"\nlabel = { sv = "Ej aktuellt", en = "Not applicable" }\nfollows = "reason"\ncounts = false\n[[areas]]',
    1,
)


def filled_years(session: Session, *, this: Mapping[NodeId, str] = THIS, adds: NodeId | None = None) -> RoundId:
    """2025 and 2026; returns the round of 2026. `adds`: a node with a question of its own, answered yes below it."""
    small.organisation(session)
    if adds is not None:
        keep_core(session, CORE, NOW)
        keep_addition(session, small.addition(adds), adds, NOW)
    _year(session, 2025, LAST)
    of = _year(session, 2026, this)
    for node in this if adds is not None else ():
        if adds in organisation.line(session, node):
            filled.answer(session, review_of(session, of, node), f"{adds}-q", "yes")
    measure(session, review_of(session, of, B), B, "q1", "planned", "=HYPERLINK(1) Ta upp det på APT")
    measure(session, review_of(session, of, B), B, "q1", "controlled", "Ett årshjul")
    return of


def _year(session: Session, year: int, answers: Mapping[NodeId, str]) -> RoundId:
    core = keep_core(session, CORE, NOW)
    opens, closes = date(year, 9, 1), date(year, 11, 30)
    of, _ = open_round(session, year=year, core_row=core, opens=opens, closes=closes, now=NOW)
    for node, choice in answers.items():
        sign(session, review_of(session, of, node), node, choice)
    return of


def sign(session: Session, review: ReviewId, node: NodeId, choice: str) -> None:
    """By its manager, with three employees; at a1 with its representative, too."""
    at = datetime(2026, 10, 1, 9, tzinfo=UTC)
    reps = int(node == A1)
    steps = {"started_at": at, "handed_over_at": at, "signed_at": at}
    people = {"managers": 1, "employees": 3, "safety_reps": reps, "union_reps": 0}
    session.execute(update(ReviewRow).where(ReviewRow.id == review).values(**steps, **people))
    for seat, who in (("manager", MANAGERS.get(node, "ny")), *((("rep", "sa1"),) if reps else ())):
        row = {"review_id": review, "version": 1, "person_id": who, "seat": seat, "signed_at": NOW}
        session.execute(insert(SignatureRow).values(row))
    filled.answer(session, review, "q1", choice)


def measure(session: Session, review: ReviewId, node: NodeId, question: str, state: str, what: str) -> None:
    row = {
        "id": uuid5(UUID(int=1), f"{review}{what}"),
        "review_id": review,
        "node_id": node,
        "question_id": question,
        "kind": "improve",
        "state": state,
        "what": what,
        "created_by": "mr",
        "created_at": NOW,
    }
    session.execute(insert(MeasureRow).values(row))


def many_units(session: Session, parts: Mapping[str, int], core_text: str = CORE) -> RoundId:
    """A region whose parts have so many units each, all signed with yes: what `few` does is seen in the parts."""
    session.add(NodeRow(id="r", parent_id=None, level="region", name="Regionen"))
    session.flush()
    units = [(part, NodeId(f"u-{part}{n}")) for part, number in parts.items() for n in range(number)]
    for part in parts:
        session.add(NodeRow(id=part, parent_id="r", level="förvaltning", name=f"Del {part}"))
    session.flush()
    for part, unit in units:
        session.add(NodeRow(id=unit, parent_id=part, level="enhet", name=f"Enhet {unit}"))
    for person in ("ny", "mr", "sa1"):
        session.add(PersonRow(id=person, name=person.title()))
    session.flush()
    session.add(RoleRow(person_id="mr", kind="coordinator", node_id="r"))
    core = keep_core(session, core_text, NOW)
    opens, closes = date(2026, 9, 1), date(2026, 11, 30)
    of, _ = open_round(session, year=2026, core_row=core, opens=opens, closes=closes, now=NOW)
    for _, unit in units:
        sign(session, review_of(session, of, unit), unit, "yes")
    return of
