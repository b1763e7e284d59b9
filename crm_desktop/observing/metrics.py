"""What is counted, for Prometheus."""

from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from crm_desktop.observing.observed import Observed

REGISTRY = CollectorRegistry()

_REQUESTS = Counter("crm_desktop_requests", "Requests that are over", ["part", "outcome"], registry=REGISTRY)
_SECONDS = Histogram(
    "crm_desktop_request_seconds",
    "From the first byte of a request to the last one of its answer",
    ["part"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20),
    registry=REGISTRY,
)
_COST = Counter("crm_desktop_cost", "What was asked for and not given again, by docs/cost.md", registry=REGISTRY)
_ANSWERS = Counter(
    "crm_desktop_answers", "Answers that may be kept, by where they came from", ["came"], registry=REGISTRY
)
REFUSALS = Counter(
    "crm_desktop_refusals", "What was refused for being too much, by what for", ["reason"], registry=REGISTRY
)
BACKGROUND = Counter("crm_desktop_background_steps", "Steps of work in the background", ["work"], registry=REGISTRY)

WAITING = Gauge("crm_desktop_waiting", "Requests that wait for a turn", registry=REGISTRY, multiprocess_mode="livesum")
CONNECTIONS = Gauge(
    "crm_desktop_pool_connections",
    "Connections to the primary",
    ["state"],
    registry=REGISTRY,
    multiprocess_mode="livesum",
)
KEPT_BYTES = Gauge("crm_desktop_kept_bytes", "Answers that are kept", registry=REGISTRY, multiprocess_mode="livesum")
REPLICA_READ = Gauge(
    "crm_desktop_replica_read",
    "1: it is read, 0: it is left out",
    ["replica"],
    registry=REGISTRY,
    multiprocess_mode="livemin",
)
REPLICA_BEHIND = Gauge(
    "crm_desktop_replica_behind_bytes",
    "By how much of the log a replica was behind at the last look",
    ["replica"],
    registry=REGISTRY,
    multiprocess_mode="livemax",
)
UNFOLDED = Gauge(
    "crm_desktop_unfolded_records",
    "Records that are to be folded into the sums by the day",
    registry=REGISTRY,
    multiprocess_mode="livemostrecent",
)
UNFOLDED_SECONDS = Gauge(
    "crm_desktop_unfolded_seconds",
    "For how long the first of them has been waiting",
    registry=REGISTRY,
    multiprocess_mode="livemostrecent",
)

# With several processes each kind of metric has a file, and who reads while one is made fails: they are there from the start.
_SECONDS.labels("graphql")


# The library looks for them anew each time, and there are few.
@cache
def _requests_of(part: str, outcome: str | None) -> Counter:
    return _REQUESTS.labels(part, outcome)


@cache
def _seconds_of(part: str) -> Histogram:
    return _SECONDS.labels(part)


def count(request: Observed, seconds: float) -> None:
    """Counts a request that is over."""
    _requests_of(request.part, request.outcome).inc()
    _seconds_of(request.part).observe(seconds)
    if request.cost:
        _COST.inc(request.cost)
    if request.came is not None:
        _ANSWERS.labels(request.came).inc()
