"""The small set of parts that every card is built from, top to bottom as it is read.

Built with adaptive-cards-py; what it lacks is in `cards.extras`. Every text passes `inert` here, so that a card is safe
unless somebody writes Markdown on purpose with `bold`, `link` and `rich`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from adaptive_cards.card import (
    ActionExecute,
    ActionSet,
    Column,
    ColumnSet,
    ComponentBaseModel,
    Container,
    Fact,
    FactSet,
    InputChoice,
    InputNumber,
    InputText,
    TableCell,
    TableColumnDefinition,
    TableRow,
    TextBlock,
)
from adaptive_cards.types import (
    AssociatedInputs,
    ChoiceInputStyle,
    Colors,
    ContainerStyle,
    FontSize,
    FontWeight,
    HorizontalAlignment,
    Spacing,
    TextBlockStyle,
    VerticalAlignment,
)

from cards.extras import Bar, ChoiceSet, DateField, HeadedTable, HorizontalBar, PeopleQuery, ProgressBar
from cards.inert import Markdown, inert
from dialogs.ground.buttons import write
from dialogs.subjects import Event

Element = ComponentBaseModel
Holder = TypeVar("Holder", Container, Column)
TIGHT = Spacing.NONE  # directly under the line above
PAIR = 26  # characters of two titles side by side: at 320 px longer ones are cut off
PAIR_IN_BOX = 23  # a box has less room
LONG_TEXT = 2000  # characters of one typed field


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page's function returns: the elements from top to bottom, and what the notification says."""

    body: tuple[Element, ...]
    summary: str


def sheet(*parts: Element | Iterable[Element] | None, summary: str) -> Sheet:
    """None is a part that is not there this time; an iterable is several."""
    return Sheet(body=_flat(parts), summary=summary)


def _flat(parts: Iterable[Element | Iterable[Element] | None]) -> tuple[Element, ...]:
    found: list[Element] = []
    for part in parts:
        if isinstance(part, ComponentBaseModel):
            found.append(part)
        elif part is not None:
            found.extend(part)
    return tuple(found)


# --- words


def bold(text: str) -> Markdown:
    return Markdown(f"**{inert(text)}**")


def link(text: str, url: str) -> Markdown:
    """Only for addresses of our own content (law, governing documents), and only https or this very machine."""
    if not url.startswith(("https://", "http://127.0.0.1:")):
        return inert(text)
    return Markdown(f"[{inert(text).replace('[', '(').replace(']', ')')}]({_address(url)})")


def _address(url: str) -> str:
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")


def rich(*runs: str) -> Markdown:
    """Several runs of text in one line: plain ones are made inert."""
    return Markdown("".join(inert_run(run) for run in runs))


def listed(runs: Iterable[str], separator: str = ", ") -> Markdown:
    """Several runs with something between them."""
    return Markdown(separator.join(inert(run) for run in runs))


def inert_run(run: str) -> str:
    """Like `inert`, but the spaces around a run are kept."""
    if isinstance(run, Markdown) or not run.strip():
        return run
    before = " " if run[0] == " " else ""
    return f"{before}{inert(run)}{' ' if run[-1] == ' ' else ''}"


def quote(text: str) -> str:
    """What somebody wrote, in quotation marks."""
    return f"”{text}”"


# --- texts


def text(words: str, **look: Any) -> TextBlock:
    return TextBlock(text=inert(words), wrap=True, **look)


def heading(words: str, *, large: bool = False) -> TextBlock:
    """The title of the card: one on each."""
    size = FontSize.LARGE if large else FontSize.MEDIUM
    return text(words, style=TextBlockStyle.HEADING, weight=FontWeight.BOLDER, size=size)


def subheading(words: str) -> TextBlock:
    return text(words, weight=FontWeight.BOLDER, spacing=Spacing.MEDIUM)


def paragraph(words: str, *, spacing: Spacing = Spacing.SMALL) -> TextBlock:
    return text(words, spacing=spacing)


def subtle(words: str, *, spacing: Spacing = Spacing.SMALL) -> TextBlock:
    return text(words, is_subtle=True, spacing=spacing)


def small(words: str, *, spacing: Spacing = Spacing.SMALL) -> TextBlock:
    return text(words, is_subtle=True, size=FontSize.SMALL, spacing=spacing)


# --- containers


def top(left: str, right: str) -> ColumnSet:
    """The line above the heading: where we are, and of what."""
    return _columns(
        (text(left, weight=FontWeight.BOLDER, color=Colors.ACCENT, size=FontSize.SMALL), "auto"),
        (text(right, is_subtle=True, size=FontSize.SMALL, horizontal_alignment=HorizontalAlignment.RIGHT), "stretch"),
    )


def line(left: Element | str, right: Element | str, *, separator: bool | None = None) -> ColumnSet:
    """Something, and to the right of it its figure, date or button."""
    columns = _columns(
        (left if isinstance(left, ComponentBaseModel) else text(left), "stretch"),
        (right if isinstance(right, ComponentBaseModel) else text(right), "auto"),
    )
    columns.spacing, columns.separator = Spacing.SMALL, separator
    return columns


def _columns(*columns: tuple[Element, str]) -> ColumnSet:
    return ColumnSet(columns=[_filled(Column(width=width, items=[]), (item,)) for item, width in columns])


def box(*parts: Element | Iterable[Element] | None, spacing: Spacing = Spacing.MEDIUM) -> Container:
    """The main thing on the card. Teams fills the buttons in here. Never an accent box: unreadable in dark."""
    return _filled(Container(style=ContainerStyle.EMPHASIS, spacing=spacing, items=[]), _in_box(_flat(parts)))


def _in_box(parts: Iterable[Element]) -> Iterator[Element]:
    """Pairs of buttons that are too wide for a box stand one under the other."""
    for part in parts:
        if isinstance(part, ActionSet) and sum(len(one.title or "") for one in part.actions) > PAIR_IN_BOX:
            yield from (
                ActionSet(actions=[one], spacing=part.spacing if at == 0 else Spacing.SMALL)
                for at, one in enumerate(part.actions)
            )
        else:
            yield part


def group(*parts: Element | Iterable[Element] | None, separator: bool = True) -> Container:
    """What belongs together, with a line above it."""
    return _filled(Container(separator=separator, spacing=Spacing.MEDIUM, items=[]), parts)


def _filled(holder: Holder, parts: Iterable[Element | Iterable[Element] | None]) -> Holder:
    """Filled afterwards: the library's closed union would refuse the elements that it does not know."""
    items: list[Any] = list(_flat(parts))
    holder.items = items
    return holder


# --- figures


def progress(value: int, total: int) -> ProgressBar | None:
    """Teams draws a bar, other clients nothing: the same figure has to stand beside it as text."""
    return ProgressBar(value=min(value, total), max=total) if total else None


def chart(title: str, figures: Sequence[tuple[str, int]]) -> HorizontalBar:
    """With a `table` of the same figures under it: only Teams draws it."""
    return HorizontalBar(title=title, data=[Bar(x=name, y=number) for name, number in figures])


def table(*rows: Sequence[str], widths: Sequence[int]) -> HeadedTable:
    """The first row is the header; all columns but the first are figures, to the right."""
    return HeadedTable(
        first_row_as_headers=True,
        show_grid_lines=False,
        columns=[TableColumnDefinition(width=width) for width in widths],
        rows=[_row(cells, header=at == 0) for at, cells in enumerate(rows)],
    )


def _row(cells: Sequence[str], *, header: bool) -> TableRow:
    weight = FontWeight.BOLDER if header else None
    looks = (HorizontalAlignment.LEFT if at == 0 else HorizontalAlignment.RIGHT for at in range(len(cells)))
    items: list[list[Any]] = [
        [text(cell, weight=weight, horizontal_alignment=look)] for cell, look in zip(cells, looks, strict=True)
    ]
    return TableRow(cells=[TableCell(items=item) for item in items])


def facts(*lines: tuple[str, str]) -> FactSet:
    return FactSet(facts=[Fact(title=inert(title), value=inert(value)) for title, value in lines])


# --- buttons


def button(title: str, event: Event, *, inputs: bool = True) -> ActionExecute:
    """`inputs=False` where what is typed on the card does not matter to the event.

    The Submit twin is added by `cards.wire`, which alone knows how buttons are sent.
    """
    verb, data = write(event)
    return ActionExecute(
        title=title, verb=verb, data=data, mode=None, associated_inputs=None if inputs else AssociatedInputs.NONE
    )


def buttons(*actions: ActionExecute | None, spacing: Spacing = Spacing.MEDIUM) -> list[Element]:
    """Two to a row where both titles fit on a phone. None is a button that is not there this time."""
    rows: list[list[ActionExecute]] = []
    for action in actions:
        if action is None:
            continue
        if rows and _fits(rows[-1], action):
            rows[-1].append(action)
        else:
            rows.append([action])
    return [ActionSet(actions=[*row], spacing=spacing if at == 0 else Spacing.SMALL) for at, row in enumerate(rows)]


def _fits(row: list[ActionExecute], action: ActionExecute) -> bool:
    return len(row) == 1 and len(row[0].title or "") + len(action.title or "") <= PAIR


def row_button(title: str, event: Event) -> ActionSet:
    """One button, for the right side of a `line`."""
    return ActionSet(actions=[button(title, event, inputs=False)])


def tap_line(
    left: str, right: str, title: str, event: Event, *, separator: bool = False, inputs: bool = False
) -> ColumnSet:
    """A line that is itself a button, for lists where buttons would crowd. `title` is what a screen reader says."""
    whole = line(left, text(f"{right} ›", is_subtle=True), separator=separator or None)
    whole.select_action = button(title, event, inputs=inputs)
    return whole


@dataclass(frozen=True, slots=True)
class Tile:
    title: str
    event: Event
    chosen: bool = False


def tiles(*all_tiles: Tile) -> list[Element]:
    """Large buttons, two to a row, whose text wraps. Neutral colours: an answer is not a grade."""
    rows = [all_tiles[at : at + 2] for at in range(0, len(all_tiles), 2)]
    return [ColumnSet(spacing=Spacing.SMALL, columns=[_tile(one) for one in row]) for row in rows]


def _tile(tile: Tile) -> Column:
    title = f"✓ {tile.title}" if tile.chosen else tile.title
    column = Column(
        width="stretch",
        style=ContainerStyle.ACCENT if tile.chosen else ContainerStyle.EMPHASIS,
        vertical_content_alignment=VerticalAlignment.CENTER,
        min_height="44px",
        select_action=button(title, tile.event),
        items=[],
    )
    words = text(title, horizontal_alignment=HorizontalAlignment.CENTER, weight=FontWeight.BOLDER)
    return _filled(column, (words,))


# --- inputs: the ids are the names of the events' typed fields. None is marked as required towards the client: a client
# then holds back every button on the card, also the one that only leaves it. The server asks again instead.


def text_field(
    field: str, label: str, *, value: str = "", placeholder: str = "", long: bool = True, max_length: int = LONG_TEXT
) -> InputText:
    return InputText(
        id=field,
        label=label,
        value=value or None,
        placeholder=placeholder or None,
        is_multiline=long or None,
        max_length=max_length,
    )


def number_field(field: str, label: str, *, value: int | None, most: int = 100_000) -> InputNumber:
    return InputNumber(id=field, label=label, value=value, min=0, max=most)


def date_field(
    field: str, label: str, *, value: str = "", earliest: date | None = None, latest: date | None = None
) -> DateField:
    return DateField(
        id=field,
        label=label,
        value=value if _is_day(value) else None,
        min=earliest.isoformat() if earliest else None,
        max=latest.isoformat() if latest else None,
    )


def _is_day(value: str) -> bool:
    """A date field shows nothing else; what else was typed is told by the notice."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-11-21")


@dataclass(frozen=True, slots=True)
class Option:
    title: str
    value: str


def choice_field(
    field: str, label: str, options: Sequence[Option], *, value: str = "", several: bool = False
) -> ChoiceSet:
    """Several values arrive with commas between them."""
    return ChoiceSet(
        id=field,
        label=label,
        value=value or None,
        style=ChoiceInputStyle.EXPANDED if several else ChoiceInputStyle.COMPACT,
        is_multi_select=several or None,
        wrap=True,
        choices=[InputChoice(title=option.title, value=option.value) for option in options],
    )


def person_field(field: str, label: str, *, placeholder: str = "") -> ChoiceSet:
    """Everybody in the organisation, by typing: Teams on a computer has it. The value is an Entra object id."""
    found = choice_field(field, label, [])
    found.choices_data = PeopleQuery()
    found.placeholder = placeholder or None
    return found
