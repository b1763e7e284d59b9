"""Reading the cells of a column as what it is mapped to."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from models import FieldKind
from resolvers.currencies.codes import is_code
from resolvers.language import LocalizedText
from resolvers.mapping.dates import fitting_patterns, reader_of
from resolvers.mapping.document import ColumnMapping
from resolvers.mapping.foreign_table import Typed
from resolvers.mapping.mistakes import MappingError
from resolvers.mapping.numbers import NumberForm, fitting_numbers
from resolvers.mapping.targets import FLAGS, Target, bare

ReadCell = Callable[[str], str]
"""A cell as the import format writes it. Raises `CellError`."""


class CellError(Exception):
    """A cell cannot be what its column is mapped to."""

    def __init__(self, message: LocalizedText) -> None:
        super().__init__(message.en)
        self.message = message


def number_reader(column: ColumnMapping, cells: Sequence[str], path: tuple[str, ...]) -> ReadCell:
    """Reads numbers of the column's form, or of the only one that its cells fit. Raises `MappingError` where they fit several."""
    form = column.number
    if form is None:
        fits = fitting_numbers(cell for cell in cells if not isinstance(cell, Typed))
        if len(fits) > 1:
            raise MappingError((*path, "decimal"), AMBIGUOUS_NUMBERS.format(column=column.column, fits=_told(fits)))
        form = fits[0] if fits else NumberForm()

    def read(cell: str) -> str:
        if isinstance(cell, Typed):
            return cell
        try:
            return form.read(cell)
        except ValueError as error:
            raise CellError(_NO_NUMBER.format(cell=_shown(cell), form=_example(form))) from error

    return read


def date_reader(
    column: ColumnMapping, cells: Sequence[str], path: tuple[str, ...], *, is_day: bool = False
) -> ReadCell:
    """Reads dates of the column's pattern, or of the only one that its cells fit; ``is_day``: the day of a time alone.

    Raises `MappingError` where they fit several, or none.
    """
    pattern = column.pattern
    if pattern is None:
        texts = [cell for cell in cells if not isinstance(cell, Typed)]
        fits = fitting_patterns(texts)
        if len(fits) > 1:
            raise MappingError((*path, "pattern"), AMBIGUOUS_DATES.format(column=column.column, fits=", ".join(fits)))
        if texts and not fits:
            raise MappingError((*path, "pattern"), _NO_PATTERN.format(column=column.column, cell=_shown(texts[0])))
        pattern = fits[0] if fits else "YYYY-MM-DD"
    read_one = reader_of(pattern)

    def read(cell: str) -> str:
        try:
            found: datetime | date = datetime.fromisoformat(cell) if isinstance(cell, Typed) else read_one(cell)
        except ValueError as error:
            raise CellError(_NO_DATE.format(cell=_shown(cell), pattern=pattern)) from error
        if is_day:
            return (found.date() if isinstance(found, datetime) else found).isoformat()
        if isinstance(found, datetime) and isinstance(cell, Typed) and len(cell) == len("2024-03-31"):
            return cell
        return found.isoformat()

    return read


def flag_reader() -> ReadCell:
    """Reads yes and no, in the usual words of both languages."""

    def read(cell: str) -> str:
        found = FLAGS.get(bare(cell)) or {"+": "true", "-": "false", "✓": "true", "v": "true"}.get(cell.strip())
        if found is None:
            raise CellError(_NO_FLAG.format(cell=_shown(cell)))
        return found

    return read


def word_reader(target: Target) -> ReadCell:
    """Reads words that stand for something."""
    values = target.values or {}

    def read(cell: str) -> str:
        found = values.get(bare(cell))
        if found is None:
            raise CellError(_NO_WORD.format(cell=_shown(cell), words=", ".join(dict.fromkeys(values.values()))))
        return found

    return read


def currency_reader(target: Target) -> ReadCell:
    """Reads currencies by their codes, in small letters too, and some by their names."""
    values = target.values or {}

    def read(cell: str) -> str:
        found = values.get(bare(cell), cell.strip().upper())
        if not is_code(found):
            raise CellError(_NO_CURRENCY.format(cell=_shown(cell)))
        return found

    return read


def text_reader() -> ReadCell:
    """Reads text."""

    def read(cell: str) -> str:
        if "\0" in cell:
            raise CellError(_NUL)
        return str(cell)

    return read


def field_reader(kind: FieldKind, column: ColumnMapping, cells: Sequence[str], path: tuple[str, ...]) -> ReadCell:
    """Reads values of a custom field, but choices."""
    match kind:
        case FieldKind.NUMBER | FieldKind.PRICE:
            return number_reader(column, cells, path)
        case FieldKind.DATE:
            return date_reader(column, cells, path, is_day=True)
        case FieldKind.FLAG:
            return flag_reader()
        case _:
            return text_reader()


def _told(forms: Sequence[NumberForm]) -> str:
    return ", ".join(map(_example, forms))


def _example(form: NumberForm) -> str:
    return f"1{form.grouping}234{form.decimal}50"


def _shown(cell: str) -> str:
    return f"“{cell if len(cell) <= 60 else cell[:57] + '…'}”"


AMBIGUOUS_NUMBERS = LocalizedText(
    "The numbers of “{column}” can be read in several ways: as {fits}. Expected to be told in which.",
    "Числа в столбце «{column}» можно прочитать по-разному: {fits}. Укажите, как.",
)
AMBIGUOUS_DATES = LocalizedText(
    "The dates of “{column}” can be read in several ways: as {fits}. Expected to be told in which.",
    "Даты в столбце «{column}» можно прочитать по-разному: {fits}. Укажите, как.",
)
_NO_PATTERN = LocalizedText(
    "No usual pattern fits all dates of “{column}”, such as {cell}. Expected a pattern.",
    "Ни один обычный образец не подходит ко всем датам столбца «{column}», например {cell}. Укажите образец.",
)
_NO_NUMBER = LocalizedText("{cell} is not a number like {form}.", "{cell} — не число вида {form}.")
_NO_DATE = LocalizedText("{cell} is not a date like {pattern}.", "{cell} — не дата вида {pattern}.")
_NO_FLAG = LocalizedText("{cell} is neither yes nor no.", "{cell} — не «да» и не «нет».")
_NO_CURRENCY = LocalizedText(
    "{cell} is not known as a currency; expected its code by ISO 4217, such as EUR.",
    "{cell} — неизвестная валюта; ожидается её код по ISO 4217, например RUB.",
)
_NO_WORD = LocalizedText("{cell} is none of: {words}.", "{cell} — ничто из: {words}.")
_NUL = LocalizedText("There are characters that no text has.", "Здесь есть знаки, которых в тексте не бывает.")
