"""Which messages may go now: in order within a conversation, within Teams' limits, whoever asks, however many wait."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Engine, Executable, select, text

from dialogs.ids import ConversationId, PersonId, TenantId
from dialogs.rules.delivery import Limits, RetryIn, Sent
from storage import outbox
from storage.database import Sessions, transaction
from storage.outbox import Outgoing
from storage.outbox.claiming import CLAIMING, burying, claiming
from storage.tables.outbox import OutboxRow
from tests.post import NOW, TENANT, URL, claim, edit, keys, people, put, put_edit, row, seconds, team, to, to_channel


def to_lane(lane: str, mark: int, tenant: TenantId = TENANT) -> Outgoing:
    return Outgoing(
        key=f"{tenant}:{lane}:{mark}",
        kind="reminder",
        subject={},
        lane=ConversationId(lane),
        service_url=URL,
        tenant=tenant,
    )


def drain(sessions: Sessions, now: Any, limits: Limits | None = None) -> list[str]:
    """Claims and records as sent until nothing more may go at this moment."""
    went: list[str] = []
    while claimed := claim(sessions, now, limits):
        went += keys(claimed)
        with transaction(sessions) as session:
            for each in claimed:
                outbox.record(session, each, Sent(), now)
    return went


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
    """Teams' limits for a bot in one conversation; above them it throttles everything there."""
    put(sessions, *(to_lane("a", n) for n in range(100)))
    went = [len(drain(sessions, NOW + seconds(moment))) for moment in (0.0, 0.5, 1.0, 1.5, 2.0)]
    assert went == [7, 0, 1, 0, 7]


def test_the_limit_of_30_seconds_holds_too(sessions: Sessions) -> None:
    """A slow stream that keeps below the short limits may still be too much."""
    put(sessions, *(to_lane("a", n) for n in range(100)))
    limits = Limits(per_lane=((7, 1.0), (60, 30.0)))
    assert sum(len(drain(sessions, NOW + seconds(second), limits)) for second in range(30)) == 60
    assert len(drain(sessions, NOW + seconds(30), limits)) == 7


def test_a_tenant_gets_at_most_its_rate_in_any_second(sessions: Sessions) -> None:
    """50 a second is Teams' limit for the app in a tenant, and answers and look-ups share it."""
    put(sessions, *(to_lane(f"chat{n}", 1) for n in range(100)))
    assert [len(claim(sessions, NOW + seconds(moment))) for moment in (0.0, 0.4, 0.99, 1.0)] == [25, 0, 0, 25]


def test_two_claimers_share_one_rate(sessions: Sessions, engine: Engine) -> None:
    """It is counted in the rows: a second process makes nothing faster, only safer."""
    put(sessions, *(to_lane(f"chat{n}", 1) for n in range(100)))
    mine, other = Limits(per_tenant=10), Limits(per_tenant=10)
    first, second = claim(sessions, NOW, mine, most=6), claim(sessions, NOW, other, most=6)
    assert (len(first), len(second)) == (6, 4)
    assert not set(keys(first)) & set(keys(second))


def test_one_tenants_pace_does_not_slow_another(sessions: Sessions) -> None:
    """The limit is Teams' per tenant, and so is ours."""
    other = TenantId("kommun")
    put(sessions, *(to_lane(f"r{n}", 1) for n in range(50)), *(to_lane(f"k{n}", 1, other) for n in range(50)))
    claimed = claim(sessions)
    assert sorted(each.tenant or "" for each in claimed) == ["kommun"] * 25 + ["region"] * 25


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


def rows_touched(node: dict[str, Any]) -> int:
    """How many rows a plan has handled, those included that were thrown away again, over all its loops."""
    handled = ("Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck")
    own = sum(node.get(each, 0) for each in handled) * node["Actual Loops"]
    return int(own + sum(rows_touched(child) for child in node.get("Plans", [])))


def sql(engine: Engine, statement: Executable) -> str:
    return str(statement.compile(engine, compile_kwargs={"literal_binds": True}))  # type: ignore[attr-defined]


@pytest.fixture
def crowded(sessions: Sessions, engine: Engine) -> Engine:
    """5,000 messages due in one conversation, and some hundred that were sent there lately."""
    put(sessions, *(to_lane("crowded", n) for n in range(5000)))
    put(sessions, *(to_lane(f"chat{n}", 1) for n in range(300)))
    drain(sessions, NOW, Limits(per_tenant=1000))
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))
    return engine


@pytest.mark.parametrize("backend", ["postgresql"])
def test_five_thousand_in_one_conversation_are_looked_at_a_few_times_each(crowded: Engine) -> None:
    """Asking for every row whether an older one exists took 1.8 s for each claim: 5,000 times 5,000 rows. Here every
    row is handled a few times, however many there are."""
    statement = sql(crowded, claiming(NOW + seconds(60), Limits(), 25, NOW + seconds(60)))
    with crowded.begin() as connection:
        plan = connection.scalar(text(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}"))
    tree = (json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"]
    assert 5000 < rows_touched(tree) < 10 * 5000


@pytest.mark.parametrize("backend", ["sqlite"])
def test_no_part_of_a_claim_runs_once_a_row(crowded: Engine) -> None:
    """The same on SQLite, whose plan says "correlated" for what is run again and again."""
    moment = NOW + seconds(60)
    with crowded.begin() as connection:
        for statement in (claiming(moment, Limits(), 25, moment), burying(moment, Limits())):
            steps = [step.detail for step in connection.execute(text(f"EXPLAIN QUERY PLAN {sql(crowded, statement)}"))]
            assert not [step for step in steps if "CORRELATED" in step]
            assert not [step for step in steps if step == "SCAN outbox"], "every claim would read the whole table"


def test_a_crowded_conversation_goes_on_in_order(sessions: Sessions, crowded: Engine) -> None:
    """The plan is fast, and still right."""
    assert keys(claim(sessions, NOW + seconds(60))) == ["region:crowded:7"]
    with transaction(sessions) as session:
        states = session.scalars(select(OutboxRow.state).where(OutboxRow.lane == "crowded")).all()
    assert states.count("sent") == 7
