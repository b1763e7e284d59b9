"""What steps of time are called, on the company's clock."""

from datetime import datetime

from models.time_zone import TimeZone
from resolvers.granularity import Granularity
from resolvers.language import LocalizedText
from resolvers.period import Interval

_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RU = ("янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек.")
_EN_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_RU_MONTHS = (
    "Январь",
    "Февраль",
    "Март",
    "Апрель",
    "Май",
    "Июнь",
    "Июль",
    "Август",
    "Сентябрь",
    "Октябрь",
    "Ноябрь",
    "Декабрь",
)
_QUARTERS = ("I", "II", "III", "IV")


def step_name(start: datetime, end: datetime, step: Granularity, zone: TimeZone) -> LocalizedText:
    """The name of the step from ``start`` up to, not including, ``end``: “9 Mar 2026”, “March 2026”, “Q1 2026”."""
    first, last = Interval(start, end).days(zone)
    match step:
        case Granularity.DAY:
            return _day(first.day, first.month, first.year)
        case Granularity.WEEK:
            if first == last:
                return _day(first.day, first.month, first.year)
            if first.month == last.month:
                upto = _day(last.day, last.month, last.year)
                return LocalizedText(f"{first.day}–{upto.en}", f"{first.day}–{upto.ru}")
            since, upto = _day(first.day, first.month), _day(last.day, last.month, last.year)
            return LocalizedText(f"{since.en} – {upto.en}", f"{since.ru} – {upto.ru}")
        case Granularity.MONTH:
            return LocalizedText(
                f"{_EN_MONTHS[first.month - 1]} {first.year}", f"{_RU_MONTHS[first.month - 1]} {first.year}"
            )
        case Granularity.QUARTER:
            number = (first.month - 1) // 3
            return LocalizedText(f"Q{number + 1} {first.year}", f"{_QUARTERS[number]} кв. {first.year}")
        case Granularity.YEAR:
            return LocalizedText(str(first.year), str(first.year))


def _day(day: int, month: int, year: int | None = None) -> LocalizedText:
    suffix = "" if year is None else f" {year}"
    return LocalizedText(f"{day} {_EN[month - 1]}{suffix}", f"{day} {_RU[month - 1]}{suffix}")
