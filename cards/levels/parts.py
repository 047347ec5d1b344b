"""What the cards of a level share: their title, the caveat, shares with what they are shares of, why there are no figures.

A share is never coloured and never ranked: high and low look the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from adaptive_cards.card import ActionExecute, TextBlock

from cards.parts import TIGHT, Element, button, heading, paragraph, small, table
from cards.texts import Texts
from dialogs.checklists.rules.checklist import Choice
from dialogs.levels.events import LevelView, ShowLevel
from dialogs.levels.pages import LevelName, NoFigures
from dialogs.levels.rules.compiled import ChoiceCount, Tally


def title(level: LevelName, t: Texts) -> str:
    """Medicinkliniken avd. 32, 2026"""
    return t("{name}, {year}", name=level.name, year=level.year)


def title_line(level: LevelName, t: Texts) -> TextBlock:
    return heading(title(level, t))


def where(level: LevelName, t: Texts) -> TextBlock:
    """Above the heading of what is inside a level."""
    return small(title(level, t))


def caveat(t: Texts) -> TextBlock:
    """Wherever shares are shown (V04): the report of Region Västmanland says it of its own figures."""
    return small(
        t(
            "Many Ja can mean that the work goes well, or that shortcomings are not raised. A share is not a grade: talk about "
            "what is behind it."
        )
    )


def why_none(lacking: NoFigures, t: Texts) -> TextBlock:
    if lacking.until is not None:
        return paragraph(
            t("The answers are shown here when the last day to answer has passed: {day}.", day=t.day(lacking.until))
        )
    if lacking.none_signed:
        return paragraph(t("Nothing is signed yet, so there are no answers to show."))
    return few(lacking.limit, t)


def few(limit: int, t: Texts) -> TextBlock:
    return paragraph(
        t(
            "Too few answers. Outside the own line nothing is shown of {limit} follow-ups or fewer, nor what they could be "
            "worked out from.",
            limit=limit,
        )
    )


def shares(tally: Tally, scale: Iterable[Choice], t: Texts) -> str:
    """Ja 76 % · Delvis 14 % · Nej 10 %: of those it applies to."""
    counted = {step.id: step for step in scale if step.counts}
    parts = [
        f"{t.text(counted[one.choice].label)} {t.percent(one.of_counted)}"
        for one in tally.choices
        if one.choice in counted
    ]
    return " · ".join(parts)


def of_what(tally: Tally, scale: Iterable[Choice], t: Texts) -> str:
    """av 208 svar · Ej aktuellt 12 · obesvarad 3"""
    left_out = [step for step in scale if not step.counts]
    counts = [f"{t.text(step.label)} {t.number(tally.count(step.id))}" for step in left_out if tally.count(step.id)]
    word = t("unanswered")
    unanswered = [f"{word} {t.number(tally.unanswered)}"] if tally.unanswered else []
    return " · ".join([t.n("of {n} answer", "of {n} answers", tally.counted), *counts, *unanswered])


def full_table(tally: Tally, earlier: tuple[int, Tally] | None, scale: Iterable[Choice], t: Texts) -> list[Element]:
    """Every choice as number and with both shares, and the denominators in words; beside it the year before."""
    header = [t("Answer"), t("Number"), t("Share")]
    if earlier:
        header.append(str(earlier[0]))
    rows = [header]
    for step, one in zip(scale, tally.choices, strict=True):
        row = [t.text(step.label), t.number(one.count), _share(one, t)]
        if earlier:
            row.append(_share(earlier[1].choices[len(rows) - 1], t))
        rows.append(row)
    if tally.unanswered:
        rows.append([t("Unanswered"), t.number(tally.unanswered), "–", *(["–"] if earlier else [])])
    widths = (3, 2, 2, 2) if earlier else (2, 1, 1)
    return [table(*rows, widths=widths), small(_denominators(tally, scale, t))]


def _share(one: ChoiceCount, t: Texts) -> str:
    return t.percent(one.of_counted)


def _denominators(tally: Tally, scale: Iterable[Choice], t: Texts) -> str:
    """Of all signed ones, too: "Ja 60 % av alla 242" is another number than "Ja 76 % av dem det gäller" (V10)."""
    of_all = " · ".join(
        f"{t.text(step.label)} {t.percent(one.of_asked)}"
        for step, one in zip(scale, tally.choices, strict=True)
        if one.count
    )
    counted = t(
        "The shares are of the {counted} to whom the question applies.",
        counted=t.number(tally.counted),
    )
    everybody = t("Of all {asked} signed: {shares}.", asked=t.number(tally.asked), shares=of_all or "–")
    return f"{counted} {everybody}"


def level_button(title: str, level: LevelName, show: LevelView = LevelView.RESULT) -> ActionExecute:
    return button(title, ShowLevel(node=level.node, year=level.year, show=show), inputs=False)


def back(level: LevelName, t: Texts) -> ActionExecute:
    return level_button(t("The overview"), level)


def under(words: str) -> TextBlock:
    return small(words, spacing=TIGHT)
