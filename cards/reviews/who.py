"""Who sees to a measure, asked the same way on every form: somebody of the list, of the directory, or by name or address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.parts import Element, Option, choice_field, person_field, text_field
from cards.texts import Texts
from dialogs.reviews.pages.answering import Candidate, Draft


def who_fields(candidates: Sequence[Candidate], draft: Draft, t: Texts, *, picker: bool) -> Iterator[Element]:
    options = [Option(one.name, one.person) for one in candidates]
    known = any(one.person == draft.who for one in candidates)  # not somebody who has left meanwhile
    if options:
        yield choice_field("who", t("Who sees to it, one person"), options, value=draft.who if known else "")
    if picker:
        yield person_field("who_found", t("Or search the directory"), placeholder=t("Type a name"))
    label = t("Somebody else (name or e-mail)")
    yield text_field("who_name", label, value=draft.who_name, long=False, max_length=200)
