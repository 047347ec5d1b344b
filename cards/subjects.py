"""The subjects' cards: a line for each subject. A page that no subject draws, or two do, stops the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

from cards.analyses import drawing as analyses
from cards.decisions import drawing as decisions
from cards.documents import drawing as documents
from cards.extra import drawing as extra
from cards.ground import drawing as ground
from cards.handover import drawing as handover
from cards.home import drawing as home
from cards.levels import drawing as levels
from cards.matters import drawing as matters
from cards.measures import drawing as measures
from cards.organisation import drawing as organisation
from cards.parts import Sheet
from cards.reminders import drawing as reminders
from cards.reviews import drawing as reviews
from cards.risk import drawing as risk
from cards.sharing import drawing as sharing
from cards.texts import Texts
from dialogs.ground.page import Page
from dialogs.ground.plug import claimed, complete, defined

Draw = Callable[[Any, Texts], Sheet]

SHEETS: tuple[Draw, ...] = (
    analyses.sheet,
    decisions.sheet,
    documents.sheet,
    extra.sheet,
    ground.sheet,
    handover.sheet,
    home.sheet,
    levels.sheet,
    matters.sheet,
    measures.sheet,
    organisation.sheet,
    reminders.sheet,
    reviews.sheet,
    risk.sheet,
    sharing.sheet,
)
DRAWN: Mapping[type[Any], Draw] = claimed(((get_type_hints(draw)["page"], draw) for draw in SHEETS), "the page")
complete(DRAWN, defined(Page), "pages")


def sheet(page: Page, t: Texts) -> Sheet:
    """The card of a page, without the notice above it."""
    return DRAWN[type(page)](page, t)
