"""What separates the values of a file."""

import csv
import re

from resolvers.importing.format import FileFormat

# A comma where nothing speaks for another.
_DELIMITERS = (",", ";", "\t", "|")

# A line before the header by which Excel is told.
_SEPARATOR_LINE = re.compile(r'\s*"?sep=([^\r\n"]?)', re.IGNORECASE)


class UnknownDelimiterError(Exception):
    """A line names something else; the argument is what."""


EXPECTED_DELIMITER = "a comma, a semicolon, a tab or |, such as sep=;"


def named_delimiter(line: str) -> str | None:
    """What a line like ``sep=;`` names; ``None`` if it is another line. Raises UnknownDelimiterError."""
    match = _SEPARATOR_LINE.match(line)
    if match and match[1] not in _DELIMITERS:
        raise UnknownDelimiterError(match[1])
    return match and match[1]


def guess_delimiter(header: str, file: FileFormat) -> str:
    """What separates the names in a header: by which most of them are columns of the format, or else by which there are most."""

    def count(delimiter: str) -> tuple[int, int]:
        (names, *_) = [*csv.reader([header], delimiter=delimiter, skipinitialspace=True)]
        return sum(file.has_column(name) for name in names), len(names)

    return max(_DELIMITERS, key=count)
