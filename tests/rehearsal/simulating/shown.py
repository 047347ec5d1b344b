"""A year as tables: what was sent to whom, week by week; how far everything came; and whether the rules held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Inert

from dialogs.ground.texts import Language, Text
from tests.rehearsal.people.records import Attempt, Records
from tests.rehearsal.simulating import shown_words as words
from tests.rehearsal.simulating.checking import RULES, Broken, weeks

SHOWN = 10  # of what breaks one rule


class Shown:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.out = Console(highlight=False, soft_wrap=True)

    def said(self, what: Text, **facts: Any) -> str:
        return what.in_(self.language).format(**facts)

    def say(self, what: Text, style: str | None = None, **facts: Any) -> None:
        self.out.print(Inert(self.said(what, **facts)), style=style)

    def messages(self, records: Records) -> None:
        """Each one, with what became of it."""
        for one in records.attempts:
            at = f"{one.at.astimezone(records.zone):%Y-%m-%d %H:%M}"
            self.out.print(Inert(f"{at}  {self.kind(one.kind)}  {one.receiver}  {one.outcome}  {one.summary}"))

    def year(self, records: Records) -> None:
        self.say(words.HEADLINE, "bold", year=records.year, seed=records.seed, ends=records.ends)
        self._table(words.WEEKS, (self._week(monday, arrived) for monday, arrived in weeks(records)))

    def _week(self, monday: date, arrived: Sequence[Attempt]) -> tuple[str, ...]:
        to_people = [one for one in arrived if not one.to_channel]
        letters = Counter(one.kind for one in to_people if one.kind not in ("invitation", "digest"))
        week = monday.isocalendar().week
        return (
            f"{week}",
            f"{monday}",
            _number(sum(one.kind == "invitation" for one in to_people)),
            _number(sum(one.kind == "digest" for one in to_people)),
            _number(letters.total()),
            _number(sum(one.to_channel for one in arrived)),
            _number(len({one.receiver for one in to_people})),
            ", ".join(f"{self.kind(kind)} {number}" for kind, number in letters.most_common()),
        )

    def totals(self, records: Records) -> None:
        arrived = [one for one in records.attempts if one.arrived]
        refused = Counter(one.outcome for one in records.attempts if not one.arrived)
        waiting = sum(row.state in ("pending", "retry") for row in records.rows)
        self.say(words.ARRIVED, "bold", n=len(arrived), people=len({one.receiver for one in arrived}))
        self.say(words.REFUSED, outcomes=_listed(refused))
        self.say(words.DROPPED, n=sum(row.state == "dropped" for row in records.rows), waiting=waiting)
        self.say(words.PRESSED, n=sum(records.presses.values()), verbs=len(records.presses))
        self._table(words.STANDING, ((self.counted(name), str(number)) for name, number in records.standing.items()))

    def rules(self, found: Sequence[Broken]) -> None:
        """Each rule, and what breaks it."""
        for rule in RULES:
            breaking = [one.what for one in found if one.rule == rule]
            name = words.RULES[rule].in_(self.language)
            if not breaking:
                self.out.print(Inert(f"✓ {name}"), style="green")
                continue
            self.out.print(Inert(f"✗ {name}: {len(breaking)}"), style="bold red")
            for what in breaking[:SHOWN]:
                self.out.print(Inert(f"    {what}"))

    def counted(self, name: str) -> str:
        """ "measures planned" in this language."""
        known = words.COUNTED.get(name)
        if known is not None:
            return known.in_(self.language)
        what, _, state = name.partition(" ")
        whose, how = words.OF_STATES.get(what), words.STATES.get(state)
        return f"{whose.in_(self.language)}: {how.in_(self.language)}" if whose and how else name

    def kind(self, kind: str) -> str:
        known = words.KINDS.get(kind)
        return known.in_(self.language) if known else kind

    def _table(self, headings: Sequence[Text], rows: Iterator[tuple[str, ...]]) -> None:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        for number, heading in enumerate(headings):
            right = 2 <= number < len(headings) - 1
            last = number == len(headings) - 1
            table.add_column(heading.in_(self.language), no_wrap=not last, justify="right" if right else "left")
        for row in rows:
            table.add_row(*(Inert(cell) for cell in row))
        self.out.print(table)


def _number(number: int) -> str:
    return str(number) if number else "·"


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{what} {number}" for what, number in counted.most_common()) or "0"


def as_json(records: Records, found: Sequence[Broken]) -> dict[str, Any]:
    """The records as they are, for somebody's own analysis. Nobody in them exists."""
    plain = {name: value for name, value in asdict(records).items() if name not in ("zone", "days_off", "quiet_months")}
    return {**plain, "broken": [asdict(one) for one in found]}


def plain(value: object) -> str:
    """What JSON has no form for."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
