"""What was wanted of this build, and how far it came: ratios within one run."""

from collections.abc import Iterator
from dataclasses import dataclass

from .measuring import Measured, best_goodput
from .moves import WRITERS
from .overload import TIMES, Overload
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

    def server(key: str) -> float | None:
        these = found.get((key, 1))
        return these.server / len(these.load.took) if these and these.load.took else None

    def p50(key: str) -> float | None:
        return found[key, 1].took(50) if (key, 1) in found else None

    yield Target("processor time of a cold desktop, to Mercurius'", "≤ 0.35", _ratio(each("ours"), each("mercurius")))
    yield Target("the same, to the earlier build's", "≤ 0.125", _ratio(each("ours"), each("before")))
    yield Target("the same of a person's own records", "≤ 0.125", _ratio(each("ours-person"), each("before-person")))
    yield Target(
        "the server's part of the page's query, to the earlier build's",
        "≤ 0.067",
        _ratio(server("ours-page"), server("before-page")),
    )
    yield Target("p50 of one client, to the floor's", "≤ 1.3", _ratio(p50("ours"), p50("floor")))
    yield Target("processor time cached, to `{ viewer { name } }`'s", "≤ 1.5", _ratio(each("cached"), each("viewer")))
    yield Target("the same of the page's query", "≤ 1.5", _ratio(each("cached-page"), each("viewer")))
    yield Target(
        "processor time of a 304, to `{ viewer { name } }`'s", "≤ 1.1", _ratio(each("unchanged"), each("viewer"))
    )
    if many := found.get(("ours", 32)):
        yield Target("refused of 32 clients, cold", "0", str(len(many.load.refused)))
    if most := found.get(("ours", 128)):
        best = best_goodput(result.measured, "ours")
        yield Target("goodput of 128 clients, to the best", "≥ 0.9", _ratio(most.goodput, best))
        yield Target("the slowest refusal of 128 clients, seconds", "< 1", _slowest(most.load.refused))
    for many in result.measured:
        if many.contestant == "ours" and many.others:
            yield from _others(many, result.idle["ours"])
    moves = {(each.contestant, each.clients): each.goodput for each in result.moves}
    for writers, wanted in zip(WRITERS, ("≥ 3", "≥ 4"), strict=True):
        rates = (moves.get((key, writers)) for key in ("ours", "before"))
        yield Target(f"moves of deals a second by {writers} at once, to the earlier build's", wanted, _ratio(*rates))
    if result.overload is not None:
        yield from _overloaded(result.overload, best_goodput(result.measured, "ours"))


def _overloaded(found: Overload, best: float) -> Iterator[Target]:
    load = found.load
    asked = f"asked {TIMES} times as much as it can serve"
    yield Target(f"goodput, {asked}, to the best", "≥ 0.9", _ratio(len(load.took) / load.lasted, best))
    yield Target(f"the slowest of {len(load.refused)} refusals then, seconds", "< 1", _slowest(load.refused))
    yield Target("neither answered nor refused then", "0", str(load.failed))
    yield Target("p99 of `/healthz` then", "< 100 ms", _milliseconds(percentile(found.others["health"], 99)))
    grown = (found.memory_after - found.memory_before) / 1_000_000
    yield Target("memory of the server after it, against before", "flat", f"{grown:+.0f} MB")


def _others(many: Measured, quiet: dict[str, list[float]]) -> Iterator[Target]:
    viewer, idle = percentile(many.others["viewer"], 95), percentile(quiet["viewer"], 50)
    what = f"p95 of another company's `{{ viewer {{ name }} }}` beside {many.clients} clients, to its idle p50"
    yield Target(what, "≤ 20", _ratio(viewer, idle))
    health = _milliseconds(percentile(many.others["health"], 99))
    yield Target(f"p99 of `/healthz` beside {many.clients} clients", "< 100 ms", health)


def _slowest(refused: list[float]) -> str:
    return f"{max(refused):.2f}" if refused else "none refused"


def _milliseconds(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds * 1000:.0f} ms"


def _ratio(one: float | None, other: float | None) -> str:
    return f"{one / other:.2f}" if one is not None and other else "–"
