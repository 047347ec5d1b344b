"""What a body sees of a level's year and is asked about it: in its channel; and before that, to whoever is to show it there."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.card import ActionExecute

from cards.decisions.agenda import agenda_words
from cards.decisions.words import item_kind
from cards.ground.common import home_button, shorten
from cards.levels.parts import caveat, of_what, shares, title, title_line, under, why_none
from cards.parts import (
    Element,
    Sheet,
    box,
    button,
    buttons,
    group,
    paragraph,
    progress,
    quote,
    sheet,
    small,
    subheading,
    text,
)
from cards.reviews.sums import took_part
from cards.texts import Texts
from dialogs.analyses.rules.analysis import AnalysisStage
from dialogs.decisions.events import PresentTo, ShowDecisions
from dialogs.decisions.pages import ItemLine, PresentationPage, PresentationWays
from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm

MOST_ITEMS = 12
LONGEST = 400


def presentation(page: PresentationPage, t: Texts) -> Sheet:
    """Without buttons in a channel; the same to whoever is to show it there, with the ways to do so."""
    named = t("To {body}: {level}", body=page.body, level=title(page.level, t))
    return sheet(
        small(named),
        title_line(page.level, t),
        paragraph(
            t(
                "{signed} of {expected} follow-ups are signed",
                signed=t.number(page.signed),
                expected=t.number(page.expected),
            )
        ),
        progress(page.signed, page.expected),
        _figures(page, t),
        why_none(page.lacking, t) if page.lacking else None,
        paragraph(quote(shorten(page.summary, LONGEST))) if page.summary else None,
        _asked(page, t),
        _ways(page, page.ways, t) if page.ways else None,
        summary=named,
    )


def _figures(page: PresentationPage, t: Texts) -> Iterator[Element]:
    if page.figures is None:
        return
    yield small(took_part(page.figures.participants, t))
    yield subheading(t("What you see"))
    yield caveat(t)
    for area in page.figures.areas:
        yield group(
            text(t.text(area.title)),
            under(shares(area.tally, page.figures.scale, t)),
            under(of_what(area.tally, page.figures.scale, t)),
        )


def _asked(page: PresentationPage, t: Texts) -> Iterator[Element]:
    if not page.items:
        return
    yield subheading(t("What you are asked to decide") if page.decides else t("What you are asked to discuss"))
    if page.meeting is not None:
        yield small(t("Next meeting: {day}", day=t.weekday(page.meeting)))
    for item in page.items[:MOST_ITEMS]:
        yield group(text(f"({item.number}) {shorten(item.text, LONGEST)}"), under(asked_facts(item, t)))
    left = len(page.items) - MOST_ITEMS
    if left > 0:
        yield small(t.n("and {n} more", "and {n} more", left))


def asked_facts(item: ItemLine, t: Texts) -> str:
    kind = item_kind(item.kind, t)
    return f"{kind} · {item.owner}" if item.owner else kind


# --- before it is shown


def _ways(page: PresentationPage, ways: PresentationWays, t: Texts) -> Iterator[Element]:
    yield subheading(t("To the meeting"))
    yield paragraph(_standing(ways, t))
    if (why_not := _why_not(ways, t)) is not None:
        yield paragraph(why_not)
    if ways.may_present:
        here = PresentTo(node=page.level.node, year=page.level.year, body=ways.body)
        yield box(buttons(button(t("Show it in the channel"), here, inputs=False)))
    yield from buttons(*_others(page, ways, t))


def _standing(ways: PresentationWays, t: Texts) -> str:
    if ways.presented_at is not None:
        return t("Shown in the channel {when}.", when=t.moment(ways.presented_at))
    return agenda_words(ways.meeting, ways.by, t)


def _why_not(ways: PresentationWays, t: Texts) -> str | None:
    if ways.stage in (None, AnalysisStage.DRAFTING):
        return t("The analysis is not sent on yet. Until then it is not shown to the body.")
    if not ways.has_channel:
        return t("The body has no channel yet. Mention me in the channel and write “link”, or take the file along.")
    return None


def _others(page: PresentationPage, ways: PresentationWays, t: Texts) -> Iterator[ActionExecute]:
    node, year = page.level.node, page.level.year
    file = GetFile(form=FileForm.WORD, document=DocumentKind.PRESENTATION, node=node, year=year, body=ways.body)
    yield button(t("As Word"), file, inputs=False)
    yield button(t("All decisions"), ShowDecisions(node=node, year=year), inputs=False)
    yield home_button(t)
