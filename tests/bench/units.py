"""A made-up region of so many units in the middle of its round, written straight into the tables: for what grows with it.

Of ten reviews four are untouched, two are begun, two are with the representative, one is to be signed and one is signed.
Everybody has been invited and reminded three times, and the channels have had their lines for five weeks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.demo.demo import CHECKLIST
from dialogs.ground.ids import ChecklistId, RoundId
from dialogs.reviews.rules.review import PLAN
from storage.checklists import files as checklist_files
from storage.checklists.versions import checklist_of, keep_core
from storage.reviews import rounds
from storage.tables import Table
from storage.tables.organisation import ChannelRow, ContactRow, NodeRow, PersonRow, RoleRow, TeamRow
from storage.tables.outbox import OutboxRow
from storage.tables.reminders import RemindedRow
from storage.tables.reviews import AnswerRow, MeasureRow, ViewRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow

TODAY = date(2026, 11, 16)  # a Monday, fourteen days before the last day
NOW = datetime.combine(TODAY, time(8), UTC)
OPENS, CLOSES = date(2026, 9, 1), date(2026, 11, 30)
BELOW = 25  # units of one division, and divisions of one administration
TENANT, URL = "region", "https://smba.example/emea/"

NO_PLAN = sha256(b"").hexdigest()[:16]  # the mark of a plan with nothing in it

Row = dict[str, Any]
Rows = Iterator[Row]


def fill(session: Session, units: int) -> None:
    nodes = list(_nodes(units))
    _all(session, NodeRow, iter(nodes))
    names = [node["id"] for node in nodes]
    _all(session, PersonRow, (person for name in names for person in _people(name)))
    _all(session, RoleRow, (role for name in names for role in _roles(name)))
    _all(session, ContactRow, (_contact(person) for name in names for person in (f"m-{name}", f"s-{name}")))
    _all(session, TeamRow, (_team(name) for name in names[::2]))
    _all(session, ChannelRow, (_channel(name) for name in names[::2]))
    text = checklist_files.available()[ChecklistId(CHECKLIST)].read_text(encoding="utf-8")
    core = keep_core(session, text, NOW)
    questions = [str(question.id) for question in checklist_of(session, core).questions]
    for year in (TODAY.year - 1, TODAY.year):
        days = {"opens": OPENS.replace(year=year), "closes": CLOSES.replace(year=year)}
        rounds.open_round(session, year=year, core_row=core, now=NOW - timedelta(days=80), **days)
    before, this = (_reviews(session, year) for year in (TODAY.year - 1, TODAY.year))
    session.execute(update(ReviewRow).where(ReviewRow.id.in_(select(ReviewNodeRow.review_id))).values(employees=12))
    _signed(session, TODAY.year - 1)
    _all(session, MeasureRow, (row for node, review in before.items() for row in _measures(node, review)))
    for place, (node, review) in enumerate(this.items()):
        _walked(session, place % 10, node, review, questions)
    _all(session, OutboxRow, (row for node, review in this.items() for row in _sent(node, review)))
    _all(session, RemindedRow, (row for node, review in this.items() for row in _told(node, review)))


def _all(session: Session, table: type[Table], rows: Rows) -> None:
    kept = list(rows)
    for at in range(0, len(kept), 5000):
        session.execute(insert(table.__table__), kept[at : at + 5000])  # type: ignore[arg-type]


# --- who is where


def _nodes(units: int) -> Rows:
    divisions = -(-units // BELOW)
    yield _node("r", None, "region")
    for number in range(-(-divisions // BELOW)):
        yield _node(f"f{number}", "r", "förvaltning")
    for number in range(divisions):
        yield _node(f"v{number}", f"f{number // BELOW}", "verksamhet")
    for number in range(units):
        yield _node(f"u{number}", f"v{number // BELOW}", "enhet")


def _node(id_: str, parent: str | None, level: str) -> Row:
    return {"id": id_, "parent_id": parent, "level": level, "name": f"{level} {id_}"}


def _people(node: str) -> Rows:
    for seat in ("m", "s"):
        id_ = f"{seat}-{node}"
        yield {"id": id_, "name": f"Namn {id_}", "tenant_id": TENANT, "entra_id": id_, "language": "sv"}


def _roles(node: str) -> Rows:
    yield {"person_id": f"m-{node}", "kind": "manager", "node_id": node}
    yield {"person_id": f"s-{node}", "kind": "safety_rep", "node_id": node}


def _contact(person: str) -> Row:
    where = {"conversation_id": f"a:{person}", "service_url": URL, "teams_user_id": f"29:{person}"}
    return where | {"person_id": person, "state": "reachable", "seen_at": NOW}


def _team(node: str) -> Row:
    return {"team_id": f"t-{node}", "tenant_id": TENANT, "service_url": URL, "state": "reachable", "seen_at": NOW}


def _channel(node: str) -> Row:
    purpose = "unit" if node.startswith("u") else "cooperation_group"
    where = {"node_id": node, "team_id": f"t-{node}", "channel_id": f"19:{node}"}
    return where | {"purpose": purpose, "state": "reachable"}


# --- how far they have come


def _reviews(session: Session, year: int) -> dict[str, UUID]:
    of = next(one for one in rounds.rounds(session, year))
    rows = session.execute(
        select(ReviewNodeRow.node_id, ReviewNodeRow.review_id)
        .where(ReviewNodeRow.round_id == RoundId(of.id))
        .order_by(ReviewNodeRow.node_id)
    )
    return {row.node_id: row.review_id for row in rows}


def _signed(session: Session, year: int) -> None:
    of = next(one for one in rounds.rounds(session, year))
    then = NOW - timedelta(days=365)
    done = {"started_at": then, "handed_over_at": then, "signed_at": then}
    session.execute(update(ReviewRow).where(ReviewRow.round_id == of.id).values(**done))


def _walked(session: Session, stage: int, node: str, review: UUID, questions: list[str]) -> None:
    """Untouched until 3, begun until 5, with the representative until 7, then to be signed, then signed."""
    if stage <= 3:
        return
    days: Row = {"started_at": NOW - timedelta(days=30), "started_by": f"m-{node}", "managers": 1, "employees": 12}
    if stage >= 6:
        days["handed_over_at"] = NOW - timedelta(days=20)
    if stage == 9:
        days["signed_at"] = NOW - timedelta(days=5)
    session.execute(update(ReviewRow).where(ReviewRow.id == review).values(**days))
    answered = questions if stage >= 6 else questions[:10]
    _all(session, AnswerRow, (_answer(node, review, question) for question in answered))
    if stage >= 8:
        _all(session, ViewRow, (_view(node, review, question, "yes") for question in questions))
        _all(session, ViewRow, iter([_view(node, review, PLAN, NO_PLAN)]))


def _answer(node: str, review: UUID, question: str) -> Row:
    said = {"choice": "yes", "comment": "Tas upp på APT.", "skipped": False, "support_wanted": False, "draft": ""}
    kept = {"revision": 1, "stands": False, "answered_by": f"m-{node}", "answered_at": NOW - timedelta(days=25)}
    return {"review_id": review, "question_id": question} | said | kept


def _view(node: str, review: UUID, question: str, of_choice: str) -> Row:
    of = {"review_id": review, "question_id": question, "person_id": f"s-{node}"}
    return of | {"agrees": True, "of_choice": of_choice, "comment": "", "viewed_at": NOW - timedelta(days=10)}


def _measures(node: str, review: UUID) -> Rows:
    for number in range(2):
        what = {"kind": "improve", "state": "planned", "what": "Ta upp det på APT", "priority": "normal"}
        who = {"accountable_id": f"m-{node}", "created_by": f"m-{node}", "created_at": NOW - timedelta(days=365)}
        due = TODAY + timedelta(days=(hash(node) + 40 * number) % 90 - 20)
        of = {"id": uuid4(), "review_id": review, "node_id": node, "done_at_once": False}
        yield of | what | who | {"due": due, "done_what": "", "control_note": "", "revision": 0}


# --- what they have been told


def _sent(node: str, review: UUID) -> Rows:
    manager = f"m-{node}"
    yield _post(f"invitation:{review.hex}:{manager}:opens", "invitation", 76, {"review": review.hex}, person=manager)
    yield _post(f"handed_over:{review.hex}:s-{node}:v1", "handed_over", 20, {"review": review.hex}, person=f"s-{node}")
    for days in (47, 30, 12):
        yield _post(f"digest:{manager}:{TODAY - timedelta(days=days)}", "digest", days, {}, person=manager)
    for week in range(5):
        key = f"weekly:{review.hex}:19:{node}:2026-w{42 + week}"
        if int(node[1:] or 0) % 2 == 0:
            yield _post(key, "weekly", 7 * (5 - week), {"review": review.hex, "node": node}, channel=f"19:{node}")


def _post(
    key: str, kind: str, days: int, subject: Row, *, person: str | None = None, channel: str | None = None
) -> Row:
    at, lane = NOW - timedelta(days=days), f"a:{person}" if person else channel
    to = {"person_id": person, "channel_id": channel, "lane": lane, "tenant_id": TENANT, "service_url": URL}
    when = {"due": at, "claimed_at": at, "created_at": at, "sent_at": at}
    landed = {"conversation_id": lane, "activity_id": key}
    counts = {"attempts": 1, "unclear": 0, "held": 0, "again": False, "anew": False, "outcome": "delivered"}
    return {"key": key, "kind": kind, "subject": subject, "state": "sent"} | to | when | landed | counts


def _told(node: str, review: UUID) -> Rows:
    manager = f"m-{node}"
    for days, milestone in ((47, 30), (30, 14), (12, 7)):
        key = f"closing:{review.hex}:{CLOSES}:{milestone}" if milestone != 14 else f"closing:{review.hex}:2026-11-29:14"
        yield {"person_id": manager, "key": key, "message": f"digest:{manager}:{TODAY - timedelta(days=days)}"}
