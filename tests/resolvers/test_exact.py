"""Arithmetic that loses no digit."""

from decimal import Decimal, localcontext

import pytest

from resolvers.exact import add, difference, percent_change, ratio

LARGE = Decimal("12345678901234567890123456789012345678.901234")


def test_sums_and_differences_keep_every_digit() -> None:
    assert add([LARGE, Decimal("0.000001"), LARGE.copy_negate()]) == Decimal("0.000001")
    assert difference(LARGE, Decimal("0.000001")) == Decimal("12345678901234567890123456789012345678.901233")
    assert add([Decimal("0.1")] * 10) == Decimal(1)
    assert add([]) == 0


def test_no_digit_is_lost_whatever_precision_the_program_around_has() -> None:
    with localcontext(prec=3):
        assert str(add([LARGE, LARGE])) == "24691357802469135780246913578024691357.802468"
        assert str(difference(LARGE, Decimal(1))) == "12345678901234567890123456789012345677.901234"


@pytest.mark.parametrize(
    ("value", "base", "percent"),
    [
        ("150", "100", "50.00"),
        ("50", "100", "-50.00"),
        ("0", "100", "-100.00"),
        ("-50", "-100", "50.00"),
        ("100", "-100", "200.00"),
        ("2", "3", "-33.33"),
        ("100.125", "100", "0.12"),
        ("100.135", "100", "0.14"),
        ("100.1251", "100", "0.13"),
        ("100", "100", "0.00"),
    ],
)
def test_a_change_in_percent_is_of_the_bases_size_rounded_half_even(value: str, base: str, percent: str) -> None:
    assert str(percent_change(Decimal(value), Decimal(base))) == percent


def test_there_is_no_change_in_percent_of_nothing() -> None:
    assert percent_change(Decimal(5), Decimal(0)) is None
    assert percent_change(Decimal(0), Decimal("0.00")) is None


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        ("1", "3", "0.3333"),
        ("2", "3", "0.6667"),
        ("3", "3", "1.0000"),
        ("0", "3", "0.0000"),
        ("0.00005", "1", "0.0000"),
        ("0.00015", "1", "0.0002"),
    ],
)
def test_a_share_has_four_decimals_rounded_half_even(part: str, whole: str, share: str) -> None:
    assert str(ratio(Decimal(part), Decimal(whole))) == share


def test_there_is_no_share_of_nothing() -> None:
    assert ratio(Decimal(0), Decimal(0)) is None
