"""A level's answers as a picture in chat: for each area or question one bar of those it applies to, in the order of the checklist.

Legible in grey: dark, dotted and striped, with the numbers written in. Nothing is sorted or coloured by what it means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import fill
from typing import Any

from cards.ground.charts import EDGE, IN_CHAT, INK, LETTER, LINE, PALE, grey_png, plain

BAR = 0.3  # inches
LEGEND = 0.35  # inches beneath
LONGEST = 21  # letters of a label's line
NARROW = 0.09  # of the bar: less holds no number
LOOKS = ((INK, "", PALE), ("#b9b9b9", "", INK), (PALE, "////", INK), ("#7d7d7d", "", PALE), ("#e2e2e2", "||", INK))
SMALLER = ((620, 6), (480, 4))  # dots across, and kinds of grey
MOST_BYTES = 13 * 1024  # a third more on the wire, beside a card of some kilobytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`counts` in the order of the parts; a part that nobody answered takes no room."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


def draw(rows: Sequence[Row], parts: Sequence[str]) -> bytes:
    """A PNG. Raises ValueError where there is nothing to draw."""
    told = [row for row in rows if row.total]
    if not told:
        raise ValueError("a chart needs at least one bar")
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # a second and fifty megabytes: only where it is drawn
    from matplotlib.figure import Figure

    labels = [fill(plain(row.label), LONGEST) for row in told]
    heights = [max(BAR, (label.count("\n") + 1) * LINE) for label in labels]
    height = 2 * EDGE + LEGEND + sum(heights)
    left = EDGE + LETTER * max(len(line) for label in labels for line in label.split("\n"))
    figure = Figure(figsize=(IN_CHAT, height), dpi=200)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes(
        (left / IN_CHAT, (EDGE + LEGEND) / height, (IN_CHAT - left - EDGE) / IN_CHAT, 1 - (2 * EDGE + LEGEND) / height)
    )
    middles = [-(sum(heights[:n]) + heights[n] / 2) for n in range(len(heights))]
    drawn = [_part(axes, told, middles, n) for n in range(len(parts))]
    axes.set_yticks(middles, labels, fontsize=9)
    axes.set_xlim(0, 1)
    axes.set_ylim(-sum(heights), 0)
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    figure.legend(
        drawn, [plain(part) for part in parts], fontsize=8, frameon=False, ncols=len(parts), loc="lower center"
    )
    return grey_png(canvas)


def _part(axes: Any, rows: Sequence[Row], middles: Sequence[float], number: int) -> Any:
    colour, hatch, ink = LOOKS[number % len(LOOKS)]
    starts = [sum(row.counts[:number]) / row.total for row in rows]
    widths = [row.counts[number] / row.total for row in rows]
    bars = axes.barh(middles, widths, left=starts, height=0.2, color=colour, hatch=hatch, edgecolor=INK, linewidth=0.6)
    for middle, start, width, row in zip(middles, starts, widths, rows, strict=True):
        if width >= NARROW:
            around = {"facecolor": colour, "edgecolor": "none", "pad": 0.8}
            where = (start + width / 2, middle)
            axes.text(*where, str(row.counts[number]), ha="center", va="center", fontsize=8, color=ink, bbox=around)
    return bars


def said(title: str, rows: Sequence[Row], parts: Sequence[str]) -> str:
    """The alternative text: every number that is drawn, in the order it is drawn."""
    told = "; ".join(
        f"{row.label}: {', '.join(f'{part} {count}' for part, count in zip(parts, row.counts, strict=True))}"
        for row in rows
        if row.total
    )
    return f"{title}. {told}."


def for_chat(png: bytes) -> bytes | None:
    """Smaller: a picture in a card travels in the card itself, which has few kilobytes to give. None: it will not go in."""
    from PIL import Image

    picture = Image.open(BytesIO(png))
    for across, greys in SMALLER:
        small = picture.resize((across, round(picture.height * across / picture.width)), Image.Resampling.LANCZOS)
        out = BytesIO()
        small.quantize(greys).save(out, format="png", optimize=True)
        if out.tell() <= MOST_BYTES:
            return out.getvalue()
    return None
