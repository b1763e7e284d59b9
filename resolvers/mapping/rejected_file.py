"""Rows that were not brought in, as a file to mend and bring again by the same mapping."""

import csv
import io
from collections.abc import Sequence

from resolvers.language import Language, LocalizedText
from resolvers.mapping.foreign_table import ForeignTable
from resolvers.mapping.told import RejectedRow


def write_rejected(table: ForeignTable, rejected: Sequence[RejectedRow], language: Language) -> bytes:
    """The rows as they stood, in the form of their file, with one more column that says what is wrong. Of a workbook as text."""
    form = table.form
    written = io.StringIO(newline="")
    # The header stands in the row where the mapping looks for it.
    written.write("\r\n" * max(form.header - 1, 0))
    quoting = csv.QUOTE_MINIMAL if form.quote else csv.QUOTE_NONE
    writer = csv.writer(
        written,
        delimiter=form.delimiter,
        quotechar=form.quote or None,
        quoting=quoting,
        escapechar=None if form.quote else "\\",
    )
    if form.header:
        writer.writerow([*table.columns, _PROBLEM.of(language)])
    for row in rejected:
        cells = [*row.cells, *[""] * (len(table.columns) - len(row.cells))]
        writer.writerow([*cells, _told(row, language)])
    text = written.getvalue()
    if form.encoding == "utf-8":
        return text.encode("utf-8-sig")
    return text.encode(
        {"windows-1251": "cp1251", "windows-1252": "cp1252"}.get(form.encoding, form.encoding), "replace"
    )


def _told(row: RejectedRow, language: Language) -> str:
    problems = (
        f"{each.column}: {each.message.of(language)}" if each.column else each.message.of(language)
        for each in row.problems
    )
    return "; ".join(problems)


_PROBLEM = LocalizedText("What is wrong", "Что не так")
