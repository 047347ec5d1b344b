"""A small review and the people around it, built so that a test reads as what they do.

    table = answered(Table())
    table.press(ANNA, HandOver)
    assert table.review.stage is Stage.WITH_REP

Four questions: one that a shortcoming can be found in, one that is sensitive, one put to the manager personally, and one
that the unit has added itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast
from uuid import UUID

from dialogs.checklists.rules.checklist import AnsweredBy, Area, Checklist, Choice, Follows, Origin, Question
from dialogs.ground.ids import AreaId, ChecklistId, ChoiceId, NodeId, PersonId, QuestionId, ReviewId, RoundId
from dialogs.ground.messages import Message
from dialogs.ground.notices import Notice
from dialogs.ground.page import Page
from dialogs.ground.people import Person
from dialogs.ground.texts import Text
from dialogs.ground.turn import Actor, Refused, Turn
from dialogs.organisation.around import Around
from dialogs.organisation.rules.organisation import Node
from dialogs.respond import respond
from dialogs.reviews.events import Event as ReviewEvent
from dialogs.reviews.events.answering import GiveAnswer
from dialogs.reviews.events.confirming import AgreeArea, AgreePlan, HandOver
from dialogs.reviews.events.entering import SaveParticipants
from dialogs.reviews.events.signing import Sign
from dialogs.reviews.rules import marks
from dialogs.reviews.rules.review import Review, Seat, SeatKind
from dialogs.reviews.rules.windows import Window

TODAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 11, 0, tzinfo=UTC)
OPEN = Window(opens=date(2026, 9, 1), closes=date(2026, 11, 30))
CLOSED = Window(opens=date(2026, 9, 1), closes=date(2026, 10, 31))

ANNA, SVEN = PersonId("anna"), PersonId("sven")  # the manager and the safety representative of the ward
BERIT, RUNE = PersonId("berit"), PersonId("rune")  # the manager and the safety representative of the laboratory
KARIN, HANNA, EVA = PersonId("karin"), PersonId("hanna"), PersonId("eva")  # manager above, support, coordinator
OLLE = PersonId("olle")  # works there, has no seat
NAMES = {
    ANNA: "Anna Ek",
    SVEN: "Sven Lind",
    BERIT: "Berit Holm",
    RUNE: "Rune Berg",
    KARIN: "Karin Ås",
    HANNA: "Hanna Rask",
    EVA: "Eva Dahl",
    OLLE: "Olle Nord",
}
PEOPLE = {person: Person(id=person, name=name) for person, name in NAMES.items()}

WARD = Node(id=NodeId("ward"), parent=NodeId("clinic"), level="enhet", name="Avd. 32")
LAB = Node(id=NodeId("lab"), parent=NodeId("clinic"), level="enhet", name="Laboratoriet")
CLINIC = Node(id=NodeId("clinic"), parent=None, level="verksamhet", name="Medicinkliniken")

YES, PARTLY, NO, NA = (ChoiceId(one) for one in ("yes", "partly", "no", "not_applicable"))
SCALE = (
    Choice(id=YES, label=Text("Ja", "Yes"), follows=Follows.PRESERVE, words=("ja", "j", "yes", "y")),
    Choice(id=PARTLY, label=Text("Delvis", "Partly"), follows=Follows.IMPROVE, words=("delvis", "partly")),
    Choice(id=NO, label=Text("Nej", "No"), follows=Follows.IMPROVE, words=("nej", "n", "no")),
    Choice(
        id=NA,
        label=Text("Ej aktuellt", "Not applicable"),
        follows=Follows.REASON,
        counts=False,
        words=("ej aktuellt", "not applicable"),
    ),
)
POLICY, RISKS, OWN_TASKS, LOCAL = (QuestionId(one) for one in ("policy", "risks", "own-tasks", "local"))
QUESTIONS = (POLICY, RISKS, OWN_TASKS, LOCAL)
WORK, UNIT = AreaId("work"), AreaId("unit")
REVIEW = ReviewId(UUID(int=7))


def _question(which: QuestionId, **more: Any) -> Question:
    text = Text(f"Hur är det med {which}?")
    return Question(id=which, text=text, short=Text(str(which)), help=Text(""), **more)


CHECKLIST = Checklist(
    id=ChecklistId("small"),
    version="1",
    title=Text("Uppföljning"),
    scale=SCALE,
    areas=(
        Area(
            id=WORK,
            title=Text("Arbetet"),
            questions=(
                _question(POLICY, suggestions=(Text("Ta upp den på APT"),)),
                _question(RISKS, sensitive=True),
                _question(OWN_TASKS, answered_by=AnsweredBy.MANAGER, task_allocation=True),
            ),
        ),
        Area(
            id=UNIT,
            title=Text("Enheten"),
            questions=(_question(LOCAL, origin=Origin.LOCAL, added_by=WARD.id),),
            added_by=WARD.id,
        ),
    ),
)


def seat(kind: SeatKind, node: Node, *people: PersonId) -> Seat:
    return Seat(kind=kind, node=node.id, people=people)


WARD_SEATS = (seat(SeatKind.MANAGER, WARD, ANNA), seat(SeatKind.REP, WARD, SVEN))
LAB_SEATS = (seat(SeatKind.MANAGER, LAB, BERIT), seat(SeatKind.REP, LAB, RUNE))
JOINT: dict[str, Any] = {"nodes": (WARD, LAB), "seats": (*WARD_SEATS, *LAB_SEATS)}
WITHOUT_REP: dict[str, Any] = {"seats": WARD_SEATS[:1]}


def new_review(**changes: Any) -> Review:
    """The ward's review in an open round, not started."""
    review = Review(
        id=REVIEW,
        round=RoundId(UUID(int=1)),
        year=2026,
        checklist=CHECKLIST,
        nodes=(WARD,),
        above=CLINIC,
        window=OPEN,
        seats=WARD_SEATS,
        people=PEOPLE,
        candidates=(ANNA, SVEN, KARIN),
        managers_above=(KARIN,),
        support=(HANNA,),
        coordinators=(EVA,),
    )
    return replace(review, **changes)


def actor(person: PersonId, *, in_group: bool = False, day: date = TODAY, now: datetime = NOON) -> Actor:
    return Actor(person=PEOPLE[person], now=now, today=day, in_group=in_group)


@dataclass
class Table:
    """A review as it goes on, press by press; a minute passes between two presses."""

    review: Review = field(default_factory=new_review)
    told: list[Message] = field(default_factory=list)
    minutes: int = 0

    def event(self, kind: type[Any], /, **given: Any) -> ReviewEvent:
        """As the button on today's card carries it, unless something else is given."""
        today = {
            "review": self.review.id,
            "revision": self.review.revision,
            "version": self.review.version,
            "mark": self.review.plan_mark,
        }
        if "slot" not in given and "question" in given:
            today["slot"] = self.review.slot(given["question"])
        if (question := given.get("question")) is not None and not given.get("measure"):
            today["seen"] = marks.of_follow_up(self.review, question)
        elif (measure := given.get("measure")) is not None:
            today["seen"] = marks.of_measure(self.review, measure)
        names = {one.name for one in fields(kind)}
        return cast("ReviewEvent", kind(**({name: today[name] for name in today if name in names} | given)))

    def press(self, who: PersonId, kind: type[Any], /, *, in_group: bool = False, **given: Any) -> Turn:
        return self.take(self.event(kind, **given), who, in_group=in_group)

    def take(
        self,
        event: ReviewEvent,
        who: PersonId,
        *,
        in_group: bool = False,
        around: Around = Around(),
        day: date = TODAY,
    ) -> Turn:
        self.minutes += 1
        by = actor(who, in_group=in_group, now=NOON + timedelta(minutes=self.minutes), day=day)
        turn = respond(self.review, event, by, around)
        self.review = turn.state or self.review
        self.told.extend(turn.messages)
        return turn

    def refused(self, who: PersonId, kind: type[Any], /, **given: Any) -> tuple[Page, Notice | None]:
        """What is shown, and why, when nothing is changed. Fails where it is not refused."""
        before = self.review
        try:
            turn = self.press(who, kind, **given)
        except Refused as refused:
            assert self.review is before
            return refused.reply.page, refused.reply.notice
        raise AssertionError(f"{kind.__name__} was let through: {turn.reply}")


def answered(table: Table, choices: dict[QuestionId, ChoiceId] | None = None, *, by: PersonId = ANNA) -> Table:
    """Who took part, and an answer to every question: Ja unless said otherwise."""
    table.press(by, SaveParticipants, employees="12")
    for question in QUESTIONS:
        table.press(by, GiveAnswer, question=question, choice=(choices or {}).get(question, YES))
    return table


def handed_over(**changes: Any) -> Table:
    """With the safety representative, nothing confirmed yet."""
    table = answered(Table(new_review(**changes)))
    table.press(ANNA, HandOver)
    return table


def confirms(table: Table, rep: PersonId = SVEN) -> Table:
    for area in (WORK, UNIT):
        table.press(rep, AgreeArea, area=area)
    table.press(rep, AgreePlan)
    return table


def to_sign(**changes: Any) -> Table:
    """Everything is seen alike; nobody has signed."""
    table = handed_over(**changes)
    for rep in table.review.reps:
        confirms(table, rep)
    return table


def signed(**changes: Any) -> Table:
    table = to_sign(**changes)
    for person in (*table.review.managers, *table.review.reps):
        table.press(person, Sign)
    return table
