"""To sign, what was signed, and how it is opened again. From the signature on it is locked, versioned and dated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from adaptive_cards.card import ActionExecute
from adaptive_cards.types import Spacing

from cards.ground.common import (
    entered,
    home_button,
    joint,
    open_button,
    overview_button,
    review_title,
    short_units,
    units,
)
from cards.parts import (
    TIGHT,
    Element,
    Sheet,
    box,
    button,
    buttons,
    group,
    heading,
    paragraph,
    quote,
    sheet,
    small,
    subheading,
    text,
    text_field,
    top,
)
from cards.reviews import worth_a_talk
from cards.reviews.sums import figures
from cards.texts import Texts
from dialogs.decisions.events import ShowReceipt
from dialogs.measures.events import ShowUnitPlan
from dialogs.reviews.events.following_up import ShowPlan
from dialogs.reviews.events.signing import Reopen, ShowReopen, Sign
from dialogs.reviews.pages.signing import ReopenPage, SignedPage, SignPage
from dialogs.reviews.rules.review import SeatKind
from dialogs.sharing.events import ShowSharing

MOST_TOPICS = 3  # more would not be talked about


def sign(page: SignPage, t: Texts) -> Sheet:
    title = t("Sign the follow-up") if page.may_sign else t("The follow-up is being signed")
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        joint(t, page.review),
        entered(t, page.review),
        figures(page.sums, t),
        paragraph(_planned(page, t)),
        _worth_a_talk(page, t) if page.may_sign and page.topics else None,
        _judgement(page, t),
        _shared(page, t),
        _signatures(page, t),
        _to_sign(page, t),
        _ways(page, t),
        summary=t("{title}: {units}", title=title, units=units(t, page.review)),
    )


def _planned(page: SignPage, t: Texts) -> str:
    plan = t.n("{n} line in the plan", "{n} lines in the plan", len(page.sums.measures))
    lifted = t.n("{n} matter raised", "{n} matters raised", page.sums.lifted)
    return f"{plan} · {lifted}" if page.sums.lifted else plan


def _worth_a_talk(page: SignPage, t: Texts) -> Iterator[Element]:
    """Offered to the pair first, while they can still talk about it: as questions, and nobody else is told (V04)."""
    yield subheading(t("Worth a talk before you sign"))
    for topic in page.topics[:MOST_TOPICS]:
        saw, ask = worth_a_talk.words(topic, t)
        yield group(paragraph(ask), small(saw, spacing=TIGHT))
    yield small(t("Questions for the two of you, not a judgement. You can sign without changing anything."))


def _shared(page: SignPage, t: Texts) -> Element | None:
    """Whoever signs sees what leaves the own line."""
    if not page.shared:
        return None
    numbers = t.names([str(one) for one in page.shared])
    return paragraph(
        t.n(
            "The comment on question {numbers} may also be read above your own line.",
            "The comments on questions {numbers} may also be read above your own line.",
            len(page.shared),
            numbers=numbers,
        )
    )


def _judgement(page: SignPage, t: Texts) -> list[Element]:
    """VGR's routine asks manager and rep to sum up and judge (G08), so there is one text, and both can write in it."""
    if page.may_sign:
        label = t("Your summary in your own words (optional)")
        hint = t("What works, what has to get better, what do you want help with?")
        return [text_field("judgement", label, value=page.judgement, placeholder=hint)]
    return [subheading(t("In our own words")), paragraph(quote(page.judgement))] if page.judgement else []


def _signatures(page: SignPage, t: Texts) -> Iterator[Element]:
    if page.signed_by:
        yield paragraph(t("✓ Signed: {names}", names=t.names(page.signed_by)))
    if page.waiting_for:
        yield paragraph(t("Still to sign: {names}", names=t.names(page.waiting_for)))


def _to_sign(page: SignPage, t: Texts) -> Element | None:
    if not page.may_sign:
        return None
    event = Sign(review=page.review.id, version=page.review.version, revision=page.review.revision)
    return box(
        text(
            t(
                "When you sign, you stand by what is written here: the answers, both views where you differ, and the plan."
            )
        ),
        paragraph(t("Then it is locked. It can be opened again with a reason, and everybody signs anew.")),
        buttons(button(t("Sign"), event), spacing=Spacing.SMALL),
    )


def _ways(page: SignPage, t: Texts) -> list[Element]:
    plan = button(t("The plan"), ShowPlan(review=page.review.id), inputs=False)
    return buttons(plan, _sharing(page, t), overview_button(t, page.review), home_button(t))


def _sharing(page: SignPage, t: Texts) -> ActionExecute | None:
    if not (page.shared or (page.comments and page.seat is SeatKind.MANAGER)):
        return None
    return button(t("Share comments"), ShowSharing(review=page.review.id), inputs=False)


# --- signed


def signed(page: SignedPage, t: Texts) -> Sheet:
    title = t("Signed and locked")
    return sheet(
        top(review_title(t, page.review), t("Version {number}", number=page.review.version)),
        heading(title),
        paragraph(units(t, page.review)),
        (paragraph(words) for words in _who_signed(page, t)),
        entered(t, page.review, signed=True),
        figures(page.sums, t),
        [subheading(t("In our own words")), paragraph(quote(page.judgement))] if page.judgement else None,
        _signed_ways(page, t),
        summary=t("{title}: {units}", title=title, units=units(t, page.review)),
    )


def _who_signed(page: SignedPage, t: Texts) -> Iterator[str]:
    for name, seat, at in page.signatures:
        yield t("✓ {who}, {seat}, {day}", who=name, seat=_seat(seat, t), day=t.day_of(at))
    if page.no_rep_reason:
        yield t("Without a safety representative: {reason}", reason=quote(page.no_rep_reason))
    if page.reopened_reason:
        yield t("Opened again because: {reason}", reason=quote(page.reopened_reason))


def _seat(seat: SeatKind, t: Texts) -> str:
    match seat:
        case SeatKind.MANAGER:
            return t("manager")
        case SeatKind.REP:
            return t("safety representative")
        case _:
            assert_never(seat)


def _signed_ways(page: SignedPage, t: Texts) -> list[Element]:
    review = page.review.id
    return buttons(
        button(t("The plan"), ShowPlan(review=review)),
        button(t("The measures today"), ShowUnitPlan(node=page.node)) if page.node else None,
        overview_button(t, page.review),
        _receipt(page, t),
        button(t("Open again"), ShowReopen(review=review)) if page.may_reopen else None,
        home_button(t),
    )


def _receipt(page: SignedPage, t: Texts) -> ActionExecute | None:
    """The year's is what the levels above take up; an extra follow-up is the unit's own."""
    if page.node is None or page.review.extra is not None:
        return None
    return button(t("What came of our answers"), ShowReceipt(node=page.node))


# --- open again


def reopen(page: ReopenPage, t: Texts) -> Sheet:
    title = t("Open the follow-up again?")
    event = Reopen(review=page.review.id, version=page.review.version)
    return sheet(
        top(review_title(t, page.review), short_units(page.review)),
        heading(title),
        joint(t, page.review),
        paragraph(t("What was signed is kept as it is. You get a new version to change, and everybody signs it anew.")),
        text_field(
            "reason", t("Why? (required)"), value=page.typed, placeholder=t("For example: wrong answer on question 8")
        ),
        box(buttons(button(t("Open again"), event), spacing=Spacing.NONE)),
        buttons(open_button(page.review, t("Leave it as it is")), home_button(t)),
        small(t("All who have signed are told, with the reason.")),
        summary=title,
    )
