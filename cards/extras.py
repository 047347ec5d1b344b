"""What Teams draws and adaptive-cards-py 0.4.3 does not know: as subclasses where it lacks a field, else as own elements.

Every model here refuses unknown fields, so that a slip of the pen is an error and not a lost property.
"""

from __future__ import annotations

from typing import Any, Literal

from adaptive_cards import card as library
from adaptive_cards.card import AdaptiveCard, CardElement, ComponentBaseModel, Image, InputChoiceSet, InputDate, Table
from pydantic import ConfigDict, Field
from pydantic.alias_generators import to_camel

STRICT = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class ProgressBar(CardElement):
    """A bar in Teams, nothing elsewhere: the same figure stands beside it as text."""

    model_config = STRICT
    type: Literal["ProgressBar"] = "ProgressBar"
    value: int
    max: int
    fallback: str | None = "drop"  # type: ignore[assignment]  # narrower than the library's union of all elements


class Bar(ComponentBaseModel):
    model_config = STRICT
    x: str
    y: int


class HorizontalBar(CardElement):
    """Always with a table of the same figures under it."""

    model_config = STRICT
    type: Literal["Chart.HorizontalBar"] = "Chart.HorizontalBar"
    title: str
    data: list[Bar]
    fallback: str | None = "drop"  # type: ignore[assignment]  # narrower than the library's union of all elements


class DateField(InputDate):
    """The library drops `min` without a word."""

    model_config = STRICT
    min: str | None = None


class PeopleQuery(ComponentBaseModel):
    """Teams' people picker: its values are Entra object ids."""

    model_config = STRICT
    type: Literal["Data.Query"] = "Data.Query"
    dataset: str = "graph.microsoft.com/users"


def _choices_data(name: str) -> str:
    return "choices.data" if name == "choices_data" else to_camel(name)


class ChoiceSet(InputChoiceSet):
    model_config = ConfigDict(alias_generator=_choices_data, populate_by_name=True, extra="forbid")
    choices_data: PeopleQuery | None = None


class Drawing(Image):
    """Teams shows it large when it is pressed."""

    model_config = STRICT
    msteams: dict[str, bool] = Field(default_factory=lambda: {"allowExpand": True})


class HeadedTable(Table):
    """The library writes firstRowAsHeader, as the 1.5 schema misspells it; the renderers read firstRowAsHeaders."""

    model_config = STRICT
    first_row_as_headers: bool | None = None


class TeamsCard(AdaptiveCard):
    """`refresh` and `msteams` as Teams reads them; the library's own can hold neither an action nor a mention."""

    model_config = STRICT
    refresh: dict[str, Any] | None = None  # type: ignore[assignment]  # the library takes the action for a string
    msteams: dict[str, Any] | None = None  # type: ignore[assignment]  # the library knows only the width


# The library's annotations are strings, so they have to be read where its names are known.
for _model in (ChoiceSet, DateField, Drawing, HeadedTable, TeamsCard):
    _model.model_rebuild(_types_namespace={**vars(library), **globals()})
