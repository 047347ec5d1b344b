"""What a person has been told: what arrived, or may have arrived, and nothing else."""

from __future__ import annotations

import pytest

from dialogs.delivery.rules.delivery import Dead, Drop, RetryIn, Sent, Step
from dialogs.ground.ids import PersonId
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.reminders import reminding
from tests.post import NOW, claim, people, put, to

ANNA = PersonId("anna")


@pytest.mark.parametrize(
    ("became", "told"),
    [
        (Sent(), True),
        (RetryIn(seconds=60, tag="throttled:429", held=True), True),  # on its way: it says so itself
        (Drop(tag="obsolete"), False),
        (Dead(tag="gone:too_big"), False),
        (Dead(tag="too_old:throttled:429"), False),
        (Dead(tag="unclear:TimeoutError"), True),  # it may be there, and nobody is reminded twice
    ],
)
def test_a_digest_that_never_arrived_has_told_nothing(sessions: Sessions, became: Step, told: bool) -> None:
    """Else a card that Teams refused would take the milestone with it, and nobody would be reminded of the last day."""
    people(sessions, "anna")
    put(sessions, to("anna", "2026-11-02", kind="digest"))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        reminding.remember(session, ANNA, ["closing:r:2026-11-30:7"], claimed.key)
        outbox.record(session, claimed, became, NOW)
        found = reminding.told(session)
    assert found == ({ANNA: frozenset({"closing:r:2026-11-30:7"})} if told else {})
