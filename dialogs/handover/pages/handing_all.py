"""All that is somebody's, on its way to one other person: the form, the receipt, and the letter to who has it now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dialogs.ground.ids import MatterId, MeasureId, PersonId
from dialogs.ground.page import Page as Shown
from dialogs.reviews.pages.answering import Candidate, Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedMeasure:
    measure: MeasureId
    what: str
    unit: str
    due: date | None
    overdue: bool = False
    done: bool = False  # done, and to be looked at again


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedMatter:
    """A matter that waits for an answer. `stays_with`: others who hold the role, too, and so have it already."""

    matter: MatterId
    what: str
    unit: str
    wanted_by: date | None
    overdue: bool = False
    stays_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandAllPage(Shown):
    """What is somebody's, and the form that hands it over. `mark` says what is listed."""

    of: PersonId
    name: str
    mine: bool
    mark: str
    measures: tuple[HandedMeasure, ...]
    matters: tuple[HandedMatter, ...]
    in_plans: int = 0  # in follow-ups that are not signed: they are changed there
    elsewhere: int = 0  # outside the reader's own line
    others: tuple[tuple[PersonId, str], ...] = ()  # whose things the reader may hand over, too
    draft: Draft = field(default_factory=Draft)
    typed: str = ""
    candidates: tuple[Candidate, ...] = ()
    picker: bool = False


class HandedKind(StrEnum):
    RECEIPT = "receipt"  # to who handed it over
    LETTER = "letter"  # to who has it now


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedAllPage(Shown):
    """What was handed over. `stayed` are matters that the new person cannot answer: they wait for the role's holder."""

    kind: HandedKind
    of: str
    by: str
    to: str
    mine: bool  # the things were those of the one who handed them over
    why: str
    measures: tuple[HandedMeasure, ...]
    matters: tuple[HandedMatter, ...]
    stayed: tuple[HandedMatter, ...] = ()
    in_plans: int = 0


Page = HandAllPage | HandedAllPage
