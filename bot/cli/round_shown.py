"""What `round` shows in the terminal, in one language. Names and reasons are inert: rich reads no markup in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Inert

from bot.cli import extra_words, left_words, method_words, reminders_words
from bot.cli import round_words as words
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language, Text
from dialogs.handover.pages.leaving import UnmanagedUnit
from dialogs.levels.rules.progress import Counts, Covered, Overview, Part, Standing
from dialogs.organisation.rules.organisation import Node
from dialogs.reviews.rules.review import Stage
from storage.extra.status import ExtraStanding
from storage.handover.leavers_listed import LeftAt
from storage.levels.round_status import NotTheirs, Post, Unreached
from storage.organisation.contacts import Channel
from storage.reviews.causes import Causes
from storage.reviews.method_decisions import MethodDecision
from storage.reviews.rounds import Round

SHOWN = 20
PLACES = 3  # of one person, before "…"


class Shown:
    def __init__(self, language: Language, *, everything: bool) -> None:
        self.language = language
        self.limit = None if everything else SHOWN
        self.out = Console(highlight=False, soft_wrap=True)

    def say(self, what: Text, style: str | None = None, **facts: Any) -> None:
        self.out.print(Inert(self.said(what, **facts)), style=style)

    def said(self, what: Text, **facts: Any) -> str:
        return what.in_(self.language).format(**facts)

    # --- open

    def invitations(self, days: Iterable[tuple[date, int]], today: date, reached: int) -> None:
        told = False
        for day, number in days:
            self.say(words.INVITED_NOW if day <= today else words.INVITED_ON, day=day, n=number)
            told = True
        self.say(words.REACHED if told else words.NOBODY_INVITED, n=reached)

    def lacking(self, what: Text, nodes: Sequence[Node], *, listed: bool) -> None:
        """A count; the list only where it is asked for, because a new region has many."""
        if not nodes:
            return
        more = "" if listed else self.said(words.LIST_WITH_ALL)
        self.out.print(Inert(self.said(what, n=len(nodes)) + more))
        if listed:
            self.table(words.NODE_HEAD, [(node.id, node.level, node.name) for node in nodes])

    # --- status

    def headline(self, of: Round, closed_on: date | None) -> None:
        closed = self.said(words.CLOSED, day=closed_on) if closed_on else ""
        self.say(
            words.HEADLINE,
            "bold",
            year=of.year,
            checklist=of.checklist,
            opens=of.opens,
            closes=of.closes,
            closed=closed,
        )

    def progress(self, seen: Overview, standing: Standing) -> None:
        """The node itself, its children, and the sum of them."""
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
        for number, heading in enumerate(words.PROGRESS):
            table.add_column(heading.in_(self.language), overflow="fold", justify="right" if number else "left")
        name = standing.nodes[seen.own.node].name
        table.add_row(*self._part(seen.own, self.said(words.OWN_ROW, name=name)))
        for part in seen.children:
            table.add_row(*self._part(part, standing.nodes[part.node].name))
        table.add_row(*self._part(seen.whole, self.said(words.WHOLE)), style="bold")
        self.out.print(table)
        self.say(words.PROGRESS_NOTE, "dim")
        self.say(words.JOINT_NOTE, "dim")
        if seen.counted_above:
            self.say(words.COUNTED_ABOVE, n=seen.counted_above)

    def _part(self, part: Part, name: str) -> list[Inert]:
        reviews = part.reviews
        steps = (reviews.expected, reviews.started, reviews.handed_over, reviews.signed, reviews.late)
        optional = Covered(signed=part.optional.signed, total=part.optional.expected)
        cells = [name, *map(str, steps), *(_of(one) for one in (part.nodes, part.managers, optional))]
        return [Inert(cell, overflow="fold") for cell in cells]

    def unreached(self, found: Sequence[Unreached], standing: Standing) -> None:
        rows = [
            (
                one.name,
                words.WHY[one.why].in_(self.language),
                ", ".join(dict.fromkeys(words.SEATS[seat].in_(self.language) for seat, _ in one.seats)),
                self._places([node for _, node in one.seats], standing),
            )
            for one in found
        ]
        self._listed(words.UNREACHED, words.UNREACHED_HEAD, rows)

    def channels(self, found: Sequence[Channel], standing: Standing) -> None:
        rows = [
            (
                self._places([one.node], standing),
                one.name or one.channel_id,
                words.PURPOSES[one.purpose].in_(self.language),
                words.WHY[one.state].in_(self.language),
            )
            for one in found
        ]
        self._listed(words.CHANNELS, words.CHANNELS_HEAD, rows)

    def not_theirs(self, found: Sequence[NotTheirs], standing: Standing) -> None:
        rows = [(one.name, self._places(one.nodes, standing), one.why) for one in found]
        self._listed(words.NOT_THEIRS, words.NOT_THEIRS_HEAD, rows)

    def left(self, measures: Sequence[LeftAt], units: Sequence[UnmanagedUnit]) -> None:
        """Who can do something about it: the names of leavers are in the organisation's files anyhow."""
        nobody = left_words.NOBODY.in_(self.language)
        held = [(one.who, one.unit, str(one.number), ", ".join(one.deputies) or nobody) for one in measures]
        if held:
            self.say(left_words.MEASURES, "bold", n=sum(one.number for one in measures))
            self.table(left_words.MEASURES_HEAD, held)
        waiting = [one for one in units if one.measures or one.matters or _begun(one)]
        rows = [
            (
                one.name,
                ", ".join(left_words.STAGES[stage].in_(self.language) for _, stage in one.reviews) or "–",
                str(one.measures),
                str(one.matters),
            )
            for one in waiting
        ]
        self._listed(left_words.UNITS, left_words.UNITS_HEAD, rows)

    def extras(self, found: Sequence[ExtraStanding], today: date) -> None:
        rows = [
            (
                one.unit,
                ": ".join(part for part in (self.said(extra_words.KINDS[one.kind]), one.reason) if part),
                f"{one.opens} – {one.closes}",
                self._how_far(one, today),
            )
            for one in found
        ]
        self._listed(extra_words.EXTRAS, extra_words.HEAD, rows)

    def _how_far(self, one: ExtraStanding, today: date) -> str:
        if one.signed:
            return self.said(extra_words.SIGNED)
        far = extra_words.BEGUN if one.started else extra_words.NOT_BEGUN
        how = self.said(extra_words.HANDED_OVER if one.handed_over else far, n=one.answered)
        return self.said(extra_words.LATE, how=how) if one.closes < today else how

    def post(self, found: Sequence[Post]) -> None:
        total = sum(one.waiting + one.no_address + one.dead for one in found)
        if total:
            self.say(words.POST, "bold", n=total)
            self.table(
                words.POST_HEAD,
                [(self._kind(one.kind), str(one.waiting), str(one.no_address), str(one.dead)) for one in found],
            )

    def _kind(self, kind: str) -> str:
        known = words.KINDS.get(kind)
        return known.in_(self.language) if known else kind

    def _places(self, nodes: Sequence[NodeId], standing: Standing) -> str:
        """Name and id: units in two clinics may be called the same."""
        few = list(dict.fromkeys(nodes))
        told = [f"{standing.nodes[one].name} ({one})" for one in few[:PLACES]]
        return ", ".join(told) + (f", … +{len(few) - PLACES}" if len(few) > PLACES else "")

    def reminders(self, rows: Sequence[Sequence[str]]) -> None:
        if not rows:
            self.say(reminders_words.NOTHING)
            return
        self.say(reminders_words.SENT, n=len({row[0] for row in rows}))
        self.table(reminders_words.HEAD, rows)

    def channel_lines(self, rows: Sequence[Sequence[str]]) -> None:
        self._listed(reminders_words.CHANNELS, reminders_words.CHANNELS_HEAD, rows)

    def causes(self, found: Causes) -> None:
        """Counts, and only of many: who said what stays with them."""
        if found.counts:
            self.say(words.CAUSES, "bold", n=sum(found.counts.values()))
            told = [(words.CAUSE[one].in_(self.language), str(number)) for one, number in found.counts.items()]
            self.table(words.CAUSES_HEAD, told)
        if found.support:
            self.say(words.SUPPORT_WANTED, n=found.support)

    def other_ways(self, found: Sequence[MethodDecision], standing: Standing) -> None:
        rows = [
            (
                self._places([one.node], standing),
                self.said(method_words.METHODS[one.method]),
                one.on.isoformat(),
                one.body,
            )
            for one in found
        ]
        self._listed(method_words.OTHER_WAYS, method_words.OTHER_WAYS_HEAD, rows)

    def support_wishes(self, number: int) -> None:
        """How many: whose they are is for those who give support."""
        if number:
            self.say(words.SUPPORT_WISHES, n=number)

    # --- close

    def stays(self, counts: Counts, optional: Counts) -> None:
        self.say(
            words.STAYS,
            signed=counts.signed,
            expected=counts.expected,
            left=counts.expected - counts.signed,
            not_begun=counts.expected - counts.started,
            answering=counts.started - counts.handed_over,
            handed_over=counts.handed_over - counts.signed,
        )
        if optional.expected:
            self.say(words.STAYS_OPTIONAL, signed=optional.signed, expected=optional.expected)

    # --- tables

    def _listed(self, what: Text, headings: Sequence[Text], rows: Sequence[Sequence[str]]) -> None:
        if rows:
            self.say(what, "bold", n=len(rows))
            self.table(headings, rows)

    def table(self, headings: Sequence[Text], rows: Sequence[Sequence[str]]) -> None:
        table = Table(*(one.in_(self.language) for one in headings), box=None, pad_edge=False)
        for row in rows[: self.limit]:
            table.add_row(*(Inert(cell, overflow="fold") for cell in row))
        self.out.print(table)
        if self.limit is not None and len(rows) > self.limit:
            self.say(words.AND_MORE, n=len(rows) - self.limit)


def _begun(unit: UnmanagedUnit) -> bool:
    return any(stage is not Stage.NOT_STARTED for _, stage in unit.reviews)


def _of(covered: Covered) -> str:
    return f"{covered.signed}/{covered.total}" if covered.total else "–"
