"""What is not about one review."""

from __future__ import annotations

from enum import StrEnum

from dialogs.ground.event import event, typed
from dialogs.ground.texts import Language


@event("home")
class Home:
    """Also the answer to anything not understood; `said` then tells that it was not."""

    not_understood: bool = False


@event("help")
class Help:
    pass


@event("language")
class SpeakLanguage:
    language: Language


@event("my-measures")
class MyMeasures:
    pass


@event("below")
class Below:
    """Progress of the level below."""


@event("left")
class ShowLeft:
    """What those who have left leave behind: measures without anybody, units without a manager."""


@event("snooze")
class SnoozeReminders:
    """No digest before that day."""

    day: str | None = typed()


class Topic(StrEnum):
    """What people ask the bot about itself."""

    THANKS = "thanks"
    WHO_SEES = "who_sees"
    WHERE = "where"
    HOW_LONG = "how_long"


@event("ask")
class Ask:
    topic: Topic


Event = Ask | Home | Help | SpeakLanguage | MyMeasures | Below | ShowLeft | SnoozeReminders
