"""How a CSV file writes its values, by who is to read it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from resolvers.export import words
from resolvers.export.table import Cell, Money, Percent, Ratio
from resolvers.language import Language


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

    def write(self, cell: Cell) -> str:
        """A value that is no text, as it stands in the file."""
        match cell:
            case bool():
                return self._yes_or_no(cell)
            case Money():
                return self._number(cell.amount)
            case Ratio():
                return f"{self._number(cell.value * 100)}%" if self.is_for_people else self._number(cell.value)
            case Percent():
                return self._number(cell.value) + ("%" if self.is_for_people else "")
            case Decimal():
                return self._number(cell)
            case datetime() if self.is_for_people:
                return f"{cell:%Y-%m-%d %H:%M:%S}"
            case datetime() | date():
                return cell.isoformat()
            case _:
                return "" if cell is None else str(cell)

    def _yes_or_no(self, cell: bool) -> str:
        if self.is_for_people:
            return (words.YES if cell else words.NO).of(self.language)
        return "true" if cell else "false"

    def _number(self, value: Decimal) -> str:
        return format(value, "f").replace(".", self.decimal_sign)


def csv_style(reader: CsvReader, language: Language) -> CsvStyle:
    """The style of a file. A Russian spreadsheet parts fields by semicolons, since its decimals have commas."""
    if reader is CsvReader.PROGRAMS:
        return CsvStyle(language)
    return (
        CsvStyle(language, ";", ",", is_for_people=True) if language == "ru" else CsvStyle(language, is_for_people=True)
    )
