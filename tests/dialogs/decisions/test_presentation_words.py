"""What a body will see, asked for in words: people name the body as they speak of it."""

from __future__ import annotations

import pytest

from dialogs import words
from dialogs.decisions import presentation_words
from dialogs.decisions.events import ShowPresentation
from dialogs.documents.events import GetFile
from dialogs.documents.rules.files import DocumentKind, FileForm
from dialogs.ground.ids import NodeId
from dialogs.ground.page import Bookmark
from dialogs.ground.texts import Language
from tests.dialogs.reviews.review_factory import ANNA, actor
from tests.dialogs.saying import UNCLEAR

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
        ("underlag", UNCLEAR),  # the other evidence of an analysis
        ("presentationsteknik", UNCLEAR),
    ],
)
def test_what_is_typed_is_what_is_shown(typed: str, event: object) -> None:
    """Everything that has a button can be written."""
    assert words.read(typed, (), None, actor(ANNA), Language.SV) == event


def test_on_a_level_s_card_it_is_that_level_s() -> None:
    """Whoever leads two levels says it of the one on the screen."""
    found = presentation_words.read("underlag till nämnden", Bookmark(review=None, page="level:2025:hs"))
    assert found == ShowPresentation(node=NodeId("hs"), year=2025, to="nämnden")
