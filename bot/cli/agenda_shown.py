"""What `round status` shows of the way to the annual report: each step with its slack, and each body with its meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.cli.round_shown import Shown
from cards.decisions.milestones import milestone_words
from cards.texts import Texts
from storage.decisions.agendas import BodyStanding, WayThere

NONE = "–"


def show(shown: Shown, ways: Iterable[WayThere], bodies: Sequence[BodyStanding]) -> None:
    """Nothing where neither a day of the annual report nor a body is known."""
    for way in ways:
        shown.say(shown.t("The way to the annual report on {on} ({name})", on=way.on, name=way.name), "bold")
        rows = [
            (milestone_words(one.milestone, shown.t), one.on.isoformat(), _slack(one.slack, shown)) for one in way.plan
        ]
        shown.table([shown.t("step"), shown.t("latest"), shown.t("days of slack")], rows)
    if bodies:
        shown.say(shown.t("Bodies that are to see the result: {n}", n=len(bodies)), "bold")
        heads = [
            shown.t("level"),
            shown.t("body"),
            shown.t("meeting"),
            shown.t("latest"),
            shown.t("days of slack"),
            shown.t("standing"),
        ]
        shown.table(heads, [_body(one, shown) for one in bodies])


def _slack(days: int | None, shown: Shown) -> str:
    if days is None:
        return NONE
    return shown.t("{n}, too short", n=days) if days < 0 else str(days)


def _body(one: BodyStanding, shown: Shown) -> tuple[str, ...]:
    meeting, slack = (one.item.meeting, one.item.slack) if one.item else (None, None)
    return (
        one.level,
        one.body,
        meeting.isoformat() if meeting else NONE,
        one.by.isoformat() if one.by else NONE,
        _slack(slack, shown),
        _how(one, shown.t),
    )


def _how(one: BodyStanding, t: Texts) -> str:
    if one.decided:
        return t("has decided")
    if one.item is None:
        return t("has seen it")
    if one.item.meeting is None:
        return t("no meeting is known")
    return t("too late for the annual report") if (one.item.slack or 0) < 0 else t("waits")
