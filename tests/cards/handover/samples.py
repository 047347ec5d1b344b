"""Samples of what people and units leave to others: matters of earlier years, hand-overs, take-overs, letters that are one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from dialogs.extra.pages import TakenOver
from dialogs.ground.ids import MatterId, MeasureId, NodeId, PersonId
from dialogs.ground.notices import CommonLack, Lacking, Reply, SavedThing
from dialogs.handover.notices import HandoverLack, HandoverSaved
from dialogs.handover.pages.handing_all import HandAllPage, HandedAllPage, HandedKind, HandedMatter, HandedMeasure
from dialogs.handover.pages.leaving import LeftMeasure, LeftPage
from dialogs.handover.pages.taking_over import TakeOverAnsweredPage, TakeOverMeasure, TakeOverPage
from dialogs.home.pages import HomePage
from dialogs.measures.pages import MeasureNewsKind, MeasureNewsPage, MeasuresNewsPage
from dialogs.reviews.pages.answering import Candidate, OpenMatter
from dialogs.reviews.pages.names import MeasureHome
from dialogs.reviews.rules.review import Stage
from dialogs.reviews.rules.said import MatterState
from tests.cards.reviews.samples_first import q, question_page
from tests.cards.samples_notices import AT, REVIEW

MATTER = OpenMatter(
    matter=MatterId(UUID(int=41)),
    what="Ventilationen i dagrummet räcker inte när alla är där",
    state=MatterState.OPEN,
    overdue=True,
    year=2025,
)
LONG = "Ventilationen i dagrummet på sjunde våningen räcker inte när alla är där, och fönstren går inte att öppna. " * 3

MEASURES = (
    HandedMeasure(
        measure=MeasureId(UUID(int=51)),
        what="Gemensam skyddsrond på plan 3 med alla verksamheter i huset",
        unit="Medicinkliniken avd. 32",
        due=date(2026, 10, 30),
        overdue=True,
    ),
    HandedMeasure(
        measure=MeasureId(UUID(int=52)), what="Ny rutin", unit="Medicinkliniken avd. 32", due=date(2027, 3, 31)
    ),
    HandedMeasure(measure=MeasureId(UUID(int=53)), what=LONG, unit="Medicinkliniken avd. 33", due=None, done=True),
)
MATTERS = (
    HandedMatter(
        matter=MatterId(UUID(int=54)),
        what="Trångt i sköljen",
        unit="Medicinkliniken avd. 33",
        wanted_by=date(2026, 12, 15),
        overdue=False,
    ),
    HandedMatter(
        matter=MatterId(UUID(int=55)), what=LONG, unit="Kirurgavdelning 1", wanted_by=None, stays_with=("Rut Ängström",)
    ),
)
OTHERS = tuple((PersonId(f"p{n}"), f"Ann-Charlotte Bergström-Lindqvist {n}") for n in range(40))
FORM = HandAllPage(
    of=PersonId("anna"),
    name="Anna Ek",
    mine=True,
    mark="0123456789abcdef",
    measures=MEASURES,
    matters=MATTERS,
    in_plans=2,
    others=((PersonId("maria"), "Maria Holm"), (PersonId("sven"), "Sven Lindqvist-Åkerström")),
    candidates=(Candidate(person=PersonId("sven"), name="Sven Lindqvist-Åkerström"),),
)
RECEIPT = HandedAllPage(
    kind=HandedKind.RECEIPT,
    of="Anna Ek",
    by="Anna Ek",
    to="Sven Lindqvist-Åkerström",
    mine=True,
    why="Ny tjänst i februari",
    measures=MEASURES,
    matters=MATTERS[:1],
    stayed=MATTERS[1:],
    in_plans=1,
)
SAVED = SavedThing(what=HandoverSaved.ALL_HANDED, at=AT, by="Anna Ek")
HOME_OF = MeasureHome(units=("Medicinkliniken avd. 32",), year=2026)
NEWS = MeasureNewsPage(
    kind=MeasureNewsKind.PROPOSED,
    home=HOME_OF,
    measure=MeasureId(UUID(int=61)),
    number=None,
    short=None,
    what="Lugnare belysning på natten, så att de som sover inte väcks av dem som arbetar",
    due=date(2027, 1, 31),
    due_before=date(2026, 12, 1),
    accountable="Sven Lindqvist-Åkerström",
    by="Sven Lindqvist-Åkerström",
    note="",
)


def _together(kind: MeasureNewsKind) -> Reply:
    one = replace(NEWS, kind=kind)
    news = (one, replace(one, what="Ny rutin", due=None, note="Fastighet kan först i april"), replace(one, what=LONG))
    return Reply(page=MeasuresNewsPage(kind=kind, by=(one.by,), news=news))


TAKE_OVER = TakeOverPage(
    node=NodeId("avd33"),
    unit="Medicinkliniken avd. 33",
    to="Medicinkliniken avd. 32",
    said=True,
    since=date(2026, 11, 16),
    waiting=TakenOver(
        reviews=((replace(REVIEW, units=("Medicinkliniken avd. 33",)), Stage.ANSWERING),), measures=6, overdue=1
    ),
    measures=tuple(
        TakeOverMeasure(what=what, due=date(2026, 10, 30), overdue=at == 0, accountable="Rut Ängström")
        for at, what in enumerate(("Ny belysning i korridoren", "Skriva rutinen", LONG, "Två", "Tre", "Fyra"))
    ),
    goes_on=True,
)
TAKEN = TakeOverAnsweredPage(unit=TAKE_OVER.unit, to=TAKE_OVER.to, taken=True, waiting=TAKE_OVER.waiting, goes_on=True)

SAMPLES: dict[str, Reply] = {
    "take over": Reply(page=TAKE_OVER),
    "take over, found from its people": Reply(page=replace(TAKE_OVER, said=False, goes_on=False)),
    "take over, nothing left": Reply(page=replace(TAKE_OVER, waiting=TakenOver(), measures=())),
    "take over, not ours": Reply(
        page=replace(TAKE_OVER, declining=True, typed="Nej"), notice=Lacking(what=(CommonLack.WHY,))
    ),
    "taken over": Reply(page=TAKEN, notice=SavedThing(what=HandoverSaved.TAKEN_OVER, at=AT, by="Anna Ek")),
    "not taken over": Reply(
        page=replace(TAKEN, taken=False, waiting=None, why="Uppgifterna gick till avd. 34"),
        notice=SavedThing(what=HandoverSaved.NOT_OURS, at=AT, by="Anna Ek"),
    ),
    "take over, nothing offered": Reply(page=TakeOverAnsweredPage(unit="", to="", taken=False, found=False)),
    "home, a unit has ended": Reply(
        page=HomePage(name="Anna", left=LeftPage(take_overs=((NodeId("avd33"), "Medicinkliniken avd. 33"),)))
    ),
    "left, several of one person": Reply(
        page=LeftPage(
            measures=tuple(
                LeftMeasure(
                    measure=MeasureId(UUID(int=70 + at)),
                    what="Ny rutin",
                    unit="Medicinkliniken avd. 32",
                    due=date(2027, 1, 31),
                    overdue=False,
                    who="Maria Holm",
                    gone=True,
                    person=PersonId("maria"),
                )
                for at in range(2)
            )
        )
    ),
    "hand over all": Reply(page=FORM),
    "hand over all, of somebody else": Reply(
        page=replace(FORM, mine=False, of=PersonId("maria"), name="Maria Holm", matters=(), elsewhere=2, picker=True),
        notice=Lacking(what=(CommonLack.WHO,)),
    ),
    "hand over all, nothing": Reply(
        page=replace(FORM, measures=(), matters=(), in_plans=0, others=()), notice=Lacking(what=(HandoverLack.WHOSE,))
    ),
    "hand over all, largest": Reply(page=replace(FORM, measures=MEASURES * 30, matters=MATTERS * 20, others=OTHERS)),
    "hand over all, lacking": Reply(page=FORM, notice=Lacking(what=(CommonLack.WHO_SAME,))),
    "hand over all, cannot answer": Reply(
        page=replace(FORM, measures=()), notice=Lacking(what=(HandoverLack.CANNOT_ANSWER, HandoverLack.NOTHING_TO_HAND))
    ),
    "handed over, receipt": Reply(page=RECEIPT, notice=SAVED),
    "handed over, letter": Reply(
        page=replace(RECEIPT, kind=HandedKind.LETTER, by="Kaj Berg", mine=False, stayed=(), in_plans=0)
    ),
    **{f"measure news, {kind.value}, several": _together(kind) for kind in MeasureNewsKind},
    "measure news, several, largest": Reply(
        page=MeasuresNewsPage(
            kind=MeasureNewsKind.HANDED,
            by=("Anna Ek", "Kaj Berg"),
            news=tuple(replace(NEWS, kind=MeasureNewsKind.HANDED, what=LONG, note=LONG) for _ in range(40)),
        )
    ),
    "question, matters of earlier years": Reply(
        page=question_page(
            q(7),
            open_matters=(
                MATTER,
                MATTER.__class__(
                    matter=MatterId(UUID(int=42)), what=LONG, state=MatterState.TAKEN, overdue=False, year=2024
                ),
            ),
        )
    ),
}
