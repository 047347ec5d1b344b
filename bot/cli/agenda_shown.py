"""What `round status` shows of the way to the annual report: each step with its slack, and each body with its meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cli.round_shown import Shown
from cards.decisions.milestones import milestone_words
from cards.texts import Texts
from dialogs.ground.texts import Text
from storage.decisions.agendas import BodyStanding, WayThere

WAY = Text("Vägen till årsredovisningen {on} ({name})", "The way to the annual report on {on} ({name})")
WAY_HEAD = (Text("steg", "step"), Text("senast", "latest"), Text("marginal i dagar", "days of slack"))
BODIES = Text("Organ som ska se resultatet: {n}", "Bodies that are to see the result: {n}")
BODIES_HEAD = (
    Text("nivå", "level"),
    Text("organ", "body"),
    Text("möte", "meeting"),
    Text("senast", "latest"),
    Text("marginal i dagar", "days of slack"),
    Text("läge", "standing"),
)
TOO_SHORT = Text("{n}, för kort", "{n}, too short")
DECIDED = Text("har beslutat", "has decided")
SHOWN = Text("har sett det", "has seen it")
NO_MEETING = Text("inget möte är känt", "no meeting is known")
LATE = Text("för sent för årsredovisningen", "too late for the annual report")
WAITS = Text("väntar", "waits")
NONE = "–"


def show(shown: Shown, ways: Iterable[WayThere], bodies: Sequence[BodyStanding]) -> None:
    """Nothing where neither a day of the annual report nor a body is known."""
    for way in ways:
        shown.say(WAY, "bold", on=way.on, name=way.name)
        rows = [
            (milestone_words(one.milestone, Texts(shown.language)), one.on.isoformat(), _slack(one.slack, shown))
            for one in way.plan
        ]
        shown.table(WAY_HEAD, rows)
    if bodies:
        shown.say(BODIES, "bold", n=len(bodies))
        shown.table(BODIES_HEAD, [_body(one, shown) for one in bodies])


def _slack(days: int | None, shown: Shown) -> str:
    if days is None:
        return NONE
    return shown.said(TOO_SHORT, n=days) if days < 0 else str(days)


def _body(one: BodyStanding, shown: Shown) -> tuple[str, ...]:
    meeting, slack = (one.item.meeting, one.item.slack) if one.item else (None, None)
    return (
        one.level,
        one.body,
        meeting.isoformat() if meeting else NONE,
        one.by.isoformat() if one.by else NONE,
        _slack(slack, shown),
        shown.said(_how(one)),
    )


def _how(one: BodyStanding) -> Text:
    if one.decided:
        return DECIDED
    if one.item is None:
        return SHOWN
    if one.item.meeting is None:
        return NO_MEETING
    return LATE if (one.item.slack or 0) < 0 else WAITS
