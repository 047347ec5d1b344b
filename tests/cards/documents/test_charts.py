"""The report's charts: pictures whose numbers can be read in grey, and read out where nobody sees them."""

from __future__ import annotations

import pytest

from cards.ground import charts, share_charts
from cards.ground.charts import Bar, Legend
from cards.ground.share_charts import Row

PNG = b"\x89PNG\r\n\x1a\n"
BARS = (
    Bar(label="Ja", count=170, written="170 (72 %)", before=150, before_written="150 (64 %)"),
    Bar(label="Ej aktuellt", count=0, written="0 (0 %)", before=8, before_written="8 (3 %)"),
)
YEARS = Legend(now="2026", before="2025")


def _size(picture: bytes) -> tuple[int, int]:
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


def test_a_chart_fits_between_the_margins_and_grows_with_its_bars() -> None:
    """A chart of sixty units is higher, not smaller: its words stay as large as those of the text."""
    few, many = charts.draw(BARS), charts.draw(BARS * 10)
    assert few.startswith(PNG)
    assert _size(few)[0] == _size(many)[0] == round(charts.WIDTH * charts.DOTS)
    assert _size(many)[1] > 5 * _size(few)[1]


def test_the_year_before_is_drawn_only_where_there_is_one() -> None:
    """In the first year there is nothing to compare with, and no empty bars pretend that there was."""
    first = tuple(Bar(label=bar.label, count=bar.count, written=bar.written) for bar in BARS)
    assert _size(charts.draw(first, YEARS)) == _size(charts.draw(BARS))
    assert _size(charts.draw(BARS, YEARS))[1] > _size(charts.draw(BARS))[1]


def test_the_alternative_text_says_all_that_is_drawn() -> None:
    """Whoever hears the report gets every number of every bar."""
    assert charts.said("Fråga 1", BARS) == "Fråga 1: Ja 170 (72 %); Ej aktuellt 0 (0 %)."
    assert charts.said("Fråga 1", BARS, YEARS) == (
        "Fråga 1: Ja 2026 170 (72 %), 2025 150 (64 %); Ej aktuellt 2026 0 (0 %), 2025 8 (3 %)."
    )


def test_a_name_with_dollar_signs_is_a_name() -> None:
    """Between two of them matplotlib would read a formula, and fail on one that it does not know."""
    assert charts.draw([Bar(label=r"Enhet $\nej$ & Co", count=3, written="3")]).startswith(PNG)


def test_no_bars_is_no_chart() -> None:
    """An empty frame in a report looks like a mistake."""
    with pytest.raises(ValueError, match="at least one bar"):
        charts.draw([])


# --- a level's answers, in chat

ROWS = (
    Row(label="Styrning $ och mål", counts=(170, 40, 20)),
    Row(label="Risker i det dagliga arbetet", counts=(0, 0, 0)),
    Row(label="Kunskap", counts=(0, 3, 1)),
)
ANSWERS = ("Ja", "Delvis", "Nej")


def test_a_picture_in_a_card_is_small_enough_to_travel_in_it() -> None:
    """And what is not, is not sent: the card would not arrive at all."""
    small = share_charts.for_chat(share_charts.draw(ROWS, ANSWERS))
    assert small is not None
    assert small.startswith(PNG)
    assert len(small) <= share_charts.MOST_BYTES
    assert share_charts.for_chat(share_charts.draw(ROWS * 40, ANSWERS)) is None


def test_every_number_of_a_picture_is_read_out_in_the_order_of_the_checklist() -> None:
    """Never the best first; and what nobody answered is left out."""
    assert share_charts.said("Svaren", ROWS, ANSWERS) == (
        "Svaren. Styrning $ och mål: Ja 170, Delvis 40, Nej 20; Kunskap: Ja 0, Delvis 3, Nej 1."
    )


def test_the_parts_differ_where_there_is_no_colour() -> None:
    """Printed, or seen by somebody who sees no colours: dark, pale and striped, and not a red one among them."""
    looks = [(colour, hatch) for colour, hatch, _ in share_charts.LOOKS]
    assert len(set(looks)) == len(looks)
    assert all(len({colour[1:3], colour[3:5], colour[5:]}) == 1 for colour, _ in looks)


def test_nothing_answered_is_no_picture() -> None:
    """An empty frame looks like a mistake."""
    with pytest.raises(ValueError, match="at least one bar"):
        share_charts.draw(ROWS[1:2], ANSWERS)
