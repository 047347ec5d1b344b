"""The bars of a chart: one for each choice, and one for what nobody answered, beside those of the year before."""

from __future__ import annotations

from collections.abc import Sequence

from cards.ground.charts import Bar
from cards.texts import Texts
from dialogs.checklists.rules.checklist import Choice
from dialogs.levels.rules.compiled import ChoiceCount, Tally


def bars_of(scale: Sequence[Choice], tally: Tally, earlier_tally: Tally | None, t: Texts) -> list[Bar]:
    before = {one.choice: one for one in earlier_tally.choices} if earlier_tally else {}
    bars = [
        Bar(
            label=t.text(step.label),
            count=one.count,
            written=_written(one, t),
            before=before[one.choice].count if before else None,
            before_written=_written(before[one.choice], t) if before else "",
        )
        for step, one in zip(scale, tally.choices, strict=True)
    ]
    if tally.unanswered or (earlier_tally and earlier_tally.unanswered):
        earlier = earlier_tally.unanswered if earlier_tally else None
        now = tally.unanswered
        written = "" if earlier is None else t.number(earlier)
        bars.append(
            Bar(label=t("Unanswered"), count=now, written=t.number(now), before=earlier, before_written=written)
        )
    return bars


def _written(one: ChoiceCount, t: Texts) -> str:
    if one.of_counted is None:
        return t.number(one.count)
    return t("{n} ({percent})", n=t.number(one.count), percent=share(one.count, one.of_counted, t))


def share(count: int, percent: int | None, t: Texts) -> str:
    """Somebody is not nobody: one of 222 is less than one per cent."""
    return f"<{t.percent(1)}" if count and percent == 0 else t.percent(percent)
