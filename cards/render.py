"""From facts to a card: the one entrance of this package. The notice comes first, then the page."""

from __future__ import annotations

from adaptive_cards.types import Spacing

from cards import subjects
from cards.ground.note import Note
from cards.parts import Element, Sheet, bold, box, button, buttons, paragraph, rich, sheet, small, text
from cards.texts import Texts
from cards.wire import Card, to_card
from dialogs.ground.notices import Notice, NotUnderstood, Reply
from dialogs.ground.page import Page
from dialogs.reviews.events.following_up import ShowFollowUp
from dialogs.reviews.notices import SavedAnswer
from dialogs.reviews.pages.answering import QuestionPage
from dialogs.reviews.rules.review import MeasureKind


def render(reply: Reply, t: Texts, *, submit_only: bool = False) -> Card:
    """`submit_only`: for clients whose Action.Execute is broken."""
    shown = with_notice(reply.notice, subjects.sheet(reply.page, t), t, reply.page)
    return to_card(shown, t.language, submit_only=submit_only)


def with_notice(notice: Notice | None, page: Sheet, t: Texts, below: Page | None = None) -> Sheet:
    if notice is None:
        return page
    note = note_sheet(notice, t, below)
    return Sheet(body=(*note.body, *page.body), summary=f"{note.summary} {page.summary}")


def note_sheet(notice: Notice, t: Texts, below: Page | None = None) -> Sheet:
    """The elements above the page, and what the notification says first. What is typed `below` comes along, too."""
    found = subjects.note(notice, t)
    return sheet(_said(found), _offer(notice, t, below), summary=f"{found.title}.")


def _said(found: Note) -> Element:
    if found.done:
        return small(rich(bold(f"✓ {found.title}"), *(f" · {words}" for words in found.more)))
    return box(text(bold(found.title)), (paragraph(words) for words in found.more))


def _offer(notice: Notice, t: Texts, below: Page | None) -> list[Element]:
    match notice:
        case SavedAnswer(activity=True):
            typing = below.question if isinstance(below, QuestionPage) and below.may_answer else None
            preserve = ShowFollowUp(
                review=notice.review,
                question=notice.question,
                kind=MeasureKind.PRESERVE,
                comment_on=typing,
                revision=below.review.revision if isinstance(below, QuestionPage) else 0,
            )
            offered = button(t("Add an activity"), preserve, inputs=typing is not None)
            return buttons(offered, spacing=Spacing.SMALL)
        case NotUnderstood(could=could) if could:
            meant = (button(word.capitalize(), event, inputs=False) for word, event in could)
            return buttons(*meant, spacing=Spacing.SMALL)
        case _:
            return []
