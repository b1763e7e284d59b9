"""Percentiles."""

from benchmarks.comparison.percentile import percentile


def test_half_of_the_values_do_not_exceed_the_median() -> None:
    assert percentile([5, 1, 4, 2, 3], 50) == 3
    assert percentile([4, 1, 3, 2], 50) == 2


def test_one_in_twenty_exceeds_the_95th() -> None:
    assert percentile(range(1, 101), 95) == 95
    assert percentile(range(1, 11), 95) == 10


def test_the_ends_are_the_least_and_the_greatest() -> None:
    assert percentile([7, 3, 5], 0) == 3
    assert percentile([7, 3, 5], 100) == 7


def test_nothing_has_no_percentile() -> None:
    assert percentile([], 50) is None
