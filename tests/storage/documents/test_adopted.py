"""What was adopted is kept as it was, and can be told from anything else by its checksum."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest

from dialogs.ground.ids import RoundId
from storage.database import Sessions, transaction
from storage.documents import adopted
from storage.documents.adopted import AdoptedKind, AdoptedMedia, AlreadyAdopted
from tests.storage.reviews import small_round as small

REPORT = b"%docx% the report \x00 as it was"


@pytest.fixture
def of_round(sessions: Sessions) -> RoundId:
    with transaction(sessions) as session:
        small.organisation(session)
        return small.opened(session)


def keep(sessions: Sessions, of_round: RoundId, content: bytes = REPORT, **other: str) -> bool:
    named = {"document": "report-a-2026", "version": "1", **other}
    with transaction(sessions) as session:
        return adopted.keep(
            session,
            node=small.A,
            round_id=of_round,
            decision=None,
            kind=AdoptedKind.REPORT,
            media=AdoptedMedia.WORD,
            content=content,
            now=small.NOW,
            **named,
        )


def test_an_adopted_document_comes_back_byte_for_byte(sessions: Sessions, of_round: RoundId) -> None:
    """Somebody will compare the file on their desk with it."""
    assert keep(sessions, of_round)
    with sessions() as session:
        (one,) = adopted.of(session, small.A, of_round)
        assert adopted.content(session, one.id) == REPORT
        assert adopted.of(session, small.B, of_round) == ()
    assert (one.sha256, one.size, one.name) == (sha256(REPORT).hexdigest(), len(REPORT), "report-a-2026-1.docx")
    assert one.at - small.NOW < timedelta(seconds=1)


def test_adopting_the_same_twice_changes_nothing_and_another_is_refused(sessions: Sessions, of_round: RoundId) -> None:
    """A decision recorded twice is one decision. A correction is a new version, never a new content of the old one."""
    assert keep(sessions, of_round)
    assert not keep(sessions, of_round)
    with pytest.raises(AlreadyAdopted, match="report-a-2026"):
        keep(sessions, of_round, b"something else")
    assert keep(sessions, of_round, b"something else", version="2")
    with sessions() as session:
        assert [one.version for one in adopted.of_nodes(session, [small.A, small.B], [of_round])] == ["1", "2"]
