"""What a review came to, in figures: the same on the card to sign, on the signed one and in the channel's post.

Every figure says what it is a share of (V10): the percentages leave out what does not count, and what was put to the
manager personally cannot be seen alike.
"""

from __future__ import annotations

from cards.parts import Element, chart, paragraph, small, table
from cards.texts import Texts
from dialogs.reviews.pages.signing import Sums
from dialogs.reviews.rules.review import Participants


def figures(sums: Sums, t: Texts) -> list[Element]:
    """The chart for Teams, the table for everybody, and the denominators."""
    title = t.n("{n} question", "{n} questions", sums.total)
    header = (t("Answer"), t("Number"), t("Share"))
    rows = ((t.text(one.choice.label), t.number(one.count), t.percent(one.percent)) for one in sums.shares)
    return [
        chart(title, [(t.text(one.choice.label), one.count) for one in sums.shares]),
        table(header, *rows, widths=(2, 1, 1)),
        small(_denominators(sums, t)),
        *([small(_local(sums.local, t))] if sums.local else []),
        paragraph(seen_alike(sums, t)),
        *([paragraph(took_part(sums.participants, t))] if sums.participants else []),
    ]


def _denominators(sums: Sums, t: Texts) -> str:
    left_out = [t.text(one.choice.label) for one in sums.shares if not one.choice.counts]
    if sums.counted == sums.total or not left_out:
        return t("The shares are of all {total} questions.", total=sums.total)
    return t(
        "The shares are of {counted} of {total} questions, without {left_out}.",
        counted=sums.counted,
        total=sums.total,
        left_out=t.names(left_out),
    )


def _local(local: int, t: Texts) -> str:
    return t.n(
        "{n} question that you have added yourselves is not counted here.",
        "{n} questions that you have added yourselves are not counted here.",
        local,
    )


def seen_alike(sums: Sums, t: Texts) -> str:
    if sums.rep_missing:
        return t("There was no safety representative in this follow-up, so only the manager has answered.")
    return t(
        "Manager and safety representative saw it alike on {alike} of the {asked} questions that both look at.",
        alike=sums.seen_alike,
        asked=sums.asked_of_rep,
    )


def took_part(participants: Participants, t: Texts) -> str:
    """Counts of each category, never a name (V13)."""
    counts = (
        (participants.managers, t.n("{n} manager", "{n} managers", participants.managers)),
        (participants.employees, t.n("{n} employee", "{n} employees", participants.employees)),
        (participants.safety_reps, t.n("{n} safety rep", "{n} safety reps", participants.safety_reps)),
        (participants.union_reps, t.n("{n} union rep", "{n} union reps", participants.union_reps)),
    )
    there = [words for number, words in counts if number]
    return t("Took part: {who}.", who=t.names(there)) if there else t("Nobody is counted as taking part.")
