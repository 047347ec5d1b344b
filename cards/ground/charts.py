"""Charts for the year's report: lying bars with their numbers written beside them, legible in grey and without colour.

A chart says nothing that its table does not say, too; its alternative text (`said`) reads out every bar. No bar is
coloured by what it means: the share of Ja is not a grade.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from textwrap import fill
from typing import Any

WIDTH = 6.3  # inches: what is between the margins of an A4 page
IN_CHAT = 4.2  # inches: on a phone its words are as large as those of the card
BAR = 0.27  # inches for each bar
EDGE = 0.15  # inches above, beneath and to the left
LETTER = 0.072  # inches of a letter of a label, on the average
LINE = 0.17  # inches of a label's line
LONGEST = 42  # letters of such a line
DOTS = 200  # per inch: sharp when printed
INK, PALE = "#3a3a3a", "#ffffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One line of a chart. `before` is the same a year earlier, None where there is nothing to compare with."""

    label: str
    count: int
    written: str  # what stands beside the bar: "120 (64 %)"
    before: int | None = None
    before_written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What the two kinds of bars are, where there are two: "2026", "2025"."""

    now: str
    before: str


def draw(bars: Sequence[Bar], legend: Legend | None = None, *, width: float = WIDTH) -> bytes:
    """A PNG. Raises ValueError where there is nothing to draw: a chart without bars is left out, not drawn empty."""
    if not bars:
        raise ValueError("a chart needs at least one bar")
    # A second and fifty megabytes: only where a report is made. Not pyplot, which keeps every figure for ever.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    two = legend is not None and any(bar.before is not None for bar in bars)
    rows = len(bars) * (2 if two else 1) + (1 if two else 0)
    labels = [fill(plain(bar.label), LONGEST) for bar in bars]
    lines = max(label.count("\n") + 1 for label in labels)
    height = 2 * EDGE + rows * max(BAR, lines * LINE)
    left = EDGE + LETTER * max(len(line) for label in labels for line in label.split("\n"))
    figure = Figure(figsize=(width, height), dpi=DOTS)
    canvas = FigureCanvasAgg(figure)
    # Not the library's own layout: it draws everything twice.
    axes = figure.add_axes((left / width, EDGE / height, 1 - left / width, 1 - 2 * EDGE / height))
    places = [-float(number) for number in range(len(bars))]
    thick = 0.38 if two else 0.7
    shift = 0.2 if two else 0.0
    now = axes.barh([at + shift for at in places], [bar.count for bar in bars], height=thick, color=INK)
    axes.bar_label(now, labels=[bar.written for bar in bars], padding=4, fontsize=9)
    if two and legend is not None:
        earlier = axes.barh(
            [at - shift for at in places],
            [bar.before or 0 for bar in bars],
            height=thick,
            color=PALE,
            edgecolor=INK,
            hatch="///",
            linewidth=0.8,
        )
        axes.bar_label(earlier, labels=[bar.before_written for bar in bars], padding=4, fontsize=8)
        axes.legend([now, earlier], [legend.now, legend.before], fontsize=8, frameon=False, loc="lower right")
    axes.set_yticks(places, labels, fontsize=9)
    beside = EDGE + LETTER * max(len(bar.written) for bar in bars)  # inches: the longest bar's words have room, too
    most = max(max(bar.count, bar.before or 0) for bar in bars)
    axes.set_xlim(0, max(most, 1) * (width - left) / (width - left - beside))
    _bare(axes)
    return grey_png(canvas)


def _bare(axes: Any) -> None:
    """No scale and no frame: every bar has its number beside it."""
    axes.set_xticks([])
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(axis="y", length=0)


def grey_png(canvas: Any) -> bytes:
    """A quarter of the bytes of a picture in colour, and of the time to write them: there is none in it."""
    from PIL import Image

    canvas.draw()
    size, out = canvas.get_width_height(), BytesIO()
    picture = Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("L")
    picture.save(out, format="png", dpi=(DOTS, DOTS))
    return out.getvalue()


def plain(text: str) -> str:
    """A unit's name is a name, also where it has a dollar sign in it: that would begin a formula."""
    return text.replace("$", r"\$")


def said(title: str, bars: Sequence[Bar], legend: Legend | None = None) -> str:
    """The alternative text: everything that is drawn, in the order it is drawn."""
    told = "; ".join(_said(bar, legend) for bar in bars)
    return f"{title}: {told}."


def _said(bar: Bar, legend: Legend | None) -> str:
    if legend is None or bar.before is None:
        return f"{bar.label} {bar.written}"
    return f"{bar.label} {legend.now} {bar.written}, {legend.before} {bar.before_written}"
