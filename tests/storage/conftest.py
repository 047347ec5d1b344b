"""The small organisation in a transaction of its own, and a round of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from dialogs.ground.ids import RoundId
from storage.database import Sessions
from tests.storage.reviews import small_round as small


@pytest.fixture
def session(sessions: Sessions) -> Iterator[Session]:
    with sessions.begin() as session:
        small.organisation(session)
        yield session


@pytest.fixture
def round_id(session: Session) -> RoundId:
    return small.opened(session)
