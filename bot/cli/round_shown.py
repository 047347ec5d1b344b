"""What `round` shows in the terminal, in one language. Names and reasons are inert: rich reads no markup in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text as Inert

from bot.cli import named
from cards.texts import Texts
from dialogs.ground.ids import NodeId
from dialogs.ground.texts import Language
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
        self.t = Texts(language)
        self.limit = None if everything else SHOWN
        self.out = Console(highlight=False, soft_wrap=True)

    def say(self, line: str, style: str | None = None) -> None:
        self.out.print(Inert(line), style=style)

    # --- open

    def invitations(self, days: Iterable[tuple[date, int]], today: date, reached: int) -> None:
        told = False
        for day, number in days:
            if day <= today:
                self.say(self.t("Managers who are invited now, when the bot is running: {n}.", n=number))
            else:
                self.say(self.t("Managers who are invited on {day}: {n}.", day=day, n=number))
            told = True
        if told:
            self.say(
                self.t(
                    "Of them the bot can reach {n} now. The others get the invitation when it meets them in Teams.",
                    n=reached,
                )
            )
        else:
            self.say(self.t("No manager is invited."))

    def without_manager(self, nodes: Sequence[Node], *, listed: bool) -> None:
        self._lacking(self.t("Nodes without a manager, where nobody is invited: {n}", n=len(nodes)), nodes, listed)

    def without_rep(self, nodes: Sequence[Node], *, listed: bool) -> None:
        said = self.t("Nodes without a safety representative of any kind: {n}", n=len(nodes))
        self._lacking(said, nodes, listed)

    def _lacking(self, said: str, nodes: Sequence[Node], listed: bool) -> None:
        """A count; the list only where it is asked for, because a new region has many."""
        if not nodes:
            return
        more = "" if listed else self.t("  (list them with --all)")
        self.out.print(Inert(said + more))
        if listed:
            self.table(
                [self.t("id"), self.t("level"), self.t("name")], [(node.id, node.level, node.name) for node in nodes]
            )

    # --- status

    def headline(self, of: Round, closed_on: date | None) -> None:
        closed = self.t(", closed on {day}", day=closed_on) if closed_on else ""
        self.say(
            self.t(
                "Round {year}, {checklist}, answers {opens} to {closes}{closed}",
                year=of.year,
                checklist=of.checklist,
                opens=of.opens,
                closes=of.closes,
                closed=closed,
            ),
            "bold",
        )

    def progress(self, seen: Overview, standing: Standing) -> None:
        """The node itself, its children, and the sum of them."""
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
        for number, heading in enumerate(self._progress_head()):
            table.add_column(heading, overflow="fold", justify="right" if number else "left")
        name = standing.nodes[seen.own.node].name
        table.add_row(*self._part(seen.own, self.t("{name} itself", name=name)))
        for part in seen.children:
            table.add_row(*self._part(part, standing.nodes[part.node].name))
        table.add_row(*self._part(seen.whole, self.t("everything")), style="bold")
        self.out.print(table)
        self.say(
            self.t(
                "Handed over to the safety representative; signed by all. Nodes and managers: those covered by what is signed, of "
                "all. Optional ones are counted apart."
            ),
            "dim",
        )
        self.say(
            self.t(
                "Each review is counted once. A joint one across several parts stands in the row of the level that holds them all."
            ),
            "dim",
        )
        if seen.counted_above:
            self.say(self.t("Besides, joint reviews that are counted higher up: {n}.", n=seen.counted_above))

    def _progress_head(self) -> tuple[str, ...]:
        """Short, or the table does not fit in a window of 80 columns; the note below it says what they mean."""
        t = self.t
        steps = (t("expected"), t("started"), t("handed over"), t("signed by all"), t("late"))
        return (t("part"), *steps, t("nodes"), t("managers"), t("optional"))

    def _part(self, part: Part, name: str) -> list[Inert]:
        reviews = part.reviews
        steps = (reviews.expected, reviews.started, reviews.handed_over, reviews.signed, reviews.late)
        optional = Covered(signed=part.optional.signed, total=part.optional.expected)
        cells = [name, *map(str, steps), *(_of(one) for one in (part.nodes, part.managers, optional))]
        return [Inert(cell, overflow="fold") for cell in cells]

    def unreached(self, found: Sequence[Unreached], standing: Standing) -> None:
        why, seats = named.reaches(self.t), named.seats(self.t)
        rows = [
            (
                one.name,
                why[one.why],
                ", ".join(dict.fromkeys(seats[seat] for seat, _ in one.seats)),
                self._places([node for _, node in one.seats], standing),
            )
            for one in found
        ]
        said = self.t("Cannot be reached, and still has something to do: {n}", n=len(rows))
        self._listed(said, [self.t("name"), self.t("why"), self.t("as"), self.t("where")], rows)

    def channels(self, found: Sequence[Channel], standing: Standing) -> None:
        why, purposes = named.reaches(self.t), named.purposes(self.t)
        rows = [
            (
                self._places([one.node], standing),
                one.name or one.channel_id,
                purposes[one.purpose],
                why[one.state],
            )
            for one in found
        ]
        said = self.t("Channels that the bot cannot write to: {n}", n=len(rows))
        self._listed(said, [self.t("node"), self.t("channel"), self.t("for"), self.t("why")], rows)

    def not_theirs(self, found: Sequence[NotTheirs], standing: Standing) -> None:
        rows = [(one.name, self._places(one.nodes, standing), one.why) for one in found]
        said = self.t("Have said that the unit is not theirs: {n}", n=len(rows))
        self._listed(said, [self.t("name"), self.t("unit"), self.t("why")], rows)

    def left(self, measures: Sequence[LeftAt], units: Sequence[UnmanagedUnit]) -> None:
        """Who can do something about it: the names of leavers are in the organisation's files anyhow."""
        nobody = self.t("nobody")
        held = [(one.who, one.unit, str(one.number), ", ".join(one.deputies) or nobody) for one in measures]
        if held:
            self.say(self.t("Measures without anybody accountable: {n}", n=sum(one.number for one in measures)), "bold")
            heads = [self.t("who has left or moved"), self.t("unit"), self.t("measures"), self.t("shown meanwhile to")]
            self.table(heads, held)
        stages = named.stages(self.t)
        waiting = [one for one in units if one.measures or one.matters or _begun(one)]
        rows = [
            (
                one.name,
                ", ".join(stages[stage] for _, stage in one.reviews) or "–",
                str(one.measures),
                str(one.matters),
            )
            for one in waiting
        ]
        heads = [
            self.t("unit"),
            self.t("follow-up"),
            self.t("open measures"),
            self.t("matters lifted to it without an answer"),
        ]
        said = self.t("Units without a manager, or ended, with something open: {n}", n=len(rows))
        self._listed(said, heads, rows)

    def extras(self, found: Sequence[ExtraStanding], today: date) -> None:
        kinds = named.extra_kinds(self.t)
        rows = [
            (
                one.unit,
                ": ".join(part for part in (kinds[one.kind], one.reason) if part),
                f"{one.opens} – {one.closes}",
                self._how_far(one, today),
            )
            for one in found
        ]
        heads = [self.t("unit"), self.t("why"), self.t("open"), self.t("how far")]
        self._listed(self.t("Extra follow-ups: {n}", n=len(rows)), heads, rows)

    def _how_far(self, one: ExtraStanding, today: date) -> str:
        if one.signed:
            return self.t("signed")
        if one.handed_over:
            how = self.t("handed over to the safety representative")
        elif one.started:
            how = self.t.n("begun, {n} answer", "begun, {n} answers", one.answered)
        else:
            how = self.t("not begun")
        return self.t("{how}, the last day has passed", how=how) if one.closes < today else how

    def post(self, found: Sequence[Post]) -> None:
        kinds = named.messages(self.t)
        total = sum(one.waiting + one.no_address + one.dead for one in found)
        if total:
            self.say(self.t("Messages that have not arrived: {n}", n=total), "bold")
            self.table(
                [
                    self.t("message"),
                    self.t("on their way"),
                    self.t("wait until the bot meets the receiver"),
                    self.t("given up"),
                ],
                [
                    (kinds.get(one.kind, one.kind), str(one.waiting), str(one.no_address), str(one.dead))
                    for one in found
                ],
            )

    def _places(self, nodes: Sequence[NodeId], standing: Standing) -> str:
        """Name and id: units in two clinics may be called the same."""
        few = list(dict.fromkeys(nodes))
        told = [f"{standing.nodes[one].name} ({one})" for one in few[:PLACES]]
        return ", ".join(told) + (f", … +{len(few) - PLACES}" if len(few) > PLACES else "")

    def reminders(self, rows: Sequence[Sequence[str]]) -> None:
        if not rows:
            self.say(self.t("Nobody is reminded on that day."))
            return
        self.say(self.t("People who are reminded: {n}", n=len({row[0] for row in rows})))
        self.table([self.t("to"), self.t("why"), self.t("what"), self.t("days"), self.t("reached")], rows)

    def channel_lines(self, rows: Sequence[Sequence[str]]) -> None:
        heads = [self.t("channel"), self.t("why"), self.t("for"), self.t("reached")]
        self._listed(self.t("Channels that get a line: {n}", n=len(rows)), heads, rows)

    def causes(self, found: Causes) -> None:
        """Counts, and only of many: who said what stays with them."""
        if found.counts:
            self.say(
                self.t(
                    "What stood in the way of reviews that were not done in time, answers: {n}",
                    n=sum(found.counts.values()),
                ),
                "bold",
            )
            causes = named.causes(self.t)
            told = [(causes[one], str(number)) for one, number in found.counts.items()]
            self.table([self.t("cause"), self.t("number")], told)
        if found.support:
            self.say(self.t("Have asked for support after the last day: {n}", n=found.support))

    def other_ways(self, found: Sequence[MethodDecision], standing: Standing) -> None:
        methods = named.methods(self.t)
        rows = [
            (
                self._places([one.node], standing),
                methods[one.method],
                one.on.isoformat(),
                one.body,
            )
            for one in found
        ]
        said = self.t("Nodes that have decided to do the follow-up in another way than in Teams: {n}", n=len(rows))
        self._listed(said, [self.t("node"), self.t("how"), self.t("decided"), self.t("body")], rows)

    def support_wishes(self, number: int) -> None:
        """How many: whose they are is for those who give support."""
        if number:
            self.say(self.t("Wishes for support with questions: {n}", n=number))

    # --- close

    def stays(self, counts: Counts, optional: Counts) -> None:
        self.say(
            self.t(
                "{signed} of {expected} reviews are signed. {left} stay unsigned: {not_begun} not begun, {answering} begun, "
                "{handed_over} handed over.",
                signed=counts.signed,
                expected=counts.expected,
                left=counts.expected - counts.signed,
                not_begun=counts.expected - counts.started,
                answering=counts.started - counts.handed_over,
                handed_over=counts.handed_over - counts.signed,
            )
        )
        if optional.expected:
            self.say(
                self.t(
                    "Optional ones, counted apart: {signed} of {expected} signed.",
                    signed=optional.signed,
                    expected=optional.expected,
                )
            )

    # --- tables

    def _listed(self, said: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if rows:
            self.say(said, "bold")
            self.table(headings, rows)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        table = Table(*headings, box=None, pad_edge=False)
        for row in rows[: self.limit]:
            table.add_row(*(Inert(cell, overflow="fold") for cell in row))
        self.out.print(table)
        if self.limit is not None and len(rows) > self.limit:
            self.say(self.t("… and {n} more (show them with --all)", n=len(rows) - self.limit))


def _begun(unit: UnmanagedUnit) -> bool:
    return any(stage is not Stage.NOT_STARTED for _, stage in unit.reviews)


def _of(covered: Covered) -> str:
    return f"{covered.signed}/{covered.total}" if covered.total else "–"
