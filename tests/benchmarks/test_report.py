"""What was measured, in tables."""

from dataclasses import replace

from benchmarks.comparison.contestants import Contestant
from benchmarks.comparison.load import Load
from benchmarks.comparison.measuring import Measured
from benchmarks.comparison.overload import Overload
from benchmarks.comparison.report import Run, milliseconds, render
from benchmarks.comparison.result import Result
from benchmarks.comparison.targets import targets


def measured(key: str, clients: int, took: float, *, refused: int = 0, others: bool = False) -> Measured:
    """Ten desktops in ten seconds, each of which took so long, half of it the server's time and half the database's."""
    load = Load(took=[took] * 10, refused=[0.25] * refused, lasted=10, bytes_sent=1_234)
    meanwhile = {"viewer": [0.1], "health": [0.02]} if others else {}
    return Measured(key, clients, load, server=took * 5, database=took * 5, others=meanwhile)


RESULT = Result(
    [Contestant(key, f"the {key}", "", 0, lambda: b"") for key in ("ours", "before", "viewer")],
    [
        measured("ours", 1, 0.02), measured("before", 1, 0.2), measured("viewer", 1, 0.002),
        measured("ours", 32, 0.5, refused=3, others=True), measured("before", 32, 3),
    ],
    {"ours": 3, "before": 4, "viewer": 1},
    {"ours": {"viewer": [0.002], "health": [0.001]}},
    [measured("ours", 1, 0.01), replace(measured("before", 1, 0.01), load=Load(took=[0.01] * 4, lasted=10))],
    Overload(Load(took=[1.0] * 20, refused=[0.3, 0.7], lasted=40), {"health": [0.05]}, 200_000_000, 203_000_000),
)  # fmt: skip


def reached() -> dict[str, str]:
    """What is told of each target."""
    return {each.what: each.reached for each in targets(RESULT)}


def test_the_page_has_a_line_for_each_contestant_with_what_a_desktop_costs() -> None:
    lines = render(Run("python benchmarks/compare.py", 0.1, RESULT)).splitlines()
    assert "| the ours | 10.0 | 10.0 | 20.0 | 20.0 | 20.0 | 3 | 1,234 |" in lines
    assert "| the before | 100 | 100 | 200 | 200 | 200 | 4 | 1,234 |" in lines


def test_many_clients_stand_with_their_refusals() -> None:
    lines = render(Run("python benchmarks/compare.py", 0.1, RESULT)).splitlines()
    assert "| the ours | 500 / 500 · 1.0/s · 3 refused |" in lines
    assert "| the before | 3,000 / 3,000 · 1.0/s |" in lines
    assert not [line for line in lines if line.startswith("| the viewer | 2")]


def test_others_stand_with_what_they_waited() -> None:
    lines = render(Run("python benchmarks/compare.py", 0.1, RESULT)).splitlines()
    assert "| the ours | 2.00 | 1.00 | 32 | 100 | 20.0 |" in lines


def test_targets_are_ratios_within_the_run() -> None:
    told = reached()
    assert told["the same, to the earlier build's"] == "0.10"
    assert told["refused of 32 clients, cold"] == "3"
    assert told["p95 of another company's `{ viewer { name } }` beside 32 clients, to its idle p50"] == "50.00"
    assert told["p99 of `/healthz` beside 32 clients"] == "20 ms"


def test_moves_stand_apart_from_desktops() -> None:
    lines = render(Run("python benchmarks/compare.py", 0.1, RESULT)).splitlines()
    assert "| the ours | 1 | 1.0 | 10.0 | 10.0 |" in lines
    assert reached()["moves of deals a second by 1 at once, to the earlier build's"] == "2.50"


def test_of_too_much_is_told_what_was_done_all_the_same() -> None:
    told = reached()
    assert told["goodput, asked 4 times as much as it can serve, to the best"] == "0.50"
    assert told["the slowest of 2 refusals then, seconds"] == "0.70"
    assert told["p99 of `/healthz` then"] == "50 ms"
    assert told["memory of the server after it, against before"] == "+3 MB"


def test_what_was_not_measured_is_a_dash() -> None:
    assert reached()["processor time of a cold desktop, to Mercurius'"] == "–"
    assert milliseconds(None) == "–"


def test_times_have_three_digits_or_more() -> None:
    assert [milliseconds(each) for each in (0.00123, 0.0123, 0.123, 1.234)] == ["1.23", "12.3", "123", "1,234"]
