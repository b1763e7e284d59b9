"""What was wanted of this build, and how far it came: ratios within one run."""

from collections.abc import Iterator
from dataclasses import dataclass

from .measuring import Measured
from .percentile import percentile
from .result import Result


@dataclass(frozen=True, slots=True)
class Target:
    """One line. ``reached`` is a dash where the run did not measure it."""

    what: str
    wanted: str
    reached: str


def targets(result: Result) -> Iterator[Target]:
    """All that one run can tell."""
    found = {(each.contestant, each.clients): each for each in result.measured}

    def each(key: str) -> float | None:
        return found[key, 1].each if (key, 1) in found else None

    def p50(key: str) -> float | None:
        return found[key, 1].took(50) if (key, 1) in found else None

    yield Target("processor time of a cold desktop, to Mercurius'", "≤ 0.35", _ratio(each("ours"), each("mercurius")))
    yield Target("the same, to the earlier build's", "≤ 0.125", _ratio(each("ours"), each("before")))
    yield Target("the same of a person's own records", "≤ 0.125", _ratio(each("ours-person"), each("before-person")))
    yield Target("p50 of one client, to the floor's", "≤ 1.3", _ratio(p50("ours"), p50("floor")))
    yield Target("processor time cached, to `{ viewer { name } }`'s", "≤ 1.5", _ratio(each("cached"), each("viewer")))
    yield Target("processor time of a 304, to the same", "≤ 1.1", _ratio(each("unchanged"), each("viewer")))
    if many := found.get(("ours", 32)):
        yield Target("refused of 32 clients, cold", "0", str(len(many.load.refused)))
    if most := found.get(("ours", 128)):
        best = max(each.goodput for each in result.measured if each.contestant == "ours")
        yield Target("goodput of 128 clients, to the best", "≥ 0.9", _ratio(most.goodput, best))
        quickest = percentile(most.load.refused, 100)
        yield Target("the slowest refusal, seconds", "< 1", "none refused" if quickest is None else f"{quickest:.2f}")
    for many in result.measured:
        if many.contestant == "ours" and many.others:
            yield from _others(many, result.idle["ours"])


def _others(many: Measured, quiet: dict[str, list[float]]) -> Iterator[Target]:
    viewer, idle = percentile(many.others["viewer"], 95), percentile(quiet["viewer"], 50)
    what = f"p95 of another company's `{{ viewer {{ name }} }}` beside {many.clients} clients, to its idle p50"
    yield Target(what, "≤ 20", _ratio(viewer, idle))
    health = percentile(many.others["health"], 99)
    told = "–" if health is None else f"{health * 1000:.0f} ms"
    yield Target(f"p99 of `/healthz` beside {many.clients} clients", "< 100 ms", told)


def _ratio(one: float | None, other: float | None) -> str:
    return f"{one / other:.2f}" if one is not None and other else "–"
