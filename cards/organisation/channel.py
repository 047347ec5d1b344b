"""What the bot says in a channel: what it does there, and which unit the channel belongs to. Never a follow-up itself."""

from __future__ import annotations

from collections.abc import Iterator

from adaptive_cards.types import Spacing

from cards.parts import (
    Element,
    Sheet,
    box,
    button,
    buttons,
    heading,
    line,
    paragraph,
    row_button,
    sheet,
    small,
    subheading,
)
from cards.texts import Texts
from dialogs.ground.ids import NodeId
from dialogs.organisation.events import ChannelHello, LinkBody, LinkChannel, ShowLinks
from dialogs.organisation.pages import ChannelPage, LinkedPage, LinksPage

MOST_OFFERED = 14
MOST_BODIES = 6


def channel(page: ChannelPage, t: Texts) -> Sheet:
    title = t("Hello! This is what I do in the channel")
    return sheet(
        heading(title),
        paragraph(
            t(
                "When a unit's follow-up is signed, I post the summary here: how many of each answer, and what you do now."
            )
        ),
        paragraph(t("I never show comments, single answers, or who has not answered.")),
        paragraph(
            t("The follow-up itself is done in a chat with me. Search for SAM-boten in Teams and write “hello”.")
        ),
        _linked(page, t),
        box(buttons(button(_link_words(page, t), ShowLinks()), spacing=Spacing.NONE)),
        summary=title,
    )


def _linked(page: ChannelPage, t: Texts) -> Iterator[Element]:
    if page.linked:
        yield subheading(t("The channel belongs to"))
        yield from (paragraph(name) for name in page.linked)
    else:
        yield paragraph(t("The channel is not linked to any unit yet. A manager can do that."))


def _link_words(page: ChannelPage, t: Texts) -> str:
    return t("Link another unit") if page.linked else t("Link the channel")


def links(page: LinksPage, t: Texts) -> Sheet:
    title = t("Which unit does the channel belong to?") if page.offered else t("No unit for you to link")
    return sheet(
        heading(title),
        paragraph(_how(page, t)),
        (_offer(node, t) for node in page.offered[:MOST_OFFERED]),
        _rest(len(page.offered) - MOST_OFFERED, t),
        _bodies(page, t),
        buttons(button(t("Back"), ChannelHello())),
        summary=title,
    )


def _how(page: LinksPage, t: Texts) -> str:
    if page.offered:
        return t("Everybody in the channel can read the summaries that I post here.")
    return t(
        "Only the manager of a unit can link it to a channel, and you are not the manager of any unit. Ask the manager."
    )


def _offer(offered: tuple[NodeId, str, bool], t: Texts) -> Element:
    node, name, linked = offered
    return line(name, t("✓ Linked") if linked else row_button(t("Link"), LinkChannel(node=node)))


def _bodies(page: LinksPage, t: Texts) -> Iterator[Element]:
    """A level's bodies, below its units: the presentation, the month's line and answers to decisions come there."""
    if not page.bodies:
        return
    yield subheading(t("Or is it a body's channel?"))
    for body, name, linked in page.bodies[:MOST_BODIES]:
        yield line(name, t("✓ Linked") if linked else row_button(t("Link"), LinkBody(body=body)))
    if (rest := _rest(len(page.bodies) - MOST_BODIES, t)) is not None:
        yield rest


def _rest(rest: int, t: Texts) -> Element | None:
    return small(t.n("and {n} more", "and {n} more", rest)) if rest > 0 else None


def linked(page: LinkedPage, t: Texts) -> Sheet:
    title = t("The channel is linked to {unit}", unit=page.name)
    return sheet(
        heading(title),
        paragraph(_comes(page, t)),
        buttons(button(t("Link another unit"), ShowLinks()), button(t("Ready"), ChannelHello())),
        summary=title,
    )


def _comes(page: LinkedPage, t: Texts) -> str:
    if page.is_body:
        return t(
            "What the level shows you comes here, the month's line about measures, and what is answered about decisions."
        )
    return t(
        "When the follow-up is signed, the summary comes here. Counts and what you do now, no comments and no names."
    )
