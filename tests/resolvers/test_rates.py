"""So many requests a minute."""

import pytest

from resolvers import rates
from resolvers.errors import ErrorCode, RequestError
from resolvers.rates import Rate


class Seconds:
    """A clock that is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def refusal(rate: Rate, who: str) -> RequestError:
    with pytest.raises(RequestError) as refused:
        rate.count(who)
    return refused.value


def test_a_minutes_requests_may_come_at_once_and_one_more_is_refused() -> None:
    rate = Rate(3, Seconds())
    for _ in range(3):
        rate.count("ann")
    refused = refusal(rate, "ann")
    assert refused.code is ErrorCode.RATE_LIMITED
    assert "at most 3 requests a minute" in refused.message.en
    assert refused.retry_after == 20


def test_who_waits_as_long_as_they_were_told_may_ask_once_more() -> None:
    clock = Seconds()
    rate = Rate(3, clock)
    for _ in range(3):
        rate.count("ann")
    clock.now = 19.0
    assert refusal(rate, "ann").retry_after == 1
    clock.now = 20.0
    rate.count("ann")
    refusal(rate, "ann")


def test_nobody_saves_up_for_more_than_a_minute() -> None:
    clock = Seconds()
    rate = Rate(2, clock)
    rate.count("ann")
    clock.now = 10_000.0
    rate.count("ann")
    rate.count("ann")
    refusal(rate, "ann")


def test_one_does_not_use_up_what_another_may_ask() -> None:
    rate = Rate(1, Seconds())
    rate.count("ann")
    rate.count("bob")
    refusal(rate, "ann")


def test_a_refused_request_is_not_counted() -> None:
    clock = Seconds()
    rate = Rate(1, clock)
    rate.count("ann")
    for second in range(60):
        clock.now = float(second)
        refusal(rate, "ann")
    clock.now = 60.0
    rate.count("ann")


def test_of_more_askers_than_it_remembers_the_one_who_was_silent_longest_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rates, "_REMEMBERED", 2)
    rate = Rate(1, Seconds())
    for who in ("ann", "bob", "eve"):
        rate.count(who)
    assert rate.remembered == 2
    refusal(rate, "bob")
    refusal(rate, "eve")
    rate.count("ann")
