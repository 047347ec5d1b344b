"""The retry policy: what is tried again, when, and what somebody has to look at."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.subjects  # noqa: F401  every subject, and so every kind
from dialogs.delivery.rules.delivery import (
    LASTS,
    LONGEST_DELAY,
    REPEATS,
    SHORTEST_DELAY,
    Dead,
    Delivered,
    Drop,
    Gone,
    GoneWhy,
    Limits,
    Outcome,
    PostAnew,
    RetryIn,
    Sending,
    Sent,
    Step,
    Throttled,
    Unclear,
    Unwritten,
    Wait,
    delay,
    lasts,
    next_step,
    tag_of,
    tenant_pause,
)
from dialogs.ground.ids import ActivityId, ConversationId
from dialogs.ground.messages import MessageKind
from dialogs.ground.plug import variants

LIMITS = Limits()


def after(
    outcome: Outcome | Unwritten,
    *,
    kind: str = "reminder",
    attempts: int = 1,
    unclear: int = 0,
    edits: bool = False,
    addressed: bool = True,
    jitter: float = 0.0,
    held: int = 0,
    age: timedelta = timedelta(0),
) -> Step:
    tried = Sending(kind=kind, attempts=attempts, unclear=unclear, edits=edits, addressed=addressed, held=held, age=age)
    return next_step(outcome, tried, jitter, LIMITS)


def test_what_arrived_is_sent() -> None:
    """Nothing is tried again that Teams has accepted."""
    assert after(Delivered(conversation=ConversationId("c"), activity=ActivityId("a"))) == Sent()


@pytest.mark.parametrize("status", [412, 429, 503])
def test_what_was_held_back_is_tried_again(status: int) -> None:
    """412, 429 and 503 are certainly not delivered, so that even a summary may be repeated."""
    step = after(Throttled(status=status), kind="summary", unclear=1)
    assert isinstance(step, RetryIn)
    assert not step.unclear
    assert step.tag == f"throttled:{status}"


def test_retry_after_is_obeyed() -> None:
    """Teams says when; coming back earlier makes it worse for everybody."""
    step = after(Throttled(status=429, after=47.0))
    assert isinstance(step, RetryIn)
    assert step.seconds >= 47.0


def test_what_was_held_back_together_does_not_come_back_together() -> None:
    """Without jitter a thousand throttled messages would be throttled again, as one."""
    first, second = (
        after(Throttled(status=429, after=10.0), jitter=0.1),
        after(Throttled(status=429, after=10.0), jitter=0.9),
    )
    assert isinstance(first, RetryIn)
    assert isinstance(second, RetryIn)
    assert second.seconds - first.seconds > 1


@given(attempts=st.integers(1, 100), jitter=st.floats(0, 1, exclude_max=True))
def test_the_delay_grows_and_has_a_ceiling(attempts: int, jitter: float) -> None:
    """Short at first, because most trouble is short; never so long that a message is forgotten."""
    assert SHORTEST_DELAY <= delay(attempts, jitter) <= LONGEST_DELAY * 1.3
    assert delay(attempts, 0.0) <= delay(attempts + 1, 0.0)


HELD_BACK = (Throttled(status=429), Throttled(status=503), Gone(why=GoneWhy.DISABLED_BY_ADMIN, status=403))


@pytest.mark.parametrize("outcome", HELD_BACK)
def test_being_held_back_is_not_the_messages_fault(outcome: Throttled | Gone) -> None:
    """A day of throttling, or a month of a bot that is switched off, must not use up the tries that are there for
    faults."""
    step = after(outcome, attempts=500, held=499)
    assert isinstance(step, RetryIn)
    assert step.held
    one_fault = after(Unwritten(error="KeyError"), attempts=501, held=500)
    assert isinstance(one_fault, RetryIn)
    assert not one_fault.held


@pytest.mark.parametrize("outcome", HELD_BACK)
@pytest.mark.parametrize("kind", ["invitation", "edit", "digest", "weekly"])
def test_nothing_is_held_back_for_ever(outcome: Throttled | Gone, kind: str) -> None:
    """Each kind has an age at which it is pointless; the dead letter says so, and what held it back."""
    young, old = lasts(kind) - timedelta(seconds=1), lasts(kind)
    assert isinstance(after(outcome, kind=kind, age=young), RetryIn)
    assert after(outcome, kind=kind, age=old) == Dead(tag=f"too_old:{tag_of(outcome)}")


def test_what_is_of_its_day_grows_old_before_what_is_of_its_round() -> None:
    """Nobody needs yesterday's edit; an invitation is worth sending next month."""
    assert lasts("edit") < lasts("digest") < lasts("weekly") < lasts("invitation") == lasts("summary")


def test_three_hours_of_trying_is_what_the_limit_means() -> None:
    """The number of attempts is there for its time: it must outlast an ordinary outage of Teams."""
    seconds = sum(delay(attempt, 0.0) for attempt in range(1, LIMITS.attempts))
    assert 2 * 3600 < seconds < 4 * 3600


def test_a_summary_is_not_repeated_blindly() -> None:
    """It is seen by a whole channel, and may be there already: somebody looks first."""
    assert after(Unclear(error="TimeoutError"), kind="summary") == Dead(tag="unclear:TimeoutError")


@pytest.mark.parametrize("kind", ["reminder", "invitation"])
def test_a_reminder_or_an_invitation_repeats_at_most_once(kind: str) -> None:
    """Twice the same is a nuisance, none at all a missed follow-up; three times is a broken bot."""
    first = after(Unclear(error="TimeoutError"), kind=kind)
    assert isinstance(first, RetryIn)
    assert first.unclear
    assert after(Unclear(error="TimeoutError"), kind=kind, unclear=1) == Dead(tag="unclear:TimeoutError")


def test_an_edit_may_be_repeated() -> None:
    """The same content a second time changes nothing."""
    assert isinstance(after(Unclear(error="TimeoutError"), kind="summary", edits=True, unclear=5), RetryIn)


def test_the_kinds_with_a_policy_of_their_own_exist() -> None:
    """A kind that is renamed must not fall out of the tables unseen."""
    assert {*REPEATS, *LASTS} <= {kind.value for kind in variants(MessageKind)}


@pytest.mark.parametrize(
    "why", [GoneWhy.NOT_IN_ROSTER, GoneWhy.BLOCKED, GoneWhy.WRITES_BLOCKED, GoneWhy.CONVERSATION_MISSING]
)
def test_a_lost_address_makes_a_message_wait(why: GoneWhy) -> None:
    """Somebody who uninstalled the app in June and installs it in August still gets the invitation."""
    assert after(Gone(why=why, status=403)) == Wait(tag=f"gone:{why}")


def test_what_has_no_receiver_to_come_back_is_dropped() -> None:
    """A group chat without the bot has no address to wait for, and a card nobody sees needs no edit."""
    gone = Gone(why=GoneWhy.NOT_IN_ROSTER, status=403)
    assert after(gone, addressed=False) == Drop(tag="gone:not_in_roster")
    assert after(gone, edits=True) == Drop(tag="gone:not_in_roster")


def test_a_post_that_is_gone_is_made_anew() -> None:
    """ActivityNotFoundInConversation comes for deleted posts, and now and then for no reason at all."""
    assert isinstance(after(Gone(why=GoneWhy.ACTIVITY_MISSING, status=404), edits=True), PostAnew)


def test_a_new_post_cannot_be_missing() -> None:
    """An answer that makes no sense ends at the operator and not in a loop."""
    assert isinstance(after(Gone(why=GoneWhy.ACTIVITY_MISSING, status=404)), Dead)


@pytest.mark.parametrize("why", [GoneWhy.TOO_BIG, GoneWhy.REFUSED, GoneWhy.FORBIDDEN])
def test_what_trying_again_cannot_mend_is_shown_to_the_operator(why: GoneWhy) -> None:
    """400, 401, 413, 500 and an unknown 403: Teams says not to repeat them."""
    assert after(Gone(why=why, status=400)) == Dead(tag=f"gone:{why}")


def test_a_disabled_bot_tries_seldom_and_loses_nothing() -> None:
    """An administrator who blocks the app for a week and allows it again has not cost anybody an invitation."""
    step = after(Gone(why=GoneWhy.DISABLED_BY_ADMIN, status=403), attempts=500)
    assert isinstance(step, RetryIn)
    assert step.seconds >= 3600


@given(st.sampled_from(list(GoneWhy)), st.sampled_from([200, 401, 412, 429, 500, 502, 503]), st.booleans())
def test_nothing_is_tried_for_ever(why: GoneWhy, status: int, edits: bool) -> None:
    """Whatever Teams answers: in the end a message has arrived, waits for its receiver, or somebody is told."""
    for outcome in (Gone(why=why, status=status), Throttled(status=status), Unclear(error="x"), Unwritten(error="x")):
        assert not isinstance(after(outcome, attempts=10_000, edits=edits, age=timedelta(days=61)), RetryIn)


def test_a_letter_that_cannot_be_written_is_tried_again_and_then_shown() -> None:
    """It may have been the database. If it is the message, the operator has to know."""
    assert isinstance(after(Unwritten(error="KeyError"), kind="summary"), RetryIn)
    assert after(Unwritten(error="KeyError"), attempts=LIMITS.attempts) == Dead(tag="unwritten:KeyError")


def test_one_throttled_conversation_does_not_stop_the_tenant() -> None:
    """Each conversation has a limit of its own; only several at once mean that it is the tenant's."""
    throttled = Throttled(status=429, after=3.0)
    assert tenant_pause(throttled, 1, LIMITS) is None
    assert tenant_pause(throttled, LIMITS.throttled_lanes, LIMITS) == LIMITS.pause


def test_a_tenants_pause_is_as_long_as_teams_asks() -> None:
    """Retry-After above our own pause decides."""
    assert tenant_pause(Throttled(status=429, after=90.0), 3, LIMITS) == 90.0


def test_412_and_503_do_not_stop_the_tenant() -> None:
    """412 is two writers in one conversation, and 503 a fault of the service: neither is about our pace."""
    assert tenant_pause(Throttled(status=412), 10, LIMITS) is None
    assert tenant_pause(Throttled(status=503), 10, LIMITS) is None


def test_a_disabled_bot_leaves_the_tenant_alone() -> None:
    """Five thousand refusals would be five thousand too many."""
    assert tenant_pause(Gone(why=GoneWhy.DISABLED_BY_ADMIN, status=403), 0, LIMITS) == 3600


def test_a_rate_that_would_never_send_is_refused() -> None:
    """Said at start-up, not noticed in November."""
    with pytest.raises(ValueError, match="never send"):
        Limits(per_tenant=0.5)
