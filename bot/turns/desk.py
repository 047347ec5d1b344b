"""What a turn at the start page changes: the language, and when reminders come again."""

from __future__ import annotations

from bot.turns.writing import Writing, writes
from dialogs.home.changes import LanguageChosen
from dialogs.reminders.changes import Snoozed
from storage.organisation import tree as organisation
from storage.reminders import reminding


@writes
def choose(to: Writing, change: LanguageChosen) -> None:
    organisation.choose_language(to.session, to.actor.person.id, change.language)


@writes
def snooze(to: Writing, change: Snoozed) -> None:
    reminding.snooze(to.session, to.actor.person.id, change.until)
