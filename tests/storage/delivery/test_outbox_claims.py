"""Which messages may go now: in order within a conversation, within Teams' limits, whoever asks, however many wait."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from dialogs.delivery.rules.delivery import Limits, RetryIn, Sent
from dialogs.ground.ids import ConversationId, PersonId, TenantId
from storage.database import Sessions, transaction
from storage.delivery import outbox
from storage.delivery.outbox.claiming import CLAIMING
from tests.post import (
    NOW,
    TENANT,
    URL,
    claim,
    drain,
    edit,
    keys,
    people,
    put,
    put_edit,
    row,
    seconds,
    team,
    to,
    to_channel,
    to_lane,
)

LIMITS = Limits()


def test_a_conversation_gets_one_message_at_a_time_and_in_order(sessions: Sessions) -> None:
    """ "Ni är klara" must not overtake "Skriv under"; two writers in one chat are answered 412."""
    put(sessions, *(to_lane("a", n) for n in range(3)), to_lane("b", 0))
    first = claim(sessions)
    assert keys(first) == ["region:a:0", "region:b:0"]
    assert claim(sessions) == []

    with transaction(sessions) as session:
        outbox.record(session, first[0], Sent(), NOW)
    assert keys(claim(sessions)) == ["region:a:1"]


def test_a_message_that_waits_for_another_try_holds_back_the_later_ones(sessions: Sessions) -> None:
    """Else a throttled chat would get its messages in the wrong order."""
    put(sessions, to_lane("a", 1), to_lane("a", 2))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        outbox.record(session, claimed, RetryIn(seconds=30, tag="throttled:429"), NOW)
    assert claim(sessions, NOW + seconds(29)) == []
    assert keys(claim(sessions, NOW + seconds(30))) == ["region:a:1"]


def test_a_message_for_later_holds_nobody_back(sessions: Sessions) -> None:
    """A reminder that waits for tomorrow morning is not in the way of tonight's hand-over."""
    people(sessions, "anna")
    put(sessions, to("anna", "morning", not_before=NOW + seconds(3600)), to("anna", "now"))
    assert drain(sessions, NOW) == ["reminder:anna:now"]
    assert drain(sessions, NOW + seconds(3599)) == []
    assert drain(sessions, NOW + seconds(3600)) == ["reminder:anna:morning"]


def test_a_conversation_gets_at_most_7_in_1_s_8_in_2_s_60_in_30_s(sessions: Sessions) -> None:
    """Teams' limits for a bot in one conversation; above them it throttles everything there. A tenth of a second is
    left for what arrives later than the message before it."""
    put(sessions, *(to_lane("a", n) for n in range(100)))
    went = [len(drain(sessions, NOW + seconds(moment))) for moment in (0.0, 0.5, 1.0, 1.1, 1.5, 2.1, 2.2)]
    assert went == [7, 0, 0, 1, 0, 6, 1]


def test_the_limit_of_30_seconds_holds_too(sessions: Sessions) -> None:
    """A slow stream that keeps below the short limits may still be too much."""
    put(sessions, *(to_lane("a", n) for n in range(100)))
    limits = Limits(per_tenant=1000, per_lane=((7, 1.0), (60, 30.0)))
    assert sum(len(drain(sessions, NOW + seconds(second), limits)) for second in range(30)) == 60
    assert len(drain(sessions, NOW + seconds(30.1), limits)) == 7


def test_a_tenant_gets_at_most_its_rate_in_any_second(sessions: Sessions) -> None:
    """50 a second is Teams' limit for the app in a tenant, and answers and look-ups share it. A fifth of a second's
    share goes at once, so that a busy machine does not send two seconds' worth in one."""
    put(sessions, *(to_lane(f"chat{n}", 1) for n in range(100)))
    tenths = [len(claim(sessions, NOW + seconds(tenth / 10))) for tenth in range(22)]
    assert tenths == [5, 0, 5, 0, 5, 0, 5, 0, 5, 0, 0] * 2


@pytest.mark.parametrize("rate", [1, 2, 7, 12.5, 25, 50])
def test_whatever_the_rate_no_second_gets_more(sessions: Sessions, rate: float) -> None:
    """Looked at from every moment, as Teams does, and not only from the full seconds."""
    put(sessions, *(to_lane(f"chat{n}", 1) for n in range(150)))
    went = [tick for tick in range(60) for _ in claim(sessions, NOW + seconds(tick / 20), Limits(per_tenant=rate))]
    fullest = max(sum(first <= tick < first + 22 for tick in went) for first in went)
    assert fullest == int(rate)


def test_two_claimers_share_one_rate(sessions: Sessions, engine: Engine) -> None:
    """It is counted in the rows: a second process makes nothing faster, only safer."""
    put(sessions, *(to_lane(f"chat{n}", 1) for n in range(100)))
    mine, other = Limits(per_tenant=50), Limits(per_tenant=50)
    first, second = claim(sessions, NOW, mine, most=6), claim(sessions, NOW, other, most=6)
    assert (len(first), len(second)) == (6, 4)
    assert not set(keys(first)) & set(keys(second))


def test_one_tenants_pace_does_not_slow_another(sessions: Sessions) -> None:
    """The limit is Teams' per tenant, and so is ours."""
    other = TenantId("kommun")
    put(sessions, *(to_lane(f"r{n}", 1) for n in range(50)), *(to_lane(f"k{n}", 1, other) for n in range(50)))
    claimed = claim(sessions)
    assert sorted(each.tenant or "" for each in claimed) == ["kommun"] * 5 + ["region"] * 5


def test_what_was_due_first_goes_first(sessions: Sessions) -> None:
    """When the rate is short nobody waits longer than those who came after them."""
    put(sessions, *(to_lane(f"late{n}", 1) for n in range(3)), now=NOW - seconds(10))
    put(sessions, *(to_lane(f"early{n}", 1) for n in range(3)), now=NOW - seconds(20))
    assert {key.split(":")[1] for key in keys(claim(sessions, most=3))} == {"early0", "early1", "early2"}


@pytest.mark.parametrize("backend", ["postgresql"])
def test_a_second_process_that_claims_at_the_same_moment_comes_back_later(sessions: Sessions) -> None:
    """Two claims at once would each see the other's room as free."""
    put(sessions, to_lane("a", 1))
    with transaction(sessions) as session:
        session.execute(text(f"SELECT pg_advisory_xact_lock({CLAIMING})"))
        assert claim(sessions) == []
    assert keys(claim(sessions)) == ["region:a:1"]


def test_a_claim_that_lapsed_is_taken_by_the_next_process(sessions: Sessions) -> None:
    """Nobody has to notice that a process died: its time runs out."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    claim(sessions)
    assert claim(sessions, NOW + seconds(119)) == []
    (again,) = claim(sessions, NOW + seconds(120))
    assert (again.attempts, again.unclear) == (2, 1)


def test_a_lapsed_summary_is_shown_to_the_operator_instead(sessions: Sessions) -> None:
    """In flight at a crash means that it may be in the channel already, for everybody to see."""
    team(sessions)
    put(sessions, to_channel())
    claim(sessions)
    assert claim(sessions, NOW + seconds(120)) == []
    found = row(sessions, "summary:1")
    assert (found.state, found.outcome) == ("dead", "unclear:lapsed")


def test_a_lapsed_reminder_is_repeated_once_and_no_more(sessions: Sessions) -> None:
    """Two crashes in a row must not make three reminders."""
    people(sessions, "anna")
    put(sessions, to("anna"))
    assert len(claim(sessions, NOW)) == 1
    assert len(claim(sessions, NOW + seconds(120))) == 1
    assert claim(sessions, NOW + seconds(240)) == []
    assert row(sessions, "reminder:anna:1").state == "dead"


def test_a_message_that_kills_every_process_is_dead_in_the_end(sessions: Sessions) -> None:
    """A poison row: it never gets as far as an outcome, so it is counted where it is claimed. An edit may be repeated
    for ever otherwise."""
    put_edit(sessions, edit())
    limits = Limits(attempts=5)
    for attempt in range(5):
        assert len(claim(sessions, NOW + seconds(120 * attempt), limits)) == 1
    assert claim(sessions, NOW + seconds(600), limits) == []
    assert row(sessions, "edit:group:card-1").state == "dead"


def test_a_dead_message_holds_nobody_back(sessions: Sessions) -> None:
    """The chat goes on; the operator has time."""
    team(sessions)
    put(sessions, to_channel(1), to_channel(2))
    claim(sessions)
    assert keys(claim(sessions, NOW + seconds(120))) == ["summary:2"]


def test_a_paused_tenant_gets_nothing_until_the_pause_is_over(sessions: Sessions) -> None:
    """The pause is a row: it holds for every process, and outlives them."""
    put(sessions, to_lane("a", 1), to_lane("b", 1, TenantId("kommun")))
    with transaction(sessions) as session:
        outbox.pause(session, TENANT, NOW + seconds(60))
        outbox.pause(session, TENANT, NOW + seconds(30))
    assert keys(claim(sessions, NOW + seconds(59))) == ["kommun:b:1"]
    assert keys(claim(sessions, NOW + seconds(60))) == ["region:a:1"]


def test_messages_for_somebody_unknown_do_not_hold_each_other_back(sessions: Sessions) -> None:
    """Waiting for an address is no lane."""
    people(sessions, "anna", "bo", met=False)
    put(sessions, to("anna"), to("bo"))
    with transaction(sessions) as session:
        outbox.address_known(session, PersonId("bo"), ConversationId("chat-bo"), URL, TENANT, NOW)
    assert keys(claim(sessions)) == ["reminder:bo:1"]


@pytest.mark.parametrize("unclear", [0, 1, 2])
@pytest.mark.parametrize("held", [0, 5, LIMITS.attempts])
@pytest.mark.parametrize("attempts", [0, 1, LIMITS.attempts - 1, LIMITS.attempts, LIMITS.attempts + 5])
def test_a_lapsed_claim_is_buried_just_where_the_policy_gives_up(
    sessions: Sessions, attempts: int, held: int, unclear: int
) -> None:
    """The rule is said in SQL and in `Sending`: what Teams held back is no fault of the message in either."""
    people(sessions, "anna")
    put(sessions, to("anna", "it"))
    (claimed,) = claim(sessions)
    with transaction(sessions) as session:
        session.execute(
            text("UPDATE outbox SET attempts = :attempts, held = :held, unclear = :unclear"),
            {"attempts": attempts, "held": held, "unclear": unclear},
        )
    tried = replace(claimed, attempts=attempts, held=held, unclear=unclear).sending(edits=False, now=NOW)
    given_up = tried.faults >= LIMITS.attempts or not tried.may_repeat
    claim(sessions, NOW + seconds(LIMITS.lease + 1))
    assert (row(sessions, claimed.key).state == "dead") == given_up
