#!/usr/bin/env bash
# limits 5.8.0 (PyPI), FixedWindowRateLimiter: of ten an hour eight are used; one hit with cost=5 is refused, and uses up the two that were left, so that a cost of 1 is
# refused as well until the window ends. MovingWindow- and SlidingWindowCounterRateLimiter give the two. "1 per year" is 360 days for all of them.
# Guessed: what is refused is not charged, as hit() "could be deducted" or not; a year is 365 days, as a month is 30.
# Source: limits/strategies.py, FixedWindowRateLimiter.hit (adds, then compares) and its docstring; limits/limits.py, RateLimitItemPerYear (12 months of 30 days).
# Matters here: with costs by rows, one large export that is refused bars a person's small requests for the rest of the hour. Ask test() with the cost first.
set -eu
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip install -q limits==5.8.0 2>&1 | grep -v -e notice -e WARNING >&2 || true
cat > look.py <<'PYTHON'
from limits import parse, storage, strategies

HOURLY = parse("10 per hour")
seen = {}
for strategy in (strategies.FixedWindowRateLimiter, strategies.MovingWindowRateLimiter, strategies.SlidingWindowCounterRateLimiter):
    limiter = strategy(storage.MemoryStorage())
    hits = [limiter.hit(HOURLY, "anna", cost=cost) for cost in (8, 5)]
    left = limiter.get_window_stats(HOURLY, "anna").remaining
    seen[strategy.__name__] = [*hits, left, limiter.hit(HOURLY, "anna")]
year = parse("1 per year").get_expiry() / 86400
print("eight, five, left, one:", seen, "| days of a year:", year)
right = [True, False, 2, True]
assert seen == {
    "FixedWindowRateLimiter": [True, False, 0, False],
    "MovingWindowRateLimiter": right,
    "SlidingWindowCounterRateLimiter": right,
}, seen
assert year == 360, year
PYTHON
venv/bin/python look.py
