"""What is compared with what, worked out by hand: cases that the oracle and the product both obey.

A case: the first and the last day, both included; the instant it is asked at; and the earlier interval as [start, end), by the
company's clock. ``None``: it is compared with nothing.
"""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Case:
    """One of them."""

    first: str
    last: str
    now: str
    earlier: tuple[str, str] | None
    zone: str = "Europe/Berlin"
    week_start: str = "monday"


class Told(NamedTuple):
    """What a case shows, in words."""

    what: str
    case: Case


_LATER = "2030-06-15T12:00"
_28_NOVEMBER = "2026-11-28T14:49"
_31_MARCH = "2026-03-31T10:00"
_LEAP_DAY = "2028-02-29T09:30"

WITH_THE_ONE_BEFORE = [
    # Whole units that are over.
    Told("October with September", Case("2026-10-01", "2026-10-31", _28_NOVEMBER, ("2026-09-01", "2026-10-01"))),
    Told("March with February", Case("2026-03-01", "2026-03-31", _LATER, ("2026-02-01", "2026-03-01"))),
    Told("March with a leap February", Case("2028-03-01", "2028-03-31", _LATER, ("2028-02-01", "2028-03-01"))),
    Told("January with December", Case("2026-01-01", "2026-01-31", _LATER, ("2025-12-01", "2026-01-01"))),
    Told("a quarter with the one before", Case("2026-07-01", "2026-09-30", _LATER, ("2026-04-01", "2026-07-01"))),
    Told("a first quarter with the last", Case("2026-01-01", "2026-03-31", _LATER, ("2025-10-01", "2026-01-01"))),
    Told("a year with the one before", Case("2025-01-01", "2025-12-31", _LATER, ("2024-01-01", "2025-01-01"))),
    Told("a leap year with a common one", Case("2024-01-01", "2024-12-31", _LATER, ("2023-01-01", "2024-01-01"))),
    Told("a week with the one before", Case("2026-11-16", "2026-11-22", _LATER, ("2026-11-09", "2026-11-16"))),
    Told("a day with the one before", Case("2026-03-01", "2026-03-01", _LATER, ("2026-02-28", "2026-03-01"))),
    # Other ranges: as many days.
    Told("ten days with ten days", Case("2026-03-05", "2026-03-14", _LATER, ("2026-02-23", "2026-03-05"))),
    Told("two months with as many days", Case("2026-03-01", "2026-04-30", _LATER, ("2025-12-30", "2026-03-01"))),
    Told("a month but its last day", Case("2026-03-01", "2026-03-30", _LATER, ("2026-01-30", "2026-03-01"))),
    Told("three months, not a quarter", Case("2026-02-01", "2026-04-30", _LATER, ("2025-11-04", "2026-02-01"))),
    Told("twelve months, not a year", Case("2025-07-01", "2026-06-30", _LATER, ("2024-07-01", "2025-07-01"))),
    Told(
        "seven days that are no week here",
        Case("2026-11-16", "2026-11-22", "2026-11-18T08:00", ("2026-11-09", "2026-11-11T08:00"), week_start="sunday"),
    ),
    # To date.
    Told("this month to date", Case("2026-11-01", "2026-11-30", _28_NOVEMBER, ("2026-10-01", "2026-10-28T14:49"))),
    Told(
        "31 March with the whole of February", Case("2026-03-01", "2026-03-31", _31_MARCH, ("2026-02-01", "2026-03-01"))
    ),
    Told(
        "29 March with the whole of February",
        Case("2026-03-01", "2026-03-31", "2026-03-29T00:10", ("2026-02-01", "2026-03-01")),
    ),
    Told(
        "28 March with 28 February",
        Case("2026-03-01", "2026-03-31", "2026-03-28T10:00", ("2026-02-01", "2026-02-28T10:00")),
    ),
    Told(
        "30 April with 30 March",
        Case("2026-04-01", "2026-04-30", "2026-04-30T12:00", ("2026-03-01", "2026-03-30T12:00")),
    ),
    Told(
        "a week to its Wednesday",
        Case("2026-11-23", "2026-11-29", "2026-11-25T16:20", ("2026-11-16", "2026-11-18T16:20")),
    ),
    Told("today to this time", Case("2026-11-28", "2026-11-28", _28_NOVEMBER, ("2026-11-27", "2026-11-27T14:49"))),
    Told(
        "a quarter to the same month and day",
        Case("2026-10-01", "2026-12-31", _28_NOVEMBER, ("2026-07-01", "2026-08-28T14:49")),
    ),
    Told(
        "31 May with the end of February",
        Case("2026-04-01", "2026-06-30", "2026-05-31T12:00", ("2026-01-01", "2026-03-01")),
    ),
    Told(
        "30 June with 30 March",
        Case("2026-04-01", "2026-06-30", "2026-06-30T12:00", ("2026-01-01", "2026-03-30T12:00")),
    ),
    Told(
        "28 November with 28 November, after a leap year",
        Case("2025-01-01", "2025-12-31", "2025-11-28T14:49", ("2024-01-01", "2024-11-28T14:49")),
    ),
    Told(
        "28 November with 28 November, in a leap year",
        Case("2024-01-01", "2024-12-31", "2024-11-28T14:49", ("2023-01-01", "2023-11-28T14:49")),
    ),
    Told("29 February with 28 February", Case("2028-01-01", "2028-12-31", _LEAP_DAY, ("2027-01-01", "2027-03-01"))),
    Told(
        "ten days to the fourth of them",
        Case("2026-11-25", "2026-12-04", _28_NOVEMBER, ("2026-11-15", "2026-11-18T14:49")),
    ),
    Told(
        "the last 30 days, where they are no month",
        Case("2026-10-30", "2026-11-28", _28_NOVEMBER, ("2026-09-30", "2026-10-29T14:49")),
    ),
    Told(
        "the last 30 days, where they are April",
        Case("2026-04-01", "2026-04-30", "2026-04-30T12:00", ("2026-03-01", "2026-03-30T12:00")),
    ),
    # At its ends.
    Told("just begun", Case("2026-11-01", "2026-11-30", "2026-11-01T00:00", ("2026-10-01", "2026-10-01"))),
    Told("just over", Case("2026-11-01", "2026-11-30", "2026-12-01T00:00", ("2026-10-01", "2026-11-01"))),
    Told("still to come", Case("2026-12-01", "2026-12-31", _28_NOVEMBER, None)),
    Told("about to begin", Case("2026-12-01", "2026-12-31", "2026-11-30T23:59:59.999999", None)),
    Told("tomorrow", Case("2026-11-29", "2026-11-29", _28_NOVEMBER, None)),
    # Where clocks change.
    Told(
        "on the day of 23 hours",
        Case("2026-03-29", "2026-03-29", "2026-03-29T10:00", ("2026-03-28", "2026-03-28T10:00")),
    ),
    Told(
        "on the day of 25 hours",
        Case("2026-10-25", "2026-10-25", "2026-10-25T02:30", ("2026-10-24", "2026-10-24T02:30")),
    ),
    Told(
        "at a time the clocks jumped over",
        Case("2026-03-30", "2026-03-30", "2026-03-30T02:30", ("2026-03-29", "2026-03-29T03:00")),
    ),
    Told(
        "at a time that came twice: the first one",
        Case("2026-10-26", "2026-10-26", "2026-10-26T02:30", ("2026-10-25", "2026-10-25T02:30+02:00")),
    ),
    Told(
        "a month that begins with an hour of the one before",
        # A minute after midnight clocks went back to 23:01 of 31 October 2009: nothing of November has passed.
        Case(
            "2009-11-01", "2009-11-30", "2009-11-01T02:40+00:00", ("2009-10-01", "2009-10-01"), zone="America/St_Johns"
        ),
    ),
    Told(
        "to an hour that begins a day",
        Case(
            "2018-11-05",
            "2018-11-05",
            "2018-11-05T00:30",
            ("2018-11-04T01:00", "2018-11-04T01:00"),
            zone="America/Sao_Paulo",
        ),
    ),
]

WITH_THE_YEAR_BEFORE = [
    Told("a month", Case("2026-03-01", "2026-03-31", _LATER, ("2025-03-01", "2025-04-01"))),
    Told("a leap February", Case("2028-02-01", "2028-02-29", _LATER, ("2027-02-01", "2027-03-01"))),
    Told("a February after a leap one", Case("2029-02-01", "2029-02-28", _LATER, ("2028-02-01", "2028-03-01"))),
    Told("a quarter", Case("2026-04-01", "2026-06-30", _LATER, ("2025-04-01", "2025-07-01"))),
    Told("a year", Case("2025-01-01", "2025-12-31", _LATER, ("2024-01-01", "2025-01-01"))),
    Told("a day", Case("2026-11-28", "2026-11-28", _LATER, ("2025-11-28", "2025-11-29"))),
    Told("a leap day", Case("2028-02-29", "2028-02-29", _LATER, ("2027-02-28", "2027-03-01"))),
    Told("the day before a leap day", Case("2028-02-28", "2028-02-28", _LATER, ("2027-02-28", "2027-03-01"))),
    Told("a week, 52 weeks before", Case("2026-11-23", "2026-11-29", _LATER, ("2025-11-24", "2025-12-01"))),
    Told("ten days", Case("2026-03-05", "2026-03-14", _LATER, ("2025-03-05", "2025-03-15"))),
    Told("ten days up to a leap day", Case("2028-02-20", "2028-02-29", _LATER, ("2027-02-20", "2027-03-01"))),
    Told("days up to the one before it", Case("2028-02-20", "2028-02-28", _LATER, ("2027-02-20", "2027-03-01"))),
    Told("this month to date", Case("2026-11-01", "2026-11-30", _28_NOVEMBER, ("2025-11-01", "2025-11-28T14:49"))),
    Told("29 February to date", Case("2028-02-01", "2028-02-29", _LEAP_DAY, ("2027-02-01", "2027-03-01"))),
    Told("a leap day to date", Case("2028-02-29", "2028-02-29", _LEAP_DAY, ("2027-02-28", "2027-02-28T09:30"))),
    Told(
        "28 November, after a leap year",
        Case("2025-01-01", "2025-12-31", "2025-11-28T14:49", ("2024-01-01", "2024-11-28T14:49")),
    ),
    Told(
        "a week to its Wednesday",
        Case("2026-11-23", "2026-11-29", "2026-11-25T16:20", ("2025-11-24", "2025-11-26T16:20")),
    ),
    Told("ten days to the fourth", Case("2026-11-25", "2026-12-04", _28_NOVEMBER, ("2025-11-25", "2025-11-28T14:49"))),
    Told("still to come", Case("2027-01-01", "2027-12-31", _28_NOVEMBER, None)),
]

CASES = [
    *(("PREVIOUS_PERIOD", *told) for told in WITH_THE_ONE_BEFORE),
    *(("SAME_PERIOD_LAST_YEAR", *told) for told in WITH_THE_YEAR_BEFORE),
]
