"""The law as data: what each provision demands, when it holds, and which of the things that are kept here speak to it.

What a year is shown under is what held then: a report of 2023 stands under AFS 2001:1, one of 2026 under AFS 2023:1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.checklists.rules.checklist import LawReference, Validity
from dialogs.ground.texts import Text


class Evidence(StrEnum):
    """What an inspector can be shown of what is kept here."""

    FOLLOW_UP = "follow_up"  # signed reviews, with version, day and checksum
    PLAN = "plan"  # measures with a day and one accountable person
    CONTROLS = "controls"  # measures that were looked at again
    REP = "rep"  # the safety representative's views and signature
    ANSWERS = "answers"  # to the questions that cite the provision
    ALLOCATION = "allocation"  # answers about the allocation, and tasks handed back
    RISK_ASSESSMENT = "risk_assessment"
    MATTERS = "matters"  # what was lifted, and what was answered
    METHOD = "method"  # how the follow-up is done, and who decided that
    EXTRA = "extra"  # follow-ups beside the yearly one
    DECISIONS = "decisions"  # what the bodies have treated and decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Validity):
    """One paragraph: `demand` is what it asks for in our own, shorter words."""

    act: str  # "AFS 2023:1"
    place: str  # "14 §"
    title: Text
    demand: Text
    evidence: tuple[Evidence, ...]
    url: str | None = None

    @property
    def name(self) -> str:
        return f"{self.act}, {self.place}"

    def is_cited_by(self, reference: LawReference) -> bool:
        """Whether a question's reference ("12–13 §§", "9 § (allmänna råd)") takes in this provision."""
        return reference.act == self.act and _number(self.place) in _numbers(reference.place)


def in_force(provisions: Iterable[Provision], day: date) -> tuple[Provision, ...]:
    return tuple(one for one in provisions if one.holds(day))


def _number(place: str) -> str:
    return place.removesuffix("§").strip()


def _numbers(place: str) -> frozenset[str]:
    """ "8 och 12 §§" is 8 and 12, "12–13 §§" all from 12 to 13, "9 § (allmänna råd)" 9; a chapter's place is itself."""
    plain = place.split("(")[0].replace("§", "").strip()
    if "kap" in plain:
        chapter, _, rest = plain.partition("kap.")
        return frozenset(f"{chapter.strip()} kap. {one}" for one in _counted(rest)) | {plain}
    return _counted(plain)


def _counted(text: str) -> frozenset[str]:
    found: set[str] = set()
    for part in text.replace(" och ", ",").split(","):
        first, _, last = part.strip().replace("-", "–").partition("–")
        if last and first.isdigit() and last.isdigit():
            found |= {str(number) for number in range(int(first), int(last) + 1)}
        elif first:
            found |= {first.strip(), *([f"{first.split(' ')[0]} {last.strip()}"] if last else [])}
    return frozenset(found)
