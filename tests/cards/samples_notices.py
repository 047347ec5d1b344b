"""Every kind of notice, and the names, the scale and the review that the second half of the cards is shown with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import cards.subjects  # noqa: F401  every subject, and so every notice
from dialogs.analyses.notices import AnalysisAdopted, AnalysisNotThere, NotYourAnalysis
from dialogs.checklists.rules.checklist import Choice, Follows
from dialogs.decisions.notices import AnalysisNotSent, NotYourDecision
from dialogs.ground.ids import ChoiceId, QuestionId, ReviewId
from dialogs.ground.notices import (
    ChangedMeanwhile,
    CommonLack,
    Lack,
    Lacking,
    Notice,
    NotUnderstood,
    NotYours,
    OldCard,
    OnlyInPrivate,
    Saved,
    SavedThing,
    TooFast,
)
from dialogs.ground.plug import variants
from dialogs.ground.texts import Text
from dialogs.matters.notices import NotYourMatter
from dialogs.measures.notices import NotRunning, NotYourMeasure
from dialogs.reviews.notices import AlreadySigned, NotOpenYet, NotReady, NotYourPart, SavedAnswer, Withdrawn
from dialogs.reviews.pages.names import ReviewName
from dialogs.reviews.rules.review import SeatKind, Stage

YES = Choice(id=ChoiceId("yes"), label=Text("Ja", "Yes"), follows=Follows.PRESERVE)
PARTLY = Choice(id=ChoiceId("partly"), label=Text("Delvis", "Partly"), follows=Follows.IMPROVE)
NO = Choice(id=ChoiceId("no"), label=Text("Nej", "No"), follows=Follows.IMPROVE)
NOT_APPLICABLE = Choice(
    id=ChoiceId("not_applicable"), label=Text("Ej aktuellt", "Not applicable"), follows=Follows.REASON, counts=False
)
SCALE = (YES, PARTLY, NO, NOT_APPLICABLE)
AT = datetime(2026, 11, 21, 13, 32, tzinfo=UTC)  # 14.32 in Stockholm
ID = ReviewId(UUID(int=7))
REVIEW = ReviewName(id=ID, year=2026, units=("Medicinkliniken avd. 32",), revision=41, version=1)
JOINT = ReviewName(
    id=ID,
    year=2026,
    units=("Ortopedmottagningen Köping", "Rehabiliteringsenheten för öppenvård Västerås", "Dagkirurgin"),
    revision=12,
    version=2,
)
MANAGER = "Anna Ek"
REP = "Sven Lindqvist-Åkerström"

NOTICES: dict[str, Notice] = {
    "saved answer": SavedAnswer(
        review=ID, question=QuestionId("q7"), number=7, choice=YES, at=AT, by=MANAGER, activity=True
    ),
    "saved answer without activity": SavedAnswer(
        review=ID, question=QuestionId("q7"), number=7, choice=NO, at=AT, by=MANAGER, activity=False
    ),
    **{f"saved {saved.value}": SavedThing(what=saved, at=AT, by=MANAGER, number=7) for saved in variants(Saved)},
    **{f"saved {saved.value}, no question": SavedThing(what=saved, at=AT, by=MANAGER) for saved in variants(Saved)},
    "changed meanwhile": ChangedMeanwhile(
        by=REP, at=AT, number=7, choice=PARTLY.label, comment="Bara halva huset *kom*."
    ),
    "changed meanwhile, only who": ChangedMeanwhile(by=REP),
    "old card": OldCard(),
    "old card, reopened": OldCard(reopened_reason="Fel svar på fråga 8"),
    **{f"lacking {lack.value}": Lacking(what=(lack,)) for lack in variants(Lack)},
    "lacking, who fits several": Lacking(
        what=(CommonLack.WHO_SEVERAL,), typed="Anna", candidates=("Anna Ek", "Anna Öst")
    ),
    "lacking, who is unknown": Lacking(what=(CommonLack.WHO_UNKNOWN,), typed="Kalle <b>*Blomkvist*", candidates=()),
    "lacking, day unreadable": Lacking(what=(CommonLack.DUE_UNREADABLE,), typed="nästa vår"),
    "lacking, three things": Lacking(what=(CommonLack.WHAT, CommonLack.DUE, CommonLack.WHO)),
    "not yours": NotYours(),
    "not your part, manager": NotYourPart(seat=SeatKind.MANAGER),
    "not your part, rep": NotYourPart(seat=SeatKind.REP),
    "not open yet": NotOpenYet(opens=date(2027, 9, 1)),
    "already signed": AlreadySigned(by=(MANAGER, REP), at=AT),
    "already signed, no day": AlreadySigned(by=(MANAGER,), at=None),
    **{f"not ready, {stage.value}": NotReady(stage=stage, missing=3) for stage in Stage},
    "not ready, one missing": NotReady(stage=Stage.ANSWERING, missing=1),
    "only in private": OnlyInPrivate(),
    "not understood": NotUnderstood(),
    "too fast": TooFast(),
    "withdrawn": Withdrawn(by="Maria Söderström"),
    "not running": NotRunning(),
    "not your matter": NotYourMatter(holders=("Karl-Johan Öberg",)),
    "not your decision": NotYourDecision(managers=("Karl-Johan Öberg",)),
    "not your analysis": NotYourAnalysis(managers=("Karl-Johan Öberg",)),
    "not your analysis, the representative's part": NotYourAnalysis(managers=("Karl-Johan Öberg",), for_rep=True),
    "the analysis is not sent": AnalysisNotSent(),
    "the analysis is adopted": AnalysisAdopted(),
    "no analysis there": AnalysisNotThere(),
    "an empty analysis": AnalysisNotThere(empty=True),
    "not your measure": NotYourMeasure(accountable="Maria Söderström"),
    "not your measure, to take out": NotYourMeasure(accountable=""),
}
