"""An extra follow-up, beside the yearly one: why there is one, and which questions it asks.

"Det kan finnas skäl att följa upp oftare än en gång per år": AFS 2023:1, 14 § allmänna råd, names reorganisations,
accidents and serious incidents. A new manager is our own reason: question 8 asks whether the tasks are allocated.
"""

from __future__ import annotations

from collections.abc import Iterable

from dialogs.checklists.rules.checklist import AnsweredBy, Checklist
from dialogs.ground.ids import AreaId, QuestionId

WEEKS = 4  # that one is open, unless the employer says otherwise
ALL, FEW = "all", "few"  # how a button and the command line name the questions, beside an area's or a question's id


def few(checklist: Checklist) -> tuple[QuestionId, ...]:
    """The small set: what the checklist marks for a new manager; else what is put to the manager personally."""
    marked = tuple(asked.id for asked in checklist if asked.new_manager)
    return marked or tuple(asked.id for asked in checklist if asked.answered_by is AnsweredBy.MANAGER)


def chosen(checklist: Checklist, named: Iterable[str]) -> tuple[QuestionId, ...] | None:
    """The questions that these words name, in the checklist's order; None for all of them.

    Raises KeyError with the word that names nothing.
    """
    wanted: set[QuestionId] = set()
    areas = {area.id: area for area in checklist.areas}
    for word in named:
        if word == ALL:
            return None
        if word == FEW:
            wanted.update(few(checklist))
        elif AreaId(word) in areas:
            wanted.update(asked.id for asked in areas[AreaId(word)].questions)
        elif QuestionId(word) in checklist:
            wanted.add(QuestionId(word))
        elif word.isdigit() and (asked := checklist.by_number(int(word))):
            wanted.add(asked.id)
        else:
            raise KeyError(word)
    return tuple(asked.id for asked in checklist if asked.id in wanted) or None
