"""Looking at a level. Everything that may be seen has been read already; nothing here changes anything."""

from __future__ import annotations

from dialogs.ground.ids import NodeId
from dialogs.ground.notices import NotYours
from dialogs.ground.pages.refusals import RefusedPage
from dialogs.ground.turn import Turn, refuse, shown
from dialogs.levels import showing as levels_pages
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.pages import LevelAreaPage, LevelPage, LevelQuestionPage
from dialogs.levels.rules.seen import Seen


def respond(seen: Seen | None, event: ShowLevel) -> Turn:
    """`seen` is None where there is nothing for this person: nobody learns which nodes there are."""
    if seen is None:
        raise refuse(RefusedPage(), NotYours())
    if seen.sums is None:
        return shown(levels_pages.below(seen) if event.show is LevelView.BELOW else levels_pages.result(seen))
    drawn = event.show is LevelView.PICTURE
    if seen.question is not None:
        return _shown(levels_pages.question(seen, seen.question), drawn=drawn)
    area = next((one for one in seen.checklist.areas if one.id == event.area), None)
    if area is not None:
        return _shown(levels_pages.area(seen, area), drawn=drawn)
    match event.show:
        case LevelView.PICTURE:
            return _shown(levels_pages.result(seen), drawn=True)
        case LevelView.RESULT:
            return shown(levels_pages.result(seen))
        case LevelView.BELOW:
            return shown(levels_pages.below(seen))
        case LevelView.MORE:
            return shown(levels_pages.more(seen, seen.sums))
        case LevelView.TALK:
            return shown(levels_pages.talk(seen))


def named(seen: Seen, typed: str) -> NodeId | None:
    """What is called so, or alone has it in its name: a part, the level itself, or one elsewhere that the reader sees.

    None: the card with all of the parts says how they are called.
    """
    wanted = typed.strip().casefold()
    nodes = (seen.node, *(one.node for one in seen.beneath), *seen.others)
    there = {one.id: one.name.casefold() for one in nodes}
    exact = [node for node, name in there.items() if name == wanted]
    some = exact or [node for node, name in there.items() if wanted in name]
    return some[0] if len(some) == 1 else None


def _shown(page: LevelPage | LevelAreaPage | LevelQuestionPage, *, drawn: bool) -> Turn:
    """As a picture where there is something to draw; else the page, which says why there is nothing."""
    picture = levels_pages.picture(page) if drawn else None
    return shown(picture or page)
