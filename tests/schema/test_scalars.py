"""Numbers and times as they travel."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
import strawberry
from graphql import SourceLocation
from hypothesis import given
from hypothesis import strategies as st
from strawberry.schema.config import StrawberryConfig

from schema.scalars import SCALARS

taken: list[object] = []


@strawberry.type
class Query:
    @strawberry.field
    def decimal(self, value: Decimal) -> Decimal:
        taken.append(value)
        return value

    @strawberry.field
    def date(self, value: date) -> date:
        return value

    @strawberry.field
    def instant(self, value: datetime) -> datetime:
        return value


schema = strawberry.Schema(query=Query, config=StrawberryConfig(scalar_map=SCALARS))


def echo(field: str, type_name: str, value: object) -> Any:
    result = schema.execute_sync(f"query($v: {type_name}!) {{ {field}(value: $v) }}", variable_values={"v": value})
    return None if result.errors else result.data and result.data[field]


def echo_literal(field: str, literal: str) -> Any:
    result = schema.execute_sync(f"{{ {field}(value: {literal}) }}")
    return None if result.errors else result.data and result.data[field]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=8, min_value=-(10**18), max_value=10**18))
def test_decimal_arrives_as_it_was_sent(value: Decimal) -> None:
    text = format(value, "f")
    assert echo("decimal", "Decimal", text) == text
    assert taken.pop() == value


@pytest.mark.parametrize(
    ("sent", "answered"),
    [("1E+3", "1000"), ("1e-7", "0.0000001"), ("-0.00", "-0.00"), (7, "7"), (99.5, "99.5"), (0.1, "0.1")],
)
def test_decimal_is_answered_without_exponent(sent: object, answered: str) -> None:
    assert echo("decimal", "Decimal", sent) == answered


@pytest.mark.parametrize("literal", ["123456789012345678.12345678", '"123456789012345678.12345678"'])
def test_number_in_the_query_is_taken_as_written(literal: str) -> None:
    assert echo_literal("decimal", literal) == "123456789012345678.12345678"


@pytest.mark.parametrize(
    "value",
    ["", "x", "NaN", "Infinity", "1e999999999", "1" * 10_000, "9" * 41, 0.1 + 0.2, True, [], {}, "1_000", "0x1", "١"],
)
def test_what_is_no_exact_number_is_refused(value: object) -> None:
    assert echo("decimal", "Decimal", value) is None


@pytest.mark.parametrize("literal", ["true", "A", "[]", "{}"])
def test_literal_that_is_no_number_is_refused(literal: str) -> None:
    assert echo_literal("decimal", literal) is None


def test_date_is_year_month_day() -> None:
    assert echo("date", "Date", "2024-02-29") == "2024-02-29"


@pytest.mark.parametrize(
    "value", ["2023-02-29", "20240229", "2024-W09-4", "2024-2-9", "0000-01-01", "2024-02-29T00:00:00Z", 20240229, ""]
)
def test_other_dates_are_refused(value: object) -> None:
    assert echo("date", "Date", value) is None


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ("2026-03-31T18:30:00+03:00", "2026-03-31T18:30:00+03:00"),
        ("2026-03-31T18:30:00.123456Z", "2026-03-31T18:30:00.123456+00:00"),
        ("2026-03-31T18:30Z", "2026-03-31T18:30:00+00:00"),
        ("2026-03-31t18:30:00z", "2026-03-31T18:30:00+00:00"),
    ],
)
def test_instant_keeps_its_offset(sent: str, answered: str) -> None:
    assert echo("instant", "DateTime", sent) == answered


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-31T18:30:00",
        "2026-03-31",
        "2026-03-31T25:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "0001-12-31T00:00:00Z",
        "9999-01-01T12:00:00Z",
        "9999-12-31T23:59:59-23:59",
        1,
        "",
    ],
)
def test_time_without_a_place_on_the_line_of_time_is_refused(value: object) -> None:
    assert echo("instant", "DateTime", value) is None


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_instants_arrive_as_they_were_sent(local: datetime, offset: int) -> None:
    instant = local.replace(tzinfo=timezone(timedelta(minutes=offset)))
    assert datetime.fromisoformat(echo("instant", "DateTime", instant.isoformat())).astimezone(UTC) == instant


@pytest.mark.parametrize("field", ["decimal", "date", "instant"])
@pytest.mark.parametrize("literal", ['"nonsense"', "true", "[1]", "NOUGHT"])
def test_literal_that_is_refused_is_told_with_its_place(field: str, literal: str) -> None:
    [error] = schema.execute_sync(f"{{ {field}(value: {literal}) }}").errors or []
    assert error.message.startswith("Expected ")
    assert error.locations == [SourceLocation(1, len(f"{{ {field}(value: ") + 1)]
