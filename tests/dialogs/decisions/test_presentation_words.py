"""What a body will see, asked for in words: people name the body as they speak of it."""

from __future__ import annotations

import pytest

from dialogs.decisions import presentation_words
from dialogs.decisions.events import ShowPresentation
from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.ground.ids import NodeId
from dialogs.ground.page import NOWHERE, Bookmark

WORD, PAPERS = FileForm.WORD, DocumentKind.PRESENTATION


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("presentation", ShowPresentation()),
        ("underlag till nämnden", ShowPresentation(to="nämnden")),
        ("underlaget för medicinklinikens ledningsgrupp", ShowPresentation(to="medicinklinikens ledningsgrupp")),
        ("underlag till nämnden som word", GetFile(form=WORD, document=PAPERS, to="nämnden")),
        ("presentation word", GetFile(form=WORD, document=PAPERS)),
        ("papers for the board as word", GetFile(form=WORD, document=PAPERS, to="the board")),
        ("underlag", None),  # the other evidence of an analysis
        ("presentationsteknik", None),
    ],
)
def test_what_is_typed_is_what_is_shown(typed: str, event: object) -> None:
    """Everything that has a button can be written."""
    assert presentation_words.read(typed, NOWHERE) == event


def test_on_a_level_s_card_it_is_that_level_s() -> None:
    """Whoever leads two levels says it of the one on the screen."""
    found = presentation_words.read("underlag till nämnden", Bookmark(review=None, page="level:2025:hs"))
    assert found == ShowPresentation(node=NodeId("hs"), year=2025, to="nämnden")
