"""The token bucket: how much one person may ask in a while."""

from __future__ import annotations

from bot.teams.limits import Rate


def allowed(rate: Rate, who: str = "anna") -> int:
    return sum(rate.allows(who) for _ in range(1000))


def test_a_long_rest_fills_the_bucket_and_no_more() -> None:
    """Somebody who was away for a night has ten seconds' worth, and not a night's."""
    now = [0.0]
    rate = Rate(2.0, clock=lambda: now[0])
    assert allowed(rate) == 20
    now[0] = 3600.0
    assert allowed(rate) == 20
    now[0] += 1.0
    assert allowed(rate) == 2


def test_one_person_s_haste_does_not_slow_another() -> None:
    """A stuck client is one client."""
    rate = Rate(2.0, clock=lambda: 0.0)
    assert allowed(rate, "anna") == 20
    assert allowed(rate, "sven") == 20
