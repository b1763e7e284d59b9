"""How a CSV file writes its values, by who is to read it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any

from resolvers.export import words
from resolvers.export.table import Money, Percent, Ratio
from resolvers.language import Language

Writers = dict[type, Callable[[Any], str]]


class CsvReader(StrEnum):
    """Who reads a CSV file."""

    PROGRAMS = "programs"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """What separates fields and decimals. For people, values are written as their spreadsheet takes them: its days, its percentages."""

    language: Language
    separator: str = ","
    decimal_sign: str = "."
    is_for_people: bool = False

    def writers(self) -> Writers:
        """What writes a value that is no text, as it stands in the file, by the value's type."""
        number = self._number
        return {
            NoneType: lambda _: "",
            bool: self._yes_or_no,
            int: str,
            Decimal: number,
            Money: lambda cell: number(cell.amount),
            Ratio: lambda cell: f"{number(cell.value * 100)}%" if self.is_for_people else number(cell.value),
            Percent: lambda cell: number(cell.value) + ("%" if self.is_for_people else ""),
            datetime: _clock if self.is_for_people else datetime.isoformat,
            date: date.isoformat,
        }

    def _yes_or_no(self, cell: bool) -> str:
        if self.is_for_people:
            return (words.YES if cell else words.NO).of(self.language)
        return "true" if cell else "false"

    def _number(self, value: Decimal) -> str:
        return format(value, "f").replace(".", self.decimal_sign)


def _clock(cell: datetime) -> str:
    return cell.replace(tzinfo=None).isoformat(" ", "seconds")


def csv_style(reader: CsvReader, language: Language) -> CsvStyle:
    """The style of a file. A Russian spreadsheet parts fields by semicolons, since its decimals have commas."""
    if reader is CsvReader.PROGRAMS:
        return CsvStyle(language)
    return (
        CsvStyle(language, ";", ",", is_for_people=True) if language == "ru" else CsvStyle(language, is_for_people=True)
    )
