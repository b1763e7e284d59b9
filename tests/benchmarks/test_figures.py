"""Whether two servers tell the same figures."""

from benchmarks.comparison.figures import differences


def test_numbers_are_the_same_however_they_are_written() -> None:
    assert differences({"value": "10.50", "count": 3}, {"value": "10.5", "count": "3"}) == []


def test_lists_are_the_same_in_whatever_order() -> None:
    slices = [{"label": "Call", "value": "3"}, {"label": "Letter", "value": "2"}]
    assert differences(slices, slices[::-1]) == []


def test_a_cent_is_a_difference_and_is_named_by_its_place() -> None:
    one, other = ({"widgets": [{"metric": {"value": value}}]} for value in ("100.00", "100.01"))
    assert differences(one, other) == [".widgets[0].metric.value: 1E+2 and 100.01"]


def test_what_one_does_not_tell_is_a_difference() -> None:
    assert differences({"value": "1", "previous": "2"}, {"value": "1"})
    assert differences([1, 2], [1])
    assert differences({"percent": "0.00"}, {"percent": None})


def test_texts_that_only_look_like_numbers_are_texts() -> None:
    assert differences("NaN", "Infinity") == ["All: NaN and Infinity"]


def test_what_is_left_out_may_differ() -> None:
    assert differences({"value": 1, "previous": 2}, {"value": 1, "previous": 3}, {"previous"}) == []
    assert differences({"value": 1, "since": "2026-01-01"}, {"value": 1, "since": "2026-01-02"}) == []
