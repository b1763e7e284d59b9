"""Which rows pass a filter."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from tests.oracle.clock import start_of_day
from tests.oracle.periods import months_on, week_of
from tests.oracle.reports.attributes import values_of
from tests.oracle.reports.documents import Document, Value
from tests.oracle.reports.records_of_company import Ground
from tests.oracle.reports.rows import Row

_DAY = timedelta(days=1)
_MONTHS = {"MONTH": 1, "QUARTER": 3, "YEAR": 12}


def passes(ground: Ground, row: Row, part: Document) -> bool:
    """Whether a row passes a condition or a group of them; everything passes a group of none."""
    if "junction" in part:
        results = [passes(ground, row, each) for each in part["parts"]]
        return not results or (all(results) if part["junction"] == "ALL" else any(results))
    return holds(ground, part, values_of(ground, row, part["of"]))


def holds(ground: Ground, condition: Document, values: list[Any]) -> bool:
    """Whether the values of a row (none, one, or several groups) are as the condition says."""
    operator, of = condition["operator"], condition["of"]
    wanted = [read(ground, of, value) for value in condition["values"]]
    if operator == "IS_EMPTY":
        return not values
    if operator == "IS_NOT_EMPTY":
        return bool(values)
    if operator == "IS_ONE_OF":
        return any(equals(ground, value, each) for value in values for each in wanted)
    if operator == "IS_NONE_OF":
        return not any(equals(ground, value, each) for value in values for each in wanted)
    if operator == "CONTAINS":
        return any(str(each).lower() in value.lower() for value in values for each in wanted)
    if operator == "CONTAINS_NOT":
        return not any(str(each).lower() in value.lower() for value in values for each in wanted)
    return any(compares(ground, operator, value, wanted[0]) for value in values)


def read(ground: Ground, of: Document, value: Value) -> Any:
    """What a condition's value means for an attribute."""
    match value:
        case {"viewer": True}:
            return ground.asked.viewer
        case {"id": name}:
            # Options of the same label are one source.
            return ground.records.options[name].label if of["attribute"] == "SOURCE" else name
        case {"number": number}:
            return Decimal(number)
        case {"day": day}:
            return date.fromisoformat(day)
        case {"unit": unit, "offset": offset}:
            return relative_day(ground, unit, offset)
        case {"flag": flag}:
            return flag
        case _:
            return value["text"]


def relative_day(ground: Ground, unit: str, offset: int) -> date:
    """The first day of today's unit, moved by so many of them."""
    today = ground.today
    if unit == "DAY":
        return today + offset * _DAY
    if unit == "WEEK":
        return week_of(today, ground.records.company.week_start) + 7 * offset * _DAY
    months = _MONTHS[unit]
    return months_on(months_on(today.replace(day=1), -((today.month - 1) % months)), months * offset)


def equals(ground: Ground, value: Any, wanted: Any) -> bool:
    """Whether two values are the same; an instant is the day it lies in."""
    if isinstance(value, datetime):
        return start_of_day(wanted, ground.zone) <= value < start_of_day(wanted + _DAY, ground.zone)
    return value == wanted


def compares(ground: Ground, operator: str, value: Any, wanted: Any) -> bool:
    """Less, at most, greater, at least; a day holds from its first instant to its last."""
    if isinstance(value, datetime):
        begins, ends = start_of_day(wanted, ground.zone), start_of_day(wanted + _DAY, ground.zone)
        return {
            "IS_LESS": value < begins,
            "IS_AT_MOST": value < ends,
            "IS_GREATER": value >= ends,
            "IS_AT_LEAST": value >= begins,
        }[operator]
    return {
        "IS_LESS": value < wanted,
        "IS_AT_MOST": value <= wanted,
        "IS_GREATER": value > wanted,
        "IS_AT_LEAST": value >= wanted,
    }[operator]
