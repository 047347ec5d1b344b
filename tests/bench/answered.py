"""A region whose follow-ups are signed, year after year: sixty questions, with a representative, written into the tables.

The answers are made by the database itself, from the number of the review and of the question: a million and a half of
them would otherwise be what a bench waits for.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Integer,
    Subquery,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from storage.checklists.versions import checklist_of, keep_core
from storage.reviews import rounds
from storage.tables.organisation import NodeRow, PersonRow, RoleRow
from storage.tables.reviews import AnswerRow, MeasureRow, SignatureRow, ViewRow
from storage.tables.rounds import ReviewNodeRow, ReviewRow
from tests.bench import units

QUESTIONS = 60
YEARS = tuple(range(2022, 2027))
LAST = YEARS[-1]
AFTER = date(LAST, 12, 20)
NOW = datetime(LAST, 12, 20, 9, tzinfo=UTC)
COORDINATOR = "c-r"
HEAD = """
id = "bench"
version = "1"
title.sv = "Sextio frågor"
"""
SCALE = "".join(
    f'[[scale]]\nid = "{id_}"\nlabel.sv = "{label}"\nfollows = "{follows}"\ncounts = {counts}\n'
    for id_, label, follows, counts in (
        ("yes", "Ja", "preserve", "true"),
        ("partly", "Delvis", "improve", "true"),
        ("no", "Nej", "improve", "true"),
        ("na", "Ej aktuellt", "reason", "false"),
    )
)
AREA = '[[areas]]\nid = "area"\ntitle.sv = "Allt"\n'
QUESTION = (
    '[[areas.questions]]\nid = "q{n}"\ntext.sv = "Arbetar ni aktivt med område nummer {n} i det dagliga arbetet?"\n'
    'short.sv = "Område {n}"\nhelp.sv = "Därför."\norigin = "own"\n'
)
CHECKLIST = HEAD + SCALE + AREA + "".join(QUESTION.format(n=n) for n in range(1, QUESTIONS + 1))

SAID = (
    "Rutinen är känd",
    "Tas upp på APT",
    "Saknar tid för rehabilitering",
    "Nya får introduktion",
    "Brister i luften",
)
WHEN = ("sedan i våras", "varje månad", "sedan flytten", "men inte överallt", "med skyddsombudet")
COMMENTS = tuple(f"{what} {when}." for what in SAID for when in WHEN)

_answer, _covers, _review = AnswerRow.__table__.c, ReviewNodeRow.__table__.c, ReviewRow.__table__.c


def fill(session: Session, size: int) -> int:
    """So many units and what is above them, all signed in each of the years. How many reviews that is a year."""
    names = [node["id"] for node in _organisation(session, size)]
    core = keep_core(session, CHECKLIST, NOW)
    questions = [str(one.id) for one in checklist_of(session, core).questions]
    for year in YEARS:
        days = {"opens": date(year, 9, 1), "closes": date(year, 11, 30)}
        rounds.open_round(session, year=year, core_row=core, now=datetime(year, 8, 20, tzinfo=UTC), **days)
        units._all(session, MeasureRow, _measures(session, year, questions))
    done = {
        "started_at": NOW,
        "handed_over_at": NOW,
        "signed_at": NOW,
        "managers": 1,
        "employees": 12,
        "safety_reps": 1,
    }
    session.execute(update(ReviewRow).values(**done))
    _answered(session, questions)
    return len(names)


def _organisation(session: Session, size: int) -> list[dict[str, Any]]:
    nodes = list(units._nodes(size))
    for node in nodes:  # parents before their children
        session.execute(insert(NodeRow).values(node))
    names = [node["id"] for node in nodes]
    units._all(session, PersonRow, (person for name in names for person in units._people(name)))
    units._all(session, RoleRow, (role for name in names for role in units._roles(name)))
    session.execute(insert(PersonRow).values(id=COORDINATOR, name="Namn c-r", language="sv"))
    session.execute(insert(RoleRow).values(person_id=COORDINATOR, kind="coordinator", node_id="r"))
    return nodes


def _measures(session: Session, year: int, questions: list[str]) -> Iterator[dict[str, Any]]:
    """One of each review, of this question or that."""
    for number, (node, review) in enumerate(units._reviews(session, year).items()):
        who = {
            "accountable_id": f"m-{node}",
            "created_by": f"m-{node}",
            "created_at": datetime(year, 10, 5, tzinfo=UTC),
        }
        yield who | {
            "id": uuid4(),
            "review_id": review,
            "node_id": node,
            "question_id": questions[number * 7 % len(questions)],
            "kind": "improve" if number % 5 else "preserve",
            "state": "planned" if year == LAST else "done",
            "what": "Ta upp riskbedömningen på APT",
            "due": date(year + 1, 3, 1),
        }


def _answered(session: Session, questions: list[str]) -> None:
    """A view beside each answer: in three of a hundred the representative sees it differently."""
    asked = union_all(*(select(literal(id_).label("id"), literal(n).label("n")) for n, id_ in enumerate(questions)))
    about, here = asked.subquery("asked"), _numbered()
    drawn = cast((here.c.n * 7919 + about.c.n * 10473 + here.c.n * about.c.n * 31) % 100, Integer)
    choice = case((drawn < 55, "yes"), (drawn < 75, "partly"), (drawn < 88, "no"), else_="na")
    manager, rep = literal("m-") + here.c.node_id, literal("s-") + here.c.node_id
    answers = select(here.c.review_id, about.c.id, choice, _comment(drawn), literal(1), manager, _now())
    columns = ["review_id", "question_id", "choice", "comment", "revision", "answered_by", "answered_at"]
    answers = answers.join_from(here, about, literal(True)).order_by(here.c.review_id)
    session.execute(insert(AnswerRow).from_select(columns, answers))
    views = select(here.c.review_id, about.c.id, rep, drawn % 33 != 32, choice, _now())
    columns = ["review_id", "question_id", "person_id", "agrees", "of_choice", "viewed_at"]
    views = views.join_from(here, about, literal(True)).order_by(here.c.review_id)
    session.execute(insert(ViewRow).from_select(columns, views))
    for seat, who in (("manager", manager), ("rep", rep)):
        signed = select(here.c.review_id, literal(1), who, literal(seat), _now())
        columns = ["review_id", "version", "person_id", "seat", "signed_at"]
        session.execute(insert(SignatureRow).from_select(columns, signed))


def _comment(drawn: ColumnElement[int]) -> ColumnElement[str]:
    """One answer in four has one."""
    return case({number * 4: comment for number, comment in enumerate(COMMENTS)}, value=drawn, else_="")


def _numbered() -> Subquery:
    number = func.row_number().over(order_by=(_covers.round_id, _covers.node_id)).label("n")
    return select(_covers.review_id, _covers.node_id, number).subquery("numbered")


def _now() -> ColumnElement[datetime]:
    return literal(NOW, _answer.answered_at.type)


def analysed(session: Session) -> None:
    """What a database does by itself when it has been alive for a while."""
    session.execute(text("ANALYZE"))


def is_opened_again(session: Session, node: str) -> None:
    """One review of this year moves: what a signature does to everybody's sums."""
    of = rounds.rounds(session, LAST)[0]
    here = select(_covers.review_id).where(_covers.node_id == node, _covers.round_id == of.id)
    session.execute(update(ReviewRow).where(_review.id.in_(here)).values(revision=_review.revision + 1))
