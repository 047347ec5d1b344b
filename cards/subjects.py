"""The subjects' cards: a line for each subject. A page that no subject draws, or two do, stops the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

from cards.analyses import drawing as analyses
from cards.analyses import notes as analyses_notes
from cards.decisions import drawing as decisions
from cards.decisions import notes as decisions_notes
from cards.documents import drawing as documents
from cards.extra import drawing as extra
from cards.extra import notes as extra_notes
from cards.ground import drawing as ground
from cards.ground import notes as ground_notes
from cards.ground.note import Note
from cards.handover import drawing as handover
from cards.handover import notes as handover_notes
from cards.home import drawing as home
from cards.home import notes as home_notes
from cards.levels import drawing as levels
from cards.matters import drawing as matters
from cards.matters import notes as matters_notes
from cards.measures import drawing as measures
from cards.measures import notes as measures_notes
from cards.organisation import drawing as organisation
from cards.organisation import notes as organisation_notes
from cards.parts import Sheet
from cards.reminders import drawing as reminders
from cards.reviews import drawing as reviews
from cards.reviews import notes as reviews_notes
from cards.risk import drawing as risk
from cards.risk import notes as risk_notes
from cards.sharing import drawing as sharing
from cards.sharing import notes as sharing_notes
from cards.texts import Texts
from dialogs.ground.notices import Lack, Lacking, Notice, Saved, SavedThing
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

_NOTES: tuple[Callable[[Any, Texts], Note], ...] = (
    analyses_notes.note,
    decisions_notes.note,
    ground_notes.note,
    matters_notes.note,
    measures_notes.note,
    reviews_notes.note,
)
NOTES = claimed(((get_type_hints(note)["notice"], note) for note in _NOTES), "the notice")
complete(NOTES, {*defined(Notice)} - {Lacking, SavedThing}, "notices")  # the words of those two are other subjects'

_SAVED: tuple[Callable[[Any, Texts], str], ...] = (
    analyses_notes.saved,
    decisions_notes.saved,
    handover_notes.saved,
    home_notes.saved,
    matters_notes.saved,
    measures_notes.saved,
    reviews_notes.saved,
    risk_notes.saved,
    sharing_notes.saved,
)
SAVED = claimed(((get_type_hints(saved)["what"], saved) for saved in _SAVED), "what is saved")
complete(SAVED, defined(Saved), "what is saved")

_LACKS: tuple[Callable[[Any, Lacking, Texts], str], ...] = (
    analyses_notes.lack,
    decisions_notes.lack,
    extra_notes.lack,
    ground_notes.lack,
    handover_notes.lack,
    matters_notes.lack,
    measures_notes.lack,
    organisation_notes.lack,
    reviews_notes.lack,
    risk_notes.lack,
)
LACKS = claimed(((get_type_hints(lack)["lack"], lack) for lack in _LACKS), "the lack")
complete(LACKS, defined(Lack), "lacks")


def sheet(page: Page, t: Texts) -> Sheet:
    """The card of a page, without the notice above it."""
    return DRAWN[type(page)](page, t)


def note(notice: Notice, t: Texts) -> Note:
    """The words of a notice."""
    match notice:
        case SavedThing():
            return _saved_thing(notice, t)
        case Lacking():
            words = tuple(LACKS[type(lack)](lack, notice, t) for lack in notice.what)
            return Note(t.n("Almost: one thing is missing", "Almost: {n} things are missing", len(words)), words)
        case _:
            return NOTES[type(notice)](notice, t)


def _saved_thing(notice: SavedThing, t: Texts) -> Note:
    stamp = t("{time} by {who}", time=t.time(notice.at), who=notice.by)
    of = () if notice.number is None else (t("Question {number}", number=notice.number),)
    later = (t("I reach {who} when they open SAM-boten", who=notice.met_later),) if notice.met_later else ()
    return Note(SAVED[type(notice.what)](notice.what, t), (*of, stamp, *later), done=True)
