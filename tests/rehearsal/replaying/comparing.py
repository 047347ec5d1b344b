"""What the source prints of the year beside what came out of the replay: the numbers that must be the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.documents.rules.report import Report
from dialogs.ground.texts import Text
from tests.rehearsal.replaying.region import DIVISION, STAFF, UNIT
from tests.rehearsal.replaying.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    what: Text
    source: str
    report: str

    @property
    def same(self) -> bool:
        return self.source == self.report


def compared(report: Report, source: Source) -> tuple[Compared, ...]:
    return (*_people(report, source), *_measures(report, source), *_proposals(report, source))


def _people(report: Report, source: Source) -> Iterator[Compared]:
    roles, involved = source.roles, source.involved
    level = {one.level: one.people for one in report.part.roles}
    took_part = report.part.participants
    numbers = (
        (Text("underskrivna egenkontroller", "signed self-checks"), source.reviews, report.signed),
        (Text("enhetschefer", "unit managers"), roles.unit_managers, level.get(UNIT, 0)),
        (Text("verksamhetschefer", "division managers"), roles.division_managers, level.get(DIVISION, 0)),
        (Text("arbetsgivare", "employers"), roles.employer_representatives, level.get(STAFF, 0)),
        (Text("chefer tillsammans", "managers together"), roles.managers, report.part.signed_roles),
        (Text("involverade", "people involved"), involved.people, took_part.total),
        (Text("varav skyddsombud", "of them safety representatives"), involved.safety_reps, took_part.safety_reps),
        (
            Text("varav fackliga företrädare", "of them union representatives"),
            involved.union_reps,
            took_part.union_reps,
        ),
    )
    for what, told, found in numbers:
        yield Compared(what=what, source=str(told), report=str(found))


def _measures(report: Report, source: Source) -> Iterator[Compared]:
    listed = ", ".join(str(one.measures) for one in source.questions)
    found = ", ".join(str(one.measures.total) for one in report.questions)
    yield Compared(what=Text("åtgärder per fråga", "measures per question"), source=listed, report=found)
    together = str(sum(one.measures for one in source.questions))
    yield Compared(what=Text("tillsammans", "together"), source=together, report=str(report.measures.total))
    most = max(source.questions, key=lambda one: one.measures).number
    marked = ", ".join(str(one.number) for one in report.questions if one.most_measures)
    yield Compared(what=Text("flest på fråga", "most at question"), source=str(most), report=marked)
    none = ", ".join(str(one.number) for one in source.questions if not one.measures)
    without = ", ".join(str(one) for one in report.without_measures)
    yield Compared(what=Text("inga på frågorna", "none at questions"), source=none, report=without)


def _proposals(report: Report, source: Source) -> Iterator[Compared]:
    """Which questions, and in which packages with which owners."""
    proposals = [(one.number, one.proposal) for one in source.questions if one.proposal is not None]
    listed = ", ".join(str(number) for number, _ in proposals)
    found = ", ".join(str(one.number) for one in report.questions if one.proposals)
    yield Compared(what=Text("förslag på frågorna", "proposals at questions"), source=listed, report=found)
    wanted = sorted({f"{one.package} ({one.owner})" for _, one in proposals})
    packages = sorted(f"{one.name} ({one.owner})" for one in report.packages)
    yield Compared(what=Text("paket", "packages"), source="; ".join(wanted), report="; ".join(packages))
